package clock

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"throughline/core"
)

// A Unit is what a length is counted in; "" is no figure at all.
type Unit string

// The units. Months and years are of the calendar, never 30 days or 4 weeks.
const (
	InHours       Unit = "hours"
	InDays        Unit = "calendar_days"
	InWorkingDays Unit = "working_days"
	InWeeks       Unit = "weeks"
	InMonths      Unit = "months"
	InYears       Unit = "years"
	InSchoolDays  Unit = "school_days"
	InSchoolTerms Unit = "school_terms"
)

// A Length is a number of units. The zero value is no figure; nought days is the same day.
type Length struct {
	N    int
	Unit Unit
}

// Hours is elapsed hours, nights and weekends included.
func Hours(n int) Length { return Length{n, InHours} }

// Days is days of the calendar.
func Days(n int) Length { return Length{n, InDays} }

// WorkingDays is Monday to Friday without bank holidays; see [Calendar].
func WorkingDays(n int) Length { return Length{n, InWorkingDays} }

// Weeks is seven days each.
func Weeks(n int) Length { return Length{n, InWeeks} }

// Months is calendar months by the corresponding-date rule.
func Months(n int) Length { return Length{n, InMonths} }

// Years is calendar years by the same rule.
func Years(n int) Length { return Length{n, InYears} }

// SchoolDays is days on which the child's school is open; see [Calendar.WithSchool].
func SchoolDays(n int) Length { return Length{n, InSchoolDays} }

// SchoolTerms is school terms; a limit of one ends on the last day of the next term.
func SchoolTerms(n int) Length { return Length{n, InSchoolTerms} }

// IsZero reports whether there is no figure.
func (l Length) IsZero() bool { return l.Unit == "" }

var unitWords = map[Unit]string{
	InHours: "hour", InDays: "day", InWorkingDays: "working day", InWeeks: "week",
	InMonths: "month", InYears: "year", InSchoolDays: "school day", InSchoolTerms: "school term",
}

// String returns the length in words, "15 working days"; "" for no figure.
func (l Length) String() string {
	if l.IsZero() {
		return ""
	}
	return count(l.N, unitWords[l.Unit])
}

func count(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return strconv.Itoa(n) + " " + word + "s"
}

// ParseLength reads what [Length.String] writes: "15 working days", "1 month".
func ParseLength(s string) (Length, error) {
	number, words, _ := strings.Cut(strings.TrimSpace(s), " ")
	n, err := strconv.Atoi(number)
	if err == nil && n >= 0 {
		for unit, word := range unitWords {
			if w := strings.TrimSpace(words); w == word || w == word+"s" {
				return Length{n, unit}, nil
			}
		}
	}
	return Length{}, fmt.Errorf("%q is not a length: write a number and a unit, such as 15 working days, 6 weeks, 3 months or 24 hours", s)
}

// From returns the last day in time of a limit that starts on a day, counted one of
// these ways. The rules, which every limit follows:
//
//   - DayAfter: the day of the event is day 0, the next day that counts is day 1. A
//     working-day limit that starts on a Saturday has its day 1 on Monday.
//   - Inclusive: the day of the event is day 1; if a working-day limit starts on a day
//     that is not worked, day 1 is the next that is.
//   - CorrespondingDay: as DayAfter, moved on to the next working day.
//   - Weeks, months and years end on the corresponding day, weekend or not, and months
//     are added to the first day at once, so that the day of the month does not drift.
//
// It fails with a [MissingYear] where the calendar does not reach.
func (l Length) From(start core.Date, how Counting, cal *Calendar) (core.Date, error) {
	less := 0
	if how == Inclusive {
		less = 1
	}
	switch l.Unit {
	case InHours:
		return core.At(start, 0, 0).Plus(time.Duration(l.N) * time.Hour).Date(), nil
	case InDays:
		return start.Plus(l.N - less), nil
	case InWeeks:
		return start.Plus(7*l.N - less), nil
	case InMonths, InYears:
		months := l.N
		if l.Unit == InYears {
			months *= 12
		}
		end := start.PlusMonths(months).Plus(-less)
		if how == CorrespondingDay {
			return cal.NextWorkingDay(end)
		}
		return end, nil
	case InWorkingDays:
		if less == 1 {
			worked, err := cal.IsWorking(start)
			if err != nil {
				return 0, err
			}
			if !worked {
				less = 0
			}
		}
		return cal.AddWorkingDays(start, l.N-less)
	case InSchoolDays:
		return cal.addSchoolDays(start, l.N, less == 1)
	case InSchoolTerms:
		return cal.endOfTerm(start, l.N)
	}
	return 0, nil
}

// Before returns the last day on which something owed so long before a day is in time.
func (l Length) Before(day core.Date, cal *Calendar) (core.Date, error) {
	switch l.Unit {
	case InDays:
		return day.Plus(-l.N), nil
	case InWeeks:
		return day.Plus(-7 * l.N), nil
	case InMonths:
		return day.PlusMonths(-l.N), nil
	case InYears:
		return day.PlusMonths(-12 * l.N), nil
	case InWorkingDays:
		return cal.AddWorkingDays(day, -l.N)
	case InHours:
		return core.At(day, 0, 0).Plus(-time.Duration(l.N) * time.Hour).Date(), nil
	}
	return 0, fmt.Errorf("%s cannot be counted backward", l)
}

// days returns the fewest and the most days of the calendar that a length can span,
// so that lengths in different units compare only where there is no doubt.
func (l Length) days() (least, most int) {
	switch n := l.N; l.Unit {
	case InHours:
		return n / 24, (n + 23) / 24
	case InDays:
		return n, n
	case InWeeks:
		return 7 * n, 7 * n
	case InWorkingDays: // weekends between, then holidays: three at a stretch, about eight a year
		return n + 2*(max(n-1, 0)/5), n + 2*((n+4)/5) + 3 + n/15
	case InMonths:
		return 30*n - 2*min(n, 2) + n/3, 31 * n
	case InYears:
		return 365 * n, 366 * n
	case InSchoolDays, InSchoolTerms:
		return n, 365 * (n + 1)
	}
	return 0, 0
}

// notLonger reports whether l is certainly no longer than other.
func (l Length) notLonger(other Length) bool {
	if l.Unit == other.Unit {
		return l.N <= other.N
	}
	if l.months() > 0 && other.months() > 0 {
		return l.months() <= other.months()
	}
	_, most := l.days()
	least, _ := other.days()
	return most <= least
}

func (l Length) months() int {
	switch l.Unit {
	case InMonths:
		return l.N
	case InYears:
		return 12 * l.N
	}
	return 0
}
