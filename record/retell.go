package record

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"throughline/access"
	"throughline/changed"
	"throughline/core"
	"throughline/ledger"
	"throughline/store"
)

// Retell writes records anew with one person in the place of another, because the two were
// found to be one, or one to be two. It is a version like any other: who wrote the record
// and who signed it stays, and the version before stands in the ledger. Nothing follows of
// it again. records are those to be told anew; nil is every record that concerns from. It
// returns them; the caller asks who may, and calls [Keeper.Recompute] for both.
//
// A record that speaks of both cannot be told anew, since it could not be taken back: then
// the answer is Invalid, and nothing was written.
func (k *Keeper) Retell(ctx context.Context, tx *store.Tx, who access.Who, from, to core.ID, records []core.ID, why string) ([]core.ID, error) {
	of, err := store.All[core.ID](ctx, tx, `SELECT record_id FROM record_person WHERE authority_id = $1 AND person_id = $2 AND gone = $3 ORDER BY record_id`,
		who.Authority, from, false)
	if err != nil {
		return nil, err
	}
	if records != nil {
		of = slices.DeleteFunc(of, func(id core.ID) bool { return !slices.Contains(records, id) })
	}
	for _, id := range of {
		if err := k.retell(ctx, tx, who, id, from, to, why); err != nil {
			return nil, err
		}
	}
	return of, nil
}

func (k *Keeper) retell(ctx context.Context, tx *store.Tx, who access.Who, id, from, to core.ID, why string) error {
	e, kind, err := k.load(ctx, tx, who.Authority, id)
	if err != nil {
		return err
	}
	text, err := kind.canonical(e)
	if err != nil {
		return fmt.Errorf("telling a %s anew: %w", kind.Name, err)
	}
	if bytes.Contains(text, []byte(to)) {
		b := e.Head()
		return core.Say(core.Invalid, "A %s of %s speaks of both. Two people who stand in one record are two until that is put right.", strings.ToLower(kind.Title), b.Happened.Long())
	}
	e, err = kind.fromBody(who.Authority, bytes.ReplaceAll(text, []byte(from), []byte(to)))
	if err != nil {
		return err
	}
	b := e.Head()
	b.Version, b.Saved = b.Version+1, k.Now()
	if err := writeBase(ctx, tx, b); err != nil {
		return err
	}
	if err := kind.writeAnswers(ctx, tx, e); err != nil {
		return err
	}
	if err := writePeople(ctx, tx, b); err != nil {
		return err
	}
	if text, err = kind.canonical(e); err != nil {
		return fmt.Errorf("telling a %s anew: %w", kind.Name, err)
	}
	line := ledger.Line{Authority: b.Authority, At: b.Saved, Who: who.User, Why: why, Kind: kind.Name, Record: b.ID, Version: b.Version, Body: text}
	if err := ledger.Append(ctx, tx, &line); err != nil {
		return err
	}
	of, err := k.writeMoments(ctx, tx, kind, e)
	if err != nil {
		return err
	}
	for _, m := range of {
		touch(tx, b.Authority, m.person)
	}
	changed.Note(tx, b.Authority, append(changed.Of(b.Author), changed.Kind(kind.Name))...)
	_, err = store.Exec(ctx, tx, `UPDATE draft SET base_version = base_version + 1 WHERE authority_id = $1 AND record_id = $2 AND base_version = $3`,
		b.Authority, b.ID, b.Version-1)
	return err
}

// RetellDrafts has what is being typed about one person be about another. drafts are those
// meant; nil is every one that names from. It returns them.
func (k *Keeper) RetellDrafts(ctx context.Context, tx *store.Tx, authority string, from, to core.ID, drafts []core.ID) ([]core.ID, error) {
	type row struct {
		ID            core.ID
		People, Typed string
	}
	rows, err := store.All[row](ctx, tx, `SELECT id, people, typed FROM draft WHERE authority_id = $1 AND people LIKE $2 ORDER BY id`, authority, "%"+string(from)+"%")
	if err != nil {
		return nil, err
	}
	var moved []core.ID
	for _, r := range rows {
		if drafts != nil && !slices.Contains(drafts, r.ID) || strings.Contains(r.People, string(to)) {
			continue
		}
		_, err := store.Exec(ctx, tx, `UPDATE draft SET people = $3, typed = $4 WHERE authority_id = $1 AND id = $2`, authority, r.ID,
			strings.ReplaceAll(r.People, string(from), string(to)), strings.ReplaceAll(r.Typed, string(from), string(to)))
		if err != nil {
			return nil, err
		}
		moved = append(moved, r.ID)
	}
	return moved, nil
}
