package all

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/practice/care"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// signed hands a record in and has the manager sign it.
func signed(t *testing.T, w *world, kind string, from core.ID, answers url.Values, people ...core.ID) record.Entry {
	t.Helper()
	e := hand(t, w, w.worker, kind, from, answers, people...)
	if err := w.Sign(t.Context(), w.manager, e.Head().ID, 1); err != nil {
		t.Fatalf("signing a %s: %v", kind, err)
	}
	return e
}

// holds compares what is or was due under one clock, oldest first, with what was worked out
// by hand: "met 2026-03-13; running 2026-04-27".
func holds(t *testing.T, w *world, person core.ID, id, want string) {
	t.Helper()
	dues, err := w.Dues(t.Context(), w.DB, "x", person)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range dues {
		if d.Clock == id {
			got = append(got, strings.TrimSpace(string(d.State)+" "+d.DueOn.String()))
		}
	}
	if strings.Join(got, "; ") != want {
		t.Errorf("on %s %s is %q, want %q", w.Today(), id, strings.Join(got, "; "), want)
	}
}

// on sets the day.
func on(w *world, day string) core.Date {
	w.now = core.At(core.MustDate(day), 16, 0)
	return w.Today()
}

func part(child core.ID, answers url.Values) url.Values {
	out := url.Values{}
	for name, values := range answers {
		out[record.PartField(child, name)] = values
	}
	return out
}

// intoCare brings children into care on Friday 6 March 2026. It is not signed yet.
func intoCare(t *testing.T, w *world, children ...core.ID) record.Entry {
	t.Helper()
	today := on(w, "2026-03-06")
	a := merge(instant("began_at", core.At(today, 15, 30)), day("agreed_on", today), url.Values{
		"legal_status": {"V2"}, "agreed_by": {"mother"}, "explained": {"At home, with her sister."}, "category_of_need": {"N1"}, "planned": {"no"},
		"on_call": {"Rosa Lindqvist"}, "why": {"Nobody is at home."}, "tried": {"Her sister cannot."}, "parents_views": {"She agrees."},
	})
	for _, c := range children {
		a = merge(a, part(c, url.Values{"wishes": {"Where is my bear?"}, "placement_type": {"U6"}, "placement_provider": {"PR1"}, "carer": {"The Hollises"},
			"placement_postcode": {"ZZ1 2ZZ"}, "siblings": {"together"}, "permanence_order": {"Z1"}}))
	}
	return hand(t, w, w.worker, "coming_into_care", "", a, children...)
}

// episodeOf is the open episode of a child.
func episodeOf(t *testing.T, w *world, child core.ID) *care.Episode {
	t.Helper()
	es, err := care.EpisodeKind.OfPerson(t.Context(), w.DB, "x", child)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(es, func(e *care.Episode) bool { return e.Ended.IsZero() })
	if i < 0 {
		t.Fatal("no episode is open")
	}
	return es[i]
}

