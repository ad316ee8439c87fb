package ssda903_test

import (
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/people"
	"throughline/practice/all"
	"throughline/practice/care"
	"throughline/record"
	"throughline/returns/ssda903"
	"throughline/rule"
	"throughline/store"
	"throughline/testkit"
)

// office is a keeper whose day the test sets, a worker, and those who sign.
type office struct {
	*record.Keeper
	today                   core.Date
	worker, manager, senior access.Who
	chair                   access.Who // the reviewing officer
	asha, milo              core.ID    // a girl of nine and her brother of three
}

func newOffice(t *testing.T, db *store.DB) *office {
	t.Helper()
	o := &office{today: core.Day(2025, 4, 14)}
	who := func(level access.Level) access.Who {
		return access.Who{Authority: "x", User: core.NewID(), Name: "Ines Okafor", Level: level, Roles: []access.Role{access.NominatedOfficer}}
	}
	o.worker, o.manager, o.senior, o.chair = who(access.L0), who(access.L2), who(access.L5), who(access.L2)
	o.chair.Roles = append(o.chair.Roles, access.Chair)
	k, err := all.Keep(t.Context(), db, "", func() core.Instant { return core.At(o.today, 17, 0) })
	if err != nil {
		t.Fatal(err)
	}
	o.Keeper = k
	o.asha = o.child(t, "Asha", "F", core.Day(2015, 5, 1), "AA1")
	o.milo = o.child(t, "Milo", "M", core.Day(2021, 9, 9), "AA2")
	return o
}

func (o *office) child(t *testing.T, name, sex string, born core.Date, number string) core.ID {
	t.Helper()
	p := people.New("x")
	p.Born, p.Sex, p.Ethnicity = born, sex, "WBRI"
	p.Names = []people.Name{{Kind: people.Legal, Given: name, Family: "Penrose"}}
	p.Identifiers = []people.Identifier{{Kind: "local", Value: number}}
	p.Addresses = []people.Address{{Kind: "home", Lines: "1 Example Street", Postcode: "ZZ1 1ZZ"}}
	err := o.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		return people.Save(ctx, tx, o.worker, o.Now(), p, "first known")
	})
	if err != nil {
		t.Fatal(err)
	}
	return p.ID
}

// on sets the day.
func (o *office) on(day string) *office { o.today = core.MustDate(day); return o }

// write starts a record, answers it, hands it in, and has it signed where it needs that.
func (o *office) write(t *testing.T, kind string, from core.ID, answers url.Values, who ...core.ID) record.Entry {
	t.Helper()
	by := o.worker
	if k, err := o.Kind(kind); err != nil {
		t.Fatal(err)
	} else if k.By > access.L0 {
		by = o.manager
	} else if kind == "care_review" {
		by = o.chair
	}
	s, err := o.Start(t.Context(), o.DB, by, kind, from, who...)
	if err != nil {
		t.Fatalf("starting a %s: %v", kind, err)
	}
	typed := s.Kind.Typed(s.Entry)
	for name, values := range answers {
		typed[name] = values
	}
	if wrong := s.Kind.Read(s.Entry, typed, o.today); len(wrong) > 0 {
		t.Fatalf("%s, a %s: %v", o.today, kind, wrong)
	}
	if err := o.Save(t.Context(), by, s.Entry, 0, "handed in"); err != nil {
		t.Fatalf("%s, saving a %s: %v", o.today, kind, err)
	}
	if s.Kind.Signed && s.Entry.Head().State != record.Agreed { // a reviewing officer signs by handing in
		if err := o.Sign(t.Context(), o.senior, s.Entry.Head().ID, 1); err != nil {
			t.Fatalf("%s, signing a %s: %v", o.today, kind, err)
		}
	}
	return s.Entry
}

// answers are pairs of a question and its answer; a name that ends in @ is a day.
func answers(pairs ...string) url.Values {
	v := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		name, isDay := strings.CutSuffix(pairs[i], "@")
		if !isDay {
			v.Add(name, pairs[i+1])
			continue
		}
		y, m, d := core.MustDate(pairs[i+1]).Split()
		v.Set(name+"-year", strconv.Itoa(y))
		v.Set(name+"-month", strconv.Itoa(int(m)))
		v.Set(name+"-day", strconv.Itoa(d))
	}
	return v
}

