package web

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/record"
	"throughline/store"
	"throughline/ui"
)

// meetingClocks are the time limits of conferences and reviews.
var meetingClocks = []string{
	"cp.icpc", "cp.rcpc-first", "cp.rcpc", "cp.rcpc-after-birth", "cp.transfer-in", "prebirth.icpc",
	"care.review-first", "care.review-second", "care.review", "care.review-adjourn",
	"care.short-break-review-first", "care.short-break-review",
	"leaving-care.pathway-review", "leaving-care.pathway-review-move",
	"court.secure-review-first", "court.secure-review",
}

// bookedBy are the answers that set the day of a meeting to come.
var bookedBy = []record.BookedBy{
	{Kind: "review_preparation", Question: "planned_on", Title: "Looked-after review"},
	{Kind: "care_review", Question: "next_on", Title: "Looked-after review"},
	{Kind: "pathway_review", Question: "next_on", Title: "Pathway plan review"},
	{Kind: "pre_proceedings_meeting", Question: "next_on", Title: "Pre-proceedings meeting"},
	{Kind: "core_group", Question: "next_on", Title: "Core group"},
}

// A meeting is a conference or a review: booked for a day, or due by it.
type meeting struct {
	On     core.Date
	Title  string
	Booked bool
	Record core.ID
	People []core.ID
	Worker core.ID
}

// calendarPage is the reviews and conferences of a month.
type calendarPage struct {
	First    core.Date // of the month
	Today    core.Date
	Mine     bool
	Meetings []meeting
	Late     int
	Names    map[core.ID]string
	Feed     core.Instant // since when there is a feed; blank for none
	Address  string       // of a feed just made; shown once
}

// showCalendar answers GET /calendar: the month of ?month=2026-11, and with ?whose=all
// those of everybody whom who asks may see.
func (s *Site) showCalendar(w http.ResponseWriter, r *http.Request) error {
	return s.calendarWith(w, r, "")
}

func (s *Site) calendarWith(w http.ResponseWriter, r *http.Request, address string) (err error) {
	p := calendarPage{Today: s.today(), Mine: r.URL.Query().Get("whose") != "all", Address: address}
	if p.First, err = monthOf(r.URL.Query().Get("month"), p.Today); err != nil {
		return err
	}
	who, from := access.From(r.Context()), p.First
	if p.thisMonth() {
		from = 0 // what is late belongs to now
	}
	if p.Meetings, err = s.meetings(r.Context(), who, from, p.First.PlusMonths(1).Plus(-1), p.Mine); err != nil {
		return err
	}
	if p.Feed, err = access.FeedSince(r.Context(), s.DB, who); err != nil {
		return err
	}
	var ids []core.ID
	for _, m := range p.Meetings {
		ids = append(append(ids, m.People...), m.Worker)
		if !m.Booked && m.On.Before(p.Today) {
			p.Late++
		}
	}
	if p.Names, err = s.names(r, ids); err != nil {
		return err
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Heading: "Reviews and conferences", Caption: p.month(p.First), Wide: true}, calendar(&p))
}

// monthOf reads a month; a blank one is that of today.
func monthOf(text string, today core.Date) (core.Date, error) {
	if text == "" {
		return core.Day(today.Year(), today.Time().Month(), 1), nil
	}
	first, err := core.ParseDate(text + "-01")
	if err != nil {
		return 0, core.Say(core.Invalid, "The month must be written as 2026-11.").Because(err)
	}
	return first, nil
}

// meetings are the conferences and reviews that are due or booked from one day to another,
// the earliest first.
func (s *Site) meetings(ctx context.Context, who access.Who, from, until core.Date, mine bool) ([]meeting, error) {
	owed, err := record.OwedBetween(ctx, s.DB, who, meetingClocks, from, until, mine)
	if err != nil {
		return nil, err
	}
	booked, err := record.Bookings(ctx, s.DB, who, bookedBy, max(from, s.today()), until, mine)
	if err != nil {
		return nil, err
	}
	var out []meeting
	for _, o := range owed {
		out = append(out, meeting{On: o.DueOn, Title: o.Title(), Record: o.Record, People: o.People, Worker: o.Worker})
	}
	for _, b := range booked {
		same := slices.IndexFunc(out, func(m meeting) bool { return m.Booked && m.Record == b.RecordID && m.Title == b.Title })
		if same >= 0 {
			out[same].People = append(out[same].People, b.PersonID)
			continue
		}
		out = append(out, meeting{On: b.OnDay, Title: b.Title, Booked: true, Record: b.RecordID, People: []core.ID{b.PersonID}, Worker: b.WorkerID})
	}
	slices.SortStableFunc(out, func(a, b meeting) int { return int(a.On) - int(b.On) })
	return out, nil
}

