package peopletest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"

	"throughline/core"
	"throughline/people"
)

// A Spoilt is what somebody types who looks for a person and knows part of it, or has it
// wrong.
type Spoilt struct {
	Kind string
	Text string
	Want core.ID
}

// A kindOfSpoiling is something that people get wrong, told by what is known of the one
// meant; a blank text says that it cannot be done to this person.
type kindOfSpoiling struct {
	name  string
	typed func(s *spoiler, p *people.Person) string
}

var kindsOfSpoiling = []kindOfSpoiling{
	{"part of a name", (*spoiler).part},
	{"misspelt", (*spoiler).misspelt},
	{"sounds alike", (*spoiler).soundsAlike},
	{"names swapped", (*spoiler).swapped},
	{"short form", (*spoiler).shortForm},
	{"former name", (*spoiler).former},
	{"day and month exchanged", (*spoiler).dayAndMonth},
	{"a figure of the date wrong", (*spoiler).figureWrong},
	{"a number", (*spoiler).number},
	{"an address", (*spoiler).address},
	{"a telephone", (*spoiler).telephone},
	{"a brother or sister", (*spoiler).sibling},
}

// Spoil makes n queries, each kind of spoiling in equal shares. Where several people have
// the name that is meant, no words of it could tell which: then the date of birth is typed
// too, as a worker would who sees a page of namesakes. A kind that can be done to nobody of
// the town is left out.
func (t *Town) Spoil(seed uint64, n int) []Spoilt {
	s := &spoiler{Town: t, r: rand.New(rand.NewPCG(seed, 13)), named: map[string]int{}, begins: map[string]int{}, phones: map[string]int{}}
	for _, p := range t.People {
		for _, name := range p.Names {
			s.named[first(name.Given)+" "+name.Family]++
			s.begins[start(first(name.Given))+" "+start(name.Family)]++
		}
		for _, d := range p.Phones {
			s.phones[d.Value]++
		}
	}
	var out []Spoilt
	kinds := kindsOfSpoiling
	for tried := 0; len(out) < n; {
		kind := kinds[len(out)%len(kinds)]
		p := t.People[s.r.IntN(len(t.People))]
		if tried++; tried > 100*len(t.People) {
			kinds, tried = slices.DeleteFunc(slices.Clone(kinds), func(k kindOfSpoiling) bool { return k.name == kind.name }), 0
			continue
		}
		if text := kind.typed(s, p); text != "" {
			out, tried = append(out, Spoilt{Kind: kind.name, Text: text, Want: p.ID}), 0
		}
	}
	return out
}

type spoiler struct {
	*Town
	r             *rand.Rand
	named, begins map[string]int // how many have a name, or two beginnings of names
	phones        map[string]int
}

// start is how a name begins.
func start(name string) string { return name[:min(3, len(name))] }

// first is the first of several given names.
func first(given string) string {
	given, _, _ = strings.Cut(given, " ")
	return given
}

const fewNamesakes = 3

// with adds the date of birth where the name alone does not tell who is meant, and now and
// then where it does.
func (s *spoiler) with(p *people.Person, typed string, namesakes int) string {
	if s.r.IntN(3) == 0 {
		typed = strings.ToLower(typed)
	}
	if namesakes > fewNamesakes || s.r.IntN(3) == 0 {
		return typed + " " + s.date(p.Born)
	}
	return typed
}

// date writes a day in one of the ways in which people do.
func (s *spoiler) date(d core.Date) string {
	y, m, day := d.Split()
	switch s.r.IntN(5) {
	case 0:
		return fmt.Sprintf("%02d/%02d/%02d", day, m, y%100)
	case 1:
		return fmt.Sprintf("%d %s %d", day, m.String()[:3], y)
	case 2:
		return d.String()
	case 3:
		return fmt.Sprintf("%d.%d.%d", day, m, y)
	}
	return fmt.Sprintf("%d/%d/%d", day, m, y)
}

// halves are the first given name and the family's, and how many have both.
func (s *spoiler) halves(p *people.Person) (given, family string, namesakes int) {
	given, family = first(p.Names[0].Given), p.Names[0].Family
	return given, family, s.named[given+" "+family]
}

func (s *spoiler) part(p *people.Person) string {
	given, family, _ := s.halves(p)
	if len(given) < 4 || len(family) < 5 {
		return ""
	}
	switch s.r.IntN(3) {
	case 0:
		return given[:1] + " " + family + " " + s.date(p.Born)
	case 1:
		return family[:3+s.r.IntN(len(family)-3)] + " " + s.date(p.Born)
	}
	return s.with(p, given[:3+s.r.IntN(len(given)-3)]+" "+family[:3+s.r.IntN(len(family)-3)], s.begins[given[:3]+" "+family[:3]])
}

func (s *spoiler) misspelt(p *people.Person) string {
	given, family, namesakes := s.halves(p)
	if s.r.IntN(2) == 0 && len(given) >= 4 {
		given = s.slip(given)
	} else {
		family = s.slip(family)
	}
	if given == p.Names[0].Given && family == p.Names[0].Family {
		return ""
	}
	return s.with(p, given+" "+family, namesakes)
}