// of are answers of one child's part.
func of(child core.ID, pairs ...string) url.Values {
	v := url.Values{}
	for name, values := range answers(pairs...) {
		v[record.PartField(child, name)] = values
	}
	return v
}

func with(all ...url.Values) url.Values {
	v := url.Values{}
	for _, one := range all {
		for name, values := range one {
			v[name] = values
		}
	}
	return v
}

// begin brings both children into care on 14 April 2025.
func (o *office) begin(t *testing.T) record.Entry {
	t.Helper()
	home := []string{"wishes", "I want to see Nan.", "placement_type", "U6", "placement_provider", "PR1", "carer", "The Hollises",
		"placement_postcode", "ZZ1 2ZZ", "placement_urn", "SC000001", "siblings", "together", "permanence_order", "Z1", "reason_no_upn", "UN2"}
	return o.on("2025-04-14").write(t, "coming_into_care", "", with(
		answers("began_at@", "2025-04-14", "began_at-time", "15:30", "legal_status", "V2", "agreed_by", "mother", "agreed_on@", "2025-04-14",
			"explained", "At home, with her sister, in English.", "category_of_need", "N1", "planned", "yes",
			"why", "Their mother is in hospital.", "tried", "Her sister cannot.", "parents_views", "She agrees."),
		of(o.asha, append(home, "is_mother", "0")...), of(o.milo, home...)), o.asha, o.milo)
}

func (o *office) review(t *testing.T, day, next, part string, child core.ID) {
	t.Helper()
	o.on(day).write(t, "care_review", "", answers("reviewed_on@", day, "participation", part, "next_on@", next, "child_words", "I like it here."), child)
}

// episodes are those of a child, as the return has them.
func (o *office) episodes(t *testing.T, child core.ID) string {
	t.Helper()
	es, err := care.EpisodeKind.OfPerson(t.Context(), o.DB, "x", child)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range es {
		out = append(out, strings.Join([]string{e.Began.String(), e.ReasonNew, e.LegalStatus, e.Placement, e.Ended.String(), e.ReasonEnded, e.ReasonChange}, " "))
	}
	return strings.Join(out, "; ")
}

