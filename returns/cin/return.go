// Package cin is the children in need census: its tables, its rules, and the reading
// and writing of its file.
//
// A rule sees a [Child] with its modules, one for each referral. The names of the fields
// are those of the department's columns, so that a rule can be held against the
// department's own text.
//
// Guidance: Children in need census, guide and data specification (DfE), 2023 to 2026.
package cin

import (
	"strings"

	"throughline/core"
	"throughline/rule"
)

// A Rule is one check of the census.
type Rule = rule.Rule[Child, Return]

// A Child is all that the return says of one child: the rows that carry one LAchildID,
// each table in file order. Two Child elements of one identifier are one Child here, and
// rows without an identifier are gathered in a child whose ID is blank: that is how the
// department joins its tables.
type Child struct {
	ID string
	*Return

	Identifiers     []*Identifiers // one, where the return is as it should be
	Characteristics []*Characteristics
	Disabilities    []*Disability
	Details         []*Details
	Assessments     []*Assessment
	CINPlans        []*CINPlan
	Section47s      []*Section47
	CPPlans         []*CPPlan
	Reviews         []*Review
	Factors         []*Factor
	PreProceedings  []*PreProceedings

	Modules []*Module

	place int // among the children of the return
}

// A Module is one referral and what followed from it: the rows of a child that carry one
// CINdetailsID, which may be blank. Rows of a table that has no such column stand in
// every module of the child.
type Module struct {
	ID          string
	Details     []*Details // one, where the return is as it should be; none where rows point nowhere
	Assessments []*Assessment
	CINPlans    []*CINPlan
	Section47s  []*Section47
	CPPlans     []*CPPlan
	Reviews     []*Review

	PreProceedings []*PreProceedings
	*Child
}

// A Return is a whole census return with what was told of it.
type Return struct {
	Year       int       // the collection year, in which the census year ends
	Start, End core.Date // the census period, both days in it; see [Return.Load]
	From       string    // "csv" or "xml", set before [Return.Load]; blank where not known
	Headers    []*Header

	children []*Child
	byID     map[string]*Child
	likely   int                        // the place of the child who is likely to be asked for next
	tables   map[string]map[string]bool // tables that were loaded, with their columns in upper case
}

// NewReturn makes an empty return for a collection year, with that year's period.
func NewReturn(year int) *Return {
	return &Return{
		Year: year, Start: core.Day(year-1, 4, 1), End: core.Day(year, 3, 31),
		byID: map[string]*Child{}, tables: map[string]map[string]bool{},
	}
}

// SetPeriod takes the census period from its last day, the reference date. A blank day
// makes the period blank: nothing lies in it, and nothing is before or after it.
func (r *Return) SetPeriod(end core.Date) {
	r.Start, r.End = end.PlusYears(-1).Plus(1), end
}

// Children returns the children in the order in which the tables name them.
func (r *Return) Children() []*Child { return r.children }

// Len is how many children there are.
func (r *Return) Len() int { return len(r.children) }

// Reader reads children for [rule.Run]: the census holds them all, and watches nothing.
func (r *Return) Reader(*rule.Watch) (read func(from, to int) []*Child, watched bool) {
	return func(from, to int) []*Child { return r.children[from:to] }, false
}

// ChildID returns the identifier that a finding carries.
func (r *Return) ChildID(c *Child) string { return c.ID }

// Tables lists the tables of children, for [rule.Run]. The Header is of no child.
func (r *Return) Tables() []string {
	return []string{identifiers, characteristics, disabilities, details, assessments, factorsList, cinPlans, section47s, cpPlans, reviews, preProceedings}
}

// HoldsRows tells in which of [Return.Tables] the child has rows. The list of factors is
// there with the assessments: where only one of them is given, each stands for both.
func (r *Return) HoldsRows(c *Child) (bits uint64) {
	for i, n := range [...]int{len(c.Identifiers), len(c.Characteristics), len(c.Disabilities), len(c.Details), len(c.Assessments),
		len(c.Factors) + len(c.Assessments), len(c.CINPlans), len(c.Section47s), len(c.CPPlans), len(c.Reviews), len(c.PreProceedings)} {
		if n > 0 {
			bits |= 1 << i
		}
	}
	return bits
}

// Has reports whether a table was loaded or derived, even with no rows.
func (r *Return) Has(table string) bool { return r.tables[table] != nil }

// HasColumn reports whether a loaded table has a column.
func (r *Return) HasColumn(table, column string) bool {
	return r.tables[table][strings.ToUpper(column)]
}

// Lacks says why a table that a rule needs is not there; "" when it is.
func (r *Return) Lacks(need string) string {
	if r.Has(need) {
		return ""
	}
	return "the table " + need + " is not there"
}

// Child returns the child of an identifier, making it where it is new.
func (r *Return) Child(id string) *Child {
	// The tables of a return mostly name the children in one order, several times each.
	for i := max(0, r.likely-1); i < min(r.likely+4, len(r.children)); i++ {
		if r.children[i].ID == id {
			r.likely = i + 1
			return r.children[i]
		}
	}
	c := r.byID[id]
	if c == nil {
		c = &Child{ID: id, Return: r, place: len(r.children)}
		r.byID[id] = c
		r.children = append(r.children, c)
	}
	r.likely = c.place + 1
	return c
}