func TestThroughCare(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child, brother := core.NewID(), core.NewID()
		entering := intoCare(t, w, child, brother)
		first := map[string]string{ // Easter falls into the twenty working days
			"care.review-first": "running 2026-04-07", "health.iha": "running 2026-04-07", "care.iro": "running 2026-03-13",
			"care.placement-plan": "running 2026-03-13", "care.placement-notify": "running 2026-03-13", "care.visit-first": "running 2026-03-13",
			"care.care-plan": "running 2026-03-20", "health.notify": "running 2026-03-13", "care.permanence": "running 2026-07-06",
		}
		for id, want := range first {
			holds(t, w, child, id, want) // nothing waits for the signature
		}
		if err := w.Sign(t.Context(), w.worker, entering.Head().ID, 1); !core.IsSort(err, core.Forbidden) {
			t.Errorf("the worker signed the child into care: %v", err)
		}
		if err := w.Sign(t.Context(), w.manager, entering.Head().ID, 1); err != nil {
			t.Fatal(err)
		}
		for id, want := range first {
			holds(t, w, child, id, want)
			holds(t, w, brother, id, want)
		}
		if _, err := w.Start(t.Context(), db, w.worker, "coming_into_care", "", child); err != nil {
			t.Fatal(err)
		}

		episode := episodeOf(t, w, child).ID
		today := on(w, "2026-03-10")
		works := func(ctx context.Context, tx *store.Tx) error { // the officer is let in beside the worker
			_, err := access.Involve(ctx, tx, "x", access.Involvement{PersonID: child, UserID: w.worker.User, Role: "worker", FromOn: today})
			return err
		}
		if err := db.Write(t.Context(), works); err != nil {
			t.Fatal(err)
		}
		hand(t, w, w.worker, "iro_appointed", episode, merge(day("appointed_on", today), url.Values{"reviewing_officer": {string(w.manager.User)}, "told_child": {"A card with a picture."}}))
		holds(t, w, child, "care.iro", "met 2026-03-13")
		officer := access.Who{Authority: "x", User: w.manager.User, Level: access.L2, Roles: []access.Role{access.Chair}}
		if err := access.May(t.Context(), db, officer, access.Write, child); err != nil {
			t.Errorf("the reviewing officer may not write: %v", err)
		}
		holds(t, w, brother, "care.iro", "running 2026-03-13")
		hand(t, w, w.worker, "placement_notified", episode, merge(day("told_on", today), day("health_consent_on", today), url.Values{"told": {"health", "parents"}}))
		holds(t, w, child, "care.placement-notify", "met 2026-03-13")
		holds(t, w, child, "health.notify", "met 2026-03-13")
		on(w, "2026-03-16")
		hand(t, w, w.worker, "placement_plan", episode, merge(day("completed_on", w.Today()), url.Values{"sort": {"placement"}, "days": {"Bed at eight."}, "health": {"Well."},
			"school": {"The carer drives."}, "family": {"Mum on Sundays."}, "safety": {"A gate."}, "signed_by_all": {"All."}}, part(child, url.Values{"wishes": {"A night light."}}),
			url.Values{"row-delegated-1.matter": {"hair"}, "row-delegated-1.decided_by": {"carer"}}))
		holds(t, w, child, "care.placement-plan", "met late 2026-03-13")
		walkReview(t, w, child, episode)
		walkMoves(t, w, child)
		walkOut(t, w, child)
		sound(t, w)
		sameWhenRecomputed(t, w, child)
		sameWhenRecomputed(t, w, brother)
	})
}

// walkReview holds the first review in time, sends its decisions out, and answers them.
func walkReview(t *testing.T, w *world, child, episode core.ID) {
	t.Helper()
	today := on(w, "2026-04-02")
	review := hand(t, w, w.worker, "care_review", episode, merge(day("reviewed_on", today), day("next_on", core.Day(2026, 6, 30)), url.Values{
		"participation": {"PN1"}, "child_words": {"I want my bear."}, "row-decision-1.decision": {"Fetch the bear"}, "row-decision-1.who": {"Ines Okafor"}},
		day("row-decision-1.by_on", today)))
	if r := review.(*care.Review); r.IRO != w.manager.User || len(r.Decisions) != 1 {
		t.Errorf("the review knows the officer %q and %d decisions", r.IRO, len(r.Decisions))
	}
	holds(t, w, child, "care.review-first", "met 2026-04-07")
	holds(t, w, child, "care.review-second", "running 2026-07-02")
	holds(t, w, child, "care.review-decisions", "running 2026-04-13")
	holds(t, w, child, "care.review-report", "running 2026-03-30; running 2026-06-25") // three working days before each review, held and fixed
	on(w, "2026-04-10")
	hand(t, w, w.worker, "review_record", review.Head().ID, day("decisions_sent_on", w.Today()))
	holds(t, w, child, "care.review-decisions", "met 2026-04-13")
	holds(t, w, child, "care.review-record", "running 2026-04-27")
	holds(t, w, child, "care.review-manager-response", "running 2026-04-17")
	on(w, "2026-04-20")
	hand(t, w, w.manager, "review_response", review.Head().ID, merge(day("answered_on", w.Today()), url.Values{"answer": {"agreed"}}))
	holds(t, w, child, "care.review-manager-response", "met late 2026-04-17")
	prepared, err := w.Start(t.Context(), w.DB, w.worker, "review_preparation", review.Head().ID)
	if err != nil || !strings.Contains(prepared.Entry.(*care.Preparation).Since, "Fetch the bear") {
		t.Errorf("the decision of the last review is not there to be answered: %v", err)
	}
}

