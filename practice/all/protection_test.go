package all

import (
	"net/url"
	"strconv"
	"testing"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/practice/protection"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// rowSays is one row of a set as it is typed: questions and answers in turn.
func rowSays(set string, n int, answers ...string) url.Values {
	v := url.Values{}
	for i := 0; i+1 < len(answers); i += 2 {
		v.Set("row-"+set+"-"+strconv.Itoa(n)+"."+answers[i], answers[i+1])
	}
	return v
}

// rowSaysDay is a day of a row.
func rowSaysDay(set string, n int, question string, d core.Date) url.Values {
	return day("row-"+set+"-"+strconv.Itoa(n)+"."+question, d)
}

// childSays is what is said of one child.
func childSays(child core.ID, answers ...string) url.Values {
	v := url.Values{}
	for i := 0; i+1 < len(answers); i += 2 {
		v.Set(record.PartField(child, answers[i]), answers[i+1])
	}
	return v
}

// conferenceChair is a conference chair, who knows only the children whose conferences they chair.
func conferenceChair() access.Who {
	return access.Who{Authority: "x", User: core.NewID(), Name: "Edda Marsh", Level: access.L2, Roles: []access.Role{access.Chair}}
}

// signedBy loads a record, signs it and returns it as it stands.
func signedBy(t *testing.T, w *world, who access.Who, id core.ID) record.Entry {
	t.Helper()
	e, _, err := w.Load(t.Context(), w.DB, who, id)
	if err != nil {
		t.Fatalf("loading what is to be signed: %v", err)
	}
	if err := w.Sign(t.Context(), who, id, e.Head().Version); err != nil {
		t.Fatalf("signing a %s: %v", e.Head().Kind, err)
	}
	if e, _, err = w.Load(t.Context(), w.DB, who, id); err != nil {
		t.Fatal(err)
	}
	return e
}

// mustOwe checks what one clock made of a child's journey.
func mustOwe(t *testing.T, w *world, child core.ID, id string, state clock.State, on core.Date) {
	t.Helper()
	if d := dueOf(t, w, child, id); d.State != state || d.DueOn != on {
		t.Errorf("%s is %s, due %s; want %s, due %s", id, d.State, d.DueOn, state, on)
	}
}

// onlyOne is the one record of a kind that a child has.
func onlyOne[T any](t *testing.T, w *world, k record.Of[T], child core.ID) *T {
	t.Helper()
	all, err := k.OfPerson(t.Context(), w.DB, "x", child)
	if err != nil || len(all) != 1 {
		t.Fatalf("%d records of the kind %s, %v; want one", len(all), k.Name, err)
	}
	return all[0]
}

func strategyAnswers(at core.Instant, decisions url.Values) url.Values {
	return merge(instant("held_at", at), url.Values{
		"method": {"video"}, "worry": {"A bruise that nobody explains."}, "other_children": {"A twin."}, "see_child": {"Today at school."},
		"tell_parents": {"Both, today, after the children are seen."}, "medical": {"arranged"}, "medical_words": {"The hospital, this evening."},
		"safety_plan": {"With the grandmother tonight."}, "position_of_trust": {"no"},
	}, rowSays("participant", 1, "name", "Mara Lind, team manager", "agency", "social_care", "told", "Known since March."),
		rowSays("participant", 2, "name", "DS Orr", "agency", "police"), rowSays("participant", 3, "name", "Dr Vane", "agency", "hospital"),
		rowSays("step", 1, "what", "See the child", "by_whom", "Ines Okafor"), rowSaysDay("step", 1, "by_when", at.Date()), decisions)
}

func conferenceAnswers(heldField string, held, group, review core.Date, children ...url.Values) url.Values {
	days := merge(day(heldField, held))
	if !review.IsZero() {
		days = merge(days, day("core_group_on", group), day("review_on", review))
	}
	return merge(append([]url.Values{days, {
		"transfer_in": {"no"}, "parents_there": {"The mother came; the father was asked and did not come."}, "excluded": {"no"},
		"strengths": {"A grandmother who sees them daily."}, "worries": {"Bruises, and nobody says how."}, "harm_statement": {"Hurt again, and worse."},
		"legal_considered": {"yes"}, "legal_words": {"Not at present."}, "visit_every": {"5"},
	}, rowSays("invited", 1, "name", "Ines Okafor", "agency", "social_care", "came", "attended", "plan_needed", "yes", "category", "PHY"),
		rowSays("invited", 2, "name", "DS Orr", "agency", "police", "came", "attended"), rowSays("invited", 3, "name", "Dr Vane", "agency", "hospital", "came", "part"),
		rowSays("member", 1, "name", "Ines Okafor", "agency", "social_care"), rowSays("member", 2, "name", "Mr Bede, head teacher", "agency", "school"),
		rowSays("action", 1, "change", "Nobody hurts the child", "doing", "A safety plan with the grandmother", "by_whom", "Ines Okafor"),
		rowSays("action", 2, "change", "School each day", "doing", "Breakfast club", "by_whom", "Mr Bede"),
	}, children...)...)
}

func decidesPlan(child core.ID) url.Values {
	return childSays(child, "took_part", "PN1", "advocate", "used", "child_words", "I want it to stop.", "decision", "plan", "category", "PHY", "reason", "Hurt twice.")
}

// underEnquiry walks from the contact to the enquiry of one of two twins, or with twinToo of
// both. It returns the discussion.
func underEnquiry(t *testing.T, w *world, child, twin core.ID, twinToo bool) record.Entry {
	t.Helper()
	contact := hand(t, w, w.worker, "contact", "", contactAnswers(w.now), child, twin)
	w.now = core.At(core.Day(2026, 3, 6), 11, 0)
	decision := hand(t, w, w.manager, "contact_decision", contact.Head().ID, merge(instant("decided_at", w.now), instant("referrer_told_at", w.now),
		url.Values{"referrer_told": {"yes"}}, childSays(child, "outcome", "strategy", "reason", "A bruise."), childSays(twin, "outcome", "strategy", "reason", "The same home.")))
	mustOwe(t, w, child, "cp.strategy-discussion", clock.Running, core.Day(2026, 3, 9))
	referral := hand(t, w, w.manager, "referral", decision.Head().ID, url.Values{"primary_need": {"N1"}, "outcomes": {"strategy"}, "family_told": {"no"}, "why_not_told": {"The children are seen first."}}, child, twin)
	social := access.Who{Authority: "x", User: core.NewID(), Name: "Bea Holm", Level: access.L0, Roles: []access.Role{access.SocialWorker}}
	hand(t, w, w.manager, "allocation", referral.Head().ID, merge(day("from_on", w.Today()), url.Values{
		"lead_worker": {string(social.User)}, "lead_team": {string(core.NewID())},
	}))
	w.worker = social
	w.now = core.At(core.Day(2026, 3, 6), 15, 0)
	forTwin := "assessment"
	if twinToo {
		forTwin = "s47_single"
	}
	return hand(t, w, w.manager, "strategy_discussion", referral.Head().ID, strategyAnswers(w.now, merge(
		childSays(child, "decision", "s47_joint", "reason", "A bruise."), childSays(twin, "decision", forTwin, "reason", "Nothing seen."))))
}

func TestFromStrategyToPlanToItsEnd(t *testing.T) {
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w, boss := newWorld(t, db), conferenceChair()
		child, twin := core.NewID(), core.NewID()
		discussion := underEnquiry(t, w, child, twin, false)
		mustOwe(t, w, child, "cp.strategy-discussion", clock.Met, core.Day(2026, 3, 9))
		mustOwe(t, w, child, "cp.strategy-record", clock.Running, core.Day(2026, 3, 9))
		mustOwe(t, w, child, "cp.icpc-request", clock.Running, core.Day(2026, 3, 9))
		mustOwe(t, w, child, "cp.icpc", clock.Running, core.Day(2026, 3, 27))
		if d := dueOf(t, w, child, "cp.s47-see-child"); d.DueAt != core.At(core.Day(2026, 3, 7), 15, 0) {
			t.Errorf("the child is to be seen by %s, want a day after the discussion to the minute", d.DueAt.Long())
		}
		enquiry := onlyOne(t, w, protection.Section47Kind, child)
		if enquiry.Target != core.Day(2026, 3, 27) || enquiry.Joint != "yes" || enquiry.From != discussion.Head().ID {
			t.Errorf("the enquiry was not opened as it was agreed: %+v", enquiry)
		}
		if none, err := protection.Section47Kind.OfPerson(t.Context(), db, "x", twin); err != nil || len(none) != 0 {
			t.Errorf("the twin, for whom none was agreed, has %d enquiries (%v)", len(none), err)
		}

		w.now = core.At(core.Day(2026, 3, 7), 11, 0)
		hand(t, w, w.worker, "section47_visit", enquiry.ID, merge(instant("visited_at", w.now), url.Values{
			"place": {"family"}, "with_whom": {"With DS Orr."}, "account": {"At the grandmother's."},
		}, childSays(child, "seen", "alone", "child_words", "He squeezed my arm.", "asked", "What happened to your arm?")))
		mustOwe(t, w, child, "cp.s47-see-child", clock.Met, core.Day(2026, 3, 7))

		w.now = core.At(core.Day(2026, 3, 9), 9, 0)
		request := hand(t, w, w.manager, "conference_request", enquiry.ID, merge(day("asked_on", w.Today()), instant("held_at", core.At(core.Day(2026, 3, 26), 10, 0)),
			url.Values{"chair_worker": {string(boss.User)}}))
		mustOwe(t, w, child, "cp.icpc-request", clock.Met, core.Day(2026, 3, 9))
		mustOwe(t, w, child, "cp.report-icpc", clock.Running, core.Day(2026, 3, 24))

		w.now = core.At(core.Day(2026, 3, 11), 16, 0)
		hand(t, w, w.worker, "visit", "", merge(instant("visited_at", w.now), url.Values{"place": {"family"}, "account": {"Calm."}},
			childSays(child, "duties", "section47", "seen", "seen", "why_not_alone", "The child asked for Nan.", "bedroom_seen", "yes", "safety", "6", "child_words", "I sleep well here.")), child)

		w.now = core.At(core.Day(2026, 3, 12), 16, 0)
		outcome := hand(t, w, w.worker, "section47_outcome", enquiry.ID, merge(url.Values{
			"parents": {"The mother does not know how."}, "medical": {"done"}, "medical_words": {"A grip mark."}, "analysis": {"Somebody held the child hard."},
			"partner_disagrees": {"no"}}, childSays(child, "finding", "continuing_risk", "reason", "No explanation.", "actions", "conference")))
		if o := outcome.(*protection.EnquiryOutcome); o.Children[0].Seen != "alone" || o.Children[0].Words != "7 March 2026: He squeezed my arm.\n\n11 March 2026: I sleep well here." || o.Safety == "" {
			t.Errorf("what is known was not filled in: %+v", o)
		}
		signedBy(t, w, w.manager, outcome.Head().ID)
		mustOwe(t, w, child, "cp.s47-complete", clock.Met, core.Day(2026, 3, 27))
		if e := onlyOne(t, w, protection.Section47Kind, child); e.Completed != core.Day(2026, 3, 12) || e.Finding != "continuing_risk" || e.NotRequired != "false" {
			t.Errorf("the outcome did not reach the enquiry: %+v", e)
		}

		w.now = core.At(core.Day(2026, 3, 24), 16, 0)
		hand(t, w, w.worker, "conference_report", request.Head().ID, merge(day("shared_on", w.Today()), url.Values{
			"shared_with": {"The mother, read through with her."}, "parents_views": {"She thinks it fair."}},
			childSays(child, "told", "With drawings.", "child_words", "I want to live at Nan's.")))
		mustOwe(t, w, child, "cp.report-icpc", clock.Met, core.Day(2026, 3, 24))

		w.now = core.At(core.Day(2026, 3, 26), 17, 0)
		held := hand(t, w, w.worker, "initial_conference", request.Head().ID,
			conferenceAnswers("held_on", w.Today(), core.Day(2026, 4, 13), core.Day(2026, 6, 25), decidesPlan(child)))
		if err := w.Sign(t.Context(), w.manager, held.Head().ID, 1); !core.IsSort(err, core.Forbidden) {
			t.Errorf("a manager who is no chair signed the conference: %v", err)
		}
		signedBy(t, w, boss, held.Head().ID)
		plan := onlyOne(t, w, protection.PlanKind, child)
		if plan.Began != core.Day(2026, 3, 26) || plan.Initial != "PHY" || len(plan.Actions) != 2 || plan.Before.N != 0 || len(plan.CoreGroup) != 2 {
			t.Errorf("the conference did not make the plan: %+v", plan)
		}
		if e := onlyOne(t, w, protection.Section47Kind, child); e.Conference != core.Day(2026, 3, 26) {
			t.Errorf("the conference did not reach the enquiry: %+v", e)
		}
		for id, on := range map[string]core.Date{
			"cp.conference-decisions": core.Day(2026, 3, 27), "cp.conference-minutes": core.Day(2026, 4, 27), "cp.core-group-first": core.Day(2026, 4, 13),
			"cp.rcpc-first": core.Day(2026, 6, 26), "cp.visit": core.Day(2026, 4, 2), "cp.report-rcpc": core.Day(2026, 6, 18), "cp.plan-15-months": core.Day(2027, 6, 26),
		} {
			mustOwe(t, w, child, id, clock.Running, on)
		}
		mustOwe(t, w, child, "cp.icpc", clock.Met, core.Day(2026, 3, 27))

		w.now = core.At(core.Day(2026, 3, 27), 12, 0)
		hand(t, w, w.worker, "conference_sent", held.Head().ID, day("decisions_on", w.Today()))
		mustOwe(t, w, child, "cp.conference-decisions", clock.Met, core.Day(2026, 3, 27))

		w.now = core.At(core.Day(2026, 4, 13), 12, 0)
		group := hand(t, w, w.worker, "core_group", plan.ID, merge(day("held_on", w.Today()), day("next_on", core.Day(2026, 5, 20)), url.Values{
			"method": {"in_person"}, "changed": {"Breakfast each day."}, "parents_views": {"The mother is glad of the club."}},
			rowSays("invited", 1, "came", "attended"), rowSays("invited", 2, "came", "attended"), rowSays("action", 2, "progress", "met")))
		mustOwe(t, w, child, "cp.core-group-first", clock.Met, core.Day(2026, 4, 13))
		mustOwe(t, w, child, "cp.core-group", clock.Running, core.Day(2026, 5, 25))
		if p := onlyOne(t, w, protection.PlanKind, child); p.Version != 2 || p.Actions[1].Progress != "met" || p.Actions[0].Change != "Nobody hurts the child" {
			t.Errorf("the core group did not let the plan grow: version %d, %+v", p.Version, p.Actions)
		}

		w.now = core.At(core.Day(2026, 6, 25), 17, 0)
		review := hand(t, w, w.worker, "protection_review", group.Head().ID, merge(conferenceAnswers("reviewed_on", w.Today(), 0, 0),
			childSays(child, "took_part", "PN1", "advocate", "used", "decision", "ends_child_in_need", "reason", "Safe with the grandmother.")))
		mustOwe(t, w, child, "cp.rcpc-first", clock.Met, core.Day(2026, 6, 26))
		signedBy(t, w, boss, review.Head().ID)
		if p := onlyOne(t, w, protection.PlanKind, child); p.Ended != core.Day(2026, 6, 25) || p.EndedWhy != "conference" {
			t.Errorf("the review did not end the plan: %+v", p)
		}
		mustOwe(t, w, child, "cp.rcpc", clock.NotNeeded, core.Day(2026, 12, 25))
		mustOwe(t, w, child, "cp.second-plan", clock.Waiting, core.Day(2028, 6, 25))
		mustOwe(t, w, child, "cp.core-group", clock.NotNeeded, core.Day(2026, 5, 25))
		sound(t, w)
		sameWhenRecomputed(t, w, child)
	})
}

