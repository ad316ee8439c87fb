package web

import (
	"context"
	"database/sql"
	"errors"
	"net/http"
	"testing"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/county"
	"throughline/ledger"
	"throughline/practice/all"
	"throughline/store"
)

// TestWhatIsTypedStaysInThePageWhileNothingCanBeSaved fills the disk and locks the
// database, each while somebody hands in contacts. They are told, what they
// typed is in the page, pages can still be read, and once it is mended the same form goes
// through. Nothing that was acknowledged is lost.
func TestWhatIsTypedStaysInThePageWhileNothingCanBeSaved(t *testing.T) {
	d := onSQLite(t, 2)
	db := d.DB
	child, _, _ := d.someChild(t)
	v, who := d.signedInAs(t, access.FrontDoorWorker)
	pragma := func(set string) func() {
		return func() {
			err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
				_, err := store.Exec(ctx, tx, set)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	file, err := store.One[string](t.Context(), db, "SELECT file FROM pragma_database_list WHERE name = 'main'")
	if err != nil {
		t.Fatal(err)
	}
	other, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	other.SetMaxOpenConns(1)
	by := func(statement string) func() {
		return func() {
			if _, err := other.ExecContext(t.Context(), statement); err != nil {
				t.Fatal(err)
			}
		}
	}
	var acknowledged []core.ID
	for _, c := range []struct {
		why         string
		spoil, mend func()
	}{
		{"the disk is full", pragma("PRAGMA max_page_count = 1"), pragma("PRAGMA max_page_count = 1073741823")}, // as many as there are
		{"another program holds it", by("BEGIN IMMEDIATE"), by("ROLLBACK")},
	} {
		c.spoil()
		id, tried := core.NewID(), 0
		form := contactForm(id, child, "She came without a coat.")
		a := v.post("/new/contact", 0, form...)
		for ; a.StatusCode == http.StatusSeeOther && tried < 500; tried++ { // there is room left in the file
			acknowledged = append(acknowledged, id)
			id = core.NewID()
			form = contactForm(id, child, "She came without a coat.")
			a = v.post("/new/contact", 0, form...)
		}
		if a.StatusCode != http.StatusServiceUnavailable {
			t.Fatalf("%s: handing in was answered %d after %d", c.why, a.StatusCode, tried)
		}
		a.says(t, "Nothing can be saved just now")
		a.says(t, `name="story" value="She came without a coat."`)
		a.says(t, "Send it again")
		v.get("/front-door", http.StatusOK)
		c.mend()
		v.post("/new/contact", http.StatusSeeOther, form...)
		acknowledged = append(acknowledged, id)
	}
	for _, id := range acknowledged {
		if _, _, err := d.Keeper.Load(t.Context(), db, who, id); err != nil {
			t.Errorf("an acknowledged contact: %v", err)
		}
	}
	if _, err := ledger.Verify(t.Context(), db, county.Authority, all.Accounts(d.Keeper)...); err != nil {
		t.Error(err)
	}
}

// TestAClockThatIsSetBack sets this machine's clock back by an hour under people who work:
// they stay signed in, what they save stands, the ledger is sound, and it is told.
func TestAClockThatIsSetBack(t *testing.T) {
	eachDesk(t, 1, func(t *testing.T, d *desk) {
		db := d.DB
		child, _, _ := d.someChild(t)
		v, _ := d.signedInAs(t, access.FrontDoorWorker)
		v.post("/new/contact", http.StatusSeeOther, contactForm(core.NewID(), child, "Before.")...)
		back := deskNow.Plus(-time.Hour)
		d.Keeper.Now = func() core.Instant { return back }
		id := core.NewID()
		v.post("/new/contact", http.StatusSeeOther, contactForm(id, child, "After.")...)
		v.get("/records/"+string(id), http.StatusOK).says(t, "After.")
		v.get("/day", http.StatusOK)
		_, err := ledger.Verify(t.Context(), db, county.Authority, all.Accounts(d.Keeper)...)
		if err != nil {
			t.Error(err)
		}
		if words, err := ledger.Ahead(t.Context(), db, county.Authority, back.Plus(-time.Hour)); words == "" || err != nil {
			t.Errorf("nobody is told that the clock was set back: %v", err)
		}
	})
}

// TestARequestThatIsTooLargeIsRefusedUnread says how long each form and file will be, and sends
// nothing of it.
func TestARequestThatIsTooLargeIsRefusedUnread(t *testing.T) {
	d := onSQLite(t, 1)
	v, _ := d.signedInAs(t, access.FrontDoorWorker)
	for address, words := range map[string]string{
		"/new/contact": "What you sent is too large to take",
		"/sign-in":     "What you sent is too large to take",
		"/returns":     "The files are larger than 256.0 MB together",
		"/records/" + string(core.NewID()) + "/documents": "The document is larger than 20 MB",
	} {
		unread := &never{}
		req, err := http.NewRequest(http.MethodPost, d.server.URL+address, unread)
		if err != nil {
			t.Fatal(err)
		}
		req.ContentLength = 1 << 30
		req.Header.Set("Expect", "100-continue") // as a client does that waits to hear whether it may
		v.client.Transport = &http.Transport{ExpectContinueTimeout: time.Minute, DisableKeepAlives: true}
		v.do(req, http.StatusRequestEntityTooLarge).says(t, words)
		if unread.asked {
			t.Errorf("%s: it was sent all the same", address)
		}
	}
}

// never is a body of which nothing is wanted.
type never struct{ asked bool }

func (n *never) Read([]byte) (int, error) {
	n.asked = true
	return 0, errors.New("nothing of it was to be read")
}
