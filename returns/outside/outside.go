// Package outside reads and keeps the lists that the department holds and a council
// loads: where every postcode lies, which authority is above which, and which homes and
// providers are registered.
//
// They hold nothing about children.
package outside

import (
	"iter"

	"throughline/returns/ssda903"
)

// Lists are the lists that are there for a check. The zero value has none.
type Lists struct {
	Postcodes Postcodes                     // nil where not loaded
	Upper     map[string]string             // from a lower-tier authority's code to its upper tier's, beside the built-in ones
	Providers map[string][]ssda903.Provider // by URN; nil where not loaded
}

// Postcodes finds where postcodes lie.
type Postcodes interface {
	// Find returns those of the wanted postcodes that the list has. Wanted are written
	// in upper case without blanks.
	Find(wanted map[string]bool) (map[string]ssda903.Postcode, error)
}

// For returns what the rules of one return need: the postcodes that occur in it, out of
// millions, and the other lists whole.
func (l Lists) For(postcodes iter.Seq[string]) (ssda903.Outside, error) {
	out := ssda903.Outside{Providers: l.Providers}
	if l.Postcodes == nil {
		return out, nil
	}
	wanted := map[string]bool{}
	for p := range postcodes {
		wanted[ssda903.Squeeze(p)] = true
	}
	var err error
	if out.Postcodes, err = l.Postcodes.Find(wanted); err != nil {
		return ssda903.Outside{}, err
	}
	out.Upper = map[string]string{}
	for _, p := range out.Postcodes {
		if upper := l.UpperTier(p.LAUA); upper != "" {
			out.Upper[p.LAUA] = upper
		}
	}
	return out, nil
}
