// Package doctor looks at a house that runs or should run: its database, its ledger, its
// folder and its settings, and says of each fault what it is, where, and what to do. It
// mends nothing and changes no row.
package doctor

import (
	"context"
	"slices"

	"throughline/core"
	"throughline/ledger"
	"throughline/record"
	"throughline/store"
)

// A State is how something was found.
type State string

// The states of what was looked at.
const (
	Well   State = "well"
	ToDo   State = "to do"
	Unseen State = "could not look"
)

// A Finding is something that was looked at.
type Finding struct {
	Check string `json:"check"` // one word: what was looked at
	State State  `json:"state"`
	What  string `json:"what"`            // what was found
	Where string `json:"where,omitempty"` // the table, file or setting
	Do    string `json:"do,omitempty"`    // what to do; blank where all is well
}

// A House is what is looked at.
type House struct {
	Config   store.Config
	Now      core.Instant
	Room     int64 // bytes that should be left on the disk; 0 is [usualRoom]
	Settings Settings
}

// usualRoom is what should be left on the disk: a day's documents, and what SQLite writes
// beside its file while a backup runs.
const usualRoom = 2 << 30

// Settings are the settings that the program is served with, as far as they can be wrong.
type Settings struct {
	Council   string
	SMTP      string // the mail server; blank for none
	HeadsFile string
	HeadsTo   string
	LedgerKey string // blank is the data folder's own
	Chromium  string
}

// A check looks at one thing. seen says in words what was looked at, where all is well; the
// error says why it could not look.
type check struct {
	name string
	look func(p *patient, ctx context.Context) (seen string, found []Finding, err error)
}

// patient is a house that is being looked at.
type patient struct {
	House
	db     *store.DB
	keeper *record.Keeper
	heads  []ledger.Head
}

// Examine looks at everything, and returns what it found in the order of the checks.
func Examine(ctx context.Context, h House) []Finding { return examine(ctx, h, "") }

// examine is Examine of one check; "" is all of them. The database and its version are always
// looked at.
func examine(ctx context.Context, h House, only string) []Finding {
	p := &patient{House: h}
	if p.Room == 0 {
		p.Room = usualRoom
	}
	found := p.run(ctx, check{"database", (*patient).open})
	checks := outsideChecks
	if p.db != nil {
		defer p.db.Close()
		found = append(found, p.run(ctx, check{"schema", (*patient).checkSchema})...)
		if p.keeper != nil {
			checks = slices.Concat(rowChecks, checks)
		}
		checks = slices.Concat(engineChecks, checks)
	}
	for _, c := range checks {
		if only == "" || only == c.name {
			found = append(found, p.run(ctx, c)...)
		}
	}
	return found
}

// The checks: of the database whatever its version, of its rows where it is of this
// program's version, and of what lies outside it.
var (
	engineChecks = []check{{"damage", (*patient).checkDamage}, {"links", (*patient).checkLinks}, {"tables", (*patient).checkThings}, {"apart", (*patient).checkApart}, {"wal", (*patient).checkWaiting}}
	rowChecks    = []check{{"ledger", (*patient).checkLedger}, {"head", (*patient).checkHead}, {"clock", (*patient).checkClock}, {"drafts", (*patient).checkDrafts}, {"outbox", (*patient).checkOutbox}, {"documents", (*patient).checkDocuments}}

	outsideChecks = []check{{"room", (*patient).checkRoom}, {"files", (*patient).checkFiles}, {"keys", (*patient).checkKeys}, {"backup", (*patient).checkBackup},
		{"questions and limits", (*patient).checkOwn}, {"council", (*patient).checkCouncil}, {"mail", (*patient).checkMail}, {"outside", (*patient).checkOutside}, {"pdf", (*patient).checkChromium}, {"certificates", (*patient).checkCertificates}}
)

// run makes findings of a check.
func (p *patient) run(ctx context.Context, c check) []Finding {
	seen, found, err := c.look(p, ctx)
	if err != nil {
		found = append(found, Finding{State: Unseen, What: err.Error(), Do: "put that right and run throughline doctor again"})
	}
	if len(found) == 0 {
		found = []Finding{{State: Well, What: seen}}
	}
	for i := range found {
		found[i].Check = c.name
		if found[i].State == "" {
			found[i].State = ToDo
		}
	}
	return found
}

// Status is the exit status that findings come to: 0 all is well, 1 there is something to
// do, 2 something could not be looked at.
func Status(found []Finding) int {
	status := 0
	for _, f := range found {
		switch f.State {
		case ToDo:
			status = max(status, 1)
		case Unseen:
			status = 2
		}
	}
	return status
}
