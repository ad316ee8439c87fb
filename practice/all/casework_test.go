package all

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"testing"

	"throughline/clock"
	"throughline/core"
	"throughline/practice/casework"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// happened puts moments on record as some record of another part would, and works out what
// is due.
func happened(t *testing.T, w *world, person core.ID, events ...clock.Event) {
	t.Helper()
	err := w.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		for _, e := range events {
			id := core.NewID()
			err := tx.Insert(ctx, "moment", []string{"authority_id", "person_id", "record_id", "place", "moment", "at", "day_only", "thread_id", "tags"},
				"x", person, id, 0, string(e.Moment), e.At, e.DayOnly, id, strings.Join(e.Tags, " "))
			if err != nil {
				return err
			}
		}
		return w.Recompute(ctx, tx, "x", person)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// owedAs tells how one clock stands for a person: each state and day, in order.
func owedAs(t *testing.T, w *world, person core.ID, id string) string {
	t.Helper()
	dues, err := w.Dues(t.Context(), w.DB, "x", person)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, d := range dues {
		if d.Clock == id {
			out = append(out, strings.TrimSpace(string(d.State)+" "+d.DueOn.String()))
		}
	}
	return strings.Join(out, "; ")
}

// owe fails where a clock does not stand as worked out by hand.
func owe(t *testing.T, w *world, person core.ID, why, id, want string) {
	t.Helper()
	if got := owedAs(t, w, person, id); got != want {
		t.Errorf("%s: %s is %q, want %q", why, id, got, want)
	}
}

func TestOneVisitMeetsEveryDuty(t *testing.T) {
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		older, younger := core.NewID(), core.NewID()
		happened(t, w, older, record.OnDay(clock.CPPlanStarted, core.Day(2026, 3, 2)))
		happened(t, w, younger, record.OnDay(clock.CareStarted, core.Day(2026, 3, 4)), record.OnDay(clock.PlacementStarted, core.Day(2026, 3, 4)))

		w.now = core.At(core.Day(2026, 3, 17), 15, 0)
		visited := core.At(core.Day(2026, 3, 12), 16, 30)
		e := hand(t, w, w.worker, "visit", "", merge(instant("visited_at", visited), url.Values{
			"place": {"home"}, "account": {"Tea at the kitchen table."},
			record.PartField(older, "seen"): {"alone"}, record.PartField(older, "bedroom_seen"): {"yes"},
			record.PartField(older, "child_words"): {"I sleep better now."}, record.PartField(older, "safety"): {"6"},
			record.PartField(younger, "seen"): {"seen"}, record.PartField(younger, "bedroom_seen"): {"no"},
			record.PartField(younger, "why_not_alone"): {"Eleven months old"}, record.PartField(younger, "safety"): {"8"},
		}), older, younger).(*casework.Visit)
		if got := e.Children[0].Duties; !slices.Equal(got, []string{"protection"}) {
			t.Errorf("the visit to a child on a plan is for %v, want protection", got)
		}
		if got := e.Children[1].Duties; !slices.Equal(got, []string{"care"}) {
			t.Errorf("the visit to a child in care is for %v, want care", got)
		}
		owe(t, w, older, "ten working days from the plan, then from the visit", "cp.visit", "met 2026-03-16; running 2026-03-26")
		owe(t, w, older, "three working days to write it up", "care.visit-record", "met 2026-03-17")
		owe(t, w, younger, "a day after the first week", "care.visit-first", "met late 2026-03-11")
		owe(t, w, younger, "six weeks from the visit", "care.visit-year1", "met 2026-04-15; running 2026-04-23")

		w.now = core.At(core.Day(2026, 3, 26), 18, 0)
		hand(t, w, w.worker, "visit", "", merge(instant("visited_at", w.now), url.Values{
			"place": {"home"}, "account": {"Curtains drawn, nobody came to the door."},
			record.PartField(older, "seen"): {"no_answer"}, record.PartField(older, "why_not"): {"Rang from the car, left a card."},
		}), older)
		owe(t, w, older, "a visit in vain meets nothing", "cp.visit", "met 2026-03-16; running 2026-03-26")
		sound(t, w)
		sameWhenRecomputed(t, w, younger)
	})
}

func TestAVisitForAnAssessmentMeetsThatAssessment(t *testing.T) {
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child := core.NewID()
		happened(t, w, child, record.OnDay(clock.AssessmentStarted, core.Day(2026, 3, 6)))
		happened(t, w, child, record.AtTime(clock.S47Started, core.At(core.Day(2026, 3, 6), 9, 0)))
		hand(t, w, w.worker, "visit", "", merge(instant("visited_at", w.now), url.Values{
			"place": {"school"}, "account": {"In the quiet room."},
			record.PartField(child, "seen"): {"alone"}, record.PartField(child, "bedroom_seen"): {"no"}, record.PartField(child, "safety"): {"4"},
		}), child)
		owe(t, w, child, "seen on day 0", "assessment.see-child", "met 2026-03-13")
		owe(t, w, child, "seen within an hour", "cp.s47-see-child", "met 2026-03-07")
	})
}
