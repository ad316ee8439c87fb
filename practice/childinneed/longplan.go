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

// A LongPlan is a senior manager's look at a child in need plan that has run long.
//
// Source: local practice standards; clock cin.long-running.
type LongPlan struct {
	record.Base

	Held     core.Date
	Changed  string
	Stuck    string
	Child    string
	Decision string
	Reason   string
}

// LongPlanKind is all that the house knows of senior reviews of child in need plans.
var LongPlanKind = record.NewKind("cin_management_review", "Senior review of a long child in need plan", func(l *LongPlan) form.Questions {
	return form.Questions{
		form.Day(&l.Held, "held_on", "When did you look?").Needed().NotAfterToday(),
		form.Long(&l.Changed, "changed", "What has changed for the child since the plan began?").Needed(),
		form.Long(&l.Stuck, "stuck", "What has not, and why?").Needed(),
		form.Long(&l.Child, "child_words", "What would the child say of it, in the child's own words?"),
		form.Choice(&l.Decision, "decision", "What do you decide?", code.LongPlanDecision).Needed(),
		form.Long(&l.Reason, "reason", "Why?").Needed(),
	}
}).
	Says("A senior manager asks why a child in need plan has run so long, and what must change.", "Local practice standards, after Working Together 2026 ch. 3").
	Many("Senior reviews of long child in need plans").
	In("child-in-need", "Child in need").Follows("cin_plan").MadeBy(access.L3).
	On(func(l *LongPlan) core.Date { return l.Held }).
	Card(func(l *LongPlan) string { return code.LongPlanDecision.Label(l.Decision) }).
	Moments(func(l *LongPlan) []clock.Event {
		out := []clock.Event{record.OnDay(clock.CINManagementReviewHeld, l.Held)}
		if l.Decision == "step_up" {
			out = append(out, record.OnDay(clock.StrategyNeeded, l.Held))
		}
		return out
	})

// A Withdrawn is the withdrawal of a family's agreement to a plan, and a manager's decision
// what follows. Without agreement the plan cannot go on; a worry that is too grave goes to
// a strategy discussion.
//
// Law: Children Act 1989 s17.
type Withdrawn struct {
	record.Base

	On       core.Date
	By       string
	Words    string
	Worries  string
	Decision string
	Reason   string
}

// WithdrawnKind is all that the house knows of agreement withdrawn.
var WithdrawnKind = record.NewKind("cin_withdrawn", "Agreement to the plan withdrawn", func(w *Withdrawn) form.Questions {
	return form.Questions{
		form.Day(&w.On, "withdrawn_on", "When was it withdrawn?").Needed().NotAfterToday(),
		form.Choice(&w.By, "withdrawn_by", "By whom?", code.ConsentBy).Needed(),
		form.Long(&w.Words, "why_withdrawn", "Why, in their words?").Needed(),
		form.Long(&w.Worries, "worries", "What are we still worried about, for each child?").Needed(),
		form.Choice(&w.Decision, "decision", "What do you decide?", code.WithdrawalDecision).Needed(),
		form.Long(&w.Reason, "reason", "Why?").Needed(),
	}
}).
	Says("A family no longer agrees to the plan. A manager decides what follows.", "Children Act 1989 s17").
	Many("Agreements withdrawn").
	In("child-in-need", "Child in need").Follows("cin_plan", "cin_plan_agreed", "cin_review").MadeBy(access.L2).
	On(func(w *Withdrawn) core.Date { return w.On }).
	Card(func(w *Withdrawn) string { return code.WithdrawalDecision.Label(w.Decision) }).
	Leads(func(ctx context.Context, q store.Querier, w *Withdrawn) ([]record.Entry, error) {
		if w.Decision != "end" && w.Decision != "early_help" {
			return nil, nil
		}
		return endPlans(ctx, q, w.Head(), w.On, "withdrew")
	}).
	Moments(func(w *Withdrawn) []clock.Event {
		switch w.Decision {
		case "strategy":
			return []clock.Event{record.OnDay(clock.StrategyNeeded, w.On)}
		case "early_help":
			return []clock.Event{record.OnDay(clock.EarlyHelpStepDownAgreed, w.On)}
		}
		return nil
	})
