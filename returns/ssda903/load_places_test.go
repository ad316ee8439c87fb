package ssda903

import (
	"slices"
	"testing"

	"throughline/rule"
)

// A rule that blames a distance must be able to point at it, though no file has the column.
func TestDerivedColumnsAreBlamed(t *testing.T) {
	for _, c := range []struct {
		why, la string
		want    []string
	}{
		{"the returning authority is known", "E09000027", []string{"PL_LA", "PL_LOCATION", "PL_DISTANCE"}},
		{"it is not, and nothing is inside or outside", "", []string{"PL_LA", "PL_DISTANCE"}},
	} {
		r := NewReturn(2026)
		r.LA = c.la
		r.Outside.Postcodes = func(string) (Postcode, bool) { return Postcode{}, false }
		r.Load([]Table{{Name: episodes, Columns: []string{"CHILD", "HOME_POST"}, Rows: [][]string{{"1", ""}}}})
		blames := []Rule{{
			Code: "000", Flags: rule.Fields{episodes: {"PL_LA", "PL_LOCATION", "PL_DISTANCE", "DECOM"}},
			Check: eachEpisode(func(*Child, *Episode) bool { return true }),
		}}
		got := rule.Run(r, 2026, blames, nil).Findings
		if len(got) != 1 || !slices.Equal(got[0].Fields, c.want) {
			t.Errorf("%s: findings %v, want one that blames %v", c.why, got, c.want)
		}
	}
}
