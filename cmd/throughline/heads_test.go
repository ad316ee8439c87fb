package main

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"throughline/core"
	"throughline/county"
	"throughline/ledger"
	"throughline/practice/all"
	"throughline/store"
	"throughline/testkit"
)

// TestTheHeadGoesOutsideOnceADay signs on two days: each head stands in the file outside
// and in a letter, once, and a mistake in the settings is told at the start.
func TestTheHeadGoesOutsideOnceADay(t *testing.T) {
	now := core.At(core.Day(2026, 11, 20), 15, 0)
	db := testkit.Database(t, store.SQLite, all.Sources()...)
	k, err := all.Keep(t.Context(), db, "", func() core.Instant { return now })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := county.Fill(t.Context(), k, 1, 1, now, nil); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "heads.txt")
	log := slog.New(slog.NewTextHandler(t.Output(), nil))
	s, err := Heads{HeadsFile: file, HeadsTo: "audit@example.org"}.begin(k, t.TempDir(), county.Authority, log)
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []core.Instant{now, now.Plus(2 * 3600e9), now.Plus(24 * 3600e9)} {
		if err := s.once(t.Context(), at); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	heads, err := ledger.ReadSigned(strings.NewReader(string(text)))
	if err != nil || len(heads) != 2 {
		t.Errorf("%d heads are outside, want 2: %v", len(heads), err)
	}
	letters, err := store.All[string](t.Context(), db, `SELECT body FROM outbox WHERE to_address = 'audit@example.org' ORDER BY made_at`)
	if err != nil || len(letters) != 2 || !strings.Contains(letters[1], heads[1].String()) {
		t.Errorf("%d letters, want 2: %v", len(letters), err)
	}
	for why, wrong := range map[string]Heads{
		"THROUGHLINE_HEADS_TO":   {HeadsTo: "audit"},
		"THROUGHLINE_HEADS_FILE": {HeadsFile: filepath.Join(t.TempDir(), "nowhere", "heads.txt")},
	} {
		if _, err := wrong.begin(k, t.TempDir(), county.Authority, log); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v", why, err)
		}
	}
}
