package web

import (
	"testing"

	"throughline/access"
	"throughline/county"
	"throughline/practice/frontdoor"
	"throughline/ui/browser"
)

// TestTheDeskInABrowser signs in as a manager and looks at each page with a real browser.
func TestTheDeskInABrowser(t *testing.T) {
	d := onSQLite(t, 12)
	_, name, born := d.someChild(t)
	id := d.worryAbout(t, "yes", frontdoor.WorryChild{Name: name, Born: born})
	p := browser.Start(t).NewPage(t)
	look := func(path string) {
		t.Helper()
		p.Goto(d.server.URL + path)
		for _, wrong := range p.Axe() {
			t.Errorf("%s: %s", path, wrong)
		}
	}
	look("/sign-in")
	p.Fill("Email address", d.worker(access.TeamManager, "Family Front Door").Email)
	p.Fill("Password", county.Password)
	p.Click("Sign in")
	for _, path := range []string{"/day", "/front-door", "/front-door/worries/" + string(id), "/team", "/get-safe", "/clocks", "/clocks/front-door.decision", "/account"} {
		look(path)
	}
	p.Click("Sign out")
	p.Fill("Email address", d.worker(access.Administrator, "").Email)
	p.Fill("Password", county.Password)
	p.Click("Sign in")
	for _, path := range []string{"/accounts", "/accounts/new", "/accounts/teams/new"} {
		look(path)
	}
	for _, c := range p.Complaints() {
		t.Errorf("the browser complains: %s", c)
	}
}