// changeFeed answers POST /calendar/feed: a new secret address, shown once, or the end of
// the one there is.
func (s *Site) changeFeed(w http.ResponseWriter, r *http.Request) error {
	who, address := access.From(r.Context()), ""
	err := s.DB.Write(r.Context(), func(ctx context.Context, tx *store.Tx) error {
		if r.PostFormValue("_do") == "end" {
			return access.EndFeed(ctx, tx, who)
		}
		token, err := access.NewFeed(ctx, tx, who, s.Keeper.Now())
		address = s.scheme() + r.Host + "/calendar/feed/" + token
		return err
	})
	if err != nil {
		return err
	}
	if address == "" {
		http.Redirect(w, r, "/calendar?done=ended", http.StatusSeeOther)
		return nil
	}
	return s.calendarWith(w, r, address)
}

func (s *Site) scheme() string {
	if s.Secure {
		return "https://"
	}
	return "http://"
}

func (p *calendarPage) thisMonth() bool {
	return p.Today.Within(p.First, p.First.PlusMonths(1).Plus(-1))
}

func (p *calendarPage) month(first core.Date) string { return first.Time().Format("January 2006") }

// href is the address of another month, or of the meetings of all.
func (p *calendarPage) href(months int, mine bool) string {
	whose := "mine"
	if !mine {
		whose = "all"
	}
	return "/calendar?month=" + p.First.PlusMonths(months).Time().Format("2006-01") + "&whose=" + whose
}

// weeks are the days of the month as a table, Monday first; a day of another month is blank.
func (p *calendarPage) weeks() [][]core.Date {
	var out [][]core.Date
	last := p.First.PlusMonths(1).Plus(-1)
	day := p.First.Plus(-(int(p.First.Weekday()) + 6) % 7)
	for day.NotAfter(last) {
		week := make([]core.Date, 7)
		for i := range week {
			if d := day.Plus(i); d.Within(p.First, last) {
				week[i] = d
			}
		}
		out, day = append(out, week), day.Plus(7)
	}
	return out
}

// on are the meetings of a day.
func (p *calendarPage) on(d core.Date) []meeting {
	var out []meeting
	for _, m := range p.Meetings {
		if m.On == d {
			out = append(out, m)
		}
	}
	return out
}

func (p *calendarPage) rows() [][]ui.TableCell {
	rows := make([][]ui.TableCell, len(p.Meetings))
	for i, m := range p.Meetings {
		how := "Due by this day"
		switch {
		case m.Booked:
			how = "Booked"
		case m.On.Before(p.Today):
			how = "Late"
		}
		rows[i] = []ui.TableCell{{Text: m.On.Weekday().String()[:3] + " " + m.On.Long()}, {HTML: recordLink(m.Record, m.Title)}, {Text: how},
			{HTML: peopleLinks(m.People, p.Names)}, {Text: either(p.Names[m.Worker], "Nobody yet")}}
	}
	return rows
}

// initials are the first letters of names, of which nobody can be known: "A T, B T".
func initials(ids []core.ID, names map[core.ID]string) string {
	var out []string
	for _, id := range ids {
		letters := ""
		for _, word := range strings.Fields(names[id]) {
			letters += string([]rune(word)[:1]) + " "
		}
		out = append(out, either(strings.TrimSpace(letters), "?"))
	}
	return strings.Join(out, ", ")
}

// weekdays are the heads of the month's table.
var weekdays = []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday}

func dayNumber(d core.Date) string { _, _, n := d.Split(); return strconv.Itoa(n) }