// walkMoves moves a child twice, with an order in between that moves nobody.
func walkMoves(t *testing.T, w *world, child core.ID) {
	t.Helper()
	on(w, "2026-04-20")
	first := episodeOf(t, w, child).ID
	hand(t, w, w.worker, "placement_notice", first, merge(day("given_on", core.Day(2026, 4, 1)), day("ends_on", core.Day(2026, 4, 29)),
		url.Values{"why": {"Illness."}, "helps": {"A break."}, "wishes": {"Sad."}}))
	holds(t, w, child, "care.placement-notice", "waiting 2026-04-29")
	change := signed(t, w, "care_change", first, merge(day("changed_on", w.Today()), url.Values{"what": {"placement"}, "why": {"The carer is ill."}, "unplanned": {"yes"}},
		part(child, url.Values{"wishes": {"Sad."}, "placement_type": {"K2"}, "placement_provider": {"PR4"}, "carer": {"Beech House"}, "same_carers": {"no"},
			"placement_postcode": {"ZZ1 3ZZ"}, "reason_placement_change": {"CREQO"}})))
	holds(t, w, child, "care.placement-notice", "too early 2026-04-29")
	holds(t, w, child, "care.placement-plan", "met late 2026-03-13; running 2026-04-27")
	holds(t, w, child, "care.disruption-meeting", "running 2026-05-19") // over May Day
	on(w, "2026-05-01")
	hand(t, w, w.worker, "disruption_meeting", change.Head().ID, merge(day("held_on", w.Today()), url.Values{"present": {"All."}, "wishes": {"Too loud."}, "happened": {"Illness."}, "lessons": {"Quiet."}}))
	holds(t, w, child, "care.disruption-meeting", "met 2026-05-19")
	second := episodeOf(t, w, child)
	signed(t, w, "care_change", second.ID, merge(day("changed_on", w.Today()), url.Values{"what": {"legal"}, "why": {"A full order."}},
		part(child, url.Values{"wishes": {"Good."}, "legal_status": {"C2"}, "same_carers": {"yes"}})))
	third := episodeOf(t, w, child)
	if third.ReasonNew != "L" || third.Placement != "K2" || third.Need != "N1" {
		t.Errorf("an order begins the episode %q in %q", third.ReasonNew, third.Placement)
	}
	holds(t, w, child, "care.stability-2-years", "met 2028-03-06; waiting 2028-04-20") // the order moved nobody
	on(w, "2026-06-01")
	signed(t, w, "care_change", third.ID, merge(day("changed_on", w.Today()), url.Values{"what": {"placement"}, "why": {"A family for good."}, "unplanned": {"no"}},
		part(child, url.Values{"wishes": {"A dog!"}, "placement_type": {"U4"}, "placement_provider": {"PR1"}, "carer": {"The Okells"}, "same_carers": {"no"},
			"placement_postcode": {"ZZ1 4ZZ"}, "placement_facts": {"permanent"}, "reason_placement_change": {"CARPL"}})))
	holds(t, w, child, "care.stability-2-years", "met 2028-03-06; met 2028-04-20; waiting 2028-06-01")
	_, err := w.Start(t.Context(), w.DB, w.worker, "care_change", third.ID)
	if err != nil {
		t.Error(err)
	}
}

// walkOut ends care: a form handed in ends nothing, a signature at its level does.
func walkOut(t *testing.T, w *world, child core.ID) {
	t.Helper()
	on(w, "2026-06-20")
	e := hand(t, w, w.worker, "care_ending", episodeOf(t, w, child).ID, merge(day("decided_on", core.Day(2026, 6, 12)), day("ended_on", w.Today()), url.Values{
		"why": {"A special guardianship order."}, "parents_views": {"Agrees."}, "iro_views": {"Agrees."}, "support": {"A support plan."}},
		part(child, url.Values{"reason": {"E46"}, "home": {"The Okells"}, "wishes": {"Stay!"}})))
	holds(t, w, child, "care.review-second", "running 2026-07-02")
	holds(t, w, child, "care.cease-approval", "")
	if err := w.Sign(t.Context(), w.manager, e.Head().ID, 1); err != nil {
		t.Fatal(err)
	}
	holds(t, w, child, "care.review-second", "not needed 2026-07-02")
	holds(t, w, child, "care.cease-approval", "met")
	holds(t, w, child, "care.visit-first", "not needed 2026-03-13; not needed 2026-04-27; not needed 2026-06-08")
}

