package access

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"throughline/core"
	"throughline/store"
	"throughline/testkit"
)

// A world is everything that decides who may see whom, drawn at random.
type world struct {
	authority  string
	users      []core.ID
	teams      []Team
	people     []core.ID
	involved   []Involvement
	restricted map[core.ID]bool
	conflicts  map[[2]core.ID]bool // user, person
}

func drawWorld(t *rapid.T) world {
	w := world{authority: string(core.NewID()), restricted: map[core.ID]bool{}, conflicts: map[[2]core.ID]bool{}}
	for range 3 {
		w.users = append(w.users, core.NewID())
	}
	for i := range 4 {
		service := rapid.SampledFrom([]string{"", "assessment", "care"}).Draw(t, "service")
		w.teams = append(w.teams, Team{ID: core.NewID(), Name: fmt.Sprint("Team ", i), Service: service})
	}
	for range 5 {
		w.people = append(w.people, core.NewID())
	}
	days := rapid.IntRange(-2, 2)
	for range rapid.IntRange(0, 12).Draw(t, "involvements") {
		i := Involvement{ID: core.NewID(), PersonID: rapid.SampledFrom(w.people).Draw(t, "person"),
			Role:   rapid.SampledFrom([]string{"co-worker", Chairing, Reviewing, auditRole, named, named, lookedWithReason, brokenGlass}).Draw(t, "role"),
			FromOn: now.Date().Plus(days.Draw(t, "from"))}
		if rapid.Bool().Draw(t, "ends") {
			i.UntilOn = i.FromOn.Plus(rapid.IntRange(0, 3).Draw(t, "days"))
		}
		switch i.Role {
		case lookedWithReason, brokenGlass:
			i.UserID, i.UntilAt = rapid.SampledFrom(w.users).Draw(t, "user"), now.Plus(time.Duration(days.Draw(t, "hours"))*time.Hour)
		case named:
			i.UserID = rapid.SampledFrom(w.users).Draw(t, "user")
		default:
			i.TeamID = rapid.SampledFrom(w.teams).Draw(t, "team").ID
			if rapid.Bool().Draw(t, "by name") {
				i.UserID = rapid.SampledFrom(w.users).Draw(t, "user")
			}
		}
		w.involved = append(w.involved, i)
	}
	for _, p := range w.people {
		if rapid.IntRange(0, 3).Draw(t, "restricted") == 0 {
			w.restricted[p] = true
		}
		if rapid.IntRange(0, 5).Draw(t, "conflict") == 0 {
			w.conflicts[[2]core.ID{w.users[0], p}] = true
		}
	}
	return w
}

// keep writes the world into the tables.
func (w world) keep(ctx context.Context, tx *store.Tx) error {
	for _, t := range w.teams {
		if _, err := SaveTeam(ctx, tx, w.authority, t); err != nil {
			return err
		}
	}
	for _, p := range w.people {
		if err := tx.Insert(ctx, "tried_on", []string{"authority_id", "person_id"}, w.authority, p); err != nil {
			return err
		}
		if w.restricted[p] {
			err := tx.Insert(ctx, "restriction", []string{"authority_id", "id", "person_id", "reason", "set_by", "set_at", "review_on"},
				w.authority, core.NewID(), p, "staff", w.users[1], now, now.Date())
			if err != nil {
				return err
			}
		}
	}
	for c := range w.conflicts {
		err := tx.Insert(ctx, "conflict", []string{"authority_id", "person_id", "user_id", "reason", "set_by", "set_at"}, w.authority, c[1], c[0], "family", w.users[1], now)
		if err != nil {
			return err
		}
	}
	for _, i := range w.involved {
		if _, err := Involve(ctx, tx, w.authority, i); err != nil {
			return err
		}
	}
	return nil
}

// may says again, in plain Go, what the condition says in SQL.
func (w world) may(who Who, act Act, person core.ID) bool {
	a := who.aim(act, act.Usual())
	if w.conflicts[[2]core.ID{who.User, person}] || a.reach == None {
		return false
	}
	works, waits, named_, broke := None, true, false, false
	for _, i := range w.involved {
		if i.PersonID != person {
			continue
		}
		mine := i.UserID == who.User
		named_ = named_ || mine && i.Role == named && i.UntilOn.IsZero()
		broke = broke || mine && i.Role == brokenGlass && i.UntilAt > now
		if i.FromOn > now.Date() || !i.UntilOn.IsZero() && i.UntilOn < now.Date() {
			continue
		}
		if !slices.Contains([]string{named, Chairing, Reviewing, auditRole}, i.Role) && i.UntilAt.IsZero() {
			waits = false
		}
		if !i.UntilAt.IsZero() && i.UntilAt <= now || i.Role == lookedWithReason && (act != See || a.reason == None) {
			continue
		}
		works = w.nearest(works, who, i)
	}
	_, glass := who.glass()
	if knows := (act == Restrict || act == ReadLog) && who.Is(NominatedOfficer, Director, RecordsOfficer); w.restricted[person] && !knows && !named_ && !(glass && broke) {
		return false
	}
	far, waiting := a.reach.how()
	return far == Everybody || far >= Own && works != None && works <= far || waiting && waits
}

