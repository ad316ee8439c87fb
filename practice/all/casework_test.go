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
	"throughline/ledger"
	"throughline/people"
	"throughline/practice/allocation"
	"throughline/practice/assessment"
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

func TestTheChronologyIsChosenAndNeverRetyped(t *testing.T) {
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child, brother := core.NewID(), core.NewID()
		contact := hand(t, w, w.worker, "contact", "", contactAnswers(w.now), child, brother)
		w.now = core.At(core.Day(2026, 3, 11), 12, 0)
		note := hand(t, w, w.worker, "case_note", "", merge(instant("happened_at", core.At(core.Day(2026, 3, 6), 17, 0)), url.Values{
			"note_kind": {"family"}, "text": {"Father has moved back in."}, "significant": {"yes"}, "why_significant": {"Father is home again"},
			record.PartField(child, "child_words"): {"Dad sleeps on the sofa."},
		}), child, brother)
		owe(t, w, child, "a Friday, written on the Wednesday after", "recording.case-note", "met late 2026-03-10")
		hand(t, w, w.worker, "case_note", "", merge(instant("happened_at", w.now), url.Values{
			"note_kind": {"attempt"}, "text": {"Rang the school, engaged."}, "significant": {"no"},
		}), child)
		mark := hand(t, w, w.worker, "significant_event", contact.Head().ID, url.Values{"why": {"First sign of hunger"}}, child)
		if got := mark.Head().Happened; got != core.Day(2026, 3, 6) {
			t.Errorf("the line stands on %s, want the day of the contact, 2026-03-06", got)
		}
		lines := func(person core.ID) string {
			t.Helper()
			lines, err := casework.Chronology(t.Context(), db, "x", person)
			if err != nil {
				t.Fatal(err)
			}
			var out []string
			for _, l := range lines {
				out = append(out, l.HappenedOn.String()+" "+l.Kind+": "+l.Why)
			}
			slices.Sort(out)
			return strings.Join(out, "; ")
		}
		if got, want := lines(child), "2026-03-06 case_note: Father is home again; 2026-03-06 contact: First sign of hunger"; got != want {
			t.Errorf("the chronology is\n%s\nwant\n%s", got, want)
		}
		if got, want := lines(brother), "2026-03-06 case_note: Father is home again"; got != want {
			t.Errorf("the brother's chronology is %s, want %s", got, want)
		}
		if err := w.StrikeOut(t.Context(), w.manager, note.Head().ID, 1, "Written about the wrong family"); err != nil {
			t.Fatal(err)
		}
		if got := lines(brother); got != "" {
			t.Errorf("a note that was struck out still stands in the chronology: %s", got)
		}
		if _, err := w.Start(t.Context(), db, w.worker, "significant_event", ""); !core.IsSort(err, core.Invalid) {
			t.Errorf("a line about nobody and nothing was begun: %v", err)
		}
		sound(t, w)
	})
}

func TestAWarningHoldsUntilItEnds(t *testing.T) {
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child := core.NewID()
		answers := merge(day("from_on", core.Day(2026, 3, 2)), day("review_on", core.Day(2026, 6, 2)), url.Values{
			"alert_kind": {"not_alone"}, "what": {"Threw a chair at a worker on 1 March"}, "what_to_do": {"Go in pairs"}, "audience": {"everybody", "visitors"},
		})
		e := hand(t, w, w.worker, "alert", "", answers, child).(*casework.Warning)
		hold := func(on core.Date) []casework.Alert {
			t.Helper()
			alerts, err := casework.Alerts(t.Context(), db, "x", child, on)
			if err != nil {
				t.Fatal(err)
			}
			return alerts
		}
		for _, c := range []struct {
			why    string
			on     core.Date
			number int
			review bool
		}{
			{"the day before it holds", core.Day(2026, 3, 1), 0, false},
			{"its first day", core.Day(2026, 3, 2), 1, false},
			{"the day to look at it again", core.Day(2026, 6, 2), 1, true},
			{"long after, for nobody ended it", core.Day(2027, 1, 1), 1, true},
		} {
			got := hold(c.on)
			if len(got) != c.number || c.number == 1 && (got[0].ReviewDue != c.review || got[0].Title() != "Do not visit alone" || !got[0].ForAll()) {
				t.Errorf("%s: %+v", c.why, got)
			}
		}
		e.Until, e.WhyEnded = core.Day(2026, 3, 5), "He apologised, and two visits went well"
		if err := w.Save(t.Context(), w.worker, e, 1, "ended"); err != nil {
			t.Fatal(err)
		}
		if got := hold(core.Day(2026, 3, 4)); len(got) != 1 {
			t.Errorf("it still held on 4 March: %+v", got)
		}
		if got := hold(core.Day(2026, 3, 5)); len(got) != 0 {
			t.Errorf("it ended on 5 March: %+v", got)
		}
		sound(t, w)
	})
}

