package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/ledger"
	"throughline/mail"
	"throughline/record"
	"throughline/store"
)

// Heads says how the head of the ledger is signed each day, and where it is kept outside.
type Heads struct {
	LedgerKey string `help:"The key that signs the ledger's head each day; blank is ledger-signing.key in the data folder, made at the first start." env:"THROUGHLINE_LEDGER_KEY" type:"path"`
	HeadsFile string `help:"Add each signed head to this file, on another machine's disk." env:"THROUGHLINE_HEADS_FILE" type:"path"`
	HeadsTo   string `help:"Send each signed head to this e-mail address." env:"THROUGHLINE_HEADS_TO"`
}

// signing signs the head of one authority's ledger.
type signing struct {
	Heads
	signer    *ledger.Signer
	k         *record.Keeper
	authority string
	log       *slog.Logger
}

// begin reads the settings, so that a mistake in them is told at the start.
func (s Heads) begin(k *record.Keeper, data, authority string, log *slog.Logger) (*signing, error) {
	signer, err := signerOf(s.LedgerKey, data)
	if err != nil {
		return nil, err
	}
	if s.HeadsTo != "" && !mail.IsAddress(s.HeadsTo) {
		return nil, errors.New("--heads-to (THROUGHLINE_HEADS_TO) is no e-mail address like name@example.org")
	}
	if s.HeadsFile != "" {
		if err := addLine(s.HeadsFile, ""); err != nil {
			return nil, fmt.Errorf("--heads-file (THROUGHLINE_HEADS_FILE) cannot be written: %w", err)
		}
	}
	return &signing{s, signer, k, authority, log}, nil
}

// once seals the log of looks, signs where today's signature is still missing, and hands it outside.
func (s *signing) once(ctx context.Context, now core.Instant) error {
	ahead, err := ledger.Ahead(ctx, s.k.DB, s.authority, now)
	if err != nil {
		return err
	}
	if ahead != "" {
		s.log.Error(ahead)
	}
	if err := access.SealLooks(ctx, s.k.DB, s.authority, now); err != nil {
		return err
	}
	var last ledger.Signed
	var isNew bool
	err = s.k.DB.Write(ctx, func(ctx context.Context, tx *store.Tx) (err error) {
		if last, isNew, err = s.signer.SignDaily(ctx, tx.Joined(), s.authority, now); err != nil || !isNew {
			return err
		}
		return s.post(ctx, tx, last, now)
	})
	if err != nil || last.Signature == "" {
		return err
	}
	if isNew {
		s.log.Info("the head of the ledger was signed", "line", last.Seq, "seal", last.Seal)
	}
	return s.file(last)
}

// post writes a head that is being signed to whoever keeps it outside: in the same transaction,
// so that none is signed without its letter.
func (s *signing) post(ctx context.Context, tx *store.Tx, signed ledger.Signed, now core.Instant) error {
	if s.HeadsTo == "" {
		return nil
	}
	return mail.Put(ctx, tx, s.authority, mail.Message{
		To: s.HeadsTo, Subject: "The ledger's head of " + signed.At.Date().Long(),
		Body: "Keep this line where nobody who runs the database can change it. It proves later that the ledger's history was not rewritten: throughline ledger verify --head FILE.\n\n" + signed.String() + "\n",
	}, now)
}

// file adds the head that was signed last to the file outside unless it stands there: the
// other machine may not have been there when it was signed. It proves what those before it
// would have.
func (s *signing) file(last ledger.Signed) error {
	if s.HeadsFile == "" {
		return nil
	}
	text, err := os.ReadFile(s.HeadsFile)
	if err == nil && strings.Contains(string(text), last.String()) {
		return nil
	}
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		err = addLine(s.HeadsFile, last.String()+"\n")
	}
	if err != nil {
		return fmt.Errorf("keeping the signed head outside: %w", err)
	}
	return nil
}

// addLine adds to the end of a file and waits until it is on the disk.
func addLine(file, line string) error {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(line)
	return errors.Join(err, f.Sync(), f.Close())
}
