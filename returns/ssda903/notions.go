package ssda903

import (
	"slices"
	"strings"

	"throughline/core"
	"throughline/rule"
)

// The notions that many rules share. Each means what the comment says and nothing else.

// oneOf reports that a text is one of the codes; a blank is none.
func oneOf(s string, codes ...string) bool { return s != "" && among(s, codes) }

// among is [slices.Contains] of a text that is not blank. Codes differ in their last letter
// or figure, so that most need not be looked at whole.
func among(s string, codes []string) bool {
	last := len(s) - 1
	for _, c := range codes {
		if len(c) == len(s) && c[last] == s[last] && c == s {
			return true
		}
	}
	return false
}

// anyGiven reports that at least one text is given.
func anyGiven(texts ...string) bool {
	for _, s := range texts {
		if s != "" {
			return true
		}
	}
	return false
}

// birthday is the day on which somebody born on dob reaches an age, by the return's
// reckoning: born on 29 February, on 28 February of a common year. Blank stays blank.
func birthday(dob rule.Date, age int) core.Date { return dob.PlusYears(age) }

// ShortBreak reports an episode in a series of short breaks.
func (e *Episode) ShortBreak() bool { return e.LS == "V3" || e.LS == "V4" }

// Ongoing reports an episode that has not ceased: no day is given, or none that can be read.
func (e *Episode) Ongoing() bool { return e.Dec.IsZero() }

// Starts reports an episode with which the child came into care.
func (e *Episode) Starts() bool { return e.RNE == "S" }

// PlacedForAdoption reports a placement with prospective adopters.
func (e *Episode) PlacedForAdoption() bool { return oneOf(e.Place, withAdopters...) }

var withAdopters = []string{"A3", "A4", "A5", "A6"}

// Adopted reports an episode that ceased with an adoption order.
func (e *Episode) Adopted() bool { return oneOf(e.REC, adoptionOrders...) }

var adoptionOrders = []string{"E11", "E12"}

// InYear reports an episode that touches the collection period.
func (r *Return) InYear(e *Episode) bool {
	return e.Decom.NotAfter(r.End) && (e.Dec.NotBefore(r.Start) || e.Dec.IsZero())
}

// inPeriod reports a day of the collection period, both ends included.
func (r *Return) inPeriod(d core.Date) bool { return d.Within(r.Start, r.End) }

// AdoptedInYear reports an adoption order made in the collection period.
func (r *Return) AdoptedInYear(e *Episode) bool { return e.Adopted() && r.inPeriod(e.Dec.Date) }

// First returns the episode that began earliest; nil where none has a day. Blank
// identifiers are no child, so they have no first episode.
func (c *Child) First() *Episode {
	if !c.first.looked {
		c.first = soughtEpisode{c.earliest(c.Episodes), true}
	}
	return c.first.Episode
}

// Latest returns the episode that began last, the first in the file on a tie; nil where
// none has a day.
func (c *Child) Latest() *Episode { return c.latest(c.Episodes) }

// LatestLastYear is [Child.Latest] of last year's return.
func (c *Child) LatestLastYear() *Episode {
	if !c.latestLast.looked {
		c.latestLast = soughtEpisode{c.latest(c.Last.Episodes), true}
	}
	return c.latestLast.Episode
}

func (c *Child) earliest(es []Episode) (first *Episode) {
	for i := range es {
		if e := &es[i]; c.ID != "" && !e.Decom.IsZero() && (first == nil || e.Decom.Before(first.Decom.Date)) {
			first = e
		}
	}
	return first
}

func (c *Child) latest(es []Episode) (latest *Episode) {
	for i := range es {
		if e := &es[i]; c.ID != "" && !e.Decom.IsZero() && (latest == nil || e.Decom.After(latest.Decom.Date)) {
			latest = e
		}
	}
	return latest
}

// Neighbours calls do with each episode in order and the one directly before and after
// it; nil at the ends. Rows without an identifier are of no child and have none.
func (c *Child) Neighbours(do func(before, e, after *Episode)) {
	es := c.InOrder()
	for i, e := range es {
		var before, after *Episode
		if c.ID != "" && i > 0 {
			before = es[i-1]
		}
		if c.ID != "" && i+1 < len(es) {
			after = es[i+1]
		}
		do(before, e, after)
	}
}

