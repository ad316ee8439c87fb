package access

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/totp"

	"throughline/core"
	"throughline/store"
)

// A Key seals the secrets of the codes on telephones. It is kept in the data folder and
// not in the database, so that a copy of the database alone makes no codes.
type Key [32]byte

// KeyIn reads the key from a data folder, and makes it where there is none yet.
func KeyIn(folder string) (Key, error) {
	var key Key
	file := filepath.Join(folder, "seal.key")
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := rand.Read(key[:]); err != nil {
			return key, fmt.Errorf("making %s: %w", file, err)
		}
		return key, writeNew(file, hex.EncodeToString(key[:])+"\n")
	}
	if err != nil {
		return key, fmt.Errorf("reading the key that seals secrets: %w", err)
	}
	bytes, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(bytes) != len(key) {
		return key, fmt.Errorf("%s is not 64 hexadecimal digits: bring it back from a backup, or remove it and have everybody enrol their telephone anew", file)
	}
	return Key(bytes), nil
}

// writeNew writes a file that only its owner may read, and only where there is none.
func writeNew(file, text string) error {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("making %s: %w", file, err)
	}
	if _, err := f.WriteString(text); err != nil {
		return errors.Join(fmt.Errorf("writing %s: %w", file, err), f.Close())
	}
	return f.Close()
}

func (k Key) box() (cipher.AEAD, error) {
	if k == (Key{}) {
		return nil, errors.New("there is no key to seal secrets with: see access.KeyIn")
	}
	block, err := aes.NewCipher(k[:])
	if err != nil {
		return nil, fmt.Errorf("the key that seals secrets: %w", err)
	}
	return cipher.NewGCM(block)
}

func (k Key) seal(secret string, user core.ID) ([]byte, error) {
	box, err := k.box()
	if err != nil {
		return nil, err
	}
	nonce := make([]byte, box.NonceSize())
	if _, err := rand.Read(nonce); err != nil {
		return nil, fmt.Errorf("sealing a secret: %w", err)
	}
	return box.Seal(nonce, nonce, []byte(secret), []byte(user)), nil
}

func (k Key) open(sealed []byte, user core.ID) (string, error) {
	box, err := k.box()
	if err != nil {
		return "", err
	}
	if len(sealed) < box.NonceSize() {
		return "", fmt.Errorf("the sealed secret of user %s is cut short", user)
	}
	secret, err := box.Open(nil, sealed[:box.NonceSize()], sealed[box.NonceSize():], []byte(user))
	if err != nil {
		return "", fmt.Errorf("the secret of user %s does not open with the key in the data folder: %w", user, err)
	}
	return string(secret), nil
}

// An Enrolment is what a telephone is shown once.
type Enrolment struct {
	Secret  string // to type in
	Address string // otpauth://…, to show as a picture
}

// EnrolTOTP gives somebody a new secret for the code on their telephone. It is asked for at
// sign-in from the first code that [CheckTOTP] takes. Ask [Verify] first. issuer is the
// council's name as the telephone shows it.
func EnrolTOTP(ctx context.Context, tx *store.Tx, key Key, who Who, issuer string) (Enrolment, error) {
	u, err := UserOf(ctx, tx, who.Authority, who.User)
	if err != nil {
		return Enrolment{}, err
	}
	made, err := totp.Generate(totp.GenerateOpts{Issuer: issuer, AccountName: u.Email})
	if err != nil {
		return Enrolment{}, fmt.Errorf("making a secret for codes: %w", err)
	}
	sealed, err := key.seal(made.Secret(), who.User)
	if err != nil {
		return Enrolment{}, err
	}
	_, err = store.Exec(ctx, tx, `UPDATE app_user SET totp = $3, totp_step = 0 WHERE authority_id = $1 AND id = $2`, who.Authority, who.User, sealed)
	return Enrolment{made.Secret(), made.URL()}, err
}

// DropTOTP takes the code away from a user who has lost their telephone. The caller asks
// [ManageAccounts], or [Verify] for one's own.
func DropTOTP(ctx context.Context, tx *store.Tx, authority string, user core.ID) error {
	_, err := store.Exec(ctx, tx, `UPDATE app_user SET totp = NULL, totp_step = 0 WHERE authority_id = $1 AND id = $2`, authority, user)
	return err
}

// codePeriod is how long a code holds, in seconds; one before and one after are taken too.
const codePeriod = 30

// CheckTOTP takes a code from a user's telephone. Each is taken once only. A wrong code,
// or a user without a secret, is Invalid.
func CheckTOTP(ctx context.Context, tx *store.Tx, key Key, authority string, user core.ID, code string, now core.Instant) error {
	wrong := &core.Problem{Sort: core.Invalid, Words: "This code is wrong or was used already.",
		Fields: []core.FieldProblem{{Field: "code", Words: "Wait for the next code on your telephone and give that"}}}
	type kept struct {
		Totp     []byte
		TotpStep int64
	}
	k, err := store.One[kept](ctx, tx, `SELECT totp, totp_step FROM app_user WHERE authority_id = $1 AND id = $2`, authority, user)
	if err != nil {
		return err
	}
	if k.Totp == nil {
		return wrong
	}
	secret, err := key.open(k.Totp, user)
	if err != nil {
		return err
	}
	step, err := stepOf(secret, code, now)
	if err != nil || step <= k.TotpStep {
		if err == nil {
			err = wrong
		}
		return err
	}
	n, err := store.Exec(ctx, tx, `UPDATE app_user SET totp_step = $3 WHERE authority_id = $1 AND id = $2 AND totp_step < $3`, authority, user, step)
	if err == nil && n == 0 {
		err = wrong // somebody else used it this moment
	}
	return err
}

// stepOf returns which of the three periods round now a code belongs to, 0 for none.
func stepOf(secret, code string, now core.Instant) (int64, error) {
	code = strings.ReplaceAll(strings.TrimSpace(code), " ", "")
	found := int64(0)
	middle := now.Time().Unix() / codePeriod
	for step := middle - 1; step <= middle+1; step++ {
		at := core.Instant(step * codePeriod * 1_000_000).Time()
		want, err := totp.GenerateCodeCustom(secret, at, totp.ValidateOpts{Period: codePeriod, Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1})
		if err != nil {
			return 0, fmt.Errorf("reckoning a code: %w", err)
		}
		if subtle.ConstantTimeCompare([]byte(want), []byte(code)) == 1 {
			found = step
		}
	}
	return found, nil
}
