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

const (
	mostOfKey  = 400  // how many people of one key are looked at
	mostOfWord = 1000 // the same of one word, which counts for less and is asked for last
	mostKeys   = 64
	mostTied   = 96 // how many who promise alike are weighed
)

// A finder looks for people in several steps, weighing each person once.
type finder struct {
	ctx     context.Context
	q       store.Querier
	who     access.Who
	w       *weigher
	tried   map[string]bool
	promise map[int64]float64 // what the keys of those not weighed yet promise, by mark
	weighed map[int64]bool
	meant   []string // words of names that may have been meant
	found   []match
	weigh   func(sketch) match
}

func newFinder(ctx context.Context, q store.Querier, who access.Who, a asked) *finder {
	f := &finder{ctx: ctx, q: q, who: who, w: newWeigher(a), tried: map[string]bool{}, promise: map[int64]float64{}, weighed: map[int64]bool{}}
	f.weigh = func(s sketch) match {
		score, also := f.w.fits(s)
		return match{sketch: s, score: score, also: also}
	}
	return f
}

// best is the score of the likeliest so far.
func (f *finder) best() (most float64) {
	for _, m := range f.found {
		most = max(most, m.score)
	}
	return most
}

// look finds who has keys, and weighs those who promise most.
func (f *finder) look(keys []string, most int) error {
	keys = slices.DeleteFunc(slices.Clone(keys), func(k string) bool { return f.tried[k] })
	for part := range slices.Chunk(keys, mostKeys) {
		for _, k := range part {
			f.tried[k] = true
		}
		query, slots := keysQuery(len(part), most)
		if err := f.count(query, append([]any{f.who.Authority}, padded(part, slots)...)); err != nil {
			return err
		}
	}
	return f.weighLikely()
}

// lookBeginning finds whose names hold a word that begins as one that was typed; the word
// itself comes first.
func (f *finder) lookBeginning(word string) error {
	err := f.count(`SELECT 0 AS slot, mark, born FROM person_key WHERE authority_id = $1 AND key >= $2 AND key < $3 ORDER BY key LIMIT `+fmt.Sprint(mostOfKey),
		[]any{f.who.Authority, keyName + word, keyName + word + "\U0010FFFF"})
	if err != nil {
		return err
	}
	return f.weighLikely()
}

// keysQuery asks who has which of n keys: a part for each, so that no key brings more than
// most and each is a look-up. There are a few such statements, which stay prepared.
func keysQuery(n, most int) (query string, slots int) {
	for slots = 4; slots < n; slots *= 2 {
	}
	parts := make([]string, slots)
	for i := range parts {
		parts[i] = fmt.Sprintf(`SELECT * FROM (SELECT %d AS slot, mark, born FROM person_key WHERE authority_id = $1 AND key = $%d LIMIT %d) k%d`, i, i+2, most, i)
	}
	return strings.Join(parts, " UNION ALL "), slots
}

// padded are values filled up with blanks, which are nobody's key.
func padded(keys []string, n int) []any {
	out := make([]any, n)
	for i := range out {
		out[i] = ""
		if i < len(keys) {
			out[i] = keys[i]
		}
	}
	return out
}

// many is about how many people a large region knows: a key that one of them has promises
// most.
const many = 4e6

// count adds up what keys promise: the rarer a key, the more, and more for a date of birth
// that fits the one that was asked.
func (f *finder) count(query string, args []any) error {
	type row struct{ Slot, Mark, Born int64 }
	rows, err := store.All[row](f.ctx, f.q, query, args...)
	if err != nil {
		return fmt.Errorf("looking for people by keys: %w", err)
	}
	shared := map[int64]int{}
	for _, r := range rows {
		shared[r.Slot]++
	}
	fit := map[int64]float64{}
	for _, r := range rows {
		if f.weighed[r.Mark] {
			continue
		}
		if _, known := f.promise[r.Mark]; !known && r.Born != 0 {
			like, known := fit[r.Born]
			if !known {
				for _, d := range f.w.dates {
					like = max(like, dateFits(d, core.Date(r.Born)))
				}
				fit[r.Born] = like
			}
			f.promise[r.Mark] = 12 * like
		}
		f.promise[r.Mark] += math.Log2(many / float64(shared[r.Slot]))
	}
	return nil
}

// weighLikely weighs those who promise most, and those who promise as much as the last of
// them.
func (f *finder) weighLikely() error {
	marks := make([]int64, 0, len(f.promise))
	for m := range f.promise {
		marks = append(marks, m)
	}
	slices.SortFunc(marks, func(a, b int64) int {
		return cmp.Or(cmp.Compare(f.promise[b], f.promise[a]), cmp.Compare(a, b))
	})
	n := min(len(marks), sketchesAtOnce)
	for n < len(marks) && n < mostTied && f.promise[marks[n]] == f.promise[marks[n-1]] {
		n++
	}
	return f.take(marks[:n])
}

// take weighs people.
func (f *finder) take(marks []int64) error {
	for _, m := range marks {
		f.weighed[m] = true
		delete(f.promise, m)
	}
	read, err := sketches(f.ctx, f.q, f.who, marks)
	if err != nil {
		return err
	}
	for _, s := range read {
		f.found = append(f.found, f.weigh(s))
	}
	return nil
}
