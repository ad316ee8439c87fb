package record

import (
	"context"
	"fmt"
	"strings"

	"throughline/core"
	"throughline/form"
	"throughline/store"
)

// columns of the table record, in the order of [Base.dest].
const baseColumns = `r.id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, r.reason`

func (b *Base) dest() []any {
	return []any{&b.ID, &b.Version, (*string)(&b.State), &b.Happened, &b.Author, &b.Worker, &b.Team,
		&b.From, &b.Thread, &b.Made, &b.Saved, &b.SignedBy, &b.SignedAt, &b.Reason}
}

// writeBase inserts the first version of a record, or changes the row of the version
// before. It answers Changed when somebody else saved meanwhile.
func writeBase(ctx context.Context, tx *store.Tx, b *Base) error {
	if b.Version == 1 {
		return tx.Put(ctx, "record",
			[]string{"authority_id", "id", "kind", "version", "state", "happened_on", "author_id", "worker_id", "team_id",
				"from_id", "thread_id", "made_at", "saved_at", "signed_by", "signed_at", "reason"},
			[]any{b.Authority, b.ID, b.Kind, b.Version, string(b.State), b.Happened, b.Author, b.Worker, b.Team,
				b.From, b.Thread, b.Made, b.Saved, b.SignedBy, b.SignedAt, b.Reason})
	}
	n, err := store.Exec(ctx, tx, `
		UPDATE record
		SET    version = $3, state = $4, happened_on = $5, author_id = $6, worker_id = $7, team_id = $8,
		       saved_at = $9, signed_by = $10, signed_at = $11, reason = $12
		WHERE  authority_id = $1 AND id = $2 AND version = $3 - 1`,
		b.Authority, b.ID, b.Version, string(b.State), b.Happened, b.Author, b.Worker, b.Team,
		b.Saved, b.SignedBy, b.SignedAt, b.Reason)
	if err == nil && n == 0 {
		return core.Say(core.Changed, "Somebody else saved this meanwhile. Look at both texts before you choose.")
	}
	return err
}

// writeAnswers writes the record's row in its kind's table, and its parts.
func (k *Kind) writeAnswers(ctx context.Context, tx *store.Tx, e Entry) error {
	b := e.Head()
	qs := k.Questions(e)
	if b.Version == 1 {
		if err := tx.Put(ctx, k.Name, columnsOf(qs, "authority_id", "record_id"), valuesOf(qs, b.Authority, b.ID)); err != nil {
			return err
		}
	} else if err := changeAnswers(ctx, tx, k.Name, b, qs); err != nil {
		return err
	}
	if err := k.writeRows(ctx, tx, e); err != nil || k.parts == nil {
		return err
	}
	if b.Version > 1 {
		if err := store.Later(ctx, tx, `DELETE FROM `+k.Name+`_child WHERE authority_id = $1 AND record_id = $2`, b.Authority, b.ID); err != nil {
			return err
		}
	}
	var columns []string
	var rows [][]any
	for i := range k.parts.len(e) {
		p, qs := k.parts.at(e, i)
		if columns == nil {
			columns = columnsOf(qs, "authority_id", "record_id", "person_id")
		}
		rows = append(rows, valuesOf(qs, b.Authority, b.ID, p.Person))
	}
	return tx.Put(ctx, k.Name+"_child", columns, rows...)
}

// columnsOf are the columns of a row of answers after those of its key.
func columnsOf(qs form.Questions, keys ...string) []string {
	for _, q := range qs {
		keys = append(keys, q.Name)
	}
	return keys
}

// valuesOf are what stands in them.
func valuesOf(qs form.Questions, keys ...any) []any {
	for _, q := range qs {
		keys = append(keys, q.Value())
	}
	return keys
}

// changeAnswers changes the row of answers of a record that is there.
func changeAnswers(ctx context.Context, tx *store.Tx, table string, b *Base, qs form.Questions) error {
	if len(qs) == 0 {
		return nil
	}
	set, args := make([]string, len(qs)), []any{b.Authority, b.ID}
	for i, q := range qs {
		args = append(args, q.Value())
		set[i] = fmt.Sprintf("%s = $%d", q.Name, len(args))
	}
	return store.Later(ctx, tx, `UPDATE `+table+` SET `+strings.Join(set, ", ")+` WHERE authority_id = $1 AND record_id = $2`, args...)
}

// writePeople keeps whom the record concerns. Nobody is ever taken off: they are marked gone.
func writePeople(ctx context.Context, tx *store.Tx, b *Base) error {
	rows := make([][]any, len(b.People))
	for i, p := range b.People {
		rows[i] = []any{b.Authority, b.ID, p, i, false, b.Kind, b.Happened, b.Saved, string(b.State)}
	}
	if b.Version == 1 {
		return tx.Put(ctx, "record_person", []string{"authority_id", "record_id", "person_id", "place", "gone", "kind", "happened_on", "saved_at", "state"}, rows...)
	}
	if err := store.Later(ctx, tx,
		`UPDATE record_person SET gone = $3, happened_on = $4, saved_at = $5, state = $6 WHERE authority_id = $1 AND record_id = $2`, b.Authority, b.ID, true, b.Happened, b.Saved, string(b.State)); err != nil {
		return err
	}
	for _, row := range rows {
		err := store.Later(ctx, tx, `
			INSERT INTO record_person (authority_id, record_id, person_id, place, gone, kind, happened_on, saved_at, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
			ON CONFLICT (authority_id, record_id, person_id) DO UPDATE SET place = excluded.place, gone = excluded.gone`, row...)
		if err != nil {
			return err
		}
	}
	return nil
}

