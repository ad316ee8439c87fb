package ssda903

import (
	"cmp"

	"throughline/core"
	"throughline/rule"
)

// A spell is a dated time of a child: missing, or under a deprivation of liberty order.
type spell struct {
	rule.Row
	start, end core.Date
}

func missingSpells(c *Child) []spell {
	out := make([]spell, len(c.Missings))
	for i, m := range c.Missings {
		out[i] = spell{m.Row, m.MisStart.Date, m.MisEnd.Date}
	}
	return out
}

func doloSpells(c *Child) []spell {
	out := make([]spell, len(c.DoLos))
	for i, d := range c.DoLos {
		out[i] = spell{d.Row, d.DoLoStart.Date, d.DoLoEnd.Date}
	}
	return out
}

// orderedBy is the day by which spells are put in order: the end, or the start while open.
func (s *spell) orderedBy() core.Date { return cmp.Or(s.end, s.start) }

// spellsOverlap finds each spell that began before the one ordered before it had ended.
// The order is by the day of ending, so of an open spell and a longer closed one it is
// the closed one that is found.
func spellsOverlap(of func(*Child) []spell) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		if c.ID == "" {
			return
		}
		spells := sorted(of(c), func(a, b *spell) int {
			return cmp.Or(compareDates(a.orderedBy(), b.orderedBy()), compareDates(a.start, b.start))
		})
		for i := 1; i < len(spells); i++ {
			before, s := spells[i-1], spells[i]
			if before.end.IsZero() || s.start.Before(before.end) {
				found(s.Row)
			}
		}
	}
}

// spellsOutsideCare finds each spell that is not closed within one of the child's
// periods of care. A child without any period is passed over.
func spellsOutsideCare(of func(*Child) []spell) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		periods := c.Periods()
		if len(periods) == 0 {
			return
		}
		for _, s := range of(c) {
			if !s.start.IsZero() && s.outsideAll(periods) {
				found(s.Row)
			}
		}
	}
}

func (s *spell) outsideAll(periods []Period) bool {
	for _, p := range periods {
		open := s.end.IsZero()
		outside := open && (!p.End.IsZero() || s.start.Before(p.Start)) || s.end.After(p.End) || s.end.Before(p.Start)
		if !outside {
			return false
		}
	}
	return true
}
