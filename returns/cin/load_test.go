package cin

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"throughline/core"
	"throughline/rule"
)

func TestCensusPeriod(t *testing.T) {
	for _, c := range []struct {
		why        string
		header     []Table
		start, end string
	}{
		{"no header: the collection year", nil, "2025-04-01", "2026-03-31"},
		{"the reference date, whatever the year says", []Table{{headers, []string{"Year", "ReferenceDate"}, [][]string{{"2026", "2024-03-31"}, {"2026", "2025-03-31"}}}}, "2023-04-01", "2024-03-31"},
		{"a leap day", []Table{{headers, []string{"ReferenceDate"}, [][]string{{"29/02/2024"}}}}, "2023-03-01", "2024-02-29"},
		{"with a time of day", []Table{{headers, []string{"ReferenceDate"}, [][]string{{"2026-03-31 00:00:00"}}}}, "2025-04-01", "2026-03-31"},
		{"one that cannot be read", []Table{{headers, []string{"ReferenceDate"}, [][]string{{"March"}}}}, "", ""},
		{"a header with no rows", []Table{{Name: headers}}, "", ""},
	} {
		r := NewReturn(2026)
		r.Load(c.header)
		if r.Start.String() != c.start || r.End.String() != c.end {
			t.Errorf("%s: %s to %s, want %s to %s", c.why, r.Start, r.End, c.start, c.end)
		}
	}
}

func TestDatesFromXMLAreISO(t *testing.T) {
	table := Table{details, []string{"LAchildID", "CINreferralDate"}, [][]string{{"C1", "07/03/2026"}, {"C1", "2026-03-07T09:00:00"}}}
	for from, want := range map[string]core.Date{"csv": core.Day(2026, 3, 7), "xml": 0} {
		r := NewReturn(2026)
		r.From = from
		r.Load([]Table{table})
		first, second := r.Child("C1").Details[0].CINreferralDate, r.Child("C1").Details[1].CINreferralDate
		if first.Date != want || first.Text != "07/03/2026" || second.Date != core.Day(2026, 3, 7) {
			t.Errorf("from %s: %v and %v", from, first, second)
		}
	}
}

func TestRunningNumbersAreDerived(t *testing.T) {
	r := NewReturn(2026)
	r.Load([]Table{
		{details, []string{"LAchildID"}, [][]string{{"C1"}, {"C2"}, {"C1"}}},
		{"assessments", []string{"lachildid", "cindetailsid"}, [][]string{{"C1", "1"}, {"C1", "1"}, {"C1", "2"}}},
		{cpPlans, []string{"LAchildID", "CINdetailsID", "CPPID"}, [][]string{{"C1", "2", "9"}}},
		{reviews, []string{"LAchildID", "CINdetailsID", "CPPID"}, [][]string{{"C1", "2", "9"}, {"C1", "2", "8"}}},
		{"lists of nobody", nil, [][]string{{"x"}}},
	})
	c := r.Child("C1")
	if len(c.Modules) != 2 || c.Modules[1].ID != "2" || len(c.Modules[0].Assessments) != 2 || len(c.Modules[1].CPPlans) != 1 {
		t.Fatalf("modules are %+v", c.Modules)
	}
	if a := c.Modules[0].Assessments[1]; a.AssessmentID != "2" || c.Modules[1].Assessments[0].AssessmentID != "1" {
		t.Errorf("the second assessment of module 1 has number %s", a.AssessmentID)
	}
	if got := c.Modules[1].reviewsOf(c.CPPlans[0]); len(got) != 1 || got[0].N != 0 {
		t.Errorf("reviews of plan 9 are %v", got)
	}
	if row := c.Modules[0].Assessments[1].Row; row != (rule.Row{Table: assessments, N: 1, Child: "C1"}) {
		t.Errorf("the row is %v", row)
	}
	if !r.HasColumn(details, "CINdetailsID") || r.Lacks(section47s) == "" || r.Lacks(reviews) != "" {
		t.Error("what is there and what is not is not told")
	}
}

func TestFactorsAreDerivedFromTheirListAndBack(t *testing.T) {
	listed := NewReturn(2026)
	listed.Load([]Table{
		{assessments, []string{"LAchildID", "CINdetailsID", "AssessmentID"}, [][]string{{"C1", "1", "1"}, {"C1", "2", "1"}}},
		{factorsList, []string{"LAchildID", "CINdetailsID", "AssessmentID", "AssessmentFactor"}, [][]string{{"C1", "1", "1", "2A"}, {"C1", "1", "1", "3B"}}},
	})
	if a := listed.Child("C1").Assessments; !slices.Equal(a[0].Factors, []string{"2A", "3B"}) || a[0].AssessmentFactors != "2A,3B" || a[1].Factors != nil || a[1].AssessmentFactors != "" {
		t.Errorf("the factors are %+v and %+v", a[0], a[1])
	}
	given := NewReturn(2026)
	given.Load([]Table{{assessments, []string{"LAchildID", "AssessmentFactors"}, [][]string{{"C1", "2A; 3B"}}}})
	if a := given.Child("C1").Assessments[0]; !slices.Equal(a.Listed, []string{"2A", "3B"}) || given.Lacks(factorsList) != "" {
		t.Errorf("the list is %v", a.Listed)
	}
	neither := NewReturn(2026)
	neither.Load([]Table{{assessments, []string{"LAchildID"}, nil}})
	if neither.Lacks(factorsList) == "" {
		t.Error("without factors there is a list of them")
	}
}

