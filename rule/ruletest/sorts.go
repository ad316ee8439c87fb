package ruletest

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"throughline/core"
	"throughline/rule"
)

// Lacking says of each rule which sorts of case its file has none of, a line a rule:
//
//	flagged     a row that the rule must flag
//	passed      a row of a table that it flags which must pass
//	blank       a row of such a table with a blank in a column that the rule blames
//	unreadable  a day that cannot be read, in the columns that the rule blames
//	boundary    days next to one another, one of which makes a row be flagged and the other not
//
// The last two are asked of rules that blame a column of days, which isDay tells; and the
// last not of rules that flag no day but one that cannot be read.
func Lacking[C, R any](t *testing.T, dir string, rules []rule.Rule[C, R], isDay func(table, column string) bool) []string {
	t.Helper()
	blamed := map[string]rule.Fields{}
	for i := range rules {
		r := &rules[i]
		if blamed[r.Code] == nil {
			blamed[r.Code] = rule.Fields{}
		}
		for table, columns := range r.Flags {
			blamed[r.Code][table] = append(blamed[r.Code][table], columns...)
		}
	}
	var out []string
	for _, code := range slices.Sorted(maps.Keys(blamed)) {
		text, err := os.ReadFile(filepath.Join(dir, code+".txt"))
		if err != nil {
			t.Fatalf("rule %s has no cases: %v", code, err)
		}
		cases, err := Parse(string(text))
		if err != nil {
			t.Fatalf("%s: %v", code, err)
		}
		if lacks := lacks(cases, blamed[code], isDay); len(lacks) > 0 {
			out = append(out, code+": "+strings.Join(lacks, " "))
		}
	}
	return out
}

// Known holds what is lacking against a list of it, in which each line says after a dash why
// its rule can have no such case. What lacks no more must go from the list, and nothing may
// come to it without a reason.
func Known(t *testing.T, list string, lacking []string) {
	t.Helper()
	text, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	var listed []string
	for line := range strings.Lines(string(text)) {
		lacks, why, _ := strings.Cut(strings.TrimSpace(line), " — ")
		if strings.TrimSpace(why) == "" {
			t.Errorf("%s does not say why rule %s can have no such case", list, lacks)
		}
		listed = append(listed, lacks)
	}
	for _, l := range lacking {
		if !slices.Contains(listed, l) {
			t.Errorf("the cases lack, of rule %s: write one; or where it has no sense for the rule, say in %s why", l, list)
		}
	}
	for _, l := range listed {
		if !slices.Contains(lacking, l) {
			t.Errorf("%s lists %s, which is not what that rule's cases lack: take it away", list, l)
		}
	}
}

// lacks lists the sorts of case of which there are none.
func lacks(cases []*Case, blamed rule.Fields, isDay func(table, column string) bool) (out []string) {
	has := map[string]bool{}
	days := false
	for table, columns := range blamed {
		days = days || slices.ContainsFunc(columns, func(c string) bool { return isDay(table, c) })
	}
	for _, c := range cases {
		if c.Skipped {
			continue
		}
		flagged, passed := map[day]bool{}, map[day]bool{}
		children := c.flaggedChildren()
		for _, t := range c.Tables {
			base := strings.TrimSuffix(t.Name, "_last")
			columns, mayFlag := blamed[t.Name]
			if !mayFlag {
				columns, mayFlag = blamed[base]
			}
			for n, row := range t.Rows {
				is := slices.Contains(c.want, name(t.Name, n))
				has["flagged"] = has["flagged"] || is
				has["passed"] = has["passed"] || mayFlag && !is
				for i, cell := range row {
					asked := mayFlag && slices.Contains(columns, t.Columns[i])
					has["blank"] = has["blank"] || asked && cell == ""
					if !isDay(base, t.Columns[i]) || cell == "" {
						continue
					}
					on := dayIn(cell)
					has["unreadable"] = has["unreadable"] || on == 0
					has["day"] = has["day"] || is && asked && on != 0
					at := day{base, t.Columns[i], on}
					flagged[at] = flagged[at] || is || children[t.child(row)]
					passed[at] = passed[at] || !is && (mayFlag || !children[t.child(row)])
				}
			}
		}
		for d, is := range flagged {
			before, after := d, d
			before.on, after.on = d.on-1, d.on+1
			has["boundary"] = has["boundary"] || is && d.on != 0 && (passed[before] || passed[after])
		}
		has["flagged"] = has["flagged"] || slices.Contains(c.want, "whole return")
		has["passed"] = has["passed"] || len(c.want) == 0
	}
	for _, sort := range []string{"flagged", "passed", "blank", "unreadable", "boundary"} {
		asked := sort != "unreadable" && sort != "boundary" || days && (has["day"] || sort == "unreadable")
		if asked && !has[sort] {
			out = append(out, sort)
		}
	}
	return out
}

// A day stands in a column of a table.
type day struct {
	table, column string
	on            core.Date
}

func dayIn(cell string) core.Date {
	if d := rule.SlashedDate(cell); d != 0 {
		return d
	}
	return rule.ISODate(cell)
}

// flaggedChildren are the children of whom some row must be flagged.
func (c *Case) flaggedChildren() map[string]bool {
	children := map[string]bool{}
	for _, t := range c.Tables {
		for n, row := range t.Rows {
			if slices.Contains(c.want, name(t.Name, n)) && t.child(row) != "" {
				children[t.child(row)] = true
			}
		}
	}
	return children
}

// child is the identifier of a row's child, which stands first.
func (t *Table) child(row []string) string {
	if len(row) == 0 || t.Columns[0] != "CHILD" && t.Columns[0] != "LAchildID" {
		return ""
	}
	return row[0]
}