// A change that is corrected and signed again moves the day between its two episodes, and
// makes no third; coming into care likewise.
func TestACorrectedChangeMakesNoSecondEpisode(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child := core.NewID()
		entering := intoCare(t, w, child)
		if err := w.Sign(t.Context(), w.manager, entering.Head().ID, 1); err != nil {
			t.Fatal(err)
		}
		on(w, "2026-04-20")
		change := signed(t, w, "care_change", episodeOf(t, w, child).ID, merge(day("changed_on", w.Today()), url.Values{"what": {"placement"}, "why": {"A family near school."}, "unplanned": {"no"}},
			part(child, url.Values{"wishes": {"Yes."}, "carer": {"The Okells"}, "same_carers": {"no"}, "placement_postcode": {"ZZ1 4ZZ"}, "reason_placement_change": {"CARPL"}})))
		again := func(id core.ID, correct func(record.Entry)) {
			e, _, err := w.Load(t.Context(), db, w.worker, id)
			if err != nil {
				t.Fatal(err)
			}
			correct(e)
			if err := w.Save(t.Context(), w.worker, e, 2, "corrected"); err != nil {
				t.Fatal(err)
			}
			if err := w.Sign(t.Context(), w.manager, id, 3); err != nil {
				t.Fatal(err)
			}
		}
		again(change.Head().ID, func(e record.Entry) { e.(*care.Change).Changed = core.Day(2026, 4, 17) })
		again(entering.Head().ID, func(e record.Entry) { e.(*care.Entering).Need = "N4" })
		es, err := care.EpisodeKind.OfPerson(t.Context(), db, "x", child)
		if err != nil || len(es) != 2 {
			t.Fatalf("there are %d episodes, %v; want two", len(es), err)
		}
		if es[0].Ended != core.Day(2026, 4, 17) || es[1].Began != core.Day(2026, 4, 17) || es[0].Need != "N4" || es[0].ReasonChange != "CARPL" || !es[1].Ended.IsZero() {
			t.Errorf("the first ends on %s, the second begins on %s", es[0].Ended, es[1].Began)
		}
		holds(t, w, child, "care.placement-plan", "not needed 2026-03-13; running 2026-04-24")
		sound(t, w)
		sameWhenRecomputed(t, w, child)
	})
}

func TestTermsOfAPlacement(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child := core.NewID()
		entering := intoCare(t, w, child)
		if err := w.Sign(t.Context(), w.manager, entering.Head().ID, 1); err != nil {
			t.Fatal(err)
		}
		on(w, "2027-03-10")
		holds(t, w, child, "care.visit-permanent", "")
		s, err := w.Start(t.Context(), db, w.worker, "placement_terms", episodeOf(t, w, child).ID)
		if err != nil {
			t.Fatal(err)
		}
		typed := merge(s.Kind.Typed(s.Entry), day("changed_on", w.Today()), url.Values{"placement_facts": {"permanent", "fewer_visits"}, "why": {"The panel matched."}, "wishes": {"Yes."}})
		if wrong := s.Kind.Read(s.Entry, typed, w.Today()); len(wrong) != 1 || wrong[0].Field != "child_agreed_on" {
			t.Errorf("fewer visits without the child's agreement: %v", wrong)
		}
		signed(t, w, "placement_terms", episodeOf(t, w, child).ID, merge(day("changed_on", w.Today()), url.Values{"placement_facts": {"permanent"}, "why": {"The panel matched."}, "wishes": {"Yes."}}))
		holds(t, w, child, "care.visit-permanent", "running 2027-06-10")
	})
}

