package getsafe

import (
	"context"

	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Concern is that somebody thinks a child may be exploited. The screening tool follows.
//
// Guidance: Working Together 2026 ch. 3; the local exploitation pathway.
type Concern struct {
	record.Base

	On      core.Date
	Who     string
	What    string
	Kinds   []string
	Slavery string
	Words   string
	Danger  string
	Done    string
}

// ConcernKind is all that the house knows of concerns about exploitation.
var ConcernKind = record.NewKind("exploitation_concern", "Concern about exploitation", func(c *Concern) form.Questions {
	return form.Questions{
		form.Day(&c.On, "concern_on", "When did we learn of it?").Needed().NotAfterToday(),
		form.Choice(&c.Who, "told_by", "Who told us?", code.Agency).Needed(),
		form.Long(&c.What, "what", "What are they worried about?").Needed(),
		form.Long(&c.Words, "child_words", "What has the child said, in the child's own words?"),
		form.Several(&c.Kinds, "kinds", "Which kinds of exploitation are thought of?", code.Exploitation).Needed(),
		form.YesNo(&c.Slavery, "modern_slavery", "Are there signs of modern slavery?").Needed().Hint("Made to work, to carry drugs, to have sex, or moved from place to place for it. A child cannot agree to it"),
		form.YesNo(&c.Danger, "danger", "Is the child in danger now?").Needed(),
		form.Long(&c.Done, "done", "What has been done to keep the child safe?").ShownWhen("danger", "yes").Needed(),
	}
}).
	Says("Somebody thinks that a child may be exploited.", harmOutside+"; local exploitation pathway").
	In("exploitation", "Exploitation").Many("Concerns about exploitation").
	On(func(c *Concern) core.Date { return c.On }).
	Card(func(c *Concern) string {
		line := ""
		for _, k := range c.Kinds {
			line = joined(line, code.Exploitation.Label(k))
		}
		return line
	}).
	Moments(func(c *Concern) []clock.Event {
		if c.Slavery == "yes" {
			return []clock.Event{record.OnDay(clock.ExploitationConcernRecorded, c.On, clock.TagModernSlavery)}
		}
		return []clock.Event{record.OnDay(clock.ExploitationConcernRecorded, c.On)}
	})

// concernOf is the concern that a return conversation with signs of exploitation leads to.
func concernOf(ctx context.Context, q store.Querier, r *Return) ([]record.Entry, error) {
	made, err := ConcernKind.FromRecord(ctx, q, r.Authority, r.ID)
	if err != nil || r.Signs != "yes" {
		return nil, err
	}
	c := ConcernKind.Make(r)
	if len(made) > 0 {
		c = made[0]
	}
	c.On, c.Who, c.Kinds, c.Slavery = max(r.Held, r.Declined, r.Offered).Date(), "social_care", r.Kinds, r.Slavery
	c.What, c.Words = joined(r.Harm, r.Carers), r.Words
	if c.What == "" {
		c.What = r.Analysis
	}
	c.Danger, c.Done = r.Danger, ""
	if c.Danger == "yes" {
		c.Done = r.Analysis
	}
	return []record.Entry{c}, nil
}
