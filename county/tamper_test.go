package county

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/ledger"
	"throughline/practice/all"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// covered are the tables that the ledger answers for, each with the column that names the
// record of a row, besides those of the kinds. doc/decisions/0006 says why no others.
var covered = map[string]string{
	"ledger": "record_id", "ledger_key": "record_id", "ledger_head": "", "ledger_signed": "",
	"record": "id", "record_person": "record_id", "waiting": "record_id", "moment": "record_id", "due": "person_id",
	"person": "id", "person_name": "person_id", "person_identifier": "person_id", "person_address": "person_id",
	"person_detail": "person_id", "person_disability": "person_id",
	"relationship": "id", "household": "id", "household_member": "household_id", "not_same": "id",
	"look": "id",
}

// derived are columns of those tables that follow from others and are made anew from them.
var derived = map[string]string{
	"due.authority_id":           "of another authority, where the records are missing then",
	"moment.authority_id":        "likewise",
	"contact_child.authority_id": "a part without an answer that is gone is as it was",
	"look.authority_id":          "a look that is taken away is named by when it was",
	"look.id":                    "likewise",
	"ledger_signed.authority_id": "a signed head that is taken away is proved by its copy outside",
}

// A flip is one value changed by hand.
type flip struct {
	table, column, place, was, is string
	record                        core.ID // whose row it is
	other                         core.ID // whose it is after, where that was changed
}

