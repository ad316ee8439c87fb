package web

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/record"
	"throughline/ui"
)

// nowBand is what matters now for a child in just this situation: it stands on top of the page.
type nowBand struct {
	Situation []ui.Tag
	Facts     ui.KeyFacts
	Said      said
	Unborn    bool // nobody has seen the child yet, or heard a word
}

// A situation is one in which a child may be, known by a kind of record that goes on.
type situation struct {
	kinds []string
	tag   string
	facts func(f *childFile, c record.Card) []ui.Fact
}

// situations stand with those first that weigh most. A child may be in several.
var situations = []situation{
	{[]string{"care_episode"}, "In care", (*childFile).careFacts},
	{[]string{"proceedings"}, "In court proceedings", (*childFile).spanFacts},
	{[]string{"protection_plan"}, "Child protection plan", (*childFile).spanFacts},
	{[]string{"pre_proceedings_round"}, "Pre-proceedings", (*childFile).spanFacts},
	{[]string{"cin_plan"}, "Child in need plan", (*childFile).spanFacts},
	{[]string{"early_help"}, "Early help", (*childFile).spanFacts},
}

// now works the band out of what was read already, but for the law on care leavers.
func (s *Site) now(r *http.Request, f *childFile) (nowBand, error) {
	band := nowBand{Said: f.said(), Unborn: f.Person.Unborn()}
	add := func(tag string, facts ...ui.Fact) {
		band.Situation = append(band.Situation, ui.Tag{Text: tag, Classes: "govuk-tag--blue"})
		band.Facts.Items = append(band.Facts.Items, facts...)
	}
	if band.Unborn {
		add("Unborn", f.expectedFact())
	}
	for _, is := range situations {
		for _, c := range f.Cards {
			if f.goesOn(c) && slices.Contains(is.kinds, c.Kind) {
				add(is.tag, is.facts(f, c)...)
				break
			}
		}
	}
	leaver, err := s.leaverFact(r, f)
	if err != nil {
		return band, err
	}
	if leaver.Text != "" {
		add(leaver.Text, leaver)
	}
	if len(band.Situation) == 0 && f.openHere() {
		add("Open, no plan yet")
	}
	if next := f.nextMeeting(); next.Text != "" {
		band.Facts.Items = append(band.Facts.Items, next)
	}
	if !band.Unborn {
		band.Facts.Items = append(band.Facts.Items, f.lastSeen())
	}
	band.Facts.Items = append(band.Facts.Items, f.workerFact())
	if !f.inCare() {
		band.Facts.Items = append(band.Facts.Items, f.livesFact())
	}
	if len(band.Situation) == 0 {
		band.Situation = []ui.Tag{{Text: "Not open", Classes: "govuk-tag--grey"}}
	}
	return band, nil
}

// openHere reports whether somebody works with the child or something is owed to them.
func (f *childFile) openHere() bool {
	lead := f.lead()
	return !cmp.Or(lead.UserID, lead.TeamID).IsZero() ||
		slices.ContainsFunc(f.Dues, func(d clock.Due) bool { return d.State == clock.Running && !d.DueOn.IsZero() })
}

func (f *childFile) inCare() bool {
	return slices.ContainsFunc(f.Cards, func(c record.Card) bool { return c.Kind == "care_episode" && f.goesOn(c) })
}

// expectedFact is when a child who is not born yet is expected.
func (f *childFile) expectedFact() ui.Fact {
	if f.Person.Expected.IsZero() {
		return ui.Fact{Label: "Expected"}
	}
	note := "in " + inWeeks(int(f.Person.Expected-f.Day))
	if f.Person.Expected.Before(f.Day) {
		note = inWeeks(int(f.Day-f.Person.Expected)) + " ago: is the child born?"
	}
	return ui.Fact{Label: "Expected", Text: f.Person.Expected.Long(), Note: note}
}

// inWeeks says a time as workers count it: in days up to a fortnight, then in weeks, and from
// two years on in years.
func inWeeks(days int) string {
	switch {
	case days < 14:
		return count(days, "day")
	case days < 2*365:
		return count(days/7, "week")
	}
	return "about " + count(days*100/36525, "year")
}

// since says from when and how long.
func (f *childFile) since(day core.Date) string {
	return "since " + day.Long() + ", " + inWeeks(int(f.Day-day))
}

// spanFacts are a plan or the like by its own line, and how long it goes on.
func (f *childFile) spanFacts(c record.Card) []ui.Fact {
	text := c.Line
	if !f.whole(c) || text == "" {
		text = "Goes on"
	}
	return []ui.Fact{{Label: c.Title, Text: text, Note: f.since(c.Since)}}
}

