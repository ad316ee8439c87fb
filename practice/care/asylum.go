package care

import (
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// AsylumSeeking says that a child in care came unaccompanied to seek asylum, and when that
// status ends or ended, often on the 18th birthday.
//
// Guidance: Care of unaccompanied migrant children and child victims of modern slavery, 2017.
type AsylumSeeking struct {
	record.Base
	record.Told

	StatusEnds core.Date
}

// AsylumSeekingKind is all that the house knows of them.
var AsylumSeekingKind = record.NewKind("asylum_seeking", "Unaccompanied asylum seeking", func(a *AsylumSeeking) form.Questions {
	return append(form.Questions{
		form.Day(&a.StatusEnds, "status_ends_on", "When does or did the status end?"),
	}, a.Asked()...)
}).
	Says("A child in care who came unaccompanied to seek asylum.", "Care of unaccompanied migrant children and child victims of modern slavery, 2017; "+guide+", UASC").
	Many("Unaccompanied asylum seeking").
	In("care", "In care").NotByHand().
	Card(func(a *AsylumSeeking) string {
		if a.StatusEnds.IsZero() {
			return ""
		}
		return "until " + a.StatusEnds.Long()
	})
