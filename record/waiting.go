package record

import (
	"context"
	"slices"

	"throughline/core"
	"throughline/ledger"
	"throughline/store"
)

// Awaits says that a record of the kind waits, on somebody's board, until one of another
// kind follows it: it stands in the table waiting for as long as no follower does. Whoever
// lists what waits reads from that table, which stays short, and asks for the state that
// they mean. A follower that is sent back, cancelled or struck out answers nothing.
func (k Of[T]) Awaits(follower string) Of[T] { k.awaits = follower; return k }

// answered is the condition that a record n answers the one with the id r.id that waits for it.
const answered = `n.authority_id = r.authority_id AND n.from_id = r.id AND n.kind = $2 AND n.state IN ('submitted', 'agreed')`

// noteWaiting keeps whether a record that is being written waits, and the one that it follows.
func (k *Keeper) noteWaiting(ctx context.Context, tx *store.Tx, kind *Kind, b *Base) error {
	if kind.awaits != "" && b.Version == 1 {
		if err := tx.Put(ctx, "waiting", []string{"authority_id", "kind", "record_id"}, []any{b.Authority, kind.Name, b.ID}); err != nil {
			return err
		}
	}
	if b.From.IsZero() {
		return nil
	}
	for _, of := range k.kinds {
		if of.awaits != kind.Name {
			continue
		}
		query := `DELETE FROM waiting WHERE authority_id = $1 AND kind = $2 AND record_id = $3`
		args := []any{b.Authority, of.Name, b.From}
		if b.State != Submitted && b.State != Agreed {
			query = `
				INSERT INTO waiting (authority_id, kind, record_id)
				SELECT r.authority_id, r.kind, r.id FROM record r
				WHERE  r.authority_id = $1 AND r.id = $3 AND r.kind = $4 AND NOT EXISTS (SELECT 1 FROM record n WHERE ` + answered + `)
				ON CONFLICT (authority_id, kind, record_id) DO NOTHING`
			args = []any{b.Authority, kind.Name, b.From, of.Name}
		}
		if err := store.Later(ctx, tx, query, args...); err != nil {
			return err
		}
	}
	return nil
}

// checkWaiting finds what waits and is not kept as waiting, and what is and does not.
func (k *Kind) checkWaiting(ctx context.Context, q store.Querier, authority string, found func(*ledger.Fault)) error {
	if k.awaits == "" {
		return nil
	}
	kept, err := store.All[core.ID](ctx, q, `SELECT record_id FROM waiting WHERE authority_id = $1 AND kind = $2 ORDER BY record_id`, authority, k.Name)
	if err != nil {
		return err
	}
	is, err := store.All[core.ID](ctx, q, `
		SELECT r.id FROM record r
		WHERE  r.authority_id = $1 AND r.kind = $3 AND NOT EXISTS (SELECT 1 FROM record n WHERE `+answered+`) ORDER BY r.id`, authority, k.awaits, k.Name)
	if err != nil {
		return err
	}
	for _, id := range slices.Concat(kept, is) {
		if _, a := slices.BinarySearch(kept, id); a {
			if _, b := slices.BinarySearch(is, id); b {
				continue
			}
		}
		found(&ledger.Fault{Kind: "waiting", Record: id, Words: "whether the record, a " + k.Name + ", waits to be answered is not kept as it is"})
	}
	return nil
}

// checkLines finds records beside whose people something else is kept of them than they say.
func checkLines(ctx context.Context, q store.Querier, authority string, found func(*ledger.Fault)) error {
	ids, err := store.All[core.ID](ctx, q, `
		SELECT DISTINCT p.record_id FROM record_person p JOIN record r ON r.authority_id = p.authority_id AND r.id = p.record_id
		WHERE  p.authority_id = $1 AND (p.kind <> r.kind OR p.happened_on IS DISTINCT FROM r.happened_on OR p.saved_at IS DISTINCT FROM r.saved_at OR p.state <> r.state)
		ORDER  BY p.record_id`, authority)
	for _, id := range ids {
		found(&ledger.Fault{Kind: "record_person", Record: id, Words: "the kind, day, time of saving or state beside the people of the record is not the record's own"})
	}
	return err
}
