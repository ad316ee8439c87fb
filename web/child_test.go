package web

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/county"
	"throughline/people"
	"throughline/record"
	"throughline/store"
	"throughline/ui/browser"
)

// aChild is a child of the county with whom a social worker has got to know, and that worker.
func (d *desk) aChild(t *testing.T) (core.ID, county.Worker) {
	t.Helper()
	type known struct{ PersonID, UserID core.ID }
	k, err := store.One[known](t.Context(), d.DB, `
		SELECT i.person_id, i.user_id
		FROM   involvement i
		JOIN   record_person rp ON rp.authority_id = i.authority_id AND rp.person_id = i.person_id
		JOIN   record r ON r.authority_id = rp.authority_id AND r.id = rp.record_id
		JOIN   person p ON p.authority_id = i.authority_id AND p.id = i.person_id
		WHERE  i.authority_id = $1 AND i.role = 'lead worker' AND r.kind = 'assessment' AND p.born < '2019-01-01'
		ORDER  BY i.person_id LIMIT 1`, d.Authority)
	if err != nil {
		t.Fatalf("the county has no child with an assessment: %v", err)
	}
	for _, w := range d.workers {
		if w.User == k.UserID {
			return k.PersonID, w
		}
	}
	t.Fatal("the lead worker is not one of the county's")
	return "", county.Worker{}
}

