package childinneed

import (
	"throughline/clock"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// A Plan is a time with a child in need plan.
//
// Law: Children Act 1989 s17; Working Together 2026 ch. 3.
type Plan struct {
	record.Base
	record.Told

	Began, Ended core.Date // Ended is blank while it runs
}

// PlanKind is all that the house knows of them.
var PlanKind = record.NewKind("cin_plan", "Child in need plan", func(p *Plan) form.Questions {
	return append(form.Questions{
		form.Day(&p.Began, "began_on", "When did it begin?").Needed().NotAfterToday(),
		form.Day(&p.Ended, "ended_on", "When did it end?").NotAfterToday(),
	}, p.Asked()...)
}).
	Says("A time with a child in need plan.", "Children Act 1989 s17; Working Together 2026 ch. 3; "+guide+", CIN plan dates").
	In("child-in-need", "Child in need").NotByHand().Follows("cin_episode").
	On(func(p *Plan) core.Date { return p.Began }).
	Lasts(func(p *Plan) (from, until core.Date) { return p.Began, p.Ended }).
	Makes(clock.CINPlanAgreed, func(p *Plan) core.Date { return p.Began })
