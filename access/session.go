package access

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"throughline/core"
	"throughline/store"
)

// Timeouts say when a session ends by itself. Zero is the usual.
type Timeouts struct {
	Idle  time.Duration // after so long without use; 30 minutes
	Whole time.Duration // however much it is used; 12 hours
}

func (t Timeouts) usual() Timeouts {
	if t.Idle <= 0 {
		t.Idle = 30 * time.Minute
	}
	if t.Whole <= 0 {
		t.Whole = 12 * time.Hour
	}
	return t
}

// A Session is one device on which somebody is signed in.
type Session struct {
	ID        core.ID
	MadeAt    core.Instant
	SeenAt    core.Instant
	ExpiresAt core.Instant
	Address   string // shortened, "203.0.113.0/24"
	Device    string // what the browser said it is
}

// newToken makes a token of 256 random bits that tells its authority, so that looking it
// up stays within that authority.
func newToken(authority string) (string, error) {
	bits := make([]byte, 32)
	if _, err := rand.Read(bits); err != nil {
		return "", fmt.Errorf("making a token: %w", err)
	}
	return authority + "." + base64.RawURLEncoding.EncodeToString(bits), nil
}

// tokenParts returns a token's authority and what is kept of the token.
func tokenParts(token string) (authority, kept string) {
	if i := strings.LastIndexByte(token, '.'); i >= 0 && clean(token) == token {
		authority = token[:i]
	}
	sum := sha256.Sum256([]byte(token))
	return authority, hex.EncodeToString(sum[:])
}

// StartSession begins a session for somebody whom [SignIn] let in, and returns its token
// for the cookie, which is kept nowhere else. A session that who had is ended, so that no
// token outlives a sign-in. device is the browser's own name for itself.
func StartSession(ctx context.Context, tx *store.Tx, who Who, from, device string, t Timeouts, now core.Instant) (token string, err error) {
	if who.Nobody() || who.Is(PublicSite) {
		return "", core.Say(core.Forbidden, "Sign in first.")
	}
	t = t.usual()
	_, err = store.Exec(ctx, tx, `
		DELETE FROM app_session WHERE authority_id = $1 AND user_id = $2 AND (idle_until <= $3 OR expires_at <= $3 OR id = $4)`,
		who.Authority, who.User, now, who.Session)
	if err != nil {
		return "", err
	}
	if token, err = newToken(who.Authority); err != nil {
		return "", err
	}
	_, kept := tokenParts(token)
	device = clean(device)
	if r := []rune(device); len(r) > 200 {
		device = string(r[:200])
	}
	expires := now.Plus(t.Whole)
	return token, tx.Insert(ctx, "app_session",
		[]string{"authority_id", "id", "user_id", "token_hash", "made_at", "seen_at", "idle_until", "idle_seconds", "expires_at", "address", "device"},
		who.Authority, core.NewID(), who.User, kept, now, now, min(now.Plus(t.Idle), expires), int64(t.Idle/time.Second), expires, network(from, 24, 48), device)
}

