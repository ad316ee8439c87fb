package web

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/people"
)

// personForm is the form of a person: questions bound to the person's own fields, with one
// empty row at the end of whatever there may be several of.
type personForm struct {
	Person *people.Person
	Typed  url.Values
	Wrong  []core.FieldProblem

	questions form.Questions
	secret    []string // for each address, whether it is confidential
}

// nameKinds is what a name is to a person, for choosing.
var nameKinds = &code.List{Name: "name_kind", Title: "Kind of name", Source: "ours", Items: []code.Item{
	{Code: "legal", Label: "Legal name"}, {Code: "preferred", Label: "What they like to be called"},
	{Code: "also", Label: "Also known as"}, {Code: "former", Label: "Former name"},
}}

// wholeForm asks for all that is known of a person. hidden says that confidential addresses
// are not for who asks: they are left as they are.
func wholeForm(p *people.Person, hidden bool) *personForm {
	f := &personForm{Person: p}
	f.askNames()
	f.ask("Dates",
		form.Day(&p.Born, "born", "Date of birth").NotAfterToday(),
		form.Day(&p.Expected, "expected", "If not born yet, when is the birth expected?"),
		form.Day(&p.Died, "died", "If they have died, when?").NotAfterToday())
	f.askAbout()
	f.askNumbers()
	f.askAddresses(hidden)
	f.askDetails()
	f.Typed = f.questions.Typed()
	return f
}

// shortForm asks for the least by which somebody can be known again.
func shortForm(p *people.Person) *personForm {
	f := &personForm{Person: p}
	p.Names = []people.Name{{Kind: people.Legal}}
	p.Addresses = []people.Address{{Kind: "home"}}
	p.Phones = []people.Detail{{Kind: "mobile"}}
	f.ask("Who it is",
		form.Words(&p.Names[0].Given, "names.0.given", "Given names").Hint("Leave it blank for an unborn child who has none yet"),
		form.Words(&p.Names[0].Family, "names.0.family", "Family name"),
		form.Day(&p.Born, "born", "Date of birth").NotAfterToday(),
		form.Day(&p.Expected, "expected", "If not born yet, when is the birth expected?"),
		form.Choice(&p.Sex, "sex", "Sex", code.Sex))
	f.ask("Where they can be reached",
		form.Long(&p.Addresses[0].Lines, "addresses.0.lines", "Address").Hint("Without the postcode"),
		form.Words(&p.Addresses[0].Postcode, "addresses.0.postcode", "Postcode"),
		form.Words(&p.Phones[0].Value, "details.0.value", "Telephone"))
	f.Typed = f.questions.Typed()
	return f
}

// ask puts questions under a heading.
func (f *personForm) ask(heading string, qs ...*form.Question) {
	qs[0].Under(heading)
	f.questions = append(f.questions, qs...)
}

func (f *personForm) askNames() {
	p := f.Person
	p.Names = append(slices.Clone(p.Names), people.Name{})
	for i := range p.Names {
		n, at := &p.Names[i], fmt.Sprintf("names.%d.", i)
		f.ask(numbered("Name", i, len(p.Names)),
			form.Choice(&n.Kind, at+"kind", "Which name is it?", nameKinds),
			form.Words(&n.Given, at+"given", "Given names"), form.Words(&n.Family, at+"family", "Family name"),
			form.Day(&n.Until, at+"until", "Last day of this name"))
	}
}

func (f *personForm) askAbout() {
	p := f.Person
	f.ask("About them",
		form.Choice(&p.Sex, "sex", "Sex", code.Sex), form.Choice(&p.Gender, "gender", "Gender identity, in their own view", code.GenderIdentity),
		form.Choice(&p.Ethnicity, "ethnicity", "Ethnicity", code.Ethnicity), form.Choice(&p.Language, "language", "First language", code.Language),
		form.YesNo(&p.Interpreter, "interpreter", "Is an interpreter needed?"), form.Choice(&p.Religion, "religion", "Religion", code.Religion),
		form.Words(&p.Nationality, "nationality", "Nationality"), form.Choice(&p.Immigration, "immigration", "Right to be in the country", code.ImmigrationStatus),
		form.Several(&p.Disabilities, "disabilities", "Disabilities", code.Disability))
}

