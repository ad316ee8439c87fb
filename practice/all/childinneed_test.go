package all

import (
	"net/url"
	"slices"
	"testing"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/practice/childinneed"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// inNeed walks from the contact to a child in need plan of two children, agreed on 31 March.
// It returns the assessment and the meeting that agreed on the plan.
func inNeed(t *testing.T, w *world, child, sister core.ID) (assessed, meeting record.Entry) {
	t.Helper()
	contact := hand(t, w, w.worker, "contact", "", contactAnswers(w.now), child, sister)
	decision := hand(t, w, w.manager, "contact_decision", contact.Head().ID, merge(instant("decided_at", w.now), instant("referrer_told_at", w.now),
		url.Values{"referrer_told": {"yes"}}, childSays(child, "reason", "Hungry."), childSays(sister, "reason", "The same home.")))
	referral := hand(t, w, w.manager, "referral", decision.Head().ID, url.Values{"primary_need": {"N1"}, "outcomes": {"assessment"}, "family_told": {"yes"}})
	opened := hand(t, w, w.manager, "assessment_opened", referral.Head().ID, url.Values{"questions": {"Is there enough food?"}})
	social := access.Who{Authority: "x", User: core.NewID(), Name: "Bea Holm", Level: access.L0, Roles: []access.Role{access.SocialWorker}}
	hand(t, w, w.manager, "allocation", referral.Head().ID, merge(day("from_on", w.Today()), url.Values{
		"lead_worker": {string(social.User)}, "lead_team": {string(core.NewID())}}))
	w.worker = social
	w.now = core.At(core.Day(2026, 3, 26), 10, 0)
	answers := merge(assessmentAnswers(child), assessmentAnswers(sister), url.Values{"change": {"Food each day\nSomebody to talk to"}})
	for _, c := range []core.ID{child, sister} {
		answers = merge(answers, childSays(c, "outcome", "child_in_need", "seen", "alone", "child_words", "I like toast."))
	}
	assessed = hand(t, w, w.worker, "assessment", opened.Head().ID, answers)
	signedBy(t, w, w.manager, assessed.Head().ID)
	mustOwe(t, w, child, "cin.plan", clock.Running, core.Day(2026, 4, 13))
	w.now = core.At(core.Day(2026, 3, 31), 10, 0)
	meeting = hand(t, w, w.worker, "cin_plan_agreed", assessed.Head().ID, merge(day("held_on", w.Today()), day("consent_on", w.Today()), day("review_on", core.Day(2026, 5, 7)), url.Values{
		"consent": {"given"}, "consent_by": {"parent"}, "shared_with": {"School"}, "visit_every": {"10"}, "why_visits": {"A new baby is coming."},
		"short_breaks": {"no"}, "contingency": {"Back to the manager."},
	}, rowSays("invited", 1, "name", "Mr Bede", "agency", "school", "came", "attended"),
		rowSays("action", 1, "outcome", "Breakfast before school", "doing", "Breakfast club", "by_whom", "Mr Bede"),
		rowSays("action", 2, "outcome", "An adult she trusts", "doing", "A mentor", "by_whom", "School", "for_child", string(sister))))
	return assessed, signedBy(t, w, w.manager, meeting.Head().ID)
}

// reviewAnswers are those of a review at which nothing or something had changed.
func reviewAnswers(held, next core.Date, progress string, decisions ...url.Values) url.Values {
	return merge(append([]url.Values{day("held_on", held), day("review_on", next), {"changed": {"x"}, "parents_views": {"x"}, "still_agreed": {"yes"}},
		rowSays("action", 1, "progress", progress), rowSays("action", 2, "progress", progress), rowSays("invited", 1, "came", "attended")}, decisions...)...)
}

func TestAPlanForChildrenInNeedToItsEnd(t *testing.T) {
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child, sister := core.NewID(), core.NewID()
		_, meeting := inNeed(t, w, child, sister)
		plan, other := onlyOne(t, w, childinneed.PlanKind, child), onlyOne(t, w, childinneed.PlanKind, sister)
		if len(plan.Actions) != 1 || plan.Actions[0].Need != "Food each day" || len(other.Actions) != 2 || other.Actions[1].Need != "Somebody to talk to" {
			t.Errorf("the plans were not built from the assessment: %+v and %+v", plan.Actions, other.Actions)
		}
		if a := meeting.(*childinneed.Agreed); a.Children[0].Words != "I like toast." {
			t.Errorf("what the child said was not taken over: %+v", a.Children)
		}
		mustOwe(t, w, child, "cin.plan", clock.Met, core.Day(2026, 4, 13))
		mustOwe(t, w, child, "cin.review-first", clock.Running, core.Day(2026, 5, 12))
		mustOwe(t, w, child, "cin.visit", clock.Running, core.Day(2026, 4, 16))
		mustOwe(t, w, child, "cin.long-running", clock.Running, core.Day(2026, 12, 31))

		goesOn := merge(childSays(child, "decision", "continue", "reason", "x"), childSays(sister, "decision", "continue", "reason", "x"))
		w.now = core.At(core.Day(2026, 5, 7), 10, 0)
		first := hand(t, w, w.worker, "cin_review", meeting.Head().ID, reviewAnswers(w.Today(), core.Day(2026, 7, 31), "same", goesOn))
		signedBy(t, w, w.manager, first.Head().ID)
		mustOwe(t, w, child, "cin.review-first", clock.Met, core.Day(2026, 5, 12))
		mustOwe(t, w, child, "cin.review", clock.Running, core.Day(2026, 8, 7))
		if p := onlyOne(t, w, childinneed.PlanKind, child); p.Version != 2 || p.Actions[0].Progress != "same" || p.ReviewOn != core.Day(2026, 7, 31) {
			t.Errorf("the review did not let the plan grow: %+v", p)
		}

		w.now = core.At(core.Day(2026, 7, 31), 10, 0)
		still := reviewAnswers(w.Today(), core.Day(2026, 10, 30), "same", goesOn)
		if got := refusedAt(t, w, w.worker, "cin_review", first.Head().ID, still); len(got) != 1 || got[0] != "why_no_change" {
			t.Errorf("nothing changed over two reviews, and the review asks for %v, want why_no_change", got)
		}
		second := hand(t, w, w.worker, "cin_review", first.Head().ID, reviewAnswers(w.Today(), core.Day(2026, 10, 30), "good",
			childSays(child, "decision", "step_down", "reason", "Fed each day."), childSays(sister, "decision", "continue", "reason", "The mentor has begun.")))
		if p := onlyOne(t, w, childinneed.PlanKind, child); !p.Ended.IsZero() {
			t.Error("the plan ended before a manager signed the review")
		}
		signedBy(t, w, w.manager, second.Head().ID)
		if p := onlyOne(t, w, childinneed.PlanKind, child); p.Ended != core.Day(2026, 7, 31) || p.EndedWhy != "step_down" {
			t.Errorf("the review did not end the plan: %+v", p)
		}
		mustOwe(t, w, child, "cin.long-running", clock.NotNeeded, core.Day(2026, 12, 31))
		mustOwe(t, w, child, "early-help.step-down", clock.Running, core.Day(2026, 8, 14))
		mustOwe(t, w, sister, "cin.long-running", clock.Running, core.Day(2026, 12, 31))

		w.now = core.At(core.Day(2026, 9, 1), 10, 0)
		hand(t, w, w.manager, "cin_withdrawn", onlyOne(t, w, childinneed.PlanKind, sister).ID, merge(day("withdrawn_on", w.Today()), url.Values{
			"withdrawn_by": {"parent"}, "why_withdrawn": {"“We are fine now.”"}, "worries": {"Money."}, "decision": {"end"}, "reason": {"Not enough to act on."}}))
		if p := onlyOne(t, w, childinneed.PlanKind, sister); p.Ended != core.Day(2026, 9, 1) || p.EndedWhy != "withdrew" {
			t.Errorf("agreement was withdrawn, and the plan is %+v", p)
		}
		sound(t, w)
		sameWhenRecomputed(t, w, sister)
	})
}