// onProtectionPlans walks on to the plans of both twins, made on 26 March. It returns the conference
// and its chair.
func onProtectionPlans(t *testing.T, w *world, child, twin core.ID) (record.Entry, access.Who) {
	t.Helper()
	boss := conferenceChair()
	discussion := underEnquiry(t, w, child, twin, true)
	w.now = core.At(core.Day(2026, 3, 9), 9, 0)
	request := hand(t, w, w.manager, "conference_request", discussion.Head().ID, merge(day("asked_on", w.Today()),
		instant("held_at", core.At(core.Day(2026, 3, 26), 10, 0)), url.Values{"chair_worker": {string(boss.User)}}))
	w.now = core.At(core.Day(2026, 3, 26), 17, 0)
	held := hand(t, w, w.worker, "initial_conference", request.Head().ID,
		conferenceAnswers("held_on", w.Today(), core.Day(2026, 4, 13), core.Day(2026, 6, 25), decidesPlan(child), decidesPlan(twin)))
	return signedBy(t, w, boss, held.Head().ID), boss
}

// refusedAt starts a record, answers it and returns the fields that are wrong, those that
// hang on what else is on record too.
func refusedAt(t *testing.T, w *world, who access.Who, kind string, from core.ID, answers url.Values, people ...core.ID) []string {
	t.Helper()
	s, err := w.Start(t.Context(), w.DB, who, kind, from, people...)
	if err != nil {
		t.Fatalf("starting a %s: %v", kind, err)
	}
	wrong := s.Kind.Read(s.Entry, merge(s.Kind.Typed(s.Entry), answers), w.Today())
	if len(wrong) == 0 {
		if wrong, err = w.Guard(t.Context(), w.DB, s.Entry); err != nil {
			t.Fatal(err)
		}
	}
	var fields []string
	for _, f := range wrong {
		fields = append(fields, f.Field)
	}
	return fields
}

