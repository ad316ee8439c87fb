package web

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/people"
	"throughline/record"
	"throughline/store"
)

// marked stands on a page that was kept, and on no page that was made anew.
const marked = "zqkept"

// mark has a reader's kept page of a child say that it was kept, and reports whether there is one.
func (d *desk) mark(child, user core.ID) bool {
	p, known := d.pages.Of(readerOf{child, user})
	if known && !bytes.Contains(p.html, []byte(marked)) {
		p.html = append(bytes.Clone(p.html), "<p>"+marked+"</p>"...)
		d.pages.Keep(readerOf{child, user}, p, len(p.html))
	}
	return known
}

// Whatever a child's first page rests on, it is made anew when that has changed, and shown as it
// was when nothing has.
func TestTheFirstPageOfAChildIsKeptAndNeverStale(t *testing.T) {
	eachDesk(t, 16, func(t *testing.T, d *desk) {
		child, worker := d.aChild(t)
		worker.At = deskNow
		mother, err := store.One[core.ID](t.Context(), d.DB, `SELECT from_id FROM relationship WHERE authority_id = $1 AND to_id = $2 AND kind = 'mother'`, d.Authority, child)
		if err != nil {
			t.Fatal(err)
		}
		other := d.added(t, "Tamsin", "Ferrow", core.Day(2020, 4, 5))
		v, at := d.as(t, worker), "/people/"+string(child)
		write := func(do func(ctx context.Context, tx *store.Tx) error) func() {
			return func() { d.write(t, do) }
		}
		renamed := func(id core.ID, given string) func() {
			return write(func(ctx context.Context, tx *store.Tx) error {
				p, err := people.Load(ctx, tx, d.Authority, id)
				if err != nil {
					return err
				}
				p.Names = append(p.Names, people.Name{Kind: people.Preferred, Given: given})
				return people.Save(ctx, tx, worker.Who, deskNow, p, "changed")
			})
		}
		tied := func(from, to core.ID, kind string) func() {
			return write(func(ctx context.Context, tx *store.Tx) error {
				return people.SaveRelationship(ctx, tx, worker.Who, deskNow, &people.Relationship{From: from, To: to, Kind: kind}, "added")
			})
		}
		by := func(query string, args ...any) func() {
			return write(func(ctx context.Context, tx *store.Tx) error {
				n, err := store.Exec(ctx, tx, query, append([]any{d.Authority}, args...)...)
				if err == nil && n == 0 {
					err = fmt.Errorf("%s changed nothing", query)
				}
				return err
			})
		}
		for _, c := range []struct {
			why    string
			change func()
			says   string
		}{
			{"a record is written", func() { d.told(t, "care_episode", child, anEpisode(core.Day(2026, 3, 1))) }, "In care"},
			{"a limit that was missing is worked out anew", func() {
				by(`DELETE FROM due WHERE authority_id = $1 AND person_id = $2 AND met_by IS NULL`, child)()
				if _, err := d.Keeper.RecomputeAll(t.Context(), d.Authority, nil); err != nil {
					t.Fatal(err)
				}
			}, "What is due"},
			{"the child has another name", renamed(child, "Quillon"), "Quillon"},
			{"the mother has another name", renamed(mother, "Zephyra"), "Zephyra"},
			{"somebody is something to the child", tied(other.ID, child, "trusted_adult"), "Tamsin Ferrow"},
			{"the mother has another child", tied(mother, d.added(t, "Jory", "Ferrow", core.Day(2024, 4, 5)).ID, "mother"), "Jory Ferrow"},
			{"they live together", write(func(ctx context.Context, tx *store.Tx) error {
				return people.SaveHousehold(ctx, tx, worker.Who, deskNow, &people.Household{Lines: "5 Mill Lane", Members: []people.Member{{Person: child}, {Person: other.ID}}}, "added")
			}), "lives with them"},
			{"the lead worker began on another day", by(`UPDATE involvement SET from_on = $3 WHERE authority_id = $1 AND person_id = $2 AND role = 'lead worker' AND until_on IS NULL`,
				child, deskNow.Date().Plus(-2)), "for 2 days"},
			{"the record is restricted", write(func(ctx context.Context, tx *store.Tx) error {
				officer := d.worker(access.RecordsOfficer, "")
				officer.At = deskNow
				return access.RestrictRecord(ctx, tx, officer.Who, child, "witness", "", worker.User)
			}), "Restricted record"},
			{"somebody named on it is hidden from the reader", write(func(ctx context.Context, tx *store.Tx) error {
				officer := d.worker(access.RecordsOfficer, "")
				officer.At = deskNow
				return access.RestrictRecord(ctx, tx, officer.Who, other.ID, "witness", "", officer.User)
			}), "Jory Ferrow"},
			{"the reader rose", by(`UPDATE app_user SET level = 2 WHERE authority_id = $1 AND id = $2`, worker.User), "Overview"},
			{"a return was imported", by(`INSERT INTO told_year (authority_id, kind, year) VALUES ($1, 'care_episode', 2031)`), "Overview"},
			{"the day ended", func() {
				later := deskNow.Plus(24 * time.Hour)
				d.Keeper.Now = func() core.Instant { return later }
				v = d.as(t, worker)
			}, "for 3 days"},
		} {
			v.get(at, http.StatusOK)
			if !d.mark(child, worker.User) {
				t.Errorf("before %q nothing is kept", c.why)
			}
			v.get(at, http.StatusOK).says(t, marked)
			looked := d.looks(t, child, access.ChildPage)
			c.change()
			a := v.get(at, http.StatusOK)
			a.says(t, c.says)
			if strings.Contains(a.body, marked) {
				t.Errorf("%s: the page is still the one that was kept", c.why)
			}
			if n := d.looks(t, child, access.ChildPage); n != looked+1 {
				t.Errorf("%s: %d looks were logged, want %d", c.why, n, looked+1)
			}
		}
		v.get(at, http.StatusOK).hides(t, "Tamsin Ferrow")
	})
}

