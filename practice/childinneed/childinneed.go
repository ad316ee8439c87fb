// Package childinneed is children in need: the time from a referral to closure, the
// assessments made in it, and the child in need plan, as the children in need census asks
// for them.
//
// The kinds here hold every column of the census that is not about protection, whether it
// was imported or is to be built. They are not yet made by hand.
package childinneed

import (
	"embed"
	"strings"

	"throughline/record"
)

// Migrations are the tables of children in need.
//
//go:embed *.sql
var Migrations embed.FS

// guide is the return that all kinds here serve.
const guide = "Department for Education, children in need census: guide for local authorities"

// joined puts what is known into one line.
func joined(parts ...string) string {
	var known []string
	for _, p := range parts {
		if p != "" {
			known = append(known, p)
		}
	}
	return strings.Join(known, ", ")
}

// Kinds are the kinds of record of this part, in the order of the work.
var Kinds = []*record.Kind{
	DetailsKind.Kind,
	EpisodeKind.Kind,
	AssessmentKind.Kind,
	PlanKind.Kind,
	ClosingKind.Kind,
}
