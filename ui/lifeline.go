package ui

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"time"

	"throughline/core"
)

// A Lifeline is a picture of a child's life: one lane for each track (homes, workers,
// plans, schools), bars for what lasted and points for what happened on a day. Beside
// the picture stands a table that says the same in words.
type Lifeline struct {
	ID          string // names its parts; needed if there are two on a page
	Title       string // such as "Asha's life so far"
	Description string // one sentence that says what the picture shows
	From, To    core.Date
	Today       core.Date // drawn as a line; blank is none
	Lanes       []Lane
	Zoom        []NavItem // links to shorter and longer pictures, by ?from= and ?to=
	Words       string    // the address where the same is said in words; blank says it below the picture
}

// A Lane is one track of a life.
type Lane struct {
	Name   string
	Bars   []Bar
	Points []Point
}

// A Bar is something that lasted. A blank To goes on still.
type Bar struct {
	From, To core.Date
	Text     string
	Tone     Tone
	Href     string // of the record, linked from the table
}

// A Point is something that happened on one day.
type Point struct {
	On   core.Date
	Text string
	Tone Tone
	Href string
}

// A Tone colours a mark. The words beside it carry the meaning.
type Tone string

// The tones.
const (
	Plain Tone = ""      // nothing in particular
	Good  Tone = "good"  // as it should be
	Watch Tone = "watch" // look at this
	Bad   Tone = "bad"   // wrong, late or harmful
	Quiet Tone = "quiet" // background
)

// Render writes the picture and its table. It writes nothing for a time that is no time.
func (l Lifeline) Render(ctx context.Context, w io.Writer) error {
	if !l.From.Before(l.To) {
		return nil
	}
	return lifeline(l, l.draw()).Render(ctx, w)
}

// The measures of the drawing, in its own units.
const (
	lifeWidth   = 960.0
	lifeMargin  = 10.0
	laneHead    = 22.0 // the line with the lane's name
	rowHeight   = 28.0
	laneGap     = 10.0
	lifeTop     = 30.0 // the line with the ticks' names
	letterWidth = 7.3  // of a letter at size 14: rather too much than too little
)

// A lifeDrawing is where everything stands.
type lifeDrawing struct {
	height float64
	today  float64 // 0 is none
	ticks  []mark
	lanes  []laneDrawing
}

type laneDrawing struct {
	name      string
	y, height float64
	marks     []mark
}

// A mark is one bar, point or tick, and where its words stand.
type mark struct {
	x, y, width float64 // a point has no width
	textX       float64
	anchor      string // start or end
	inside      bool   // the words stand on the bar
	text, title string
	tone        Tone
	open        bool // it goes on
}

// across is where a day stands from left to right. Days outside stand at the edge.
func (l Lifeline) across(d core.Date) float64 {
	d = min(max(d, l.From), l.To)
	return lifeMargin + float64(d-l.From)/float64(l.To-l.From)*(lifeWidth-2*lifeMargin)
}

func (l Lifeline) draw() lifeDrawing {
	d := lifeDrawing{ticks: l.ticks()}
	y := lifeTop
	for _, lane := range l.Lanes {
		drawn := l.drawLane(lane, y)
		d.lanes = append(d.lanes, drawn)
		y += drawn.height + laneGap
	}
	d.height = y
	if l.Today.Within(l.From, l.To) {
		d.today = l.across(l.Today)
		d.height += 18 // for the word
	}
	return d
}

