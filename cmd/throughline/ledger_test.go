package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/county"
	"throughline/ledger"
	"throughline/people"
	"throughline/practice/all"
	"throughline/store"
	"throughline/testkit"
)

// TestVerifyingWhilePeopleSave saves somebody before every question of a verification that
// reads the ledger's end: what was saved meanwhile is no fault.
func TestVerifyingWhilePeopleSave(t *testing.T) {
	testkit.EachEngine(t, all.Sources(), func(t *testing.T, db *store.DB) {
		k, err := all.Keep(t.Context(), db, "", nil)
		if err != nil {
			t.Fatal(err)
		}
		save := func() {
			err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
				p := &people.Person{ID: core.NewID(), Names: []people.Name{{Kind: people.Legal, Given: "Tamsin", Family: "Elmtree"}}}
				return people.Save(ctx, tx, access.Import(county.Authority), k.Now(), p, "added")
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		save()
		heads, err := ledger.Heads(t.Context(), db)
		if err != nil || len(heads) != 1 {
			t.Fatalf("%d heads: %v", len(heads), err)
		}
		saved := 0
		busy := store.Hear(t.Context(), func(query string) {
			if strings.Contains(query, "FROM ledger_head") {
				save()
				saved++
			}
		})
		var out bytes.Buffer
		err = (&House{out: &out}).verifyOne(busy, k, heads[0])
		if err != nil || saved == 0 || !strings.Contains(out.String(), ": 1 lines, all sound") {
			t.Errorf("%d were saved meanwhile; %v:\n%s", saved, err, &out)
		}
	})
}
