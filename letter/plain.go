package letter

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// A Score is how plain an English text is. Headings are left out: they are not sentences.
//
// Sources: ease by Flesch (1948), grade by Kincaid and others (1975).
type Score struct {
	Words, Sentences, Syllables int
	Long                        int // words of three syllables or more, names apart
	Passive                     int // sentences in which something is done to somebody: "you were seen"
	Longest                     int // words of the longest sentence
}

// Grade is the Flesch–Kincaid grade; 0 for a text without words.
func (s Score) Grade() float64 {
	if s.Words == 0 {
		return 0
	}
	return 0.39*s.PerSentence() + 11.8*float64(s.Syllables)/float64(s.Words) - 15.59
}

// Ease is the Flesch reading ease, higher is easier; 0 for a text without words.
func (s Score) Ease() float64 {
	if s.Words == 0 {
		return 0
	}
	return 206.835 - 1.015*s.PerSentence() - 84.6*float64(s.Syllables)/float64(s.Words)
}

// ReadingAge is the age in whole years at which most children can read the text: the
// grade and five, never under 5.
func (s Score) ReadingAge() int { return max(5, int(s.Grade()+5.5)) }

// PerSentence is the average number of words in a sentence.
func (s Score) PerSentence() float64 { return ratio(s.Words, s.Sentences) }

// LongShare is the share of long words, in hundredths.
func (s Score) LongShare() float64 { return 100 * ratio(s.Long, s.Words) }

