package clock

// A Moment names a thing that happens in a child's journey, "contact.received".
// The list is closed: [Moments] holds every one, so a misspelt moment is found by a test.
type Moment string

// A Named is a moment with its sentence.
type Named struct {
	Moment Moment
	Words  string // what must have happened, for people
}

// Moments lists every moment with its sentence: those of the law's own limits in the
// order of the journey, then those that are only ours.
var Moments = append(append([]Named(nil), named...), ours...)

var sentences = func() map[Moment]string {
	m := make(map[Moment]string, len(Moments))
	for _, n := range Moments {
		m[n.Moment] = n.Words
	}
	return m
}()

// Words returns the moment's sentence; "" for a moment that is not in the list.
func (m Moment) Words() string { return sentences[m] }

// Known reports whether the moment is in the list.
func (m Moment) Known() bool { _, ok := sentences[m]; return ok }
