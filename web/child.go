package web

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/practice/leavingcare"
	"throughline/record"
	"throughline/ui"
)

// childView is the first page about a child: what somebody needs who has just opened it. It is
// as long for a life of three hundred records as for one of thirty: of each list the first few
// stand here, with how many there are and where all of them stand.
type childView struct {
	*childFile
	Now      nowBand
	Dues     []dueLine // the longest late, then what is due soonest
	Late     int       // everything late, shown or not
	Later    int       // what is due later than the lines shown
	Open     []openThing
	MoreOpen int
	Line     ui.Lifeline
	Latest   []record.Card // the latest on record, of the year that ends with the day
	MayWrite bool
	Write    writable
	// Found is what the rules of the statutory returns say of the child now; none on a day gone by.
	Found []childReturn
	telling
}

// A telling is what a care leaver does not know yet; none where there is nothing. TellHref is
// where the talk about it begins, "" for whoever may not write it.
type telling struct {
	Tell     *leavingcare.Telling
	TellHref string
}

// A dueLine is one thing that is due or late.
type dueLine struct {
	Title, Words, Href string
	Tag                ui.DueTag
	Late               bool
}

// An openThing is a plan, an episode or a piece of work that goes on, or a record that
// waits for a signature.
type openThing struct{ Text, Note, Href string }

// said is what the child last said, in the child's own words.
type said struct {
	Words, Kind, Href string
	On                core.Date
}

// showChild answers GET /people/{id}: who the child is, who is with them, what is the plan,
// what is due, what they said, and what happened last. With ?asof= all of it is as it was
// known at the end of that day.
func (s *Site) showChild(w http.ResponseWriter, r *http.Request) error {
	id, err := s.open(w, r)
	if id.IsZero() {
		return err
	}
	page, err := s.firstPage(r, id)
	if err != nil {
		return err
	}
	if page == nil {
		return s.toStanding(w, r, id)
	}
	if err := s.look(r, []core.ID{id}, "", access.ChildPage); err != nil {
		return err
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Title: "Overview", Wide: true}, page)
}

// firstPage is the first page about a child: as it was shown last, where nothing has changed since.
// nil says that the person was found to be another, in whose place they stand.
func (s *Site) firstPage(r *http.Request, id core.ID) (templ.Component, error) {
	now, stamp := s.Keeper.Now(), ""
	if r.URL.Query().Get("asof") == "" {
		var err error
		if stamp, err = s.stampOf(r, id, now.Date()); err != nil {
			return nil, err
		}
		if page, err := s.keptPage(r, id, stamp, now); page != nil || err != nil {
			return page, err
		}
	}
	f, err := s.readFile(r, id, s.readNear, (*childFile).latest)
	if err != nil || !f.Person.MergedInto.IsZero() {
		return nil, err
	}
	v, err := s.viewOf(r, f)
	if err != nil {
		return nil, err
	}
	if stamp == "" || f.Day != now.Date() {
		return childPage(v), nil
	}
	return s.keepPage(r, v, stamp)
}

// viewOf works the first page out of a child's file.
func (s *Site) viewOf(r *http.Request, f *childFile) (v *childView, err error) {
	v = &childView{childFile: f, Open: f.open(), Line: f.lastYear(), Latest: f.latest()}
	v.Dues, v.Later = f.nearest()
	v.Dues, v.Late = folded(v.Dues)
	v.MoreOpen = max(0, len(v.Open)-mostOpen)
	v.Open = v.Open[:len(v.Open)-v.MoreOpen]
	if v.Now, err = s.now(r, f); err != nil {
		return nil, err
	}
	v.Head.Status, v.Head.Alerts = v.Now.Situation, append(f.warnings(), v.Head.Alerts...)
	if f.AsOf.IsZero() {
		if v.Found, err = s.findingsOf(r, f); err != nil {
			return nil, err
		}
		if v.MayWrite, err = s.mayWrite(r, f.Person.ID); err != nil {
			return nil, err
		}
	}
	if v.MayWrite {
		v.Write = s.writable(r, f)
	}
	v.telling, err = s.telling(r, f, v.MayWrite)
	return v, err
}

// goesOn reports whether a record tells of something that lasts on the day.
func (f *childFile) goesOn(c record.Card) bool {
	return c.State.Standing() && !c.Since.IsZero() && c.Since.NotAfter(f.Day) && (c.Until.IsZero() || c.Until.After(f.Day))
}

// nearest are everything late and the few things due soonest, and how many are left.
func (f *childFile) nearest() (lines []dueLine, later int) {
	near := 0
	for _, d := range f.Dues {
		line, is := f.dueLine(d)
		if !is {
			continue
		}
		if !line.Late {
			if near++; near > mostNear {
				later++
				continue
			}
		}
		lines = append(lines, line)
	}
	return lines, later
}

