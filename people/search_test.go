package people_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/people"
	"throughline/people/peopletest"
	"throughline/store"
	"throughline/testkit"
)

var givens = strings.Fields(`Asha Rowan Elizabeth Katherine William Robert Muhammad Aisha Oliver Charlotte Daniel Isabella
	Thomas Samantha Christopher Jessica Nathaniel Rebecca Benjamin Stephanie Zofia Mateusz Priya Yusuf Oluwaseun Siobhan Caitlin Margaret Anthony Josephine`)

var families = strings.Fields(`Thorne Brown Lund Okafor Kowalski Whitfield O'Brien Hassan Pemberton Achterberg Nowak Delacroix
	Hargreaves Fairweather Sokolov Mbeki Tremblay Ashworth Bickerstaff Ramaswamy Quigley Llewellyn Featherstone Iqbal Castellano Drummond Eastwood Yardley Vasquez Underhill`)

var shortForms = map[string]string{"Elizabeth": "Beth", "Katherine": "Katie", "William": "Billy", "Robert": "Bob", "Muhammad": "Mohammed",
	"Charlotte": "Lottie", "Daniel": "Danny", "Isabella": "Izzy", "Thomas": "Tommy", "Samantha": "Sam", "Christopher": "Kit", "Jessica": "Jess",
	"Nathaniel": "Nate", "Rebecca": "Becky", "Benjamin": "Ben", "Stephanie": "Steph", "Margaret": "Peggy", "Anthony": "Tony", "Josephine": "Jo", "Oliver": "Ollie"}

// crowd saves 300 invented people, no two of one name and one date of birth.
func crowd(t *testing.T, db *store.DB) []*people.Person {
	t.Helper()
	r := rand.New(rand.NewPCG(3, 11))
	var all []*people.Person
	must(t, write(t, db, func(ctx context.Context, tx *store.Tx) error {
		all = nil
		for i := range 300 {
			p := people.New("north")
			p.Names = []people.Name{{Kind: people.Legal, Given: givens[i%30], Family: families[(i/30*7+i*11)%30]}}
			if i%10 == 0 {
				p.Names = append(p.Names, people.Name{Kind: people.Former, Given: givens[i%30], Family: families[(i+13)%30] + "son"})
			}
			p.Born = core.Day(2009+r.IntN(16), 1, 1).Plus(r.IntN(365))
			all = append(all, p)
			if err := people.Save(ctx, tx, frontDoor, now, p, "told by the school"); err != nil {
				return err
			}
		}
		return nil
	}))
	return all
}

// spoil writes a person's name and date as somebody on the telephone might.
func spoil(r *rand.Rand, p *people.Person, way int) string {
	given, family := p.Names[0].Given, p.Names[0].Family
	y, m, d := p.Born.Split()
	switch way % 6 {
	case 0: // a letter left out of the family name
		i := 1 + r.IntN(len(family)-1)
		return given + " " + family[:i] + family[i+1:]
	case 1: // two letters exchanged in the given name, and the year with it
		i := 1 + r.IntN(len(given)-2)
		return given[:i] + given[i+1:i+2] + given[i:i+1] + given[i+2:] + " " + family
	case 2: // the wrong way round, a wrong letter in it
		i := 1 + r.IntN(len(given)-1)
		return family + ", " + given[:i] + "e" + given[i+1:]
	case 3: // a short form
		if short := shortForms[given]; short != "" {
			return short + " " + family
		}
		return strings.ToUpper(family) + " " + given
	case 4: // day and month exchanged, and the family name only
		return fmt.Sprintf("%s %d/%d/%d", family, int(m), d, y)
	default: // the beginning of the given name, and a date with one figure wrong
		wrong := fmt.Sprintf("%02d/%02d/%d", d, int(m), y-1)
		return given[:3] + " " + family + " " + wrong
	}
}

