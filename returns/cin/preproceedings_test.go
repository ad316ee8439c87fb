package cin_test

import (
	"slices"
	"strconv"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/county"
	"throughline/practice/all"
	"throughline/returns/cin"
	"throughline/store"
	"throughline/testkit"
)

// The life of a baby, told as far as a day, is a round of pre-proceedings of the census, and
// the child is unborn in the year before the birth.
func TestTheCensusFollowsABabyThroughPreProceedings(t *testing.T) {
	for _, c := range []struct {
		why, until string
		instead    string // of what was decided on 12 May
		year       int
		want       []string // from PPStartDate on
		birth      []string // PersonBirthDate and ExpectedPersonBirthDate
	}{
		{"the meeting decided on it, and no letter was given yet", "2026-03-17 00:00", "", 2026,
			[]string{"2026-03-12", "", "", "", "", "", "", "", "", ""}, []string{"", "2026-05-20"}},
		{"the parents have met us twice, and the family once", "2026-05-09 00:00", "", 2027,
			[]string{"2026-03-12", "2026-03-18", "true", "true", "2026-03-31", "1", "", "", "", ""}, []string{"", "2026-05-20"}},
		{"it went to court on the day of the birth", "2026-05-20 00:00", "", 2027,
			[]string{"2026-03-12", "2026-03-18", "true", "true", "2026-03-31", "1", "2026-05-12", "", "2026-05-18", "2026-05-18"}, []string{"2026-05-18", ""}},
		{"the year before the birth still has a child who is not born", "2026-05-20 00:00", "", 2026,
			[]string{"2026-03-12", "2026-03-18", "true", "true", "2026-03-31", "1", "2026-05-12", "", "2026-05-18", "2026-05-18"}, []string{"", "2026-05-20"}},
		{"it stepped down to the protection plan", "2026-05-13 00:00", "step_down_cp", 2027,
			[]string{"2026-03-12", "2026-03-18", "true", "true", "2026-03-31", "1", "2026-05-12", "", "", ""}, []string{"", "2026-05-20"}},
	} {
		t.Run(c.why, func(t *testing.T) {
			tables := toldUntil(t, c.until, c.instead, c.year)
			if got := cells(t, tables, "PreProceedings", "PPStartDate", "LBPSentDate", "FGDMMeetingOffer", "FGDMMeetingFac", "InitialPPMeetingDate",
				"ReviewMeetingsCount", "StepDecisionDate", "PPOutcome", "CourtAppDate", "LetterInitCPDate"); !slices.Equal(got, c.want) {
				t.Errorf("the round is %q, want %q", got, c.want)
			}
			if got := cells(t, tables, "ChildIdentifiers", "PersonBirthDate", "ExpectedPersonBirthDate"); !slices.Equal(got, c.birth) {
				t.Errorf("born and expected are %q, want %q", got, c.birth)
			}
		})
	}
}

// toldUntil tells the baby's life until a moment, and returns the census of the child.
func toldUntil(t *testing.T, until, instead string, year int) []cin.Table {
	t.Helper()
	stories, err := county.Stories()
	if err != nil {
		t.Fatal(err)
	}
	s := stories["baby"]
	now, err := s.Steps[0].When()
	if err != nil {
		t.Fatal(err)
	}
	db := testkit.Database(t, store.SQLite, all.Sources()...)
	k, err := all.Keep(t.Context(), db, "", func() core.Instant { return now })
	if err != nil {
		t.Fatal(err)
	}
	workers, err := county.Fill(t.Context(), k, 1, 0, now, nil)
	if err != nil {
		t.Fatal(err)
	}
	numbers := 900000
	l, err := county.Tell(t.Context(), k, workers, s, 0, func() string { numbers++; return "S" + strconv.Itoa(numbers) })
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range s.Steps {
		if step.At >= until {
			break
		}
		if step.Write == "pre_proceedings_decision" && instead != "" {
			step.Each["robin"]["decision"] = instead
		}
		now = l.When(step)
		if err := l.Do(t.Context(), step); err != nil {
			t.Fatal(err)
		}
	}
	head := access.Who{Authority: county.Authority, User: core.NewID(), Level: access.L4, Roles: []access.Role{access.NominatedOfficer}}
	tables, err := cin.FromRecords(t.Context(), db, k, head, cin.Sender{LEA: "801"}, year, l.Person("robin"))
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

// cells are some cells of the one row of a table.
func cells(t *testing.T, tables []cin.Table, name string, columns ...string) []string {
	t.Helper()
	i := slices.IndexFunc(tables, func(table cin.Table) bool { return table.Name == name })
	if i < 0 || len(tables[i].Rows) != 1 {
		t.Fatalf("the census must have one row of %s", name)
	}
	var out []string
	for _, c := range columns {
		at := slices.Index(tables[i].Columns, c)
		if at < 0 {
			t.Fatalf("%s has no column %s", name, c)
		}
		out = append(out, tables[i].Rows[0][at])
	}
	return out
}
