package protection

import (
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// A Plan is a time on a child protection plan.
//
// Guidance: Working Together 2026 ch. 3.
type Plan struct {
	record.Base
	record.Told

	Began, Ended    core.Date // Ended is blank while it runs
	Initial, Latest string    // category of abuse
	Before          form.Number
}

// PlanKind is all that the house knows of them.
var PlanKind = record.NewKind("protection_plan", "Child protection plan", func(p *Plan) form.Questions {
	return append(form.Questions{
		form.Day(&p.Began, "began_on", "When did it begin?").Needed().NotAfterToday(),
		form.Choice(&p.Initial, "initial_category", "Category of abuse at first", code.CategoryOfAbuse).Needed(),
		form.Choice(&p.Latest, "latest_category", "Category of abuse at present", code.CategoryOfAbuse).Needed(),
		form.Whole(&p.Before, "plans_before", "How many child protection plans before this?").Between(0, 50),
		form.Day(&p.Ended, "ended_on", "When did it end?").NotAfterToday(),
	}, p.Asked()...)
}).
	Says("A time on a child protection plan.", "Working Together 2026 ch. 3; "+guide+", child protection plans").
	In("protection", "Protection").NotByHand().Follows("cin_episode").
	On(func(p *Plan) core.Date { return p.Began }).
	Lasts(func(p *Plan) (from, until core.Date) { return p.Began, p.Ended }).
	Card(func(p *Plan) string {
		if p.Latest != "" {
			return code.CategoryOfAbuse.Label(p.Latest)
		}
		return code.CategoryOfAbuse.Label(p.Initial)
	}).
	Makes(clock.CPPlanStarted, func(p *Plan) core.Date { return p.Began }).
	Makes(clock.CPPlanEnded, func(p *Plan) core.Date { return p.Ended })

// A Review is one review conference on a child protection plan.
//
// Guidance: Working Together 2026 ch. 3.
type Review struct {
	record.Base
	record.Told

	Reviewed core.Date
}

// ReviewKind is all that the house knows of them.
var ReviewKind = record.NewKind("protection_review", "Review of a protection plan", func(r *Review) form.Questions {
	return append(form.Questions{
		form.Day(&r.Reviewed, "reviewed_on", "When was it held?").Needed().NotAfterToday(),
	}, r.Asked()...)
}).
	Says("One review conference on a child protection plan.", "Working Together 2026 ch. 3; "+guide+", reviews").
	Many("Reviews of protection plans").
	In("protection", "Protection").NotByHand().Follows("protection_plan").
	On(func(r *Review) core.Date { return r.Reviewed }).
	Makes(clock.RCPCHeld, func(r *Review) core.Date { return r.Reviewed })
