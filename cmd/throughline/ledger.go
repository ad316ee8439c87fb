package main

import (
	"context"
	"fmt"

	"throughline/ledger"
	"throughline/practice/all"
	"throughline/store"
)

// A Ledger holds the commands of the ledger.
type Ledger struct {
	Verify Verify `cmd:"" help:"Read the whole ledger and prove that no line was changed, lost or added, and that every row of the tables is accounted for."`
}

// A Verify proves that nobody has rewritten history.
type Verify struct {
	Authority string `help:"The authority's id; blank is every authority of the database."`
	Demo      bool   `help:"Verify the demonstration county."`
}

// Run reads the ledger of every authority. The first line or row that is wrong is named,
// and the exit status is 1.
func (v *Verify) Run(h *House) error {
	ctx := context.Background()
	k, err := all.Open(ctx, h.config(v.Demo), nil)
	if err != nil {
		return err
	}
	defer k.DB.Close()
	authorities := []string{v.Authority}
	if v.Authority == "" {
		if authorities, err = store.All[string](ctx, k.DB, `SELECT authority_id FROM ledger_head ORDER BY authority_id`); err != nil {
			return err
		}
	}
	for _, a := range authorities {
		n, err := ledger.Verify(ctx, k.DB, a, all.Accounts(k)...)
		if err != nil {
			fmt.Fprintf(h.out, "%s: not sound: %s\n", a, err)
			return status(1)
		}
		fmt.Fprintf(h.out, "%s: %d lines, all sound\n", a, n)
	}
	return nil
}
