package ssda903

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"throughline/core"
	"throughline/rule"
)

// reading is how the department reads a cell: upper case, blanks kept, dates d/m/yyyy.
var reading = rule.Reading{Date: rule.SlashedDate, Clean: strings.ToUpper}

// Load gives the return its tables. They stay text; [Return.Reader] reads them, and works
// out the columns that are derived. It is called once; a table given twice has its second
// taken. Tables of other names are passed over.
func (r *Return) Load(tables []Table) {
	most := 0
	for i := range tables {
		most = max(most, tables[i].Len())
	}
	r.numbers = make(map[string]int32, most/3)
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
		made := &table{Table: t, typed: layout}
		r.sortOut(made)
		r.tables = append(slices.DeleteFunc(r.tables, func(before *table) bool { return before.Name == t.Name }), made)
	}
	r.lacks = [2]lacking{r.lacking(""), r.lacking(last)}
	r.addDerived("")
	r.addDerived(last)
}

// Reader reads children, for [rule.Run]. What it read is overwritten by what it reads next.
func (r *Return) Reader(w *rule.Watch) (read func(from, to int) []*Child, watched bool) {
	readers := make([]func([]Child, int), len(r.tables))
	for i, t := range r.tables {
		readers[i] = t.reader(t, w)
	}
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
			r.derive(&some[i].Rows, r.lacks[0])
			r.derive(&some[i].Last, r.lacks[1])
		}
		return children[:to-from]
	}, true
}

// A lacking says which of the columns that can be worked out a year did not bring.
type lacking struct{ uasc, la, location, distance bool }

func (r *Return) lacking(year string) lacking {
	return lacking{
		uasc: r.Has(headers+year) && r.Has(uascs+year) && !r.HasColumn(headers+year, "UASC"),
		la:   !r.HasColumn(episodes+year, "PL_LA"), location: !r.HasColumn(episodes+year, "PL_LOCATION"), distance: !r.HasColumn(episodes+year, "PL_DISTANCE"),
	}
}

// derive works out what a year did not bring: of the headers whether the child stands in the
// table of asylum seekers (XML brings it), and of the episodes where the placement lies. What
// the lists of providers say of them is looked up once.
func (r *Return) derive(rows *Rows, lack lacking) {
	if lack.uasc {
		for i := range rows.Headers {
			rows.Headers[i].UASC = "0"
			if len(rows.UASCs) > 0 {
				rows.Headers[i].UASC = "1"
			}
		}
	}
	if r.Outside.Postcodes != nil {
		r.derivePlaces(rows.Episodes, lack)
	}
	if r.Outside.Providers != nil {
		for i := range rows.Episodes {
			if e := &rows.Episodes[i]; e.HasURN() {
				e.listed = r.Outside.Providers[e.URN]
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

// derivePlaces sees which postcodes are known, and works out PL_LA, PL_LOCATION and PL_DISTANCE where the file did not
// bring them and the postcodes are loaded.
func (r *Return) derivePlaces(es []Episode, lack lacking) {
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