func TestSupervisionOfAChildsWork(t *testing.T) {
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child := core.NewID()
		happened(t, w, child, record.OnDay(clock.CaseAllocated, core.Day(2026, 1, 12)))
		owe(t, w, child, "eight weeks from the allocation", "supervision.child", "running 2026-03-09")
		if _, err := w.Start(t.Context(), db, w.worker, "supervision", "", child); !core.IsSort(err, core.Forbidden) {
			t.Errorf("a worker may write supervision: %v", err)
		}
		answers := merge(day("held_on", core.Day(2026, 3, 6)), url.Values{
			"supervised_worker": {string(w.worker.User)}, "life": {"He waits for his father."}, "reflection": {"We may be hoping."},
			"visits_enough": {"no"}, "decision": {"Weekly visits until Easter."}, "why": {"The father is back."},
			"row-action-1.what": {"Speak to the school"}, "row-action-1.who": {"Ines Okafor"},
			"row-action-2.what": {"Visit weekly"}, "row-action-2.who": {"Ines Okafor"},
		}, day("row-action-1.by_on", core.Day(2026, 3, 13)), day("row-action-1.done_on", core.Day(2026, 3, 6)), day("row-action-2.by_on", core.Day(2026, 4, 3)))
		hand(t, w, w.manager, "supervision", "", answers, child)
		owe(t, w, child, "talked about in time, and again in eight weeks", "supervision.child", "met 2026-03-09; running 2026-05-01")
		owe(t, w, child, "written up the same day", "supervision.record", "met 2026-03-13")
		owe(t, w, child, "the worker's own supervision is not the child's", "supervision.worker", "")

		s, err := w.Start(t.Context(), db, w.manager, "supervision", "", child)
		if err != nil {
			t.Fatal(err)
		}
		if left := s.Entry.(*casework.Supervision).Actions; len(left) != 1 || left[0].What != "Visit weekly" {
			t.Errorf("the next supervision begins with %+v, want what is still to be done", left)
		}
		sound(t, w)
		sameWhenRecomputed(t, w, child)
	})
}

