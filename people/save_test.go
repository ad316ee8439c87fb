package people_test

import (
	"context"
	"io/fs"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
	"throughline/access"
	"throughline/changed"
	"throughline/clock"
	"throughline/core"
	"throughline/ledger"
	"throughline/people"
	"throughline/people/peopletest"
	"throughline/store"
	"throughline/testkit"
)

var sources = []fs.FS{ledger.Migrations, changed.Migrations, access.Migrations, people.Migrations}

// now is the moment at which the tests save.
var now = core.At(core.Day(2026, 11, 3), 10, 30)

func worker(roles ...access.Role) access.Who {
	return access.Who{Authority: "north", User: core.NewID(), Name: "Robin Vale", Roles: roles}
}

var frontDoor = worker(access.FrontDoorWorker)

// write does something in a transaction and returns what was said.
func write(t testing.TB, db *store.DB, do func(ctx context.Context, tx *store.Tx) error) error {
	t.Helper()
	return db.Write(t.Context(), do)
}

func save(t testing.TB, db *store.DB, who access.Who, at core.Instant, p *people.Person) error {
	t.Helper()
	return write(t, db, func(ctx context.Context, tx *store.Tx) error {
		return people.Save(ctx, tx, who, at, p, "told by the school")
	})
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// asha has something in every field.
func asha() *people.Person {
	p := people.New("north")
	p.Names = []people.Name{
		{Kind: people.Legal, Given: "Asha  Mary", Family: "Thorne"},
		{Kind: people.Preferred, Given: "Ash"},
		{Kind: people.Former, Given: "Asha", Family: "Brown", From: core.Day(2016, 5, 4), Until: core.Day(2019, 1, 1)},
	}
	p.Born, p.Expected = core.Day(2016, 5, 4), core.Day(2016, 5, 10)
	p.Sex, p.Gender, p.Ethnicity, p.Language, p.Interpreter, p.Religion = "F", "girl_woman", "WBRI", "en", "no", "none"
	p.Nationality, p.Immigration, p.Disabilities = "British", "british", []string{"LD", "HEAR"}
	p.Identifiers = []people.Identifier{{Kind: "nhs", Value: "999 000 0018"}, {Kind: "old_system", Value: "CF/00123"}}
	p.Addresses = []people.Address{
		{Kind: "home", Lines: "3 Mill Lane\n\n Nether  Wick ", Postcode: "zz99zz", From: core.Day(2020, 2, 1)},
		{Kind: "refuge", Lines: "The Elms", Postcode: "ZZ1 1AA", Confidential: true, From: core.Day(2019, 1, 1), Until: core.Day(2020, 1, 31)},
	}
	p.Phones = []people.Detail{{Kind: "mobile", Value: "07700 900123", Note: "not after six"}}
	p.Emails = []people.Detail{{Kind: "email", Value: "ash@example.org"}}
	return p
}

func TestWhatIsSavedIsLoaded(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		p := asha()
		must(t, save(t, db, frontDoor, now, p))
		got, err := people.Load(t.Context(), db, "north", p.ID)
		must(t, err)
		p.Version = 1
		if d := cmp.Diff(p, got); d != "" {
			t.Errorf("loaded otherwise than saved (-saved +loaded):\n%s", d)
		}
		if got.Name() != "Ash Thorne" || got.Names[0].Given != "Asha Mary" || got.Addresses[0].Lines != "3 Mill Lane\nNether Wick" || got.Area(now.Date()) != "ZZ9" {
			t.Errorf("was not tidied: %q %q %q %q", got.Name(), got.Names[0].Given, got.Addresses[0].Lines, got.Area(now.Date()))
		}
		c, err := people.Children(t.Context(), db, "north", []core.ID{p.ID, core.NewID()})
		must(t, err)
		if want := (clock.Child{ID: p.ID, Born: p.Born, Expected: p.Expected, Tags: []string{clock.TagDisabled}}); len(c) != 1 || !cmp.Equal(c[p.ID], want) {
			t.Errorf("the clocks are told %+v, want %+v", c, want)
		}
		if _, err := people.Load(t.Context(), db, "south", p.ID); !core.IsSort(err, core.Missing) {
			t.Errorf("another authority reads the person: %v", err)
		}
	})
}

