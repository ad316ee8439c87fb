package web

import (
	"io"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"throughline/access"
	"throughline/store"
)

// ask asks for an address and returns what was answered, whatever it is.
func (v *visitor) ask(method, path string, headers ...string) answer {
	v.t.Helper()
	var body io.Reader
	if method == http.MethodPost {
		body = strings.NewReader("_base=1&reason=Because+it+is+so.")
	}
	req, err := http.NewRequest(method, v.d.server.URL+path, body)
	if err != nil {
		v.t.Fatal(err)
	}
	if body != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	return v.do(req, 0)
}

// A table is doc/access.md as a reader of it understands it: how far each role may do each
// act in each area.
type table map[string]map[access.Area]map[access.Act]string

var withReason = regexp.MustCompile(` \(with a reason: [^)]*\)`)

// readTable reads the table of doc/access.md, not the Go from which it was written.
func readTable(t *testing.T) table {
	t.Helper()
	b, err := os.ReadFile("../doc/access.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(b), "\n| Role |")
	if !found {
		t.Fatal("doc/access.md has no table of roles")
	}
	lines := strings.Split(rest, "\n")
	var areas []access.Area
	for name := range strings.SplitSeq(strings.Trim(lines[0], "| "), " | ") {
		areas = append(areas, access.Area(strings.ToLower(name[:1])+name[1:]))
	}
	of := table{}
	for _, line := range lines[2:] {
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		if len(cells) != len(areas)+1 {
			break
		}
		of[cells[0]] = map[access.Area]map[access.Act]string{}
		for i, cell := range cells[1:] {
			acts := map[access.Act]string{}
			for part := range strings.SplitSeq(withReason.ReplaceAllString(cell, ""), "; ") {
				var act access.Act // the longest of which the part begins: "see" and "see front door"
				for _, a := range access.Acts {
					if (part + " ")[:min(len(part)+1, len(a.Act)+1)] == string(a.Act)+" " && len(a.Act) > len(act) {
						act = a.Act
					}
				}
				acts[act] = strings.TrimSpace(part[len(act):])
			}
			of[cells[0]][areas[i]] = acts
		}
	}
	if len(of) != len(access.Roles) {
		t.Fatalf("doc/access.md has %d roles, want %d", len(of), len(access.Roles))
	}
	return of
}

// may reports whether a role has a right at all, and whether it reaches everybody.
func (of table) may(role string, act access.Act) (may, everybody bool) {
	reach, may := of[role][act.Usual()][act]
	return may && reach != "only about nobody", may && (reach == "all" || act.Usual() == access.House)
}

// aboutOne are the beginnings of addresses that are about one child, and are answered to
// those alone who reach that child.
var aboutOne = []string{"/people/{id}", "/records/{id}", "/documents/{id}"}

// ownOnly are the beginnings of addresses of what is one user's own, and nobody else's.
var ownOnly = []string{"/drafts/{id}", "/returns/{id}"}

func begins(pattern string, with []string) bool {
	_, path, _ := strings.Cut(pattern, " ")
	return slices.ContainsFunc(with, func(w string) bool { return path == w || strings.HasPrefix(path, w+"/") })
}

// sealOf is where the ledger of an authority ends: whoever writes moves it.
func (d *desk) sealOf(t *testing.T, authority string) string {
	t.Helper()
	seal, err := store.One[string](t.Context(), d.DB, `SELECT seal FROM ledger_head WHERE authority_id = $1`, authority)
	if err != nil {
		t.Fatal(err)
	}
	return seal
}

// TestEveryAddressAndEveryRole walks every address as nobody and in every role, with the
// ids of things that are there, and compares what is answered with the table in doc/access.md.
func TestEveryAddressAndEveryRole(t *testing.T) {
	d := onSQLite(t, 0)
	g, says := newGround(t, d), readTable(t)
	nobody := d.visitor(t)
	for _, r := range d.routes() {
		if r.says == "" {
			t.Errorf("%s does not say what it is for", r.pattern)
		}
		a := nobody.ask(g.address(t, r.pattern))
		refused := a.StatusCode == http.StatusUnauthorized || a.StatusCode == http.StatusSeeOther && strings.HasPrefix(a.Header.Get("Location"), "/sign-in?")
		if refused != (r.right != "") {
			t.Errorf("%s, whose right is %q, answers %d to nobody", r.pattern, r.right, a.StatusCode)
		}
		a.hides(t, marks...)
	}
	for _, role := range access.Roles {
		if role.Role == access.PublicSite {
			continue
		}
		v, _ := d.signedInAs(t, role.Role)
		for _, r := range d.routes() {
			if r.right != "" && r.pattern != "POST /quality/{id}" { // which opens the record to the auditor: see TestTheAuditorsList
				v.walks(g, says, role.Name, r)
			}
		}
	}
}

// walks asks for one address in a role and judges the answer by the table.
func (v *visitor) walks(g ground, says table, role string, r route) {
	v.t.Helper()
	may, everybody := true, true
	if r.right != signedIn {
		may, everybody = says.may(role, r.right)
	}
	if r.pattern == "GET /new/{kind}" {
		_, everybody = says.may(role, access.Write)
	}
	before := v.d.sealOf(v.t, v.d.Authority)
	a := v.ask(g.address(v.t, r.pattern))
	no := a.StatusCode == http.StatusForbidden || a.StatusCode == http.StatusNotFound
	switch {
	case a.StatusCode >= http.StatusInternalServerError || strings.HasPrefix(a.Header.Get("Location"), "/sign-in"):
		v.t.Errorf("%s answers %d to %s, and leads to %q", r.pattern, a.StatusCode, role, a.Header.Get("Location"))
	case !may && a.StatusCode != http.StatusForbidden:
		v.t.Errorf("%s answers %d to %s, who may not %s", r.pattern, a.StatusCode, role, r.right)
	case !everybody && (begins(r.pattern, aboutOne) && r.pattern != "POST /people/{id}/open" || r.pattern == "GET /new/{kind}") && !no, begins(r.pattern, ownOnly) && strings.HasPrefix(r.pattern, "GET") && !no:
		v.t.Errorf("%s answers %d to %s, whose it is not", r.pattern, a.StatusCode, role)
	case may && everybody && r.right == access.See && strings.HasPrefix(r.pattern, "GET") && begins(r.pattern, aboutOne) && a.StatusCode != http.StatusOK:
		v.t.Errorf("%s answers %d to %s, who may %s everybody", r.pattern, a.StatusCode, role, r.right)
	}
	if !no {
		return
	}
	a.hides(v.t, marks...)
	if v.d.sealOf(v.t, v.d.Authority) != before {
		v.t.Errorf("%s was refused to %s with %d, and wrote into the ledger", r.pattern, role, a.StatusCode)
	}
}

var anyID = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)

