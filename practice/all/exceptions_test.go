package all

import (
	"context"
	"slices"
	"testing"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/practice/care"
	"throughline/practice/court"
	"throughline/practice/earlyhelp"
	"throughline/practice/protection"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// excepted are the exceptions that somebody sees of a child, by their ids.
func excepted(t *testing.T, w *world, who access.Who, child core.ID) []string {
	t.Helper()
	var out []string
	for _, x := range record.Exceptions {
		if !access.CanSign(who, x.Level) {
			continue
		}
		found, err := x.Excepted(t.Context(), w.DB, who, w.now)
		if err != nil {
			t.Fatalf("%s: %v", x.ID, err)
		}
		if slices.ContainsFunc(found, func(e record.Excepted) bool { return e.PersonID == child }) {
			out = append(out, x.ID)
		}
	}
	return out
}

func onPlanSince(t *testing.T, w *world, child core.ID, began core.Date, actions ...protection.Action) {
	onRecord(t, w, protection.PlanKind.Kind, child, func(e record.Entry) {
		p := e.(*protection.Plan)
		p.Began, p.Actions = began, actions
	})
}

func TestWhatMustNotStayAsItIs(t *testing.T) {
	seen := func(days ...core.Date) []clock.Event {
		var out []clock.Event
		for _, d := range days {
			out = append(out, record.OnDay(clock.CPVisitMade, d, clock.TagChildSeen))
		}
		return append(out, record.OnDay(clock.CPPlanStarted, core.Day(2026, 1, 5)))
	}
	direction := func(due, filed core.Date) func(*testing.T, *world, core.ID) {
		return func(t *testing.T, w *world, child core.ID) {
			onRecord(t, w, court.DirectionKind.Kind, child, func(e record.Entry) {
				d := e.(*court.Direction)
				d.What, d.By, d.MadeOn, d.Due, d.Filed = "A statement", "us", core.Day(2026, 1, 5), due, filed
			})
		}
	}
	visited := func(days ...core.Date) func(*testing.T, *world, core.ID) {
		return func(t *testing.T, w *world, child core.ID) { happened(t, w, child, seen(days...)...) }
	}
	planned := func(began core.Date, progress string) func(*testing.T, *world, core.ID) {
		return func(t *testing.T, w *world, child core.ID) {
			happened(t, w, child, record.OnDay(clock.CPVisitMade, core.Day(2026, 3, 4), clock.TagChildSeen))
			onPlanSince(t, w, child, began, protection.Action{Change: "School each day", Progress: progress})
		}
	}
	lost := func(level string) func(*testing.T, *world, core.ID) {
		return func(t *testing.T, w *world, child core.ID) {
			onRecord(t, w, earlyhelp.ClosingKind.Kind, child, func(e record.Entry) {
				c := e.(*earlyhelp.Closing)
				c.Ended, c.Reason, c.Level = core.Day(2026, 3, 4), "withdrew", level
			})
		}
	}
	long := core.Day(2025, 6, 5) // nine months and a day before
	cases := []struct {
		why  string
		is   func(*testing.T, *world, core.ID)
		want string
	}{
		{"nothing is the matter", func(*testing.T, *world, core.ID) {}, ""},
		{"visits in time", visited(core.Day(2026, 2, 26)), ""},
		{"one visit is late", visited(core.Day(2026, 1, 19), core.Day(2026, 2, 2), core.Day(2026, 2, 16)), ""},
		{"the last was late, and the next one is", visited(core.Day(2026, 2, 13)), "visits"},
		{"nobody went for as long as two visits take", visited(core.Day(2026, 1, 19)), "visits"},
		{"nine months, and nothing is met", planned(long, "same"), "stuck"},
		{"nine months, and it is met", planned(long, "met"), ""},
		{"a new plan", planned(core.Day(2026, 2, 2), "same"), ""},
		{"not filed, and the day has gone by", direction(core.Day(2026, 3, 4), 0), "filing"},
		{"filed late last week", direction(core.Day(2026, 2, 20), core.Day(2026, 2, 27)), "filing"},
		{"filed late, long ago", direction(core.Day(2026, 1, 7), core.Day(2026, 1, 9)), ""},
		{"filed in time", direction(core.Day(2026, 2, 27), core.Day(2026, 2, 27)), ""},
		{"on a plan and in care", func(t *testing.T, w *world, child core.ID) {
			planned(core.Day(2026, 2, 2), "same")(t, w, child)
			onRecord(t, w, care.EpisodeKind.Kind, child, func(e record.Entry) { e.(*care.Episode).Began = core.Day(2026, 3, 2) })
		}, "dual"},
		{"agreed to care, and a letter before proceedings was sent", func(t *testing.T, w *world, child core.ID) {
			happened(t, w, child, record.OnDay(clock.PLOLetterSent, core.Day(2026, 3, 2)))
			onRecord(t, w, care.EpisodeKind.Kind, child, func(e record.Entry) {
				e.(*care.Episode).Began, e.(*care.Episode).LegalStatus = core.Day(2026, 3, 2), "V2"
			})
		}, "section-20"},
		{"agreed to care, and nothing else", func(t *testing.T, w *world, child core.ID) {
			onRecord(t, w, care.EpisodeKind.Kind, child, func(e record.Entry) {
				e.(*care.Episode).Began, e.(*care.Episode).LegalStatus = core.Day(2026, 3, 2), "V2"
			})
		}, ""},
		{"early help lost with serious worries", lost("3"), "lost"},
		{"early help lost with few", lost("2"), ""},
		{"a referral was accepted yesterday", func(t *testing.T, w *world, child core.ID) {
			happened(t, w, child, record.OnDay(clock.ContactDecisionRecorded, core.Day(2026, 3, 5), clock.TagToAssessment))
		}, "no-worker"},
	}
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		for _, c := range cases {
			child := core.NewID()
			c.is(t, w, child)
			got := excepted(t, w, w.manager, child)
			if c.want == "" && len(got) > 0 || c.want != "" && !slices.Equal(got, []string{c.want}) {
				t.Errorf("%s: %v, want %q", c.why, got, c.want)
			}
		}
	})
}