// careFacts are the legal status and the placement of a child in care, and since when.
func (f *childFile) careFacts(c record.Card) []ui.Fact {
	placed, entered, placements := core.Date(0), core.Date(0), 0
	for _, e := range f.Cards { // the latest first
		if e.Kind != "care_episode" || !e.State.Standing() || e.Since.After(f.Day) || !entered.IsZero() {
			continue
		}
		began := f.plain(e, "reason_new")
		if began == "S" {
			entered = e.Since
		}
		if began == "L" {
			continue // a new legal status, and the child stays
		}
		if placed.IsZero() {
			placed = e.Since
		}
		if e.Since.After(f.Day.PlusYears(-1)) {
			placements++
		}
	}
	if placed.IsZero() {
		placed = c.Since
	}
	status := ui.Fact{Label: "Legal status", Text: f.shown(c, "legal_status")}
	if !entered.IsZero() {
		status.Note = "in care " + f.since(entered)
	}
	where := ui.Fact{Label: "Placement", Text: f.shown(c, "placement_type"), Note: f.since(placed)}
	if placements > 1 {
		where.Note += "; " + count(placements, "placement") + " in 12 months"
	}
	return []ui.Fact{status, where}
}

// plain is an answer of a record as it is kept, and shown as it is read.
func (f *childFile) plain(c record.Card, name string) string {
	if q := c.Of.Questions(c.Entry).Find(name); q != nil && f.whole(c) {
		return q.PlainText()
	}
	return ""
}

func (f *childFile) shown(c record.Card, name string) string {
	if q := c.Of.Questions(c.Entry).Find(name); q != nil && f.whole(c) {
		return q.Text()
	}
	return ""
}

// leaverFact is what the law makes of somebody of 16 or older who was in care; blank for
// others, and on a day gone by.
func (s *Site) leaverFact(r *http.Request, f *childFile) (ui.Fact, error) {
	is, err := s.leaver(r, f)
	if err != nil || is == nil {
		return ui.Fact{}, err
	}
	fact := ui.Fact{Label: "Leaving care", Text: code.CareLeaverStatus.Label(is.Status)}
	if !is.Until.IsZero() {
		fact.Note = "until " + is.Until.Long()
	}
	return fact, nil
}

// meetings are the moments at which those round a child meet and decide.
var meetings = map[clock.Moment]bool{
	clock.CLAReviewHeld: true, clock.ICPCHeld: true, clock.RCPCHeld: true, clock.ConferenceHeld: true, clock.CINReviewHeld: true,
	clock.CoreGroupHeld: true, clock.EarlyHelpMeetingHeld: true, clock.StrategyHeld: true, clock.ShortBreakReviewHeld: true,
	clock.AdoptionReviewHeld: true, clock.PLOReviewHeld: true, clock.CMHHeld: true,
}

// nextMeeting is the conference or review that is due first.
func (f *childFile) nextMeeting() ui.Fact {
	for _, d := range f.Dues {
		c, known := clock.ByID(d.Clock)
		if !known || d.State != clock.Running || d.DueOn.IsZero() || !slices.ContainsFunc(c.Meets, func(m clock.Moment) bool { return meetings[m] }) {
			continue
		}
		fact := ui.Fact{Label: "Next: " + lower(c.Title), Text: "by " + d.DueOn.Long(), Note: "in " + inWeeks(int(d.DueOn-f.Day))}
		if d.DueOn == f.Day {
			fact.Note = "today"
		}
		if d.Late(f.Now) {
			fact.Text, fact.Note = "was due on "+d.DueOn.Long(), upper(clock.Words(d, f.Now))
		}
		return fact
	}
	return ui.Fact{}
}

// workerFact is who works with the child, for how long, and how many did in a year.
func (f *childFile) workerFact() ui.Fact {
	lead := f.lead()
	fact := ui.Fact{Label: "Lead worker", Text: cmp.Or(f.Names[lead.UserID], f.Names[lead.TeamID], "Nobody yet")}
	if !lead.FromOn.IsZero() {
		fact.Note = "for " + count(int(f.Day-lead.FromOn), "day") + "; "
	}
	if n := f.leadsSince(f.Day.PlusYears(-1)); n == 1 {
		fact.Note += "the only one in 12 months"
	} else {
		fact.Note += strconv.Itoa(n) + " in 12 months"
	}
	return fact
}

// livesFact is where the child lives, as far as who asks may know.
func (f *childFile) livesFact() ui.Fact {
	lives := ui.Fact{Label: "Lives", Text: "Not recorded"}
	if home, known := f.Person.Home(f.Day); known {
		lives.Text = either(strings.ReplaceAll(home.Lines+lineBefore(home.Postcode), "\n", ", "), "Confidential address")
		if !home.From.IsZero() {
			lives.Note = "since " + home.From.Long()
		}
	}
	return lives
}

// warnings are what those who work with the child must know before they act. They are shown
// to everybody who may open the page, also where the record concerns somebody else too.
func (f *childFile) warnings() []ui.Alert {
	var out []ui.Alert
	for _, c := range f.Cards {
		if c.Kind != "alert" || c.State != record.Agreed || !f.goesOn(c) {
			continue
		}
		qs := c.Of.Questions(c.Entry)
		out = append(out, ui.Alert{Text: qs.Find("alert_kind").Text() + ": " + qs.Find("what").PlainText() + ". " + qs.Find("what_to_do").PlainText()})
	}
	return out
}
