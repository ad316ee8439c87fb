package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/county"
)

// tells tells one of the county's short lives, as far as it has come by now.
func (d *desk) tells(t *testing.T, name string) {
	t.Helper()
	stories, err := county.Vignettes()
	if err != nil {
		t.Fatal(err)
	}
	now := d.Keeper.Now
	defer func() { d.Keeper.Now = now }()
	number := 900000
	l, err := county.Tell(t.Context(), d.Keeper, d.workers, stories[name], 0, func() string { number++; return "V" + strconv.Itoa(number) })
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range l.Steps {
		at := l.When(step)
		d.Keeper.Now = func() core.Instant { return at }
		if err := l.Do(t.Context(), step); at < deskNow && err != nil {
			t.Fatalf("%s: %v", step.At, err)
		}
	}
}

// TestTheExploitationTeamsPage reads the page of an invented county as each who may and may
// not, on both engines.
func TestTheExploitationTeamsPage(t *testing.T) {
	eachDesk(t, 2, func(t *testing.T, d *desk) {
		d.tells(t, "get-safe") // of a boy who was sent with drugs
		child := d.added(t, "Perran", "Lode", core.Day(2011, 5, 1))
		d.told(t, "missing_period", child.ID, url.Values{"missing_type": {"M"}, "from_on-day": {"19"}, "from_on-month": {"11"}, "from_on-year": {"2026"}, "again": {"no"}})
		away := d.told(t, "missing_period", child.ID, url.Values{"missing_type": {"M"}, "again": {"no"},
			"from_on-day": {"9"}, "from_on-month": {"11"}, "from_on-year": {"2026"}, "until_on-day": {"12"}, "until_on-month": {"11"}, "until_on-year": {"2026"}})

		worker := d.as(t, d.worker(access.GetSafe, ""))
		page := worker.get("/get-safe", http.StatusOK)
		page.says(t, "Perran Lode", "19 November 2026", "9 November 2026 to 12 November 2026", "days late", "9 Canal Street", "Zeb Corrin", "High, or significant", "Ask the court to close it", "Is the screening tool used for every child?", "13 May 2026")
		if strings.Contains(page.body, "/new/return_conversation?from="+string(away.Head().ID)) {
			t.Error("somebody who does not work with the child is offered to write the conversation")
		}
		_, returns, _ := strings.Cut(page.body, `id="returns"`)
		returns, _, _ = strings.Cut(returns, `id="levels"`)
		if strings.Contains(returns, ">Next</th>") {
			t.Error("a column says what to write next, and there is nothing in it for somebody who works with none of the children")
		}
		d.as(t, d.worker(access.Director, "")).get("/get-safe", http.StatusOK).says(t,
			"/new/return_conversation?from="+string(away.Head().ID)+"&person="+string(child.ID), "/new/context_of_concern", "Get Safe", ">Next</th>")
		night := d.as(t, d.worker(access.OutOfHours, "")).get("/get-safe", http.StatusOK)
		night.says(t, "Perran Lode")
		if strings.Contains(night.body, `id="contexts"`) {
			t.Error("the out of hours team reads places of concern")
		}
		refused := d.as(t, d.worker(access.SocialWorker, ""))
		refused.get("/get-safe", http.StatusForbidden)
		if strings.Contains(refused.get("/day", http.StatusOK).body, "/get-safe") {
			t.Error("the page is in the head of those who may not open it")
		}
	})
}