func TestSummariesAndTheHandover(t *testing.T) {
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child, brother := core.NewID(), core.NewID()
		w.now = core.At(core.Day(2025, 11, 30), 9, 0)
		hand(t, w, w.worker, "case_summary", "", merge(day("written_on", w.Today()), url.Values{
			"summary_for": {"change"}, "now": {"New here."}, "tried": {"Nothing yet."}, "next_steps": {"An assessment."},
			record.PartField(child, "story"): {"You came to live here in November."},
		}), child)
		owe(t, w, child, "30 November and three months: February has no 30th", "care.case-summary", "running 2026-02-28")
		w.now = core.At(core.Day(2026, 3, 6), 10, 0)
		hand(t, w, w.worker, "case_summary", "", merge(day("written_on", w.Today()), url.Values{
			"summary_for": {"quarter"}, "now": {"Calmer."}, "tried": {"Parenting group."}, "next_steps": {"A summer plan."},
			record.PartField(child, "story"): {"You were seven when your school rang us."}, record.PartField(child, "child_words"): {"I want my own bed."},
			record.PartField(brother, "story"): {"You were a baby."},
		}), child, brother)
		owe(t, w, child, "six days late, and then from that day", "care.case-summary", "met late 2026-02-28; running 2026-06-06")
		s, err := w.Start(t.Context(), db, w.worker, "case_summary", "", brother, child)
		if err != nil {
			t.Fatal(err)
		}
		again := s.Entry.(*casework.Summary)
		if again.Now != "Calmer." || again.Children[1].Words != "I want my own bed." || again.Children[0].Story != "You were a baby." {
			t.Errorf("the next summary does not begin with the last one: %+v", again)
		}
		w.now = core.At(core.Day(2026, 3, 20), 9, 0)
		e := hand(t, w, w.worker, "transfer_summary", "", merge(day("transfer_on", core.Day(2026, 3, 30)), url.Values{
			"reason": {"TSPROC"}, "stage": {"Plan running, review in April."}, "risks": {"The dog."},
			record.PartField(child, "told"): {"no"}, record.PartField(child, "why_not_told"): {"Next visit, with the new worker."},
			"row-promise-1.what": {"A bed"}, "row-promise-1.who": {"Us"},
		}), child)
		owe(t, w, child, "a handover that nobody signed counts for nothing", "care.case-summary", "met late 2026-02-28; running 2026-06-06")
		if err := w.Sign(t.Context(), w.manager, e.Head().ID, 1); err != nil {
			t.Fatal(err)
		}
		owe(t, w, child, "taken over", "care.case-summary", "met late 2026-02-28; met 2026-06-06; running 2026-06-20")
		s, err = w.Start(t.Context(), db, w.manager, "allocation", e.Head().ID)
		if err != nil {
			t.Fatal(err)
		}
		if a := s.Entry.(*allocation.Allocation); a.Begins != core.Day(2026, 3, 30) || a.Reason != "TSPROC" {
			t.Errorf("the allocation does not begin with the handover: %+v", a)
		}
		sound(t, w)
	})
}

func TestTheFamilyAndThoseAroundIt(t *testing.T) {
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child := core.NewID()
		rows := url.Values{"row-member-1.name": {"Priya Nair"}, "row-member-1.agency": {"school"}, "row-member-1.phone": {"01632 960001"}}
		hand(t, w, w.worker, "network", "", rows, child)
		s, err := w.Start(t.Context(), db, w.worker, "network", "", child)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Save(t.Context(), w.worker, s.Entry, 0, "handed in"); !core.IsSort(err, core.Invalid) {
			t.Errorf("a second list of the people around one child was kept: %v", err)
		}
		e := hand(t, w, w.worker, "family_group_conference", "", merge(day("offered_on", core.Day(2026, 3, 2)), day("held_on", core.Day(2026, 3, 5)), url.Values{
			"offer": {"accepted"}, "who_came": {"Both grandmothers and an uncle."}, "family_plan": {"Sundays at Nana's."}, "plan_agreed": {"yes"},
			"row-action-1.what": {"Sundays"}, "row-action-1.who": {"Nana"},
			record.PartField(child, "advocate_offered"): {"yes"},
		}, day("row-action-1.by_on", core.Day(2026, 3, 8))), child)
		events, err := record.Events(t.Context(), db, "x", child)
		if err != nil || !slices.ContainsFunc(events, func(ev clock.Event) bool { return ev.Moment == clock.FGDMOffered && ev.Record == e.Head().ID }) {
			t.Errorf("the offer is not on record: %v, %v", events, err)
		}
		sound(t, w)
	})
}

// unborn puts somebody on record whose birth is expected on a day.
func unborn(t *testing.T, w *world, expected core.Date) *people.Person {
	t.Helper()
	p := people.New("x")
	p.Names = []people.Name{{Kind: people.Legal, Family: "Thorne"}}
	p.Expected, p.Sex = expected, "U"
	saveAs(t, w, p)
	return p
}

