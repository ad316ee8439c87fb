package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"throughline/core"
	"throughline/ledger"
	"throughline/store"
	"throughline/testkit"
)

// said runs a command line that must end with a status, and returns what it said.
func said(t *testing.T, want int, args ...string) string {
	t.Helper()
	var out, err bytes.Buffer
	if got := run(args, &out, &err); got != want {
		t.Fatalf("throughline %s ended with %d, want %d:\n%s%s", strings.Join(args, " "), got, want, &out, &err)
	}
	return out.String() + err.String()
}

// TestBackupAndRestoreCommands takes a county from SQLite to PostgreSQL and back, with a
// question of the council's own and a document.
func TestBackupAndRestoreCommands(t *testing.T) {
	at := func(name string) string { return filepath.Join(t.TempDir(), name) }
	data, identity := at("data"), at("identity")
	key := regexp.MustCompile(`age1\w+`).FindString(said(t, 0, "backup", "key", identity))
	said(t, couldNot, "--data", data, "backup", at("none.age"), "--to-key", key) // there is nothing yet

	own := filepath.Join(data, "demo")
	if err := os.MkdirAll(filepath.Join(own, "documents", "ab"), 0o700); err != nil {
		t.Fatal(err)
	}
	const question = "questions:\n- {kind: contact, name: own_day, asks: \"On which day?\", type: day}\n"
	for name, text := range map[string]string{"local-questions.yaml": question, "documents/ab/ab12": "a letter"} {
		if err := os.WriteFile(filepath.Join(own, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	said(t, 0, "--data", data, "demo", "--size", "0.0001")
	first := at("first.age")
	told := said(t, 0, "--data", data, "backup", first, "--to-key", key, "--demo")
	said(t, couldNot, "--data", data, "backup", first, "--to-key", key, "--demo") // it is there already
	counted := regexp.MustCompile(`\d+ rows of \d+ tables and \d+ files`)
	if whole := said(t, 0, "backup", "check", first, "--identity", identity); counted.FindString(whole) != counted.FindString(told) {
		t.Errorf("checked:\n%s\nmade:\n%s", whole, told)
	}

	there := testkit.Config(t, store.PostgreSQL).Database
	second := at("second.age")
	one := said(t, 0, "--data", at("beside"), "--database", there, "restore", first, "--identity", identity)
	said(t, 0, "--data", data, "--database", there, "backup", second, "--to-key", key)
	back := at("back")
	two := said(t, 0, "--data", back, "restore", second, "--identity", identity)
	for _, s := range []string{one, two} {
		if !strings.Contains(s, "all sound") || rowsSaid.FindString(s) != rowsSaid.FindString(told) {
			t.Errorf("brought back:\n%s\nmade:\n%s", s, told)
		}
	}
	said(t, couldNot, "--data", back, "restore", second, "--identity", identity) // not empty any more
	headsProve(t, back, at("heads.txt"))
	if left, err := filepath.Glob(second + "*"); err != nil || len(left) != 1 {
		t.Errorf("beside the backup there was left %v, %v", left, err)
	}
}

var rowsSaid = regexp.MustCompile(`\d+ rows of \d+ tables`)

// headsProve signs a head, keeps it in a file and proves it; one that the ledger does not
// hold is told.
func headsProve(t *testing.T, data, file string) {
	t.Helper()
	keep := func(text string) {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	line := said(t, 0, "--data", data, "ledger", "head")
	keep(line)
	if s := said(t, 0, "--data", data, "ledger", "verify", "--head", file); !strings.Contains(s, "as it was signed on") {
		t.Errorf("a head that stands: %s", s)
	}
	keep(strings.Replace(line, "throughshire", "elsewhere", 1))
	if s := said(t, couldNot, "--data", data, "ledger", "verify", "--head", file); !strings.Contains(s, "heads.txt: line 1") {
		t.Errorf("a head that was changed: %s", s)
	}
	stranger, err := ledger.SignerIn(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(t.Context(), store.Config{Data: data})
	if err != nil {
		t.Fatal(err)
	}
	err = db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		_, err := store.Exec(ctx, tx, `UPDATE ledger_head SET seal = 'another'`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	other, err := stranger.Sign(t.Context(), db, "throughshire", core.InstantOf(time.Now()))
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	keep(other.String())
	if s := said(t, 1, "--data", data, "ledger", "verify", "--head", file); !strings.Contains(s, "not sound") {
		t.Errorf("a head that the ledger never had: %s", s)
	}
}
