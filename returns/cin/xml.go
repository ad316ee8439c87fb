package cin

import (
	"slices"
	"strconv"
	"strings"

	"throughline/exchange"
	"throughline/rule"
)

// The groups of the file that are not tables, and those whose name is not their table's.
const (
	cinPlanElement        = "CINPlanDates"
	factorsElement        = "FactorsIdentifiedAtAssessment"
	factorElement         = "AssessmentFactors"
	preProceedingsElement = "PreProceedingsandFGDM"
)

// detailsOrder is the order of the elements of a CINdetails element.
var detailsOrder = []string{
	"CINreferralDate", "ReferralSource", "PrimaryNeedCode", "CINclosureDate", "ReasonForClosure", "DateOfInitialCPC",
	assessments, cinPlanElement, section47s, "ReferralNFA", cpPlans, preProceedingsElement,
}

// FromXML turns a census file into its tables, each there even with no rows, the rows in
// the order of the file. It reports what is not as the census has it, and reads on: an
// element that is missing, repeated, out of place or not known, and a date that is none.
// A problem names the line and not the file; the caller knows that.
func FromXML(root *exchange.Element) ([]Table, []exchange.Problem) {
	x := &fileReader{tables: map[string]*fileTable{}}
	for _, l := range layouts {
		x.tables[l.name] = &fileTable{layout: l}
	}
	x.message(root)
	var out []Table
	for _, l := range layouts {
		out = append(out, Table{Name: l.name, Columns: slices.Clone(l.columns), Rows: x.tables[l.name].rows})
	}
	return out, x.problems
}

// A fileReader gathers the tables of one file.
type fileReader struct {
	tables   map[string]*fileTable
	problems []exchange.Problem
}

type fileTable struct {
	*layout
	rows [][]string
}

// carried are the values that a row takes from elsewhere than its element.
type carried map[string]string

func (x *fileReader) message(root *exchange.Element) {
	if root == nil || root.Name != "Message" {
		x.report(root, "Message", "the outermost element is not Message", "a file of the children in need census")
		return
	}
	x.only(root, "Header", "Children")
	header := x.group(root, "Header")
	x.only(header, "CollectionDetails", "Source", "Content") // Content stood in files up to 2021
	collection, source := x.group(header, "CollectionDetails"), x.group(header, "Source")
	x.only(collection, "Collection", "Year", "ReferenceDate")
	x.only(source, "SourceLevel", "LEA", "SoftwareCode", "Release", "SerialNo", "DateTime")
	x.row(headers, nil, collection, source)
	x.group(root, "Children")
	for _, children := range root.All("Children") {
		x.only(children, "Child")
		for _, child := range children.All("Child") {
			x.child(child)
		}
	}
}

func (x *fileReader) child(e *exchange.Element) {
	x.only(e, identifiers, characteristics, details, cpPlans)
	who := x.group(e, identifiers)
	x.only(who, x.tables[identifiers].columns...)
	id := x.row(identifiers, nil, who)[0]

	what := x.group(e, characteristics)
	x.only(what, "Ethnicity", disabilities)
	x.row(characteristics, carried{"LAchildID": id}, what)
	if all := x.one(what, disabilities); all != nil {
		for _, d := range all.Children {
			x.row(disabilities, carried{"LAchildID": id, "Disability": strings.TrimSpace(d.Text)})
		}
	}

	number, plans := "", 0
	for i, d := range e.All(details) {
		number = strconv.Itoa(i + 1)
		plans = x.details(d, id, number)
	}
	for i, p := range e.All(cpPlans) {
		x.report(p, cpPlans, "a child protection plan stands directly under Child", "it under its CINdetails; it has been read as one of the last")
		x.plan(p, id, number, strconv.Itoa(plans+i+1))
	}
}

// details reads a CINdetails element and returns how many child protection plans it holds.
func (x *fileReader) details(e *exchange.Element, id, number string) (plans int) {
	module := carried{"LAchildID": id, "CINdetailsID": number}
	x.only(e, detailsOrder...)
	x.row(details, module, e)
	for i, a := range e.All(assessments) {
		x.assessment(a, id, number, strconv.Itoa(i+1))
	}
	for _, p := range e.All(cinPlanElement) {
		x.leaf(cinPlans, module, p)
	}
	for _, s := range e.All(section47s) {
		x.leaf(section47s, module, s)
	}
	all := e.All(cpPlans)
	for i, p := range all {
		x.plan(p, id, number, strconv.Itoa(i+1))
	}
	for _, p := range e.All(preProceedingsElement) {
		x.leaf(preProceedings, module, p)
	}
	return len(all)
}

