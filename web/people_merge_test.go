package web

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/county"
	"throughline/people"
	"throughline/store"
	"throughline/ui/browser"
)

// twice writes one invented child down twice, and returns both.
func (d *desk) twice(t *testing.T) (one, other core.ID) {
	t.Helper()
	who := d.worker(access.FrontDoorWorker, "").Who
	var ids []core.ID
	for _, p := range []people.Person{
		{Names: []people.Name{{Kind: people.Legal, Given: "Asha", Family: "Thorne"}}, Born: core.Day(2016, 5, 4), Sex: "F", Ethnicity: "WBRI",
			Identifiers: []people.Identifier{{Kind: "nhs", Value: "9990000018"}}, Addresses: []people.Address{{Kind: "home", Lines: "14 Elm Road", Postcode: "ZZ9 9ZZ"}}},
		{Names: []people.Name{{Kind: people.Legal, Given: "Aysha", Family: "Thorn"}}, Born: core.Day(2016, 4, 5), Sex: "F", Language: "en",
			Phones: []people.Detail{{Kind: "mobile", Value: "07700 900123"}}, Addresses: []people.Address{{Kind: "home", Lines: "2 Mill Lane", Postcode: "ZZ8 1AA"}}},
	} {
		p.Authority = d.Authority
		err := d.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			return people.Save(ctx, tx, who, deskNow, &p, "added")
		})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, p.ID)
	}
	return ids[0], ids[1]
}

func TestAChildWhoIsHereTwice(t *testing.T) {
	d := onSQLite(t, 4)
	one, other := d.twice(t)
	manager := d.worker(access.ServiceManager, "")
	v := d.as(t, manager)
	v.get("/duplicates", http.StatusOK).says(t, "Nobody has looked yet")
	v.post("/duplicates", http.StatusSeeOther)
	v.get("/duplicates", http.StatusOK).says(t, "Asha Thorne", "Aysha Thorn", "Name is alike; Day and month of birth exchanged")
	v.get("/people/"+string(one)+"/merge", http.StatusOK).says(t, "Aysha Thorn", "Name is alike")
	at := "/people/" + string(one) + "/merge"
	v.get(at+"?with="+string(other), http.StatusOK).says(t, "14 Elm Road ZZ9 9ZZ", "2 Mill Lane ZZ8 1AA", "9990000018", "Time limits run anew")
	v.post(at, http.StatusUnprocessableEntity, "with", string(other), "do", "merge").says(t, "Say how you know that these two are one person")

	versions := []string{"with", string(other), "version-" + string(one), "1", "version-" + string(other), "1", "why", "One NHS number on both letters."}
	done := v.post(at, http.StatusSeeOther, append(versions, "do", "merge", "take-home", "other", "take-born", "kept")...)
	merge, _, _ := strings.Cut(done.Header.Get("Location"), "?")
	v.get(merge, http.StatusOK).says(t, "Asha Thorne", "Aysha Thorn", manager.Name, "One NHS number on both letters.")
	p, err := people.Load(t.Context(), d.DB, d.Authority, one)
	if err != nil {
		t.Fatal(err)
	}
	if home, _ := p.Home(deskNow.Date()); home.Lines != "2 Mill Lane" || p.Born != core.Day(2016, 5, 4) || p.Language != "en" || len(p.Names) != 2 || len(p.Phones) != 1 {
		t.Errorf("after the merge the one who stands is %+v", p)
	}
	if a := v.get("/people/"+string(other), http.StatusSeeOther); a.Header.Get("Location") != "/people/"+string(one) {
		t.Errorf("the page of the other leads to %q", a.Header.Get("Location"))
	}
	v.get("/duplicates", http.StatusOK).says(t, "Nobody seems to be here twice")
	v.post(at, http.StatusConflict, append(versions, "do", "merge")...)

	v.post(merge, http.StatusUnprocessableEntity).says(t, "Say how you know that these are two people")
	v.post(merge, http.StatusSeeOther, "why", "Two sisters, seen together.")
	v.get(merge, http.StatusOK).says(t, "Found to be two people after all", "Two again on", "Two sisters, seen together.")
	p, err = people.Load(t.Context(), d.DB, d.Authority, one)
	if err != nil {
		t.Fatal(err)
	}
	if home, _ := p.Home(deskNow.Date()); home.Lines != "14 Elm Road" || p.Language != "" || len(p.Names) != 1 || len(p.Phones) != 0 {
		t.Errorf("after the merge was taken back the one who stood is %+v", p)
	}
}