func TestTwinsDifferOnTheirPlans(t *testing.T) {
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child, twin := core.NewID(), core.NewID()
		held, boss := onProtectionPlans(t, w, child, twin)

		w.now = core.At(core.Day(2026, 3, 30), 9, 0)
		again, kind, err := w.Load(t.Context(), db, w.worker, held.Head().ID)
		if err != nil {
			t.Fatal(err)
		}
		typed := merge(kind.Typed(again), rowSays("action", 2, "for_child", string(twin)))
		if wrong := kind.Read(again, typed, w.Today()); len(wrong) > 0 {
			t.Fatal(wrong)
		}
		if err := w.Save(t.Context(), w.worker, again, again.Head().Version, "put right"); err != nil {
			t.Fatal(err)
		}
		signedBy(t, w, boss, held.Head().ID)
		if one, other := onlyOne(t, w, protection.PlanKind, child), onlyOne(t, w, protection.PlanKind, twin); len(one.Actions) != 1 || len(other.Actions) != 2 {
			t.Errorf("the row for one twin stands in the plans as %d and %d rows, want 1 and 2", len(one.Actions), len(other.Actions))
		}

		w.now = core.At(core.Day(2026, 6, 25), 17, 0)
		review := hand(t, w, w.worker, "protection_review", held.Head().ID, merge(conferenceAnswers("reviewed_on", w.Today(), core.Day(2026, 7, 16), core.Day(2026, 12, 22),
			childSays(child, "took_part", "PN1", "advocate", "used", "decision", "continues", "category", "EMO", "reason", "Still afraid."),
			childSays(twin, "took_part", "PN6", "advocate", "not_wanted", "decision", "ends_child_in_need", "reason", "Well at school."))))
		signedBy(t, w, boss, review.Head().ID)
		one, other := onlyOne(t, w, protection.PlanKind, child), onlyOne(t, w, protection.PlanKind, twin)
		if !one.Ended.IsZero() || one.Initial != "PHY" || one.Latest != "EMO" || one.ReviewOn != core.Day(2026, 12, 22) {
			t.Errorf("the plan that goes on: %+v", one)
		}
		if other.Ended != core.Day(2026, 6, 25) || other.Latest != "PHY" {
			t.Errorf("the plan that ended: %+v", other)
		}
		mustOwe(t, w, child, "cp.rcpc", clock.Running, core.Day(2026, 12, 25))
		mustOwe(t, w, child, "cp.visit", clock.Running, core.Day(2026, 4, 2))
		mustOwe(t, w, twin, "cp.visit", clock.NotNeeded, core.Day(2026, 4, 2))

		w.now = core.At(core.Day(2026, 9, 1), 9, 0)
		transfer := hand(t, w, w.worker, "protection_transfer", one.ID, merge(day("told_on", w.Today()), day("moved_on", w.Today()), url.Values{
			"other_authority": {"Wexcombe"}, "their_worker": {"Jo Tarn"}, "accepted": {"yes"}}))
		if tr := transfer.(*protection.Transfer); tr.Direction != "out" || tr.Category != "EMO" || tr.PlanSince != core.Day(2026, 3, 26) {
			t.Errorf("the transfer was not filled in from the plan: %+v", tr)
		}
		if p := onlyOne(t, w, protection.PlanKind, child); !p.Ended.IsZero() {
			t.Error("the plan ended before the other authority held its conference")
		}
		tr := transfer.(*protection.Transfer)
		tr.HeldOn = core.Day(2026, 9, 1)
		if err := w.Save(t.Context(), w.worker, tr, 1, "they have held it"); err != nil {
			t.Fatal(err)
		}
		if p := onlyOne(t, w, protection.PlanKind, child); p.Ended != core.Day(2026, 9, 1) || p.EndedWhy != "moved" {
			t.Errorf("the other authority has held its conference, and the plan is %+v", p)
		}
		sound(t, w)
	})
}

