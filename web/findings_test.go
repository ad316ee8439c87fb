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
	"throughline/core"
	"throughline/county"
	"throughline/record"
	"throughline/store"
	"throughline/ui/browser"
)

// told writes a record as an import of a return does.
func (d *desk) told(t *testing.T, kindName string, person core.ID, answers url.Values) record.Entry {
	t.Helper()
	return d.toldIn(t.Context(), t, kindName, person, answers)
}

// toldIn is told for one who listens in a context to what is asked; see [store.Hear].
func (d *desk) toldIn(ctx context.Context, t *testing.T, kindName string, person core.ID, answers url.Values) record.Entry {
	t.Helper()
	kind, err := d.Keeper.Kind(kindName)
	if err != nil {
		t.Fatal(err)
	}
	e := kind.New(d.Authority, person)
	if wrong := kind.Read(e, answers, d.today()); len(wrong) > 0 {
		t.Fatalf("%s: %v", kindName, wrong)
	}
	if err := d.Keeper.Save(ctx, access.Import(d.Authority), e, 0, "told by a return"); err != nil {
		t.Fatal(err)
	}
	return e
}

// typedDay is a day as a form sends it.
func typedDay(v url.Values, name string, day core.Date) {
	d := strings.Split(day.String(), "-")
	v.Set(name+"-year", d[0])
	v.Set(name+"-month", d[1])
	v.Set(name+"-day", d[2])
}

func TestAChildsPageShowsWhatTheReturnsWouldFind(t *testing.T) {
	eachDesk(t, 8, func(t *testing.T, d *desk) {
		child, _ := d.childWithNumber(t, "T77")
		v := d.as(t, d.worker(access.NominatedOfficer, ""))
		const heading = "What the statutory returns would find"
		if a := v.get("/people/"+string(child), http.StatusOK); strings.Contains(a.body, heading) {
			t.Error("findings are shown of a child who is in no return")
		}
		episode := url.Values{"reason_new": {"S"}, "legal_status": {"C2"}, "category_of_need": {"N1"}, "placement_type": {"U1"}, "placement_provider": {"PR1"},
			"placement_urn": {"SC000001"}, "home_postcode": {"ZZ1 1ZZ"}, "placement_postcode": {"ZZ1 2ZZ"}}
		typedDay(episode, "began_on", core.Day(2026, 6, 1))
		d.told(t, "care_details", child, url.Values{})
		e := d.told(t, "care_episode", child, episode)
		page := v.get("/people/"+string(child), http.StatusOK)
		page.says(t, heading, "How to put it right", "of 2027")
		page = v.get("/people/"+string(child)+"/open", http.StatusOK)
		page.says(t, heading, "How to put it right:", "At fault", "T77", "of 2027")
		if strings.Contains(page.body, "Rule 1001<") {
			t.Error("a rule that compares children says something of one child")
		}

		// A provider cannot be PR0, and an episode that ends needs its reason: 148.
		if strings.Contains(page.body, "Rule 148,") {
			t.Fatal("rule 148 is broken before it is meant to be")
		}
		changed := url.Values{"_id": {string(e.Head().ID)}, "_base": {"1"}, "_changes": {string(e.Head().ID)}, "_person": {string(child)}, "_do": {"check"}}
		for name, values := range episode {
			changed[name] = values
		}
		typedDay(changed, "ended_on", core.Day(2026, 9, 1))
		var pairs []string
		for name := range changed {
			pairs = append(pairs, name, changed.Get(name))
		}
		a := v.post("/new/care_episode", http.StatusOK, pairs...)
		a.says(t, "Check your answers", "What saving this would cause", "Rule 148,", "Hand in")
		if strings.Contains(a.body, "Rule 101,") {
			t.Error("what was found before is said to come of saving")
		}
		version, err := store.One[int](t.Context(), d.DB, `SELECT version FROM record WHERE id = $1`, e.Head().ID)
		if err != nil || version != 1 {
			t.Errorf("after only looking the record has version %d (%v), want 1", version, err)
		}
	})
}

func TestFindingsOfAChildInABrowser(t *testing.T) {
	d := onSQLite(t, 4)
	child, _ := d.childWithNumber(t, "T78")
	episode := url.Values{"reason_new": {"S"}, "legal_status": {"C2"}, "category_of_need": {"N1"}, "placement_type": {"U1"}}
	typedDay(episode, "began_on", core.Day(2026, 6, 1))
	d.told(t, "care_episode", child, episode)
	p := browser.Start(t).NewPage(t)
	p.Goto(d.server.URL + "/sign-in")
	p.Fill("Email address", d.worker(access.NominatedOfficer, "").Email)
	p.Fill("Password", county.Password)
	p.Click("Sign in")
	for _, width := range []int{1280, 390} {
		p.Width(width)
		p.Goto(d.server.URL + "/people/" + string(child) + "/open")
		p.Press("Show the row, with the cells at fault marked")
		p.WaitFor("At fault")
		for _, wrong := range p.Axe() {
			t.Errorf("%d pixels wide: %s", width, wrong)
		}
		if folder := os.Getenv("THROUGHLINE_PICTURES"); folder != "" {
			p.Screenshot(filepath.Join(folder, fmt.Sprintf("child-findings-%d.png", width)), width)
		}
	}
}
