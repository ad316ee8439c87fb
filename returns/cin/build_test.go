package cin

import (
	"slices"
	"testing"
)

func TestRecordsHoldEveryColumn(t *testing.T) {
	folded := Fold(Forms())
	for _, f := range folded {
		table := Records.Table(f.Name)
		if table == nil {
			t.Errorf("no record holds %s", f.Name)
			continue
		}
		for _, c := range append(slices.Clone(f.Columns), Brought(f.Name)...) {
			if !slices.Contains(table.Names(), c) {
				t.Errorf("no question holds %s of %s", c, f.Name)
			}
		}
	}
}

func TestUnfoldUndoesFold(t *testing.T) {
	who := Table{identifiers, nil, [][]string{{"7", "", "", "", "2015-03-27", "", "", "F", ""}}}
	for _, c := range identifiersColumns {
		who.Columns = append(who.Columns, c.Name)
	}
	given := []Table{who,
		{characteristics, []string{"LAchildID", "Ethnicity"}, [][]string{{"7", "WBRI"}}},
		{disabilities, []string{"LAchildID", "Disability"}, [][]string{{"7", "HAND"}, {"7", "HEAR"}}},
	}
	for i, got := range Unfold(Fold(given)) {
		if got.Name != given[i].Name || !slices.EqualFunc(got.Rows, given[i].Rows, slices.Equal) {
			t.Errorf("%s came back as %v, want %v", given[i].Name, got.Rows, given[i].Rows)
		}
	}
}
