// Package frontdoor is the Family Front Door: worries as they come in, contacts, checks
// with partners, the manager's decision within one working day, and referrals.
package frontdoor

import (
	"embed"

	"throughline/record"
)

// Migrations are the tables of the front door.
//
//go:embed *.sql
var Migrations embed.FS

// Kinds are the kinds of record of this part, in the order of the work.
var Kinds = []*record.Kind{
	WorryKind.Kind,
	ContactKind.Kind,
	PartnerCheckKind.Kind,
	DecisionKind.Kind,
	ReferralKind.Kind,
}
