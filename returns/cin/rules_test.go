package cin

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"throughline/rule"
	"throughline/rule/ruletest"
)

func TestRules(t *testing.T) {
	ruletest.Run(t, "testdata", Rules, returnOf)
}

// returnOf makes the return that a case describes. Where a case gives no Header, the
// header is that of its year.
func returnOf(c *ruletest.Case) (*Return, error) {
	tables := []Table{{headers, []string{"Year", "ReferenceDate"}, [][]string{{fmt.Sprint(c.Year()), fmt.Sprintf("%d-03-31", c.Year())}}}}
	for _, t := range c.Tables {
		if t.Name == headers {
			tables[0] = Table(t)
			continue
		}
		if layoutOf(t.Name) == nil {
			return nil, fmt.Errorf("there is no table %s", t.Name)
		}
		for _, column := range t.Columns {
			if !strings.Contains("|"+strings.Join(layoutOf(t.Name).columns, "|")+"|", "|"+column+"|") {
				return nil, fmt.Errorf("%s has no column %s", t.Name, column)
			}
		}
		tables = append(tables, Table(t))
	}
	r := NewReturn(c.Year())
	r.Load(tables)
	return r, nil
}

// TestEveryCodeIsHere holds the rules against the list of all codes with their years. That
// each has cases is seen by [TestRules].
func TestEveryCodeIsHere(t *testing.T) {
	list, err := os.ReadFile("testdata/codes.tsv")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Split(strings.TrimSuffix(string(list), "\n"), "\n")[1:]
	var got []string
	year := func(y int) string {
		if y == 0 {
			return ""
		}
		return fmt.Sprint(y)
	}
	for _, r := range Rules {
		got = append(got, r.Code+"\t"+year(r.From)+"\t"+year(r.Until))
	}
	if len(got) != len(want) {
		t.Errorf("%d rules, want %d", len(got), len(want))
	}
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Fatalf("rule %d is %q, want %q", i, got[i], want[i])
		}
	}
	for y, n := range map[int]int{2023: 105, 2024: 105, 2025: 109, 2026: 109} {
		in := 0
		for _, r := range Rules {
			in += count(r.In(y))
		}
		if in != n {
			t.Errorf("%d rules are in force in %d, want %d", in, y, n)
		}
	}
}

// TestRulesSayWhatTheyAre checks what a rule says of itself: its severity goes with its
// code, and it flags columns that are there.
func TestRulesSayWhatTheyAre(t *testing.T) {
	for _, r := range Rules {
		if query := strings.HasSuffix(r.Code, "Q"); query != (r.Severity == rule.Warning) {
			t.Errorf("rule %s is %s", r.Code, r.Severity)
		}
		if r.Words == "" || r.Fix == "" || len(r.Needs) == 0 || (r.Check == nil) == (r.Across == nil) {
			t.Errorf("rule %s lacks its words, its fix, its needs or its check", r.Code)
		}
		for table, columns := range r.Flags {
			for _, c := range columns {
				if _, ok := layoutOf(table).dates[c]; !ok {
					t.Errorf("rule %s flags %s.%s, which is not there", r.Code, table, c)
				}
			}
		}
	}
}

// TestRowsThatBelongTogether checks that the rows of an issue are those of one key.
func TestRowsThatBelongTogether(t *testing.T) {
	assessed := Table{assessments, []string{"LAchildID", "CINdetailsID", "AssessmentActualStartDate"}, [][]string{
		{"C1", "1", "2025-05-01"}, {"C1", "1", "2025-05-01"}, {"C1", "1", "2025-05-02"}, {"C1", "2", "2025-05-01"}, {"C2", "1", "2025-05-01"},
	}}
	referred := Table{details, []string{"LAchildID", "CINdetailsID", "CINreferralDate"}, [][]string{
		{"C1", "1", "2025-05-10"}, {"C1", "2", "2025-05-10"}, {"C2", "1", "2025-05-10"},
	}}
	r := NewReturn(2026)
	r.Load([]Table{assessed, referred})
	issues := map[int][]int{}
	for _, f := range rule.Run(r, 2026, r1103, nil).Findings {
		if f.Table == assessments {
			issues[f.Issue] = append(issues[f.Issue], *f.Row)
		}
	}
	var got []string
	for _, rows := range issues {
		got = append(got, fmt.Sprint(rows))
	}
	slices.Sort(got)
	// The key is child, start and referral, so assessments of two modules may belong together.
	if want := []string{"[0 1 3]", "[2]", "[4]"}; !slices.Equal(got, want) {
		t.Errorf("issues are %v, want %v", got, want)
	}
}
