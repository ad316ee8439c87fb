package ssda903

import (
	"slices"

	"throughline/exchange"
)

// The groups of the XML file and the elements that differ in name from their column.
var (
	groupTables = map[string]string{
		"AREVIEW": reviews, "AMISSING": missings, "PERMANENCE": prevPerms, "AD_PLACED": placedAdoption, "OC2": oc2s,
	}
	elementNames = map[string]string{"CHILD": "CHILDID", "PLACE": "PL"}
	xmlTables    = []string{headers, episodes, reviews, uascs, oc2s, oc3s, ad1s, placedAdoption, prevPerms, missings}
)

// FromXML turns a return's XML file into its tables, the ten that XML knows, each there
// even with no rows. An element that is left out is blank. It reports what it does not
// know, each element's name once, and reads on. A problem names the line and not the
// file; the caller knows that.
func FromXML(root *exchange.Element) ([]Table, []exchange.Problem) {
	x := &fileReader{tables: map[string]*Table{}, strange: map[string]bool{}}
	for _, name := range xmlTables {
		t := Table{Name: name, Columns: columnsOf(name)}
		if name == headers {
			t.Columns = append(slices.Clone(t.Columns), "UASC")
		}
		x.tables[name] = &t
	}
	if root == nil || root.Name != "EXPSSDA903" {
		x.report(root, "the outermost element is not EXPSSDA903", "the XML file of the return of children looked after")
		return nil, x.problems
	}
	for _, e := range root.Children {
		if e.Name == "CHILD" {
			x.child(e)
			continue
		}
		x.stranger(e)
	}
	out := make([]Table, len(xmlTables))
	for i, name := range xmlTables {
		out[i] = *x.tables[name]
	}
	return out, x.problems
}

func columnsOf(table string) []string {
	return forms[slices.IndexFunc(forms, func(f Table) bool { return f.Name == table })].Columns
}

// A fileReader gathers the tables of one file.
type fileReader struct {
	tables   map[string]*Table
	strange  map[string]bool // the names already reported
	problems []exchange.Problem
}

func (x *fileReader) child(e *exchange.Element) {
	header := e.Child("HEADER")
	if header == nil {
		x.report(e, "a child has no HEADER", "one HEADER in each CHILD")
		header = &exchange.Element{Name: "HEADER"}
	}
	x.row(headers, header, nil)
	if header.Value("UASC") != "" {
		x.row(uascs, header, nil)
	}
	if header.Value("IN_TOUCH") != "" {
		x.row(oc3s, header, nil)
	}
	if header.Value("DATE_INT") != "" {
		x.row(ad1s, header, nil)
	}
	for _, g := range header.Children {
		if table := groupTables[g.Name]; table != "" {
			x.row(table, header, g)
		} else if !x.inHeader(g.Name) {
			x.stranger(g)
		}
	}
	for i, g := range e.Children {
		switch {
		case g.Name == "EPISODE":
			x.row(episodes, header, g)
		case g.Name != "HEADER":
			x.stranger(g)
		case slices.IndexFunc(e.Children, func(c *exchange.Element) bool { return c.Name == "HEADER" }) != i:
			x.report(g, "a child has a second HEADER, which has been passed over", "one HEADER in each CHILD")
		}
	}
}

// row adds a row to a table: the child's identifier and date of birth out of the header,
// the rest out of the group; where there is no group, all out of the header.
func (x *fileReader) row(table string, header, group *exchange.Element) {
	t := x.tables[table]
	row := make([]string, len(t.Columns))
	for i, column := range t.Columns {
		name := column
		if other := elementNames[column]; other != "" {
			name = other
		}
		if group == nil || column == "CHILD" || column == "DOB" {
			row[i] = header.Value(name)
		} else {
			row[i] = group.Value(name)
		}
	}
	t.Rows = append(t.Rows, row)
	if group == nil {
		return
	}
	for _, e := range group.Children {
		if name := e.Name; name != "PL" && !slices.Contains(t.Columns, name) || name == "PLACE" {
			x.stranger(e)
		}
	}
}

// inHeader reports whether an element stands plainly in a HEADER.
func (x *fileReader) inHeader(name string) bool {
	if name == "CHILDID" {
		return true
	}
	for _, table := range []string{headers, uascs, oc3s, ad1s} {
		if name != "CHILD" && slices.Contains(x.tables[table].Columns, name) {
			return true
		}
	}
	return false
}

func (x *fileReader) stranger(e *exchange.Element) {
	if !x.strange[e.Name] {
		x.strange[e.Name] = true
		x.report(e, "the element is not known here, and has been passed over", "the elements of the return, each in its own group")
	}
}

func (x *fileReader) report(e *exchange.Element, what, want string) {
	p := exchange.Problem{What: what, Want: want}
	if e != nil {
		p.Line, p.Field = e.Line, e.Name
	}
	x.problems = append(x.problems, p)
}
