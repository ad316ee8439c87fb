// Package leavingcare is young people who leave care, from 16 to 25: what the law makes of
// them, their personal adviser, needs assessment, pathway plan and its reviews, keeping in
// touch, what they are entitled to, and young people of 16 and 17 who have nowhere to live.
//
// What a young person is owed is worked out from the episodes of care ([Work], [Status]),
// never typed.
package leavingcare

import (
	"embed"
	"strings"

	"throughline/record"
)

// Migrations are the tables of young people who leave care.
//
//go:embed *.sql
var Migrations embed.FS

// regs are the regulations on pathway plans and personal advisers.
const regs = "Care Leavers (England) Regulations 2010 (SI 2010/2571)"

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
	StatusKind.Kind,
	AdviserKind.Kind,
	NeedsKind.Kind,
	PlanKind.Kind,
	ReviewKind.Kind,
	TouchKind.Kind,
	HomeKind.Kind,
	RightsKind.Kind,
	CustodyKind.Kind,
	RequestKind.Kind,
	AnswerKind.Kind,
	HomelessKind.Kind,
	HomelessAssessmentKind.Kind,
	NotLookedAfterKind.Kind,
	HomelessReviewKind.Kind,
}
