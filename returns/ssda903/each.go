package ssda903

import "throughline/rule"

// Most checks look at one row at a time. Each of these makes a check of such a test: it
// flags every row of the table, of this year, of which bad is true.

func eachHeader(bad func(*Child, *Header) bool) func(*Child, rule.Found) {
	return each(func(c *Child) []Header { return c.Headers }, func(h *Header) rule.Row { return h.Row }, bad)
}

func eachEpisode(bad func(*Child, *Episode) bool) func(*Child, rule.Found) {
	return each(func(c *Child) []Episode { return c.Episodes }, func(e *Episode) rule.Row { return e.Row }, bad)
}

func eachReview(bad func(*Child, *Review) bool) func(*Child, rule.Found) {
	return each(func(c *Child) []Review { return c.Reviews }, func(v *Review) rule.Row { return v.Row }, bad)
}

func eachUASC(bad func(*Child, *UASC) bool) func(*Child, rule.Found) {
	return each(func(c *Child) []UASC { return c.UASCs }, func(u *UASC) rule.Row { return u.Row }, bad)
}

func eachOC2(bad func(*Child, *OC2) bool) func(*Child, rule.Found) {
	return each(func(c *Child) []OC2 { return c.OC2s }, func(o *OC2) rule.Row { return o.Row }, bad)
}

func eachOC3(bad func(*Child, *OC3) bool) func(*Child, rule.Found) {
	return each(func(c *Child) []OC3 { return c.OC3s }, func(o *OC3) rule.Row { return o.Row }, bad)
}

func eachAD1(bad func(*Child, *AD1) bool) func(*Child, rule.Found) {
	return each(func(c *Child) []AD1 { return c.AD1s }, func(a *AD1) rule.Row { return a.Row }, bad)
}

func eachPlacedAdoption(bad func(*Child, *PlacedAdoption) bool) func(*Child, rule.Found) {
	return each(func(c *Child) []PlacedAdoption { return c.PlacedAdoption }, func(p *PlacedAdoption) rule.Row { return p.Row }, bad)
}

func eachMissing(bad func(*Child, *Missing) bool) func(*Child, rule.Found) {
	return each(func(c *Child) []Missing { return c.Missings }, func(m *Missing) rule.Row { return m.Row }, bad)
}

func each[T any](rows func(*Child) []T, row func(*T) rule.Row, bad func(*Child, *T) bool) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		of := rows(c)
		for i := range of {
			if bad(c, &of[i]) {
				found(row(&of[i]))
			}
		}
	}
}
