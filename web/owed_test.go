package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/record"
	"throughline/store"
)

// TestAHugeCaseloadIsBoundedAndCountedWhole makes one worker owe all that was ever due to their children,
// and something to a child of others, which they may not see. The day lists the first, counts
// all as a plain count of what may be seen does, and leads to the rest.
func TestAHugeCaseloadIsBoundedAndCountedWhole(t *testing.T) {
	eachDesk(t, 20, func(t *testing.T, d *desk) {
		w := d.worker(access.SocialWorker, "Assessment North")
		err := d.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			_, err := store.Exec(ctx, tx, `
				UPDATE due SET state = 'running', met_at = NULL, met_by = NULL, worker_id = $2, team_id = $3
				WHERE  authority_id = $1 AND due_at IS NOT NULL`, d.Authority, w.User, w.Teams[0])
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			who    access.Who
			act    access.Act
			worker core.ID
			path   string
			work   func(context.Context, store.Querier, access.Who, core.ID, record.Span, int) (record.Work, error)
		}{
			{w.Who, access.See, w.User, "/day", record.WorkOf},
			{d.worker(access.TeamManager, "Assessment North").Who, access.Sign, "", "/team", record.WorkOfTeams},
			{d.worker(access.TeamManager, "Assessment North").Who, access.Sign, w.User, "/team?worker=" + string(w.User), record.WorkOfTeams},
			{d.worker(access.TeamManager, "Assessment South").Who, access.Sign, "", "/team", record.WorkOfTeams},
			{d.worker(access.Director, "").Who, access.Sign, "", "/team", record.WorkOfTeams},
		} {
			late, due := d.plainly(t, c.who, c.act, c.worker, w.User, w.Teams[0])
			work, err := c.work(t.Context(), d.DB, c.who, c.worker, d.span(), mostShown)
			if err != nil {
				t.Fatal(err)
			}
			if work.AllLate != late || work.AllDue != due {
				t.Errorf("%s of %v: %d late and %d due, a plain count finds %d and %d", c.path, c.who.Roles, work.AllLate, work.AllDue, late, due)
			}
			if n := owedCount(work.Late); n != min(late, mostShown) {
				t.Errorf("%s of %v lists %d of %d that are late, want at most %d", c.path, c.who.Roles, n, late, mostShown)
			}
			listed := 0
			for after := 0; after < late; after += owedOnPage {
				some, err := record.AllWork(t.Context(), d.DB, c.who, c.act, c.worker, d.span(), true, after, owedOnPage)
				if err != nil {
					t.Fatal(err)
				}
				listed += owedCount(some)
			}
			if listed != late {
				t.Errorf("%s of %v: the pages of all that is late list %d, want %d", c.path, c.who.Roles, listed, late)
			}
		}
		late, _ := d.plainly(t, w.Who, access.See, w.User, w.User, w.Teams[0])
		if late <= owedOnPage {
			t.Fatalf("%d are late, which is no huge caseload", late)
		}
		v := d.as(t, w)
		day := v.get("/day", http.StatusOK)
		day.says(t, fmt.Sprintf("(%d)", late), fmt.Sprintf("See all %d", late), `href="/day/late"`)
		if n := strings.Count(day.body, "tl-due"); n > 2*mostShown {
			t.Errorf("the day lists %d that are late or due, want at most %d", n, 2*mostShown)
		}
		v.get("/day/late", http.StatusOK).says(t, fmt.Sprintf("%d in all", late), "/day/late?page=2")
		v.get("/day/late?page=2", http.StatusOK).says(t, "tl-due")
		v.get("/day/due", http.StatusOK)
		v.get("/team/late", http.StatusForbidden)
	})
}

// plainly counts what is late and due of a worker, or of the one who owes all where none is named, by
// asking of each row whether it may be seen.
func (d *desk) plainly(t *testing.T, who access.Who, act access.Act, worker, owes, team core.ID) (late, due int) {
	t.Helper()
	type row struct {
		PersonID core.ID
		Clock    string
		DueAt    core.Instant
		DueOn    core.Date
	}
	rows, err := store.All[row](t.Context(), d.DB, `SELECT person_id, clock, due_at, due_on FROM due WHERE authority_id = $1 AND state = 'running' AND due_at IS NOT NULL`, d.Authority)
	if err != nil {
		t.Fatal(err)
	}
	if !worker.IsZero() && worker != owes || who.Level <= access.L2 && act == access.Sign && !slices.Contains(who.Teams, team) {
		return 0, 0
	}
	type about struct {
		person core.ID
		area   access.Area
	}
	may := map[about]bool{}
	for _, r := range rows {
		a := about{r.PersonID, access.AreaOf(r.Clock)}
		if _, asked := may[a]; !asked {
			may[a] = access.MayIn(t.Context(), d.DB, who, act, a.area, a.person) == nil
		}
		if !may[a] {
			continue
		}
		if r.DueAt < deskNow {
			late++
		} else if r.DueOn.NotAfter(d.span().Until) {
			due++
		}
	}
	return late, due
}
