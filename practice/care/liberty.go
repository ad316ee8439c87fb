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

	From, Until              core.Date
	Why, What, Wishes, Lower string
	Reviewed                 core.Date
}

// LibertyOrderKind is all that the house knows of them.
var LibertyOrderKind = record.NewKind("liberty_order", "Deprivation of liberty order", func(l *LibertyOrder) form.Questions {
	return append(form.Questions{
		form.Day(&l.From, "from_on", "From when?").Needed().NotAfterToday(),
		form.Day(&l.Until, "until_on", "Until when?"),
		form.Long(&l.What, "restrictions", "What does the order allow: doors, staff, restraint, telephone?"),
		form.Long(&l.Why, "why", "Why is nothing less enough?"),
		form.Long(&l.Wishes, "wishes", "What does the child say, in the child's own words?"),
		form.Long(&l.Lower, "lowering", "What is done so that less is needed?"),
		form.Day(&l.Reviewed, "reviewed_on", "When were the restrictions last looked at again?").NotAfterToday(),
	}, l.Asked()...)
}).
	Says("A time under an order that deprives a child in care of liberty: what it allows, why, and what the child says.", "Children Act 1989 s100; "+guide+", deprivation of liberty orders, from 2027").
	In("care", "Court").Follows("care_episode", "court_order").
	On(func(l *LibertyOrder) core.Date { return l.From }).
	Lasts(func(l *LibertyOrder) (from, until core.Date) { return l.From, l.Until }).
	Checks(func(l *LibertyOrder) []core.FieldProblem {
		if l.Until.NotAfter(l.From) {
			return []core.FieldProblem{{Field: "until_on", Words: "The order ends after the day it begins"}}
		}
		return nil
	})