func TestBirthIsAnotherVersion(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		p := people.New("north")
		p.Expected = core.Day(2026, 12, 1)
		must(t, save(t, db, frontDoor, now, p))
		born, err := people.Load(t.Context(), db, "north", p.ID)
		must(t, err)
		if born.Name() != "Unborn child" || born.Age(now.Date()) != "unborn" {
			t.Errorf("before birth shown as %q, %q", born.Name(), born.Age(now.Date()))
		}
		later := core.At(core.Day(2026, 11, 30), 9, 0)
		born.Born, born.Names = core.Day(2026, 11, 28), peopletest.Names("Rowan Thorne")
		must(t, save(t, db, frontDoor, later, born))
		then, err := people.AsOf(t.Context(), db, "north", p.ID, now.Plus(1e9))
		must(t, err)
		after, err := people.AsOf(t.Context(), db, "north", p.ID, later)
		must(t, err)
		if then.Name() != "Unborn child" || after.Name() != "Rowan Thorne" || after.Age(later.Date()) != "2 days" || after.Version != 2 {
			t.Errorf("as of then %q, as of later %q %q version %d", then.Name(), after.Name(), after.Age(later.Date()), after.Version)
		}
		if _, err := people.AsOf(t.Context(), db, "north", p.ID, now.Plus(-1e9)); !core.IsSort(err, core.Missing) {
			t.Errorf("before anything was recorded: %v, want Missing", err)
		}
	})
}

func TestSomebodySavedFirst(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		p := asha()
		must(t, save(t, db, frontDoor, now, p))
		if err := save(t, db, frontDoor, now, p); !core.IsSort(err, core.Changed) {
			t.Errorf("the same new person twice: %v, want Changed", err)
		}
		one, err := people.Load(t.Context(), db, "north", p.ID)
		must(t, err)
		two := *one
		must(t, save(t, db, frontDoor, now, one))
		if err := save(t, db, frontDoor, now, &two); !core.IsSort(err, core.Changed) {
			t.Errorf("over a later version: %v, want Changed", err)
		}
	})
}

func TestWhatCannotBeKept(t *testing.T) {
	db := testkit.Database(t, store.SQLite, sources...)
	for _, c := range []struct {
		why, field string
		spoil      func(p *people.Person)
	}{
		{"born tomorrow", "born", func(p *people.Person) { p.Born = now.Date() + 1 }},
		{"died before birth", "died", func(p *people.Person) { p.Died = p.Born - 1 }},
		{"a sex that is no code", "sex", func(p *people.Person) { p.Sex = "girl" }},
		{"a wrong NHS number", "identifiers.0", func(p *people.Person) { p.Identifiers[0].Value = "9990000019" }},
		{"a number of no kind", "identifiers.1", func(p *people.Person) { p.Identifiers[1].Kind = "" }},
		{"an address that ends first", "addresses.0", func(p *people.Person) { p.Addresses[0].Until = core.Day(2020, 1, 1) }},
		{"a name of no kind known", "names.0", func(p *people.Person) { p.Names[0].Kind = "stage" }},
		{"a disability that is no code", "disabilities.1", func(p *people.Person) { p.Disabilities[1] = "tired" }},
	} {
		t.Run(c.why, func(t *testing.T) {
			p := asha()
			c.spoil(p)
			err := save(t, db, frontDoor, now, p)
			problem, ok := err.(*core.Problem)
			if !ok || problem.Sort != core.Invalid || len(problem.Fields) != 1 || problem.Fields[0].Field != c.field {
				t.Errorf("got %+v, want one fault, in %s", err, c.field)
			}
		})
	}
	p := asha()
	p.Identifiers[0] = people.Identifier{Kind: "nhs", Value: "9990000019", AsGiven: true}
	if err := save(t, db, frontDoor, now, p); err != nil {
		t.Errorf("a wrong number that is marked as given is refused: %v", err)
	}
}

func TestWhoMayWrite(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		child := peopletest.Child(t, db, frontDoor, "Asha Thorne", core.Day(2016, 5, 4))
		mother := peopletest.Child(t, db, frontDoor, "Mary Thorne", core.Day(1990, 5, 4))
		stranger := peopletest.Child(t, db, frontDoor, "Ivo Lund", core.Day(1990, 5, 4))
		peopletest.Relate(t, db, frontDoor, mother, "mother", child)
		own := worker(access.SocialWorker)
		must(t, write(t, db, func(ctx context.Context, tx *store.Tx) error {
			return access.AllocateLead(ctx, tx, "north", child, own.User, "", core.Day(2026, 1, 5), core.NewID(), true)
		}))
		for _, c := range []struct {
			why    string
			who    access.Who
			person core.ID
			may    bool
		}{
			{"own child", own, child, true},
			{"mother of an own child, with whom nobody works", own, mother, true},
			{"somebody unrelated", own, stranger, false},
			{"mother of another's child", worker(access.SocialWorker), mother, false},
			{"somebody new", own, "", true},
			{"nobody signed in", access.Who{}, child, false},
		} {
			err := people.MayWrite(t.Context(), db, c.who, c.person)
			if (err == nil) != c.may || err != nil && !core.IsSort(err, core.Forbidden) {
				t.Errorf("%s: %v, want allowed %t", c.why, err, c.may)
			}
		}
	})
}