func TestSpoiltNamesAreFound(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		r := rand.New(rand.NewPCG(5, 2))
		all := crowd(t, db)
		found := 0
		var took []time.Duration
		for i, p := range all {
			text := spoil(r, p, i)
			begun := time.Now()
			hits, err := people.Search(t.Context(), db, frontDoor, people.Query{Text: text, Today: now.Date()})
			must(t, err)
			took = append(took, time.Since(begun))
			if slices.ContainsFunc(hits[:min(5, len(hits))], func(h people.Hit) bool { return h.Person == p.ID }) {
				found++
			} else {
				t.Logf("%q did not find %s, born %s", text, p.Name(), p.Born.Slashed())
			}
		}
		slices.Sort(took)
		t.Logf("%d of 300 found; half within %s, all but three within %s", found, took[150], took[297])
		if found < 285 {
			t.Errorf("%d of 300 were among the first five, want 285", found)
		}
	})
}

func TestSearch(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		crowd(t, db)
		p := asha()
		p.Names = append(p.Names, people.Name{Kind: people.AlsoKnown, Given: "Zoë-Mary", Family: "O'Hanlon"})
		must(t, save(t, db, frontDoor, now, p))
		for _, c := range []struct{ why, text string }{
			{"name", "ash thorne"}, {"accents and apostrophes", "zoe ohanlon"}, {"a hyphen", "mary-zoe"}, {"former name", "asha brown 2016-05-04"},
			{"date in words", "4th May 2016 thorne"}, {"date in figures", "thorne 04052016"}, {"short year", "thorne 4.5.16"}, {"date only", "4/5/2016"},
			{"one figure wrong", "14/5/2016 thorne"}, {"NHS number", "9990000018"}, {"NHS number in groups", "999 000 0018"}, {"another number", "cf/00123"},
			{"postcode", "ZZ9 9ZZ"}, {"postcode without a space", "asha zz99zz"}, {"telephone", "07700 900 123"}, {"telephone from abroad", "+44 7700 900123"},
			{"part of a name", "ohan zoe"}, {"sounds alike", "aysha mairy thorn"},
		} {
			hits, err := people.Search(t.Context(), db, frontDoor, people.Query{Text: c.text, Today: now.Date()})
			must(t, err)
			if len(hits) == 0 || hits[0].Person != p.ID {
				t.Errorf("%s: %q finds %d people, and not the one meant first", c.why, c.text, len(hits))
			} else if h := hits[0]; h.Name != "Ash Thorne" || h.Age != "10 years" || h.Area != "ZZ9" || h.Open || h.Worker != "" {
				t.Errorf("%s: %q shows %+v", c.why, c.text, h)
			}
		}
		for _, c := range []struct{ why, text string }{
			{"nothing", ""}, {"no letters", "?! --"}, {"nobody of that name", "Xylophonia Zzyzx"}, {"a confidential address", "ZZ1 1AA"},
		} {
			hits, err := people.Search(t.Context(), db, frontDoor, people.Query{Text: c.text, Today: now.Date()})
			must(t, err)
			if len(hits) > 0 {
				t.Errorf("%s: %q finds %d people, want none", c.why, c.text, len(hits))
			}
		}
	})
}

