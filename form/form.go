// Package form is the kinds of question that a record is made of. One list of questions,
// bound to the fields of a struct, is read by the form on the page, the table in the
// database, the export, the ledger and the dictionary.
//
// A question knows how to read what was typed, to say what is wrong with it, and to show
// and store its answer. It knows nothing of records, people or pages.
package form

import (
	"net/url"
	"slices"
	"strings"

	"throughline/code"
	"throughline/core"
)

// A Sort is a kind of question.
type Sort string

// The kinds of question.
const (
	SortDay     Sort = "day"     // a day, in three boxes
	SortInstant Sort = "instant" // a day and a time
	SortYesNo   Sort = "yesno"   // yes, no, not known
	SortChoice  Sort = "choice"  // one of a code list
	SortSeveral Sort = "several" // several of a code list
	SortWords   Sort = "words"   // one line
	SortLong    Sort = "long"    // as many words as it takes
	SortWhole   Sort = "whole"   // a whole number
	SortMoney   Sort = "money"   // pounds and pence
	SortPerson  Sort = "person"  // somebody on record, or a worker
	SortPeople  Sort = "people"  // several of them
	SortFile    Sort = "file"    // documents, by their ids
	SortAddress Sort = "address" // an address in lines
)

// A Question is one question of a record, bound to the field that holds its answer.
type Question struct {
	Name        string // its column, its name in the form, its heading in exports
	Label       string // as asked
	Sort        Sort
	List        *code.List // for choices
	HintText    string
	Says        string // one sentence for the dictionary; Label where blank
	Section     string // the heading under which it stands
	Sensitivity Sensitivity
	Local       bool // a council's own question

	need      bool
	needWhen  *When
	shownWhen *When
	low, high int
	bounded   bool
	past      bool // not after today
	kept      bool // never asked
	most      int  // characters
	answer    answer
}

// A Sensitivity says who may see the answer in exports and analysts' views.
type Sensitivity string

// The sensitivities, from the least.
const (
	Plain    Sensitivity = "plain"    // dates, codes, numbers
	Personal Sensitivity = "personal" // identifies somebody
	Story    Sensitivity = "story"    // somebody's words about somebody
	Locked   Sensitivity = "locked"   // only by a right of its own: an anonymous referrer
)

// Questions are the questions of a record, in the order in which they are asked.
type Questions []*Question

// When is a condition on the answer of another question: it holds when that answer is
// one of Is; with no Is, when there is any answer.
type When struct {
	Question string
	Is       []string
}

// Holds reports whether the condition holds for what was typed.
func (w *When) Holds(typed url.Values) bool {
	if w == nil {
		return true
	}
	got := typed[w.Question]
	if len(w.Is) == 0 {
		return strings.Join(got, "") != ""
	}
	return slices.ContainsFunc(got, func(g string) bool { return slices.Contains(w.Is, g) })
}

// Words says the condition for the dictionary.
func (w *When) Words() string {
	if w == nil {
		return ""
	}
	if len(w.Is) == 0 {
		return w.Question + " is answered"
	}
	return w.Question + " is " + strings.Join(w.Is, " or ")
}

// Needed makes the question one that must be answered before the record is handed in.
func (q *Question) Needed() *Question { q.need = true; return q }

// NeededWhen makes it needed when another answer is one of these.
func (q *Question) NeededWhen(question string, is ...string) *Question {
	q.needWhen = &When{question, is}
	return q
}

// ShownWhen asks it only when another answer is one of these. What is not asked is not
// kept: an answer left over from a change of mind is cleared.
func (q *Question) ShownWhen(question string, is ...string) *Question {
	q.shownWhen = &When{question, is}
	return q
}

// Hint stands under the question.
func (q *Question) Hint(text string) *Question { q.HintText = text; return q }

// Meaning is the sentence in the dictionary, where the label alone does not say it.
func (q *Question) Meaning(text string) *Question { q.Says = text; return q }

// Under puts the question under a heading; the following ones stay under it.
func (q *Question) Under(section string) *Question { q.Section = section; return q }

// Sensitive sets who may see the answer outside the record itself.
func (q *Question) Sensitive(s Sensitivity) *Question { q.Sensitivity = s; return q }

// Between bounds a whole number, both ends included.
func (q *Question) Between(low, high int) *Question {
	q.low, q.high, q.bounded = low, high, true
	return q
}

// NotAfterToday refuses a day or a time that is still to come.
func (q *Question) NotAfterToday() *Question { q.past = true; return q }

