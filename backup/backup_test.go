package backup

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"filippo.io/age"

	"throughline/core"
	"throughline/ledger"
	"throughline/store"
	"throughline/testkit"
)

// shelf is a table with a column of each sort, and one whose rows lead to it.
const shelf = `
CREATE TABLE shelf (
	authority_id TEXT NOT NULL, id {id} NOT NULL, words TEXT, on_day {day} {isday:on_day}, at {instant} {isinstant:at},
	n {whole}, seen {flag} {isflag:seen}, body {blob}, above_id {id},
	PRIMARY KEY (authority_id, id),
	FOREIGN KEY (authority_id, above_id) REFERENCES shelf (authority_id, id)
) {strict};
CREATE TABLE attic (authority_id TEXT NOT NULL, shelf_id {id} NOT NULL, FOREIGN KEY (authority_id, shelf_id) REFERENCES shelf (authority_id, id)) {strict};
INSERT INTO shelf (authority_id, id, words) VALUES ('seed', '00000000-0000-0000-0000-000000000001', 'as the migrations put it in');
`

func migrations() []fs.FS {
	return []fs.FS{ledger.Migrations, fstest.MapFS{"0900_shelf.sql": {Data: []byte(shelf)}}}
}

// nasty are texts that a careless copy would spoil.
var nasty = []string{"", `\N`, "tab\there", "two\nlines\r\n", `back\slash`, "bell\bform\fvert\v", "naïve 😀", `\.`, `"quoted", 'so'`}

// put adds a row with a line of the ledger.
func put(ctx context.Context, db *store.DB, words string, above core.ID) (core.ID, error) {
	id := core.NewID()
	return id, db.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		err := tx.Insert(ctx, "shelf", []string{"authority_id", "id", "words", "on_day", "at", "n", "seen", "body", "above_id"},
			"x", id, words, core.Day(2026, 3, 29), core.At(core.Day(2026, 3, 29), 3, 30), -5, true, []byte{0, '\\', '\n', 0xff}, above)
		if err != nil {
			return err
		}
		return ledger.Append(ctx, tx, &ledger.Line{Authority: "x", At: core.At(core.Day(2026, 3, 29), 3, 30), Who: id, Kind: "shelf", Record: id, Version: 1, Body: []byte(words)})
	})
}

type row struct {
	ID      core.ID
	Words   string
	OnDay   core.Date
	At      core.Instant
	N       int
	Seen    bool
	Body    []byte
	AboveID core.ID
}

