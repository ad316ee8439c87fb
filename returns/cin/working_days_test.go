package cin

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"throughline/core"
)

// TestWorkingDaysAreCounted counts on the calendar what the guidance calls working days: Monday to
// Friday, without the bank holidays of England and Wales. From the day found to the last
// working day counted, both included, there are so many, and the day found is one.
func TestWorkingDaysAreCounted(t *testing.T) {
	open := func(d core.Date) bool {
		day := d.Time().Weekday()
		return day != time.Saturday && day != time.Sunday && !slices.Contains(bankHolidays, d)
	}
	rapid.Check(t, func(t *rapid.T) {
		from := core.Day(2023, 1, 1).Plus(rapid.IntRange(0, 4*365).Draw(t, "day"))
		n := rapid.IntRange(1, 60).Draw(t, "working days")
		found := workingDaysBack(from, n)
		counted, to := 0, from
		for !open(to) {
			to = to.Plus(1)
		}
		for d := found; d.NotAfter(to); d = d.Plus(1) {
			if open(d) {
				counted++
			}
		}
		if !open(found) || counted != n {
			t.Errorf("%d working days back from %s is %s, which is a working day: %v; there are %d from it to %s", n, from, found, open(found), counted, to)
		}
	})
}

// TestWorkingDaysGoOn checks that one working day more is the working day before.
func TestWorkingDaysGoOn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := core.Day(2023, 1, 1).Plus(rapid.IntRange(0, 4*365).Draw(t, "day"))
		n := rapid.IntRange(1, 60).Draw(t, "working days")
		nearer, further := workingDaysBack(from, n), workingDaysBack(from, n+1)
		if !further.Before(nearer) {
			t.Fatalf("%d working days back from %s is %s, and one more %s", n, from, nearer, further)
		}
		for d := further.Plus(1); d.Before(nearer); d = d.Plus(1) {
			if workingDay(d) {
				t.Errorf("%s lies between and is a working day", d)
			}
		}
	})
}
