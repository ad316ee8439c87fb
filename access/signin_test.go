package access

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"throughline/core"
	"throughline/store"
	"throughline/testkit"
)

const (
	council = "mereshire"
	email   = "maud@example.org"
	secret  = "copper lantern otter"
	from    = "203.0.113.9"
)

// newUser makes a social worker with a password.
func newUser(t testing.TB, db *store.DB) (u User) {
	write(t, db, func(ctx context.Context, tx *store.Tx) (err error) {
		team, err := SaveTeam(ctx, tx, council, Team{Name: "North"})
		if err != nil {
			return err
		}
		u = User{Name: "Maud Ellery", Email: "Maud@Example.org ", Title: "Social worker", Level: L1, Active: true, Roles: []Role{SocialWorker, FrontDoorWorker}, Teams: []core.ID{team}}
		if u.ID, err = CreateUser(ctx, tx, council, u, now); err != nil {
			return err
		}
		return SetPassword(ctx, tx, council, u.ID, secret, false)
	})
	return u
}

var testKey = Key{1, 2, 3}

func TestSignIn(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		u := newUser(t, db)
		who, err := SignIn(t.Context(), db, testKey, council, " MAUD@example.org", secret, "", from, now)
		if err != nil {
			t.Fatal(err)
		}
		if who.User != u.ID || who.Authority != council || who.Level != L1 || !who.Is(SocialWorker) || !who.Is(FrontDoorWorker) || !slices.Equal(who.Teams, u.Teams) {
			t.Errorf("signed in as %+v", who)
		}
		for _, c := range []struct{ why, council, email, password string }{
			{"a wrong password", council, email, "copper lantern ottes"},
			{"no password", council, email, ""},
			{"far too long", council, email, strings.Repeat("x", 10_000)},
			{"no such address", council, "nobody@example.org", secret},
			{"the password that nobody has", council, "nobody@example.org", "nobody has this password"},
			{"no text at all", council, "\x00\xff@x.y", "\x00"},
			{"another council", "elsewhere", email, secret},
		} {
			_, err := SignIn(t.Context(), db, testKey, c.council, c.email, c.password, "", from, now)
			refused(t, c.why, err, core.Invalid)
			if err.Error() != wrongAnswers {
				t.Errorf("%s: says %q, which tells one wrong answer from another", c.why, err)
			}
		}
		u.Active = false
		write(t, db, func(ctx context.Context, tx *store.Tx) error { return UpdateUser(ctx, tx, council, u) })
		_, err = SignIn(t.Context(), db, testKey, council, email, secret, "", from, now.Plus(time.Hour))
		refused(t, "somebody who has left", err, core.Invalid)
	})
}

func TestWrongTriesSlowTheNext(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		newUser(t, db)
		sign := func(password string, at core.Instant) error {
			_, err := SignIn(t.Context(), db, testKey, council, email, password, "", from, at)
			return err
		}
		for range 5 {
			refused(t, "a wrong one", sign("wrong wrong wrong", now), core.Invalid)
		}
		refused(t, "the right one at once", sign(secret, now), core.Forbidden)
		if err := sign(secret, now); err == nil || !strings.Contains(err.Error(), "Wait 1 second,") {
			t.Errorf("it says %v, want to wait 1 second", err)
		}
		refused(t, "the sixth, a second later", sign("wrong wrong wrong", now.Plus(time.Second)), core.Invalid)
		refused(t, "the right one too soon", sign(secret, now.Plus(2*time.Second)), core.Forbidden)
		if err := sign(secret, now.Plus(3*time.Second)); err != nil {
			t.Errorf("the right one in time: %v", err)
		}
		refused(t, "after a right one all is forgotten", sign("wrong wrong wrong", now.Plus(3*time.Second)), core.Invalid)
	})
}

func TestManyTriesAtOnceAreSlowedToo(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		newUser(t, db)
		var wg sync.WaitGroup
		wrong := make(chan bool, 20)
		for range cap(wrong) {
			wg.Go(func() {
				_, err := SignIn(t.Context(), db, testKey, council, email, "wrong wrong wrong", "", from, now)
				if core.IsSort(err, core.Invalid) {
					wrong <- true
				} else if !core.IsSort(err, core.Forbidden) {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if n := len(wrong); n != perAccount.free {
			t.Errorf("%d of 20 guesses at once were looked at, want %d", n, perAccount.free)
		}
	})
}

func TestWaits(t *testing.T) {
	for _, c := range []struct {
		why   string
		times int
		want  time.Duration
	}{
		{"a slip", 4, 0}, {"the last free one", 5, time.Second}, {"twice as long", 6, 2 * time.Second},
		{"again and again", 10, 32 * time.Second}, {"never longer", 14, 5 * time.Minute}, {"nor after a thousand", 1000, 5 * time.Minute},
	} {
		if got := perAccount.wait(c.times); got != c.want {
			t.Errorf("%s: after %d wrong tries %s, want %s", c.why, c.times, got, c.want)
		}
	}
}

func TestPasswords(t *testing.T) {
	for _, c := range []struct {
		why, password string
		ok            bool
	}{
		{"three words", secret, true},
		{"letters of another script", "ключ от старого дома", true},
		{"too short", "copper", false},
		{"the name in it", "maud ellery of the north", false},
		{"the e-mail address in it", "xx maud yy lantern", false},
		{"a few characters over and over", "abababababababab", false},
		{"too long", strings.Repeat("copper lantern ", 20), false},
	} {
		if err := checkPassword(c.password, "Maud Ellery", email); (err == nil) != c.ok {
			t.Errorf("%s: %v, want taken %t", c.why, err, c.ok)
		}
	}
}

func TestSetPasswordEndsSessions(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		u := newUser(t, db)
		who := u.Who(council)
		token := start(t, db, who, Timeouts{})
		refused(t, "not one's own password", Verify(t.Context(), db, who, "wrong wrong wrong"), core.Invalid)
		if err := Verify(t.Context(), db, who, secret); err != nil {
			t.Error(err)
		}
		write(t, db, func(ctx context.Context, tx *store.Tx) error {
			return SetPassword(ctx, tx, council, u.ID, "four green bottles", true)
		})
		_, err := SessionOf(t.Context(), db, token, now)
		refused(t, "a session from before", err, core.Forbidden)
		who, err = SignIn(t.Context(), db, testKey, council, email, "four green bottles", "", from, now)
		if err != nil || !who.MustChange {
			t.Errorf("signed in with another's choice: must change %t (%v)", who.MustChange, err)
		}
	})
}

