package cin

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"throughline/exchange"
	"throughline/rule"
)

// ToXML makes the census file of a collection year from its tables, in the order of the
// department's schema, ready for [exchange.WriteXML]. Blank values are left out, and days
// are written as yyyy-mm-dd. It reports what has no place in the file: rows that belong
// to no child or no CIN details, values that the year does not collect, and records that
// share a number, whose rows cannot be told apart.
//
// The tables of a file that [FromXML] reads, and that ToXML writes, without a problem
// come back the same.
func ToXML(tables []Table, year int) (*exchange.Element, []exchange.Problem) {
	w := &fileWriter{year: year, left: map[leftOut]int{}}
	r := NewReturn(year)
	r.Load(w.inOrder(tables))

	root := &exchange.Element{Name: "Message"}
	w.header(root.Add("Header", ""), r.Headers)
	children := root.Add("Children", "")
	for _, c := range r.Children() {
		w.child(children, c)
	}
	return root, w.problems()
}

// A fileWriter makes one file, and counts what it leaves out.
type fileWriter struct {
	year int
	left map[leftOut]int
}

// A leftOut is something that has no place in the file, and what to do about it.
type leftOut struct{ field, what, want string }

func (w *fileWriter) leave(n int, field, what, want string) {
	if n > 0 {
		w.left[leftOut{field, what, want}] += n
	}
}

func (w *fileWriter) problems() (out []exchange.Problem) {
	order := func(a, b leftOut) int { return cmp.Or(cmp.Compare(a.field, b.field), cmp.Compare(a.what, b.what)) }
	for _, l := range slices.SortedFunc(maps.Keys(w.left), order) {
		out = append(out, exchange.Problem{Field: l.field, What: fmt.Sprintf("%d %s", w.left[l], l.what), Want: l.want})
	}
	return out
}

// needed are the columns without which the rows of a table cannot be placed.
var needed = map[string][]string{
	characteristics: {"LAchildID"}, disabilities: {"LAchildID"}, details: {"LAchildID"},
	assessments:    {"LAchildID", "CINdetailsID"},
	factorsList:    {"LAchildID", "CINdetailsID", "AssessmentID"},
	cinPlans:       {"LAchildID", "CINdetailsID"},
	section47s:     {"LAchildID", "CINdetailsID"},
	cpPlans:        {"LAchildID", "CINdetailsID"},
	reviews:        {"LAchildID", "CINdetailsID", "CPPID"},
	preProceedings: {"LAchildID", "CINdetailsID"},
}

// inOrder puts the tables into the order of the file, so that children stand in the order
// of ChildIdentifiers, and leaves out those whose rows cannot be placed.
func (w *fileWriter) inOrder(tables []Table) (out []Table) {
	for _, l := range layouts {
		i := slices.IndexFunc(tables, func(t Table) bool { return strings.EqualFold(t.Name, l.name) })
		if i < 0 {
			continue
		}
		t, placed := tables[i], true
		for _, column := range needed[l.name] {
			if !slices.ContainsFunc(t.Columns, func(c string) bool { return strings.EqualFold(strings.TrimSpace(c), column) }) {
				w.leave(len(t.Rows), l.name, "rows do not say to whom they belong, and have been left out", "a column "+column)
				placed = false
			}
		}
		if placed {
			out = append(out, t)
		}
	}
	return out
}

func (w *fileWriter) header(e *exchange.Element, hs []*Header) {
	if len(hs) == 0 {
		w.leave(1, headers, "header is missing", "one row of Header")
		return
	}
	w.leave(len(hs)-1, headers, "further headers have been left out", "one row of Header")
	put(w, e.Add("CollectionDetails", ""), headerColumns[:3], hs[0])
	put(w, e.Add("Source", ""), headerColumns[3:], hs[0])
}

func (w *fileWriter) child(children *exchange.Element, c *Child) {
	for i, who := range c.Identifiers {
		e := children.Add("Child", "")
		put(w, e.Add(identifiers, ""), identifiersColumns, who)
		if i < len(c.Characteristics) || i == 0 && len(c.Disabilities) > 0 {
			what := e.Add(characteristics, "")
			if i < len(c.Characteristics) {
				put(w, what, characteristicsColumns[1:], c.Characteristics[i])
			}
			if i == 0 && len(c.Disabilities) > 0 {
				all := what.Add(disabilities, "")
				for _, d := range c.Disabilities {
					all.Add("Disability", d.Disability)
				}
			}
		}
		if i == 0 {
			w.modules(e, c)
		}
	}
	if n := len(c.Identifiers); n == 0 {
		rows := len(c.Characteristics) + len(c.Disabilities) + len(c.Details)
		w.leave(rows, identifiers, "rows are of a child who is not in ChildIdentifiers, and have been left out with what belongs to them", "a row for each child")
		w.orphans(c)
	} else {
		w.leave(n-1, identifiers, "children share another's identifier; their records stand under the first of them", "an identifier for each child")
		w.leave(len(c.Characteristics)-n, characteristics, "further rows of a child have been left out", "one row for each child")
	}
}

