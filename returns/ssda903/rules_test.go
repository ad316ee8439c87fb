package ssda903

import (
	"testing"

	"throughline/core"
	"throughline/rule"
	"throughline/rule/ruletest"
)

func TestRules(t *testing.T) {
	ruletest.Run(t, "testdata", Rules, returnOf)
}

// returnOf makes the return that a case describes. Beside the year a case may say la,
// from (csv or xml), start and end, and give the lists of postcodes and providers as
// tables of those names.
func returnOf(c *ruletest.Case) (*Return, error) {
	r := NewReturn(c.Year())
	r.LA, r.From = c.Set["la"], c.Set["from"]
	var tables []Table
	for _, t := range c.Tables {
		switch t.Name {
		case "postcodes": // POSTCODE | EAST | NORTH | LAUA | UPPER
			postcodes, upper := map[string]Postcode{}, map[string]string{}
			r.Outside.Postcodes, r.Outside.Upper = postcodesOf(postcodes), func(lower string) string { return upper[lower] }
			for _, row := range t.Rows {
				east, north := rule.ReadNumber(row[1]), rule.ReadNumber(row[2])
				postcodes[Squeeze(row[0])] = Postcode{Easting: east.Value, Northing: north.Value, LAUA: row[3], OnGrid: east.Known && north.Known}
				if len(row) > 4 {
					upper[row[3]] = row[4]
				}
			}
		case "providers": // URN | PLACE_CODES | PROVIDER_CODES | REG_END | POSTCODE | LA
			r.Outside.Providers = map[string][]Provider{}
			for _, row := range t.Rows {
				r.Outside.Providers[row[0]] = append(r.Outside.Providers[row[0]], Provider{
					URN: row[0], PlaceCodes: CodesIn(row[1]), ProviderCodes: CodesIn(row[2]),
					RegEnd: rule.SlashedDate(row[3]), Postcode: Squeeze(row[4]), LAInferred: row[5],
				})
			}
		default:
			tables = append(tables, Table{Name: t.Name, Columns: t.Columns, Rows: t.Rows})
		}
	}
	r.Load(tables)
	return r, nil
}

// postcodesOf is a list of postcodes.
func postcodesOf(list map[string]Postcode) func(string) (Postcode, bool) {
	return func(postcode string) (Postcode, bool) {
		at, known := list[postcode]
		return at, known
	}
}

func TestPartialDate(t *testing.T) {
	for text, want := range map[string]string{
		"ZZ/06/2015": "2015-06-30", "ZZ/ZZ/2015": "2015-12-31", "ZZ/ZZ/ZZZZ": "2000-12-31",
		"15/ZZ/2015": "2016-01-14", "15/06/2015": "2015-06-15", "15/06/ZZ": "", "ZZZZ/06/2015": "", "": "",
	} {
		if got := partialDate(rule.ReadDate(text, rule.SlashedDate)); got.String() != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
	}
}

func TestContinuouslyLookedAfter(t *testing.T) {
	for _, c := range []struct {
		why, decom, dec, rne, rec, ls string
		want                          bool
	}{
		{"in care before and throughout", "01/02/2024", "", "S", "", "C2", true},
		{"came in on 1 April itself", "01/04/2025", "", "S", "", "C2", true},
		{"came in on 2 April", "02/04/2025", "", "S", "", "C2", false},
		{"left on 31 March", "01/02/2024", "31/03/2026", "S", "E4A", "C2", true},
		{"left on 30 March", "01/02/2024", "30/03/2026", "S", "E4A", "C2", false},
		{"only moved", "01/02/2024", "30/06/2025", "S", "X1", "C2", true},
		{"short breaks", "01/02/2024", "", "S", "", "V4", false},
		{"ended before the year", "01/02/2024", "31/03/2025", "S", "E4A", "C2", false},
	} {
		r := NewReturn(2026)
		r.Load([]Table{{Name: episodes, Columns: []string{"CHILD", "DECOM", "DEC", "RNE", "REC", "LS"}, Rows: [][]string{{"1", c.decom, c.dec, c.rne, c.rec, c.ls}}}})
		if got := r.Child("1").ContinuouslyLookedAfter(); got != c.want {
			t.Errorf("%s: %v, want %v", c.why, got, c.want)
		}
	}
	if core.Day(2026, 3, 31) != NewReturn(2026).End {
		t.Error("the collection of 2026 does not end on 31 March 2026")
	}
}
