package letter

import (
	_ "embed"
	"strconv"
	"strings"
	"unicode"
)

// counted are words whose syllables the rule miscounts, with the right number.
//
//go:embed syllables.txt
var countedText string

var counted = func() map[string]int {
	out := map[string]int{}
	for _, f := range lines(countedText) {
		word, number, _ := strings.Cut(f.text, " ")
		n, err := strconv.Atoi(number)
		if err != nil {
			panic("syllables.txt, line " + strconv.Itoa(f.number) + ": write a word and the number of its syllables: " + err.Error())
		}
		out[word] = n
	}
	return out
}()

// Syllables is the number of syllables of an English word, by rule: the groups of vowels,
// but for a silent e at the end, with the exceptions of syllables.txt. A number written in
// figures counts as one, since people read it at a glance.
func Syllables(word string) int {
	w := strings.ToLower(strings.Trim(word, "'’-"))
	for _, end := range []string{"'s", "’s"} {
		w = strings.TrimSuffix(w, end)
	}
	if n, known := counted[w]; known {
		return n
	}
	if first, rest, hyphened := strings.Cut(w, "-"); hyphened && first != "" && rest != "" {
		return Syllables(first) + Syllables(rest)
	}
	groups, before := 0, false
	for i, r := range w {
		v := strings.ContainsRune("aeiouyàáâäèéêëìíîïòóôöùúûü", r) && !(r == 'y' && i == 0)
		if v && !before {
			groups++
		}
		before = v
	}
	if groups > 1 && silentEnd(w) {
		groups--
	}
	return max(groups, 1)
}

// silentEnd reports whether a word ends in an e that is not spoken: "made", "moved", "homes".
func silentEnd(w string) bool {
	stem, ed := strings.CutSuffix(w, "ed")
	if ed {
		return !strings.HasSuffix(stem, "t") && !strings.HasSuffix(stem, "d") && endsInConsonant(stem) &&
			!(strings.HasSuffix(stem, "l") && len(stem) > 1 && !strings.ContainsRune("aeioulrw", rune(stem[len(stem)-2])))
	}
	if stem, es := strings.CutSuffix(w, "es"); es {
		for _, spoken := range []string{"s", "z", "x", "ch", "sh", "c", "g"} {
			if strings.HasSuffix(stem, spoken) {
				return false
			}
		}
		return endsInConsonant(stem) && !consonantL(stem)
	}
	if stem, e := strings.CutSuffix(w, "e"); e {
		return endsInConsonant(stem) && !consonantL(stem)
	}
	return false
}

// consonantL reports whether a stem ends as "ta-bl" does, whose e is spoken with the l.
func consonantL(stem string) bool {
	n := len(stem)
	return n > 1 && stem[n-1] == 'l' && !strings.ContainsRune("aeioulrwy", rune(stem[n-2]))
}

func endsInConsonant(stem string) bool {
	if stem == "" {
		return false
	}
	last := rune(stem[len(stem)-1])
	return unicode.IsLetter(last) && !strings.ContainsRune("aeiou", last)
}

// A line is one line of a data file that is neither blank nor a comment.
type line struct {
	number int
	text   string
}

func lines(text string) []line {
	var out []line
	for i, l := range strings.Split(text, "\n") {
		if l = strings.TrimSpace(l); l != "" && l[0] != '#' {
			out = append(out, line{i + 1, l})
		}
	}
	return out
}
