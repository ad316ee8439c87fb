package cin

import (
	"strings"

	"throughline/core"
	"throughline/rule"
)

// A Table is one table as text: its name ("CINdetails"), its heading and its rows.
type Table struct {
	Name    string
	Columns []string
	Rows    [][]string
}

// Load fills the return with tables and works out what is derived: the running numbers
// and the lists of factors that the tables do not bring, and the modules. Where there is
// a Header, the census period is the year that ends on its reference date; set Start and
// End, or call [Return.SetPeriod], afterwards for another. Load is called once. Tables of
// other names are passed over, and of a table given twice the first is taken.
//
// Dates are read as yyyy-mm-dd, a time of day dropped, and from tables that are not XML
// as d/m/yyyy too, the reference date as yyyy/mm/dd besides. What is no date is blank in
// the rules and keeps its text.
func (r *Return) Load(tables []Table) {
	reading := rule.Reading{Date: flatDate}
	if r.From == "xml" {
		reading.Date = rule.ISODate
	}
	for _, t := range tables {
		l := layoutOf(t.Name)
		if l == nil || r.Has(l.name) {
			continue
		}
		t.Name = l.name
		r.note(t.Name, t.Columns...)
		l.load(r, t, reading)
	}
	if r.Has(headers) {
		var end core.Date
		for _, h := range r.Headers {
			if r.From != "xml" && h.ReferenceDate.Unreadable() {
				h.ReferenceDate = rule.ReadDate(h.ReferenceDate.Text, yearFirst)
			}
		}
		if len(r.Headers) > 0 {
			end = r.Headers[0].ReferenceDate.Date
		}
		r.SetPeriod(end)
	}
	r.derive()
	for _, c := range r.children {
		c.makeModules()
	}
}

// note remembers that a table is there with columns.
func (r *Return) note(table string, columns ...string) {
	if r.tables[table] == nil {
		r.tables[table] = make(map[string]bool, len(columns))
	}
	for _, c := range columns {
		r.tables[table][strings.ToUpper(strings.TrimSpace(c))] = true
	}
}

// flatDate reads a day as the flat tables have it.
func flatDate(s string) core.Date {
	if d := rule.ISODate(s); d != 0 {
		return d
	}
	return rule.SlashedDate(s)
}

// yearFirst reads yyyy/mm/dd.
func yearFirst(s string) core.Date { return rule.ISODate(strings.ReplaceAll(s, "/", "-")) }

// hyphenated reads d-m-yyyy, which some systems write into the target date alone.
func hyphenated(s string) core.Date {
	if strings.Contains(s, "/") {
		return 0
	}
	return rule.SlashedDate(strings.ReplaceAll(s, "-", "/"))
}

// A layout is a table of the census: its columns in their order, and how it is read.
type layout struct {
	name    string
	columns []string
	dates   map[string]bool // the columns that hold days
	load    func(*Return, Table, rule.Reading)
}

// layouts are the tables of the census, in the order of the file.
var layouts = []*layout{
	layOut(headers, headerColumns, func(h *Header) *rule.Row { return &h.Row }, func(r *Return, h *Header) { r.Headers = append(r.Headers, h) }),
	ofChild(identifiers, identifiersColumns, func(v *Identifiers) *rule.Row { return &v.Row }, func(c *Child) *[]*Identifiers { return &c.Identifiers }),
	ofChild(characteristics, characteristicsColumns, func(v *Characteristics) *rule.Row { return &v.Row }, func(c *Child) *[]*Characteristics { return &c.Characteristics }),
	ofChild(disabilities, disabilityColumns, func(v *Disability) *rule.Row { return &v.Row }, func(c *Child) *[]*Disability { return &c.Disabilities }),
	ofChild(details, detailsColumns, func(v *Details) *rule.Row { return &v.Row }, func(c *Child) *[]*Details { return &c.Details }),
	ofChild(assessments, assessmentColumns, func(v *Assessment) *rule.Row { return &v.Row }, func(c *Child) *[]*Assessment { return &c.Assessments }),
	ofChild(factorsList, factorColumns, func(v *Factor) *rule.Row { return &v.Row }, func(c *Child) *[]*Factor { return &c.Factors }),
	ofChild(cinPlans, cinPlanColumns, func(v *CINPlan) *rule.Row { return &v.Row }, func(c *Child) *[]*CINPlan { return &c.CINPlans }),
	ofChild(section47s, section47Columns, func(v *Section47) *rule.Row { return &v.Row }, func(c *Child) *[]*Section47 { return &c.Section47s }),
	ofChild(cpPlans, cpPlanColumns, func(v *CPPlan) *rule.Row { return &v.Row }, func(c *Child) *[]*CPPlan { return &c.CPPlans }),
	ofChild(reviews, reviewColumns, func(v *Review) *rule.Row { return &v.Row }, func(c *Child) *[]*Review { return &c.Reviews }),
	ofChild(preProceedings, preProceedingsColumns, func(v *PreProceedings) *rule.Row { return &v.Row }, func(c *Child) *[]*PreProceedings { return &c.PreProceedings }),
}

// layoutOf finds a table by its name, in any case; nil where there is none.
func layoutOf(name string) *layout {
	for _, l := range layouts {
		if strings.EqualFold(l.name, name) {
			return l
		}
	}
	return nil
}

// layOut describes a table whose rows are of type T.
func layOut[T any](name string, columns []rule.Column[T], row func(*T) *rule.Row, keep func(*Return, *T)) *layout {
	l := &layout{name: name, dates: map[string]bool{}}
	for _, c := range columns {
		l.columns = append(l.columns, c.Name)
		l.dates[c.Name] = c.Date != nil
	}
	l.load = func(r *Return, t Table, reading rule.Reading) {
		typed := rule.Typed(columns, t.Columns, t.Rows, reading, func(v *T, n int) {
			at := row(v)
			at.Table, at.N = name, n
		})
		for i := range typed {
			keep(r, &typed[i])
		}
	}
	return l
}

// ofChild describes a table whose rows are given to a list of their child's.
func ofChild[T any](name string, columns []rule.Column[T], row func(*T) *rule.Row, list func(*Child) *[]*T) *layout {
	return layOut(name, columns, row, func(r *Return, v *T) {
		l := list(r.Child(row(v).Child))
		*l = append(*l, v)
	})
}
