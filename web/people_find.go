package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"throughline/access"
	"throughline/core"
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
	text, hits, err := s.search(r)
	if err != nil {
		return err
	}
	f := finding{Text: text, Hits: hits, Twins: alikeOf(hits)}
	f.Add = people.MayWrite(r.Context(), s.DB, who, "") == nil
	f.Contact = f.Add && access.May(r.Context(), s.DB, who, access.SeeFrontDoor, "") == nil
	f.Merge = access.May(r.Context(), s.DB, who, access.Merge, "") == nil
	return s.page(w, r, http.StatusOK, ui.Frame{Heading: "Find a person"}, findingPage(f))
}

// askForPeople answers POST /people: what was typed goes into the log of searches, and its id
// there into the address of the page that asked, which shows who is found. A name stands in
// no address, and so in nobody's history.
func (s *Site) askForPeople(w http.ResponseWriter, r *http.Request) error {
	to, err := url.Parse(either(localPath(r.PostFormValue("for")), "/people"))
	if err != nil {
		return fmt.Errorf("reading where the search came from: %w", err)
	}
	if text := strings.TrimSpace(r.PostFormValue("q")); text != "" {
		if !s.Pace.Searches.Allow(user(r)) {
			return errTooMany
		}
		id, err := access.SearchNow(r.Context(), s.DB, access.From(r.Context()), text)
		if err != nil {
			return err
		}
		q := to.Query()
		q.Set("search", string(id))
		to.RawQuery = q.Encode()
	}
	http.Redirect(w, r, to.String(), http.StatusSeeOther)
	return nil
}

// sameLook is how long a search that is shown again is the same look. After that it is logged
// once more, and on another day it has to be typed again.
const sameLook = 10 * time.Minute

// search finds the people whom the search in the address asks for. The text is blank where
// none is there, or none that who asks made today.
func (s *Site) search(r *http.Request) (text string, hits []people.Hit, err error) {
	who := access.From(r.Context())
	id, err := core.ParseID(r.URL.Query().Get("search"))
	if err != nil {
		return "", nil, nil // an address without a search, or one that was cut short
	}
	text, at, err := access.SearchedFor(r.Context(), s.DB, who, id)
	switch {
	case core.IsSort(err, core.Missing):
		return "", nil, nil
	case err != nil:
		return "", nil, err
	case at.Date() != s.today():
		return "", nil, nil
	}
	if hits, err = people.Search(r.Context(), s.DB, who, people.Query{Text: text, Today: s.today()}); err != nil {
		return "", nil, err
	}
	if s.Keeper.Now().Sub(at) > sameLook {
		err = access.LookNow(r.Context(), s.DB, who, access.Looked{What: access.Searched, Terms: text})
	}
	return text, hits, err
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
