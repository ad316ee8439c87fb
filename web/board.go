package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/practice/frontdoor"
	"throughline/ui"
)

// boardPage is the front door's board.
type boardPage struct {
	Groups []*boardGroup
	Alone  bool // it shows all of one rating, a page at a time
	Names  map[core.ID]string
	Now    core.Instant
}

// boardGroup is what waits under one rating.
type boardGroup struct {
	Rating    string
	All, Late int           // with those that are not shown
	Rows      []boardRow    // the first of them
	Pages     ui.Pagination // of a rating that is shown alone
}

type boardRow struct {
	frontdoor.Waiting
	Hours string // how long it has waited, in working hours
}

// stageWords say what a row waits for.
var stageWords = map[frontdoor.Stage]string{
	frontdoor.NotTaken: "Worry, not yet taken", frontdoor.ToDecide: "Contact, waits for a decision",
	frontdoor.CheckOut: "Check, not answered", frontdoor.Unallocated: "Referral, without a worker",
}

// boardOnPage is how many rows a page of all that waits under one rating has.
const boardOnPage = 50

// showBoard answers GET /front-door: the first of what waits under each rating; with rated, all of
// one, a page at a time.
func (s *Site) showBoard(w http.ResponseWriter, r *http.Request) error {
	p := boardPage{Now: s.Keeper.Now()}
	all, err := frontdoor.Board(r.Context(), s.DB, access.From(r.Context()), p.Now)
	if err != nil {
		return err
	}
	f := ui.Frame{Heading: "Front Door", Wide: true}
	if p.Alone = r.URL.Query().Has("rated"); p.Alone {
		g := &boardGroup{Rating: r.URL.Query().Get("rated")}
		f.Heading, f.Caption, f.Back = g.name(), "Front Door", "/front-door"
		page, err := strconv.Atoi(r.URL.Query().Get("page"))
		if err != nil {
			page = 1 // the first where none is named
		}
		all = slices.DeleteFunc(all, func(w frontdoor.Waiting) bool { return w.Rating != g.Rating })
		from, to, pages := paged(len(all), boardOnPage, max(1, page), g.href())
		g.Pages = pages
		p.add(g, all, all[from:to])
	} else {
		for len(all) > 0 {
			g := &boardGroup{Rating: all[0].Rating}
			n := slices.IndexFunc(all, func(w frontdoor.Waiting) bool { return w.Rating != g.Rating })
			if n < 0 {
				n = len(all)
			}
			p.add(g, all[:n], first(all[:n], mostShown))
			all = all[n:]
		}
	}
	if err := s.fillBoard(r, &p); err != nil {
		return err
	}
	return s.page(w, r, http.StatusOK, f, board(&p))
}

// add adds a group, of which some are shown.
func (p *boardPage) add(g *boardGroup, all, shown []frontdoor.Waiting) {
	g.All = len(all)
	for _, w := range all {
		if w.Late(p.Now) {
			g.Late++
		}
	}
	for _, w := range shown {
		g.Rows = append(g.Rows, boardRow{Waiting: w})
	}
	p.Groups = append(p.Groups, g)
}

// fillBoard tells of the rows that are shown how long they have waited, and whom they name.
func (s *Site) fillBoard(r *http.Request, p *boardPage) (err error) {
	var ids []core.ID
	for _, g := range p.Groups {
		for i, row := range g.Rows {
			g.Rows[i].Hours = s.hoursSince(row.Since)
			ids = append(append(ids, row.People...), row.Worker)
		}
	}
	p.Names, err = s.names(r, ids)
	return err
}

// hoursSince tells a wait in working hours, of which a day has eight.
func (s *Site) hoursSince(since core.Instant) string {
	n, err := frontdoor.OfficeHours(s.Keeper.Calendar, since, s.Keeper.Now())
	switch {
	case err != nil: // beyond the calendar the hours of the clock are all we know
		return strconv.Itoa(int(s.Keeper.Now().Sub(since).Hours())) + " hours"
	case n == 1:
		return "1 working hour"
	case n >= 3*8:
		return strconv.Itoa(n/8) + " working days"
	}
	return strconv.Itoa(n) + " working hours"
}

func (g *boardGroup) name() string {
	return either(code.RAG.Label(g.Rating), "Not rated")
}

// href is where all of the group stands.
func (g *boardGroup) href() string { return "/front-door?" + url.Values{"rated": {g.Rating}}.Encode() }

func (p *boardPage) rows(g *boardGroup) [][]ui.TableCell {
	out := make([][]ui.TableCell, len(g.Rows))
	for i, r := range g.Rows {
		whom := templ.Component(peopleLinks(r.People, p.Names))
		if len(r.People) == 0 {
			whom = boardWorry(r.Record, r.Reference)
		}
		out[i] = []ui.TableCell{{HTML: whom}, {HTML: boardWhat(r)}, {Text: r.Why}, {HTML: boardSince(r)}, {HTML: p.due(r)}, {Text: either(p.Names[r.Worker], "Nobody yet")}}
	}
	return out
}

// due says when something is due; the colour repeats the words.
func (p *boardPage) due(r boardRow) templ.Component {
	if r.Due.IsZero() {
		return templ.NopComponent
	}
	d := clock.Due{State: clock.Running, DueAt: r.Due, DueOn: r.Due.Date()}
	colour := "grey"
	switch {
	case d.Late(p.Now):
		colour = "red"
	case d.DueOn == p.Now.Date():
		colour = "yellow"
	}
	return ui.Tag{Text: clock.Words(d, p.Now), Classes: "govuk-tag--" + colour + " tl-due"}
}
