package web

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/store"
	"throughline/ui/pagecheck"
)

// FuzzAddress: whatever is asked of any address, in the query or in a form, by somebody who
// may do nearly everything, the answer is never our fault, never holds a script, and leads nowhere else.
func FuzzAddress(f *testing.F) {
	f.Add(uint(3), "next=//example.org/%5c", "email=a%00b&password=%ff")
	f.Add(uint(17), "month=2026-13&whose=all", "_do=new")
	f.Add(uint(50), "q=%00%ff<script>", "names.0.given=%00&born-day=99")
	f.Add(uint(52), "from=9999-12-31&to=0001-01-01&asof=2026-02-30&kind=%27", "reason=x&words=%00")
	f.Add(uint(60), "page=-1&page=99999999999999999999", "with=x&do=merge&version-x=1")
	f.Add(uint(79), "person=x&person=&from=%ff", "_id=x&_base=-1&_person=%00&_do=rows-add")
	f.Add(uint(86), "as=pdf&asof=x&what=letter", "_base=9223372036854775808&reason=")
	f.Add(uint(90), "template=../../x", "template=%00&text=%ff%fe&to=%0d%0aBcc:x")
	d := onSQLite(f, 2)
	site, routes := d.Handler(), d.routes()
	type known struct{ Record, Person core.ID }
	k, err := store.One[known](f.Context(), d.DB, `SELECT record_id AS record, person_id AS person FROM record_person WHERE authority_id = $1 ORDER BY record_id LIMIT 1`, d.Authority)
	if err != nil {
		f.Fatal(err)
	}
	ids := strings.NewReplacer("/people/{id}", "/people/"+string(k.Person), "/records/{id}", "/records/"+string(k.Record),
		"{kind}", "contact", "{$}", "", "{id}", string(core.NewID()), "{token}", d.Authority+".x", "{format}", "csv")
	cookie := d.session(f, d.worker(access.Director, ""))
	f.Fuzz(func(t *testing.T, n uint, query, body string) {
		r := routes[n%uint(len(routes))]
		typed, err := url.ParseQuery(body)
		asked, wrong := url.ParseQuery(query)
		if err != nil || wrong != nil || r.pattern == "POST /sign-out" {
			return
		}
		method, path, _ := strings.Cut(ids.Replace(r.pattern), " ")
		a := answers(site, method, path+"?"+asked.Encode(), typed, cookie)
		page, err := io.ReadAll(a.Body)
		if err != nil {
			t.Fatal(err)
		}
		if a.StatusCode >= http.StatusInternalServerError {
			t.Fatalf("%s answers %d", r.pattern, a.StatusCode)
		}
		to := a.Header.Get("Location")
		if to != "" && (!strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//")) {
			t.Errorf("%s leads to %q", r.pattern, to)
		}
		if to == "" && strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
			for _, p := range pagecheck.Problems(string(page)) {
				t.Errorf("%s: %s", r.pattern, p)
			}
		}
	})
}

// FuzzNext: where somebody is sent after signing in is on this site, as a browser reads it.
func FuzzNext(f *testing.F) {
	for _, next := range []string{"/day", "//example.org", `/\example.org`, "/\t/example.org", "https:example.org", "/%2f/example.org", "/day?next=//x#y", "/..//example.org", ""} {
		f.Add(next)
	}
	here, err := url.Parse("https://here.example/sign-in")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, next string) {
		to := localPath(next)
		if to == "" {
			return
		}
		// A browser leaves out tabs and line ends, and reads a backslash as a slash.
		u, err := here.Parse(strings.ReplaceAll(strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(strings.TrimSpace(to)), `\`, "/"))
		if err != nil || u.Host != here.Host || u.Scheme != here.Scheme {
			t.Errorf("%q leads to %v (%v)", next, u, err)
		}
	})
}
