package ledger

import (
	"bufio"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"throughline/core"
	"throughline/store"
)

// A Signed is a head of the ledger with an Ed25519 signature, which proves later that the
// ledger ended so on that day. Kept outside the house, it shows every change of history
// before it, whoever made it.
type Signed struct {
	Head
	At        core.Instant
	Key       string // the public key, hexadecimal
	Signature string // hexadecimal
}

// String returns the one line that is kept outside; [ReadSigned] reads it.
func (s Signed) String() string { return s.said() + " signature=" + s.Signature }

// said is what is signed.
func (s Signed) said() string {
	return fmt.Sprintf("throughline-head authority=%q line=%d seal=%s at=%s key=%s", s.AuthorityID, s.Seq, s.Seal, s.At, s.Key)
}

// genuine reports whether the signature is that of the key over the rest.
func (s Signed) genuine() bool {
	key, err := hex.DecodeString(s.Key)
	signature, wrong := hex.DecodeString(s.Signature)
	return err == nil && wrong == nil && len(key) == ed25519.PublicKeySize && ed25519.Verify(key, []byte(s.said()), signature)
}

// ReadSigned reads the signed heads of a file, one a line; blank lines and lines that begin
// with # say nothing. A line that is no head, or whose signature is not of its key, is an
// error that names it: somebody changed it.
func ReadSigned(r io.Reader) ([]Signed, error) {
	var all []Signed
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		text := strings.TrimSpace(lines.Text())
		if text == "" || text[0] == '#' {
			continue
		}
		var s Signed
		var at string
		_, err := fmt.Sscanf(text, "throughline-head authority=%q line=%d seal=%s at=%s key=%s signature=%s", &s.AuthorityID, &s.Seq, &s.Seal, &at, &s.Key, &s.Signature)
		if err == nil {
			s.At, err = core.ParseInstant(at)
		}
		if err != nil || s.String() != text {
			return nil, fmt.Errorf("line %d is no signed head: it is one line that begins with throughline-head, as throughline ledger head prints it", n)
		}
		if !s.genuine() {
			return nil, fmt.Errorf("line %d: the signature is not of this key over this head: the line was changed after it was signed", n)
		}
		all = append(all, s)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("reading signed heads: %w", err)
	}
	return all, nil
}

// A Signer signs heads.
type Signer struct{ key ed25519.PrivateKey }

// SigningKey is the file of the key in the data folder.
const SigningKey = "ledger-signing.key"

// SignerIn reads the signing key of a data folder, and makes it where there is none yet,
// for its owner alone.
func SignerIn(folder string) (*Signer, error) { return SignerOf(filepath.Join(folder, SigningKey)) }

// SignerOf is [SignerIn] for a key that lies elsewhere, on a medium of its own.
func SignerOf(file string) (*Signer, error) {
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return newSigner(file)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the key that signs the ledger: %w", err)
	}
	seed, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(seed) != ed25519.SeedSize {
		return nil, fmt.Errorf("%s is not 64 hexadecimal digits: bring it back from a backup, or move it away and a new one is made; heads that were signed stay provable", file)
	}
	return &Signer{ed25519.NewKeyFromSeed(seed)}, nil
}

func newSigner(file string) (*Signer, error) {
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("making the key that signs the ledger: %w", err)
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, fmt.Errorf("making the key that signs the ledger: %w", err)
	}
	_, err = f.WriteString(hex.EncodeToString(key.Seed()) + "\n")
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return nil, fmt.Errorf("making the key that signs the ledger: %w", err)
	}
	return &Signer{key}, nil
}

// Key is the public key, hexadecimal.
func (s *Signer) Key() string { return hex.EncodeToString(s.key.Public().(ed25519.PublicKey)) }

// Sign signs the head of an authority's ledger as it stands, and keeps it in the database.
// An authority without a line has nothing to sign, which is Missing.
func (s *Signer) Sign(ctx context.Context, db *store.DB, authority string, now core.Instant) (Signed, error) {
	signed := Signed{Head: Head{AuthorityID: authority}, At: now, Key: s.Key()}
	err := db.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		h, known, err := store.Maybe[head](ctx, tx, `SELECT seq, seal FROM ledger_head WHERE authority_id = $1`, authority)
		if err != nil {
			return err
		}
		if !known {
			return core.Say(core.Missing, "Nothing has been recorded yet, so there is no head to sign.")
		}
		signed.Seq, signed.Seal = h.Seq, h.Seal
		signed.Signature = hex.EncodeToString(ed25519.Sign(s.key, []byte(signed.said())))
		return tx.Insert(ctx, "ledger_signed", []string{"authority_id", "at", "seq", "seal", "key", "signature"},
			authority, signed.At, signed.Seq, signed.Seal, signed.Key, signed.Signature)
	})
	return signed, err
}

// LastSigned returns the signed heads of an authority, the newest first, as many as most;
// 0 is all.
func LastSigned(ctx context.Context, q store.Querier, authority string, most int) ([]Signed, error) {
	query := `SELECT authority_id, at, seq, seal, key, signature FROM ledger_signed WHERE authority_id = $1 ORDER BY at DESC`
	if most > 0 {
		query += fmt.Sprintf(" LIMIT %d", most)
	}
	return store.All[Signed](ctx, q, query, authority)
}

// SignDaily signs the head unless that was done on the same day in London. It returns the
// head that was signed last, blank where there is none yet, and reports whether that was now.
func (s *Signer) SignDaily(ctx context.Context, db *store.DB, authority string, now core.Instant) (Signed, bool, error) {
	last, err := LastSigned(ctx, db, authority, 1)
	if err != nil {
		return Signed{}, false, err
	}
	if len(last) > 0 && last[0].At.Date() >= now.Date() {
		return last[0], false, nil
	}
	signed, err := s.Sign(ctx, db, authority, now)
	if core.IsSort(err, core.Missing) {
		return Signed{}, false, nil
	}
	return signed, err == nil, err
}

// Ahead says in words what is dated after now: the last line of the ledger or the last
// signed head. "" is nothing. A few minutes are let pass, as clocks of machines differ.
// Then the clock of this machine was set back, or was wrong before; what is saved
// meanwhile would bear a wrong time for ever.
func Ahead(ctx context.Context, q store.Querier, authority string, now core.Instant) (string, error) {
	type dated struct {
		What string
		Seq  int64
		At   core.Instant
	}
	all, err := store.All[dated](ctx, q, `
		SELECT 'Line' AS what, l.seq, l.at FROM ledger l JOIN ledger_head h ON h.authority_id = l.authority_id AND h.seq = l.seq
		WHERE  l.authority_id = $1 AND l.at > $2
		UNION ALL
		SELECT 'The signed head at line', seq, at FROM ledger_signed WHERE authority_id = $1 AND at > $2
		ORDER  BY 3 DESC`, authority, now.Plus(5*time.Minute))
	if err != nil || len(all) == 0 {
		return "", err
	}
	d := all[0]
	return fmt.Sprintf("%s %d of the ledger is dated %s, which is after now (%s): the clock of this machine is wrong, or was. Set it right before anything more is recorded.",
		d.What, d.Seq, d.At.Long(), now.Long()), nil
}
