package care

import (
	"cmp"
	"context"
	"slices"

	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A chain is one child's episodes of care in the order in which they began. The day on
// which one ends is the day on which the next begins, as the return has it.
type chain []*Episode

// chainOf reads the standing episodes of a child.
func chainOf(ctx context.Context, q store.Querier, authority string, child core.ID) (chain, error) {
	es, err := EpisodeKind.OfPerson(ctx, q, authority, child)
	slices.SortStableFunc(es, func(a, b *Episode) int { return cmp.Compare(a.Began, b.Began) })
	return es, err
}

// open is the episode that goes on; nil where the child is not in care.
func (c chain) open() *Episode {
	if n := len(c); n > 0 && c[n-1].Ended.IsZero() {
		return c[n-1]
	}
	return nil
}

// madeBy is the episode that came from a record; nil for none.
func (c chain) madeBy(from core.ID) *Episode {
	for _, e := range c {
		if e.From == from {
			return e
		}
	}
	return nil
}

// before is the episode before another, or before what would now begin.
func (c chain) before(e *Episode) *Episode {
	i := len(c)
	if e != nil {
		i = slices.Index(c, e)
	}
	if i < 1 {
		return nil
	}
	return c[i-1]
}

// nothingRestsOn refuses to cancel or strike out a record that began an episode of which
// more is known: the chain would have a hole, and the child be twice in care or not at all.
func nothingRestsOn(ctx context.Context, q store.Querier, b *record.Base) error {
	if b.State.Standing() {
		return nil
	}
	for _, child := range b.People {
		episodes, err := chainOf(ctx, q, b.Authority, child)
		if err != nil {
			return err
		}
		if e := episodes.madeBy(b.ID); e != nil && e != episodes.open() {
			return core.Say(core.Invalid, "A later change in this child's care, or its end, rests on this record. Strike that one out first.")
		}
	}
	return nil
}

// placement is the episode with which the placement of an episode began. Where that is not
// known, because a file began in the middle, it is the first that is known.
func (c chain) placement(e *Episode) *Episode {
	i := slices.Index(c, e)
	for i > 0 && !c[i].beginsPlacement() {
		i--
	}
	return c[i]
}

// end ends an episode, and its placement where that ends with it. It returns what changed.
func (c chain) end(e *Episode, on core.Date, reason, why string, moves bool) []record.Entry {
	e.Ended, e.ReasonEnded, e.ReasonChange = on, reason, why
	first := c.placement(e)
	first.PlacementUntil = 0
	if moves {
		first.PlacementUntil = on
	}
	if first == e {
		return []record.Entry{e}
	}
	return []record.Entry{first, e}
}

// moved reports whether the child lives elsewhere, or with somebody else, or under another
// kind of placement.
func moved(was, is *Episode) bool {
	return was.Placement != is.Placement || was.Provider != is.Provider || was.Carer != is.Carer ||
		was.PlacedPost != is.PlacedPost || was.URN != is.URN
}

// reasonNew is the return's reason for a new episode, worked out from what differs; "" where
// nothing does. same says that the same people go on caring for the child.
func reasonNew(was, is *Episode, same bool) string {
	legal, placed := was.LegalStatus != is.LegalStatus, moved(was, is)
	switch {
	case legal && placed && same:
		return "U"
	case legal && placed:
		return "B"
	case legal:
		return "L"
	case placed && same:
		return "T"
	case placed:
		return "P"
	}
	return ""
}

// temporary reports whether a placement is a temporary one, which needs neither a reason
// for the change nor a provider: T0 to T4.
func temporary(placement string) bool { return placement != "" && placement[0] == 'T' }

// source notes where an answer came from, where there is one.
func source(to form.Sources, name, answer, from string) {
	if answer != "" {
		to[name] = from
	}
}
