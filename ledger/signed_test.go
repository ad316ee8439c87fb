package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"throughline/core"
	"throughline/ledger"
	"throughline/store"
	"throughline/testkit"
)

// rewrite changes the first line's words and makes every seal after it anew, as somebody
// could who may write to the database and knows this program.
func rewrite(t *testing.T, db *store.DB) {
	t.Helper()
	err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		for _, stop := range map[store.Engine][]string{
			store.SQLite:     {`DROP TRIGGER ledger_is_never_changed`, `DROP TRIGGER ledger_is_never_cut`},
			store.PostgreSQL: {`DROP TRIGGER ledger_is_never_changed ON ledger`},
		}[db.Engine()] {
			if _, err := store.Exec(ctx, tx, stop); err != nil {
				return err
			}
		}
		lines, err := store.All[struct{ RecordID core.ID }](ctx, tx, `SELECT record_id FROM ledger ORDER BY seq`)
		if err != nil {
			return err
		}
		for _, table := range []string{"ledger", "ledger_key", "ledger_head"} {
			if _, err := store.Exec(ctx, tx, `DELETE FROM `+table); err != nil {
				return err
			}
		}
		for _, l := range lines {
			err := ledger.Append(ctx, tx, &ledger.Line{Authority: "x", At: core.At(core.Day(2026, 3, 1), 9, 0), Who: core.NewID(), Kind: "note",
				Record: l.RecordID, Version: 1, Body: []byte("another story")})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestASignedHeadProvesThatHistoryWasNotRewritten(t *testing.T) {
	testkit.EachEngine(t, tables, func(t *testing.T, db *store.DB) {
		first := core.At(core.Day(2026, 3, 1), 9, 0)
		signer, err := ledger.SignerIn(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		if _, new, err := signer.SignDaily(t.Context(), db, "x", first); new || err != nil {
			t.Errorf("an empty ledger was signed: %v", err)
		}
		for range 3 {
			add(t, db, core.NewID(), 1, first, "a story")
		}
		var outside []string
		for _, c := range []struct {
			why  string
			at   core.Instant
			want bool
		}{
			{"the first day", core.At(core.Day(2026, 3, 1), 10, 0), true},
			{"the same day", core.At(core.Day(2026, 3, 1), 23, 0), false},
			{"the next day", core.At(core.Day(2026, 3, 2), 0, 30), true},
		} {
			signed, new, err := signer.SignDaily(t.Context(), db, "x", c.at)
			if err != nil || new != c.want {
				t.Errorf("%s: signed %v, %v; want %v", c.why, new, err, c.want)
			}
			if new {
				outside = append(outside, signed.String())
			}
		}
		add(t, db, core.NewID(), 1, first, "a later story")
		if n, err := ledger.Verify(t.Context(), db, "x"); err != nil || n != 4 {
			t.Fatalf("%d lines: %v", n, err)
		}
		heads, err := ledger.ReadSigned(strings.NewReader("# kept outside\n\n" + strings.Join(outside, "\n") + "\n"))
		if err != nil || len(heads) != 2 || heads[0].Seq != 3 {
			t.Fatalf("%v were read: %v", heads, err)
		}
		rewrite(t, db)
		var fault *ledger.Fault
		if _, err := ledger.Verify(t.Context(), db, "x"); !errors.As(err, &fault) || fault.Seq != 3 {
			t.Errorf("history was rewritten with seals that fit, and the heads that the database keeps say %v", err)
		}
		err = db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			_, err := store.Exec(ctx, tx, `DELETE FROM ledger_signed`)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := ledger.Verify(t.Context(), db, "x"); err != nil {
			t.Errorf("this test does not rewrite history well: %v", err)
		}
		for _, h := range heads {
			if err := ledger.Holds(t.Context(), db, h.Head); !errors.As(err, &fault) {
				t.Errorf("the head that was kept outside says %v", err)
			}
		}
	})
}

func TestAHeadThatWasChangedIsNone(t *testing.T) {
	db := testkit.Database(t, store.SQLite, tables...)
	add(t, db, core.NewID(), 1, core.At(core.Day(2026, 3, 1), 9, 0), "a story")
	signer, err := ledger.SignerIn(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	signed, err := signer.Sign(t.Context(), db, "x", core.At(core.Day(2026, 3, 1), 10, 0))
	if err != nil {
		t.Fatal(err)
	}
	line := signed.String()
	for i := range line {
		for _, c := range []byte{line[i] ^ 1, 'a', '0'} {
			if c == line[i] {
				continue
			}
			changed := line[:i] + string(rune(c)) + line[i+1:]
			if heads, err := ledger.ReadSigned(strings.NewReader(changed)); err == nil && len(heads) > 0 {
				t.Errorf("read although changed at %d: %s", i, changed)
			}
		}
	}
}

func TestTheSigningKey(t *testing.T) {
	folder := t.TempDir()
	one, err := ledger.SignerIn(folder)
	if err != nil {
		t.Fatal(err)
	}
	two, err := ledger.SignerIn(folder)
	if err != nil || one.Key() != two.Key() {
		t.Errorf("the key is %s and then %s: %v", one.Key(), two.Key(), err)
	}
	file := filepath.Join(folder, ledger.SigningKey)
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("its file is %v, want for its owner alone: %v", info.Mode(), err)
	}
	if err := os.WriteFile(file, []byte("spoilt"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := ledger.SignerIn(folder); err == nil || !strings.Contains(err.Error(), file) {
		t.Errorf("a spoilt key was read: %v", err)
	}
}

func TestAClockThatWasSetBackIsNoticed(t *testing.T) {
	testkit.EachEngine(t, tables, func(t *testing.T, db *store.DB) {
		at := core.At(core.Day(2026, 3, 1), 9, 0)
		add(t, db, core.NewID(), 1, at, "a story")
		for _, c := range []struct {
			why    string
			before int64 // seconds
			want   string
		}{
			{"a clock of another machine, a minute ahead", 60, ""},
			{"set back by a day", 86400, "Line 1 of the ledger"},
		} {
			now := at - core.Instant(c.before*1e6)
			if said, err := ledger.Ahead(t.Context(), db, "x", now); err != nil || (said == "") != (c.want == "") || !strings.HasPrefix(said, c.want) {
				t.Errorf("%s: %q, %v", c.why, said, err)
			}
		}
		signer, err := ledger.SignerIn(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := signer.Sign(t.Context(), db, "x", at+core.Instant(3600*1e6)); err != nil {
			t.Fatal(err)
		}
		if said, err := ledger.Ahead(t.Context(), db, "x", at); err != nil || !strings.HasPrefix(said, "The signed head at line 1") {
			t.Errorf("a head signed an hour from now: %q, %v", said, err)
		}
	})
}

func FuzzReadSigned(f *testing.F) {
	db := testkit.Database(f, store.SQLite, tables...)
	err := db.Write(f.Context(), func(ctx context.Context, tx *store.Tx) error {
		return ledger.Append(ctx, tx, &ledger.Line{Authority: `a "b" c`, Who: core.NewID(), At: core.At(core.Day(2026, 3, 1), 9, 0), Kind: "note", Record: core.NewID(), Version: 1})
	})
	if err != nil {
		f.Fatal(err)
	}
	signer, err := ledger.SignerIn(f.TempDir())
	if err != nil {
		f.Fatal(err)
	}
	signed, err := signer.Sign(f.Context(), db, `a "b" c`, core.At(core.Day(2026, 3, 1), 10, 0))
	if err != nil {
		f.Fatal(err)
	}
	if back, err := ledger.ReadSigned(strings.NewReader(signed.String())); err != nil || fmt.Sprint(back[0]) != signed.String() {
		f.Fatalf("%v came back: %v", back, err)
	}
	f.Add(signed.String())
	f.Add("throughline-head authority=\"\" line=0")
	f.Add("# nothing\n\n")
	f.Fuzz(func(t *testing.T, text string) {
		heads, err := ledger.ReadSigned(strings.NewReader(text))
		if err != nil && heads != nil {
			t.Error("heads were read from what is refused")
		}
		for _, h := range heads {
			if !strings.Contains(text, h.String()) {
				t.Errorf("%s was read and does not stand there", h)
			}
		}
	})
}