// orphans counts what belongs to no CIN details that are written.
func (w *fileWriter) orphans(c *Child) {
	for _, m := range c.Modules {
		if len(m.Details) == 0 || len(c.Identifiers) == 0 {
			rows := len(m.Assessments) + len(m.CINPlans) + len(m.Section47s) + len(m.CPPlans) + len(m.Reviews) + len(m.PreProceedings)
			w.leave(rows, details, "rows belong to no CINdetails, and have been left out", "the CINdetailsID of a row of CINdetails")
		}
	}
}

// modules writes a child's CIN details, each with what carries its number. Where two
// share a number, that stands under the first.
func (w *fileWriter) modules(child *exchange.Element, c *Child) {
	byID := map[string]*Module{}
	for _, m := range c.Modules {
		byID[m.ID] = m
		w.leave(len(m.Details)-1, details, "CINdetails share another's number; their records stand under the first of them", "a CINdetailsID for each")
	}
	for _, d := range c.Details {
		m := byID[d.CINdetailsID]
		if m.Details[0] != d {
			m = &Module{Child: c} // nothing is left for it
		}
		w.module(child.Add(details, ""), d, m)
	}
	w.orphans(c)
}

func (w *fileWriter) module(e *exchange.Element, d *Details, m *Module) {
	for _, name := range detailsOrder {
		switch name {
		case assessments:
			for _, a := range m.Assessments {
				w.assessment(e.Add(name, ""), a)
			}
		case cinPlanElement:
			leaves(w, e, name, cinPlanColumns[2:], m.CINPlans)
		case section47s:
			leaves(w, e, name, section47Columns[2:], m.Section47s)
		case cpPlans:
			w.plans(e, m)
		case preProceedingsElement:
			leaves(w, e, name, preProceedingsColumns[2:], m.PreProceedings)
		default:
			i := slices.IndexFunc(detailsColumns, func(c rule.Column[Details]) bool { return c.Name == name })
			put(w, e, detailsColumns[i:i+1], d)
		}
	}
}

func (w *fileWriter) assessment(e *exchange.Element, a *Assessment) {
	put(w, e, assessmentColumns[3:6], a)
	if len(a.Factors) == 0 {
		return
	}
	list := e.Add(factorsElement, "")
	for _, f := range a.Factors {
		list.Add(factorElement, f)
	}
}

// plans writes the child protection plans of a module, each with its reviews in one
// Reviews element.
func (w *fileWriter) plans(e *exchange.Element, m *Module) {
	written := map[string]bool{}
	for _, p := range m.CPPlans {
		plan := e.Add(cpPlans, "")
		put(w, plan, cpPlanColumns[3:], p)
		if all := m.reviewsOf(p); len(all) > 0 && !written[p.CPPID] {
			group := plan.Add(reviews, "")
			for _, v := range all {
				group.Add("CPPreviewDate", textOf(reviewColumns[3], v))
			}
		}
		if written[p.CPPID] {
			w.leave(1, cpPlans, "plans share another's number; its reviews stand under the first of them", "a CPPID for each plan of an episode")
		}
		written[p.CPPID] = true
	}
	for _, v := range m.Reviews {
		if !written[v.CPPID] {
			w.leave(1, reviews, "reviews belong to no plan, and have been left out", "the CPPID of a plan of the episode")
		}
	}
}

// leaves writes rows, each an element of its own.
func leaves[T any](w *fileWriter, parent *exchange.Element, name string, columns []rule.Column[T], rows []*T) {
	if !collected(name, w.year) {
		w.notCollected(len(rows), name)
		return
	}
	for _, row := range rows {
		put(w, parent.Add(name, ""), columns, row)
	}
}

// put writes the values of a row that are not blank.
func put[T any](w *fileWriter, e *exchange.Element, columns []rule.Column[T], row *T) {
	for _, c := range columns {
		text := textOf(c, row)
		switch {
		case text == "":
		case collected(c.Name, w.year):
			e.Add(c.Name, text)
		default:
			w.notCollected(1, c.Name)
		}
	}
}

// textOf is a value as the file holds it: a day as yyyy-mm-dd, other texts as they stand.
func textOf[T any](c rule.Column[T], row *T) string {
	if c.Date != nil && c.Name != "DateTime" && present(*c.Date(row)) {
		return c.Date(row).String()
	}
	return c.Value(row)
}

func (w *fileWriter) notCollected(n int, name string) {
	w.leave(n, name, fmt.Sprintf("values are not collected in %d, and have been left out", w.year), "what the year collects")
}

// collected reports whether an element stands in the file of a collection year.
func collected(element string, year int) bool {
	switch element {
	case "GenderCurrent":
		return year <= 2024
	case "Sex":
		return year >= 2025
	case cinPlanElement:
		return year >= 2022
	case preProceedingsElement:
		return year >= 2027
	}
	return true
}
