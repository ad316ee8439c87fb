package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os/exec"
	"strings"
	"testing"

	"throughline/access"
	"throughline/county"
	"throughline/letter"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// session is the cookie of somebody who has signed in.
func (d *desk) session(t testing.TB, w county.Worker) *http.Cookie {
	t.Helper()
	var token string
	d.write(t, func(ctx context.Context, tx *store.Tx) (err error) {
		token, err = access.StartSession(ctx, tx, w.Who, "", "", d.Timeouts, deskNow)
		return err
	})
	return &http.Cookie{Name: d.cookieName(), Value: token}
}

// answers asks the site itself, without a network between, so that it may be asked as over https.
func answers(site http.Handler, method, path string, form url.Values, cookie *http.Cookie, headers ...string) *http.Response {
	req := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	if method == http.MethodPost {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	req.AddCookie(cookie)
	for i := 0; i < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	to := httptest.NewRecorder()
	site.ServeHTTP(to, req)
	return to.Result()
}

// TestHeadersOfEveryAnswer walks every address as somebody who may see nearly everything,
// over https and without, and a page that is not there.
func TestHeadersOfEveryAnswer(t *testing.T) {
	d := onSQLite(t, 0)
	g := newGround(t, d)
	patterns := []string{"GET /nowhere", "POST /nowhere"}
	for _, r := range d.routes() {
		patterns = append(patterns, r.pattern)
	}
	for _, https := range []bool{false, true} {
		d.Secure = https
		site, director := d.Handler(), d.session(t, d.worker(access.Director, ""))
		for _, pattern := range patterns {
			method, path := g.address(t, pattern)
			if pattern == "POST /sign-out" {
				continue
			}
			a := answers(site, method, path, nil, director)
			for _, wrong := range testkit.WrongHeaders(a.Header, https) {
				t.Errorf("%s (https %t) answers %d: %s", pattern, https, a.StatusCode, wrong)
			}
			for _, c := range a.Cookies() {
				if !c.HttpOnly || c.Secure != https || c.SameSite != http.SameSiteLaxMode || c.Path != "/" {
					t.Errorf("%s (https %t) sets the cookie %v", pattern, https, c)
				}
			}
		}
	}
}

// TestNoOtherSitePostsForSomebody sends every form of the site as a page of another site
// would, with the session of somebody who may do nearly everything: nothing is done.
func TestNoOtherSitePostsForSomebody(t *testing.T) {
	d := onSQLite(t, 0)
	g := newGround(t, d)
	site, director := d.Handler(), d.session(t, d.worker(access.Director, ""))
	before, posts := d.rows(t), 0
	for _, r := range d.routes() {
		method, path := g.address(t, r.pattern)
		if method != http.MethodPost {
			continue
		}
		posts++
		for _, headers := range [][]string{
			{"Sec-Fetch-Site", "cross-site", "Origin", "https://other.example"},
			{"Sec-Fetch-Site", "same-site", "Origin", "https://beside.example.com"},
			{"Origin", "https://other.example"},
			{"Origin", "null"},
		} {
			a := answers(site, method, path, url.Values{"_base": {"1"}, "reason": {"Because."}}, director, headers...)
			if a.StatusCode != http.StatusForbidden || len(a.Cookies()) > 0 {
				t.Errorf("%s from another site (%v) is answered %d", r.pattern, headers, a.StatusCode)
			}
		}
	}
	if posts < 30 {
		t.Errorf("%d forms were sent: the table of addresses was not walked", posts)
	}
	for name, n := range d.rows(t) {
		if n != before[name] {
			t.Errorf("%s holds %d rows, and %d after another site posted", name, before[name], n)
		}
	}
}

// typedSpoilt are the names of boxes that forms and lists have, each with what a browser would run.
func typedSpoilt() url.Values {
	v := url.Values{}
	for _, name := range []string{"q", "next", "done", "name", "email", "title", "words", "reason", "given", "family", "story", "from", "to", "kind", "month", "whose", "asof",
		"sort", "state", "with", "why", "text", "template", "rule", "child", "team", "born", "postcode", "place", "was.story", "_do", "page", "outcome", "what", "as", "level", "of", "area"} {
		v.Set(name, spoiltFamily+spoiltStory)
	}
	return v
}

// TestWhatIsTypedIsNeverRun walks every page that shows the spoilt child, team, document and
// record, asks every list for spoilt words and sends them in every form. Every page is read
// by pagecheck, which finds a script or a handler in it; each mark must have been shown.
func TestWhatIsTypedIsNeverRun(t *testing.T) {
	d := onSQLite(t, 0)
	g := newGround(t, d)
	shown := map[string]int{}
	seen := func(a answer) {
		kind := a.Header.Get("Content-Type")
		for _, mark := range marks {
			if n := strings.Count(a.body, mark); n > 0 && strings.HasPrefix(kind, "text/html") {
				shown[mark] += n
			}
		}
		for _, spoilt := range []string{spoiltGiven, spoiltFamily, spoiltStory, spoiltTeam, spoiltFile} {
			if strings.HasPrefix(kind, "text/html") && strings.Contains(a.body, spoilt) {
				t.Errorf("%s shows %q as it was typed", a.Request.URL.Path, spoilt)
			}
		}
	}
	walkers := []county.Worker{d.analyst(), d.worker(access.Director, ""), d.worker(access.FrontDoorWorker, ""), d.worker(access.Administrator, "")}
	for _, w := range d.workers {
		if w.Name == g.worker {
			walkers = append(walkers, w)
		}
	}
	for _, w := range walkers {
		v := d.as(t, w)
		for _, r := range d.routes() {
			method, path := g.address(t, r.pattern)
			if method != http.MethodGet {
				if strings.HasPrefix(r.pattern, "POST /sign-") {
					continue
				}
				a := v.post(path, 0, pairsOf(typedSpoilt())...)
				seen(a)
				if to := a.Header.Get("Location"); to != "" && !strings.HasPrefix(to, "/") {
					t.Errorf("%s leads to %q", r.pattern, to)
				}
				continue
			}
			seen(v.ask(method, path))
			at, _, _ := strings.Cut(path, "?")
			seen(v.ask(method, at+"?"+typedSpoilt().Encode()))
		}
	}
	lado, _ := d.signedInAs(t, access.LADO)
	seen(lado.ask(g.address(t, "GET /allegations/{id}")))
	for _, mark := range marks {
		if shown[mark] == 0 {
			t.Errorf("%q was shown on no page: the walk proves nothing of it", mark)
		}
	}
}

func pairsOf(v url.Values) (pairs []string) {
	for name, values := range v {
		for _, value := range values {
			pairs = append(pairs, name, value)
		}
	}
	return pairs
}

// TestWhatIsTypedIsNeverRunFromAPDF makes PDF of the spoilt child's record and line, and reads
// them back: the words stand there as they were typed, and nothing in them leads anywhere or runs.
func TestWhatIsTypedIsNeverRunFromAPDF(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatalf("%v. Install Chromium: apt-get install chromium", err)
	}
	d := onSQLite(t, 0)
	g := newGround(t, d)
	d.Printer = &letter.Printer{Chromium: chromium}
	v := d.as(t, d.worker(access.Director, ""))
	v.post("/records/"+string(g.record)+"/send", http.StatusSeeOther, "_do", "send", "template", "decision", "text", "Dear Ms Thorne\n\n# "+spoiltGiven+"\n\n"+spoiltStory+"\n",
		"to", spoiltFamily, "role", "parent", "way", "post", "address", "14 Mill Lane", "on", "2026-11-20", "safe", "yes")
	sent, err := record.SentOf(t.Context(), d.DB, d.Authority, g.record)
	if err != nil || len(sent) != 1 {
		t.Fatalf("%d letters were sent (%v), want 1", len(sent), err)
	}
	pages := map[string][]string{
		"/records/" + string(g.record) + "/print?as=pdf":          {unspaced(spoiltGiven), unspaced(spoiltFamily), unspaced(spoiltStory)},
		"/people/" + string(g.child) + "/chronology/print?as=pdf": {unspaced(spoiltGiven), unspaced(spoiltFamily)},
	}
	for id := range sent {
		pages["/documents/"+string(id)] = []string{unspaced(spoiltGiven), unspaced(spoiltStory)}
	}
	for path, typed := range pages {
		a := v.get(path, http.StatusOK)
		text, acts, err := testkit.ReadPDF([]byte(a.body))
		if err != nil || a.Header.Get("Content-Type") != "application/pdf" {
			t.Fatalf("%s as %s: %v", path, a.Header.Get("Content-Type"), err)
		}
		if len(acts) > 0 {
			t.Errorf("%s: the PDF does something of itself: %v", path, acts)
		}
		for _, words := range typed {
			if !strings.Contains(text, words) {
				t.Errorf("%s: %q does not stand there as it was typed:\n%s", path, words, text)
			}
		}
	}
}

// unspaced is a text as [testkit.ReadPDF] gives it.
func unspaced(text string) string { return strings.Join(strings.Fields(text), "") }
