package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/record"
	"throughline/store"
)

func knownClock(id string) bool { _, known := clock.ByID(id); return known }

func TestCaseloadCountsEachSort(t *testing.T) {
	d := onSQLite(t, 8)
	child, w := d.aChild(t)
	v := d.as(t, d.worker(access.Director, ""))
	none := caseRow(t, v.get("/caseload", http.StatusOK).body, w.Name)
	d.told(t, "cin_plan", child, url.Values{"began_on-day": {"1"}, "began_on-month": {"9"}, "began_on-year": {"2026"}})
	before := caseRow(t, v.get("/caseload", http.StatusOK).body, w.Name)
	if before == none {
		t.Errorf("a plan that was agreed here changes nothing in %s", before)
	}
	d.told(t, "protection_plan", child, url.Values{"began_on-day": {"1"}, "began_on-month": {"9"}, "began_on-year": {"2026"}, "initial_category": {"NEG"}, "latest_category": {"NEG"}})
	d.owes(t, child, w, 900, "court.proceedings-26-weeks", core.Day(2026, 12, 1))
	after := caseRow(t, v.get("/caseload", http.StatusOK).body, w.Name)
	if before == after {
		t.Errorf("a plan and proceedings change nothing in %s", after)
	}
	d.as(t, w).get("/caseload", http.StatusForbidden)
}

// caseRow is the row of a worker.
func caseRow(t *testing.T, page, worker string) string {
	t.Helper()
	for _, row := range strings.Split(page, "<tr") {
		if strings.Contains(row, ">"+worker+"<") {
			return row
		}
	}
	t.Fatalf("no row of a worker with children")
	return ""
}

func TestDriftFindsWhoDrifts(t *testing.T) {
	d := onSQLite(t, 8)
	child, w := d.aChild(t)
	for i, c := range []struct {
		clock string
		on    core.Date
	}{
		{"court.police-protection", core.Day(2026, 11, 22)},
		{"cp.visit", core.Day(2026, 11, 10)},
		{"cp.rcpc", core.Day(2026, 11, 1)},
		{"court.proceedings-26-weeks", core.Day(2026, 12, 20)},
	} {
		d.owes(t, child, w, 900+i, c.clock, c.on)
	}
	d.owes(t, child, w, 910, "care.review", core.Day(2027, 3, 1))
	a := d.as(t, d.worker(access.Director, "")).get("/clocks/drift", http.StatusOK)
	a.says(t, "Police protection ends", "Visits to a child on a child protection plan", "Later review conferences", "Care and supervision proceedings concluded", d.person(t, child).Name())
	if strings.Contains(a.body, "Later looked-after reviews") {
		t.Error("a review that is not late yet stands as drift")
	}
	d.as(t, d.worker(access.Director, "")).get("/clocks", http.StatusOK).says(t, "/clocks/drift")
}

func TestThePagesOfTeamsAreTheSameOnBothEngines(t *testing.T) {
	eachDesk(t, 8, func(t *testing.T, d *desk) {
		child, w := d.aChild(t)
		d.owes(t, child, w, 900, "care.review", core.Day(2026, 11, 25))
		v := d.as(t, d.worker(access.Director, ""))
		v.get("/caseload", http.StatusOK).says(t, w.Name)
		v.get("/calendar?whose=all", http.StatusOK).says(t, "25 November 2026")
		v.get("/clocks/drift", http.StatusOK)
		d.owes(t, child, w, 901, "cp.visit", core.Day(2026, 8, 3))
		v.get("/exceptions", http.StatusOK).says(t, "Two visits missed in a row", ">3 August 2026<", d.person(t, child).Name())
		for day, words := range map[string]string{"6": "The cat had kittens.", "3": "I have a new coat."} {
			d.told(t, "visit", child, url.Values{"visited_at-day": {day}, "visited_at-month": {"11"}, "visited_at-year": {"2026"}, "visited_at-time": {"10:00"}, "place": {"home"}, "account": {"They had tea."},
				record.PartField(child, "seen"): {"alone"}, record.PartField(child, "bedroom_seen"): {"yes"}, record.PartField(child, "safety"): {"6"}, record.PartField(child, "child_words"): {words}})
		}
		d.told(t, "protection_plan", child, url.Values{"began_on-day": {"1"}, "began_on-month": {"9"}, "began_on-year": {"2026"}, "initial_category": {"NEG"}, "latest_category": {"NEG"}})
		// The plan leads to others, which come after those that stood.
		for i, late := range []string{"cp.visit", "cp.rcpc", "care.visit-year1"} {
			d.owes(t, child, w, 950+i, late, core.Day(2026, 8, 3+i))
		}
		d.owes(t, child, w, 960, "care.review", core.Day(2026, 11, 25))
		page := v.get("/team/children", http.StatusOK)
		page.says(t, "“The cat had kittens.” (6 November 2026)", "6 November 2026, alone")
		page.says(t, d.person(t, child).Name(), "Child protection plan, neglect", "Visits to a child on a child protection plan")
		late, err := store.One[int](t.Context(), d.DB, `SELECT count(*) FROM due WHERE authority_id = $1 AND person_id = $2 AND due_on < $3 AND state = 'running'`, d.Authority, child, deskNow.Date())
		if err != nil || late < 3 {
			t.Fatalf("%d things are late, want three and what the plan leads to: %v", late, err)
		}
		page.says(t, strconv.Itoa(late)+" things are late, the longest of them:", "Later looked-after reviews: due")
		mine := d.as(t, w)
		mine.get("/calendar", http.StatusOK).says(t, "25 November 2026")
		address := feedIn.FindString(mine.post("/calendar/feed", http.StatusOK, "_do", "new").body)
		d.visitor(t).get(address, http.StatusOK).says(t, "BEGIN:VEVENT")
	})
}
