package access

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync"

	"github.com/alexedwards/argon2id"

	"throughline/core"
	"throughline/store"
)

// hashing is how a password is hashed: argon2id with 19 MiB and 2 passes, as OWASP's
// Password Storage Cheat Sheet advises. It takes about 40 ms of one core.
var hashing = &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// cores holds a place for each core. Hashing waits for one, so that a flood of sign-ins
// takes neither all memory nor all time.
var cores = make(chan struct{}, runtime.NumCPU())

// Bounds of a password's length, in characters. There are no rules of composition.
//
// Guidance: National Cyber Security Centre, password policy.
const (
	leastPassword = 12
	mostPassword  = 200
)

// checkPassword says what is wrong with a new password.
func checkPassword(password, name, email string) error {
	wrong := func(words string) error {
		return &core.Problem{Sort: core.Invalid, Words: "This password cannot be taken.", Fields: []core.FieldProblem{{Field: "password", Words: words}}}
	}
	small, n := strings.ToLower(password), len([]rune(password))
	user, _, _ := strings.Cut(address(email), "@")
	switch {
	case n < leastPassword:
		return wrong(fmt.Sprintf("Give at least %d characters; three words that do not belong together are good", leastPassword))
	case n > mostPassword:
		return wrong(fmt.Sprintf("Give at most %d characters", mostPassword))
	case len(user) > 3 && strings.Contains(small, user), name != "" && strings.Contains(small, strings.ToLower(name)):
		return wrong("Leave your name and e-mail address out of it")
	case differing(small) < 5:
		return wrong("Use more than a few different characters")
	}
	return nil
}

// differing counts the different characters of a text.
func differing(s string) int {
	set := map[rune]bool{}
	for _, r := range s {
		set[r] = true
	}
	return len(set)
}

func hash(password string) (string, error) {
	cores <- struct{}{}
	defer func() { <-cores }()
	h, err := argon2id.CreateHash(password, hashing)
	if err != nil {
		return "", fmt.Errorf("hashing a password: %w", err)
	}
	return h, nil
}

// nobodysHash is compared where there is no account or no password, so that the time
// that an answer takes does not tell which addresses have accounts.
var nobodysHash = sync.OnceValues(func() (string, error) { return hash("nobody has this password") })

// matches reports whether a password is the one of a hash; blank is nobody's.
func matches(password, kept string) (bool, error) {
	known := kept != ""
	if !known {
		var err error
		if kept, err = nobodysHash(); err != nil {
			return false, err
		}
	}
	cores <- struct{}{}
	defer func() { <-cores }()
	if len(password) > 4*mostPassword {
		password = "" // too long to be anybody's
	}
	ok, err := argon2id.ComparePasswordAndHash(password, kept)
	if err != nil {
		return false, fmt.Errorf("comparing a password: %w", err)
	}
	return ok && known, nil
}

// SetPassword gives a user a new password and ends all their sessions. mustChange says
// that somebody else chose it. The caller asks [ManageAccounts], or [Verify] for one's own.
func SetPassword(ctx context.Context, tx *store.Tx, authority string, user core.ID, password string, mustChange bool) error {
	u, err := UserOf(ctx, tx, authority, user)
	if err != nil {
		return err
	}
	if err := checkPassword(password, u.Name, u.Email); err != nil {
		return err
	}
	h, err := hash(password)
	if err != nil {
		return err
	}
	_, err = store.Exec(ctx, tx, `UPDATE app_user SET password = $3, must_change = $4 WHERE authority_id = $1 AND id = $2`, authority, user, h, mustChange)
	if err != nil {
		return err
	}
	return endSessions(ctx, tx, authority, user)
}

// Verify makes sure that somebody signed in knows their password, before they change it
// or their code. A wrong one is Invalid. It counts no tries: it is for who has a session.
func Verify(ctx context.Context, q store.Querier, who Who, password string) error {
	kept, _, err := store.Maybe[string](ctx, q, `SELECT password FROM app_user WHERE authority_id = $1 AND id = $2`, who.Authority, who.User)
	if err != nil {
		return err
	}
	ok, err := matches(password, kept)
	if err == nil && !ok {
		err = &core.Problem{Sort: core.Invalid, Words: "This is not your password.", Fields: []core.FieldProblem{{Field: "password", Words: "Give the password with which you signed in"}}}
	}
	return err
}
