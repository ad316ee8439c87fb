package getsafe

import (
	"context"
	"slices"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Screening is the screening tool, used for one child on one day. Its score and level
// are worked out by the version of the tool; the worker's judgement may raise the level,
// and may lower it with a reason that a manager signs.
//
// Guidance: Working Together 2026 ch. 3; the local exploitation pathway. Inspectors found
// that the tool was not used the same way for every child in care.
type Screening struct {
	record.Base

	On          core.Date
	Reason      string
	Kinds       []string
	Answers     Answers
	Evidence    string // for the strong signs
	Other       string // for the other signs
	Words       string // the child's own
	Differs     string
	Judged      string
	WhyDiffers  string
	Analysis    string
	Next        core.Date
	Consent     string
	Version     form.Number // of the tool
	Score       form.Number
	Worked      string // the level that the score gives
	Level       string // the level that holds
	LevelBefore string // that the screening before gave
	Missing     form.Number
}

// repeatMissing is how many times missing in 90 days bring another screening.
const repeatMissing, repeatDays = 3, 90

// ScreeningKind is all that the house knows of screenings.
var ScreeningKind = record.NewKind("exploitation_screening", "Exploitation screening", screeningQuestions).
	Says("The screening tool for exploitation, used for one child: signs, evidence, the child's own words, the level, and what a worker makes of it.",
		harmOutside+"; local exploitation pathway").
	In("exploitation", "Exploitation").ForOneChild().
	Follows("exploitation_concern", "missing_period", "return_conversation", "contact_decision", "care_episode", "exploitation_screening", "exploitation_panel").
	SignedAt(access.L2).
	On(func(s *Screening) core.Date { return s.On }).
	Card(func(s *Screening) string {
		return joined(code.ExploitationLevel.Label(s.Level), "score "+s.Score.String())
	}).
	Checks(checkScreening).
	Guards(func(ctx context.Context, q store.Querier, s *Screening) ([]core.FieldProblem, error) {
		return nil, s.workOut(ctx, q)
	}).
	Moments(func(s *Screening) []clock.Event {
		if s.State != record.Agreed {
			return nil
		}
		var tags []string
		switch s.Level {
		case "medium":
			tags = append(tags, clock.TagMedium)
		case "high":
			tags = append(tags, clock.TagHigh)
		}
		if s.Missing.N >= repeatMissing {
			tags = append(tags, clock.TagRepeat)
		}
		out := []clock.Event{record.AtTime(clock.ExploitationScreened, s.SignedAt, tags...)}
		if s.Level == "high" && s.LevelBefore != "high" {
			out = append(out, record.AtTime(clock.StrategyNeeded, s.SignedAt))
		}
		return out
	})

func screeningQuestions(s *Screening) form.Questions {
	qs := form.Questions{
		form.Day(&s.On, "screened_on", "On which day?").Needed().NotAfterToday(),
		form.Choice(&s.Reason, "reason", "Why?", code.ScreeningReason).Needed(),
		form.Several(&s.Kinds, "kinds", "Which kinds of exploitation are thought of?", code.Exploitation).Needed(),
		form.Long(&s.Words, "child_words", "What does the child say, in the child's own words?").Needed().Hint("Or why the child was not asked yet, and when they will be"),
	}
	tool := s.tool()
	group := Group("")
	for i, sign := range signs {
		q := form.Choice(&s.Answers[i], sign.Code, sign.Words, code.Indicator).Needed()
		if sign.Group != group {
			q.Under(string(sign.Group))
		}
		if !tool.asks(sign) {
			q.Kept()
		}
		group = sign.Group
		qs = append(qs, q)
	}
	return append(qs,
		form.Long(&s.Evidence, "evidence", "What was seen of the strong signs, when, and who told?").Under("What we make of it").Hint("For each one that is there"),
		form.Long(&s.Other, "evidence_other", "And of the other signs?"),
		form.Long(&s.Analysis, "analysis", "What do you make of it?").Needed().Hint("What is likely, how bad, what could stop it. The child is not to blame for what others do"),
		form.YesNo(&s.Differs, "judgement_differs", "Do you judge the level otherwise than the tool?").Needed().Hint("The tool's level is worked out when you hand this in"),
		form.Choice(&s.Judged, "judged_level", "What level do you judge?", code.ExploitationLevel).ShownWhen("judgement_differs", "yes").Needed(),
		form.Long(&s.WhyDiffers, "why_differs", "Why?").ShownWhen("judgement_differs", "yes").Needed(),
		form.Choice(&s.Consent, "family_know", "Do the parents know?", code.ParentsKnow).Needed(),
		form.Day(&s.Next, "next_on", "When is it looked at again?").Needed(),
		form.Whole(&s.Version, "tool_version", "Version of the tool").Kept().Meaning("The version of the screening tool by which the score and the level were worked out."),
		form.Whole(&s.Score, "score", "Score").Kept().Meaning("Worked out from the answers by the version of the tool, never typed."),
		form.Choice(&s.Worked, "worked_level", "Level by the tool", code.ExploitationLevel).Kept().Meaning("Worked out from the answers by the version of the tool, never typed."),
		form.Choice(&s.Level, "level", "Level", code.ExploitationLevel).Kept().Meaning("The level that holds: the one judged, where it differs from the tool's."),
		form.Choice(&s.LevelBefore, "level_before", "Level before", code.ExploitationLevel).Kept().Meaning("That of the screening before; blank for the first."),
		form.Whole(&s.Missing, "missing_90_days", "Times missing in 90 days").Kept().Meaning("Counted from the times missing on record, in the 90 days to the screening."),
	)
}

// tool is the version that the screening was made with; that of its day for a new one.
func (s *Screening) tool() Tool {
	if t, known := toolOf(s.Version.N); s.Version.Known && known {
		return t
	}
	if s.On.IsZero() {
		return Tools[len(Tools)-1]
	}
	return ToolOn(s.On)
}

// checkScreening asks for evidence of what is said to be there.
func checkScreening(s *Screening) []core.FieldProblem {
	var wrong []core.FieldProblem
	for _, part := range []struct {
		group Group
		said  string
		field string
	}{{Strong, s.Evidence, "evidence"}, {Medium, s.Other, "evidence_other"}} {
		there := slices.ContainsFunc(signs[:], func(sign Sign) bool {
			a := s.Answers[slices.Index(signs[:], sign)]
			return sign.Group == part.group && (a == "now" || a == "recent" || a == "earlier")
		})
		if there && part.said == "" {
			wrong = append(wrong, core.FieldProblem{Field: part.field, Words: "Say what was seen, when, and who told, for each sign that is there"})
		}
	}
	return wrong
}

// before is the last screening of a child that was signed.
type before struct {
	ScreenedOn core.Date
	Level      string
}

// workOut puts the score, the levels and what is on record beside them.
func (s *Screening) workOut(ctx context.Context, q store.Querier) error {
	tool := s.tool()
	score, level := tool.Score(s.Answers)
	s.Version = form.Number{N: int64(tool.Version), Known: true}
	s.Score = form.Number{N: int64(score), Known: true}
	s.Worked, s.Level = level, level
	if s.Judged != "" {
		s.Level = s.Judged
	}
	if len(s.People) == 0 || s.On.IsZero() {
		return nil
	}
	b, known, err := store.Maybe[before](ctx, q, `
		SELECT screened_on, level FROM exploitation_screening_by_child
		WHERE  authority_id = $1 AND person_id = $2 AND state = 'agreed' AND record_id <> $3 AND screened_on <= $4
		ORDER  BY screened_on DESC, record_id DESC LIMIT 1`, s.Authority, s.People[0], s.ID, s.On)
	if err != nil {
		return err
	}
	if s.LevelBefore = ""; known {
		s.LevelBefore = b.Level
	}
	n, err := timesMissing(ctx, q, s.Authority, s.People[0], s.On.Plus(-repeatDays), s.On)
	s.Missing = form.Number{N: int64(n), Known: true}
	return err
}

// timesMissing counts the times that a child went missing after one day and up to another.
func timesMissing(ctx context.Context, q store.Querier, authority string, person core.ID, after, to core.Date) (int, error) {
	return store.One[int](ctx, q, `
		SELECT count(*) FROM missing_period_by_child
		WHERE  authority_id = $1 AND person_id = $2 AND missing_type = 'M' AND from_on > $3 AND from_on <= $4`, authority, person, after, to)
}

// fillScreening takes over what does not change from the last screening, and the kinds
// of exploitation from the concern. Signs are looked for afresh each time.
func fillScreening(ctx context.Context, q store.Querier, s *Screening, from record.Entry) (form.Sources, error) {
	sources := form.Sources{}
	if from == nil || len(s.People) == 0 {
		return sources, nil
	}
	if c, ok := from.(*Concern); ok {
		s.Kinds, s.Reason = c.Kinds, "concern"
		sources["kinds"], sources["reason"] = "the concern", "the concern"
	}
	switch from.Head().Kind {
	case "missing_period", "return_conversation":
		s.Reason = "missing"
	case "care_episode":
		s.Reason = "care"
	case "exploitation_screening", "exploitation_panel":
		s.Reason = "again"
	}
	all, err := ScreeningKind.OfPerson(ctx, q, s.Authority, s.People[0])
	if err != nil || len(all) == 0 {
		return sources, err
	}
	last := all[len(all)-1]
	if len(s.Kinds) == 0 && len(last.Kinds) > 0 {
		s.Kinds, sources["kinds"] = last.Kinds, "the screening of "+last.On.Long()
	}
	for i, sign := range signs {
		if sign.Group == Background && last.Answers[i] != "" {
			s.Answers[i] = last.Answers[i]
			sources[sign.Code] = "the screening of " + last.On.Long()
		}
	}
	return sources, nil
}

// What is known before names the kind itself, so it is said once the kind is there.
func init() { ScreeningKind.Fills(fillScreening) }
