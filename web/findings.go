package web

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"throughline/access"
	"throughline/core"
	"throughline/record"
	"throughline/returns"
	"throughline/returns/cin"
	"throughline/returns/mapping"
	"throughline/returns/ssda903"
	"throughline/rule"
	"throughline/store"
)

// A liveReturn is a return as the pages of one child check it: which records its columns
// come from, and the rules that compare children with one another or judge the return as a
// whole, which say nothing about one child.
type liveReturn struct {
	collection *returns.Collection
	records    *mapping.Form // where a new kind of record is added to the return
	across     map[string]bool
}

// liveReturns are the returns that the child's page and the forms check.
var liveReturns = []liveReturn{
	{returns.SSDA903, ssda903.Records, acrossOf(ssda903.Rules)},
	{returns.CIN, cin.Records, acrossOf(cin.Rules)},
}

func acrossOf[C, R any](rules []rule.Rule[C, R]) map[string]bool {
	across := map[string]bool{}
	for i := range rules {
		if rules[i].Across != nil || rules[i].Gather != nil {
			across[rules[i].Code] = true
		}
	}
	return across
}

// childReturn is what the rules of one return say of one child.
type childReturn struct {
	Name     string
	Year     int // whose records were checked
	Rules    int // whose year's rules were run: the last for which there are any
	Findings []childFinding
}

// A childFinding is one finding about the child, with its row.
type childFinding struct {
	rule.Finding
	Fix          string
	Columns, Row []string
}

// same is what a finding is known again by, before and after a record is saved.
func (f childFinding) same() string {
	return f.Rule + "\x1f" + f.Table + "\x1f" + strings.Join(f.Row, "\x1f")
}

// check runs the rules over a child's tables.
func (l *liveReturn) check(s *Site, year int, tables []returns.Table) (childReturn, error) {
	out := childReturn{Name: upper(l.collection.Name), Year: year, Rules: min(year, l.collection.LastYear)}
	if !anyRow(l.records, tables) {
		return out, nil
	}
	report, err := l.collection.Check("", &returns.Input{Tables: tables}, returns.Options{Year: out.Rules, Outside: s.Lists})
	if err != nil {
		return out, err
	}
	byName := tablesOf(report)
	for _, f := range report.Findings {
		if l.across[f.Rule] || f.Row == nil {
			continue
		}
		found := childFinding{Finding: f, Fix: report.Info(f.Rule).Fix}
		if t := byName[f.Table]; t != nil && *f.Row < len(t.Rows) {
			found.Columns, found.Row = t.Columns, t.Rows[*f.Row]
		}
		out.Findings = append(out.Findings, found)
	}
	return out, nil
}

// anyRow reports whether the child stands in this year's return at all.
func anyRow(f *mapping.Form, tables []returns.Table) bool {
	return slices.ContainsFunc(tables, func(t returns.Table) bool { return len(t.Rows) > 0 && f.Table(t.Name) != nil })
}

// findingsOf is what the rules of the returns say of one child as the records stand; nothing of
// a child who is in no return.
func (s *Site) findingsOf(r *http.Request, f *childFile) ([]childReturn, error) {
	told, err := record.LastTold(r.Context(), s.DB, s.Authority, returnKinds...)
	if err != nil {
		return nil, err
	}
	year := returns.YearOf(s.today())
	in := foundIn{f.Person.ID, f.Person.Version, f.turn, year, told, s.Lists != nil}
	found, known := s.found.Of(in)
	if !known {
		if found, err = s.findNow(r, f.Person.ID, year); err != nil {
			return nil, err
		}
		bytes := 300
		for _, c := range found {
			bytes += 100 + 500*len(c.Findings)
		}
		s.found.Keep(in, found, bytes)
	}
	return found, nil
}

// A foundIn is all in which something could be found of a child: as long as it is the same,
// looking again would find the same.
type foundIn struct {
	child         core.ID
	version, turn int64 // of the child, and of what is on record
	year, told    int   // the year, and the last year of which a return was imported
	lists         bool  // the lists of postcodes are there
}

// mostFound is how many bytes of findings are kept. They are kept in memory alone, since they
// repeat what stands in the records.
const mostFound = 4 << 20

