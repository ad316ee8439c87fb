// Package returns checks the returns that an authority owes: it reads what a system
// exported, in whatever files it came, runs the collection's rules over it, and writes
// what was found for people and for programs.
//
// It holds what all returns share. Each return's tables and rules stand in its own
// package beneath this one. Nothing here prints or exits: the command, the web page and
// the forms call the same functions.
package returns

import (
	"context"
	"fmt"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/exchange"
	"throughline/record"
	"throughline/returns/cin"
	"throughline/returns/ssda903"
	"throughline/rule"
	"throughline/store"
)

// A Collection is one statutory return that can be checked.
type Collection struct {
	Code      string // as people type it: "903", "cin"
	Name      string
	FirstYear int // the collection years, by the year in which they end, for which rules are held
	LastYear  int
	LastToo   bool // whether last year's return is read beside this year's
	uncut     bool // whether its rules can be run over rows that are not cut into cells yet

	forms   []form
	noise   []string // words in a file's name that say nothing of its table
	fromXML func(*exchange.Element) ([]Table, []exchange.Problem)
	run     func(*Input, Options) (rule.Result, error)
	rules   func(year int) []RuleInfo
	built   func(ctx context.Context, q store.Querier, k *record.Keeper, who access.Who, year int, person core.ID) ([]Table, error)
}

// A Table is one table of a return as text, and the file that it came from.
type Table struct {
	Name    string // "Episodes"; "Episodes_last" for last year's
	Columns []string
	Rows    [][]string
	File    string // as the person knows it
	Lines   []int  // for each row its line in the file, from 1; nil where not known

	uncut *exchange.Lines // in the place of Rows and Lines: see [Collection.Open]
}

// Len is how many rows there are.
func (t *Table) Len() int {
	if t.uncut != nil {
		return t.uncut.Len()
	}
	return len(t.Rows)
}

// Row is a row's cells.
func (t *Table) Row(n int) []string {
	if t.uncut != nil {
		return t.uncut.Row(n)
	}
	return t.Rows[n]
}

// line is the line of a row in its file, from 1; 0 where it is not known.
func (t *Table) line(n int) int {
	switch {
	case t.uncut != nil && n < t.uncut.Len():
		return t.uncut.Line(n)
	case n < len(t.Lines):
		return t.Lines[n]
	}
	return 0
}

// A RuleInfo is what is told of a rule in reports.
type RuleInfo struct {
	Code     string
	Severity rule.Severity
	Words    string // what is wrong
	Fix      string // how to put it right
	From     int    // first collection year; 0 is the first for which rules are held
	Until    int    // last collection year; 0 is still in force
	Flags    rule.Fields
}

// A form is a table as the collection has it.
type form struct {
	name    string
	columns []string // which a file has; one that is not there is reported
	brought []string // used where they are there, not missed where they are not
	files   []string // the usual names of its file, in lower case letters and figures only
	since   int      // first collection year; 0 is all
}

// Collections are the returns that can be checked.
var Collections = []*Collection{SSDA903, CIN}

// Named returns the collection of a code, in any case and with or without SSDA.
func Named(code string) (*Collection, error) {
	lower := strings.TrimPrefix(strings.ToLower(strings.TrimSpace(code)), "ssda")
	for _, c := range Collections {
		if c.Code == lower {
			return c, nil
		}
	}
	return nil, core.Say(core.Invalid, "%q is no collection that can be checked. Give 903 (children looked after) or cin (children in need census).", code)
}

// Rules lists the rules of a collection year in the order of their codes.
func (c *Collection) Rules(year int) []RuleInfo { return c.rules(year) }

// Knows says why a collection year cannot be checked; nil when it can.
func (c *Collection) Knows(year int) error {
	if year < c.FirstYear || year > c.LastYear {
		return core.Say(core.Invalid, "There are no rules for the %s of %d. Give a year from %d to %d: the year in which the collection ends.",
			c.Name, year, c.FirstYear, c.LastYear)
	}
	return nil
}

