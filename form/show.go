package form

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"throughline/code"
	"throughline/core"
	"throughline/ui"
)

// A Sheet is a list of questions as it is shown: what was typed, what is wrong with it,
// and what the page knows that the questions do not.
type Sheet struct {
	Questions Questions
	Typed     url.Values
	Wrong     []core.FieldProblem
	Sources   Sources
	Prefix    string                         // put before every name: a child's part
	Optional  string                         // said after a question that need not be answered; blank is "(if known)"
	Options   func(q *Question) []Option     // who or what can be chosen, for people and documents
	List      func(l *code.List) []code.Item // the items to offer; nil offers all that are in force
}

// An Option is a person or a document that can be chosen.
type Option struct {
	ID         core.ID
	Text, Hint string
}

// Render writes the questions under their headings.
func (s Sheet) Render(ctx context.Context, w io.Writer) error {
	for _, section := range s.Questions.Asked().Sections() {
		if section.Heading != "" {
			if _, err := fmt.Fprintf(w, `<h2 class="govuk-heading-m">%s</h2>`, templ.EscapeString(section.Heading)); err != nil {
				return err
			}
		}
		for _, q := range section.Questions {
			if q.Sort == SortFile && len(s.options(q, s.Prefix+q.Name)) == 0 {
				continue // documents are added to a record once it is there; there is nothing to choose
			}
			if err := s.question(q).Render(ctx, w); err != nil {
				return err
			}
		}
	}
	return nil
}

// question wraps a question that is asked only sometimes, so that the page's script can
// hide it; without the script it says itself when to answer.
func (s Sheet) question(q *Question) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		if q.shownWhen == nil {
			return s.Component(q).Render(ctx, w)
		}
		_, err := fmt.Fprintf(w, `<div class="tl-shown-when" data-shown-when="%s" data-shown-is="%s">`,
			templ.EscapeString(s.Prefix+q.shownWhen.Question), templ.EscapeString(strings.Join(q.shownWhen.Is, " ")))
		if err != nil {
			return err
		}
		if err := s.Component(q).Render(ctx, w); err != nil {
			return err
		}
		_, err = io.WriteString(w, `</div>`)
		return err
	})
}

// Component is one question as a component of the page.
func (s Sheet) Component(q *Question) templ.Component {
	name := s.Prefix + q.Name
	label := q.Label
	if !q.need && q.needWhen == nil {
		label += " " + cmp.Or(s.Optional, "(if known)")
	}
	hint, wrong := ui.Hint{Text: s.hint(q)}, ui.ErrorMessage{Text: s.wrong(name)}
	legend := ui.Fieldset{Legend: ui.Legend{Text: label, Classes: "govuk-fieldset__legend--s"}}
	titled := ui.Label{Text: label, Classes: "govuk-label--s"}
	value := s.Typed.Get(name)
	switch q.Sort {
	case SortDay:
		return ui.DateInput{ID: name, NamePrefix: name, Fieldset: legend, Hint: hint, ErrorMessage: wrong, Values: s.dateValues(name)}
	case SortInstant:
		return s.instant(name, legend, hint, wrong)
	case SortYesNo, SortChoice:
		return s.choice(q, name, legend, titled, hint, wrong)
	case SortSeveral:
		return ui.Checkboxes{Name: name, Fieldset: legend, Hint: hint, ErrorMessage: wrong, Classes: "govuk-checkboxes--small", Items: s.items(q, name), Values: s.Typed[name]}
	case SortLong:
		return ui.Textarea{ID: name, Name: name, Label: titled, Hint: hint, ErrorMessage: wrong, Rows: 4, Value: value}
	case SortAddress:
		return ui.Textarea{ID: name, Name: name, Label: titled, Hint: hint, ErrorMessage: wrong, Rows: 4, Value: value, Autocomplete: "street-address"}
	case SortWhole:
		return ui.Input{ID: name, Name: name, Label: titled, Hint: hint, ErrorMessage: wrong, Value: value, Inputmode: "numeric", Classes: "govuk-input--width-5"}
	case SortMoney:
		return ui.Input{ID: name, Name: name, Label: titled, Hint: hint, ErrorMessage: wrong, Value: value, Inputmode: "decimal", Classes: "govuk-input--width-5", Prefix: ui.Content{Text: "£"}}
	case SortPerson:
		return s.person(q, name, titled, hint, wrong)
	case SortPeople, SortFile:
		return ui.Checkboxes{Name: name, Fieldset: legend, Hint: hint, ErrorMessage: wrong, Classes: "govuk-checkboxes--small", Items: s.options(q, name), Values: s.Typed[name]}
	default:
		return ui.Input{ID: name, Name: name, Label: titled, Hint: hint, ErrorMessage: wrong, Value: value}
	}
}

// few is how many answers are shown at once; more become a list to pick from.
const few = 7