func TestSearchTellsWhoIsOpenAndHidesWhoIsHidden(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		child := peopletest.Child(t, db, frontDoor, "Asha Thorne", core.Day(2016, 5, 4))
		mother := peopletest.Child(t, db, frontDoor, "Mary Thorne", core.Day(1990, 5, 4))
		peopletest.Relate(t, db, frontDoor, mother, "mother", child)
		lead, head := worker(access.SocialWorker), worker(access.NominatedOfficer)
		head.Level = access.L4
		must(t, write(t, db, func(ctx context.Context, tx *store.Tx) error {
			err := tx.Insert(ctx, "app_user", []string{"authority_id", "id", "name", "email", "level", "active", "must_change", "made_at"},
				"north", lead.User, "Robin Vale", "robin@example.org", 0, true, false, now)
			if err != nil {
				return err
			}
			return access.AllocateLead(ctx, tx, "north", child, lead.User, "", core.Day(2026, 1, 5), core.NewID(), true)
		}))
		find := func(who access.Who) []people.Hit {
			t.Helper()
			hits, err := people.Search(t.Context(), db, who, people.Query{Text: "asha thorne", Today: now.Date()})
			must(t, err)
			return slices.DeleteFunc(hits, func(h people.Hit) bool { return h.Person != child })
		}
		other := worker(access.SocialWorker)
		if hits := find(other); len(hits) != 1 || !hits[0].Open || hits[0].Worker != "Robin Vale" {
			t.Errorf("a worker of another team finds %+v, want an open child with its worker", hits)
		}
		if _, err := people.Search(t.Context(), db, worker(access.Administrator), people.Query{Text: "asha"}); !core.IsSort(err, core.Forbidden) {
			t.Errorf("an administrator searches: %v, want Forbidden", err)
		}
		must(t, write(t, db, func(ctx context.Context, tx *store.Tx) error {
			return access.RestrictRecord(ctx, tx, head, child, "stalker", "", lead.User)
		}))
		if hits := find(other); len(hits) != 0 {
			t.Errorf("a restricted child is found by %d", len(hits))
		}
		if hits := find(lead); len(hits) != 1 {
			t.Error("whoever is named for a restricted child does not find it")
		}
		for _, c := range []struct {
			why  string
			who  access.Who
			want int
		}{{"named for the child", lead, 2}, {"not named", frontDoor, 1}} {
			f, err := people.FamilyOf(t.Context(), db, c.who, mother)
			must(t, err)
			if len(f.People) != c.want || len(f.Relationships) != c.want-1 {
				t.Errorf("%s: the mother's family is %d people with %d ties, want %d", c.why, len(f.People), len(f.Relationships), c.want)
			}
		}
	})
}

func TestDuplicates(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		crowd(t, db)
		known := asha()
		must(t, save(t, db, frontDoor, now, known))
		for _, c := range []struct {
			why  string
			p    people.Person
			want string // "" for no duplicate
		}{
			{"name and date", people.Person{Names: peopletest.Names("Asha Thorne"), Born: known.Born}, "Same name; Same date of birth"},
			{"sounds alike, date exchanged", people.Person{Names: peopletest.Names("Aysha Thorn"), Born: core.Day(2016, 4, 5)}, "Name is alike; Day and month of birth exchanged"},
			{"number only", people.Person{Identifiers: []people.Identifier{{Kind: "nhs", Value: "999 000 0018"}}}, "Same NHS number"},
			{"former name, no date", people.Person{Names: peopletest.Names("Asha Brown")}, "Same name; Date of birth not known"},
			{"same telephone and name", people.Person{Names: peopletest.Names("Ash Thorne"), Born: core.Day(2016, 5, 14), Phones: []people.Detail{{Value: "07700900123"}}}, "Same name; Date of birth nearly the same; Same telephone"},
			{"another date altogether", people.Person{Names: peopletest.Names("Asha Thorne"), Born: core.Day(1971, 11, 23)}, ""},
			{"a sister", people.Person{Names: peopletest.Names("Wren Thorne"), Born: core.Day(2018, 8, 9), Addresses: known.Addresses}, ""},
		} {
			c.p.Authority = "north"
			hits, err := people.Duplicates(t.Context(), db, frontDoor, &c.p, now.Date())
			must(t, err)
			got := ""
			for _, h := range hits {
				if h.Person == known.ID {
					got = strings.Join(h.Why, "; ")
				}
			}
			if got != c.want {
				t.Errorf("%s: %q, want %q", c.why, got, c.want)
			}
		}
	})
}

func TestNotTheSameIsRemembered(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		one := peopletest.Child(t, db, frontDoor, "Asha Thorne", core.Day(2016, 5, 4))
		two := peopletest.Child(t, db, frontDoor, "Asha Thorne", core.Day(2016, 5, 4))
		p, err := people.Load(t.Context(), db, "north", one)
		must(t, err)
		for _, c := range []struct {
			why  string
			want int
		}{{"before", 1}, {"after it was said that they are two", 0}} {
			hits, err := people.Duplicates(t.Context(), db, frontDoor, p, now.Date())
			must(t, err)
			if len(hits) != c.want {
				t.Errorf("%s: %d duplicates, want %d", c.why, len(hits), c.want)
			}
			for range 2 { // saying it again is no error
				must(t, write(t, db, func(ctx context.Context, tx *store.Tx) error {
					return people.NotTheSame(ctx, tx, frontDoor, now, two, one, "Cousins, seen together.")
				}))
			}
		}
	})
}
