package record

import "throughline/form"

// Told is what a record that came in with a statutory return remembers of that return. A
// kind whose records may come so embeds it and asks [Told.Asked] last; a record that was
// written here leaves it blank.
type Told struct {
	// Years are the collection years whose return told of it, parted by blanks: "2025 2026".
	Years string
	// AsGiven are the cells that the record cannot hold as they were given, such as a day
	// that is none: a JSON object by column. Nothing is lost, and building the return of
	// such a year gives them back.
	AsGiven string
}

// Asked are the questions about the return that told of the record.
func (t *Told) Asked() form.Questions {
	return form.Questions{
		form.Words(&t.Years, "told_years", "Collection years whose return told of this").Sensitive(form.Plain).Under("From a return"),
		form.Long(&t.AsGiven, "as_given", "What the return gave that could not be taken").
			Meaning("Cells of an imported return that the record cannot hold as they were given, as a JSON object by column; blank where all could be taken."),
	}
}