func TestAccountHoldsAfterRandomSaves(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		var ids []core.ID
		rapid.Check(t, func(rt *rapid.T) {
			p := people.New("north")
			if len(ids) > 0 && rapid.Bool().Draw(rt, "again") {
				var err error
				p, err = people.Load(t.Context(), db, "north", rapid.SampledFrom(ids).Draw(rt, "id"))
				must(t, err)
			} else {
				ids = append(ids, p.ID)
			}
			randomly(rt, p)
			must(t, save(t, db, frontDoor, now, p))
		})
		for i := 1; i < min(len(ids), 40); i++ {
			r := peopletest.Relate(t, db, frontDoor, ids[i-1], "sibling", ids[i])
			must(t, write(t, db, func(ctx context.Context, tx *store.Tx) error {
				if err := people.EndRelationship(ctx, tx, frontDoor, now, r.ID, 1, now.Date(), "moved away"); err != nil {
					return err
				}
				h := people.Household{Lines: "3 Mill Lane", Members: []people.Member{{Person: ids[i]}, {Person: ids[i-1], Until: now.Date()}}}
				if err := people.SaveHousehold(ctx, tx, frontDoor, now, &h, "visit"); err != nil {
					return err
				}
				return people.NotTheSame(ctx, tx, frontDoor, now, ids[i-1], ids[i], "Seen together.")
			}))
		}
		if n, err := ledger.Verify(t.Context(), db, "north", people.Account()); err != nil {
			t.Errorf("after %d lines: %v", n, err)
		}
		must(t, write(t, db, func(ctx context.Context, tx *store.Tx) error {
			_, err := store.Exec(ctx, tx, `UPDATE person SET post = 'nobody' WHERE authority_id = 'north' AND id = $1`, ids[0])
			return err
		}))
		if _, err := ledger.Verify(t.Context(), db, "north", people.Account()); err == nil {
			t.Error("a row was changed behind the ledger's back, and nobody noticed")
		}
	})
}

// randomly puts something into each field, text of every alphabet among it.
func randomly(rt *rapid.T, p *people.Person) {
	text := rapid.StringN(0, 12, 40)
	day := rapid.Custom(func(t *rapid.T) core.Date { return core.Date(rapid.IntRange(725000, 739000).Draw(t, "day")) })
	p.Names, p.Addresses, p.Phones, p.Disabilities = nil, nil, nil, nil
	for range rapid.IntRange(0, 3).Draw(rt, "names") {
		p.Names = append(p.Names, people.Name{
			Kind:  rapid.SampledFrom([]people.NameKind{people.Legal, people.Preferred, people.AlsoKnown, people.Former}).Draw(rt, "kind"),
			Given: text.Draw(rt, "given"), Family: text.Draw(rt, "family"), From: day.Draw(rt, "from")})
	}
	for range rapid.IntRange(0, 2).Draw(rt, "addresses") {
		p.Addresses = append(p.Addresses, people.Address{Kind: "home", Lines: text.Draw(rt, "lines"), Postcode: text.Draw(rt, "postcode"), Confidential: rapid.Bool().Draw(rt, "hidden")})
	}
	for range rapid.IntRange(0, 2).Draw(rt, "phones") {
		p.Phones = append(p.Phones, people.Detail{Kind: "mobile", Value: text.Draw(rt, "phone"), Note: text.Draw(rt, "note")})
	}
	p.Identifiers = []people.Identifier{{Kind: "local", Value: text.Draw(rt, "local")}}
	p.Born, p.Died = day.Draw(rt, "born"), 0
	p.Nationality, p.BornEstimated = text.Draw(rt, "nationality"), rapid.Bool().Draw(rt, "estimated")
	if rapid.Bool().Draw(rt, "disabled") {
		p.Disabilities = []string{"LD"}
	}
}
