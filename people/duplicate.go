package people

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// Duplicates finds people who may be the one about to be written down, the likeliest
// first, each with what is alike. Pairs known to be two people are left out, and so is
// the person. today is for ages.
func Duplicates(ctx context.Context, q store.Querier, who access.Who, p *Person, today core.Date) ([]Hit, error) {
	if err := access.May(ctx, q, who, access.Search, ""); err != nil {
		return nil, err
	}
	whole := *p
	whole.tidy()
	one, err := sketchOf(&whole)
	if err != nil {
		return nil, err
	}
	apart, err := knownApart(ctx, q, who.Authority, one.ID)
	if err != nil {
		return nil, err
	}
	f := newFinder(ctx, q, who, asked{dates: slices.DeleteFunc([]core.Date{one.Born, one.Expected}, core.Date.IsZero)})
	if err := f.findLike(one, keysOf(&whole)); err != nil {
		return nil, err
	}
	var hits []Hit
	for _, m := range f.found {
		if m.score >= perhapsOne && m.ID != one.ID && !slices.Contains(apart, m.ID) {
			hits = append(hits, m.hit(today))
		}
	}
	best(hits)
	hits = hits[:min(len(hits), mostAlike)]
	return hits, addWorkers(ctx, q, who.Authority, hits)
}

// mostAlike is how many people who look alike are shown: nobody reads more.
const mostAlike = 20

// findLike finds who shares a key with somebody, or would if a word or a date were spelt
// as it may have been meant.
func (f *finder) findLike(one sketch, keys keySet) error {
	shared, err := f.howMany(keys)
	if err != nil {
		return err
	}
	f.weigh = func(s sketch) match {
		score, why := compare(one, s, shared)
		return match{sketch: s, score: score, why: why}
	}
	for i, half := range one.halves {
		if i == 4 {
			break
		}
		for _, g := range half[0] {
			for _, family := range half[1] {
				if err := f.addMeant(&keys, g, family); err != nil {
					return err
				}
			}
		}
	}
	for _, d := range f.w.dates {
		if other := swapped(d); !other.IsZero() {
			keys.add(keyBorn + other.String())
		}
	}
	few := slices.DeleteFunc(keys.all, func(k string) bool {
		return strings.HasPrefix(k, keyStart) || strings.HasPrefix(k, keyName) && len(one.words) > 0 && len(f.w.dates) > 0
	})
	return f.look(few, mostOfKey)
}

// addMeant adds the pairs of what two words of a name may have been meant for.
func (f *finder) addMeant(keys *keySet, given, family string) error {
	givens, err := wordsFor(f.ctx, f.q, f.who.Authority, given)
	if err != nil {
		return err
	}
	families, err := wordsFor(f.ctx, f.q, f.who.Authority, family)
	if err != nil {
		return err
	}
	for _, g := range append(givens, given) {
		keys.addPair(g, family)
	}
	for _, other := range families {
		keys.addPair(given, other)
	}
	return nil
}

// howMany counts who has each word of a name, up to [mostOfKey].
func (f *finder) howMany(keys keySet) (map[string]int, error) {
	shared := map[string]int{}
	for _, key := range keys.all {
		word, isName := strings.CutPrefix(key, keyName)
		if !isName {
			continue
		}
		n, err := store.One[int](f.ctx, f.q, `SELECT count(*) FROM (SELECT 1 FROM person_key WHERE authority_id = $1 AND key = $2 LIMIT `+fmt.Sprint(mostOfKey)+`) k`,
			f.who.Authority, key)
		if err != nil {
			return nil, err
		}
		shared[word] = n
	}
	return shared, nil
}

// A notSame is a pair who were looked at and are two people.
type notSame struct {
	Authority string  `json:"-"`
	ID        core.ID `json:"id"`
	Version   int64   `json:"version"`
	OneID     core.ID `json:"one"`
	OtherID   core.ID `json:"other"`
	Reason    string  `json:"reason"`
}

const notSames = `SELECT authority_id AS authority, id, version, one_id, other_id, reason FROM not_same WHERE authority_id = $1 `

// NotTheSame remembers that two people who look alike are two, with the reason, so that
// nobody is asked again. Saying it twice is no error; the first reason stands.
func NotTheSame(ctx context.Context, tx *store.Tx, who access.Who, at core.Instant, a, b core.ID, reason string) error {
	n := notSame{Authority: who.Authority, ID: core.NewID(), Version: 1, OneID: min(a, b), OtherID: max(a, b), Reason: lines(reason)}
	if n.Reason == "" {
		return core.Say(core.Invalid, "Say how you know that these are two people.")
	}
	if a == b {
		return core.Say(core.Invalid, "Choose two people.")
	}
	if err := maySayApart(ctx, tx, who, a, b); err != nil {
		return err
	}
	rows, err := store.Exec(ctx, tx, `
		INSERT INTO not_same (authority_id, id, version, one_id, other_id, reason) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (authority_id, one_id, other_id) DO NOTHING`, n.Authority, n.ID, n.Version, n.OneID, n.OtherID, n.Reason)
	if err != nil || rows == 0 {
		return err
	}
	return seal(ctx, tx, who, at, "not the same person", kindNotSame, n.ID, n.Version, n)
}

// maySayApart asks that who may write about one of two people, or could have merged them.
func maySayApart(ctx context.Context, q store.Querier, who access.Who, a, b core.ID) error {
	refused := mayWriteOne(ctx, q, who, a, b)
	if !core.IsSort(refused, core.Forbidden) {
		return refused
	}
	for _, p := range []core.ID{a, b} {
		if access.May(ctx, q, who, access.Merge, p) != nil {
			return refused
		}
	}
	return nil
}

// knownApart are those who are known not to be a person.
func knownApart(ctx context.Context, q store.Querier, authority string, person core.ID) ([]core.ID, error) {
	if person.IsZero() {
		return nil, nil
	}
	one, err := store.All[core.ID](ctx, q, `SELECT other_id FROM not_same WHERE authority_id = $1 AND one_id = $2`, authority, person)
	if err != nil {
		return nil, err
	}
	two, err := store.All[core.ID](ctx, q, `SELECT one_id FROM not_same WHERE authority_id = $1 AND other_id = $2`, authority, person)
	return append(one, two...), err
}
