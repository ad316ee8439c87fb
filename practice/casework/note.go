package casework

import (
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// A Note is something that was said or done about children, written once for all of them.
//
// Guidance: Working Together 2026 ch. 3, recording; the local recording policy says how soon.
type Note struct {
	record.Base

	At             core.Instant
	Sort           string
	With           string
	Text           string
	Significant    string // it stands in the chronology
	WhySignificant string
	Children       []NoteChild
}

// A NoteChild is what one child said.
type NoteChild struct {
	record.Part
	Words string
}

// lineLength is how many characters a line of the chronology may have: it must be read at a glance.
const lineLength = 200

// NoteKind is all that the house knows of case notes.
var NoteKind = record.EachChild(record.NewKind("case_note", "Case note", func(n *Note) form.Questions {
	return form.Questions{
		form.Instant(&n.At, "happened_at", "When did it happen?").Needed().NotAfterToday(),
		form.Choice(&n.Sort, "note_kind", "What was it?", code.NoteKind).Needed(),
		form.Words(&n.With, "with_whom", "With whom?").Sensitive(form.Personal),
		form.Long(&n.Text, "text", "What was said or done?").Needed().Hint("As you would say it to the child"),
		form.YesNo(&n.Significant, "significant", "Does it belong in the chronology?").Needed(),
		form.Words(&n.WhySignificant, "why_significant", "Why does it matter for the child?").ShownWhen("significant", "yes").Needed().AtMost(lineLength).
			Hint("One line: it is what the chronology shows"),
	}
}), func(n *Note) *[]NoteChild { return &n.Children }, func(c *NoteChild) form.Questions {
	return form.Questions{
		form.Long(&c.Words, "child_words", "What did the child say, in the child's own words?"),
	}
}).
	Says("Something that was said or done about children, written once for all of them.", "Working Together 2026 ch. 3; local recording policy").
	In(area, "Notes").
	On(func(n *Note) core.Date { return n.At.Date() }).
	Card(func(n *Note) string { return joined(code.NoteKind.Label(n.Sort), n.WhySignificant) }).
	Moments(func(n *Note) []clock.Event {
		return []clock.Event{record.AtTime(clock.CaseNoteEvent, n.At), record.AtTime(clock.CaseNoteMade, n.Made)}
	})
