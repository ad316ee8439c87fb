package access

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"throughline/core"
	"throughline/ledger"
	"throughline/store"
)

// programUser writes what the program does for itself: the ledger's lines that seal the log of looks.
const programUser core.ID = "00000000-0000-7000-8000-000000000003"

// looksLog is the record under which the ledger keeps the seals of the log of looks.
const looksLog core.ID = "00000000-0000-7000-8000-000000000004"

// What the log of looks is sealed by: a mark of each look, so many in a stretch, so many
// stretches in a line of the ledger. Ids sort by the time at which they were made; a look is
// committed well before it is settled, so none comes into a stretch that is sealed.
const (
	markSize        = 8
	looksInStretch  = 200
	stretchesInLine = 500
	settled         = 10 * time.Minute
)

// A stretch is some looks one after the other by id, as they were when they were sealed: from
// After, the end of the stretch before it, to Last. SHA256 is that of the looks' own, of which Marks
// holds the first [markSize] bytes each, so that a look that was changed can be named.
type stretch struct {
	After  core.ID `json:"after"`
	Last   core.ID `json:"last"`
	SHA256 []byte  `json:"sha256"`
	Marks  []byte  `json:"marks"`
}

// SealLooks writes into the ledger what the log of looks says, as far as it is settled and
// was not sealed yet. What is changed of it later, taken away or put in between, is found by
// [LooksAccount]. The trigger that refuses changes of the log keeps honest people from
// accidents; this is against whoever gets round it. Looks of a machine whose clock was set back
// by more than [settled] come to lie among those that were sealed, and are named as put in.
func SealLooks(ctx context.Context, db *store.DB, authority string, now core.Instant) error {
	for {
		more, err := sealSomeLooks(ctx, db, authority, now)
		if err != nil || !more {
			return err
		}
	}
}

// sealSomeLooks writes one line of the ledger and reports whether there is more to seal.
func sealSomeLooks(ctx context.Context, db *store.DB, authority string, now core.Instant) (more bool, err error) {
	version, last, err := lastSealed(ctx, db, authority)
	if err != nil {
		return false, err
	}
	until := firstID(now.Plus(-settled))
	var stretches []stretch
	for len(stretches) < stretchesInLine {
		rows, err := seen(ctx, db, authority, last, until, looksInStretch)
		if err != nil {
			return false, err
		}
		if len(rows) == 0 {
			break
		}
		stretches = append(stretches, sealedAs(last, rows))
		last = rows[len(rows)-1].ID
	}
	if len(stretches) == 0 {
		return false, nil
	}
	body, err := json.Marshal(stretches)
	if err != nil {
		return false, fmt.Errorf("sealing the log of looks: %w", err)
	}
	err = db.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		return ledger.Append(ctx, tx, &ledger.Line{
			Authority: authority, At: now, Who: programUser, Why: "the log of looks was sealed", Kind: "looks", Record: looksLog, Version: version + 1, Body: body,
		})
	})
	return len(stretches) == stretchesInLine, err
}

// LooksAccount lets the ledger compare the log of looks with what was sealed of it, and name
// each look that was changed or put in since, and where some were taken away.
func LooksAccount() ledger.Account {
	return ledger.Account{Rows: func(ctx context.Context, q store.Querier, authority string, _ func(core.ID, int64, []byte) error, found func(*ledger.Fault)) error {
		for version := int64(1); ; version++ {
			stretches, sealed, err := stretchesOf(ctx, q, authority, version)
			var fault *ledger.Fault
			switch {
			case core.IsSort(err, core.Missing):
				return nil
			case errors.As(err, &fault):
				found(fault)
			case err != nil:
				return err
			}
			for _, s := range stretches {
				rows, err := seen(ctx, q, authority, s.After, s.Last, 0)
				if err != nil {
					return err
				}
				s.compare(rows, sealed, found)
			}
		}
	}}
}

