package web

import (
	"net/http"
	"strings"

	"throughline/access"
	"throughline/people"
	"throughline/ui"
)

// finding is the page that finds people.
type finding struct {
	Text  string
	Hits  []people.Hit
	Twins []twins
	Add   bool // who asks may add a person
	// Contact says that who asks works at the front door, and may choose whom a contact is about.
	Contact bool
	Merge   bool // who asks may say that two people are one
}

// twins are two people found who look so much alike that they may be one.
type twins struct{ One, Other people.Hit }

// findPeople answers GET /people: one box, and the people found with as little as is
// needed to know whether it is them.
func (s *Site) findPeople(w http.ResponseWriter, r *http.Request) error {
	who := access.From(r.Context())
	f := finding{Text: strings.TrimSpace(r.URL.Query().Get("q"))}
	f.Add = people.MayWrite(r.Context(), s.DB, who, "") == nil
	f.Contact = f.Add && access.May(r.Context(), s.DB, who, access.SeeFrontDoor, "") == nil
	f.Merge = access.May(r.Context(), s.DB, who, access.Merge, "") == nil
	if f.Text != "" {
		if !s.Pace.Searches.Allow(user(r)) {
			return errTooMany
		}
		hits, err := s.search(r, f.Text)
		if err != nil {
			return err
		}
		f.Hits, f.Twins = hits, alikeOf(hits)
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Heading: "Find a person"}, findingPage(f))
}

// search finds people and writes into the log what was searched for.
func (s *Site) search(r *http.Request, text string) ([]people.Hit, error) {
	who := access.From(r.Context())
	hits, err := people.Search(r.Context(), s.DB, who, people.Query{Text: text, Today: s.today()})
	if err != nil {
		return nil, err
	}
	return hits, access.LookNow(r.Context(), s.DB, who, access.Looked{What: access.Searched, Terms: text})
}

// alikeOf are pairs among the first hits with the same name and the same age: perhaps one
// person, written down twice.
func alikeOf(hits []people.Hit) []twins {
	var out []twins
	first := hits[:min(len(hits), 20)]
	for i, one := range first {
		for _, other := range first[i+1:] {
			if strings.EqualFold(one.Name, other.Name) && one.Age == other.Age && one.Age != "" {
				out = append(out, twins{one, other})
			}
		}
	}
	return out
}

// hitHeads are the heads of hitRows.
func hitHeads(choose bool) []ui.TableHead {
	heads := ui.Heads("Name", "Age", "Area", "Open to us", "Lead worker")
	if choose {
		heads = append(ui.Heads("Choose"), heads...)
	}
	return heads
}

// hitRows are people found, as a table; with choose, each has a box to tick.
func hitRows(hits []people.Hit, choose bool) [][]ui.TableCell {
	var out [][]ui.TableCell
	for _, h := range hits {
		name := h.Name
		if h.Also != "" {
			name += " (also " + h.Also + ")"
		}
		if h.Kin != "" {
			name += " (brother or sister of " + h.Kin + ")"
		}
		open := "Not open"
		if h.Open {
			open = "Open"
		}
		row := []ui.TableCell{{HTML: ui.Link{Text: name, Href: "/people/" + string(h.Person)}},
			{Text: either(h.Age, "Not known")}, {Text: either(h.Area, "Not known")}, {Text: open}, {Text: either(h.Worker, "Nobody")}}
		if choose {
			row = append([]ui.TableCell{{HTML: chooseHit(string(h.Person), strings.TrimSuffix(name+", "+h.Age, ", "))}}, row...)
		}
		out = append(out, row)
	}
	return out
}
