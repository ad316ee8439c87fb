package county

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"

	"throughline/core"
	"throughline/record"
	"throughline/store"
)

// A house is a county being made.
type house struct {
	plan   Plan
	office *office
	staff  *parcel
	into   *record.Keeper
}

// familiesAtOnce is how many families are told at a desk before it is cleared. The ids of a
// county depend on it.
const familiesAtOnce = 40

// parcelsAtOnce is how many parcels are carried into the county in one transaction: the more,
// the seldomer a page of its database is written for each; the memory is theirs.
const parcelsAtOnce = 4

// Made is what came of making a county.
type Made struct {
	Workers []Worker
	Refused map[string]int // what the records refused, by why: their work stands still
}

// Make fills an empty database with a county: its staff, its families, and the whole lives
// of [Stories] among them. Several desks work at once; what they tell is written in the
// order of the families, so that the same plan gives the same county, ids, seals and all.
// The one thing that differs is how passwords are sealed, which is salted afresh.
// progress, which may be nil, is told how many families are done.
func Make(ctx context.Context, k *record.Keeper, plan Plan, progress func(done, all int)) (made *Made, err error) {
	h := &house{plan: plan, into: k}
	first, err := newDesk(ctx, k)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, first.close()) }()
	if err := h.hire(ctx, first); err != nil {
		return nil, fmt.Errorf("hiring the staff: %w", err)
	}
	made = &Made{Workers: h.office.all, Refused: map[string]int{}}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	return made, h.work(ctx, first, made, progress)
}

// hire makes the staff at the first desk, and puts it into the county.
func (h *house) hire(ctx context.Context, d *desk) error {
	if err := d.keeper.DB.Write(ctx, func(ctx context.Context, tx *store.Tx) (err error) {
		h.office, err = open(ctx, tx, h.plan, h.plan.opens())
		return err
	}); err != nil {
		return err
	}
	var err error
	if h.staff, err = d.all(ctx, d.keeper.DB); err != nil {
		return err
	}
	if err := d.seated(ctx, h.staff); err != nil {
		return err
	}
	return h.into.DB.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		copied := *h.staff // writing may turn flags into another engine's
		copied.rows = make([][][]any, len(h.staff.rows))
		for i, rows := range h.staff.rows {
			for _, row := range rows {
				copied.rows[i] = append(copied.rows[i], slices.Clone(row))
			}
		}
		return copied.put(ctx, tx)
	})
}

// A job is a part of the county to be told: some families, or one whole life.
type job struct {
	n      uint64
	from   int // the first family; of a life, its number
	until  int
	life   bool
	parcel chan *parcel
}

