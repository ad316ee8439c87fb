// Package people keeps people: children, those around them, and professionals; their
// names, numbers and addresses, who is what to whom, who lives with whom. It finds them
// however their names are spelt, and warns before somebody is written down twice.
//
// It keeps people as they are now, and every version in the ledger. It knows nothing of
// what happened to anybody: that is for records.
package people

import (
	"embed"
	"fmt"
	"strings"

	"throughline/core"
)

// Migrations are the tables of people.
//
//go:embed *.sql
var Migrations embed.FS

// A Person is anybody whom the service knows. An unborn child is a person too, with the
// day on which the birth is expected; at birth the same record goes on.
//
// The order of the fields is the canonical form in the ledger; new ones go to the end
// and are left out when blank.
type Person struct {
	Authority     string       `json:"-"`
	ID            core.ID      `json:"id"`
	Version       int64        `json:"version"` // 0 before the first save
	Names         []Name       `json:"names,omitempty"`
	Born          core.Date    `json:"born,omitempty"`
	BornEstimated bool         `json:"born_estimated,omitempty"` // nobody knows the day for certain
	Expected      core.Date    `json:"expected,omitempty"`       // day of delivery of an unborn child; kept after birth
	Died          core.Date    `json:"died,omitempty"`
	Sex           string       `json:"sex,omitempty"`         // code.Sex
	Gender        string       `json:"gender,omitempty"`      // code.GenderIdentity
	Ethnicity     string       `json:"ethnicity,omitempty"`   // code.Ethnicity
	Language      string       `json:"language,omitempty"`    // code.Language: the first language
	Interpreter   string       `json:"interpreter,omitempty"` // code.YesNoNotKnown: whether one is needed
	Religion      string       `json:"religion,omitempty"`    // code.Religion
	Nationality   string       `json:"nationality,omitempty"` // in words
	Immigration   string       `json:"immigration,omitempty"` // code.ImmigrationStatus
	Disabilities  []string     `json:"disabilities,omitempty"`
	Identifiers   []Identifier `json:"identifiers,omitempty"`
	Addresses     []Address    `json:"addresses,omitempty"`
	Phones        []Detail     `json:"phones,omitempty"`
	Emails        []Detail     `json:"emails,omitempty"`
	Professional  bool         `json:"professional,omitempty"` // known only through their work
	Agency        string       `json:"agency,omitempty"`       // code.Agency, of a professional
	Post          string       `json:"post,omitempty"`         // "Health visitor", in words
	MergedInto    core.ID      `json:"merged_into,omitempty"`  // who stands in their place, since the two were found to be one
}

// A NameKind is what a name is to a person.
type NameKind string

// The kinds of names.
const (
	Legal     NameKind = "legal"
	Preferred NameKind = "preferred" // what the person wishes to be called
	AlsoKnown NameKind = "also"
	Former    NameKind = "former"
)

// A Name is one of a person's names. A preferred name may have only its given half.
type Name struct {
	Kind   NameKind  `json:"kind"`
	Given  string    `json:"given,omitempty"`
	Family string    `json:"family,omitempty"`
	From   core.Date `json:"from,omitempty"`
	Until  core.Date `json:"until,omitempty"` // last day; blank while it goes on
}

// An Address is where a person lives or lived.
type Address struct {
	Kind         string    `json:"kind,omitempty"`         // code.AddressKind
	Lines        string    `json:"lines,omitempty"`        // all but the postcode, a line each
	Postcode     string    `json:"postcode,omitempty"`     // "ZZ9 9ZZ"; blank where there is none
	Confidential bool      `json:"confidential,omitempty"` // not to become known: see [ConfidentialHidden]
	From         core.Date `json:"from,omitempty"`
	Until        core.Date `json:"until,omitempty"` // last day; blank while it goes on
}

// A Detail is a telephone number or an email address.
type Detail struct {
	Kind  string `json:"kind,omitempty"` // code.ContactDetail
	Value string `json:"value"`
	Note  string `json:"note,omitempty"` // "not after six", "no messages"
}

// New returns a person of an authority with an id of their own, not saved yet.
func New(authority string) *Person {
	return &Person{Authority: authority, ID: core.NewID()}
}

