package ledger

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"throughline/core"
	"throughline/store"
)

// An Account is a room that keeps the present state of some kinds of record.
type Account struct {
	Kinds []string
	// Rows gives each every record as it stands in the tables, as the same canonical JSON
	// that it gave to the ledger when it saved it. It tells found of what each cannot be
	// given: rows that belong to no record, and rows that follow from the records and are
	// not what they would be if worked out afresh.
	Rows func(ctx context.Context, q store.Querier, authority string, each func(record core.ID, version int64, body []byte) error, found func(*Fault)) error
}

// A Fault is something that is not as it was recorded.
type Fault struct {
	Seq    int64   // the line, 0 where a table is at fault
	Kind   string  // the kind of the record or the table, "" where it is not known
	Record core.ID // the record concerned
	Words  string
}

// Error says what is wrong and where.
func (f *Fault) Error() string {
	what := "record"
	if f.Kind != "" {
		what = f.Kind
	}
	switch {
	case f.Seq > 0 && f.Record != "":
		return fmt.Sprintf("ledger line %d (%s %s): %s", f.Seq, what, f.Record, f.Words)
	case f.Seq > 0:
		return fmt.Sprintf("ledger line %d: %s", f.Seq, f.Words)
	}
	return fmt.Sprintf("%s %s: %s", what, f.Record, f.Words)
}

type latest struct {
	version int64
	seq     int64
	sum     [sha256.Size]byte
	kind    string
	erased  bool
}

// Verify is [Inspect] that is content with the first fault, which is its error.
func Verify(ctx context.Context, q store.Querier, authority string, accounts ...Account) (int64, error) {
	var first *Fault
	n, err := Inspect(ctx, q, authority, func(f *Fault) {
		if first == nil {
			first = f
		}
	}, accounts...)
	if err == nil && first != nil {
		err = first
	}
	return n, err
}

// Inspect reads the whole ledger of an authority, recomputes every seal, holds it against
// the heads that were signed, and compares the last version of every record with the
// tables. It assumes that somebody got round the locks of the database. It returns the
// number of lines, and tells each fault that it finds; the error is that it could not read.
func Inspect(ctx context.Context, q store.Querier, authority string, found func(*Fault), accounts ...Account) (int64, error) {
	c := &chain{authority: authority, found: found, last: map[core.ID]latest{}, erased: map[core.ID]bool{}}
	for _, step := range []func(context.Context, store.Querier) error{c.readLines, c.checkEnd, c.checkSigned} {
		if err := step(ctx, q); err != nil {
			return c.n, err
		}
	}
	for _, a := range accounts {
		if err := c.checkAccount(ctx, q, a); err != nil {
			return c.n, err
		}
	}
	return c.n, nil
}

// A chain is the ledger as far as it was read.
type chain struct {
	authority string
	found     func(*Fault)
	n         int64
	prev      string // the last seal
	keys      map[core.ID][]byte
	last      map[core.ID]latest
	erased    map[core.ID]bool // records of whose erasure a line tells
}

func (c *chain) readLines(ctx context.Context, q store.Querier) error {
	var err error
	if c.keys, err = keysOf(ctx, q, c.authority); err != nil {
		return err
	}
	err = eachRow(ctx, q, c.authority, func(r row) error {
		c.add(r)
		return nil
	})
	if err != nil {
		return err
	}
	for id, l := range c.last {
		if l.erased && !c.erased[id] {
			c.found(&Fault{Seq: l.seq, Kind: l.kind, Record: id, Words: "the key of its record is gone and no erasure is recorded"})
		}
	}
	for id := range c.keys {
		if _, known := c.last[id]; !known {
			c.found(&Fault{Kind: "ledger_key", Record: id, Words: "it is the key of no record in the ledger"})
		}
	}
	return nil
}

// checkEnd compares the last line with the head.
func (c *chain) checkEnd(ctx context.Context, q store.Querier) error {
	h, known, err := store.Maybe[head](ctx, q, `SELECT seq, seal FROM ledger_head WHERE authority_id = $1`, c.authority)
	if err != nil {
		return err
	}
	if known && (h.Seq != c.n || h.Seal != c.prev) || !known && c.n > 0 {
		c.found(&Fault{Seq: c.n + 1, Words: fmt.Sprintf("the ledger ends at line %d, and its head says %d: lines were cut off or the head was changed", c.n, h.Seq)})
	}
	return nil
}

