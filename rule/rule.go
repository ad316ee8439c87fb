// Package rule runs the checks of a return: one child's records at a time, or,
// where a check compares children, the whole return.
//
// A rule sees typed records and nothing else: no request, no file, no row of SQL. So
// the same rule runs over a file of 80,000 children, on one child's page, and on a
// form before it is saved. What a rule says, when it runs and what it needs stand
// beside its check as data.
package rule

import (
	"maps"
	"slices"
)

// A Rule is one check of a return whose children are of type C and which as a whole
// is an R. It has a Check, an Across or a Gather, and one only. Two versions of a code stand one
// under the other, each with its years.
type Rule[C, R any] struct {
	Code     string
	From     int      // first collection year, the year in which it ends; 0 is 2023 or before
	Until    int      // last collection year; 0 is still in force
	Severity Severity // Error unless said otherwise
	Words    string   // what is wrong, said to the person who can put it right
	Fix      string   // how to put it right
	Flags    Fields   // the columns that it blames, by table
	Needs    []string // tables ("Episodes", "Episodes_last"), columns derived from outside lists ("PL_LA"), and lists; lacking one, the rule is skipped

	Only Clues // what a child must show for the rule to find anything, each of them; it only spares time

	// Unless says why the rule cannot run on this return, where Needs cannot; "" runs it.
	Unless func(*R) string
	Check  func(c *C, found Found) // one child's records, this year's and last's
	Across func(r *R, found Found) // the return as a whole, where it holds all its children
	Gather func(r *R) Gathering[C] // all children, where the return does not hold them all at once
}

// A Gathering compares children. It sees each child once, in no order but one at a time,
// and keeps what it needs of it; the child is gone when See returns. Found is asked at the end.
type Gathering[C any] struct {
	See   func(c *C)
	Found func(found Found)
}

// Fields are the columns blamed, by table.
type Fields map[string][]string

// Tables lists the tables of the fields in order.
func (f Fields) Tables() []string { return slices.Sorted(maps.Keys(f)) }

// Found takes the rows at fault. Rows given in one call belong together: they are one
// issue. A row may be given twice and is reported once. Given [WholeReturn], the
// return as such is at fault.
type Found func(rows ...Row)

// A Row names one row of a loaded table. Every typed record embeds the row it came from.
type Row struct {
	Table string // "Episodes"; "Episodes_last" for last year's
	N     int    // position in its file, from 0
	Child string // the child's identifier; "" where the row has none
}

// WholeReturn is found where no single row is at fault.
var WholeReturn = Row{N: -1}

// A Severity says what the department does with a finding.
type Severity int

// Errors stop a return; warnings (queries) are to be corrected or explained.
const (
	Error Severity = iota
	Warning
)

// String returns "error" or "warning".
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// In reports whether the rule is in force in a collection year.
func (r *Rule[C, R]) In(year int) bool {
	return year >= r.From && (r.Until == 0 || year <= r.Until)
}