func TestAnUnplannedPlacementWaitsForItsConfirmation(t *testing.T) {
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child := core.NewID()
		e, ok := care.EnteringKind.New("x", child).(*care.Entering)
		if !ok {
			t.Fatal("coming into care is none")
		}
		e.Began, e.Planned, e.LegalStatus = w.now.Plus(-25*60*60*1e9), "no", "L2"
		worker := w.manager
		worker.User = core.NewID()
		if err := w.Save(t.Context(), worker, e, 0, "handed in"); err != nil {
			t.Fatal(err)
		}
		if got := excepted(t, w, w.manager, child); !slices.Equal(got, []string{"unconfirmed"}) {
			t.Errorf("nobody has confirmed it for a day: %v", got)
		}
		lower := w.manager
		lower.Level = access.L3
		if got := excepted(t, w, lower, child); len(got) > 0 {
			t.Errorf("a service manager is told %v", got)
		}
		if err := w.Sign(t.Context(), w.manager, e.ID, e.Version); err != nil {
			t.Fatal(err)
		}
		if got := excepted(t, w, w.manager, child); len(got) > 0 {
			t.Errorf("it was confirmed: %v", got)
		}
	})
}

// A chair and a reviewing officer are independent of the work: a child whom only they know
// waits for a worker.
func TestAChildWithOnlyAChairWaitsForAWorker(t *testing.T) {
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child := core.NewID()
		happened(t, w, child, record.OnDay(clock.ContactDecisionRecorded, core.Day(2026, 3, 5), clock.TagToAssessment))
		involve(t, w, child, access.Chairing)
		involve(t, w, child, access.Reviewing)
		boss := access.Who{Authority: "x", User: core.NewID(), Level: access.L2, Roles: []access.Role{access.TeamManager}, At: w.now}
		if got := excepted(t, w, boss, child); !slices.Equal(got, []string{"no-worker"}) {
			t.Errorf("a chair alone: %v, want no-worker", got)
		}
		involve(t, w, child, access.Lead)
		if got := excepted(t, w, w.manager, child); len(got) > 0 {
			t.Errorf("a lead worker has come: %v", got)
		}
	})
}

func involve(t *testing.T, w *world, child core.ID, role string) {
	t.Helper()
	err := w.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		_, err := access.Involve(ctx, tx, "x", access.Involvement{PersonID: child, UserID: core.NewID(), Role: role, FromOn: w.Today()})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