// A Period is a run of episodes with no gap between them.
type Period struct {
	Start, End core.Date // End is blank while it is ongoing
	Episodes   []*Episode
}

// Periods returns the child's periods of care. Episodes without a day of beginning are
// left out; an episode after one that has not ceased continues its period.
func (c *Child) Periods() []Period {
	if c.periods == nil && c.ID != "" {
		c.periods = periodsOf(c.InOrder())
	}
	return c.periods
}

func periodsOf(es []*Episode) []Period {
	var ps []Period
	for _, e := range es {
		if e.Decom.IsZero() {
			continue
		}
		if n := len(ps); n == 0 || e.Decom.After(ps[n-1].End) {
			ps = append(ps, Period{Start: e.Decom.Date})
		}
		p := &ps[len(ps)-1]
		p.Episodes = append(p.Episodes, e)
		p.End = e.Dec.Date
	}
	return ps
}

// ContinuouslyLookedAfter reports a child looked after for at least the twelve months to
// 31 March, by this year's episodes.
func (c *Child) ContinuouslyLookedAfter() bool {
	if c.continuous == 0 {
		c.continuous = -1
		if c.ID != "" && c.lookedAfterAllYear() {
			c.continuous = 1
		}
	}
	return c.continuous == 1
}

func (c *Child) lookedAfterAllYear() bool {
	inYear := false
	for i := range c.Episodes {
		e := &c.Episodes[i]
		in := c.InYear(e)
		cameIn := e.Starts() && e.Decom.After(c.Start) && e.Decom.NotAfter(c.End)
		left := e.REC != "X1" && e.Dec.NotBefore(c.Start) && e.Dec.Before(c.End)
		if cameIn || left || in && e.ShortBreak() {
			return false
		}
		inYear = inYear || in
	}
	return inYear
}

// UASCKnown reports whether the return says of anybody whether they are, or last year
// were, an unaccompanied asylum-seeking child.
func (r *Return) UASCKnown() bool {
	for _, year := range []string{"", last} {
		if r.HasColumn(headers+year, "UASC") || !r.Has(headers+year) && r.Has(uascs+year) {
			return true
		}
	}
	return false
}

// EverUASC reports a child who is, or last year was, unaccompanied and seeking asylum.
// Where [Return.UASCKnown] is false it is nobody.
func (c *Child) EverUASC() bool {
	if c.asylum == 0 {
		c.asylum = -1
		if c.uascIn(&c.Rows, headers) || c.uascIn(&c.Last, headers+last) {
			c.asylum = 1
		}
	}
	return c.asylum == 1
}

func (c *Child) uascIn(rows *Rows, headers string) bool {
	if c.Has(headers) {
		return slices.ContainsFunc(rows.Headers, func(h Header) bool { return h.UASC == "1" })
	}
	return slices.ContainsFunc(rows.UASCs, func(u UASC) bool {
		return u.Sex != "" || u.DOB.Given() || u.DUC.Given()
	})
}

// partialDate reads a day of which parts may be unknown, ZZ/06/2015: the last of the
// days that it may be, so that a rule which asks that it lie before something does not
// flag it without cause. 15/ZZ/2015 comes out as 14 January 2016; that is how the
// department's own tools have it.
func partialDate(d rule.Date) core.Date {
	if !strings.Contains(d.Text, "ZZ") {
		return d.Date
	}
	parts := strings.Split(d.Text, "/")
	if len(parts) != 3 {
		return 0
	}
	day, month, year := parts[0], parts[1], parts[2]
	months := 0
	if month == "ZZ" {
		month, months = "01", 12
	}
	if day == "ZZ" {
		if months == 0 {
			months = 1
		}
		day = "01"
	}
	if parts[0] == "ZZ" && parts[1] == "ZZ" {
		months = 12
	}
	if year == "ZZZZ" {
		year = "2000"
	}
	read := rule.SlashedDate(day + "/" + month + "/" + year)
	if months > 0 {
		read = read.PlusMonths(months).Plus(-1)
	}
	return read
}