// SessionOf returns who a token belongs to, with roles and teams as they are at this
// moment. An unknown token, or one that has run out, is Forbidden. Then [KeepAlive].
func SessionOf(ctx context.Context, q store.Querier, token string, now core.Instant) (Who, error) {
	authority, kept := tokenParts(token)
	type row struct {
		ID, UserID           core.ID
		Name, Title          string
		Level                int
		MustChange           bool
		IdleUntil, ExpiresAt core.Instant
		IdleSeconds          int64
		Sort, What           string
	}
	const columns = `a.id, a.user_id, a.name, a.title, a.level, a.must_change, a.idle_until, a.expires_at, a.idle_seconds`
	rows, err := store.All[row](ctx, q, `
		WITH asked AS (
			SELECT s.authority_id, s.id, s.user_id, u.name, u.title, u.level, u.must_change, s.idle_until, s.expires_at, s.idle_seconds
			FROM   app_session s JOIN app_user u ON u.authority_id = s.authority_id AND u.id = s.user_id
			WHERE  s.authority_id = $1 AND s.token_hash = $2 AND s.idle_until > $3 AND s.expires_at > $3 AND u.active)
		SELECT `+columns+`, '' AS sort, '' AS what FROM asked a
		UNION ALL
		SELECT `+columns+`, 'role', r.role FROM asked a JOIN user_role r ON r.authority_id = a.authority_id AND r.user_id = a.user_id
		UNION ALL
		SELECT `+columns+`, 'team', CAST(t.team_id AS TEXT) FROM asked a JOIN user_team t ON t.authority_id = a.authority_id AND t.user_id = a.user_id`,
		authority, kept, now)
	if err != nil {
		return Who{}, err
	}
	if len(rows) == 0 {
		return Who{}, core.Say(core.Forbidden, "You are not signed in, or have been away too long. Sign in again.")
	}
	r := rows[0]
	who := Who{Authority: authority, User: r.UserID, Name: r.Name, Title: r.Title, Level: Level(r.Level), MustChange: r.MustChange,
		Session: r.ID, At: now, idleUntil: r.IdleUntil, expires: r.ExpiresAt, idle: time.Duration(r.IdleSeconds) * time.Second}
	for _, r := range rows {
		switch r.Sort {
		case "role":
			who.Roles = append(who.Roles, Role(r.What))
		case "team":
			who.Teams = append(who.Teams, core.ID(r.What))
		}
	}
	return who, nil
}

// KeepAlive puts off the end of a session that is in use. It writes once a minute at
// most, so that reading pages costs no disk flush each.
func KeepAlive(ctx context.Context, db *store.DB, who Who) error {
	until := min(who.now().Plus(who.idle), who.expires)
	if who.Session.IsZero() || until.Sub(who.idleUntil) < time.Minute {
		return nil
	}
	return db.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		_, err := store.Exec(ctx, tx, `
			UPDATE app_session SET seen_at = $3, idle_until = $4 WHERE authority_id = $1 AND id = $2`, who.Authority, who.Session, who.now(), until)
		return err
	})
}

// ListSessions returns the sessions of a user that have not run out, newest first: one's
// own, or anybody's for those who manage accounts.
func ListSessions(ctx context.Context, q store.Querier, who Who, user core.ID) ([]Session, error) {
	if err := mayEnd(ctx, q, who, user); err != nil {
		return nil, err
	}
	return store.All[Session](ctx, q, `
		SELECT id, made_at, seen_at, expires_at, address, device FROM app_session
		WHERE  authority_id = $1 AND user_id = $2 AND idle_until > $3 AND expires_at > $3 ORDER BY made_at DESC, id DESC`,
		who.Authority, user, who.now())
}

// EndSession signs a user out of one session. One that has ended is no problem.
func EndSession(ctx context.Context, tx *store.Tx, who Who, user, session core.ID) error {
	if err := mayEnd(ctx, tx, who, user); err != nil {
		return err
	}
	_, err := store.Exec(ctx, tx, `DELETE FROM app_session WHERE authority_id = $1 AND user_id = $2 AND id = $3`, who.Authority, user, session)
	return err
}

// EndAllSessions signs a user out everywhere.
func EndAllSessions(ctx context.Context, tx *store.Tx, who Who, user core.ID) error {
	if err := mayEnd(ctx, tx, who, user); err != nil {
		return err
	}
	return endSessions(ctx, tx, who.Authority, user)
}

func endSessions(ctx context.Context, tx *store.Tx, authority string, user core.ID) error {
	_, err := store.Exec(ctx, tx, `DELETE FROM app_session WHERE authority_id = $1 AND user_id = $2`, authority, user)
	return err
}

func mayEnd(ctx context.Context, q store.Querier, who Who, user core.ID) error {
	if !who.Nobody() && who.User == user {
		return nil
	}
	return May(ctx, q, who, ManageAccounts, "")
}
