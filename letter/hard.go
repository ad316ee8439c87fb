package letter

import (
	_ "embed"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Hard is a word, or words, that letters should not hold, with what to say instead.
type Hard struct {
	Forms   []string // as they are written, in small letters: "sibling", "siblings"
	Instead string
	Fine    string // where it may stand all the same: "the title of a law"; "" for nowhere
}

//go:embed words.txt
var wordsText string

// HardWords lists the words to change, in the order of words.txt.
var HardWords = func() []Hard {
	var out []Hard
	for _, l := range lines(wordsText) {
		parts := strings.Split(l.text, ";")
		if len(parts) < 2 || len(parts) > 3 {
			panic("words.txt, line " + strconv.Itoa(l.number) + ": write the word, a semicolon and what to say instead")
		}
		h := Hard{Instead: strings.TrimSpace(parts[1])}
		for _, f := range strings.Split(parts[0], "|") {
			h.Forms = append(h.Forms, strings.TrimSpace(f))
		}
		if len(parts) == 3 {
			h.Fine = strings.TrimSpace(parts[2])
		}
		out = append(out, h)
	}
	return out
}()

// insteadOf is what to say instead of each form.
var insteadOf = func() map[string]string {
	out := map[string]string{}
	for _, h := range HardWords {
		for _, f := range h.Forms {
			out[f] = h.Instead
		}
	}
	return out
}()

// hardPattern finds every form, the longest first, so that "contact centre" is found
// before "contact".
var hardPattern = func() *regexp.Regexp {
	forms := make([]string, 0, len(insteadOf))
	for f := range insteadOf {
		forms = append(forms, f)
	}
	slices.SortFunc(forms, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	for i, f := range forms {
		forms[i] = strings.ReplaceAll(regexp.QuoteMeta(f), " ", `\s+`)
	}
	return regexp.MustCompile(`(?i)\b(?:` + strings.Join(forms, "|") + `)\b`)
}()

func hardWords(text string) []Place {
	return places(text, hardPattern, func(words string) string {
		return insteadOf[strings.Join(strings.Fields(strings.ToLower(words)), " ")]
	})
}

// places finds a pattern in a text. What gives the advice for what was found; with "" it is passed over.
func places(text string, pattern *regexp.Regexp, what func(string) string) []Place {
	var out []Place
	for _, at := range pattern.FindAllStringIndex(text, -1) {
		words := text[at[0]:at[1]]
		instead := what(words)
		if instead == "" {
			continue
		}
		start := strings.LastIndexByte(text[:at[0]], '\n') + 1
		out = append(out, Place{
			Line: strings.Count(text[:at[0]], "\n") + 1, Column: utf8.RuneCountInString(text[start:at[0]]) + 1,
			Words: strings.Join(strings.Fields(words), " "), Instead: instead,
		})
	}
	return out
}

var blankPattern = regexp.MustCompile(`\[[^\[\]\n]+\]`)

// blanks are what a template left to fill in.
func blanks(text string) []Place {
	return places(text, blankPattern, func(words string) string { return "Fill this in, or take it out" })
}

var capitals = regexp.MustCompile(`\b[A-Z]{2,6}s?\b`)

// known are abbreviations that everybody knows.
var known = []string{"GP", "GPS", "NHS", "MP", "UK", "TV", "PO", "AM", "PM", "OK", "PE", "CD", "DVD", "ID", "BBC", "USB", "IT", "US"}

// abbreviations are those that the text does not explain by writing them in brackets after
// their words. A line all in capitals is not read for them.
func abbreviations(text string) []Place {
	var quiet []bool // the lines all in capitals
	for _, l := range strings.Split(text, "\n") {
		quiet = append(quiet, !strings.ContainsFunc(l, unicode.IsLower))
	}
	found := places(text, capitals, func(words string) string {
		plain := strings.TrimSuffix(words, "s")
		if slices.Contains(known, plain) || strings.Contains(text, "("+plain+")") {
			return ""
		}
		return "Write it out in full"
	})
	return slices.DeleteFunc(found, func(p Place) bool { return quiet[p.Line-1] })
}

//go:embed participles.txt
var participlesText string

// participles are the forms of verbs that make a passive sentence and do not end in -ed.
var participles = func() map[string]bool {
	out := map[string]bool{}
	for _, l := range lines(participlesText) {
		for _, w := range strings.Fields(l.text) {
			out[w] = true
		}
	}
	return out
}()

var tobe = []string{"is", "are", "was", "were", "be", "been", "being", "am"}

// notPassive are words in -ed that follow "is" or "are" and tell how somebody is.
var notPassive = []string{"worried", "scared", "tired", "pleased", "excited", "interested", "bored", "frightened", "married", "hundred", "upset", "red", "bed", "need"}

// isPassive reports whether a sentence tells what is done to somebody: a form of "be" and,
// at most one word on, a past participle. It is a sign, not grammar: adjectives pass for
// participles now and then.
func isPassive(words []string) bool {
	for i, w := range words {
		if !slices.Contains(tobe, strings.ToLower(w)) {
			continue
		}
		for _, next := range words[i+1 : min(i+3, len(words))] {
			next = strings.ToLower(next)
			if participles[next] || strings.HasSuffix(next, "ed") && !slices.Contains(notPassive, next) {
				return true
			}
		}
	}
	return false
}
