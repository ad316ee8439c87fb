// Package changed tells what was changed, and in which order, so that what was worked out from it can be
// kept for as long as nothing of it was changed.
//
// Whoever writes notes what it is about ([Note]): the ids of people, users and teams, and words such as
// [Kind] and [Clock] make. Each transaction leaves one row with a number, written last of all, so that
// numbers come to be seen in their order. Whoever keeps something holds the number at which it began to
// be read, and asks a [Feed] whether anything that it rests on was changed after that.
package changed

import (
	"context"
	"embed"
	"maps"
	"slices"
	"strings"
	"sync"

	"throughline/core"
	"throughline/store"
)

// Migrations are the tables of what was changed.
//
//go:embed *.sql
var Migrations embed.FS

// Words that say what a change is about, beside ids.
const (
	// Everything is what seldom changes and nearly all rests on: accounts, teams, restrictions,
	// conflicts of interest, people made one or parted. What is kept then ends, whatever it rests on.
	Everything = "*"
	// Workers is who works with whom.
	Workers = "workers"
	// Notices are what people are told by notice.
	Notices = "notices"
	// Nobody is what is due and nobody's yet.
	Nobody = "nobody"
	// Anything is for what rests on all that there is: any change ends it.
	Anything = "any"
)

// Kind is the word for records of a kind.
func Kind(name string) string { return "kind:" + name }

// Clock is the word for what is due by the clocks of one practice: of "front-door.allocate", all of the front door's.
func Clock(id string) string {
	practice, _, _ := strings.Cut(id, ".")
	return "clock:" + practice
}

// Of are the words for somebody or something by their ids; blank ones have none.
func Of(ids ...core.ID) []string {
	var out []string
	for _, id := range ids {
		if !id.IsZero() {
			out = append(out, string(id))
		}
	}
	return out
}

// noted is what a transaction changes of an authority.
type noted struct {
	authority string
	about     []string
}

type key struct{}

// Note says what a transaction changes. It is told to others when the transaction ends.
func Note(tx *store.Tx, authority string, about ...string) {
	tx.AtEnd(key{}, noted{authority, about}, write)
}

// mostNoted is of how many a transaction tells; one that changes more has changed everything.
const mostNoted = 200

func write(ctx context.Context, tx *store.Tx, items []any) error {
	of := map[string]map[string]bool{}
	for _, i := range items {
		n := i.(noted)
		if of[n.authority] == nil {
			of[n.authority] = map[string]bool{}
		}
		for _, a := range n.about {
			of[n.authority][a] = true
		}
	}
	for _, authority := range slices.Sorted(maps.Keys(of)) { // in one order, lest two wait for one another
		about := slices.Sorted(maps.Keys(of[authority]))
		if len(about) > mostNoted {
			about = []string{Everything}
		}
		// The head is held until the transaction ends: whoever is numbered later is seen later.
		err := store.Later(ctx, tx, `
			INSERT INTO changed_head (authority_id, number) VALUES ($1, 1)
			ON CONFLICT (authority_id) DO UPDATE SET number = changed_head.number + 1`, authority)
		if err != nil {
			return err
		}
		err = store.Later(ctx, tx, `
			INSERT INTO changed (authority_id, number, about) SELECT authority_id, number, $2 FROM changed_head WHERE authority_id = $1`,
			authority, strings.Join(about, " "))
		if err != nil {
			return err
		}
	}
	return nil
}

// kept is how many changes are kept for those who read them; whoever has not for longer has missed some.
const kept = 20_000

// Tidy takes away changes that nobody reads any more.
func Tidy(ctx context.Context, db *store.DB, authority string) error {
	return db.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		_, err := store.Exec(ctx, tx, `
			DELETE FROM changed WHERE authority_id = $1 AND number <= (SELECT h.number FROM changed_head h WHERE h.authority_id = $1) - $2`, authority, kept)
		return err
	})
}

// A Feed follows what is changed of one authority. The zero Feed is ready for use, by many at once.
type Feed struct {
	mu     sync.Mutex
	begun  bool
	at     int64            // up to which change it has read
	since  int64            // from which on it knows what was changed
	latest map[string]int64 // the last change about each
}

// mostFollowed bounds what a feed remembers.
const mostFollowed = 50_000

// Now reads what was changed since the last time, and returns the number of the last change. It is
// asked before what is kept is shown, and before anything is read of what is to be kept.
func (f *Feed) Now(ctx context.Context, q store.Querier, authority string) (int64, error) {
	f.mu.Lock()
	begun, at := f.begun, f.at
	f.mu.Unlock()
	if !begun {
		head, _, err := store.Maybe[int64](ctx, q, `SELECT number FROM changed_head WHERE authority_id = $1`, authority)
		f.mu.Lock()
		defer f.mu.Unlock()
		if err == nil && !f.begun {
			f.begun, f.at, f.since, f.latest = true, head, head, map[string]int64{}
		}
		return f.at, err
	}
	type row struct {
		Number int64
		About  string
	}
	rows, err := store.All[row](ctx, q, `SELECT number, about FROM changed WHERE authority_id = $1 AND number > $2 ORDER BY number`, authority, at)
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, r := range rows {
		if r.Number <= f.at { // somebody else has read it meanwhile
			continue
		}
		if r.Number > f.at+1 || len(f.latest) > mostFollowed { // some are gone, or too many to remember
			f.since, f.latest = r.Number, map[string]int64{}
		}
		f.at = r.Number
		for about := range strings.FieldsSeq(r.About) {
			f.latest[about] = r.Number
		}
	}
	return f.at, err
}

// Changed reports whether anything of what something rests on was changed after a number.
func (f *Feed) Changed(after int64, about []string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if after < f.since || f.latest[Everything] > after {
		return true
	}
	for _, a := range about {
		if f.latest[a] > after || a == Anything && f.at > after {
			return true
		}
	}
	return false
}
