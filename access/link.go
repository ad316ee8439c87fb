package access

import (
	"context"
	"time"

	"throughline/core"
	"throughline/store"
)

// linkHolds is how long a one-time link may be used.
const linkHolds = 24 * time.Hour

// FirstAdministrator makes the token of a one-time link with which the first
// administrator chooses a name, an e-mail address and a password; there is no password
// to begin with. It is shown where the program was started, holds for 24 hours, and takes the
// place of one made before. It is Forbidden as soon as there is an active administrator.
func FirstAdministrator(ctx context.Context, tx *store.Tx, authority string, now core.Instant) (token string, err error) {
	if err := noAdministrator(ctx, tx, authority); err != nil {
		return "", err
	}
	if _, err := store.Exec(ctx, tx, `DELETE FROM one_time_link WHERE authority_id = $1 AND user_id IS NULL`, authority); err != nil {
		return "", err
	}
	return makeLink(ctx, tx, authority, "", now)
}

// Invite makes the token of a one-time link with which a user chooses a password, and takes
// back those made before. The caller asks [ManageAccounts] first.
func Invite(ctx context.Context, tx *store.Tx, authority string, user core.ID, now core.Instant) (token string, err error) {
	if _, err := UserOf(ctx, tx, authority, user); err != nil {
		return "", err
	}
	if _, err := store.Exec(ctx, tx, `DELETE FROM one_time_link WHERE authority_id = $1 AND user_id = $2`, authority, user); err != nil {
		return "", err
	}
	return makeLink(ctx, tx, authority, user, now)
}

func makeLink(ctx context.Context, tx *store.Tx, authority string, user core.ID, now core.Instant) (string, error) {
	token, err := newToken(authority)
	if err != nil {
		return "", err
	}
	_, kept := tokenParts(token)
	return token, tx.Insert(ctx, "one_time_link", []string{"authority_id", "token_hash", "user_id", "made_at", "expires_at"},
		authority, kept, user, now, now.Plus(linkHolds))
}

func noAdministrator(ctx context.Context, q store.Querier, authority string) error {
	n, err := store.One[int](ctx, q, `
		SELECT count(*) FROM user_role r JOIN app_user u ON u.authority_id = r.authority_id AND u.id = r.user_id
		WHERE  r.authority_id = $1 AND r.role = $2 AND u.active`, authority, string(Administrator))
	if err == nil && n > 0 {
		err = core.Say(core.Forbidden, "There is an administrator already. Ask them for an account.")
	}
	return err
}

// LinkOf returns for whom a link of an authority is: no user is the first administrator. One
// that is unknown, used, too old or another authority's is Missing.
func LinkOf(ctx context.Context, q store.Querier, authority, token string, now core.Instant) (user core.ID, err error) {
	_, kept := tokenParts(token)
	user, known, err := store.Maybe[core.ID](ctx, q, `
		SELECT user_id FROM one_time_link
		WHERE  authority_id = $1 AND token_hash = $2 AND used_at IS NULL AND expires_at > $3`, authority, kept, now)
	if err == nil && !known {
		err = core.Say(core.Missing, "This link was used already or is too old. Ask for a new one.")
	}
	return user, err
}

// spend uses a link up; a second use at the same moment is Missing.
func spend(ctx context.Context, tx *store.Tx, authority, token string, now core.Instant) (user core.ID, err error) {
	user, err = LinkOf(ctx, tx, authority, token, now)
	if err != nil {
		return "", err
	}
	_, kept := tokenParts(token)
	n, err := store.Exec(ctx, tx, `UPDATE one_time_link SET used_at = $3 WHERE authority_id = $1 AND token_hash = $2 AND used_at IS NULL`, authority, kept, now)
	if err == nil && n == 0 {
		err = core.Say(core.Missing, "This link was used already. Ask for a new one.")
	}
	return user, err
}

// BecomeAdministrator uses the link of [FirstAdministrator] and returns the new account.
func BecomeAdministrator(ctx context.Context, tx *store.Tx, authority, token, name, email, password string, now core.Instant) (core.ID, error) {
	user, err := spend(ctx, tx, authority, token, now)
	if err != nil {
		return "", err
	}
	if !user.IsZero() {
		return "", core.Say(core.Missing, "This link is for choosing a password.")
	}
	if err := noAdministrator(ctx, tx, authority); err != nil {
		return "", err
	}
	id, err := CreateUser(ctx, tx, authority, User{Name: name, Email: email, Title: "Administrator", Active: true, Roles: []Role{Administrator}}, now)
	if err != nil {
		return "", err
	}
	return id, SetPassword(ctx, tx, authority, id, password, false)
}

// ChoosePassword uses the link of [Invite] and returns whose account it was.
func ChoosePassword(ctx context.Context, tx *store.Tx, authority, token, password string, now core.Instant) (core.ID, error) {
	user, err := spend(ctx, tx, authority, token, now)
	if err != nil {
		return "", err
	}
	if user.IsZero() {
		return "", core.Say(core.Missing, "This link is for the first administrator.")
	}
	return user, SetPassword(ctx, tx, authority, user, password, false)
}
