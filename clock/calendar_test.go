package clock

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"throughline/core"
)

func drawDay(t *rapid.T, name string) core.Date {
	from, to := core.Day(2018, 1, 1), core.Day(2029, 12, 31)
	return core.Date(rapid.IntRange(int(from), int(to)).Draw(t, name))
}

func TestAddingWorkingDaysAgreesWithCounting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start, n := drawDay(t, "start"), rapid.IntRange(0, 120).Draw(t, "n")
		end, err := England().AddWorkingDays(start, n)
		if err != nil {
			t.Fatal(err)
		}
		counted := 0
		for d := start + 1; d <= end; d++ {
			if !isWeekend(d) && englandHolidays[d.String()] == "" {
				counted++
			}
		}
		if counted != n {
			t.Fatalf("%s plus %d working days is %s, and %d working days lie between", start, n, end, counted)
		}
		if n > 0 {
			if worked, err := England().IsWorking(end); err != nil || !worked {
				t.Fatalf("%s plus %d working days ends on %s, which is not worked", start, n, end)
			}
		}
		if between, err := England().WorkingDaysBetween(start, end); err != nil || between != n {
			t.Fatalf("%d working days between %s and %s, want %d", between, start, end, n)
		}
		back, err := England().AddWorkingDays(end, -n)
		if err != nil && start.Year() > 2018 {
			t.Fatal(err)
		}
		if !isWeekend(start) && englandHolidays[start.String()] == "" && err == nil && back != start {
			t.Fatalf("%d working days back from %s is %s, want %s", n, end, back, start)
		}
	})
}

func TestBackOverAWeekendIsADayBefore(t *testing.T) {
	// from a day that is not worked, one back is the worked day before it
	if got, err := England().AddWorkingDays(core.MustDate("2026-04-05"), -1); err != nil || got != core.MustDate("2026-04-02") {
		t.Errorf("one working day before Easter Sunday 2026 is %s, %v, want Thursday 2026-04-02", got, err)
	}
}

func TestTheCalendarAnswersOnlyForItsYears(t *testing.T) {
	cal := England()
	for _, c := range []struct {
		why  string
		ask  func() error
		year int
	}{
		{"before the first", func() error { _, err := cal.IsWorking(core.MustDate("2017-12-31")); return err }, 2017},
		{"counting past the last", func() error { _, err := cal.AddWorkingDays(core.MustDate("2030-12-30"), 5); return err }, 2031},
		{"counting back past the first", func() error { _, err := cal.AddWorkingDays(core.MustDate("2018-01-02"), -1); return err }, 2017},
		{"between", func() error {
			_, err := cal.WorkingDaysBetween(core.MustDate("2030-12-30"), core.MustDate("2031-01-05"))
			return err
		}, 2031},
		{"moving on", func() error { _, err := cal.NextWorkingDay(core.MustDate("2031-01-01")); return err }, 2031},
	} {
		err := c.ask()
		var missing MissingYear
		if !errors.As(err, &missing) || missing.Year != c.year || !strings.Contains(err.Error(), "add the bank holidays of") {
			t.Errorf("%s: got %v, want an error that asks for the bank holidays of %d", c.why, err, c.year)
		}
	}
}

func TestAYearCanBeAdded(t *testing.T) {
	cal := NewCalendar(map[core.Date]string{core.MustDate("2031-01-01"): "New Year's Day"}, 2031, 2031)
	if got, err := cal.AddWorkingDays(core.MustDate("2031-01-01"), 1); err != nil || got != core.MustDate("2031-01-02") {
		t.Errorf("got %s, %v, want 2031-01-02", got, err)
	}
}

func TestHolidaysOfAllTheUK(t *testing.T) {
	for _, c := range []struct {
		why, day string
		worked   bool
	}{
		{"2 January", "2026-01-02", false},
		{"2 January 2021 was a Saturday", "2021-01-04", false},
		{"2 January 2028 is a Sunday and 3 January is taken", "2028-01-04", false},
		{"1 January 2023 was a Sunday", "2023-01-03", false},
		{"St Patrick's Day", "2026-03-17", false},
		{"St Patrick's Day 2024 was a Sunday", "2024-03-18", false},
		{"12 July 2026 is a Sunday", "2026-07-13", false},
		{"the first Monday in August", "2026-08-03", false},
		{"the first Monday in August 2027", "2027-08-02", false},
		{"St Andrew's Day", "2026-11-30", false},
		{"an English holiday too", "2026-08-31", false},
		{"an ordinary day", "2026-08-04", true},
	} {
		day := core.MustDate(c.day)
		if got, err := England().AllUK().IsWorking(day); err != nil || got != c.worked {
			t.Errorf("%s: %s worked is %v, %v, want %v", c.why, c.day, got, err, c.worked)
		}
		if c.day != "2026-08-31" && !c.worked {
			if got, err := England().IsWorking(day); err != nil || !got {
				t.Errorf("%s: %s is not worked in England, %v", c.why, c.day, err)
			}
		}
	}
}

// The published rule of the year must give the days of the table: weekends never, eight
// at least, and Easter's two days together.
func TestTheTableOfHolidaysIsSound(t *testing.T) {
	for text, name := range englandHolidays {
		day := core.MustDate(text)
		if isWeekend(day) {
			t.Errorf("%s, %s, is at a weekend", name, text)
		}
		if name == "Good Friday" && englandHolidays[day.Plus(3).String()] != "Easter Monday" {
			t.Errorf("no Easter Monday follows Good Friday %s", text)
		}
		if day.Year() < firstYear || day.Year() > lastYear {
			t.Errorf("%s is outside the years of the table", text)
		}
	}
}

func TestSchoolDays(t *testing.T) {
	cal := England().WithSchool([]Term{
		{core.MustDate("2026-04-13"), core.MustDate("2026-07-21")},
		{core.MustDate("2026-01-05"), core.MustDate("2026-03-27")},
		{core.MustDate("2026-09-02"), core.MustDate("2026-12-18")},
	}, []core.Date{core.MustDate("2026-02-16"), core.MustDate("2026-02-17"), core.MustDate("2026-02-18"), core.MustDate("2026-02-19"), core.MustDate("2026-02-20")})
	for _, c := range []struct{ why, clock, events, want string }{
		{"over half-term", "education.school-place", "school-place.needed 2026-02-02", "running 2026-03-09"},
		{"over Easter", "education.school-place", "school-place.needed 2026-03-16", "running 2026-04-27"},
		{"the sixth day, the day of the exclusion being the first", "education.exclusion-day6", "exclusion.recorded 2026-03-25", "running 2026-04-15"},
		{"the first day for a child who is looked after", "education.exclusion-cla", "care.started 2026-01-05; exclusion.recorded 2026-03-25", "running 2026-03-25"},
		{"by the end of the next term", "education.pep-termly", "care.started 2026-01-05; pep.completed 2026-02-01; pep.reviewed 2026-06-01", "met 2026-07-21; running 2026-12-18"},
		{"beyond the terms that are held", "education.pep-termly", "care.started 2026-01-05; pep.completed 2026-10-01", "running"},
	} {
		dues, err := Run(Child{ID: "child"}, happened(t, c.events), nil, cal)
		if err != nil {
			t.Fatal(err)
		}
		if got := told(dues, c.clock); got != c.want {
			t.Errorf("%s: %s: got %s, want %s", c.clock, c.why, got, c.want)
		}
	}
	if got := told(run(t, "", "school-place.needed 2026-02-02", nil), "education.school-place"); got != "running" {
		t.Errorf("with no school calendar: got %s, want no date", got)
	}
}