// nearest returns how near a person is, given how near they were known to be and one more involvement.
func (w world) nearest(so Reach, who Who, i Involvement) Reach {
	near := None
	service := func(id core.ID) string {
		for _, t := range w.teams {
			if t.ID == id {
				return t.Service
			}
		}
		return ""
	}
	switch {
	case i.UserID == who.User:
		near = Own
	case slices.Contains(who.Teams, i.TeamID):
		near = OwnTeam
	case slices.ContainsFunc(who.Teams, func(t core.ID) bool { return service(t) != "" && service(t) == service(i.TeamID) }):
		near = OwnService
	}
	if so == None || near != None && near < so {
		return near
	}
	return so
}

// TestScopeAndMayAgree draws worlds, and holds that a list holds just those of whom May
// says yes, and that both say what the plain Go says.
func TestScopeAndMayAgree(t *testing.T) {
	roles := slices.Sorted(maps.Keys(Rights))
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		rapid.Check(t, func(r *rapid.T) {
			w := drawWorld(r)
			if err := db.Write(t.Context(), w.keep); err != nil {
				r.Fatal(err)
			}
			who := Who{Authority: w.authority, User: w.users[0], At: now, Roles: rapid.SliceOfNDistinct(rapid.SampledFrom(roles), 1, 3, rapid.ID).Draw(r, "roles")}
			for _, team := range w.teams {
				if rapid.Bool().Draw(r, "in team") {
					who.Teams = append(who.Teams, team.ID)
				}
			}
			for _, act := range []Act{See, Write, Search, SeeFrontDoor, Restrict, ReadLog} {
				condition, args := ScopeFor(who, act, "p.person_id", "p.authority_id", 2)
				listed, err := store.All[core.ID](t.Context(), db,
					`SELECT p.person_id FROM tried_on p WHERE p.authority_id = $1 `+condition, append([]any{w.authority}, args...)...)
				if err != nil {
					r.Fatal(err)
				}
				for i, p := range w.people {
					err := May(t.Context(), db, who, act, p)
					if err != nil && !core.IsSort(err, core.Forbidden) && !core.IsSort(err, core.Missing) {
						r.Fatal(err)
					}
					want := w.may(who, act, p)
					if inList := slices.Contains(listed, p); inList != want || (err == nil) != want {
						r.Fatalf("%v, to %s, person %d: the list says %t, May says %v, want %t", who.Roles, act, i, inList, err, want)
					}
				}
			}
		})
	})
}

func TestScopeKeepsToItsAuthority(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		for _, authority := range []string{"here", "there"} {
			write(t, db, func(ctx context.Context, tx *store.Tx) error {
				return tx.Insert(ctx, "tried_on", []string{"authority_id", "person_id"}, authority, core.NewID())
			})
		}
		condition, args := Scope(Who{Authority: "here", User: core.NewID(), Roles: []Role{Director}}, "p.person_id", "p.authority_id", 1)
		found, err := store.All[string](t.Context(), db, `SELECT p.authority_id FROM tried_on p WHERE 1=1 `+condition, args...)
		if err != nil || !slices.Equal(found, []string{"here"}) {
			t.Errorf("found people of %v (%v), want only here, although the list itself named no authority", found, err)
		}
		if none, _ := Scope(Who{}, "p.person_id", "p.authority_id", 1); none != "AND 1=0" {
			t.Errorf("nobody has %q", none)
		}
	})
}

func TestScopeRefusesAColumnThatAnInnerTableWouldCatch(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("person_id without its table was taken")
		}
	}()
	Scope(Who{}, "person_id", "p.authority_id", 1)
}

func TestTeamsWithoutAServiceAreNotOneService(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		child, mine, theirs := core.NewID(), core.NewID(), core.NewID()
		write(t, db, func(ctx context.Context, tx *store.Tx) error {
			for id, name := range map[core.ID]string{mine: "Mine", theirs: "Theirs"} {
				if _, err := SaveTeam(ctx, tx, "a", Team{ID: id, Name: name}); err != nil {
					return err
				}
			}
			_, err := Involve(ctx, tx, "a", Involvement{PersonID: child, TeamID: theirs, Role: "co-worker", FromOn: now.Date()})
			return err
		})
		who := Who{Authority: "a", User: core.NewID(), Roles: []Role{ServiceManager}, Teams: []core.ID{mine}, At: now}
		refused(t, "a child of a team that names no service either", May(t.Context(), db, who, See, child), core.Forbidden)
	})
}
