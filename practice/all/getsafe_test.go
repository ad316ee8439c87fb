package all

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"throughline/clock"
	"throughline/core"
	"throughline/practice/care"
	"throughline/practice/getsafe"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// wentMissing puts a time missing on record.
func (w *world) wentMissing(t *testing.T, child core.ID, from, until, again string) record.Entry {
	t.Helper()
	m := care.MissingKind.New("x", child).(*care.Missing)
	m.Type, m.From, m.Until, m.Repeat = "M", core.MustDate(from), core.MustDate(until), again
	if err := w.Save(t.Context(), w.manager, m, 0, "handed in"); err != nil {
		t.Fatal(err)
	}
	return m
}

// signsSeen answers the screening tool: "no" to all that is asked, but for some.
func signsSeen(t *testing.T, w *world, seen map[string]string) url.Values {
	t.Helper()
	kind, err := w.Kind("exploitation_screening")
	if err != nil {
		t.Fatal(err)
	}
	out := url.Values{"evidence": {"Seen by the school on Monday."}, "evidence_other": {"As the carer says."}}
	for _, q := range kind.Questions(kind.New("x")) {
		if q.List != nil && q.List.Name == "indicator" {
			out.Set(q.Name, "no")
		}
	}
	for name, answer := range seen {
		out.Set(name, answer)
	}
	return out
}

func screened(t *testing.T, w *world, from core.ID, seen map[string]string) *getsafe.Screening {
	t.Helper()
	e := hand(t, w, w.worker, "exploitation_screening", from, merge(signsSeen(t, w, seen), day("screened_on", w.Today()), day("next_on", w.Today().PlusMonths(3)), url.Values{
		"reason": {"concern"}, "kinds": {"criminal"}, "child_words": {"They are my mates."}, "analysis": {"Others make use of him."},
		"judgement_differs": {"no"}, "family_know": {"know_agree"}}))
	w.sign(t, e)
	return e.(*getsafe.Screening)
}

// TestFromMissingToAPlan walks a child who comes back from being missing, through the
// conversation, the concern that it leads to, the tool, the plan and the panel.
func TestFromMissingToAPlan(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newHouse(t, db)
		w.now = core.At(core.Day(2026, 4, 2), 9, 0) // the Thursday before Easter
		child := w.born(t, "Ty", core.Day(2012, 6, 1))
		w.wentMissing(t, child, "2026-02-20", "2026-02-20", "no")
		w.wentMissing(t, child, "2026-03-10", "2026-03-10", "no")
		missing := w.wentMissing(t, child, "2026-03-30", "2026-04-01", "yes")

		talk := w.talk(t, missing, child)
		stands(t, w, child, "missing.share", clock.Running, "2026-04-07") // Good Friday and Easter Monday lie between
		w.amend(t, talk, merge(instant("shared_at", w.now), url.Values{"shared_with": {"police", "worker"}}))
		stands(t, w, child, "missing.share", clock.Met, "2026-04-07")

		concerns, err := getsafe.ConcernKind.FromRecord(t.Context(), db, "x", talk.Head().ID)
		if err != nil || len(concerns) != 1 || concerns[0].Words != "They gave me a phone." || concerns[0].Slavery != "yes" {
			t.Fatalf("the conversation led to %d concerns, %v; want one with the child's words", len(concerns), err)
		}
		stands(t, w, child, "exploitation.screen", clock.Running, "2026-04-13")
		stands(t, w, child, "exploitation.nrm-referral", clock.Running, "2026-04-08")

		w.now = core.At(core.Day(2026, 4, 13), 16, 0)
		s := screened(t, w, concerns[0].ID, map[string]string{"gifts": "now", "keys_sims": "recent", "mood": "now", "in_care": "now"})
		if s.Score.N != 14 || s.Level != "medium" || s.Version.N != 1 || s.Missing.N != 3 {
			t.Errorf("score %s, level %s, version %s, %s times missing; want 14, medium, 1 and 3", s.Score, s.Level, s.Version, s.Missing)
		}
		stands(t, w, child, "exploitation.screen", clock.Met, "2026-04-13")
		stands(t, w, child, "exploitation.plan", clock.Running, "2026-04-27")
		stands(t, w, child, "exploitation.rescreen", clock.Running, "2026-07-13")

		plan := w.againstExploitation(t, child, s)
		w.panelOf(t, plan, child)
		w.referToNRM(t, concerns[0], child)
		w.endPlan(t, plan, child)
		sound(t, w)
		sameWhenRecomputed(t, w, child)
	})
}

