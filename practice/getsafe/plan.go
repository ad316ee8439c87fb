package getsafe

import (
	"context"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Plan is what several agencies do so that a child is exploited no more.
//
// Guidance: Working Together 2026 ch. 3; the local exploitation pathway.
type Plan struct {
	record.Base

	On      core.Date
	Level   string // of the last screening
	Words   string
	Aim     string
	Trusted string // the adult whom the child trusts
	Missing string // what everybody does when the child is missing
	Steps   []Step
	Agreed  string
	WhyNot  string
	Ended   core.Date // set by the review that ends it
}

// A Step is one thing that a plan says will be done.
type Step struct {
	Strand, What, Who string
	By                core.Date
	Progress          string // as the last review found it
}

func stepQuestions(s *Step) form.Questions {
	return form.Questions{
		form.Choice(&s.Strand, "strand", "Part", code.ExploitationStrand).Needed(),
		form.Words(&s.What, "action", "What will be done").Needed(),
		form.Words(&s.Who, "by_whom", "Who does it, of which agency").Needed(),
		form.Day(&s.By, "by_when", "By when").Needed(),
	}
}

// PlanKind is all that the house knows of plans against exploitation.
var PlanKind = record.EachRow(record.NewKind("exploitation_plan", "Plan against exploitation", func(p *Plan) form.Questions {
	return form.Questions{
		form.Day(&p.On, "agreed_on", "When was it agreed?").Needed().NotAfterToday(),
		form.Long(&p.Words, "child_words", "What does the child want, in the child's own words?").Needed(),
		form.Long(&p.Aim, "aim", "What must be different for the child to be safe?").Needed(),
		form.Words(&p.Trusted, "trusted_adult", "Which adult does the child trust?").Needed(),
		form.Long(&p.Missing, "when_missing", "What does everybody do when the child is missing?").Needed().Hint("Whom to ring, where to look, photograph, who collects the child"),
		form.YesNo(&p.Agreed, "family_agree", "Do the child and the parents agree?").Needed(),
		form.Long(&p.WhyNot, "why_not_agreed", "Who does not, and why?").ShownWhen("family_agree", "no").Needed(),
		form.Choice(&p.Level, "level", "Level", code.ExploitationLevel).Kept().Meaning("The level of the last screening when the plan was made."),
		form.Day(&p.Ended, "ended_on", "Ended on").Kept().Meaning("Set by the review that ended the plan."),
	}
}), "step", "What will be done", func(p *Plan) *[]Step { return &p.Steps }, stepQuestions).
	Says("What several agencies do so that a child is exploited no more, and by when.", harmOutside+"; local exploitation pathway").
	In("exploitation", "Exploitation").Many("Plans against exploitation").ForOneChild().
	Follows("exploitation_screening", "exploitation_panel", "exploitation_plan_review").SignedAt(access.L2).
	On(func(p *Plan) core.Date { return p.On }).
	Lasts(func(p *Plan) (from, until core.Date) { return p.On, p.Ended }).
	Card(func(p *Plan) string { return joined(code.ExploitationLevel.Label(p.Level), p.Aim) }).
	Checks(func(p *Plan) []core.FieldProblem {
		if len(p.Steps) == 0 {
			return []core.FieldProblem{{Field: "row-step-1.action", Words: "A plan says at least one thing that will be done"}}
		}
		return nil
	}).
	Guards(func(ctx context.Context, q store.Querier, p *Plan) ([]core.FieldProblem, error) {
		if len(p.People) == 0 || p.On.IsZero() {
			return nil, nil
		}
		b, _, err := lastScreening(ctx, q, p.Authority, p.People[0], p.On)
		p.Level = b.Level
		return nil, err
	}).
	Makes(clock.ExploitationPlanAgreed, func(p *Plan) core.Date {
		if p.State != record.Agreed {
			return 0
		}
		return p.On
	}).
	Makes(clock.ExploitationPlanEnded, func(p *Plan) core.Date { return p.Ended })

// What is known before names the kind itself, so it is said once the kind is there.
func init() {
	PlanKind.Fills(func(ctx context.Context, q store.Querier, p *Plan, from record.Entry) (form.Sources, error) {
		if s, ok := from.(*Screening); ok {
			p.Words = s.Words
			return form.Sources{"child_words": "the screening of " + s.On.Long()}, nil
		}
		if len(p.People) == 0 {
			return nil, nil
		}
		all, err := PlanKind.OfPerson(ctx, q, p.Authority, p.People[0])
		if err != nil || len(all) == 0 {
			return nil, err
		}
		last := all[len(all)-1]
		p.Aim, p.Trusted, p.Missing, p.Steps = last.Aim, last.Trusted, last.Missing, last.Steps
		source := "the plan of " + last.On.Long()
		return form.Sources{"aim": source, "trusted_adult": source, "when_missing": source}, nil
	})
}

// lastScreening is the last signed screening of a child on or before a day.
func lastScreening(ctx context.Context, q store.Querier, authority string, person core.ID, on core.Date) (before, bool, error) {
	return store.Maybe[before](ctx, q, `
		SELECT screened_on, level FROM exploitation_screening_by_child
		WHERE  authority_id = $1 AND person_id = $2 AND state = 'agreed' AND screened_on <= $3
		ORDER  BY screened_on DESC, record_id DESC LIMIT 1`, authority, person, on)
}

// A PlanReview is one look at a plan against exploitation, with the child.
//
// Guidance: the local exploitation pathway: a plan ends after two low screenings and three
// months without going missing, when it is met and the child agrees.
type PlanReview struct {
	record.Base

	On       core.Date
	Words    string
	Changed  string
	Risk     string
	Steps    []Step
	Decision string
	Why      string
	Sure     string // why it ends though the usual signs of safety are not there
	Next     core.Date
}

// PlanReviewKind is all that the house knows of reviews of these plans.
var PlanReviewKind = record.EachRow(record.NewKind("exploitation_plan_review", "Review of a plan against exploitation", func(r *PlanReview) form.Questions {
	return form.Questions{
		form.Day(&r.On, "held_on", "When was it held?").Needed().NotAfterToday(),
		form.Long(&r.Words, "child_words", "What does the child say, in the child's own words?").Needed(),
		form.Long(&r.Changed, "changed", "What has changed, also in people and places around the child?").Needed(),
		form.Choice(&r.Risk, "risk", "How has the risk changed?", code.RiskChange).Needed(),
		form.Choice(&r.Decision, "decision", "What is decided?", code.ExploitationDecision).Needed(),
		form.Long(&r.Why, "why", "Why?").Needed(),
		form.Long(&r.Sure, "why_end", "If the child was missing in three months, or the last two screenings are not both low: why may the plan end?").ShownWhen("decision", "end"),
		form.Day(&r.Next, "next_on", "When is the next look?").Needed().Hint("Also when the plan ends: three months later"),
	}
}), "step", "How each step has gone", func(r *PlanReview) *[]Step { return &r.Steps }, func(s *Step) form.Questions {
	return append(stepQuestions(s), form.Choice(&s.Progress, "progress", "How has it gone?", code.Progress).Needed())
}).
	Says("One look at a plan against exploitation: what changed, how each step has gone, what is decided.", "Local exploitation pathway").
	In("exploitation", "Exploitation").Many("Reviews of plans against exploitation").ForOneChild().
	Follows("exploitation_plan").MadeBy(access.L1).
	On(func(r *PlanReview) core.Date { return r.On }).
	Card(func(r *PlanReview) string {
		return joined(code.ExploitationDecision.Label(r.Decision), code.RiskChange.Label(r.Risk))
	}).
	Fills(func(_ context.Context, _ store.Querier, r *PlanReview, from record.Entry) (form.Sources, error) {
		if p, ok := from.(*Plan); ok {
			r.Steps = p.Steps
		}
		return nil, nil
	}).
	Guards(guardEnd).
	Leads(func(ctx context.Context, q store.Querier, r *PlanReview) ([]record.Entry, error) {
		if r.Decision != "end" {
			return nil, nil
		}
		var out []record.Entry
		for _, person := range r.People {
			plans, err := PlanKind.OfPerson(ctx, q, r.Authority, person)
			if err != nil {
				return nil, err
			}
			for _, p := range plans {
				if p.State == record.Agreed && p.Ended.IsZero() {
					p.Ended = r.On
					out = append(out, p)
				}
			}
		}
		return out, nil
	})

// guardEnd refuses to end a plan while the usual signs of safety are not there, unless
// the review says why it may end.
func guardEnd(ctx context.Context, q store.Querier, r *PlanReview) ([]core.FieldProblem, error) {
	if r.Decision != "end" || r.Sure != "" {
		return nil, nil
	}
	for _, person := range r.People {
		missing, err := timesMissing(ctx, q, r.Authority, person, r.On.PlusMonths(-3), r.On)
		if err != nil {
			return nil, err
		}
		levels, err := store.All[string](ctx, q, `
			SELECT level FROM exploitation_screening_by_child
			WHERE  authority_id = $1 AND person_id = $2 AND state = 'agreed' AND screened_on <= $3
			ORDER  BY screened_on DESC, record_id DESC LIMIT 2`, r.Authority, person, r.On)
		if err != nil {
			return nil, err
		}
		if missing > 0 || len(levels) < 2 || levels[0] != "low" || levels[1] != "low" {
			return []core.FieldProblem{{Field: "why_end", Words: "The child was missing in the last three months, or the last two screenings are not both low: say why the plan may end"}}, nil
		}
	}
	return nil, nil
}