func TestWhatCannotBeInCare(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child := core.NewID()
		entering := intoCare(t, w, child)
		if err := w.Sign(t.Context(), w.manager, entering.Head().ID, 1); err != nil {
			t.Fatal(err)
		}
		change := func(at string, answers url.Values) []core.FieldProblem {
			today := on(w, at)
			s, err := w.Start(t.Context(), db, w.worker, "care_change", episodeOf(t, w, child).ID)
			if err != nil {
				t.Fatal(err)
			}
			typed := merge(s.Kind.Typed(s.Entry), day("changed_on", today), url.Values{"why": {"x"}, "unplanned": {"no"}}, part(child, url.Values{"wishes": {"x"}, "same_carers": {"no"}}), answers)
			if wrong := s.Kind.Read(s.Entry, typed, today); len(wrong) > 0 {
				return wrong
			}
			wrong, err := w.Guard(t.Context(), db, s.Entry)
			if err != nil {
				t.Fatal(err)
			}
			return wrong
		}
		for _, c := range []struct {
			why, at, field string
			answers        url.Values
		}{
			{"nothing differs", "2026-05-01", "legal_status", url.Values{"what": {"placement"}}},
			{"a move said to be an order", "2026-05-01", "what", merge(url.Values{"what": {"legal"}}, part(child, url.Values{"carer": {"Others"}}))},
			{"a move without its reason", "2026-05-01", "reason_placement_change", merge(url.Values{"what": {"placement"}}, part(child, url.Values{"carer": {"Others"}}))},
			{"before the placement began", "2026-03-01", "changed_on", merge(url.Values{"what": {"placement"}}, part(child, url.Values{"carer": {"Others"}}))},
			{"with parents, provided by the council", "2026-05-01", "placement_provider", merge(url.Values{"what": {"placement"}}, part(child, url.Values{"placement_type": {"P1"}}))},
			{"a temporary stay needs no reason", "2026-05-01", "", merge(url.Values{"what": {"placement"}}, part(child, url.Values{"placement_type": {"T1"}, "placement_provider": {""}}))},
		} {
			wrong := change(c.at, c.answers)
			if (c.field == "") != (len(wrong) == 0) || c.field != "" && !strings.HasSuffix(wrong[0].Field, c.field) {
				t.Errorf("%s: %v, want %q", c.why, wrong, c.field)
			}
		}
		on(w, "2026-05-01")
		if e := intoCareAgain(t, w, child); !core.IsSort(e, core.Invalid) {
			t.Errorf("a child in care came into care again: %v", e)
		}
	})
}

// intoCareAgain tries to begin a second period of care.
func intoCareAgain(t *testing.T, w *world, child core.ID) error {
	t.Helper()
	kind, err := w.Kind("coming_into_care")
	if err != nil {
		t.Fatal(err)
	}
	e := kind.New("x", child)
	e.(*care.Entering).Began, e.(*care.Entering).LegalStatus = w.now, "V2"
	return w.Save(context.Background(), access.Who{Authority: "x", User: w.worker.User, Level: access.L0, Roles: w.worker.Roles}, e, 0, "again")
}

func TestHealthInCare(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child := core.NewID()
		entering := intoCare(t, w, child)
		if err := w.Sign(t.Context(), w.manager, entering.Head().ID, 1); err != nil {
			t.Fatal(err)
		}
		episode := episodeOf(t, w, child).ID
		checkup := func(sort, happened, by, at string) {
			today := on(w, at)
			hand(t, w, w.worker, "health_assessment", episode, merge(day("assessed_on", today), url.Values{"sort": {sort}, "happened": {happened}, "assessed_by": {by},
				"plan": {"Glasses."}, "substance_misuse": {"no"}}))
		}
		checkup("initial", "refused", "", "2026-03-30")
		holds(t, w, child, "health.iha", "running 2026-04-07") // a refusal is no assessment
		checkup("initial", "done", "doctor", "2026-04-07")
		holds(t, w, child, "health.iha", "met 2026-04-07")
		holds(t, w, child, "health.rha-5plus", "running 2027-04-07") // she is seven
		holds(t, w, child, "health.rha-under5", "")
		on(w, "2027-03-08")
		hand(t, w, w.worker, "dental_check", episode, merge(day("checked_on", w.Today()), url.Values{"happened": {"done"}}))
		holds(t, w, child, "health.dental", "met late 2027-03-06; running 2028-03-08")
		hand(t, w, w.worker, "sdq", episode, merge(day("scored_on", core.Day(2027, 3, 1)), url.Values{"score": {"17"}, "follows": {"Talk with the clinic."}}))
		holds(t, w, child, "health.sdq", "met 2027-03-06; running 2028-03-01")
		years, err := care.HealthKind.OfPerson(t.Context(), db, "x", child)
		if err != nil || len(years) != 2 {
			t.Fatalf("health is kept of %d years, %v; want those of 2026 (refused) and 2027", len(years), err)
		}
		if y := years[0]; y.Year.N != 2026 || y.Assessed != "0" {
			t.Errorf("the year %d says %q of the assessment that was refused", y.Year.N, y.Assessed)
		}
		if y := years[1]; y.Year.N != 2027 || y.Assessed != "1" || y.Teeth != "1" || y.SDQScore.N != 17 || y.Substances != "0" || y.Convicted != "" {
			t.Errorf("the year of 2027 adds up to %+v", y)
		}
		sound(t, w)
	})
}

