package people

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"throughline/changed"
	"throughline/core"
	"throughline/store"
)

// write puts a version into the tables, in place of the one before it.
func (p *Person) write(ctx context.Context, tx *store.Tx, at core.Instant) error {
	changed.Note(tx, p.Authority, string(p.ID))
	values := []any{p.Authority, p.ID, p.Version, p.Name(), p.Born, p.BornEstimated, p.Expected, p.Died, p.Sex, p.Gender, p.Ethnicity,
		p.Language, p.Interpreter, p.Religion, p.Nationality, p.Immigration, p.Professional, p.Agency, p.Post, at, p.MergedInto}
	if p.Version == 1 {
		rows, err := store.Exec(ctx, tx, `
			INSERT INTO person (authority_id, id, version, shown_name, born, born_estimated, expected, died, sex, gender, ethnicity,
				language, interpreter, religion, nationality, immigration, professional, agency, post, saved_at, merged_into)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`, values...)
		if err := saved(rows, err, "person"); err != nil {
			return err
		}
		return p.writeParts(ctx, tx)
	}
	rows, err := store.Exec(ctx, tx, `
		UPDATE person SET version = $3, shown_name = $4, born = $5, born_estimated = $6, expected = $7, died = $8, sex = $9, gender = $10,
			ethnicity = $11, language = $12, interpreter = $13, religion = $14, nationality = $15, immigration = $16, professional = $17,
			agency = $18, post = $19, saved_at = $20, merged_into = $21
		WHERE  authority_id = $1 AND id = $2 AND version = $22`, append(values, p.Version-1)...)
	if err := saved(rows, err, "person"); err != nil {
		return err
	}
	for _, table := range []string{"person_name", "person_identifier", "person_address", "person_detail", "person_disability"} {
		if _, err := store.Exec(ctx, tx, `DELETE FROM `+table+` WHERE authority_id = $1 AND person_id = $2`, p.Authority, p.ID); err != nil {
			return err
		}
	}
	return p.writeParts(ctx, tx)
}

var (
	nameColumns       = []string{"authority_id", "person_id", "place", "kind", "given", "family", "from_on", "until_on"}
	identifierColumns = []string{"authority_id", "person_id", "place", "kind", "value", "as_given", "from_on", "until_on"}
	addressColumns    = []string{"authority_id", "person_id", "place", "kind", "lines", "postcode", "confidential", "from_on", "until_on"}
	detailColumns     = []string{"authority_id", "person_id", "place", "sort", "kind", "value", "note"}
	disabilityColumns = []string{"authority_id", "person_id", "place", "code"}
)

// writeParts puts into the tables what a person may have several of.
func (p *Person) writeParts(ctx context.Context, tx *store.Tx) error {
	var failed error
	insert := func(table string, columns []string, place int, values ...any) {
		if failed == nil {
			failed = tx.Insert(ctx, table, columns, append([]any{p.Authority, p.ID, place}, values...)...)
		}
	}
	for i, n := range p.Names {
		insert("person_name", nameColumns, i, string(n.Kind), n.Given, n.Family, n.From, n.Until)
	}
	for i, d := range p.Identifiers {
		insert("person_identifier", identifierColumns, i, d.Kind, d.Value, d.AsGiven, d.From, d.Until)
	}
	for i, a := range p.Addresses {
		insert("person_address", addressColumns, i, a.Kind, a.Lines, a.Postcode, a.Confidential, a.From, a.Until)
	}
	for i, d := range p.Phones {
		insert("person_detail", detailColumns, i, "phone", d.Kind, d.Value, d.Note)
	}
	for i, d := range p.Emails {
		insert("person_detail", detailColumns, i, "email", d.Kind, d.Value, d.Note)
	}
	for i, d := range p.Disabilities {
		insert("person_disability", disabilityColumns, i, d)
	}
	if failed != nil {
		return failed
	}
	return writeKeys(ctx, tx, p)
}

