package care

import (
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// A Leaver is how a care leaver fares around a birthday from the 17th to the 21st.
//
// Law: Children Act 1989 ss23A to 24D.
type Leaver struct {
	record.Base
	record.Told

	Year    form.Number // the collection year, which ends on 31 March
	InTouch string
	Doing   string
	Living  string
}

// LeaverKind is all that the house knows of them.
var LeaverKind = record.NewKind("care_leaver_outcome", "Care leaver's year", func(l *Leaver) form.Questions {
	return append(form.Questions{
		form.Whole(&l.Year, "collection_year", "Year ending 31 March").Needed(),
		form.Choice(&l.InTouch, "in_touch", "Are we in touch?", code.InTouch).Needed(),
		form.Choice(&l.Doing, "activity", "Main activity", code.CareLeaverActivity),
		form.Choice(&l.Living, "accommodation", "Where they live", code.CareLeaverAccommodation),
	}, l.Asked()...)
}).
	Says("How a care leaver fares around a birthday from the 17th to the 21st.", "Children Act 1989 ss23A to 24D; "+guide+", OC3").
	In("care", "Leaving care").NotByHand().
	On(func(l *Leaver) core.Date { return yearEnd(l.Year) }).
	Card(func(l *Leaver) string {
		return joined(code.InTouch.Label(l.InTouch), code.CareLeaverActivity.Label(l.Doing), code.CareLeaverAccommodation.Label(l.Living))
	})
