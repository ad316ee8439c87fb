package main

import (
	"flag"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"throughline/core"
	"throughline/county"
	"throughline/practice/all"
	"throughline/store"
)

// kills is how often the server is killed on each engine; make torture says more.
var kills = flag.Int("kills", 10, "how often the server is killed on each engine")

// keeping is what the server has acknowledged.
type keeping struct {
	sync.Mutex
	records map[core.ID]string // the stories that were handed in
	drafts  map[core.ID]int    // how often each draft was kept, each time with one word more
}

// TestKilledServerLosesNothing kills the program at random while several people hand in
// contacts and others type, and starts it again. No write that it acknowledged may be
// missing or half there, nobody has to sign in again, and the ledger is sound.
func TestKilledServerLosesNothing(t *testing.T) {
	for _, engine := range []store.Engine{store.SQLite, store.PostgreSQL} {
		t.Run(engine.String(), func(t *testing.T) {
			began, f := time.Now(), fill(t, engine, 2+*kills/5)
			known := keeping{records: map[core.ID]string{}, drafts: map[core.ID]int{}}
			var people []*http.Client
			for range *kills {
				s := f.serve(t)
				for len(people) < 6 {
					people = append(people, s.signedIn(t, frontDoor))
				}
				s.workedUntilKilled(t, people, &known, 1+rand.Int64N(30))
			}
			known.areThere(t, f.Config)
			said(t, 0, f.at("ledger", "verify")...)
			said(t, 0, f.at("clocks", "recompute")...)
			kept := 0
			for _, n := range known.drafts {
				kept += n
			}
			t.Logf("killed %d times; %d records handed in and %d drafts kept %d times were acknowledged; %.0f seconds",
				*kills, len(known.records), len(known.drafts), kept, time.Since(began).Seconds())
		})
	}
}

// workedUntilKilled lets people work, two in three of them at contacts, until the server has
// acknowledged so many of those, and kills it.
func (s *served) workedUntilKilled(t *testing.T, people []*http.Client, known *keeping, records int64) {
	t.Helper()
	var handedIn atomic.Int64
	var killed atomic.Bool
	enough := make(chan bool, len(people))
	var all sync.WaitGroup
	for i, b := range people {
		types := i%3 == 2
		does := s.handsIn
		if types {
			does = s.types
		}
		all.Go(func() {
			for mine := core.NewID(); ; {
				again, err := does(b, mine, known)
				switch {
				case err != nil && !killed.Load():
					t.Errorf("before it was killed: %v\n%s", err, &s.log)
					enough <- true
					return
				case err != nil:
					return
				case !types && handedIn.Add(1) == records:
					enough <- true
				}
				mine = again
			}
		})
	}
	<-enough
	killed.Store(true)
	s.kill(t)
	all.Wait()
}

// handsIn hands a contact in.
func (s *served) handsIn(b *http.Client, id core.ID, known *keeping) (next core.ID, err error) {
	story := strings.Repeat("What was seen and heard. ", 40) + string(id)
	a, err := asked(b, s.staff+"/new/contact", s.contact(id, story))
	if err == nil && a.status != http.StatusSeeOther {
		err = wrongAnswer(a)
	}
	if err == nil {
		known.Lock()
		known.records[id] = story
		known.Unlock()
	}
	return core.NewID(), err
}

// types goes on with a draft by one word.
func (s *served) types(b *http.Client, id core.ID, known *keeping) (next core.ID, err error) {
	known.Lock()
	n := known.drafts[id] + 1
	known.Unlock()
	a, err := asked(b, s.staff+"/new/contact/draft", s.contact(id, strings.Repeat("typed ", n)))
	if err == nil && (a.status != http.StatusOK || !strings.Contains(a.body, "saved")) {
		err = wrongAnswer(a)
	}
	if err == nil {
		known.Lock()
		known.drafts[id] = n
		known.Unlock()
	}
	return id, err
}

// wrongAnswer is an answer that acknowledges nothing.
type wrongAnswer answer

func (a wrongAnswer) Error() string { return http.StatusText(a.status) + ": " + a.body }

// areThere holds that every record is there with the story that was handed in, and every
// draft as it was last acknowledged, or as it was typed after that.
func (known *keeping) areThere(t *testing.T, config store.Config) {
	t.Helper()
	k, err := all.Open(t.Context(), config, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer k.DB.Close()
	if len(known.records) == 0 || len(known.drafts) == 0 {
		t.Errorf("only %d records and %d drafts were acknowledged before the program was killed", len(known.records), len(known.drafts))
	}
	type kept struct {
		ID   core.ID
		Text string
	}
	stories, err := store.All[kept](t.Context(), k.DB, `SELECT record_id AS id, story AS text FROM contact WHERE authority_id = $1`, county.Authority)
	if err != nil {
		t.Fatal(err)
	}
	there := map[core.ID]string{}
	for _, s := range stories {
		there[s.ID] = s.Text
	}
	lost := 0
	for id, story := range known.records {
		if there[id] != story {
			lost++
		}
	}
	drafts, err := store.All[kept](t.Context(), k.DB, `SELECT id, typed AS text FROM draft WHERE authority_id = $1`, county.Authority)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range drafts {
		there[d.ID] = d.Text
	}
	for id, n := range known.drafts {
		if strings.Count(there[id], "typed") < n {
			lost++
		}
	}
	if lost > 0 {
		t.Errorf("%d acknowledged writes are missing or not as they were", lost)
	}
}