// checkSigned proves that the ledger still holds every head that was signed.
func (c *chain) checkSigned(ctx context.Context, q store.Querier) error {
	signed, err := LastSigned(ctx, q, c.authority, 0)
	if err != nil {
		return err
	}
	for _, s := range signed {
		if !s.genuine() {
			c.found(&Fault{Seq: s.Seq, Words: fmt.Sprintf("the head that was signed on %s was changed afterwards: its signature is not of its key", s.At.Long())})
			continue
		}
		var fault *Fault
		if err := Holds(ctx, q, s.Head); errors.As(err, &fault) {
			c.found(fault)
		} else if err != nil {
			return err
		}
	}
	return nil
}

// add checks the next line and folds it in.
func (c *chain) add(r row) {
	c.n++
	for _, f := range r.follows(c.n, c.prev, c.authority, c.last[r.RecordID]) {
		c.found(f)
	}
	c.n, c.prev = r.Seq, r.Seal // what is wrong was told once; go on from here
	l := latest{version: r.Version, seq: r.Seq, kind: r.Kind}
	key, kept := c.keys[r.RecordID]
	if !kept {
		l.erased = true
		c.last[r.RecordID] = l
		return
	}
	body, err := unlock(key, r)
	if err != nil {
		c.found(&Fault{Seq: r.Seq, Kind: r.Kind, Record: r.RecordID, Words: "its body does not open with the record's key: one of the two was changed"})
	}
	if r.Kind == Erasure && err == nil {
		var e struct{ Erased core.ID }
		if err := json.Unmarshal(body, &e); err != nil {
			c.found(&Fault{Seq: r.Seq, Kind: r.Kind, Record: r.RecordID, Words: "it tells of an erasure that cannot be read"})
		}
		c.erased[e.Erased] = true
	}
	l.sum = sha256.Sum256(body)
	c.last[r.RecordID] = l
}

// follows checks that a line is the next one and is as it was sealed.
func (r row) follows(n int64, prev, authority string, before latest) (wrong []*Fault) {
	fault := func(words string, args ...any) {
		wrong = append(wrong, &Fault{Seq: r.Seq, Kind: r.Kind, Record: r.RecordID, Words: fmt.Sprintf(words, args...)})
	}
	if r.Seq != n {
		fault("line %d was expected here, and is not there", n)
	}
	if r.Prev != prev {
		fault("it does not follow the line before it")
	}
	if r.seal(authority) != r.Seal {
		fault("it was changed after it was sealed")
	}
	if r.Version != before.version+1 {
		fault("it is version %d of its record, and version %d was expected", r.Version, before.version+1)
	}
	return wrong
}

// checkAccount compares what stands in the tables with the last line of each record.
func (c *chain) checkAccount(ctx context.Context, q store.Querier, a Account) error {
	seen := map[core.ID]bool{}
	err := a.Rows(ctx, q, c.authority, func(record core.ID, version int64, body []byte) error {
		seen[record] = true
		l, known := c.last[record]
		fault := func(words string, args ...any) {
			c.found(&Fault{Kind: l.kind, Record: record, Words: fmt.Sprintf(words, args...)})
		}
		switch {
		case !known:
			fault("it stands in the tables, and the ledger knows nothing of it")
		case l.erased:
			fault("it was erased, and still stands in the tables")
		case l.version != version:
			fault("the tables hold version %d, the ledger version %d", version, l.version)
		case l.sum != sha256.Sum256(body):
			fault("the tables differ from version %d, which is line %d of the ledger", l.version, l.seq)
		}
		return nil
	}, c.found)
	if err != nil {
		return err
	}
	for id, l := range c.last {
		if slices.Contains(a.Kinds, l.kind) && !l.erased && !seen[id] {
			c.found(&Fault{Kind: l.kind, Record: id, Words: fmt.Sprintf("line %d of the ledger tells of it, and it is gone from the tables", l.seq)})
		}
	}
	return nil
}