// anEpisode are the answers of an episode of care that goes on.
func anEpisode(began core.Date) url.Values {
	v := url.Values{"reason_new": {"S"}, "legal_status": {"C2"}, "category_of_need": {"N1"}, "placement_type": {"U1"}}
	typedDay(v, "began_on", began)
	return v
}

// A page that was kept for one reader is no other's.
func TestAKeptPageIsOneReadersAlone(t *testing.T) {
	d := onSQLite(t, 16)
	child, worker := d.aChild(t)
	at := "/people/" + string(child)
	d.as(t, worker).get(at, http.StatusOK)
	if !d.mark(child, worker.User) {
		t.Fatal("nothing is kept")
	}
	d.as(t, d.worker(access.NominatedOfficer, "")).get(at, http.StatusOK).hides(t, marked)
	v := d.as(t, worker)
	v.get(at+"?asof=2026-11-18", http.StatusOK).hides(t, marked)
	v.get(at, http.StatusOK).says(t, marked)
	d.write(t, func(ctx context.Context, tx *store.Tx) error {
		_, err := store.Exec(ctx, tx, `DELETE FROM involvement WHERE authority_id = $1 AND person_id = $2`, d.Authority, child)
		if err != nil {
			return err
		}
		_, err = access.Involve(ctx, tx, d.Authority, access.Involvement{PersonID: child, UserID: d.worker(access.FrontDoorWorker, "").User, Role: access.Lead, FromOn: deskNow.Date()})
		return err
	})
	v.get(at, http.StatusForbidden).hides(t, marked)
}

// Who reads what is locked hangs on who works with whom and until when, which no stamp tells: a
// page with such a record is made anew each time.
func TestAPageWithSomethingLockedIsNotKept(t *testing.T) {
	d := onSQLite(t, 16)
	child, worker := d.aChild(t)
	v, at := d.as(t, worker), "/people/"+string(child)
	v.get(at, http.StatusOK)
	if !d.mark(child, worker.User) {
		t.Fatal("nothing is kept of a child without anything locked")
	}
	link := url.Values{"context_kind": {"place"}, "name": {"9 Canal Street"}, "how": {"found"}, "sureness": {"known"}, "source": {"A patrol"}}
	typedDay(link, "since_on", deskNow.Date())
	d.told(t, "mapping_link", child, link)
	v.get(at, http.StatusOK).hides(t, marked)
	v.get(at, http.StatusOK).hides(t, marked)
	if p, _ := d.pages.Of(readerOf{child, worker.User}); !bytes.Contains(p.html, []byte(marked)) {
		t.Error("a page with a locked answer was kept")
	}
}