// bare is an answer without ids, to be compared with another.
func (a answer) bare(g ground) string {
	body := a.Header.Get("Location") + "\n" + a.body
	for place, at := range g.stands {
		if strings.HasSuffix(place, "{token}") {
			body = strings.ReplaceAll(body, at, "token")
		}
	}
	return anyID.ReplaceAllString(body, "id")
}

// TestAnotherAuthorityFindsNothing walks every address in every role of another authority in
// the same database, with the ids of the first: each is answered as one that names nothing,
// and nothing of the first authority's is read, changed, or added to.
func TestAnotherAuthorityFindsNothing(t *testing.T) {
	first := onSQLite(t, 2)
	g := newGround(t, first)
	nowhere := g.nowhere()
	other := first.beside(t, "elsewhere")
	theirs, err := store.All[string](t.Context(), first.DB, `SELECT shown_name FROM person WHERE authority_id = $1 AND shown_name <> '' UNION SELECT name FROM app_user WHERE authority_id = $1`, first.Authority)
	if err != nil || len(theirs) < 20 {
		t.Fatal(len(theirs), err)
	}
	secrets := append(theirs, marks...)
	before := first.rows(t)
	for _, role := range access.Roles {
		if role.Role == access.PublicSite {
			continue
		}
		v, _ := other.signedInAs(t, role.Role)
		for _, r := range other.routes() {
			if r.pattern == "POST /sign-out" {
				continue
			}
			method, path := g.address(t, r.pattern)
			a := v.ask(method, path)
			a.hides(t, secrets...)
			if strings.Contains(r.pattern, "{") && a.StatusCode != http.StatusForbidden {
				if like := v.ask(nowhere.address(t, r.pattern)); a.StatusCode != like.StatusCode || a.bare(g) != like.bare(nowhere) {
					t.Errorf("%s answers %d to %s of another authority, and %d where there is nothing", r.pattern, a.StatusCode, role.Name, like.StatusCode)
				}
			}
		}
		for _, typed := range []string{"zqfamily", "ZZ9 9ZZ"} {
			v.search("/people", typed, 0).hides(t, theirs...)
		}
		for _, list := range []string{"/calendar?whose=all", "/team?whose=all", "/people/new?from=" + string(g.record)} {
			a := v.ask(http.MethodGet, list)
			a.hides(t, theirs...)
		}
	}
	for name, n := range first.rows(t) {
		if n != before[name] {
			t.Errorf("%s holds %d rows of the first authority, and %d after another walked every address", name, before[name], n)
		}
	}
}

// TestASessionIsOfOneAuthority takes a session, a one-time link and a calendar of one
// authority to the site of another.
func TestASessionIsOfOneAuthority(t *testing.T) {
	first := onSQLite(t, 0)
	g := newGround(t, first)
	v := first.as(t, first.worker(access.Director, ""))
	v.get("/account", http.StatusOK)
	other := first.beside(t, "elsewhere")
	cookies := v.client.Jar.Cookies(mustParse(t, first.server.URL))
	stranger := other.visitor(t)
	stranger.client.Jar.SetCookies(mustParse(t, other.server.URL), cookies)
	stranger.get("/account", http.StatusSeeOther)
	stranger.get("/first/"+g.stands["/first/{token}"], http.StatusNotFound)
	stranger.post("/first/"+g.stands["/first/{token}"], http.StatusNotFound, "password", "three unlike words", "again", "three unlike words")
	stranger.get("/calendar/feed/"+g.stands["/calendar/feed/{token}"], http.StatusNotFound)
	v.post("/first/"+g.stands["/first/{token}"], http.StatusSeeOther, "password", "three unlike words", "again", "three unlike words")
}
