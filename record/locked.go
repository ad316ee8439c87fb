package record

import (
	"context"

	"throughline/access"
	"throughline/core"
	"throughline/form"
	"throughline/store"
)

// LockedIf says of which records of the kind the locked answers are kept from those who
// may not read them; where it is not called, of all.
func (k Of[T]) LockedIf(when func(*T) bool) Of[T] {
	k.locks = func(e Entry) bool { return when(typed[T](e)) }
	return k
}

// Whole refuses the change of a record of which answers were left out, since whoever read it
// may not read them: to save it would lose them.
func Whole(e Entry) error {
	if e.Head().closed {
		return core.Say(core.Forbidden, "This record holds answers that are locked and that you may not read, so you cannot change it. A manager of the child's team can.")
	}
	return nil
}

// unlocked is a record as somebody may read it: itself, or a copy without its locked
// answers. Every way to a record that asks whether it may be seen goes through here. e is
// the version that stands; see [Keeper.unlockedThen] for another.
func (k *Keeper) unlocked(ctx context.Context, q store.Querier, who access.Who, kind *Kind, e Entry) (Entry, error) {
	if !kind.holdsLocked(e) || !kind.locks(e) {
		return e, nil
	}
	b := e.Head()
	may, err := access.Unlocks(ctx, q, who, kind.Name, b.Author, b.People)
	if err != nil {
		return nil, err
	}
	if may {
		return e, nil
	}
	return kind.without(e), nil
}

// unlockedThen is [Keeper.unlocked] for a version that stood once. Whoever asked later not to
// be named is not named in it either.
func (k *Keeper) unlockedThen(ctx context.Context, q store.Querier, who access.Who, kind *Kind, e Entry) (Entry, error) {
	if !kind.holdsLocked(e) || kind.locks(e) {
		return k.unlocked(ctx, q, who, kind, e)
	}
	now, _, err := k.load(ctx, q, e.Head().Authority, e.Head().ID)
	if err != nil {
		return nil, err
	}
	if now, err = k.unlocked(ctx, q, who, kind, now); err != nil || !now.Head().closed {
		return e, err
	}
	return kind.without(e), nil
}

// holdsLocked reports whether a locked answer was given.
func (k *Kind) holdsLocked(e Entry) bool {
	for _, q := range k.Questions(e) {
		if q.Sensitivity == form.Locked && q.PlainText() != "" {
			return true
		}
	}
	return false
}

// without is a copy of a record without its locked answers. They stand among the questions
// of the record itself, never in a child's part or a row, which copies share.
func (k *Kind) without(e Entry) Entry {
	e = k.copy(e)
	e.Head().closed = true
	for _, q := range k.Questions(e) {
		if q.Sensitivity == form.Locked {
			q.SetText("")
		}
	}
	return e
}
