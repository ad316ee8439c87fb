package web

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/record"
	"throughline/store"
)

func TestTheDayTellsWhatIsMine(t *testing.T) {
	eachDesk(t, 14, func(t *testing.T, d *desk) {
		for _, w := range d.workers {
			v := d.as(t, w)
			want := http.StatusOK
			if access.May(t.Context(), d.DB, w.Who, access.See, "") != nil {
				want = http.StatusForbidden
			}
			a := v.get("/day", want)
			v.get("/clocks", want)
			if want != http.StatusOK {
				continue
			}
			work, err := record.WorkOf(t.Context(), d.DB, w.Who, w.User, d.span(), mostShown)
			if err != nil {
				t.Fatal(err)
			}
			for _, o := range slices.Concat(work.Late, work.Due) {
				a.says(t, o.Title())
				for _, p := range o.People {
					a.says(t, "/people/"+string(p))
				}
			}
		}
	})
}

func TestTheTeamTellsWhoseItIs(t *testing.T) {
	d := onSQLite(t, 20)
	for _, team := range []string{"Assessment North", "Assessment South"} {
		m := d.worker(access.TeamManager, team)
		v := d.as(t, m)
		a := v.get("/team", http.StatusOK)
		children, err := store.All[core.ID](t.Context(), d.DB, `
			SELECT DISTINCT person_id FROM involvement WHERE team_id = $1 AND role = 'lead worker' AND until_on IS NULL`, m.Teams[0])
		if err != nil {
			t.Fatal(err)
		}
		loads, err := record.Loads(t.Context(), d.DB, m.Who, d.span())
		if err != nil {
			t.Fatal(err)
		}
		if got := sumOf(loads).Children; got != len(children) || got == 0 {
			t.Errorf("%s: the page counts %d children with a worker, the table %d", team, got, len(children))
		}
		for _, l := range loads {
			if l.Children > 0 {
				a.says(t, "/team?worker="+string(l.Worker))
				v.get("/team?worker="+string(l.Worker), http.StatusOK)
			}
		}
	}
	d.as(t, d.worker(access.SocialWorker, "")).get("/team", http.StatusForbidden)
}

func TestNewsStaysForOneSitting(t *testing.T) {
	d := onSQLite(t, 0)
	who := d.worker(access.SocialWorker, "").Who
	now := deskNow
	d.Keeper.Now = func() core.Instant { return now }
	look := func() core.Instant {
		t.Helper()
		before, err := d.Keeper.LookAtDay(t.Context(), who)
		if err != nil {
			t.Fatal(err)
		}
		return before
	}
	const minute = core.Instant(60_000_000)
	first := look()
	if first != deskNow-7*24*60*minute {
		t.Errorf("the first time, news begins %s, want a week ago", first)
	}
	now += 10 * minute
	if got := look(); got != first {
		t.Errorf("ten minutes later news begins %s, want as before %s", got, first)
	}
	last := now
	now += 60 * minute
	if got := look(); got != last {
		t.Errorf("an hour later news begins %s, want the last look %s", got, last)
	}
}

func TestEveryClockHasItsPage(t *testing.T) {
	d := onSQLite(t, 6)
	v := d.as(t, d.worker(access.Director, ""))
	if now, all := v.get("/clocks", http.StatusOK), len(clock.All); strings.Count(now.body, `href="/clocks/`) >= all/2 {
		t.Errorf("the page shows limits under which nothing runs: more than half of all %d", all)
	} else {
		now.says(t, "under which nothing runs now", `href="/clocks?all=1"`)
	}
	a := v.get("/clocks?all=1", http.StatusOK)
	n := 0
	for _, part := range strings.Split(a.body, `href="/clocks/`)[1:] {
		id, _, _ := strings.Cut(part, `"`)
		v.get("/clocks/"+id, http.StatusOK)
		n++
	}
	if n < 100 {
		t.Errorf("the catalogue lists %d time limits, want all", n)
	}
	v.get("/clocks/nothing", http.StatusNotFound)
}
