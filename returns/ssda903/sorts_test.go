package ssda903

import (
	"testing"

	"throughline/rule"
	"throughline/rule/ruletest"
)

// TestSortsOfCase holds what the rules' cases lack against the list of what has no sense for
// its rule.
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
	ruletest.Known(t, "testdata/lacking.list", got)
}

func dayColumns[T any](days map[string]bool, table string, columns []rule.Column[T]) {
	for _, c := range columns {
		days[table+" "+c.Name] = c.Date != nil
	}
}
