package record

import (
	"cmp"
	"context"
	"slices"

	"throughline/access"
	"throughline/core"
	"throughline/ledger"
	"throughline/store"
)

// A Card is a record as lists show it.
type Card struct {
	Base
	Title string
	Line  string    // the kind's own line
	Until core.Date // the last day of something that goes on
	Since core.Date // its first day; blank for what happens on a day
	Entry Entry
	Of    *Kind
	// Locked says that answers of it are locked: who reads them hangs on who asks.
	Locked bool
}

// OfPerson returns all that stands on record of a person as it is now, the latest first,
// for somebody who may see that person. Struck-out records are among them only for those
// who may sign at L2. Lists within the records may be shared with other readers: they are
// not to be changed.
func (k *Keeper) OfPerson(ctx context.Context, q store.Querier, who access.Who, person core.ID) ([]Card, error) {
	if err := access.May(ctx, q, who, access.See, person); err != nil {
		return nil, err
	}
	es, err := k.entriesOf(ctx, q, who.Authority, person)
	if err != nil {
		return nil, err
	}
	var cards []Card
	for _, e := range es {
		kind, err := k.Kind(e.Head().Kind)
		if err != nil {
			return nil, err
		}
		b := e.Head()
		if !slices.Contains(b.People, person) || !access.Reads(who, kind.Name) || b.State == StruckOut && !access.CanSign(who, access.L2) {
			continue
		}
		c, err := k.shownTo(ctx, q, who, kind, e)
		if err != nil {
			return nil, err
		}
		cards = append(cards, c)
	}
	slices.SortFunc(cards, latestFirst)
	return cards, nil
}

// latestFirst puts the latest day first, and of one day what was made last.
func latestFirst(a, b Card) int {
	return cmp.Or(cmp.Compare(b.Happened, a.Happened), cmp.Compare(b.Made, a.Made), cmp.Compare(b.ID, a.ID))
}

// OfPersonAsOf returns what was on record of a person at an instant, as it was then.
func (k *Keeper) OfPersonAsOf(ctx context.Context, q store.Querier, who access.Who, person core.ID, at core.Instant) ([]Card, error) {
	if err := access.May(ctx, q, who, access.See, person); err != nil {
		return nil, err
	}
	ids, err := store.All[core.ID](ctx, q, `
		SELECT r.id
		FROM   record_person rp JOIN record r ON r.authority_id = rp.authority_id AND r.id = rp.record_id
		WHERE  rp.authority_id = $1 AND rp.person_id = $2 AND r.made_at <= $3
		ORDER  BY r.happened_on DESC, r.made_at DESC`, who.Authority, person, at)
	if err != nil {
		return nil, err
	}
	var cards []Card
	for _, id := range ids {
		line, err := ledger.AsOf(ctx, q, who.Authority, id, at)
		if core.IsSort(err, core.Missing) || err == nil && line.Erased {
			continue
		}
		if err != nil {
			return nil, err
		}
		e, kind, err := k.entryOf(who.Authority, line)
		if err != nil {
			return nil, err
		}
		b := e.Head()
		if !slices.Contains(b.People, person) || !access.Reads(who, kind.Name) || b.State == StruckOut && !access.CanSign(who, access.L2) {
			continue
		}
		if e, err = k.unlockedThen(ctx, q, who, kind, e); err != nil {
			return nil, err
		}
		cards = append(cards, kind.cardOf(e))
	}
	return cards, nil
}

// AsOf returns a record as it stood at an instant; Missing when it was not there yet.
func (k *Keeper) AsOf(ctx context.Context, q store.Querier, who access.Who, id core.ID, at core.Instant) (Entry, *Kind, error) {
	line, err := ledger.AsOf(ctx, q, who.Authority, id, at)
	if err != nil {
		return nil, nil, err
	}
	return k.fromLine(ctx, q, who, line)
}

// History returns every version of a record, the oldest first, for somebody who may see
// all whom the latest version concerns.
func (k *Keeper) History(ctx context.Context, q store.Querier, who access.Who, id core.ID) ([]ledger.Line, []Entry, error) {
	lines, err := ledger.History(ctx, q, who.Authority, id)
	if err != nil {
		return nil, nil, err
	}
	if len(lines) == 0 {
		return nil, nil, core.Say(core.Missing, "There is no such record.")
	}
	entries := make([]Entry, len(lines))
	for i, l := range lines {
		if entries[i], _, err = k.fromLine(ctx, q, who, l); err != nil {
			return nil, nil, err
		}
	}
	return lines, entries, nil
}

func (k *Keeper) fromLine(ctx context.Context, q store.Querier, who access.Who, l ledger.Line) (Entry, *Kind, error) {
	if l.Erased {
		return nil, nil, core.Say(core.Missing, "This record was erased when the time to keep it had run out.")
	}
	e, kind, err := k.entryOf(who.Authority, l)
	if err != nil {
		return nil, nil, err
	}
	if err := maySee(ctx, q, who, kind, e); err != nil {
		return nil, nil, err
	}
	e, err = k.unlockedThen(ctx, q, who, kind, e)
	return e, kind, err
}

// entryOf makes a record of a line, and asks nothing.
func (k *Keeper) entryOf(authority string, l ledger.Line) (Entry, *Kind, error) {
	kind, err := k.Kind(l.Kind)
	if err != nil {
		return nil, nil, err
	}
	e, err := kind.fromBody(authority, l.Body)
	return e, kind, err
}

func (k *Kind) cardOf(e Entry) Card {
	b := e.Head()
	c := Card{Base: *b, Title: k.Title, Line: k.CardLine(e), Entry: e, Of: k}
	c.Since, c.Until = k.Span(e)
	return c
}