func (d *desk) person(t *testing.T, id core.ID) *people.Person {
	t.Helper()
	p, err := people.Load(t.Context(), d.DB, d.Authority, id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// looks counts the looks of a sort at a person.
func (d *desk) looks(t *testing.T, id core.ID, what access.What) int {
	t.Helper()
	n, err := store.One[int](t.Context(), d.DB, `SELECT count(*) FROM look WHERE authority_id = $1 AND person_id = $2 AND what = $3`, d.Authority, id, string(what))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func (d *desk) write(t testing.TB, do func(ctx context.Context, tx *store.Tx) error) {
	t.Helper()
	if err := d.DB.Write(t.Context(), do); err != nil {
		t.Fatal(err)
	}
}

func (a answer) hides(t *testing.T, words ...string) {
	t.Helper()
	for _, w := range words {
		if strings.Contains(a.body, w) {
			t.Errorf("%s says %q", a.Request.URL.Path, w)
		}
	}
}

func TestTheChildsPageSaysWhoAndWhatAndWhatIsDue(t *testing.T) {
	eachDesk(t, 16, childsPage)
}

func childsPage(t *testing.T, d *desk) {
	id, worker := d.aChild(t)
	child := d.person(t, id)
	v := d.as(t, worker)
	page := v.get("/people/"+string(id), http.StatusOK)
	page.says(t, child.Name(), "born "+child.Born.Long(), worker.Name, "Lead worker", "the only one in 12 months", "Open, no plan yet", "What is due",
		"The plan and what is open", "What the child said last", "Who is with them", ", mother", "The last year", "Last seen", "alone",
		"On record, the latest first", "Decision", "/new/", "/people/"+string(id)+"/records", "/people/"+string(id)+"/write")
	if n := d.looks(t, id, access.ChildPage); n != 1 {
		t.Errorf("%d looks at the child's page were logged, want 1", n)
	}
	v.get("/people/"+string(id)+"/write", http.StatusOK).says(t, "/new/visit?person="+string(id))
	v.get("/people/"+string(id)+"/open", http.StatusOK).says(t, "What is late", "The plan and what is open")
	v.get("/people/"+string(id)+"/line?from=2026-11-01&to=2026-11-30", http.StatusOK).says(t, "1 November 2026 to 30 November 2026")
	v.get("/people/"+string(id)+"/line?from=2026-11-30&to=2026-11-01", http.StatusUnprocessableEntity)
	v.get("/people/"+string(id)+"/records", http.StatusOK).says(t, "Everything on record", "Read all")
	one := v.get("/people/"+string(id)+"/records?kind=contact", http.StatusOK)
	if n := strings.Count(one.body, `<article`); n != 1 {
		t.Errorf("the list of contacts alone shows %d records, want 1", n)
	}
	v.get("/people/"+string(id)+"/chronology", http.StatusOK).says(t, "Chronology", "Contact", "Made for "+worker.Name)
	v.get("/people/"+string(id)+"/chronology?kind=contact", http.StatusOK).says(t, "Show only some kinds")
	v.get("/people/"+string(id)+"/family", http.StatusOK).says(t, "Who they are to each other")
	v.get("/people/"+string(id)+"?asof=2026-11-18", http.StatusOK).says(t, "What was due on a day gone by is not worked out")
}

func TestThePageAsOfADayShowsNothingLater(t *testing.T) {
	d := onSQLite(t, 16)
	id, worker := d.aChild(t)
	worker.At = deskNow
	cards, err := d.Keeper.OfPerson(t.Context(), d.DB, worker.Who, id)
	if err != nil {
		t.Fatal(err)
	}
	day := cards[len(cards)-1].Made.Date()
	d.write(t, func(ctx context.Context, tx *store.Tx) error { // a name that nobody knew on that day
		p := d.person(t, id)
		p.Names = append(p.Names, people.Name{Kind: people.Preferred, Given: "Quillon"})
		return people.Save(ctx, tx, worker.Who, deskNow, p, "changed")
	})
	v := d.as(t, worker)
	v.get("/people/"+string(id), http.StatusOK).says(t, "Quillon")
	for _, path := range []string{"", "/chronology"} {
		page := v.get("/people/"+string(id)+path+"?asof="+day.String(), http.StatusOK)
		page.says(t, "what was known at the end of "+day.Long())
		page.hides(t, "Quillon", worker.Name+"</dd>")
		shown := 0
		for _, c := range cards {
			there := strings.Contains(page.body, "/records/"+string(c.ID))
			if c.Made.Date().After(day) && there {
				t.Errorf("a %s of %s is shown as of %s", c.Kind, c.Made.Date(), day)
			}
			if there {
				shown++
			}
		}
		if shown == 0 {
			t.Errorf("nothing is shown as of %s on %q", day, path)
		}
	}
	v.get("/people/"+string(id)+"?asof=2026-11-21", http.StatusUnprocessableEntity).says(t, "must not be after today")
	v.get("/people/"+string(id)+"?asof=2019-01-01", http.StatusNotFound)
}

func TestWhoMayNotSeeAChildIsRefusedAndLogged(t *testing.T) {
	d := onSQLite(t, 16)
	id, worker := d.aChild(t)
	other := d.workers[0]
	for _, w := range d.workers {
		if w.Is(access.SocialWorker) && w.Team != worker.Team {
			other = w
		}
	}
	v, at := d.as(t, other), "/people/"+string(id)
	page := v.get(at, http.StatusForbidden)
	page.says(t, "Open for 24 hours in an emergency")
	page.hides(t, d.person(t, id).Name(), "Decision")
	v.get(at+"/family", http.StatusForbidden)
	v.get(at+"/change", http.StatusForbidden)
	if n := d.looks(t, id, access.Refused); n != 3 {
		t.Errorf("%d refused looks were logged, want 3", n)
	}
	v.post(at+"/open", http.StatusUnprocessableEntity, "reason", "danger", "words", "").says(t, "Say in a few words why")
	v.post(at+"/open", http.StatusSeeOther, "reason", "danger", "words", "The police are at the door of the house")
	v.get(at, http.StatusOK).says(t, d.person(t, id).Name())

	fostering := d.worker(access.Quality, "")
	d.as(t, fostering).get(at, http.StatusForbidden).hides(t, "Open for 24 hours")
	v.post("/people/"+string(core.NewID())+"/open", 0, "reason", "danger", "words", "Somebody who is not here at all")
}

func TestARestrictedChildIsNotThere(t *testing.T) {
	d := onSQLite(t, 16)
	id, worker := d.aChild(t)
	records := d.as(t, d.worker(access.RecordsOfficer, ""))
	at := "/people/" + string(id)
	records.get(at+"/restrict", http.StatusOK).says(t, "Who may see it?")
	records.post(at+"/restrict", http.StatusUnprocessableEntity, "_do", "restrict", "user", string(worker.User)).says(t, "Choose why")
	records.post(at+"/restrict", http.StatusSeeOther, "_do", "restrict", "reason", "witness", "user", string(worker.User))
	records.get(at+"/restrict", http.StatusOK).says(t, "Witness protection")
	records.get(at, http.StatusForbidden).says(t, "Who is named for this record")
	name := d.person(t, id).Name()
	found := d.as(t, d.worker(access.Chair, "")).search("/people", name, http.StatusOK)
	found.hides(t, at)
	d.as(t, d.worker(access.Chair, "")).get(at, http.StatusNotFound)
	d.as(t, worker).get(at, http.StatusOK).says(t, "Restricted record")
	records.get(at+"/log", http.StatusOK).says(t, "Refused", worker.Name)
	d.as(t, worker).get(at+"/log", http.StatusForbidden)
}

func TestTheWorkerOfAChildKeepsTheMothersTelephone(t *testing.T) {
	d := onSQLite(t, 16)
	id, worker := d.aChild(t)
	v := d.as(t, worker)
	kin, err := people.Relationships(t.Context(), d.DB, d.Authority, id)
	if err != nil {
		t.Fatal(err)
	}
	mother := "/people/" + string(kin[0].From)
	if to := v.get(mother, http.StatusSeeOther).Header.Get("Location"); to != mother+"/change" {
		t.Errorf("the mother's page leads to %s, want her details", to)
	}
	v.get(mother+"/change", http.StatusOK).says(t, "Telephone number")
	v.post(mother+"/change", http.StatusSeeOther, "_base", "1", "names.0.kind", "legal", "names.0.given", "Mo", "names.0.family", "Marsh",
		"phones.0.kind", "mobile", "phones.0.value", "07700 900123")
	if p := d.person(t, kin[0].From); len(p.Phones) != 1 || p.Name() != "Mo Marsh" {
		t.Errorf("the mother was kept as %+v", p)
	}
	v.post(mother+"/change", http.StatusConflict, "_base", "1", "names.0.kind", "legal", "names.0.given", "Mia").says(t, "Mia", "Somebody else saved")
}

func TestAConfidentialAddressOutlivesAChangeByWhoMayNotKnowIt(t *testing.T) {
	d := onSQLite(t, 16)
	id, worker := d.aChild(t)
	d.write(t, func(ctx context.Context, tx *store.Tx) error {
		p := d.person(t, id)
		p.Addresses = append(p.Addresses, people.Address{Kind: "refuge", Lines: "3 Hidden Court", Postcode: "ZZ7 7ZZ", Confidential: true})
		return people.Save(ctx, tx, worker.Who, deskNow, p, "changed")
	})
	manager := d.worker(access.TeamManager, worker.Team)
	at := "/people/" + string(id)
	for _, path := range []string{"", "/change", "/family"} {
		d.as(t, manager).get(at+path, http.StatusOK).hides(t, "3 Hidden Court", "ZZ7")
	}
	d.as(t, worker).get(at+"/change", http.StatusOK).says(t, "3 Hidden Court")
	d.as(t, manager).post(at+"/change", http.StatusSeeOther, "_base", "2", "names.0.kind", "legal", "names.0.given", "Ola", "names.0.family", "Marsh")
	last := d.person(t, id).Addresses
	if len(last) != 1 || last[0].Lines != "3 Hidden Court" {
		t.Errorf("after a change by the manager %d addresses are kept: %+v", len(last), last)
	}
}

// See the child's page in a browser: SCREENSHOTS names a folder for the pictures.
func TestTheChildsPageInABrowser(t *testing.T) {
	d := onSQLite(t, 16)
	id, worker := d.aChild(t)
	p := browser.Start(t).NewPage(t)
	p.Goto(d.server.URL + "/sign-in")
	p.Fill("Email address", worker.Email)
	p.Fill("Password", county.Password)
	p.Click("Sign in")
	at := d.server.URL + "/people/" + string(id)
	for name, path := range map[string]string{"child": at, "family": at + "/family", "chronology": at + "/chronology", "records": at + "/records", "line-of-life": at + "/line", "open": at + "/open", "write": at + "/write", "details": at + "/change",
		"search": d.server.URL + d.searched(t, worker, "marsh"), "new": d.server.URL + "/people/new", "asof": at + "?asof=2026-11-01"} {
		p.Goto(path)
		for _, wrong := range p.Axe() {
			t.Errorf("%s: %s", name, wrong)
		}
		if folder := os.Getenv("SCREENSHOTS"); folder != "" {
			p.Screenshot(filepath.Join(folder, name+"-1280.png"), 1280)
			p.Screenshot(filepath.Join(folder, name+"-390.png"), 390)
		}
	}
	for _, c := range p.Complaints() {
		t.Error(c)
	}
}

func TestLeadsKnownTellsNothingLater(t *testing.T) {
	day := core.Day(2026, 3, 1)
	card := func(id core.ID) record.Card {
		return record.Card{Base: record.Base{ID: id, State: record.Agreed}}
	}
	leads := []access.Involvement{
		{UserID: "a", RecordID: "1", FromOn: core.Day(2026, 1, 1), UntilOn: core.Day(2026, 2, 1)},
		{UserID: "b", RecordID: "2", FromOn: core.Day(2026, 2, 1), UntilOn: core.Day(2026, 4, 1)},
		{UserID: "c", RecordID: "3", FromOn: core.Day(2026, 2, 20)}, // written down after the day
	}
	got := leadsKnown(leads, []record.Card{card("1"), card("2")}, day)
	if len(got) != 2 || got[0].UntilOn != core.Day(2026, 2, 1) || !got[1].UntilOn.IsZero() {
		t.Errorf("as of %s the lead workers are %+v", day, got)
	}
}

func TestARecordThatAlsoConcernsARestrictedChildIsNotReadThroughASibling(t *testing.T) {
	d := onSQLite(t, 16)
	id, worker := d.aChild(t)
	sibling, err := store.One[core.ID](t.Context(), d.DB, `
		SELECT o.person_id FROM record_person c JOIN record_person o ON o.authority_id = c.authority_id AND o.record_id = c.record_id
		WHERE  c.authority_id = $1 AND c.person_id = $2 AND o.person_id <> $2 LIMIT 1`, d.Authority, id)
	if err != nil {
		t.Fatalf("the child has no sibling in the county: %v", err)
	}
	name, v := d.person(t, sibling).Name(), d.as(t, worker)
	v.get("/people/"+string(id), http.StatusOK).says(t, name)
	v.get("/people/"+string(id)+"/records", http.StatusOK).says(t, "Read all")
	officer := d.worker(access.RecordsOfficer, "")
	officer.At = deskNow
	d.write(t, func(ctx context.Context, tx *store.Tx) error {
		return access.RestrictRecord(ctx, tx, officer.Who, sibling, "witness", "", officer.User)
	})
	v.get("/people/"+string(id), http.StatusOK).hides(t, name, "/people/"+string(sibling))
	page := v.get("/people/"+string(id)+"/records", http.StatusOK)
	page.says(t, "so only its line is shown")
	page.hides(t, name, "/people/"+string(sibling))
	v.get("/people/"+string(id)+"/family", http.StatusOK).hides(t, name, string(sibling))
}

// FuzzStretch holds that the picture is of a time that is one, whatever the address says.
func FuzzStretch(f *testing.F) {
	f.Add("2026-01-01", "2026-11-30")
	f.Add("", "2026-11-30")
	f.Add("2026-11-30", "2026-01-01")
	f.Add("0001-01-01", "9999-12-31")
	f.Add("yesterday", "<b>")
	f.Fuzz(func(t *testing.T, from, to string) {
		file := &childFile{Person: people.New("x"), Day: core.Day(2026, 11, 20)}
		l, err := file.lifeline(url.Values{"from": {from}, "to": {to}})
		if err != nil {
			if !core.IsSort(err, core.Invalid) {
				t.Errorf("%q to %q: %v is no problem that a reader can act on", from, to, err)
			}
			return
		}
		if !l.From.Before(l.To) {
			t.Errorf("%q to %q: the picture goes from %s to %s", from, to, l.From, l.To)
		}
		if err := l.Render(t.Context(), io.Discard); err != nil {
			t.Errorf("%q to %q: %v", from, to, err)
		}
	})
}