// Unborn reports that the birth is expected and has not been recorded.
func (p *Person) Unborn() bool { return p.Born.IsZero() && !p.Expected.IsZero() && p.Died.IsZero() }

// name returns the first name of a kind that goes on; false where there is none.
func (p *Person) name(kind NameKind) (Name, bool) {
	for _, n := range p.Names {
		if n.Kind == kind && n.Until.IsZero() {
			return n, true
		}
	}
	return Name{}, false
}

// shown is the preferred name with what it lacks from the legal one, else the legal one,
// else any other.
func (p *Person) shown() Name {
	shown, _ := p.name(Preferred)
	legal, _ := p.name(Legal)
	if shown.Given == "" {
		shown.Given = legal.Given
	}
	if shown.Family == "" {
		shown.Family = legal.Family
	}
	for _, n := range p.Names {
		if shown.Whole() == "" {
			shown = n
		}
	}
	return shown
}

// Name returns the name to show: the preferred one, with what it lacks from the legal
// one; "Unborn child" or "Name not known" where there is none.
func (p *Person) Name() string { return p.shown().words(p.Unborn()) }

func (n Name) words(unborn bool) string {
	switch whole := n.Whole(); {
	case unborn && n.Given == "" && n.Family != "":
		return "Unborn child (" + n.Family + ")"
	case unborn && n.Given == "":
		return "Unborn child"
	case whole == "":
		return "Name not known"
	default:
		return whole
	}
}

// Whole returns given and family name with a space between.
func (n Name) Whole() string { return strings.TrimSpace(n.Given + " " + n.Family) }

// NameBeside is [Person.Name], which for an unborn child without a name of its own says
// whose child it is: "Unborn child of Mary Thorne".
func (p *Person) NameBeside(mother *Person) string {
	if name := p.Name(); mother == nil || !strings.HasPrefix(name, "Unborn child") {
		return name
	}
	return "Unborn child of " + mother.Name()
}

// Age returns the age on a day in words: "12 days", "7 months", "9 years", "unborn";
// "" where it is not known.
func (p *Person) Age(on core.Date) string {
	if p.Unborn() {
		return "unborn"
	}
	if !p.Died.IsZero() {
		if words := ageWords(p.Born, p.Died); words != "" {
			return "died aged " + words
		}
		return "died"
	}
	words := ageWords(p.Born, on)
	if p.BornEstimated && words != "" {
		return "about " + words
	}
	return words
}

// ageWords counts days in the first month, months in the first two years, then years.
func ageWords(born, on core.Date) string {
	if born.IsZero() || !born.NotAfter(on) {
		return ""
	}
	if born.PlusMonths(1).After(on) {
		return counted(int(on-born), "day")
	}
	if years := born.AgeOn(on); years >= 2 {
		return counted(years, "year")
	}
	months := 1
	for born.PlusMonths(months + 1).NotAfter(on) {
		months++
	}
	return counted(months, "month")
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// Home returns the address at which a person lives on a day, the latest begun where
// there are several; false where none is known. An address for letters only is no home.
func (p *Person) Home(on core.Date) (Address, bool) {
	var home Address
	found := false
	for _, a := range p.Addresses {
		over := a.Until.Before(on) || a.From.After(on)
		if over || a.Kind == "correspondence" || found && !a.From.After(home.From) && !home.From.IsZero() {
			continue
		}
		if found && home.From.IsZero() && a.From.IsZero() {
			continue
		}
		home, found = a, true
	}
	return home, found
}

// Area is the outward half of the postcode of the home, "ZZ9": enough to tell two
// children of one name apart and too little to find either. It is blank for a
// confidential address.
func (p *Person) Area(on core.Date) string {
	home, _ := p.Home(on)
	if outward, _, ok := strings.Cut(home.Postcode, " "); ok && !home.Confidential {
		return outward
	}
	return ""
}

// Identifier returns the number of a kind that goes on; "" where there is none.
func (p *Person) Identifier(kind string) string {
	for _, i := range p.Identifiers {
		if i.Kind == kind && i.Until.IsZero() {
			return i.Value
		}
	}
	return ""
}