func TestSafeguardsOfProtection(t *testing.T) {
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child, twin := core.NewID(), core.NewID()
		discussion := underEnquiry(t, w, child, twin, true)
		enquiry := onlyOne(t, w, protection.Section47Kind, child)
		noPolice := strategyAnswers(w.now, merge(childSays(child, "decision", "other", "reason", "x"), childSays(twin, "decision", "other", "reason", "x"),
			rowSays("participant", 2, "name", "Mr Bede", "agency", "school")))
		outcome := func(seen string) url.Values {
			return merge(url.Values{"parents": {"x"}, "medical": {"not_needed"}, "medical_words": {"x"}, "analysis": {"x"}, "partner_disagrees": {"no"}},
				childSays(child, "seen", seen, "finding", "not_substantiated", "reason", "x", "actions", "none"))
		}
		ask := func(at core.Instant) url.Values { return merge(day("asked_on", w.Today()), instant("held_at", at)) }
		for _, c := range []struct {
			why, kind string
			who       access.Who
			from      core.ID
			answers   url.Values
			want      string
		}{
			{"no police in the discussion, and nobody says why", "strategy_discussion", w.manager, discussion.Head().ID, noPolice, "why_not_quorate"},
			{"the child was not seen", "section47_outcome", w.worker, enquiry.ID, outcome("no_answer"), record.PartField(child, "seen")},
			{"the child was seen", "section47_outcome", w.worker, enquiry.ID, outcome("seen"), ""},
			{"a conference on a Saturday", "conference_request", w.manager, enquiry.ID, ask(core.At(core.Day(2026, 3, 21), 10, 0)), "held_at"},
			{"on the 15th working day", "conference_request", w.manager, enquiry.ID, ask(core.At(core.Day(2026, 3, 27), 10, 0)), ""},
			{"on the 16th, and nobody says why", "conference_request", w.manager, enquiry.ID, ask(core.At(core.Day(2026, 3, 30), 10, 0)), "why_late"},
			{"a plan with no rows, no core group and no review", "initial_conference", w.worker, enquiry.ID,
				merge(day("held_on", core.Day(2026, 3, 6)), url.Values{"transfer_in": {"no"}, "parents_there": {"x"}, "excluded": {"no"}, "strengths": {"x"}, "worries": {"x"},
					"harm_statement": {"x"}, "legal_considered": {"no"}, "why_not_quorate": {"x"}}, decidesPlan(child)), "harm_statement"},
		} {
			got := refusedAt(t, w, c.who, c.kind, c.from, c.answers)
			if c.want == "" && len(got) > 0 || c.want != "" && (len(got) == 0 || got[0] != c.want) {
				t.Errorf("%s: wrong are %v, want %q", c.why, got, c.want)
			}
		}
		alone, err := w.Start(t.Context(), db, w.worker, "strategy_not_needed", discussion.Head().ID)
		if err == nil {
			t.Errorf("a worker may decide that no discussion is needed: %+v", alone)
		}
	})
}

