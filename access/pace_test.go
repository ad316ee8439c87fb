package access

import (
	"context"
	"strings"
	"testing"
	"time"

	"throughline/core"
	"throughline/store"
	"throughline/testkit"
)

// twoPrograms are two programs that share a database.
func twoPrograms(t *testing.T, engine store.Engine) [2]*store.DB {
	t.Helper()
	config := testkit.Config(t, engine, sources...)
	var both [2]*store.DB
	for i := range both {
		db, err := store.Open(t.Context(), config)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := db.Close(); err != nil {
				t.Error(err)
			}
		})
		both[i] = db
	}
	return both
}

func TestPacesHoldOverTwoServers(t *testing.T) {
	for _, engine := range []store.Engine{store.SQLite, store.PostgreSQL} {
		t.Run(engine.String(), func(t *testing.T) {
			both := twoPrograms(t, engine)
			p := Pace{Sort: "code", Each: 30 * time.Second, Burst: 4}
			tried := 0
			try := func(whose string, at core.Instant) bool {
				t.Helper()
				db := both[tried%2]
				tried++
				left, err := p.Left(t.Context(), db, testKey, council, whose, at)
				if err != nil {
					t.Fatal(err)
				}
				may, err := p.Allow(t.Context(), db, testKey, council, whose, at)
				if err != nil || may != left {
					t.Fatalf("it may: %t, where %t was said to be left (%v)", may, left, err)
				}
				return may
			}
			for i := range p.Burst {
				if !try("WF-1", now) {
					t.Fatalf("try %d of %d was refused", i+1, p.Burst)
				}
			}
			for _, c := range []struct {
				why, whose string
				after      time.Duration
				want       bool
			}{
				{"one too many, at one", "WF-1", 0, false},
				{"and at the other", "WF-1", 0, false},
				{"somebody else", "WF-2", 0, true},
				{"too soon", "WF-1", 29 * time.Second, false},
				{"one came back", "WF-1", 30 * time.Second, true},
				{"and no more", "WF-1", 30 * time.Second, false},
				{"the other's clock is a little behind", "WF-1", 10 * time.Second, false},
				{"the clock was set back by a day", "WF-1", -24 * time.Hour, true},
				{"and all is as new", "WF-1", -24 * time.Hour, true},
			} {
				if got := try(c.whose, now.Plus(c.after)); got != c.want {
					t.Errorf("%s: %t, want %t", c.why, got, c.want)
				}
			}
			kept := func() string {
				text, err := store.All[string](t.Context(), both[0], `SELECT whose FROM pace ORDER BY whose`)
				if err != nil {
					t.Fatal(err)
				}
				return strings.Join(text, " ")
			}
			if text := kept(); len(text) != 2*64+1 || strings.Contains(text, "WF-") {
				t.Errorf("what is kept of two references is %q", text)
			}
			write(t, both[1], func(ctx context.Context, tx *store.Tx) error {
				return ForgetPaces(ctx, tx, council, now.Plus(p.Each*time.Duration(p.Burst)))
			})
			if text := kept(); text != "" {
				t.Errorf("what slows nobody any longer is still there: %q", text)
			}
		})
	}
}

// TestWrongTriesCountAtBothServers signs in at two programs by turns.
func TestWrongTriesCountAtBothServers(t *testing.T) {
	both := twoPrograms(t, store.PostgreSQL)
	newUser(t, both[0])
	sign := func(db *store.DB, password string) error {
		_, err := SignIn(t.Context(), db, testKey, council, email, password, "", from, now)
		return err
	}
	for i := range perAccount.free {
		refused(t, "a wrong one", sign(both[i%2], "wrong wrong wrong"), core.Invalid)
	}
	for _, db := range both {
		refused(t, "the right one at once", sign(db, secret), core.Forbidden)
	}
}

// TestPacesWhereNothingCanBeWritten holds that a full disk refuses nobody what needs no room.
func TestPacesWhereNothingCanBeWritten(t *testing.T) {
	db := testkit.Database(t, store.SQLite, sources...)
	write(t, db, func(ctx context.Context, tx *store.Tx) error {
		_, err := store.Exec(ctx, tx, "PRAGMA query_only = 1")
		return err
	})
	p := Pace{Sort: "code", Each: time.Hour, Burst: 1}
	for range 2 {
		if may, err := p.Allow(t.Context(), db, testKey, council, "WF-1", now); !may || err != nil {
			t.Errorf("it may: %t, %v", may, err)
		}
	}
}
