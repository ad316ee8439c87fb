package main

import (
	"errors"
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

// TestTheHeadGoesOutsideOnceADay signs on three days, on the last of which the file outside is
// away for an hour: each head stands in it and in a letter, once, and a mistake in the
// settings is told at the start.
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
	holds(t, file, 2)
	away := file + ".away" // the other machine cannot be reached on the third day
	if err := errors.Join(os.Rename(file, away), os.Mkdir(file, 0o700)); err != nil {
		t.Fatal(err)
	}
	third := now.Plus(48 * 3600e9)
	if err := s.once(t.Context(), third); err == nil {
		t.Error("a head that could not be kept outside was passed over")
	}
	if err := errors.Join(os.Remove(file), os.Rename(away, file)); err != nil {
		t.Fatal(err)
	}
	for range 2 { // an hour later it can, and it is added once
		third = third.Plus(3600e9)
		if err := s.once(t.Context(), third); err != nil {
			t.Fatal(err)
		}
	}
	heads := holds(t, file, 3)
	letters, err := store.All[string](t.Context(), db, `SELECT body FROM outbox WHERE to_address = 'audit@example.org' ORDER BY made_at`)
	if err != nil || len(letters) != 3 || !strings.Contains(letters[2], heads[2].String()) {
		t.Errorf("%d letters, want 3: %v", len(letters), err)
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

// holds reads the heads of a file, which must be so many.
func holds(t *testing.T, file string, want int) []ledger.Signed {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	heads, err := ledger.ReadSigned(strings.NewReader(string(text)))
	if err != nil || len(heads) != want {
		t.Fatalf("%d heads are outside, want %d: %v", len(heads), want, err)
	}
	return heads
}