// read fills a record from the tables.
func (k *Kind) read(ctx context.Context, q store.Querier, authority string, id core.ID) (Entry, error) {
	es, err := k.readWhere(ctx, q, authority, `r.id = $2`, id)
	if err == nil && len(es) == 0 {
		err = core.Say(core.Missing, "There is no such record.")
	}
	if err != nil {
		return nil, err
	}
	return es[0], nil
}

// ofPerson is the condition of the records of the kind that concern, or once concerned, a
// person. The list comes first, so that a house of a million records is not walked for one
// child; and it is of the kind alone, or each kind would walk all records of the child.
func (k *Kind) ofPerson() string {
	return `r.id IN (SELECT rp.record_id FROM record_person rp WHERE rp.authority_id = $1 AND rp.person_id = $2 AND rp.kind = '` + k.Name + `')`
}

// readWhere fills the records of the kind that a condition on r picks, whose one value is $2:
// in three statements, however many records.
func (k *Kind) readWhere(ctx context.Context, q store.Querier, authority, condition string, value any) ([]Entry, error) {
	blank := k.New(authority)
	names := ""
	for _, question := range k.Questions(blank) {
		names += ", k." + question.Name
	}
	args := []any{authority, value}
	var out []Entry
	byID := map[core.ID]Entry{}
	err := store.Each(ctx, q, `SELECT `+baseColumns+names+`
		FROM record r JOIN `+k.Name+` k ON k.authority_id = r.authority_id AND k.record_id = r.id
		WHERE r.authority_id = $1 AND `+condition, args,
		func(scan func(...any) error) error {
			e := k.New(authority)
			err := scan(append(e.Head().dest(), dests(k.Questions(e))...)...)
			out = append(out, e)
			byID[e.Head().ID] = e
			return err
		})
	if err != nil || len(out) == 0 {
		return nil, err
	}
	if err := readPeople(ctx, q, condition, args, byID); err != nil {
		return nil, err
	}
	for _, e := range out {
		k.matchParts(e)
	}
	if err := k.readRows(ctx, q, authority, condition, args, byID); err != nil {
		return nil, err
	}
	return out, k.readParts(ctx, q, authority, condition, args, byID)
}

func readPeople(ctx context.Context, q store.Querier, condition string, args []any, byID map[core.ID]Entry) error {
	return store.Each(ctx, q, `
		SELECT p.record_id, p.person_id
		FROM   record_person p JOIN record r ON r.authority_id = p.authority_id AND r.id = p.record_id
		WHERE  r.authority_id = $1 AND `+condition+` AND NOT p.gone
		ORDER  BY p.record_id, p.place`, args,
		func(scan func(...any) error) error {
			var record, person core.ID
			err := scan(&record, &person)
			if e := byID[record]; e != nil {
				e.Head().People = append(e.Head().People, person)
			}
			return err
		})
}

func (k *Kind) readParts(ctx context.Context, q store.Querier, authority, condition string, args []any, byID map[core.ID]Entry) error {
	if k.parts == nil {
		return nil
	}
	names := ""
	for _, question := range k.PartQuestions(k.New(authority, "nobody"), "nobody") {
		names += ", c." + question.Name
	}
	return store.Each(ctx, q, `
		SELECT c.record_id, c.person_id`+names+`
		FROM   `+k.Name+`_child c JOIN record r ON r.authority_id = c.authority_id AND r.id = c.record_id
		WHERE  r.authority_id = $1 AND `+condition, args,
		func(scan func(...any) error) error {
			// The row says whose it is, so its answers are read into a part apart first.
			spare := k.New(authority, "nobody")
			qs := k.PartQuestions(spare, "nobody")
			var record, person core.ID
			if err := scan(append([]any{&record, &person}, dests(qs)...)...); err != nil {
				return err
			}
			if e := byID[record]; e != nil {
				for i, to := range k.PartQuestions(e, person) {
					to.SetText(qs[i].PlainText())
				}
			}
			return nil
		})
}

func dests(qs form.Questions) []any {
	out := make([]any, len(qs))
	for i, q := range qs {
		out[i] = q.Dest()
	}
	return out
}

// addLocalColumns gives a council's own questions their columns. A column once made
// stays, also when the question is no longer asked.
func (k *Kind) addLocalColumns(ctx context.Context, tx *store.Tx) error {
	if len(k.local) == 0 {
		return nil
	}
	for _, l := range k.local {
		there, err := tx.HasColumn(ctx, k.Name, l.Name)
		if err != nil {
			return err
		}
		if there {
			continue
		}
		word := "TEXT"
		switch l.Type {
		case form.SortDay:
			word = "{day}"
		case form.SortWhole, form.SortMoney:
			word = "{whole}"
		}
		if err := tx.AddColumn(ctx, k.Name, l.Name, word); err != nil {
			return fmt.Errorf("adding the council's own question %s: %w", l.Name, err)
		}
	}
	return nil
}
