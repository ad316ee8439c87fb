package bench

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"testing"
	"time"

	"throughline/access"
	"throughline/county"
	"throughline/people"
	"throughline/people/peopletest"
)

// spoiltQueries is how many people are looked for, each by something that is wrong or not whole.
const spoiltQueries = 2000

// A finding is how it went.
type finding struct {
	people      int
	kinds       int // of spoiling
	five, first int // of all queries, how often the one meant was among the first five, and the first
	P50, P99    float64
	spent       spent
}

// find looks for people of the county, one after the other, as the front door does.
func (h *house) find(b *testing.B) (f finding) {
	b.Helper()
	today := h.now().Date()
	town, err := peopletest.TownOf(b.Context(), h.keeper.DB, county.Authority, today)
	if err != nil {
		b.Fatal(err)
	}
	queries := town.Spoil(2, spoiltQueries)
	f.people = len(town.People)
	town = nil
	who := h.who(b, access.FrontDoorWorker, func(worker) int { return 0 }).Who
	kinds := map[string]bool{}
	var took []time.Duration
	ask := func(q peopletest.Spoilt) []people.Hit {
		began := time.Now()
		hits, err := people.Search(b.Context(), h.keeper.DB, who, people.Query{Text: q.Text, Today: today})
		if err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(began))
		return hits
	}
	for _, q := range queries[:100] {
		ask(q)
	}
	took = nil
	before, err := spentBy(h.postmaster)
	for _, q := range queries {
		kinds[q.Kind] = true
		at := slices.IndexFunc(ask(q), func(hit people.Hit) bool { return hit.Person == q.Want })
		if at == 0 {
			f.first++
		}
		if at >= 0 && at < 5 {
			f.five++
		}
	}
	after, again := spentBy(h.postmaster)
	if err := errors.Join(err, again); err != nil {
		b.Fatal(err)
	}
	f.kinds, f.P50, f.P99, f.spent = len(kinds), within(took, 0.50), within(took, 0.99), after.since(before)
	fmt.Fprintf(os.Stderr, "finding: %+v\n", f)
	return f
}
