// Package peopletest makes the people that tests need. Only tests import it.
package peopletest

import (
	"context"
	"strings"
	"testing"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/people"
	"throughline/store"
)

// Child saves a child with a name and a date of birth and returns the id. The last word
// of the name is the family's; a blank name is nobody's. who must be allowed to write
// about somebody new.
func Child(t testing.TB, db *store.DB, who access.Who, name string, born core.Date) core.ID {
	t.Helper()
	p := people.New(who.Authority)
	p.Born = born
	p.Names = Names(name)
	return Save(t, db, who, p).ID
}

// Names is a legal name, cut before its last word.
func Names(name string) []people.Name {
	given, family := "", name
	if i := strings.LastIndexByte(name, ' '); i >= 0 {
		given, family = name[:i], name[i+1:]
	}
	return []people.Name{{Kind: people.Legal, Given: given, Family: family}}
}

// Save saves a person now and returns them as they were kept.
func Save(t testing.TB, db *store.DB, who access.Who, p *people.Person) *people.Person {
	t.Helper()
	err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		return people.Save(ctx, tx, who, core.InstantOf(time.Now()), p, "made for a test")
	})
	if err != nil {
		t.Fatal(err)
	}
	kept, err := people.Load(t.Context(), db, p.Authority, p.ID)
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

// Relate writes that one person is something to another, as from today.
func Relate(t testing.TB, db *store.DB, who access.Who, from core.ID, kind string, to core.ID) people.Relationship {
	t.Helper()
	r := people.Relationship{From: from, Kind: kind, To: to}
	err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		return people.SaveRelationship(ctx, tx, who, core.InstantOf(time.Now()), &r, "made for a test")
	})
	if err != nil {
		t.Fatal(err)
	}
	return r
}
