package all

import (
	"context"
	"io/fs"
	"net/url"
	"strings"
	"testing"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/people"
	"throughline/practice/court"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// withPeople are the migrations where forms read names and birthdays.
func withPeople() []fs.FS { return append([]fs.FS{people.Migrations}, migrations()...) }

// lead is the manager of the team.
func lead() access.Who {
	return access.Who{Authority: "x", User: core.NewID(), Name: "Tom Abara", Level: access.L2, Roles: []access.Role{access.NominatedOfficer}}
}

// on sets the wall clock to ten in the morning of a day and returns the day.
func (w *world) on(day string) core.Date {
	d := core.MustDate(day)
	w.now = core.At(d, 10, 0)
	return d
}

// refused starts a record, answers it and wants it refused with some words about a field.
func refused(t *testing.T, w *world, who access.Who, kind string, from core.ID, answers url.Values, field, words string, people ...core.ID) {
	t.Helper()
	s, err := w.Start(t.Context(), w.DB, who, kind, from, people...)
	if err != nil {
		t.Fatalf("starting a %s: %v", kind, err)
	}
	typed := s.Kind.Typed(s.Entry)
	for name, values := range answers {
		typed[name] = values
	}
	wrong := s.Kind.Read(s.Entry, typed, w.Today())
	if len(wrong) == 0 {
		if wrong, err = w.Guard(t.Context(), w.DB, s.Entry); err != nil {
			t.Fatal(err)
		}
	}
	if len(wrong) == 0 || wrong[0].Field != field || !strings.Contains(wrong[0].Words, words) {
		t.Errorf("a %s: got %v, want %s refused with %q", kind, wrong, field, words)
	}
}

// change answers an agreed record anew and hands it in.
func change(t *testing.T, w *world, who access.Who, id core.ID, answers url.Values) {
	t.Helper()
	e, kind, err := w.Load(t.Context(), w.DB, who, id)
	if err != nil {
		t.Fatal(err)
	}
	typed := kind.Typed(e)
	for name, values := range answers {
		typed[name] = values
	}
	if wrong := kind.Read(e, typed, w.Today()); len(wrong) > 0 {
		t.Fatalf("a %s: %v", kind.Name, wrong)
	}
	if err := w.Save(t.Context(), who, e, e.Head().Version, "changed"); err != nil {
		t.Fatalf("changing a %s: %v", kind.Name, err)
	}
}

// is checks how one limit stands.
func is(t *testing.T, w *world, person core.ID, id string, state clock.State, due string) {
	t.Helper()
	if d := dueOf(t, w, person, id); d.State != state || d.DueOn != core.MustDate(due) {
		t.Errorf("%s is %s, due %s; want %s, due %s", id, d.State, d.DueOn, state, due)
	}
}

// isNot checks that a limit does not run for a person.
func isNot(t *testing.T, w *world, person core.ID, id string) {
	t.Helper()
	dues, err := w.Dues(t.Context(), w.DB, "x", person)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range dues {
		if d.Clock == id {
			t.Errorf("%s is %s, and should not be there", id, d.State)
		}
	}
}

// child writes the answers of one child's part.
func child(person core.ID, answers ...string) url.Values {
	v := url.Values{}
	for i := 0; i < len(answers); i += 2 {
		v.Set(record.PartField(person, answers[i]), answers[i+1])
	}
	return v
}

// planned is a child for whom the planning meeting, signed on Friday 6 March 2026, decided on
// pre-proceedings, and a sister for whom it did not.
func planned(t *testing.T, w *world, manager access.Who) (asha, bea core.ID, meeting record.Entry) {
	t.Helper()
	asha, bea = core.NewID(), core.NewID()
	d := w.on("2026-03-02")
	request := hand(t, w, manager, "legal_planning_request", "", merge(day("requested_on", d), url.Values{
		"urgent": {"no"}, "why": {"Hurt again."}, "tried": {"Two years of plans."}, "question": {"Is the threshold met?"},
	}), asha, bea)
	is(t, w, asha, "court.legal-planning-meeting", clock.Running, "2026-03-09")

	d = w.on("2026-03-05")
	meeting = hand(t, w, manager, "legal_planning_meeting", request.Head().ID, merge(day("held_on", d), url.Values{
		"chair": {"Rosa Vint"}, "lawyer": {"Piet Harrow"}, "threshold_facts": {"On 3 January Asha had a burn."}, "options": {"A further plan; court."},
		"network": {"An aunt."}, "family_meeting": {"arranged"}, "timetable": {"The letter by Friday."}, "legal_advice": {"Strong."},
	}, child(asha, "child_words", "I want to stay with my aunt.", "threshold", "met", "grounds", "Burnt twice.", "decision", "B", "why", "It goes on."),
		child(bea, "threshold", "not_met", "grounds", "None seen.", "decision", "A", "why", "Her father is safe.")))
	if p := meeting.(*court.Planning); p.Summary != "Two years of plans." {
		t.Errorf("the meeting did not take over the request: %q", p.Summary)
	}
	is(t, w, asha, "court.legal-planning-meeting", clock.Met, "2026-03-09")
	isNot(t, w, asha, "court.letter") // nobody with the right has decided yet
	w.on("2026-03-06")
	if err := w.Sign(t.Context(), w.manager, meeting.Head().ID, 1); err != nil {
		t.Fatal(err)
	}
	is(t, w, asha, "court.letter", clock.Running, "2026-03-13")
	isNot(t, w, bea, "court.letter") // twins differ
	return asha, bea, meeting
}

// lettered is the letter before proceedings given on Tuesday 10 March 2026.
func lettered(t *testing.T, w *world, manager access.Who, asha, bea core.ID, meeting record.Entry) record.Entry {
	t.Helper()
	answers := merge(instant("meeting_at", core.At(core.Day(2026, 3, 20), 14, 0)), url.Values{
		"letter_to": {"Ms Thorne"}, "language": {"en"}, "meeting_place": {"The family centre"}, "offers_family_meeting": {"yes"}, "lawyer": {"Piet Harrow"},
	})
	s, err := w.Start(t.Context(), w.DB, w.worker, "letter_before_proceedings", meeting.Head().ID, asha)
	if err != nil {
		t.Fatal(err)
	}
	text := s.Entry.(*court.Letter).Text
	for _, want := range []string{"On 3 January Asha had a burn.", "I want to stay with my aunt.", "You do not have to pay", "[day, time and place]"} {
		if !strings.Contains(text, want) {
			t.Errorf("the letter does not say %q:\n%s", want, text)
		}
	}
	refused(t, w, w.worker, "letter_before_proceedings", meeting.Head().ID, answers, "letter_text", "[brackets]", asha)
	answers.Set("letter_text", "We are worried about Asha.")
	refused(t, w, w.worker, "letter_before_proceedings", meeting.Head().ID, answers, "letter_text", "nominated officer", asha, bea)
	letter := hand(t, w, w.worker, "letter_before_proceedings", meeting.Head().ID, answers, asha)

	d := w.on("2026-03-10")
	given := merge(day("given_on", d), url.Values{"how": {"by_hand"}, "safe_address": {"yes"}, "read_aloud": {"yes"}, "understood": {"yes"}})
	refused(t, w, w.worker, "letter_served", letter.Head().ID, given, "given_on", "not agreed")
	if err := w.Sign(t.Context(), manager, letter.Head().ID, 1); err != nil {
		t.Fatal(err)
	}
	served := hand(t, w, w.worker, "letter_served", letter.Head().ID, given)
	is(t, w, asha, "court.letter", clock.Met, "2026-03-13")
	is(t, w, asha, "court.pre-proceedings-meeting", clock.Running, "2026-03-24")
	return served
}

func TestFromPlanningToProceedings(t *testing.T) {
	testkit.EachEngine(t, withPeople(), func(t *testing.T, db *store.DB) {
		w, manager := newWorld(t, db), lead()
		asha, bea, meeting := planned(t, w, manager)
		served := lettered(t, w, manager, asha, bea, meeting)

		d := w.on("2026-03-20")
		first := hand(t, w, manager, "pre_proceedings_meeting", served.Head().ID, merge(day("held_on", d), day("next_on", core.Day(2026, 4, 30)), url.Values{
			"chair": {"Tom Abara"}, "came": {"Ms Thorne."}, "progress": {"The home is warm."}, "parents_views": {"She wants help."}, "given": {"yes"},
			"row-promise-1.who": {"Ms Thorne"}, "row-promise-1.what": {"Goes to the clinic each week"},
			"row-assessment-1.what": {"parenting"}, "row-assessment-1.of_whom": {"Ms Thorne"},
		}, day("row-promise-1.by_on", core.Day(2026, 4, 10)), day("row-assessment-1.due_on", core.Day(2026, 5, 15))))
		if c := first.(*court.Meeting).Children[0]; c.Words != "I want to stay with my aunt." {
			t.Errorf("the child's words were not taken over: %q", c.Words)
		}
		is(t, w, asha, "court.pre-proceedings-meeting", clock.Met, "2026-03-24")
		is(t, w, asha, "court.pre-proceedings-review", clock.Running, "2026-05-01")
		is(t, w, asha, "court.pre-proceedings-length", clock.Running, "2026-07-10")

		w.on("2026-04-30")
		review := hand(t, w, manager, "pre_proceedings_meeting", first.Head().ID, url.Values{
			"came": {"Nobody."}, "progress": {"Nothing."}, "parents_views": {"None given."}, "given": {"yes"}, "recommended": {"issue"},
		})
		if m := review.(*court.Meeting); len(m.Agreement) != 1 || len(m.Assessments) != 1 || m.Which != "review" {
			t.Errorf("the agreement was not carried on: %+v", m)
		}

		d = w.on("2026-06-01")
		_, err := w.Start(t.Context(), db, manager, "pre_proceedings_decision", review.Head().ID)
		if !core.IsSort(err, core.Forbidden) {
			t.Errorf("a team manager may decide to go to court: %v", err)
		}
		decision := hand(t, w, w.manager, "pre_proceedings_decision", review.Head().ID, merge(day("decided_on", d),
			url.Values{"lawyer": {"Piet Harrow"}}, child(asha, "why", "Asha was hurt again on 28 May.")))
		is(t, w, asha, "court.pre-proceedings-length", clock.Met, "2026-07-10")
		is(t, w, asha, "court.issue", clock.Running, "2026-06-08")
		proceedings(t, w, manager, asha, bea, decision)
		sound(t, w)
		sameWhenRecomputed(t, w, asha)
	})
}

// proceedings walks from the issue on Friday 5 June 2026 to a direction filed late.
func proceedings(t *testing.T, w *world, manager access.Who, asha, bea core.ID, decision record.Entry) {
	t.Helper()
	d := w.on("2026-06-05")
	answers := merge(day("issued_on", d), url.Values{"application": {"care"}, "court": {"Thornby Family Court"}, "urgent": {"no"}})
	refused(t, w, manager, "proceedings", decision.Head().ID, answers, "application", "nominated officer", asha, bea)
	case1 := hand(t, w, manager, "proceedings", decision.Head().ID, answers, asha)
	if p := case1.(*court.Proceedings); p.Threshold != "On 3 January Asha had a burn." {
		t.Errorf("the threshold was not taken over: %q", p.Threshold)
	}
	is(t, w, asha, "court.issue", clock.Met, "2026-06-08")
	is(t, w, asha, "court.proceedings-26-weeks", clock.Running, "2026-12-03")
	is(t, w, asha, "court.annex-documents", clock.Running, "2026-06-08")
	is(t, w, asha, "court.cmh", clock.Running, "2026-06-30")

	d = w.on("2026-06-08")
	hearing := hand(t, w, w.worker, "hearing", case1.Head().ID, merge(day("listed_on", d), day("heard_on", core.Day(2026, 6, 25)), url.Values{"hearing_type": {"CMH"}}))
	is(t, w, asha, "court.bundle", clock.Running, "2026-06-23")
	w.on("2026-06-25")
	heard := merge(url.Values{
		"outcome": {"held"}, "account": {"Directions were given."}, "child_voice": {"The guardian spoke for Asha."},
		"row-direction-1.document": {"Final statement"}, "row-direction-1.by_whom": {"us"},
		"row-direction-2.document": {"Report of the psychologist"}, "row-direction-2.by_whom": {"expert"},
		"row-order-1.order_type": {"interim_care"},
	}, day("row-direction-1.due_on", core.Day(2026, 8, 14)), day("row-direction-2.due_on", core.Day(2026, 8, 1)), day("bundle_lodged_on", core.Day(2026, 6, 22)))
	change(t, w, w.worker, hearing.Head().ID, heard)
	change(t, w, w.worker, hearing.Head().ID, url.Values{"came": {"All parties."}}) // leads to nothing new
	is(t, w, asha, "court.cmh", clock.Met, "2026-06-30")
	is(t, w, asha, "court.bundle", clock.Met, "2026-06-23")
	is(t, w, asha, "court.directed-date", clock.Running, "2026-08-14")
	directions, err := court.DirectionKind.FromRecord(t.Context(), w.DB, "x", hearing.Head().ID)
	if err != nil || len(directions) != 2 {
		t.Fatalf("%d directions, %v; want 2", len(directions), err)
	}
	orders, err := court.OrderKind.FromRecord(t.Context(), w.DB, "x", hearing.Head().ID)
	if err != nil || len(orders) != 1 || orders[0].Status != "C1" || orders[0].MadeOn != core.Day(2026, 6, 25) {
		t.Fatalf("the interim care order is %+v, %v", orders, err)
	}

	d = w.on("2026-08-17")
	late := day("filed_on", d)
	e, kind, err := w.Load(t.Context(), w.DB, w.worker, directions[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if wrong := kind.Read(e, merge(kind.Typed(e), late), w.Today()); len(wrong) != 1 || wrong[0].Field != "why_late" {
		t.Errorf("filed late without a reason: %v", wrong)
	}
	change(t, w, w.worker, directions[0].ID, merge(late, url.Values{"why_late": {"The writer was ill; the court was told on the 13th."}}))
	is(t, w, asha, "court.directed-date", clock.MetLate, "2026-08-14")

	d = w.on("2026-11-20")
	final := hand(t, w, w.worker, "hearing", hearing.Head().ID, merge(day("listed_on", core.Day(2026, 9, 1)), day("heard_on", d), url.Values{
		"hearing_type": {"final"}, "outcome": {"held"}, "account": {"The court wants more."}, "child_voice": {"Asha wrote to the judge."},
	}, day("extended_until", core.Day(2027, 1, 28)), day("extended_from", core.Day(2026, 12, 3)), url.Values{"why_extended": {"The aunt's assessment."}}))
	is(t, w, asha, "court.proceedings-26-weeks", clock.Excepted, "2027-01-28")
	is(t, w, asha, "court.extension", clock.Running, "2027-01-28")
	refused(t, w, w.worker, "hearing", final.Head().ID, merge(day("listed_on", d), day("heard_on", d), url.Values{
		"hearing_type": {"other"}, "outcome": {"held"}, "account": {"More."}, "child_voice": {"By letter."}, "why_extended": {"More."},
	}, day("extended_until", core.Day(2027, 1, 29)), day("extended_from", core.Day(2026, 12, 3))), "extended_until", "eight weeks")
	d = w.on("2027-01-20")
	change(t, w, manager, case1.Head().ID, merge(day("concluded_on", d), url.Values{"conclusion": {"final_order"}}))
	is(t, w, asha, "court.proceedings-26-weeks", clock.Met, "2027-01-28")
	is(t, w, asha, "court.extension", clock.Met, "2027-01-28")
}

func TestEmergency(t *testing.T) {
	testkit.EachEngine(t, withPeople(), func(t *testing.T, db *store.DB) {
		w, manager := newWorld(t, db), lead()
		asha, bea := core.NewID(), core.NewID()
		w.now = core.At(core.Day(2026, 12, 24), 20, 0)
		began := core.At(core.Day(2026, 12, 24), 17, 30)
		police := hand(t, w, w.worker, "police_protection", "", merge(instant("started_at", began), url.Values{
			"officer": {"PC 4417 Moss"}, "station": {"Thornby"}, "designated_officer": {"Inspector Vale"}, "why": {"Alone since Tuesday."},
			"place": {"Foster home"}, "parents_told": {"yes"},
		}, child(asha, "child_told", "yes"), child(bea, "child_told", "yes")), asha, bea)
		is(t, w, asha, "court.police-protection", clock.Running, "2026-12-27") // nights and Christmas count
		is(t, w, asha, "cp.strategy-discussion", clock.Running, "2026-12-29")  // s47(1)(a)

		w.now = core.At(core.Day(2026, 12, 26), 12, 0)
		s, err := w.Start(t.Context(), db, manager, "emergency_protection", police.Head().ID)
		if err != nil {
			t.Fatal(err)
		}
		if e := s.Entry.(*court.Emergency); e.Ends != core.Day(2027, 1, 1) || s.Sources["ends_on"] == "" {
			t.Errorf("the eight days run from police protection: got %s", e.Ends)
		}
		epo := hand(t, w, manager, "emergency_protection", police.Head().ID, merge(instant("order_made_at", w.now), url.Values{
			"court": {"Thornby Family Court"}, "applicant": {"The authority"}, "decided_by": {"Mara Lind"},
		}, child(asha, "child_told", "yes"), child(bea, "child_told", "yes")))
		change(t, w, w.worker, police.Head().ID, merge(instant("ended_at", w.now), url.Values{"ended_how": {"emergency_order"}}))
		is(t, w, asha, "court.police-protection", clock.Met, "2026-12-27")
		is(t, w, asha, "court.epo", clock.Running, "2027-01-01")
		d := w.on("2026-12-31")
		change(t, w, manager, epo.Head().ID, merge(day("extended_on", d), day("extended_until", core.Day(2027, 1, 8))))
		is(t, w, asha, "court.epo", clock.Excepted, "2027-01-08")
		orders, err := court.OrderKind.FromRecord(t.Context(), db, "x", epo.Head().ID)
		if err != nil || len(orders) != 2 || orders[1].Status != "L2" || orders[1].Until != core.Day(2027, 1, 8) || len(orders[1].People) != 1 {
			t.Errorf("each child has an order of its own: %d, %v", len(orders), err)
		}
		// In an emergency the way to court needs no planning meeting first.
		hand(t, w, manager, "proceedings", police.Head().ID, merge(day("issued_on", d), url.Values{
			"application": {"care"}, "court": {"Thornby Family Court"}, "urgent": {"yes"}, "why_urgent": {"The order ends."}, "threshold": {"Neglect."},
		}))
		sound(t, w)
	})
}

func TestOrdersOfTwinsDiffer(t *testing.T) {
	testkit.EachEngine(t, withPeople(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		asha, bea := core.NewID(), core.NewID()
		d := w.on("2026-05-11")
		heard := hand(t, w, w.manager, "hearing", "", merge(day("listed_on", d), day("heard_on", d), url.Values{
			"hearing_type": {"final"}, "outcome": {"held"}, "account": {"Orders were made."}, "child_voice": {"Both wrote."},
			"row-order-1.order_type": {"care"}, "row-order-1.children": {string(asha)},
			"row-order-2.order_type": {"placement"}, "row-order-2.children": {string(asha)},
			"row-order-3.order_type": {"supervision"}, "row-order-3.children": {string(bea)},
		}, day("row-order-3.ends_on", core.Day(2027, 5, 11))), asha, bea)
		is(t, w, bea, "court.supervision-order", clock.Running, "2027-05-11")
		isNot(t, w, asha, "court.supervision-order")
		orders, err := court.OrderKind.OfPerson(t.Context(), db, "x", asha)
		if err != nil || len(orders) != 2 || orders[0].Status != "C2" || orders[1].Status != "E1" {
			t.Errorf("the orders of the one: %+v, %v", orders, err)
		}
		change(t, w, w.manager, heard.Head().ID, url.Values{"row-order-1.terms": {"With the aunt."}})
		if orders, err = court.OrderKind.OfPerson(t.Context(), db, "x", asha); err != nil || len(orders) != 2 || orders[0].Terms != "With the aunt." {
			t.Errorf("a change of the row did not reach the order: %+v, %v", orders, err)
		}
		refused(t, w, w.manager, "hearing", heard.Head().ID, merge(day("listed_on", d), day("heard_on", d), url.Values{
			"hearing_type": {"final"}, "outcome": {"held"}, "account": {"x"}, "child_voice": {"x"},
			"row-order-1.order_type": {"care"}, "row-order-1.children": {string(core.NewID())},
		}), "outcome", "does not concern")
		sound(t, w)
	})
}

func TestSecureUnderThirteen(t *testing.T) {
	testkit.EachEngine(t, withPeople(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		w.on("2026-03-06")
		p := people.Person{Authority: "x", ID: core.NewID(), Names: []people.Name{{Kind: people.Legal, Given: "Cora", Family: "Thorne"}}, Born: core.Day(2013, 3, 7)}
		err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			return people.Save(ctx, tx, w.manager, w.now, &p, "made")
		})
		if err != nil {
			t.Fatal(err)
		}
		answers := merge(instant("placed_at", w.now), url.Values{"home": {"Hill House"}, "why": {"Runs each night."}, "tried": {"Three homes."}})
		refused(t, w, w.manager, "secure_accommodation", "", answers, "under_13_approval", "under 13", p.ID) // 13 tomorrow
		answers.Set("under_13_approval", "SOS/22")
		secure := hand(t, w, w.manager, "secure_accommodation", "", merge(answers, url.Values{}, day("row-court_order-1.made_on", w.Today()),
			day("row-court_order-1.ends_on", core.Day(2026, 6, 5))), p.ID)
		is(t, w, p.ID, "court.secure-72h", clock.Met, "2026-03-09")
		is(t, w, p.ID, "court.secure-order-first", clock.Running, "2026-06-05")
		is(t, w, p.ID, "court.secure-review-first", clock.Running, "2026-04-06")
		if secure.Head().State != record.Submitted {
			t.Errorf("secure accommodation stands without the director: %s", secure.Head().State)
		}
	})
}