// TestHelpGoesOnAfterAProtectionPlan begins a child in need plan where two protection plans
// ended: what is not met is taken over once, and those of the conference are asked to come.
func TestHelpGoesOnAfterAProtectionPlan(t *testing.T) {
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child, twin := core.NewID(), core.NewID()
		held, boss := onProtectionPlans(t, w, child, twin)
		w.now = core.At(core.Day(2026, 6, 25), 17, 0)
		review := hand(t, w, w.worker, "protection_review", held.Head().ID, merge(conferenceAnswers("reviewed_on", w.Today(), 0, 0,
			childSays(child, "took_part", "PN1", "advocate", "used", "decision", "ends_child_in_need", "reason", "Safe."),
			childSays(twin, "took_part", "PN1", "advocate", "used", "decision", "ends_child_in_need", "reason", "Safe.")),
			rowSays("action", 2, "for_child", string(twin)), rowSays("action", 3, "change", "A bed each", "doing", "Two beds", "by_whom", "Ines Okafor", "progress", "met")))
		signedBy(t, w, boss, review.Head().ID)
		s, err := w.Start(t.Context(), db, w.worker, "cin_plan_agreed", review.Head().ID, child, twin)
		if err != nil {
			t.Fatal(err)
		}
		a := s.Entry.(*childinneed.Agreed)
		want := []childinneed.Action{
			{Need: "Nobody hurts the child", Doing: "A safety plan with the grandmother", Who: "Ines Okafor"},
			{Need: "School each day", Doing: "Breakfast club", Who: "Mr Bede", Child: twin},
		}
		if !slices.Equal(a.Actions, want) {
			t.Errorf("the plan takes over %+v, want %+v", a.Actions, want)
		}
		if len(a.Present) != 3 || a.Present[1] != (childinneed.Attender{Name: "DS Orr", Agency: "police"}) {
			t.Errorf("those of the conference are asked as %+v", a.Present)
		}
	})
}

