package clock

import (
	"fmt"
	"maps"
	"sync"
	"time"

	"throughline/core"
)

// A Calendar says which days are worked. It answers only for the years it holds: a
// day outside them is a [MissingYear], never a guess that nobody had a holiday.
//
// Working days are Monday to Friday without Christmas Day, Good Friday and the bank
// holidays of England and Wales. Council closures and training days are worked in law.
//
// Law: SI 2010/959 reg 2 and, in nearly the same words, SI 2011/581, SI 2005/389,
// SI 2005/1533, SI 2011/1010, SI 2006/1738; FPR 2010 r2.3 and PD12A.
type Calendar struct {
	holidays map[core.Date]string
	from, to int // years held, both included
	allUK    *Calendar
	school   *school
}

// A MissingYear is the error of a question about a year that a calendar does not hold.
type MissingYear struct{ Year, From, To int }

// Error says which year is missing and how to add it.
func (m MissingYear) Error() string {
	return fmt.Sprintf("the calendar holds the bank holidays of %d to %d and not of %d: add the bank holidays of %d to it",
		m.From, m.To, m.Year, m.Year)
}

// NewCalendar makes a calendar of the holidays, each with its name, of whole years.
func NewCalendar(holidays map[core.Date]string, from, to int) *Calendar {
	own := maps.Clone(holidays)
	c := &Calendar{holidays: own, from: from, to: to}
	all := maps.Clone(own)
	if all == nil {
		all = map[core.Date]string{}
	}
	for year := from; year <= to; year++ {
		addRestOfUK(all, year)
	}
	c.allUK = &Calendar{holidays: all, from: from, to: to}
	c.allUK.allUK = c.allUK
	return c
}

// England returns the calendar of England and Wales from 2018 to 2030.
func England() *Calendar { return england() }

var england = sync.OnceValue(func() *Calendar {
	days := make(map[core.Date]string, len(englandHolidays))
	for day, name := range englandHolidays {
		days[core.MustDate(day)] = name
	}
	return NewCalendar(days, firstYear, lastYear)
})

// AllUK returns the calendar that leaves out the bank holidays of every part of the
// United Kingdom, as freedom of information requests count.
//
// Law: Freedom of Information Act 2000 s10(6).
func (c *Calendar) AllUK() *Calendar { return c.allUK }

// addRestOfUK adds the holidays that only Scotland or Northern Ireland keeps, with
// the Monday after (or, at New Year, the next free day) for one at a weekend.
func addRestOfUK(days map[core.Date]string, year int) {
	second := core.Day(year, time.January, 2)
	switch second.Weekday() { // 1 January has its own substitute before it
	case time.Saturday:
		second = second.Plus(2)
	case time.Sunday:
		second = second.Plus(2)
	case time.Monday:
		days[second.Plus(1)] = "New Year's Day (substitute, Scotland)"
	}
	days[second] = "2nd January (Scotland)"
	for _, h := range []struct {
		month time.Month
		day   int
		name  string
	}{
		{time.March, 17, "St Patrick's Day (Northern Ireland)"},
		{time.July, 12, "Battle of the Boyne (Northern Ireland)"},
		{time.November, 30, "St Andrew's Day (Scotland)"},
	} {
		days[toMonday(core.Day(year, h.month, h.day))] = h.name
	}
	august := core.Day(year, time.August, 1)
	days[august.Plus((8-int(august.Weekday()))%7)] = "Summer (Scotland)"
}

// toMonday moves a day at a weekend on to Monday.
func toMonday(d core.Date) core.Date {
	for isWeekend(d) {
		d = d.Plus(1)
	}
	return d
}

func isWeekend(d core.Date) bool {
	return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
}

// Years returns the first and the last year that the calendar holds.
func (c *Calendar) Years() (from, to int) { return c.from, c.to }

// Holiday returns the name of the holiday on a day; "" for none.
func (c *Calendar) Holiday(d core.Date) string { return c.holidays[d] }

func (c *Calendar) holds(d core.Date) error {
	if year := d.Year(); year < c.from || year > c.to {
		return MissingYear{Year: year, From: c.from, To: c.to}
	}
	return nil
}

// IsWorking reports whether a day is worked.
func (c *Calendar) IsWorking(d core.Date) (bool, error) {
	if err := c.holds(d); err != nil {
		return false, err
	}
	return !isWeekend(d) && c.holidays[d] == "", nil
}

// AddWorkingDays counts n working days on from a day that is itself day 0; n below
// nought counts back. Nought is the day itself, worked or not.
func (c *Calendar) AddWorkingDays(d core.Date, n int) (core.Date, error) {
	if err := c.holds(d); err != nil {
		return 0, err
	}
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		d = d.Plus(step)
		worked, err := c.IsWorking(d)
		if err != nil {
			return 0, err
		}
		if worked {
			n--
		}
	}
	return d, nil
}

// WorkingDaysBetween counts the working days after one day up to and with another:
// nought for the same day, below nought when the second is the earlier.
func (c *Calendar) WorkingDaysBetween(from, to core.Date) (int, error) {
	if to < from {
		n, err := c.WorkingDaysBetween(to, from)
		return -n, err
	}
	if err := c.holds(from); err != nil {
		return 0, err
	}
	n := 0
	for d := from.Plus(1); d <= to; d = d.Plus(1) {
		worked, err := c.IsWorking(d)
		if err != nil {
			return 0, err
		}
		if worked {
			n++
		}
	}
	return n, nil
}

// NextWorkingDay returns the day itself if it is worked, or the next that is.
func (c *Calendar) NextWorkingDay(d core.Date) (core.Date, error) { return c.nearest(d, 1) }

// LastWorkingDay returns the day itself if it is worked, or the last one before it that is.
func (c *Calendar) LastWorkingDay(d core.Date) (core.Date, error) { return c.nearest(d, -1) }

func (c *Calendar) nearest(d core.Date, step int) (core.Date, error) {
	for {
		worked, err := c.IsWorking(d)
		if err != nil || worked {
			return d, err
		}
		d = d.Plus(step)
	}
}
