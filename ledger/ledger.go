// Package ledger keeps every version of everything, sealed in order, and can prove that
// nobody rewrote history.
//
// A line is written in the transaction that saves the state. Its seal is the SHA-256 of
// the line and of the seal before it. Its body stands under a key of the record's own;
// destroying that key erases every version of the record and breaks no seal. The ledger
// knows nothing of what the bodies say.
package ledger

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"throughline/core"
	"throughline/store"
)

// Migrations are the ledger's tables.
//
//go:embed *.sql
var Migrations embed.FS

// A Line is one version of one record.
type Line struct {
	Authority string
	Seq       int64 // of a line that was read
	At        core.Instant
	Who       core.ID // the user who saved it
	Why       string  // "submitted", "agreed", the reason given; never a child's name or text
	Kind      string
	Record    core.ID
	Version   int64
	Body      []byte // canonical JSON; nil where the record was erased
	Erased    bool
	Prev      string // the seal before it; of a line that was read
	Seal      string // of a line that was read
}

// row is a line as it stands in the table.
type row struct {
	Seq      int64
	At       core.Instant
	Who      core.ID
	Why      string
	Kind     string
	RecordID core.ID
	Version  int64
	Body     []byte
	Prev     string
	Seal     string
}

// The columns of a line and of a key, in the order in which they are written.
var (
	lineColumns = []string{"authority_id", "seq", "at", "who", "why", "kind", "record_id", "version", "body", "prev", "seal"}
	keyColumns  = []string{"authority_id", "record_id", "key"}
)

// columns are those of a [row].
const columns = `seq, at, who, why, kind, record_id, version, body, prev, seal`

type head struct {
	Seq  int64
	Seal string
}

// A Head is where the ledger of an authority ends: its last line and that line's seal.
type Head struct {
	AuthorityID string `json:"authority"`
	Seq         int64  `json:"seq"`
	Seal        string `json:"seal"`
}

// Heads lists where the ledger of each authority ends.
func Heads(ctx context.Context, q store.Querier) ([]Head, error) {
	return store.All[Head](ctx, q, `SELECT authority_id, seq, seal FROM ledger_head ORDER BY authority_id`)
}

// Holds proves that the ledger still holds a head that it once had: the line stands, with
// that seal, which every line after it rests on. The error is a [*Fault]. It looks at that
// one line; [Verify] proves that the lines are as they were sealed.
func Holds(ctx context.Context, q store.Querier, h Head) error {
	if h.Seq == 0 {
		return nil
	}
	seal, there, err := store.Maybe[string](ctx, q, `SELECT seal FROM ledger WHERE authority_id = $1 AND seq = $2`, h.AuthorityID, h.Seq)
	switch {
	case err != nil:
		return err
	case !there:
		return &Fault{Seq: h.Seq, Words: "it is not there, and the ledger once ended with it: lines were cut off, or this is another ledger"}
	case seal != h.Seal:
		return &Fault{Seq: h.Seq, Words: "it has another seal than when the ledger ended with it: history was rewritten at or before this line"}
	}
	return nil
}

// Append seals a line at the end of the ledger, in the transaction that saves the state
// it tells of. That is done last of all, when the transaction is about to end or somebody
// asks it for the ledger: all who save wait for one another at the ledger's end, so it is
// held for as short as can be.
func Append(ctx context.Context, tx *store.Tx, l *Line) error {
	own := *l
	if !tx.Last(toSeal{}, &own, sealAll) {
		return nil
	}
	tx.Before(func(ctx context.Context, query string, _ []any) error {
		if !strings.Contains(query, "ledger") {
			return nil
		}
		if err := tx.Finish(ctx); err != nil {
			return err
		}
		return asideOf(ctx).seal(ctx, tx)
	})
	return nil
}

// toSeal is the key of the lines that are still to be sealed.
type toSeal struct{}

// sealAll seals lines, one after the other, at the end of the ledgers of their authorities.
func sealAll(ctx context.Context, tx *store.Tx, lines []any) error {
	if a := asideOf(ctx); a != nil {
		a.put(tx, lines)
		return nil
	}
	byAuthority := map[string][]*Line{}
	for _, l := range lines {
		l := l.(*Line)
		byAuthority[l.Authority] = append(byAuthority[l.Authority], l)
	}
	for _, authority := range slices.Sorted(maps.Keys(byAuthority)) {
		if err := sealOf(ctx, tx, authority, byAuthority[authority]); err != nil {
			return err
		}
	}
	return nil
}

