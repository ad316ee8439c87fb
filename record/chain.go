package record

import (
	"context"
	"slices"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// Chain returns the record from which one came and those that came from it, the oldest
// first, as far as who may see them. from is nil where it came from none.
func (k *Keeper) Chain(ctx context.Context, q store.Querier, who access.Who, of Entry) (from *Card, followed []Card, err error) {
	b := of.Head()
	ids, err := store.All[core.ID](ctx, q, `SELECT id FROM record WHERE authority_id = $1 AND from_id = $2 ORDER BY made_at, id`, who.Authority, b.ID)
	if err != nil {
		return nil, nil, err
	}
	for _, id := range slices.Concat([]core.ID{b.From}, ids) {
		if id.IsZero() {
			continue
		}
		e, kind, err := k.Load(ctx, q, who, id)
		if core.IsSort(err, core.Forbidden) || core.IsSort(err, core.Missing) {
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		c := kind.cardOf(e)
		switch {
		case id == b.From:
			from = &c
		case c.State != StruckOut || access.CanSign(who, access.L2):
			followed = append(followed, c)
		}
	}
	return from, followed, nil
}
