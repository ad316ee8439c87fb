package access

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/netip"
	"time"

	"throughline/core"
	"throughline/store"
)

// slowing is how wrong tries slow down the next one. It never locks: the longest wait is
// five minutes, and after a day without a wrong try all is forgotten.
type slowing struct {
	sort string
	free int // wrong tries that slow nothing
}

var (
	// A few slips of the fingers are free.
	perAccount = slowing{"account", 5}
	// A whole office may come from one address.
	perAddress = slowing{"address", 50}
)

const (
	longestWait  = 5 * time.Minute
	forgottenIn  = 24 * time.Hour
	wrongAnswers = "The e-mail address, the password or the code is wrong. If your telephone shows a code for this site, give that as well."
)

// wait is how long after the last wrong try the next may come: one second after the free
// ones, then twice as long each time.
func (s slowing) wait(times int) time.Duration {
	over := times - s.free
	if over < 0 {
		return 0
	}
	if over > 9 {
		return longestWait
	}
	return min(time.Second<<over, longestWait)
}

// SignIn lets somebody in who gives an account's e-mail address, password and, where they
// have enrolled a telephone, its code ("" where they have not). from is the network
// address from which they come. It is Invalid where anything is wrong, without telling
// what; Forbidden, with the time to wait, after too many wrong tries; and as slow for an
// unknown address as for a known one. Then [StartSession].
func SignIn(ctx context.Context, db *store.DB, key Key, authority, email, password, code, from string, now core.Instant) (Who, error) {
	account, place := mark(authority, address(email)), mark(authority, network(from, 32, 64))
	if err := countTry(ctx, db, authority, account, place, now); err != nil {
		return Who{}, err
	}
	type known struct {
		ID       core.ID
		Password string
		HasCode  bool
	}
	k, found, err := store.Maybe[known](ctx, db, `
		SELECT id, password, totp IS NOT NULL AND totp_step > 0 AS has_code
		FROM   app_user WHERE authority_id = $1 AND email = $2 AND active`, authority, address(email))
	if err != nil {
		return Who{}, err
	}
	ok, err := matches(password, k.Password)
	if err == nil && (!ok || !found) {
		err = core.Say(core.Invalid, wrongAnswers)
	}
	if err != nil {
		return Who{}, err
	}
	var who Who
	err = db.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		if k.HasCode {
			if err := CheckTOTP(ctx, tx, key, authority, k.ID, code, now); core.IsSort(err, core.Invalid) {
				return core.Say(core.Invalid, wrongAnswers).Because(err)
			} else if err != nil {
				return err
			}
		}
		u, err := UserOf(ctx, tx, authority, k.ID)
		if err != nil {
			return err
		}
		who = u.Who(authority)
		return forgetTry(ctx, tx, authority, account, place)
	})
	if err != nil {
		return Who{}, err
	}
	return who, nil
}

// countTry counts a try as wrong before it is known to be, and refuses it where the last
// ones were too many. Counting afterwards would let through a thousand tries at once.
func countTry(ctx context.Context, db *store.DB, authority, account, place string, now core.Instant) error {
	return db.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		var wait time.Duration
		tries := map[slowing]string{perAccount: account, perAddress: place}
		for _, s := range []slowing{perAccount, perAddress} {
			rest, err := s.rest(ctx, tx, authority, tries[s], now)
			if err != nil {
				return err
			}
			wait = max(wait, rest)
		}
		if wait > 0 {
			return core.Say(core.Forbidden, "There were too many wrong tries. Wait %s, then try again.", inWords(wait))
		}
		for _, s := range []slowing{perAccount, perAddress} {
			_, err := store.Exec(ctx, tx, `
				UPDATE sign_in_failure SET times = times + 1, last_at = $4 WHERE authority_id = $1 AND sort = $2 AND whose = $3`,
				authority, s.sort, tries[s], now)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// rest locks the count of wrong tries, making it where there is none, and returns how long
// there is still to wait.
func (s slowing) rest(ctx context.Context, tx *store.Tx, authority, whose string, now core.Instant) (time.Duration, error) {
	_, err := store.Exec(ctx, tx, `
		INSERT INTO sign_in_failure (authority_id, sort, whose, times, last_at) VALUES ($1, $2, $3, 0, $4)
		ON CONFLICT (authority_id, sort, whose) DO NOTHING`, authority, s.sort, whose, now)
	if err != nil {
		return 0, err
	}
	type failures struct {
		Times  int
		LastAt core.Instant
	}
	f, err := store.Lock[failures](ctx, tx,
		`SELECT times, last_at FROM sign_in_failure WHERE authority_id = $1 AND sort = $2 AND whose = $3`, authority, s.sort, whose)
	if err != nil {
		return 0, err
	}
	since := max(0, now.Sub(f.LastAt)) // another server's clock may be ahead
	if since > forgottenIn {
		_, err := store.Exec(ctx, tx, `UPDATE sign_in_failure SET times = 0 WHERE authority_id = $1 AND sort = $2 AND whose = $3`, authority, s.sort, whose)
		return 0, err
	}
	return max(0, s.wait(f.Times)-since), nil
}

// forgetTry takes back the try that turned out right, and the account's wrong ones.
func forgetTry(ctx context.Context, tx *store.Tx, authority, account, place string) error {
	_, err := store.Exec(ctx, tx, `DELETE FROM sign_in_failure WHERE authority_id = $1 AND sort = 'account' AND whose = $2`, authority, account)
	if err != nil {
		return err
	}
	_, err = store.Exec(ctx, tx, `
		UPDATE sign_in_failure SET times = times - 1 WHERE authority_id = $1 AND sort = 'address' AND whose = $2 AND times > 0`, authority, place)
	return err
}

// inWords tells a wait to a person, rounded up: "40 seconds", "5 minutes".
func inWords(wait time.Duration) string {
	n, unit := int((wait+time.Second-1)/time.Second), "second"
	if n > 90 {
		n, unit = (n+59)/60, "minute"
	}
	if n != 1 {
		unit += "s"
	}
	return fmt.Sprintf("%d %s", n, unit)
}

// mark is what a text is kept as where the text itself must not stand.
func mark(authority, text string) string {
	sum := sha256.Sum256([]byte(authority + "\x00" + text))
	return hex.EncodeToString(sum[:])
}

// network shortens a network address to its first bits; what is no address is "".
func network(from string, bits4, bits6 int) string {
	ip, err := netip.ParseAddr(from)
	if err != nil {
		at, err := netip.ParseAddrPort(from)
		if err != nil {
			return ""
		}
		ip = at.Addr()
	}
	ip = ip.Unmap().WithZone("")
	bits := bits6
	if ip.Is4() {
		bits = bits4
	}
	p, err := ip.Prefix(bits)
	if err != nil {
		return ""
	}
	return p.String()
}