// compare tells what of a stretch is not as it was sealed.
func (s stretch) compare(rows []LookLine, sealed core.Instant, found func(*ledger.Fault)) {
	is := sealedAs(s.After, rows)
	if bytes.Equal(is.SHA256, s.SHA256) {
		return
	}
	were := map[string]bool{}
	for mark := range marks(s.Marks) {
		were[mark] = true
	}
	i := 0
	for mark := range marks(is.Marks) {
		if !were[mark] {
			found(&ledger.Fault{Kind: "look", Record: rows[i].ID, Words: fmt.Sprintf("this line of the log of looks was changed or put in after %s, when it was sealed", sealed.Long())})
		}
		delete(were, mark)
		i++
	}
	if len(were) > 0 {
		found(&ledger.Fault{Kind: "look", Record: s.Last, Words: fmt.Sprintf("%d of %d lines of the log of looks between %s and %s were changed or taken away after they were sealed",
			len(were), len(s.Marks)/markSize, madeAt(s.After), madeAt(s.Last))})
	}
}

// marks goes through the marks of a stretch.
func marks(all []byte) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for ; len(all) >= markSize && yield(string(all[:markSize])); all = all[markSize:] {
		}
	}
}

func sealedAs(after core.ID, rows []LookLine) stretch {
	s := stretch{After: after}
	whole := sha256.New()
	for _, r := range rows {
		one := sha256.New()
		for _, part := range []string{string(r.ID), r.At.String(), string(r.UserID), r.Roles, string(r.SessionID), string(r.PersonID), string(r.RecordID), r.What, r.Reason, r.Terms} {
			fmt.Fprintf(one, "%d:%s;", len(part), part)
		}
		sum := one.Sum(nil)
		whole.Write(sum)
		s.Marks = append(s.Marks, sum[:markSize]...)
		s.Last = r.ID
	}
	s.SHA256 = whole.Sum(nil)
	return s
}

// seen reads the looks, without the users' names, after one and up to another by id, as many as most; 0 is all.
func seen(ctx context.Context, q store.Querier, authority string, after, until core.ID, most int) ([]LookLine, error) {
	if after.IsZero() {
		after = "00000000-0000-0000-0000-000000000000"
	}
	query := `
		SELECT id, at, user_id, '' AS user_name, roles, session_id, person_id, record_id, what, reason, terms FROM look
		WHERE  authority_id = $1 AND id > $2 AND id <= $3 ORDER BY id`
	if most > 0 {
		query += fmt.Sprintf(" LIMIT %d", most)
	}
	return store.All[LookLine](ctx, q, query, authority, after, until)
}

// lastSealed is the number of lines that seal looks, and the last look that they seal; none at first.
func lastSealed(ctx context.Context, q store.Querier, authority string) (version int64, last core.ID, err error) {
	version, err = store.One[int64](ctx, q, `SELECT coalesce(max(version), 0) FROM ledger WHERE authority_id = $1 AND record_id = $2`, authority, looksLog)
	if err != nil || version == 0 {
		return 0, "", err
	}
	stretches, _, err := stretchesOf(ctx, q, authority, version)
	if err != nil {
		return 0, "", err
	}
	return version, stretches[len(stretches)-1].Last, nil
}

// stretchesOf are the stretches that one line of the ledger seals, and when; Missing where
// there is no such line, a [*ledger.Fault] where it cannot be read.
func stretchesOf(ctx context.Context, q store.Querier, authority string, version int64) (s []stretch, sealed core.Instant, err error) {
	l, err := ledger.Version(ctx, q, authority, looksLog, version)
	if err == nil && (json.Unmarshal(l.Body, &s) != nil || len(s) == 0) {
		err = &ledger.Fault{Seq: l.Seq, Kind: l.Kind, Record: l.Record, Words: "it seals looks, and cannot be read"}
	}
	return s, l.At, err
}

// firstID is before every id that is made at an instant.
func firstID(at core.Instant) core.ID {
	ms := at.Time().UnixMilli()
	return core.ID(fmt.Sprintf("%08x-%04x-7000-8000-000000000000", ms>>16, ms&0xffff))
}

// madeAt says when an id was made; none is the beginning.
func madeAt(id core.ID) string {
	u, err := uuid.Parse(string(id))
	if err != nil {
		return "the beginning"
	}
	sec, nsec := u.Time().UnixTime()
	return core.InstantOf(time.Unix(sec, nsec)).Long()
}
