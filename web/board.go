package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"throughline/access"
	"throughline/changed"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/practice/frontdoor"
	"throughline/store"
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
	p := boardPage{Now: s.Keeper.Now(), Alone: r.URL.Query().Has("rated")}
	f, g := ui.Frame{Heading: "Front Door", Wide: true}, &boardGroup{Rating: r.URL.Query().Get("rated")}
	page, err := strconv.Atoi(r.URL.Query().Get("page"))
	if err != nil {
		page = 1 // the first where none is named
	}
	if p.Alone {
		f.Heading, f.Caption, f.Back = g.name(), "Front Door", "/front-door"
	}
	return s.sheet(w, r, f, fmt.Sprintln(p.Alone, g.Rating, page), func(on *rests) (templ.Component, error) {
		return board(&p), s.fillBoard(r, &p, g, page, on)
	})
}

// fillBoard reads what waits, and of that which is shown: the first under each rating, or a page of one.
func (s *Site) fillBoard(r *http.Request, p *boardPage, alone *boardGroup, page int, on *rests) error {
	all, err := s.waiting(r, p.Now, on)
	if err != nil {
		return err
	}
	if g := alone; p.Alone {
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
	return s.tellBoard(r, p, on)
}

// onBoard are the kinds of record that come to the board, or take something off it.
var onBoard = []string{"worry", "contact", "contact_decision", "partner_check", "referral"}

// waiting is all that waits, and what that rests on.
func (s *Site) waiting(r *http.Request, now core.Instant, on *rests) (all []frontdoor.Waiting, err error) {
	err = s.DB.Read(r.Context(), func(ctx context.Context, tx *store.Tx) error {
		who := access.From(ctx)
		if err := on.sight(ctx, tx, who); err != nil {
			return err
		}
		all, err = frontdoor.Board(ctx, tx, who, now)
		return err
	})
	on.about = append(on.about, changed.Workers, changed.Clock("front-door.allocate"))
	for _, kind := range onBoard {
		on.about = append(on.about, changed.Kind(kind))
	}
	for _, w := range all {
		on.on(append(w.People, w.Worker)...)
		on.due(clock.Due{State: clock.Running, DueAt: w.Due, DueOn: w.Due.Date()}, now)
	}
	return all, err
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

// tellBoard tells of the rows that are shown how long they have waited, and whom they name.
func (s *Site) tellBoard(r *http.Request, p *boardPage, on *rests) (err error) {
	var ids []core.ID
	for _, g := range p.Groups {
		for i, row := range g.Rows {
			var until core.Instant
			g.Rows[i].Hours, until = s.hoursSince(row.Since, p.Now)
			on.ends(until)
			ids = append(append(ids, row.People...), row.Worker)
		}
	}
	p.Names, err = s.names(r, ids)
	return err
}

// hoursSince tells a wait in working hours, of which a day has eight, and until when it is so told; none where
// that is beyond today.
func (s *Site) hoursSince(since, now core.Instant) (words string, until core.Instant) {
	minutes, err := frontdoor.OfficeMinutes(s.Keeper.Calendar, since, now)
	if err != nil { // beyond the calendar the hours of the clock are all we know
		return strconv.Itoa(int(now.Sub(since).Hours())) + " hours", now
	}
	n, each := minutes/60, 60
	words = strconv.Itoa(n) + " working hours"
	switch {
	case n == 1:
		words = "1 working hour"
	case n >= 3*8:
		words, each = strconv.Itoa(n/8)+" working days", 8*60
	}
	if until, err = frontdoor.OfficeUntil(s.Keeper.Calendar, since, now, each-minutes%each); err != nil {
		return words, now
	}
	return words, until
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
