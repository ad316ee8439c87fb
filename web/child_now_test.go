package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/county"
	"throughline/people"
	"throughline/record"
	"throughline/store"
	"throughline/ui"
	"throughline/ui/browser"
)

// someone adds a person and returns them, with somebody who may see everybody.
func (d *desk) someone(t *testing.T, change func(p *people.Person)) (core.ID, county.Worker) {
	t.Helper()
	officer := d.worker(access.NominatedOfficer, "")
	officer.At = deskNow
	p := people.New(d.Authority)
	p.Names = []people.Name{{Kind: people.Legal, Given: "Wren", Family: "Alderley"}}
	change(p)
	d.write(t, func(ctx context.Context, tx *store.Tx) error {
		return people.Save(ctx, tx, access.Import(d.Authority), deskNow, p, "told by a return")
	})
	return p.ID, officer
}

func TestTheTopOfTheChildsPageFitsTheSituation(t *testing.T) {
	eachDesk(t, 2, func(t *testing.T, d *desk) {
		episode := func(began core.Date, why, status, place string) url.Values {
			v := url.Values{"reason_new": {why}, "legal_status": {status}, "category_of_need": {"N1"}, "placement_type": {place}}
			typedDay(v, "began_on", began)
			return v
		}
		ended := func(v url.Values, on core.Date, why string) url.Values {
			typedDay(v, "ended_on", on)
			v.Set("reason_ended", why)
			return v
		}
		plan := url.Values{"initial_category": {"NEG"}, "latest_category": {"EMO"}}
		typedDay(plan, "began_on", core.Day(2026, 10, 2))
		for _, c := range []struct {
			why    string
			person func(p *people.Person)
			told   map[string][]url.Values
			says   []string
			hides  []string
		}{
			{"a child who is not born has no visits but a day", func(p *people.Person) { p.Expected = core.Day(2027, 2, 26) }, nil,
				[]string{"Unborn", "26 February 2027", "in 14 weeks"}, []string{"Placement", "Not open", "Last seen", "What the child said last"}},
			{"a child on a plan: category, since when, how many weeks", func(p *people.Person) { p.Born = core.Day(2016, 3, 1) },
				map[string][]url.Values{"protection_plan": {plan}},
				[]string{"Child protection plan", "Emotional", "since 2 October 2026, 7 weeks", "Nobody yet"}, []string{"Legal status", "Unborn"}},
			{"a child in care: legal status, placement, and how often moved", func(p *people.Person) { p.Born = core.Day(2014, 3, 1) },
				map[string][]url.Values{"care_episode": {
					ended(episode(core.Day(2026, 2, 2), "S", "C1", "U1"), core.Day(2026, 6, 1), "X1"),
					ended(episode(core.Day(2026, 6, 1), "P", "C1", "U6"), core.Day(2026, 9, 1), "X1"),
					episode(core.Day(2026, 9, 1), "L", "C2", "U6")}},
				[]string{"In care", "Legal status", "in care since 2 February 2026", "Placement", "since 1 June 2026", "2 placements in 12 months"}, []string{"Lives", "Child protection plan"}},
			{"a care leaver: what the law makes of them", func(p *people.Person) { p.Born = core.Day(2007, 5, 1) },
				map[string][]url.Values{"care_episode": {ended(episode(core.Day(2021, 1, 4), "S", "C2", "U1"), core.Day(2025, 5, 1), "E4B")}},
				[]string{"Leaving care", "Former relevant", "until"}, []string{"Legal status", "In care"}},
			{"somebody with whom nobody works", func(p *people.Person) { p.Born = core.Day(2014, 3, 1) }, nil,
				[]string{"Not open", "Not recorded"}, []string{"Legal status", "Leaving care"}},
		} {
			id, officer := d.someone(t, c.person)
			for kind, records := range c.told {
				for _, r := range records {
					d.told(t, kind, id, r)
				}
			}
			page := d.as(t, officer).get("/people/"+string(id), http.StatusOK)
			band, _, _ := strings.Cut(page.body, `id="due"`)
			_, band, _ = strings.Cut(band, "tl-child__alerts")
			for _, words := range c.says {
				if !strings.Contains(band, words) {
					t.Errorf("%s: the top does not say %q:\n%s", c.why, words, band)
				}
			}
			for _, words := range c.hides {
				if strings.Contains(band, words) {
					t.Errorf("%s: the top says %q", c.why, words)
				}
			}
		}
	})
}

