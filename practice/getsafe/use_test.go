package getsafe

import (
	"strings"
	"testing"

	"throughline/core"
)

// TestWhoIsToBeScreened holds the rule. All children are born on 1 March 2016 but for
// one of whom nobody knows; the time looked at is March 2026.
func TestWhoIsToBeScreened(t *testing.T) {
	day := core.MustDate
	at := func(who, why, on, until string) trigger {
		return trigger{PersonID: core.ID(who), Why: why, OnDay: day(on), UntilOn: day(until), Born: day("2016-03-01")}
	}
	unknown := at("a", "care", "2026-03-05", "")
	unknown.Born = 0
	for _, c := range []struct {
		why  string
		of   []trigger
		want string
	}{
		{"into care on the tenth birthday", []trigger{at("a", "care", "2026-03-01", "")}, "a care 2026-03-01"},
		{"into care the day before the tenth birthday", []trigger{at("a", "care", "2026-02-28", "")}, ""},
		{"nobody knows how old", []trigger{unknown}, "a care 2026-03-05"},
		{"a worry, at any age", []trigger{{PersonID: "a", Why: "concern", OnDay: day("2026-03-05"), Born: day("2020-01-01")}}, "a concern 2026-03-05"},
		{"missing overnight, once", []trigger{at("a", "missing", "2026-03-05", "2026-03-06")}, ""},
		{"missing for two days", []trigger{at("a", "missing", "2026-03-05", "2026-03-07")}, "a missing 2026-03-06"},
		{"still missing", []trigger{at("a", "missing", "2026-03-05", "")}, "a missing 2026-03-06"},
		{"went missing yesterday evening", []trigger{at("a", "missing", "2026-03-30", "")}, ""},
		{"three times in 90 days, two of them before March", []trigger{at("a", "missing", "2026-01-20", "2026-01-20"), at("a", "missing", "2026-02-20", "2026-02-20"), at("a", "missing", "2026-03-20", "2026-03-20")}, "a missing_often 2026-03-20"},
		{"the first on the ninetieth day before", []trigger{at("a", "missing", "2025-12-20", "2025-12-20"), at("a", "missing", "2026-02-20", "2026-02-20"), at("a", "missing", "2026-03-20", "2026-03-20")}, ""},
		{"three times, of two children", []trigger{at("a", "missing", "2026-03-01", "2026-03-01"), at("b", "missing", "2026-03-02", "2026-03-02"), at("b", "missing", "2026-03-03", "2026-03-03")}, ""},
		{"once a child, by what came first", []trigger{at("a", "concern", "2026-03-09", ""), at("a", "care", "2026-03-05", "")}, "a care 2026-03-05"},
	} {
		var got []string
		for _, d := range firstOf(c.of, day("2026-03-01"), day("2026-03-31")) {
			got = append(got, string(d.Person)+" "+d.Why+" "+d.Since.String())
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s: got %q, want %q", c.why, strings.Join(got, "; "), c.want)
		}
	}
}

func TestUseOf(t *testing.T) {
	d := core.Day(2026, 3, 10)
	got := UseOf([]Due{{By: d}, {By: d, Done: d}, {By: d, Done: d.Plus(1)}})
	if got != (Use{Due: 3, Done: 2, InTime: 1}) {
		t.Errorf("got %+v, want 3 due, 2 done, 1 in time", got)
	}
}
