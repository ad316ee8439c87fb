package record

import (
	"context"
	"slices"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/ledger"
	"throughline/store"
)

// Gathers says that several records add to one of the kind, whichever of them made it: the
// health of a year. It stays when that one goes, if another, or a person, has added to it.
func (k Of[T]) Gathers() Of[T] { k.gathers = true; return k }

// noteLed keeps which version of a record another led to.
func noteLed(ctx context.Context, tx *store.Tx, led *Base, source core.ID) error {
	return tx.Put(ctx, "led", []string{"authority_id", "record_id", "version", "source_id"},
		[]any{led.Authority, led.ID, led.Version, source})
}

// unlead takes back what a record led to and leads to no more, and returns whose dues
// that moves. What an earlier version made and this one does not name among led is cancelled.
// Of a record that is cancelled or struck out everything goes, and what it only changed, and
// nobody has touched since, says again what it said before.
func (k *Keeper) unlead(ctx context.Context, tx *store.Tx, who access.Who, kind *Kind, source *Base, led []core.ID) ([]moved, error) {
	ids, err := store.All[core.ID](ctx, tx, `
		SELECT DISTINCT record_id FROM led WHERE authority_id = $1 AND source_id = $2 ORDER BY record_id`, source.Authority, source.ID)
	if err != nil {
		return nil, err
	}
	why := "the " + strings.ToLower(kind.Title) + " that it followed from no longer leads to it"
	if !source.State.Standing() {
		why = "the " + strings.ToLower(kind.Title) + " that it followed from was " + string(source.State)
	}
	var of []moved
	for _, id := range ids {
		if slices.Contains(led, id) {
			continue
		}
		touched, err := k.takeBack(ctx, tx, who, source, id, why)
		if err != nil {
			return nil, err
		}
		of = append(of, touched...)
	}
	return of, nil
}

// takeBack cancels a record that a source made, or lets it say again what it said before.
func (k *Keeper) takeBack(ctx context.Context, tx *store.Tx, who access.Who, source *Base, id core.ID, why string) ([]moved, error) {
	e, kind, err := k.load(ctx, tx, source.Authority, id)
	if err != nil || !e.Head().State.Standing() {
		return nil, err
	}
	other, err := lastByOthers(ctx, tx, source, id)
	if err != nil {
		return nil, err
	}
	b := e.Head()
	switch made := b.From == source.ID; {
	case made && (!kind.gathers || other == 0):
		b.State, b.Reason = Cancelled, sentence(why)
	case made || source.State.Standing() || other == 0 || other == b.Version:
		return nil, nil // somebody else has added to it, or has the last word
	default:
		if e, err = k.atVersion(ctx, tx, source.Authority, id, other); err != nil {
			return nil, err
		}
	}
	return k.put(ctx, tx, who, kind, e, b.Version, why)
}

// lastByOthers is the last version of a record that a source did not lead to; 0 for none.
func lastByOthers(ctx context.Context, q store.Querier, source *Base, id core.ID) (int64, error) {
	return store.One[int64](ctx, q, `
		SELECT coalesce(max(l.version), 0) FROM ledger l
		WHERE  l.authority_id = $1 AND l.record_id = $2 AND NOT EXISTS (
			SELECT 1 FROM led d WHERE d.authority_id = l.authority_id AND d.record_id = l.record_id AND d.version = l.version AND d.source_id = $3)`,
		source.Authority, id, source.ID)
}

// atVersion is a record as one of its versions has it. It asks no access.
func (k *Keeper) atVersion(ctx context.Context, q store.Querier, authority string, id core.ID, version int64) (Entry, error) {
	lines, err := ledger.History(ctx, q, authority, id)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(lines, func(l ledger.Line) bool { return l.Version == version })
	if i < 0 || lines[i].Erased {
		return nil, core.Say(core.Missing, "An earlier version of this record was erased, so nothing can go back to it.")
	}
	e, _, err := k.entryOf(authority, lines[i])
	return e, err
}

// sentence begins with a capital and ends with a full stop.
func sentence(words string) string { return strings.ToUpper(words[:1]) + words[1:] + "." }
