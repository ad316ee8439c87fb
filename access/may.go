package access

import (
	"context"

	"throughline/core"
	"throughline/store"
)

// An Act is something that somebody may or may not do.
type Act string

// The acts.
const (
	See            Act = "see"             // look at a person's record
	Write          Act = "write"           // add to a person's record
	SeeFrontDoor   Act = "see front door"  // the board of contacts
	Search         Act = "search"          // find people
	Restrict       Act = "restrict"        // close a record off, or open it
	ReadLog        Act = "read log"        // who looked at a record
	ManageAccounts Act = "manage accounts" // users, teams, roles
	RunReturns     Act = "run returns"     // statutory returns with names
)

// May answers whether who may do something, to a person or in general.
func May(ctx context.Context, q store.Querier, who Who, act Act, person core.ID) error {
	if who.Nobody() {
		return core.Say(core.Forbidden, "Sign in first.")
	}
	return nil
}

// CanSign reports whether who holds a level.
func CanSign(who Who, need Level) bool { return who.Level >= need }

// AllocateLead makes a worker the lead worker of a person from a day on.
func AllocateLead(ctx context.Context, tx *store.Tx, authority string, person, worker, team core.ID, from core.Date, record core.ID, stands bool) error {
	return nil
}
