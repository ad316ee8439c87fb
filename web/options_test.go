package web

import (
	"slices"
	"testing"

	"throughline/core"
	"throughline/form"
)

// A step for one child of a record is never for a parent, nor for a child of another record.
func TestOnlyTheRecordsOwnChildren(t *testing.T) {
	asha, mother := core.NewID(), core.NewID()
	family := []form.Option{{ID: mother, Text: "Mother"}, {ID: asha, Text: "Asha"}}
	if got := only(family, []core.ID{asha}); !slices.Equal(got, family[1:]) || len(family) != 2 || family[0].ID != mother {
		t.Errorf("of %v only Asha is wanted, got %v", family, got)
	}
}
