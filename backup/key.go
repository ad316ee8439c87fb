package backup

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"filippo.io/age"
)

// NewKey makes a key. The identity, which opens backups, is written to a new file that only
// its owner may read; the recipient, to which backups are made, is returned and is no secret.
func NewKey(file string) (recipient string, err error) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return "", fmt.Errorf("making a key: %w", err)
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return "", fmt.Errorf("%s is there already, and it may be the only key of some backup: name another file", file)
	}
	if err != nil {
		return "", fmt.Errorf("making a key: %w", err)
	}
	_, err = fmt.Fprintf(f, "# The key that opens backups made to %s\n# Keep it apart from the machine and from the backups; without it they cannot be read.\n%s\n", identity.Recipient(), identity)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return "", fmt.Errorf("making a key: %w", err)
	}
	return identity.Recipient().String(), nil
}

// Recipients reads the keys that a backup is made to: each the key itself, age1…, or the
// name of a file that holds some.
func Recipients(keys []string) ([]age.Recipient, error) {
	var all []age.Recipient
	for _, key := range keys {
		text, where := key, "--to-key "+key
		if !strings.HasPrefix(key, "age1") {
			content, err := os.ReadFile(key)
			if err != nil {
				return nil, fmt.Errorf("--to-key is neither a key that begins with age1 nor a file that can be read: %w", err)
			}
			text, where = string(content), key
		}
		found, err := age.ParseRecipients(strings.NewReader(text))
		if err != nil {
			if strings.Contains(text, "AGE-SECRET-KEY-") {
				return nil, fmt.Errorf("%s holds the secret identity; a backup is made to the key that begins with age1, which stands in its first line", where)
			}
			return nil, fmt.Errorf("%s: no key of age: %w", where, err)
		}
		all = append(all, found...)
	}
	return all, nil
}

// Identities reads the file of an identity, as [NewKey] writes it.
func Identities(file string) (found []age.Identity, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("the identity that opens the backup: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	found, err = age.ParseIdentities(f)
	if err != nil { // age's own words may hold the key
		return nil, fmt.Errorf("%s holds no identity: it has one line that begins with AGE-SECRET-KEY-", file)
	}
	return found, nil
}
