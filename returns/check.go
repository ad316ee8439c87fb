package returns

import (
	"slices"
	"sync"

	"throughline/core"
	"throughline/returns/cin"
	"throughline/returns/outside"
	"throughline/returns/ssda903"
	"throughline/rule"
)

// Options are what a check is told beside the files.
type Options struct {
	Year       int            // the collection year, in which the collection ends; says which rules run
	Start, End core.Date      // another period than the year's; blank is the year's own
	LA         string         // the returning authority's nine-character ONS code; blank where not known
	LoadedFrom string         // "csv" or "xml", where a rule asks; blank is what the files were
	Outside    *outside.Lists // lists that are not there make the rules that need them skipped
	// Progress, where given, is told how many of the children are done. It may be
	// called from several goroutines, one at a time.
	Progress func(done, all int)
}

// A Report is what a check of one return found.
type Report struct {
	Dir        string // what was checked, as the person named it
	Collection string
	Year       int
	Rules      []string // every rule that ran
	Findings   []rule.Finding
	Skipped    []rule.Skip
	Counts     Counts

	Input *Input // the tables that were checked, for reports that show them
	infos func() []RuleInfo
}

// Counts sum a report up.
type Counts struct {
	Findings int            `json:"findings"` // rows, or whole returns, that a rule found
	Issues   int            `json:"issues"`   // rows that belong together counted as one
	Errors   int            `json:"errors"`   // findings that stop a return
	Warnings int            `json:"warnings"` // findings to be corrected or explained
	Children int            `json:"children"` // with a finding
	Rules    int            `json:"rules"`    // that ran
	Skipped  int            `json:"skipped"`  // rules that did not
	ByRule   map[string]int `json:"by_rule"`  // findings of each rule that found any
	Rows     map[string]int `json:"rows"`     // of each table that was read
}

// Failed reports whether there is a finding that stops the return.
func (r *Report) Failed() bool { return r.Counts.Errors > 0 }

// Check runs the rules of the collection year over a return. dir is what the report
// says was checked.
func (c *Collection) Check(dir string, in *Input, o Options) (*Report, error) {
	if err := c.Knows(o.Year); err != nil {
		return nil, err
	}
	if o.Start.After(o.End) {
		return nil, core.Say(core.Invalid, "The period starts on %s, after it ends on %s.", o.Start.Long(), o.End.Long())
	}
	result, err := c.run(in, o)
	if err != nil {
		return nil, err
	}
	r := &Report{
		Dir: dir, Collection: c.Code, Year: o.Year, Rules: result.Ran, Findings: result.Findings, Skipped: result.Skipped,
		Input: in, infos: sync.OnceValue(func() []RuleInfo { return c.Rules(o.Year) }),
	}
	r.count(result.Children)
	return r, nil
}

func (r *Report) count(children int) {
	c := Counts{Findings: len(r.Findings), Children: children, Rules: len(r.Rules), Skipped: len(r.Skipped), ByRule: map[string]int{}, Rows: map[string]int{}}
	var issues []bool // by their numbers, which are near one another
	for i := range r.Findings {
		f := &r.Findings[i]
		c.ByRule[f.Rule]++
		if f.Issue >= len(issues) {
			issues = append(issues, make([]bool, f.Issue+1-len(issues))...)
		}
		if !issues[f.Issue] {
			issues[f.Issue] = true
			c.Issues++
		}
		if f.Severity == rule.Error.String() {
			c.Errors++
		} else {
			c.Warnings++
		}
	}
	for _, t := range r.Input.Tables {
		c.Rows[t.Name] = t.Len()
	}
	r.Counts = c
}

// Infos are what is told of the rules of the year.
func (r *Report) Infos() []RuleInfo { return r.infos() }

// Info returns what is told of a rule.
func (r *Report) Info(code string) RuleInfo {
	infos := r.infos()
	i := slices.IndexFunc(infos, func(i RuleInfo) bool { return i.Code == code })
	if i < 0 {
		return RuleInfo{Code: code}
	}
	return infos[i]
}

func run903(in *Input, o Options) (rule.Result, error) {
	r := ssda903.NewReturn(o.Year)
	if !o.Start.IsZero() {
		r.Start, r.LastStart = o.Start, o.Start.PlusYears(-1)
	}
	if !o.End.IsZero() {
		r.End, r.LastEnd = o.End, o.End.PlusYears(-1)
	}
	if r.Start.After(r.End) {
		return rule.Result{}, core.Say(core.Invalid, "The period starts on %s, after it ends on %s: give --start and --end.", r.Start.Long(), r.End.Long())
	}
	r.LA, r.From = o.LA, in.From
	if o.LoadedFrom != "" {
		r.From = o.LoadedFrom
	}
	var err error
	if r.Outside, err = o.Outside.Outside(); err != nil {
		return rule.Result{}, err
	}
	tables := make([]ssda903.Table, len(in.Tables))
	for i, t := range in.Tables {
		tables[i] = ssda903.Table{Name: t.Name, Columns: t.Columns, Rows: t.Rows, Uncut: t.uncut}
	}
	r.Load(tables)
	return rule.Run[ssda903.Child](r, o.Year, ssda903.Rules, o.Progress), nil
}

func runCIN(in *Input, o Options) (rule.Result, error) {
	r := cin.NewReturn(o.Year)
	r.From = in.From
	tables := make([]cin.Table, len(in.Tables))
	for i, t := range in.Tables {
		tables[i] = cin.Table{Name: t.Name, Columns: t.Columns, Rows: t.Rows}
	}
	r.Load(tables)
	if !o.End.IsZero() {
		r.SetPeriod(o.End)
	}
	if !o.Start.IsZero() {
		r.Start = o.Start
	}
	if r.Start.After(r.End) {
		return rule.Result{}, core.Say(core.Invalid, "The period starts on %s, after it ends on %s: give --start and --end.", r.Start.Long(), r.End.Long())
	}
	if o.LoadedFrom != "" {
		r.From = o.LoadedFrom
	}
	return rule.Run[cin.Child](r, o.Year, cin.Rules, o.Progress), nil
}
