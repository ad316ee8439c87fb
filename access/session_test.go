package access

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"throughline/core"
	"throughline/store"
	"throughline/testkit"
)

func start(t testing.TB, db *store.DB, who Who, timeouts Timeouts) (token string) {
	write(t, db, func(ctx context.Context, tx *store.Tx) (err error) {
		token, err = StartSession(ctx, tx, who, from+":443", "A browser", timeouts, now)
		return err
	})
	return token
}

func TestSessions(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		u := newUser(t, db)
		token := start(t, db, u.Who(council), Timeouts{})
		who, err := SessionOf(t.Context(), db, token, now)
		if err != nil {
			t.Fatal(err)
		}
		if who.User != u.ID || who.Name != u.Name || who.Level != u.Level || len(who.Roles) != 2 || !slices.Equal(who.Teams, u.Teams) || who.Session.IsZero() || who.Authority != council {
			t.Errorf("the session is of %+v", who)
		}
		kept, err := store.One[string](t.Context(), db, `SELECT token_hash FROM app_session WHERE authority_id = $1`, council)
		if err != nil || strings.Contains(token, kept) || len(kept) != 64 {
			t.Errorf("kept of the token is %d characters (%v), want its hash", len(kept), err)
		}
		for _, c := range []struct {
			why, token string
			at         core.Instant
		}{
			{"no token", "", now},
			{"no text at all", "\x00\xff.x", now},
			{"another token", token + "x", now},
			{"another council's", "elsewhere" + token[len(council):], now},
			{"half an hour without use", token, now.Plus(30 * time.Minute)},
		} {
			_, err := SessionOf(t.Context(), db, c.token, c.at)
			refused(t, c.why, err, core.Forbidden)
		}

		own, err := ListSessions(t.Context(), db, who, u.ID)
		if err != nil || len(own) != 1 || own[0].Address != "203.0.113.0/24" || own[0].Device != "A browser" {
			t.Errorf("the user's sessions are %+v (%v)", own, err)
		}
		stranger := Who{Authority: council, User: core.NewID(), Roles: []Role{SocialWorker}, At: now}
		_, err = ListSessions(t.Context(), db, stranger, u.ID)
		refused(t, "another's sessions", err, core.Forbidden)
		refused(t, "ending another's", try(t, db, func(ctx context.Context, tx *store.Tx) error { return EndAllSessions(ctx, tx, stranger, u.ID) }), core.Forbidden)

		newer := start(t, db, who, Timeouts{}) // signing in anew ends the session from which it was done
		_, err = SessionOf(t.Context(), db, token, now)
		refused(t, "the token of before", err, core.Forbidden)
		who, err = SessionOf(t.Context(), db, newer, now)
		if err != nil {
			t.Fatal(err)
		}
		write(t, db, func(ctx context.Context, tx *store.Tx) error { return EndSession(ctx, tx, who, u.ID, who.Session) })
		_, err = SessionOf(t.Context(), db, newer, now)
		refused(t, "after signing out", err, core.Forbidden)
	})
}

func TestSessionsEndInTime(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		token := start(t, db, newUser(t, db).Who(council), Timeouts{Idle: 10 * time.Minute, Whole: time.Hour})
		at := now
		for at < now.Plus(time.Hour) {
			who, err := SessionOf(t.Context(), db, token, at)
			if err != nil {
				t.Fatalf("in use, %s after it began: %v", at.Sub(now), err)
			}
			if err := KeepAlive(t.Context(), db, who); err != nil {
				t.Fatal(err)
			}
			at = at.Plus(9 * time.Minute)
		}
		_, err := SessionOf(t.Context(), db, token, now.Plus(time.Hour))
		refused(t, "an hour after it began, although in use", err, core.Forbidden)
	})
}

func TestLeavingEndsSessions(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		u := newUser(t, db)
		token := start(t, db, u.Who(council), Timeouts{})
		u.Roles = []Role{TeamManager}
		write(t, db, func(ctx context.Context, tx *store.Tx) error { return UpdateUser(ctx, tx, council, u) })
		if who, err := SessionOf(t.Context(), db, token, now); err != nil || !slices.Equal(who.Roles, []Role{TeamManager}) {
			t.Errorf("a changed role holds at once: %v (%v)", who.Roles, err)
		}
		u.Active = false
		write(t, db, func(ctx context.Context, tx *store.Tx) error { return UpdateUser(ctx, tx, council, u) })
		_, err := SessionOf(t.Context(), db, token, now)
		refused(t, "somebody who has left", err, core.Forbidden)
	})
}