func rows(t *testing.T, db *store.DB) []row {
	t.Helper()
	all, err := store.All[row](t.Context(), db, `SELECT id, words, on_day, at, n, seen, body, above_id FROM shelf WHERE authority_id = 'x' ORDER BY id`)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func key(t testing.TB) *age.X25519Identity {
	t.Helper()
	k, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// copied makes a backup of a database and a folder.
func copied(t testing.TB, db *store.DB, folder string, to ...age.Recipient) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := Make(t.Context(), Making{DB: db, Folder: folder, Recipients: to, At: core.At(core.Day(2026, 3, 30), 9, 0)}, &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// place is an empty place on an engine.
func place(t testing.TB, engine store.Engine) Place {
	t.Helper()
	p := Place{Config: testkit.Config(t, engine), Sources: migrations()}
	if engine == store.PostgreSQL {
		p.Data = t.TempDir()
	} else {
		p.Data = filepath.Join(t.TempDir(), "not-there-yet")
	}
	return p
}

var engines = []store.Engine{store.SQLite, store.PostgreSQL}

// TestWhatIsCopiedComesBackAlike goes from each engine to each: while four clients write,
// a backup is made; all that was acknowledged before it is in it, value for value.
func TestWhatIsCopiedComesBackAlike(t *testing.T) {
	for _, from := range engines {
		db := testkit.Database(t, from, migrations()...)
		folder := t.TempDir()
		files := map[string]string{"settings.yaml": "a: b\n", "documents/ab/abcdef": "a letter", "documents/returns/1/0": "", "throughline.db.old": "no", "demo/x": "no", "old.age": "no"}
		for name, text := range files {
			writeFile(t, filepath.Join(folder, name), text)
		}
		var before []core.ID
		last := core.ID("")
		for _, words := range nasty {
			var err error
			if last, err = put(t.Context(), db, words, last); err != nil {
				t.Fatal(err)
			}
			before = append(before, last)
		}
		k, other := key(t), key(t)
		stop := writeOn(t, db)
		archive := copied(t, db, folder, k.Recipient(), other.Recipient())
		stop()
		here := rows(t, db)
		for _, to := range engines {
			t.Run(fmt.Sprintf("%s to %s", from, to), func(t *testing.T) {
				p := place(t, to)
				c, err := Restore(t.Context(), bytes.NewReader(archive), []age.Identity{other}, p)
				if err != nil {
					t.Fatal(err)
				}
				twin, err := store.Open(t.Context(), p.Config)
				if err != nil {
					t.Fatal(err)
				}
				defer twin.Close()
				there := rows(t, twin)
				for _, r := range there {
					if !slices.ContainsFunc(here, func(o row) bool { return fmt.Sprint(o) == fmt.Sprint(r) }) {
						t.Errorf("%v was not there before", r)
					}
				}
				for _, id := range before {
					if !slices.ContainsFunc(there, func(r row) bool { return r.ID == id }) {
						t.Errorf("%s was acknowledged before the backup began, and is missing", id)
					}
				}
				n, err := ledger.Verify(t.Context(), twin, "x")
				if err != nil || n != int64(len(there)) || c.About.Heads[0].Seq != n {
					t.Errorf("the ledger has %d lines for %d rows, the backup says %v: %v", n, len(there), c.About.Heads, err)
				}
				seeded, err := store.One[string](t.Context(), twin, `SELECT words FROM shelf WHERE authority_id = 'seed'`)
				if err != nil || seeded != "as the migrations put it in" {
					t.Errorf("a row of the migrations: %q, %v", seeded, err)
				}
				err = twin.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
					return tx.Insert(ctx, "attic", []string{"authority_id", "shelf_id"}, "x", core.NewID())
				})
				if err == nil {
					t.Error("a row that leads nowhere was taken once the backup was back")
				}
				for name, text := range files {
					got, err := os.ReadFile(filepath.Join(p.Data, name))
					if text == "no" && err == nil || text != "no" && (err != nil || string(got) != text) {
						t.Errorf("%s came back as %q, %v", name, got, err)
					}
				}
				if _, err := Restore(t.Context(), bytes.NewReader(archive), []age.Identity{k}, p); err == nil || !strings.Contains(err.Error(), "not empty") {
					t.Errorf("a backup was brought back over what is there: %v", err)
				}
			})
		}
	}
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// writeOn has four clients write until stop is called; each has written before it returns.
func writeOn(t *testing.T, db *store.DB) (stop func()) {
	ctx, end := context.WithCancel(t.Context())
	var all, begun sync.WaitGroup
	for range 4 {
		begun.Add(1)
		all.Go(func() {
			for n := 0; ctx.Err() == nil; n++ {
				if _, err := put(context.WithoutCancel(ctx), db, "under load", ""); err != nil {
					t.Error(err)
				}
				if n == 0 {
					begun.Done()
				}
			}
		})
	}
	begun.Wait()
	return func() { end(); all.Wait() }
}

func TestWhatAQuestionOfTheCouncilAdded(t *testing.T) {
	db := testkit.Database(t, store.SQLite, migrations()...)
	id, err := put(t.Context(), db, "a", "")
	if err != nil {
		t.Fatal(err)
	}
	err = db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		if err := tx.AddColumn(ctx, "shelf", "no_longer_asked", "TEXT"); err != nil {
			return err
		}
		if _, err := store.Exec(ctx, tx, `UPDATE shelf SET no_longer_asked = 'blue' WHERE id = $1`, id); err != nil {
			return err
		}
		_, err := store.Exec(ctx, tx, `CREATE TABLE made_by_hand (colour TEXT, n INTEGER)`)
		if err != nil {
			return err
		}
		return tx.Insert(ctx, "made_by_hand", []string{"colour", "n"}, "red", 7)
	})
	if err != nil {
		t.Fatal(err)
	}
	k := key(t)
	p := place(t, store.PostgreSQL)
	if _, err := Restore(t.Context(), bytes.NewReader(copied(t, db, "", k.Recipient())), []age.Identity{k}, p); err != nil {
		t.Fatal(err)
	}
	twin, err := store.Open(t.Context(), p.Config)
	if err != nil {
		t.Fatal(err)
	}
	defer twin.Close()
	got, err := store.One[string](t.Context(), twin, `SELECT no_longer_asked || ' ' || colour || ' ' || made_by_hand.n FROM shelf, made_by_hand WHERE id = $1`, id)
	if err != nil || got != "blue red 7" {
		t.Errorf("%q came back: %v", got, err)
	}
}

