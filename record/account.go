package record

import (
	"context"
	"fmt"

	"throughline/core"
	"throughline/ledger"
	"throughline/store"
)

// Account lets the ledger compare every record with its last line, and finds what belongs
// to no record, moments that no record makes, and dues that do not follow from the moments.
func (k *Keeper) Account() ledger.Account {
	var names []string
	for _, kind := range k.kinds {
		names = append(names, kind.Name)
	}
	return ledger.Account{Kinds: names, Rows: func(ctx context.Context, q store.Querier, authority string, each func(core.ID, int64, []byte) error, found func(*ledger.Fault)) error {
		for _, kind := range k.kinds {
			es, err := kind.readWhere(ctx, q, authority, `r.kind = $2`, kind.Name)
			if err != nil {
				return err
			}
			for _, e := range es {
				body, err := kind.canonical(e)
				if err != nil {
					return err
				}
				if err := each(e.Head().ID, e.Head().Version, body); err != nil {
					return err
				}
			}
			if err := kind.checkMoments(ctx, q, authority, es, found); err != nil {
				return err
			}
			if err := kind.orphans(ctx, q, authority, found); err != nil {
				return err
			}
			if err := kind.checkWaiting(ctx, q, authority, found); err != nil {
				return err
			}
		}
		if err := checkLines(ctx, q, authority, found); err != nil {
			return err
		}
		return k.checkDues(ctx, q, authority, found)
	}}
}

// orphans finds the rows of the kind's tables that belong to no record, or to no record of
// the kind, or tell of somebody whom the record does not concern.
func (k *Kind) orphans(ctx context.Context, q store.Querier, authority string, found func(*ledger.Fault)) error {
	tables := []string{k.Name}
	if k.parts != nil {
		tables = append(tables, k.Name+"_child")
	}
	for _, s := range k.rows {
		tables = append(tables, k.Name+"_"+s.Name)
	}
	for i, table := range tables {
		whom := ""
		if k.parts != nil && i == 1 {
			whom = ` OR NOT EXISTS (SELECT 1 FROM record_person p WHERE p.authority_id = k.authority_id AND p.record_id = k.record_id AND p.person_id = k.person_id)`
		}
		ids, err := store.All[core.ID](ctx, q, `
			SELECT k.record_id FROM `+table+` k
			LEFT JOIN record r ON r.authority_id = k.authority_id AND r.id = k.record_id AND r.kind = $2
			WHERE k.authority_id = $1 AND (r.id IS NULL`+whom+`)`, authority, k.Name)
		if err != nil {
			return err
		}
		for _, id := range ids {
			found(&ledger.Fault{Kind: table, Record: id, Words: "the table holds a row that the ledger does not account for"})
		}
	}
	return nil
}

// readable are the moments whose flag is one: SQLite keeps any number in its place.
const readable = `CAST(m.day_only AS TEXT) IN ('0', '1', 'true', 'false')`

// checkMoments compares the moments of the kind's records with those that the records make.
func (k *Kind) checkMoments(ctx context.Context, q store.Querier, authority string, es []Entry, found func(*ledger.Fault)) error {
	made := map[madeMoment]bool{}
	for _, e := range es {
		for _, m := range k.momentsOf(e) {
			made[m] = true
		}
	}
	unread, err := store.All[core.ID](ctx, q, `
		SELECT m.record_id FROM moment m JOIN record r ON r.authority_id = m.authority_id AND r.id = m.record_id
		WHERE  m.authority_id = $1 AND r.kind = $2 AND NOT `+readable, authority, k.Name)
	if err != nil {
		return err
	}
	for _, id := range unread {
		found(&ledger.Fault{Kind: "moment", Record: id, Words: "a moment of the record, a " + k.Name + ", holds what is neither yes nor no"})
	}
	kept, err := store.All[madeMoment](ctx, q, `
		SELECT m.person_id, m.record_id, m.place, m.moment, m.at, m.day_only, m.thread_id, m.tags, m.until_on, m.every
		FROM   moment m JOIN record r ON r.authority_id = m.authority_id AND r.id = m.record_id
		WHERE  m.authority_id = $1 AND r.kind = $2 AND `+readable, authority, k.Name)
	if err != nil {
		return err
	}
	for _, m := range kept {
		if !made[m] {
			found(&ledger.Fault{Kind: "moment", Record: m.RecordID, Words: fmt.Sprintf("the record, a %s, does not make this moment (%s) as it stands", k.Name, m.Moment)})
		}
		delete(made, m)
	}
	for m := range made {
		found(&ledger.Fault{Kind: "moment", Record: m.RecordID, Words: fmt.Sprintf("a moment (%s) that the record, a %s, makes is missing", m.Moment, k.Name)})
	}
	return nil
}

// checkDues works out afresh what is due to everybody and compares.
func (k *Keeper) checkDues(ctx context.Context, q store.Querier, authority string, found func(*ledger.Fault)) error {
	for after := core.ID("00000000-0000-0000-0000-000000000000"); ; {
		people, err := store.All[core.ID](ctx, q, `
			SELECT person_id FROM (
				SELECT person_id FROM moment WHERE authority_id = $1 AND person_id > $2
				UNION SELECT person_id FROM due WHERE authority_id = $1 AND person_id > $2) p
			ORDER BY person_id LIMIT `+fmt.Sprint(atOnce), authority, after)
		if err != nil || len(people) == 0 {
			return err
		}
		after = people[len(people)-1]
		kept, err := keptDues(ctx, q, authority, people)
		if err != nil {
			return err
		}
		for _, p := range people {
			is, err := k.owedTo(ctx, q, authority, p)
			switch {
			case err != nil:
				found(&ledger.Fault{Kind: "due", Record: p, Words: "what is due to this person cannot be worked out: " + err.Error()})
			case !sameDues(kept[p], is):
				found(&ledger.Fault{Kind: "due", Record: p, Words: "what is due to this person is not what follows from their records: it was changed by hand, or is still that of an earlier version; throughline clocks recompute works it out afresh"})
			}
		}
	}
}

// owedTo works out afresh what is due to one person.
func (k *Keeper) owedTo(ctx context.Context, q store.Querier, authority string, person core.ID) ([]dueRow, error) {
	lives, err := k.livesOf(ctx, q, authority, []core.ID{person}, nil)
	if err != nil {
		return nil, err
	}
	owed, err := k.owed(ctx, q, authority, lives, nil)
	return owed[person], err
}

// sameDues compares what is due, in whatever places.
func sameDues(kept, is []dueRow) bool {
	count := map[dueRow]int{}
	for _, r := range is {
		r.Place = 0
		count[r]++
	}
	for _, r := range kept {
		r.Place = 0
		count[r]--
	}
	for _, n := range count {
		if n != 0 {
			return false
		}
	}
	return true
}
