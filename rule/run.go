package rule

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// A Return is what a collection gives the engine to run its rules over.
type Return[C any] interface {
	Children() []*C                      // in the order of the file
	Lacks(need string) string            // why a table, derived column or list is not there; "" when it is
	HasColumn(table, column string) bool // whether a loaded table has a column
	ChildID(*C) string                   // the identifier that findings carry
}

// A Finding is one row that one rule finds at fault, or the whole return.
type Finding struct {
	Rule     string   `json:"rule"`
	Severity string   `json:"severity"`
	Table    string   `json:"table"`
	Row      *int     `json:"row"` // nil where the whole return fails
	Child    string   `json:"child"`
	Fields   []string `json:"fields"`
	Message  string   `json:"message"`
	Issue    int      `json:"-"` // rows of one rule with the same number belong together
}

// A Skip says why a rule did not run, or why it could not be computed.
type Skip struct {
	Rule string `json:"rule"`
	Why  string `json:"why"`
}

// A Result is what a run found. Findings stand in the order of the rules, and within a
// rule by table and row.
type Result struct {
	Ran      []string
	Findings []Finding
	Skipped  []Skip
}

// Run runs the rules of a collection year over a return. progress, where given, is told
// how many of the children are done; it may be called from several goroutines. A rule
// that fails on a child is a finding of its own, and stops no other rule and no other child.
func Run[C any, R any, PR interface {
	*R
	Return[C]
}](r PR, year int, rules []Rule[C, R], progress func(done, all int)) Result {
	var res Result
	var live []*Rule[C, R]
	for i := range rules {
		rule := &rules[i]
		if !rule.In(year) {
			continue
		}
		if why := lacking[C](r, rule); why != "" {
			res.Skipped = append(res.Skipped, Skip{rule.Code, why})
			continue
		}
		live = append(live, rule)
	}
	children := r.Children()
	workers := max(1, min(runtime.GOMAXPROCS(0), len(children)/64+1))
	parts := make([]*collector[C, R], workers)
	var wg sync.WaitGroup
	var counted sync.Mutex
	done := 0
	for w := range workers {
		parts[w] = newCollector(live)
		wg.Go(func() {
			// Stripes of children, so that the big families of a file are shared out.
			for i := w; i < len(children); i += workers {
				parts[w].child(children[i], r.ChildID(children[i]))
				if progress != nil && i%256 == w%256 {
					counted.Lock()
					done = min(done+256, len(children))
					progress(done, len(children))
					counted.Unlock()
				}
			}
		})
	}
	wg.Wait()
	whole := newCollector(live)
	whole.whole((*R)(r))
	gather(&res, live, append(parts, whole), r.HasColumn)
	return res
}

func lacking[C any, R any, PR interface {
	*R
	Return[C]
}](r PR, rule *Rule[C, R]) string {
	for _, need := range rule.Needs {
		if why := r.Lacks(need); why != "" {
			return why
		}
	}
	if rule.Unless != nil {
		return rule.Unless((*R)(r))
	}
	return ""
}

// A collector holds what one worker found, by rule.
type collector[C, R any] struct {
	rules []*Rule[C, R]
	rows  [][]hit
	issue int
}

type hit struct {
	Row
	issue  int
	failed string // the rule could not be computed: the words that say so
}

func newCollector[C, R any](rules []*Rule[C, R]) *collector[C, R] {
	return &collector[C, R]{rules: rules, rows: make([][]hit, len(rules))}
}

func (c *collector[C, R]) child(child *C, id string) {
	for i, rule := range c.rules {
		if rule.Check != nil {
			c.guard(i, id, func() { rule.Check(child, c.found(i, id)) })
		}
	}
}

func (c *collector[C, R]) whole(r *R) {
	for i, rule := range c.rules {
		if rule.Across != nil {
			c.guard(i, "", func() { rule.Across(r, c.found(i, "")) })
		}
	}
}

// guard makes a finding of a rule that panics: it stops neither the other rules nor itself
// for the other children, and is never passed over in silence.
func (c *collector[C, R]) guard(i int, child string, run func()) {
	before := len(c.rows[i])
	defer func() {
		p := recover()
		if p == nil {
			return
		}
		on := "the whole return"
		if child != "" {
			on = "child " + child
		}
		c.issue++
		words := fmt.Sprintf("Rule %s failed on %s (%T), so it is not known whether anything is wrong there. Please report this.", c.rules[i].Code, on, p)
		c.rows[i] = append(c.rows[i][:before], hit{Row{N: -1, Child: child}, c.issue, words})
	}()
	run()
}

func (c *collector[C, R]) found(i int, child string) Found {
	return func(rows ...Row) {
		c.issue++
		for _, row := range rows {
			if row.Child == "" {
				row.Child = child
			}
			c.rows[i] = append(c.rows[i], hit{row, c.issue, ""})
		}
	}
}

// gather puts the workers' finds in order, each row of a rule once.
func gather[C, R any](res *Result, rules []*Rule[C, R], parts []*collector[C, R], hasColumn func(table, column string) bool) {
	issue := 0
	for i, rule := range rules {
		var hits []hit
		for w, part := range parts {
			for _, h := range part.rows[i] {
				h.issue = h.issue*len(parts) + w // apart from the other workers' numbers
				hits = append(hits, h)
			}
		}
		res.Ran = append(res.Ran, rule.Code)
		slices.SortStableFunc(hits, func(a, b hit) int {
			return cmp.Or(cmp.Compare(a.Table, b.Table), cmp.Compare(a.N, b.N), cmp.Compare(a.failed, b.failed))
		})
		hits = slices.CompactFunc(hits, func(a, b hit) bool { return a.Table == b.Table && a.N == b.N && a.failed == b.failed })
		numbers := map[int]int{}
		fields := map[string][]string{}
		for _, h := range hits {
			if _, known := numbers[h.issue]; !known {
				issue++
				numbers[h.issue] = issue
			}
			if _, known := fields[h.Table]; !known {
				fields[h.Table] = blamed(rule.Flags, h.Table, hasColumn)
			}
			f := Finding{
				Rule: rule.Code, Severity: rule.Severity.String(), Table: h.Table, Child: h.Child,
				Fields: fields[h.Table], Message: rule.Words, Issue: numbers[h.issue],
			}
			if h.failed != "" {
				f.Severity, f.Message = Error.String(), h.failed
			}
			if h.N >= 0 {
				n := h.N // a number of its own: a pointer into the hit would keep all of it
				f.Row = &n
			}
			res.Findings = append(res.Findings, f)
		}
	}
}

// blamed are the columns that a rule flags in a table, less those the table has not.
func blamed(flags Fields, table string, hasColumn func(table, column string) bool) []string {
	columns, ok := flags[table]
	if !ok {
		columns = flags[strings.TrimSuffix(table, "_last")]
	}
	out := []string{}
	for _, c := range columns {
		if hasColumn(table, c) {
			out = append(out, c)
		}
	}
	return out
}
