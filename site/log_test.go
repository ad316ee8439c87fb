package site

import (
	"context"
	"log/slog"
	"strings"
	"testing"

	"throughline/store"
)

// TestThePublicsWordsAreNotLogged tells of a worry with the log at its most talkative, and
// once more while the database refuses it.
func TestThePublicsWordsAreNotLogged(t *testing.T) {
	w := sqliteTown(t)
	w.Log = slog.New(slog.NewTextHandler(&w.log, &slog.HandlerOptions{Level: slog.LevelDebug - 8}))
	w.visitor(t).tell()
	late := w.visitor(t)
	late.tell()
	err := w.Keeper.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		_, err := store.Exec(ctx, tx, `ALTER TABLE record RENAME TO record_away`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if late.post("/worry/check"); late.status < 500 {
		t.Fatalf("a form that cannot be kept is answered %d", late.status)
	}
	said := w.log.String()
	if !strings.Contains(said, "a public page failed") {
		t.Error("the failure is not in the log")
	}
	for _, word := range []string{"Lind", "Asha", "Ines", "Okafor", "960001", "ines@", "Mill Lane", "nobody", "on my own", "letter.pdf"} {
		if strings.Contains(said, word) {
			t.Errorf("the log says %q:\n%s", word, said)
		}
	}
}
