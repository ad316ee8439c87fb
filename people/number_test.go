package people_test

import (
	"context"
	"regexp"
	"testing"

	"throughline/people"
	"throughline/store"
	"throughline/testkit"
)

func TestAPersonIsGivenANumberThatNobodyHas(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		person := func(number string) *people.Person {
			p := people.New("north")
			p.Names = []people.Name{{Kind: people.Legal, Given: "Wren", Family: "Alderley"}}
			if number != "" {
				p.Identifiers = []people.Identifier{{Kind: "local", Value: number}}
			}
			return p
		}
		give := func(p *people.Person) string {
			t.Helper()
			must(t, write(t, db, func(ctx context.Context, tx *store.Tx) error {
				if err := people.GiveNumber(ctx, tx, p); err != nil {
					return err
				}
				return people.Save(ctx, tx, frontDoor, now, p, "added")
			}))
			return p.Identifier("local")
		}
		professional := person("")
		professional.Professional = true
		for _, c := range []struct {
			why, want string
			of        *people.Person
		}{
			{"the first", "TL0000001", person("")},
			{"one who has a number keeps it", "TL0000002", person("TL0000002")},
			{"the next is taken already, so it is the one after", "TL0000003", person("")},
			{"a professional stands in no return", "", professional},
		} {
			if got := give(c.of); got != c.want {
				t.Errorf("%s: got %q, want %q", c.why, got, c.want)
			}
		}
		if n := give(person("")); !regexp.MustCompile(`^[A-Z0-9]{1,10}$`).MatchString(n) {
			t.Errorf("the number %q does not fit the returns: at most ten letters and digits", n)
		}
	})
}
