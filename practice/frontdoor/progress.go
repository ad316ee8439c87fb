package frontdoor

import (
	"context"

	"throughline/core"
	"throughline/store"
)

// A Progress is what may be said to whoever sent a worry of what became of it: nothing
// that names a child, and nothing of what we know.
type Progress struct {
	For      string // see [WorryFor]
	Came     core.Instant
	Step     Step
	Outcomes []string // codes of [code.ContactOutcome]; only for somebody who wrote in their work
}

// A Step is how far the answer to a worry has come.
type Step int

// The steps, which follow from the records: a contact follows the worry, and a manager's
// decision follows every contact.
const (
	Received Step = iota
	LookedAt
	Decided
)

// ProgressOf returns what became of the worry of a reference and code; false where there is
// none or the code is another's. Where any child of it is restricted, no outcome is told.
func ProgressOf(ctx context.Context, q store.Querier, authority, reference, code string) (Progress, bool, error) {
	type row struct {
		RecordID  core.ID
		CameAt    core.Instant
		AsksFor   string
		Sender    string
		Contacts  int
		DecidedOn int
	}
	w, known, err := store.Maybe[row](ctx, q, `
		SELECT w.record_id, w.came_at, w.asks_for, w.sender,
		       (SELECT count(*) FROM record c
		        WHERE  c.authority_id = w.authority_id AND c.from_id = w.record_id AND c.kind = 'contact'
		        AND    c.state NOT IN ('cancelled', 'struck out')) AS contacts,
		       (SELECT count(*) FROM record c
		        WHERE  c.authority_id = w.authority_id AND c.from_id = w.record_id AND c.kind = 'contact'
		        AND    c.state NOT IN ('cancelled', 'struck out')
		        AND    EXISTS (SELECT 1 FROM record d
		                       WHERE  d.authority_id = c.authority_id AND d.from_id = c.id AND d.kind = 'contact_decision'
		                       AND    d.state = 'agreed')) AS decided_on
		FROM   worry w
		WHERE  w.authority_id = $1 AND w.reference = $2 AND w.code_hash = $3`,
		authority, TidyCode(reference), SealOfCode(reference, code))
	if err != nil || !known {
		return Progress{}, false, err
	}
	p := Progress{For: w.AsksFor, Came: w.CameAt}
	switch {
	case w.Contacts > 0 && w.DecidedOn == w.Contacts:
		p.Step = Decided
	case w.Contacts > 0:
		p.Step = LookedAt
	}
	if p.Step == Decided && w.Sender == "professional" {
		p.Outcomes, err = outcomesOf(ctx, q, authority, w.RecordID)
	}
	return p, true, err
}

func outcomesOf(ctx context.Context, q store.Querier, authority string, worry core.ID) ([]string, error) {
	const decisions = `
		FROM   record c
		JOIN   record d ON d.authority_id = c.authority_id AND d.from_id = c.id AND d.kind = 'contact_decision' AND d.state = 'agreed'
		JOIN   contact_decision_child p ON p.authority_id = d.authority_id AND p.record_id = d.id
		WHERE  c.authority_id = $1 AND c.from_id = $2 AND c.kind = 'contact' AND c.state NOT IN ('cancelled', 'struck out')`
	closed, err := store.One[int](ctx, q, `
		SELECT count(*) `+decisions+`
		AND    EXISTS (SELECT 1 FROM restriction r WHERE r.authority_id = $1 AND r.person_id = p.person_id AND r.ended_at IS NULL)`, authority, worry)
	if err != nil || closed > 0 {
		return nil, err
	}
	return store.All[string](ctx, q, `SELECT DISTINCT p.outcome `+decisions+` AND p.outcome IS NOT NULL ORDER BY p.outcome`, authority, worry)
}
