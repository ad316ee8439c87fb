// Package county fills a database with the life of an invented county: families, workers,
// worries, contacts, decisions and assessments over the last months, good practice and
// late. It is for demonstrations and tests; nobody in it is real.
//
// It writes through the same records as the pages, so the ledger and the clocks are whole.
// The same seed gives the same county.
package county

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/url"
	"strconv"

	"throughline/access"
	"throughline/core"
	"throughline/record"
	"throughline/store"
)

// Authority is the id of the invented county in every key.
const Authority = "throughshire"

// Council is its name as shown.
const Council = "Throughshire County Council"

// Password is that of every worker of the invented county. It opens nothing real.
const Password = "demonstration county"

// A County is being filled.
type County struct {
	keeper *record.Keeper
	rand   *rand.Rand
	now    core.Instant
	staff  staff
	people int // how many have a local number
}

// Fill makes the staff and a number of families. until is the moment up to which their
// lives are told. progress may be nil.
func Fill(ctx context.Context, k *record.Keeper, seed uint64, families int, until core.Instant, progress func(done, all int)) ([]Worker, error) {
	real := k.Now
	defer func() { k.Now = real }()
	c := &County{keeper: k, rand: rand.New(rand.NewPCG(seed, 7)), now: until}
	k.Now = func() core.Instant { return c.now }
	if err := c.hire(ctx, until); err != nil {
		return nil, fmt.Errorf("hiring the staff: %w", err)
	}
	for i := range families {
		if err := c.family(ctx, until, i); err != nil {
			return nil, fmt.Errorf("family %d: %w", i+1, err)
		}
		if progress != nil {
			progress(i+1, families)
		}
	}
	if err := c.lives(ctx, livesFor(families), until); err != nil {
		return nil, err
	}
	return c.staff.all, nil
}

// pick is one of some things.
func pick[T any](c *County, of ...T) T { return of[c.rand.IntN(len(of))] }

// chance is true so many times in a hundred.
func (c *County) chance(percent int) bool { return c.rand.IntN(100) < percent }

// at moves the county's clock to a time of a day, never past until.
func (c *County) at(d core.Date, until core.Instant) bool {
	c.now = core.At(d, 9+c.rand.IntN(8), c.rand.IntN(60))
	return c.now < until
}

// write hands a record in as somebody would, with what is known filled in.
func (c *County) write(ctx context.Context, who access.Who, kind string, from core.ID, answers url.Values, people ...core.ID) (record.Entry, error) {
	who.At = c.now
	s, err := c.keeper.Start(ctx, c.keeper.DB, who, kind, from, people...)
	if err != nil {
		return nil, fmt.Errorf("beginning a %s: %w", kind, err)
	}
	typed := s.Kind.Typed(s.Entry)
	for name, values := range answers {
		typed[name] = values
	}
	if wrong := s.Kind.Read(s.Entry, typed, c.now.Date()); len(wrong) > 0 {
		return nil, fmt.Errorf("a %s: %s: %s", kind, wrong[0].Field, wrong[0].Words)
	}
	if err := c.keeper.Save(ctx, who, s.Entry, 0, "handed in"); err != nil {
		return nil, fmt.Errorf("saving a %s: %w", kind, err)
	}
	return s.Entry, nil
}

func (c *County) save(ctx context.Context, do func(ctx context.Context, tx *store.Tx) error) error {
	return c.keeper.DB.Write(ctx, do)
}

// day types a day.
func day(name string, d core.Date) url.Values {
	y, m, dd := d.Split()
	return url.Values{name + "-day": {strconv.Itoa(dd)}, name + "-month": {strconv.Itoa(int(m))}, name + "-year": {strconv.Itoa(y)}}
}

// instant types a day and a time.
func instant(name string, at core.Instant) url.Values {
	v := day(name, at.Date())
	v.Set(name+"-time", at.Time().Format("15:04"))
	return v
}

// together merges answers; a later one wins.
func together(all ...url.Values) url.Values {
	out := url.Values{}
	for _, v := range all {
		for name, values := range v {
			out[name] = values
		}
	}
	return out
}
