// Package frontdoor is the Family Front Door: worries as they come in, contacts, checks
// with partners, the manager's decision within one working day, and referrals.
package frontdoor

import "embed"

// Migrations are the tables of the front door.
//
//go:embed *.sql
var Migrations embed.FS
