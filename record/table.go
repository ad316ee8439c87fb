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
		return tx.Insert(ctx, "record",
			[]string{"authority_id", "id", "kind", "version", "state", "happened_on", "author_id", "worker_id", "team_id",
				"from_id", "thread_id", "made_at", "saved_at", "signed_by", "signed_at", "reason"},
			b.Authority, b.ID, b.Kind, b.Version, string(b.State), b.Happened, b.Author, b.Worker, b.Team,
			b.From, b.Thread, b.Made, b.Saved, b.SignedBy, b.SignedAt, b.Reason)
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
	if err := upsert(ctx, tx, k.Name, []string{"authority_id", "record_id"}, []any{b.Authority, b.ID}, k.Questions(e), b.Version > 1); err != nil {
		return err
	}
	if k.parts == nil {
		return nil
	}
	if b.Version > 1 {
		if _, err := store.Exec(ctx, tx, `DELETE FROM `+k.Name+`_child WHERE authority_id = $1 AND record_id = $2`, b.Authority, b.ID); err != nil {
			return err
		}
	}
	for i := range k.parts.len(e) {
		p, qs := k.parts.at(e, i)
		err := upsert(ctx, tx, k.Name+"_child", []string{"authority_id", "record_id", "person_id"}, []any{b.Authority, b.ID, p.Person}, qs, false)
		if err != nil {
			return err
		}
	}
	return nil
}

// upsert inserts a row of answers, or changes the one that is there.
func upsert(ctx context.Context, tx *store.Tx, table string, keys []string, of []any, qs form.Questions, exists bool) error {
	if !exists {
		columns, values := keys, of
		for _, q := range qs {
			columns, values = append(columns, q.Name), append(values, q.Value())
		}
		return tx.Insert(ctx, table, columns, values...)
	}
	if len(qs) == 0 {
		return nil
	}
	set, where, args := make([]string, len(qs)), make([]string, len(keys)), of
	for i, k := range keys {
		where[i] = fmt.Sprintf("%s = $%d", k, i+1)
	}
	for i, q := range qs {
		args = append(args, q.Value())
		set[i] = fmt.Sprintf("%s = $%d", q.Name, len(args))
	}
	_, err := store.Exec(ctx, tx, `UPDATE `+table+` SET `+strings.Join(set, ", ")+` WHERE `+strings.Join(where, " AND "), args...)
	return err
}

// writePeople keeps whom the record concerns. Nobody is ever taken off: they are marked gone.
func writePeople(ctx context.Context, tx *store.Tx, b *Base) error {
	if b.Version > 1 {
		if _, err := store.Exec(ctx, tx,
			`UPDATE record_person SET gone = $3 WHERE authority_id = $1 AND record_id = $2`, b.Authority, b.ID, true); err != nil {
			return err
		}
	}
	for i, p := range b.People {
		_, err := store.Exec(ctx, tx, `
			INSERT INTO record_person (authority_id, record_id, person_id, place, gone) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (authority_id, record_id, person_id) DO UPDATE SET place = excluded.place, gone = excluded.gone`,
			b.Authority, b.ID, p, i, false)
		if err != nil {
			return err
		}
	}
	return nil
}

// read fills a record from the tables.
func (k *Kind) read(ctx context.Context, q store.Querier, authority string, id core.ID) (Entry, error) {
	e := k.New(authority)
	b := e.Head()
	qs := k.Questions(e)
	names := make([]string, len(qs))
	for i, question := range qs {
		names[i] = ", k." + question.Name
	}
	found := false
	err := store.Each(ctx, q, `SELECT `+baseColumns+strings.Join(names, "")+`
		FROM record r JOIN `+k.Name+` k ON k.authority_id = r.authority_id AND k.record_id = r.id
		WHERE r.authority_id = $1 AND r.id = $2`, []any{authority, id},
		func(scan func(...any) error) error {
			found = true
			return scan(append(b.dest(), dests(qs)...)...)
		})
	if err == nil && !found {
		err = core.Say(core.Missing, "There is no such record.")
	}
	if err != nil {
		return nil, err
	}
	b.People, err = store.All[core.ID](ctx, q, `
		SELECT person_id FROM record_person WHERE authority_id = $1 AND record_id = $2 AND gone = $3 ORDER BY place`,
		authority, id, false)
	if err != nil {
		return nil, err
	}
	k.matchParts(e)
	return e, k.readParts(ctx, q, e)
}

func (k *Kind) readParts(ctx context.Context, q store.Querier, e Entry) error {
	if k.parts == nil || k.parts.len(e) == 0 {
		return nil
	}
	b := e.Head()
	_, qs := k.parts.at(e, 0)
	names := make([]string, len(qs))
	for i, question := range qs {
		names[i] = question.Name
	}
	for i := range k.parts.len(e) {
		p, qs := k.parts.at(e, i)
		err := store.Each(ctx, q, `SELECT `+strings.Join(names, ", ")+` FROM `+k.Name+`_child
			WHERE authority_id = $1 AND record_id = $2 AND person_id = $3`, []any{b.Authority, b.ID, p.Person},
			func(scan func(...any) error) error { return scan(dests(qs)...) })
		if err != nil {
			return err
		}
	}
	return nil
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
