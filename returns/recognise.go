package returns

import (
	"slices"
	"strings"
	"unicode"
)

// How surely a table was recognised; the surer one is taken where two files hold a table.
const (
	byLooseName = iota + 1 // the name of a table stands in the file's name among other words
	byColumns
	byName
)

// recognise finds which table a file or sheet holds: by its name, or else by its columns,
// or else by a name of which the table's is a part. It returns nil where it holds none.
func (c *Collection) recognise(name string, columns []string) (*form, int) {
	words := c.words(name)
	if f := c.named(strings.Join(words, "")); f != nil {
		return f, byName
	}
	if f := c.ofColumns(columns); f != nil {
		return f, byColumns
	}
	// "worcester header final": one table's name in it, and one column at least of its own.
	var loose *form
	for i := range words {
		for j := i + 1; j <= len(words); j++ {
			f := c.named(strings.Join(words[i:j], ""))
			if f == nil || f == loose || !f.hasAny(columns) {
				continue
			}
			if loose != nil {
				return nil, 0
			}
			loose = f
		}
	}
	if loose == nil {
		return nil, 0
	}
	return loose, byLooseName
}

// words are the words of a file's name in lower case, without years and the collection's
// own name: "SSDA903_2025_header" is header.
func (c *Collection) words(name string) []string {
	name = strings.ToLower(strings.TrimSpace(name))
	for _, n := range c.noise {
		if rest, ok := strings.CutPrefix(name, n); ok && (rest == "" || !unicode.IsLetter(rune(rest[0]))) {
			name = rest
			break
		}
	}
	var words []string
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if slices.Contains(c.noise, w) || strings.Trim(w, "0123456789") == "" {
			continue
		}
		words = append(words, w)
	}
	return words
}

func (c *Collection) named(letters string) *form {
	for i := range c.forms {
		if slices.Contains(c.forms[i].files, letters) {
			return &c.forms[i]
		}
	}
	return nil
}

// ofColumns finds the table whose columns these are: one of them at least is of no other
// table, they are half of all columns in the file and in the table together, and no other
// table fits as well.
func (c *Collection) ofColumns(columns []string) *form {
	given := map[string]bool{}
	for _, col := range columns {
		if col = columnKey(col); col != "" {
			given[col] = true
		}
	}
	var best *form
	most, tied := 0.0, false
	for i := range c.forms {
		f := &c.forms[i]
		shared, own, brought := 0, false, 0
		for _, col := range f.columns {
			if given[columnKey(col)] {
				shared++
				own = own || c.onlyIn(f, col)
			}
		}
		for _, col := range f.brought {
			if given[columnKey(col)] {
				brought++
				own = own || c.onlyIn(f, col)
			}
		}
		fit := float64(shared+brought) / float64(len(given)+len(f.columns)-shared)
		switch {
		case !own || fit < 0.5:
		case fit > most:
			best, most, tied = f, fit, false
		case fit == most:
			tied = true
		}
	}
	if tied {
		return nil
	}
	return best
}

// onlyIn reports whether no other table has a column of that name.
func (c *Collection) onlyIn(f *form, column string) bool {
	for i := range c.forms {
		if g := &c.forms[i]; g != f && g.has(column) {
			return false
		}
	}
	return true
}

// has reports whether the table has a column, or uses one that is brought.
func (f *form) has(column string) bool {
	same := func(c string) bool { return columnKey(c) == columnKey(column) }
	return slices.ContainsFunc(f.columns, same) || slices.ContainsFunc(f.brought, same)
}

func (f *form) hasAny(columns []string) bool { return slices.ContainsFunc(columns, f.has) }

// columnKey is a column's name as it is compared.
func columnKey(name string) string { return strings.ToUpper(strings.TrimSpace(name)) }