// PassiveShare is the share of passive sentences, in hundredths.
func (s Score) PassiveShare() float64 { return 100 * ratio(s.Passive, s.Sentences) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// A Place is something found in a text: where, what, and what to write instead or to do.
type Place struct {
	Line, Column int // from 1; the column counts characters
	Words        string
	Instead      string
}

// A Sentence is one sentence and where it begins.
type Sentence struct {
	Line, Column int
	Text         string
	Words        int
	Syllables    int
	passive      bool
	long         int
}

// A Reading is all that is found when a text is read for plainness. It warns; it blocks
// nothing but a letter in which something was left to fill in.
type Reading struct {
	Score  Score
	Hard   []Place    // words to change, with the plain ones
	Short  []Place    // abbreviations that the text does not explain
	Blanks []Place    // what a template left to fill in, in square brackets
	Worst  []Sentence // the three that are hardest to read, the hardest first
	Plain  bool       // it has headings or lists, or is short enough to do without
}

// Read reads a text for plainness. Lines that begin with # are headings, and so are short
// lines that stand alone without a full stop; those that begin with -, * or a number and a
// full stop are items of a list.
func Read(text string) Reading {
	r := Reading{Hard: hardWords(text), Short: abbreviations(text), Blanks: blanks(text)}
	sentences := Sentences(text)
	for _, s := range sentences {
		r.Score.Words += s.Words
		r.Score.Syllables += s.Syllables
		r.Score.Long += s.long
		r.Score.Longest = max(r.Score.Longest, s.Words)
		if s.passive {
			r.Score.Passive++
		}
	}
	r.Score.Sentences = len(sentences)
	r.Plain = r.Score.Words <= 150 || structured(text)
	slices.SortStableFunc(sentences, func(a, b Sentence) int { return cmp.Compare(b.grade(), a.grade()) })
	r.Worst = sentences[:min(3, len(sentences))]
	return r
}

// grade is the Flesch–Kincaid grade of one sentence by itself.
func (s Sentence) grade() float64 {
	return Score{Words: s.Words, Sentences: 1, Syllables: s.Syllables}.Grade()
}

// structured reports whether a text has a heading or a list.
func structured(text string) bool {
	rows := strings.Split(text, "\n")
	for i, l := range rows {
		if l = strings.TrimSpace(l); isHeading(rows, i) || itemText(l) != l {
			return true
		}
	}
	return false
}

// closings are the ends of letters, which stand alone and are no headings.
var closings = []string{"yours sincerely", "yours faithfully", "yours truly", "best wishes", "kind regards", "with best wishes"}

// mostHeading is how many words a line may have that stands alone as a heading.
const mostHeading = 8

// isHeading reports whether a row of a text is a heading: it says so with a #, or it is
// short, ends without a mark, stands alone, and another text follows it that is no name.
func isHeading(rows []string, i int) bool {
	l := strings.TrimSpace(rows[i])
	if strings.HasPrefix(l, "#") {
		return true
	}
	blank := func(n int) bool { return n < 0 || n >= len(rows) || strings.TrimSpace(rows[n]) == "" }
	if l == "" || i == 0 || !blank(i-1) || !blank(i+1) || itemText(l) != l || strings.ContainsAny(l, "[]*_") ||
		strings.HasPrefix(l, "Dear") || len(strings.Fields(l)) > mostHeading ||
		slices.Contains(closings, strings.ToLower(strings.TrimRight(l, ","))) {
		return false
	}
	if last := []rune(l)[len([]rune(l))-1]; unicode.IsPunct(last) {
		return false
	}
	// Something that is said must follow, so that the name under a letter is no heading.
	for _, later := range rows[i+1:] {
		if later = strings.TrimSpace(later); later != "" {
			return len(strings.Fields(later)) > mostHeading || unicode.IsPunct([]rune(later)[len([]rune(later))-1]) || itemText(later) != later
		}
	}
	return false
}

// itemText is a line without the sign that makes it an item of a list.
func itemText(l string) string {
	for _, sign := range []string{"- ", "* ", "• "} {
		if rest, ok := strings.CutPrefix(l, sign); ok {
			return rest
		}
	}
	digits := strings.TrimLeft(l, "0123456789")
	if rest, ok := strings.CutPrefix(digits, ". "); ok && len(digits) < len(l) {
		return rest
	}
	return l
}

// before are words after which a full stop does not end a sentence.
var before = []string{"mr", "mrs", "ms", "dr", "st", "no", "e.g", "i.e", "etc", "vs"}

// Sentences parts a text into its sentences, headings left out. An item of a list and the
// end of a paragraph end a sentence without a full stop too.
func Sentences(text string) []Sentence {
	var out []Sentence
	var now []rune
	startLine, startColumn := 0, 0
	end := func() {
		if s, ok := sentenceOf(string(now), startLine, startColumn); ok {
			out = append(out, s)
		}
		now = nil
	}
	rows := strings.Split(text, "\n")
	for i, l := range rows {
		trimmed := strings.TrimSpace(l)
		item := itemText(trimmed)
		heading := isHeading(rows, i)
		if trimmed == "" || heading || item != trimmed {
			end()
		}
		if heading {
			continue
		}
		runes := []rune(item)
		column := len([]rune(l)) - len([]rune(strings.TrimLeft(l, " \t"))) + len([]rune(trimmed)) - len(runes)
		for j, r := range runes {
			if len(now) == 0 {
				if unicode.IsSpace(r) {
					continue
				}
				startLine, startColumn = i+1, column+j+1
			}
			now = append(now, r)
			if ends(now, runes[j+1:]) {
				end()
			}
		}
		if len(now) > 0 {
			now = append(now, ' ')
		}
	}
	end()
	return out
}

// ends reports whether a sentence ends with what was read of it, given what follows on the line.
func ends(now, rest []rune) bool {
	last := now[len(now)-1]
	if last != '.' && last != '!' && last != '?' {
		return false
	}
	if len(rest) > 0 && !unicode.IsSpace(rest[0]) {
		return false // 3.5, a web address, a closing quotation mark that is still to come
	}
	if last != '.' {
		return true
	}
	fields := strings.Fields(string(now))
	word := strings.ToLower(strings.Trim(fields[len(fields)-1], ".(\"“"))
	return !slices.Contains(before, word)
}

func sentenceOf(text string, lineAt, column int) (Sentence, bool) {
	s := Sentence{Line: lineAt, Column: column, Text: strings.TrimSpace(text)}
	words := wordsOf(s.Text)
	for i, w := range words {
		n := Syllables(w)
		s.Syllables += n
		if n >= 3 && (i == 0 || !unicode.IsUpper([]rune(w)[0])) {
			s.long++
		}
	}
	s.Words = len(words)
	s.passive = isPassive(words)
	return s, s.Words > 0
}

// wordsOf are the words of a sentence: letters and figures with the apostrophes, hyphens,
// full stops and colons inside them.
func wordsOf(text string) []string {
	var out []string
	for _, f := range strings.Fields(text) {
		f = strings.TrimFunc(f, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if f != "" {
			out = append(out, f)
		}
	}
	return out
}
