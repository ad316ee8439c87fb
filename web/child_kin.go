package web

import (
	"slices"
	"strings"

	"throughline/core"
	"throughline/people"
)

// A relation is somebody who is something to the person whose page it is.
type relation struct {
	Of     people.Relationship
	Other  core.ID
	Name   string
	Words  string // what they are to the person: "Mother"
	Notes  []string
	Living bool // in the same household now
	Past   bool
}

// relations are those around a person, as far as who asks may know of them, those who
// live together first and what is past last.
func (f *childFile) relations() []relation {
	var out []relation
	together := f.livesWith()
	for _, k := range f.Kin {
		other, words := k.Seen(f.Person.ID)
		if f.Names[other] == "" {
			continue
		}
		rel := relation{Of: k, Other: other, Name: f.Names[other], Words: words, Living: slices.Contains(together, other), Past: k.Until.Before(f.Day)}
		if rel.Living {
			rel.Notes = append(rel.Notes, "lives with them")
		}
		if k.To == f.Person.ID {
			rel.Notes = append(rel.Notes, responsibility[k.ParentalResponsibility]...)
		}
		if rel.Past {
			rel.Notes = append(rel.Notes, "until "+k.Until.Long())
		}
		out = append(out, rel)
	}
	slices.SortStableFunc(out, func(a, b relation) int { return rank(a) - rank(b) })
	return out
}

// responsibility says whether somebody has parental responsibility; nothing is said where
// nobody asked.
var responsibility = map[string][]string{
	"yes": {"has parental responsibility"}, "no": {"has no parental responsibility"}, "unknown": {"parental responsibility not known"},
}

func rank(r relation) int {
	switch {
	case r.Past:
		return 2
	case r.Living:
		return 0
	}
	return 1
}

// livesWith are those who share a household with the person on the day.
func (f *childFile) livesWith() []core.ID {
	var out []core.ID
	for _, h := range f.Homes {
		living := h.Living(f.Day)
		if slices.Contains(living, f.Person.ID) {
			out = append(out, living...)
		}
	}
	return slices.DeleteFunc(out, func(id core.ID) bool { return id == f.Person.ID })
}

// said is what is noted of a relation, in one line.
func (r relation) said() string { return strings.Join(r.Notes, "; ") }