// drawLane puts each mark on the first row where it and its words touch no other.
func (l Lifeline) drawLane(lane Lane, top float64) laneDrawing {
	var ends []float64 // where each row is free from
	place := func(m mark, left, right float64) mark {
		row := 0
		for row < len(ends) && ends[row] > left {
			row++
		}
		if row == len(ends) {
			ends = append(ends, 0)
		}
		ends[row] = right + 6
		m.y = top + laneHead + float64(row)*rowHeight
		return m
	}
	drawn := laneDrawing{name: lane.Name, y: top}
	for _, b := range lane.Bars {
		to := b.To
		if to.IsZero() {
			to = l.To
		}
		if to.Before(l.From) || b.From.After(l.To) || b.From.IsZero() {
			continue
		}
		m := mark{x: l.across(b.From), text: b.Text, tone: b.Tone, open: b.To.IsZero(), title: b.Text + ": " + b.when()}
		m.width = max(l.across(to)-m.x, 4)
		left, right := m.setWords()
		drawn.marks = append(drawn.marks, place(m, left, right))
	}
	for _, p := range lane.Points {
		if !p.On.Within(l.From, l.To) {
			continue
		}
		m := mark{x: l.across(p.On), text: p.Text, tone: p.Tone, title: p.Text + ": " + p.On.Long()}
		left, right := m.setWords()
		drawn.marks = append(drawn.marks, place(m, left, right))
	}
	drawn.height = laneHead + float64(max(len(ends), 1))*rowHeight
	return drawn
}

// setWords puts the words on the bar if they fit, or else to its right, or else to its
// left, and returns how far the mark and its words reach.
func (m *mark) setWords() (left, right float64) {
	long := float64(len([]rune(m.text))) * letterWidth
	start, end := m.x, m.x+m.width
	if m.width == 0 {
		start, end = m.x-8, m.x+8
	}
	switch {
	case m.width > 0 && long+12 <= m.width:
		m.inside, m.anchor, m.textX = true, "start", m.x+6
		return start, end
	case end+5+long <= lifeWidth:
		m.anchor, m.textX = "start", end+5
		return start, end + 5 + long
	}
	m.anchor, m.textX = "end", start-5
	room := start - 5
	if within := m.width - 12; long > room && within > room {
		m.inside, m.anchor, m.textX, room = true, "start", m.x+6, within
	}
	// What fits nowhere is cut where there is most room; the mark's title and the table say it whole.
	if fits := int(room / letterWidth); long > room && fits > 1 {
		m.text = string([]rune(m.text)[:fits-1]) + "…"
		long = float64(fits) * letterWidth
	}
	if m.inside {
		return start, end
	}
	return start - 5 - long, end
}

// ticks are years, quarters or months, as many as can be read.
func (l Lifeline) ticks() []mark {
	days := int(l.To - l.From)
	months := 1
	for _, step := range []int{3, 6, 12, 24, 60, 120} {
		if float64(days)/30.4/float64(months) > 13 {
			months = step
		}
	}
	year, month, _ := l.From.Split()
	first := core.Day(year, time.January, 1)
	if months < 12 {
		first = core.Day(year, month-(month-1)%time.Month(months), 1)
	}
	var ticks []mark
	for on := first; on.NotAfter(l.To); on = on.PlusMonths(months) {
		if on.Before(l.From) {
			continue
		}
		y, m, _ := on.Split()
		text := strconv.Itoa(y)
		if months < 12 {
			text = m.String()[:3] + " " + text
		}
		ticks = append(ticks, mark{x: l.across(on), text: text})
	}
	return ticks
}

func (b Bar) when() string {
	if b.To.IsZero() {
		return "since " + b.From.Long()
	}
	return b.From.Long() + " to " + b.To.Long()
}

// table says the picture in words, lane by lane.
func (l Lifeline) table() Table {
	t := Table{Caption: l.Title, CaptionClasses: "govuk-visually-hidden", Head: Heads("Track", "What", "From", "To"), Cards: true}
	for _, lane := range l.Lanes {
		for _, b := range lane.Bars {
			to := "Goes on"
			if !b.To.IsZero() {
				to = b.To.Long()
			}
			t.Rows = append(t.Rows, []TableCell{{Text: lane.Name}, {HTML: Link{Text: b.Text, Href: b.Href}}, {Text: b.From.Long()}, {Text: to}})
		}
		for _, p := range lane.Points {
			t.Rows = append(t.Rows, []TableCell{{Text: lane.Name}, {HTML: Link{Text: p.Text, Href: p.Href}}, {Text: p.On.Long()}, {Text: p.On.Long()}})
		}
	}
	return t
}

// units writes a length of a drawing, to a tenth.
func units(n float64) string { return strconv.FormatFloat(n, 'f', 1, 64) }

// box writes a viewBox that begins at 0.
func box(width, height float64) string { return fmt.Sprintf("0 0 %s %s", units(width), units(height)) }
