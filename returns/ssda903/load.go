package ssda903

import (
	"slices"
	"strings"

	"throughline/rule"
)

// reading is how the department reads a cell: upper case, blanks kept, dates d/m/yyyy.
var reading = rule.Reading{Date: rule.SlashedDate, Clean: strings.ToUpper}

// Load gives the return its tables. They stay text; [Return.Reader] reads them, and works
// out the columns that are derived. It is called once; a table given twice has its second
// taken. Tables of other names are passed over.
func (r *Return) Load(tables []Table) {
	for i := range tables {
		if strings.TrimSuffix(tables[i].Name, last) == headers { // where each child should have a row
			r.numbers.Room(tables[i].Len())
			r.ids = slices.Grow(r.ids, tables[i].Len())
		}
	}
	for _, t := range tables {
		layout := layouts[strings.TrimSuffix(t.Name, last)]
		if layout == nil {
			continue
		}
		columns := make(map[string]bool, len(t.Columns))
		for _, c := range t.Columns {
			columns[strings.ToUpper(strings.TrimSpace(c))] = true
		}
		r.columns[t.Name] = columns
		r.tables = append(slices.DeleteFunc(r.tables, func(before *table) bool { return before.Name == t.Name }), &table{Table: t, typed: layout})
	}
	r.sortOut()
	r.lacks = [2]lacking{r.lacking(""), r.lacking(last)}
	r.addDerived("")
	r.addDerived(last)
}

// Reader reads children, for [rule.Run]. What it read is overwritten by what it reads next.
func (r *Return) Reader(w *rule.Watch) (read func(from, to int) []*Child, watched bool) {
	if r.Len() < r.watchedFrom {
		w = nil
	}
	readers := make([]func([]Child, int), len(r.tables))
	for i, t := range r.tables {
		readers[i] = t.reader(t, w)
	}
	lists := &atlas{Return: r}
	var room []Child
	var children []*Child
	return func(from, to int) []*Child {
		if len(room) < to-from {
			room, children = make([]Child, to-from), make([]*Child, to-from)
			for i := range room {
				children[i] = &room[i]
			}
		}
		some := room[:to-from]
		for i := range some {
			some[i].blank(r, r.ids[from+i])
		}
		for _, read := range readers {
			read(some, from)
		}
		for i := range some {
			lists.derive(&some[i].Rows, r.lacks[0])
			lists.derive(&some[i].Last, r.lacks[1])
		}
		return children[:to-from]
	}, w != nil
}

// worthWatching is how many children a return has for it to be quicker to note the clues of
// rules than to call every rule for every child, and to sort several tables out at once.
const worthWatching = 200

// A lacking says which of the columns that can be worked out a year did not bring.
type lacking struct{ uasc, la, location, distance bool }

func (r *Return) lacking(year string) lacking {
	return lacking{
		uasc: r.Has(headers+year) && r.Has(uascs+year) && !r.HasColumn(headers+year, "UASC"),
		la:   !r.HasColumn(episodes+year, "PL_LA"), location: !r.HasColumn(episodes+year, "PL_LOCATION"), distance: !r.HasColumn(episodes+year, "PL_DISTANCE"),
	}
}

// derive works out what a year did not bring: of the headers whether the child stands in the
// table of asylum seekers (XML brings it), and of the episodes where the placement lies.
func (a *atlas) derive(rows *Rows, lack lacking) {
	a.mark(rows.Episodes, lack)
	if lack.uasc {
		for i := range rows.Headers {
			rows.Headers[i].UASC = "0"
			if len(rows.UASCs) > 0 {
				rows.Headers[i].UASC = "1"
			}
		}
	}
}

// addDerived notes that a year's tables now have the columns that are worked out for them,
// so that rules can blame them. Inside or outside is known only with the returning authority.
func (r *Return) addDerived(year string) {
	if r.Has(headers+year) && r.Has(uascs+year) {
		r.columns[headers+year]["UASC"] = true
	}
	columns := r.columns[episodes+year]
	if columns == nil || r.Outside.Postcodes == nil {
		return
	}
	columns["PL_LA"], columns["PL_DISTANCE"] = true, true
	columns["PL_LOCATION"] = columns["PL_LOCATION"] || r.LA != ""
}
