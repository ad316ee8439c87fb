package web

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"throughline/core"
	"throughline/record"
	"throughline/ui"
)

// showLine answers GET /people/{id}/line: a picture of everything that happened, and the same in
// words. ?from= and ?to= narrow it.
func (s *Site) showLine(w http.ResponseWriter, r *http.Request) error {
	f, err := s.openFile(w, r)
	if f == nil {
		return err
	}
	line, err := f.lifeline(r.URL.Query())
	if err != nil {
		return err
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Title: "Lifeline", Wide: true}, linePage(f, line))
}

// lifeline draws everything that happened: a lane for each track of the work, the homes and
// the lead workers. from and to narrow it.
func (f *childFile) lifeline(q url.Values) (ui.Lifeline, error) {
	from, to, err := f.stretch(q)
	if err != nil {
		return ui.Lifeline{}, err
	}
	l := f.lineOf(from, to)
	l.Zoom = f.zoom(from, to)
	return l, nil
}

// mostPoints is how many of the things that happened on a day the picture of a year shows: the
// latest. What lasts stands in it always.
const mostPoints = 12

// lastYear is the picture on the first page: what lasts, and what happened last.
func (f *childFile) lastYear() ui.Lifeline {
	from := max(f.begin(), f.Day.PlusYears(-1))
	l := f.lineOf(from, f.end(from))
	l.Title = "The last year"
	l.Words = f.at("/line")
	var days []core.Date
	for i := range l.Lanes {
		of := &l.Lanes[i]
		of.Bars = slices.DeleteFunc(of.Bars, func(b ui.Bar) bool { return !b.To.IsZero() && b.To.Before(from) })
		of.Points = slices.DeleteFunc(of.Points, func(p ui.Point) bool { return p.On.Before(from) || p.On.After(l.To) })
		for _, p := range of.Points {
			days = append(days, p.On)
		}
	}
	if len(days) > mostPoints {
		slices.Sort(days)
		first, left := days[len(days)-mostPoints], mostPoints
		for i := range l.Lanes {
			of := &l.Lanes[i]
			of.Points = slices.DeleteFunc(of.Points, func(p ui.Point) bool {
				if p.On.Before(first) || left == 0 {
					return true
				}
				left--
				return false
			})
		}
	}
	l.Lanes = slices.DeleteFunc(l.Lanes, func(of ui.Lane) bool { return len(of.Bars)+len(of.Points) == 0 })
	return l
}

// lineOf draws what is on record from one day to another.
func (f *childFile) lineOf(from, to core.Date) ui.Lifeline {
	l := ui.Lifeline{
		ID: "life", Title: "Everything that happened", From: from, To: to, Today: f.Day,
		Description: "What is on record from " + from.Long() + " to " + to.Long() + ", in lanes. The same stands in words below and in the list.",
	}
	if !f.AsOf.IsZero() { // the line of today would be that of another day
		l.Today = 0
	}
	if lane := f.homes(); len(lane.Bars) > 0 {
		l.Lanes = append(l.Lanes, lane)
	}
	if lane := f.workers(); len(lane.Bars) > 0 {
		l.Lanes = append(l.Lanes, lane)
	}
	for _, kind := range slices.Sorted(maps.Keys(ownLanes)) {
		for _, own := range ownLanes[kind] {
			if lane := f.answerLane(kind, own); len(lane.Bars) > 0 {
				l.Lanes = append(l.Lanes, lane)
			}
		}
	}
	l.Lanes = append(l.Lanes, f.tracks()...)
	return l
}

// An ownLane is a lane that shows how one answer of a kind changed over time.
type ownLane struct{ name, question string }

// ownLanes are the kinds whose records are drawn by their answers: an episode of care tells
// of a placement and of a legal status, and either may last longer than the episode.
var ownLanes = map[string][]ownLane{
	"care_episode": {{"Placement", "placement_type"}, {"Legal status", "legal_status"}},
}

// answerLane draws an answer of a kind's records; what only goes on in the next is one bar.
func (f *childFile) answerLane(kind string, own ownLane) ui.Lane {
	lane := ui.Lane{Name: own.name}
	for _, c := range slices.Backward(f.Cards) {
		if c.Kind != kind || !c.State.Standing() || c.Since.IsZero() {
			continue
		}
		text := either(f.shown(c, own.question), c.Title)
		if n := len(lane.Bars); n > 0 && lane.Bars[n-1].Text == text && lane.Bars[n-1].To == c.Since {
			lane.Bars[n-1].To = c.Until
			continue
		}
		lane.Bars = append(lane.Bars, ui.Bar{From: c.Since, To: c.Until, Text: text, Tone: toneOf(c), Href: f.recordHref(c.ID)})
	}
	return lane
}

// barText says what lasted, by the record's own line where it has one and may be read.
func (f *childFile) barText(c record.Card) string {
	if c.Line == "" || !f.whole(c) {
		return c.Title
	}
	return c.Title + ": " + c.Line
}

