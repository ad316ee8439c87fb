package childinneed

import (
	"throughline/code"
	"throughline/form"
	"throughline/record"
)

// Details are what the census asks of a child beside who the child is: why there is no
// pupil number. There is one for each child.
type Details struct {
	record.Base
	record.Told

	ReasonNoUPN string
}

// DetailsKind is all that the house knows of them.
var DetailsKind = record.NewKind("cin_details", "Details of a child in need", func(d *Details) form.Questions {
	return append(form.Questions{
		form.Choice(&d.ReasonNoUPN, "reason_no_upn", "Why is there no pupil number?", code.CensusUnknownUPN),
	}, d.Asked()...)
}).
	Says("What the census asks of a child beside who the child is.", guide+", child identifiers").
	Many("Details of children in need").
	In("child-in-need", "Child in need").NotByHand().
	Card(func(d *Details) string { return code.CensusUnknownUPN.Label(d.ReasonNoUPN) })
