package care

import (
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// A LibertyOrder is a time under an order of the High Court that deprives a child in care
// of liberty.
//
// Law: the inherent jurisdiction of the High Court; Children Act 1989 s100.
type LibertyOrder struct {
	record.Base
	record.Told

	From, Until core.Date
}

// LibertyOrderKind is all that the house knows of them.
var LibertyOrderKind = record.NewKind("liberty_order", "Deprivation of liberty order", func(l *LibertyOrder) form.Questions {
	return append(form.Questions{
		form.Day(&l.From, "from_on", "From when?").Needed().NotAfterToday(),
		form.Day(&l.Until, "until_on", "Until when?"),
	}, l.Asked()...)
}).
	Says("A time under an order that deprives a child in care of liberty.", "Children Act 1989 s100; "+guide+", deprivation of liberty orders, from 2027").
	In("care", "Court").NotByHand().
	On(func(l *LibertyOrder) core.Date { return l.From }).
	Lasts(func(l *LibertyOrder) (from, until core.Date) { return l.From, l.Until })
