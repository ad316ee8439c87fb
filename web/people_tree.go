package web

import (
	"slices"

	"throughline/core"
	"throughline/people"
	"throughline/ui"
)

// parental are the kinds of relationship that stand above a child in a family tree.
var parental = []string{"mother", "father", "adoptive_parent"}

// genogram draws a family as far as who asks may know of it.
func (v *familyView) genogram(f *people.Family) ui.Genogram {
	g := ui.Genogram{ID: "family", Title: "Family of " + v.Person.Name(), Description: "Those around this person, as far as you may know of them.", Couples: couplesOf(f)}
	words := map[core.ID]string{}
	for _, k := range v.Kin {
		other, is := k.Seen(v.Person.ID)
		if words[other] == "" {
			words[other] = lower(is)
		}
	}
	for _, p := range f.People {
		g.People = append(g.People, ui.Relative{ID: string(p.ID), Name: p.Name(), Relation: words[p.ID], Note: p.Age(v.Day),
			Sex: map[string]string{"F": "female", "M": "male"}[p.Sex], Unborn: p.Unborn(), Deceased: !p.Died.IsZero(),
			Focus: p.ID == v.Person.ID, Href: "/people/" + string(p.ID)})
	}
	for _, h := range v.Homes {
		var members []string
		for _, id := range h.Living(v.Day) {
			if slices.ContainsFunc(f.People, func(p *people.Person) bool { return p.ID == id }) {
				members = append(members, string(id))
			}
		}
		if len(members) > 0 {
			g.Households = append(g.Households, ui.Household{Name: either(firstLine(h.Lines), "Confidential address"), Members: members})
		}
	}
	return g
}

// couplesOf are the parents of each child, and partners without children.
func couplesOf(f *people.Family) []ui.Couple {
	parents := map[core.ID][]core.ID{}
	var children []core.ID
	for _, r := range f.Relationships {
		parent, child := r.From, r.To
		if r.Kind == "child" {
			parent, child = r.To, r.From
		} else if !slices.Contains(parental, r.Kind) {
			continue
		}
		if parents[child] == nil {
			children = append(children, child)
		}
		if !slices.Contains(parents[child], parent) && len(parents[child]) < 2 {
			parents[child] = append(parents[child], parent)
		}
	}
	slices.SortStableFunc(children, func(a, b core.ID) int { return int(bornOf(f, a) - bornOf(f, b)) })
	var out []ui.Couple
	for _, child := range children {
		pair := parents[child]
		slices.Sort(pair)
		a, b := string(pair[0]), ""
		if len(pair) > 1 {
			b = string(pair[1])
		}
		i := slices.IndexFunc(out, func(c ui.Couple) bool { return c.A == a && c.B == b })
		if i < 0 {
			i = len(out)
			out = append(out, ui.Couple{A: a, B: b})
		}
		out[i].Children = append(out[i].Children, string(child))
	}
	for _, r := range f.Relationships {
		if r.Kind != "partner" {
			continue
		}
		kind := "together"
		if !r.Until.IsZero() {
			kind = "separated"
		}
		a, b := string(min(r.From, r.To)), string(max(r.From, r.To))
		if i := slices.IndexFunc(out, func(c ui.Couple) bool { return c.A == a && c.B == b }); i >= 0 {
			out[i].Kind = kind
		} else {
			out = append(out, ui.Couple{A: a, B: b, Kind: kind})
		}
	}
	return out
}

// bornOf is the day of birth, or the day on which it is expected; those of whom neither is
// known come first.
func bornOf(f *people.Family, id core.ID) core.Date {
	for _, p := range f.People {
		if p.ID == id {
			return max(p.Born, p.Expected)
		}
	}
	return 0
}
