package rule

import (
	"cmp"
	"fmt"
	"math/bits"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// A Return is what a collection gives the engine to run its rules over.
type Return[C any] interface {
	Len() int // how many children there are
	// Reader gives what reads children, by their numbers from 0: those from one on, up to
	// another. The next that are read by the same reader may take their place. One that
	// tells the watch of the rows it reads answers true: see [Watching].
	Reader(*Watch) (read func(from, to int) []*C, watched bool)
	Lacks(need string) string            // why a table, derived column or list is not there; "" when it is
	HasColumn(table, column string) bool // whether a loaded table has a column
	ChildID(*C) string                   // the identifier that findings carry
	// HoldsRows tells in which tables the child has rows, of this year or last: the bit
	// of each table that Tables names, in its order.
	HoldsRows(*C) uint64
	Tables() []string // at most 64, without those of last year
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
	Children int // how many children have a finding
}

// block is how many children a worker takes at a time. Their records fit into a
// processor's cache, and each rule runs over all of them before the next one is fetched.
const block = 64 // as many as a word has bits

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
	children := r.Len()
	masks := tablesOf(live, r.Tables())
	whole := newCollector(live, masks)
	gathering := whole.begin((*R)(r))
	workers := max(1, min(runtime.GOMAXPROCS(0), children/block+1))
	parts := make([]*collector[C, R], workers)
	var wg sync.WaitGroup
	var together sync.Mutex
	var next atomic.Int64
	done := 0
	for w := range workers {
		parts[w] = newCollector(live, masks)
		parts[w].hits = make([]hit, 0, children) // what is not used takes no memory, as what is outgrown would
		wg.Go(func() {
			read := parts[w].readBy(r.Reader)
			for {
				from := int(next.Add(block)) - block
				if from >= children {
					return
				}
				some := read(from, min(from+block, children))
				parts[w].children(some, r.ChildID, r.HoldsRows)
				together.Lock()
				gathering.see(some, parts[w].shown)
				if done += len(some); progress != nil {
					progress(done, children)
				}
				together.Unlock()
			}
		})
	}
	wg.Wait()
	whole.whole((*R)(r), gathering)
	parts = append(parts, whole)
	wg.Go(func() { res.Children = childrenIn(parts, children) })
	gather(&res, live, parts, r.HasColumn)
	wg.Wait()
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

// tablesOf gives for each rule the bits of the tables in which it may flag a row. A rule
// flags rows of the tables of its Flags and no others, so a child without such rows need
// not be looked at.
func tablesOf[C, R any](rules []*Rule[C, R], tables []string) []uint64 {
	masks := make([]uint64, len(rules))
	for i, rule := range rules {
		if len(rule.Flags) == 0 {
			masks[i] = ^uint64(0)
		}
		for table := range rule.Flags {
			if n := slices.Index(tables, strings.TrimSuffix(table, lastYear)); n >= 0 {
				masks[i] |= 1 << n
			} else {
				masks[i] = ^uint64(0)
			}
		}
	}
	return masks
}

// lastYear ends the names of last year's tables.
const lastYear = "_last"

// A collector holds what one worker found, by rule.
type collector[C, R any] struct {
	rules []*Rule[C, R]
	kinds []uint64 // the different masks of the rules: see [tablesOf]
	kind  []int    // of each rule, which of them
	hits  []hit    // of all rules, as they came
	issue int

	watch   *Watch // notes the signs by which Only asks
	watched bool   // whether the reader tells the watch of its rows

	ids   []string // of the children of the block
	holds []uint64 // by kind: a bit for each of them who has rows in the tables of such rules
	found Found
	rule  int32  // the rule that runs
	child string // and the child it looks at; "" for the whole return
}

type hit struct {
	Row
	rule   int32
	issue  int
	failed string // the rule could not be computed: the words that say so
}

func newCollector[C, R any](rules []*Rule[C, R], masks []uint64) *collector[C, R] {
	c := &collector[C, R]{rules: rules}
	for _, mask := range masks {
		kind := slices.Index(c.kinds, mask)
		if kind < 0 {
			kind = len(c.kinds)
			c.kinds, c.holds = append(c.kinds, mask), append(c.holds, 0)
		}
		c.kind = append(c.kind, kind)
	}
	// One function for all rules and children: to make one for each call would cost more
	// than most rules do.
	c.found = func(rows ...Row) {
		c.issue++
		for _, row := range rows {
			if row.Child == "" {
				row.Child = c.child
			}
			c.hits = append(c.hits, hit{row, c.rule, c.issue, ""})
		}
	}
	return c
}

// readBy makes a reader that tells the collector's watch of what it reads.
func (c *collector[C, R]) readBy(reader func(*Watch) (func(from, to int) []*C, bool)) func(from, to int) []*C {
	c.watch = &Watch{clues: make([]Clues, len(c.rules))}
	for i, rule := range c.rules {
		c.watch.clues[i] = rule.Only
	}
	read, watched := reader(c.watch)
	if c.watched = watched; watched {
		c.watch.begin()
	}
	return func(from, to int) []*C {
		clear(c.watch.shown)
		return read(from, to)
	}
}

// children runs the rules over some children, rule by rule.
func (c *collector[C, R]) children(children []*C, id func(*C) string, holds func(*C) uint64) {
	c.ids = c.ids[:0]
	clear(c.holds)
	for i, child := range children {
		c.ids = append(c.ids, id(child))
		held := holds(child)
		for kind, mask := range c.kinds {
			if held&mask != 0 {
				c.holds[kind] |= 1 << i
			}
		}
	}
	for i, rule := range c.rules {
		if rule.Check == nil {
			continue
		}
		c.rule = int32(i)
		for some := c.holds[c.kind[i]] & c.shown(i); some != 0; {
			some = c.check(rule.Check, children, some)
		}
	}
}

// shown are the children of the block who show all clues that a rule needs, a bit each.
func (c *collector[C, R]) shown(rule int) uint64 {
	some := ^uint64(0)
	if !c.watched {
		return some
	}
	for _, clue := range c.watch.only[rule] {
		there := uint64(0)
		for _, sign := range clue {
			there |= c.watch.shown[sign]
		}
		some &= there
	}
	return some
}

// check runs one rule over some of the children, and returns those that are left: none, or
// those after the one on which the rule failed.
func (c *collector[C, R]) check(check func(*C, Found), children []*C, some uint64) (left uint64) {
	before := len(c.hits)
	defer func() {
		if p := recover(); p != nil {
			c.failed(before, p)
			left = some & (some - 1)
		}
	}()
	for ; some != 0; some &= some - 1 {
		i := bits.TrailingZeros64(some)
		c.child, before = c.ids[i], len(c.hits)
		check(children[i], c.found)
	}
	return 0
}

// A gatherer holds what the rules gather that compare children, by rule.
type gatherer[C any] struct {
	rules   []int
	by      []Gathering[C]
	stopped []any // why a rule could not go on
}

// begin begins the gathering of the rules that compare children.
func (c *collector[C, R]) begin(r *R) *gatherer[C] {
	g := &gatherer[C]{}
	for i, rule := range c.rules {
		if rule.Gather != nil {
			g.rules, g.by = append(g.rules, i), append(g.by, rule.Gather(r))
		}
	}
	g.stopped = make([]any, len(g.by))
	return g
}

// see shows children to the rules that compare them, to each those who show its clues.
func (g *gatherer[C]) see(children []*C, shown func(rule int) uint64) {
	for i, rule := range g.rules {
		if g.stopped[i] == nil {
			g.stopped[i] = g.show(i, children, shown(rule))
		}
	}
}

func (g *gatherer[C]) show(i int, children []*C, some uint64) (stopped any) {
	defer func() { stopped = recover() }()
	for n, child := range children {
		if some>>n&1 == 1 {
			g.by[i].See(child)
		}
	}
	return nil
}

// whole runs the rules that look at the return as a whole, and asks those that compared
// children.
func (c *collector[C, R]) whole(r *R, g *gatherer[C]) {
	c.child = ""
	for i, rule := range c.rules {
		if rule.Across != nil {
			c.rule = int32(i)
			c.safely(func() { rule.Across(r, c.found) })
		}
	}
	for i, n := range g.rules {
		c.rule = int32(n)
		c.safely(func() {
			if g.stopped[i] != nil {
				panic(g.stopped[i])
			}
			g.by[i].Found(c.found)
		})
	}
}

func (c *collector[C, R]) safely(run func()) {
	before := len(c.hits)
	defer func() {
		if p := recover(); p != nil {
			c.failed(before, p)
		}
	}()
	run()
}

// failed makes a finding of a rule that panicked, in place of what it had found of the
// child: a rule that cannot be computed is never passed over in silence.
func (c *collector[C, R]) failed(before int, p any) {
	on := "the whole return"
	if c.child != "" {
		on = "child " + c.child
	}
	c.issue++
	words := fmt.Sprintf("Rule %s failed on %s (%T), so it is not known whether anything is wrong there. Please report this.", c.rules[c.rule].Code, on, p)
	c.hits = append(c.hits[:before], hit{Row{N: -1, Child: c.child}, c.rule, c.issue, words})
}

// childrenIn counts those of so many children of whom anything was found.
func childrenIn[C, R any](parts []*collector[C, R], children int) (many int) {
	var seen Texts[struct{}]
	seen.Room(children)
	for _, part := range parts {
		for i := range part.hits {
			if _, first := seen.Of(part.hits[i].Child); first && part.hits[i].Child != "" {
				many++
			}
		}
	}
	return many
}

// gather puts the workers' finds in order, each row of a rule once.
func gather[C, R any](res *Result, rules []*Rule[C, R], parts []*collector[C, R], hasColumn func(table, column string) bool) {
	all, issues, byRule := 0, 0, make([][]hit, len(rules))
	many := make([]int, len(rules))
	for _, part := range parts {
		for _, h := range part.hits {
			many[h.rule]++
		}
	}
	for i := range rules {
		byRule[i] = make([]hit, 0, many[i])
	}
	for w, part := range parts {
		all, issues = all+len(part.hits), max(issues, part.issue)
		for _, h := range part.hits {
			h.issue = h.issue*len(parts) + w // apart from the other workers' numbers
			byRule[h.rule] = append(byRule[h.rule], h)
		}
	}
	res.Findings = make([]Finding, 0, all)
	issue, numbers := 0, make([]int, (issues+1)*len(parts))
	for i, rule := range rules {
		hits := byRule[i]
		res.Ran = append(res.Ran, rule.Code)
		slices.SortStableFunc(hits, func(a, b hit) int {
			return cmp.Or(cmp.Compare(a.Table, b.Table), cmp.Compare(a.N, b.N), cmp.Compare(a.failed, b.failed))
		})
		hits = slices.CompactFunc(hits, func(a, b hit) bool { return a.Table == b.Table && a.N == b.N && a.failed == b.failed })
		fields := map[string][]string{}
		rowNumbers := make([]int, len(hits)) // a pointer into the hits would keep all of them
		for j, h := range hits {
			if numbers[h.issue] == 0 {
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
				rowNumbers[j] = h.N
				f.Row = &rowNumbers[j]
			}
			res.Findings = append(res.Findings, f)
		}
	}
}

// blamed are the columns that a rule flags in a table, less those the table has not.
func blamed(flags Fields, table string, hasColumn func(table, column string) bool) []string {
	columns, ok := flags[table]
	if !ok {
		columns = flags[strings.TrimSuffix(table, lastYear)]
	}
	out := []string{}
	for _, c := range columns {
		if hasColumn(table, c) {
			out = append(out, c)
		}
	}
	return out
}
