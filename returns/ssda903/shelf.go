package ssda903

import (
	"slices"
	"strings"
	"sync"

	"throughline/exchange"
	"throughline/rule"
)

// A Table is one table as text: its name here ("Episodes", "Episodes_last"), its heading
// and its rows, cut into cells or yet to be cut.
type Table struct {
	Name    string
	Columns []string
	Rows    [][]string
	Uncut   *exchange.Lines // in the place of Rows
}

// Len is how many rows there are.
func (t *Table) Len() int {
	if t.Uncut != nil {
		return t.Uncut.Len()
	}
	return len(t.Rows)
}

// cell is the text of one cell, in upper case; blank where at is before the first.
func (t *Table) cell(n, at int) string {
	switch {
	case at < 0:
		return ""
	case t.Uncut != nil:
		return reading.Clean(t.Uncut.Cell(n, at))
	case at < len(t.Rows[n]):
		return reading.Clean(t.Rows[n][at])
	}
	return ""
}

// A table is one of a year's tables, its rows in the order of the children. They are text
// until somebody reads the children whose rows they are.
type table struct {
	Table
	child int     // the column that says whose a row is
	whose []int32 // by child, the number of each row's child
	rows  []int32 // and its place in the file; nil where the file has the rows so
	typed
}

// typed is how a table's rows are given to the children.
type typed interface {
	// reader gives what reads the rows of children, from one on, into them, and shows them to
	// a watch.
	reader(t *table, w *rule.Watch) func(children []Child, from int)
}

// layout is a table of the return: its columns, and where its rows stand in a child.
type layout[T any] struct {
	columns []rule.Column[T]
	row     func(*T) *rule.Row
	of      func(*Rows) *[]T
}

var layouts = map[string]typed{
	headers:        layout[Header]{headerColumns, func(t *Header) *rule.Row { return &t.Row }, func(r *Rows) *[]Header { return &r.Headers }},
	episodes:       layout[Episode]{episodeColumns, func(t *Episode) *rule.Row { return &t.Row }, func(r *Rows) *[]Episode { return &r.Episodes }},
	reviews:        layout[Review]{reviewColumns, func(t *Review) *rule.Row { return &t.Row }, func(r *Rows) *[]Review { return &r.Reviews }},
	uascs:          layout[UASC]{uascColumns, func(t *UASC) *rule.Row { return &t.Row }, func(r *Rows) *[]UASC { return &r.UASCs }},
	oc2s:           layout[OC2]{oc2Columns, func(t *OC2) *rule.Row { return &t.Row }, func(r *Rows) *[]OC2 { return &r.OC2s }},
	oc3s:           layout[OC3]{oc3Columns, func(t *OC3) *rule.Row { return &t.Row }, func(r *Rows) *[]OC3 { return &r.OC3s }},
	ad1s:           layout[AD1]{ad1Columns, func(t *AD1) *rule.Row { return &t.Row }, func(r *Rows) *[]AD1 { return &r.AD1s }},
	placedAdoption: layout[PlacedAdoption]{placedAdoptionColumns, func(t *PlacedAdoption) *rule.Row { return &t.Row }, func(r *Rows) *[]PlacedAdoption { return &r.PlacedAdoption }},
	prevPerms:      layout[PrevPerm]{prevPermColumns, func(t *PrevPerm) *rule.Row { return &t.Row }, func(r *Rows) *[]PrevPerm { return &r.PrevPerms }},
	missings:       layout[Missing]{missingColumns, func(t *Missing) *rule.Row { return &t.Row }, func(r *Rows) *[]Missing { return &r.Missings }},
	swEpisodes:     layout[SWEpisode]{swEpisodeColumns, func(t *SWEpisode) *rule.Row { return &t.Row }, func(r *Rows) *[]SWEpisode { return &r.SWEpisodes }},
	dolos:          layout[DoLo]{doloColumns, func(t *DoLo) *rule.Row { return &t.Row }, func(r *Rows) *[]DoLo { return &r.DoLos }},
}

// sortOut finds out whose each row is, and puts the rows of each table in the order of the
// children. The headers name nearly all of them. Whose the rows of the other tables are is
// then found for all tables at once, and whoever stands in no header is numbered after that.
func (r *Return) sortOut() {
	var others []*table
	for _, t := range r.tables {
		if strings.TrimSuffix(t.Name, last) == headers {
			t.sayWhose(r.number)
		} else {
			others = append(others, t)
		}
	}
	r.atOnce(others, func(t *table) { t.sayWhose(r.finder()) })
	for _, t := range others {
		for n, child := range t.whose {
			if child == unnamed {
				t.whose[n] = r.number(t.cell(n, t.child))
			}
		}
	}
	r.atOnce(r.tables, func(t *table) { t.order(len(r.ids)) })
}

