package web

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/people"
	"throughline/store"
)

// added saves somebody new.
func (d *desk) added(t *testing.T, given, family string, born core.Date) *people.Person {
	t.Helper()
	p := people.New(d.Authority)
	p.Names, p.Born = []people.Name{{Kind: people.Legal, Given: given, Family: family}}, born
	d.write(t, func(ctx context.Context, tx *store.Tx) error {
		return people.Save(ctx, tx, d.worker(access.FrontDoorWorker, "").Who, deskNow, p, "added")
	})
	return p
}

func TestSomebodyMisspeltIsFound(t *testing.T) {
	d := onSQLite(t, 2)
	p := d.added(t, "Katharine", "Brackenridge", core.Day(2014, 5, 2))
	v := d.as(t, d.worker(access.SocialWorker, ""))
	for _, c := range []struct{ why, typed string }{
		{"as it is written", "Katharine Brackenridge"}, {"misspelt", "Catherine Brakenrige"}, {"the other way round", "brackenridge katharine"}, {"by the day of birth", "2/5/2014"},
	} {
		t.Run(c.why, func(t *testing.T) {
			v.search("", c.typed, http.StatusOK).says(t, "/people/"+string(p.ID), "12 years")
		})
	}
	v.search("/people", "Zzyzx", http.StatusOK).says(t, "Nobody was found")
	terms, err := store.All[string](t.Context(), d.DB, `SELECT terms FROM look WHERE authority_id = $1 AND what = 'search' ORDER BY at, id`, d.Authority)
	if err != nil || len(terms) != 5 || terms[4] != "Zzyzx" {
		t.Errorf("the searches were logged as %q (%v)", terms, err)
	}
	d.added(t, "Katharine", "Brackenridge", core.Day(2014, 5, 2))
	v.search("/people", "Brackenridge", http.StatusOK).says(t, "stands here twice")
	d.as(t, d.worker(access.Administrator, "")).search("/people", "Brackenridge", http.StatusForbidden)
}

