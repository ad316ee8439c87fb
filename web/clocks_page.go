package web

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/record"
	"throughline/store"
	"throughline/ui"
)

// clocksPage is the time limits under which something runs, and how each stands; with All
// the whole catalogue.
type clocksPage struct {
	Areas   []clockArea
	Tallies map[string]record.Tally
	All     bool
	Counted core.Instant
	Resting int // limits that are not shown, since nothing runs under them
}

// clockArea is the limits of one part of the work.
type clockArea struct {
	Name   string
	Clocks []*clock.Clock
}

// showClocks answers GET /clocks: the time limits under which something runs, or with
// ?all=1 every one that there is.
func (s *Site) showClocks(w http.ResponseWriter, r *http.Request) error {
	p := clocksPage{All: r.URL.Query().Get("all") != ""}
	if err := s.DB.Read(r.Context(), func(ctx context.Context, tx *store.Tx) (err error) {
		p.Tallies, p.Counted, err = s.tallies(ctx, tx, access.From(ctx))
		return err
	}); err != nil {
		return err
	}
	for _, c := range clock.All {
		if !p.All && p.Tallies[c.ID].Running == 0 {
			p.Resting++
			continue
		}
		if n := len(p.Areas); n == 0 || p.Areas[n-1].Name != c.Area {
			p.Areas = append(p.Areas, clockArea{Name: c.Area})
		}
		a := &p.Areas[len(p.Areas)-1]
		a.Clocks = append(a.Clocks, c)
	}
	f := ui.Frame{Heading: "Time limits", Wide: true}
	if p.All {
		f.Heading, f.Back = "Every time limit", "/clocks"
	}
	return s.page(w, r, http.StatusOK, f, clocks(p))
}

// oneClockPage is one time limit and the children to whom something is owed under it.
type oneClockPage struct {
	Clock *clock.Clock
	Limit string // as the council has it
	Owed  []record.Owed
	Now   core.Instant
	Names map[core.ID]string
}

// showClock answers GET /clocks/{id}.
func (s *Site) showClock(w http.ResponseWriter, r *http.Request) error {
	c, known := clock.ByID(r.PathValue("id"))
	if !known {
		return core.Say(core.Missing, "There is no such time limit.")
	}
	limit, own := s.Keeper.Settings.For(c)
	p := oneClockPage{Clock: c, Limit: limit.String(), Now: s.Keeper.Now()}
	if own {
		p.Limit += ", set by the council"
	}
	var err error
	if p.Owed, err = record.OwedUnder(r.Context(), s.DB, access.From(r.Context()), c.ID); err != nil {
		return err
	}
	var ids []core.ID
	for _, o := range p.Owed {
		ids = append(append(ids, o.People...), o.Worker)
	}
	if p.Names, err = s.names(r, ids); err != nil {
		return err
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Heading: c.Title, Caption: "Time limit", Back: "/clocks", Wide: true}, oneClock(&p))
}

func (p clocksPage) rows(a clockArea) [][]ui.TableCell {
	rows := make([][]ui.TableCell, len(a.Clocks))
	for i, c := range a.Clocks {
		t := p.Tallies[c.ID]
		onTime := ""
		if all := t.OnTime + t.TooLate; all > 0 {
			onTime = strconv.Itoa(100*t.OnTime/all) + "% of " + strconv.Itoa(all)
		}
		number := func(n int) ui.TableCell { return ui.TableCell{Text: strconv.Itoa(n), Format: "numeric"} }
		rows[i] = []ui.TableCell{{HTML: clockLink(c)}, {Text: c.Limit.String()}, {Text: c.Law},
			number(t.Running), number(t.Soon), number(t.Late), {Text: onTime, Format: "numeric"}}
	}
	return rows
}

// areaName is an area as a heading: "front-door" is "Front door".
func areaName(area string) string {
	words := strings.ReplaceAll(area, "-", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}

func (p *oneClockPage) facts() []ui.SummaryRow {
	c := p.Clock
	rows := []ui.SummaryRow{row("How long", either(p.Limit, "No figure")), row("Law or guidance", c.Law), row("Rests on", string(c.Basis)), row("Code", c.ID)}
	starts := make([]string, len(c.Starts))
	for i, m := range c.Starts {
		starts[i] = m.Words()
	}
	rows = append(rows, row("Starts", strings.Join(starts, "; ")))
	meets := make([]string, len(c.Meets))
	for i, m := range c.Meets {
		meets[i] = m.Words()
	}
	rows = append(rows, row("Is met", strings.Join(meets, "; ")))
	if c.When != "" {
		rows = append(rows, row("Only when", c.When))
	}
	if c.Notes != "" {
		rows = append(rows, row("Notes", c.Notes))
	}
	return rows
}
