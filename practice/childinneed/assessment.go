package childinneed

import (
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// An Assessment is what the census holds of a child and family assessment: its days and
// the factors found. One that was written here is of the kind "assessment" and says more.
//
// Law: Children Act 1989 s17; Working Together 2026 ch. 3.
type Assessment struct {
	record.Base
	record.Told

	Began      core.Date
	Review     core.Date // by when a manager was to look at it
	Authorised core.Date // when it was completed; blank while it is open
	Factors    []string
}

// AssessmentKind is all that the house knows of them.
var AssessmentKind = record.NewKind("cin_assessment", "Assessment in the census", func(a *Assessment) form.Questions {
	return append(form.Questions{
		form.Day(&a.Began, "began_on", "When did it begin?").Needed().NotAfterToday(),
		form.Day(&a.Review, "internal_review_on", "By when was a manager to look at it?"),
		form.Day(&a.Authorised, "authorised_on", "When was it completed?").NotAfterToday(),
		form.Several(&a.Factors, "factors", "Factors found", code.AssessmentFactor),
	}, a.Asked()...)
}).
	Says("The days of a child and family assessment and the factors it found, as the census holds them.", "Children Act 1989 s17; Working Together 2026 ch. 3; "+guide+", assessments").
	Many("Assessments in the census").
	In("child-in-need", "Assessment").NotByHand().Follows("cin_episode").
	On(func(a *Assessment) core.Date { return a.Began }).
	Lasts(func(a *Assessment) (from, until core.Date) { return a.Began, a.Authorised }).
	Card(func(a *Assessment) string {
		labels := make([]string, len(a.Factors))
		for i, f := range a.Factors {
			labels[i] = code.AssessmentFactor.Label(f)
		}
		return joined(labels...)
	}).
	Makes(clock.AssessmentStarted, func(a *Assessment) core.Date { return a.Began }).
	Makes(clock.AssessmentCompleted, func(a *Assessment) core.Date { return a.Authorised })
