package web

import (
	"bytes"
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/county"
	"throughline/people"
	"throughline/practice/frontdoor"
	"throughline/record"
	"throughline/store"
)

// sheetsOf are the pages of work that a worker may open.
func sheetsOf(w county.Worker) []string {
	pages := []string{"/day"}
	if w.Is(access.TeamManager, access.ServiceManager, access.Director) {
		pages = append(pages, "/team")
	}
	if w.Is(access.FrontDoorWorker, access.TeamManager, access.ServiceManager) {
		pages = append(pages, "/front-door")
	}
	return pages
}

// markSheet has a kept page of work say that it was kept, and reports whether there is one.
func (d *desk) markSheet(user core.ID, path string) bool {
	k, known := d.sheets.Of(sheetOf{user, path})
	if known && !bytes.Contains(k.html, []byte(marked)) {
		k.html = append(bytes.Clone(k.html), "<p>"+marked+"</p>"...)
		d.sheets.Keep(sheetOf{user, path}, k, len(k.html))
	}
	return known
}

// TestPagesOfWorkAreKeptAndNeverStale changes one thing after another that my day, Team and the board
// show or hang on. After each, what every reader is shown is what is made anew, and whoever it is about is
// not shown what was kept.
func TestPagesOfWorkAreKeptAndNeverStale(t *testing.T) {
	eachDesk(t, 16, func(t *testing.T, d *desk) {
		now := deskNow
		d.Keeper.Now = func() core.Instant { return now }
		child, worker := d.aChild(t)
		manager, door := d.worker(access.TeamManager, worker.Team), d.worker(access.FrontDoorWorker, "")
		readers := []county.Worker{worker, manager, door, d.worker(access.TeamManager, "Family Front Door"), d.worker(access.ServiceManager, ""), d.worker(access.Chair, ""), d.worker(access.Director, "")}
		colleague := worker
		for _, w := range d.workers {
			if w.Is(access.SocialWorker) && w.Team == worker.Team && w.User != worker.User {
				colleague = w
			}
		}
		readers = append(readers, colleague)
		other := d.added(t, "Tamsin", "Ferrow", core.Day(2020, 4, 5))
		officer := d.worker(access.RecordsOfficer, "")
		officer.At = deskNow
		write := func(do func(ctx context.Context, tx *store.Tx) error) func() { return func() { d.write(t, do) } }
		draft := record.Draft{ID: core.NewID(), Kind: "visit", People: []core.ID{child}}
		var contact core.ID
		for _, c := range []struct {
			why    string
			change func()
			whose  county.Worker
			page   string
		}{
			{"somebody else writes about a child of theirs", func() { d.told(t, "care_episode", child, anEpisode(core.Day(2026, 3, 1))) }, worker, "/day"},
			{"what is due to the child is worked out anew", func() {
				d.write(t, func(ctx context.Context, tx *store.Tx) error {
					_, err := store.Exec(ctx, tx, `DELETE FROM due WHERE authority_id = $1 AND person_id = $2`, d.Authority, child)
					return err
				})
				if _, err := d.Keeper.RecomputeAll(t.Context(), d.Authority, nil); err != nil {
					t.Fatal(err)
				}
			}, worker, "/day"},
			{"a child has another name", write(func(ctx context.Context, tx *store.Tx) error {
				p, err := people.Load(ctx, tx, d.Authority, child)
				if err != nil {
					return err
				}
				p.Names = append(p.Names, people.Name{Kind: people.Preferred, Given: "Quillon"})
				return people.Save(ctx, tx, worker.Who, now, p, "changed")
			}), worker, "/day"},
			{"they come to work with somebody", write(func(ctx context.Context, tx *store.Tx) error {
				return access.AllocateLead(ctx, tx, d.Authority, other.ID, worker.User, worker.Teams[0], now.Date().Plus(-2), core.NewID(), true)
			}), manager, "/team"},
			{"it passes to somebody else", write(func(ctx context.Context, tx *store.Tx) error {
				return access.AllocateLead(ctx, tx, d.Authority, other.ID, colleague.User, colleague.Teams[0], now.Date(), core.NewID(), true)
			}), manager, "/team"},
			{"something is kept as a draft", func() {
				if _, err := d.Keeper.KeepDraft(t.Context(), worker.Who, draft); err != nil {
					t.Fatal(err)
				}
			}, worker, "/day"},
			{"and thrown away", func() {
				if err := d.Keeper.DropDraft(t.Context(), worker.Who, draft.ID); err != nil {
					t.Fatal(err)
				}
			}, worker, "/day"},
			{"a contact comes", func() { contact = d.contact(t, "neglect", now.Plus(-time.Minute), "no", child) }, door, "/front-door"},
			{"and is cancelled", func() {
				if err := d.Keeper.Cancel(t.Context(), door.Who, contact, 1, "written down twice"); err != nil {
					t.Fatal(err)
				}
			}, door, "/front-door"},
			{"a worry comes", func() { d.worryAbout(t, "yes", frontdoor.WorryChild{Name: "Zephyrine Quillfeather"}) }, door, "/front-door"},
			{"somebody opens a child's record with a reason, and managers are told", write(func(ctx context.Context, tx *store.Tx) error {
				by := d.worker(access.FrontDoorWorker, "")
				by.At = now
				return access.BreakGlass(ctx, tx, by.Who, child, access.GlassReasons[0].Code, "A call came in the night about the family.")
			}), manager, "/day"},
			{"a record is restricted", write(func(ctx context.Context, tx *store.Tx) error {
				return access.RestrictRecord(ctx, tx, officer.Who, child, "witness", "", officer.User)
			}), worker, "/day"},
			{"and opened again", write(func(ctx context.Context, tx *store.Tx) error {
				return access.Unrestrict(ctx, tx, officer.Who, child)
			}), worker, "/day"},
			{"somebody is in conflict with a child", write(func(ctx context.Context, tx *store.Tx) error {
				return access.AddConflict(ctx, tx, worker.Who, worker.User, child, "family")
			}), worker, "/day"},
			{"a team has another name", write(func(ctx context.Context, tx *store.Tx) error {
				_, err := access.SaveTeam(ctx, tx, d.Authority, access.Team{ID: worker.Teams[0], Name: "Assessment Upriver", Service: "assessment"})
				return err
			}), manager, "/team"},
			{"an hour goes by", func() { now = now.Plus(61 * time.Minute) }, door, "/front-door"},
			{"the day ends", func() { now = now.Plus(24 * time.Hour) }, worker, "/day"},
		} {
			for _, w := range readers { // kept from before the change
				v := d.as(t, w)
				for _, page := range sheetsOf(w) {
					v.get(page, http.StatusOK)
				}
			}
			v := d.as(t, c.whose)
			if !d.markSheet(c.whose.User, c.page) {
				t.Errorf("before %q nothing is kept", c.why)
			}
			v.get(c.page, http.StatusOK).says(t, marked)
			c.change()
			if a := d.as(t, c.whose).get(c.page, http.StatusOK); strings.Contains(a.body, marked) {
				t.Errorf("%s: %s is still the one that was kept", c.why, c.page)
			}
			for _, w := range readers {
				v := d.as(t, w)
				for _, page := range sheetsOf(w) {
					shown := v.get(page, http.StatusOK).body
					d.sheets.Keep(sheetOf{w.User, page}, sheet{}, 0)
					if anew := v.get(page, http.StatusOK).body; shown != anew {
						t.Errorf("%s: %s of %v shows what it no longer says", c.why, page, w.Roles)
					}
				}
			}
		}
	})
}

// TestAKeptDayOutlastsWhatIsNotItsOwn: a save about somebody else's child does not end it, and
// it is no other reader's.
func TestAKeptDayOutlastsWhatIsNotItsOwn(t *testing.T) {
	d := onSQLite(t, 16)
	child, worker := d.aChild(t)
	other := d.added(t, "Tamsin", "Ferrow", core.Day(2020, 4, 5))
	v := d.as(t, worker)
	v.get("/day", http.StatusOK)
	if !d.markSheet(worker.User, "/day") {
		t.Fatal("nothing is kept")
	}
	d.told(t, "care_episode", other.ID, anEpisode(core.Day(2026, 3, 1)))
	v.get("/day", http.StatusOK).says(t, marked)
	d.as(t, d.worker(access.TeamManager, worker.Team)).get("/day", http.StatusOK).hides(t, marked)
	d.told(t, "care_episode", child, anEpisode(core.Day(2026, 3, 1)))
	v.get("/day", http.StatusOK).hides(t, marked)
}
