package people

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// A Pair is two people who may be one.
type Pair struct {
	One, Other Hit
	Weight     float64 // in bits; see [Pair.Words]
	Why        []string
}

// Words say how likely it is that a pair is one person.
func (p Pair) Words() string {
	switch {
	case p.Weight >= surelyOne:
		return "Very likely"
	case p.Weight >= (perhapsOne+surelyOne)/2:
		return "Likely"
	}
	return "Perhaps"
}

const (
	mostPairs  = 2000 // how many pairs are kept, the likeliest: nobody answers more
	pairsShown = 50
	mostOfHome = 10 // a telephone that more people have is no household's
)

// LookForPairs looks for people who may be one among everybody, and keeps the likeliest
// pairs in place of those found before. It does not compare everybody with everybody: only
// who shares a number, a telephone, or two words of a name as they sound or begin and
// nearly a date of birth. It takes some seconds for a county.
func LookForPairs(ctx context.Context, db *store.DB, authority string, at core.Instant) error {
	shared, err := howManyOfAll(ctx, db, authority)
	if err != nil {
		return err
	}
	pairs := map[[2]int64]bool{}
	for _, b := range blocks {
		if err := b.pairs(ctx, db, authority, pairs); err != nil {
			return err
		}
	}
	found, err := weighPairs(ctx, db, authority, pairs, shared)
	if err != nil {
		return err
	}
	return db.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		return keepPairs(ctx, tx, authority, at, found)
	})
}

// howManyOfAll counts who has each word of a name.
func howManyOfAll(ctx context.Context, q store.Querier, authority string) (map[string]int, error) {
	shared := map[string]int{}
	err := eachKey(ctx, q, authority, keyName, func(key string, _ []keyed) { shared[strings.TrimPrefix(key, keyName)]++ }, true)
	return shared, err
}

// A keyed is somebody who has a key, with the date of birth.
type keyed struct {
	mark int64
	born core.Date
}

// eachKey walks all keys of a sort. Singly, each is called for each person; else for all
// people of a key together, where there are several.
func eachKey(ctx context.Context, q store.Querier, authority, sort string, each func(key string, of []keyed), singly bool) error {
	var key string
	var of []keyed
	end := func() {
		if !singly && len(of) > 1 {
			each(key, of)
		}
		of = of[:0]
	}
	err := store.Each(ctx, q, `SELECT key, mark, born FROM person_key WHERE authority_id = $1 AND key >= $2 AND key < $3 ORDER BY key, mark`,
		[]any{authority, sort, sort + "\U0010FFFF"}, func(scan func(...any) error) error {
			var k string
			var mark, born int64
			if err := scan(&k, &mark, &born); err != nil {
				return err
			}
			if singly {
				each(k, nil)
				return nil
			}
			if k != key {
				end()
				key = k
			}
			of = append(of, keyed{mark, core.Date(born)})
			return nil
		})
	if err != nil {
		return fmt.Errorf("walking the keys of everybody: %w", err)
	}
	end()
	return nil
}

// A block is a sort of key whose people are compared with one another, those whose dates fit.
type block struct {
	sort string
	most int // a key that more people have is left out
	fits func(one, other core.Date) bool
}

var blocks = []block{
	{keyIdent, 50, func(_, _ core.Date) bool { return true }},
	{keyPhone, mostOfHome, func(_, _ core.Date) bool { return true }},
	{keyPair, 5000, func(a, b core.Date) bool {
		return a.IsZero() || b.IsZero() || a == b || swapped(a) == b || slipped(a, b)
	}},
	{keyStart, 5000, func(a, b core.Date) bool { return !a.IsZero() && (a == b || swapped(a) == b) }},
}

func (b block) pairs(ctx context.Context, q store.Querier, authority string, into map[[2]int64]bool) error {
	return eachKey(ctx, q, authority, b.sort, func(_ string, of []keyed) {
		if len(of) > b.most {
			return
		}
		for i, one := range of {
			for _, other := range of[:i] {
				if b.fits(one.born, other.born) {
					into[[2]int64{min(one.mark, other.mark), max(one.mark, other.mark)}] = true
				}
			}
		}
	}, false)
}

// A weighed is a pair with its weight.
type weighed struct {
	one, other core.ID
	weight     float64
	why        string
}

// weighPairs compares pairs, some hundreds at a time, and returns the likeliest of those
// that are worth a look.
func weighPairs(ctx context.Context, q store.Querier, authority string, pairs map[[2]int64]bool, shared map[string]int) ([]weighed, error) {
	all := make([][2]int64, 0, len(pairs))
	for p := range pairs {
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b [2]int64) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	var out []weighed
	for part := range slices.Chunk(all, 500) {
		var marks []int64
		for _, p := range part {
			marks = append(marks, p[0], p[1])
		}
		slices.Sort(marks)
		read, err := readSketches(ctx, q, authority, slices.Compact(marks), "", nil)
		if err != nil {
			return nil, err
		}
		byMark := map[int64]sketch{}
		for _, s := range read {
			byMark[markOf(s.ID)] = s
		}
		for _, p := range part {
			one, other := byMark[p[0]], byMark[p[1]]
			if one.Person == nil || other.Person == nil {
				continue
			}
			if weight, why := compare(one, other, shared); weight >= perhapsOne {
				out = append(out, weighed{min(one.ID, other.ID), max(one.ID, other.ID), weight, strings.Join(why, "; ")})
			}
		}
	}
	slices.SortFunc(out, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.one, b.one), cmp.Compare(a.other, b.other))
	})
	return out, nil
}