func sealOf(ctx context.Context, tx *store.Tx, authority string, lines []*Line) error {
	bodies, keys := make([][]byte, len(lines)), map[core.ID][]byte{}
	var made, sealed [][]any
	for i, l := range lines {
		key, isNew, err := keyFor(ctx, tx, l, keys)
		if err != nil {
			return err
		}
		if isNew {
			made = append(made, []any{authority, l.Record, key})
		}
		if bodies[i], err = lock(key, l); err != nil {
			return err
		}
	}
	h, err := lockHead(ctx, tx, authority)
	if err != nil {
		return err
	}
	for i, l := range lines {
		r := row{h.Seq + 1, l.At, l.Who, l.Why, l.Kind, l.Record, l.Version, bodies[i], h.Seal, ""}
		r.Seal = r.seal(authority)
		h = head{r.Seq, r.Seal}
		sealed = append(sealed, []any{authority, r.Seq, r.At, r.Who, r.Why, r.Kind, r.RecordID, r.Version, r.Body, r.Prev, r.Seal})
	}
	if err := tx.Put(ctx, "ledger_key", keyColumns, made...); err != nil {
		return err
	}
	if err := tx.Put(ctx, "ledger", lineColumns, sealed...); err != nil {
		return fmt.Errorf("sealing line %d: %w", h.Seq, err)
	}
	return store.Later(ctx, tx, `UPDATE ledger_head SET seq = $2, seal = $3 WHERE authority_id = $1`, authority, h.Seq, h.Seal)
}

// lockHead holds the end of the ledger until the transaction ends.
func lockHead(ctx context.Context, tx *store.Tx, authority string) (head, error) {
	const q = `SELECT seq, seal FROM ledger_head WHERE authority_id = $1`
	h, err := store.Lock[head](ctx, tx, q, authority)
	if core.IsSort(err, core.Missing) {
		_, err = store.Exec(ctx, tx,
			`INSERT INTO ledger_head (authority_id, seq, seal) VALUES ($1, 0, '') ON CONFLICT (authority_id) DO NOTHING`, authority)
		if err != nil {
			return head{}, err
		}
		h, err = store.Lock[head](ctx, tx, q, authority)
	}
	return h, err
}

