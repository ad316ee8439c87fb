package rule

import (
	"math/bits"
	"slices"
)

// A Clue is something that a child's rows show at a glance: that there are rows of a
// table, or that a column of one of them is given, is blank, or has one of some codes.
// A rule says in its Only which clues there must be for it to find anything, and the
// engine calls it for no other child. Clues spare time and change nothing: whatever a
// rule finds it finds without them, which a test holds true of every rule.
//
// A clue with alternatives is there where one of them is.
type Clue []sign

// Clues are those that a rule needs, all of them.
type Clues []Clue

// A sign is one alternative of a clue.
type sign struct {
	table, column string // "Episodes", or "Episodes_last" for last year's; no column asks for rows
	of            sort
	codes         []string
}

// A sort of sign says what of a column's text is asked.
type sort int

const (
	anyRow sort = iota
	severalRows
	given
	blank
	unreadable // given, and no date
	oneOf
	other // given, and none of the codes
)

// Rows is the clue that the child has rows of a table.
func Rows(table string) Clue { return Clue{{table: table}} }

// Several is the clue that the child has more than one row of a table.
func Several(table string) Clue { return Clue{{table: table, of: severalRows}} }

// Given is the clue that a column holds something in some row.
func Given(table, column string) Clue { return Clue{{table, column, given, nil}} }

// Blank is the clue that a column holds nothing in some row.
func Blank(table, column string) Clue { return Clue{{table, column, blank, nil}} }

// Unreadable is the clue that a column of dates holds in some row what is no date.
func Unreadable(table, column string) Clue { return Clue{{table, column, unreadable, nil}} }

// OneOf is the clue that a column holds one of the codes in some row.
func OneOf(table, column string, codes ...string) Clue { return Clue{{table, column, oneOf, codes}} }

// Other is the clue that a column holds in some row something that is none of the codes.
func Other(table, column string, codes ...string) Clue { return Clue{{table, column, other, codes}} }

// Or is the clue that this one or another is there.
func (c Clue) Or(or Clue) Clue { return append(slices.Clip(c), or...) }

// Columns calls do with the table and column of every alternative; the column is blank
// where only rows are asked for.
func (c Clue) Columns(do func(table, column string)) {
	for _, s := range c {
		do(s.table, s.column)
	}
}

// in reports whether a text that is given shows the sign.
func (s *sign) in(text string) bool {
	switch s.of {
	case oneOf:
		return slices.Contains(s.codes, text)
	case other:
		return !slices.Contains(s.codes, text)
	}
	return s.of == given
}

func (s *sign) same(t *sign) bool {
	return s.table == t.table && s.column == t.column && s.of == t.of && slices.Equal(s.codes, t.codes)
}

// A Watch notes which children of a block show the signs that rules ask for. A reader of
// children shows it the rows of each table: see [Watching]. Nil notes nothing.
type Watch struct {
	clues []Clues // of each rule
	signs []sign
	shown []uint64  // by sign: a bit for each child of the block
	only  [][][]int // of each rule the clues that there must be: of each the signs, one of which is enough
}

// begin numbers the signs. It takes as long as the rules of some children, and waits until
// a reader asks.
func (w *Watch) begin() {
	if w.only != nil {
		return
	}
	w.only = make([][][]int, len(w.clues))
	for i, clues := range w.clues {
		w.only[i] = w.numbers(clues)
	}
}

// number is the place of a sign among all, each of which stands there once.
func (w *Watch) number(s sign) int {
	n := slices.IndexFunc(w.signs, func(known sign) bool { return known.same(&s) })
	if n < 0 {
		n = len(w.signs)
		w.signs, w.shown = append(w.signs, s), append(w.shown, 0)
	}
	return n
}

// numbers are the places of the signs of some clues, of each clue those that are as good as
// one another.
func (w *Watch) numbers(clues Clues) [][]int {
	out := make([][]int, len(clues))
	for i, clue := range clues {
		for _, s := range clue {
			out[i] = append(out[i], w.number(s))
		}
	}
	return out
}

// Watched is what watches the rows of one table.
type Watched[T any] struct {
	shown   []uint64
	any     int // the sign of having rows; -1 where nobody asks
	several int // the sign of having more than one; likewise
	columns []watchedColumn[T]
}

