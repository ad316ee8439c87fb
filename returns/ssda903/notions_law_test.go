package ssda903

import (
	"testing"

	"pgregory.net/rapid"

	"throughline/core"
)

// A time in care is what the law knows: a child is looked after from one day to another.
// The return cuts it into episodes whenever the legal status or the placement changes.
type timeInCare struct{ from, to core.Date } // to is blank while it lasts

// cut makes the episodes of a time in care: so many changes, on days within it.
func (c timeInCare) cut(t *rapid.T, until core.Date) (rows [][]string) {
	end := c.to
	if end == 0 {
		end = until
	}
	begun, rne := c.from, "S"
	for begun.Before(end) && rapid.Bool().Draw(t, "a change") {
		on := begun.Plus(rapid.IntRange(1, int(end-begun)).Draw(t, "days to the change"))
		if on == end {
			break
		}
		rows = append(rows, []string{"1", begun.Slashed(), on.Slashed(), rne, "X1", "C2"})
		begun, rne = on, rapid.SampledFrom([]string{"P", "L", "B"}).Draw(t, "what changed")
	}
	left := ""
	if c.to != 0 {
		left = "E4A"
	}
	return append(rows, []string{"1", begun.Slashed(), c.to.Slashed(), rne, left, "C2"})
}

// childOf is the child of a return whose episodes these are, in any order.
func childOf(t *rapid.T, rows [][]string) *Child {
	r := NewReturn(2026)
	r.Load([]Table{{Name: episodes, Columns: []string{"CHILD", "DECOM", "DEC", "RNE", "REC", "LS"}, Rows: rapid.Permutation(rows).Draw(t, "rows")}})
	return r.Child("1")
}

func within(t *rapid.T, what string, from, to core.Date) core.Date {
	return from.Plus(rapid.IntRange(0, int(to-from)).Draw(t, what))
}

// TestLookedAfterAllYear holds the notion against what the guidance says: a child is looked
// after continuously for the twelve months to 31 March who was in care by 1 April and did not
// leave before 31 March, through whatever changes of placement and status.
func TestLookedAfterAllYear(t *testing.T) {
	start, end := core.Day(2025, 4, 1), core.Day(2026, 3, 31)
	rapid.Check(t, func(t *rapid.T) {
		care := timeInCare{from: within(t, "came into care", start.Plus(-700), end)}
		if rapid.Bool().Draw(t, "left") {
			care.to = within(t, "left on", max(care.from, start), end)
		}
		want := care.from.NotAfter(start) && (care.to == 0 || care.to.NotBefore(end))
		if got := childOf(t, care.cut(t, end)).ContinuouslyLookedAfter(); got != want {
			t.Errorf("in care from %s to %q: looked after all year is %v, want %v", care.from, care.to, got, want)
		}
	})
}

// TestShortBreaksAreNotCareAllYear adds one short break in the year to a time in care: such
// a child is not looked after continuously.
func TestShortBreaksAreNotCareAllYear(t *testing.T) {
	start, end := core.Day(2025, 4, 1), core.Day(2026, 3, 31)
	rapid.Check(t, func(t *rapid.T) {
		care := timeInCare{from: within(t, "came into care", start.Plus(-700), start)}
		rows := care.cut(t, end)
		at := rapid.IntRange(0, len(rows)-1).Draw(t, "the short break")
		rows[at][5] = rapid.SampledFrom([]string{"V3", "V4"}).Draw(t, "kind")
		c := childOf(t, rows)
		touches := false
		for i := range c.Episodes {
			touches = touches || c.Episodes[i].ShortBreak() && (c.Episodes[i].Ongoing() || c.Episodes[i].Dec.NotBefore(start))
		}
		if got := c.ContinuouslyLookedAfter(); got == touches {
			t.Errorf("a short break in the year: %v; looked after all year: %v", touches, got)
		}
	})
}

// TestPeriodsOfCare takes a child in and out of care several times. Whatever the episodes
// into which the times are cut, and whatever the order of the rows, the periods of care are
// those times: one ends with the day on which the child leaves and does not come back that day.
func TestPeriodsOfCare(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var times []timeInCare
		var rows [][]string
		last := core.Day(2026, 3, 31)
		for on := core.Day(2023, 1, 1); on.Before(last.Plus(-60)) && len(times) < 5; {
			care := timeInCare{from: on.Plus(rapid.IntRange(1, 40).Draw(t, "days out of care"))}
			if care.to = care.from.Plus(rapid.IntRange(1, 400).Draw(t, "days in care")); care.to.After(last) {
				care.to = 0
			}
			times = append(times, care)
			rows = append(rows, care.cut(t, last)...)
			if care.to == 0 {
				break
			}
			on = care.to
		}
		got := childOf(t, rows).Periods()
		if len(got) != len(times) {
			t.Fatalf("%d times in care make %d periods", len(times), len(got))
		}
		for i, p := range got {
			if p.Start != times[i].from || p.End != times[i].to {
				t.Errorf("in care from %s to %q: the period is from %s to %q", times[i].from, times[i].to, p.Start, p.End)
			}
		}
	})
}