func TestCodes(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		who := newUser(t, db).Who(council)
		var e Enrolment
		write(t, db, func(ctx context.Context, tx *store.Tx) (err error) {
			e, err = EnrolTOTP(ctx, tx, testKey, who, "Mereshire")
			return err
		})
		code := func(at core.Instant) string {
			c, err := totp.GenerateCode(e.Secret, at.Time())
			if err != nil {
				t.Fatal(err)
			}
			return c
		}
		check := func(code string, at core.Instant) error {
			return try(t, db, func(ctx context.Context, tx *store.Tx) error {
				return CheckTOTP(ctx, tx, testKey, council, who.User, code, at)
			})
		}
		sign := func(code string, at core.Instant) error {
			_, err := SignIn(t.Context(), db, testKey, council, email, secret, code, from, at)
			return err
		}
		if err := sign("", now); err != nil {
			t.Errorf("before the first code was taken none is asked for: %v", err)
		}
		refused(t, "a wrong code", check("000000", now), core.Invalid)
		if err := check(code(now), now); err != nil {
			t.Fatal(err)
		}
		refused(t, "the same code again", check(code(now), now), core.Invalid)
		later := now.Plus(time.Minute)
		refused(t, "no code", sign("", later), core.Invalid)
		refused(t, "a code of two minutes ago", sign(code(later.Plus(-2*time.Minute)), later), core.Invalid)
		spaced := code(later)
		if err := sign(spaced[:3]+" "+spaced[3:], later.Plus(20*time.Second)); err != nil {
			t.Errorf("a code of 20 seconds ago, typed with a space: %v", err)
		}
		refused(t, "the same code again", sign(spaced, later), core.Invalid)

		stored, err := store.One[[]byte](t.Context(), db, `SELECT totp FROM app_user WHERE authority_id = $1 AND id = $2`, council, who.User)
		if err != nil || strings.Contains(string(stored), e.Secret) {
			t.Errorf("the secret stands open in the database (%v)", err)
		}
		if _, err := (Key{9}).open(stored, who.User); err == nil {
			t.Error("another key opens the secret")
		}
		if _, err := testKey.open(stored, core.NewID()); err == nil {
			t.Error("the secret opens for another user")
		}
		write(t, db, func(ctx context.Context, tx *store.Tx) error { return DropTOTP(ctx, tx, council, who.User) })
		if err := sign("", later.Plus(time.Hour)); err != nil {
			t.Errorf("after the telephone was lost and the code dropped: %v", err)
		}
	})
}

func TestKeyIn(t *testing.T) {
	folder := t.TempDir()
	first, err := KeyIn(folder)
	if err != nil {
		t.Fatal(err)
	}
	again, err := KeyIn(folder)
	if err != nil || first != again || first == (Key{}) {
		t.Errorf("the key was not found again (%v)", err)
	}
	file := filepath.Join(folder, "seal.key")
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read %s (%v)", file, err)
	}
	if err := os.WriteFile(file, []byte("short"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := KeyIn(folder); err == nil || !strings.Contains(err.Error(), file) {
		t.Errorf("a damaged key: %v, want an error that names the file", err)
	}
	if _, err := (Key{}).seal("x", "y"); err == nil {
		t.Error("a blank key sealed something")
	}
}

func TestWrongTriesFromOneAddressSlowIt(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		place := mark(council, "203.0.113.9/32")
		try := func(account string, right bool) error {
			if err := countTry(t.Context(), db, council, account, place, now); err != nil || !right {
				return err
			}
			return db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error { return forgetTry(ctx, tx, council, account, place) })
		}
		for i := range 2 * perAddress.free {
			if err := try("an office", true); err != nil {
				t.Fatalf("right sign-in %d of an office: %v", i, err)
			}
		}
		for i := range perAddress.free {
			if err := try(mark(council, string(rune('a'+i))), false); err != nil {
				t.Fatalf("wrong try %d, each for another account: %v", i, err)
			}
		}
		refused(t, "one more", try("yet another", false), core.Forbidden)
		if err := countTry(t.Context(), db, council, "yet another", mark(council, "198.51.100.1/32"), now); err != nil {
			t.Errorf("from another address: %v", err)
		}
	})
}
