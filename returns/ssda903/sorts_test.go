package ssda903

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"throughline/rule"
	"throughline/rule/ruletest"
)

var updateSorts = flag.Bool("update-sorts", false, "write anew which sorts of case the rules lack")

// TestSortsOfCase holds what the rules' cases lack against the list of what is known to be
// lacking. The list may only grow shorter. Most of what is left on it has no sense for its
// rule: one that asks whether something is given has no boundary, and one that is
// withdrawn before it came into force flags nothing.
func TestSortsOfCase(t *testing.T) {
	days := map[string]bool{}
	dayColumns(days, headers, headerColumns)
	dayColumns(days, episodes, episodeColumns)
	dayColumns(days, reviews, reviewColumns)
	dayColumns(days, uascs, uascColumns)
	dayColumns(days, oc2s, oc2Columns)
	dayColumns(days, oc3s, oc3Columns)
	dayColumns(days, ad1s, ad1Columns)
	dayColumns(days, placedAdoption, placedAdoptionColumns)
	dayColumns(days, prevPerms, prevPermColumns)
	dayColumns(days, missings, missingColumns)
	dayColumns(days, swEpisodes, swEpisodeColumns)
	dayColumns(days, dolos, doloColumns)
	got := ruletest.Lacking(t, "testdata", Rules, func(table, column string) bool { return days[table+" "+column] })
	const list = "testdata/lacking.list"
	if *updateSorts {
		if err := os.WriteFile(list, []byte(strings.Join(got, "\n")+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	if known := strings.Fields(strings.ReplaceAll(string(text), "\n", " ")); !slices.Equal(known, strings.Fields(strings.Join(got, " "))) {
		t.Errorf("the rules' cases now lack:\n%s\nwhile %s lists otherwise: write the cases that are new there; where the list has grown shorter, run the test with -update-sorts", strings.Join(got, "\n"), list)
	}
}

func dayColumns[T any](days map[string]bool, table string, columns []rule.Column[T]) {
	for _, c := range columns {
		days[table+" "+c.Name] = c.Date != nil
	}
}
