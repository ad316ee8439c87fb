package ledger

import (
	"context"
	"fmt"
	"io"

	"throughline/core"
	"throughline/store"
)

// Each hands every line of an authority's ledger to a function, in order, with its body. What
// it is handed was not verified: see [Verify].
func Each(ctx context.Context, q store.Querier, authority string, line func(Line) error) error {
	keys, err := keysOf(ctx, q, authority)
	if err != nil {
		return err
	}
	return eachRow(ctx, q, authority, func(r row) error {
		key, kept := keys[r.RecordID]
		l, err := r.line(authority, key, kept)
		if err != nil {
			return err
		}
		return line(l)
	})
}

// keysOf are the keys of all records of an authority but those that were erased.
func keysOf(ctx context.Context, q store.Querier, authority string) (map[core.ID][]byte, error) {
	keys := map[core.ID][]byte{}
	err := store.Each(ctx, q, `SELECT record_id, key FROM ledger_key WHERE authority_id = $1`, []any{authority},
		func(scan func(...any) error) error {
			var id core.ID
			var key []byte
			err := scan(&id, &key)
			keys[id] = key
			return err
		})
	return keys, err
}

// eachRow hands every line of an authority's ledger to a function as it stands, in order.
func eachRow(ctx context.Context, q store.Querier, authority string, do func(row) error) error {
	return store.Each(ctx, q, `SELECT `+columns+` FROM ledger WHERE authority_id = $1 ORDER BY seq`, []any{authority},
		func(scan func(...any) error) error {
			var r row
			if err := scan(&r.Seq, &r.At, &r.Who, &r.Why, &r.Kind, &r.RecordID, &r.Version, &r.Body, &r.Prev, &r.Seal); err != nil {
				return err
			}
			return do(r)
		})
}

// AppendAll seals many lines at the end of an authority's ledger, in their order, in the
// transaction that writes the state they tell of. All versions of a record are among them.
// chance is where the keys come from: [crypto/rand.Reader] for anything that is anybody's,
// and a seeded stream only for an invented county that is to be the same each time.
func AppendAll(ctx context.Context, tx *store.Tx, authority string, lines []Line, chance io.Reader) error {
	h, err := lockHead(ctx, tx, authority)
	if err != nil {
		return err
	}
	keys := map[core.ID][]byte{}
	keyTable := store.TableOf("ledger_key", keyColumns...)
	lineTable := store.TableOf("ledger", lineColumns...)
	var keyRows, lineRows [][]any
	for i := range lines {
		l := &lines[i]
		key := keys[l.Record]
		if key == nil {
			if l.Version != 1 {
				return fmt.Errorf("carrying version %d of a %s into the ledger: the first version was expected", l.Version, l.Kind)
			}
			key = make([]byte, 32)
			if _, err := io.ReadFull(chance, key); err != nil {
				return fmt.Errorf("making the key of a record: %w", err)
			}
			keys[l.Record] = key
			keyRows = append(keyRows, []any{authority, string(l.Record), key})
		}
		body, err := lockWith(key, l, chance)
		if err != nil {
			return err
		}
		r := row{h.Seq + 1, l.At, l.Who, l.Why, l.Kind, l.Record, l.Version, body, h.Seal, ""}
		r.Seal = r.seal(authority)
		h.Seq, h.Seal = r.Seq, r.Seal
		lineRows = append(lineRows, []any{authority, r.Seq, r.At.String(), r.Who, r.Why, r.Kind, string(r.RecordID), r.Version, r.Body, r.Prev, r.Seal})
	}
	if err := tx.InsertAll(ctx, keyTable, keyRows); err != nil {
		return err
	}
	if err := tx.InsertAll(ctx, lineTable, lineRows); err != nil {
		return fmt.Errorf("sealing %d lines: %w", len(lines), err)
	}
	_, err = store.Exec(ctx, tx, `UPDATE ledger_head SET seq = $2, seal = $3 WHERE authority_id = $1`, authority, h.Seq, h.Seal)
	return err
}
