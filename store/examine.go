package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
)

// A Thing is a table, an index, a trigger or a view, as the migrations make it.
type Thing struct{ Sort, Name, Table string }

var (
	remark = regexp.MustCompile(`(?m)--.*$`)
	made   = regexp.MustCompile(`(?i)\b(CREATE|DROP)\s+(?:OR\s+REPLACE\s+)?(?:UNIQUE\s+|VIRTUAL\s+)?(TABLE|INDEX|TRIGGER|VIEW)\s+(?:IF\s+(?:NOT\s+)?EXISTS\s+)?(\w+)`)
	onto   = regexp.MustCompile(`(?i)^[^;(]*?\sON\s+(\w+)`)
)

// thingsOf reads what is there once all steps were run. Migrations are plain SQL that we
// wrote, so a statement's first words tell; a test holds what is read here against what
// each engine has.
func thingsOf(steps []step) map[string]Thing {
	there := map[string]Thing{}
	for _, s := range steps {
		text := remark.ReplaceAllString(s.sql, "")
		for _, at := range made.FindAllStringSubmatchIndex(text, -1) {
			word := func(n int) string { return text[at[2*n]:at[2*n+1]] }
			t := Thing{Sort: strings.ToLower(word(2)), Name: word(3)}
			if on := onto.FindStringSubmatch(text[at[1]:]); on != nil && (t.Sort == "index" || t.Sort == "trigger") {
				t.Table = on[1]
			}
			if strings.EqualFold(word(1), "CREATE") {
				there[t.Name] = t
				continue
			}
			delete(there, t.Name)
			for name, other := range there {
				if t.Sort == "table" && other.Table == t.Name {
					delete(there, name)
				}
			}
		}
	}
	return there
}

// thingsIn lists what there is by name.
var thingsIn = map[Engine]string{
	SQLite: `SELECT name FROM sqlite_schema WHERE type IN ('table', 'index', 'trigger', 'view')`,
	PostgreSQL: `
		SELECT relname::text FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'i', 'I', 'v')
		UNION SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal`,
}

// Missing lists what the migrations make and the database does not hold, by name: an index
// that somebody dropped, a trigger that refused changes of the ledger.
func Missing(ctx context.Context, q Querier, sources ...fs.FS) ([]Thing, error) {
	steps, err := stepsOf(q.Engine(), sources)
	if err != nil {
		return nil, err
	}
	names, err := All[string](ctx, q, thingsIn[q.Engine()])
	if err != nil {
		return nil, err
	}
	expected := thingsOf(steps)
	for _, n := range names {
		delete(expected, n)
	}
	missing := make([]Thing, 0, len(expected))
	for _, t := range expected {
		missing = append(missing, t)
	}
	slices.SortFunc(missing, func(a, b Thing) int { return strings.Compare(a.Name, b.Name) })
	return missing, nil
}

// Known returns the numbers of a program's own migrations on an engine, in their order.
func Known(engine Engine, sources ...fs.FS) ([]int64, error) {
	steps, err := stepsOf(engine, sources)
	numbers := make([]int64, len(steps))
	for i, s := range steps {
		numbers[i] = s.number
	}
	return numbers, err
}

// mostFlaws is how many flaws of one sort are told.
const mostFlaws = 20

