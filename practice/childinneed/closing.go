package childinneed

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

// A Closing ends the involvement of children's social care with a child. It is decided
// by a manager, and its summary is in words that the child may one day read.
//
// Guidance: Working Together 2026 ch. 3; the reasons are the census's.
type Closing struct {
	record.Base

	Closed    core.Date
	Reason    string
	Summary   string
	FamilyHas string // the family has been told
	WhyNot    string
	Partners  string // whoever else works with the family has been told
}

// ClosingKind is all that the house knows of closings.
var ClosingKind = record.NewKind("closing", "Closing", func(c *Closing) form.Questions {
	return form.Questions{
		form.Day(&c.Closed, "closed_on", "From when are we no longer involved?").Needed().NotAfterToday(),
		form.Choice(&c.Reason, "reason", "Why?", code.ClosureReason).Needed(),
		form.Long(&c.Summary, "summary", "What happened, and what changed?").Needed().Hint("In words that the child may one day read"),
		form.YesNo(&c.FamilyHas, "family_told", "Has the family been told?").Needed(),
		form.Words(&c.WhyNot, "why_not_told", "Why not?").ShownWhen("family_told", "no").Needed(),
		form.YesNo(&c.Partners, "partners_told", "Have those who go on working with the family been told?").Needed(),
	}
}).
	Says("The end of our work with a child, and why.", "Working Together 2026 ch. 3; children in need census: ReasonForClosure").
	In("cin", "Child in need").
	Follows("referral", "assessment").MadeBy(access.L2).
	On(func(c *Closing) core.Date { return c.Closed }).
	Card(func(c *Closing) string { return code.ClosureReason.Label(c.Reason) }).
	Fills(func(_ context.Context, _ store.Querier, c *Closing, from record.Entry) (form.Sources, error) {
		if from == nil || from.Head().Kind != "assessment" {
			return nil, nil
		}
		c.Reason = "RC8" // closed after assessment; where early help goes on, the manager says so
		return form.Sources{"reason": "the assessment"}, nil
	}).
	Makes(clock.CaseClosed, func(c *Closing) core.Date { return c.Closed })