// work lets several desks tell all parts of the county, and writes what they told in order.
func (h *house) work(ctx context.Context, first *desk, made *Made, progress func(done, all int)) (err error) {
	desks := []*desk{first}
	for range runtime.GOMAXPROCS(0) - 1 {
		d, err := newDesk(ctx, h.into)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, d.close()) }()
		if err := d.seat(ctx, h.staff); err != nil {
			return err
		}
		desks = append(desks, d)
	}
	todo, inOrder := make(chan job), make(chan job, 2*len(desks))
	ctx, stop := context.WithCancel(ctx)
	done := make(chan struct{})
	for _, d := range desks {
		go func() {
			for j := range todo {
				j.parcel <- h.tell(ctx, d, j)
			}
			done <- struct{}{}
		}()
	}
	go h.jobs(ctx, todo, inOrder)
	defer func() { // nobody writes at a desk that is being closed
		stop()
		for range desks {
			<-done
		}
	}()
	all, _, _, _ := h.plan.families()
	told := 0
	var load []*parcel
	carry := func() error {
		if err := carry(ctx, h.into.DB, h.plan.Seed, load); err != nil {
			return err
		}
		families := told
		for _, p := range load {
			for _, why := range p.refused {
				made.Refused[why.Error()]++
			}
			told += p.told
		}
		if load = nil; progress != nil && told > families {
			progress(told, all)
		}
		return nil
	}
	for j := range inOrder {
		p := <-j.parcel
		if p.err != nil {
			return p.err
		}
		p.n = j.n
		if load = append(load, p); len(load) < parcelsAtOnce {
			continue
		}
		if err := carry(); err != nil {
			return err
		}
	}
	if len(load) > 0 {
		if err := carry(); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// jobs hands out the parts of the county in order.
func (h *house) jobs(ctx context.Context, todo, inOrder chan<- job) {
	defer close(todo)
	defer close(inOrder)
	hand := func(j job) bool {
		j.parcel = make(chan *parcel, 1)
		for _, to := range []chan<- job{inOrder, todo} {
			select {
			case to <- j:
			case <-ctx.Done():
				return false
			}
		}
		return true
	}
	all, _, _, _ := h.plan.families()
	n := uint64(0)
	for from := 0; from < all; from += familiesAtOnce {
		if n++; !hand(job{n: n, from: from, until: min(from+familiesAtOnce, all)}) {
			return
		}
	}
	for life := range h.plan.lives() {
		if n++; !hand(job{n: n, from: life, life: true}) {
			return
		}
	}
}

// tell tells a part of the county at a desk.
func (h *house) tell(ctx context.Context, d *desk, j job) *parcel {
	var refused []error
	p := d.tell(ctx, h.plan.Seed, j.n, func(ctx context.Context, k *record.Keeper) ([]core.ID, error) {
		refused = nil
		made := h.office.ids()
		if j.life {
			own, err := h.life(ctx, k, j)
			return append(made, own...), err
		}
		for n := j.from; n < j.until; n++ {
			l := h.begin(ctx, k, n)
			if err := h.family(l); err != nil {
				return nil, fmt.Errorf("family %d: %w", n, err)
			}
			made, refused = append(made, l.made...), append(refused, l.refused...)
		}
		return made, nil
	})
	p.refused = refused
	if !j.life {
		p.told = j.until - j.from
	}
	return p
}

// family tells the life of a family.
func (h *house) family(l *living) error {
	_, usual, earlier, alone := h.plan.families()
	first, ages := core.Instant(0), agesInNeed
	switch {
	case l.n < usual:
		first = h.plan.first(l.rand)
	case l.n < usual+earlier:
		l.forced, ages = true, agesIntoCare
		first = moment(l.rand, earliest, h.plan.opens())
	case l.n < usual+earlier+alone:
		l.forced, l.alone, ages = true, true, agesAlone
		first = moment(l.rand, h.plan.opens(), h.plan.Until.Date().Plus(1))
	default:
		first = h.plan.surged(l.rand)
	}
	l.born(first.Date(), ages)
	l.worried(first)
	return l.live()
}

// life tells one of the whole lives, as far as it has come.
func (h *house) life(ctx context.Context, k *record.Keeper, j job) ([]core.ID, error) {
	c := &County{keeper: k, rand: rand.New(rand.NewPCG(h.plan.Seed, j.n|1<<42)), staff: h.office.staff, people: j.from * 100}
	ids := numbering{rand: c.rand}
	var made []core.ID
	k.Now = func() core.Instant { return c.now }
	k.NewID = func() core.ID {
		made = append(made, ids.id(c.now))
		return made[len(made)-1]
	}
	err := c.nthLife(ctx, j.from, h.plan.Until)
	return made, err
}

// lives is how many whole lives are told beside the families.
func (p Plan) lives() int { return 15 + int(p.Size*40) }

// earliest is the first day on which a child came into care who is in care still when the
// record opens; before it the calendar of working days says nothing.
var earliest = core.Day(2018, 2, 1)

// Ages of children when they are first told of, of those who came into care before the
// record opened and have stayed, many of whom are care leavers today, and of those who come
// to this country alone.
var (
	agesInNeed   = []weighted[int]{{0, 9}, {1, 6}, {2, 6}, {3, 6}, {4, 6}, {5, 6}, {6, 6}, {7, 6}, {8, 6}, {9, 6}, {10, 6}, {11, 6}, {12, 6}, {13, 6}, {14, 6}, {15, 6}, {16, 4}, {17, 1}}
	agesIntoCare = []weighted[int]{{0, 4}, {2, 3}, {4, 4}, {6, 5}, {8, 8}, {10, 14}, {11, 8}, {12, 7}, {13, 6}, {14, 4}, {15, 2}}
	agesAlone    = []weighted[int]{{14, 3}, {15, 12}, {16, 42}, {17, 30}}
)
