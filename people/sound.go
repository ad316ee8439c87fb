package people

import (
	"strings"

	"github.com/xrash/smetrics"
)

// spellings are ways of writing one sound in the names that are met with in England,
// from many languages; the first that fits is taken.
var spellings = strings.NewReplacer(
	"tch", "C", "sch", "S", "sh", "S", "cz", "C", "chr", "kr", "ch", "C", "ph", "f", "gh", "", "ck", "k",
	"th", "t", "dh", "d", "kh", "k", "wh", "w", "ce", "se", "ci", "si", "cy", "si", "dg", "j", "ge", "je", "gi", "ji", "gy", "ji",
	"qu", "k", "q", "k", "x", "ks", "z", "s", "v", "f", "c", "k",
)

// first are beginnings of a word of which a letter is not heard.
var first = []struct{ written, heard string }{
	{"kn", "n"}, {"gn", "n"}, {"wr", "r"}, {"pf", "f"}, {"ps", "s"}, {"mc", "mak"}, {"x", "s"},
}

// soundOf is a rough writing of how a word sounds: the first letter, or A for any vowel,
// then the consonants, no two alike in a row. Katherine and Cathryn sound the same, and
// so do Aisha and Ayesha, Stephen and Steven. A word in other letters than ours is its
// own sound.
//
// It is our own and not Soundex, since that keeps the first letter as it is written and
// forgets whatever follows the fourth consonant.
func soundOf(word string) string {
	for _, r := range word {
		if r < 'a' || r > 'z' {
			return word
		}
	}
	for _, f := range first {
		if strings.HasPrefix(word, f.written) {
			word = f.heard + word[len(f.written):]
			break
		}
	}
	var out []byte
	var before byte
	for i, c := range []byte(spellings.Replace(word)) {
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			if i == 0 {
				out = append(out, 'A')
			}
			before = 0
			continue
		case 'h', 'w':
			if i > 0 {
				continue
			}
		case 'd':
			c = 't'
		case 'S':
			c = 's'
		}
		if c != before {
			out = append(out, c)
		}
		before = c
	}
	return string(out)
}

// likeness is how alike two words are, from 0 to 1: Jaro-Winkler, and no less than 0.93
// where one is a short form of the other, and than 0.9 where one begins with the other.
// Where they sound the same it is 0.82 and more, the more the likelier they are written.
func likeness(asked, word string) float64 {
	if asked == word {
		return 1
	}
	if asked == "" || word == "" {
		return 0
	}
	score := smetrics.JaroWinkler(asked, word, 0.7, 4)
	if len(asked) >= 2 && strings.HasPrefix(word, asked) {
		score = max(score, 0.9)
	}
	if s := soundOf(asked); len(s) > 1 && s == soundOf(word) {
		score = max(score, 0.82+0.12*score)
	}
	if nicknames.meet(asked, word) {
		score = max(score, 0.93)
	}
	return min(score, 0.99)
}
