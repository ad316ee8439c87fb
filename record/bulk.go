package record

import (
	"cmp"
	"context"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/store"
)

// Bulk runs do with a keeper that saves everything into one transaction: all of it is kept,
// or, when do fails, nothing. It is for imports, and for whoever tells the life of a county.
// Its checks, the ledger, the moments and what follows from a record are those of any other
// save. Only what is due to each person is worked out later and all at once, when do is done
// or when somebody asks for it before; so what stands in the end is as if each record had been
// saved by itself.
//
// Within do everything is asked of the keeper that it is given, and of its DB, by one
// goroutine; on PostgreSQL other saves of the authority wait until it ends. A save that fails there is undone alone, and do may go on. As with [store.DB.Write]
// do may be run again from the start when another writer was in the way.
func (k *Keeper) Bulk(ctx context.Context, do func(ctx context.Context, k *Keeper) error) error {
	return k.DB.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		if k.later != nil {
			return do(ctx, k) // a part of the bulk that is going on
		}
		bulk := *k
		bulk.DB = tx.Joined()
		bulk.later = &later{tx: tx, stale: map[whom]bool{}, fresh: map[whom]bool{}, reads: map[string]readsDue{}, may: map[asked]error{}, lived: map[whom][]clock.Event{}}
		ctx = context.WithValue(ctx, bulkKey{}, &bulk)
		tx.Before(func(ctx context.Context, query string, args []any) error { return bulk.settleFor(ctx, tx, query, args) })
		if err := do(ctx, &bulk); err != nil {
			return err
		}
		bulk.later.done = true
		bulk.later.doubt(tx)
		return bulk.settle(ctx, tx, slices.Collect(maps.Keys(bulk.later.stale)))
	})
}

// whom is a person of an authority.
type whom struct {
	authority string
	person    core.ID
}

func (w whom) compare(v whom) int {
	return cmp.Or(cmp.Compare(w.authority, v.authority), cmp.Compare(w.person, v.person))
}

// bulkKey is the key of the bulk's keeper in the context of what is done in it.
type bulkKey struct{}

// later is what a bulk has still to work out.
type later struct {
	tx      *store.Tx
	lived   map[whom][]clock.Event // what happened to those of whom somebody asked; see [Running]
	gone    int                    // how many steps of the transaction were undone when lived was read
	stale   map[whom]bool          // whose dues are not yet what they should be
	fresh   map[whom]bool          // whose dues were worked out when somebody asked
	undone  int                    // how many steps of the transaction were undone before that
	reads   map[string]readsDue
	may     map[asked]error // who may do what, asked since anything was last written
	mayGone int             // how many steps were undone when it was
	done    bool            // all that is left is being worked out
}

// asked is a question of access.
type asked struct {
	user, person core.ID
	at           core.Instant
	act          access.Act
	area         access.Area
}

// mayIn is [access.MayIn] asked once for as long as nothing is written: to begin a record and
// to hand it in are the same question.
func (l *later) mayIn(ctx context.Context, q store.Querier, who access.Who, act access.Act, area access.Area, person core.ID) error {
	if l.mayGone != l.tx.Undone() { // what was asked in a step that was undone is asked again
		l.mayGone = l.tx.Undone()
		clear(l.may)
	}
	of := asked{who.User, person, who.At, act, area}
	err, known := l.may[of]
	if !known {
		err = access.MayIn(ctx, q, who, act, area, person)
		l.may[of] = err
	}
	return err
}

func (l *later) note(authority string, people []core.ID) {
	for _, p := range people {
		l.stale[whom{authority, p}] = true
	}
}

// doubt makes stale again what was worked out before a step was undone, perhaps with it.
func (l *later) doubt(tx *store.Tx) {
	if tx.Undone() == l.undone {
		return
	}
	l.undone = tx.Undone()
	maps.Copy(l.stale, l.fresh)
	clear(l.fresh)
}

// settleFor works out what a question is about to read.
func (k *Keeper) settleFor(ctx context.Context, tx *store.Tx, query string, args []any) error {
	l := k.later
	if l.done {
		return nil
	}
	reads, known := l.reads[query]
	if !known {
		reads = readsDueOf(query)
		l.reads[query] = reads
	}
	if reads.writes {
		clear(l.may)
	}
	if !reads.any {
		return nil
	}
	l.doubt(tx)
	all := slices.Collect(maps.Keys(l.stale))
	if reads.of > 0 && reads.of <= len(args) {
		person, _ := args[reads.of-1].(string)
		all = slices.DeleteFunc(all, func(w whom) bool { return string(w.person) != person })
	}
	return k.settle(ctx, tx, all)
}

// settle works out what is due to some people, by authority.
func (k *Keeper) settle(ctx context.Context, tx *store.Tx, all []whom) error {
	by := map[string][]core.ID{}
	for _, w := range all {
		delete(k.later.stale, w)
		k.later.fresh[w] = true
		by[w.authority] = append(by[w.authority], w.person)
	}
	for authority, people := range by {
		if err := k.recompute(ctx, tx, authority, people); err != nil {
			return err
		}
	}
	return nil
}

// readsDue says whether a question reads what is due: to anybody, or to the one person whose
// id is the value of a number; 0 for all; or whether it is none, and writes.
type readsDue struct {
	any    bool
	of     int
	writes bool
}

var (
	fromDue      = regexp.MustCompile(`(?i)\b(FROM|JOIN)\s+due\b`)
	fromDueOfOne = regexp.MustCompile(`(?i)\bFROM\s+due\s+(?:\w+\s+)?WHERE\s+(?:\w+\.)?authority_id = \$1\s+AND\s+(?:\w+\.)?person_id = \$(\d+)\b`)
)

func readsDueOf(query string) (r readsDue) {
	r.writes = !strings.HasPrefix(strings.TrimSpace(query), "SELECT")
	places := fromDue.FindAllStringIndex(query, 2)
	r.any = len(places) > 0
	if m := fromDueOfOne.FindStringSubmatch(query); m != nil && len(places) == 1 {
		if n, err := strconv.Atoi(m[1]); err == nil {
			r.of = n
		}
	}
	return r
}
