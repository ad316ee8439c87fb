package ssda903

import (
	"math"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"throughline/core"
	"throughline/rule"
)

// A Table is one table as text: its name here ("Episodes", "Episodes_last"), its heading
// and its rows.
type Table struct {
	Name    string
	Columns []string
	Rows    [][]string
}

// reading is how the department reads a cell: upper case, blanks kept, dates d/m/yyyy.
var reading = rule.Reading{Date: rule.SlashedDate, Clean: strings.ToUpper}

// Load fills the return with tables and works out the columns that are derived. It is
// called once; a table given twice has its second taken. Tables of other names are
// passed over.
func (r *Return) Load(tables []Table) {
	share := make([]func(), len(tables))
	sideBySide(len(tables), func(i int) {
		if load := loaders[strings.TrimSuffix(tables[i].Name, last)]; load != nil {
			share[i] = load(r, tables[i])
		}
	})
	for i, t := range tables {
		if share[i] == nil {
			continue
		}
		columns := make(map[string]bool, len(t.Columns))
		for _, c := range t.Columns {
			columns[strings.ToUpper(strings.TrimSpace(c))] = true
		}
		r.tables[t.Name] = columns
		share[i]()
	}
	r.deriveUASC("")
	r.deriveUASC(last)
	if r.Outside.Postcodes != nil {
		now, then := r.placesLacked(episodes), r.placesLacked(episodes+last)
		sideBySide(len(r.children)/family+1, func(i int) {
			for _, c := range r.children[i*family : min((i+1)*family, len(r.children))] {
				r.derivePlaces(c.Episodes, now)
				r.derivePlaces(c.Last.Episodes, then)
			}
		})
	}
	r.addPlaceColumns(episodes)
	r.addPlaceColumns(episodes + last)
}

// family is how many children are looked at together.
const family = 512

var loaders = map[string]func(*Return, Table) func(){
	headers:        loader(headerColumns, func(t *Header) *rule.Row { return &t.Row }, func(r *Rows) *[]Header { return &r.Headers }),
	episodes:       loader(episodeColumns, func(t *Episode) *rule.Row { return &t.Row }, func(r *Rows) *[]Episode { return &r.Episodes }),
	reviews:        loader(reviewColumns, func(t *Review) *rule.Row { return &t.Row }, func(r *Rows) *[]Review { return &r.Reviews }),
	uascs:          loader(uascColumns, func(t *UASC) *rule.Row { return &t.Row }, func(r *Rows) *[]UASC { return &r.UASCs }),
	oc2s:           loader(oc2Columns, func(t *OC2) *rule.Row { return &t.Row }, func(r *Rows) *[]OC2 { return &r.OC2s }),
	oc3s:           loader(oc3Columns, func(t *OC3) *rule.Row { return &t.Row }, func(r *Rows) *[]OC3 { return &r.OC3s }),
	ad1s:           loader(ad1Columns, func(t *AD1) *rule.Row { return &t.Row }, func(r *Rows) *[]AD1 { return &r.AD1s }),
	placedAdoption: loader(placedAdoptionColumns, func(t *PlacedAdoption) *rule.Row { return &t.Row }, func(r *Rows) *[]PlacedAdoption { return &r.PlacedAdoption }),
	prevPerms:      loader(prevPermColumns, func(t *PrevPerm) *rule.Row { return &t.Row }, func(r *Rows) *[]PrevPerm { return &r.PrevPerms }),
	missings:       loader(missingColumns, func(t *Missing) *rule.Row { return &t.Row }, func(r *Rows) *[]Missing { return &r.Missings }),
	swEpisodes:     loader(swEpisodeColumns, func(t *SWEpisode) *rule.Row { return &t.Row }, func(r *Rows) *[]SWEpisode { return &r.SWEpisodes }),
	dolos:          loader(doloColumns, func(t *DoLo) *rule.Row { return &t.Row }, func(r *Rows) *[]DoLo { return &r.DoLos }),
}

// sideBySide does so many things on all processors.
func sideBySide(many int, do func(i int)) {
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), many) {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < many; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	all.Wait()
}

// loader reads a table into typed rows, and returns what gives each to its child. Tables
// are read side by side, and shared out one after the other, since the first to name a
// child says where it stands among the children.
func loader[T any](columns []rule.Column[T], row func(*T) *rule.Row, of func(*Rows) *[]T) func(*Return, Table) func() {
	return func(r *Return, t Table) func() {
		typed := rule.Typed(columns, t.Columns, t.Rows, reading, func(v *T, n int) {
			at := row(v)
			at.Table, at.N = t.Name, n
		})
		return func() { shareOut(r, typed, strings.HasSuffix(t.Name, last), row, of) }
	}
}

// shareOut gives the rows of a table to their children. A child's rows mostly stand
// together: they are shared out in runs, not copied.
func shareOut[T any](r *Return, typed []T, lastYear bool, row func(*T) *rule.Row, of func(*Rows) *[]T) {
	if len(r.children) == 0 {
		r.byID = make(map[string]*Child, len(typed))
	}
	for i, j := 0, 0; i < len(typed); i = j {
		id := row(&typed[i]).Child
		for j = i + 1; j < len(typed) && row(&typed[j]).Child == id; j++ {
		}
		c := r.Child(id)
		rows := &c.Rows
		if lastYear {
			rows = &c.Last
		}
		if list := of(rows); *list == nil {
			*list = typed[i:j:j]
		} else {
			*list = append(*list, typed[i:j]...)
		}
	}
}