// returnKinds are the kinds of record of which a return tells.
var returnKinds = func() (kinds []string) {
	for _, l := range liveReturns {
		kinds = append(kinds, l.records.Kinds()...)
	}
	return kinds
}()

// findNow builds a child's returns of the year from the records and runs the rules.
func (s *Site) findNow(r *http.Request, person core.ID, year int) ([]childReturn, error) {
	var found []childReturn
	for i := range liveReturns {
		l := &liveReturns[i]
		tables, err := l.collection.FromRecords(r.Context(), s.DB, s.Keeper, access.From(r.Context()), year, person)
		if err != nil {
			return nil, err
		}
		c, err := l.check(s, year, tables)
		if err != nil {
			return nil, err
		}
		if anyRow(l.records, tables) {
			found = append(found, c)
		}
	}
	return found, nil
}

// errTried ends a transaction of which nothing is to be kept.
var errTried = errors.New("saved to see what it would cause, and not kept")

// findingsIfSaved is what saving a record would newly cause in the returns: a part of the
// page on which answers are checked. The record is saved in a transaction that is undone,
// so that the rules see just what they would see. Kinds that no return tells of cost nothing.
func (s *Site) findingsIfSaved(r *http.Request, e record.Entry) (templ.Component, error) {
	head := *e.Head()
	var found []childReturn
	for i := range liveReturns {
		l := &liveReturns[i]
		ofReturn := slices.ContainsFunc(l.records.Tables, func(t *mapping.Table) bool { return t.Kind == head.Kind })
		if !ofReturn || len(head.People) == 0 {
			continue
		}
		c, err := s.wouldCause(r, l, e)
		var p *core.Problem
		if errors.As(err, &p) {
			return templ.NopComponent, nil // it cannot be saved as it is, and handing it in says why
		}
		if err != nil {
			return nil, err
		}
		found = append(found, c)
	}
	if len(found) == 0 {
		return templ.NopComponent, nil
	}
	return findingsToCome(found), nil
}

// wouldCause checks the child's return as it stands and as it would stand, and returns what
// only the second finds.
func (s *Site) wouldCause(r *http.Request, l *liveReturn, e record.Entry) (childReturn, error) {
	who, head := access.From(r.Context()), *e.Head()
	year, person := returns.YearOf(s.today()), head.People[0]
	tables, err := l.collection.FromRecords(r.Context(), s.DB, s.Keeper, who, year, person)
	if err != nil {
		return childReturn{}, err
	}
	before, err := l.check(s, year, tables)
	if err != nil {
		return before, err
	}
	err = s.DB.Write(r.Context(), func(ctx context.Context, tx *store.Tx) error {
		defer func() { *e.Head() = head }() // saving writes who and when into it
		if err := s.Keeper.SaveIn(ctx, tx, who, e, head.Version, "tried"); err != nil {
			return err
		}
		var err error
		if tables, err = l.collection.FromRecords(ctx, tx, s.Keeper, who, year, person); err != nil {
			return err
		}
		return errTried
	})
	if !errors.Is(err, errTried) {
		return before, err
	}
	after, err := l.check(s, year, tables)
	known := map[string]int{}
	for _, f := range before.Findings {
		known[f.same()]++
	}
	after.Findings = slices.DeleteFunc(after.Findings, func(f childFinding) bool {
		known[f.same()]--
		return known[f.same()] >= 0
	})
	return after, err
}

// anyFound reports whether anything was found in any of some returns.
func anyFound(of []childReturn) bool {
	return slices.ContainsFunc(of, func(c childReturn) bool { return len(c.Findings) > 0 })
}

// words say how much was found.
func (c childReturn) words() string {
	errs := 0
	for _, f := range c.Findings {
		if f.Severity == rule.Error.String() {
			errs++
		}
	}
	words := c.Name + " of " + strconv.Itoa(c.Year) + ": "
	if len(c.Findings) == 0 {
		words += "nothing is found wrong"
	} else {
		words += count(errs, "error") + " and " + count(len(c.Findings)-errs, "warning")
	}
	if c.Rules != c.Year {
		words += " by the rules of " + strconv.Itoa(c.Rules) + ", the latest there are"
	}
	return words
}
