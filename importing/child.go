package importing

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"

	"throughline/access"
	"throughline/core"
	"throughline/exchange"
	"throughline/form"
	"throughline/people"
	"throughline/record"
	"throughline/returns/mapping"
	"throughline/store"
)

// An outcome is what became of one child.
type outcome struct {
	person                    core.ID
	isNew                     bool
	made, changed, same, kept int
	problems                  []Problem
}

// A taking is one child on the way in.
type taking struct {
	*importer
	bulk    *record.Keeper // saves with the rest of the batch
	ctx     context.Context
	tx      *store.Tx
	child   *child
	person  *people.Person
	found   map[string][]record.Entry // what is on record, by kind
	changes []record.Change
	placed  map[string][]placed // the rows taken so far, by table
	out     outcome
}

// A placed row is one with its record.
type placed struct {
	numbers map[string]string
	entry   record.Entry
}

// child takes one child in with a keeper in bulk: whole, or not at all.
func (im *importer) child(ctx context.Context, k *record.Keeper, c *child) (outcome, error) {
	t := &taking{importer: im, bulk: k, child: c, found: map[string][]record.Entry{}, placed: map[string][]placed{}}
	err := k.DB.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		t.ctx, t.tx = ctx, tx
		return t.whole()
	})
	return t.out, err
}

func (t *taking) whole() error {
	if err := t.find(); err != nil {
		return err
	}
	if err := t.takePerson(); err != nil {
		return err
	}
	for _, table := range t.form.Tables {
		if err := t.table(table); err != nil {
			return err
		}
	}
	return t.bulk.SaveAllIn(t.ctx, t.tx, t.who, t.changes)
}

// find reads the child and what is on record of it, or begins a new one.
func (t *taking) find() (err error) {
	id, known := t.known[t.child.key]
	if !known {
		t.person = people.New(t.who.Authority)
		t.person.Identifiers = []people.Identifier{{Kind: localNumber, Value: t.child.id}}
		t.out.person, t.out.isNew = t.person.ID, true
		return nil
	}
	t.out.person = id
	if err := access.May(t.ctx, t.tx, t.who, access.Write, id); err != nil {
		return core.Say(core.Forbidden, "the import may not write on this record, which is restricted; somebody named for it must").Because(err)
	}
	if t.person, err = people.Load(t.ctx, t.tx, t.who.Authority, id); err != nil {
		return err
	}
	t.found, err = t.bulk.OfKinds(t.ctx, t.tx, t.who, id, t.form.Kinds()...)
	return err
}

// takePerson reads who the child is out of its own row, where that is new or later than
// what is known, and saves the person where anything changed.
func (t *taking) takePerson() error {
	before, err := json.Marshal(t.person)
	if err != nil {
		return err
	}
	own := t.form.Tables[0]
	switch rows := t.child.rows[own.Name]; {
	case len(rows) > 0 && t.isLater(own, rows[0]):
		t.takeColumns(own, rows[0])
	case len(rows) == 0 && t.out.isNew:
		t.takeFromOthers()
	}
	mapping.Settle(t.person, t.keeper.Today())
	after, err := json.Marshal(t.person)
	if err != nil {
		return err
	}
	if !t.out.isNew && string(before) == string(after) {
		return nil
	}
	file, _ := t.child.where(t.form)
	return people.Save(t.ctx, t.tx, t.who, t.keeper.Now(), t.person, why(file))
}

// isLater reports whether the child's own row says something that was not taken before.
func (t *taking) isLater(own *mapping.Table, r row) bool {
	for _, e := range t.found[own.Kind] {
		if told, ok := mapping.Memory(e); ok {
			return t.year > told.Last() || t.year == told.Last() && told.Row != t.form.Fingerprint(own, r.cells)
		}
	}
	return true
}

func (t *taking) takeColumns(table *mapping.Table, r row) {
	for i, c := range table.Columns {
		if c.Take != nil {
			c.Take(t.person, t.form.Normal(c, false, r.cells[i]))
		}
	}
}

// takeFromOthers makes the best of a child who has no row of its own, which is a problem.
func (t *taking) takeFromOthers() {
	for _, table := range t.form.Tables[1:] {
		for _, r := range t.child.rows[table.Name] {
			t.takeColumns(table, r)
			t.report(r, t.form.Child, t.child.id, "the child has no row in "+t.form.Tables[0].Name+"; it is known only by this one", "a row for each child")
			return
		}
	}
}

// table takes the child's rows of one table.
func (t *taking) table(table *mapping.Table) error {
	kind, err := t.keeper.Kind(table.Kind)
	if err != nil {
		return err
	}
	there, err := t.byKey(table, kind)
	if err != nil {
		return err
	}
	for _, r := range t.child.rows[table.Name] {
		above, ok := t.above(table, r)
		if !ok {
			continue
		}
		key := t.key(table, r.cells, above, strconv.Itoa(t.year))
		var e record.Entry
		if of := there[key]; len(of) > 0 {
			e, there[key] = of[0], of[1:]
		}
		if e, err = t.take(table, kind, r, e, above); err != nil {
			return err
		}
		t.placed[table.Name] = append(t.placed[table.Name], placed{table.Numbers(r.cells), e})
	}
	t.gone(table, there)
	return nil
}

// key is what a row is known again by: its key, the record above it and, where a record
// is of one year, the year.
func (t *taking) key(table *mapping.Table, cells []string, above record.Entry, year string) string {
	key := t.form.Key(table, cells)
	if above != nil {
		key = string(above.Head().ID) + key
	}
	if table.Year != "" {
		key = year + key
	}
	return key
}

