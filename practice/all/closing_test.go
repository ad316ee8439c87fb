package all

import (
	"slices"
	"strings"
	"testing"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/practice/care"
	"throughline/practice/childinneed"
	"throughline/practice/court"
	"throughline/practice/getsafe"
	"throughline/practice/privatefostering"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// onRecord puts a record there as a return would, without asking for all its answers.
func onRecord(t *testing.T, w *world, k *record.Kind, child core.ID, says func(record.Entry)) {
	t.Helper()
	e := k.New("x", child)
	says(e)
	if err := w.Save(t.Context(), access.Import("x"), e, 0, "put there"); err != nil {
		t.Fatalf("putting a %s there: %v", k.Name, err)
	}
}

func TestWhatKeepsACaseOpen(t *testing.T) {
	began, ended := core.Day(2026, 3, 2), core.Day(2026, 3, 5)
	order := func(kind string, until core.Date) func(*testing.T, *world, core.ID) {
		return func(t *testing.T, w *world, child core.ID) {
			onRecord(t, w, court.OrderKind.Kind, child, func(e record.Entry) {
				o := e.(*court.Order)
				o.Type, o.MadeOn, o.Ends = kind, began, until
			})
		}
	}
	screened := func(levels ...string) func(*testing.T, *world, core.ID) {
		return func(t *testing.T, w *world, child core.ID) {
			for i, level := range levels {
				onRecord(t, w, getsafe.ScreeningKind.Kind, child, func(e record.Entry) {
					s := e.(*getsafe.Screening)
					s.On, s.Level = began.Plus(i), level
				})
			}
		}
	}
	direction := func(filed core.Date) func(*testing.T, *world, core.ID) {
		return func(t *testing.T, w *world, child core.ID) {
			onRecord(t, w, court.DirectionKind.Kind, child, func(e record.Entry) {
				d := e.(*court.Direction)
				d.What, d.By, d.MadeOn, d.Due, d.Filed = "A statement", "us", began, core.Day(2026, 4, 1), filed
			})
		}
	}
	missing := func(until core.Date) func(*testing.T, *world, core.ID) {
		return func(t *testing.T, w *world, child core.ID) {
			onRecord(t, w, care.MissingKind.Kind, child, func(e record.Entry) {
				m := e.(*care.Missing)
				m.From, m.Until = began, until
			})
		}
	}
	fostered := func(until core.Date) func(*testing.T, *world, core.ID) {
		return func(t *testing.T, w *world, child core.ID) {
			onRecord(t, w, privatefostering.ArrangementKind.Kind, child, func(e record.Entry) {
				a := e.(*privatefostering.Arrangement)
				a.Known, a.Ended = began, until
			})
		}
	}
	moment := func(m clock.Moment) func(*testing.T, *world, core.ID) {
		return func(t *testing.T, w *world, child core.ID) { happened(t, w, child, record.OnDay(m, began)) }
	}
	cases := []struct {
		why  string
		open func(*testing.T, *world, core.ID)
		want string
	}{
		{"nothing is open", func(*testing.T, *world, core.ID) {}, ""},
		{"a direction is due", direction(0), "direction of the court"},
		{"the direction was met", direction(ended), ""},
		{"a supervision order runs", order("supervision", core.Day(2027, 3, 1)), "supervision or family"},
		{"a family assistance order without a last day", order("family_assistance", 0), "supervision or family"},
		{"a supervision order has run out", order("supervision", ended), ""},
		{"another order", order("child_arrangements", 0), ""},
		{"the risk is high", screened("low", "high"), "high risk of exploitation"},
		{"the risk was high", screened("high", "medium"), ""},
		{"the child is missing", missing(0), "is not back"},
		{"back, and nobody has talked with the child", moment(clock.MissingEnded), "return conversation"},
		{"private fostering goes on", fostered(0), "private fostering"},
		{"private fostering has ended", fostered(ended), ""},
		{"a strategy discussion is due", moment(clock.StrategyNeeded), "strategy discussion"},
		{"we keep in touch with a care leaver", moment(clock.PAContactMade), "care leaver"},
	}
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		for _, c := range cases {
			child := core.NewID()
			c.open(t, w, child)
			e := childinneed.ClosingKind.New("x", child)
			closing, ok := e.(*childinneed.Closing)
			if !ok {
				t.Fatal("a closing is no closing")
			}
			closing.Closed = w.Today()
			wrong, err := w.Guard(t.Context(), db, e)
			if err != nil {
				t.Fatal(err)
			}
			held := slices.ContainsFunc(wrong, func(p core.FieldProblem) bool { return strings.Contains(p.Words, c.want) })
			if (c.want == "") != (len(wrong) == 0) || c.want != "" && !held {
				t.Errorf("%s: %v, want %q", c.why, wrong, c.want)
			}
			closing.Override = "The family has left the country."
			if wrong, err := w.Guard(t.Context(), db, e); err != nil || len(wrong) > 0 {
				t.Errorf("%s, with a reason: %v, %v", c.why, wrong, err)
			}
		}
	})
}
