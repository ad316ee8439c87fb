package web

import (
	"context"
	"net/http"
	"net/url"
	"regexp"
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
