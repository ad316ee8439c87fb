package all

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"testing"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/people"
	"throughline/practice/care"
	"throughline/practice/leavingcare"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// newHouse is a world whose clocks know the people on record.
func newHouse(t *testing.T, db *store.DB) *world {
	t.Helper()
	w := newWorld(t, db)
	w.Children = people.Children
	return w
}

// born puts somebody on record.
func (w *world) born(t *testing.T, name string, on core.Date) core.ID {
	t.Helper()
	p := &people.Person{ID: core.NewID(), Names: []people.Name{{Given: name, Family: "Ashdown"}}, Born: on}
	err := w.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		return people.Save(ctx, tx, w.manager, w.now, p, "new")
	})
	if err != nil {
		t.Fatal(err)
	}
	return p.ID
}

// inCare puts an episode of care on record.
func (w *world) inCare(t *testing.T, child core.ID, from, until, end string) record.Entry {
	t.Helper()
	e := care.EpisodeKind.New("x", child).(*care.Episode)
	e.Began, e.Ended, e.ReasonEnded = core.MustDate(from), core.MustDate(until), end
	e.ReasonNew, e.LegalStatus, e.Need, e.Placement = "S", "V2", "N1", "U6"
	if err := w.Save(t.Context(), w.manager, e, 0, "handed in"); err != nil {
		t.Fatal(err)
	}
	return e
}

// row names the answers of one row of a table.
func row(set string, n int, answers url.Values) url.Values {
	out := url.Values{}
	for name, values := range answers {
		out["row-"+set+"-"+itoa(n)+"."+name] = values
	}
	return out
}

// stands checks how one clock of a person stands.
func stands(t *testing.T, w *world, person core.ID, id string, state clock.State, due string) {
	t.Helper()
	if d := dueOf(t, w, person, id); d.State != state || due != "" && d.DueOn != core.MustDate(due) {
		t.Errorf("%s is %s, due %s; want %s, due %s", id, d.State, d.DueOn, state, due)
	}
}

func (w *world) sign(t *testing.T, e record.Entry) {
	t.Helper()
	if err := w.Sign(t.Context(), w.manager, e.Head().ID, e.Head().Version); err != nil {
		t.Fatal(err)
	}
}

// parts answers the parts of life that the needs assessment asks for.
func parts() url.Values {
	out := url.Values{}
	for _, part := range []string{"home", "learning", "health", "feelings", "money", "people", "skills", "identity", "safety"} {
		out.Set(part, "Talked about "+part+".")
	}
	return out
}

// TestLeavingCare walks a young person from 16 to a plan of their own.
func TestLeavingCare(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newHouse(t, db)
		w.now = core.At(core.Day(2026, 3, 2), 10, 0)
		young := w.born(t, "Robin", core.Day(2010, 1, 12))
		episode := w.inCare(t, young, "2025-01-06", "", "")

		if unsaid, err := leavingcare.Unsaid(t.Context(), db, "x", w.Today()); err != nil || !slices.Equal(unsaid, []core.ID{young}) {
			t.Errorf("to be told: %v, %v; want the one young person", unsaid, err)
		}
		status := hand(t, w, w.worker, "leaving_care_status", episode.Head().ID, merge(day("worked_out_on", w.Today()), day("told_on", w.Today()),
			url.Values{"told": {"yes"}, "child_words": {"So I get help till 25?"}}))
		if s := status.(*leavingcare.Told); s.Code != "eligible" || s.EligibleOn != core.Day(2026, 1, 12) || !strings.Contains(s.Why, "13 weeks") {
			t.Errorf("the status is %+v, want eligible since the 16th birthday", s)
		}
		if unsaid, err := leavingcare.Unsaid(t.Context(), db, "x", w.Today()); err != nil || len(unsaid) > 0 {
			t.Errorf("to be told: %v, %v; want nobody", unsaid, err)
		}
		stands(t, w, young, "leaving-care.eligible", clock.Met, "2026-01-12")
		stands(t, w, young, "leaving-care.needs-assessment", clock.Running, "2026-04-12")
		stands(t, w, young, "leaving-care.pa", clock.Running, "2026-04-12")

		first := w.appoint(t, status.Head().ID, "2026-03-03", "first")
		stands(t, w, young, "leaving-care.pa", clock.Met, "2026-04-12")

		w.now = core.At(core.Day(2026, 4, 10), 15, 0)
		needs := hand(t, w, w.worker, "leaving_care_needs", status.Head().ID, merge(day("assessed_on", w.Today()), parts(), url.Values{
			"child_words": {"I want to stay near my sister."}, "others": {"School is proud."}, "advocate_offered": {"yes"},
			"support": {"An aunt."}, "need": {"A home near college."}, "copy_given": {"yes"}}))
		stands(t, w, young, "leaving-care.needs-assessment", clock.Running, "2026-04-12")
		w.sign(t, needs)
		stands(t, w, young, "leaving-care.needs-assessment", clock.Met, "2026-04-12")
		stands(t, w, young, "leaving-care.pathway-plan", clock.Running, "2026-05-10")

		plan := w.plan(t, needs)
		if p := plan.(*leavingcare.Plan); p.Parts.Home != "Talked about home." || p.Status != "eligible" || len(p.Actions) != 1 {
			t.Errorf("the plan did not begin with what the assessment found: %+v", p)
		}
		stands(t, w, young, "leaving-care.pathway-plan", clock.Met, "2026-05-10")
		stands(t, w, young, "leaving-care.pathway-review", clock.Running, "2026-10-10")

		w.reviewAndEnd(t, young, plan)
		w.changeAdviser(t, young, first)
		sound(t, w)
		sameWhenRecomputed(t, w, young)
	})
}

