// Package merging makes one person of two who were found to be one, and two again where
// that was wrong. What belongs to whom is said where it is kept: people by [people.Join],
// records by [record.Keeper.Retell], who may see them by [access.Join]; this package does
// all of it together or not at all.
//
// It reaches across; only the doors import it. The reasons are in doc/decisions/0005.
package merging

import (
	"context"
	"fmt"
	"slices"

	"throughline/access"
	"throughline/core"
	"throughline/people"
	"throughline/record"
	"throughline/store"
)

// Merge makes one person of two. The records, drafts, involvements, relationships and
// restrictions of the other are from then on those of the one who is kept; the clocks run
// over both.
func Merge(ctx context.Context, k *record.Keeper, who access.Who, c people.Choice) (*people.Merge, error) {
	var m *people.Merge
	at := k.Now()
	err := k.DB.Write(ctx, func(ctx context.Context, tx *store.Tx) (err error) {
		if m, err = people.Join(ctx, tx, who, at, c); err != nil {
			return err
		}
		if m.Records, err = k.Retell(ctx, tx, who, m.Other, m.Kept, nil, "found to be one person"); err != nil {
			return err
		}
		if m.Drafts, err = k.RetellDrafts(ctx, tx, who.Authority, m.Other, m.Kept, nil); err != nil {
			return err
		}
		if m.Access, err = access.Join(ctx, tx, who, m.Kept, m.Other); err != nil {
			return err
		}
		if err := people.KeepMerge(ctx, tx, who, at, m, m.Why); err != nil {
			return err
		}
		return k.Recompute(ctx, tx, who.Authority, m.Kept, m.Other)
	})
	if err != nil {
		return nil, err
	}
	return m, nil
}

// Part makes two people again of one. What stood with the other before the merge goes back,
// with whatever was changed in it since; of what was written since, records says what goes
// with the other. The rest stays with the one who was kept.
func Part(ctx context.Context, k *record.Keeper, who access.Who, merge core.ID, records []core.ID, why string) error {
	at := k.Now()
	return k.DB.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		m, err := people.LoadMerge(ctx, tx, who.Authority, merge)
		if err != nil {
			return err
		}
		if err := people.Part(ctx, tx, who, at, m, why); err != nil {
			return err
		}
		if err := access.Part(ctx, tx, who, m.Kept, m.Other, m.Access, records); err != nil {
			return err
		}
		back := slices.Concat([]core.ID{}, m.Records, records)
		if _, err := k.Retell(ctx, tx, who, m.Kept, m.Other, back, "found to be two people"); err != nil {
			return err
		}
		if _, err := k.RetellDrafts(ctx, tx, who.Authority, m.Kept, m.Other, slices.Concat([]core.ID{}, m.Drafts)); err != nil {
			return err
		}
		if err := people.KeepMerge(ctx, tx, who, at, m, m.PartedWhy); err != nil {
			return err
		}
		return k.Recompute(ctx, tx, who.Authority, m.Kept, m.Other)
	})
}

// Since are the records of the one who stands that were written after a merge, the latest
// first: of each, somebody must say whose it is before the merge is taken back.
func Since(ctx context.Context, k *record.Keeper, q store.Querier, who access.Who, m *people.Merge) ([]record.Card, error) {
	cards, err := k.OfPerson(ctx, q, who, m.Kept)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(cards, func(c record.Card) bool { return c.Made <= m.At || slices.Contains(m.Records, c.ID) }), nil
}

// Moves are how much a merge would move, for who decides on it.
type Moves struct {
	Records, Drafts, Workers, Ties, Homes int
	TwoLeads                              bool // both have a lead worker
	KeptRestricted, OtherRestricted       bool
}

// MovesOf counts what of one person would go over to another.
func MovesOf(ctx context.Context, q store.Querier, who access.Who, kept, other core.ID) (Moves, error) {
	var m Moves
	for _, c := range []struct {
		into  *int
		query string
		value any
	}{
		{&m.Records, `SELECT count(*) FROM record_person WHERE authority_id = $1 AND person_id = $2 AND NOT gone`, other},
		{&m.Drafts, `SELECT count(*) FROM draft WHERE authority_id = $1 AND people LIKE $2`, "%" + string(other) + "%"},
		{&m.Workers, `SELECT count(*) FROM involvement WHERE authority_id = $1 AND person_id = $2 AND until_on IS NULL AND until_at IS NULL AND role <> 'named'`, other},
		{&m.Ties, `SELECT count(*) FROM relationship WHERE authority_id = $1 AND (from_id = $2 OR to_id = $2)`, other},
		{&m.Homes, `SELECT count(*) FROM household_member WHERE authority_id = $1 AND person_id = $2`, other},
	} {
		n, err := store.One[int](ctx, q, c.query, who.Authority, c.value)
		if err != nil {
			return m, err
		}
		*c.into = n
	}
	one, _, err := access.LeadWorker(ctx, q, who.Authority, kept)
	if err != nil {
		return m, err
	}
	two, _, err := access.LeadWorker(ctx, q, who.Authority, other)
	if err != nil {
		return m, err
	}
	m.TwoLeads = !one.IsZero() && !two.IsZero() && one != two
	if _, m.KeptRestricted, err = access.RestrictionOf(ctx, q, who.Authority, kept); err != nil {
		return m, err
	}
	_, m.OtherRestricted, err = access.RestrictionOf(ctx, q, who.Authority, other)
	return m, err
}

// Lines say what would go over, in sentences.
func (m Moves) Lines() []string {
	var out []string
	for _, c := range []struct {
		n         int
		one, many string
	}{
		{m.Records, "1 record, with who wrote it", "%d records, each with who wrote it"},
		{m.Drafts, "1 draft that somebody is writing", "%d drafts that somebody is writing"},
		{m.Workers, "The work of 1 worker or team", "The work of %d workers or teams"},
		{m.Ties, "1 relationship", "%d relationships"},
		{m.Homes, "1 household", "%d households"},
	} {
		switch {
		case c.n == 1:
			out = append(out, c.one)
		case c.n > 1:
			out = append(out, fmt.Sprintf(c.many, c.n))
		}
	}
	if m.TwoLeads {
		out = append(out, "Both have a lead worker: the one of who stands stays, the other becomes a co-worker")
	}
	switch {
	case m.KeptRestricted && m.OtherRestricted:
		out = append(out, "Both records are restricted: only those named for both will see the one")
	case m.KeptRestricted || m.OtherRestricted:
		out = append(out, "One record is restricted: only those named for it will see the one, and others lose it")
	}
	if len(out) == 0 {
		out = append(out, "Nothing but what is known of the person")
	}
	return append(out, "Time limits run anew over what both have")
}
