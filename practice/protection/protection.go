// Package protection is the protection of children: enquiries under section 47, child
// protection plans and their reviews, and pre-proceedings, as the children in need census
// asks for them.
//
// The kinds here hold every column of the census that is about protection, whether it was
// imported or is to be built. They are not yet made by hand.
package protection

import (
	"embed"

	"throughline/record"
)

// Migrations are the tables of protection.
//
//go:embed *.sql
var Migrations embed.FS

// guide is the return that all kinds here serve.
const guide = "Department for Education, children in need census: guide for local authorities"

// Kinds are the kinds of record of this part, in the order of the work.
var Kinds = []*record.Kind{
	Section47Kind.Kind,
	PlanKind.Kind,
	ReviewKind.Kind,
	PreProceedingsKind.Kind,
}
