package web

import (
	"strings"

	"throughline/core"
	"throughline/returns"
	"throughline/rule"
)

// The standings of a finding beside the upload before.
const (
	isNew   = "new"
	isStill = "still"
	isFixed = "fixed"
)

// A comparison is what became of the findings of the upload before.
type comparison struct {
	At     core.Instant    // of the upload before
	Before *returns.Report // whose findings were fixed
	Fixed  []int           // findings of Before that are no more, by their place
	New    []bool          // for each finding of this upload whether it was not there before
	News   int
}

// Still counts the findings that are still there.
func (c *comparison) Still() int { return len(c.New) - c.News }

// compare finds each finding again in the upload before. Findings of one rule, child and
// table are one another's: first those whose row says the same, since rows move when others
// are taken out, then the others in their order, since a row may be changed and still fail.
func compare(before *returns.Report, at core.Instant, now *returns.Report) *comparison {
	c := &comparison{At: at, Before: before, New: make([]bool, len(now.Findings))}
	again := make([]bool, len(before.Findings))
	for i := range c.New {
		c.New[i] = true
	}
	for _, alike := range []func(*returns.Report) func(*rule.Finding) string{rowTexts, func(*returns.Report) func(*rule.Finding) string { return noText }} {
		c.match(now, again, alike(before), alike(now))
	}
	for i, found := range again {
		if !found {
			c.Fixed = append(c.Fixed, i)
		}
	}
	for _, isNew := range c.New {
		if isNew {
			c.News++
		}
	}
	return c
}

// match finds what is still taken to be new among what was not found again yet.
func (c *comparison) match(now *returns.Report, again []bool, before, after func(*rule.Finding) string) {
	open := map[[4]string][]int{}
	for i := range c.Before.Findings {
		if f := &c.Before.Findings[i]; !again[i] {
			k := [4]string{f.Rule, f.Child, f.Table, before(f)}
			open[k] = append(open[k], i)
		}
	}
	for i := range now.Findings {
		f := &now.Findings[i]
		k := [4]string{f.Rule, f.Child, f.Table, after(f)}
		if those := open[k]; c.New[i] && len(those) > 0 {
			c.New[i], again[those[0]], open[k] = false, true, those[1:]
		}
	}
}

// noText takes all rows to say the same.
func noText(*rule.Finding) string { return "" }

// rowTexts tells what stands in the row of a finding.
func rowTexts(r *returns.Report) func(*rule.Finding) string {
	tables := tablesOf(r)
	return func(f *rule.Finding) string {
		t := tables[f.Table]
		if t == nil || f.Row == nil || *f.Row >= t.Len() {
			return ""
		}
		return strings.Join(t.Row(*f.Row), "\x1f")
	}
}

func tablesOf(r *returns.Report) map[string]*returns.Table {
	tables := map[string]*returns.Table{}
	for i := range r.Input.Tables {
		tables[r.Input.Tables[i].Name] = &r.Input.Tables[i]
	}
	return tables
}

// standing says how a finding stands beside the upload before; blank where there is none.
func (c *comparison) standing(i int) string {
	switch {
	case c == nil:
		return ""
	case c.New[i]:
		return isNew
	}
	return isStill
}