func (f *personForm) askNumbers() {
	p := f.Person
	p.Identifiers = append(slices.Clone(p.Identifiers), people.Identifier{})
	for i := range p.Identifiers {
		n, at := &p.Identifiers[i], fmt.Sprintf("identifiers.%d.", i)
		f.ask(numbered("Number", i, len(p.Identifiers)),
			form.Choice(&n.Kind, at+"kind", "Which number is it?", code.IdentifierKind), form.Words(&n.Value, at+"value", "The number"))
	}
}

func (f *personForm) askAddresses(hidden bool) {
	p := f.Person
	p.Addresses = append(slices.Clone(p.Addresses), people.Address{})
	f.secret = make([]string, len(p.Addresses))
	for i := range p.Addresses {
		a, at := &p.Addresses[i], fmt.Sprintf("addresses.%d.", i)
		if a.Confidential {
			f.secret[i] = "yes"
		}
		if a.Confidential && hidden {
			continue
		}
		f.ask(numbered("Address", i, len(p.Addresses)),
			form.Choice(&a.Kind, at+"kind", "What is it to them?", code.AddressKind), form.Long(&a.Lines, at+"lines", "Address").Hint("Without the postcode"),
			form.Words(&a.Postcode, at+"postcode", "Postcode"),
			form.Choice(&f.secret[i], at+"confidential", "Must it be kept confidential?", code.YesNo).Hint("Only the lead worker and senior managers will see it"),
			form.Day(&a.From, at+"from", "First day there"), form.Day(&a.Until, at+"until", "Last day there"))
	}
}

func (f *personForm) askDetails() {
	p := f.Person
	p.Phones, p.Emails = append(slices.Clone(p.Phones), people.Detail{}), append(slices.Clone(p.Emails), people.Detail{})
	for i := range p.Phones {
		d, at := &p.Phones[i], fmt.Sprintf("phones.%d.", i)
		f.ask(numbered("Telephone", i, len(p.Phones)),
			form.Choice(&d.Kind, at+"kind", "Which telephone is it?", phoneKinds), form.Words(&d.Value, at+"value", "Telephone number"),
			form.Words(&d.Note, at+"note", "Anything to know before ringing"))
	}
	for i := range p.Emails {
		d, at := &p.Emails[i], fmt.Sprintf("emails.%d.", i)
		f.ask(numbered("Email address", i, len(p.Emails)), form.Words(&d.Value, at+"value", "Email address"))
	}
}

// phoneKinds are the kinds of contact details that ring.
var phoneKinds = &code.List{Name: "phone_kind", Title: "Kind of telephone", Source: "ours", Items: slices.DeleteFunc(slices.Clone(code.ContactDetail.Items), func(i code.Item) bool { return i.Code == "email" })}

// numbered heads one of several rows; the last one is empty, for one more.
func numbered(what string, i, n int) string {
	switch {
	case i == n-1 && n > 1:
		return "Another " + lower(what) + " (if there is one)"
	case n > 2:
		return fmt.Sprintf("%s %d", what, i+1)
	}
	return what
}

// read reads what was typed into the person and keeps what is wrong.
func (f *personForm) read(typed url.Values, today core.Date) {
	f.Typed = typed
	f.Wrong = f.questions.Read(typed, today)
	for i := range f.secret {
		f.Person.Addresses[i].Confidential = f.secret[i] == "yes"
	}
	for i := range f.Person.Phones { // a kind without a number says nothing
		if d := &f.Person.Phones[i]; strings.TrimSpace(d.Value) == "" {
			*d = people.Detail{}
		}
	}
	for i := range f.Person.Addresses { // where nothing of an address is left, its kind goes too
		a := &f.Person.Addresses[i]
		if strings.TrimSpace(a.Lines+a.Postcode) == "" && a.Kind != "no_fixed" && !a.Confidential {
			*a = people.Address{}
		}
	}
}

// refuse takes over what the keeping of people found wrong, each at a question that there is.
func (f *personForm) refuse(p *core.Problem) {
	for _, w := range p.Fields {
		for _, q := range f.questions {
			if q.Name == w.Field || strings.HasPrefix(q.Name, w.Field+".") {
				w.Field = q.Name
				break
			}
		}
		f.Wrong = append(f.Wrong, w)
	}
	if len(p.Fields) == 0 {
		f.Wrong = append(f.Wrong, core.FieldProblem{Field: f.questions[0].Name, Words: p.Words})
	}
}

// sheet shows the questions.
func (f *personForm) sheet() form.Sheet {
	return form.Sheet{Questions: f.questions, Typed: f.Typed, Wrong: f.Wrong}
}

// find is the question of a field.
func (f *personForm) find(field string) *form.Question { return f.questions.Find(field) }
