// Package ssda903 is the return of children looked after: its tables, its rules, and
// the reading and writing of its files.
//
// A rule sees a [Child]: this year's records, and last year's in Last. The names of the
// fields are those of the department's columns, so that a rule can be held against the
// department's own text.
package ssda903

import (
	"slices"
	"strings"

	"throughline/core"
	"throughline/rule"
)

// A Rule is one check of the return.
type Rule = rule.Rule[Child, Return]

// Rows are the records of one child, of one year, each table in file order.
type Rows struct {
	Headers        []Header // one, where the return is as it should be
	Episodes       []Episode
	Reviews        []Review
	UASCs          []UASC
	OC2s           []OC2
	OC3s           []OC3
	AD1s           []AD1
	PlacedAdoption []PlacedAdoption
	PrevPerms      []PrevPerm
	Missings       []Missing
	SWEpisodes     []SWEpisode
	DoLos          []DoLo
}

// A Child is all that the return says of one child, this year and last. Rows without
// an identifier are gathered in a child whose ID is blank: joins match them with one
// another, and rules that group by child leave them out.
type Child struct {
	ID string
	*Return
	Rows
	Last Rows

	// What many rules ask is worked out once. The rules of one child run one after the other.
	continuous     int8 // 0 not worked out, 1 yes, -1 no
	asylum         int8 // ever unaccompanied and seeking asylum: likewise
	ordered        bool
	inOrder        []*Episode   // once ordered; until then only room
	workers        []*SWEpisode // likewise, those of this year, with workersOrdered
	workersOrdered bool
	periods        []Period
	first          soughtEpisode // this year's episode that began earliest
	latestLast     soughtEpisode // last year's that began last
}

// A soughtEpisode is an episode that was looked for; nil where there is none.
type soughtEpisode struct {
	*Episode
	looked bool
}

// A Return is a whole return with what was told of it.
type Return struct {
	Year        int       // the year in which the collection ends
	Start, End  core.Date // of the collection, 1 April to 31 March
	LastStart   core.Date // of the collection before
	LastEnd     core.Date
	LA          string            // the returning authority's nine-character code; blank where not told
	From        string            // "csv" or "xml"; blank where not known
	Outside     Outside           // postcodes and providers
	ids         []string          // of the children, in the order in which the files name them
	numbers     rule.Texts[int32] // their places there, from 1
	likely      int               // the place of the child who is likely to be asked for next
	tables      []*table
	columns     map[string]map[string]bool // of the tables that were loaded
	watchedFrom int                        // so many children are watched for the clues of rules
	lacks       [2]lacking                 // what this year's and last year's did not bring
}

// Len is how many children there are.
func (r *Return) Len() int { return len(r.ids) }

// ChildID returns the identifier that a finding carries.
func (r *Return) ChildID(c *Child) string { return c.ID }

// Tables lists the tables of the return, for [rule.Run].
func (r *Return) Tables() []string {
	return []string{headers, episodes, reviews, uascs, oc2s, oc3s, ad1s, placedAdoption, prevPerms, missings, swEpisodes, dolos}
}

// HoldsRows tells in which of [Return.Tables] the child has rows, this year or last.
func (r *Return) HoldsRows(c *Child) uint64 { return c.Rows.there() | c.Last.there() }

func (r *Rows) there() (bits uint64) {
	for i, n := range [...]int{len(r.Headers), len(r.Episodes), len(r.Reviews), len(r.UASCs), len(r.OC2s), len(r.OC3s), len(r.AD1s),
		len(r.PlacedAdoption), len(r.PrevPerms), len(r.Missings), len(r.SWEpisodes), len(r.DoLos)} {
		if n > 0 {
			bits |= 1 << i
		}
	}
	return bits
}

// Has reports whether a table was loaded, even with no rows: "Episodes", "Episodes_last".
func (r *Return) Has(table string) bool { return r.columns[table] != nil }

// HasColumn reports whether a loaded table has a column.
func (r *Return) HasColumn(table, column string) bool { return r.columns[table][column] }

