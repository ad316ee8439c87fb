package web

import (
	"net/http"

	"github.com/a-h/templ"

	"throughline/access"
	"throughline/code"
	"throughline/core"
	"throughline/practice/court"
	"throughline/record"
	"throughline/ui"
)

// panels are what some kinds of record show above their answers, by the name of the kind.
var panels = map[string]func(s *Site, r *http.Request, e record.Entry) (templ.Component, error){
	"proceedings": (*Site).courtTimetable,
}

// panelOf is the panel of a record; it shows nothing where its kind has none.
func (s *Site) panelOf(r *http.Request, e record.Entry) (templ.Component, error) {
	show := panels[e.Head().Kind]
	if show == nil || len(e.Head().People) == 0 {
		return templ.NopComponent, nil
	}
	return show(s, r, e)
}

// courtTimetable draws proceedings: the 26 weeks, the hearings, and what was directed.
func (s *Site) courtTimetable(r *http.Request, e record.Entry) (templ.Component, error) {
	p, ok := e.(*court.Proceedings)
	if !ok {
		return templ.NopComponent, nil
	}
	cards, err := s.Keeper.OfPerson(r.Context(), s.DB, access.From(r.Context()), p.People[0])
	if err != nil {
		return nil, err
	}
	return timetable(p, cards, s.today()), nil
}

// lastOfWeek26 is how many days after the day of issue week 26 ends: the day of issue is
// the first day of the first week.
//
// Law: Children Act 1989 s32(1)(a)(ii).
const lastOfWeek26 = 26*7 - 1 // days

// timetable draws proceedings out of the records of the same piece of work.
func timetable(p *court.Proceedings, cards []record.Card, today core.Date) ui.Lifeline {
	end := p.Issued.Plus(lastOfWeek26)
	last := max(end, p.Ended)
	weeks := ui.Lane{Name: "Time", Bars: []ui.Bar{{From: p.Issued, To: end, Text: "26 weeks"}}}
	hearings, directions := ui.Lane{Name: "Hearings"}, ui.Lane{Name: "Directions to us and to others"}
	for _, c := range cards {
		if c.Thread != p.Thread || !c.State.Standing() {
			continue
		}
		href := "/records/" + string(c.ID)
		switch e := c.Entry.(type) {
		case *court.Hearing:
			last = max(last, e.On, e.Longer)
			hearings.Points = append(hearings.Points, ui.Point{On: e.On, Text: code.Hearing.Label(e.Which), Href: href})
			if !e.Longer.IsZero() {
				weeks.Bars = append(weeks.Bars, ui.Bar{From: e.LongerFrom, To: e.Longer, Text: "Extended", Tone: ui.Watch, Href: href})
			}
		case *court.Direction:
			last = max(last, e.Due)
			directions.Points = append(directions.Points, ui.Point{On: e.Due, Text: e.What + directedState(e, today), Tone: directedTone(e, today), Href: href})
		}
	}
	if !p.Ended.IsZero() {
		hearings.Points = append(hearings.Points, ui.Point{On: p.Ended, Text: "Ended: " + code.ProceedingsEnd.Label(p.How)})
	}
	return ui.Lifeline{
		ID: "timetable", Title: "The timetable of these proceedings", From: p.Issued.Plus(-7), To: last.Plus(21), Today: today,
		Description: "The 26 weeks from the day of issue, any longer time that the court gave, the hearings, and the day by which each document is due.",
		Lanes:       []ui.Lane{weeks, hearings, directions},
	}
}

func directedState(d *court.Direction, today core.Date) string {
	switch {
	case d.Filed.After(d.Due):
		return ", filed late"
	case !d.Filed.IsZero():
		return ", filed"
	case d.Due.Before(today):
		return ", overdue"
	}
	return ", due"
}

func directedTone(d *court.Direction, today core.Date) ui.Tone {
	switch directedState(d, today) {
	case ", filed late", ", overdue":
		return ui.Bad
	case ", filed":
		return ui.Good
	}
	return ui.Plain
}
