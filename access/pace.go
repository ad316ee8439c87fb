package access

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"throughline/core"
	"throughline/store"
)

// A Pace is how often one may do something, counted in the database: it holds over all
// servers that share it, and over a start of the program. Where nothing can be written it
// holds nobody up, and each server is left with what it counts for itself. Wrong passwords
// are counted by [SignIn].
type Pace struct {
	Sort  string        // what is done: "code", "link"; it is part of the key
	Each  time.Duration // after so long one more may be done
	Burst int           // how many may be done at once
}

// slack is how far the clocks of two servers may be apart. What is further ahead was
// written before this machine's clock was set back, and is forgotten.
const slack = time.Minute

// most is how far ahead of now a count may stand.
func (p Pace) most() time.Duration { return p.Each * time.Duration(p.Burst) }

// Allow counts one thing done by whoever is named, and reports whether it may be. The name
// itself is not kept, but a mark that nobody makes without the key.
func (p Pace) Allow(ctx context.Context, db *store.DB, key Key, authority, whose string, now core.Instant) (bool, error) {
	var counted int64
	err := db.Write(ctx, func(ctx context.Context, tx *store.Tx) (err error) {
		counted, err = store.Exec(ctx, tx, `
			INSERT INTO pace (authority_id, sort, whose, full_at) VALUES ($1, $2, $3, $4)
			ON CONFLICT (authority_id, sort, whose) DO UPDATE
			SET   full_at = CASE WHEN pace.full_at BETWEEN $5 AND $6 THEN pace.full_at + $7 ELSE $4 END
			WHERE pace.full_at <= $8 OR pace.full_at > $6`,
			authority, p.Sort, key.mark(authority, whose), int64(now.Plus(p.Each)),
			int64(now), int64(now.Plus(p.most()+slack)), p.Each.Microseconds(), int64(now.Plus(p.most()-p.Each)))
		return err
	})
	if store.Away(err) || store.CannotWrite(err) {
		return true, nil
	}
	return counted == 1, err
}

// Left reports whether one more thing may be done, and counts nothing.
func (p Pace) Left(ctx context.Context, db *store.DB, key Key, authority, whose string, now core.Instant) (bool, error) {
	full, found, err := store.Maybe[int64](ctx, db, `SELECT full_at FROM pace WHERE authority_id = $1 AND sort = $2 AND whose = $3`,
		authority, p.Sort, key.mark(authority, whose))
	if err != nil || !found {
		return err == nil, err
	}
	return full <= int64(now.Plus(p.most()-p.Each)) || full > int64(now.Plus(p.most()+slack)), nil
}

// ForgetPaces takes away what no longer slows anybody.
func ForgetPaces(ctx context.Context, tx *store.Tx, authority string, now core.Instant) error {
	_, err := store.Exec(ctx, tx, `DELETE FROM pace WHERE authority_id = $1 AND full_at <= $2`, authority, int64(now))
	return err
}

// mark is what a text is kept as where it must not be found again without the key.
func (k Key) mark(authority, text string) string {
	h := hmac.New(sha256.New, k[:])
	h.Write([]byte(authority + "\x00" + text))
	return hex.EncodeToString(h.Sum(nil))
}
