package access

import (
	"testing"

	"throughline/core"
	"throughline/store"
	"throughline/testkit"
)

func TestMigrations(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		if err := May(t.Context(), db, Who{Authority: "a", User: core.NewID(), Roles: []Role{FrontDoorWorker}}, See, core.NewID()); err != nil {
			t.Error(err)
		}
	})
}
