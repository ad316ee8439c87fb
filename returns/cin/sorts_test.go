package cin

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"throughline/rule/ruletest"
)

var updateSorts = flag.Bool("update-sorts", false, "write anew which sorts of case the rules lack")

// TestSortsOfCase holds what the rules' cases lack against the list of what is known to be
// lacking. The list may only grow shorter. Most of what is left on it has no sense for its
// rule: one that asks whether something is given has no boundary, and one that is
// withdrawn before it came into force flags nothing.
func TestSortsOfCase(t *testing.T) {
	got := ruletest.Lacking(t, "testdata", Rules, func(table, column string) bool {
		l := layoutOf(table)
		return l != nil && l.dates[column]
	})
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
