package casework

import (
	"context"

	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Mark puts a record into the chronology and says in one line why it matters. It is made
// from the record itself, so that nothing is typed again.
//
// Guidance: Working Together 2026 ch. 3; practice direction 12A of the family courts asks for
// a chronology of significant events.
type Mark struct {
	record.Base

	Happened core.Date
	Why      string
}

// MarkKind is all that the house knows of them. A page offers it beside each record.
var MarkKind = record.NewKind("significant_event", "Line of the chronology", func(m *Mark) form.Questions {
	return form.Questions{
		form.Day(&m.Happened, "event_on", "When did it happen?").Needed().NotAfterToday(),
		form.Words(&m.Why, "why", "Why does it matter for the child?").Needed().AtMost(lineLength),
	}
}).
	Says("A record that stands in the chronology, and in one line why it matters.", "Working Together 2026 ch. 3; FPR Practice Direction 12A").
	Many("Lines of the chronology").
	In(area, "Notes").FollowsAny().NotByHand().
	On(func(m *Mark) core.Date { return m.Happened }).
	Card(func(m *Mark) string { return m.Why }).
	Fills(func(_ context.Context, _ store.Querier, m *Mark, from record.Entry) (form.Sources, error) {
		if from == nil {
			return nil, nil
		}
		m.Happened = from.Head().Happened
		return form.Sources{"event_on": "the record"}, nil
	}).
	Checks(func(m *Mark) []core.FieldProblem {
		if m.From.IsZero() {
			return []core.FieldProblem{{Field: "why", Words: "First open the record that belongs in the chronology, and begin from there"}}
		}
		return nil
	})

// A Line is one line of a chronology.
type Line struct {
	HappenedOn core.Date
	RecordID   core.ID // the record that tells of it
	Kind       string  // of that record
	Why        string  // why it matters, in one line
	MarkID     core.ID // the record that put it there: the note itself, or its mark
}

// Chronology lists what was chosen to stand in a person's chronology, oldest first. It asks
// no access: the page asks it of the person and, for the whole of a record, of each record.
func Chronology(ctx context.Context, q store.Querier, authority string, person core.ID) ([]Line, error) {
	return store.All[Line](ctx, q, `
		SELECT r.happened_on, r.id AS record_id, r.kind, coalesce(n.why_significant, '') AS why, r.id AS mark_id
		FROM   record_person p
		JOIN   record r ON r.authority_id = p.authority_id AND r.id = p.record_id AND r.state NOT IN ('cancelled', 'struck out')
		JOIN   case_note n ON n.authority_id = r.authority_id AND n.record_id = r.id AND n.significant = 'yes'
		WHERE  p.authority_id = $1 AND p.person_id = $2 AND p.gone = $3
		UNION ALL
		SELECT r.happened_on, f.id AS record_id, f.kind, coalesce(m.why, '') AS why, r.id AS mark_id
		FROM   record_person p
		JOIN   record r ON r.authority_id = p.authority_id AND r.id = p.record_id AND r.state NOT IN ('cancelled', 'struck out')
		JOIN   significant_event m ON m.authority_id = r.authority_id AND m.record_id = r.id
		JOIN   record f ON f.authority_id = r.authority_id AND f.id = r.from_id AND f.state NOT IN ('cancelled', 'struck out')
		WHERE  p.authority_id = $1 AND p.person_id = $2 AND p.gone = $3
		ORDER  BY 1, 2`, authority, person, false)
}
