package mapping

import (
	"context"
	"maps"
	"slices"
	"strconv"

	"throughline/access"
	"throughline/core"
	"throughline/people"
	"throughline/record"
	"throughline/store"
)

// Rows are the rows of a return by table.
type Rows map[string][][]string

// FromRecords builds the rows of a collection year from the records: those of one person,
// or with no person those of everybody, in the order in which the children were made.
//
// A record that a return told of stands in the years whose return told of it, as it was
// told; after the last year that was imported, and from the first for a record written
// here, the days decide.
func (f *Form) FromRecords(ctx context.Context, q store.Querier, k *record.Keeper, who access.Who, year int, person core.ID) (Rows, error) {
	lives, err := f.lives(ctx, q, k, who, person)
	if err != nil {
		return nil, err
	}
	y := Years{Year: year}
	y.From, y.To = f.Period(year)
	if y.Told, err = f.lastTold(ctx, q, who.Authority); err != nil {
		return nil, err
	}
	ids := make([]core.ID, 0, len(lives))
	for id := range lives {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	rows := Rows{}
	for part := range slices.Chunk(ids, 500) {
		found, err := people.LoadMany(ctx, q, who.Authority, part)
		if err != nil {
			return nil, err
		}
		for _, p := range found {
			b := builder{form: f, keeper: k, life: lives[p.ID], person: p, years: y, rows: rows}
			if err := b.child(); err != nil {
				return nil, err
			}
		}
	}
	return rows, nil
}

// lives reads the standing records of the return's kinds, by person.
func (f *Form) lives(ctx context.Context, q store.Querier, k *record.Keeper, who access.Who, person core.ID) (map[core.ID]Life, error) {
	kinds, err := k.OfKinds(ctx, q, who, person, f.Kinds()...)
	if err != nil {
		return nil, err
	}
	lives := map[core.ID]Life{}
	for _, t := range f.Tables {
		for _, e := range kinds[t.Kind] {
			b := e.Head()
			if !b.State.Standing() || len(b.People) == 0 || !person.IsZero() && !slices.Contains(b.People, person) {
				continue
			}
			for _, of := range b.People { // brothers and sisters who were missing together
				if !person.IsZero() && of != person {
					continue
				}
				if lives[of] == nil {
					lives[of] = Life{}
				}
				lives[of][t.Kind] = append(lives[of][t.Kind], e)
			}
		}
	}
	if f.Also == nil {
		return lives, nil
	}
	es, err := f.Also(ctx, q, k, who, person)
	if err != nil {
		return nil, err
	}
	for _, e := range es {
		b := e.Head()
		if lives[b.People[0]] == nil {
			lives[b.People[0]] = Life{}
		}
		lives[b.People[0]][b.Kind] = append(lives[b.People[0]][b.Kind], e)
	}
	return lives, nil
}

// lastTold is the last collection year whose return was imported; 0 for none.
func (f *Form) lastTold(ctx context.Context, q store.Querier, authority string) (int, error) {
	return record.LastTold(ctx, q, authority, f.Kinds()...)
}

// A builder builds the rows of one child.
type builder struct {
	form   *Form
	keeper *record.Keeper
	life   Life
	person *people.Person
	years  Years
	rows   Rows
	byDays bool // some row stands by its days and not because a return told of it
}

// child adds the child's rows. The child's own row follows from the others: it stands where
// a return told of it, or where some other row stands by its days.
func (b *builder) child() error {
	b.attach()
	own := b.form.Tables[0]
	at := len(b.rows[own.Name])
	for _, t := range b.form.Tables[1:] {
		if t.Under == "" {
			if err := b.under(t, "", map[string]string{}); err != nil {
				return err
			}
		}
	}
	entries := b.life[own.Kind]
	if len(entries) == 0 && b.byDays {
		kind, err := b.keeper.Kind(own.Kind)
		if err != nil {
			return err
		}
		entries = []record.Entry{kind.New(b.person.Authority, b.person.ID)}
	}
	for _, e := range entries {
		told := memory(e)
		if told.In(b.years.Year) || b.byDays && len(b.rows[own.Name]) == at {
			if err := b.row(own, e, nil); err != nil {
				return err
			}
		}
	}
	return nil
}

// attach puts the records that were written here under the row of the return to which they
// belong: a plan follows from a conference and not from the census's episode. It is the one
// of the same piece of work or else the last that had begun by then.
func (b *builder) attach() {
	for _, t := range b.form.Tables {
		if t.Under == "" {
			continue
		}
		above := b.life[b.form.Table(t.Under).Kind]
		for _, e := range b.life[t.Kind] {
			if memory(e).Years == "" {
				putUnder(above, e.Head())
			}
		}
	}
}

// putUnder finds the record above another one and notes it; one that has it is left.
func putUnder(above []record.Entry, of *record.Base) {
	var same, last *record.Base
	for _, a := range above {
		b := a.Head()
		switch {
		case b.ID == of.From:
			return
		case b.Happened.After(of.Happened):
			continue
		case b.Thread == of.Thread && (same == nil || b.Happened.After(same.Happened)):
			same = b
		}
		if last == nil || b.Happened.After(last.Happened) {
			last = b
		}
	}
	if same == nil {
		same = last
	}
	if same != nil {
		of.From = same.ID
	}
}

// under adds the rows of a table that stand under a record, or under the child. numbers
// are the numbers of the rows above, by column.
func (b *builder) under(t *Table, above core.ID, numbers map[string]string) error {
	n := 0
	for _, e := range b.life[t.Kind] {
		if t.Under != "" && e.Head().From != above || !b.stands(t, e) {
			continue
		}
		n++
		own := maps.Clone(numbers)
		if t.Number != "" {
			own[t.Number] = strconv.Itoa(n)
		}
		if err := b.row(t, e, own); err != nil {
			return err
		}
	}
	return nil
}

// row adds a record's row and those beneath it.
func (b *builder) row(t *Table, e record.Entry, numbers map[string]string) error {
	kind, err := b.keeper.Kind(t.Kind)
	if err != nil {
		return err
	}
	row, err := b.form.Row(t, e, kind.Questions(e), b.person, b.years.Year)
	if err != nil {
		return err
	}
	cut := memory(e).Last() != b.years.Year && t.Until != "" && b.day(t.Until, e).After(b.years.To)
	for i, c := range t.Columns {
		unasked := c.Only != nil && !memory(e).In(b.years.Year) && !c.Only(b.life, b.years)
		if unasked || cut && slices.Contains(t.Cut, c.Name) {
			row[i] = ""
		}
		if n, ok := numbers[c.Name]; ok {
			row[i] = n
		}
	}
	b.rows[t.Name] = append(b.rows[t.Name], row)
	for _, beneath := range b.form.Tables {
		if beneath.Under == t.Name {
			if err := b.under(beneath, e.Head().ID, numbers); err != nil {
				return err
			}
		}
	}
	return nil
}

// stands reports whether a record stands in the return of the year.
func (b *builder) stands(t *Table, e record.Entry) bool {
	told := memory(e)
	if told.In(b.years.Year) {
		return true
	}
	if told.Years != "" && b.years.Year <= b.years.Told && e.Head().Author == access.ImportUser {
		return false // corrected here, the days decide
	}
	in := false
	switch {
	case t.Year != "":
		in = b.text(t.Year, e) == strconv.Itoa(b.years.Year) && (t.Belongs == nil || t.Belongs(b.life, b.years))
	case t.Belongs != nil:
		in = t.Belongs(b.life, b.years)
	case t.Until != "":
		until := b.day(t.Until, e)
		in = b.day(t.From, e).NotAfter(b.years.To) && (until.IsZero() || until.NotBefore(b.years.From))
	default:
		in = b.day(t.From, e).Within(b.years.From, b.years.To)
	}
	in = in && (t.While == nil || t.While(b.life, b.years, e))
	b.byDays = b.byDays || in
	return in
}

func (b *builder) text(question string, e record.Entry) string {
	kind, err := b.keeper.Kind(e.Head().Kind)
	if err != nil {
		return ""
	}
	return kind.Questions(e).Find(question).PlainText()
}

func (b *builder) day(question string, e record.Entry) core.Date {
	d, err := core.ParseDate(b.text(question, e))
	if err != nil {
		return 0 // the question wrote it, so it is a day or blank
	}
	return d
}
