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
	Override  string // why it is closed although something is open
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
		form.Long(&c.Override, "override", "If something is still open, why close all the same?").Hint("A service manager decides then"),
	}
}).
	Says("The end of our work with a child, and why.", "Working Together 2026 ch. 3; children in need census: ReasonForClosure").
	In("cin", "Child in need").
	Follows("referral", "assessment", "prebirth_assessment", "care_ending", "care_ending_at_16", "court_order", "section47_outcome", "initial_conference", "protection_review", "cin_plan", "cin_review", "cin_withdrawn", "cin_management_review", "cin_episode").MadeBy(access.L2).
	On(func(c *Closing) core.Date { return c.Closed }).
	Card(func(c *Closing) string { return code.ClosureReason.Label(c.Reason) }).
	Fills(fillClosing).
	Guards(guardClosing).
	Then(func(ctx context.Context, tx *store.Tx, who access.Who, c *Closing) error {
		if c.Override != "" && who.Level < access.L3 {
			return core.Say(core.Forbidden, "Something is still open, so somebody of level L3 or above must decide to close.")
		}
		return endLeads(ctx, tx, c)
	}).
	Leads(leadClosed).
	Makes(clock.CaseClosed, func(c *Closing) core.Date { return c.Closed })

// endLeads ends the work of each child's lead worker, since nobody's caseload holds a closed
// case; but not of one to whom the child was handed for early help, which goes on.
func endLeads(ctx context.Context, tx *store.Tx, c *Closing) error {
	for _, child := range c.People {
		handed, err := store.One[int](ctx, tx, `
			SELECT count(*)
			FROM   involvement i
			JOIN   record a ON a.authority_id = i.authority_id AND a.id = i.record_id
			JOIN   record e ON e.authority_id = a.authority_id AND e.id = a.from_id
			WHERE  i.authority_id = $1 AND i.person_id = $2 AND i.role = 'lead worker' AND i.until_on IS NULL AND e.kind = 'early_help'`, c.Authority, child)
		if err != nil {
			return err
		}
		if handed > 0 {
			continue
		}
		if err := access.EndLead(ctx, tx, c.Authority, child, c.Closed, c.State.Standing()); err != nil {
			return err
		}
	}
	return nil
}

// fillClosing fills in why, as the step before says it.
func fillClosing(ctx context.Context, q store.Querier, c *Closing, from record.Entry) (form.Sources, error) {
	if from == nil || from.Head().Kind == "referral" {
		return nil, nil
	}
	sources := form.Sources{"reason": "the step before"}
	c.Reason = "RC7" // no longer in need; where the child moved, the manager says so
	switch from.Head().Kind {
	case "assessment", "prebirth_assessment":
		c.Reason = "RC8" // closed after assessment; where early help goes on, the manager says so
	case "court_order", "care_ending", "care_ending_at_16":
		words, _, err := store.Maybe[string](ctx, q, `
			SELECT order_type AS words FROM court_order WHERE authority_id = $1 AND record_id = $2
			UNION ALL
			SELECT reason FROM care_ending_child WHERE authority_id = $1 AND record_id = $2
			UNION ALL
			SELECT reason FROM care_ending_at_16_child WHERE authority_id = $1 AND record_id = $2
			LIMIT 1`, c.Authority, c.From)
		if err != nil {
			return nil, err
		}
		if reason := closedBy[words]; reason != "" {
			c.Reason = reason
		}
	}
	return sources, nil
}

// closedBy is the census's reason for closing a case, by the order of the court or by the
// reason for which care ended.
var closedBy = map[string]string{
	"special_guardianship": "RC4", "E45": "RC4", "E46": "RC4", "E47": "RC4", "E48": "RC4",
	"child_arrangements": "RC3", "E41": "RC3",
	"E11": "RC1", "E12": "RC1", "E2": "RC2", "E3": "RC5", "E7": "RC6",
}

// guardClosing refuses to close while something is open, unless somebody says why.
func guardClosing(ctx context.Context, q store.Querier, c *Closing) ([]core.FieldProblem, error) {
	if c.Override != "" {
		return nil, nil
	}
	var open []string
	for _, child := range c.People {
		found, err := openFor(ctx, q, c.Authority, child, c.Closed)
		if err != nil {
			return nil, err
		}
		for _, words := range found {
			open = once(open, words)
		}
	}
	if len(open) == 0 {
		return nil, nil
	}
	return []core.FieldProblem{wrong("override", "Still open: "+joined(open...)+". End that first, or a service manager says why it is closed all the same")}, nil
}

// leadClosed ends the plan of each child, and the time as a child in need of which a return
// told.
func leadClosed(ctx context.Context, q store.Querier, c *Closing) ([]record.Entry, error) {
	out, err := endPlans(ctx, q, c.Head(), c.Closed, planEnd[c.Reason])
	if err != nil {
		return nil, err
	}
	for _, child := range c.People {
		episodes, err := EpisodeKind.OfPerson(ctx, q, c.Authority, child)
		if err != nil {
			return nil, err
		}
		for _, e := range episodes {
			if e.Referred.NotAfter(c.Closed) && (e.Closed.IsZero() || e.ClosedIn == c.ID) {
				e.Closed, e.ReasonClosure, e.ClosedIn = c.Closed, c.Reason, c.ID
				out = append(out, e)
			}
		}
	}
	return out, nil
}

// planEnd is why a plan ended, by the reason for which the case was closed.
var planEnd = map[string]string{
	"RC1": "other", "RC2": "died", "RC3": "other", "RC4": "other", "RC5": "moved", "RC6": "turned_18",
	"RC7": "needs_met", "RC8": "needs_met", "RC9": "step_down",
}
