package ssda903

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"throughline/rule"
)

// TestRandomReturns runs every rule over tables filled at random, with codes, days, blanks
// and rubbish in any column: no rule may panic, flag a row that is not there, or find
// something else without its clues.
func TestRandomReturns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := NewReturn(rapid.IntRange(2023, 2027).Draw(t, "year"))
		r.LA, r.From = "E09000001", rapid.SampledFrom([]string{"", "csv", "xml"}).Draw(t, "from")
		if rapid.Bool().Draw(t, "lists") {
			r.Outside = Outside{
				Postcodes: postcodesOf(map[string]Postcode{"AA11AA": {OnGrid: true, LAUA: "E09000001"}, "AA11AB": {LAUA: "W06000001"}}),
				Upper:     func(lower string) string { return map[string]string{"E09000001": "E09000001"}[lower] },
				Providers: map[string][]Provider{"SC00001": {{URN: "SC00001", PlaceCodes: []string{"K2"}}, {}}},
			}
		}
		rows := map[string]int{}
		var tables []Table
		for _, base := range slices.Sorted(maps.Keys(headings)) {
			for _, name := range []string{base, base + last} {
				if rapid.Bool().Draw(t, name) {
					table := Table{Name: name, Columns: headings[base], Rows: randomRows(t, len(headings[base]))}
					tables = append(tables, table)
					rows[name] = len(table.Rows)
				}
			}
		}
		r.Load(tables)
		if wrong := sameWithoutClues(r); wrong != "" {
			t.Error(wrong)
		}
		result := rule.Run(r, r.Year, Rules, nil)
		for _, s := range result.Skipped {
			if strings.Contains(s.Why, "could not be computed") {
				t.Errorf("%+v", s)
			}
		}
		for _, f := range result.Findings {
			if f.Row != nil && *f.Row >= rows[f.Table] {
				t.Errorf("rule %s flags row %d of %s, which has %d", f.Rule, *f.Row, f.Table, rows[f.Table])
			}
		}
	})
}

// randomRows are rows of a few children, the identifier first.
func randomRows(t *rapid.T, columns int) [][]string {
	id := rapid.SampledFrom([]string{"", "1", "2", "3"})
	cell := rapid.SampledFrom([]string{
		"", "", "1", "2", "X", "M", "F", "S", "P", "C2", "V3", "V4", "E1", "X1", "E11", "E3", "K2", "P1", "H5", "T0", "A3", "U1",
		"PR1", "YES", "SDQ1", "UN1", "A123456789012", "XXXXXXX", "SC00001", "AA1 1AA", "AA1 1AB", "PN0", "ZZ/06/2020", "ZZ/ZZ/ZZZZ",
		"29/02/2008", "01/04/2009", "01/06/2015", "01/04/2023", "31/03/2024", "01/04/2025", "01/06/2025", "31/03/2026", "1/1/2262",
		"31/02/2025", "-1",
	})
	var rows [][]string
	for range rapid.IntRange(0, 5).Draw(t, "rows") {
		row := []string{id.Draw(t, "child")}
		for range columns - 1 {
			row = append(row, cell.Draw(t, "cell"))
		}
		rows = append(rows, row)
	}
	return rows
}

// headings are the columns of each table.
var headings = map[string][]string{
	headers:        names(headerColumns),
	episodes:       names(episodeColumns),
	reviews:        names(reviewColumns),
	uascs:          names(uascColumns),
	oc2s:           names(oc2Columns),
	oc3s:           names(oc3Columns),
	ad1s:           names(ad1Columns),
	placedAdoption: names(placedAdoptionColumns),
	prevPerms:      names(prevPermColumns),
	missings:       names(missingColumns),
	swEpisodes:     names(swEpisodeColumns),
	dolos:          names(doloColumns),
}

func names[T any](columns []rule.Column[T]) []string {
	var out []string
	for _, c := range columns {
		out = append(out, c.Name)
	}
	return out
}
