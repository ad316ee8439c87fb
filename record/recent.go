package record

import (
	"context"
	"slices"

	"throughline/core"
	"throughline/store"
)

// mostRecent is how many bytes of records are kept as they were read last.
const mostRecent = 24 << 20

// A read is all that concerns a person, as it was read at a turn.
type read struct {
	turn    int64
	entries []Entry
}

// entriesOf returns every record that concerns a person, whatever its state, in no order.
// The lists within them are shared with others who read them, and are not to be changed.
//
// Inside a transaction all is read anew: what it wrote may yet be undone.
func (k *Keeper) entriesOf(ctx context.Context, q store.Querier, authority string, person core.ID) ([]Entry, error) {
	if !store.Outside(q) {
		return k.readAll(ctx, q, authority, person)
	}
	turn, err := TurnOf(ctx, q, authority, person)
	if err != nil {
		return nil, err
	}
	of := whom{authority, person}
	r, known := k.recent.Of(of)
	if !known || r.turn != turn {
		r = read{turn: turn}
		err := q.(*store.DB).Read(ctx, func(ctx context.Context, tx *store.Tx) (err error) {
			r.entries, err = k.readAll(ctx, tx, authority, person)
			return err
		})
		if err != nil {
			return nil, err
		}
		k.recent.Keep(of, r, k.bytesOf(r.entries))
	}
	out := make([]Entry, len(r.entries))
	for i, e := range r.entries {
		out[i] = k.byName[e.Head().Kind].copy(e)
	}
	return out, nil
}

// bytesOf is about how many bytes some records take.
func (k *Keeper) bytesOf(entries []Entry) (n int) {
	for _, e := range entries {
		for _, q := range k.byName[e.Head().Kind].Questions(e) {
			n += 32 + len(q.PlainText())
		}
		n += 1000 // who, when and whose; parts and rows
	}
	return n
}

// readAll reads the records that concern a person now, and no other that once did.
func (k *Keeper) readAll(ctx context.Context, q store.Querier, authority string, person core.ID) ([]Entry, error) {
	kinds, err := store.All[string](ctx, q, `
		SELECT DISTINCT kind FROM record_person WHERE authority_id = $1 AND person_id = $2 AND gone = $3 ORDER BY kind`, authority, person, false)
	if err != nil {
		return nil, err
	}
	out, err := k.readKinds(ctx, q, authority, person, kinds)
	return slices.DeleteFunc(out, func(e Entry) bool { return !slices.Contains(e.Head().People, person) }), err
}

// readKinds reads the records of some kinds that concern a person.
func (k *Keeper) readKinds(ctx context.Context, q store.Querier, authority string, person core.ID, kinds []string) ([]Entry, error) {
	var out []Entry
	for _, name := range kinds {
		kind, err := k.Kind(name)
		if err != nil {
			return nil, err
		}
		es, err := kind.readWhere(ctx, q, authority, kind.ofPerson(), person)
		if err != nil {
			return nil, err
		}
		out = append(out, es...)
	}
	return out, nil
}