func TestTheThirdEnquiryAndTheSecondPlan(t *testing.T) {
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child, twin := core.NewID(), core.NewID()
		discussion := underEnquiry(t, w, child, twin, true)
		lower := w.manager
		lower.User, lower.Level = core.NewID(), access.L2
		outcome := url.Values{"parents": {"x"}, "medical": {"not_needed"}, "medical_words": {"x"}, "analysis": {"x"}, "partner_disagrees": {"no"}}
		for n := 1; n <= 3; n++ {
			w.now = core.At(core.Day(2026, 3, 6).PlusMonths(n), 9, 0)
			next := hand(t, w, w.manager, "strategy_discussion", discussion.Head().ID, strategyAnswers(w.now, merge(
				childSays(child, "decision", "s47_single", "reason", "Again."), childSays(twin, "decision", "other", "reason", "Not again."))))
			answers := merge(outcome, childSays(child, "seen", "alone", "finding", "not_substantiated", "reason", "x", "actions", "none"))
			if n >= 2 {
				if got := refusedAt(t, w, w.worker, "section47_outcome", next.Head().ID, answers, child); len(got) != 1 || got[0] != "pattern" {
					t.Fatalf("enquiry %d in a year without a conference asks for %v, want pattern", n+1, got)
				}
				answers.Set("pattern", "A neighbour who calls each month.")
			}
			said := hand(t, w, w.worker, "section47_outcome", next.Head().ID, answers, child)
			err := w.Sign(t.Context(), lower, said.Head().ID, 1)
			if refused := core.IsSort(err, core.Forbidden); refused != (n >= 2) {
				t.Fatalf("enquiry %d, signed by a team manager: %v", n+1, err)
			}
			if n >= 2 {
				signedBy(t, w, w.manager, said.Head().ID)
			}
			chosen, err := store.One[int](t.Context(), db, `SELECT count(*) FROM quality_sample WHERE record_id = $1`, said.Head().ID)
			if err != nil || (chosen == 1) != (n >= 2) {
				t.Errorf("enquiry %d stands %d times before the quality auditors, %v", n+1, chosen, err)
			}
		}

		other, sister := core.NewID(), core.NewID()
		w.now = core.At(core.Day(2026, 3, 6), 10, 0)
		w.worker = everywhere()
		held, boss := onProtectionPlans(t, w, other, sister)
		plan := onlyOne(t, w, protection.PlanKind, other)
		w.now = core.At(core.Day(2026, 5, 1), 10, 0)
		hand(t, w, w.manager, "protection_plan_ended", plan.ID, merge(day("ended_on", w.Today()), day("their_conference_on", w.Today()),
			url.Values{"why": {"moved"}, "other_authority": {"Wexcombe"}}))
		w.now = core.At(core.Day(2026, 9, 1), 10, 0)
		request := hand(t, w, w.manager, "conference_request", held.Head().ID, merge(day("asked_on", w.Today()),
			instant("held_at", core.At(core.Day(2026, 9, 3), 10, 0)), url.Values{"sort": {"transfer"}, "chair_worker": {string(boss.User)}}), other)
		w.now = core.At(core.Day(2026, 9, 3), 16, 0)
		answers := conferenceAnswers("held_on", w.Today(), core.Day(2026, 9, 10), core.Day(2026, 11, 26), decidesPlan(other))
		blank := merge(answers, url.Values{"why_again": {""}})
		if got := refusedAt(t, w, w.worker, "initial_conference", request.Head().ID, blank); len(got) != 1 || got[0] != "why_again" {
			t.Errorf("a second plan asks for %v, want why_again", got)
		}
		again := hand(t, w, w.worker, "initial_conference", request.Head().ID, answers)
		signedBy(t, w, boss, again.Head().ID)
		plans, err := protection.PlanKind.OfPerson(t.Context(), db, "x", other)
		if err != nil || len(plans) != 2 || plans[1].Before.N != 1 {
			t.Fatalf("%d plans (%v), want a second one that says that one came before", len(plans), err)
		}
		mustOwe(t, w, other, "cp.second-plan", clock.Met, core.Day(2028, 5, 1))
	})
}
