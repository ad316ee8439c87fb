package protection

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

// A Plan is a time on a child protection plan, and the plan itself as it stands. The
// conference makes it; core groups and reviews let it grow, each a version of it; only a
// review conference ends it, but for an 18th birthday, a death or a move.
//
// Guidance: Working Together 2026 ch. 3.
type Plan struct {
	record.Base
	record.Told

	Began, Ended    core.Date // Ended is blank while it runs
	Initial, Latest string    // category of abuse
	Before          form.Number
	EndedWhy        string
	VisitEvery      form.Number // working days, as now agreed
	VisitFirst      form.Number // as the conference agreed it, from which the first visits are due
	ReviewOn        core.Date
	ChangedOn       core.Date // the meeting that last changed it
	Actions         []Action
	CoreGroup       []Member
}

// PlanKind is all that the house knows of them.
var PlanKind = record.EachRow(record.EachRow(record.NewKind("protection_plan", "Child protection plan", func(p *Plan) form.Questions {
	return append(form.Questions{
		form.Day(&p.Began, "began_on", "When did it begin?").Needed().NotAfterToday(),
		form.Choice(&p.Initial, "initial_category", "Category of abuse at first", code.CategoryOfAbuse).Needed(),
		form.Choice(&p.Latest, "latest_category", "Category of abuse at present", code.CategoryOfAbuse).Needed(),
		form.Whole(&p.Before, "plans_before", "How many child protection plans before this?").Between(0, 50),
		form.Whole(&p.VisitEvery, "visit_every", "How often is the child to be seen?").Hint("Every so many working days. The council's standard holds where this is longer").Between(1, 20),
		form.Day(&p.ReviewOn, "review_on", "When is the next review conference?"),
		form.Day(&p.Ended, "ended_on", "When did it end?").NotAfterToday(),
		form.Choice(&p.EndedWhy, "ended_why", "Why did it end?", code.ProtectionEnd),
		form.Whole(&p.VisitFirst, "visit_every_first", "How often the conference first agreed").Meaning("Every so many working days, as the conference that made the plan agreed; the first visits are due by it.").Kept(),
		form.Day(&p.ChangedOn, "changed_on", "Day of the last change").Meaning("The day of the conference, core group or review that last changed the plan.").Kept(),
	}, p.Asked()...)
}),
	"action", "What must change", func(p *Plan) *[]Action { return &p.Actions }, (*Action).questions),
	"member", "The core group", func(p *Plan) *[]Member { return &p.CoreGroup }, (*Member).questions).
	Says("The plan that keeps a child safe, as it stands, and the time on it. The conference makes it; core groups and reviews change it.", together+"; "+guide+", child protection plans").
	In("protection", "Protection").NotByHand().Follows("cin_episode", "initial_conference").
	On(func(p *Plan) core.Date { return p.Began }).
	Lasts(func(p *Plan) (from, until core.Date) { return p.Began, p.Ended }).
	Card(func(p *Plan) string {
		if p.Latest != "" {
			return code.CategoryOfAbuse.Label(p.Latest)
		}
		return code.CategoryOfAbuse.Label(p.Initial)
	}).
	Moments(func(p *Plan) []clock.Event {
		began := record.OnDay(clock.CPPlanStarted, p.Began)
		began.Every = every(p.VisitFirst)
		return []clock.Event{began, record.OnDay(clock.CPPlanEnded, p.Ended)}
	})

// grow takes over what a conference or a review agreed for the plan's child.
func (p *Plan) grow(m *meeting, child core.ID) {
	p.Actions = actionsFor(m.Actions, child)
	p.CoreGroup = slices.Clone(m.CoreGroup)
	if m.VisitEvery.Known {
		p.VisitEvery = m.VisitEvery
	}
	p.ReviewOn = m.ReviewOn
}

// planOf is the plan that a child was on, on a day: the last that began on or before it
// and had not ended before it; nil for none.
func planOf(ctx context.Context, q store.Querier, authority string, child core.ID, day core.Date) (*Plan, error) {
	all, err := PlanKind.OfPerson(ctx, q, authority, child)
	var last *Plan
	for _, p := range all {
		if p.Began.NotAfter(day) && !p.Ended.Before(day) && (last == nil || p.Began >= last.Began) {
			last = p
		}
	}
	return last, err
}

// plansOf are the running plans of the children of a record.
func plansOf(ctx context.Context, q store.Querier, b *record.Base) ([]*Plan, error) {
	var out []*Plan
	for _, child := range b.People {
		p, err := planOf(ctx, q, b.Authority, child, lastDay)
		if err != nil {
			return nil, err
		}
		if p != nil {
			out = append(out, p)
		}
	}
	return out, nil
}

