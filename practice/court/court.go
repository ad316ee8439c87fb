// Package court is the time before court and the court itself: support at the edge of
// care, legal planning, the letter before proceedings, the meetings that follow it,
// proceedings with their hearings, directions and orders, protection in an emergency, and
// what is written for the court.
//
// It decides nothing about where a child lives: a change of care follows from an order in
// the part that keeps care.
package court

import (
	"context"
	"embed"
	"slices"
	"strings"

	"throughline/core"
	"throughline/record"
	"throughline/store"
)

// Migrations are the tables of this part.
//
//go:embed *.sql
var Migrations embed.FS

// practiceGuidance is what the kinds before proceedings serve.
const practiceGuidance = "Court orders and pre-proceedings, statutory guidance 2014; Public Law Working Group, best practice guidance, March 2021"

// outline is the practice direction that the kinds of proceedings serve.
const outline = "Family Procedure Rules 2010, Practice Direction 12A"

// joined puts what is not blank side by side.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ", ")
}

// outcomes says what was decided for the children, each answer once.
func outcomes(each []string) string {
	var once []string
	for _, o := range each {
		if !slices.Contains(once, o) {
			once = append(once, o)
		}
	}
	return joined(once...)
}

// assessed is what the last agreed assessment says of one child.
type assessed struct {
	HappenedOn                                              core.Date
	History, Worries, Working, Change, DangerStatement, Own *string
}

// lastAssessment finds the last assessment of a child that was agreed, before the birth or
// after it.
func lastAssessment(ctx context.Context, q store.Querier, authority string, child core.ID) (assessed, bool, error) {
	return store.Maybe[assessed](ctx, q, `
		SELECT r.happened_on, a.history, a.worries, a.working, a.change, a.danger_statement, c.child_words AS own
		FROM   assessment_child c
		JOIN   assessment a ON a.authority_id = c.authority_id AND a.record_id = c.record_id
		JOIN   record r ON r.authority_id = c.authority_id AND r.id = c.record_id
		WHERE  c.authority_id = $1 AND c.person_id = $2 AND r.state = 'agreed'
		UNION ALL
		SELECT r.happened_on, a.removals, a.worries, a.working, a.change, a.danger_statement, NULL AS own
		FROM   prebirth_assessment_child c
		JOIN   prebirth_assessment a ON a.authority_id = c.authority_id AND a.record_id = c.record_id
		JOIN   record r ON r.authority_id = c.authority_id AND r.id = c.record_id
		WHERE  c.authority_id = $1 AND c.person_id = $2 AND r.state = 'agreed'
		ORDER  BY 1 DESC LIMIT 1`, authority, child)
}

// text is what a pointer holds; "" for nothing.
func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// Kinds are the kinds of record of this part, in the order of the work.
var Kinds = []*record.Kind{
	EdgeKind.Kind,
	RequestKind.Kind,
	PlanningKind.Kind,
	LetterKind.Kind,
	ServedKind.Kind,
	MeetingKind.Kind,
	DecisionKind.Kind,
	ViabilityKind.Kind,
	ProceedingsKind.Kind,
	CarePlanKind.Kind,
	HearingKind.Kind,
	DirectionKind.Kind,
	OrderKind.Kind,
	PoliceKind.Kind,
	EmergencyKind.Kind,
	ReportKind.Kind,
	ContactRefusedKind.Kind,
	SecureKind.Kind,
	SecureReviewKind.Kind,
	GuardianshipKind.Kind,
	GuardianshipSupportKind.Kind,
}
