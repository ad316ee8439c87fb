package web

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/store"
	"throughline/testkit"
)

func TestDocumentOfAddresses(t *testing.T) {
	testkit.Golden(t, "../../doc/addresses.md", []byte((&Site{}).Document()))
}

var placeholder = regexp.MustCompile(`\{[^}]*\}`)

// addressOf fills the places of a pattern with ids that name nothing.
func addressOf(pattern string) (method, path string) {
	method, path, _ = strings.Cut(pattern, " ")
	path = strings.ReplaceAll(path, "{$}", "")
	path = strings.ReplaceAll(path, "{kind}", "contact")
	return method, placeholder.ReplaceAllStringFunc(path, func(string) string { return string(core.NewID()) })
}

// signedInAs is a browser of a new user with one role.
func (d *desk) signedInAs(t *testing.T, role access.Role) (*visitor, access.Who) {
	t.Helper()
	var token string
	u := access.User{Name: "Somebody", Email: string(role) + "@throughshire.example", Level: access.L2, Active: true, Roles: []access.Role{role}}
	err := d.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) (err error) {
		if u.ID, err = access.CreateUser(ctx, tx, d.Authority, u, deskNow); err != nil {
			return err
		}
		token, err = access.StartSession(ctx, tx, u.Who(d.Authority), "", "", d.Timeouts, deskNow)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	v := d.visitor(t)
	at, err := url.Parse(d.server.URL)
	if err != nil {
		t.Fatal(err)
	}
	v.client.Jar.SetCookies(at, []*http.Cookie{{Name: d.cookieName(), Value: token}})
	return v, u.Who(d.Authority)
}

// ask asks for an address and returns the status and where it leads.
func (v *visitor) ask(method, path string) (int, string) {
	v.t.Helper()
	var body io.Reader
	if method == http.MethodPost {
		body = strings.NewReader("")
	}
	req, err := http.NewRequest(method, v.d.server.URL+path, body)
	if err != nil {
		v.t.Fatal(err)
	}
	if body != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	a := v.do(req, 0)
	return a.StatusCode, a.Header.Get("Location")
}

// TestEveryAddressAsksForItsRight walks every address as nobody and in every role.
func TestEveryAddressAsksForItsRight(t *testing.T) {
	d := onSQLite(t, 0)
	nobody := d.visitor(t)
	for _, r := range d.routes() {
		method, path := addressOf(r.pattern)
		status, to := nobody.ask(method, path)
		refused := status == http.StatusUnauthorized || status == http.StatusSeeOther && strings.HasPrefix(to, "/sign-in?")
		if r.right != "" && !refused {
			t.Errorf("%s answers %d to nobody", r.pattern, status)
		}
		if r.right == "" && refused {
			t.Errorf("%s is open to anybody and asks to sign in", r.pattern)
		}
		if r.says == "" {
			t.Errorf("%s does not say what it is for", r.pattern)
		}
	}
	for _, role := range access.Roles {
		if role.Role == access.PublicSite {
			continue
		}
		v, who := d.signedInAs(t, role.Role)
		for _, r := range d.routes() {
			if r.right == "" || r.right == signedIn {
				continue
			}
			method, path := addressOf(r.pattern)
			status, to := v.ask(method, path)
			may := access.May(t.Context(), d.DB, who, r.right, "") == nil
			if !may && status != http.StatusForbidden {
				t.Errorf("%s answers %d to %s, who may not %s", r.pattern, status, role.Name, r.right)
			}
			if status >= http.StatusInternalServerError || strings.HasPrefix(to, "/sign-in") {
				t.Errorf("%s answers %d to %s, and leads to %q", r.pattern, status, role.Name, to)
			}
		}
	}
}

func TestHeadersOfEveryAnswer(t *testing.T) {
	d := onSQLite(t, 0)
	a := d.visitor(t).get("/sign-in", http.StatusOK)
	for header, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store", "Referrer-Policy": "same-origin"} {
		if got := a.Header.Get(header); got != want {
			t.Errorf("%s is %q, want %q", header, got, want)
		}
	}
	req, err := http.NewRequest(http.MethodPost, d.server.URL+"/sign-in", strings.NewReader("email=a"))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Sec-Fetch-Site", "cross-site")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusForbidden {
		t.Errorf("a form sent from another site is answered %d", res.StatusCode)
	}
}

// Somebody who asks for a child's page and has no role for it is in the log that the
// child's manager reads, like somebody who has the role and not the child.
func TestARefusalForWantOfARoleIsLogged(t *testing.T) {
	d := onSQLite(t, 2)
	v, who := d.signedInAs(t, access.Administrator)
	child, record := core.NewID(), core.NewID()
	for _, c := range []struct {
		why, path      string
		person, record core.ID
	}{
		{"a child's page", "/people/" + string(child), child, ""},
		{"a record", "/records/" + string(record), "", record},
		{"a page about nobody", "/team", "", ""},
	} {
		v.get(c.path, http.StatusForbidden)
		type line struct {
			PersonID, RecordID core.ID
			What, Reason       string
		}
		lines, err := store.All[line](t.Context(), d.DB, `SELECT person_id, record_id, what, reason FROM look WHERE authority_id = $1 AND user_id = $2 ORDER BY id DESC LIMIT 1`, d.Authority, who.User)
		if err != nil {
			t.Fatal(err)
		}
		if len(lines) != 1 || lines[0].PersonID != c.person || lines[0].RecordID != c.record || lines[0].What != string(access.Refused) || lines[0].Reason == "" {
			t.Errorf("%s: the log says %+v", c.why, lines)
		}
	}
}