// findings are what the rules find in a year, with the year before beside it.
func (o *office) findings(t *testing.T, year int) []rule.Finding {
	t.Helper()
	r := ssda903.NewReturn(year)
	var tables []ssda903.Table
	for _, y := range []struct {
		year int
		last string
	}{{year, ""}, {year - 1, "_last"}} {
		built, err := ssda903.FromRecords(t.Context(), o.DB, o.Keeper, o.senior, y.year, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range built {
			b.Name += y.last
			tables = append(tables, b)
		}
	}
	r.Load(tables)
	// As published, SW12STG2 finds every open episode that did not begin a period of care.
	return slices.DeleteFunc(rule.Run(r, year, ssda903.Rules, nil).Findings, func(f rule.Finding) bool { return f.Rule == "SW12STG2" })
}

// A child comes into care, moves, is reviewed, goes missing, has health checked, and a
// brother leaves: the return comes out of the work, and its rules find nothing.
func TestTheReturnComesOutOfTheWork(t *testing.T) {
	testkit.EachEngine(t, all.Sources(), func(t *testing.T, db *store.DB) {
		o := newOffice(t, db)
		o.write(t, "allocation", "", with(answers("from_on@", "2025-04-01", "lead_worker", string(o.worker.User), "lead_team", string(core.NewID()))), o.asha, o.milo)
		o.begin(t)
		for _, child := range []core.ID{o.asha, o.milo} {
			w := o.write(t, "social_worker_episode", "", answers("worker_number", "SW12345"), child).(*care.WorkerEpisode)
			if w.From != core.Day(2025, 4, 14) || w.Reason != "FCONTA" || w.Social != o.worker.User {
				t.Errorf("the time with the worker is from %s for %q; want from the start of care, first contact", w.From, w.Reason)
			}
		}
		o.review(t, "2025-05-12", "2025-08-08", "PN1", o.asha)
		o.review(t, "2025-05-12", "2025-08-08", "PN0", o.milo)
		o.on("2025-05-13").write(t, "health_assessment", "", answers("sort", "initial", "assessed_on@", "2025-05-13", "happened", "done", "assessed_by", "doctor",
			"plan", "Glasses.", "substance_misuse", "no"), o.asha)
		o.on("2025-06-16").write(t, "care_change", "", with(answers("changed_on@", "2025-06-16", "what", "placement", "why", "The carer is ill.", "unplanned", "no"),
			of(o.asha, "wishes", "I do not mind.", "placement_type", "K2", "placement_provider", "PR4", "carer", "Beech House", "placement_postcode", "ZZ1 3ZZ",
				"placement_urn", "SC000002", "same_carers", "no", "reason_placement_change", "CREQO")), o.asha)
		o.review(t, "2025-08-08", "2026-02-02", "PN1", o.asha)
		o.review(t, "2025-08-08", "2026-02-02", "PN0", o.milo)
		o.on("2025-09-10").write(t, "care_change", "", with(answers("changed_on@", "2025-09-10", "what", "legal", "why", "A full care order."),
			of(o.asha, "wishes", "Good.", "legal_status", "C2", "same_carers", "yes")), o.asha)
		o.review(t, "2026-02-02", "2026-07-20", "PN1", o.asha)
		o.review(t, "2026-02-02", "2026-07-20", "PN1", o.milo)
		for _, f := range o.findings(t, 2026) {
			t.Errorf("2026: %s %s: %s", f.Rule, f.Table, f.Message)
		}

		o.on("2026-04-20").write(t, "health_assessment", "", answers("sort", "review", "assessed_on@", "2026-04-20", "happened", "done", "assessed_by", "nurse",
			"plan", "Nothing new.", "substance_misuse", "no"), o.asha)
		o.on("2026-05-05").write(t, "dental_check", "", answers("checked_on@", "2026-05-05", "happened", "done"), o.asha)
		o.on("2026-05-12").write(t, "missing_period", "", answers("missing_type", "M", "from_on@", "2026-05-09", "until_on@", "2026-05-10"), o.asha, o.milo)
		o.on("2026-06-01").write(t, "immunisation", "", answers("checked_on@", "2026-06-01", "up_to_date", "yes"), o.asha)
		o.write(t, "sdq", "", answers("scored_on@", "2026-06-01", "score", "11"), o.asha)
		o.review(t, "2026-07-20", "2027-01-11", "PN1", o.asha)
		o.review(t, "2026-07-20", "2027-01-11", "PN1", o.milo)
		o.on("2026-11-30").write(t, "care_ending", "", with(answers("decided_on@", "2026-11-20", "ended_on@", "2026-11-30", "why", "She is well.", "parents_views", "Glad.",
			"iro_views", "Agrees.", "support", "A child in need plan."),
			of(o.milo, "reason", "E4A", "home", "His mother", "wishes", "Home!")), o.milo)
		o.review(t, "2027-01-11", "2027-07-11", "PN1", o.asha)
		o.convicted(t)
		for _, f := range o.findings(t, 2027) {
			t.Errorf("2027: %s %s: %s", f.Rule, f.Table, f.Message)
		}
		for child, want := range map[core.ID]string{
			o.asha: "2025-04-14 S V2 U6 2025-06-16 X1 CREQO; 2025-06-16 P V2 K2 2025-09-10 X1 ; 2025-09-10 L C2 K2   ",
			o.milo: "2025-04-14 S V2 U6 2026-11-30 E4A ",
		} {
			if got := o.episodes(t, child); got != want {
				t.Errorf("the episodes are\n%s, want\n%s", got, want)
			}
		}
	})
}

// convicted answers the one question of the year's health that nothing else answers.
func (o *office) convicted(t *testing.T) {
	t.Helper()
	years, err := care.HealthKind.OfPerson(t.Context(), o.DB, "x", o.asha)
	if err != nil {
		t.Fatal(err)
	}
	if len(years) != 2 {
		t.Fatalf("health is kept of %d years, want those of 2026 and 2027", len(years))
	}
	for _, y := range years {
		y.Convicted = "0"
		if err := o.Save(t.Context(), o.worker, y, y.Version, "answered"); err != nil {
			t.Fatal(err)
		}
	}
}
