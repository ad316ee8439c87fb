package childinneed

import (
	"context"

	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Plan is a time with a child in need plan, and the plan itself as it stands. The meeting
// that agrees on it makes it; reviews let it grow, each a version of it, and end it.
//
// Law: Children Act 1989 s17; Working Together 2026 ch. 3.
type Plan struct {
	record.Base
	record.Told

	Began, Ended core.Date // Ended is blank while it runs
	EndedWhy     string
	VisitEvery   form.Number // working days, as now agreed
	VisitFirst   form.Number // as agreed when it began, from which the first visits are due
	ShortBreaks  string
	Contingency  string
	ReviewOn     core.Date
	ChangedOn    core.Date // the meeting that last changed it
	Actions      []Action
}

// PlanKind is all that the house knows of them.
var PlanKind = record.EachRow(record.NewKind("cin_plan", "Child in need plan", func(p *Plan) form.Questions {
	return append(form.Questions{
		form.Day(&p.Began, "began_on", "When did it begin?").Needed().NotAfterToday(),
		visitsQuestion(&p.VisitEvery),
		form.YesNo(&p.ShortBreaks, "short_breaks", "Is it for short breaks of a disabled child, and for nothing else?"),
		form.Long(&p.Contingency, "contingency", "What will happen if things get worse, or the plan does not work?"),
		form.Day(&p.ReviewOn, "review_on", "When is it reviewed?"),
		form.Day(&p.Ended, "ended_on", "When did it end?").NotAfterToday(),
		form.Choice(&p.EndedWhy, "ended_why", "Why did it end?", code.PlanEndReason),
		form.Whole(&p.VisitFirst, "visit_every_first", "How often it was first agreed").Meaning("Every so many working days, as agreed when the plan began; the first visits are due by it.").Kept(),
		form.Day(&p.ChangedOn, "changed_on", "Day of the last change").Meaning("The day of the meeting that last changed the plan.").Kept(),
	}, p.Asked()...)
}), "action", "What the child needs", func(p *Plan) *[]Action { return &p.Actions }, (*Action).questions).
	Says("The plan for a child in need, as it stands, and the time with it. The meeting that agrees on it makes it; reviews change it.", "Children Act 1989 s17; Working Together 2026 ch. 3; "+guide+", CIN plan dates").
	In("child-in-need", "Child in need").NotByHand().Follows("cin_episode", "cin_plan_agreed").
	On(func(p *Plan) core.Date { return p.Began }).
	Lasts(func(p *Plan) (from, until core.Date) { return p.Began, p.Ended }).
	Card(func(p *Plan) string { return code.PlanEndReason.Label(p.EndedWhy) }).
	Moments(func(p *Plan) []clock.Event {
		began := record.OnDay(clock.CINPlanAgreed, p.Began, planTags(p)...)
		began.Every = every(p.VisitFirst)
		return []clock.Event{began, record.OnDay(clock.CINPlanEnded, p.Ended)}
	})

// planOf is the plan that a child had on a day: the last that began on or before it and
// had not ended before it; nil for none.
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

// lastDay is after every day.
var lastDay = core.Day(9999, 12, 31)

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

// endPlans ends the plan that each child of a record has.
func endPlans(ctx context.Context, q store.Querier, b *record.Base, day core.Date, why string) ([]record.Entry, error) {
	var out []record.Entry
	for _, child := range b.People {
		p, err := planOf(ctx, q, b.Authority, child, day)
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