// read reads people in the order of their ids. which is what follows the column of the
// id in the condition; its values begin with $2.
func read(ctx context.Context, q store.Querier, authority, which string, args ...any) ([]*Person, error) {
	args = append([]any{authority}, args...)
	heads, err := store.All[Person](ctx, q, `
		SELECT authority_id AS authority, id, version, born, born_estimated, expected, died, sex, gender, ethnicity, language, interpreter,
		       religion, nationality, immigration, professional, agency, post, merged_into
		FROM   person WHERE authority_id = $1 AND id `+which+` ORDER BY id`, args...)
	if err != nil || len(heads) == 0 {
		return nil, err
	}
	people := make([]*Person, len(heads))
	byID := make(map[core.ID]*Person, len(heads))
	for i := range heads {
		people[i] = &heads[i]
		byID[heads[i].ID] = people[i]
	}
	return people, readParts(ctx, q, byID, ` WHERE authority_id = $1 AND person_id `+which+` ORDER BY person_id, place`, args)
}

type nameRow struct {
	PersonID core.ID
	Name
}

type identifierRow struct {
	PersonID core.ID
	Identifier
}

type addressRow struct {
	PersonID core.ID
	Address
}

type detailRow struct {
	PersonID core.ID
	Sort     string
	Detail
}

type disabilityRow struct {
	PersonID core.ID
	Code     string
}

// readParts reads what people may have several of.
func readParts(ctx context.Context, q store.Querier, byID map[core.ID]*Person, where string, args []any) error {
	names, err := store.All[nameRow](ctx, q, `SELECT person_id, kind, given, family, from_on AS "from", until_on AS "until" FROM person_name`+where, args...)
	if err != nil {
		return err
	}
	for _, r := range names {
		if p := byID[r.PersonID]; p != nil { // a row of nobody was made by hand; ledger verify tells of it
			p.Names = append(p.Names, r.Name)
		}
	}
	identifiers, err := store.All[identifierRow](ctx, q, `SELECT person_id, kind, value, as_given, from_on AS "from", until_on AS "until" FROM person_identifier`+where, args...)
	if err != nil {
		return err
	}
	for _, r := range identifiers {
		if p := byID[r.PersonID]; p != nil {
			p.Identifiers = append(p.Identifiers, r.Identifier)
		}
	}
	addresses, err := store.All[addressRow](ctx, q, `SELECT person_id, kind, lines, postcode, confidential, from_on AS "from", until_on AS "until" FROM person_address`+where, args...)
	if err != nil {
		return err
	}
	for _, r := range addresses {
		if p := byID[r.PersonID]; p != nil {
			p.Addresses = append(p.Addresses, r.Address)
		}
	}
	details, err := store.All[detailRow](ctx, q, `SELECT person_id, sort, kind, value, note FROM person_detail`+where, args...)
	if err != nil {
		return err
	}
	for _, r := range details {
		if p := byID[r.PersonID]; p == nil {
			continue
		} else if r.Sort == "phone" {
			p.Phones = append(p.Phones, r.Detail)
		} else {
			p.Emails = append(p.Emails, r.Detail)
		}
	}
	disabilities, err := store.All[disabilityRow](ctx, q, `SELECT person_id, code FROM person_disability`+where, args...)
	for _, r := range disabilities {
		p := byID[r.PersonID]
		if p == nil {
			continue
		}
		p.Disabilities = append(p.Disabilities, r.Code)
	}
	return err
}

// parts cuts a list into pieces of 50.
func parts(ids []core.ID) iter.Seq[[]core.ID] {
	return func(yield func([]core.ID) bool) {
		for len(ids) > 0 {
			n := min(len(ids), 50)
			if !yield(ids[:n]) {
				return
			}
			ids = ids[n:]
		}
	}
}

// marksFrom returns the marks and values of a list of ids from $first on. The last id
// is repeated up to 1, 10 or 50, so that there are three statements and not fifty, and
// the database keeps them prepared.
func marksFrom(first int, ids []core.ID) (string, []any) {
	n := 1
	if len(ids) > 10 {
		n = 50
	} else if len(ids) > 1 {
		n = 10
	}
	marks, args := make([]string, n), make([]any, n)
	for i := range n {
		marks[i] = fmt.Sprintf("$%d", first+i)
		args[i] = ids[min(i, len(ids)-1)]
	}
	return strings.Join(marks, ", "), args
}
