package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"throughline/core"
	"throughline/ledger"
	"throughline/practice/all"
	"throughline/record"
	"throughline/store"
)

// A Ledger holds the commands of the ledger.
type Ledger struct {
	Verify Verify     `cmd:"" help:"Read the whole ledger and prove that no line was changed, lost or added, and that every row of the tables is accounted for."`
	Head   LedgerHead `cmd:"" help:"Sign where the ledger ends now and print it as one line, to be kept outside."`
}

// A Verify proves that nobody has rewritten history.
type Verify struct {
	Authority string `help:"The authority's id; blank is every authority of the database."`
	Head      string `help:"File of signed heads that were kept outside: prove that the ledger still holds each of them." type:"existingfile"`
	Demo      bool   `help:"Verify the demonstration county."`
}

// Run reads the ledger of every authority. Each line or row that is wrong is named, and the
// exit status is 1.
func (v *Verify) Run(h *House) (err error) {
	ctx := context.Background()
	outside, err := v.kept()
	if err != nil {
		return err
	}
	k, err := all.Open(ctx, h.config(v.Demo), nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, k.DB.Close()) }()
	heads, err := ledger.Heads(ctx, k.DB)
	if err != nil {
		return err
	}
	for _, s := range outside {
		if !slices.ContainsFunc(heads, func(o ledger.Head) bool { return o.AuthorityID == s.AuthorityID }) {
			fmt.Fprintf(h.out, "%s: not sound: a head of it was signed on %s, and there is no ledger of it here\n", s.AuthorityID, s.At.Long())
			return status(1)
		}
	}
	for _, head := range heads {
		if v.Authority != "" && v.Authority != head.AuthorityID {
			continue
		}
		if err := v.one(ctx, h, k, head, outside); err != nil {
			return err
		}
	}
	return nil
}

// kept reads the heads that were kept outside.
func (v *Verify) kept() (heads []ledger.Signed, err error) {
	if v.Head == "" {
		return nil, nil
	}
	f, err := os.Open(v.Head)
	if err != nil {
		return nil, fmt.Errorf("reading the signed heads: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	heads, err = ledger.ReadSigned(f)
	if err == nil && len(heads) == 0 {
		err = errors.New("it holds no signed head; throughline ledger head prints one")
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", v.Head, err)
	}
	return heads, nil
}

// one proves the ledger of one authority, that it ends where its head says, and that it
// holds each head of it that was kept outside.
func (v *Verify) one(ctx context.Context, h *House, k *record.Keeper, head ledger.Head, outside []ledger.Signed) error {
	if err := h.verifyOne(ctx, k, head); err != nil {
		return err
	}
	for _, s := range outside {
		if s.AuthorityID != head.AuthorityID {
			continue
		}
		if err := ledger.Holds(ctx, k.DB, s.Head); err != nil {
			fmt.Fprintf(h.out, "%s: not sound: the head signed on %s: %s\n", s.AuthorityID, s.At.Long(), err)
			return status(1)
		}
		fmt.Fprintf(h.out, "%s: holds line %d as it was signed on %s by the key %s\n", s.AuthorityID, s.Seq, s.At.Long(), s.Key)
	}
	return nil
}

// mostFaults is how many faults are told one by one; all are counted.
const mostFaults = 100

// verifyOne proves the ledger of one authority, and that it holds a head. It names each
// thing that was changed. All is read as it stood at one moment, while people go on saving:
// a record that was saved between two questions would look as if it had been changed by hand.
func (h *House) verifyOne(ctx context.Context, k *record.Keeper, head ledger.Head) error {
	return k.DB.Snapshot(ctx, func(ctx context.Context, s *store.Snapshot) error {
		faults := 0
		n, err := ledger.Inspect(ctx, s, head.AuthorityID, func(f *ledger.Fault) {
			if faults++; faults <= mostFaults {
				fmt.Fprintf(h.out, "%s: not sound: %s\n", head.AuthorityID, f)
			}
		}, all.Accounts(k)...)
		if err != nil {
			return err
		}
		if faults > 0 {
			fmt.Fprintf(h.out, "%s: %d faults in %d lines and the tables\n", head.AuthorityID, faults, n)
			return status(1)
		}
		if err := ledger.Holds(ctx, s, head); err != nil {
			fmt.Fprintf(h.out, "%s: not sound: %s\n", head.AuthorityID, err)
			return status(1)
		}
		fmt.Fprintf(h.out, "%s: %d lines, all sound\n", head.AuthorityID, n)
		ahead, err := ledger.Ahead(ctx, s, head.AuthorityID, k.Now())
		if err == nil && ahead != "" {
			fmt.Fprintf(h.out, "%s: %s\n", head.AuthorityID, ahead)
		}
		return err
	})
}

// A LedgerHead signs and prints heads.
type LedgerHead struct {
	Signing string `name:"ledger-key" help:"The key that signs; blank is ledger-signing.key in the data folder, made where there is none." env:"THROUGHLINE_LEDGER_KEY" type:"path"`
	Demo    bool   `help:"Sign the demonstration county."`
}

// Run signs the head of every authority, keeps it, and prints it as one line.
func (l *LedgerHead) Run(h *House) (err error) {
	ctx := context.Background()
	where := h.config(l.Demo)
	signer, err := signerOf(l.Signing, where.Data)
	if err != nil {
		return err
	}
	k, err := all.Open(ctx, where, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, k.DB.Close()) }()
	authorities, err := store.All[string](ctx, k.DB, `SELECT authority_id FROM ledger_head ORDER BY authority_id`)
	if err != nil {
		return err
	}
	for _, a := range authorities {
		signed, err := signer.Sign(ctx, k.DB, a, core.InstantOf(time.Now()))
		if err != nil {
			return err
		}
		fmt.Fprintln(h.out, signed)
	}
	return nil
}

// signerOf is the signer of a named key, or of the data folder's own.
func signerOf(file, data string) (*ledger.Signer, error) {
	if file == "" {
		file = filepath.Join(data, ledger.SigningKey)
	}
	return ledger.SignerOf(file)
}
