// Package care is children looked after: episodes of care, placements, reviews, times
// missing, health, adoption, and what becomes of care leavers, as the yearly return of
// children looked after asks for them.
//
// The kinds here hold every column of that return, whether it was imported or is to be
// built. They are not yet made by hand.
package care

import (
	"embed"
	"strings"

	"throughline/record"
)

// Migrations are the tables of children looked after.
//
//go:embed *.sql
var Migrations embed.FS

// guide is the return that all kinds here serve.
const guide = "Department for Education, children looked-after by local authorities in England: guide to the SSDA903 collection"

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
	ReviewKind.Kind,
	MissingKind.Kind,
	HealthKind.Kind,
	LeaverKind.Kind,
	AdoptionKind.Kind,
	PlacedForAdoptionKind.Kind,
	PreviousPermanenceKind.Kind,
	AsylumSeekingKind.Kind,
	WorkerEpisodeKind.Kind,
	LibertyOrderKind.Kind,
}
