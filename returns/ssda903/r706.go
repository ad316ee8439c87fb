package ssda903

import "throughline/rule"

// r706 finds a deprivation of liberty order left open last year that this year's return
// does not have. The rows at fault are last year's, since this year has none. The
// starts are compared as they were written.
var r706 = []Rule{{
	Code:  "706",
	From:  2027,
	Words: "Last year's return left a deprivation of liberty order open, but this year's return has no order with that start date.",
	Fix:   "Add the order that was open at the end of last year, or correct its start.",
	Flags: rule.Fields{dolos + last: {"DOLO_START"}},
	Needs: []string{dolos, dolos + last},
	Check: func(c *Child, found rule.Found) {
		carriedOver := map[string]bool{}
		for _, d := range c.DoLos {
			carriedOver[d.DoLoStart.Text] = true
		}
		for _, then := range c.Last.DoLos {
			if then.DoLoEnd.Blank() && !carriedOver[then.DoLoStart.Text] {
				found(then.Row)
			}
		}
	},
}}