func (w *world) appoint(t *testing.T, from core.ID, on, why string) record.Entry {
	t.Helper()
	return hand(t, w, w.manager, "personal_adviser", from, merge(day("from_on", core.MustDate(on)), url.Values{
		"adviser_worker": {string(w.worker.User)}, "reason": {why}, "had_a_say": {"yes"}, "reached_by": {"01632 960001"}}))
}

func (w *world) plan(t *testing.T, needs record.Entry) record.Entry {
	t.Helper()
	plan := hand(t, w, w.worker, "pathway_plan", needs.Head().ID, merge(day("agreed_on", w.Today()), day("signed_on", w.Today()), url.Values{
		"staying": {"later"}, "contingency": {"My aunt, day and night."}, "signed": {"yes"}, "copy_given": {"yes"},
	}, row("action", 1, merge(day("by_when", core.Day(2026, 6, 1)), url.Values{
		"part": {"identity"}, "need": {"A passport"}, "action": {"Apply together"}, "by_whom": {"The adviser"}}))))
	w.sign(t, plan)
	return plan
}

// reviewAndEnd reviews the plan on the last day, and ends it half a year on.
func (w *world) reviewAndEnd(t *testing.T, young core.ID, plan record.Entry) {
	t.Helper()
	w.now = core.At(core.Day(2026, 10, 10), 15, 0)
	answers := func(decision string) url.Values {
		return merge(day("held_on", w.Today()), row("action", 1, url.Values{"progress": {"some"}}), url.Values{
			"took_part": {"yes"}, "child_words": {"It is going all right."}, "advocate_offered": {"yes"}, "changed": {"Nothing much."},
			"our_home": {"no"}, "decision": {decision}, "why": {"As agreed."}})
	}
	again := hand(t, w, w.worker, "pathway_review", plan.Head().ID, merge(answers("continue"), day("next_on", core.Day(2027, 4, 10))))
	if r := again.(*leavingcare.Review); len(r.Actions) != 1 || r.Actions[0].What != "Apply together" || r.Actions[0].Progress != "some" {
		t.Errorf("the review did not take over the plan's actions: %+v", r.Actions)
	}
	if d := duesOf(t, w, young, "leaving-care.pathway-review"); len(d) != 2 || d[0].State != clock.Met || d[1].DueOn != core.Day(2027, 4, 10) {
		t.Errorf("reviews: %+v, want one met and one due on 2027-04-10", d)
	}
	w.now = core.At(core.Day(2027, 4, 9), 15, 0)
	hand(t, w, w.worker, "pathway_review", plan.Head().ID, answers("end"))
	e, _, err := w.Load(t.Context(), w.DB, w.manager, plan.Head().ID)
	if err != nil {
		t.Fatal(err)
	}
	if p := e.(*leavingcare.Plan); p.Ended != w.Today() || p.SignedAt.Date() != core.Day(2026, 4, 10) {
		t.Errorf("the plan ended on %s and was signed on %s; want the day of the review, and its own day", p.Ended, p.SignedAt.Date())
	}
}