// Damage says what the engine itself finds wrong with how the rows lie on the disk: on
// SQLite with every page of the file, on PostgreSQL with the indexes and constraints that it
// knows to be unfit or not in force.
func Damage(ctx context.Context, q Querier) ([]string, error) {
	if q.Engine() == PostgreSQL {
		return All[string](ctx, q, `
			SELECT 'the index ' || i.indexrelid::regclass || ' of ' || i.indrelid::regclass || ' is marked as unfit' AS flaw
			FROM   pg_index i JOIN pg_class c ON c.oid = i.indexrelid
			WHERE  c.relnamespace = current_schema()::regnamespace AND NOT (i.indisvalid AND i.indisready)
			UNION ALL
			SELECT 'the constraint ' || conname || ' of ' || conrelid::regclass || ' was never held against the rows'
			FROM   pg_constraint WHERE connamespace = current_schema()::regnamespace AND NOT convalidated
			UNION ALL
			SELECT 'the trigger ' || tgname || ' of ' || tgrelid::regclass || ' is switched off'
			FROM   pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
			WHERE  c.relnamespace = current_schema()::regnamespace AND tgenabled = 'D'
			ORDER  BY 1 LIMIT $1`, mostFlaws)
	}
	flaws, err := All[string](ctx, q, fmt.Sprintf(`PRAGMA integrity_check(%d)`, mostFlaws))
	if err == nil && len(flaws) == 1 && flaws[0] == "ok" {
		return nil, nil
	}
	return flaws, err
}

// Unlinked says which rows name a row of another table that is not there, as a count for
// each table and the table that it leads to.
func Unlinked(ctx context.Context, q Querier) ([]string, error) {
	if q.Engine() == SQLite {
		return All[string](ctx, q, `
			SELECT count(*) || ' rows of ' || "table" || ' lead to rows of ' || "parent" || ' that are not there' AS flaw
			FROM   pragma_foreign_key_check GROUP BY "table", "parent" ORDER BY 1`)
	}
	type link struct{ Child, Parent, Known, Same string }
	links, err := All[link](ctx, q, `
		SELECT k.conrelid::regclass::text AS child, k.confrelid::regclass::text AS parent,
		       string_agg(format('c.%I IS NOT NULL', a.attname), ' AND ') AS known,
		       string_agg(format('p.%I = c.%I', b.attname, a.attname), ' AND ') AS same
		FROM   pg_constraint k CROSS JOIN LATERAL unnest(k.conkey, k.confkey) AS u(own, other)
		JOIN   pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.own
		JOIN   pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = u.other
		WHERE  k.contype = 'f' AND k.connamespace = current_schema()::regnamespace
		GROUP  BY k.oid ORDER BY 1, 2`)
	if err != nil {
		return nil, err
	}
	var flaws []string
	for _, l := range links {
		n, err := One[int64](ctx, q, `SELECT count(*) FROM `+l.Child+` c WHERE `+l.Known+` AND NOT EXISTS (SELECT 1 FROM `+l.Parent+` p WHERE `+l.Same+`)`)
		if err != nil {
			return nil, err
		}
		if n > 0 {
			flaws = append(flaws, fmt.Sprintf("%d rows of %s lead to rows of %s that are not there", n, l.Child, l.Parent))
		}
	}
	return flaws, nil
}

// NotApart says where PostgreSQL does not keep the rows of authorities apart by itself; see
// [Config]. On SQLite each authority has a file of its own.
func NotApart(ctx context.Context, q Querier) ([]string, error) {
	if q.Engine() == SQLite {
		return nil, nil
	}
	return All[string](ctx, q, `
		SELECT 'the user ' || rolname || ' is above the rules that keep authorities apart' AS flaw
		FROM   pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)
		UNION ALL
		SELECT 'the rule of the table ' || c.relname || ' that keeps authorities apart is missing or not in force'
		FROM   pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'authority_id' AND NOT a.attisdropped
		WHERE  c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
		AND    NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'own_authority'))
		ORDER  BY 1`)
}

// Waiting is how many bytes SQLite has written beside its file and not yet brought into it;
// 0 on PostgreSQL, which looks after that by itself.
func (db *DB) Waiting() (int64, error) {
	if db.engine != SQLite {
		return 0, nil
	}
	return sizeOf(db.where + "-wal")
}

// sizeOf is the size of a file, 0 where there is none.
func sizeOf(file string) (int64, error) {
	info, err := os.Stat(file)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("looking at %s: %w", file, err)
	}
	return info.Size(), nil
}