// Lacks says why what a rule needs is not there; "" when it is. Needs are tables, the
// columns derived from outside lists (PL_LA, PL_LOCATION, PL_DISTANCE), the lists
// themselves (postcodes, provider_info), and where the providers lie (LA_CODE_INFERRED).
func (r *Return) Lacks(need string) string {
	switch need {
	case "PL_LA", "PL_LOCATION", "PL_DISTANCE":
		if r.HasColumn(episodes, need) || r.Outside.Postcodes != nil {
			if need == "PL_LOCATION" && !r.HasColumn(episodes, need) {
				return r.Lacks("LA") // inside or outside of what?
			}
			return ""
		}
		return need + " is not given and the list of postcodes is not loaded: give --postcodes FILE, or load it once with throughline returns load"
	case "LA_CODE_INFERRED":
		if r.Outside.placed() {
			return ""
		}
		return r.Lacks("postcodes") // whence a provider's authority is known otherwise
	case "postcodes":
		if r.Outside.Postcodes != nil {
			return ""
		}
		return "the list of postcodes is not loaded: give --postcodes FILE, or load it once with throughline returns load"
	case "provider_info":
		if r.Outside.Providers != nil {
			return ""
		}
		return "the list of providers is not loaded: give --providers FILE, or load it once with throughline returns load"
	case "LA":
		if r.LA != "" {
			return ""
		}
		return "the returning authority is not known: give --la CODE"
	}
	if r.Has(need) {
		return ""
	}
	if table, ok := strings.CutSuffix(need, last); ok {
		return "last year's " + table + " is not there"
	}
	return need + " is not there"
}

// NewReturn makes an empty return for a collection year. Start and end are the year's;
// set them for another period.
func NewReturn(year int) *Return {
	return &Return{
		Year:  year,
		Start: core.Day(year-1, 4, 1), End: core.Day(year, 3, 31),
		LastStart: core.Day(year-2, 4, 1), LastEnd: core.Day(year-1, 3, 31),
		columns: map[string]map[string]bool{}, watchedFrom: worthWatching,
	}
}

// Child reads the child of an identifier; one whom nobody named has no rows.
func (r *Return) Child(id string) *Child {
	n := slices.Index(r.ids, id)
	if n < 0 {
		return &Child{ID: id, Return: r}
	}
	read, _ := r.Reader(nil)
	return read(n, n+1)[0]
}

// unnamed stands in the place of the number of a child whom no header names.
const unnamed = -1

// number is the place of a child among all, the next for one who is named first.
func (r *Return) number(id string) int32 {
	if i := r.nearby(id, r.likely); i >= 0 {
		r.likely = i + 1
		return int32(i)
	}
	n, first := r.numbers.Of(id)
	if first {
		r.ids = append(r.ids, id)
		*n = int32(len(r.ids))
	}
	r.likely = int(*n)
	return *n - 1
}

// finder finds the places of children and numbers nobody, so that several may be at work.
func (r *Return) finder() func(id string) int32 {
	likely := 0
	return func(id string) int32 {
		i := r.nearby(id, likely)
		if i < 0 {
			n := r.numbers.Find(id)
			if n == nil {
				return unnamed
			}
			i = int(*n) - 1
		}
		likely = i + 1
		return int32(i)
	}
}

// nearby looks for a child among the next from one on: the tables of a return mostly name
// the children in one order. It is negative where the child is not one of these.
func (r *Return) nearby(id string, from int) int {
	for i := from; i < min(from+8, len(r.ids)); i++ {
		if r.ids[i] == id {
			return i
		}
	}
	return -1
}

// rowsOf is how many rows a table has.
func (r *Return) rowsOf(name string) int {
	for _, t := range r.tables {
		if t.Name == name {
			return t.Len()
		}
	}
	return 0
}

// blank forgets what was read of a child, but not the room that it took.
func (c *Child) blank(r *Return, id string) {
	*c = Child{ID: id, Return: r, inOrder: c.inOrder[:0], workers: c.workers[:0]}
}

// InOrder returns the child's episodes by the day on which they began, those without
// such a day last; ties keep the order of the file. The list is not to be changed.
func (c *Child) InOrder() []*Episode {
	if !c.ordered {
		c.ordered, c.inOrder = true, sortedInto(c.inOrder[:0], c.Episodes, compareBegun)
	}
	return c.inOrder
}

func compareBegun(a, b *Episode) int { return compareDates(a.Decom.Date, b.Decom.Date) }

// compareDates orders dates with blanks last.
func compareDates(a, b core.Date) int {
	switch {
	case a == b:
		return 0
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	default:
		return int(a) - int(b)
	}
}
