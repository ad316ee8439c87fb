package clock

import (
	"slices"
	"time"

	"throughline/core"
)

// has reports whether the child or the event carries a tag.
func has(c Child, e Event, tag string) bool {
	return slices.Contains(e.Tags, tag) || slices.Contains(c.Tags, tag)
}

// with holds when the child or the event carries one of the tags.
func with(tags ...string) func(Child, Event) bool {
	return func(c Child, e Event) bool {
		return slices.ContainsFunc(tags, func(t string) bool { return has(c, e, t) })
	}
}

// without holds when the child and the event carry none of the tags.
func without(tags ...string) func(Child, Event) bool {
	some := with(tags...)
	return func(c Child, e Event) bool { return !some(c, e) }
}

// aged holds when the child is of an age, both years included. A child with no date of
// birth is held to be of that age: a limit too many is better than one too few.
func aged(from, to int) func(Child, Event) bool {
	return func(c Child, e Event) bool {
		age := c.Born.AgeOn(e.At.Date())
		return c.Born.IsZero() || from <= age && age <= to
	}
}

// all holds when every condition does.
func all(conditions ...func(Child, Event) bool) func(Child, Event) bool {
	return func(c Child, e Event) bool {
		for _, holds := range conditions {
			if !holds(c, e) {
				return false
			}
		}
		return true
	}
}

// referralOrReassessment holds for a referral, and for the start of an assessment that
// follows none: a further one on an open case.
func referralOrReassessment(c Child, e Event) bool {
	return e.Moment != AssessmentStarted || has(c, e, TagReassessment)
}

// alreadyBorn holds unless the child is known to be unborn still.
func alreadyBorn(c Child, e Event) bool {
	return !c.Born.IsZero() || c.Expected.IsZero() || has(c, e, TagBorn)
}

// stillUnder holds when so many months after the event the child is still under an age.
// It decides which of two intervals follows a health assessment: the shorter one is
// owed only if it ends before the birthday.
func stillUnder(age, months int) func(Child, Event) bool {
	return func(c Child, e Event) bool {
		return !c.Born.IsZero() && e.At.Date().PlusMonths(months) < c.Born.Birthday(age)
	}
}

// notStillUnder holds when [stillUnder] does not.
func notStillUnder(age, months int) func(Child, Event) bool {
	under := stillUnder(age, months)
	return func(c Child, e Event) bool { return !under(c, e) }
}

// ordinaryPlacement holds for a placement whose visits have no rule of their own.
func ordinaryPlacement(c Child, e Event) bool {
	return without(TagReg19, TagReg24, TagInterimOrderHome, TagOtherArrangements, TagShortBreakSeries)(c, e) && !careOrderHome(c, e)
}

// careOrderHome holds when a child under a full care order lives with a parent.
func careOrderHome(c Child, e Event) bool {
	return has(c, e, TagCareOrder) && has(c, e, TagWithParent)
}

// settledFostering holds for a long-term foster placement whose child has agreed to be
// visited less. The placement must also have lasted a year (see the clock's Phase).
func settledFostering(c Child, e Event) bool {
	return has(c, e, TagLongTermFostering) && has(c, e, TagFewerVisits)
}

// notSettledFostering holds when [settledFostering] does not.
func notSettledFostering(c Child, e Event) bool { return !settledFostering(c, e) }

// nextMarchEnd is the 31 March on or after a day: the end of the year of the returns.
func nextMarchEnd(d core.Date) core.Date {
	end := core.Day(d.Year(), time.March, 31)
	if end < d {
		end = core.Day(d.Year()+1, time.March, 31)
	}
	return end
}

// midFebruary is 15 February of the year in which a child moves to the next phase.
func midFebruary(d core.Date) core.Date { return core.Day(d.Year(), time.February, 15) }

// marchEnd is 31 March of the year in which a young person moves on after 16.
func marchEnd(d core.Date) core.Date { return core.Day(d.Year(), time.March, 31) }