// seal is the SHA-256 over every part of the line and the seal before it. Each part is
// told with its length, so that no two lines can be spelt alike.
func (r row) seal(authority string) string {
	sum := sha256.New()
	for _, part := range []string{
		r.Prev, authority, fmt.Sprint(r.Seq), r.At.String(), string(r.Who), r.Why,
		r.Kind, string(r.RecordID), fmt.Sprint(r.Version), string(r.Body),
	} {
		fmt.Fprintf(sum, "%d:%s;", len(part), part)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// keyFor returns the key of the line's record, making it with the first version. keys are
// those of the lines before it.
func keyFor(ctx context.Context, tx *store.Tx, l *Line, keys map[core.ID][]byte) (key []byte, isNew bool, err error) {
	if key = keys[l.Record]; key != nil {
		return key, false, nil
	}
	if l.Version > 1 {
		var known bool
		key, known, err = store.Maybe[[]byte](ctx, tx,
			`SELECT key FROM ledger_key WHERE authority_id = $1 AND record_id = $2`, l.Authority, l.Record)
		if err == nil && !known {
			err = core.Say(core.Missing, "This record was erased; nothing can be added to it.")
		}
		keys[l.Record] = key
		return key, false, err
	}
	key = make([]byte, 32)
	if _, err := rand.Read(key); err != nil {
		return nil, false, fmt.Errorf("making the key of a record: %w", err)
	}
	keys[l.Record] = key
	return key, true, nil
}

// bound ties a body to its place, so that bodies cannot be exchanged between versions.
func bound(record core.ID, version int64) []byte { return fmt.Appendf(nil, "%s/%d", record, version) }

func lock(key []byte, l *Line) ([]byte, error) { return lockWith(key, l, rand.Reader) }

// lockWith is [lock] with the nonce from a stream of the caller's.
func lockWith(key []byte, l *Line, chance io.Reader) ([]byte, error) {
	box, err := boxOf(key)
	if err != nil {
		return nil, err
	}
	nonce := make([]byte, box.NonceSize(), box.NonceSize()+len(l.Body)+box.Overhead())
	if _, err := io.ReadFull(chance, nonce); err != nil {
		return nil, fmt.Errorf("locking a ledger line: %w", err)
	}
	return box.Seal(nonce, nonce, l.Body, bound(l.Record, l.Version)), nil
}

// unlock opens a body; the error is a [*Fault] where it cannot be.
func unlock(key []byte, r row) ([]byte, error) {
	box, err := boxOf(key)
	if err != nil {
		return nil, err
	}
	if len(r.Body) < box.NonceSize() {
		return nil, &Fault{Seq: r.Seq, Kind: r.Kind, Record: r.RecordID, Words: "its body is cut short"}
	}
	body, err := box.Open(nil, r.Body[:box.NonceSize()], r.Body[box.NonceSize():], bound(r.RecordID, r.Version))
	if err != nil {
		return nil, &Fault{Seq: r.Seq, Kind: r.Kind, Record: r.RecordID, Words: "its body does not open with the record's key: one of the two was changed"}
	}
	return body, nil
}

func boxOf(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("the key of a record is damaged: %w", err)
	}
	return cipher.NewGCM(block)
}

// History returns every version of a record, oldest first.
func History(ctx context.Context, q store.Querier, authority string, record core.ID) ([]Line, error) {
	return lines(ctx, q, authority, record,
		`SELECT `+columns+` FROM ledger WHERE authority_id = $1 AND record_id = $2 ORDER BY version`, authority, record)
}

// Version returns one version of a record; Missing when there is none. The error is a
// [*Fault] where its body cannot be opened.
func Version(ctx context.Context, q store.Querier, authority string, record core.ID, version int64) (Line, error) {
	ls, err := lines(ctx, q, authority, record,
		`SELECT `+columns+` FROM ledger WHERE authority_id = $1 AND record_id = $2 AND version = $3`, authority, record, version)
	if err == nil && len(ls) == 0 {
		err = core.Say(core.Missing, "There is no such version.")
	}
	if err != nil {
		return Line{}, err
	}
	return ls[0], nil
}

// AsOf returns the version of a record that stood at an instant; Missing when there was
// none yet.
func AsOf(ctx context.Context, q store.Querier, authority string, record core.ID, at core.Instant) (Line, error) {
	ls, err := lines(ctx, q, authority, record,
		`SELECT `+columns+` FROM ledger WHERE authority_id = $1 AND record_id = $2 AND at <= $3 ORDER BY version DESC LIMIT 1`,
		authority, record, at)
	if err == nil && len(ls) == 0 {
		err = core.Say(core.Missing, "This had not been recorded by then.")
	}
	if err != nil {
		return Line{}, err
	}
	return ls[0], nil
}

func lines(ctx context.Context, q store.Querier, authority string, record core.ID, query string, args ...any) ([]Line, error) {
	key, kept, err := store.Maybe[[]byte](ctx, q,
		`SELECT key FROM ledger_key WHERE authority_id = $1 AND record_id = $2`, authority, record)
	if err != nil {
		return nil, err
	}
	rows, err := store.All[row](ctx, q, query, args...)
	if err != nil {
		return nil, err
	}
	out := make([]Line, len(rows))
	for i, r := range rows {
		if out[i], err = r.line(authority, key, kept); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// line opens a row with the key of its record; none is kept of one that was erased.
func (r row) line(authority string, key []byte, kept bool) (Line, error) {
	l := Line{authority, r.Seq, r.At, r.Who, r.Why, r.Kind, r.RecordID, r.Version, nil, !kept, r.Prev, r.Seal}
	if !kept {
		return l, nil
	}
	var err error
	l.Body, err = unlock(key, r)
	return l, err
}

// Erase destroys the key of a record, which makes every version of it unreadable for
// ever, and says in the ledger that it was done, by whom and why. The caller removes
// the state. It is lawful only when the time to keep the record has run out or a court
// orders it; doc/decisions/0001-erasure-and-sealing.md.
func Erase(ctx context.Context, tx *store.Tx, l Line) error {
	erased := l.Record
	l.Record, l.Version, l.Kind = core.NewID(), 1, Erasure
	l.Body = fmt.Appendf(nil, `{"erased":%q}`, erased)
	if err := Append(ctx, tx, &l); err != nil {
		return err
	}
	_, err := store.Exec(ctx, tx, `DELETE FROM ledger_key WHERE authority_id = $1 AND record_id = $2`, l.Authority, erased)
	return err
}

// Erasure is the kind of a line that tells of an erasure.
const Erasure = "erasure"
