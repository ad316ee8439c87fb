// Package protection is the protection of children: strategy discussions, enquiries under
// section 47, child protection conferences, plans with their core groups and reviews,
// moves between authorities, and serious incidents.
//
// The enquiry, the plan and the review hold every column of the children in need census,
// whether they were imported or come out of the work. A discussion, a conference and a
// core group are written once for all the children of a family; the enquiry and the plan
// that follow are each child's own, since twins differ.
package protection

import (
	"context"
	"embed"
	"fmt"
	"slices"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// Migrations are the tables of protection.
//
//go:embed *.sql
var Migrations embed.FS

// guide is the return that the enquiry, the plan, the review and pre-proceedings serve.
const guide = "Department for Education, children in need census: guide for local authorities"

// together is the guidance that most kinds here serve.
const together = "Working Together 2026 ch. 3"

// Kinds are the kinds of record of this part, in the order of the work.
var Kinds = []*record.Kind{
	StrategyRequestKind.Kind,
	StrategyKind.Kind,
	StrategyNotNeededKind.Kind,
	Section47Kind.Kind,
	EnquiryVisitKind.Kind,
	EnquiryOutcomeKind.Kind,
	ConferenceRequestKind.Kind,
	ConferenceReportKind.Kind,
	ConferenceKind.Kind,
	ConferenceSentKind.Kind,
	PlanKind.Kind,
	CoreGroupKind.Kind,
	ReviewKind.Kind,
	PlanEndedKind.Kind,
	LongPlanKind.Kind,
	TransferKind.Kind,
	PreProceedingsKind.Kind,
	IncidentKind.Kind,
	NotificationKind.Kind,
	RapidReviewKind.Kind,
	PracticeReviewKind.Kind,
	DeathKind.Kind,
}

// joined puts what is not blank side by side.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ", ")
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

// A said is what a record said, and when.
type said struct {
	Words      string
	HappenedOn core.Date
}

// lastSaid is the last thing that the records of one kind in a chain of work said in
// answer to a question. The kind and the question are names in the program, never typed.
func lastSaid(ctx context.Context, q store.Querier, b *record.Base, kind, question string) (said, bool, error) {
	return store.Maybe[said](ctx, q, `
		SELECT k.`+question+` AS words, r.happened_on
		FROM   `+kind+` k JOIN record r ON r.authority_id = k.authority_id AND r.id = k.record_id
		WHERE  r.authority_id = $1 AND r.thread_id = $2 AND r.state IN ('submitted', 'agreed') AND k.`+question+` IS NOT NULL
		ORDER  BY r.happened_on DESC, r.made_at DESC LIMIT 1`, b.Authority, b.Thread)
}

// A known is an answer that an earlier record of the same chain of work may give.
type known struct {
	to       *string
	name     string // the question to be filled in
	kind     string // the earlier kind, and its question
	question string
	source   string
}

// fillKnown fills in what earlier records said; the first that said anything is taken.
func fillKnown(ctx context.Context, q store.Querier, b *record.Base, sources form.Sources, from ...known) error {
	for _, k := range from {
		if *k.to != "" {
			continue
		}
		s, found, err := lastSaid(ctx, q, b, k.kind, k.question)
		if err != nil {
			return fmt.Errorf("reading the %s of the %s: %w", k.question, k.kind, err)
		}
		if found {
			*k.to = s.Words
			sources[k.name] = k.source + " of " + s.HappenedOn.Long()
		}
	}
	return nil
}

// signedAtLeast refuses a signature below a level that only this record needs.
func signedAtLeast(b *record.Base, who access.Who, level access.Level, why string) error {
	if b.State == record.Agreed && b.SignedBy == who.User && who.Level < level {
		return core.Say(core.Forbidden, "%s: somebody of level L%d or above must sign it.", why, level)
	}
	return nil
}