// TestADamagedBackupIsRefused cuts a backup off and flips its bytes everywhere: nothing is
// ever brought back, and the words say what is wrong.
func TestADamagedBackupIsRefused(t *testing.T) {
	db := testkit.Database(t, store.SQLite, migrations()...)
	if _, err := put(t.Context(), db, strings.Repeat("long ", 9000), ""); err != nil {
		t.Fatal(err)
	}
	k := key(t)
	whole := copied(t, db, "", k.Recipient())
	ids := []age.Identity{k}
	if _, err := Check(bytes.NewReader(whole), ids); err != nil {
		t.Fatal(err)
	}
	for i := range 97 {
		at := i * (len(whole) - 1) / 96
		if _, err := Check(bytes.NewReader(whole[:at]), ids); err == nil {
			t.Errorf("cut off after %d of %d bytes, it is said to be whole", at, len(whole))
		}
		flipped := bytes.Clone(whole)
		flipped[at] ^= 1
		if _, err := Check(bytes.NewReader(flipped), ids); err == nil {
			t.Errorf("byte %d was flipped, and it is said to be whole", at)
		}
	}
	for _, c := range []struct {
		why, says string
		file      []byte
		id        *age.X25519Identity
	}{
		{"another key", "not for this key", whole, key(t)},
		{"no backup at all", "this is no backup", []byte("PK\x03\x04 a zip or so, long enough"), k},
		{"an empty file", "this is no backup", nil, k},
		{"cut short", "damaged or cut short", whole[:len(whole)-20], k},
	} {
		p := place(t, store.SQLite)
		_, err := Restore(t.Context(), bytes.NewReader(c.file), []age.Identity{c.id}, p)
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", c.why, err, c.says)
		}
		if _, err := os.Stat(p.Data); err == nil {
			t.Errorf("%s: the data folder was begun", c.why)
		}
	}
}

func TestKeys(t *testing.T) {
	file := filepath.Join(t.TempDir(), "identity.txt")
	recipient, err := NewKey(file)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := NewKey(file); err == nil {
		t.Error("a key was written over another")
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the identity is %v, want for its owner alone: %v", info.Mode(), err)
	}
	if ids, err := Identities(file); err != nil || len(ids) != 1 {
		t.Errorf("the identity is not read: %v", err)
	}
	public := filepath.Join(t.TempDir(), "keys.txt")
	writeFile(t, public, "# two who may\n"+recipient+"\n"+key(t).Recipient().String()+"\n")
	if found, err := Recipients([]string{recipient, public}); err != nil || len(found) != 3 {
		t.Errorf("%d keys read: %v", len(found), err)
	}
	for why, wrong := range map[string]string{"a secret": file, "a misspelt key": recipient[:len(recipient)-1] + "b", "no file": "nowhere.txt"} {
		if _, err := Recipients([]string{wrong}); err == nil || strings.Contains(err.Error(), "AGE-SECRET-KEY-1") {
			t.Errorf("%s was taken for a key, or told: %v", why, err)
		}
	}
}
