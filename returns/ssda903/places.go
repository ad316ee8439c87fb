package ssda903

import (
	"math"
	"strings"

	"throughline/core"
	"throughline/rule"
)

// Outside are the lists that the department holds and a council loads.
type Outside struct {
	Postcodes func(string) (Postcode, bool) // of a postcode in upper case without blanks; nil when not loaded
	Upper     func(string) string           // of a lower-tier authority's code its upper tier's; blank where not known
	Providers map[string][]Provider         // by URN, every entry of the lists; nil when not loaded
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
	LAInferred                string    // upper-tier authority where it lies: that of the postcode, if the list does not say
}

// placed reports that the authority of a provider is known.
func (o *Outside) placed() bool {
	for _, entries := range o.Providers {
		for i := range entries {
			if entries[i].LAInferred != "" {
				return true
			}
		}
	}
	return false
}

// Squeeze writes a postcode as the lists have it: upper case, no blanks.
func Squeeze(postcode string) string {
	return strings.ToUpper(strings.ReplaceAll(postcode, " ", ""))
}

// A place is what is known of a postcode as it is written in a return.
type place struct {
	Postcode
	known bool
	la    string // the upper-tier authority
}

// An atlas finds what the lists say of postcodes and registration numbers, each once.
type atlas struct {
	*Return
	places rule.Texts[place]
	listed rule.Texts[[]Provider]
}

// place finds a postcode. It is to be used before the next one is asked for.
func (a *atlas) place(postcode string) *place {
	p, first := a.places.Of(postcode)
	if first {
		if p.Postcode, p.known = a.Outside.Postcodes(Squeeze(postcode)); p.known {
			p.la = a.upperTier(p.LAUA)
		}
	}
	return p
}

// mark works out of episodes where the placements lie, as far as the file did not bring it,
// whether their postcodes are known, and what the lists of providers say.
func (a *atlas) mark(es []Episode, lack lacking) {
	for i := range es {
		e := &es[i]
		if a.Outside.Postcodes != nil {
			a.locate(e, lack)
		}
		if a.Outside.Providers != nil && e.HasURN() {
			listed, first := a.listed.Of(e.URN)
			if first {
				*listed = a.Outside.Providers[e.URN]
			}
			e.listed = *listed
		}
	}
}

func (a *atlas) locate(e *Episode, lack lacking) {
	home := *a.place(e.HomePost)
	placed := a.place(e.PlPost)
	e.unknownPostcode = e.HomePost != "" && !home.known || e.PlPost != "" && !placed.known
	if lack.distance && home.known && placed.known && home.OnGrid && placed.OnGrid {
		e.PlDistance = rule.Number{Value: miles(home.Postcode, placed.Postcode), Known: true}
	}
	if lack.la && placed.known {
		e.PlLA = placed.la
	}
	if lack.location && placed.LAUA != "" {
		e.PlLocation = "OUT"
		if e.PlLA != "" && e.PlLA == a.LA {
			e.PlLocation = "IN"
		}
	}
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
	return r.Outside.Upper(laua)
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