func (x *fileReader) assessment(e *exchange.Element, id, module, number string) {
	list := x.one(e, factorsElement)
	x.only(list, factorElement)
	var factors []string
	for _, f := range list.All(factorElement) {
		factors = append(factors, strings.TrimSpace(f.Text))
	}
	x.leaf(assessments, carried{"LAchildID": id, "CINdetailsID": module, "AssessmentID": number, "AssessmentFactors": FactorsText(factors)}, e, factorsElement)
	for _, f := range factors {
		x.row(factorsList, carried{"LAchildID": id, "CINdetailsID": module, "AssessmentID": number, "AssessmentFactor": f})
	}
}

// plan reads a child protection plan and its reviews: every CPPreviewDate is a review,
// whether they share one Reviews element or have one each, and a Reviews element without
// any is a review without a date.
func (x *fileReader) plan(e *exchange.Element, id, module, number string) {
	key := carried{"LAchildID": id, "CINdetailsID": module, "CPPID": number}
	x.leaf(cpPlans, key, e, reviews)
	for _, group := range e.All(reviews) {
		x.only(group, "CPPreviewDate")
		days := group.All("CPPreviewDate")
		if len(days) == 0 {
			x.row(reviews, key)
		}
		for _, day := range days {
			x.row(reviews, key, &exchange.Element{Children: []*exchange.Element{day}})
		}
	}
}

// leaf reads a row from an element that holds its values and perhaps some groups.
func (x *fileReader) leaf(table string, known carried, e *exchange.Element, groups ...string) {
	for _, c := range e.Children {
		if _, given := known[c.Name]; given || !slices.Contains(x.tables[table].columns, c.Name) && !slices.Contains(groups, c.Name) {
			x.stranger(c)
		}
	}
	x.row(table, known, e)
}

// row adds a row: what is carried, and otherwise the values of the elements.
func (x *fileReader) row(table string, known carried, from ...*exchange.Element) []string {
	t := x.tables[table]
	row := make([]string, len(t.columns))
	for i, column := range t.columns {
		if v, given := known[column]; given {
			row[i] = v
			continue
		}
		for _, e := range from {
			if found := x.one(e, column); found != nil {
				row[i] = x.value(found, t.dates[column])
				break
			}
		}
	}
	t.rows = append(t.rows, row)
	return row
}

// value is the trimmed text of an element. A day loses its time of day, and one that is
// none is kept and reported.
func (x *fileReader) value(e *exchange.Element, date bool) string {
	text := strings.TrimSpace(e.Text)
	if !date || text == "" {
		return text
	}
	day := rule.ISODate(text)
	if day == 0 {
		x.problems = append(x.problems, exchange.Problem{
			Line: e.Line, Field: e.Name, Value: text,
			What: "the date cannot be read, so it counts as blank", Want: "a date written as 2026-03-31",
		})
		return text
	}
	if plain := len(text) == len("2026-03-31") && !strings.Contains(text, "+"); plain || e.Name == "DateTime" {
		return text
	}
	return day.String()
}

// one is the first element of a name under its parent; nil where there is none. Further
// ones are reported.
func (x *fileReader) one(parent *exchange.Element, name string) (first *exchange.Element) {
	if parent == nil {
		return nil
	}
	for _, c := range parent.Children {
		switch {
		case c.Name != name:
		case first == nil:
			first = c
		default:
			x.report(c, name, "the element stands here a second time", "it once; only the first has been read")
		}
	}
	return first
}

// group is [fileReader.one] of an element that must be there.
func (x *fileReader) group(parent *exchange.Element, name string) *exchange.Element {
	e := x.one(parent, name)
	if e == nil && parent != nil {
		x.report(parent, name, "the element is missing", "it under "+parent.Name)
	}
	return e
}

// only reports the elements under e that are not of the names.
func (x *fileReader) only(e *exchange.Element, names ...string) {
	if e == nil {
		return
	}
	for _, c := range e.Children {
		if !slices.Contains(names, c.Name) {
			x.stranger(c)
		}
	}
}

func (x *fileReader) stranger(e *exchange.Element) {
	x.report(e, e.Name, "the element is not known here, and has been passed over", "the elements of the census, each under its own group")
}

func (x *fileReader) report(e *exchange.Element, field, what, want string) {
	p := exchange.Problem{Field: field, What: what, Want: want}
	if e != nil {
		p.Line = e.Line
	}
	x.problems = append(x.problems, p)
}