// changeAdviser gives the young person another adviser, which ends the first.
func (w *world) changeAdviser(t *testing.T, young core.ID, first record.Entry) {
	t.Helper()
	w.appoint(t, first.Head().ID, "2027-04-09", "asked")
	e, _, err := w.Load(t.Context(), w.DB, w.manager, first.Head().ID)
	if err != nil {
		t.Fatal(err)
	}
	if a := e.(*leavingcare.Adviser); a.Until != core.Day(2027, 4, 9) {
		t.Errorf("the first adviser ended on %q, want 2027-04-09", a.Until)
	}
	involved, err := access.Involvements(t.Context(), w.DB, "x", young)
	if err != nil {
		t.Fatal(err)
	}
	open := 0
	for _, i := range involved {
		if i.Role == "personal adviser" && i.UntilOn.IsZero() {
			open++
		}
	}
	if open != 1 {
		t.Errorf("%d advisers are involved now, want one: %+v", open, involved)
	}
}

func duesOf(t *testing.T, w *world, person core.ID, id string) []clock.Due {
	t.Helper()
	dues, err := w.Dues(t.Context(), w.DB, "x", person)
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(dues, func(d clock.Due) bool { return d.Clock != id })
}

// TestCareLeaverAtHomeAndInTouch walks a care leaver of 19 into a home of ours, through
// contacts and custody, and asks what they were told of.
func TestCareLeaverAtHomeAndInTouch(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newHouse(t, db)
		w.now = core.At(core.Day(2026, 3, 2), 10, 0)
		young := w.born(t, "Kit", core.Day(2007, 5, 20))
		episode := w.inCare(t, young, "2020-01-06", "2025-05-20", "E6")
		status := hand(t, w, w.worker, "leaving_care_status", episode.Head().ID,
			merge(day("worked_out_on", w.Today()), url.Values{"told": {"no"}, "why_not_told": {"Will be told on Friday."}}))
		if s := status.(*leavingcare.Told); s.Code != "former_relevant" {
			t.Errorf("the status is %s, want former_relevant", s.Code)
		}

		home := hand(t, w, w.worker, "leaver_home", status.Head().ID, merge(day("moved_on", w.Today()), url.Values{
			"accommodation": {"D1"}, "address": {"1 Harbour Row"}, "our_home": {"yes"}, "suitability": {"Warm and near work."}, "child_words": {"My own door!"}}))
		stands(t, w, young, "leaving-care.visit-7-days", clock.Running, "2026-03-09")
		stands(t, w, young, "leaving-care.pathway-review-move", clock.Running, "2026-03-30")

		w.now = core.At(core.Day(2026, 3, 9), 10, 0)
		visit := hand(t, w, w.worker, "keeping_in_touch", home.Head().ID, merge(day("contact_on", w.Today()), url.Values{
			"how": {"home"}, "in_touch": {"YES"}, "child_words": {"The heating works."}, "accommodation": {"D1"}, "activity": {"F4"}, "account": {"A good visit."}}))
		if v := visit.(*leavingcare.Touch); v.OurHome != "yes" {
			t.Error("it was not taken over that the home is ours")
		}
		stands(t, w, young, "leaving-care.visit-7-days", clock.Met, "2026-03-09")
		stands(t, w, young, "leaving-care.visit", clock.Running, "2026-05-09")
		stands(t, w, young, "leaving-care.keep-in-touch", clock.Running, "2026-05-04")
		if d := duesOf(t, w, young, "leaving-care.birthday-status"); len(d) == 0 || d[len(d)-3].State != clock.Met {
			t.Errorf("the contact in the window around the 19th birthday met nothing: %+v", d)
		}

		tried := hand(t, w, w.worker, "keeping_in_touch", visit.Head().ID, merge(day("contact_on", w.Today()), url.Values{
			"how": {"tried"}, "in_touch": {"NO"}, "account": {"No answer."}, "next_step": {"Ring the work."}}))
		if v := tried.(*leavingcare.Touch); v.Living != "" || len(duesOf(t, w, young, "leaving-care.keep-in-touch")) != 1 {
			t.Error("a message with no reply counts as a contact")
		}

		rights := hand(t, w, w.worker, "entitlement", visit.Head().ID, merge(day("told_on", w.Today()), url.Values{"child_words": {"I did not know about council tax."}},
			row("right", 1, merge(day("told_on", w.Today()), url.Values{"told_form": {"talk"}, "understood": {"yes"}, "own_words": {"Somebody till 25"}})),
			row("right", 2, merge(day("told_on", w.Today()), url.Values{"told_form": {"talk"}, "understood": {"no"}}))))
		if r := rights.(*leavingcare.Rights); len(r.Each) != len(leavingcare.OfferFor("former_relevant", 18)) || r.Each[0].What != "adviser" {
			t.Errorf("what they are entitled to was not listed: %+v", r.Each)
		}
		untold, err := leavingcare.Untold(t.Context(), db, "x", young, w.Today())
		if err != nil || slices.ContainsFunc(untold, func(e leavingcare.Owing) bool { return e.Code == "adviser" }) || len(untold) == 0 {
			t.Errorf("untold: %+v, %v; want all but the adviser", untold, err)
		}
		untold, err = leavingcare.Untold(t.Context(), db, "x", young, w.Today().PlusYears(1))
		if err != nil || !slices.ContainsFunc(untold, func(e leavingcare.Owing) bool { return e.Code == "adviser" }) {
			t.Errorf("a year on the adviser is not told of again: %+v, %v", untold, err)
		}

		custody := hand(t, w, w.worker, "in_custody", visit.Head().ID, merge(day("from_on", core.Day(2026, 3, 6)), url.Values{
			"place_kind": {"yoi"}, "place": {"Somewhere"}, "was_accommodated": {"no"}, "plan": {"A visit each fortnight."}}))
		stands(t, w, young, "leaving-care.custody-visit", clock.Running, "2026-03-20")
		w.now = core.At(core.Day(2026, 3, 20), 10, 0)
		hand(t, w, w.worker, "keeping_in_touch", custody.Head().ID, merge(day("contact_on", w.Today()), url.Values{
			"how": {"custody"}, "in_touch": {"YES"}, "accommodation": {"X2"}, "why_not_suitable": {"Sentenced; release plan begun."}, "our_home": {"no"}, "activity": {"G5"}, "account": {"Low, and safe."}}))
		stands(t, w, young, "leaving-care.custody-visit", clock.Met, "2026-03-20")
		w.tells(t, young)
		sound(t, w)
	})
}

