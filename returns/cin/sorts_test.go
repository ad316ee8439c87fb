package cin

import (
	"testing"

	"throughline/rule/ruletest"
)

// TestSortsOfCase holds what the rules' cases lack against the list of what has no sense for
// its rule.
func TestSortsOfCase(t *testing.T) {
	got := ruletest.Lacking(t, "testdata", Rules, func(table, column string) bool {
		l := layoutOf(table)
		return l != nil && l.dates[column]
	})
	ruletest.Known(t, "testdata/lacking.list", got)
}
