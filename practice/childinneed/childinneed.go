// Package childinneed is children in need: the time from a referral to closure, the plan
// that is agreed with the family, its reviews, what happens when agreement is withdrawn,
// and the closing.
//
// The kinds of the children in need census hold every column of it that is not about
// protection, whether it was imported or comes out of the work. A meeting is written once
// for all the children of a family; the plan that follows is each child's own.
package childinneed

import (
	"embed"
	"slices"
	"strings"

	"throughline/core"
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

// once adds a word to a list that does not hold it yet.
func once(list []string, word string) []string {
	if word == "" || slices.Contains(list, word) {
		return list
	}
	return append(list, word)
}

// wrong is one thing that is wrong with an answer.
func wrong(field, words string) core.FieldProblem {
	return core.FieldProblem{Field: field, Words: words}
}

// Kinds are the kinds of record of this part, in the order of the work.
var Kinds = []*record.Kind{
	DetailsKind.Kind,
	EpisodeKind.Kind,
	AssessmentKind.Kind,
	AgreedKind.Kind,
	PlanKind.Kind,
	ReviewKind.Kind,
	LongPlanKind.Kind,
	WithdrawnKind.Kind,
	ClosingKind.Kind,
}