func TestReadFactors(t *testing.T) {
	for cell, want := range map[string][]string{
		"":                          nil,
		"  ":                        nil,
		"2A":                        {"2A"},
		"2A,3B":                     {"2A", "3B"},
		"2A; 3B ;":                  {"2A", "3B"},
		"2A 3B":                     {"2A", "3B"},
		"20 21":                     {"20", "21"},
		"['2A', '3B']":              {"2A", "3B"},
		`["2A","3B"]`:               {"2A", "3B"},
		"[2A, 3B]":                  {"2A", "3B"},
		"('2A', '3B')":              {"2A", "3B"},
		"[]":                        nil,
		"['']":                      {""},
		"['2A', '']":                {"2A", ""},
		`['it\'s']`:                 {"it's"},
		"21: no factors identified": {"21: no factors identified"},
	} {
		if got := ReadFactors(cell); !slices.Equal(got, want) {
			t.Errorf("%q is read as %q, want %q", cell, got, want)
		}
	}
}

func TestFactorsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOf(rapid.OneOf(rapid.SampledFrom(acceptedFactors), rapid.String())).Draw(t, "factors")
		if got := ReadFactors(FactorsText(want)); !slices.Equal(got, want) {
			t.Fatalf("%q was written %q and read back %q", want, FactorsText(want), got)
		}
	})
}

func TestWorkingDaysBack(t *testing.T) {
	for _, c := range []struct{ end, d45, d15, start, d1 string }{
		{"2023-03-31", "2023-01-30", "2023-03-13", "2022-04-01", "2022-04-01"},
		{"2024-03-31", "2024-01-29", "2024-03-11", "2023-04-01", "2023-04-03"},
		{"2025-03-31", "2025-01-28", "2025-03-11", "2024-04-01", "2024-04-02"},
		{"2026-03-31", "2026-01-28", "2026-03-11", "2025-04-01", "2025-04-01"},
		{"2027-03-31", "2027-01-26", "2027-03-09", "2026-04-01", "2026-04-01"},
	} {
		end, start := core.MustDate(c.end), core.MustDate(c.start)
		if got := workingDaysBack(end, 45).String(); got != c.d45 {
			t.Errorf("45 working days back from %s is %s, want %s", c.end, got, c.d45)
		}
		if got := workingDaysBack(end, 15).String(); got != c.d15 {
			t.Errorf("15 working days back from %s is %s, want %s", c.end, got, c.d15)
		}
		if got := workingDaysBack(start, 1).String(); got != c.d1 {
			t.Errorf("the first working day from %s is %s, want %s", c.start, got, c.d1)
		}
	}
	if got := workingDaysBack(0, 45); got != 0 {
		t.Errorf("back from no day is %s", got)
	}
	if !slices.IsSorted(bankHolidays) {
		t.Error("the bank holidays are not in order")
	}
}

func TestCheckLetter(t *testing.T) {
	if got := checkLetter([]rune("?801200001001")); got != 'H' {
		t.Errorf("801200001001 calls for %c, want H", got)
	}
}

// FuzzRules runs all rules of all years over tables of any kind: none may panic.
func FuzzRules(f *testing.F) {
	for _, seed := range [][]byte{nil, []byte("a child"), {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, []byte("\xff\x00\x80 2026-03-31 true RC8 21 NONE UN7")} {
		f.Add(seed)
	}
	f.Fuzz(rapid.MakeFuzz(anyReturn))
}

func TestAnyReturn(t *testing.T) { rapid.Check(t, anyReturn) }

// anyReturn makes tables out of cells that rules look for, some of them not there or
// without a column, and runs every rule over them.
func anyReturn(t *rapid.T) {
	cell := rapid.OneOf(
		rapid.SampledFrom([]string{"", "", "C1", "C2", "1", "1", "2", "true", "0", "FALSE", "2025-04-01", "2025-05-10", "2026-03-31", "31/03/2025", "2026-02-30", "RC8", "RC2", "21", "2A,21", "NONE", "MOB", "UN7", "H801200001001", "-1"}),
		rapid.String(),
	)
	var tables []Table
	for _, l := range layouts {
		if rapid.IntRange(0, 9).Draw(t, "there") == 0 {
			continue
		}
		columns := slices.DeleteFunc(slices.Clone(l.columns), func(string) bool { return rapid.IntRange(0, 9).Draw(t, "column") == 0 })
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 0, len(columns)+1), 0, 6).Draw(t, l.name)
		tables = append(tables, Table{l.name, columns, rows})
	}
	year := rapid.IntRange(2022, 2027).Draw(t, "year")
	r := NewReturn(year)
	r.Load(tables)
	result := rule.Run(r, year, Rules, nil)
	for _, s := range result.Skipped {
		if strings.Contains(s.Why, "could not be computed") {
			t.Fatalf("%+v", s)
		}
	}
	for _, f := range result.Findings {
		if f.Row != nil && (*f.Row < 0 || !r.Has(f.Table)) {
			t.Fatalf("%+v points nowhere", f)
		}
	}
}
