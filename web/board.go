package web

import (
	"net/http"
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
	Groups []boardGroup
	Names  map[core.ID]string
	Now    core.Instant
}

// boardGroup is what waits under one rating.
type boardGroup struct {
	Rating string
	Rows   []boardRow
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

// showBoard answers GET /front-door.
func (s *Site) showBoard(w http.ResponseWriter, r *http.Request) error {
	rows, err := frontdoor.Board(r.Context(), s.DB, access.From(r.Context()))
	if err != nil {
		return err
	}
	p := boardPage{Now: s.Keeper.Now()}
	var ids []core.ID
	for _, row := range rows {
		ids = append(append(ids, row.People...), row.Worker)
		if n := len(p.Groups); n == 0 || p.Groups[n-1].Rating != row.Rating {
			p.Groups = append(p.Groups, boardGroup{Rating: row.Rating})
		}
		g := &p.Groups[len(p.Groups)-1]
		g.Rows = append(g.Rows, boardRow{row, s.hoursSince(row.Since)})
	}
	if p.Names, err = s.names(r, ids); err != nil {
		return err
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Heading: "Front Door", Wide: true}, board(&p))
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

func (g boardGroup) name() string {
	return either(code.RAG.Label(g.Rating), "Not rated")
}

func (p *boardPage) rows(g boardGroup) [][]ui.TableCell {
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
