package web

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/record"
)

// A choice is something new that may be written.
type choice struct{ Text, Note, Href string }

// writable is what may be written next about a child: what is likely first, and all there
// is, by part of the service, behind it.
type writable struct {
	Likely []choice
	Parts  []partChoices
}

// partChoices are what may be written in one part of the service.
type partChoices struct {
	Name    string
	Choices []choice
}

// mostLikely is how many choices stand before the rest is opened.
const mostLikely = 6

// everyday are the kinds that any worker may have to write on any day.
var everyday = []string{"visit", "case_note"}

// writable are the kinds that who asks may write about the child. One that follows another
// is offered once, after the latest record that it may follow.
func (s *Site) writable(r *http.Request, f *childFile) writable {
	var w writable
	who := access.From(r.Context())
	var likely []likelyChoice
	for _, k := range s.Keeper.Kinds() {
		if k.Hidden || k.Any || who.Level < k.By || !access.Reads(who, k.Name) || k.Unborn && !f.Person.Unborn() {
			continue
		}
		from, followed := f.latestFor(k, who)
		if s.mustFollow(k) && !followed {
			continue
		}
		c := choice{Text: k.Title, Href: "/new/" + k.Name + "?person=" + string(f.Person.ID)}
		if followed {
			c.Href = "/new/" + k.Name + "?from=" + string(from.ID)
			if k.Single { // the record that it follows may be about several
				c.Href += "&person=" + string(f.Person.ID)
			}
			c.Note = "after the " + lower(from.Title) + " of " + from.Happened.Long()
		}
		if weight := f.weigh(k, from, followed); weight > 0 {
			likely = append(likely, likelyChoice{c, weight, from.Happened})
		}
		w.add(k.Area, c)
	}
	slices.SortStableFunc(likely, func(a, b likelyChoice) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(b.on, a.on))
	})
	for _, l := range likely[:min(len(likely), mostLikely)] {
		w.Likely = append(w.Likely, l.choice)
	}
	return w
}

// mustFollow reports whether a kind begins from a record of a child. What may follow only
// what concerns nobody yet may also stand by itself.
func (s *Site) mustFollow(k *record.Kind) bool {
	return slices.ContainsFunc(k.After, func(name string) bool {
		of, err := s.Keeper.Kind(name)
		return err == nil && !of.Nobody
	})
}

// a likelyChoice is a choice, how likely it is, and the day of the record that it follows.
type likelyChoice struct {
	choice
	weight int
	on     core.Date
}

// weigh says how likely a kind is to be written next; 0 is not likely. What belongs to the
// part of the service that owes something in the same piece of work comes first.
func (f *childFile) weigh(k *record.Kind, from record.Card, followed bool) int {
	owed := followed && f.owedIn(from.Thread, k.Area)
	switch {
	case slices.Contains(everyday, k.Name), k.Unborn:
		return 5
	case !followed:
		return 0
	case owed && !f.followedBy(from, k.Name):
		return 6
	case owed:
		return 4 // it may be done again, such as a visit
	case f.followedBy(from, k.Name):
		return 1
	case f.isEnd(from) && k.Area == from.Of.Area:
		return 3
	case f.isEnd(from):
		return 2
	}
	return 0
}

// isEnd reports whether nothing stands that came from a record yet.
func (f *childFile) isEnd(c record.Card) bool {
	return !slices.ContainsFunc(f.Came, func(o record.Follower) bool { return o.From == c.ID })
}

func (f *childFile) followedBy(c record.Card, kind string) bool {
	return slices.ContainsFunc(f.Came, func(o record.Follower) bool { return o.From == c.ID && o.Kind == kind })
}

// owedIn reports whether a part of the service owes something in a piece of work.
func (f *childFile) owedIn(thread core.ID, area string) bool {
	return slices.ContainsFunc(f.Dues, func(d clock.Due) bool {
		c, known := clock.ByID(d.Clock)
		return known && c.Area == either(limitsOf[area], area) && d.Thread == thread && d.State == clock.Running
	})
}

// limitsOf is the part of the service by the name that the time limits know it by, where
// that is another.
var limitsOf = map[string]string{"child-in-need": "assessment", "protection": "child-protection", "getsafe": "exploitation"}

// latestFor is the latest record that a new one of a kind may follow.
func (f *childFile) latestFor(k *record.Kind, who access.Who) (record.Card, bool) {
	seen := map[string]bool{}
	for _, c := range f.Cards { // the latest first
		if !slices.Contains(k.After, c.Kind) || seen[c.Kind] || !c.State.Standing() {
			continue
		}
		seen[c.Kind] = true // of each kind only the latest is offered
		if k.Apart && c.Author == who.User || !f.whole(c) || f.ended(c, k.Name) {
			continue
		}
		return c, true
	}
	return record.Card{}, false
}

// ended reports whether a record has had its one answer: the kind that would follow it
// followed already, and nothing that such a record could meet is due in its piece of work.
func (f *childFile) ended(c record.Card, kind string) bool {
	answered, met := false, map[clock.Moment]bool{}
	for _, o := range f.Came {
		if o.From != c.ID || o.Kind != kind {
			continue
		}
		answered = true
		for _, d := range f.Dues {
			if d.MetBy == o.ID {
				for _, m := range meets(d.Clock) {
					met[m] = true
				}
			}
		}
	}
	return answered && !slices.ContainsFunc(f.Dues, func(d clock.Due) bool {
		again := len(met) == 0 || slices.ContainsFunc(meets(d.Clock), func(m clock.Moment) bool { return met[m] })
		return d.Thread == c.Thread && d.State == clock.Running && again
	})
}

// meets are the moments that meet a time limit.
func meets(id string) []clock.Moment {
	c, known := clock.ByID(id)
	if !known {
		return nil
	}
	return c.Meets
}

// add puts a choice under its part of the service, in the order of the house.
func (w *writable) add(area string, c choice) {
	name := upper(strings.ReplaceAll(area, "-", " "))
	if name == "" {
		name = "Other"
	}
	i := slices.IndexFunc(w.Parts, func(p partChoices) bool { return p.Name == name })
	if i < 0 {
		i = len(w.Parts)
		w.Parts = append(w.Parts, partChoices{Name: name})
	}
	w.Parts[i].Choices = append(w.Parts[i].Choices, c)
}

// lower makes the first letter small, for a title within a sentence.
func lower(s string) string {
	if len(s) < 2 || s[1] >= 'A' && s[1] <= 'Z' {
		return s
	}
	return string(s[0]|0x20) + s[1:]
}
