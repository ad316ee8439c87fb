package all

import (
	"context"
	"net/url"
	"testing"

	"throughline/clock"
	"throughline/core"
	"throughline/people"
	"throughline/practice/privatefostering"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

func arranged(known core.Date, children ...core.ID) url.Values {
	answers := merge(day("known_on", known), day("started_on", known), instant("notified_at", core.At(known, 9, 0)), url.Values{
		"notifier": {"carer"}, "proposed": {"no"}, "carer": {"Mrs Adeyo"}, "relation": {"friend"}, "address": {"4 Mill Row"}, "household": {"Her husband."},
		"parents": {"In Lagos; by telephone."}, "basis": {"parents_abroad"}, "account": {"Here for school."},
	})
	for _, c := range children {
		answers = merge(answers, child(c, "disabled", "no", "child_words", "I miss my mother."))
	}
	return answers
}

func TestPrivateFostering(t *testing.T) {
	testkit.EachEngine(t, withPeople(), func(t *testing.T, db *store.DB) {
		w, manager := newWorld(t, db), lead()
		asha, ben := core.NewID(), core.NewID()
		d := w.on("2026-05-01")
		a := hand(t, w, w.worker, "private_fostering", "", arranged(d, asha, ben), asha, ben)
		is(t, w, asha, "private-fostering.initial-visit", clock.Running, "2026-05-13") // May Day between
		is(t, w, asha, "private-fostering.suitability", clock.Running, "2026-07-07")
		is(t, w, asha, "private-fostering.visit-year1", clock.Running, "2026-06-12")
		if m := dueOf(t, w, asha, "private-fostering.notify-started").State; m != clock.Met {
			t.Errorf("the carer's notification is %s", m)
		}

		w.on("2026-06-10")
		answers := merge(url.Values{
			"visits": {"Both, alone."}, "carer_view": {"She can."}, "home": {"A room each."}, "checks": {"Clear."}, "disqualified": {"yes"},
			"contact": {"Each Sunday."}, "money": {"The parents pay."},
		}, child(asha, "care", "Well.", "suitable", "suitable", "why", "She is content."), child(ben, "care", "Sad.", "suitable", "not_suitable", "why", "He is left alone."))
		refused(t, w, w.worker, "private_fostering_suitability", a.Head().ID, answers, "consent", "section 68")
		answers.Set("consent", "Mara Lind, 9 June 2026: an old caution")
		s := hand(t, w, w.worker, "private_fostering_suitability", a.Head().ID, answers)
		if c := s.(*privatefostering.Suitability).Children[0]; c.Words != "I miss my mother." {
			t.Errorf("the child's words were not taken over: %q", c.Words)
		}
		is(t, w, asha, "private-fostering.suitability", clock.Running, "2026-07-07") // not before a manager signs
		if err := w.Sign(t.Context(), manager, s.Head().ID, 1); err != nil {
			t.Fatal(err)
		}
		is(t, w, asha, "private-fostering.suitability", clock.Met, "2026-07-07")
		if _, err := w.Start(t.Context(), db, manager, "private_fostering_prohibition", s.Head().ID, ben); !core.IsSort(err, core.Forbidden) {
			t.Errorf("a team manager may prohibit: %v", err)
		}
		hand(t, w, w.manager, "private_fostering_prohibition", s.Head().ID, merge(day("decided_on", w.Today()), day("told_on", w.Today()), url.Values{
			"scope": {"Mrs Adeyo may not foster Ben."}, "why": {"He is left alone."}, "appeal_told": {"yes"}, "safe": {"With his uncle."},
		}), ben)

		for _, c := range []struct {
			why, notified string
			want          clock.State
		}{{"48 hours to the minute", "2026-06-03", clock.Met}, {"told a day too late", "2026-06-04", clock.MetLate}} {
			e := hand(t, w, w.worker, "private_fostering_change", a.Head().ID, merge(instant("occurred_at", core.At(core.Day(2026, 6, 1), 9, 0)),
				instant("notified_at", core.At(core.MustDate(c.notified), 9, 0)), url.Values{"what": {"joined"}, "account": {"A lodger."}}), asha)
			dues, err := w.Dues(t.Context(), db, "x", asha)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range dues {
				if d.Clock == "private-fostering.change" && d.Record == e.Head().ID && d.State != c.want {
					t.Errorf("%s: the change is %s, want %s", c.why, d.State, c.want)
				}
			}
		}
		endOf(t, w, a, ben, 0)
		endOf(t, w, a, asha, w.Today())
		is(t, w, asha, "private-fostering.initial-visit", clock.NotNeeded, "2026-05-13")
		sound(t, w)
		sameWhenRecomputed(t, w, asha)
	})
}

// endOf ends private fostering for one child, and wants the last day of the arrangement.
func endOf(t *testing.T, w *world, a record.Entry, person core.ID, want core.Date) {
	t.Helper()
	hand(t, w, w.worker, "private_fostering_end", a.Head().ID, merge(instant("ended_at", core.At(w.Today(), 9, 0)), instant("notified_at", w.now), url.Values{
		"ended_how": {"relative"}, "went_to": {"An uncle."}, "expected_back": {"no"},
	}), person)
	e, _, err := w.Load(t.Context(), w.DB, w.worker, a.Head().ID)
	if err != nil {
		t.Fatal(err)
	}
	if got := e.(*privatefostering.Arrangement).Ended; got != want {
		t.Errorf("the arrangement ended on %q, want %q", got, want)
	}
}

func TestPrivateFosteringEndsAtSixteen(t *testing.T) {
	testkit.EachEngine(t, withPeople(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		known := w.on("2026-05-01")
		for _, c := range []struct {
			why      string
			born     core.Date
			disabled string
			refused  bool
		}{
			{"15 until tomorrow", core.Day(2010, 5, 2), "no", false},
			{"16 today", core.Day(2010, 5, 1), "no", true},
			{"16 and disabled", core.Day(2010, 5, 1), "yes", false},
			{"18 today and disabled", core.Day(2008, 5, 1), "yes", true},
			{"nobody knows the birthday", 0, "no", false},
		} {
			p := people.Person{Authority: "x", ID: core.NewID(), Names: []people.Name{{Kind: people.Legal, Given: "Dara", Family: "Moss"}}, Born: c.born}
			err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
				return people.Save(ctx, tx, w.manager, w.now, &p, "made")
			})
			if err != nil {
				t.Fatal(err)
			}
			answers := merge(arranged(known), child(p.ID, "disabled", c.disabled))
			if c.refused {
				refused(t, w, w.worker, "private_fostering", "", answers, record.PartField(p.ID, "disabled"), "ends at 16", p.ID)
				continue
			}
			hand(t, w, w.worker, "private_fostering", "", answers, p.ID)
		}
	})
}