func TestNextMeetingIsTheOneDueFirst(t *testing.T) {
	file := childFile{Day: core.Day(2026, 11, 20), Now: core.At(core.Day(2026, 11, 20), 11, 0)}
	due := func(id string, on core.Date) clock.Due {
		return clock.Due{Clock: id, State: clock.Running, DueOn: on, DueAt: core.At(on, 23, 59)}
	}
	for _, c := range []struct {
		why  string
		dues []clock.Due
		want ui.Fact
	}{
		{"nothing is due", nil, ui.Fact{}},
		{"a visit is no meeting", []clock.Due{due("cin.visit", core.Day(2026, 11, 21))}, ui.Fact{}},
		{"a review in some weeks", []clock.Due{due("cin.visit", core.Day(2026, 11, 21)), due("care.review", core.Day(2026, 12, 20))},
			ui.Fact{Label: "Next: later reviews of a child's case", Text: "by 20 December 2026", Note: "in 4 weeks"}},
		{"a review that is late", []clock.Due{due("care.review", core.Day(2026, 11, 19))},
			ui.Fact{Label: "Next: later reviews of a child's case", Text: "was due on 19 November 2026", Note: "1 working day late"}},
	} {
		file.Dues = c.dues
		if title := meetingTitle(t, "care.review"); c.want.Label != "" {
			c.want.Label = "Next: " + lower(title)
		}
		if got := file.nextMeeting(); got.Label != c.want.Label || got.Text != c.want.Text || got.Note != c.want.Note {
			t.Errorf("%s: got %+v, want %+v", c.why, got, c.want)
		}
	}
}

func meetingTitle(t *testing.T, id string) string {
	t.Helper()
	c, known := clock.ByID(id)
	if !known {
		t.Fatalf("there is no time limit %s", id)
	}
	return c.Title
}

func TestARecordThatHadItsAnswerIsNotOfferedAgain(t *testing.T) {
	opened := record.Card{Base: record.Base{ID: "1", Thread: "1", Kind: "assessment_opened", State: record.Agreed}}
	done := record.Card{Base: record.Base{ID: "2", Thread: "1", From: "1", Kind: "assessment", State: record.Agreed}}
	completes := clock.Due{Clock: "assessment.complete", Thread: "1", State: clock.Met, MetBy: "2"}
	for _, c := range []struct {
		why  string
		file childFile
		want bool
	}{
		{"nothing followed yet", childFile{Cards: []record.Card{opened}}, false},
		{"it was followed, and what runs on is another duty", childFile{Cards: []record.Card{done, opened},
			Dues: []clock.Due{completes, {Clock: "cin.visit", Thread: "1", State: clock.Running}}}, true},
		{"it was followed, and the same is owed again", childFile{Cards: []record.Card{done, opened},
			Dues: []clock.Due{completes, {Clock: "assessment.complete", Thread: "1", State: clock.Running}}}, false},
	} {
		c.file.count()
		if got := c.file.ended(opened, "assessment"); got != c.want {
			t.Errorf("%s: ended is %v, want %v", c.why, got, c.want)
		}
	}
}

// TestTheLineInABrowser zooms the line of a child in care in place, looks that a phone opens
// it at its newest end, and that following a link does not print. SCREENSHOTS names a folder for the pictures.
func TestTheLineInABrowser(t *testing.T) {
	d := onSQLite(t, 2)
	id, officer := d.someone(t, func(p *people.Person) { p.Born = core.Day(2014, 3, 1) })
	began := core.Day(2022, 2, 2)
	for i, place := range []string{"U1", "U6", "K2"} {
		v := url.Values{"reason_new": {[]string{"S", "P", "P"}[i]}, "legal_status": {"C2"}, "category_of_need": {"N1"}, "placement_type": {place}}
		typedDay(v, "began_on", began)
		if began = began.PlusMonths(15); i < 2 {
			typedDay(v, "ended_on", began)
			v.Set("reason_ended", "X1")
		}
		d.told(t, "care_episode", id, v)
	}
	p := browser.Start(t).NewPage(t)
	p.Goto(d.server.URL + "/sign-in")
	p.Fill("Email address", officer.Email)
	p.Fill("Password", county.Password)
	p.Click("Sign in")
	for _, width := range []int{1280, 390} {
		p.Width(width)
		p.Goto(d.server.URL + "/people/" + string(id) + "/line")
		if width == 390 { // it scrolls, and stands at its right end
			p.WaitUntil(`(() => { const s = document.querySelector('#line .tl-picture__scroll'); return s.scrollWidth > s.clientWidth && Math.abs(s.scrollLeft) < 2 && getComputedStyle(s).direction === 'rtl' })()`)
		}
		p.WaitUntil(`(window.stays = 'here', window.print = () => { window.printed = true }, true)`)
		p.Press("One year")
		p.WaitUntil(`document.querySelector('#line desc').textContent.includes('from 20 November 2025')`)
		p.WaitUntil(`window.stays === 'here' && !window.printed && document.activeElement.textContent.trim() === 'One year'`)
		for _, wrong := range p.Axe() {
			t.Errorf("%d pixels wide: %s", width, wrong)
		}
		if folder := os.Getenv("SCREENSHOTS"); folder != "" {
			p.Goto(d.server.URL + "/people/" + string(id) + "/line")
			p.Screenshot(filepath.Join(folder, fmt.Sprintf("line-%d.png", width)), width)
		}
	}
}

func TestOnlySomeLateThingsAreShownAtOnce(t *testing.T) {
	var lines []dueLine
	for range mostLate + 3 {
		lines = append(lines, dueLine{Late: true})
	}
	lines = append(lines, dueLine{Title: "soon"})
	shown, late := folded(lines)
	if len(shown) != mostLate+1 || late != mostLate+3 || shown[mostLate].Title != "soon" {
		t.Errorf("%d are shown of %d late, want %d with the one due soon, and %d", len(shown), late, mostLate+1, mostLate+3)
	}
}
