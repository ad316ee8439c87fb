// Package getsafe is the work of several agencies with children who go missing or are
// exploited: the screening tool, the return conversation, the plan and its reviews, the
// panel, places and people of concern, the National Referral Mechanism and disruption.
//
// The tool's score is an aid: it replaces no judgement, and "low" does not mean none.
package getsafe

import (
	"embed"
	"strings"

	"throughline/record"
)

// Migrations are the tables of this part.
//
//go:embed *.sql
var Migrations embed.FS

// The guidance that the kinds of this part serve.
const (
	missingGuidance = "Statutory guidance on children who run away or go missing from home or care (2014) paras 31 to 33"
	harmOutside     = "Working Together 2026 ch. 3, harm outside the home"
	slavery         = "Modern Slavery Act 2015 ss49, 52; Nationality and Borders Act 2022 ss60 to 61; modern slavery statutory guidance"
)

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
	ReturnKind.Kind,
	ConcernKind.Kind,
	ScreeningKind.Kind,
	PlanKind.Kind,
	PlanReviewKind.Kind,
	PanelKind.Kind,
	LinkKind.Kind,
	ContextKind.Kind,
	ReferralKind.Kind,
	GroundsKind.Kind,
	DisruptionKind.Kind,
}
