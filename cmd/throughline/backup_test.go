package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

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
	said(t, 0, "--data", data, "demo", "--families", "1")
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
	if left, err := filepath.Glob(second + "*"); err != nil || len(left) != 1 {
		t.Errorf("beside the backup there was left %v, %v", left, err)
	}
}

var rowsSaid = regexp.MustCompile(`\d+ rows of \d+ tables`)
