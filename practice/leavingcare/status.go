package leavingcare

import (
	"cmp"
	"fmt"
	"slices"

	"throughline/core"
)

// qualifyingCare is how long a child must have been in care to become eligible: 13 weeks
// as 91 whole days since the 14th birthday, the first and the last day of each time in
// care counted, added up over separate times, the last of them on or after the 16th
// birthday. Series of short breaks do not count.
//
// Law: Children Act 1989 Sch 2 para 19B; SI 2010/959 reg 40.
const qualifyingCare = 91 // days

// settledHome is how many months a young person must have lived at home without a break,
// before or after leaving care, to be no relevant child.
//
// Law: SI 2010/2571 reg 3(5).
const settledHome = 6 // months

// The ages, in years, between which the law gives each status.
const (
	careCounts   = 14
	eligibleFrom = 16
	adult        = 18
	qualifyingTo = 21
	supportedTo  = 25
)

// A Spell is one time in care, in custody or at home. Until is blank while it goes on.
type Spell struct{ From, Until core.Date }

// during reports whether the spell covers a day; on the day it ends it does no more.
func (s Spell) during(d core.Date) bool {
	return s.From.NotAfter(d) && (s.Until.IsZero() || d.Before(s.Until))
}

// A Care is an episode of care.
type Care struct {
	Spell
	ShortBreaks bool   // one of a series of short breaks (reg 48)
	End         string // why it ended, by the return's code; X1 where the next one begins
}

// Known is what is known of a young person, from which the law gives the status.
type Known struct {
	Born  core.Date
	Died  core.Date
	Care  []Care
	Away  []Spell // detained by a court's order, or in hospital
	Home  []Spell // with a parent, or somebody else who has parental responsibility
	Order bool    // a full care order was in force when they were last in care
}

// A Standing is what the law makes of a young person on one day, and why.
type Standing struct {
	Code       string    // of [throughline/code.CareLeaverStatus]
	Why        string    // in words, with the law
	Days       int       // days in care that count, up to and with the day
	EligibleOn core.Date // became an eligible child; one to come holds if they stay in care
	RelevantOn core.Date // became a relevant child
	Until      core.Date // the first day on which this no longer holds; blank where age does not end it
}

// Work works out what the law makes of a young person on a day.
//
// Law: Children Act 1989 ss23A, 23C, 24 and Sch 2 para 19B; SI 2010/959 reg 40;
// SI 2010/2571 reg 3.
func Work(k Known, today core.Date) Standing {
	if k.Born.IsZero() {
		return Standing{Code: "none", Why: "There is no date of birth, so nothing can be worked out."}
	}
	slices.SortStableFunc(k.Care, func(a, b Care) int { return cmp.Compare(a.From, b.From) })
	age := k.Born.AgeOn(today)
	s := Standing{}
	s.Days, _ = k.counted(today)
	_, s.EligibleOn = k.counted(k.Born.Birthday(adult) - 1)
	if why := k.over(today, age); why != "" {
		return s.as("none", why, 0)
	}
	if age < eligibleFrom {
		return s.as("none", "Under 16.", k.Born.Birthday(eligibleFrom))
	}
	if k.inCare(today) {
		return k.whileInCare(s, today, age)
	}
	return k.afterCare(s, today, age)
}

func (s Standing) as(code, why string, until core.Date) Standing {
	s.Code, s.Why, s.Until = code, why, until
	return s
}

// over says why nothing is owed here any more; "" where something may be.
func (k Known) over(today core.Date, age int) string {
	last, any := k.last(today)
	switch {
	case !k.Died.IsZero() && k.Died.NotAfter(today):
		return "Died on " + k.Died.Long() + "."
	case age >= supportedTo:
		return "25 or older: the duties to care leavers have ended."
	case any && (last.End == "E11" || last.End == "E12"):
		return "Adopted: no longer owed anything as a care leaver."
	case any && last.End == "E3":
		return "Another council took over the care and is the responsible authority."
	}
	return ""
}

// whileInCare is a young person of 16 or older who is in care today.
func (k Known) whileInCare(s Standing, today core.Date, age int) Standing {
	if age >= adult {
		return k.afterCare(s, today, age)
	}
	switch {
	case s.EligibleOn.IsZero():
		return s.as("none", fmt.Sprintf("In care, with %d of 91 days since 14 that count; 18 comes first.", s.Days), k.Born.Birthday(adult))
	case s.EligibleOn.After(today):
		return s.as("none", fmt.Sprintf("In care, with %d of 91 days since 14 that count. Becomes eligible on %s if still in care.", s.Days, s.EligibleOn.Long()), s.EligibleOn)
	}
	return s.as("eligible", fmt.Sprintf("In care at %d, with %d days in care since 14 that count, the last of them after 16 (13 weeks are 91; Children Act 1989 Sch 2 para 19B).", age, s.Days), k.Born.Birthday(adult))
}

// afterCare is a young person of 16 or older who is not in care, or is of age.
func (k Known) afterCare(s Standing, today core.Date, age int) Standing {
	turned := k.Born.Birthday(adult)
	s.RelevantOn = k.relevantOn()
	relevant := !s.RelevantOn.IsZero() && s.RelevantOn.NotAfter(today)
	atHome := k.settled(min(today, turned-1))
	inCareTill18 := !s.EligibleOn.IsZero() && k.inCare(turned-1)
	switch {
	case age < adult && relevant && !atHome:
		return s.as("relevant", "Aged "+fmt.Sprint(age)+", no longer in care, and "+k.whyRelevant(s)+" (s23A).", turned)
	case age >= adult && inCareTill18:
		return k.former(s, "in care as an eligible child until 18", age)
	case age >= adult && relevant && !atHome:
		return k.former(s, "a relevant child before 18", age)
	}
	return k.qualifies(s, today, age, relevant && atHome)
}