// TestACareLeaverOf22Asks walks a request for support.
func TestACareLeaverOf22Asks(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newHouse(t, db)
		w.now = core.At(core.Day(2026, 12, 21), 10, 0)
		young := w.born(t, "Alex", core.Day(2004, 2, 29))
		episode := w.inCare(t, young, "2015-01-06", "2022-03-01", "E17")
		status := hand(t, w, w.worker, "leaving_care_status", episode.Head().ID,
			merge(day("worked_out_on", w.Today()), day("told_on", w.Today()), url.Values{"told": {"yes"}}))
		request := hand(t, w, w.worker, "support_request", status.Head().ID, merge(day("asked_on", w.Today()), url.Values{"child_words": {"I want to go back to college."}}))
		stands(t, w, young, "leaving-care.21-25", clock.Running, "2027-01-07") // Christmas, Boxing Day and New Year lie between
		hand(t, w, w.worker, "support_answer", request.Head().ID, merge(day("answered_on", w.Today()), url.Values{
			"answer": {"given"}, "assessed": {"Fees and travel."}, "told": {"By telephone."}}))
		stands(t, w, young, "leaving-care.21-25", clock.Met, "2027-01-07")
	})
}

// TestNowhereToStay walks a young person of 16 who has nowhere to stay.
func TestNowhereToStay(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newHouse(t, db)
		w.now = core.At(core.Day(2026, 12, 24), 16, 0)
		young := w.born(t, "Sam", core.Day(2010, 6, 1))
		contact := hand(t, w, w.worker, "contact", "", contactAnswers(w.now), young)
		came := hand(t, w, w.worker, "homeless_young_person", contact.Head().ID, merge(instant("came_at", w.now), url.Values{
			"told": {"The housing service"}, "why": {"told_to_leave"}, "child_words": {"He said do not come back."}, "dangers": {"The cold."},
			"tonight": {"not_found"}, "joint_interview": {"yes"}, "advocate_offered": {"yes"}}))
		stands(t, w, young, "homeless.same-day", clock.Running, "2026-12-24")

		typed := merge(instant("found_at", w.now.Plus(3600e9)), url.Values{"tonight": {"supported"}, "where_tonight": {"A staffed house."}})
		w.amend(t, came, typed)
		stands(t, w, young, "homeless.same-day", clock.Met, "2026-12-24")
		stands(t, w, young, "homeless.assessment", clock.Running, "2027-01-12") // ten working days from Christmas Eve
		stands(t, w, young, "homeless.informed-choice", clock.Running, "2027-01-12")

		w.now = core.At(core.Day(2027, 1, 8), 16, 0)
		assessed := hand(t, w, w.worker, "homeless_assessment", came.Head().ID, merge(day("assessed_on", w.Today()), day("explained_on", w.Today()), day("review_on", core.Day(2027, 1, 22)), url.Values{
			"go_home": {"No."}, "network": {"Nobody."}, "section_20_met": {"yes"}, "why": {"Nobody can have them."}, "explained_by": {"Both services"},
			"child_words": {"I do not want to be in care."}, "choice": {"section_17"}, "why_not_section_20": {"They wish to be on their own."}, "plan": {"Supported lodgings."}}))
		w.sign(t, assessed)
		stands(t, w, young, "homeless.assessment", clock.Met, "2027-01-12")
		stands(t, w, young, "homeless.informed-choice", clock.Running, "2027-01-12")
		if _, err := w.Start(t.Context(), db, w.worker, "section20_declined", assessed.Head().ID); !core.IsSort(err, core.Forbidden) {
			t.Errorf("a worker of level L0 may decide that a child is not looked after though section 20 fits: %v", err)
		}
		hand(t, w, w.manager, "section20_declined", assessed.Head().ID, merge(day("decided_on", w.Today()), url.Values{
			"informed": {"yes"}, "why": {"They understand it well."}, "next_steps": {"Ask again in two weeks."}}))
		stands(t, w, young, "homeless.informed-choice", clock.Met, "2027-01-12")
		sound(t, w)
	})
}

