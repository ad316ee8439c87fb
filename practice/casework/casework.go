// Package casework is the work that is the same whatever brought a child to us: visits,
// notes, the chronology, supervision, summaries, warnings, and the people around a child.
//
// It knows no other part of the service. What a visit is for it learns from what is due.
package casework

import (
	"embed"
	"strings"

	"throughline/record"
)

// Migrations are the tables of casework.
//
//go:embed *.sql
var Migrations embed.FS

// area is the part of the service to which its kinds belong.
const area = "casework"

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
	VisitKind.Kind,
	NoteKind.Kind,
	MarkKind.Kind,
	AlertKind.Kind,
	SupervisionKind.Kind,
	SummaryKind.Kind,
	TransferKind.Kind,
	SchoolKind.Kind,
	NetworkKind.Kind,
	FamilyGroupKind.Kind,
}
