package store_test

import (
	"context"
	"testing"

	"throughline/core"
	"throughline/store"
	"throughline/testkit"
)

func benchEach(b *testing.B, f func(b *testing.B, db *store.DB)) {
	for _, engine := range []store.Engine{store.SQLite, store.PostgreSQL} {
		b.Run(engine.String(), func(b *testing.B) {
			f(b, testkit.Database(b, engine, sources("0001_toy.sql", toys)...))
		})
	}
}

// BenchmarkOne reads a row by its key.
func BenchmarkOne(b *testing.B) {
	benchEach(b, func(b *testing.B, db *store.DB) {
		y := bear("Bruno")
		if err := save(b.Context(), db, y); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := store.One[toy](b.Context(), db, selectOneToy, y.AuthorityID, y.ToyID); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkAll reads a list of a thousand rows.
func BenchmarkAll(b *testing.B) {
	benchEach(b, func(b *testing.B, db *store.DB) {
		err := db.Write(b.Context(), func(ctx context.Context, tx *store.Tx) error {
			for range 1000 {
				if err := tx.Insert(ctx, "toy", toyColumns[:3], "E1", core.NewID(), "Bruno"); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if all, err := store.All[toy](b.Context(), db, selectToys); err != nil || len(all) != 1000 {
				b.Fatal(len(all), err)
			}
		}
	})
}

// BenchmarkWrite saves one row in a transaction of its own, down to the disk on SQLite.
func BenchmarkWrite(b *testing.B) {
	benchEach(b, func(b *testing.B, db *store.DB) {
		for b.Loop() {
			if err := save(b.Context(), db, bear("Bruno")); err != nil {
				b.Fatal(err)
			}
		}
	})
}