// amend changes answers of a record and hands it in again.
func (w *world) amend(t *testing.T, e record.Entry, answers url.Values) {
	t.Helper()
	kind, err := w.Kind(e.Head().Kind)
	if err != nil {
		t.Fatal(err)
	}
	typed := kind.Typed(e)
	for name, values := range answers {
		typed[name] = values
	}
	if wrong := kind.Read(e, typed, w.Today()); len(wrong) > 0 {
		t.Fatalf("changing a %s: %v", kind.Name, wrong)
	}
	if err := w.Save(t.Context(), w.worker, e, e.Head().Version, "changed"); err != nil {
		t.Fatal(err)
	}
}

// TestWhereAChildMayNotLive holds what is refused of a new home.
func TestWhereAChildMayNotLive(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newHouse(t, db)
		w.now = core.At(core.Day(2026, 3, 2), 10, 0)
		young := w.born(t, "Jo", core.Day(2009, 6, 1))
		w.inCare(t, young, "2024-01-06", "", "")
		for _, c := range []struct{ why, living, reviewed, field string }{
			{"bed and breakfast at 16", "W1", "2026-03-01", "accommodation"},
			{"still in care, with no review before the move", "D1", "", "reviewed_on"},
			{"still in care, and the review after the move", "D1", "2026-03-03", "reviewed_on"},
			{"still in care, with a review", "D1", "2026-03-01", ""},
		} {
			h := leavingcare.HomeKind.New("x", young).(*leavingcare.Home)
			h.On, h.Living, h.Reviewed = w.Today(), c.living, core.MustDate(c.reviewed)
			wrong, err := w.Guard(t.Context(), db, h)
			if err != nil || (len(wrong) > 0) != (c.field != "") || c.field != "" && wrong[0].Field != c.field {
				t.Errorf("%s: %v, %v; want %q", c.why, wrong, err, c.field)
			}
		}
	})
}

// tells holds what a care leaver does not know yet, on the list of whoever leads the work.
func (w *world) tells(t *testing.T, young core.ID) {
	t.Helper()
	lead := access.Who{Authority: "x", User: core.NewID(), Name: "Cal Whit", Level: access.L0, Roles: []access.Role{access.PersonalAdviser}, At: w.now}
	list := func() []leavingcare.Telling {
		out, err := leavingcare.TellingsFor(t.Context(), w.DB, lead, w.Today())
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	if got := list(); len(got) != 0 {
		t.Errorf("somebody else's care leaver is on the list: %+v", got)
	}
	err := w.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		_, err := access.Involve(ctx, tx, "x", access.Involvement{PersonID: young, UserID: lead.User, Role: "personal adviser", FromOn: w.Today()})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	got := list()
	if len(got) != 1 || got[0].Status != "former_relevant" || got[0].Changed() || got[0].Unanswered() != 1 || got[0].Rights[0].Code != "pathway_plan" || got[0].Rights[0].ToldOn.IsZero() || !got[0].Rights[1].ToldOn.IsZero() {
		t.Errorf("the adviser's list: %+v; want one, told of the plan and without an answer", got)
	}
}