func TestTowardsAdoption(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child := core.NewID()
		entering := intoCare(t, w, child)
		if err := w.Sign(t.Context(), w.manager, entering.Head().ID, 1); err != nil {
			t.Fatal(err)
		}
		episode := episodeOf(t, w, child).ID
		today := on(w, "2026-04-02")
		review := hand(t, w, w.worker, "care_review", episode, merge(day("reviewed_on", today), url.Values{"participation": {"PN1"}, "permanence": {"adoption"}}))
		plan := signed(t, w, "permanence_plan", review.Head().ID, merge(day("by_on", core.Day(2026, 12, 1)), url.Values{"why": {"Nobody can."}, "wishes": {"A home."}, "siblings": {"None."}}))
		if p := plan.(*care.Permanence); p.Route != "adoption" || p.Agreed != today || p.AtReview != "yes" {
			t.Errorf("the plan is %q of %s, not what the review agreed", p.Route, p.Agreed)
		}
		holds(t, w, child, "care.permanence", "met 2026-07-06")
		holds(t, w, child, "adoption.present", "running 2026-06-02")
		on(w, "2026-05-28")
		decision := hand(t, w, w.manager, "placed_for_adoption", plan.Head().ID, merge(day("presented_on", core.Day(2026, 5, 20)), day("decided_on", w.Today()), day("parents_told_on", w.Today()), url.Values{"why": {"Nothing else will do."}}))
		holds(t, w, child, "adoption.present", "met 2026-06-02")
		holds(t, w, child, "adoption.adm", "met 2026-06-01") // seven working days over the bank holiday
		holds(t, w, child, "adoption.parents-told", "met 2026-06-01")
		holds(t, w, child, "adoption.parents-told-writing", "running 2026-06-04")
		holds(t, w, child, "adoption.match", "running 2026-11-28")
		walkToOrder(t, w, child, decision.Head().ID)
		sound(t, w)
	})
}

// walkToOrder matches a child, places it with adopters and sees it adopted.
func walkToOrder(t *testing.T, w *world, child, decision core.ID) {
	t.Helper()
	on(w, "2026-06-10")
	hand(t, w, w.worker, "adoption_authority", decision, merge(day("given_on", w.Today()), url.Values{"given_by": {"order"}, "words": {"The court."}}))
	holds(t, w, child, "adoption.not-placed-review-first", "running 2026-09-10")
	on(w, "2026-07-09")
	panel := hand(t, w, w.worker, "adoption_panel", decision, merge(day("met_on", core.Day(2026, 7, 1)), day("minutes_on", core.Day(2026, 7, 3)), url.Values{"recommended": {"match"}, "reasons": {"They fit."}}))
	holds(t, w, child, "adoption.match-adm", "running 2026-07-14")
	match := hand(t, w, w.manager, "adoption", panel.Head().ID, merge(day("matched_on", w.Today()), url.Values{"adopters": {"2"}, "adopters_sex": {"MF"}, "adopters_legal_status": {"L11"}, "by_foster_carers": {"0"}}))
	if a := match.(*care.Adoption); a.Decided != core.Day(2026, 5, 28) {
		t.Errorf("the match does not know the day of the decision: %s", a.Decided)
	}
	holds(t, w, child, "adoption.match-adm", "met 2026-07-14")
	holds(t, w, child, "adoption.match", "met 2026-11-28")
	holds(t, w, child, "adoption.parents-told-writing", "running 2026-06-04") // a match is no second decision
	on(w, "2026-08-03")
	placed := hand(t, w, w.worker, "adoption_placed", match.Head().ID, merge(day("placed_on", w.Today()), url.Values{"introductions": {"Two weeks."}, "wishes": {"Yes."}, "family": {"Letters."}}))
	holds(t, w, child, "adoption.not-placed-review-first", "not needed 2026-09-10")
	holds(t, w, child, "adoption.review-first", "running 2026-08-31")
	holds(t, w, child, "adoption.visit-first", "running 2026-08-10")
	signed(t, w, "care_change", placed.Head().ID, merge(day("changed_on", w.Today()), url.Values{"what": {"legal", "placement"}, "why": {"Adoption."}, "unplanned": {"no"}},
		part(child, url.Values{"wishes": {"Yes."}, "legal_status": {"E1"}, "placement_type": {"A6"}, "carer": {"The adopters"}, "same_carers": {"no"},
			"placement_postcode": {"ZZ1 5ZZ"}, "reason_placement_change": {"CARPL"}})))
	if e := episodeOf(t, w, child); e.ReasonNew != "B" {
		t.Errorf("the placement with adopters begins an episode %q, want B", e.ReasonNew)
	}
	on(w, "2026-12-21")
	hand(t, w, w.worker, "adoption_review", placed.Head().ID, merge(day("held_on", core.Day(2026, 8, 31)), url.Values{"sort": {"placed"}, "wishes": {"Good."}, "settling": {"Well."}, "still_adoption": {"yes"}, "next_steps": {"None."}}))
	holds(t, w, child, "adoption.review-first", "met 2026-08-31")
	holds(t, w, child, "adoption.review-second", "running 2026-11-30")
	order := hand(t, w, w.worker, "adoption_order", placed.Head().ID, merge(day("ordered_on", w.Today()), url.Values{"consent_dispensed": {"yes"}}))
	holds(t, w, child, "adoption.review-second", "not needed 2026-11-30")
	end := signed(t, w, "care_ending", order.Head().ID, merge(url.Values{"why": {"Adopted."}, "parents_views": {"None."}, "iro_views": {"Glad."}, "support": {"Adoption support."}},
		part(child, url.Values{"home": {"The adopters"}, "wishes": {"Mine!"}})))
	if e := end.(*care.Ending); e.Ended != w.Today() || e.Children[0].Reason != "E12" {
		t.Errorf("care ends on %s for %q; want the day of the order, E12", e.Ended, e.Children[0].Reason)
	}
}

