package care

import (
	"throughline/code"
	"throughline/form"
	"throughline/record"
)

// A PreviousPermanence says whether a child who came into care had left care before by a
// permanence order.
//
// Law: Adoption and Children Act 2002 s46; Children Act 1989 ss8, 14A.
type PreviousPermanence struct {
	record.Base
	record.Told

	Order     string
	Authority string
	Ordered   string // dd/mm/yyyy, zz or zzzz where a part is not known
}

// PreviousPermanenceKind is all that the house knows of them.
var PreviousPermanenceKind = record.NewKind("previous_permanence", "Earlier permanence", func(p *PreviousPermanence) form.Questions {
	return append(form.Questions{
		form.Choice(&p.Order, "permanence_order", "Which order was it?", code.PreviousPermanence).Needed(),
		form.Choice(&p.Authority, "authority", "Which authority had looked after the child?", code.PreviousPermanenceAuthority),
		form.Words(&p.Ordered, "ordered_on", "When was the order made?").Sensitive(form.Plain).Hint("dd/mm/yyyy; write zz or zzzz for a part that is not known"),
	}, p.Asked()...)
}).
	Says("Whether a child who came into care had left care before by a permanence order.", "Adoption and Children Act 2002 s46; Children Act 1989 ss8, 14A; "+guide+", previous permanence").
	Many("Earlier permanence").
	In("care", "In care").NotByHand().
	Card(func(p *PreviousPermanence) string { return code.PreviousPermanence.Label(p.Order) })
