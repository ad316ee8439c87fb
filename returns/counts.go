package returns

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"throughline/rule"
)

// A RuleCount is a rule that found something, with how much.
type RuleCount struct {
	RuleInfo
	Findings, Issues, Children int
	Table                      string // of its first finding; "" where the whole return fails
	First                      int    // its row, from 0; -1 where the whole return fails
}

// ByRule counts the findings of each rule that has any: errors first, then the most.
func (r *Report) ByRule() []RuleCount {
	at := map[string]*RuleCount{}
	children, issues := map[[2]string]bool{}, map[int]bool{}
	for i := range r.Findings {
		f := &r.Findings[i]
		c := at[f.Rule]
		if c == nil {
			c = &RuleCount{RuleInfo: r.Info(f.Rule), Table: f.Table, First: -1}
			if f.Row != nil {
				c.First = *f.Row
			}
			at[f.Rule] = c
		}
		c.Findings++
		if !issues[f.Issue] {
			issues[f.Issue] = true
			c.Issues++
		}
		if who := [2]string{f.Rule, f.Child}; f.Child != "" && !children[who] {
			children[who] = true
			c.Children++
		}
	}
	out := make([]RuleCount, 0, len(at))
	for _, c := range at {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b RuleCount) int {
		return cmp.Or(cmp.Compare(a.Severity, b.Severity), cmp.Compare(b.Findings, a.Findings), strings.Compare(a.Code, b.Code))
	})
	return out
}

// A SkipReason is a reason with the rules that were skipped for it.
type SkipReason struct {
	Why   string
	Rules []string
}

// SkipReasons gathers the skipped rules by the reason, in the order of the first rule.
func (r *Report) SkipReasons() []SkipReason {
	at := map[string]int{}
	var out []SkipReason
	for _, s := range r.Skipped {
		i, known := at[s.Why]
		if !known {
			i = len(out)
			at[s.Why] = i
			out = append(out, SkipReason{Why: s.Why})
		}
		out[i].Rules = append(out[i].Rules, s.Rule)
	}
	return out
}

// ChildCounts counts the findings of each child, errors and warnings, in the order of
// the identifiers.
func (r *Report) ChildCounts() []ChildCount {
	at := map[string]*ChildCount{}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Child == "" {
			continue
		}
		c := at[f.Child]
		if c == nil {
			c = &ChildCount{Child: f.Child, rules: map[string]bool{}}
			at[f.Child] = c
		}
		if f.Severity == rule.Error.String() {
			c.Errors++
		} else {
			c.Warnings++
		}
		c.rules[f.Rule] = true
	}
	out := make([]ChildCount, 0, len(at))
	for _, id := range slices.Sorted(maps.Keys(at)) {
		c := *at[id]
		c.Rules = slices.Sorted(maps.Keys(c.rules))
		out = append(out, c)
	}
	return out
}

// A ChildCount is a child of whom something was found.
type ChildCount struct {
	Child            string
	Errors, Warnings int      // findings
	Rules            []string // that found them
	rules            map[string]bool
}

// Line returns where the row of a finding stands in its file or sheet, counted from 1; 0
// where the whole return fails or the table was not read from lines.
func (r *Report) Line(f *rule.Finding) int {
	if f.Row == nil {
		return 0
	}
	for i := range r.Input.Tables {
		if t := &r.Input.Tables[i]; t.Name == f.Table {
			return t.line(*f.Row)
		}
	}
	return 0
}

// Verdict says in a sentence or two what came of the check.
func (r *Report) Verdict() string {
	c := r.Counts
	ran := fmt.Sprintf("%s ran, %s did not.", count(c.Rules, "rule"), count(c.Skipped, "rule"))
	where := ""
	if c.Children > 0 {
		where = ", in " + childCount(c.Children)
	}
	switch {
	case c.Errors > 0:
		return fmt.Sprintf("%s and %s%s. %s", count(c.Errors, "error"), count(c.Warnings, "warning"), where, ran)
	case c.Warnings > 0:
		return fmt.Sprintf("No errors; %s%s. %s", count(c.Warnings, "warning"), where, ran)
	default:
		return "Nothing was found wrong. " + ran
	}
}