// What was typed stands in no address, and what an address names is shown to nobody else.
func TestANameStandsInNoAddress(t *testing.T) {
	d := onSQLite(t, 2)
	p := d.added(t, "Katharine", "Brackenridge", core.Day(2014, 5, 2))
	w := d.worker(access.SocialWorker, "")
	v, other := d.as(t, w), d.as(t, d.worker(access.FrontDoorWorker, ""))
	for _, c := range []struct{ page, want string }{
		{"", "/people?search="}, {"/people/" + string(p.ID) + "/family#add", "/people/" + string(p.ID) + "/family?search="},
		{"https://elsewhere.example/people", "/people?search="}, {"//elsewhere.example", "/people?search="},
	} {
		to := v.post("/people", http.StatusSeeOther, "q", "Brackenridge", "for", c.page).Header.Get("Location")
		if !strings.HasPrefix(to, c.want) || strings.Contains(strings.ToLower(to), "brackenridge") {
			t.Errorf("a search from %q goes on to %q, want %q and an id", c.page, to, c.want)
		}
	}
	if to := v.post("/people", http.StatusSeeOther, "q", " ").Header.Get("Location"); to != "/people" {
		t.Errorf("a search for nothing goes on to %q", to)
	}
	made := func(ago time.Duration) string {
		who := w.Who
		who.At = deskNow.Plus(-ago)
		id, err := access.SearchNow(t.Context(), d.DB, who, "Brackenridge")
		if err != nil {
			t.Fatal(err)
		}
		return "/people?search=" + string(id)
	}
	logged := func() int {
		n, err := store.One[int](t.Context(), d.DB, `SELECT count(*) FROM look WHERE authority_id = $1 AND what = 'search' AND user_id = $2`, d.Authority, w.User)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	for _, c := range []struct {
		why  string
		ago  time.Duration
		more int // lines of the log
		says bool
	}{{"just made", 0, 0, true}, {"half an hour ago", 30 * time.Minute, 1, true}, {"yesterday", 24 * time.Hour, 0, false}} {
		at := made(c.ago)
		before := logged()
		page := v.get(at, http.StatusOK)
		if strings.Contains(page.body, string(p.ID)) != c.says || logged() != before+c.more {
			t.Errorf("a search %s: found %v, want %v; %d lines more in the log, want %d", c.why, !c.says, c.says, logged()-before, c.more)
		}
		other.get(at, http.StatusOK).hides(t, "Brackenridge")
	}
	v.get("/people?search=Brackenridge", http.StatusOK).hides(t, "Brackenridge")
}

func TestNobodyIsWrittenDownTwiceWithoutAReason(t *testing.T) {
	d := onSQLite(t, 2)
	twin := d.added(t, "Oren", "Tidewell", core.Day(2015, 8, 9))
	v := d.as(t, d.worker(access.FrontDoorWorker, ""))
	v.get("/people/new", http.StatusOK).says(t, "Given names")
	v.post("/people/new", http.StatusUnprocessableEntity, "names.0.given", "", "names.0.family", "").says(t, "Write a name")
	typed := []string{"names.0.given", "Oren", "names.0.family", "Tidwell", "born-day", "9", "born-month", "8", "born-year", "2015", "sex", "M"}
	v.post("/people/new", http.StatusOK, typed...).says(t, "Is it one of these?", "/people/"+string(twin.ID), "Same date of birth", `value="Tidwell"`)
	v.post("/people/new", http.StatusUnprocessableEntity, append(typed, "_do", "add")...).says(t, "Say how you know")
	v.post("/people/new", http.StatusOK, append(typed, "_do", "back")...).says(t, `value="Tidwell"`, "Given names")
	to := v.post("/people/new", http.StatusSeeOther, append(typed, "_do", "add", "_because", "Twins; both birth certificates were seen")...).Header.Get("Location")
	v.get(to, http.StatusOK).says(t, "Oren Tidwell", "Added.", "No worker", "Nothing is on record here", "No words of the child")
	n, err := store.One[int](t.Context(), d.DB, `SELECT count(*) FROM not_same WHERE authority_id = $1`, d.Authority)
	if err != nil || n != 1 {
		t.Errorf("%d pairs are known to be two people, want 1 (%v)", n, err)
	}
}

func TestAFamilyIsAddedAndEnded(t *testing.T) {
	d := onSQLite(t, 16)
	id, worker := d.aChild(t)
	v, at := d.as(t, worker), "/people/"+string(id)+"/family"
	v.get(at, http.StatusOK).says(t, "<svg", "Mother", "Add somebody")
	gran := d.added(t, "Wilhelmina", "Oakhanger", core.Day(1951, 2, 3))
	v.search(at, "wilhelmina okhanger", http.StatusOK).says(t, "Wilhelmina Oakhanger", "?add="+string(gran.ID))
	v.get(at+"?add="+string(gran.ID), http.StatusOK).says(t, "What is Wilhelmina Oakhanger to")
	v.post(at, http.StatusUnprocessableEntity, "_do", "relation", "_base", "0", "_other", string(gran.ID), "kind", "").says(t, "There is a problem")
	v.post(at, http.StatusSeeOther, "_do", "relation", "_base", "0", "_other", string(gran.ID), "kind", "grandparent", "parental_responsibility", "no")
	v.get(at, http.StatusOK).says(t, "Grandparent", "has no parental responsibility")

	kin, err := people.Relationships(t.Context(), d.DB, d.Authority, id)
	if err != nil {
		t.Fatal(err)
	}
	rel := kin[len(kin)-1]
	v.get(at+"?edit="+string(rel.ID), http.StatusOK).says(t, "If it has ended, when?")
	end := []string{"_do", "relation", "_base", "1", "_relation", string(rel.ID), "kind", "grandparent", "until-day", "1", "until-month", "11", "until-year", "2026"}
	v.post(at, http.StatusSeeOther, end...)
	v.post(at, http.StatusConflict, end...)
	v.get(at, http.StatusOK).says(t, "until 1 November 2026")

	v.get(at+"?home=new", http.StatusOK).says(t, "Who lives here now?")
	v.post(at, http.StatusSeeOther, "_do", "home", "_base", "0", "lines", "4 Mill Row", "postcode", "zz11zz", "members", string(id), "members", string(gran.ID))
	v.get(at, http.StatusOK).says(t, "4 Mill Row", "ZZ1 1ZZ", "lives with them")
	homes, err := people.Households(t.Context(), d.DB, d.Authority, id)
	if err != nil || len(homes) != 1 {
		t.Fatalf("%d households are kept, want 1 (%v)", len(homes), err)
	}
	v.post(at, http.StatusSeeOther, "_do", "home", "_home", string(homes[0].ID), "_base", "1", "lines", "4 Mill Row", "postcode", "ZZ1 1ZZ", "members", string(id))
	v.get(at, http.StatusOK).hides(t, "lives with them")

	v.get("/people/new?of="+string(id), http.StatusOK).says(t, "What is the new person to")
	to := v.post("/people/new", http.StatusSeeOther, "_of", string(id), "names.0.given", "Evander", "names.0.family", "Quist", "kind", "aunt_uncle").Header.Get("Location")
	v.get(to, http.StatusOK).says(t, "Evander Quist", "Aunt or uncle")
}

func TestDetailsAreKeptAsTyped(t *testing.T) {
	d := onSQLite(t, 16)
	id, worker := d.aChild(t)
	v, at := d.as(t, worker), "/people/"+string(id)+"/change"
	typed := []string{"_base", "1", "names.0.kind", "legal", "names.0.given", "Ash", "names.0.family", "Marsh", "names.1.kind", "preferred", "names.1.given", "Ashy",
		"born-day", "1", "born-month", "2", "born-year", "2016", "interpreter", "yes", "disabilities", "HEAR", "disabilities", "VIS",
		"identifiers.0.kind", "nhs", "identifiers.0.value", "9434765919", "addresses.0.kind", "home", "addresses.0.lines", "9 Low Lane", "addresses.0.postcode", "zz99zz",
		"addresses.0.confidential", "yes", "emails.0.value", "ash@example.org"}
	v.post(at, http.StatusSeeOther, typed...)
	p := d.person(t, id)
	if p.Name() != "Ashy Marsh" || p.Born != core.Day(2016, 2, 1) || strings.Join(p.Disabilities, " ") != "HEAR VIS" || p.Identifier("nhs") != "9434765919" ||
		len(p.Addresses) != 1 || !p.Addresses[0].Confidential || p.Addresses[0].Postcode != "ZZ9 9ZZ" || len(p.Emails) != 1 || len(p.Phones) != 0 {
		t.Errorf("what was typed was kept as %+v", p)
	}
	v.get("/people/"+string(id), http.StatusOK).says(t, "known as Ashy Marsh", "Needs an interpreter", "The address is confidential")
	typed[1] = "2"
	for i, s := range typed {
		if s == "9434765919" {
			typed[i] = "9434765918"
		}
	}
	wrong := v.post(at, http.StatusUnprocessableEntity, typed...)
	wrong.says(t, "There is a problem", "9434765918", `href="#identifiers.0.kind"`)
}

// FuzzPersonForm holds that whatever is typed is kept on the page, and that a confidential
// address which the form does not ask for stays.
func FuzzPersonForm(f *testing.F) {
	f.Add("names.0.given=Ash&born-day=1&born-month=2&born-year=2016&disabilities=HEAR")
	f.Add("addresses.0.lines=&addresses.0.confidential=no&addresses.1.kind=nonsense")
	f.Add("names.9.given=x&sex=Q&interpreter=perhaps&born-day=99&phones.0.value=%00")
	f.Fuzz(func(t *testing.T, query string) {
		typed, err := url.ParseQuery(query)
		if err != nil {
			return
		}
		p := people.New("x")
		secret := people.Address{Kind: "refuge", Lines: "3 Hidden Court", Confidential: true}
		p.Addresses = []people.Address{secret}
		form := wholeForm(p, true)
		form.read(typed, core.Day(2026, 11, 20))
		if p.Addresses[0] != secret {
			t.Errorf("after %q the confidential address is %+v", query, p.Addresses[0])
		}
		for _, w := range form.Wrong {
			if form.find(w.Field) == nil {
				t.Errorf("after %q something is wrong with %q, which the form does not ask", query, w.Field)
			}
		}
		if err := form.sheet().Render(t.Context(), io.Discard); err != nil {
			t.Errorf("after %q: %v", query, err)
		}
	})
}
