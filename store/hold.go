package store

import (
	"context"
	"slices"
)

// manyHeld is how many names a transaction holds one by one. One that needs more holds all
// of the space: a server has room for some thousands of locks in all.
const manyHeld = 40

// Hold keeps others who hold the same names of a space, or all of it, waiting until the
// transaction ends. What is read after it is as they left it, which no lock of a row can
// promise for rows that are yet to be added. With no name all of the space is held,
// from when Hold returns.
//
// On SQLite a transaction that writes is alone already.
func Hold(ctx context.Context, tx *Tx, space string, names ...string) error {
	if tx.db.engine == SQLite {
		return nil
	}
	whole := space + "/"
	if tx.held[whole] {
		return nil
	}
	if tx.held == nil {
		tx.held = map[string]bool{}
	}
	all := len(names) == 0
	names = slices.Clone(names)
	slices.Sort(names) // all in one order, lest two wait for one another
	names = slices.DeleteFunc(slices.Compact(names), func(n string) bool { return tx.held[whole+n] })
	if all || len(tx.held)+len(names) > manyHeld {
		tx.held[whole] = true
		_, err := Exec(ctx, tx, `SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, whole)
		return err
	}
	if len(names) == 0 {
		return nil
	}
	keys := make([]string, len(names))
	for i, n := range names {
		keys[i] = whole + n
		tx.held[keys[i]] = true
	}
	return Later(ctx, tx, `
		SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0)), pg_advisory_xact_lock(hashtextextended(n, 0))
		FROM   unnest($2::text[]) AS n`, whole, keys)
}
