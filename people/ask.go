package people

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"throughline/core"
)

// asked is what was typed into the one box, taken apart.
type asked struct {
	words   []string    // of names, folded, at most six
	dates   []core.Date // of birth
	numbers []string    // by which others know a person
	posts   []string
	phones  []string
	streets []string // houses, as [streetsIn] writes them
}

// empty reports that there is nothing to look for.
func (a asked) empty() bool {
	return len(a.words)+len(a.dates)+len(a.numbers)+len(a.posts)+len(a.phones)+len(a.streets) == 0
}

// askedSize is how much of what was typed is read, in bytes; more is a paste gone wrong.
const askedSize = 200

var (
	dateWritten = regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th)?[ ./-]+([a-z]{3,9}|\d{1,2})\.?,?[ ./-]+(\d{4}|\d{2})\b`)
	dateISO     = regexp.MustCompile(`\b(\d{4})[-./](\d{1,2})[-./](\d{1,2})\b`)
	dateSolid   = regexp.MustCompile(`\b(\d{2})(\d{2})(\d{4})\b`)
	postWritten = regexp.MustCompile(`\b([a-z]{1,2}\d[a-z\d]?) ?(\d[a-z]{2})\b`)
	tenDigits   = regexp.MustCompile(`\b\d{3}[ -]?\d{3}[ -]?\d{4}\b`)
	phoneWrit   = regexp.MustCompile(`(?:\+44|\b0)[\d ()-]{8,14}\d\b`)
	withDigits  = regexp.MustCompile(`[\p{L}\d/-]*\d[\p{L}\d/-]*`)
	house       = regexp.MustCompile(`\b\d{1,4}[a-h]?,? [\p{L}'’]+(?:(?: [\p{L}'’]+){0,2}? (?:` + roads + `))?\b`)
	road        = regexp.MustCompile(` (?:` + roads + `)$`)
)

// roads are the words with which the name of a street ends.
const roads = `road|rd|street|st|avenue|ave|lane|ln|close|drive|dr|way|court|gardens|crescent|place|terrace|grove|walk|hill|view|row|square|park|mews|green|rise`

// readAsked takes apart what was typed: dates, postcodes, telephone and other numbers and
// houses first, each cut out of the text, and what is left is words of names. Whatever
// cannot be understood is left out; no text is an error.
func readAsked(text string, today core.Date) asked {
	var a asked
	text = strings.ToLower(line(text))
	if len(text) > askedSize {
		text = strings.ToValidUTF8(text[:askedSize], "")
	}
	if strings.ContainsAny(text, "0123456789") {
		text = a.cutNumbers(text, today)
	}
	a.words = fold(text)
	if len(a.words) > 2 {
		a.words = slices.DeleteFunc(a.words, func(w string) bool { return slices.Contains(joining, w) })
	}
	a.words = a.words[:min(len(a.words), 6)]
	a.dates = a.dates[:min(len(a.dates), 2)]
	a.numbers = a.numbers[:min(len(a.numbers), 4)]
	a.posts = a.posts[:min(len(a.posts), 2)]
	a.phones = a.phones[:min(len(a.phones), 2)]
	a.streets = a.streets[:min(len(a.streets), 2)]
	return a
}

// joining are words that join the names of two people, and are nobody's.
var joining = []string{"of", "and", "the", "brother", "sister", "sibling", "son", "daughter", "child"}

// cutNumbers takes all that has figures in it out of the text and returns the rest.
func (a *asked) cutNumbers(text string, today core.Date) string {
	cut := func(form *regexp.Regexp, take func(m []string) bool) {
		// What was found is taken as it stood: by itself it may be no match, for want of what was beside it.
		found, n := form.FindAllStringSubmatch(text, -1), -1
		text = form.ReplaceAllStringFunc(text, func(s string) string {
			if n++; take(found[n]) {
				return " "
			}
			return s
		})
	}
	date := func(d core.Date) bool {
		if !d.IsZero() {
			a.dates = append(a.dates, d)
		}
		return !d.IsZero()
	}
	cut(dateISO, func(m []string) bool { return date(dayOf(m[3], m[2], m[1], today)) })
	cut(dateWritten, func(m []string) bool { return date(dayOf(m[1], m[2], m[3], today)) })
	cut(postWritten, func(m []string) bool { a.posts = append(a.posts, plainNumber(m[1]+m[2])); return true })
	cut(phoneWrit, func(m []string) bool {
		if number := plainPhone(m[0]); number != "" {
			a.phones = append(a.phones, number)
		}
		return true
	})
	cut(dateSolid, func(m []string) bool { return date(dayOf(m[1], m[2], m[3], today)) })
	cut(tenDigits, func(m []string) bool { a.numbers = append(a.numbers, plainNumber(m[0])); return true })
	var perhaps []string // what follows a number without the word of a road may be a name
	cut(house, func(m []string) bool {
		a.streets = append(a.streets, streetsIn(m[0])...)
		if !road.MatchString(m[0]) {
			_, word, _ := strings.Cut(m[0], " ")
			perhaps = append(perhaps, word)
		}
		return true
	})
	cut(withDigits, func(m []string) bool { a.numbers = append(a.numbers, plainNumber(m[0])); return true })
	return text + " " + strings.Join(perhaps, " ")
}

// dayOf reads a date of birth in parts. A month may be its name. A year of two figures
// is the latest that is not more than a year ahead. A day that does not exist because
// month and day were exchanged is read the other way round.
func dayOf(day, month, year string, today core.Date) core.Date {
	d, _ := strconv.Atoi(day) // the forms above take only digits, few enough not to fail
	y, _ := strconv.Atoi(year)
	m, err := strconv.Atoi(month)
	if err != nil {
		m = monthNamed(month)
	}
	if len(year) == 2 {
		y += 2000
		if !today.IsZero() && y > today.Year()+1 {
			y -= 100
		}
	}
	found := core.Day(y, time.Month(m), d)
	if found.IsZero() && err == nil {
		found = core.Day(y, time.Month(d), m)
	}
	if found.Year() < 1880 {
		return 0
	}
	return found
}

func monthNamed(s string) int {
	for m := time.January; m <= time.December; m++ {
		if name := strings.ToLower(m.String()); strings.HasPrefix(name, s) || s == "sept" && m == time.September {
			return int(m)
		}
	}
	return 0
}

// slips are the dates that somebody may have meant: any one figure mistaken, or the year
// before or after, which may change two.
func slips(d core.Date) []core.Date {
	if d.IsZero() {
		return nil
	}
	out := []core.Date{d.PlusYears(-1), d.PlusYears(1)}
	for i, written := 0, d.String(); i < len(written); i++ {
		for c := byte('0'); c <= '9'; c++ {
			if written[i] == '-' || written[i] == c || i < 2 && c > '2' {
				continue
			}
			near, err := core.ParseDate(written[:i] + string(c) + written[i+1:])
			if err == nil && near.Year() >= 1880 && near.Year() <= 2100 {
				out = append(out, near)
			}
		}
	}
	return out
}

// swapped is the date with day and month exchanged; none where that is no other date.
func swapped(d core.Date) core.Date {
	y, m, day := d.Split()
	if s := core.Day(y, time.Month(day), int(m)); s != d {
		return s
	}
	return 0
}

// closeKeys are looked for first: whatever was typed, as it was typed, and names as they
// sound.
func (a asked) closeKeys() (k keySet) {
	for _, n := range a.numbers {
		k.add(keyIdent + n)
	}
	for _, p := range a.phones {
		k.add(keyPhone + p)
		k.add(keyIdent + p) // a number of ten digits may begin with 0
	}
	for _, p := range a.posts {
		k.add(keyPost + p)
	}
	for _, s := range a.streets {
		k.add(keyStreet + s)
	}
	for _, d := range a.dates {
		k.add(keyBorn + d.String())
		if other := swapped(d); !other.IsZero() {
			k.add(keyBorn + other.String())
		}
	}
	for i, w := range a.pairing() {
		for _, other := range a.words[:i] {
			k.addPair(other, w)
		}
	}
	if len(a.words) == 1 {
		for _, head := range nicknames.heads(a.words[0]) {
			k.add(keyName + head)
		}
	}
	return k
}

// pairing are the words of which pairs are made: the first four.
func (a asked) pairing() []string { return a.words[:min(len(a.words), 4)] }
