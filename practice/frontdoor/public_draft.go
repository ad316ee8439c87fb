package frontdoor

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"throughline/core"
	"throughline/store"
)

// A PublicDraft is what somebody without an account is writing to us: kept as typed until
// it is sent. Whoever holds its reference and code may go on with it.
type PublicDraft struct {
	Reference string
	Record    core.ID // of the worry to be
	Typed     url.Values
	Saved     core.Instant
	Expires   core.Instant
}

// PublicDraftKept is how long a draft is kept after it was last saved.
const PublicDraftKept = 28 * 24 * time.Hour

// letters are those of references and codes: none is mistaken for another when it is read
// aloud or copied by hand, and none makes a word.
const letters = "2346789BCDFGHJKMNPQRTVWXY"

// random draws n letters, parted by a dash after each four.
func random(n int) (string, error) {
	var out strings.Builder
	one := make([]byte, 1)
	for drawn := 0; drawn < n; {
		if _, err := rand.Read(one); err != nil {
			return "", fmt.Errorf("drawing a code: %w", err)
		}
		if int(one[0]) >= 256-256%len(letters) {
			continue // so that every letter is as likely as another
		}
		if drawn > 0 && drawn%4 == 0 {
			out.WriteByte('-')
		}
		out.WriteByte(letters[int(one[0])%len(letters)])
		drawn++
	}
	return out.String(), nil
}

// TidyCode is a reference or a code as we write it, however somebody copied it.
func TidyCode(typed string) string {
	var out strings.Builder
	for _, r := range strings.ToUpper(typed) {
		if strings.ContainsRune(letters, r) {
			if out.Len()%5 == 4 {
				out.WriteByte('-')
			}
			out.WriteRune(r)
		}
	}
	return out.String()
}

// SealOfCode is what is kept of a code, for its reference alone.
func SealOfCode(reference, code string) string {
	sum := sha256.Sum256([]byte(TidyCode(reference) + " " + TidyCode(code)))
	return hex.EncodeToString(sum[:])
}

// BeginPublicDraft keeps the first page that somebody filled in. The code is kept nowhere;
// show it now.
func BeginPublicDraft(ctx context.Context, tx *store.Tx, authority string, typed url.Values, now core.Instant) (d PublicDraft, code string, err error) {
	if code, err = random(12); err != nil {
		return d, "", err
	}
	d = PublicDraft{Record: core.NewID(), Typed: typed, Saved: now, Expires: now.Plus(PublicDraftKept)}
	for range 5 {
		if d.Reference, err = random(8); err != nil {
			return d, "", err
		}
		n, err := store.Exec(ctx, tx, `
			INSERT INTO site_draft (authority_id, reference, code_hash, record_id, typed, saved_at, expires_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (authority_id, reference) DO NOTHING`,
			authority, d.Reference, SealOfCode(d.Reference, code), d.Record, typed.Encode(), now, d.Expires)
		if err != nil || n == 1 {
			return d, code, err
		}
	}
	return d, "", errors.New("five references in a row were taken")
}

type publicDraftRow struct {
	Reference string
	RecordID  core.ID
	Typed     string
	SavedAt   core.Instant
	ExpiresAt core.Instant
}

// publicDraftOf is the question for one draft, for whoever holds its code.
const publicDraftOf = `SELECT reference, record_id, typed, saved_at, expires_at FROM site_draft
	WHERE authority_id = $1 AND reference = $2 AND code_hash = $3 AND expires_at > $4`

// FindPublicDraft returns the draft of a reference and code; false where there is none, the
// code is another's, or it was sent or is too old.
func FindPublicDraft(ctx context.Context, q store.Querier, authority, reference, code string, now core.Instant) (PublicDraft, bool, error) {
	r, known, err := store.Maybe[publicDraftRow](ctx, q, publicDraftOf, authority, TidyCode(reference), SealOfCode(reference, code), now)
	if err != nil || !known {
		return PublicDraft{}, false, err
	}
	d := PublicDraft{Reference: r.Reference, Record: r.RecordID, Saved: r.SavedAt, Expires: r.ExpiresAt}
	if d.Typed, err = url.ParseQuery(r.Typed); err != nil {
		return d, false, fmt.Errorf("reading the draft %s: %w", r.Reference, err)
	}
	return d, true, nil
}

// ChangePublicDraft changes what was typed and keeps it. The draft is held meanwhile, so
// that two pages saved at once are both kept. False is as with [FindPublicDraft].
func ChangePublicDraft(ctx context.Context, tx *store.Tx, authority, reference, code string, now core.Instant, change func(*PublicDraft) error) (PublicDraft, bool, error) {
	if _, err := store.Lock[string](ctx, tx, `SELECT reference FROM site_draft WHERE authority_id = $1 AND reference = $2`, authority, TidyCode(reference)); err != nil {
		if core.IsSort(err, core.Missing) {
			return PublicDraft{}, false, nil
		}
		return PublicDraft{}, false, err
	}
	d, known, err := FindPublicDraft(ctx, tx, authority, reference, code, now)
	if err != nil || !known {
		return d, false, err
	}
	if err := change(&d); err != nil {
		return d, true, err
	}
	d.Saved, d.Expires = now, now.Plus(PublicDraftKept)
	_, err = store.Exec(ctx, tx, `UPDATE site_draft SET typed = $3, saved_at = $4, expires_at = $5 WHERE authority_id = $1 AND reference = $2`,
		authority, d.Reference, d.Typed.Encode(), d.Saved, d.Expires)
	return d, true, err
}

// DropPublicDraft takes a draft away, once it was sent.
func DropPublicDraft(ctx context.Context, tx *store.Tx, authority, reference string) error {
	_, err := store.Exec(ctx, tx, `DELETE FROM site_draft WHERE authority_id = $1 AND reference = $2`, authority, TidyCode(reference))
	return err
}

// ExpirePublicDrafts takes away what was never sent and is too old, with its documents. It
// returns the SHA-256 of every document whose bytes nothing needs any more.
func ExpirePublicDrafts(ctx context.Context, tx *store.Tx, authority string, now core.Instant) ([]string, error) {
	held, err := store.All[string](ctx, tx, `
		SELECT DISTINCT d.sha256 FROM document d JOIN site_draft s ON s.authority_id = d.authority_id AND s.record_id = d.record_id
		WHERE  d.authority_id = $1 AND s.expires_at <= $2`, authority, now)
	if err != nil {
		return nil, err
	}
	for _, statement := range []string{
		`DELETE FROM document WHERE authority_id = $1 AND record_id IN (SELECT record_id FROM site_draft WHERE authority_id = $1 AND expires_at <= $2)`,
		`DELETE FROM site_draft WHERE authority_id = $1 AND expires_at <= $2`,
	} {
		if _, err := store.Exec(ctx, tx, statement, authority, now); err != nil {
			return nil, err
		}
	}
	var loose []string
	for _, sum := range held {
		n, err := store.One[int](ctx, tx, `SELECT count(*) FROM document WHERE authority_id = $1 AND sha256 = $2`, authority, sum)
		if err != nil {
			return nil, err
		}
		if n == 0 {
			loose = append(loose, sum)
		}
	}
	return loose, nil
}