// saveAs saves a person and works out what is due, as the page does.
func saveAs(t *testing.T, w *world, p *people.Person) {
	t.Helper()
	err := w.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		if err := people.Save(ctx, tx, w.manager, w.now, p, "changed"); err != nil {
			return err
		}
		return w.Recompute(ctx, tx, "x", p.ID)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestBeforeABirthAndThroughIt(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		w.Children = people.Children
		baby := unborn(t, w, core.Day(2026, 7, 29))
		contact := hand(t, w, w.worker, "contact", "", contactAnswers(w.now), baby.ID)
		decision := hand(t, w, w.manager, "contact_decision", contact.Head().ID, merge(instant("decided_at", w.now), url.Values{
			"referrer_told": {"no"}, "why_not_told": {"Anonymous."}, record.PartField(baby.ID, "reason"): {"A first baby, and a parent in care."},
		}))
		referral := hand(t, w, w.manager, "referral", decision.Head().ID, url.Values{"primary_need": {"N1"}, "outcomes": {"assessment"}, "family_told": {"yes"}})
		opened := hand(t, w, w.manager, "prebirth_opened", referral.Head().ID, url.Values{"questions": {"Who will help at night?"}})
		owe(t, w, baby.ID, "45 working days with Easter and May Day", "prebirth.assessment", "running 2026-05-13")
		owe(t, w, baby.ID, "four weeks before the birth", "prebirth.birth-plan", "running 2026-07-01")
		owe(t, w, baby.ID, "nobody can be seen", "assessment.see-child", "")

		written := hand(t, w, w.worker, "prebirth_assessment", opened.Head().ID, url.Values{
			"antenatal_care": {"Since week 12."}, "readiness": {"A cot."}, "removed_before": {"no"}, "parent_in_care": {"yes"},
			"parent_in_care_help": {"Her adviser visits."}, "father": {"She does not say; asked twice."}, "parents": {"Warm."}, "family": {"An aunt."},
			"parents_words": {"“I want to keep him.”"}, "worries": {"Alone at night."}, "working": {"Midwife trusts her."}, "change": {"Somebody at night."},
			"danger_statement": {"He could be left to cry."}, "scale": {"6"}, "copy_given": {"yes"},
			record.PartField(baby.ID, "health"): {"Growing well."}, record.PartField(baby.ID, "factors"): {"4B"},
			record.PartField(baby.ID, "outcome"): {"child_in_need"}, record.PartField(baby.ID, "why"): {"With help it goes."},
		})
		if got, want := written.Head().Kind, "prebirth_assessment"; got != want {
			t.Fatal(got)
		}
		kind, err := w.Kind("prebirth_assessment")
		if err != nil {
			t.Fatal(err)
		}
		if got, want := kind.CardLine(written), "Child in need plan, at 19 weeks"; got != want {
			t.Errorf("its line is %q, want %q: 145 days before the birth", got, want)
		}
		if err := w.Sign(t.Context(), w.manager, written.Head().ID, 1); err != nil {
			t.Fatal(err)
		}
		owe(t, w, baby.ID, "signed the same day", "prebirth.assessment", "met 2026-05-13")
		owe(t, w, baby.ID, "it is the child's assessment too", "assessment.complete", "met 2026-05-13")

		w.now = core.At(core.Day(2026, 7, 6), 9, 0)
		plan := url.Values{
			"born_where": {"General hospital"}, "at_birth": {"Her aunt."}, "on_ward": {"Her aunt."}, "home": {"With her mother."}, "if_not": {"Ring us."},
			"parents_words": {"“Good.”"}, "told": {"midwifery", "out_of_hours"}, "flagged": {"yes"},
		}
		hand(t, w, w.worker, "birth_plan", opened.Head().ID, merge(plan, day("shared_on", core.Day(2026, 6, 29))))
		owe(t, w, baby.ID, "the parents do not have it", "prebirth.birth-plan", "running 2026-07-01")
		plan["told"] = []string{"midwifery", "mother"}
		hand(t, w, w.worker, "birth_plan", opened.Head().ID, merge(plan, day("shared_on", core.Day(2026, 7, 6))))
		owe(t, w, baby.ID, "five days late", "prebirth.birth-plan", "met late 2026-07-01")

		w.now = core.At(core.Day(2026, 8, 3), 9, 0)
		birth := hand(t, w, w.worker, "birth", "", merge(day("born_on", core.Day(2026, 8, 2)), url.Values{
			"given_name": {"Ash"}, "sex": {"M"}, "born_at": {"General hospital"}, "well": {"Both are well."}, "plan_holds": {"yes"}, "told_by": {"Her midwife"},
		}), baby.ID)
		born, err := people.Load(t.Context(), db, "x", baby.ID)
		if err != nil {
			t.Fatal(err)
		}
		if born.Unborn() || born.Born != core.Day(2026, 8, 2) || born.Sex != "M" || born.Name() != "Ash Thorne" || born.Expected != core.Day(2026, 7, 29) || born.Version != 2 {
			t.Errorf("after the birth the child is %+v", born)
		}
		if _, err := people.AsOf(t.Context(), db, "x", baby.ID, birth.Head().Saved-1); err != nil {
			t.Errorf("the child before the birth: %v", err)
		}
		owe(t, w, baby.ID, "the birth keeps what was owed before it", "prebirth.birth-plan", "met late 2026-07-01")
		if _, err := w.Start(t.Context(), db, w.manager, "prebirth_opened", referral.Head().ID); err != nil {
			t.Fatal(err)
		}
		late := handRefused(t, w, w.manager, "prebirth_opened", referral.Head().ID, url.Values{"questions": {"Too late."}})
		if !core.IsSort(late, core.Invalid) {
			t.Errorf("a pre-birth assessment of a child who is born was opened: %v", late)
		}
	})
}