// stretch is the time that the picture shows: what was asked for, or all that is on record.
func (f *childFile) stretch(q url.Values) (from, to core.Date, err error) {
	for _, end := range []struct {
		name string
		to   *core.Date
	}{{"from", &from}, {"to", &to}} {
		if *end.to, err = core.ParseDate(q.Get(end.name)); err != nil {
			return 0, 0, core.Say(core.Invalid, "The first and last day of the picture must be written as 2026-11-03.")
		}
	}
	if from.IsZero() {
		from = f.begin()
	}
	if to.IsZero() {
		to = f.end(from)
	}
	if !from.Before(to) {
		return 0, 0, core.Say(core.Invalid, "The last day of the picture must be after the first.")
	}
	return from, to, nil
}

// end is a little after today, so that what goes on is seen to; or the day that the file is
// as of.
func (f *childFile) end(from core.Date) core.Date {
	if !f.AsOf.IsZero() {
		return f.AsOf
	}
	return f.Day.Plus(max(7, int(f.Day-from)/30))
}

// begin is shortly before the first thing on record, and at least a month before the day.
func (f *childFile) begin() core.Date {
	first := f.Day.Plus(-30)
	if !f.First.IsZero() {
		first = min(first, f.First)
	}
	for _, c := range f.Cards {
		for _, d := range []core.Date{c.Happened, c.Since} {
			if d.Before(first) {
				first = d
			}
		}
	}
	return first.Plus(-max(3, int(f.Day-first)/30))
}

// zoom are links to shorter and longer pictures.
func (f *childFile) zoom(from, to core.Date) []ui.NavItem {
	var out []ui.NavItem
	for _, z := range []struct {
		text string
		from core.Date
	}{{"All on record", f.begin()}, {"Three months", f.Day.PlusMonths(-3)}, {"One year", f.Day.PlusYears(-1)}, {"Five years", f.Day.PlusYears(-5)}, {"Whole life", f.Person.Born}} {
		if z.from.IsZero() {
			continue
		}
		last := f.end(z.from)
		q := url.Values{"from": {z.from.String()}, "to": {last.String()}}
		if !f.AsOf.IsZero() {
			q.Set("asof", f.AsOf.String())
		}
		out = append(out, ui.NavItem{Text: z.text, Href: "?" + q.Encode() + "#line", Current: z.from == from && last == to})
	}
	return out
}

// homes are where the child lived; a confidential address says only that it is one.
func (f *childFile) homes() ui.Lane {
	lane := ui.Lane{Name: "Home"}
	for _, a := range f.Person.Addresses {
		bar := ui.Bar{From: a.From, To: a.Until, Text: firstLine(either(a.Lines, a.Postcode)), Tone: ui.Quiet}
		if a.Confidential {
			bar.Text = "Confidential address"
		}
		if !a.From.IsZero() && a.Kind != "correspondence" && !a.From.After(f.Day) {
			lane.Bars = append(lane.Bars, bar)
		}
	}
	return lane
}

func firstLine(s string) string {
	for i, r := range s {
		if r == '\n' {
			return s[:i]
		}
	}
	return s
}

func (f *childFile) workers() ui.Lane {
	lane := ui.Lane{Name: "Lead worker"}
	for _, l := range f.Leads {
		lane.Bars = append(lane.Bars, ui.Bar{From: l.FromOn, To: l.UntilOn, Text: either(f.Names[l.UserID], "A team"), Tone: ui.Quiet})
	}
	return lane
}

// tracks are the lanes of what is on record, by their names: a lane has its place, whatever came first.
func (f *childFile) tracks() []ui.Lane {
	var lanes []ui.Lane
	for _, c := range slices.Backward(f.Cards) {
		if c.Of.Track == "" || c.State == record.StruckOut || ownLanes[c.Kind] != nil {
			continue
		}
		i := slices.IndexFunc(lanes, func(l ui.Lane) bool { return l.Name == c.Of.Track })
		if i < 0 {
			i = len(lanes)
			lanes = append(lanes, ui.Lane{Name: c.Of.Track})
		}
		if c.Of.GoesOn() && !c.Since.IsZero() {
			lanes[i].Bars = append(lanes[i].Bars, ui.Bar{From: c.Since, To: c.Until, Text: f.barText(c), Tone: toneOf(c), Href: f.recordHref(c.ID)})
		} else {
			lanes[i].Points = append(lanes[i].Points, ui.Point{On: c.Happened, Text: c.Title, Tone: toneOf(c), Href: f.recordHref(c.ID)})
		}
	}
	slices.SortFunc(lanes, func(a, b ui.Lane) int { return strings.Compare(a.Name, b.Name) })
	return lanes
}

func toneOf(c record.Card) ui.Tone {
	switch c.State {
	case record.Cancelled, record.StruckOut:
		return ui.Quiet
	case record.Submitted, record.Returned:
		return ui.Watch
	}
	return ui.Plain
}
