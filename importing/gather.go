package importing

import (
	"slices"
	"strings"

	"throughline/core"
	"throughline/exchange"
	"throughline/returns"
	"throughline/returns/mapping"
)

// A child is all rows of one child in the files of a year.
type child struct {
	key  string // the local number in one case
	id   string // as first given
	rows map[string][]row
}

// A row is one row of a file, its cells in the order of the mapping's columns.
type row struct {
	cells []string
	file  string
	line  int
}

// where is the first row of the child.
func (c *child) where(f *mapping.Form) (file string, line int) {
	for _, t := range f.Tables {
		for _, r := range c.rows[t.Name] {
			return r.file, r.line
		}
	}
	return "", 0
}

// gather sorts the rows of a year's tables by child, in the order of the files.
func (im *importer) gather(tables []returns.Table) []*child {
	im.given, im.told = map[string]string{}, map[core.ID]bool{}
	byKey := map[string]*child{}
	var all []*child
	for _, t := range im.form.Tables {
		i := slices.IndexFunc(tables, func(given returns.Table) bool { return given.Name == t.Name })
		if i < 0 {
			continue
		}
		im.given[t.Name] = tables[i].File
		at := places(t, tables[i].Columns)
		for n, cells := range tables[i].Rows {
			r := row{cells: make([]string, len(at)), file: tables[i].File}
			if n < len(tables[i].Lines) {
				r.line = tables[i].Lines[n]
			}
			for j, from := range at {
				if from >= 0 && from < len(cells) {
					r.cells[j] = cells[from]
				}
			}
			id := strings.TrimSpace(r.cells[0]) // the child's number is the first column of every table
			if id == "" {
				im.problem("", exchange.Problem{File: r.file, Line: r.line, Field: im.form.Child,
					What: "the row does not say whose it is, and has been left out", Want: "the child's number in " + im.form.Child})
				continue
			}
			c := byKey[oneCase(id)]
			if c == nil {
				c = &child{key: oneCase(id), id: id, rows: map[string][]row{}}
				byKey[c.key] = c
				all = append(all, c)
			}
			c.rows[t.Name] = append(c.rows[t.Name], r)
		}
	}
	return all
}

// places finds the columns of a table in a file's header; -1 where one is not there.
func places(t *mapping.Table, header []string) []int {
	at := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		at[i] = slices.IndexFunc(header, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), c.Name) })
	}
	return at
}
