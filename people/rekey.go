package people

import (
	"context"
	"fmt"

	"throughline/core"
	"throughline/store"
)

// keyScheme is which way of making keys this program follows: it goes up whenever what
// [keysOf], [sketchText] or [variants] make changes.
const keyScheme = 1

// Rekey brings that by which people are found up to this program's way of making it, from
// the people as they are now: after an upgrade that changed it, some seconds for a county;
// otherwise it does nothing. Call it before serving. Two programs that do it at once do
// the same twice.
func Rekey(ctx context.Context, db *store.DB) error {
	have, _, err := store.Maybe[int](ctx, db, `SELECT scheme FROM search_scheme WHERE authority_id = ''`)
	if err != nil || have == keyScheme {
		return err
	}
	authorities, err := store.All[string](ctx, db, `SELECT DISTINCT authority_id FROM person`)
	if err != nil {
		return err
	}
	for _, authority := range authorities {
		if err := rekey(ctx, db, authority); err != nil {
			return fmt.Errorf("making the search keys of everybody anew: %w", err)
		}
	}
	return db.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		_, err := store.Exec(ctx, tx, `INSERT INTO search_scheme (authority_id, scheme) VALUES ('', $1)
			ON CONFLICT (authority_id) DO UPDATE SET scheme = excluded.scheme`, keyScheme)
		return err
	})
}

// rekey makes the keys of everybody of an authority, some hundreds at a time.
func rekey(ctx context.Context, db *store.DB, authority string) error {
	for after := lowest; ; {
		ids, err := store.All[core.ID](ctx, db, `SELECT id FROM person WHERE authority_id = $1 AND id > $2 ORDER BY id LIMIT 500`, authority, after)
		if err != nil || len(ids) == 0 {
			return err
		}
		last := ids[len(ids)-1]
		err = db.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
			found, err := read(ctx, tx, authority, between, ids[0], last)
			if err != nil {
				return err
			}
			for _, p := range found {
				p.Version = max(p.Version, 2) // what was written before goes
				if err := writeKeys(ctx, tx, p); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		after = last
	}
}