// keepPairs keeps the likeliest pairs of which nobody said that they are two.
func keepPairs(ctx context.Context, tx *store.Tx, authority string, at core.Instant, found []weighed) error {
	apart, err := store.All[notSame](ctx, tx, notSames, authority)
	if err != nil {
		return err
	}
	said := map[[2]core.ID]bool{}
	for _, n := range apart {
		said[[2]core.ID{n.OneID, n.OtherID}] = true
	}
	if _, err := store.Exec(ctx, tx, `DELETE FROM likely_same WHERE authority_id = $1`, authority); err != nil {
		return err
	}
	kept := 0
	for _, w := range found {
		if said[[2]core.ID{w.one, w.other}] {
			continue
		}
		if kept++; kept > mostPairs {
			break
		}
		err := tx.Insert(ctx, "likely_same", []string{"authority_id", "one_id", "other_id", "weight", "why", "found_at"},
			authority, w.one, w.other, int64(math.Round(10*w.weight)), w.why, at)
		if err != nil {
			return err
		}
	}
	_, err = store.Exec(ctx, tx, `INSERT INTO likely_same_run (authority_id, done_at) VALUES ($1, $2)
		ON CONFLICT (authority_id) DO UPDATE SET done_at = excluded.done_at`, authority, at)
	return err
}

// LastLooked is when pairs were last looked for; blank where they never were.
func LastLooked(ctx context.Context, q store.Querier, authority string) (core.Instant, error) {
	at, _, err := store.Maybe[core.Instant](ctx, q, `SELECT done_at FROM likely_same_run WHERE authority_id = $1`, authority)
	return at, err
}

// Pairs are the likeliest pairs that wait for an answer, at most 50, and how many there are.
// A pair of whom who may not know one is not among them.
func Pairs(ctx context.Context, q store.Querier, who access.Who, today core.Date) (pairs []Pair, all int, err error) {
	if err := access.May(ctx, q, who, access.Merge, ""); err != nil {
		return nil, 0, err
	}
	one, args := access.ScopeFor(who, access.Merge, "l.one_id", "l.authority_id", 2)
	other, more := access.ScopeFor(who, access.Merge, "l.other_id", "l.authority_id", 2+len(args))
	where := `FROM likely_same l WHERE l.authority_id = $1
		AND NOT EXISTS (SELECT 1 FROM not_same n WHERE n.authority_id = l.authority_id AND n.one_id = l.one_id AND n.other_id = l.other_id) ` + one + ` ` + other
	args = slices.Concat([]any{who.Authority}, args, more)
	if all, err = store.One[int](ctx, q, `SELECT count(*) `+where, args...); err != nil || all == 0 {
		return nil, 0, err
	}
	type row struct {
		OneID, OtherID core.ID
		Weight         int64
		Why            string
	}
	rows, err := store.All[row](ctx, q, `SELECT l.one_id, l.other_id, l.weight, l.why `+where+` ORDER BY l.weight DESC, l.one_id, l.other_id LIMIT `+fmt.Sprint(pairsShown), args...)
	if err != nil {
		return nil, 0, err
	}
	var ids []core.ID
	for _, r := range rows {
		ids = append(ids, r.OneID, r.OtherID)
	}
	hits, err := hitsOf(ctx, q, who, ids, today)
	if err != nil {
		return nil, 0, err
	}
	for _, r := range rows {
		pairs = append(pairs, Pair{One: hits[r.OneID], Other: hits[r.OtherID], Weight: float64(r.Weight) / 10, Why: strings.Split(r.Why, "; ")})
	}
	return pairs, all, nil
}

// hitsOf are people as a list shows them.
func hitsOf(ctx context.Context, q store.Querier, who access.Who, ids []core.ID, today core.Date) (map[core.ID]Hit, error) {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	found, err := LoadMany(ctx, q, who.Authority, slices.Compact(ids))
	if err != nil {
		return nil, err
	}
	hits := make([]Hit, len(found))
	for i, p := range found {
		hits[i] = Hit{Person: p.ID, Name: p.Name(), Age: p.Age(today), Area: p.Area(today)}
	}
	if err := addWorkers(ctx, q, who.Authority, hits); err != nil {
		return nil, err
	}
	out := map[core.ID]Hit{}
	for _, h := range hits {
		out[h.Person] = h
	}
	return out, nil
}