// talk is the return conversation, held late: it must be within 72 hours of coming back.
func (w *world) talk(t *testing.T, missing record.Entry, child core.ID) record.Entry {
	t.Helper()
	stands(t, w, child, "missing.return-interview", clock.Running, "")
	talk := hand(t, w, w.worker, "return_conversation", missing.Head().ID, merge(instant("offered_at", w.now), instant("held_at", w.now), url.Values{
		"offered_how": {"By the youth worker, by telephone"}, "outcome": {"accepted"}, "held_where": {"A café"}, "independent_who": {"youth"}, "held_by": {"Femi Adair"},
		"alone": {"yes"}, "child_words": {"They gave me a phone."}, "why_went": {"Was told to."}, "where_went": {"By train."}, "with_whom": {"An older boy."},
		"harm": {"Made to carry a parcel."}, "help": {"Not being on his own."}, "analysis": {"Others send him."}, "exploitation_signs": {"yes"},
		"exploitation_kinds": {"criminal", "county_lines"}, "modern_slavery": {"yes"}, "significant_harm": {"no"}, "child_knows": {"yes"}}))
	if d := duesOf(t, w, child, "missing.return-interview"); !slices.ContainsFunc(d, func(d clock.Due) bool { return d.MetBy == talk.Head().ID && d.State == clock.Met }) {
		t.Errorf("the conversation met nothing: %+v", d)
	}
	return talk
}

func (w *world) againstExploitation(t *testing.T, child core.ID, s *getsafe.Screening) record.Entry {
	t.Helper()
	plan := hand(t, w, w.worker, "exploitation_plan", s.ID, merge(day("agreed_on", w.Today()), url.Values{
		"aim": {"Nobody sends him anywhere."}, "trusted_adult": {"His aunt"}, "when_missing": {"Ring his aunt, then the police."}, "family_agree": {"yes"},
	}, row("step", 1, merge(day("by_when", core.Day(2026, 5, 1)), url.Values{"strand": {"trusted"}, "action": {"Boxing twice a week"}, "by_whom": {"Youth worker"}}))))
	if p := plan.(*getsafe.Plan); p.Level != "medium" || p.Words != "They are my mates." {
		t.Errorf("the plan did not take over the screening: %+v", p)
	}
	w.sign(t, plan)
	stands(t, w, child, "exploitation.plan", clock.Met, "2026-04-27")
	return plan
}

func (w *world) panelOf(t *testing.T, plan record.Entry, child core.ID) {
	t.Helper()
	answers := func(decision string) url.Values {
		return merge(day("held_on", w.Today()), day("next_on", w.Today().Plus(28)), url.Values{
			record.PartField(child, "risk"): {"new"}, record.PartField(child, "agencies"): {"The police know the number."}, record.PartField(child, "hypothesis"): {"One line, from the city."},
			record.PartField(child, "child_words"): {"Leave me out of it."}, record.PartField(child, "decision"): {decision}, record.PartField(child, "why"): {"As agreed."}},
			row("member", 1, url.Values{"agency": {"police"}, "name": {"Sergeant Oyelaran"}, "attended": {"attended"}}))
	}
	panel := hand(t, w, w.manager, "exploitation_panel", plan.Head().ID, merge(answers("keep"),
		row("action", 1, merge(day("by_when", core.Day(2026, 5, 1)), url.Values{"for_whom": {"The station"}, "action": {"Patrol"}, "by_whom": {"Police"}}))))
	if c := panel.(*getsafe.Panel).Children[0]; c.Level != "medium" {
		t.Errorf("the panel did not take over the level: %+v", c)
	}
	stands(t, w, child, "exploitation.mace-medium", clock.Running, "2026-07-06") // twelve weeks
	w.now = core.At(core.Day(2026, 7, 6), 9, 0)
	again := hand(t, w, w.manager, "exploitation_panel", panel.Head().ID, merge(answers("leave")))
	p := again.(*getsafe.Panel)
	if len(p.Actions) != 1 || len(p.Members) != 1 || p.Children[0].Before != "medium" {
		t.Errorf("the next panel did not carry over what was open: %+v", p)
	}
	if d := duesOf(t, w, child, "exploitation.mace-medium"); len(d) != 1 || d[0].State != clock.Met {
		t.Errorf("a child who left the list is due again: %+v", d)
	}
}