func (s Sheet) choice(q *Question, name string, legend ui.Fieldset, label ui.Label, hint ui.Hint, wrong ui.ErrorMessage) templ.Component {
	items := s.items(q, name)
	if len(items) <= few {
		r := ui.Radios{Name: name, Fieldset: legend, Hint: hint, ErrorMessage: wrong, Classes: "govuk-radios--small", Items: items, Value: s.Typed.Get(name)}
		if q.Sort == SortYesNo {
			r.Classes += " govuk-radios--inline"
		}
		return r
	}
	list := []ui.SelectItem{{Value: "", Text: "Choose"}}
	for _, i := range items {
		list = append(list, ui.SelectItem{Value: i.Value, Text: i.Text, Selected: i.Value == s.Typed.Get(name)})
	}
	return ui.Select{ID: name, Name: name, Label: label, Hint: hint, ErrorMessage: wrong, Items: list, Value: s.Typed.Get(name), Typeahead: len(list) > 12}
}

func (s Sheet) items(q *Question, name string) []ui.ChoiceItem {
	items := q.List.Items
	if s.List != nil {
		items = s.List(q.List)
	}
	chosen := map[string]bool{}
	for _, v := range s.Typed[name] {
		chosen[v] = true
	}
	var out []ui.ChoiceItem
	for _, i := range items {
		if i.Until == 0 || chosen[i.Code] { // a code that is no longer in force is shown only where it was chosen
			out = append(out, ui.ChoiceItem{Value: i.Code, Text: i.Label, Checked: chosen[i.Code]})
		}
	}
	return out
}

func (s Sheet) options(q *Question, name string) []ui.ChoiceItem {
	var out []ui.ChoiceItem
	chosen := map[string]bool{}
	for _, v := range s.Typed[name] {
		chosen[v] = true
	}
	if s.Options != nil {
		for _, o := range s.Options(q) {
			out = append(out, ui.ChoiceItem{Value: string(o.ID), Text: o.Text, Hint: ui.Hint{Text: o.Hint}, Checked: chosen[string(o.ID)]})
			delete(chosen, string(o.ID))
		}
	}
	for _, v := range s.Typed[name] { // what was chosen is never dropped
		if chosen[v] {
			out = append(out, ui.ChoiceItem{Value: v, Text: "Chosen before", Checked: true})
		}
	}
	return out
}

func (s Sheet) person(q *Question, name string, label ui.Label, hint ui.Hint, wrong ui.ErrorMessage) templ.Component {
	list := []ui.SelectItem{{Value: "", Text: "Choose"}}
	for _, o := range s.options(q, name) {
		list = append(list, ui.SelectItem{Value: o.Value, Text: o.Text, Selected: o.Checked})
	}
	return ui.Select{ID: name, Name: name, Label: label, Hint: hint, ErrorMessage: wrong, Items: list, Value: s.Typed.Get(name), Typeahead: len(list) > 12}
}

func (s Sheet) dateValues(name string) ui.DateValues {
	return ui.DateValues{Day: s.Typed.Get(name + "-day"), Month: s.Typed.Get(name + "-month"), Year: s.Typed.Get(name + "-year")}
}

// instant is a date of four boxes: the fourth is the time.
func (s Sheet) instant(name string, legend ui.Fieldset, hint ui.Hint, wrong ui.ErrorMessage) templ.Component {
	box := func(b, label, classes, mode string) ui.DateInputItem {
		return ui.DateInputItem{ID: name + "-" + b, Name: name + "-" + b, Label: label, Value: s.Typed.Get(name + "-" + b), Classes: classes, Inputmode: mode}
	}
	return ui.DateInput{ID: name, Fieldset: legend, Hint: hint, ErrorMessage: wrong, Items: []ui.DateInputItem{
		box("day", "Day", "govuk-input--width-2", "numeric"), box("month", "Month", "govuk-input--width-2", "numeric"),
		box("year", "Year", "govuk-input--width-4", "numeric"), box("time", "Time, like 14:05", "govuk-input--width-4", "text"),
	}}
}

func (s Sheet) hint(q *Question) string {
	hint := q.HintText
	if source := s.Sources[s.Prefix+q.Name]; source != "" {
		if hint != "" && !strings.ContainsAny(hint[len(hint)-1:], ".?!") {
			hint += "."
		}
		hint = strings.TrimSpace(hint + " Filled in from " + source + "; check it.")
	}
	if q.shownWhen != nil && q.shownWhen.Is == nil {
		hint = strings.TrimSpace(hint + " Answer this if it applies.")
	}
	return hint
}

func (s Sheet) wrong(name string) string {
	for _, w := range s.Wrong {
		if w.Field == name {
			return w.Words
		}
	}
	return ""
}

// ErrorSummary lists what is wrong at the head of the page, each a link to its answer;
// nil when nothing is.
func ErrorSummary(wrong []core.FieldProblem, questions func(field string) *Question) templ.Component {
	if len(wrong) == 0 {
		return templ.NopComponent
	}
	var list []ui.ErrorItem
	for _, w := range wrong {
		to := w.Field
		if q := questions(w.Field); q != nil && (q.Sort == SortDay || q.Sort == SortInstant) {
			to += "-day"
		}
		list = append(list, ui.ErrorItem{Text: w.Words, Href: "#" + to})
	}
	return ui.ErrorSummary{ErrorList: list}
}