func (k Known) whyRelevant(s Standing) string {
	if s.EligibleOn.IsZero() {
		return "was detained or in hospital at 16 after 13 weeks in care"
	}
	return "was an eligible child, from " + s.EligibleOn.Long()
}

// former is a former relevant child: to 21, and at 21 to 24 whenever they ask.
func (k Known) former(s Standing, why string, age int) Standing {
	if age < qualifyingTo {
		return s.as("former_relevant", "18 or older and "+why+" (s23C).", k.Born.Birthday(qualifyingTo))
	}
	return s.as("former_relevant", "21 or older and "+why+": help whenever they ask, to 25, and for as long as a plan of education lasts (ss23C(7), 23CZB).", k.Born.Birthday(supportedTo))
}

// qualifies is who is owed advice and help though not the full duties.
func (k Known) qualifies(s Standing, today core.Date, age int, home bool) Standing {
	last, any := k.last(today)
	if !any {
		return s.as("none", "Never in care here.", 0)
	}
	guardian := specialGuardianship(last.End)
	past16 := slices.ContainsFunc(k.Care, func(c Care) bool {
		return c.From.NotAfter(today) && (c.Until.IsZero() || c.Until.NotBefore(k.Born.Birthday(eligibleFrom))) && c.From.Before(k.Born.Birthday(adult))
	})
	switch {
	case !guardian && !past16:
		return s.as("none", "Left care before 16.", 0)
	case age >= qualifyingTo:
		return s.as("none", "21 or older. Help with education or training may be asked for to 25 (s24B).", 0)
	case home:
		return s.as("qualifying", "Was an eligible child, and has lived at home for six months or more (SI 2010/2571 reg 3(5)). If that breaks down, becomes a relevant child.", k.Born.Birthday(qualifyingTo))
	case guardian:
		return s.as("qualifying", "Left care for a special guardian (s24(1A)).", k.Born.Birthday(qualifyingTo))
	}
	return s.as("qualifying", fmt.Sprintf("Was in care after 16, for fewer than 13 weeks since 14 (%d of 91 days; s24).", s.Days), k.Born.Birthday(qualifyingTo))
}

func specialGuardianship(end string) bool {
	return end == "E45" || end == "E46" || end == "E47" || end == "E48"
}

// counted adds up the days in care that count, to a day, and gives the day on which
// they made the child eligible; none where they did not. A day to come is counted for an
// episode that has not ended.
func (k Known) counted(to core.Date) (days int, eligible core.Date) {
	from, past := k.Born.Birthday(careCounts), k.Born.Birthday(eligibleFrom)
	done := core.Date(0) // days up to here are counted, so that episodes cannot overlap
	for _, c := range k.Care {
		if c.ShortBreaks || c.From.IsZero() {
			continue
		}
		last := min(to, k.Born.Birthday(adult)-1)
		if !c.Until.IsZero() {
			last = min(last, c.Until)
		}
		for d := max(c.From, from, done+1); d <= last; d++ {
			done = d
			days++
			if eligible.IsZero() && days >= qualifyingCare && d >= past {
				eligible = d
			}
		}
	}
	return days, eligible
}

// inCare reports whether they are in care on a day, short breaks aside.
func (k Known) inCare(d core.Date) bool {
	return slices.ContainsFunc(k.Care, func(c Care) bool { return !c.ShortBreaks && c.during(d) })
}

// last is the episode that began last, on or before a day.
func (k Known) last(day core.Date) (Care, bool) {
	for i := len(k.Care) - 1; i >= 0; i-- {
		if k.Care[i].From.NotAfter(day) {
			return k.Care[i], true
		}
	}
	return Care{}, false
}

// relevantOn is the day on which they became a relevant child, home aside: they last left
// care after they had become eligible; or they were detained or in hospital at 16, after
// 13 weeks in care and under no care order.
func (k Known) relevantOn() core.Date {
	left := core.Date(0)
	for _, c := range k.Care {
		if !c.ShortBreaks && c.Until.After(left) || left.IsZero() && !c.ShortBreaks {
			left = c.Until
		}
	}
	turned := k.Born.Birthday(adult)
	if _, eligible := k.counted(turned - 1); !eligible.IsZero() && left.NotBefore(eligible) && left.Before(turned) {
		return left
	}
	sixteen := k.Born.Birthday(eligibleFrom)
	for _, a := range k.Away {
		before, _ := k.counted(a.From)
		if !k.Order && a.From.NotAfter(sixteen) && (a.Until.IsZero() || a.Until.NotBefore(sixteen)) && before >= qualifyingCare && !k.inCare(sixteen) {
			return sixteen
		}
	}
	return 0
}

// settled reports whether on a day they have lived at home for six months without a break.
func (k Known) settled(day core.Date) bool {
	return slices.ContainsFunc(k.Home, func(h Spell) bool {
		return h.during(day) && h.From.PlusMonths(settledHome).NotAfter(day)
	})
}
