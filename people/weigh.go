package people

import (
	"slices"
	"strings"

	"throughline/core"
)

// How much each part of what was asked counts beside a word of a name, which counts 1: a
// number is one person's, an address a household's, and a date of birth that of a few in
// each thousand.
const (
	dateCounts   = 1.5
	numberCounts = 2.0
	phoneCounts  = 1.5
	streetCounts = 1.5
	postCounts   = 1.0
)

// A weigher weighs how well people fit what was asked, and remembers how like two words
// are: those who are weighed share most of theirs.
type weigher struct {
	asked
	like map[[2]string]float64
}

func newWeigher(a asked) *weigher { return &weigher{asked: a, like: map[[2]string]float64{}} }

// likeness is [likeness], remembered.
func (w *weigher) likeness(asked, word string) float64 {
	pair := [2]string{asked, word}
	like, known := w.like[pair]
	if !known {
		like = likeness(asked, word)
		w.like[pair] = like
	}
	return like
}

// fits is how well a person fits what was asked, 1 at best, and by which other name, if
// not by the one that is shown.
func (w *weigher) fits(s sketch) (score float64, also string) {
	total, parts := 0.0, 0.0
	part := func(counts, fits float64) { parts, total = parts+counts, total+counts*fits }
	if len(w.words) > 0 {
		each, name := w.fitsName(s, nil)
		for _, f := range each.fits {
			part(1, f)
		}
		total -= each.spare
		if also = name; also == s.Name() {
			also = ""
		}
	}
	w.fitsRest(s, part)
	return total / parts, also
}

// fitsRest weighs all but the words.
func (w *weigher) fitsRest(s sketch, part func(counts, fits float64)) {
	has := func(found bool) float64 {
		if found {
			return 1
		}
		return 0
	}
	number := func(n string) bool {
		return slices.ContainsFunc(s.Identifiers, func(i Identifier) bool { return i.Value == n })
	}
	for _, d := range w.dates {
		part(dateCounts, max(dateFits(d, s.Born), dateFits(d, s.Expected)))
	}
	for _, n := range w.numbers {
		part(numberCounts, has(number(n)))
	}
	for _, n := range w.phones {
		part(phoneCounts, has(number(n) || slices.ContainsFunc(s.Phones, func(d Detail) bool { return d.Value == n })))
	}
	for _, n := range w.posts {
		part(postCounts, has(slices.ContainsFunc(s.Addresses, func(a Address) bool { return plainNumber(a.Postcode) == n })))
	}
	for _, n := range w.streets {
		part(streetCounts, has(slices.ContainsFunc(s.Addresses, func(a Address) bool { return slices.Contains(streetsIn(a.Lines), n) })))
	}
}

// wordFits is how well each word that was asked fits one name.
type wordFits struct {
	fits  []float64
	spare float64 // a trifle for each word of the name that was not asked for
	sum   float64
}

// fitsName is how well the words fit the best of a person's names, and which that is. A
// word that is none of the name's counts if it stands in an address, or as well as kin
// say, the words of brothers and sisters.
func (w *weigher) fitsName(s sketch, kin []string) (best wordFits, name string) {
	best.sum = -1
	for i, words := range s.words {
		if len(words) == 0 {
			continue
		}
		f := w.fitsWords(words)
		for at, word := range w.words {
			if f.fits[at] > 0 {
				continue
			}
			if most := w.most(word, kin); most >= 0.88 {
				f.fits[at] = 0.85 * most
			} else if w.inAddress(word, s) {
				f.fits[at] = 0.85
			}
			f.sum += f.fits[at]
		}
		if f.sum > best.sum {
			best, name = f, s.nameAt(i)
		}
	}
	if best.sum < 0 {
		best = wordFits{fits: make([]float64, len(w.words))}
	}
	return best, name
}

// most is the likeness of a word to the likest of others.
func (w *weigher) most(word string, others []string) (most float64) {
	for _, o := range others {
		most = max(most, w.likeness(word, o))
	}
	return most
}

func (w *weigher) inAddress(word string, s sketch) bool {
	return len(word) > 2 && slices.ContainsFunc(s.Addresses, func(a Address) bool { return strings.Contains(strings.ToLower(a.Lines), word) })
}

// fitsWords gives each word that was asked the likest word of a name, each of which is
// given once.
func (w *weigher) fitsWords(words []string) wordFits {
	f := wordFits{fits: make([]float64, len(w.words))}
	var taken [12]bool
	words = words[:min(len(words), len(taken))]
	for at, asked := range w.words {
		like, which := 0.0, -1
		for i, word := range words {
			if l := w.likeness(asked, word); l > like && !taken[i] {
				like, which = l, i
			}
		}
		if like >= 0.7 { // two names that have some letters in common are two names
			taken[which] = true
			f.fits[at] = like
			f.sum += like
		}
	}
	for i := range words {
		if !taken[i] {
			f.spare += 0.005
		}
	}
	f.sum -= f.spare
	return f
}

// dateFits is 1 for the same date, less for day and month exchanged, less for one figure
// mistaken, and 0 for another date.
func dateFits(asked, born core.Date) float64 {
	switch {
	case asked.IsZero() || born.IsZero():
		return 0
	case asked == born:
		return 1
	case swapped(asked) == born:
		return 0.9
	case slipped(asked, born):
		return 0.8
	}
	return 0
}

// slipped reports that two dates differ in one figure, or by one year.
func slipped(one, other core.Date) bool {
	a, b := figures(one), figures(other)
	differ := 0
	for i := range a {
		if a[i] != b[i] {
			differ++
		}
	}
	return differ == 1 || [4]int(a[:4]) == [4]int(b[:4]) && (one.Year()-other.Year() == 1 || other.Year()-one.Year() == 1)
}

// figures are the eight of a date: day, month, year.
func figures(d core.Date) [8]int {
	y, m, day := d.Split()
	return [8]int{day / 10, day % 10, int(m) / 10, int(m) % 10, y / 1000, y / 100 % 10, y / 10 % 10, y % 10}
}
