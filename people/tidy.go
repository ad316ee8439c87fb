package people

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"throughline/code"
	"throughline/core"
)

// line makes one line of text: no controls, no double spaces, accents composed, so that
// what is stored is what is sealed, on both engines.
func line(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, " "))
	return strings.Join(strings.Fields(norm.NFC.String(s)), " ")
}

// lines is [line] for each of several lines; blank lines go.
func lines(s string) string {
	var out []string
	for _, l := range strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if l = line(l); l != "" {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

var postcodeForm = regexp.MustCompile(`^([A-Z]{1,2}[0-9][0-9A-Z]?)([0-9][A-Z]{2})$`)

// Postcode writes a postcode as it is usual, "ZZ9 9ZZ". What is no postcode comes back
// in capitals; addresses abroad have other ones.
func Postcode(s string) string {
	s = strings.ToUpper(line(s))
	if m := postcodeForm.FindStringSubmatch(strings.ReplaceAll(s, " ", "")); m != nil {
		return m[1] + " " + m[2]
	}
	return s
}

// tidy brings what was typed into the one form in which it is kept.
func (p *Person) tidy() {
	for _, s := range []*string{&p.Sex, &p.Gender, &p.Ethnicity, &p.Language, &p.Interpreter, &p.Religion,
		&p.Nationality, &p.Immigration, &p.Agency, &p.Post} {
		*s = line(*s)
	}
	names := p.Names
	p.Names = nil
	for _, n := range names {
		n.Given, n.Family = line(n.Given), line(n.Family)
		if n.Kind == "" {
			n.Kind = Legal
		}
		if n.Whole() != "" {
			p.Names = append(p.Names, n)
		}
	}
	identifiers := p.Identifiers
	p.Identifiers = nil
	for _, i := range identifiers {
		i.Kind, i.Value = line(i.Kind), line(i.Value)
		if i.Value = i.plainValue(); i.Value != "" {
			p.Identifiers = append(p.Identifiers, i)
		}
	}
	addresses := p.Addresses
	p.Addresses = nil
	for _, a := range addresses {
		a.Kind, a.Lines, a.Postcode = line(a.Kind), lines(a.Lines), Postcode(a.Postcode)
		if a.Lines != "" || a.Postcode != "" || a.Kind != "" {
			p.Addresses = append(p.Addresses, a)
		}
	}
	p.Phones, p.Emails = tidyDetails(p.Phones), tidyDetails(p.Emails)
	disabilities := p.Disabilities
	p.Disabilities = nil
	for _, d := range disabilities {
		if d = line(d); d != "" {
			p.Disabilities = append(p.Disabilities, d)
		}
	}
}

func tidyDetails(details []Detail) (tidied []Detail) {
	for _, d := range details {
		d.Kind, d.Value, d.Note = line(d.Kind), line(d.Value), line(d.Note)
		if d.Value != "" {
			tidied = append(tidied, d)
		}
	}
	return tidied
}

// faults gathers what is wrong, answer by answer.
type faults []core.FieldProblem

func (f *faults) add(field, words string) {
	*f = append(*f, core.FieldProblem{Field: field, Words: words})
}

// coded asks that an answer be blank or a code of its list.
func (f *faults) coded(field, value string, list *code.List) {
	if value != "" && !list.Has(value) {
		f.add(field, fmt.Sprintf("Choose one of the answers offered under %q.", list.Title))
	}
}

// span asks that a last day is not before the first.
func (f *faults) span(field string, from, until core.Date) {
	if until.Before(from) {
		f.add(field, "The last day is before the first.")
	}
}

// problem is nil when nothing was found.
func (f faults) problem(words string) error {
	if len(f) == 0 {
		return nil
	}
	p := core.Say(core.Invalid, "%s", words)
	p.Fields = f
	return p
}

// check says what cannot be kept as it is. today is the day of the save.
func (p *Person) check(today core.Date) error {
	var f faults
	if p.Born.After(today) {
		f.add("born", "The date of birth is in the future. For an unborn child give the day on which the birth is expected.")
	}
	if p.Died.After(today) {
		f.add("died", "The date of death is in the future.")
	}
	f.span("died", p.Born, p.Died)
	f.coded("sex", p.Sex, code.Sex)
	f.coded("gender", p.Gender, code.GenderIdentity)
	f.coded("ethnicity", p.Ethnicity, code.Ethnicity)
	f.coded("language", p.Language, code.Language)
	f.coded("interpreter", p.Interpreter, code.YesNoNotKnown)
	f.coded("religion", p.Religion, code.Religion)
	f.coded("immigration", p.Immigration, code.ImmigrationStatus)
	f.coded("agency", p.Agency, code.Agency)
	for i, d := range p.Disabilities {
		f.coded(fmt.Sprintf("disabilities.%d", i), d, code.Disability)
	}
	p.checkParts(&f)
	return f.problem("Some of what is said about this person cannot be right.")
}

// checkParts is [Person.check] for what a person may have several of.
func (p *Person) checkParts(f *faults) {
	for i, n := range p.Names {
		field := fmt.Sprintf("names.%d", i)
		if n.Kind != Legal && n.Kind != Preferred && n.Kind != AlsoKnown && n.Kind != Former {
			f.add(field, "Say whether this is the legal, the preferred, another or a former name.")
		}
		f.span(field, n.From, n.Until)
	}
	for i, id := range p.Identifiers {
		field := fmt.Sprintf("identifiers.%d", i)
		f.coded(field, id.Kind, code.IdentifierKind)
		f.span(field, id.From, id.Until)
		if wrong := id.Wrong(); wrong != "" && !id.AsGiven {
			f.add(field, wrong)
		}
		if id.Kind == "" {
			f.add(field, "Say what kind of number this is.")
		}
	}
	for i, a := range p.Addresses {
		field := fmt.Sprintf("addresses.%d", i)
		f.coded(field, a.Kind, code.AddressKind)
		f.span(field, a.From, a.Until)
	}
	for i, d := range append(append([]Detail(nil), p.Phones...), p.Emails...) {
		f.coded(fmt.Sprintf("details.%d", i), d.Kind, code.ContactDetail)
	}
}