func (w *world) referToNRM(t *testing.T, concern *getsafe.Concern, child core.ID) {
	t.Helper()
	referral := hand(t, w, w.worker, "nrm_referral", concern.ID, merge(day("referred_on", core.Day(2026, 4, 9)), url.Values{
		"consent": {"child"}, "where_harmed": {"Along the railway"}, "safe_home": {"With his aunt."}, "guardian_asked": {"yes"}, "child_words": {"Fine."}}))
	if r := referral.(*getsafe.Referral); !slices.Equal(r.Harm, []string{"criminal", "county_lines"}) {
		t.Errorf("the referral did not take over the kinds: %v", r.Harm)
	}
	stands(t, w, child, "exploitation.nrm-referral", clock.MetLate, "2026-04-08")
	stands(t, w, child, "exploitation.nrm-reasonable", clock.Running, "2026-04-16")
	decided := func(stage, on string) {
		hand(t, w, w.worker, "nrm_decision", referral.Head().ID, merge(day("decided_on", core.MustDate(on)), url.Values{
			"stage": {stage}, "decision": {"positive"}, "why": {"Believed."}, "child_told": {"yes"}}))
	}
	decided("reasonable", "2026-04-16")
	stands(t, w, child, "exploitation.nrm-reasonable", clock.Met, "2026-04-16")
	stands(t, w, child, "exploitation.nrm-recovery", clock.Waiting, "2026-05-16")
	decided("conclusive", "2026-06-01")
	stands(t, w, child, "exploitation.nrm-recovery", clock.Met, "2026-05-16")
}

// endPlan ends the plan: refused while the signs of safety are not there, unless said why.
func (w *world) endPlan(t *testing.T, plan record.Entry, child core.ID) {
	t.Helper()
	r := getsafe.PlanReviewKind.New("x", child).(*getsafe.PlanReview)
	r.On, r.Decision = w.Today(), "end"
	if wrong, err := w.Guard(t.Context(), w.DB, r); err != nil || len(wrong) != 1 || wrong[0].Field != "why_end" {
		t.Errorf("a plan may end with one screening, at medium: %v, %v", wrong, err)
	}
	hand(t, w, w.manager, "exploitation_plan_review", plan.Head().ID, merge(day("held_on", w.Today()), day("next_on", w.Today().PlusMonths(3)),
		row("step", 1, url.Values{"progress": {"met"}}), url.Values{"child_words": {"I box now."}, "changed": {"The line was closed."}, "risk": {"reduced"},
			"decision": {"end"}, "why": {"Safe for three months."}, "why_end": {"The second screening is next week."}}))
	stands(t, w, child, "exploitation.rescreen", clock.NotNeeded, "2026-07-13")
	e, _, err := w.Load(t.Context(), w.DB, w.manager, plan.Head().ID)
	if err != nil {
		t.Fatal(err)
	}
	if p := e.(*getsafe.Plan); p.Ended != w.Today() {
		t.Errorf("the plan ended on %q, want %s", p.Ended, w.Today())
	}
}

// TestAConversationNotWanted records a refusal with its reason; it meets the duty, and
// needs what carers know.
func TestAConversationNotWanted(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newHouse(t, db)
		w.now = core.At(core.Day(2026, 3, 9), 9, 0)
		child := w.born(t, "Bo", core.Day(2012, 6, 1))
		missing := w.wentMissing(t, child, "2026-03-06", "2026-03-07", "no")
		talk := hand(t, w, w.worker, "return_conversation", missing.Head().ID, merge(instant("offered_at", w.now), instant("declined_at", w.now), url.Values{
			"offered_how": {"At school"}, "outcome": {"declined"}, "why_not_held": {"child"}, "carers": {"He was at a friend's."}, "analysis": {"Ask again."},
			"exploitation_signs": {"no"}, "significant_harm": {"no"}, "child_knows": {"yes"}, "child_words": {"left over from a change of mind"}}))
		if r := talk.(*getsafe.Return); r.Words != "" {
			t.Errorf("words of a conversation that was not held are kept: %q", r.Words)
		}
		stands(t, w, child, "missing.return-interview", clock.Met, "2026-03-10")
		if concerns, err := getsafe.ConcernKind.OfPerson(t.Context(), db, "x", child); err != nil || len(concerns) > 0 {
			t.Errorf("no signs, and %d concerns: %v", len(concerns), err)
		}
	})
}