// handRefused is [hand] for what should be refused: it returns why.
func handRefused(t *testing.T, w *world, who access.Who, kind string, from core.ID, answers url.Values) error {
	t.Helper()
	s, err := w.Start(t.Context(), w.DB, who, kind, from)
	if err != nil {
		return err
	}
	typed := s.Kind.Typed(s.Entry)
	for name, values := range answers {
		typed[name] = values
	}
	if wrong := s.Kind.Read(s.Entry, typed, w.Today()); len(wrong) > 0 {
		t.Fatalf("a %s: %v", kind, wrong)
	}
	return w.Save(t.Context(), who, s.Entry, 0, "handed in")
}

func TestAChildWhoWasNotSeenNeedsAHigherSignature(t *testing.T) {
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child := core.NewID()
		happened(t, w, child, record.OnDay(clock.ReferralAccepted, core.Day(2026, 3, 2)))
		team := w.manager
		team.User, team.Level = core.NewID(), access.L2
		contact := hand(t, w, w.worker, "contact", "", contactAnswers(w.now), child)
		check := merge(instant("asked_at", w.now), instant("due_at", w.now), instant("answered_at", w.now), url.Values{
			"agency": {"school"}, "question": {"How is attendance?"}, "answered_by": {"Priya Nair"}, "answer": {"Nine days away."},
		})
		hand(t, w, w.worker, "partner_check", contact.Head().ID, check)
		decision := hand(t, w, w.manager, "contact_decision", contact.Head().ID, merge(instant("decided_at", w.now), url.Values{
			"referrer_told": {"no"}, "why_not_told": {"Anonymous."}, record.PartField(child, "reason"): {"Look closer."},
		}))
		referral := hand(t, w, w.manager, "referral", decision.Head().ID, url.Values{"primary_need": {"N1"}, "outcomes": {"assessment"}, "family_told": {"yes"}})
		opened := hand(t, w, w.manager, "assessment_opened", referral.Head().ID, url.Values{"questions": {"Is there food?"}})
		hand(t, w, w.worker, "significant_event", contact.Head().ID, url.Values{"why": {"First sign of hunger"}})
		hand(t, w, w.worker, "visit", "", merge(instant("visited_at", w.now), url.Values{
			"place": {"home"}, "account": {"Nobody came to the door."}, record.PartField(child, "seen"): {"no_answer"}, record.PartField(child, "why_not"): {"Left a card."},
		}), child)
		answers := assessmentAnswers(child)
		delete(answers, "history")
		answers.Set("why_not_seen", "Abroad with her grandmother until June.")
		e := hand(t, w, w.worker, "assessment", opened.Head().ID, answers).(*assessment.Assessment)
		if got, want := e.History, "6 March 2026: First sign of hunger"; got != want {
			t.Errorf("the history begins with %q, want the chronology: %q", got, want)
		}
		if got, want := e.Agencies, "School or college, Priya Nair, 6 March 2026: Nine days away."; got != want {
			t.Errorf("the agencies say %q, want %q", got, want)
		}
		if e.Children[0].Seen != "no_answer" {
			t.Errorf("the visit in vain was not taken over: %q", e.Children[0].Seen)
		}
		if err := w.Sign(t.Context(), team, e.ID, 1); !core.IsSort(err, core.Forbidden) {
			t.Errorf("a team manager signed although the child was not seen: %v", err)
		}
		if err := w.Sign(t.Context(), w.manager, e.ID, 1); err != nil {
			t.Errorf("somebody of level L4 may sign with a reason: %v", err)
		}
		owe(t, w, child, "completed", "assessment.see-child", "not needed 2026-03-13")

		again := hand(t, w, w.manager, "assessment_opened", e.ID, merge(day("started_on", core.Day(2026, 3, 6)), url.Values{"why": {"Father is back."}, "questions": {"What changed?"}}))
		if again.(*assessment.Opened).Again != "yes" {
			t.Error("a further assessment does not know that it is one")
		}
		sound(t, w)
	})
}

