package core

import (
	"database/sql/driver"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A Date is a day of the calendar, with no time and no zone. The zero value is
// no date: blank. Dates compare with == and may be keys of a map.
//
// Every comparison with a blank date is false, so that a missing day never makes
// a child look late or early by accident; ask [Date.IsZero] where blank matters.
type Date int32 // days since 31 December of the year 0; 1 is 1 January of the year 1

const unixDay = 719163 // 1 January 1970, counted as a Date

// Day returns the given day. A day that does not exist (31 February) is blank.
func Day(year int, month time.Month, day int) Date {
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return 0
	}
	return count(year, int(month), day)
}

// count is the Date of a day that there is.
func count(y, m, day int) Date {
	if m <= 2 { // count the year from March, so that the leap day is its last
		y, m = y-1, m+12
	}
	return Date(365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + day - 306)
}

// daysIn is the number of days of a month.
func daysIn(year int, month time.Month) int {
	switch month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// DateOf returns the day on which t falls in t's own zone.
func DateOf(t time.Time) Date {
	if t.IsZero() {
		return 0
	}
	return Day(t.Date())
}

// ParseDate reads an ISO date, 2026-11-03. Blank text is a blank date and no error.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return 0, nil
	}
	if len(s) == 10 && s[4] == '-' && s[7] == '-' {
		y, e1 := strconv.Atoi(s[:4])
		m, e2 := strconv.Atoi(s[5:7])
		d, e3 := strconv.Atoi(s[8:])
		if day := Day(y, time.Month(m), d); e1 == nil && e2 == nil && e3 == nil && day != 0 {
			return day, nil
		}
	}
	return 0, fmt.Errorf("%q is not a date written as 2026-11-03", s)
}

// MustDate is [ParseDate] for dates written in the program; it panics on a wrong one.
func MustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// IsZero reports whether the date is blank.
func (d Date) IsZero() bool { return d == 0 }

// Time returns midnight UTC at the start of the day; a blank date is the zero time.
func (d Date) Time() time.Time {
	if d == 0 {
		return time.Time{}
	}
	return time.Unix((int64(d)-unixDay)*86400, 0).UTC()
}

// Split returns year, month and day; zeros when blank.
func (d Date) Split() (year int, month time.Month, day int) {
	switch {
	case d == 0:
		return 0, 0, 0
	case d < 0:
		return d.Time().Date()
	}
	// The years are counted from March, so that the leap day is the last of its year, and in
	// fours, hundreds and four hundreds, which have as many days each.
	days := uint32(d) + 305
	cycle := days / 146_097
	of := days % 146_097
	y := (of - of/1460 + of/36_524 - of/146_096) / 365
	of -= 365*y + y/4 - y/100
	m := (5*of + 2) / 153
	year, month, day = int(400*cycle+y), time.Month(m+3), int(of-(153*m+2)/5+1)
	if month > 12 {
		year, month = year+1, month-12
	}
	return year, month, day
}

// Year returns the calendar year, 0 when blank.
func (d Date) Year() int { y, _, _ := d.Split(); return y }

// Weekday returns the day of the week. Do not ask it of a blank date.
func (d Date) Weekday() time.Weekday { return time.Weekday(((int(d) % 7) + 7) % 7) }

// Before reports d < e; false when either is blank.
func (d Date) Before(e Date) bool { return d != 0 && e != 0 && d < e }

// After reports d > e; false when either is blank.
func (d Date) After(e Date) bool { return d != 0 && e != 0 && d > e }

// NotAfter reports d <= e; false when either is blank.
func (d Date) NotAfter(e Date) bool { return d != 0 && e != 0 && d <= e }

// NotBefore reports d >= e; false when either is blank.
func (d Date) NotBefore(e Date) bool { return d != 0 && e != 0 && d >= e }

// Within reports from <= d <= to; false when any of the three is blank.
func (d Date) Within(from, to Date) bool { return d.NotBefore(from) && d.NotAfter(to) }

// Plus adds whole days; a blank date stays blank.
func (d Date) Plus(days int) Date {
	if d == 0 {
		return 0
	}
	return d + Date(days)
}

// PlusMonths adds calendar months by the corresponding-date rule: the same day of
// the later month, or its last day where there is none (31 August plus six months
// is 28 or 29 February). Always add to the original date, never a month at a time.
//
// Law: Interpretation Act 1978 Sch 1; Dodds v Walker [1981] 1 WLR 1027.
func (d Date) PlusMonths(n int) Date {
	if d == 0 {
		return 0
	}
	y, m, day := d.Split()
	months := y*12 + int(m) - 1 + n
	y, m = months/12, time.Month(months%12+1)
	return Day(y, m, min(day, daysIn(y, m)))
}

// PlusYears adds calendar years; 29 February becomes 28 February in a common year.
// For a birthday by the law of age see [Date.Birthday].
func (d Date) PlusYears(n int) Date {
	if y, m, day := d.Split(); day > 0 && day <= 28 && y+n >= 1 && y+n <= 9999 {
		return count(y+n, int(m), day) // there is such a day in every year
	}
	return d.PlusMonths(12 * n)
}

// Birthday returns the day on which somebody born on d reaches an age. A child born
// on 29 February reaches it on 1 March in a common year.
//
// Law: Family Law Reform Act 1969 s9. The leap-day reading is to be confirmed by legal
// services; the statutory returns use [Date.PlusYears] instead, and say so.
func (d Date) Birthday(age int) Date {
	b := d.PlusYears(age)
	if _, m, day := d.Split(); m == time.February && day == 29 {
		if _, _, bd := b.Split(); bd == 28 {
			return b + 1
		}
	}
	return b
}

// AgeOn returns whole years of age on a day for somebody born on d; -1 when either is
// blank or the day is before birth.
func (d Date) AgeOn(on Date) int {
	if d == 0 || on == 0 || on < d {
		return -1
	}
	age := on.Year() - d.Year()
	if on < d.Birthday(age) {
		age--
	}
	return age
}

// String returns the ISO form, 2026-11-03; "" when blank.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format("2006-01-02")
}

// Long returns the form shown to people, 3 November 2026; "" when blank.
func (d Date) Long() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format("2 January 2006")
}

// Short returns the form for narrow columns, 3 Nov 2026; "" when blank.
func (d Date) Short() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format("2 Jan 2006")
}

// Slashed returns the form of the statutory CSV files, 03/11/2026; "" when blank.
func (d Date) Slashed() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format("02/01/2006")
}

// MarshalText writes the ISO form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the ISO form.
func (d *Date) UnmarshalText(b []byte) (err error) {
	*d, err = ParseDate(string(b))
	return err
}

// Value stores a date as ISO text, which both databases take; blank is NULL.
func (d Date) Value() (driver.Value, error) {
	if d == 0 {
		return nil, nil
	}
	return d.String(), nil
}

// Scan reads a date out of either database.
func (d *Date) Scan(v any) (err error) {
	switch v := v.(type) {
	case nil:
		*d = 0
	case time.Time:
		*d = DateOf(v.UTC())
	case string:
		*d, err = ParseDate(strings.TrimSuffix(v, "T00:00:00Z"))
	case []byte:
		*d, err = ParseDate(string(v))
	default:
		err = fmt.Errorf("a date cannot be read from %T", v)
	}
	return err
}