// Kept makes the question one that no form asks, though the answer is kept: what an import
// remembers of where it came from.
func (q *Question) Kept() *Question { q.kept = true; return q }

// IsKept reports whether no form asks the question.
func (q *Question) IsKept() bool { return q.kept }

// AtMost bounds the number of characters.
func (q *Question) AtMost(characters int) *Question { q.most = characters; return q }

// IsNeeded reports whether the question must be answered, given what was typed.
func (q *Question) IsNeeded(typed url.Values) bool {
	return q.IsShown(typed) && (q.need || q.needWhen != nil && q.needWhen.Holds(typed))
}

// AlwaysNeeded reports whether it must be answered whatever the other answers.
func (q *Question) AlwaysNeeded() bool { return q.need && q.shownWhen == nil }

// IsShown reports whether the question is asked, given what was typed.
func (q *Question) IsShown(typed url.Values) bool { return q.shownWhen.Holds(typed) }

// NeededWhenShown reports whether it must be answered wherever it is asked.
func (q *Question) NeededWhenShown() bool { return q.need }

// Shown is the condition on which it is asked; nil is always.
func (q *Question) Shown() *When { return q.shownWhen }

// NeededIf is the condition on which it must be answered; nil where there is none.
func (q *Question) NeededIf() *When { return q.needWhen }

// Most is the number of characters allowed; 0 is no limit of its own.
func (q *Question) Most() int { return q.most }

// Read reads what was typed into the bound field. It returns "" or what is wrong, in
// words for the person who typed; a wrong answer leaves the field blank. today is the
// day in London.
func (q *Question) Read(typed url.Values, today core.Date) string {
	if q.kept {
		return ""
	}
	if !q.IsShown(typed) {
		q.answer.clear()
		return ""
	}
	if q.answer.blank(q.Name, typed) {
		q.answer.clear()
		if q.IsNeeded(typed) {
			return "Answer: " + q.Label
		}
		return ""
	}
	if wrong := q.answer.read(q, typed, today); wrong != "" {
		q.answer.clear()
		return wrong
	}
	return ""
}

// Type writes the bound answer as it would be typed, to fill a form with it.
func (q *Question) Type(typed url.Values) {
	if !q.kept {
		q.answer.typeInto(q.Name, typed)
	}
}

// Text is the answer as people read it; "" is no answer.
func (q *Question) Text() string { return q.answer.text(q) }

// Value is the answer as the database and the ledger keep it; nil is no answer.
func (q *Question) Value() any { return q.answer.value() }

// Dest is where the database scans the answer into.
func (q *Question) Dest() any { return q.answer.dest() }

// SetText sets the answer from the text of an import or of the ledger: a code, an ISO
// date, a number. It returns what was expected, or "".
func (q *Question) SetText(s string) string {
	if s == "" {
		q.answer.clear()
		return ""
	}
	return q.answer.setText(s)
}

// PlainText is the answer as exports and the ledger write it; "" is no answer.
func (q *Question) PlainText() string { return q.answer.plain() }

// Read reads every question and returns what is wrong, in order.
func (qs Questions) Read(typed url.Values, today core.Date) []core.FieldProblem {
	var wrong []core.FieldProblem
	for _, q := range qs {
		if w := q.Read(typed, today); w != "" {
			wrong = append(wrong, core.FieldProblem{Field: q.Name, Words: w})
		}
	}
	return wrong
}

// Typed writes every bound answer as it would be typed.
func (qs Questions) Typed() url.Values {
	typed := url.Values{}
	for _, q := range qs {
		q.Type(typed)
	}
	return typed
}

// Asked are the questions that a form asks.
func (qs Questions) Asked() Questions {
	return slices.DeleteFunc(slices.Clone(qs), func(q *Question) bool { return q.kept })
}

// Find returns the question of a name; nil where there is none.
func (qs Questions) Find(name string) *Question {
	for _, q := range qs {
		if q.Name == name {
			return q
		}
	}
	return nil
}

// Sections parts the questions by their headings, keeping their order. A question
// without a heading stays under the one before.
func (qs Questions) Sections() []Section {
	var out []Section
	for _, q := range qs {
		if len(out) == 0 || q.Section != "" && q.Section != out[len(out)-1].Heading {
			out = append(out, Section{Heading: q.Section})
		}
		s := &out[len(out)-1]
		s.Questions = append(s.Questions, q)
	}
	return out
}

// A Section is some questions under one heading.
type Section struct {
	Heading   string
	Questions Questions
}
