package ssda903

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"throughline/rule"
	"throughline/rule/ruletest"
)

// clueless are the rules without their clues.
var clueless = func() []Rule {
	all := slices.Clone(Rules)
	for i := range all {
		all[i].Only = nil
	}
	return all
}()

// sameWithoutClues reports what the rules find with their clues and not without, or the
// other way round; "" when nothing.
func sameWithoutClues(r *Return) string {
	r.watchedFrom = 0
	with, without := rule.Run(r, r.Year, Rules, nil), rule.Run(r, r.Year, clueless, nil)
	for i, f := range without.Findings {
		if i >= len(with.Findings) || !reflect.DeepEqual(with.Findings[i], f) {
			return "rule " + f.Rule + " and its clues do not find the same"
		}
	}
	if len(with.Findings) != len(without.Findings) {
		return "with their clues the rules find more than without"
	}
	return ""
}

// TestCluesChangeNothing runs all rules over the cases of every rule, with their clues and
// without: they spare time and change no finding.
func TestCluesChangeNothing(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	looked := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		cases, err := ruletest.Parse(string(text))
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for _, c := range cases {
			r, err := returnOf(c)
			if err != nil {
				t.Fatalf("%s line %d: %v", file, c.Line, err)
			}
			if wrong := sameWithoutClues(r); wrong != "" {
				t.Errorf("%s line %d (%s): %s", file, c.Line, c.Why, wrong)
			}
			looked++
		}
	}
	if looked < len(Rules) {
		t.Errorf("only %d cases were looked at", looked)
	}
}

// TestCluesNameColumns holds that the clues are of columns that the tables have, and of
// none that is worked out after the rows were read: but of UASC, for which the rows from
// which it is worked out must be as good.
func TestCluesNameColumns(t *testing.T) {
	derived := []string{episodes + " PL_LA", episodes + " PL_LOCATION", episodes + " PL_DISTANCE"}
	for i := range Rules {
		for _, clue := range Rules[i].Only {
			var asked []string
			clue.Columns(func(table, column string) { asked = append(asked, table+" "+column) })
			if slices.Contains(asked, headers+" UASC") && !slices.Contains(asked, uascs+" ") {
				t.Errorf("rule %s has a clue of the header's UASC and none of the rows from which it is worked out", Rules[i].Code)
			}
			clue.Columns(func(table, column string) {
				table = strings.TrimSuffix(table, last)
				if headings[table] == nil || column != "" && !slices.Contains(headings[table], column) || slices.Contains(derived, table+" "+column) {
					t.Errorf("rule %s has a clue of %s %s, which is no column that is read", Rules[i].Code, table, column)
				}
			})
		}
	}
}
