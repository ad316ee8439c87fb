package bench

import (
	"math/rand/v2"
	"net/url"
	"slices"
	"testing"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/county"
	"throughline/store"
)

// A job is one thing to measure.
type job struct {
	name  string
	floor string // the name of the job that is its floor; blank for a floor itself
	load  Load
	many  int  // how many times the usual number of requests
	pid   int  // whose processor time it takes; 0 for this program's and its database's
	once  bool // no path is asked for twice: each measurement goes on where the last one ended
}

const (
	floorRead = "Floor: one row, a page of 4 KB"
	floorSave = "Floor: one row, committed"
)

// jobs are all that is measured, in order: what writes comes last, so that the county is
// the same for all that read.
func (h *house) jobs(b *testing.B) []job {
	children := func(w worker) int { return len(w.children) }
	social := h.who(b, access.SocialWorker, children)
	adviser := h.who(b, access.PersonalAdviser, children)
	chair, door := h.who(b, access.Chair, children), h.who(b, access.FrontDoorWorker, children)
	manager, listed := h.listed(b)
	h.listedChildren = listed
	service := h.who(b, access.ServiceManager, children)
	read := func(name string, w worker, paths ...string) job {
		return job{name, floorRead, Load{Address: h.address, Cookies: []string{h.as(b, w)}, Paths: paths, Want: 200}, 1, 0, false}
	}
	anew := func(j job) job {
		j.load.Address = h.changes
		return j
	}
	save := func(name, path string, cookies, forms []string) job {
		return job{name, floorSave, Load{Address: h.address, Cookies: cookies, Paths: []string{path}, Forms: forms, Want: 303}, 1, 0, false}
	}
	callers, visits := h.visits(b)
	names := h.typedNames(b)
	sent := make([]string, len(names))
	for i, name := range names {
		sent[i] = url.Values{"q": {name}}.Encode()
	}
	jobs := []job{
		{floorRead, "", Load{Address: h.floor, Paths: []string{"/"}, Want: 200}, 10, 0, false},
		read("A child's page (social worker)", social, prefixed("/people/", social.children)...),
		read("A child's page (personal adviser)", adviser, prefixed("/people/", adviser.children)...),
		read("A child's page (service manager)", service, prefixed("/people/", social.children)...),
		{"A child's page, first look (service manager)", floorRead, Load{Address: h.address, Cookies: []string{h.as(b, service)}, Paths: prefixed("/people/", h.unseen(b, service)), Want: 200}, 1, 0, true},
		read("My day (social worker)", social, "/day"),
		read("My day (conference chair)", chair, "/day"),
		read("My day (team manager)", manager, "/day"),
		read("Front Door board (front door worker)", door, "/front-door"),
		read("Team (team manager)", manager, "/team"),
		anew(read("My day, when all has changed (social worker)", social, "/day")),
		anew(read("My day, when all has changed (conference chair)", chair, "/day")),
		anew(read("Front Door board, when all has changed (front door worker)", door, "/front-door")),
		anew(read("Team, when all has changed (team manager)", manager, "/team")),
		read("List of a team's children (team manager)", manager, "/team/children"),
		read("Finding a person (front door worker)", door, h.searches(b, door, names...)...),
		read("Time limits (service manager)", service, "/clocks"),
		{floorSave, "", Load{Address: h.floor, Paths: []string{"/save"}, Forms: []string{"words=typed"}, Want: 303}, 3, 0, false},
		save("Sending a search, which is logged (front door worker)", "/people", []string{h.as(b, door)}, sent),
		save("Saving a contact (front door worker)", "/new/contact", []string{h.as(b, door)}, h.contacts(b)),
		save("Saving a visit (social workers)", "/new/visit", callers, visits),
	}
	return slices.DeleteFunc(jobs, func(j job) bool { return len(j.load.Paths) == 0 }) // a small county has no care leaver
}

func prefixed(before string, ids []core.ID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = before + string(id)
	}
	return out
}

// unseen are the people of whom most is on record and whom a worker may see, enough for each
// to be looked at once.
func (h *house) unseen(b *testing.B, w worker) []core.ID {
	b.Helper()
	ids, err := store.All[core.ID](b.Context(), h.keeper.DB, `
		SELECT person_id FROM record_person WHERE authority_id = $1 GROUP BY person_id ORDER BY count(*) DESC, person_id LIMIT $2`,
		county.Authority, *requests*(len(connections)+1))
	if err != nil {
		b.Fatal(err)
	}
	may, err := access.Among(b.Context(), h.keeper.DB, w.Who, access.See, access.Children, ids)
	if err != nil {
		b.Fatal(err)
	}
	ids = slices.DeleteFunc(ids, func(id core.ID) bool { return !may[id] })
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	return ids
}

// visits are forms of a visit to each child of the social workers, and the cookie of each
// one's worker beside it: many children, lest a few come to have been visited hundreds of times.
func (h *house) visits(b *testing.B) (callers, forms []string) {
	b.Helper()
	for _, w := range h.workers {
		if !w.Is(access.SocialWorker) || len(w.children) == 0 || len(forms) >= mostForms {
			continue
		}
		cookie := h.as(b, w)
		for _, child := range w.children {
			callers, forms = append(callers, cookie), append(forms, aVisit(h.began.Plus(-time.Hour), child))
		}
	}
	return callers, forms
}