// Watching makes what watches a table of the name; nil where no rule asks for a sign of it.
func Watching[T any](w *Watch, table string, columns []Column[T]) *Watched[T] {
	if w == nil {
		return nil
	}
	w.begin()
	watched := &Watched[T]{shown: w.shown, any: -1, several: -1}
	for n := range w.signs {
		switch s := &w.signs[n]; {
		case s.table != table:
		case s.of == anyRow:
			watched.any = n
		case s.of == severalRows:
			watched.several = n
		default:
			watched.column(columns, s.column).add(s, n)
		}
	}
	if watched.any < 0 && watched.several < 0 && watched.columns == nil {
		return nil
	}
	return watched
}

// column is what watches a column, and has room for one sign more.
func (w *Watched[T]) column(of []Column[T], name string) *watchedColumn[T] {
	n := slices.IndexFunc(w.columns, func(c watchedColumn[T]) bool { return c.Name == name && len(c.asked) < 64 })
	if n < 0 {
		n = len(w.columns)
		at := slices.IndexFunc(of, func(c Column[T]) bool { return c.Name == name })
		w.columns = append(w.columns, watchedColumn[T]{Column: of[at]})
	}
	return &w.columns[n]
}

// See notes what rows show, each of the child whose bit stands at its place. The rows of a
// child stand together. Nil sees nothing.
func (w *Watched[T]) See(rows []T, whose []uint64) {
	if w == nil {
		return
	}
	before := uint64(0)
	for _, child := range whose {
		if w.any >= 0 {
			w.shown[w.any] |= child
		}
		if w.several >= 0 && child == before {
			w.shown[w.several] |= child
		}
		before = child
	}
	for i := range w.columns {
		switch c := &w.columns[i]; {
		case c.Date != nil:
			for n := range rows {
				c.note(w.shown, c.ofDay(c.Date(&rows[n])), whose[n])
			}
		case c.Text != nil:
			for n := range rows {
				c.note(w.shown, c.ofText(*c.Text(&rows[n])), whose[n])
			}
		default:
			for n := range rows {
				c.note(w.shown, c.ofText(c.Number(&rows[n]).Text), whose[n])
			}
		}
	}
}

// A watchedColumn is a column that rules ask after: at most 64 of its signs, a bit each.
type watchedColumn[T any] struct {
	Column[T]
	asked []*sign
	signs []int // their numbers

	blank, given, unreadable uint64 // those that are shown by a text that is blank, given, no date
	codes                    bool   // others ask for codes
	known                    [256]shown
}

// A shown is what one text shows, remembered because texts are few.
type shown struct {
	text string
	bits uint64
}

func (c *watchedColumn[T]) add(s *sign, n int) {
	bit := uint64(1) << len(c.asked)
	c.asked, c.signs = append(c.asked, s), append(c.signs, n)
	switch s.of {
	case given:
		c.given |= bit
	case blank:
		c.blank |= bit
	case unreadable:
		c.unreadable |= bit
	default:
		c.codes = true
	}
}

// note notes the signs that a row of a child shows.
func (c *watchedColumn[T]) note(shown []uint64, signs, child uint64) {
	for ; signs != 0; signs &= signs - 1 {
		shown[c.signs[bits.TrailingZeros64(signs)]] |= child
	}
}

// ofDay are the signs that a date shows.
func (c *watchedColumn[T]) ofDay(d *Date) uint64 {
	switch {
	case d.Blank():
		return c.blank
	case d.Unreadable():
		return c.given | c.unreadable
	}
	return c.given
}

// ofText are the signs that a text shows.
func (c *watchedColumn[T]) ofText(text string) uint64 {
	switch {
	case text == "":
		return c.blank
	case !c.codes:
		return c.given
	}
	mixed := uint32(text[0]) | uint32(text[len(text)/2])<<8 | uint32(text[len(text)-1])<<16 | uint32(len(text))<<24
	known := &c.known[mixed*0x9E3779B1>>24]
	if known.text != text {
		*known = shown{text: text}
		for i, s := range c.asked {
			if s.in(text) {
				known.bits |= 1 << i
			}
		}
	}
	return known.bits
}
