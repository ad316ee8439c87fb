package access

import (
	"testing"

	"throughline/testkit"
)

func TestDocument(t *testing.T) {
	testkit.Golden(t, "../../doc/access.md", []byte(Document()))
}

func TestRightsAreWhole(t *testing.T) {
	named := map[Role]bool{}
	for _, r := range Roles {
		named[r.Role] = true
		if len(Rights[r.Role]) == 0 {
			t.Errorf("the role %s has no rights", r.Role)
		}
	}
	for role, rights := range Rights {
		if !named[role] {
			t.Errorf("the role %s has rights and no name in Roles", role)
		}
		for _, r := range rights {
			if r.Act.Usual() == "" {
				t.Errorf("%s: the act %q is not in Acts", role, r.Act)
			}
			if r.Reach == None && r.Reason == None {
				t.Errorf("%s: %s in %s reaches nobody", role, r.Act, r.Area)
			}
			if r.Reason != None && r.Reach < Own {
				t.Errorf("%s in %s: a look with a reason makes them involved by name, which the reach must count", role, r.Area)
			}
			if r.Reason != None && r.Act != See {
				t.Errorf("%s: only looking is opened by a reason, not %s", role, r.Act)
			}
		}
	}
}
