package main

import (
	"encoding/json"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"throughline/doctor"
	"throughline/store"
)

// TestDoctor asks the doctor about a county that was just made, does what it says, and asks again.
func TestDoctor(t *testing.T) {
	for _, engine := range []store.Engine{store.SQLite, store.PostgreSQL} {
		t.Run(engine.String(), func(t *testing.T) {
			f := fill(t, engine, 1)
			ask := f.at("doctor", "--council", "Throughshire", "--heads-to", "audit@example.org")
			told := said(t, 1, ask...)
			for _, words := range []string{"head: the head of the ledger was never signed", "do: keep serve running", "no backup is known"} {
				if !strings.Contains(told, words) {
					t.Errorf("it does not say %q:\n%s", words, told)
				}
			}
			said(t, 0, f.at("ledger", "head")...)
			identity := filepath.Join(t.TempDir(), "identity")
			key := regexp.MustCompile(`age1\w+`).FindString(said(t, 0, "backup", "key", identity))
			said(t, 0, f.at("backup", filepath.Join(t.TempDir(), "night.age"), "--to-key", key)...)
			var found []doctor.Finding
			if err := json.Unmarshal([]byte(said(t, 1, append(ask, "--json")...)), &found); err != nil {
				t.Fatal(err)
			}
			for _, one := range found {
				if left := one.Check == "files" || one.Check == "outside"; left != (one.State == doctor.ToDo) {
					t.Errorf("after that: %+v", one)
				}
			}
		})
	}
	said(t, couldNot, "--data", t.TempDir(), "doctor")
}
