package ssda903

import (
	"slices"

	"throughline/rule"
)

// r1012 finds other records of a child who has no episode this year.
var r1012 = []Rule{{
	Code:  "1012",
	Words: "There is other data about a child who has no episode in this year's return.",
	Fix:   "Return the child's episodes, or remove the records.",
	Flags: rule.Fields{placedAdoption: {"CHILD"}, missings: {"CHILD"}, reviews: {"CHILD"}, ad1s: {"CHILD"}, prevPerms: {"CHILD"}, oc2s: {"CHILD"}},
	Needs: []string{episodes},
	Unless: func(r *Return) string {
		if slices.ContainsFunc([]string{placedAdoption, missings, reviews, ad1s, prevPerms, oc2s}, r.Has) {
			return ""
		}
		return "none of PlacedAdoption, Missing, Reviews, AD1, PrevPerm and OC2 is there"
	},
	Check: func(c *Child, found rule.Found) {
		if len(c.Episodes) > 0 {
			return
		}
		for _, p := range c.PlacedAdoption {
			found(p.Row)
		}
		for _, m := range c.Missings {
			found(m.Row)
		}
		for _, v := range c.Reviews {
			found(v.Row)
		}
		for _, a := range c.AD1s {
			found(a.Row)
		}
		for _, p := range c.PrevPerms {
			found(p.Row)
		}
		for _, o := range c.OC2s {
			found(o.Row)
		}
	},
}}
