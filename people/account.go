package people

import (
	"context"
	"encoding/json"
	"fmt"

	"throughline/core"
	"throughline/ledger"
	"throughline/store"
)

// Account gives everybody and everything kept here as it stands in the tables, for
// [ledger.Verify].
func Account() ledger.Account {
	return ledger.Account{
		Kinds: []string{kindPerson, kindRelationship, kindHousehold, kindNotSame, kindMerge},
		Rows: func(ctx context.Context, q store.Querier, authority string, each func(core.ID, int64, []byte) error, found func(*ledger.Fault)) error {
			err := checkPersons(ctx, q, authority, found)
			if err != nil {
				return err
			}
			err = pages(ctx, q, authority, "person", func(ctx context.Context, q store.Querier, authority string, args ...any) ([]*Person, error) {
				return read(ctx, q, authority, between, args...)
			}, func(p *Person) (core.ID, int64) { return p.ID, p.Version }, each)
			if err != nil {
				return err
			}
			err = pages(ctx, q, authority, "relationship", func(ctx context.Context, q store.Querier, authority string, args ...any) ([]Relationship, error) {
				return store.All[Relationship](ctx, q, relationships+`AND id `+between+` ORDER BY id`, append([]any{authority}, args...)...)
			}, func(r Relationship) (core.ID, int64) { return r.ID, r.Version }, each)
			if err != nil {
				return err
			}
			err = pages(ctx, q, authority, "household", func(ctx context.Context, q store.Querier, authority string, args ...any) ([]*Household, error) {
				return readHouseholds(ctx, q, authority, between, args...)
			}, func(h *Household) (core.ID, int64) { return h.ID, h.Version }, each)
			if err != nil {
				return err
			}
			err = pages(ctx, q, authority, "merge", func(ctx context.Context, q store.Querier, authority string, args ...any) ([]*Merge, error) {
				return readMerges(ctx, q, authority, `id `+between+` ORDER BY id`, args...)
			}, func(m *Merge) (core.ID, int64) { return m.ID, m.Version }, each)
			if err != nil {
				return err
			}
			return pages(ctx, q, authority, "not_same", func(ctx context.Context, q store.Querier, authority string, args ...any) ([]notSame, error) {
				return store.All[notSame](ctx, q, notSames+`AND id `+between+` ORDER BY id`, append([]any{authority}, args...)...)
			}, func(n notSame) (core.ID, int64) { return n.ID, n.Version }, each)
		},
	}
}

// checkPersons looks at what the table keeps of a person beside what the ledger keeps: the
// name as it is shown, and when the person was saved.
func checkPersons(ctx context.Context, q store.Querier, authority string, found func(*ledger.Fault)) error {
	ids, err := store.All[core.ID](ctx, q, `
		SELECT p.id FROM person p JOIN ledger l ON l.authority_id = p.authority_id AND l.record_id = p.id AND l.version = p.version
		WHERE  p.authority_id = $1 AND p.saved_at <> l.at ORDER BY p.id`, authority)
	if err != nil {
		return err
	}
	for _, id := range ids {
		found(&ledger.Fault{Kind: kindPerson, Record: id, Words: "the table has another time of saving than the ledger"})
	}
	type shown struct {
		ID        core.ID
		ShownName string
	}
	return pages(ctx, q, authority, "person", func(ctx context.Context, q store.Querier, authority string, args ...any) ([]shown, error) {
		names, err := store.All[shown](ctx, q, `SELECT id, shown_name FROM person WHERE authority_id = $1 AND id `+between, append([]any{authority}, args...)...)
		if err != nil {
			return nil, err
		}
		people, err := read(ctx, q, authority, between, args...)
		if err != nil {
			return nil, err
		}
		is := map[core.ID]string{}
		for _, p := range people {
			is[p.ID] = p.Name()
		}
		for _, n := range names {
			if is[n.ID] != n.ShownName {
				found(&ledger.Fault{Kind: kindPerson, Record: n.ID, Words: "the name that is shown is not the name that is kept"})
			}
		}
		return nil, nil
	}, nil, nil)
}

const (
	between = `BETWEEN $2 AND $3`
	lowest  = core.ID("00000000-0000-0000-0000-000000000000")
)

// pages hands over a table in pages of 500, so that a whole county need not be in memory.
func pages[T any](ctx context.Context, q store.Querier, authority, table string,
	page func(ctx context.Context, q store.Querier, authority string, args ...any) ([]T, error),
	version func(T) (core.ID, int64), each func(core.ID, int64, []byte) error) error {
	for after := lowest; ; {
		ids, err := store.All[core.ID](ctx, q, `SELECT id FROM `+table+` WHERE authority_id = $1 AND id > $2 ORDER BY id LIMIT 500`, authority, after)
		if err != nil || len(ids) == 0 {
			return err
		}
		last := ids[len(ids)-1]
		found, err := page(ctx, q, authority, ids[0], last)
		if err != nil {
			return err
		}
		for _, one := range found {
			body, err := json.Marshal(one)
			if err != nil {
				return fmt.Errorf("writing a row of %s as the ledger does: %w", table, err)
			}
			id, v := version(one)
			if err := each(id, v, body); err != nil {
				return err
			}
		}
		after = last
	}
}
