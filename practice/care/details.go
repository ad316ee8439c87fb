package care

import (
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// Details are what the return asks of a child in care beside who the child is: whether she
// is a mother, and why there is no pupil number. There is one for each child.
type Details struct {
	record.Base
	record.Told

	Mother       string
	ChildBorn    core.Date // the birth of the mother's own child
	ReasonNoUPN  string
	AsylumStatus string // the return's own flag, where a file brings it beside the asylum table
}

// DetailsKind is all that the house knows of them.
var DetailsKind = record.NewKind("care_details", "Details of a child in care", func(d *Details) form.Questions {
	return append(form.Questions{
		form.Choice(&d.Mother, "is_mother", "Is she a mother?", code.Mother),
		form.Day(&d.ChildBorn, "own_child_born_on", "When was her child born?").Sensitive(form.Personal),
		form.Choice(&d.ReasonNoUPN, "reason_no_upn", "Why is there no pupil number?", code.UnknownUPN),
		form.Choice(&d.AsylumStatus, "asylum_flag", "Unaccompanied asylum-seeking child, as the return says", code.UASC),
	}, d.Asked()...)
}).
	Says("What the return of children looked after asks of a child beside who the child is.", guide+", header").
	Many("Details of children in care").
	In("care", "In care").NotByHand().Gathers().
	Card(func(d *Details) string { return code.Mother.Label(d.Mother) })
