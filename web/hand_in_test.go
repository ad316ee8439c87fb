package web

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/record"
	"throughline/store"
)

// contactForm is the form of a contact about a child as it is handed in, with a story.
func contactForm(id, child core.ID, story string) []string {
	y, m, d := deskNow.Date().Split()
	return []string{"_id", string(id), "_base", "0", "_do", "hand in", "_person", string(child),
		"received_at-day", strconv.Itoa(d), "received_at-month", strconv.Itoa(int(m)), "received_at-year", strconv.Itoa(y), "received_at-time", "00:01",
		"method", "phone", "source", "1A", "referrer_anonymous", "no", "about", "neglect", "danger", "no", "story", story,
		"siblings", "None known.", "parents_know", "know_agree", "consent", "given", "consent_by", "parent",
		"rating", "amber", "why_rating", "Needs a decision within the day", "level", "3", "recommended", "referral",
		record.PartField(child, "child_words"), "“I had my coat yesterday.”"}
}

// What is handed in leaves no draft, and what could not be handed in always leaves one.
func TestWhatIsNotHandedInIsKept(t *testing.T) {
	d := onSQLite(t, 2)
	child, _, _ := d.someChild(t)
	v, who := d.signedInAs(t, access.FrontDoorWorker)
	rename := func(from, to string) {
		t.Helper()
		err := d.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			_, err := store.Exec(ctx, tx, `ALTER TABLE `+from+` RENAME TO `+to)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		why, story  string
		spoil, mend func()
		status      int
		kept        bool
	}{
		{"all is right", "She came without a coat.", nil, nil, http.StatusSeeOther, false},
		{"an answer is missing", "", nil, nil, http.StatusUnprocessableEntity, true},
		{"the database refuses", "She came without a coat.", func() { rename("moment", "moment_away") }, func() { rename("moment_away", "moment") }, http.StatusInternalServerError, true},
	} {
		id := core.NewID()
		if c.spoil != nil {
			c.spoil()
		}
		v.post("/new/contact", c.status, contactForm(id, child, c.story)...)
		if c.mend != nil {
			c.mend()
		}
		draft, err := d.Keeper.LoadDraft(t.Context(), who, id)
		if err != nil && !core.IsSort(err, core.Missing) {
			t.Fatal(err)
		}
		if kept := err == nil; kept != c.kept || kept && draft.Typed.Get("why_rating") != "Needs a decision within the day" {
			t.Errorf("%s: a draft was kept: %t, want %t, with %q", c.why, kept, c.kept, draft.Typed.Get("why_rating"))
		}
		if _, _, err := d.Keeper.Load(t.Context(), d.DB, who, id); (err == nil) == c.kept {
			t.Errorf("%s: the record is there: %v", c.why, err)
		}
	}
	id := core.NewID()
	v.post("/new/contact", http.StatusSeeOther, contactForm(id, child, "First.")...)
	changed := append(contactForm(id, child, "Again."), "_changes", string(id))
	changed[3] = "1"
	v.post("/new/contact", http.StatusSeeOther, changed...)
	late := append(contactForm(id, child, "Once more."), "_changes", string(id))
	late[3] = "1"
	v.post("/new/contact", http.StatusConflict, late...)
	if draft, there, err := d.Keeper.DraftOf(t.Context(), who, id); err != nil || !there || draft.Typed.Get("story") != "Once more." {
		t.Errorf("after a clash the draft says %q (%v)", draft.Typed.Get("story"), err)
	}
}

// While the database cannot be reached a form comes back in the page, to be sent again.
func TestWhatIsTypedStaysInThePageWhileTheDatabaseIsAway(t *testing.T) {
	d := onSQLite(t, 2)
	child, _, _ := d.someChild(t)
	v, _ := d.signedInAs(t, access.FrontDoorWorker)
	if err := d.DB.Close(); err != nil {
		t.Fatal(err)
	}
	page := v.post("/new/contact", http.StatusServiceUnavailable, contactForm(core.NewID(), child, "She came without a coat.")...)
	page.says(t, "We cannot reach our records just now")
	page.says(t, `action="/new/contact"`)
	page.says(t, `name="story" value="She came without a coat."`)
	page.says(t, "Send it again")
	v.get("/day", http.StatusServiceUnavailable).says(t, "Try again")
	if said := v.post("/sign-in", http.StatusServiceUnavailable, "email", "ines@throughshire.example", "password", "not for a page").body; strings.Contains(said, "not for a page") {
		t.Error("a password stands in the page")
	}
}

// A form that is sent twice, because a button was pressed twice or an answer was lost on its
// way, is one record, and whoever sent it is told that it was saved. Another text under the
// same name is shown beside the one that stands.
func TestAFormSentTwiceIsOneRecord(t *testing.T) {
	for _, engine := range []store.Engine{store.SQLite, store.PostgreSQL} {
		t.Run(engine.String(), func(t *testing.T) {
			db, workers := countyOf(2).Database(t, engine)
			d := newDesk(t, db, workers)
			child, _, _ := d.someChild(t)
			v, who := d.signedInAs(t, access.FrontDoorWorker)
			id := core.NewID()
			form := contactForm(id, child, "She came without a coat.")
			var all sync.WaitGroup
			for range 4 { // at once
				all.Go(func() { v.post("/new/contact", http.StatusSeeOther, form...) })
			}
			all.Wait()
			v.post("/new/contact", http.StatusSeeOther, form...) // and again
			if _, there, err := d.Keeper.DraftOf(t.Context(), who, id); there || err != nil {
				t.Errorf("a draft of it is left (%v)", err)
			}
			v.post("/new/contact", http.StatusConflict, contactForm(id, child, "She came in a coat.")...).says(t, "You saved this already, in other words")
			e, _, err := d.Keeper.Load(t.Context(), d.DB, who, id)
			if err != nil || e.Head().Version != 1 {
				t.Errorf("the record is of version %d (%v), want 1", e.Head().Version, err)
			}
			changed := append(contactForm(id, child, "She came in a thin coat."), "_changes", string(id))
			changed[3] = "1"
			for range 2 {
				v.post("/new/contact", http.StatusSeeOther, changed...)
			}
			if e, _, err = d.Keeper.Load(t.Context(), d.DB, who, id); err != nil || e.Head().Version != 2 {
				t.Errorf("a change sent twice makes version %d (%v), want 2", e.Head().Version, err)
			}
		})
	}
}
