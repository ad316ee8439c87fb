package importing

import (
	"testing"

	"throughline/exchange"
	"throughline/returns"
)

func TestWhatAReturnIs(t *testing.T) {
	for _, c := range []struct {
		why, path, collection string
		year                  int
	}{
		{"a census says its own year, whatever its file is called", "testdata/cin-census/CIN_Census_2026.xml", "cin", 2023},
		{"tables of April 2019 to March 2020", "testdata/ssda903-five-years/2019", "903", 2020},
	} {
		sources, err := exchange.Open(c.path)
		if err != nil {
			t.Fatal(err)
		}
		found := Sort(sources)
		if len(found) != 1 || found[0].Collection.Code != c.collection {
			t.Errorf("%s: found %+v, want the return %s", c.why, found, c.collection)
			continue
		}
		in, err := found[0].Collection.Load(found[0].Sources)
		if err != nil {
			t.Fatal(err)
		}
		if y, known := Year(in); !known || y != c.year {
			t.Errorf("%s: of year %d, %v; want %d", c.why, y, known, c.year)
		}
	}
}

func TestSeveralReturnsAtOnce(t *testing.T) {
	sources, err := exchange.Open("testdata/ssda903-five-years/2019", "testdata/cin-census/CIN_Census_2026.xml")
	if err != nil {
		t.Fatal(err)
	}
	if found := Sort(sources); len(found) != 2 || len(found[0].Sources) < 3 || len(found[1].Sources) != 1 {
		t.Errorf("found %+v, want the files of two returns", found)
	}
}

func TestTheYearOfAReturn(t *testing.T) {
	for _, c := range []struct {
		why, day string
		year     int
		known    bool
	}{
		{"the last day of a collection", "31/03/2026", 2026, true},
		{"the first day of the next", "01/04/2026", 2027, true},
		{"no day", "soon", 0, false},
	} {
		in := &returns.Input{Tables: []returns.Table{{Name: "Episodes", Columns: []string{"CHILD", "DECOM"}, Rows: [][]string{{"1", c.day}}}}}
		if y, known := Year(in); y != c.year || known != c.known {
			t.Errorf("%s: %d, %v; want %d, %v", c.why, y, known, c.year, c.known)
		}
	}
}
