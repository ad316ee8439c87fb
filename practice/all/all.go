// Package all is the explicit list of the kinds of record, in the order of the journey.
// Each part lists its own; a new part adds a line here, and its tables one.
package all

import (
	"io/fs"
	"slices"

	"throughline/practice/allegation"
	"throughline/practice/allocation"
	"throughline/practice/assessment"
	"throughline/practice/care"
	"throughline/practice/casework"
	"throughline/practice/childinneed"
	"throughline/practice/court"
	"throughline/practice/earlyhelp"
	"throughline/practice/frontdoor"
	"throughline/practice/getsafe"
	"throughline/practice/leavingcare"
	"throughline/practice/privatefostering"
	"throughline/practice/protection"
)

// Kinds are all kinds of record.
var Kinds = slices.Concat(
	frontdoor.Kinds,
	allocation.Kinds,
	earlyhelp.Kinds,
	assessment.Kinds,
	childinneed.Kinds,
	protection.Kinds,
	care.Kinds,
	allegation.Kinds,
	privatefostering.Kinds,
	leavingcare.Kinds,
	getsafe.Kinds,
	court.Kinds,
	casework.Kinds,
)

// Migrations are the tables of all parts.
var Migrations = []fs.FS{
	frontdoor.Migrations,
	allocation.Migrations,
	earlyhelp.Migrations,
	assessment.Migrations,
	childinneed.Migrations,
	protection.Migrations,
	care.Migrations,
	allegation.Migrations,
	privatefostering.Migrations,
	leavingcare.Migrations,
	getsafe.Migrations,
	court.Migrations,
	casework.Migrations,
}
