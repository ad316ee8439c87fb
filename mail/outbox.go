// Package mail keeps letters by e-mail until the mail server has taken them, and sends
// them. It knows nothing of what a letter says, and reads no mail.
package mail

import (
	"context"
	"embed"
	"net/mail"
	"strings"
	"time"

	"throughline/core"
	"throughline/store"
)

// Migrations are the table of what waits to be sent.
//
//go:embed *.sql
var Migrations embed.FS

// A Message is one letter in plain text. Whoever writes it keeps names and stories out:
// an e-mail is read by whoever opens the box.
type Message struct {
	To, Subject, Body string
}

// IsAddress reports whether a text is one e-mail address and nothing more.
func IsAddress(text string) bool {
	a, err := mail.ParseAddress(text)
	return err == nil && a.Name == "" && a.Address == text && !strings.ContainsAny(text, "\r\n\x00")
}

// Put writes a letter into the outbox, in the transaction that it tells of. An address that
// is none is Invalid.
func Put(ctx context.Context, tx *store.Tx, authority string, m Message, now core.Instant) error {
	if !IsAddress(m.To) {
		return core.Say(core.Invalid, "Give an email address like name@example.org.")
	}
	return tx.Insert(ctx, "outbox", []string{"authority_id", "id", "to_address", "subject", "body", "made_at", "next_at", "tries"},
		authority, core.NewID(), m.To, m.Subject, m.Body, now, now, 0)
}

// waiting is a letter as the outbox has it.
type waiting struct {
	ID        core.ID
	ToAddress string
	Subject   string
	Body      string
	MadeAt    core.Instant
	Tries     int
}

// most is how many letters are taken up at once.
const most = 50

// due lists the letters whose time has come, the oldest first.
func due(ctx context.Context, q store.Querier, authority string, now core.Instant) ([]waiting, error) {
	return store.All[waiting](ctx, q, `
		SELECT id, to_address, subject, body, made_at, tries
		FROM   outbox
		WHERE  authority_id = $1 AND next_at <= $2
		ORDER  BY next_at, id LIMIT $3`, authority, now, most)
}

// claim puts off the next try before this one begins, so that two programs never send the
// same letter side by side and one that was killed is tried again. It reports whether this
// program may send it.
func claim(ctx context.Context, tx *store.Tx, authority string, w waiting, now core.Instant) (bool, error) {
	n, err := store.Exec(ctx, tx, `
		UPDATE outbox SET tries = tries + 1, next_at = $4
		WHERE  authority_id = $1 AND id = $2 AND tries = $3 AND sent_at IS NULL`,
		authority, w.ID, w.Tries, now.Plus(wait(w.Tries)))
	return n == 1, err
}

// wait is how long to wait after a try that failed: from a minute up to six hours.
func wait(tries int) time.Duration {
	const longest = 6 * time.Hour
	d := time.Minute << min(tries, 9)
	return min(d, longest)
}

// giveUpAfter is how many tries a letter has: about a week of them.
const giveUpAfter = 35

// sent says that the mail server has taken a letter. What it said and to whom is kept no longer.
func sent(ctx context.Context, tx *store.Tx, authority string, id core.ID, now core.Instant) error {
	_, err := store.Exec(ctx, tx, `
		UPDATE outbox SET sent_at = $3, next_at = NULL, to_address = '', body = '', last_error = ''
		WHERE  authority_id = $1 AND id = $2`, authority, id, now)
	return err
}

// failed says why a try failed; hopeless is that there will be no other.
func failed(ctx context.Context, tx *store.Tx, authority string, id core.ID, why string, hopeless bool) error {
	if hopeless {
		_, err := store.Exec(ctx, tx, `UPDATE outbox SET last_error = $3, next_at = NULL WHERE authority_id = $1 AND id = $2`, authority, id, why)
		return err
	}
	_, err := store.Exec(ctx, tx, `UPDATE outbox SET last_error = $3 WHERE authority_id = $1 AND id = $2`, authority, id, why)
	return err
}

// A Backlog is what the mail server has not taken yet though it was tried.
type Backlog struct {
	Letters int
	Since   core.Instant // when the oldest of them was written
	Why     string       // what stood in the way last, without the address; "" where that is not known
}

// BacklogOf tells what waits to be tried again. What was given up is the doctor's to tell.
func BacklogOf(ctx context.Context, q store.Querier, authority string) (Backlog, error) {
	b, _, err := store.Maybe[Backlog](ctx, q, `
		SELECT count(*) OVER () AS letters, min(made_at) OVER () AS since, replace(last_error, to_address, 'the address') AS why
		FROM   outbox
		WHERE  authority_id = $1 AND next_at IS NOT NULL AND tries > 0
		ORDER  BY next_at DESC LIMIT 1`, authority)
	return b, err
}
