package letter

import "fmt"

// Limits are how plain a text should be. They are a house's targets, no law.
type Limits struct {
	Name        string
	Grade       float64 // the Flesch–Kincaid grade at most
	Ease        float64 // the Flesch reading ease at least
	PerSentence float64 // words in a sentence, on average at most
	Longest     int     // words in any sentence, at most
	Passive     float64 // hundredths of the sentences, at most
	Long        float64 // hundredths of the words, at most
}

// ForParents and ForChildren are the targets for letters to parents, which are those for
// public letters (a reading age of about 11, and under), and to children of 8 to 12.
var (
	ForParents  = Limits{"parents", 6, 70, 15, 25, 10, 10}
	ForChildren = Limits{"children", 5, 70, 15, 25, 10, 10}
)

// Over tells in words which limits a text goes over; nothing where it is plain enough.
func (l Limits) Over(r Reading) []string {
	s := r.Score
	if s.Words == 0 {
		return nil
	}
	var out []string
	say := func(over bool, words string, args ...any) {
		if over {
			out = append(out, fmt.Sprintf(words, args...))
		}
	}
	say(s.Grade() > l.Grade, "It takes a reading age of about %d; letters to %s should take %d or less.", s.ReadingAge(), l.Name, int(l.Grade)+5)
	say(s.Ease() < l.Ease, "Its reading ease is %.0f; it should be %.0f or more. Use shorter words and sentences.", s.Ease(), l.Ease)
	say(s.PerSentence() > l.PerSentence, "Its sentences have %.0f words on average; they should have %.0f or fewer.", s.PerSentence(), l.PerSentence)
	say(s.Longest > l.Longest, "Its longest sentence has %d words; none should have more than %d.", s.Longest, l.Longest)
	say(s.PassiveShare() > l.Passive, "In %d of its %d sentences something is done to somebody. Say who does it.", s.Passive, s.Sentences)
	say(s.LongShare() > l.Long, "%.0f in 100 of its words are long; it should be %.0f or fewer.", s.LongShare(), l.Long)
	say(!r.Plain, "It is long, and has no headings or lists. Part it.")
	return out
}
