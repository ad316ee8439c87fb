package main

import (
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"throughline/core"
	"throughline/county"
	"throughline/practice/all"
	"throughline/record"
	"throughline/store"
)

// open opens the county beside the programs that serve it.
func (f *filled) open(t *testing.T) *record.Keeper {
	t.Helper()
	k, err := all.Open(t.Context(), f.Config, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := k.DB.Close(); err != nil {
			t.Error(err)
		}
	})
	return k
}

// TestTwoServersOnOneDatabase lets two programs serve one county: what is done on one counts
// on the other with the next request, and what is done once a day is done by one of them.
func TestTwoServersOnOneDatabase(t *testing.T) {
	f := fill(t, store.PostgreSQL, 2)
	one := f.serve(t, "--heads-to", "heads@throughshire.example")
	other := f.serve(t, "--heads-to", "heads@throughshire.example")
	b := one.signedIn(t, frontDoor)
	says := func(why string, s *served, b *http.Client, path string, form url.Values, status int, words string) {
		t.Helper()
		if a := ask(t, b, s.staff+path, form); a.status != status || !strings.Contains(a.body, words) {
			t.Errorf("%s: %d, want %d with %q:\n%s", why, a.status, status, words, a.body)
		}
	}
	says("a session begun on one", other, b, "/front-door", nil, http.StatusOK, "Front Door")

	id := core.NewID()
	says("a draft is kept on one", one, b, "/new/contact/draft", f.contact(id, "He said that"), http.StatusOK, "saved")
	says("and opened on the other", other, b, "/drafts/"+string(id), nil, http.StatusOK, "He said that")
	says("where it goes on", other, b, "/new/contact/draft", f.contact(id, "He said that nobody came"), http.StatusOK, "saved")
	says("seen by the first", one, b, "/drafts/"+string(id), nil, http.StatusOK, "He said that nobody came")
	says("and is handed in there", one, b, "/new/contact", f.contact(id, "He said that nobody came"), http.StatusSeeOther, "")
	says("which the other shows", other, b, "/records/"+string(id), nil, http.StatusOK, "He said that nobody came")
	says("and has no draft of", other, b, "/drafts/"+string(id), nil, http.StatusNotFound, "")

	child := "/people/" + string(f.children[0])
	says("a child may be seen", other, b, child, nil, http.StatusOK, "")
	officer := one.signedIn(t, "rhys.calloway@throughshire.example")
	k := f.open(t)
	user := func(email string) core.ID {
		id, err := store.One[core.ID](t.Context(), k.DB, `SELECT id FROM app_user WHERE authority_id = $1 AND email = $2`, county.Authority, email)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	named := user("priya.lindqvist@throughshire.example")
	says("until one restricts the record", one, officer, child+"/restrict", url.Values{"_do": {"restrict"}, "reason": {"witness"}, "user": {string(named)}}, http.StatusSeeOther, "")
	says("which the other then does not show", other, b, child, nil, http.StatusNotFound, "")

	says("the board may be seen", other, b, "/front-door", nil, http.StatusOK, "")
	administrator := one.signedIn(t, "dana.mirza@throughshire.example")
	says("until one takes the right away", one, administrator, "/accounts/"+string(user(frontDoor)),
		url.Values{"name": {"Nadia Farrow"}, "email": {frontDoor}, "level": {"0"}, "roles": {"personal-adviser"}, "active": {"yes"}, "_do": {"save"}}, http.StatusSeeOther, "")
	says("which the other then refuses", other, b, "/front-door", nil, http.StatusForbidden, "")
	says("somebody signs out on the other", other, b, "/sign-out", url.Values{}, http.StatusSeeOther, "")
	says("and is out on the first", one, b, "/day", nil, http.StatusSeeOther, "")

	tried := 0
	for guess := (url.Values{"reference": {"WF-7Q2M-K9TX"}, "code": {"lantern"}}); tried < 40; tried++ {
		s := []*served{one, other}[tried%2]
		if a := ask(t, newBrowser(t), s.public+"/follow", guess); a.status == http.StatusTooManyRequests {
			break
		}
	}
	if tried >= 16 { // eight at once, and one more every half a minute
		t.Errorf("%d codes could be tried for one reference by turns: each server counts for itself", tried)
	}

	for _, s := range []*served{one, other} { // which does to its end what it began when it started
		if err := s.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		if err := s.Wait(); err != nil {
			t.Errorf("told to stop, it ended with %v\n%s", err, &s.log)
		}
	}
	for what, query := range map[string]string{
		"signed heads":      `SELECT count(*) FROM ledger_signed WHERE authority_id = $1`,
		"letters of a head": `SELECT count(*) FROM outbox WHERE authority_id = $1`,
	} {
		if n, err := store.One[int](t.Context(), k.DB, query, county.Authority); n != 1 || err != nil {
			t.Errorf("%d %s by two servers, want 1 (%v)", n, what, err)
		}
	}
}

// TestOneOfTwoServersIsKilled has people work at two servers of one county, and kills one
// of them. Those at the other notice nothing, and those of the one killed go on there as they
// were, signed in. Nothing acknowledged is missing, the ledger is sound, and every time limit
// is what working it out afresh gives.
func TestOneOfTwoServersIsKilled(t *testing.T) {
	f := fill(t, store.PostgreSQL, 2)
	servers := []*served{f.serve(t), f.serve(t)}
	known := keeping{records: map[core.ID]string{}, drafts: map[core.ID]int{}}
	const before, after = 40, 20 // records handed in by everybody before the kill, and by each after it
	var handedIn atomic.Int64
	var killed, noticed atomic.Int64
	enough := make(chan bool)
	var all sync.WaitGroup
	for i := range 8 {
		s := servers[i%2]
		b := s.signedIn(t, frontDoor)
		types := i/2 == 3 // one in four at each
		all.Go(func() {
			for mine, left := core.NewID(), after; left > 0; {
				does := s.handsIn
				if types {
					does = s.types
				}
				was := killed.Load()
				again, err := does(b, mine, &known)
				switch {
				case err != nil && s == servers[0] && killed.Load() > 0:
					s = servers[1] // as a proxy would; what was not acknowledged is sent again
					noticed.Add(1)
					continue
				case err != nil:
					t.Errorf("at a server that was not killed: %v\n%s", err, &s.log)
					if killed.Load() == 0 {
						close(enough)
					}
					return
				}
				if !types && handedIn.Add(1) == before {
					close(enough)
				}
				if was > 0 {
					left--
				}
				mine = again
			}
		})
	}
	<-enough
	killed.Store(1)
	servers[0].kill(t)
	all.Wait()
	if n := noticed.Load(); n != 4 {
		t.Errorf("%d people had to go on at the other server, want 4", n)
	}
	known.areThere(t, f.Config)
	said(t, 0, f.at("ledger", "verify")...)
	if told := said(t, 0, f.at("clocks", "recompute")...); !strings.Contains(told, " 0 rows written") {
		t.Errorf("worked out afresh, time limits came to be others than the servers had written: %s", told)
	}
	t.Logf("%d records and %d drafts were acknowledged", len(known.records), len(known.drafts))
}