// dueLine is a line of what is owed; false where nothing is by this.
func (f *childFile) dueLine(d clock.Due) (dueLine, bool) {
	if d.State != clock.Running && d.State != clock.Paused || d.DueOn.IsZero() {
		return dueLine{}, false
	}
	line := dueLine{Title: d.Clock, Href: f.recordHref(d.Record), Late: d.Late(f.Now), Tag: ui.DueTag{Due: d.DueOn, Today: f.Day}}
	if line.Late {
		line.Words = "Was due on " + d.DueOn.Long()
	}
	if d.State == clock.Paused {
		line.Tag.Paused = either(d.Why, "the time stands still")
	}
	if c, known := clock.ByID(d.Clock); known {
		line.Title = c.Title
	}
	return line, true
}

// mostNear is how many things that are due and not late are shown.
const mostNear = 5

// mostLate is how many late things are shown, and mostOpen how many that are open.
const (
	mostLate = 6
	mostOpen = 8
)

// folded keeps the first of the late lines and all others, and counts what is late.
func folded(lines []dueLine) (shown []dueLine, late int) {
	for _, l := range lines {
		if l.Late {
			late++
		}
		if !l.Late || late <= mostLate {
			shown = append(shown, l)
		}
	}
	return shown, late
}

// open is what goes on, what waits for somebody, and the threads in which something is due.
func (f *childFile) open() []openThing {
	var out []openThing
	shown := map[core.ID]bool{}
	for _, c := range f.Cards {
		switch {
		case f.goesOn(c):
			out = append(out, openThing{c.Title, "since " + c.Since.Long() + dash(c.Line), f.recordHref(c.ID)})
		case c.State == record.Submitted && c.Of.Signed:
			out = append(out, openThing{c.Title, "waits for a signature since " + c.Saved.Date().Long(), f.recordHref(c.ID)})
		case c.State == record.Returned:
			out = append(out, openThing{c.Title, "sent back to its author on " + c.Saved.Date().Long(), f.recordHref(c.ID)})
		default:
			continue
		}
		shown[c.Thread] = true
	}
	for _, d := range f.Dues {
		if d.State != clock.Running || shown[d.Thread] {
			continue
		}
		for _, c := range f.Cards {
			if c.ID == d.Thread {
				shown[d.Thread] = true
				out = append(out, openThing{c.Title + dash(c.Line), "of " + c.Happened.Long() + ", with something still due", f.recordHref(c.ID)})
			}
		}
	}
	return out
}

func dash(line string) string {
	if line == "" {
		return ""
	}
	return ": " + line
}

// recordHref is the address of a record, as of the same day.
func (f *childFile) recordHref(id core.ID) string {
	if f.AsOf.IsZero() {
		return "/records/" + string(id)
	}
	return "/records/" + string(id) + "?asof=" + f.AsOf.String()
}

// answer is a child's own answer in a record, in the child's part or in the common one.
func (f *childFile) answer(c record.Card, names ...string) string {
	if c.Entry == nil {
		return "" // it was not read whole, since none of its answers is shown
	}
	for _, name := range names {
		if q := c.Of.PartQuestions(c.Entry, f.Person.ID).Find(name); q != nil && q.PlainText() != "" {
			return q.PlainText()
		}
		if q := c.Of.Questions(c.Entry).Find(name); q != nil && q.PlainText() != "" && f.whole(c) {
			return q.PlainText()
		}
	}
	return ""
}

// said finds what the child said last.
func (f *childFile) said() said {
	for _, c := range f.Cards {
		if words := f.answer(c, wordsAsked...); words != "" && c.State.Standing() {
			return said{words, c.Title, f.recordHref(c.ID), c.Happened}
		}
	}
	return said{}
}

func lineBefore(s string) string {
	if s == "" {
		return ""
	}
	return "\n" + s
}

// lastSeen is when a worker last saw the child, and when alone.
func (f *childFile) lastSeen() ui.Fact {
	fact := ui.Fact{Label: "Last seen"}
	seen, alone := f.seenOn("alone", "seen"), f.seenOn("alone")
	if seen.IsZero() {
		return fact
	}
	fact.Text, fact.Note = seen.Long(), count(int(f.Day-seen), "day")+" before "+f.dayWord()
	switch {
	case alone == seen:
		fact.Note += ", alone"
	case alone.IsZero():
		fact.Note += "; never alone"
	default:
		fact.Note += "; alone on " + alone.Long()
	}
	return fact
}

// seenOn is the latest day on which the child was seen in one of some ways. What is signed,
// such as an assessment, says again what visits found, on a later day: it is no seeing.
func (f *childFile) seenOn(ways ...string) core.Date {
	for _, c := range f.Cards {
		if !c.Of.Signed && slices.Contains(ways, f.answer(c, "seen")) && c.State.Standing() {
			return c.Happened
		}
	}
	return 0
}

func (f *childFile) dayWord() string {
	if f.AsOf.IsZero() {
		return "today"
	}
	return "that day"
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}

// leadsSince is how many lead workers the child has had since a day.
func (f *childFile) leadsSince(day core.Date) int {
	had := map[core.ID]bool{}
	for _, l := range f.Leads {
		if l.FromOn.NotAfter(f.Day) && (l.UntilOn.IsZero() || l.UntilOn.NotBefore(day)) {
			had[cmp.Or(l.UserID, l.TeamID)] = true
		}
	}
	return len(had)
}
