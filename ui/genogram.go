package ui

import (
	"context"
	"io"
	"slices"
	"strings"
)

// A Genogram is a picture of a family in the signs that social workers use: a square
// for a man or boy, a circle for a woman or girl, a diamond where it is not known, a
// triangle for a child not yet born, a cross for somebody who has died. Beside it stands
// a table of the same people and how they are related.
type Genogram struct {
	ID          string // names its parts; needed if there are two on a page
	Title       string
	Description string // one sentence that says what the picture shows
	People      []Relative
	Couples     []Couple
	Households  []Household
}

// A Relative is one person in the picture.
type Relative struct {
	ID       string // used by Couples and Households
	Name     string
	Relation string // to the child, such as mother; blank for the child
	Note     string // under the name, such as "13, born 2012"
	Sex      string // male, female, or anything else if it is not known
	Unborn   bool
	Deceased bool
	Focus    bool   // whom the picture is about: drawn with a double line
	Href     string // linked from the table
}

// A Couple is two people, or one known parent, and their children.
type Couple struct {
	A, B     string   // IDs; a blank B is a parent who is not known
	Kind     string   // married, together, separated, divorced, or blank if it is not known
	Children []string // IDs, eldest first
}

// A Household is people who live together, drawn within a dashed line.
type Household struct {
	Name    string
	Members []string // IDs
}

// Render writes the picture and its table, or nothing if there is nobody.
func (g Genogram) Render(ctx context.Context, w io.Writer) error {
	if len(g.People) == 0 {
		return nil
	}
	return genogram(g, g.draw()).Render(ctx, w)
}

// The measures of the drawing, in its own units.
const (
	personWidth = 132.0 // from the middle of one person to the middle of the next
	personRow   = 170.0 // from one generation to the next
	signSize    = 40.0
	familyTop   = 44.0
)

// A familyDrawing is where everybody stands.
type familyDrawing struct {
	width, height float64
	people        []personDrawing
	lines         []familyLine
	households    []houseDrawing
}

type personDrawing struct {
	Relative
	x, y float64 // the middle of the sign
}

// A familyLine is a line between people; a path of SVG.
type familyLine struct{ path, class, title string }

type houseDrawing struct {
	name                string
	x, y, width, height float64
}

// A family is a Genogram being laid out.
type family struct {
	Genogram
	generation map[string]int
	x          map[string]float64 // in persons from the left
	next       map[int]float64    // the first free place of each generation
	begun      map[string]bool    // whose family is being placed: stops a family entered in a ring
}

func (g Genogram) draw() familyDrawing {
	f := family{Genogram: g, generation: g.generations(), x: map[string]float64{}, next: map[int]float64{}, begun: map[string]bool{}}
	for _, c := range g.Couples {
		if !g.hasParents(c.A) && !g.hasParents(c.B) {
			f.placeCouple(c, 0)
		}
	}
	for _, p := range g.People { // those whom no couple placed
		f.placeFamily(p.ID, f.next[f.generation[p.ID]])
	}
	return f.drawing()
}

// generations counts generations from the top. A couple stands on one level, and children
// on the level below. It stops after as many rounds as there are people, so that a family
// entered in a ring cannot hang it.
func (g Genogram) generations() map[string]int {
	level := map[string]int{}
	for range g.People {
		for _, c := range g.Couples {
			top := max(level[c.A], level[c.B])
			for _, child := range c.Children {
				if level[child] < top+1 && top+1 < len(g.People) {
					level[child] = top + 1
				}
			}
			level[c.A] = top
			if c.B != "" {
				level[c.B] = top
			}
		}
	}
	for range g.People { // bring parents down to just above their children
		for _, c := range g.Couples {
			lowest := -1
			for _, child := range c.Children {
				if lowest < 0 || level[child] < lowest {
					lowest = level[child]
				}
			}
			if lowest > 0 && !g.hasParents(c.A) && !g.hasParents(c.B) {
				level[c.A] = max(level[c.A], lowest-1)
				if c.B != "" {
					level[c.B] = level[c.A]
				}
			}
		}
	}
	return level
}

func (g Genogram) hasParents(id string) bool {
	return slices.ContainsFunc(g.Couples, func(c Couple) bool { return slices.Contains(c.Children, id) })
}

