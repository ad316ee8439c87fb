// Package record keeps records of any kind: from draft to agreed with a named signature,
// in versions that are never overwritten, about one or several children.
//
// A kind is one typed struct with one list of questions ([Kind], [NewKind]); the [Keeper]
// saves and loads records of every kind alike. It knows nothing of what a contact or a
// visit is, and decides nothing about children.
package record

import (
	"embed"

	"throughline/core"
)

// Migrations are the tables that all kinds share.
//
//go:embed *.sql
var Migrations embed.FS

// A State is how far a record has come.
type State string

// The states. What is still being typed is no record yet but a [Draft].
const (
	Submitted State = "submitted"  // handed in, waiting for a signature
	Returned  State = "returned"   // sent back to its author with a reason
	Agreed    State = "agreed"     // signed, or of a kind that needs no signature
	Cancelled State = "cancelled"  // will not happen, with a reason
	StruckOut State = "struck out" // was a mistake, with a reason; still visible to those with the right
)

// Standing reports whether what the record says holds: it is not cancelled or struck out.
func (s State) Standing() bool { return s != Cancelled && s != StruckOut }

// Base is what every record has. A kind's struct embeds it.
type Base struct {
	Authority string
	Kind      string
	ID        core.ID
	Version   int64 // 0 before the first save
	State     State
	Happened  core.Date // the day it is about; the day it was made where the kind has none
	People    []core.ID // whom it concerns, the first one first
	Author    core.ID
	Worker    core.ID // whose work it is
	Team      core.ID
	From      core.ID // the record that it came from
	Thread    core.ID // the first record of the chain; its own id where it begins one
	Made      core.Instant
	Saved     core.Instant
	SignedBy  core.ID
	SignedAt  core.Instant
	Reason    string // why it was returned, cancelled or struck out

	local  map[string]any // a council's own answers: pointers, by the name of the question
	closed bool           // locked answers were left out for whoever read it
}

// Head returns the base itself; it makes a struct that embeds Base an [Entry].
func (b *Base) Head() *Base { return b }

// An Entry is a record of some kind: a pointer to a struct that embeds [Base].
type Entry interface{ Head() *Base }

// Part is what each child's part of a record has. A kind's part embeds it.
type Part struct{ Person core.ID }

// Owner returns the part itself; it makes a struct that embeds Part a child's part.
func (p *Part) Owner() *Part { return p }
