package record

import (
	"context"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"throughline/core"
	"throughline/form"
	"throughline/store"
)

// A RowSet is a table of rows inside a record: the actions of a plan, who came to a
// conference. Its rows stand in a table of their own, named after the kind and the set.
type RowSet struct {
	Name  string // "action": the table is <kind>_action
	Title string // "Actions"
	One   string // what one row is, "action"

	len  func(Entry) int
	at   func(Entry, int) form.Questions
	add  func(Entry) form.Questions
	none func(Entry)
}

// EachRow gives a kind a table of rows. The name says what one row is, in the singular.
// Called twice with different names, the kind has both.
func EachRow[T, R any](k Of[T], name, title string, list func(*T) *[]R, questions func(*R) form.Questions) Of[T] {
	find := func(e Entry) *[]R { return list(typed[T](e)) }
	k.rows = append(k.rows, &RowSet{
		Name: name, Title: title, One: strings.ReplaceAll(name, "_", " "),
		len: func(e Entry) int { return len(*find(e)) },
		at:  func(e Entry, i int) form.Questions { return questions(&(*find(e))[i]) },
		add: func(e Entry) form.Questions {
			l := find(e)
			*l = append(*l, *new(R))
			return questions(&(*l)[len(*l)-1])
		},
		none: func(e Entry) { *find(e) = nil },
	})
	return k
}

// RowsOf sets what one row of a set is called on the form, where its name would not read well:
// "Person 1" among those who were invited, and not "Invited 1".
func (k Of[T]) RowsOf(name, one string) Of[T] {
	k.RowSet(name).One = one
	return k
}

// RowSets are the tables of rows that records of the kind hold, in the order of the form.
func (k *Kind) RowSets() []*RowSet { return k.rows }

// Rows returns the questions of every row of a record, bound to it.
func (s *RowSet) Rows(e Entry) []form.Questions {
	out := make([]form.Questions, s.len(e))
	for i := range out {
		out[i] = s.at(e, i)
	}
	return out
}

// Asked are the questions of a row that is not there yet; answers to them are not kept.
func (s *RowSet) Asked(k *Kind) form.Questions { return s.add(k.New("")) }

// Field is the name of an answer of the nth row in the form, counted from 1; with no
// question, what every answer of that row begins with.
func (s *RowSet) Field(n int, question string) string {
	return "row-" + s.Name + "-" + strconv.Itoa(n) + "." + question
}

// Numbers are the numbers of the rows of which anything was sent, blank or not, in order.
func (s *RowSet) Numbers(typed url.Values) []int {
	seen := map[int]bool{}
	for name := range typed {
		rest, ok := strings.CutPrefix(name, "row-"+s.Name+"-")
		if !ok {
			continue
		}
		number, _, _ := strings.Cut(rest, ".")
		if n, err := strconv.Atoi(number); err == nil && n > 0 && n < 1000 {
			seen[n] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// read reads the rows that were typed. A row of which nothing was typed is none.
func (s *RowSet) read(e Entry, typed url.Values, today core.Date) []core.FieldProblem {
	var wrong []core.FieldProblem
	s.none(e)
	for _, n := range s.Numbers(typed) {
		of := answersUnder(typed, s.Field(n, ""))
		if allBlank(of) {
			continue
		}
		for _, w := range s.add(e).Read(of, today) {
			wrong = append(wrong, core.FieldProblem{Field: s.Field(n, w.Field), Words: w.Words})
		}
	}
	return wrong
}

// typeInto writes the rows as they would be typed.
func (s *RowSet) typeInto(e Entry, typed url.Values) {
	for i, qs := range s.Rows(e) {
		for name, values := range qs.Typed() {
			typed[s.Field(i+1, name)] = values
		}
	}
}

func allBlank(typed url.Values) bool {
	for _, values := range typed {
		if strings.TrimSpace(strings.Join(values, "")) != "" {
			return false
		}
	}
	return true
}

// answersUnder picks the answers whose names begin with a prefix, and takes it off.
func answersUnder(typed url.Values, prefix string) url.Values {
	out := url.Values{}
	for name, values := range typed {
		if rest, ok := strings.CutPrefix(name, prefix); ok && rest != "" {
			out[rest] = values
		}
	}
	return out
}

// writeRows writes the rows of a record anew.
func (k *Kind) writeRows(ctx context.Context, tx *store.Tx, e Entry) error {
	b := e.Head()
	for _, s := range k.rows {
		table := k.Name + "_" + s.Name
		if b.Version > 1 {
			if err := store.Later(ctx, tx, `DELETE FROM `+table+` WHERE authority_id = $1 AND record_id = $2`, b.Authority, b.ID); err != nil {
				return err
			}
		}
		var columns []string
		var rows [][]any
		for i, qs := range s.Rows(e) {
			if columns == nil {
				columns = columnsOf(qs, "authority_id", "record_id", "place")
			}
			rows = append(rows, valuesOf(qs, b.Authority, b.ID, i+1))
		}
		if err := tx.Put(ctx, table, columns, rows...); err != nil {
			return err
		}
	}
	return nil
}

// readRows reads the rows of the records that a condition on r picks.
func (k *Kind) readRows(ctx context.Context, q store.Querier, authority, condition string, args []any, byID map[core.ID]Entry) error {
	for _, s := range k.rows {
		spare := k.New(authority)
		names := ""
		for _, question := range s.add(spare) {
			names += ", c." + question.Name
		}
		err := store.Each(ctx, q, `
			SELECT c.record_id`+names+`
			FROM   `+k.Name+`_`+s.Name+` c JOIN record r ON r.authority_id = c.authority_id AND r.id = c.record_id
			WHERE  r.authority_id = $1 AND `+condition+`
			ORDER  BY c.record_id, c.place`, args,
			func(scan func(...any) error) error {
				// The row says whose it is, so its answers are read into a row apart first.
				qs := s.add(spare)
				var record core.ID
				if err := scan(append([]any{&record}, dests(qs)...)...); err != nil {
					return err
				}
				if e := byID[record]; e != nil {
					for i, to := range s.add(e) {
						to.SetText(qs[i].PlainText())
					}
				}
				return nil
			})
		if err != nil {
			return err
		}
	}
	return nil
}

// rowBodies are the rows as the ledger keeps them, by set; nil where there are none.
func (k *Kind) rowBodies(e Entry) map[string][]map[string]string {
	var out map[string][]map[string]string
	for _, s := range k.rows {
		for _, qs := range s.Rows(e) {
			if out == nil {
				out = map[string][]map[string]string{}
			}
			out[s.Name] = append(out[s.Name], answers(qs))
		}
	}
	return out
}

// rowsFromBody takes over the rows that the ledger kept.
func (k *Kind) rowsFromBody(e Entry, of map[string][]map[string]string) {
	for _, s := range k.rows {
		for _, row := range of[s.Name] {
			for _, q := range s.add(e) {
				q.SetText(row[q.Name])
			}
		}
	}
}

// RowSet is the table of rows of a name; nil where the kind has none of it.
func (k *Kind) RowSet(name string) *RowSet {
	for _, s := range k.rows {
		if s.Name == name {
			return s
		}
	}
	return nil
}
