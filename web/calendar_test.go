package web

import (
	"context"
	"net/http"
	"regexp"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"

	"throughline/access"
	"throughline/core"
	"throughline/county"
	"throughline/store"
)

// owes makes something due to a child under a clock, on a day.
func (d *desk) owes(t *testing.T, child core.ID, w county.Worker, place int, clockID string, on core.Date) {
	t.Helper()
	d.write(t, func(ctx context.Context, tx *store.Tx) error {
		id := core.NewID()
		return tx.Insert(ctx, "due",
			[]string{"authority_id", "person_id", "place", "clock", "record_id", "thread_id", "started_at", "due_at", "due_on", "state", "worker_id"},
			d.Authority, child, place, clockID, id, id, core.At(on.Plus(-60), 0, 0), core.At(on.Plus(1), 0, 0)-1, on, "running", w.User)
	})
}

func TestCalendarOfAMonth(t *testing.T) {
	d := onSQLite(t, 8)
	child, w := d.aChild(t)
	d.owes(t, child, w, 900, "care.review", core.Day(2026, 11, 25))
	d.owes(t, child, w, 901, "cp.rcpc", core.Day(2026, 10, 5))
	d.owes(t, child, w, 902, "care.review", core.Day(2027, 1, 4))
	v := d.as(t, w)
	v.get("/calendar", http.StatusOK).says(t, "November 2026", "Later looked-after reviews", "25 November 2026", "Due by this day", "5 October 2026", "Late", "1 of these should have been held")
	january := v.get("/calendar?month=2027-01", http.StatusOK)
	january.says(t, "4 January 2027")
	if strings.Contains(january.body, "25 November") || strings.Contains(january.body, "5 October") {
		t.Error("January shows what is due in another month")
	}
	v.get("/calendar?month=January", http.StatusUnprocessableEntity)
	other := d.as(t, d.worker(access.Director, ""))
	if a := other.get("/calendar", http.StatusOK); strings.Contains(a.body, "25 November") {
		t.Error("the director has another's reviews as their own")
	}
	other.get("/calendar?whose=all", http.StatusOK).says(t, "25 November 2026")
}

var feedIn = regexp.MustCompile(`/calendar/feed/[^<]+`)

func TestAFeedHoldsInitialsAndIsReadBack(t *testing.T) {
	d := onSQLite(t, 8)
	child, w := d.aChild(t)
	d.owes(t, child, w, 900, "care.review", core.Day(2026, 11, 25))
	v := d.as(t, w)
	address := feedIn.FindString(v.post("/calendar/feed", http.StatusOK, "_do", "new").body)
	if address == "" {
		t.Fatal("no address was shown")
	}
	stranger := d.visitor(t)
	a := stranger.get(address, http.StatusOK)
	if got := a.Header.Get("Content-Type"); got != "text/calendar; charset=utf-8" {
		t.Errorf("it came as %s", got)
	}
	person := d.person(t, child)
	for _, word := range strings.Fields(person.Name()) {
		if strings.Contains(a.body, word) {
			t.Error("the feed holds a part of the child's name")
		}
	}
	if strings.Contains(a.body, string(child)) || strings.Contains(strings.ReplaceAll(a.body, "\r\n", ""), "\n") {
		t.Error("the feed holds the child's id, or lines that do not end as RFC 5545 has it")
	}
	for _, line := range strings.Split(a.body, "\r\n") {
		if len(line) > 75 {
			t.Errorf("a line is longer than 75 bytes: %s", line)
		}
	}
	cal, err := ics.ParseCalendar(strings.NewReader(a.body))
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, e := range cal.Events() {
		day, err := e.GetAllDayStartAt()
		if err != nil || e.GetProperty(ics.ComponentPropertyDtstamp) == nil || e.Id() == "" {
			t.Errorf("an event has no day, stamp or name: %v", err)
		}
		summary := e.GetProperty(ics.ComponentPropertySummary).Value
		if day.Format("2006-01-02") == "2026-11-25" && strings.HasPrefix(summary, "Due: Later looked-after reviews") {
			found = true
		}
	}
	if !found {
		t.Errorf("the review is not in the feed:\n%s", a.body)
	}
	renewed := feedIn.FindString(v.post("/calendar/feed", http.StatusOK, "_do", "new").body)
	stranger.get(address, http.StatusNotFound)
	stranger.get(renewed, http.StatusOK)
	v.get("/calendar", http.StatusOK).says(t, "You have an address since")
	v.post("/calendar/feed", http.StatusSeeOther, "_do", "end")
	stranger.get(renewed, http.StatusNotFound)
	stranger.get("/calendar/feed/own.nonsense", http.StatusNotFound)
}

func TestAFeedEndsWithTheAccount(t *testing.T) {
	d := onSQLite(t, 8)
	_, w := d.aChild(t)
	address := feedIn.FindString(d.as(t, w).post("/calendar/feed", http.StatusOK, "_do", "new").body)
	d.write(t, func(ctx context.Context, tx *store.Tx) error {
		_, err := store.Exec(ctx, tx, `UPDATE app_user SET active = $3 WHERE authority_id = $1 AND id = $2`, d.Authority, w.User, false)
		return err
	})
	d.visitor(t).get(address, http.StatusNotFound)
}

func TestWeeksOfAMonth(t *testing.T) {
	for _, c := range []struct {
		why, first        string
		weeks, blankFirst int
	}{
		{"it begins on a Sunday", "2026-11-01", 6, 6},
		{"it begins on a Monday and fills four weeks", "2027-02-01", 4, 0},
		{"a usual one", "2026-12-01", 5, 1},
	} {
		p := calendarPage{First: core.MustDate(c.first)}
		weeks, days, blank := p.weeks(), 0, 0
		for _, week := range weeks {
			for _, d := range week {
				if !d.IsZero() {
					days++
				} else if days == 0 {
					blank++
				}
			}
		}
		if want := int(p.First.PlusMonths(1)) - int(p.First); len(weeks) != c.weeks || days != want || blank != c.blankFirst {
			t.Errorf("%s: %d weeks, %d days, %d blank before; want %d, %d, %d", c.why, len(weeks), days, blank, c.weeks, want, c.blankFirst)
		}
	}
}

func TestEveryMeetingHasItsClockAndEveryBookingItsQuestion(t *testing.T) {
	d := onSQLite(t, 0)
	for _, b := range bookedBy {
		kind, err := d.Keeper.Kind(b.Kind)
		if err != nil {
			t.Errorf("%s: %v", b.Kind, err)
			continue
		}
		if kind.Questions(kind.New(d.Authority)).Find(b.Question) == nil {
			t.Errorf("%s does not ask %s", b.Kind, b.Question)
		}
	}
	for _, c := range caseSorts {
		for _, span := range c.Spans {
			kind, err := d.Keeper.Kind(span.Kind)
			if err != nil || kind.Questions(kind.New(d.Authority)).Find(span.Ends) == nil {
				t.Errorf("%s does not ask %s: %v", span.Kind, span.Ends, err)
			}
		}
	}
	clocks := append(visitClocks(), meetingClocks...)
	for _, l := range driftLists {
		clocks = append(clocks, l.Clocks...)
	}
	for _, c := range caseSorts {
		if c.Clock != "" {
			clocks = append(clocks, c.Clock)
		}
	}
	for _, id := range clocks {
		if !knownClock(id) {
			t.Errorf("there is no time limit %s", id)
		}
	}
}
