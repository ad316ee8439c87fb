package record

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// Leads says which records follow from one by themselves as soon as it is agreed: a
// conference that decides on a plan makes the plan, the review that ends it ends the plan.
// They are saved in the same transaction, in the name of whoever agreed it; an unchanged
// one is not written. An imported record leads to nothing: its return told of the others too.
// The function is called for every agreed version and must find what
// it made before ([Of.FromRecord]) rather than make it again. What it made and returns no
// more is cancelled, also when the record itself is cancelled or struck out.
func (k Of[T]) Leads(follow func(ctx context.Context, q store.Querier, t *T) ([]Entry, error)) Of[T] {
	k.lead = func(ctx context.Context, q store.Querier, e Entry) ([]Entry, error) {
		return follow(ctx, q, typed[T](e))
	}
	return k
}

// Make returns a new record that follows from another, about some of its people; with
// none named, about all of them.
func (k Of[T]) Make(from Entry, people ...core.ID) *T {
	f := from.Head()
	if len(people) == 0 {
		people = f.People
	}
	e := k.New(f.Authority, people...)
	b := e.Head()
	b.From, b.Thread, b.Worker, b.Team = f.ID, f.Thread, f.Worker, f.Team
	return typed[T](e)
}

// OfPerson returns the standing records of the kind about a person, oldest first. It asks
// no access: it is for what the house works out, never for showing.
func (k Of[T]) OfPerson(ctx context.Context, q store.Querier, authority string, person core.ID) ([]*T, error) {
	return k.standing(ctx, q, authority, k.ofPerson(), person)
}

// FromRecord returns the standing records of the kind that came from a record, oldest
// first. Like [Of.OfPerson] it asks no access.
func (k Of[T]) FromRecord(ctx context.Context, q store.Querier, authority string, from core.ID) ([]*T, error) {
	return k.standing(ctx, q, authority, `r.from_id = $2`, from)
}

func (k Of[T]) standing(ctx context.Context, q store.Querier, authority, condition string, of core.ID) ([]*T, error) {
	es, err := k.readWhere(ctx, q, authority, condition, of)
	slices.SortFunc(es, func(a, b Entry) int { return strings.Compare(string(a.Head().ID), string(b.Head().ID)) })
	var out []*T
	for _, e := range es {
		if e.Head().State.Standing() && e.Head().Kind == k.Name {
			out = append(out, typed[T](e))
		}
	}
	return out, err
}

// follow saves what follows from a record, takes back what no longer does, and returns whose
// dues either moves. A record that waits for its signature changes nothing.
func (k *Keeper) follow(ctx context.Context, tx *store.Tx, who access.Who, kind *Kind, e Entry) ([]moved, error) {
	b := e.Head()
	if kind.lead == nil || b.Author == access.ImportUser || b.State != Agreed && b.State.Standing() {
		return nil, nil
	}
	var led []Entry
	if b.State == Agreed {
		var err error
		if led, err = kind.lead(ctx, tx, e); err != nil {
			return nil, fmt.Errorf("working out what follows from a %s: %w", kind.Name, err)
		}
	}
	var of []moved
	var ids []core.ID
	for _, f := range led {
		touched, err := k.putLed(ctx, tx, who, kind, b, f)
		if err != nil {
			return nil, err
		}
		of, ids = append(of, touched...), append(ids, f.Head().ID)
	}
	if b.Version == 1 {
		return of, nil // it led to nothing before
	}
	gone, err := k.unlead(ctx, tx, who, kind, b, ids)
	return append(of, gone...), err
}

// putLed saves one record that follows from another, unless it says what it said.
func (k *Keeper) putLed(ctx context.Context, tx *store.Tx, who access.Who, kind *Kind, source *Base, f Entry) ([]moved, error) {
	b := f.Head()
	if b.Version == 0 {
		k.name(f)
	}
	of, err := k.Kind(b.Kind)
	if err != nil {
		return nil, err
	}
	if same, err := of.unchanged(ctx, tx, f); err != nil || same {
		return nil, err
	}
	b.State, b.Reason = Agreed, ""
	if b.Version == 0 {
		b.Author = who.User
	}
	if of.Signed && b.SignedAt.IsZero() { // what was signed before keeps its signature and its day
		b.SignedBy, b.SignedAt = who.User, k.Now()
	}
	touched, err := k.put(ctx, tx, who, of, f, b.Version, "followed from the "+strings.ToLower(kind.Title))
	if err != nil {
		return nil, err
	}
	return touched, noteLed(ctx, tx, b, source.ID)
}

// unchanged reports whether a record that is there already says what it said.
func (k *Kind) unchanged(ctx context.Context, q store.Querier, e Entry) (bool, error) {
	b := e.Head()
	if b.Version == 0 {
		return false, nil
	}
	before, err := k.read(ctx, q, b.Authority, b.ID)
	if err != nil {
		return false, err
	}
	if b.local == nil { // read by the kind as the program has it: the council's own answers stay
		b.local = before.Head().local
	}
	was, err := k.canonical(before)
	if err != nil {
		return false, err
	}
	is, err := k.canonical(e)
	return bytes.Equal(was, is), err
}