func TestACaseDoesNotCloseOverWhatIsOpen(t *testing.T) {
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child, sister := core.NewID(), core.NewID()
		assessed, _ := inNeed(t, w, child, sister)
		closing := func(on core.Date) url.Values {
			return merge(day("closed_on", on), url.Values{"reason": {"RC7"}, "summary": {"You have what you need."}, "family_told": {"yes"}, "partners_told": {"yes"}})
		}
		w.now = core.At(core.Day(2026, 4, 20), 10, 0)
		if got := refusedAt(t, w, w.manager, "closing", assessed.Head().ID, closing(w.Today())); len(got) != 1 || got[0] != "override" {
			t.Errorf("a visit is overdue, and closing asks for %v, want override", got)
		}
		over := merge(closing(w.Today()), url.Values{"override": {"The family has left the country; the police know."}})
		lower := w.manager
		lower.Level = access.L2
		s, err := w.Start(t.Context(), db, lower, "closing", assessed.Head().ID)
		if err != nil {
			t.Fatal(err)
		}
		if wrong := s.Kind.Read(s.Entry, merge(s.Kind.Typed(s.Entry), over), w.Today()); len(wrong) > 0 {
			t.Fatal(wrong)
		}
		if err := w.Save(t.Context(), lower, s.Entry, 0, "handed in"); !core.IsSort(err, core.Forbidden) {
			t.Errorf("a team manager closed over what is open: %v", err)
		}
		hand(t, w, w.manager, "closing", assessed.Head().ID, over)
		if p := onlyOne(t, w, childinneed.PlanKind, child); p.Ended != core.Day(2026, 4, 20) || p.EndedWhy != "needs_met" {
			t.Errorf("the case was closed, and the plan is %+v", p)
		}
		mustOwe(t, w, child, "cin.long-running", clock.NotNeeded, core.Day(2026, 12, 31))
		mustOwe(t, w, child, "front-door.re-referral-window", clock.Waiting, core.Day(2027, 4, 20))
		sound(t, w)
	})
}
