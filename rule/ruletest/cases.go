// Package ruletest runs the written cases of rules: small tables with the rows to be
// flagged marked. It is imported by tests only.
//
// A file of cases belongs to one rule, testdata/<code>.txt:
//
//	== a child who died has care leaver details
//	year: 2026
//	-- Episodes
//	CHILD | REC
//	101   | E2
//	-- OC3
//	CHILD | IN_TOUCH
//	101   | YES       !
//	102   | NO
//
// "==" opens a case and says why it exists. Lines "key: value" set what the run is told
// (year, la, from, …). "-- Table" opens a table ("-- Episodes_last" is last year's), whose
// first line names its columns. Cells are parted by | and trimmed; a cell in double quotes
// keeps its blanks. A "!" at the end of a row says that the rule must flag it; all other
// rows must pass. The line "! whole return" says that the return as such must fail, and
// "skipped" that the rule must not run. Lines that begin with # are remarks.
package ruletest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"throughline/rule"
)

// A Case is one written case.
type Case struct {
	Why     string
	Line    int
	Set     map[string]string // year, la, …
	Tables  []Table
	Skipped bool
	want    []string
}

// Year is the collection year of the case, 2026 unless it says otherwise.
func (c *Case) Year() int {
	if y, err := strconv.Atoi(c.Set["year"]); err == nil {
		return y
	}
	return 2026
}

// A Table is a table of a case, as it would stand in a file.
type Table struct {
	Name    string
	Columns []string
	Rows    [][]string
}

// Parse reads a file of cases.
func Parse(text string) ([]*Case, error) {
	var cases []*Case
	var c *Case
	var t *Table
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		bad := func(what string) error { return fmt.Errorf("line %d: %s: %q", n+1, what, line) }
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "== "):
			c, t = &Case{Why: line[3:], Line: n + 1, Set: map[string]string{}}, nil
			cases = append(cases, c)
		case c == nil:
			return nil, bad("a case must begin with == and its reason")
		case line == "skipped":
			c.Skipped = true
		case line == "! whole return":
			c.want = append(c.want, name("", -1))
		case strings.HasPrefix(line, "-- "):
			c.Tables = append(c.Tables, Table{Name: line[3:]})
			t = &c.Tables[len(c.Tables)-1]
		case t == nil:
			key, value, ok := strings.Cut(line, ":")
			if !ok {
				return nil, bad("neither a table nor key: value")
			}
			c.Set[key] = strings.TrimSpace(value)
		case t.Columns == nil:
			t.Columns = cells(line)
		default:
			row, flagged := strings.CutSuffix(line, "!")
			if flagged {
				c.want = append(c.want, name(t.Name, len(t.Rows)))
			}
			got := cells(row)
			if len(got) > len(t.Columns) {
				return nil, bad(fmt.Sprintf("%d cells for %d columns", len(got), len(t.Columns)))
			}
			for len(got) < len(t.Columns) {
				got = append(got, "")
			}
			t.Rows = append(t.Rows, got)
		}
	}
	return cases, nil
}

func cells(line string) []string {
	out := strings.Split(line, "|")
	for i, s := range out {
		s = strings.TrimSpace(s)
		if len(s) >= 2 && s[0] == '"' && s[len(s)-1] == '"' {
			s = s[1 : len(s)-1]
		}
		out[i] = s
	}
	return out
}

func name(table string, row int) string {
	if row < 0 {
		return "whole return"
	}
	return fmt.Sprintf("%s row %d", table, row)
}

// Run runs every rule's cases of dir. load makes the return that a case describes.
//
// It fails for a rule without a file, for a version of a rule no case of which flags
// anything in its years, and for a file without a rule.
func Run[C any, R any, PR interface {
	*R
	rule.Return[C]
}](t *testing.T, dir string, rules []rule.Rule[C, R], load func(*Case) (PR, error)) {
	files := map[string]bool{}
	byCode := map[string][]rule.Rule[C, R]{}
	for _, r := range rules {
		byCode[r.Code] = append(byCode[r.Code], r)
	}
	for code, versions := range byCode {
		file := filepath.Join(dir, code+".txt")
		files[file] = true
		t.Run(code, func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatalf("rule %s has no cases: %v", code, err)
			}
			cases, err := Parse(string(text))
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			flagging := make([]bool, len(versions))
			for _, c := range cases {
				for i := range versions {
					flagging[i] = flagging[i] || versions[i].In(c.Year()) && len(c.want) > 0
				}
				check(t, file, c, versions, load)
			}
			for i, v := range versions {
				if !flagging[i] && v.Until >= v.From || !flagging[i] && v.Until == 0 {
					t.Errorf("rule %s from %d: no case in its years flags anything", code, v.From)
				}
			}
		})
	}
	found, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if !files[f] {
			t.Errorf("%s: there is no such rule", f)
		}
	}
}

func check[C any, R any, PR interface {
	*R
	rule.Return[C]
}](t *testing.T, file string, c *Case, versions []rule.Rule[C, R], load func(*Case) (PR, error)) {
	t.Helper()
	ret, err := load(c)
	if err != nil {
		t.Errorf("%s line %d (%s): %v", file, c.Line, c.Why, err)
		return
	}
	result := rule.Run(ret, c.Year(), versions, nil)
	if skipped := len(result.Skipped) > 0; skipped != c.Skipped {
		t.Errorf("%s line %d (%s): skipped %v, want skipped %v", file, c.Line, c.Why, result.Skipped, c.Skipped)
		return
	}
	var got []string
	for _, f := range result.Findings {
		if !flags(versions, f.Table) {
			t.Errorf("%s line %d (%s): flags a row of %s, which is not among its Flags, so that the engine may pass over it", file, c.Line, c.Why, f.Table)
		}
		row := -1
		if f.Row != nil {
			row = *f.Row
		}
		got = append(got, name(f.Table, row))
	}
	slices.Sort(got)
	want := slices.Sorted(slices.Values(c.want))
	if !slices.Equal(got, want) {
		t.Errorf("%s line %d (%s)\n  flagged %v\n  want    %v", file, c.Line, c.Why, got, want)
	}
}

// flags reports whether some version of the rule says that it flags rows of a table; of
// the whole return, which is no table, none needs to.
func flags[C, R any](versions []rule.Rule[C, R], table string) bool {
	return table == "" || slices.ContainsFunc(versions, func(v rule.Rule[C, R]) bool {
		return v.Flags[table] != nil || v.Flags[strings.TrimSuffix(table, "_last")] != nil
	})
}