func TestAPageChangesByTimeAlone(t *testing.T) {
	day := deskNow.Date()
	for _, c := range []struct {
		why  string
		due  clock.Due
		want core.Instant
	}{
		{"nothing is due today", clock.Due{State: clock.Running, DueOn: day.Plus(3), DueAt: core.At(day.Plus(4), 0, 0)}, core.At(day.Plus(1), 0, 0)},
		{"something is due at five", clock.Due{State: clock.Running, DueOn: day, DueAt: core.At(day, 17, 0)}, core.At(day, 17, 0) + 1},
		{"something was due at half past one", clock.Due{State: clock.Running, DueOn: day, DueAt: core.At(day, 13, 30)}, core.At(day, 15, 30)},
		{"it was met", clock.Due{State: clock.Met, DueOn: day, DueAt: core.At(day, 17, 0)}, core.At(day.Plus(1), 0, 0)},
	} {
		f := childFile{Day: day, Now: deskNow, Dues: []clock.Due{c.due}}
		if got := f.changesAt(); got != c.want {
			t.Errorf("%s: the page changes at %s, want %s", c.why, got.Time(), c.want.Time())
		}
	}
}

// A long life takes no longer a page than a short one, and hides nothing that is late.
func TestTheFirstPageOfALongLifeIsBounded(t *testing.T) {
	d := onSQLite(t, 2)
	child, officer := d.someone(t, func(p *people.Person) { p.Born = core.Day(2012, 3, 1) })
	who := access.Import(d.Authority)
	err := d.Keeper.Bulk(t.Context(), func(ctx context.Context, k *record.Keeper) error {
		save := func(kindName string, answers url.Values) error {
			kind, err := k.Kind(kindName)
			if err != nil {
				return err
			}
			e := kind.New(d.Authority, child)
			if wrong := kind.Read(e, answers, d.today()); len(wrong) > 0 {
				return fmt.Errorf("%s: %v", kindName, wrong)
			}
			return k.Save(ctx, who, e, 0, "told by a return")
		}
		began := core.Day(2016, 3, 1)
		for i := range 40 {
			v := anEpisode(began)
			if i > 0 {
				v.Set("reason_new", "P")
			}
			if began = began.Plus(90); i < 39 {
				typedDay(v, "ended_on", began)
				v.Set("reason_ended", "X1")
			}
			if err := save("care_episode", v); err != nil {
				return err
			}
		}
		for i := range 300 {
			v := url.Values{"note_kind": {"child"}, "happened_at-time": {"10:00"}, "text": {strings.Repeat("She said that it is too loud at night. ", 40)}, "significant": {"no"}}
			typedDay(v, "happened_at", d.today().Plus(-3*i))
			if err := save("case_note", v); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	v, at := d.as(t, officer), "/people/"+string(child)
	page := v.get(at, http.StatusOK)
	if n := len(page.body); n > 40_000 {
		t.Errorf("the page has %d bytes, want at most 40,000", n)
	}
	late, err := store.One[int](t.Context(), d.DB, `SELECT count(*) FROM due WHERE authority_id = $1 AND person_id = $2 AND state = 'running' AND due_at < $3`, d.Authority, child, deskNow)
	if err != nil || late <= mostLate {
		t.Fatalf("%d things are late (%v), want more than are shown", late, err)
	}
	page.says(t, "All "+strconv.Itoa(late)+" that are late", "All 340 records")
	if n := strings.Count(v.get(at+"/open", http.StatusOK).body, "Was due on "); n != late {
		t.Errorf("%d late things stand on the page of all, want %d", n, late)
	}
	seen := 0
	for path := "/records"; path != ""; {
		a := v.get(at+path, http.StatusOK)
		seen += strings.Count(a.body, "<article")
		before, _, more := strings.Cut(a.body, `" rel="next"`)
		if path = ""; more {
			path = "/records" + strings.ReplaceAll(before[strings.LastIndex(before, `"`)+1:], "&amp;", "&")
		}
	}
	if seen != 340 {
		t.Errorf("turning the pages of the records shows %d, want all 340", seen)
	}
	v.get(at+"/records?year=2026&kind=care_episode", http.StatusOK).hides(t, "too loud")
}