// deriveUASC sets Header.UASC of a year from the year's UASC table, where the file did
// not bring the column itself (as XML does).
func (r *Return) deriveUASC(year string) {
	if !r.Has(headers+year) || !r.Has(uascs+year) || r.HasColumn(headers+year, "UASC") {
		return
	}
	r.tables[headers+year]["UASC"] = true
	for _, c := range r.children {
		rows := &c.Rows
		if year == last {
			rows = &c.Last
		}
		for i := range rows.Headers {
			rows.Headers[i].UASC = "0"
			if len(rows.UASCs) > 0 {
				rows.Headers[i].UASC = "1"
			}
		}
	}
}

// Outside are the lists that the department holds and a council loads.
type Outside struct {
	Postcodes map[string]Postcode   // by postcode in upper case without blanks; nil when not loaded
	Upper     map[string]string     // from a lower-tier authority's code to its upper tier's
	Providers map[string][]Provider // by URN, every entry of the lists; nil when not loaded
}

// A Postcode is where a postcode lies: metres of the national grid, and the code of the
// lower-tier authority.
type Postcode struct {
	Easting, Northing float64
	LAUA              string
	OnGrid            bool // false where the list gives no position
}

// A Provider is a registered children's home or other social care provider.
type Provider struct {
	URN                       string
	PlaceCodes, ProviderCodes []string
	RegEnd                    core.Date // blank while still registered
	Postcode                  string    // upper case, no blanks
	LAInferred                string    // upper-tier authority of the postcode
}

// Find finds a postcode as it is written in a return.
func (o *Outside) Find(postcode string) (Postcode, bool) {
	// To write every postcode of a return anew would cost more than to find them.
	var squeezed [8]byte
	n := 0
	for i := range len(postcode) {
		switch b := postcode[i]; {
		case b == ' ':
		case n < len(squeezed) && ('A' <= b && b <= 'Z' || '0' <= b && b <= '9'):
			squeezed[n] = b
			n++
		default:
			p, known := o.Postcodes[Squeeze(postcode)]
			return p, known
		}
	}
	p, known := o.Postcodes[string(squeezed[:n])]
	return p, known
}

// Squeeze writes a postcode as the lists have it: upper case, no blanks.
func Squeeze(postcode string) string {
	return strings.ToUpper(strings.ReplaceAll(postcode, " ", ""))
}

// A placesLack says which of the derived columns a table of episodes did not bring.
type placesLack struct{ la, location, distance bool }

func (r *Return) placesLacked(table string) placesLack {
	return placesLack{!r.HasColumn(table, "PL_LA"), !r.HasColumn(table, "PL_LOCATION"), !r.HasColumn(table, "PL_DISTANCE")}
}

// derivePlaces sees which postcodes are known, and works out PL_LA, PL_LOCATION and PL_DISTANCE where the file did not
// bring them and the postcodes are loaded.
func (r *Return) derivePlaces(es []Episode, lack placesLack) {
	for i := range es {
		e := &es[i]
		home, homeKnown := r.Outside.Find(e.HomePost)
		placed, placedKnown := r.Outside.Find(e.PlPost)
		e.unknownPostcode = e.HomePost != "" && !homeKnown || e.PlPost != "" && !placedKnown
		if lack.distance && homeKnown && placedKnown && home.OnGrid && placed.OnGrid {
			d := miles(home, placed)
			e.PlDistance = rule.Number{Text: strconv.FormatFloat(d, 'f', -1, 64), Value: d, Known: true}
		}
		if lack.la && placedKnown {
			e.PlLA = r.upperTier(placed.LAUA)
		}
		if lack.location && placedKnown {
			e.PlLocation = "OUT"
			if e.PlLA != "" && e.PlLA == r.LA {
				e.PlLocation = "IN"
			}
		}
	}
}

// addPlaceColumns notes that a table now has the columns that were worked out for it, so
// that rules can blame them. Inside or outside is known only with the returning authority.
func (r *Return) addPlaceColumns(table string) {
	columns := r.tables[table]
	if columns == nil || r.Outside.Postcodes == nil {
		return
	}
	columns["PL_LA"], columns["PL_DISTANCE"] = true, true
	columns["PL_LOCATION"] = columns["PL_LOCATION"] || r.LA != ""
}

// upperTier is the authority of a lower-tier code; places outside England are named by
// their country; blank where it is not known.
func (r *Return) upperTier(laua string) string {
	switch {
	case strings.HasPrefix(laua, "S"):
		return "SCO"
	case strings.HasPrefix(laua, "N"):
		return "NIR"
	case strings.HasPrefix(laua, "W"):
		return "WAL"
	}
	return r.Outside.Upper[laua]
}

// miles is the distance of two postcodes, to one decimal place, halves to even.
func miles(a, b Postcode) float64 {
	d := math.Hypot(a.Easting-b.Easting, a.Northing-b.Northing) / 1000 / 1.6093
	return math.RoundToEven(d*10) / 10
}

// CodesIn reads the codes of a provider's cell, which are parted by commas. Blanks about
// a code stay, so that " PR2" is not PR2: the department's own tools have it so.
func CodesIn(cell string) []string {
	var out []string
	for _, c := range strings.Split(cell, ",") {
		if c != "" {
			out = append(out, strings.ToUpper(c))
		}
	}
	return out
}
