package clock

import (
	"strings"
	"time"

	"throughline/core"
)

// Words says how a duty stands, for people: "due Thursday 5 November", "3 working days
// late", "met on 4 November, on time". The year is said when it is not this year.
func Words(d Due, now core.Instant) string {
	on := func(day core.Date, form string) string {
		if day.Year() != now.Date().Year() {
			form += " 2006"
		}
		return day.Time().Format(form)
	}
	met := on(d.MetAt.Date(), "2 January")
	switch d.State {
	case Met:
		return "met on " + met + ", on time"
	case MetLate:
		return "met on " + met + ", " + lateness(d, d.MetAt)
	case TooEarly:
		return "done on " + met + ", before it was allowed"
	case NotNeeded:
		if !d.DueAt.IsZero() && d.MetAt > d.DueAt { // it was late before nobody needed it any more
			return "fell away on " + met + ", " + lateness(d, d.MetAt)
		}
		return "not needed since " + met
	case Paused:
		return "the time stands still"
	case Excepted:
		if !d.MetAt.IsZero() {
			return "excepted on " + met
		}
	case Waiting:
		if d.DueOn.IsZero() {
			return "no date is set"
		}
		return "until " + on(d.DueOn, "Monday 2 January")
	}
	if d.DueOn.IsZero() {
		return "no date is set"
	}
	if d.Late(now) {
		return lateness(d, now)
	}
	words := "due " + on(d.DueOn, "Monday 2 January")
	if d.DueOn == now.Date() {
		words = "due today"
	}
	if !endsWithDay(d.DueAt) {
		words += " at " + d.DueAt.Time().Format("15:04")
	}
	if d.State == Excepted {
		words += " (first " + on(d.Legal, "2 January") + ")"
	}
	return words
}

// endsWithDay reports a limit that lasts to the end of a day.
func endsWithDay(at core.Instant) bool {
	return strings.HasSuffix(at.Time().Format(time.TimeOnly), "23:59:59")
}

// lateness says how late something is at an instant, in hours on the day itself, in
// working days where the calendar of England holds them, else in days.
func lateness(d Due, at core.Instant) string {
	day := at.Date()
	if day == d.DueOn {
		if hours := int(at.Sub(d.DueAt) / time.Hour); hours > 0 {
			return count(hours, "hour") + " late"
		}
		return "less than an hour late"
	}
	n, err := England().WorkingDaysBetween(d.DueOn, day)
	if err != nil || n == 0 {
		return count(int(day-d.DueOn), "day") + " late"
	}
	return count(n, "working day") + " late"
}
