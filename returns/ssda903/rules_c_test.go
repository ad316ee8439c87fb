package ssda903

import (
	"testing"

	"throughline/rule"
	"throughline/rule/ruletest"
)

// TestWithdrawnRules runs rules that never came into force as if they had.
func TestWithdrawnRules(t *testing.T) {
	var withdrawn []Rule
	for _, r := range rules_c {
		if r.Until != 0 && r.Until < r.From {
			r.From, r.Until = 0, 0
			withdrawn = append(withdrawn, r)
		}
	}
	ruletest.Run(t, "testdata/withdrawn", withdrawn, returnOf)
}

// TestNoRulePanics gives every rule rows in which every date is blank or unreadable, and
// children without a header or an identifier.
func TestNoRulePanics(t *testing.T) {
	var tables []Table
	for _, year := range []string{"", last} {
		for table := range layouts {
			tables = append(tables, Table{Name: table + year, Columns: []string{"CHILD", "DOB", "DECOM", "SW_DECOM", "DATE_PERM", "SW_ID"}, Rows: [][]string{
				{"", "", "", "", "", ""}, {"", "", "", "", "", ""},
				{"1", "soon", "soon", "soon", "//", "S"}, {"1", "", "", "", "", ""}, {table, "", "", "", "", ""},
			}})
		}
	}
	for year := 2023; year <= 2027; year++ {
		r := NewReturn(year)
		r.Load(tables)
		for _, skip := range rule.Run(r, year, rules_c, nil).Skipped {
			t.Errorf("%d: rule %s: %s", year, skip.Rule, skip.Why)
		}
	}
}
