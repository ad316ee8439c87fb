package record

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/form"
	"throughline/store"
)

// Told is what a record that came in with a statutory return remembers of that return. A
// kind whose records may come so embeds it and asks [Told.Asked] last; a record that was
// written here leaves it blank.
type Told struct {
	// Years are the collection years whose return told of it, in order, parted by blanks:
	// "2025 2026".
	Years string
	// AsGiven are the cells that the record cannot hold as they were given, such as a day
	// that is none: a JSON object by column. Nothing is lost, and building the return of
	// such a year gives them back.
	AsGiven string
	// Row is the fingerprint of the row as it was last told, by which the same row is known
	// again. A record that was corrected here since is so not undone by the same file.
	Row string
}

// Asked are the questions about the return that told of the record.
func (t *Told) Asked() form.Questions {
	return form.Questions{
		form.Words(&t.Years, "told_years", "Collection years whose return told of this").Sensitive(form.Plain).Under("From a return").Kept(),
		form.Long(&t.AsGiven, "as_given", "What the return gave that could not be taken").
			Meaning("Cells of an imported return that the record cannot hold as they were given, as a JSON object by column; blank where all could be taken.").Kept(),
		form.Words(&t.Row, "told_row", "Fingerprint of the row").Sensitive(form.Plain).
			Meaning("A fingerprint of the imported row, by which the same row is known again.").Kept(),
	}
}

// Memory returns what the record remembers; it makes a struct that embeds Told an entry
// that a return may tell of.
func (t *Told) Memory() *Told { return t }

// In reports whether the return of a collection year told of the record.
func (t *Told) In(year int) bool { return slices.Contains(strings.Fields(t.Years), strconv.Itoa(year)) }

// Last is the last collection year whose return told of it; 0 for none.
func (t *Told) Last() int {
	years := strings.Fields(t.Years)
	if len(years) == 0 {
		return 0
	}
	last, err := strconv.Atoi(years[len(years)-1])
	if err != nil {
		return 0 // somebody wrote something else there; it is no year
	}
	return last
}

// Add notes that the return of a year told of it.
func (t *Told) Add(year int) {
	if years := strings.Fields(t.Years); !t.In(year) {
		years = append(years, strconv.Itoa(year))
		slices.Sort(years)
		t.Years = strings.Join(years, " ")
	}
}

// noteYear keeps of which year a return told of a record of the kind, for [LastTold].
func noteYear(ctx context.Context, tx *store.Tx, e Entry) error {
	m, may := e.(interface{ Memory() *Told })
	if !may || m.Memory().Last() == 0 {
		return nil
	}
	return store.Later(ctx, tx, `INSERT INTO told_year (authority_id, kind, year) VALUES ($1, $2, $3) ON CONFLICT (authority_id, kind, year) DO NOTHING`,
		e.Head().Authority, e.Head().Kind, m.Memory().Last())
}

// LastTold is the last collection year of which a return that was imported told of records
// of some kinds; 0 for none.
func LastTold(ctx context.Context, q store.Querier, authority string, kinds ...string) (int, error) {
	type told struct {
		Kind string
		Year int
	}
	rows, err := store.All[told](ctx, q, `SELECT kind, max(year) AS year FROM told_year WHERE authority_id = $1 GROUP BY kind`, authority)
	last := 0
	for _, r := range rows {
		if slices.Contains(kinds, r.Kind) {
			last = max(last, r.Year)
		}
	}
	return last, err
}

// OfKinds returns the records of some kinds that concern a person, by kind and whatever their
// state, those of a kind in the order in which they were made, for somebody who may see that
// person. No person asks for everybody's, which needs the right to run returns.
func (k *Keeper) OfKinds(ctx context.Context, q store.Querier, who access.Who, person core.ID, kinds ...string) (map[string][]Entry, error) {
	act := access.RunReturns
	if !person.IsZero() {
		act = access.See
	}
	err := access.May(ctx, q, who, act, person)
	if err == nil && !person.IsZero() {
		kinds, err = kindsOf(ctx, q, who.Authority, person, kinds)
	}
	if err != nil {
		return nil, err
	}
	of := make(map[string][]Entry, len(kinds))
	for _, name := range kinds {
		kind, err := k.Kind(name)
		if err != nil {
			return nil, err
		}
		condition, value := `r.kind = $2`, any(name)
		if !person.IsZero() {
			condition, value = kind.ofPerson(), any(person)
		}
		if of[name], err = kind.readWhere(ctx, q, who.Authority, condition, value); err != nil {
			return nil, err
		}
		slices.SortFunc(of[name], func(a, b Entry) int { return strings.Compare(string(a.Head().ID), string(b.Head().ID)) })
	}
	return of, nil
}

// kindsOf are those of some kinds of which there are records of a person.
func kindsOf(ctx context.Context, q store.Querier, authority string, person core.ID, kinds []string) ([]string, error) {
	has, err := store.All[string](ctx, q, `
		SELECT DISTINCT kind FROM record_person WHERE authority_id = $1 AND person_id = $2 ORDER BY kind`, authority, person)
	return slices.DeleteFunc(slices.Clone(kinds), func(name string) bool { return !slices.Contains(has, name) }), err
}