// slip leaves out, doubles, exchanges or mistakes a letter; seldom the first.
func (s *spoiler) slip(word string) string {
	b := []byte(word)
	if len(b) < 4 {
		return word
	}
	i := 1 + s.r.IntN(len(b)-2)
	if s.r.IntN(12) == 0 {
		i = 0
	}
	switch s.r.IntN(4) {
	case 0:
		return word[:i] + word[i+1:]
	case 1:
		return word[:i] + word[i:i+1] + word[i:]
	case 2:
		b[i], b[i+1] = b[i+1], b[i]
	default:
		b[i] = byte('a' + s.r.IntN(26))
	}
	return string(b)
}

// respelt are ways of writing one sound.
var respelt = [][2]string{
	{"ph", "f"}, {"ck", "k"}, {"c", "k"}, {"th", "t"}, {"ee", "ea"}, {"ea", "ee"}, {"ai", "ay"}, {"ie", "y"}, {"ey", "y"}, {"y", "i"}, {"ll", "l"}, {"ss", "s"},
	{"tt", "t"}, {"nn", "n"}, {"mm", "m"}, {"ou", "u"}, {"sh", "sch"}, {"k", "c"}, {"z", "s"}, {"i", "y"}, {"aa", "a"}, {"w", "v"}, {"ah", "a"}, {"ow", "ou"},
	{"er", "ar"}, {"or", "er"}, {"an", "en"}, {"e", "a"}, {"o", "u"}, {"a", "e"},
}

func (s *spoiler) soundsAlike(p *people.Person) string {
	given, family, namesakes := s.halves(p)
	half := &given
	if s.r.IntN(2) == 0 {
		half = &family
	}
	for range 20 {
		way := respelt[s.r.IntN(len(respelt))]
		if i := strings.Index((*half)[1:], way[0]); i >= 0 {
			*half = (*half)[:i+1] + way[1] + (*half)[i+1+len(way[0]):]
			return s.with(p, given+" "+family, namesakes)
		}
	}
	return ""
}

func (s *spoiler) swapped(p *people.Person) string {
	given, family, namesakes := s.halves(p)
	between := []string{" ", ", ", ","}[s.r.IntN(3)]
	return s.with(p, strings.ToUpper(family)+between+given, namesakes)
}

func (s *spoiler) shortForm(p *people.Person) string {
	given, family, namesakes := s.halves(p)
	short := shortForms[given]
	if short == "" {
		return ""
	}
	return s.with(p, short+" "+family, namesakes+s.named[short+" "+family])
}

func (s *spoiler) former(p *people.Person) string {
	if len(p.Names) < 2 {
		return ""
	}
	given, family := first(p.Names[1].Given), p.Names[1].Family
	return s.with(p, given+" "+family, s.named[given+" "+family])
}

func (s *spoiler) dayAndMonth(p *people.Person) string {
	y, m, d := p.Born.Split()
	given, family, _ := s.halves(p)
	if d > 12 || d == int(m) {
		return ""
	}
	return fmt.Sprintf("%s %s %d/%d/%d", given, family, int(m), d, y)
}

func (s *spoiler) figureWrong(p *people.Person) string {
	written := []byte(p.Born.String())
	at := 2 + s.r.IntN(len(written)-2)
	written[at] = byte('0' + s.r.IntN(10))
	wrong, err := core.ParseDate(string(written))
	if err != nil || wrong == p.Born || wrong.After(s.today) {
		return ""
	}
	given, family, _ := s.halves(p)
	return given + " " + family + " " + s.date(wrong)
}

func (s *spoiler) number(p *people.Person) string {
	if len(p.Identifiers) == 0 {
		return ""
	}
	i := p.Identifiers[s.r.IntN(len(p.Identifiers))]
	if i.Kind == "nhs" && s.r.IntN(2) == 0 {
		return i.Value[:3] + " " + i.Value[3:6] + " " + i.Value[6:]
	}
	return strings.ToLower(i.Value)
}

func (s *spoiler) address(p *people.Person) string {
	if len(p.Addresses) == 0 {
		return ""
	}
	home := p.Addresses[0]
	switch s.r.IntN(3) {
	case 0:
		return home.Lines + ", " + home.Postcode
	case 1:
		return first(p.Names[0].Given) + " " + strings.ToLower(home.Lines)
	}
	return p.Names[0].Family + " " + strings.ReplaceAll(home.Postcode, " ", "")
}

func (s *spoiler) telephone(p *people.Person) string {
	if len(p.Phones) == 0 {
		return ""
	}
	number := p.Phones[s.r.IntN(len(p.Phones))].Value
	if s.phones[number] > 5 {
		return "" // several families of the invented town came to have it
	}
	digits := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, number)
	switch s.r.IntN(3) {
	case 0:
		return digits
	case 1:
		return "+44 " + digits[1:]
	}
	return digits[:5] + " " + digits[5:8] + " " + digits[8:]
}

func (s *spoiler) sibling(p *people.Person) string {
	all := s.Siblings[p.ID]
	if len(all) == 0 {
		return ""
	}
	other := all[s.r.IntN(len(all))]
	given, family, _ := s.halves(other)
	if s.r.IntN(2) == 0 {
		return given + " " + family + " " + s.date(other.Born)
	}
	return first(p.Names[0].Given) + " " + map[bool]string{true: "sister", false: "brother"}[p.Sex == "F"] + " of " + given + " " + family
}