func TestMissingFromCare(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child, brother := core.NewID(), core.NewID()
		w.now = core.At(core.Day(2026, 3, 9), 9, 0)
		went := core.At(core.Day(2026, 3, 5), 22, 0)
		back := core.At(core.Day(2026, 3, 7), 23, 15)
		hand(t, w, w.worker, "missing_period", "", merge(day("from_on", went.Date()), instant("reported_at", went), day("until_on", back.Date()), instant("returned_at", back),
			instant("escalated_at", core.At(core.Day(2026, 3, 6), 22, 30)), url.Values{"missing_type": {"M"}}), child, brother)
		holds(t, w, child, "missing.escalate-24h", "met late 2026-03-06")
		holds(t, w, child, "missing.meeting-72h", "not needed 2026-03-08")
		if d := dueOf(t, w, brother, "missing.return-interview"); d.DueAt != core.At(core.Day(2026, 3, 10), 23, 15) {
			t.Errorf("the talk on return is due %s, want 72 hours by the clock", d.DueAt)
		}
		again := func(at string) (record.Entry, []core.FieldProblem) {
			today := on(w, at)
			s, err := w.Start(t.Context(), db, w.worker, "missing_period", "", child)
			if err != nil {
				t.Fatal(err)
			}
			typed := merge(day("from_on", today), day("until_on", today), url.Values{"missing_type": {"M"}})
			if wrong := s.Kind.Read(s.Entry, typed, today); len(wrong) > 0 {
				t.Fatal(wrong)
			}
			wrong, err := w.Guard(t.Context(), db, s.Entry)
			if err != nil {
				t.Fatal(err)
			}
			return s.Entry, wrong
		}
		second, wrong := again("2026-04-01")
		if len(wrong) > 0 {
			t.Errorf("the second time asks for %v", wrong)
		}
		if err := w.Save(t.Context(), w.worker, second, 0, "handed in"); err != nil {
			t.Fatal(err)
		}
		for at, third := range map[string]bool{"2026-06-03": true, "2026-06-04": false} { // 90 days after 5 March is 3 June
			if _, wrong := again(at); (len(wrong) > 0) != third {
				t.Errorf("on %s the third time in ninety days: %v, want %t", at, wrong, third)
			}
		}
	})
}

