package returns

import (
	"strings"
	"testing"
)

func TestTableOfAName(t *testing.T) {
	for _, c := range []struct {
		why, name string
		in        *Collection
		want      string
	}{
		{"the usual name", "header", SSDA903, "Header"},
		{"a capital", "Header", SSDA903, "Header"},
		{"collection and year before it", "SSDA903_2025_header", SSDA903, "Header"},
		{"a year before it", "2021-header", SSDA903, "Header"},
		{"collection and year run together", "SSDA9032025_episodes", SSDA903, "Episodes"},
		{"an inner capital", "DoLo", SSDA903, "DoLo"},
		{"a year after it", "placed_for_adoption_2024", SSDA903, "PlacedAdoption"},
		{"two years after it", "previous_permanence 2024-25", SSDA903, "PrevPerm"},
		{"blanks for underlines", "Social Worker Episodes", SSDA903, "SWEpisodes"},
		{"a figure in the name", "2025_oc2", SSDA903, "OC2"},
		{"another figure", "SSDA903_AD1", SSDA903, "AD1"},
		{"the table's own name", "PlacedAdoption", SSDA903, "PlacedAdoption"},
		{"a table of the census", "CIN_2026_CINdetails", CIN, "CINdetails"},
		{"a table of the census alone", "childprotectionplans", CIN, "ChildProtectionPlans"},
		{"the collection's name is part of the table's", "CINplanDates", CIN, "CINplanDates"},
		{"nothing of the return", "budget", SSDA903, ""},
		{"a year and nothing else", "2025", SSDA903, ""},
	} {
		got := ""
		if f, _ := c.in.recognise(c.name, nil); f != nil {
			got = f.name
		}
		if got != c.want {
			t.Errorf("%s: %q is taken for %q, want %q", c.why, c.name, got, c.want)
		}
	}
}

func TestTableOfColumns(t *testing.T) {
	for _, c := range []struct {
		why, columns string
		in           *Collection
		want         string
	}{
		{"all of them", "CHILD,DOB,REVIEW,REVIEW_CODE", SSDA903, "Reviews"},
		{"another order and case", "review_code, Review ,child,DOB", SSDA903, "Reviews"},
		{"some are not there", "CHILD,SEX,DOB,ETHNIC", SSDA903, "Header"},
		{"one of another table's too", "CHILD,SEX,DOB,DUC,ETHNICITY", SSDA903, "UASC"},
		{"columns that a system worked out", "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN,PL_LA,PL_LOCATION,PL_DISTANCE", SSDA903, "Episodes"},
		{"none that is only one table's", "CHILD,DOB", SSDA903, ""},
		{"too many others", "CHILD,DUC,A,B,C,D,E,F", SSDA903, ""},
		{"a table of the census", "LAchildID,CINdetailsID,CINPlanStartDate,CINPlanEndDate", CIN, "CINplanDates"},
		{"the census, numbers left out", "LAchildID,CPPstartDate,CPPendDate,InitialCategoryOfAbuse,LatestCategoryOfAbuse,NumberOfPreviousCPP", CIN, "ChildProtectionPlans"},
	} {
		got := ""
		if f, _ := c.in.recognise("export", strings.Split(c.columns, ",")); f != nil {
			got = f.name
		}
		if got != c.want {
			t.Errorf("%s: %s are taken for %q, want %q", c.why, c.columns, got, c.want)
		}
	}
}

// TestEveryTableIsKnownByItsColumns would fail if a new table had no column of its own.
func TestEveryTableIsKnownByItsColumns(t *testing.T) {
	for _, c := range Collections {
		for i := range c.forms {
			f := &c.forms[i]
			if got := c.ofColumns(f.columns); got != f {
				t.Errorf("%s of %s is not known by its columns", f.name, c.Code)
			}
		}
	}
}
