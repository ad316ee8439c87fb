package record

import (
	"context"
	"slices"
	"sync"

	"throughline/core"
	"throughline/store"
)

// mostRecent bounds how many versions of records each of the two halves of [recent] holds:
// a few kilobytes each.
const mostRecent = 4000

// A recent keeps records that were read a short while ago. A version never changes, so what
// was read of it stays right for ever, and only which version stands must be asked. What
// was not asked for while as many others were is let go: the older half is dropped whole.
type recent struct {
	mu         sync.Mutex
	young, old map[versionOf]Entry
}

// versionOf names one version of one record.
type versionOf struct {
	authority string
	id        core.ID
	version   int64
}

// get returns a version that was read before; nil where it was not.
func (r *recent) get(v versionOf) Entry {
	r.mu.Lock()
	defer r.mu.Unlock()
	if e := r.young[v]; e != nil {
		return e
	}
	e := r.old[v]
	if e != nil {
		r.put(v, e)
	}
	return e
}

// keep keeps records that were read outside every transaction that writes.
func (r *recent) keep(entries []Entry) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, e := range entries {
		b := e.Head()
		r.put(versionOf{b.Authority, b.ID, b.Version}, e)
	}
}

func (r *recent) put(v versionOf, e Entry) {
	if len(r.young) >= mostRecent || r.young == nil {
		r.young, r.old = map[versionOf]Entry{}, r.young
	}
	r.young[v] = e
}

// standing is the version of a record that stands. Whom it concerns is part of a version.
type standing struct {
	ID      core.ID
	Kind    string
	Version int64
}

// entriesOf returns every record that concerns a person, whatever its state, in no order.
// The lists within them are shared with others who read them, and are not to be changed.
//
// Inside a transaction all is read anew: what it wrote may yet be undone.
func (k *Keeper) entriesOf(ctx context.Context, q store.Querier, authority string, person core.ID) ([]Entry, error) {
	rows, err := store.All[standing](ctx, q, `
		SELECT r.id, r.kind, r.version
		FROM   record_person rp JOIN record r ON r.authority_id = rp.authority_id AND r.id = rp.record_id
		WHERE  rp.authority_id = $1 AND rp.person_id = $2 AND rp.gone = $3`, authority, person, false)
	if err != nil {
		return nil, err
	}
	outside := store.Outside(q)
	var out []Entry
	var kinds []string // of which something must be read
	for _, r := range rows {
		var e Entry
		if outside {
			e = k.recent.get(versionOf{authority, r.ID, r.Version})
		}
		kind := k.byName[r.Kind]
		if e == nil || kind == nil {
			kinds = append(kinds, r.Kind)
			continue
		}
		out = append(out, kind.copy(e))
	}
	slices.Sort(kinds)
	kinds = slices.Compact(kinds)
	switch {
	case len(kinds) == 0:
		return out, nil
	case !outside:
		return k.readKinds(ctx, q, authority, person, kinds)
	}
	// Of a kind of which something is new all is taken anew, so that nothing stands twice.
	out = slices.DeleteFunc(out, func(e Entry) bool { return slices.Contains(kinds, e.Head().Kind) })
	err = q.(*store.DB).Read(ctx, func(ctx context.Context, tx *store.Tx) error {
		read, err := k.readKinds(ctx, tx, authority, person, kinds)
		for _, e := range read {
			out = append(out, k.byName[e.Head().Kind].copy(e))
		}
		k.recent.keep(read)
		return err
	})
	return out, err
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
