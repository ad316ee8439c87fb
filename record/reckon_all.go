package record

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"

	"throughline/core"
	"throughline/store"
)

// A Reckoning says what working out every time limit anew came to.
type Reckoning struct {
	People  int // of whom anything is, or was, recorded or owed
	Dues    int // that they are, or were, owed
	Written int // rows that were not as they should be, or were not there
}

// turn is how many people are worked out in one transaction: others who save wait that long.
const turn = 2000

// RecomputeAll works out afresh what is due to everybody of an authority, and writes what is
// not as it should be: after a limit of law or of the council has changed, or to prove that
// nothing was amiss. It reads and reckons on every processor, and others go on working beside
// it, a turn at a time. progress, where given, is told how many people are done.
func (k *Keeper) RecomputeAll(ctx context.Context, authority string, progress func(done, all int)) (Reckoning, error) {
	var sum Reckoning
	people, err := store.All[core.ID](ctx, k.DB, `
		SELECT person_id FROM moment WHERE authority_id = $1 UNION SELECT person_id FROM due WHERE authority_id = $1`, authority)
	if err != nil {
		return sum, err
	}
	slices.Sort(people)
	for part := range slices.Chunk(people, turn) {
		before := sum
		err := k.DB.Write(ctx, func(inside context.Context, tx *store.Tx) error {
			sum = before // the turn may be run again
			if err := store.Hold(inside, tx, authority); err != nil {
				return err
			}
			var added [][]any
			add := func(most int) error { // together with those of others, if there are enough
				if len(added) <= most {
					return nil
				}
				rows := added
				added = nil
				return tx.InsertAll(inside, store.TableOf("due", dueColumns...), rows)
			}
			// The others read beside the transaction, which keeps all who would write waiting.
			err := reckonBeside(ctx, k, authority, part, func(r reckoned) error {
				more, changed, err := changeDues(inside, tx, authority, r.person, r.kept, r.is, 0)
				if err != nil {
					return err
				}
				n := len(more) + changed
				sum.People, sum.Dues, sum.Written = sum.People+1, sum.Dues+len(r.is), sum.Written+n
				if n > 0 {
					touch(tx, authority, r.person)
				}
				added = append(added, more...)
				return add(1024)
			})
			if err != nil {
				return err
			}
			return add(0)
		})
		if err != nil {
			return before, err
		}
		if progress != nil {
			progress(sum.People, len(people))
		}
	}
	return sum, nil
}

// reckoned is what is due to a person as it stands and as it is worked out.
type reckoned struct {
	person   core.ID
	kept, is []dueRow
}

// reckonBeside works out what is due to some people, a few at a time on each processor, and
// hands what it came to to write, one after the other.
func reckonBeside(ctx context.Context, k *Keeper, authority string, people []core.ID, write func(reckoned) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	parts, done := make(chan []core.ID), make(chan reckoned, 2*atOnce)
	go func() {
		defer close(parts)
		for part := range slices.Chunk(people, atOnce) {
			select {
			case parts <- part:
			case <-ctx.Done():
				return
			}
		}
	}()
	failed := make([]error, runtime.GOMAXPROCS(0))
	var all sync.WaitGroup
	for i := range failed {
		all.Go(func() {
			for part := range parts {
				if failed[i] = k.reckon(ctx, authority, part, done); failed[i] != nil {
					stop()
					return
				}
			}
		})
	}
	go func() {
		all.Wait()
		close(done)
	}()
	var wrong error
	for r := range done {
		if wrong == nil {
			if wrong = write(r); wrong != nil {
				stop()
			}
		}
	}
	if wrong != nil {
		return wrong // the others were only told to stop
	}
	return errors.Join(failed...)
}

// reckon works out what is due to a few people.
func (k *Keeper) reckon(ctx context.Context, authority string, people []core.ID, done chan<- reckoned) error {
	var owed, kept map[core.ID][]dueRow
	err := k.DB.Read(ctx, func(ctx context.Context, tx *store.Tx) (err error) {
		lives, err := k.livesOf(ctx, tx, authority, people, nil)
		if err != nil {
			return err
		}
		if owed, err = k.owed(ctx, tx, authority, lives, nil); err != nil {
			return err
		}
		kept, err = keptDues(ctx, tx, authority, people)
		return err
	})
	if err != nil {
		return err
	}
	for _, p := range people {
		done <- reckoned{p, kept[p], owed[p]}
	}
	return nil
}
