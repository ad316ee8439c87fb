package access

import (
	"strings"
	"testing"

	"throughline/core"
	"throughline/store"
	"throughline/testkit"
)

// TestScopeIsLookedUpByKey holds that for every role the condition of a list reads its
// tables by a key, and never from end to end: it stands in every list of the house.
func TestScopeIsLookedUpByKey(t *testing.T) {
	db := testkit.Database(t, store.SQLite, sources...)
	for _, role := range Roles {
		who := Who{Authority: "a", User: core.NewID(), Roles: []Role{role.Role}, Teams: []core.ID{core.NewID(), core.NewID()}, At: now}
		for _, act := range Acts {
			condition, args := ScopeFor(who, act.Act, "p.person_id", "p.authority_id", 2)
			err := store.Each(t.Context(), db, `EXPLAIN QUERY PLAN SELECT p.person_id FROM tried_on p WHERE p.authority_id = $1 `+condition,
				append([]any{"a"}, args...), func(scan func(...any) error) error {
					var id, parent, unused int
					var detail string
					if err := scan(&id, &parent, &unused, &detail); err != nil {
						return err
					}
					if strings.Contains(detail, "ac_") && (!strings.HasPrefix(detail, "SEARCH") || !strings.Contains(detail, "authority_id=? AND")) {
						t.Errorf("%s, to %s: %s", role.Name, act.Act, detail)
					}
					return nil
				})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
}
