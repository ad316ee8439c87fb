package record

import (
	"context"
	"maps"
	"slices"

	"throughline/changed"
	"throughline/core"
	"throughline/store"
)

// A person's turn is a number that is another after every transaction in which a record that
// concerns them, or concerned them, or what is due to them was written. What was worked out
// from these alone stands for as long as the turn does. Whoever keeps it reads the turn before
// they read what they work it out from: what is written meanwhile makes it old, never wrong.

// touch gives people their next turn when the transaction ends, each once.
func touch(tx *store.Tx, authority string, people ...core.ID) {
	for _, p := range people {
		tx.Last(toTouch{}, whom{authority, p}, writeTurns)
	}
	changed.Note(tx, authority, changed.Of(people...)...)
}

// toTouch is the key of the people whose turn it is.
type toTouch struct{}

func writeTurns(ctx context.Context, tx *store.Tx, people []any) error {
	all := map[whom]bool{}
	for _, p := range people {
		all[p.(whom)] = true
	}
	// All in one order, lest two transactions wait for one another.
	for _, w := range slices.SortedFunc(maps.Keys(all), whom.compare) {
		err := store.Later(ctx, tx, `
			INSERT INTO person_turn (authority_id, person_id, turn) VALUES ($1, $2, 1)
			ON CONFLICT (authority_id, person_id) DO UPDATE SET turn = person_turn.turn + 1`, w.authority, w.person)
		if err != nil {
			return err
		}
	}
	return nil
}

// TurnOf reads a person's turn.
func TurnOf(ctx context.Context, q store.Querier, authority string, person core.ID) (int64, error) {
	turn, _, err := store.Maybe[int64](ctx, q, `SELECT turn FROM person_turn WHERE authority_id = $1 AND person_id = $2`, authority, person)
	return turn, err
}
