package ledger

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"

	"throughline/core"
	"throughline/store"
)

// An Account is a room that keeps the present state of some kinds of record. It gives
// every record as it stands in the tables, as the same canonical JSON that it gave to the
// ledger when it saved it.
type Account struct {
	Kinds []string
	Rows  func(ctx context.Context, q store.Querier, authority string, each func(record core.ID, version int64, body []byte) error) error
}

// A Fault is the first thing found wrong.
type Fault struct {
	Seq    int64   // the line, 0 where a table is at fault
	Record core.ID // the record concerned
	Words  string
}

// Error says what is wrong and where.
func (f *Fault) Error() string {
	if f.Seq > 0 {
		return fmt.Sprintf("ledger line %d: %s", f.Seq, f.Words)
	}
	return fmt.Sprintf("record %s: %s", f.Record, f.Words)
}

type latest struct {
	version int64
	seq     int64
	sum     [sha256.Size]byte
	kind    string
	erased  bool
}

// Verify reads the whole ledger of an authority, recomputes every seal, and compares the
// last version of every record with the tables. It assumes that somebody got round the
// locks of the database. It returns the number of lines; the error is a [*Fault] that
// names the first line or row that is wrong.
func Verify(ctx context.Context, q store.Querier, authority string, accounts ...Account) (int64, error) {
	last, n, err := verifyChain(ctx, q, authority)
	if err == nil {
		err = verifySigned(ctx, q, authority)
	}
	if err != nil {
		return n, err
	}
	for _, a := range accounts {
		if err := verifyAccount(ctx, q, authority, a, last); err != nil {
			return n, err
		}
	}
	return n, nil
}

func verifyChain(ctx context.Context, q store.Querier, authority string) (map[core.ID]latest, int64, error) {
	c := chain{authority: authority, keys: map[core.ID][]byte{}, last: map[core.ID]latest{}, erased: map[core.ID]bool{}}
	err := store.Each(ctx, q, `SELECT record_id, key FROM ledger_key WHERE authority_id = $1`, []any{authority},
		func(scan func(...any) error) error {
			var id core.ID
			var key []byte
			err := scan(&id, &key)
			c.keys[id] = key
			return err
		})
	if err != nil {
		return nil, 0, err
	}
	err = store.Each(ctx, q, `SELECT `+columns+` FROM ledger WHERE authority_id = $1 ORDER BY seq`, []any{authority},
		func(scan func(...any) error) error {
			var r row
			if err := scan(&r.Seq, &r.At, &r.Who, &r.Why, &r.Kind, &r.RecordID, &r.Version, &r.Body, &r.Prev, &r.Seal); err != nil {
				return err
			}
			return c.add(r)
		})
	if err != nil {
		return nil, c.n, err
	}
	for id, l := range c.last {
		if l.erased && !c.erased[id] {
			return nil, c.n, &Fault{Seq: l.seq, Record: id, Words: "the key of its record is gone and no erasure is recorded"}
		}
	}
	h, known, err := store.Maybe[head](ctx, q, `SELECT seq, seal FROM ledger_head WHERE authority_id = $1`, authority)
	if err != nil {
		return nil, c.n, err
	}
	if known && (h.Seq != c.n || h.Seal != c.prev) {
		return nil, c.n, &Fault{Seq: c.n + 1, Words: fmt.Sprintf("the ledger ends at line %d, and its head says %d: lines were cut off or the head was changed", c.n, h.Seq)}
	}
	return c.last, c.n, nil
}

// verifySigned proves that the ledger still holds every head that was signed.
func verifySigned(ctx context.Context, q store.Querier, authority string) error {
	signed, err := LastSigned(ctx, q, authority, 0)
	if err != nil {
		return err
	}
	for _, s := range signed {
		if !s.genuine() {
			return &Fault{Seq: s.Seq, Words: fmt.Sprintf("the head that was signed on %s was changed afterwards: its signature is not of its key", s.At.Long())}
		}
		if err := Holds(ctx, q, s.Head); err != nil {
			return err
		}
	}
	return nil
}

// A chain is the ledger as far as it was read.
type chain struct {
	authority string
	n         int64
	prev      string // the last seal
	keys      map[core.ID][]byte
	last      map[core.ID]latest
	erased    map[core.ID]bool // records of whose erasure a line tells
}

// add checks the next line and folds it in.
func (c *chain) add(r row) error {
	c.n++
	if err := r.follows(c.n, c.prev, c.authority, c.last[r.RecordID]); err != nil {
		return err
	}
	c.prev = r.Seal
	l := latest{version: r.Version, seq: r.Seq, kind: r.Kind}
	key, kept := c.keys[r.RecordID]
	if !kept {
		l.erased = true
		c.last[r.RecordID] = l
		return nil
	}
	body, err := unlock(key, r)
	if err != nil {
		return &Fault{Seq: r.Seq, Record: r.RecordID, Words: err.Error()}
	}
	if r.Kind == Erasure {
		var e struct{ Erased core.ID }
		if err := json.Unmarshal(body, &e); err != nil {
			return &Fault{Seq: r.Seq, Record: r.RecordID, Words: "it tells of an erasure that cannot be read"}
		}
		c.erased[e.Erased] = true
	}
	l.sum = sha256.Sum256(body)
	c.last[r.RecordID] = l
	return nil
}

// follows checks that a line is the next one and is as it was sealed.
func (r row) follows(n int64, prev, authority string, before latest) error {
	switch {
	case r.Seq != n:
		return &Fault{Seq: n, Record: r.RecordID, Words: fmt.Sprintf("it is not there; line %d stands in its place", r.Seq)}
	case r.Prev != prev:
		return &Fault{Seq: r.Seq, Record: r.RecordID, Words: "it does not follow the line before it"}
	case r.seal(authority) != r.Seal:
		return &Fault{Seq: r.Seq, Record: r.RecordID, Words: "it was changed after it was sealed"}
	case r.Version != before.version+1:
		return &Fault{Seq: r.Seq, Record: r.RecordID, Words: fmt.Sprintf("it is version %d of its record, and version %d was expected", r.Version, before.version+1)}
	}
	return nil
}

func verifyAccount(ctx context.Context, q store.Querier, authority string, a Account, last map[core.ID]latest) error {
	seen := map[core.ID]bool{}
	err := a.Rows(ctx, q, authority, func(record core.ID, version int64, body []byte) error {
		seen[record] = true
		l, known := last[record]
		switch {
		case !known:
			return &Fault{Record: record, Words: "it stands in the tables, and the ledger knows nothing of it"}
		case l.erased:
			return &Fault{Record: record, Words: "it was erased, and still stands in the tables"}
		case l.version != version:
			return &Fault{Record: record, Words: fmt.Sprintf("the tables hold version %d, the ledger version %d", version, l.version)}
		case l.sum != sha256.Sum256(body):
			return &Fault{Record: record, Words: fmt.Sprintf("the tables differ from version %d in line %d of the ledger", l.version, l.seq)}
		}
		return nil
	})
	if err != nil {
		return err
	}
	kinds := map[string]bool{}
	for _, k := range a.Kinds {
		kinds[k] = true
	}
	for id, l := range last {
		if kinds[l.kind] && !l.erased && !seen[id] {
			return &Fault{Record: id, Words: fmt.Sprintf("line %d of the ledger tells of it, and it is gone from the tables", l.seq)}
		}
	}
	return nil
}
