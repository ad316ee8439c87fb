package county

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"

	"throughline/core"
	"throughline/ledger"
	"throughline/practice/all"
	"throughline/record"
	"throughline/store"
)

// A desk is a small database of its own, with the county's staff and nobody else, at which
// one goroutine tells the lives of some families at a time, by the same records as anywhere.
// What was told is carried into the county, and the desk is cleared. So desks work side by
// side however the county's own database is written, and it makes no difference to a family
// how large the county is.
type desk struct {
	folder string
	keeper *record.Keeper
	tables []store.Table    // that are carried
	usual  map[string]int64 // the last row of each table that is there when it is cleared: of the staff
}

// notCarried are written where the families go: by the ledger alone, and what was changed, of
// which nobody keeps anything yet.
var notCarried = map[string]bool{"ledger": true, "ledger_key": true, "ledger_head": true, "changed": true, "changed_head": true}

// sharedTables hold what families have in common: the words of their names.
var sharedTables = map[string]bool{"name_word": true}

// newDesk opens a desk whose kinds of record and time limits are those of a county.
func newDesk(ctx context.Context, of *record.Keeper) (*desk, error) {
	folder, err := os.MkdirTemp("", "throughline-desk")
	if err != nil {
		return nil, fmt.Errorf("making a folder to work in: %w", err)
	}
	d := &desk{folder: folder}
	db, err := store.Open(ctx, store.Config{Data: folder})
	if err != nil {
		return nil, errors.Join(err, d.close())
	}
	d.keeper = record.NewKeeper(db, of.Kinds(), nil)
	d.keeper.Children, d.keeper.Settings, d.keeper.Calendar = of.Children, of.Settings, of.Calendar
	if err := db.Migrate(ctx, all.Sources()...); err != nil {
		return nil, errors.Join(err, d.close())
	}
	if err := d.keeper.AddLocalColumns(ctx); err != nil {
		return nil, errors.Join(err, d.close())
	}
	tables, err := store.TablesInOrder(ctx, db)
	if err != nil {
		return nil, errors.Join(err, d.close())
	}
	for _, t := range tables {
		kept := slices.ContainsFunc(t.Columns, func(c store.Column) bool { return c.Name == "authority_id" })
		if kept && !notCarried[t.Name] {
			d.tables = append(d.tables, t)
		}
	}
	return d, nil
}

func (d *desk) close() error {
	var err error
	if d.keeper != nil {
		err = d.keeper.DB.Close()
	}
	return errors.Join(err, os.RemoveAll(d.folder))
}

// A parcel is what was told at a desk, to be carried into the county.
type parcel struct {
	n       uint64 // its place among all of them
	tables  []store.Table
	rows    [][][]any // of each table
	lines   []ledger.Line
	told    int // how many families
	refused []error
	err     error
}

// all reads everything that stands at the desk but the ledger.
func (d *desk) all(ctx context.Context, q store.Querier) (*parcel, error) {
	p := &parcel{tables: d.tables, rows: make([][][]any, len(d.tables))}
	for i, t := range d.tables {
		if err := store.Rows(ctx, q, t, d.usual[t.Name], func(values []any) error {
			p.rows[i] = append(p.rows[i], values)
			return nil
		}); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// seat puts the staff of the county at the desk; they stay when it is cleared.
func (d *desk) seat(ctx context.Context, staff *parcel) error {
	if err := d.keeper.DB.Write(ctx, func(ctx context.Context, tx *store.Tx) error { return staff.put(ctx, tx) }); err != nil {
		return err
	}
	return d.seated(ctx, staff)
}

// seated notes where the rows of the staff end.
func (d *desk) seated(ctx context.Context, staff *parcel) error {
	d.usual = map[string]int64{}
	for i, t := range staff.tables {
		if len(staff.rows[i]) == 0 {
			continue
		}
		last, err := store.One[int64](ctx, d.keeper.DB, `SELECT max(rowid) FROM `+t.Name)
		if err != nil {
			return err
		}
		d.usual[t.Name] = last
	}
	return nil
}

// put writes the rows of a parcel.
func (p *parcel) put(ctx context.Context, tx *store.Tx) error {
	for i, t := range p.tables {
		if len(p.rows[i]) == 0 {
			continue
		}
		insert := tx.InsertAll
		if sharedTables[t.Name] {
			insert = tx.InsertMissing
		}
		if err := insert(ctx, t, p.rows[i]); err != nil {
			return fmt.Errorf("carrying the rows of %s: %w", t.Name, err)
		}
	}
	return nil
}

// errCleared undoes all that was told at a desk once it has been read.
var errCleared = errors.New("the desk is cleared")

// tell tells something at the desk and returns it as a parcel, with ids that follow from the
// seed. do returns the ids that follow from it already.
func (d *desk) tell(ctx context.Context, seed, n uint64, do func(ctx context.Context, k *record.Keeper) ([]core.ID, error)) *parcel {
	var p *parcel
	err := d.keeper.Bulk(ctx, func(ctx context.Context, k *record.Keeper) error {
		var lines ledger.Aside
		ctx = lines.With(ctx)
		made, err := do(ctx, k)
		if err != nil {
			return err
		}
		if p, err = d.all(ctx, k.DB); err != nil { // to read what is due is to have it worked out
			return err
		}
		p.lines = lines.Lines()
		p.rename(seed, n, made)
		return errCleared
	})
	if !errors.Is(err, errCleared) {
		return &parcel{err: err}
	}
	return p
}

// rename gives everything that was made at the desk the ids that it has in the county.
func (p *parcel) rename(seed, n uint64, made []core.ID) {
	r := renaming{numbering: numbering{rand: rand.New(rand.NewPCG(seed, n|1<<40))}, said: map[string]string{}}
	for _, id := range made {
		r.keep(id)
	}
	for i := range p.lines {
		l := &p.lines[i]
		if l.At < r.at {
			r.ms = 0 // the next family
		}
		r.at = l.At
		l.Record = core.ID(r.text(string(l.Record)))
		l.Body = []byte(r.text(string(l.Body)))
	}
	for _, rows := range p.rows {
		for _, row := range rows {
			for i, v := range row {
				if text, ok := v.(string); ok {
					row[i] = r.text(text)
				}
			}
		}
	}
}

// carry writes parcels into the county, in their order.
func carry(ctx context.Context, db *store.DB, seed uint64, load []*parcel) error {
	whole := parcel{tables: load[0].tables, rows: make([][][]any, len(load[0].rows))}
	for _, p := range load {
		for i, rows := range p.rows {
			whole.rows[i] = append(whole.rows[i], rows...)
		}
	}
	return db.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		if err := whole.put(ctx, tx); err != nil {
			return err
		}
		for _, p := range load {
			var key [32]byte
			binary.LittleEndian.PutUint64(key[:], seed)
			binary.LittleEndian.PutUint64(key[8:], p.n)
			copy(key[16:], "county")
			if err := ledger.AppendAll(ctx, tx, Authority, p.lines, rand.NewChaCha8(key)); err != nil {
				return err
			}
		}
		return nil
	})
}
