package core

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestDateAgreesWithTheStandardLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := time.Date(rapid.IntRange(2, 9998).Draw(t, "year"), 1, 1, 0, 0, 0, 0, time.UTC).
			AddDate(0, 0, rapid.IntRange(0, 365).Draw(t, "days"))
		d := DateOf(want)
		if !d.Time().Equal(want) || d.Weekday() != want.Weekday() || d.Plus(1).Time() != want.AddDate(0, 0, 1) {
			t.Fatalf("%v became %v, a %v", want, d.Time(), d.Weekday())
		}
		if back := MustDate(d.String()); back != d {
			t.Fatalf("%s read back as %s", d, back)
		}
	})
}

func TestSplitOfEveryDay(t *testing.T) {
	for d := Day(1, 1, 1); d <= Day(9999, 12, 31); d++ {
		y, m, day := d.Split()
		if wantY, wantM, want := d.Time().Date(); y != wantY || m != wantM || day != want {
			t.Fatalf("day %d is %d-%d-%d, want %d-%d-%d", d, y, m, day, wantY, wantM, want)
		}
	}
}

func TestDateThatDoesNotExist(t *testing.T) {
	if d := Day(2025, 2, 29); !d.IsZero() {
		t.Errorf("29 February 2025 is %s, want blank", d)
	}
	for _, s := range []string{"2025-02-29", "28/02/2026", "2026-1-01", "2026-01-01T00:00", "20260101"} {
		if d, err := ParseDate(s); err == nil {
			t.Errorf("%q was read as %s, want an error", s, d)
		}
	}
}

func TestPlusMonths(t *testing.T) {
	for _, c := range []struct {
		why, from string
		months    int
		want      string
	}{
		{"30 November has no 30 February", "2025-11-30", 3, "2026-02-28"},
		{"31 August plus six months", "2026-08-31", 6, "2027-02-28"},
		{"the same in a leap year", "2027-08-31", 6, "2028-02-29"},
		{"over the new year", "2026-12-15", 1, "2027-01-15"},
		{"back over the new year", "2026-01-31", -2, "2025-11-30"},
		{"leap day plus a year", "2024-02-29", 12, "2025-02-28"},
	} {
		if got := MustDate(c.from).PlusMonths(c.months); got != MustDate(c.want) {
			t.Errorf("%s: %s plus %d months is %s, want %s", c.why, c.from, c.months, got, c.want)
		}
	}
}

func TestAge(t *testing.T) {
	born := Day(2008, 2, 29)
	if got := born.Birthday(18); got != Day(2026, 3, 1) {
		t.Errorf("born on the leap day, 18 on %s, want 2026-03-01", got)
	}
	if got := born.AgeOn(Day(2026, 2, 28)); got != 17 {
		t.Errorf("age on 28 February 2026 is %d, want 17", got)
	}
	if got := born.AgeOn(Day(2008, 2, 28)); got != -1 {
		t.Errorf("age before birth is %d, want -1", got)
	}
}

func TestBlankDatesCompareFalse(t *testing.T) {
	d := Day(2026, 1, 1)
	if d.Before(0) || Date(0).Before(d) || d.After(0) || d.NotAfter(0) || d.NotBefore(0) || Date(0).Within(d, d) {
		t.Error("a comparison with a blank date was true")
	}
}

func TestInstantInLondon(t *testing.T) {
	i := At(Day(2026, 3, 29), 12, 0) // the clocks went forward that night
	if got := i.String(); got != "2026-03-29T11:00:00.000000Z" {
		t.Errorf("noon in London is %s", got)
	}
	if late := At(Day(2026, 7, 1), 0, 30); late.Date() != Day(2026, 7, 1) {
		t.Errorf("half past midnight in July falls on %s", late.Date())
	}
	if back, err := ParseInstant(i.String()); err != nil || back != i {
		t.Errorf("read back as %v, %v", back, err)
	}
}