// plansBefore says which plans a child was on that began before a day and have ended; ""
// for none.
func plansBefore(ctx context.Context, q store.Querier, authority string, child core.ID, day core.Date) (string, error) {
	all, err := PlanKind.OfPerson(ctx, q, authority, child)
	words := ""
	for _, p := range all {
		if p.Began.Before(day) && !p.Ended.IsZero() && p.Ended.NotAfter(day) {
			words += "On a plan from " + p.Began.Long() + " to " + p.Ended.Long() + ": " + code.CategoryOfAbuse.Label(p.Latest) + ".\n"
		}
	}
	return words, err
}

// countBefore is how many plans a child was on before a day. A plan that an import told of
// says how many came before it.
func countBefore(ctx context.Context, q store.Querier, authority string, child core.ID, day core.Date, except core.ID) (form.Number, error) {
	all, err := PlanKind.OfPerson(ctx, q, authority, child)
	var n int64
	for _, p := range all {
		if p.ID != except && p.Began.Before(day) {
			n = max(n+1, p.Before.N+1)
		}
	}
	return form.Number{N: n, Known: true}, err
}

// A PlanEnded is the end of a plan without a review conference.
//
// Guidance: Working Together 2026 ch. 3.
type PlanEnded struct {
	record.Base

	Ended  core.Date
	Why    string
	Other  string
	HeldOn core.Date
	Words  string
}

// PlanEndedKind is all that the house knows of plans that ended without a conference.
var PlanEndedKind = record.NewKind("protection_plan_ended", "Protection plan ended without a conference", func(e *PlanEnded) form.Questions {
	return form.Questions{
		form.Choice(&e.Why, "why", "Why does it end?", code.EndWithoutConference).Needed(),
		form.Day(&e.Ended, "ended_on", "When did it end?").Needed().NotAfterToday(),
		form.Words(&e.Other, "other_authority", "To which authority?").ShownWhen("why", "moved").Needed(),
		form.Day(&e.HeldOn, "their_conference_on", "When did it hold its own conference?").ShownWhen("why", "moved").Needed().NotAfterToday(),
		form.Long(&e.Words, "words", "What should be known of it?"),
	}
}).
	Says("A plan ends without a review conference: at 18, by a death, or because another authority has taken it over.", together).
	Many("Protection plans ended without a conference").
	In("protection", "Protection").Follows("protection_plan").MadeBy(access.L2).
	On(func(e *PlanEnded) core.Date { return e.Ended }).
	Card(func(e *PlanEnded) string { return code.EndWithoutConference.Label(e.Why) }).
	Leads(func(ctx context.Context, q store.Querier, e *PlanEnded) ([]record.Entry, error) {
		return endPlans(ctx, q, e, e.Ended, e.Why)
	})

// endPlans ends the plan that each child of a record is on.
func endPlans(ctx context.Context, q store.Querier, of record.Entry, day core.Date, why string) ([]record.Entry, error) {
	var out []record.Entry
	for _, child := range of.Head().People {
		p, err := planOf(ctx, q, of.Head().Authority, child, day)
		if err != nil {
			return nil, err
		}
		if p != nil {
			p.Ended, p.EndedWhy = day, why
			out = append(out, p)
		}
	}
	return out, nil
}

// A LongPlan is a senior manager's look at a plan that has run long.
//
// Source: local practice standards; clock cp.plan-15-months.
type LongPlan struct {
	record.Base

	Held     core.Date
	Changed  string
	Stuck    string
	Legal    string
	WhyNot   string
	Decision string
	Reason   string
}

// LongPlanKind is all that the house knows of senior reviews of plans.
var LongPlanKind = record.NewKind("protection_long_plan", "Senior review of a long protection plan", func(l *LongPlan) form.Questions {
	return form.Questions{
		form.Day(&l.Held, "held_on", "When did you look?").Needed().NotAfterToday(),
		form.Long(&l.Changed, "changed", "What has changed for the child since the plan began?").Needed(),
		form.Long(&l.Stuck, "stuck", "What has not, and why?").Needed(),
		form.YesNo(&l.Legal, "pre_proceedings", "Is pre-proceedings needed?").Needed(),
		form.Long(&l.WhyNot, "why_no_pre_proceedings", "Why not?").ShownWhen("pre_proceedings", "no").Needed(),
		form.Choice(&l.Decision, "decision", "What do you decide?", code.LongPlanDecision).Needed(),
		form.Long(&l.Reason, "reason", "Why?").Needed(),
	}
}).
	Says("A senior manager asks why a plan has run so long, and whether pre-proceedings is needed.", "Local practice standards, after "+together).
	Many("Senior reviews of long protection plans").
	In("protection", "Protection").Follows("protection_plan").MadeBy(access.L3).
	On(func(l *LongPlan) core.Date { return l.Held }).
	Card(func(l *LongPlan) string { return code.LongPlanDecision.Label(l.Decision) }).
	Makes(clock.CPPlanAgeReviewHeld, func(l *LongPlan) core.Date { return l.Held })
