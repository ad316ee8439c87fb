package ui

import (
	"context"
	"io"
	"strings"
)

// A CompareTexts shows two versions of the same record side by side, when somebody saved
// first. Whatever differs is marked by words as well as by colour.
type CompareTexts struct {
	Yours, Theirs string // headings, such as "Yours, not saved" and "Saved by R. Bell at 14:05"
	Fields        []ComparedField
}

// A ComparedField is one answer in both versions.
type ComparedField struct {
	Label         string
	Yours, Theirs string
}

// Render writes the comparison.
func (c CompareTexts) Render(ctx context.Context, w io.Writer) error {
	return compareTexts(c).Render(ctx, w)
}

func (f ComparedField) differs() bool { return f.Yours != f.Theirs }

// A stretch is some words that stand in both versions, or only in this one.
type stretch struct {
	words string
	own   bool
}

// longText is the number of words above which a text is marked as a whole: the work grows
// with the product of both lengths.
const longText = 1500

// stretches compares two texts word by word and returns each cut into what it shares with
// the other and what is its own.
func (f ComparedField) stretches() (yours, theirs []stretch) {
	a, b := strings.Fields(f.Yours), strings.Fields(f.Theirs)
	if len(a) > longText || len(b) > longText {
		return add(nil, f.Yours, f.differs()), add(nil, f.Theirs, f.differs())
	}
	same := commonTails(a, b)
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			yours, theirs = add(yours, a[i], false), add(theirs, b[j], false)
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && same[i+1][j] >= same[i][j+1]:
			yours = add(yours, a[i], true)
			i++
		default:
			theirs = add(theirs, b[j], true)
			j++
		}
	}
	return yours, theirs
}

// commonTails is, for each place in a and each in b, how many words the two have in common,
// in order, from there on.
func commonTails(a, b []string) [][]int16 {
	same := make([][]int16, len(a)+1)
	for i := range same {
		same[i] = make([]int16, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				same[i][j] = same[i+1][j+1] + 1
				continue
			}
			same[i][j] = max(same[i+1][j], same[i][j+1])
		}
	}
	return same
}

// add puts a word at the end of the last stretch, or begins a new one.
func add(to []stretch, word string, own bool) []stretch {
	if word == "" {
		return to
	}
	if last := len(to) - 1; last >= 0 && to[last].own == own {
		to[last].words += " " + word
		return to
	}
	return append(to, stretch{word, own})
}