func TestFirstAdministrator(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		first := func() (token string, err error) {
			err = try(t, db, func(ctx context.Context, tx *store.Tx) error {
				token, err = FirstAdministrator(ctx, tx, council, now)
				return err
			})
			return token, err
		}
		become := func(token, password string, at core.Instant) (id core.ID, err error) {
			err = try(t, db, func(ctx context.Context, tx *store.Tx) error {
				id, err = BecomeAdministrator(ctx, tx, council, token, "Ada Penn", "ada@example.org", password, at)
				return err
			})
			return id, err
		}
		old, err := first()
		if err != nil {
			t.Fatal(err)
		}
		token, err := first()
		if err != nil {
			t.Fatal(err)
		}
		_, err = become(old, secret, now)
		refused(t, "a link that another took the place of", err, core.Missing)
		_, err = become(token, secret, now.Plus(24*time.Hour))
		refused(t, "a day later", err, core.Missing)
		_, err = become(token, "short", now)
		refused(t, "a short password", err, core.Invalid)
		id, err := become(token, secret, now) // what was refused left the link unused
		if err != nil {
			t.Fatal(err)
		}
		_, err = become(token, secret, now)
		refused(t, "a second time", err, core.Missing)
		_, err = first()
		refused(t, "when there is an administrator", err, core.Forbidden)
		who, err := SignIn(t.Context(), db, testKey, council, "ada@example.org", secret, "", from, now)
		if err != nil || who.User != id || May(t.Context(), db, who, ManageAccounts, "") != nil {
			t.Errorf("the first administrator signs in as %+v (%v)", who, err)
		}
	})
}

func TestInvite(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		u := newUser(t, db)
		var token string
		write(t, db, func(ctx context.Context, tx *store.Tx) (err error) {
			token, err = Invite(ctx, tx, council, u.ID, now)
			return err
		})
		if user, err := LinkOf(t.Context(), db, council, token, now); err != nil || user != u.ID {
			t.Errorf("the link is for %s (%v)", user, err)
		}
		_, err := LinkOf(t.Context(), db, "elsewhere", token, now)
		refused(t, "at another authority", err, core.Missing)
		refused(t, "used to become an administrator", try(t, db, func(ctx context.Context, tx *store.Tx) error {
			_, err := BecomeAdministrator(ctx, tx, council, token, "X", "x@example.org", secret, now)
			return err
		}), core.Missing)
		write(t, db, func(ctx context.Context, tx *store.Tx) error {
			_, err := ChoosePassword(ctx, tx, council, token, "seven slow barges", now)
			return err
		})
		if _, err := SignIn(t.Context(), db, testKey, council, email, "seven slow barges", "", from, now); err != nil {
			t.Errorf("with the chosen password: %v", err)
		}
	})
}

func TestAccounts(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		u := newUser(t, db)
		for _, c := range []struct {
			why string
			u   User
		}{
			{"the same e-mail address", User{Name: "B", Email: "MAUD@example.org"}},
			{"no name", User{Email: "b@example.org"}},
			{"no e-mail address", User{Name: "B", Email: "b@"}},
			{"a level that there is not", User{Name: "B", Email: "b@example.org", Level: 6}},
			{"a role that there is not", User{Name: "B", Email: "b@example.org", Roles: []Role{"caretaker"}}},
			{"the public site's role", User{Name: "B", Email: "b@example.org", Roles: []Role{PublicSite}}},
		} {
			refused(t, c.why, try(t, db, func(ctx context.Context, tx *store.Tx) error {
				_, err := CreateUser(ctx, tx, council, c.u, now)
				return err
			}), core.Invalid)
		}
		got, err := UserOf(t.Context(), db, council, u.ID)
		if err != nil || got.Email != email || len(got.Roles) != 2 || !slices.Equal(got.Teams, u.Teams) || got.HasCode {
			t.Errorf("kept is %+v (%v)", got, err)
		}
		all, err := Users(t.Context(), db, council)
		if err != nil || len(all) != 1 {
			t.Errorf("%d users (%v), want 1", len(all), err)
		}
		refused(t, "a user who is not there", try(t, db, func(ctx context.Context, tx *store.Tx) error {
			return UpdateUser(ctx, tx, council, User{ID: core.NewID(), Name: "B", Email: "b@example.org"})
		}), core.Missing)
		refused(t, "a team's name twice", try(t, db, func(ctx context.Context, tx *store.Tx) error {
			_, err := SaveTeam(ctx, tx, council, Team{Name: "North"})
			return err
		}), core.Invalid)
	})
}

// FuzzToken looks for a token from a cookie that makes reading it fall over, or whose
// kept form is not a hash.
func FuzzToken(f *testing.F) {
	for _, token := range []string{"", ".", "mereshire.", "a.b.c", "mereshire.AAAA", "\x00.\xff"} {
		f.Add(token)
	}
	f.Fuzz(func(t *testing.T, token string) {
		authority, kept := tokenParts(token)
		if len(kept) != 64 || !strings.HasPrefix(token, authority) {
			t.Errorf("%q gave %q and %q", token, authority, kept)
		}
	})
}

// FuzzNetwork looks for an address that makes shortening fall over or keeps too much.
func FuzzNetwork(f *testing.F) {
	for _, from := range []string{"", "203.0.113.9", "203.0.113.9:443", "[2001:db8::1]:443", "2001:db8::1%eth0", "::ffff:203.0.113.9", "here"} {
		f.Add(from)
	}
	f.Fuzz(func(t *testing.T, from string) {
		if got := network(from, 24, 48); got != "" && !strings.HasSuffix(got, "/24") && !strings.HasSuffix(got, "/48") {
			t.Errorf("%q gave %q", from, got)
		}
	})
}
