package access

import (
	"context"
	"io/fs"
	"testing"
	"testing/fstest"

	"throughline/changed"
	"throughline/core"
	"throughline/store"
)

// sources are the migrations that the tests of this package need: its own, and a list of
// people for the condition of lists to be tried on.
var sources = []fs.FS{changed.Migrations, Migrations, fstest.MapFS{"0029_tried_on.sql": {Data: []byte(
	`CREATE TABLE tried_on (authority_id TEXT NOT NULL, person_id {id} NOT NULL, PRIMARY KEY (authority_id, person_id)) {strict};`)}}}

// now is the moment at which the tests ask: half past ten on a Tuesday.
var now = core.At(core.Day(2026, 11, 3), 10, 30)

// write does something in a transaction that must succeed.
func write(t testing.TB, db *store.DB, do func(ctx context.Context, tx *store.Tx) error) {
	t.Helper()
	if err := db.Write(t.Context(), do); err != nil {
		t.Fatal(err)
	}
}

// try does something in a transaction and returns what was said.
func try(t testing.TB, db *store.DB, do func(ctx context.Context, tx *store.Tx) error) error {
	t.Helper()
	return db.Write(t.Context(), do)
}

// refused fails unless an error is a problem of a sort.
func refused(t testing.TB, what string, err error, sort core.Sort) {
	t.Helper()
	if !core.IsSort(err, sort) {
		t.Errorf("%s: got %v, want a problem of sort %d", what, err, sort)
	}
}

// A service has a user and children around them, each reached in another way.
type service struct {
	authority           string
	user, manager       core.ID
	team, beside, other core.ID // the user's team, another of its service, one elsewhere
	children            map[string]core.ID
}

// newService makes teams, the children, and who works with them.
func newService(t testing.TB, db *store.DB) service {
	s := service{authority: string(core.NewID()), user: core.NewID(), manager: core.NewID(), children: map[string]core.ID{}}
	for _, name := range []string{"own", "team", "service", "other", "waiting", "named", "closed", "conflict"} {
		s.children[name] = core.NewID()
	}
	write(t, db, func(ctx context.Context, tx *store.Tx) (err error) {
		for _, team := range []struct {
			id            *core.ID
			name, service string
		}{{&s.team, "North", "assessment"}, {&s.beside, "South", "assessment"}, {&s.other, "Care", "care"}} {
			if *team.id, err = SaveTeam(ctx, tx, s.authority, Team{Name: team.name, Service: team.service, ManagerID: s.manager}); err != nil {
				return err
			}
		}
		today := now.Date()
		for name, by := range map[string]Involvement{
			"own": {UserID: s.user}, "conflict": {UserID: s.user}, "team": {UserID: core.NewID(), TeamID: s.team},
			"service": {TeamID: s.beside}, "other": {UserID: core.NewID(), TeamID: s.other}, "named": {UserID: s.user}, "closed": {UserID: s.user},
		} {
			by.PersonID, by.Role, by.FromOn = s.children[name], Lead, today
			if _, err := Involve(ctx, tx, s.authority, by); err != nil {
				return err
			}
		}
		head := s.as(NominatedOfficer)
		head.User = core.NewID()
		if err := RestrictRecord(ctx, tx, head, s.children["named"], "stalker", "", s.user); err != nil {
			return err
		}
		if err := RestrictRecord(ctx, tx, head, s.children["closed"], "staff", "", head.User); err != nil {
			return err
		}
		return AddConflict(ctx, tx, head, s.user, s.children["conflict"], "family")
	})
	return s
}

// as is the user with some roles.
func (s service) as(roles ...Role) Who {
	return Who{Authority: s.authority, User: s.user, Roles: roles, Teams: []core.ID{s.team}, Level: L0, At: now}
}