// What a council asks of its own on an episode is still there after a change has ended it.
func TestACouncilsAnswerStaysWhenAnotherRecordEndsTheEpisode(t *testing.T) {
	db := testkit.Database(t, store.SQLite, Sources()...)
	w := newWorld(t, db)
	folder := t.TempDir()
	text := "questions:\n  - {kind: care_episode, name: ward, asks: \"Which ward?\", type: words}\n"
	if err := os.WriteFile(filepath.Join(folder, LocalQuestions), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	k, err := Keep(t.Context(), db, folder, w.Now)
	if err != nil {
		t.Fatal(err)
	}
	k.Children, w.Keeper = w.Children, k
	child := core.NewID()
	entering := intoCare(t, w, child)
	if err := w.Sign(t.Context(), w.manager, entering.Head().ID, 1); err != nil {
		t.Fatal(err)
	}
	first := episodeOf(t, w, child)
	e, kind, err := w.Load(t.Context(), db, w.worker, first.ID)
	if err != nil {
		t.Fatal(err)
	}
	kind.Questions(e).Find("local_ward").SetText("North")
	if err := w.Save(t.Context(), w.worker, e, 1, "answered"); err != nil {
		t.Fatal(err)
	}
	on(w, "2026-04-20")
	signed(t, w, "care_change", first.ID, merge(day("changed_on", w.Today()), url.Values{"what": {"legal"}, "why": {"An order."}},
		part(child, url.Values{"wishes": {"Yes."}, "legal_status": {"C1"}, "same_carers": {"yes"}})))
	e, kind, err = w.Load(t.Context(), db, w.worker, first.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got := kind.Questions(e).Find("local_ward").PlainText(); got != "North" || e.(*care.Episode).Ended.IsZero() {
		t.Errorf("the council's answer is %q after the episode ended, want North", got)
	}
}

// TestWhoSignsAReview holds that the reviewing officer's own review is signed by handing it
// in, that one which somebody else wrote down waits for a chair and for nobody else, and that
// what a return tells stays as it was told.
func TestWhoSignsAReview(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newHouse(t, db)
		chair := access.Who{Authority: "x", User: core.NewID(), Name: "Jude Harlyn", Level: access.L2, Roles: []access.Role{access.Chair}}
		child := w.born(t, "Ada", core.Day(2014, 5, 1))
		episode := w.inCare(t, child, "2026-03-02", "", "").Head().ID
		hand(t, w, w.manager, "iro_appointed", episode, merge(day("appointed_on", w.Today()), url.Values{"reviewing_officer": {string(chair.User)}, "told_child": {"In a letter"}}))
		held := merge(day("reviewed_on", w.Today()), url.Values{"participation": {"PN1"}})

		own := hand(t, w, chair, "care_review", episode, held).Head()
		if own.State != record.Agreed || own.SignedBy != chair.User || own.SignedAt.IsZero() {
			t.Errorf("the officer's own review is %s, signed by %q; want signed by the officer", own.State, own.SignedBy)
		}
		written := hand(t, w, w.manager, "care_review", episode, held).Head()
		if written.State != record.Submitted || !written.SignedBy.IsZero() {
			t.Errorf("a review that a manager wrote down is %s", written.State)
		}
		boss := access.Who{Authority: "x", User: core.NewID(), Name: "Ada Moor", Level: access.L5, Roles: []access.Role{access.Director}}
		if err := w.Sign(t.Context(), boss, written.ID, 1); !core.IsSort(err, core.Forbidden) {
			t.Errorf("the director signs for the reviewing officer: %v", err)
		}
		waits, err := w.ToSign(t.Context(), db, chair)
		if err != nil || !slices.ContainsFunc(waits, func(l record.Line) bool { return l.ID == written.ID }) {
			t.Errorf("the review does not wait for the chair: %v, %v", waits, err)
		}
		if err := w.Sign(t.Context(), chair, written.ID, 1); err != nil {
			t.Errorf("the chair may not sign: %v", err)
		}
		told := care.ReviewKind.New("x", child)
		told.(*care.Review).Reviewed, told.(*care.Review).Participation = core.Day(2026, 3, 4), "PN1"
		if err := w.Save(t.Context(), access.Import("x"), told, 0, "told"); err != nil || told.Head().State != record.Agreed || !told.Head().SignedBy.IsZero() {
			t.Errorf("what a return told is %s, signed by %q: %v", told.Head().State, told.Head().SignedBy, err)
		}
		sound(t, w)
	})
}
