package record

import (
	"context"
	"slices"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// MayWrite asks whether who may write a record, or a change to it.
func (k *Keeper) MayWrite(ctx context.Context, q store.Querier, who access.Who, e Entry) error {
	kind, err := k.Kind(e.Head().Kind)
	if err != nil {
		return err
	}
	return kind.mayWrite(ctx, q, who, e)
}

// mayWrite asks whether who may write about all whom a record concerns: as people with whom
// they work, or by the act of the kind; see [Of.AlsoFor].
func (k *Kind) mayWrite(ctx context.Context, q store.Querier, who access.Who, e Entry) error {
	err := mayAll(ctx, q, who, access.Write, e)
	if k.Also == "" || !core.IsSort(err, core.Forbidden) {
		return err
	}
	b := e.Head()
	answers, asked := k.answers(ctx, q, b)
	if asked != nil {
		return asked
	}
	if !answers {
		return err
	}
	return mayAll(ctx, q, who, k.Also, e)
}

// mayDraft asks whether who may keep a draft of what they may hand in.
func (k *Keeper) mayDraft(ctx context.Context, q store.Querier, who access.Who, d Draft) error {
	if len(d.People) == 0 {
		return nil
	}
	b := Base{Authority: who.Authority, Kind: d.Kind, From: d.From, People: d.People}
	if kind, known := k.byName[d.Kind]; known {
		return kind.mayWrite(ctx, q, who, &b)
	}
	return mayAll(ctx, q, who, access.Write, &b) // what is to be sent is no kind of record
}

// answers reports that a record follows one of the front door, which is about everybody whom
// it is about itself.
func (k *Kind) answers(ctx context.Context, q store.Querier, b *Base) (bool, error) {
	if b.From.IsZero() || len(b.People) == 0 {
		return false, nil
	}
	type about struct {
		Kind     string
		PersonID core.ID
	}
	of, err := store.All[about](ctx, q, `
		SELECT r.kind, rp.person_id
		FROM   record r JOIN record_person rp ON rp.authority_id = r.authority_id AND rp.record_id = r.id AND rp.gone = $3
		WHERE  r.authority_id = $1 AND r.id = $2 AND r.state IN ('submitted', 'agreed')`, b.Authority, b.From, false)
	return err == nil && !slices.ContainsFunc(b.People, func(p core.ID) bool {
		return !slices.ContainsFunc(of, func(a about) bool { return a.PersonID == p && slices.Contains(k.After, a.Kind) })
	}), err
}
