package letter

import (
	"strings"

	"throughline/form"
	"throughline/record"
)

// TextOf is what a record says to a family, to be read for plainness: the letter that it
// holds, or of a plan all that was written in it. It is "" for other records.
func TextOf(k *record.Kind, e record.Entry, readable func(form.Questions) form.Questions) string {
	if text := LetterOf(k, e); text != "" {
		return text
	}
	if !strings.HasSuffix(k.Name, "plan") {
		return ""
	}
	var out []string
	add := func(qs form.Questions) {
		for _, q := range readable(qs) {
			if q.Sort == form.SortWords || q.Sort == form.SortLong {
				if text := strings.TrimSpace(q.Text()); text != "" {
					out = append(out, text)
				}
			}
		}
	}
	add(k.Questions(e))
	for _, set := range k.RowSets() {
		for _, row := range set.Rows(e) {
			add(row)
		}
	}
	for _, p := range e.Head().People {
		add(k.PartQuestions(e, p))
	}
	return strings.Join(out, "\n\n")
}