// TestTwoChildrenAndOnePark links two children with one place, which makes its record once.
func TestTwoChildrenAndOnePark(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newHouse(t, db)
		link := func(name string) *getsafe.Link {
			child := w.born(t, "Kim", core.Day(2012, 6, 1))
			concern := hand(t, w, w.worker, "exploitation_concern", "", merge(day("concern_on", w.Today()), url.Values{
				"told_by": {"school"}, "what": {"Seen with older men."}, "kinds": {"sexual"}, "modern_slavery": {"no"}, "danger": {"no"}}), child)
			return hand(t, w, w.worker, "mapping_link", concern.Head().ID, merge(day("since_on", w.Today()), url.Values{
				"context_kind": {"place"}, "name": {name}, "how": {"found"}, "sureness": {"known"}, "source": {"A patrol"}})).(*getsafe.Link)
		}
		a, b, other := link("Mill Park"), link("  mill  park "), link("Station kiosk")
		if a.Context != b.Context || a.Context == other.Context {
			t.Errorf("contexts %s, %s and %s; want one for the park and one for the kiosk", a.Context, b.Context, other.Context)
		}
		linked, err := getsafe.LinkedWith(t.Context(), db, "x", a.Context)
		if err != nil || len(linked) != 2 {
			t.Errorf("%d children are linked with the park, %v; want 2", len(linked), err)
		}
		e, _, err := w.Load(t.Context(), db, w.manager, a.Context)
		if err != nil {
			t.Fatal(err)
		}
		if c := e.(*getsafe.Context); c.Name != "Mill Park" || len(c.People) != 0 {
			t.Errorf("the park's record is %+v, want one about nobody", c)
		}
		sound(t, w)
	})
}

// TestIsTheToolUsed measures use over a month.
func TestIsTheToolUsed(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newHouse(t, db)
		w.now = core.At(core.Day(2026, 3, 31), 9, 0)
		old, young, seen := w.born(t, "Ash", core.Day(2012, 6, 1)), w.born(t, "Moss", core.Day(2020, 6, 1)), w.born(t, "Fen", core.Day(2013, 6, 1))
		for _, child := range []core.ID{old, young} {
			w.inCare(t, child, "2026-03-10", "", "")
		}
		w.wentMissing(t, seen, "2026-03-20", "2026-03-23", "no")
		episode := w.inCare(t, seen, "2026-03-25", "", "")
		w.now = core.At(core.Day(2026, 3, 27), 9, 0)
		screened(t, w, episode.Head().ID, nil)

		dues, err := getsafe.DueFor(t.Context(), db, "x", core.Day(2026, 3, 1), core.Day(2026, 3, 31), w.Calendar)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range dues {
			got = append(got, map[core.ID]string{old: "Ash", young: "Moss", seen: "Fen"}[d.Person]+" "+d.Why+" by "+d.By.String()+" done "+d.Done.String())
		}
		slices.Sort(got)
		if want := "Ash care by 2026-03-17 done ; Fen missing by 2026-03-27 done 2026-03-27"; strings.Join(got, "; ") != want {
			t.Errorf("got  %s\nwant %s", strings.Join(got, "; "), want)
		}
		if u := getsafe.UseOf(dues); u != (getsafe.Use{Due: 2, Done: 1, InTime: 1}) {
			t.Errorf("use is %+v, want 2 due, 1 done, in time", u)
		}
	})
}

// TestEachChildIsTalkedWithAlone begins the conversation for one of two who were missing
// together.
func TestEachChildIsTalkedWithAlone(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newHouse(t, db)
		a, b := w.born(t, "Wren", core.Day(2012, 6, 1)), w.born(t, "Lark", core.Day(2012, 6, 1))
		m := care.MissingKind.New("x", a, b).(*care.Missing)
		m.Type, m.From, m.Until, m.Repeat = "M", core.Day(2026, 3, 1), core.Day(2026, 3, 2), "no"
		if err := w.Save(t.Context(), w.manager, m, 0, "handed in"); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Start(t.Context(), db, w.worker, "return_conversation", m.ID); !core.IsSort(err, core.Invalid) {
			t.Errorf("one conversation with both may be begun: %v", err)
		}
		s, err := w.Start(t.Context(), db, w.worker, "return_conversation", m.ID, b)
		if err != nil || !slices.Equal(s.Entry.Head().People, []core.ID{b}) {
			t.Errorf("the conversation with one of them: %v, %v", s.Entry, err)
		}
	})
}