// SSDA903 is the return of children looked after.
var SSDA903 = &Collection{
	Code: "903", Name: "return of children looked after (SSDA903)", FirstYear: 2023, LastYear: 2027, LastToo: true, uncut: true,
	noise:   []string{"ssda903", "ssda", "903", "cla"},
	fromXML: func(e *exchange.Element) ([]Table, []exchange.Problem) { return tables903(ssda903.FromXML(e)) },
	forms:   forms903(),
	run:     run903,
	rules:   func(year int) []RuleInfo { return infos(ssda903.Rules, year) },
	built:   built903,
}

// CIN is the children in need census. It has no last year's return. Every rule of 2026
// stands in 2027; of what is new then, pre-proceedings, no rule is settled yet.
var CIN = &Collection{
	Code: "cin", Name: "children in need census", FirstYear: 2023, LastYear: 2027,
	noise:   []string{"cin", "census"},
	fromXML: func(e *exchange.Element) ([]Table, []exchange.Problem) { return tablesCIN(cin.FromXML(e)) },
	forms:   formsCIN(),
	run:     runCIN,
	rules:   func(year int) []RuleInfo { return infos(cin.Rules, year) },
	built:   builtCIN,
}

// usualFiles are the names under which systems export the tables of the 903, beside the
// table's own.
var usualFiles = map[string][]string{
	"Header":         {"headers"},
	"Episodes":       {"episode"},
	"Reviews":        {"review"},
	"PlacedAdoption": {"placedforadoption", "adoptionplacements"},
	"PrevPerm":       {"previouspermanence", "previouspermanences"},
	"SWEpisodes":     {"swepisode", "socialworkerepisodes", "socialworker"},
	"DoLo":           {"dolos", "deprivationofliberty"},
	"Missing":        {"missings", "missingepisodes"},
}

var since903 = map[string]int{"SWEpisodes": 2024, "DoLo": 2027}

func forms903() []form {
	var out []form
	for _, t := range ssda903.Forms() {
		out = append(out, form{
			name: t.Name, columns: t.Columns, brought: ssda903.Brought(t.Name),
			files: append([]string{strings.ToLower(t.Name)}, usualFiles[t.Name]...), since: since903[t.Name],
		})
	}
	return out
}

func formsCIN() []form {
	var out []form
	for _, t := range cin.Forms() {
		f := form{name: t.Name, columns: t.Columns, brought: cin.Brought(t.Name), files: []string{strings.ToLower(t.Name)}}
		if t.Name == "PreProceedings" {
			f.since = 2027
		}
		out = append(out, f)
	}
	return out
}

func tables903(in []ssda903.Table, problems []exchange.Problem) ([]Table, []exchange.Problem) {
	out := make([]Table, len(in))
	for i, t := range in {
		out[i] = Table{Name: t.Name, Columns: t.Columns, Rows: t.Rows}
	}
	return out, problems
}

func tablesCIN(in []cin.Table, problems []exchange.Problem) ([]Table, []exchange.Problem) {
	out := make([]Table, len(in))
	for i, t := range in {
		out[i] = Table{Name: t.Name, Columns: t.Columns, Rows: t.Rows}
	}
	return out, problems
}

func infos[C, R any](rules []rule.Rule[C, R], year int) []RuleInfo {
	out := make([]RuleInfo, 0, len(rules))
	for i := range rules {
		if r := &rules[i]; r.In(year) {
			out = append(out, RuleInfo{Code: r.Code, Severity: r.Severity, Words: r.Words, Fix: r.Fix, From: r.From, Until: r.Until, Flags: r.Flags})
		}
	}
	return out
}

// Years says in which collection years the rule runs: "2024 to 2025", "from 2025", "all years".
func (r RuleInfo) Years() string {
	switch {
	case r.From == 0 && r.Until == 0:
		return "all years"
	case r.Until == 0:
		return fmt.Sprintf("from %d", r.From)
	case r.From == 0:
		return fmt.Sprintf("until %d", r.Until)
	}
	return fmt.Sprintf("%d to %d", r.From, r.Until)
}

// Columns says which columns the rule blames: "Episodes: DECOM, DEC; Header: DOB".
func (r RuleInfo) Columns() string {
	var out []string
	for _, table := range r.Flags.Tables() {
		out = append(out, table+": "+strings.Join(r.Flags[table], ", "))
	}
	return strings.Join(out, "; ")
}

// String names the collection to a person.
func (c *Collection) String() string { return fmt.Sprintf("%s (%s)", c.Name, c.Code) }
