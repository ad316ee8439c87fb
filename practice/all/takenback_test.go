package all

import (
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/practice/care"
	"throughline/store"
	"throughline/testkit"
)

// Coming into care is struck out: the episode goes with it, unless more is known of it.
func TestAStruckOutWayIntoCare(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		wrongly, rightly := core.NewID(), core.NewID()
		strike := func(child core.ID, first func()) error {
			episode := func() *care.Episode { return episodeOf(t, w, child) }
			w.worker.Roles = []access.Role{access.NominatedOfficer}
			signedBy(t, w, w.manager, intoCare(t, w, child).Head().ID)
			from := episode().From
			first()
			e, _, err := w.Load(t.Context(), db, w.manager, from)
			if err != nil {
				t.Fatal(err)
			}
			return w.StrikeOut(t.Context(), w.manager, from, e.Head().Version, "It was another child.")
		}
		if err := strike(wrongly, func() {}); err != nil {
			t.Fatal(err)
		}
		if all, err := care.EpisodeKind.OfPerson(t.Context(), db, "x", wrongly); err != nil || len(all) != 0 {
			t.Errorf("the child never came into care, and has %d episodes, %v", len(all), err)
		}
		err := strike(rightly, func() {
			e := episodeOf(t, w, rightly)
			e.Ended, e.ReasonEnded = w.Today(), "E4"
			if err := w.Save(t.Context(), access.Import("x"), e, e.Version, "put there"); err != nil {
				t.Fatal(err)
			}
		})
		if !core.IsSort(err, core.Invalid) {
			t.Errorf("what an ending rests on was struck out: %v", err)
		}
		sound(t, w)
	})
}
