package people

import (
	"math"
	"slices"
	"strings"

	"throughline/code"
	"throughline/core"
)

// What it tells that two people agree or differ in something, in bits: 1 makes it twice as
// likely that they are one, -1 half as likely. The sum is the weight of a pair, after
// Fellegi and Sunter (A theory for record linkage, 1969); the figures are our estimates.
const (
	perhapsOne = 14 // the least weight at which a pair is worth a look
	surelyOne  = 30 // the weight from which a pair is called very likely

	sameNumber     = 20
	otherNumber    = -6 // of two NHS numbers one may be mistyped
	sameDate       = 11
	swappedDate    = 9
	slippedDate    = 7
	otherDate      = -8
	birthExpected  = 6
	sameHousehold  = 8 // at most, for address and telephone: they are a family's, and say little of one child in it
	samePostcode   = 5
	samePhone      = 6
	otherSex       = -3
	otherGiven     = -16 // twins share all but this
	otherFamily    = -5  // families' names change
	likeName       = -2  // for a half of a name that is only alike
	alikeName      = 0.88
	exactName      = 0.995
	rarest, common = 8.0, 5.0 // what the same word of a name tells, at most and at least
)

// rarity is what it tells that two people share a word of a name, by how many have it.
func rarity(shared map[string]int, word string) float64 {
	return min(max(13-math.Log2(float64(shared[word]+1)), common), rarest)
}

// compare weighs whether two people are one, and says what is alike. shared says how many
// people have each word of the first one's names.
func compare(one, other sketch, shared map[string]int) (weight float64, why []string) {
	add := func(bits float64, words string) {
		if weight += bits; words != "" {
			why = append(why, words)
		}
	}
	whole := compareNames(one, other, shared, add)
	compareDates(one, other, whole, add)
	compareNumbers(one, other, add)
	compareHouseholds(one, other, add)
	if a, b := one.Sex, other.Sex; a != b && (a == "M" || a == "F") && (b == "M" || b == "F") {
		add(otherSex, "")
	}
	return weight, why
}

// compareNames takes the pair of names that are most alike, and reports that they are the same.
func compareNames(one, other sketch, shared map[string]int, add func(float64, string)) (same bool) {
	best, found, words := math.Inf(-1), false, ""
	for _, a := range one.halves {
		for _, b := range other.halves {
			for _, c := range [][2][]string{b, {b[1], b[0]}} { // given and family name exchanged
				bits, how, ok := compareHalves(a, c, shared)
				if ok && bits > best {
					best, found, words = bits, true, how
				}
			}
		}
	}
	if found {
		add(best, words)
	}
	return words == "Same name"
}

// compareHalves compares two names, half by half; not where nothing can be compared.
func compareHalves(a, b [2][]string, shared map[string]int) (bits float64, how string, ok bool) {
	given, g := likest(a[0], b[0])
	family, f := likest(a[1], b[1])
	for _, half := range []struct {
		like  float64
		word  string
		other float64
	}{{given, g, otherGiven}, {family, f, otherFamily}} {
		switch {
		case half.like < 0: // one of them has none
		case half.like >= exactName:
			bits += rarity(shared, half.word)
		case half.like >= alikeName:
			bits += rarity(shared, half.word) + likeName
		default:
			bits += half.other
		}
	}
	switch least := min(given, family); {
	case least >= exactName:
		how = "Same name"
	case least >= alikeName:
		how = "Name is alike"
	}
	return bits, how, given >= 0 || family >= 0
}

// likest is the likeness of the two words that are most alike, and which that is of the
// first; -1 where one side has no words.
func likest(one, other []string) (most float64, word string) {
	if len(one) == 0 || len(other) == 0 {
		return -1, ""
	}
	for _, a := range one {
		for _, b := range other {
			if l := likeness(a, b); l > most {
				most, word = l, a
			}
		}
	}
	return most, word
}

// birth is the date of birth, or the day on which it is expected.
func (p *Person) birth() core.Date {
	if p.Born.IsZero() {
		return p.Expected
	}
	return p.Born
}

func compareDates(one, other sketch, sameName bool, add func(float64, string)) {
	a, b := one.birth(), other.birth()
	switch {
	case a.IsZero() || b.IsZero():
		if sameName {
			add(0, "Date of birth not known")
		}
	case a == b:
		add(sameDate, "Same date of birth")
	case swapped(a) == b:
		add(swappedDate, "Day and month of birth exchanged")
	case slipped(a, b):
		add(slippedDate, "Date of birth nearly the same")
	case one.Unborn() != other.Unborn() && a.Within(b.Plus(-60), b.Plus(60)):
		add(birthExpected, "Born about when a birth was expected")
	default:
		add(otherDate, "")
	}
}

func compareNumbers(one, other sketch, add func(float64, string)) {
	for _, i := range one.Identifiers {
		same, another := false, false
		for _, o := range other.Identifiers {
			same = same || o.Value == i.Value
			another = another || o.Kind == i.Kind
		}
		switch {
		case same:
			add(sameNumber, "Same "+withinSentence(code.IdentifierKind.Label(i.Kind)))
		case another && i.Kind == "nhs":
			add(otherNumber, "")
		}
	}
}

func compareHouseholds(one, other sketch, add func(float64, string)) {
	bits := 0.0
	tell := func(more float64, words string) {
		more = min(more, sameHousehold-bits)
		bits += more
		add(more, words)
	}
	if slices.ContainsFunc(one.Addresses, func(a Address) bool {
		return a.Postcode != "" && slices.ContainsFunc(other.Addresses, func(b Address) bool { return a.Postcode == b.Postcode })
	}) {
		tell(samePostcode, "Same postcode")
	}
	if slices.ContainsFunc(one.Phones, func(a Detail) bool {
		return slices.ContainsFunc(other.Phones, func(b Detail) bool { return a.Value == b.Value })
	}) {
		tell(samePhone, "Same telephone")
	}
}

// withinSentence makes the first letter small, unless the word is an abbreviation.
func withinSentence(label string) string {
	if len(label) > 1 && strings.ToUpper(label[:2]) == label[:2] {
		return label
	}
	return strings.ToLower(label[:min(1, len(label))]) + label[min(1, len(label)):]
}
