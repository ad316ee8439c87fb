package ssda903

import "throughline/rule"

// Most checks look at one row at a time. Each of these makes a check of such a test: it
// flags every row of the table, of this year, of which bad is true. They are written out,
// not made by one function, since two thirds of all rules pass through here for every child.

func eachHeader(bad func(*Child, *Header) bool) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		for i := range c.Headers {
			if h := &c.Headers[i]; bad(c, h) {
				found(h.Row)
			}
		}
	}
}

func eachEpisode(bad func(*Child, *Episode) bool) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		for i := range c.Episodes {
			if e := &c.Episodes[i]; bad(c, e) {
				found(e.Row)
			}
		}
	}
}

func eachReview(bad func(*Child, *Review) bool) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		for i := range c.Reviews {
			if v := &c.Reviews[i]; bad(c, v) {
				found(v.Row)
			}
		}
	}
}

func eachUASC(bad func(*Child, *UASC) bool) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		for i := range c.UASCs {
			if u := &c.UASCs[i]; bad(c, u) {
				found(u.Row)
			}
		}
	}
}

func eachOC2(bad func(*Child, *OC2) bool) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		for i := range c.OC2s {
			if o := &c.OC2s[i]; bad(c, o) {
				found(o.Row)
			}
		}
	}
}

func eachOC3(bad func(*Child, *OC3) bool) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		for i := range c.OC3s {
			if o := &c.OC3s[i]; bad(c, o) {
				found(o.Row)
			}
		}
	}
}

func eachAD1(bad func(*Child, *AD1) bool) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		for i := range c.AD1s {
			if a := &c.AD1s[i]; bad(c, a) {
				found(a.Row)
			}
		}
	}
}

func eachPlacedAdoption(bad func(*Child, *PlacedAdoption) bool) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		for i := range c.PlacedAdoption {
			if p := &c.PlacedAdoption[i]; bad(c, p) {
				found(p.Row)
			}
		}
	}
}

func eachPrevPerm(bad func(*Child, *PrevPerm) bool) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		for i := range c.PrevPerms {
			if p := &c.PrevPerms[i]; bad(c, p) {
				found(p.Row)
			}
		}
	}
}

func eachMissing(bad func(*Child, *Missing) bool) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		for i := range c.Missings {
			if m := &c.Missings[i]; bad(c, m) {
				found(m.Row)
			}
		}
	}
}

func eachSWEpisode(bad func(*Child, *SWEpisode) bool) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		for i := range c.SWEpisodes {
			if s := &c.SWEpisodes[i]; bad(c, s) {
				found(s.Row)
			}
		}
	}
}

func eachDoLo(bad func(*Child, *DoLo) bool) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		for i := range c.DoLos {
			if d := &c.DoLos[i]; bad(c, d) {
				found(d.Row)
			}
		}
	}
}