// Hundreds of values are changed by hand, some in each table and column, and each is named.
func TestEveryFlipIsNamed(t *testing.T) {
	testkit.EachEngine(t, all.Sources(), func(t *testing.T, db *store.DB) {
		now := core.At(core.Day(2026, 11, 20), 15, 0)
		k, err := all.Keep(t.Context(), db, "", func() core.Instant { return now })
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Fill(t.Context(), k, 7, 2, now, nil); err != nil {
			t.Fatal(err)
		}
		looks := make([]access.Looked, 50)
		for i := range looks {
			looks[i] = access.Looked{What: access.RecordPage, Person: core.NewID(), Record: core.NewID(), Reason: "It was asked for"}
		}
		if err := access.LookNow(t.Context(), db, access.Who{Authority: Authority, User: core.NewID(), Session: core.NewID(), Roles: []access.Role{access.SocialWorker}, At: now}, looks...); err != nil {
			t.Fatal(err)
		}
		if err := access.SealLooks(t.Context(), db, Authority, core.InstantOf(time.Now()).Plus(time.Hour)); err != nil {
			t.Fatal(err)
		}
		signer, err := ledger.SignerIn(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := signer.Sign(t.Context(), db, Authority, now); err != nil {
			t.Fatal(err)
		}
		if _, err := ledger.Verify(t.Context(), db, Authority, all.Accounts(k)...); err != nil {
			t.Fatal(err)
		}
		f := &flipper{t: t, chance: rand.New(rand.NewPCG(1, 2)), k: k, undo: errors.New("undo")}
		err = db.Fill(t.Context(), func(ctx context.Context, filling *store.Filling) error {
			f.tx, f.ctx = filling.Tx, ctx
			f.run()
			return f.undo
		})
		if !errors.Is(err, f.undo) {
			t.Fatal(err)
		}
		t.Logf("%d values changed, %d that the database itself refused", f.flipped, f.refused)
		if f.flipped < 300 {
			t.Errorf("only %d values were changed", f.flipped)
		}
	})
}

type flipper struct {
	t                *testing.T
	chance           *rand.Rand
	k                *record.Keeper
	tx               *store.Tx
	ctx              context.Context
	undo             error
	flipped, refused int
	looks            core.ID // of the line that seals the log of looks
}

// aLook stands among what is taken when any look was changed.
const aLook core.ID = "a look"

func must[T any](f *flipper) func(T, error) T {
	return func(v T, err error) T {
		f.t.Helper()
		if err != nil {
			f.t.Fatal(err)
		}
		return v
	}
}

// run takes every column of every table that is covered and has rows.
func (f *flipper) run() {
	f.looks = must[core.ID](f)(store.One[core.ID](f.ctx, f.tx, `SELECT record_id FROM ledger WHERE kind = 'looks'`))
	for _, stop := range map[store.Engine][]string{
		store.SQLite:     {`DROP TRIGGER ledger_is_never_changed`, `DROP TRIGGER ledger_is_never_cut`, `DROP TRIGGER look_is_never_changed`, `DROP TRIGGER look_is_never_cut`},
		store.PostgreSQL: {`DROP TRIGGER ledger_is_never_changed ON ledger`, `DROP TRIGGER look_is_never_changed ON look`},
	}[f.tx.Engine()] {
		must[int64](f)(store.Exec(f.ctx, f.tx, stop))
	}
	owners := map[string]string{}
	for _, kind := range f.k.Kinds() {
		owners[kind.Name] = "record_id"
	}
	var plan [][2]string // table, column
	tables := must[[]store.Table](f)(store.Tables(f.ctx, f.tx))
	sorts := map[string]string{}
	for _, table := range tables {
		if _, is := covered[table.Name]; !is && !f.ofAKind(table, owners) {
			continue
		}
		for _, c := range table.Columns {
			if _, is := derived[table.Name+"."+c.Name]; !is && c.Name != "place" { // which only keeps an order
				plan = append(plan, [2]string{table.Name, c.Name})
				sorts[table.Name+"."+c.Name] = c.Sort
			}
		}
	}
	plan = append(plan, plan...)
	f.chance.Shuffle(len(plan), func(i, j int) { plan[i], plan[j] = plan[j], plan[i] })
	// Many at once, each in a record of its own, so that each must be named for itself.
	for part := range slices.Chunk(plan, 80) {
		err := f.tx.Joined().Write(f.ctx, func(context.Context, *store.Tx) error {
			f.batch(part, sorts)
			return f.undo
		})
		if !errors.Is(err, f.undo) {
			f.t.Fatal(err)
		}
	}
}

func (f *flipper) ofAKind(t store.Table, owners map[string]string) bool {
	if owners[t.Name] != "" {
		return true
	}
	i := strings.LastIndex(t.Name, "_")
	return i > 0 && owners[t.Name[:i]] != "" && slices.ContainsFunc(t.Columns, func(c store.Column) bool { return c.Name == "record_id" })
}

// batch flips one value of each of these columns and looks for each in what is found.
func (f *flipper) batch(part [][2]string, sorts map[string]string) {
	taken := map[core.ID]bool{}
	var flips []flip
	for _, p := range part {
		if done, ok := f.flip(p[0], p[1], sorts[p[0]+"."+p[1]], taken); ok {
			flips = append(flips, done)
		}
	}
	var faults []*ledger.Fault
	_, err := ledger.Inspect(f.ctx, f.tx, Authority, func(fault *ledger.Fault) { faults = append(faults, fault) }, all.Accounts(f.k)...)
	if err != nil {
		f.t.Errorf("the ledger could not be read: %v\nafter %v", err, flips)
		return
	}
	f.flipped += len(flips)
	for _, done := range flips {
		named := slices.ContainsFunc(faults, func(fault *ledger.Fault) bool {
			return done.record == "" && fault.Seq > 0 || fault.Record == done.record || done.other != "" && fault.Record == done.other
		})
		if !named {
			f.t.Errorf("%s.%s of %s was changed from %q to %q, and nothing names it", done.table, done.column, done.record, done.was, done.is)
		}
	}
}

// flip changes one value of a column in a row whose record was not touched yet.
func (f *flipper) flip(table, column, sort string, taken map[core.ID]bool) (flip, bool) {
	place, owner := "rowid", covered[table]
	if f.tx.Engine() == store.PostgreSQL {
		place = "ctid"
	}
	if _, is := covered[table]; !is {
		owner = "record_id"
	}
	whose := "''"
	if owner != "" {
		whose = "CAST(" + owner + " AS TEXT)"
	}
	type row struct{ Place, Whose string }
	rows := must[[]row](f)(store.All[row](f.ctx, f.tx, `SELECT CAST(`+place+` AS TEXT) AS place, `+whose+` AS whose FROM `+table+` ORDER BY 1`))
	f.chance.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
	for _, r := range rows {
		done := flip{table: table, column: column, place: r.Place, record: core.ID(r.Whose)}
		if taken[done.record] || table == "look" && taken[f.looks] || done.record == f.looks && taken[aLook] {
			continue // where the line that seals them is changed, no look can be named for itself
		}
		if f.change(&done, place, sort) {
			taken[done.record] = true
			if table == "look" {
				taken[aLook] = true
			}
			if column == owner {
				done.other = core.ID(done.is)
				taken[done.other] = true
			}
			return done, true
		}
		f.refused++
		return done, false
	}
	return flip{}, false
}

// change writes another value; false where the database refuses every one that was tried.
func (f *flipper) change(done *flip, place, sort string) bool {
	at := place + " = " + map[store.Engine]string{store.SQLite: "CAST($1 AS INTEGER)", store.PostgreSQL: "CAST($1 AS tid)"}[f.tx.Engine()]
	var value any
	if sort == "blob" {
		old := must[[]byte](f)(store.One[[]byte](f.ctx, f.tx, `SELECT `+done.column+` FROM `+done.table+` WHERE `+at, done.place))
		is := slices.Clone(old)
		is[f.chance.IntN(len(is))] ^= 1 << f.chance.IntN(8)
		done.was, done.is, value = fmt.Sprintf("%x", old), fmt.Sprintf("%x", is), is
		return f.write(done, at, "$2", value)
	}
	was := must[*string](f)(store.One[*string](f.ctx, f.tx, `SELECT CAST(`+done.column+` AS TEXT) FROM `+done.table+` WHERE `+at, done.place))
	for range 20 {
		is, cast := f.another(was, sort), "TEXT"
		if was != nil {
			done.was = *was
		}
		if done.is = is; done.is == done.was {
			continue
		}
		if f.tx.Engine() == store.PostgreSQL {
			cast = map[string]string{"id": "uuid", "day": "date", "instant": "timestamptz", "flag": "boolean", "whole": "bigint", "real": "double precision", "text": "text"}[sort]
		} else if sort == "whole" {
			cast = "INTEGER"
		}
		if f.write(done, at, "CAST(CAST($2 AS TEXT) AS "+cast+")", is) {
			return true
		}
	}
	return false
}

func (f *flipper) write(done *flip, at, cast string, value any) bool {
	return f.tx.Joined().Write(f.ctx, func(ctx context.Context, tx *store.Tx) error {
		n, err := store.Exec(ctx, tx, `UPDATE `+done.table+` SET `+done.column+` = `+cast+` WHERE `+at+
			` AND `+done.column+` IS DISTINCT FROM `+cast, done.place, value) // 2026,01-05 is the same day to PostgreSQL
		if err == nil && n != 1 {
			err = fmt.Errorf("%d rows", n)
		}
		return err
	}) == nil
}

// another is a value near one: one letter or digit is changed, nothing becomes something.
func (f *flipper) another(was *string, sort string) string {
	if was == nil {
		return map[string]string{"id": string(core.NewID()), "day": "2026-01-05", "instant": "2026-01-05T09:00:00.000000Z", "flag": "1", "whole": "3"}[sort] +
			strings.Repeat("x", f.chance.IntN(2))
	}
	b := []byte(*was)
	switch {
	case len(b) == 0:
		return "x"
	case *was == "true" || *was == "false":
		return strconv.FormatBool(*was != "true")
	}
	i := f.chance.IntN(len(b))
	switch {
	case b[i] >= '0' && b[i] <= '9':
		b[i] = '0' + (b[i]-'0'+byte(1+f.chance.IntN(9)))%10
	case b[i] < 0x80 && b[i] != '\\':
		b[i] ^= 1
	}
	return string(b)
}
