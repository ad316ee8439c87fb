package web

import (
	"strconv"
	"strings"

	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/ui"
)

// allQuestions are the questions of a record with those of each child's part and each row.
func allQuestions(kind *record.Kind, e record.Entry) form.Questions {
	qs := kind.Questions(e)
	for _, p := range e.Head().People {
		qs = append(qs, kind.PartQuestions(e, p)...)
	}
	for _, set := range kind.RowSets() {
		qs = append(qs, set.Asked(kind)...)
		for _, row := range set.Rows(e) {
			qs = append(qs, row...)
		}
	}
	return qs
}

// rowNumbers are the rows of a set that the form shows: what was sent, or one to begin with.
func (wr *writing) rowNumbers(set *record.RowSet) []int {
	if of := set.Numbers(wr.Typed); len(of) > 0 {
		return of
	}
	return []int{1}
}

// nextRow is the number that the row to be added will have.
func (wr *writing) nextRow(set *record.RowSet) int {
	of := wr.rowNumbers(set)
	return of[len(of)-1] + 1
}

// changeRows adds a row to what was typed or takes one off, as the button says that was
// pressed: "add-row action" or "drop-row action 2". It answers false for any other button.
func (wr *writing) changeRows(do string) bool {
	words := strings.Fields(do)
	if len(words) < 2 {
		return false
	}
	for _, set := range wr.Kind.RowSets() {
		switch {
		case set.Name != words[1]:
		case words[0] == "add-row" && len(words) == 2:
			// Every row shown so far stays, also where nothing was typed into it.
			next := wr.nextRow(set)
			for _, n := range append(wr.rowNumbers(set), next) {
				wr.Typed[set.Field(n, "shown")] = []string{""}
			}
			return true
		case words[0] == "drop-row" && len(words) == 3:
			n, err := strconv.Atoi(words[2])
			if err != nil {
				return false
			}
			for name := range wr.Typed {
				if strings.HasPrefix(name, set.Field(n, "")) {
					wr.Typed.Del(name)
				}
			}
			return true
		}
	}
	return false
}

// rowQuestion is the question of a field of a row of the form; nil where there is none.
func (wr *writing) rowQuestion(field string) *form.Question {
	for _, set := range wr.Kind.RowSets() {
		for _, n := range wr.rowNumbers(set) {
			if name, ok := strings.CutPrefix(field, set.Field(n, "")); ok {
				return set.Asked(wr.Kind).Find(name)
			}
		}
	}
	return nil
}

// rowsTable shows the rows of a record that was saved.
func rowsTable(set *record.RowSet, kind *record.Kind, e record.Entry, names map[core.ID]string) ui.Table {
	t := ui.Table{Caption: set.Title, CaptionClasses: "govuk-table__caption--m", Cards: true}
	var heads []string
	for _, q := range set.Asked(kind).Asked() {
		heads = append(heads, q.Label)
	}
	t.Head = ui.Heads(heads...)
	for _, row := range set.Rows(e) {
		var cells []string
		for _, q := range row.Asked() {
			cells = append(cells, answerText(q, names))
		}
		t.Rows = append(t.Rows, ui.Cells(cells...))
	}
	return t
}

// answerText is an answer as people read it, people by their names.
func answerText(q *form.Question, names map[core.ID]string) string {
	if q.Sort != form.SortPerson && q.Sort != form.SortPeople {
		return q.Text()
	}
	return namesOf(idsIn(q), names)
}

func idsIn(q *form.Question) []core.ID {
	var ids []core.ID
	for _, id := range strings.Fields(q.PlainText()) {
		ids = append(ids, core.ID(id))
	}
	return ids
}

// rowsInWords is a set of rows as text, to be compared with another's.
func rowsInWords(set *record.RowSet, e record.Entry, names map[core.ID]string) string {
	var b strings.Builder
	for i, row := range set.Rows(e) {
		b.WriteString(strconv.Itoa(i+1) + ".")
		for _, q := range row {
			if text := answerText(q, names); text != "" {
				b.WriteString(" " + q.Label + ": " + text + ".")
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}