// TestABirthRecordedByMistake holds that what the record of a birth did is undone with it,
// that a correction of it corrects the child, and that nobody is born twice.
func TestABirthRecordedByMistake(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		w.Children = people.Children
		baby := unborn(t, w, core.Day(2026, 7, 29))
		w.now = core.At(core.Day(2026, 8, 3), 9, 0)
		answers := merge(day("born_on", core.Day(2026, 8, 2)), url.Values{
			"sex": {"F"}, "born_at": {"General hospital"}, "well": {"Well."}, "plan_holds": {"no"}, "instead": {"She stays a week longer."}, "told_by": {"Her midwife"},
		})
		birth := hand(t, w, w.worker, "birth", "", answers, baby.ID)
		refused(t, w, w.worker, "birth", "", answers, "born_on", "stands on record already", baby.ID)
		change(t, w, w.worker, birth.Head().ID, merge(day("born_on", core.Day(2026, 8, 1)), url.Values{"family_name": {"Vale"}}))
		child := func() *people.Person {
			p, err := people.Load(t.Context(), db, "x", baby.ID)
			if err != nil {
				t.Fatal(err)
			}
			return p
		}
		if p := child(); p.Born != core.Day(2026, 8, 1) || p.Name() != "Vale" {
			t.Errorf("after the correction the child is %s, born %s", p.Name(), p.Born)
		}
		if err := w.StrikeOut(t.Context(), w.manager, birth.Head().ID, 2, "It was another family's baby."); err != nil {
			t.Fatal(err)
		}
		if p := child(); !p.Unborn() || p.Expected != core.Day(2026, 7, 29) {
			t.Errorf("after the birth was struck out the child is %+v", p)
		}
		if _, err := ledger.Verify(t.Context(), db, "x", Accounts(w.Keeper)...); err != nil {
			t.Error(err)
		}
	})
}
