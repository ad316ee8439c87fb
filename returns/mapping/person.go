package mapping

import (
	"slices"

	"throughline/code"
	"throughline/core"
	"throughline/people"
)

// sexes are the ways in which the returns have written somebody's sex, as we keep it.
// Until 2024 they had figures; the census had 0 and 9 beside 1 and 2.
var sexes = map[string]string{"M": "M", "F": "F", "U": "U", "1": "M", "2": "F", "0": "U", "9": "U"}

// TakeSex reads somebody's sex, or gender as the census had it until 2024; blank where the
// cell is none of the codes.
func TakeSex(p *people.Person, cell string) { p.Sex = sexes[cell] }

// Sex writes somebody's sex in the codes of a collection year; until 2024 what is not
// known was unknown, which only the census had a code for.
func Sex(p *people.Person, year int, unknown string) string {
	if year >= 2025 {
		return sexes[p.Sex]
	}
	return map[string]string{"M": "1", "F": "2", "U": unknown}[sexes[p.Sex]]
}

// TakeEthnicity reads the ethnicity; what is no code leaves it blank.
func TakeEthnicity(p *people.Person, cell string) {
	p.Ethnicity = ""
	if code.Ethnicity.Has(cell) {
		p.Ethnicity = cell
	}
}

// TakeNumber reads the number of a kind by which others know the person, also one that is
// not well made. A former number stays on record with no last day known.
func TakeNumber(p *people.Person, kind, value string) {
	if p.Identifier(kind) == value {
		return
	}
	p.Identifiers = slices.DeleteFunc(p.Identifiers, func(i people.Identifier) bool { return i.Kind == kind && i.Until.IsZero() })
	if value != "" {
		p.Identifiers = append(p.Identifiers, people.Identifier{Kind: kind, Value: value, AsGiven: true})
	}
}

// Settle takes back what cannot be true of a person: a birth or a death still to come, and
// a death before the birth. The rows keep what was given.
func Settle(p *people.Person, today core.Date) {
	if p.Born.After(today) {
		p.Born = 0
	}
	if p.Died.After(today) || p.Died.Before(p.Born) {
		p.Died = 0
	}
}