func TestAPairWhoAreTwoIsNotShownAgain(t *testing.T) {
	d := onSQLite(t, 2)
	one, other := d.twice(t)
	v := d.as(t, d.worker(access.ServiceManager, ""))
	v.post("/duplicates", http.StatusSeeOther)
	at := "/people/" + string(one) + "/merge"
	v.post(at, http.StatusUnprocessableEntity, "with", string(other), "do", "apart").says(t, "Say how you know that these are two people")
	v.post(at, http.StatusSeeOther, "with", string(other), "do", "apart", "why", "Cousins, seen together.")
	for range 2 { // as it was found, and when it is looked for again
		v.get("/duplicates", http.StatusOK).says(t, "Nobody seems to be here twice")
		v.post("/duplicates", http.StatusSeeOther)
	}
}

// A pair of whom one is restricted is shown to nobody who may not know of that one.
func TestAPairWithSomebodyHiddenIsNotShown(t *testing.T) {
	d := onSQLite(t, 2)
	one, other := d.twice(t)
	manager, head := d.worker(access.ServiceManager, ""), d.worker(access.NominatedOfficer, "")
	v := d.as(t, manager)
	v.post("/duplicates", http.StatusSeeOther)
	err := d.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		return access.RestrictRecord(ctx, tx, head.Who, other, "stalker", "", head.User)
	})
	if err != nil {
		t.Fatal(err)
	}
	v.get("/duplicates", http.StatusOK).says(t, "Nobody seems to be here twice")
	v.get("/people/"+string(one)+"/merge?with="+string(other), http.StatusNotFound)
	h := d.as(t, head)
	h.get("/duplicates", http.StatusOK).says(t, "Aysha Thorn")
	at := "/people/" + string(one) + "/merge"
	h.get(at+"?with="+string(other), http.StatusOK).says(t, "One record is restricted")
	h.post(at, http.StatusSeeOther, "with", string(other), "version-"+string(one), "1", "version-"+string(other), "1", "why", "One child.", "do", "merge")
	v.get("/people/"+string(one), http.StatusNotFound)
	v.get("/people/"+string(other), http.StatusNotFound)
	h.get("/people/"+string(one), http.StatusOK).says(t, "Restricted record")
}

func TestTheMergePageInABrowser(t *testing.T) {
	d := onSQLite(t, 4)
	one, other := d.twice(t)
	p := browser.Start(t).NewPage(t)
	p.Goto(d.server.URL + "/sign-in")
	p.Fill("Email address", d.worker(access.ServiceManager, "").Email)
	p.Fill("Password", county.Password)
	p.Click("Sign in")
	p.Goto(d.server.URL + "/duplicates")
	p.Click("Look again now")
	at := "/people/" + string(one) + "/merge"
	pictures := os.Getenv("THROUGHLINE_PICTURES")
	if pictures == "" {
		pictures = t.TempDir()
	}
	look := func(name, path string) {
		t.Helper()
		for _, width := range []int{390, 1280} {
			p.Width(width)
			p.Goto(d.server.URL + path)
			for _, wrong := range p.Axe() {
				t.Errorf("%s, %d wide: %s", path, width, wrong)
			}
			p.Screenshot(filepath.Join(pictures, name+"-"+strconv.Itoa(width)+".png"), width)
		}
	}
	look("duplicates", "/duplicates")
	look("merge-with", at)
	look("merge", at+"?with="+string(other))
	p.Fill("How do you know?", "The mother has seen both.")
	p.Click("They are one person: merge")
	p.WaitFor("Found to be one person")
	look("merged", strings.TrimPrefix(p.URL(), d.server.URL))
	for _, c := range p.Complaints() {
		t.Errorf("the browser complains: %s", c)
	}
}

// Whoever looks alike is offered before somebody is written down, with the likeliest first
// as a search would put them, with and without scripts.
func TestWhoLooksAlikeIsOfferedInABrowser(t *testing.T) {
	d := onSQLite(t, 4)
	d.twice(t)
	p := browser.Start(t).NewPage(t)
	p.Goto(d.server.URL + "/sign-in")
	p.Fill("Email address", d.worker(access.FrontDoorWorker, "").Email)
	p.Fill("Password", county.Password)
	p.Click("Sign in")
	for _, scripts := range []bool{true, false} {
		p.JavaScript(scripts)
		p.Goto(d.server.URL + "/people/new")
		p.Fill("Given names (if known)", "Aisha")
		p.Fill("Family name (if known)", "Thorne")
		p.Fill("Day", "4")
		p.Fill("Month", "5")
		p.Fill("Year", "2016")
		p.Click("Go on")
		text := p.Text("main")
		first, second := strings.Index(text, "Asha Thorne"), strings.Index(text, "Aysha Thorn")
		if !strings.Contains(text, "Name is alike; Same date of birth") || first < 0 || second < first {
			t.Errorf("with scripts %t, those who look alike are not offered, the likeliest first:\n%s", scripts, text)
		}
		if !scripts {
			continue // axe is a script itself
		}
		for _, wrong := range p.Axe() {
			t.Error(wrong)
		}
	}
}
