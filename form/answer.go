package form

import (
	"net/url"
	"strings"

	"throughline/code"
	"throughline/core"
)

// An answer is the field of a record to which a question is bound. Each kind of question
// has one implementation.
type answer interface {
	blank(name string, typed url.Values) bool // nothing was typed
	read(q *Question, typed url.Values, today core.Date) (wrong string)
	typeInto(name string, typed url.Values)
	text(q *Question) string // as people read it
	plain() string           // as a file writes it
	setText(s string) (wrong string)
	value() any
	dest() any
	clear()
}

// Day asks for a day.
func Day(to *core.Date, name, label string) *Question {
	return &Question{Name: name, Label: label, Sort: SortDay, Sensitivity: Plain, answer: day{to}}
}

// Instant asks for a day and a time of day in London.
func Instant(to *core.Instant, name, label string) *Question {
	return &Question{Name: name, Label: label, Sort: SortInstant, Sensitivity: Plain, answer: instant{to}}
}

// YesNo asks yes, no or not known. The answers are those of [code.YesNoNotKnown].
func YesNo(to *string, name, label string) *Question {
	return &Question{Name: name, Label: label, Sort: SortYesNo, List: code.YesNoNotKnown, Sensitivity: Plain, answer: words[string]{to}}
}

// Choice asks for one of a code list.
func Choice[T ~string](to *T, name, label string, list *code.List) *Question {
	return &Question{Name: name, Label: label, Sort: SortChoice, List: list, Sensitivity: Plain, answer: words[T]{to}}
}

// Several asks for any number of a code list.
func Several(to *[]string, name, label string, list *code.List) *Question {
	return &Question{Name: name, Label: label, Sort: SortSeveral, List: list, Sensitivity: Plain, answer: several[string]{to}}
}

// Words asks for one line.
func Words(to *string, name, label string) *Question {
	return &Question{Name: name, Label: label, Sort: SortWords, Sensitivity: Story, most: 200, answer: words[string]{to}}
}

// Long asks for as many words as it takes.
func Long(to *string, name, label string) *Question {
	return &Question{Name: name, Label: label, Sort: SortLong, Sensitivity: Story, most: 100_000, answer: words[string]{to}}
}

// Whole asks for a whole number; 0 is no answer where Between does not allow 0.
func Whole(to *Number, name, label string) *Question {
	return &Question{Name: name, Label: label, Sort: SortWhole, Sensitivity: Plain, answer: whole{to}}
}

// Money asks for pounds and pence, kept in pence.
func Money(to *Number, name, label string) *Question {
	return &Question{Name: name, Label: label, Sort: SortMoney, Sensitivity: Plain, answer: money{to}}
}

// Person asks for one person.
func Person(to *core.ID, name, label string) *Question {
	return &Question{Name: name, Label: label, Sort: SortPerson, Sensitivity: Personal, answer: words[core.ID]{to}}
}

// People asks for several people.
func People(to *[]core.ID, name, label string) *Question {
	return &Question{Name: name, Label: label, Sort: SortPeople, Sensitivity: Personal, answer: several[core.ID]{to}}
}

// File asks for documents.
func File(to *[]core.ID, name, label string) *Question {
	return &Question{Name: name, Label: label, Sort: SortFile, Sensitivity: Story, answer: several[core.ID]{to}}
}

// Address asks for an address, kept in lines with the postcode last.
func Address(to *string, name, label string) *Question {
	return &Question{Name: name, Label: label, Sort: SortAddress, Sensitivity: Personal, most: 400, answer: words[string]{to}}
}

// words is any answer that is one text: words, a code, an id.
type words[T ~string] struct{ to *T }

func (w words[T]) blank(name string, typed url.Values) bool {
	return strings.TrimSpace(typed.Get(name)) == ""
}

func (w words[T]) read(q *Question, typed url.Values, _ core.Date) string {
	s := strings.TrimSpace(strings.ReplaceAll(typed.Get(q.Name), "\r\n", "\n"))
	switch {
	case q.List != nil && !q.List.Has(s):
		return "Choose one of the answers to: " + q.Label
	case q.most > 0 && len([]rune(s)) > q.most:
		return sprintf("%s must be %d characters or fewer; it is %d", q.Label, q.most, len([]rune(s)))
	case q.Sort == SortPerson:
		if _, err := core.ParseID(s); err != nil {
			return "Choose a person: " + q.Label
		}
	case q.Sort == SortWords && strings.Contains(s, "\n"):
		return q.Label + " must be one line"
	}
	*w.to = T(s)
	return ""
}

func (w words[T]) typeInto(name string, typed url.Values) {
	if *w.to != "" {
		typed.Set(name, string(*w.to))
	}
}

func (w words[T]) text(q *Question) string {
	if q.List != nil && *w.to != "" {
		return q.List.Label(string(*w.to))
	}
	return string(*w.to)
}
func (w words[T]) plain() string           { return string(*w.to) }
func (w words[T]) setText(s string) string { *w.to = T(s); return "" }
func (w words[T]) value() any              { return textOrNil(string(*w.to)) }
func (w words[T]) dest() any               { return &nullText[T]{w.to} }
func (w words[T]) clear()                  { *w.to = "" }

// several is any answer that is a list of texts, kept parted by blanks: codes and ids
// hold none.
type several[T ~string] struct{ to *[]T }

func (s several[T]) blank(name string, typed url.Values) bool {
	return strings.TrimSpace(strings.Join(typed[name], "")) == ""
}

func (s several[T]) read(q *Question, typed url.Values, _ core.Date) string {
	var out []T
	seen := map[string]bool{}
	for _, one := range typed[q.Name] {
		if one = strings.TrimSpace(one); one == "" || seen[one] {
			continue
		}
		if q.List != nil && !q.List.Has(one) {
			return "Choose from the answers to: " + q.Label
		}
		if q.List == nil {
			if _, err := core.ParseID(one); err != nil {
				return "Choose from what is offered: " + q.Label
			}
		}
		seen[one] = true
		out = append(out, T(one))
	}
	*s.to = out
	return ""
}

func (s several[T]) typeInto(name string, typed url.Values) {
	for _, one := range *s.to {
		typed.Add(name, string(one))
	}
}

func (s several[T]) text(q *Question) string {
	out := make([]string, len(*s.to))
	for i, one := range *s.to {
		out[i] = string(one)
		if q.List != nil {
			out[i] = q.List.Label(string(one))
		}
	}
	return strings.Join(out, "; ")
}

func (s several[T]) plain() string {
	out := make([]string, len(*s.to))
	for i, one := range *s.to {
		out[i] = string(one)
	}
	return strings.Join(out, " ")
}

func (s several[T]) setText(text string) string {
	*s.to = nil
	for _, one := range strings.Fields(text) {
		*s.to = append(*s.to, T(one))
	}
	return ""
}
func (s several[T]) value() any { return textOrNil(s.plain()) }
func (s several[T]) dest() any  { return &nullList{func(text string) { s.setText(text) }} }
func (s several[T]) clear()     { *s.to = nil }
