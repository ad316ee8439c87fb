package record

import (
	"context"
	"slices"
	"strings"

	"throughline/form"
	"throughline/store"
)

// A Term is one line of the data dictionary: a column and what it means.
type Term struct {
	Table, Column string
	Kind          string // the title of the kind of record
	Question      string // as asked
	Meaning       string
	Sort          form.Sort
	Needed        string // "yes", "no", or on what it hangs
	Shown         string // on what it hangs that it is asked; "" is always
	Codes         string // "code: label; …"
	Sensitivity   form.Sensitivity
	Local         bool // the council's own
}

// Dictionary tells of every column of every kind, the council's own included, in the
// order of the forms.
func (k *Keeper) Dictionary() []Term {
	var out []Term
	for _, kind := range k.kinds {
		e := kind.New("", "nobody")
		for _, q := range kind.Questions(e) {
			out = append(out, kind.term(kind.Name, q))
		}
		for _, q := range kind.PartQuestions(e, "nobody") {
			out = append(out, kind.term(kind.Name+"_child", q))
		}
		for _, s := range kind.rows {
			for _, q := range s.Asked(kind) {
				out = append(out, kind.term(kind.Name+"_"+s.Name, q))
			}
		}
	}
	return out
}

func (k *Kind) term(table string, q *form.Question) Term {
	t := Term{Table: table, Column: q.Name, Kind: k.Title, Question: q.Label, Meaning: q.Says, Sort: q.Sort,
		Needed: "no", Shown: q.Shown().Words(), Sensitivity: q.Sensitivity, Local: q.Local}
	if t.Meaning == "" {
		t.Meaning = q.Label
	}
	if q.AlwaysNeeded() {
		t.Needed = "yes"
	} else if w := q.NeededIf(); w != nil {
		t.Needed = "when " + w.Words()
	} else if q.IsNeeded(nil) || t.Shown != "" && q.NeededWhenShown() {
		t.Needed = "when asked"
	}
	if q.List != nil {
		codes := make([]string, len(q.List.Items))
		for i, item := range q.List.Items {
			codes[i] = item.Code + ": " + item.Label
		}
		t.Codes = strings.Join(codes, "; ")
	}
	return t
}

// exportHead are the columns that an export has before the answers.
var exportHead = []string{"record_id", "person_id", "version", "state", "happened_on", "author_id", "worker_id", "team_id",
	"from_id", "thread_id", "made_at", "saved_at", "signed_by", "signed_at"}

// Export gives the heading and the rows of a kind, one for each person whom a record
// concerns, as text: codes, ISO dates, UTC times. It asks no access: only the program's
// own command, run by who holds the database, calls it. Locked answers are in it only where
// locked says so: an analyst needs none of them, a council that leaves needs all.
func (k *Keeper) Export(ctx context.Context, q store.Querier, authority string, kind *Kind, locked bool, row func([]string) error) error {
	blank := kind.New(authority, "nobody")
	heading := exportHead
	out := func(qs form.Questions) form.Questions {
		return slices.DeleteFunc(qs, func(q *form.Question) bool { return q.Sensitivity == form.Locked && !locked })
	}
	for _, question := range out(kind.Questions(blank)) {
		heading = append(heading[:len(heading):len(heading)], question.Name)
	}
	for _, question := range kind.PartQuestions(blank, "nobody") {
		heading = append(heading[:len(heading):len(heading)], "child_"+question.Name)
	}
	if err := row(heading); err != nil {
		return err
	}
	es, err := kind.readWhere(ctx, q, authority, `r.kind = $2`, kind.Name)
	if err != nil {
		return err
	}
	for _, e := range es {
		b := e.Head()
		people := b.People
		if len(people) == 0 {
			people = append(people, "")
		}
		for _, person := range people {
			cells := []string{string(b.ID), string(person), form.Number{N: b.Version, Known: true}.String(), string(b.State), b.Happened.String(),
				string(b.Author), string(b.Worker), string(b.Team), string(b.From), string(b.Thread), b.Made.String(), b.Saved.String(), string(b.SignedBy), b.SignedAt.String()}
			for _, question := range out(kind.Questions(e)) {
				cells = append(cells, question.PlainText())
			}
			for _, question := range kind.PartQuestions(e, person) {
				cells = append(cells, question.PlainText())
			}
			if err := row(cells); err != nil {
				return err
			}
		}
	}
	return nil
}