// byKey sorts what is on record by what it is known again by.
func (t *taking) byKey(table *mapping.Table, kind *record.Kind) (map[string][]record.Entry, error) {
	out := map[string][]record.Entry{}
	for _, e := range t.found[table.Kind] {
		qs := kind.Questions(e)
		cells, err := t.form.Row(table, e, qs, t.person, t.year)
		if err != nil {
			return nil, err
		}
		key := t.form.Key(table, cells)
		if table.Under != "" {
			key = string(e.Head().From) + key
		}
		if table.Year != "" {
			key = qs.Find(table.Year).PlainText() + key
		}
		out[key] = append(out[key], e)
	}
	return out, nil
}

// above finds the record under which a row stands; none where the table stands under none.
// A row that fits no record or several is left out and reported.
func (t *taking) above(table *mapping.Table, r row) (record.Entry, bool) {
	if table.Under == "" {
		return nil, true
	}
	own := table.Numbers(r.cells)
	var found []record.Entry
	for _, p := range t.placed[table.Under] {
		fits := maps.Clone(p.numbers)
		maps.DeleteFunc(fits, func(column, n string) bool { return own[column] == n })
		if len(fits) == 0 {
			found = append(found, p.entry)
		}
	}
	switch len(found) {
	case 1:
		return found[0], true
	case 0:
		t.report(r, table.Under, "", "the row belongs to none of the child's "+table.Under+", and has been left out", "the number of the row to which it belongs")
	default:
		t.report(r, table.Under, "", "the row could belong to several of the child's "+table.Under+", and has been left out", "a number of its own for each")
	}
	return nil, false
}

// take makes a record of a row, or brings the one that is there up to date.
func (t *taking) take(table *mapping.Table, kind *record.Kind, r row, e record.Entry, above record.Entry) (record.Entry, error) {
	if e == nil {
		e = kind.New(t.who.Authority, t.person.ID)
		if above != nil {
			e.Head().From, e.Head().Thread = above.Head().ID, above.Head().Thread
		}
		t.out.made++
		return e, t.write(table, kind, r, e)
	}
	b := e.Head()
	told, _ := mapping.Memory(e)
	same := told.Row == t.form.Fingerprint(table, r.cells)
	switch {
	case told.In(t.year) && (same || told.Last() > t.year):
		t.out.same++
	case !b.State.Standing():
		t.keep(r, "the record of this row was "+string(b.State)+" here, and is left so")
	case b.Author != access.ImportUser && !same:
		t.keep(r, "the record of this row was written or corrected here, and is left so")
	case b.Author != access.ImportUser:
		t.out.same++
	case told.Last() > t.year:
		told.Add(t.year) // a later return has said more since
		t.out.changed++
		t.changes = append(t.changes, record.Change{Entry: e, Base: b.Version, Why: why(r.file)})
	default:
		t.out.changed++
		return e, t.write(table, kind, r, e)
	}
	return e, nil
}

func (t *taking) keep(r row, what string) {
	t.out.kept++
	t.report(r, "", "", what, "the row as it is on record, or the record corrected by hand")
}

// write answers the record's questions out of the row and notes what could not be taken.
func (t *taking) write(table *mapping.Table, kind *record.Kind, r row, e record.Entry) error {
	qs := kind.Questions(e)
	if table.Year != "" {
		if wrong := qs.Find(table.Year).SetText(strconv.Itoa(t.year)); wrong != "" {
			return fmt.Errorf("a collection year must be %s", wrong)
		}
	}
	left, err := t.form.Take(table, e, qs, t.person, t.year, r.cells)
	if err != nil {
		return err
	}
	for _, column := range left {
		t.notTaken(table, column, qs, r)
	}
	t.changes = append(t.changes, record.Change{Entry: e, Base: e.Head().Version, Why: why(r.file)})
	return nil
}

// notTaken reports a cell that is kept beside the record.
func (t *taking) notTaken(table *mapping.Table, column string, qs form.Questions, r row) {
	for i, c := range table.Columns {
		if c.Name != column {
			continue
		}
		what, want := "this cannot be read, and is kept as it was given", "one of the values that the return knows"
		if c.Person != nil {
			what, want = "the child's record says otherwise or cannot hold this, which is kept beside it as it was given", "what is on record of the child"
		}
		if q := qs.Find(c.Question); c.Day || q != nil && q.Sort == form.SortDay {
			want = "a day written as " + t.form.Write(core.Day(2026, 3, 31))
		} else if q != nil && q.Sort == form.SortWhole {
			want = "a whole number"
		}
		t.report(r, column, r.cells[i], what, want)
	}
}

// gone reports the records of which an earlier import of the year told and this file,
// which holds the table, does not.
func (t *taking) gone(table *mapping.Table, there map[string][]record.Entry) {
	file, given := t.given[table.Name]
	if !given {
		return
	}
	for _, key := range slices.Sorted(maps.Keys(there)) {
		for _, e := range there[key] {
			told, ok := mapping.Memory(e)
			if ok && told.In(t.year) && e.Head().State.Standing() {
				t.report(row{file: file}, table.Name, t.child.id,
					fmt.Sprintf("a row of which an earlier import of %d told is not there; the record stays", t.year), "the row, or the record struck out by hand")
			}
		}
	}
}

func (t *taking) report(r row, field, value, what, want string) {
	t.out.problems = append(t.out.problems, Problem{
		exchange.Problem{File: r.file, Line: r.line, Field: field, Value: value, What: what, Want: want}, t.child.id})
}

// why is what the ledger says of a line that the import wrote.
func why(file string) string { return "imported from " + path.Base(file) }
