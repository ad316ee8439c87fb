package web

import (
	"net/http"
	"net/url"
	"testing"

	"golang.org/x/time/rate"

	"throughline/access"
	"throughline/county"
	"throughline/door"
	"throughline/store"
)

func TestGuessesUploadsAndSearchesAreSlowed(t *testing.T) {
	d := onSQLite(t, 2)
	child, _, _ := d.someChild(t)
	record := d.contact(t, "neglect", deskNow-60_000_000, "no", child)
	few := func() *door.Buckets { return door.NewBuckets(rate.Limit(0), 2) }
	d.Pace = Pace{Searches: few(), Uploads: few(), Guesses: few()}
	v, other, stranger := d.as(t, d.worker(access.Director, "")), d.as(t, d.worker(access.FrontDoorWorker, "")), d.visitor(t)
	for _, want := range []int{http.StatusOK, http.StatusOK, http.StatusTooManyRequests} {
		v.search("/people", "marsh", want)
	}
	v.get("/people", http.StatusOK)
	other.search("/people", "marsh", http.StatusOK)
	for _, want := range []int{http.StatusSeeOther, http.StatusSeeOther, http.StatusTooManyRequests} {
		v.send(record, "a.pdf", "%PDF-1.7", want)
	}
	for _, want := range []int{http.StatusNotFound, http.StatusNotFound, http.StatusTooManyRequests} {
		a := stranger.get("/first/"+d.Authority+".AAAA", want)
		if want == http.StatusTooManyRequests && a.Header.Get("Retry-After") == "" {
			t.Error("nobody says how long to wait")
		}
	}
	stranger.get("/calendar/feed/"+d.Authority+".AAAA", http.StatusTooManyRequests)
	stranger.post("/first/"+d.Authority+".AAAA", http.StatusTooManyRequests)
	if p := UsualPace(); p.Searches == nil || p.Uploads == nil || p.Guesses == nil {
		t.Error("the usual pace slows nobody")
	}
}

// Behind a proxy every request comes from the proxy: a hundred wrong tries of one attacker
// would have kept the whole council from signing in.
func TestWhereSomebodySignsInFrom(t *testing.T) {
	d := onSQLite(t, 0)
	d.Secure = true
	site := d.Handler()
	for _, from := range []string{"198.51.100.1, 203.0.113.9", "203.0.113.9", "198.51.100.7"} {
		answers(site, http.MethodPost, "/sign-in", url.Values{"email": {"nobody@throughshire.example"}, "password": {"a wrong password"}}, &http.Cookie{Name: "x", Value: "x"}, "X-Forwarded-For", from)
	}
	n, err := store.All[int](t.Context(), d.DB, `SELECT times FROM sign_in_failure WHERE authority_id = $1 AND sort = 'address' ORDER BY times`, d.Authority)
	if err != nil || len(n) != 2 || n[0] != 1 || n[1] != 2 {
		t.Errorf("wrong tries are counted as %v (%v), want 1 from one address and 2 from another", n, err)
	}
}

func TestASessionIsNewWithEachSignIn(t *testing.T) {
	d := onSQLite(t, 0)
	w := d.worker(access.SocialWorker, "")
	v := d.visitor(t)
	at := mustParse(t, d.server.URL)
	planted := &http.Cookie{Name: d.cookieName(), Value: d.Authority + ".planted"}
	v.client.Jar.SetCookies(at, []*http.Cookie{planted})
	sign := func() *http.Cookie {
		return v.post("/sign-in", http.StatusSeeOther, "email", w.Email, "password", county.Password).Cookies()[0]
	}
	first := sign()
	second := sign()
	if first.Value == planted.Value || first.Value == second.Value || len(first.Value) < 40 {
		t.Errorf("signing in gives %q after %q and %q", second.Value, first.Value, planted.Value)
	}
	for _, c := range []*http.Cookie{planted, first} {
		old := d.visitor(t)
		old.client.Jar.SetCookies(at, []*http.Cookie{c})
		old.get("/account", http.StatusSeeOther)
	}
	copied := d.visitor(t)
	copied.client.Jar.SetCookies(at, []*http.Cookie{second})
	copied.get("/account", http.StatusOK)
	v.post("/sign-out", http.StatusSeeOther)
	copied.get("/account", http.StatusSeeOther) // what was signed out cannot be used by who copied it
	here, there := d.as(t, w), d.as(t, w)
	here.post("/account", http.StatusSeeOther, "_do", "password", "current", county.Password, "password", "a new and long one", "again", "a new and long one")
	there.get("/account", http.StatusSeeOther) // signed out everywhere
	here.get("/account", http.StatusOK)
}
