package people

import (
	"context"

	"throughline/core"
	"throughline/store"
)

// WriteRows writes the rows of somebody new but for the keys by which they are found, which
// it returns, and without a line of the ledger: for towns of millions, whose keys are
// written in their order at the end.
func WriteRows(ctx context.Context, tx *store.Tx, p *Person, at core.Instant) (mark int64, keys []string, err error) {
	p.Version, mark = 1, markOf(p.ID)
	all := keysOf(p)
	aside := *p
	aside.MergedInto = p.ID // of one who was merged no keys are written
	if err := aside.write(ctx, tx, at); err != nil {
		return 0, nil, err
	}
	if _, err := store.Exec(ctx, tx, `UPDATE person SET merged_into = NULL WHERE authority_id = $1 AND id = $2`, p.Authority, p.ID); err != nil {
		return 0, nil, err
	}
	err = tx.Insert(ctx, "person_sketch", []string{"authority_id", "mark", "person_id", "sketch"}, p.Authority, mark, p.ID, sketchText(p))
	if err == nil {
		err = writeWords(ctx, tx, p.Authority, all)
	}
	return mark, all.all, err
}

// WriteRow writes that one is something to another, without a line of the ledger.
func (r *Relationship) WriteRow(ctx context.Context, tx *store.Tx, authority string) error {
	r.ID, r.Version = core.NewID(), 1
	return tx.Insert(ctx, "relationship", []string{"authority_id", "id", "version", "from_id", "to_id", "kind", "parental_responsibility", "came_by", "note"},
		authority, r.ID, r.Version, r.From, r.To, r.Kind, "", "", "")
}
