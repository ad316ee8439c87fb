package casework

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

// A Summary is what a child's record says in short, in words that the child may one day
// read: why we are here, who decided, what the child wanted, what has been tried.
//
// Guidance: local recording policy; the Independent Inquiry and care leavers ask that a file
// can be read by the person it is about.
type Summary struct {
	record.Base

	Written  core.Date
	For      string
	Now      string
	Tried    string
	Next     string
	Children []SummaryChild
}

// A SummaryChild is the summary for one child.
type SummaryChild struct {
	record.Part
	Story string
	Words string
	Kin   string
}

// SummaryKind is all that the house knows of case summaries.
var SummaryKind = record.EachChild(record.NewKind("case_summary", "Case summary", func(s *Summary) form.Questions {
	return form.Questions{
		form.Day(&s.Written, "written_on", "When was it brought up to date?").Needed().NotAfterToday(),
		form.Choice(&s.For, "summary_for", "Why now?", code.SummaryFor).Needed(),
		form.Long(&s.Now, "now", "How are things now?").Needed(),
		form.Long(&s.Tried, "tried", "What did the parents, the family and we try?").Needed(),
		form.Long(&s.Next, "next_steps", "What happens next, and who does it?").Needed(),
	}
}), func(s *Summary) *[]SummaryChild { return &s.Children }, func(c *SummaryChild) form.Questions {
	return form.Questions{
		form.Long(&c.Story, "story", "What has happened, and who decided?").Needed().Hint("In words that the child may one day read, to the child: “You were seven when …”"),
		form.Long(&c.Words, "child_words", "What does the child want, in the child's own words?"),
		form.Long(&c.Kin, "kin", "Where are brothers, sisters and others who matter, and how does the child see them?"),
	}
}).
	Says("What a child's record says in short, in words that the child may one day read.", "Local recording policy; SI 2010/959 reg 49, the case record").
	Many("Case summaries").
	In(area, "Notes").
	On(func(s *Summary) core.Date { return s.Written }).
	Card(func(s *Summary) string { return code.SummaryFor.Label(s.For) }).
	Fills(fillSummary).
	Makes(clock.CaseSummaryUpdated, func(s *Summary) core.Date { return s.Written })

// fillSummary takes over what the last summary of each child said, to be brought up to date.
func fillSummary(ctx context.Context, q store.Querier, s *Summary, _ record.Entry) (form.Sources, error) {
	type last struct {
		WrittenOn             core.Date
		Now, Tried, NextSteps string
		Story, Words, Kin     string
	}
	sources := form.Sources{}
	for i := range s.Children {
		c := &s.Children[i]
		was, known, err := store.Maybe[last](ctx, q, `
			SELECT k.written_on, coalesce(k.now, '') AS now, coalesce(k.tried, '') AS tried, coalesce(k.next_steps, '') AS next_steps,
				coalesce(c.story, '') AS story, coalesce(c.child_words, '') AS words, coalesce(c.kin, '') AS kin
			FROM   case_summary_child c
			JOIN   case_summary k ON k.authority_id = c.authority_id AND k.record_id = c.record_id
			JOIN   record r ON r.authority_id = c.authority_id AND r.id = c.record_id
			WHERE  c.authority_id = $1 AND c.person_id = $2 AND r.state = 'agreed'
			ORDER  BY k.written_on DESC, r.id DESC LIMIT 1`, s.Authority, c.Person)
		if err != nil {
			return nil, err
		}
		if !known {
			continue
		}
		from := "the summary of " + was.WrittenOn.Long()
		c.Story, c.Words, c.Kin = was.Story, was.Words, was.Kin
		for _, name := range []string{"story", "child_words", "kin"} {
			sources[record.PartField(c.Person, name)] = from
		}
		if s.Now == "" {
			s.Now, s.Tried, s.Next = was.Now, was.Tried, was.NextSteps
			sources["now"], sources["tried"], sources["next_steps"] = from, from, from
		}
	}
	return sources, nil
}

// A Transfer is a handover of children from one worker or team to another. Whoever takes
// over signs it: from then on they know what was promised.
//
// Guidance: Working Together 2026 ch. 3; local transfer protocol.
type Transfer struct {
	record.Base

	On       core.Date
	To       core.ID
	Why      string
	Stage    string
	Risks    string
	Together core.Date // the visit that both made
	Promises []Promise
	Children []TransferChild
}

// A Promise is what the child or family was promised and is still to come.
type Promise struct {
	What, Who string
	By        core.Date
}

// A TransferChild is how one child heard of it.
type TransferChild struct {
	record.Part
	Told   string
	WhyNot string
	Words  string
}

// TransferKind is all that the house knows of handovers.
var TransferKind = record.EachRow(record.EachChild(record.NewKind("transfer_summary", "Handover", func(t *Transfer) form.Questions {
	return form.Questions{
		form.Day(&t.On, "transfer_on", "From when does somebody else take over?").Needed(),
		form.Person(&t.To, "new_worker", "Who takes over?"),
		form.Choice(&t.Why, "reason", "Why does the worker change?", code.SocialWorkerChange).Needed(),
		form.Long(&t.Stage, "stage", "Where are we with these children, and what is due next?").Needed(),
		form.Long(&t.Risks, "risks", "What must the new worker know to keep them safe?").Needed(),
		form.Day(&t.Together, "together_on", "When did both of you visit?").NotAfterToday().Hint("Leave blank if you did not yet"),
	}
}), func(t *Transfer) *[]TransferChild { return &t.Children }, func(c *TransferChild) form.Questions {
	return form.Questions{
		form.YesNo(&c.Told, "told", "Does the child know who comes now, and why?").Needed(),
		form.Words(&c.WhyNot, "why_not_told", "Why not?").ShownWhen("told", "no").Needed(),
		form.Long(&c.Words, "child_words", "What did the child say about it?"),
	}
}), "promise", "What was promised", func(t *Transfer) *[]Promise { return &t.Promises }, func(p *Promise) form.Questions {
	return form.Questions{
		form.Words(&p.What, "what", "What was promised?").Needed(),
		form.Words(&p.Who, "who", "Who does it?").Needed(),
		form.Day(&p.By, "by_on", "By when?"),
	}
}).
	Says("A handover of children to another worker or team, with what was promised and what they must know.", "Working Together 2026 ch. 3; local transfer protocol").
	In(area, "Worker").SignedAt(access.L2).
	On(func(t *Transfer) core.Date { return t.On }).
	Card(func(t *Transfer) string { return code.SocialWorkerChange.Label(t.Why) }).
	Moments(func(t *Transfer) []clock.Event {
		if t.State != record.Agreed {
			return nil
		}
		return []clock.Event{record.OnDay(clock.CaseSummaryUpdated, t.SignedAt.Date())}
	})
