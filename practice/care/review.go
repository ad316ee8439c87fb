package care

import (
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// A Review is one review of the case of a child in care.
//
// Law: Children Act 1989 s26; SI 2010/959 part 6.
type Review struct {
	record.Base
	record.Told

	Reviewed      core.Date
	Participation string
}

// ReviewKind is all that the house knows of them.
var ReviewKind = record.NewKind("care_review", "Looked-after review", func(r *Review) form.Questions {
	return append(form.Questions{
		form.Day(&r.Reviewed, "reviewed_on", "When was it held?").Needed().NotAfterToday(),
		form.Choice(&r.Participation, "participation", "How did the child take part?", code.ReviewParticipation).Needed(),
	}, r.Asked()...)
}).
	Says("One review of the case of a child in care, and how the child took part.", "Children Act 1989 s26; SI 2010/959 part 6; "+guide+", reviews").
	In("care", "In care").NotByHand().
	On(func(r *Review) core.Date { return r.Reviewed }).
	Card(func(r *Review) string { return code.ReviewParticipation.Label(r.Participation) }).
	Makes(clock.CLAReviewHeld, func(r *Review) core.Date { return r.Reviewed })
