package site

import (
	"context"
	"strings"
	"testing"

	"throughline/store"
)

// TestWhatIsTypedStaysInThePageOnAFullDisk fills the disk while somebody tells us of a worry:
// what they typed comes back in the page, and they go on once there is room.
func TestWhatIsTypedStaysInThePageOnAFullDisk(t *testing.T) {
	w := sqliteTown(t)
	v := w.visitor(t)
	pages := func(most string) {
		t.Helper()
		err := w.Keeper.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			_, err := store.Exec(ctx, tx, "PRAGMA max_page_count = "+most)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	v.post("/worry/you", "sender", "public")
	story := strings.Repeat("Shouting each night. ", 10_000)
	pages("1") // as many as there are
	v.post("/worry/story", "story", story).is(503, "/worry/story", "We cannot take anything in just now", "Send it again", "Shouting each night. Shouting")
	pages("1073741823")
	v.post("/worry/story", "story", "Shouting each night.").is(200, "/worry/agreement")
}