// atOnce does something to each of some tables, on all processors where it is worth it.
func (r *Return) atOnce(tables []*table, do func(*table)) {
	var all sync.WaitGroup
	for _, t := range tables {
		if r.Len() < r.watchedFrom {
			do(t)
		} else {
			all.Go(func() { do(t) })
		}
	}
	all.Wait()
}

// sayWhose notes the number of each row's child.
func (t *table) sayWhose(number func(id string) int32) {
	t.child = rule.Place("CHILD", t.Columns)
	t.whose = make([]int32, t.Len())
	id := ""
	for n := range t.whose {
		if n > 0 && t.child == 0 && t.Uncut != nil && t.Uncut.Begins(n, id) { // another row of one child
			t.whose[n] = t.whose[n-1]
			continue
		}
		if next := t.cell(n, t.child); n == 0 || next != id {
			id = next
			t.whose[n] = number(id)
			continue
		}
		t.whose[n] = t.whose[n-1]
	}
}

// order puts the rows in the order of so many children.
func (t *table) order(children int) {
	if slices.IsSorted(t.whose) {
		return
	}
	next := make([]int32, children+1) // for each child the place of the next row
	for _, child := range t.whose {
		next[child+1]++
	}
	for i := range children {
		next[i+1] += next[i]
	}
	whose := make([]int32, len(t.whose))
	t.rows = make([]int32, len(t.whose))
	for n, child := range t.whose {
		whose[next[child]], t.rows[next[child]] = child, int32(n)
		next[child]++
	}
	t.whose = whose
}

// between are the places, among all rows by child, where those of each child from one on
// begin, up to another, and where the last one's end. They are added to starts.
func (t *table) between(starts []int32, from, to int) []int32 {
	at, _ := slices.BinarySearch(t.whose, int32(from))
	for child := from; child <= to; child++ {
		for at < len(t.whose) && int(t.whose[at]) < child {
			at++
		}
		starts = append(starts, int32(at))
	}
	return starts
}

// row is the number in the file of the row at a place.
func (t *table) row(place int) int {
	if t.rows == nil {
		return place
	}
	return int(t.rows[place])
}

func (l layout[T]) reader(t *table, w *rule.Watch) func(children []Child, from int) {
	columns := rule.NewReader(l.columns, t.Columns, reading)
	watch := rule.Watching(w, t.Name, l.columns)
	var whose []uint64 // the bit of the child of each row
	var starts []int32
	lastYear := strings.HasSuffix(t.Name, last)
	var room []T
	var rows [][]string
	if t.Uncut != nil {
		rows = cellsFor(rule.Some, len(t.Columns))
	}
	return func(children []Child, from int) {
		starts = t.between(starts[:0], from, from+len(children))
		first, many := int(starts[0]), int(starts[len(starts)-1]-starts[0])
		if many == 0 {
			return
		}
		if cap(room) < many {
			room = make([]T, many)
		}
		typed := room[:many]
		clear(typed)
		for done := 0; done < many; done += rule.Some {
			some := typed[done:min(done+rule.Some, many)]
			cut, clean := t.cut(rows, first+done, len(some))
			columns.Read(some, cut, clean)
			for i := range some {
				row := l.row(&some[i])
				row.Table, row.N = t.Name, t.row(first+done+i)
			}
		}
		whose = whose[:0]
		for i := range starts[1:] {
			a, b := int(starts[i])-first, int(starts[i+1])-first
			if a == b {
				continue
			}
			of := &children[i].Rows
			if lastYear {
				of = &children[i].Last
			}
			*l.of(of) = typed[a:b:b]
			for range b - a {
				whose = append(whose, 1<<i)
			}
		}
		watch.See(typed, whose)
	}
}

// cut gives the cells of so many rows from a place on, cut into the room given where they
// are uncut. clean says that they are in upper case.
func (t *table) cut(room [][]string, from, many int) (rows [][]string, clean bool) {
	switch {
	case t.Uncut != nil:
		clean = true
		for i := range many {
			clean = t.Uncut.Cut(t.row(from+i), room[i]) && clean
		}
		return room[:many], clean
	case t.rows == nil:
		return t.Rows[from : from+many], false
	}
	for i := range many {
		rows = append(rows, t.Rows[t.row(from+i)])
	}
	return rows, false
}

// cellsFor makes room for the cells of some rows.
func cellsFor(rows, width int) [][]string {
	room, cells := make([][]string, rows), make([]string, rows*width)
	for i := range room {
		room[i] = cells[i*width : (i+1)*width]
	}
	return room
}