// placeCouple puts a couple over its children, not further left than from, and returns the
// first place free to the right.
func (f *family) placeCouple(c Couple, from float64) float64 {
	level := f.generation[c.A]
	from = max(from, f.next[level], f.next[level+1]-0.5)
	at := from
	for _, child := range c.Children {
		at = max(at, f.placeFamily(child, at))
	}
	middle, counted := 0.0, 0.0
	for _, child := range c.Children {
		if x, placed := f.x[child]; placed {
			middle, counted = middle+x, counted+1
		}
	}
	left := from
	if counted > 0 {
		left = middle / counted
		if c.B != "" {
			left -= 0.5
		}
		left = max(from, left)
	}
	f.put(c.A, left)
	if c.B != "" {
		f.put(c.B, max(f.x[c.A]+1, f.next[level]))
	}
	return max(at, f.next[level])
}

// placeFamily puts one person and those with whom they have children.
func (f *family) placeFamily(id string, from float64) float64 {
	if _, placed := f.x[id]; placed || f.begun[id] {
		return from
	}
	f.begun[id] = true
	for _, c := range f.couples(id) {
		from = f.placeCouple(c, from)
	}
	f.put(id, from)
	return max(from, f.x[id]+1)
}

// put gives somebody a place of their own, if they have none yet.
func (f *family) put(id string, x float64) {
	if _, placed := f.x[id]; placed {
		return
	}
	level := f.generation[id]
	f.x[id] = max(x, f.next[level])
	f.next[level] = f.x[id] + 1
}

func (f *family) drawing() familyDrawing {
	d := familyDrawing{}
	for _, p := range f.People {
		if _, placed := f.x[p.ID]; !placed {
			continue
		}
		x, y := f.at(p.ID)
		d.people = append(d.people, personDrawing{p, x, y})
		d.width, d.height = max(d.width, x+personWidth/2), max(d.height, y+106)
	}
	for _, c := range f.Couples {
		d.lines = append(d.lines, f.coupleLines(c)...)
	}
	for _, h := range f.Households {
		d.households = append(d.households, f.house(h)...)
	}
	return d
}

// at is the middle of somebody's sign.
func (f *family) at(id string) (x, y float64) {
	return personWidth/2 + 8 + f.x[id]*personWidth, familyTop + signSize/2 + float64(f.generation[id])*personRow
}

// couples are those whom somebody is part of, to tell partners apart in words.
func (g Genogram) couples(id string) []Couple {
	var found []Couple
	for _, c := range g.Couples {
		if c.A == id || c.B == id {
			found = append(found, c)
		}
	}
	return found
}

func (g Genogram) name(id string) string {
	for _, p := range g.People {
		if p.ID == id {
			return p.Name
		}
	}
	return ""
}

func (g Genogram) names(ids []string) string {
	var names []string
	for _, id := range ids {
		if n := g.name(id); n != "" {
			names = append(names, n)
		}
	}
	return strings.Join(names, ", ")
}

// table says in words who everybody is.
func (g Genogram) table() Table {
	t := Table{Caption: g.Title, CaptionClasses: "govuk-visually-hidden", Cards: true,
		Head: Heads("Name", "Who they are", "About them", "Partners", "Children", "Lives in")}
	for _, p := range g.People {
		var partners, children, homes []string
		for _, c := range g.couples(p.ID) {
			other := c.A
			if c.A == p.ID {
				other = c.B
			}
			if name := g.name(other); name != "" {
				partners = append(partners, name+when(c.Kind != "", " ("+c.Kind+")"))
			}
			if names := g.names(c.Children); names != "" {
				children = append(children, names)
			}
		}
		for _, h := range g.Households {
			if slices.Contains(h.Members, p.ID) {
				homes = append(homes, h.Name)
			}
		}
		t.Rows = append(t.Rows, []TableCell{
			{HTML: Link{Text: p.Name, Href: p.Href}}, {Text: either(p.Relation, when(p.Focus, "The child"))},
			{Text: strings.Join(nonBlank(p.signName(), p.Note), ", ")}, {Text: strings.Join(partners, "; ")},
			{Text: strings.Join(children, "; ")}, {Text: strings.Join(homes, "; ")},
		})
	}
	return t
}

// signName says what the sign of a person means.
func (p Relative) signName() string {
	name := "sex not known"
	switch {
	case p.Unborn:
		name = "not yet born"
	case p.Sex == "male" || p.Sex == "female":
		name = p.Sex
	}
	return name + when(p.Deceased, ", has died")
}

func nonBlank(words ...string) []string {
	return slices.DeleteFunc(words, func(s string) bool { return s == "" })
}
