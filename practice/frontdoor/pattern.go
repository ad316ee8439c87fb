package frontdoor

import (
	"context"
	"crypto/sha256"
	"encoding/binary"

	"throughline/core"
	"throughline/store"
)

// A Pattern is how often contacts about one child came, up to and with a day.
type Pattern struct {
	ThreeMonths   int // contacts in the three months to the day
	TwelveMonths  int // contacts in the twelve months
	DomesticAbuse int // of those, domestic abuse notifications
}

// often is how many contacts in three months, or domestic abuse notifications in twelve,
// make a manager look at the history and say why the outcome is right.
const often = 3

// Repeats reports whether the manager must say why the outcome is right although it keeps
// coming.
func (p Pattern) Repeats() bool { return p.ThreeMonths >= often || p.DomesticAbuse >= often }

// Words say what repeats; "" where nothing does.
func (p Pattern) Words() string {
	switch {
	case p.ThreeMonths >= often && p.DomesticAbuse >= often:
		return "Third contact or more in three months, and third domestic abuse notification or more in twelve"
	case p.ThreeMonths >= often:
		return "Third contact or more in three months"
	case p.DomesticAbuse >= often:
		return "Third domestic abuse notification or more in twelve months"
	}
	return ""
}

// PatternOf counts the contacts about a child up to and with a day.
func PatternOf(ctx context.Context, q store.Querier, authority string, person core.ID, on core.Date) (Pattern, error) {
	return store.One[Pattern](ctx, q, `
		SELECT coalesce(sum(CASE WHEN r.happened_on > $4 THEN 1 ELSE 0 END), 0) AS three_months,
			count(*) AS twelve_months,
			coalesce(sum(CASE WHEN ' ' || c.about || ' ' LIKE '% domestic_abuse %' THEN 1 ELSE 0 END), 0) AS domestic_abuse
		FROM   record_person rp
		JOIN   record r ON r.authority_id = rp.authority_id AND r.id = rp.record_id
		JOIN   contact c ON c.authority_id = r.authority_id AND c.record_id = r.id
		WHERE  rp.authority_id = $1 AND rp.person_id = $2 AND rp.gone = $3
		AND    r.happened_on > $5 AND r.happened_on <= $6 AND r.state IN ('submitted', 'agreed')`,
		authority, person, false, on.PlusMonths(-3), on.PlusMonths(-12), on)
}

// guardDecision refuses a decision at the third contact that does not say why it is right.
//
// Source: safeguards of the pathway; serious incident reviews find the same family's
// contacts closed one by one.
func guardDecision(ctx context.Context, q store.Querier, d *Decision) ([]core.FieldProblem, error) {
	if d.Pattern != "" {
		return nil, nil
	}
	for _, person := range d.People {
		p, err := PatternOf(ctx, q, d.Authority, person, d.Decided.Date())
		if err != nil {
			return nil, err
		}
		if p.Repeats() {
			return []core.FieldProblem{{Field: "pattern", Words: p.Words() + ": say why this is right, given the contacts before"}}, nil
		}
	}
	return nil, nil
}

// sampled is how many of the decisions to do nothing more come before the quality
// auditors: one in so many.
const sampled = 20

// inSample reports whether a decision is among those looked at again. It follows from
// the record's id alone, so that saving again gives the same answer and nobody chooses.
func inSample(record core.ID) bool {
	sum := sha256.Sum256([]byte(record))
	return binary.BigEndian.Uint64(sum[:8])%sampled == 0
}

// sampleDecision puts a decision to do nothing more before the auditors, or takes it back.
func sampleDecision(ctx context.Context, tx *store.Tx, d *Decision) error {
	if _, err := store.Exec(ctx, tx, `DELETE FROM quality_sample WHERE authority_id = $1 AND record_id = $2`, d.Authority, d.ID); err != nil {
		return err
	}
	if !d.State.Standing() || !inSample(d.ID) {
		return nil
	}
	for _, c := range d.Children {
		if c.Outcome == "no_further_action" {
			return tx.Insert(ctx, "quality_sample", []string{"authority_id", "record_id", "kind", "chosen_at", "why"},
				d.Authority, d.ID, d.Kind, d.Saved, "no further action on a contact, one in twenty")
		}
	}
	return nil
}
