// Package access decides who may see and do what: users, teams, roles and levels,
// involvement, restricted records, conflicts of interest, break-glass, and the log of
// every look. Pages and the API ask the same question here, and the answer is no unless
// something says yes.
package access

import (
	"context"
	"embed"
	"slices"
	"time"

	"throughline/core"
)

// Migrations are the tables of accounts, involvement, restrictions, looks and sessions.
//
//go:embed *.sql
var Migrations embed.FS

// A Level is what somebody may sign. Titles vary between councils; levels do not.
type Level int

// The levels of sign-off.
const (
	L0 Level = iota // social worker, family support worker, personal adviser
	L1              // assistant or practice manager
	L2              // team manager
	L3              // service manager
	L4              // head of service, nominated officer
	L5              // director of children's services
)

// A Role is what somebody does here. A user may have several.
type Role string

// The roles; what each may see and do stands in [Rights].
const (
	FrontDoorWorker  Role = "front-door"
	SocialWorker     Role = "social-worker"
	EarlyHelpWorker  Role = "early-help"
	TeamManager      Role = "team-manager"
	ServiceManager   Role = "service-manager"
	NominatedOfficer Role = "nominated-officer"
	Director         Role = "director"
	Chair            Role = "chair" // conference chair or independent reviewing officer
	OutOfHours       Role = "out-of-hours"
	LADO             Role = "lado"
	GetSafe          Role = "get-safe"
	VirtualSchool    Role = "virtual-school"
	PersonalAdviser  Role = "personal-adviser"
	Fostering        Role = "fostering"
	Legal            Role = "legal"
	Quality          Role = "quality"
	Analyst          Role = "analyst"
	RecordsOfficer   Role = "records"
	Administrator    Role = "administrator" // accounts and settings, no content
	PublicSite       Role = "public-site"   // the public's site, acting for nobody; see [Public]
)

// Who is the person who asks: a signed-in user. The zero value is nobody and may nothing.
type Who struct {
	Authority  string
	User       core.ID
	Name       string
	Title      string // the post, "Team manager"
	Level      Level
	Roles      []Role
	Teams      []core.ID
	Session    core.ID
	MustChange bool         // the password was set by somebody else: ask for a new one first
	At         core.Instant // when this is asked; blank is now by the wall clock

	idleUntil core.Instant  // when the session ends unless it is used
	idle      time.Duration // how long it may rest
	expires   core.Instant
}

// PublicUser stands for the public's site where a record must name its author. There is no such account.
const PublicUser core.ID = "00000000-0000-7000-8000-000000000001"

// Public returns the public's site acting for nobody. It may write what concerns no
// known person, such as a worry that the front door will read, and see nothing.
func Public(authority string) Who {
	return Who{Authority: authority, User: PublicUser, Name: "The public site", Roles: []Role{PublicSite}}
}

// now is the instant at which the question is asked.
func (w Who) now() core.Instant {
	if w.At.IsZero() {
		return core.InstantOf(time.Now())
	}
	return w.At
}

// Today is the day on which who asks, in London.
func Today(who Who) core.Date { return who.now().Date() }

// Is reports whether the person has one of the roles.
func (w Who) Is(roles ...Role) bool {
	return slices.ContainsFunc(w.Roles, func(r Role) bool { return slices.Contains(roles, r) })
}

// Nobody reports that nobody is signed in.
func (w Who) Nobody() bool { return w.User.IsZero() }

type key struct{}

// With returns a context that carries who asks.
func With(ctx context.Context, w Who) context.Context { return context.WithValue(ctx, key{}, w) }

// From returns who asks; nobody where the context carries no one.
func From(ctx context.Context) Who {
	w, _ := ctx.Value(key{}).(Who)
	return w
}
