package record

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"throughline/access"
	"throughline/core"
	"throughline/form"
	"throughline/ledger"
	"throughline/store"
)

// A Sent is the sending of a document, which is kept as it was sent and never made anew.
type Sent struct {
	DocumentID    core.ID
	SentTo        string
	SentRole      string // code.Recipient: who that is to the child
	SentOn        core.Date
	Way           string      // code.ServiceMethod
	Address       string      // where it was sent; blank where it was given by hand
	Template      string      // the template that it was begun from; blank for none
	ReadingAge    form.Number // years; missing where it is no letter
	WordsToChange form.Number // how many words of the service were left in it
	SentAt        core.Instant
	SentBy        core.ID
}

// AddSent keeps a document and that it was sent; the caller has kept its bytes.
func (k *Keeper) AddSent(ctx context.Context, tx *store.Tx, who access.Who, d *Document, s *Sent) error {
	if err := k.AddDocument(ctx, tx, who, d); err != nil {
		return err
	}
	s.DocumentID, s.SentAt, s.SentBy = d.ID, d.AddedAt, who.User
	err := tx.Insert(ctx, "document_sent",
		[]string{"authority_id", "document_id", "sent_to", "sent_role", "sent_on", "way", "address", "template", "reading_age", "words_to_change", "sent_at", "sent_by"},
		who.Authority, s.DocumentID, s.SentTo, s.SentRole, s.SentOn, s.Way, s.Address, s.Template, s.ReadingAge, s.WordsToChange, s.SentAt, s.SentBy)
	if err != nil {
		return err
	}
	body, err := json.Marshal(sealOf(*d, *s))
	if err != nil {
		return fmt.Errorf("writing the ledger line of a document that was sent: %w", err)
	}
	return ledger.Append(ctx, tx, &ledger.Line{Authority: who.Authority, At: s.SentAt, Who: who.User, Why: "sent", Kind: kindSent, Record: d.ID, Version: 1, Body: body})
}

// kindSent is the kind of the ledger's line of a document that was sent.
const kindSent = "document sent"

// A sentSeal is what the ledger keeps of a document that was sent: which one, by the hash of
// its bytes, when, how, and to whom by role. The name and the address stand in it as a hash
// alone, so that a change of them is noticed and the line names nobody.
type sentSeal struct {
	Record  core.ID      `json:"record"`
	SHA256  string       `json:"sha256"`
	Size    int64        `json:"size"`
	Type    string       `json:"type"`
	Name    string       `json:"name"`
	Role    string       `json:"role"`
	ToWhom  string       `json:"to_whom"` // SHA-256 of the name and the address
	On      core.Date    `json:"on"`
	Way     string       `json:"way"`
	Letter  string       `json:"template"`
	AddedBy core.ID      `json:"by"`
	At      core.Instant `json:"at"`
}

func sealOf(d Document, s Sent) sentSeal {
	to := sha256.Sum256([]byte(s.SentTo + "\n" + s.Address))
	return sentSeal{d.RecordID, d.SHA256, d.Size, d.Type, d.Name, s.SentRole, hex.EncodeToString(to[:]), s.SentOn, s.Way, s.Template, s.SentBy, s.SentAt}
}

// SentAccount lets the ledger compare every document that was sent with the line of its
// sending, and its bytes in the folder with their hash, where [Keeper.Documents] names the folder.
func (k *Keeper) SentAccount() ledger.Account {
	return ledger.Account{Kinds: []string{kindSent}, Rows: func(ctx context.Context, q store.Querier, authority string, each func(core.ID, int64, []byte) error, _ func(*ledger.Fault)) error {
		sends, err := store.All[Sent](ctx, q, `SELECT `+sentColumns+` FROM document_sent s WHERE s.authority_id = $1 AND s.sent_role <> ''`, authority)
		if err != nil {
			return err
		}
		for _, s := range sends {
			d, err := DocumentOf(ctx, q, authority, s.DocumentID)
			if core.IsSort(err, core.Missing) {
				return &ledger.Fault{Record: s.DocumentID, Words: "it was sent, and the table of documents holds it no more"}
			}
			if err != nil {
				return err
			}
			if err := k.unchangedBytes(d); err != nil {
				return err
			}
			body, err := json.Marshal(sealOf(d, s))
			if err != nil {
				return fmt.Errorf("reading what was sent of document %s: %w", d.ID, err)
			}
			if err := each(d.ID, 1, body); err != nil {
				return err
			}
		}
		return nil
	}}
}

// unchangedBytes compares the bytes of a document in the folder with their hash.
func (k *Keeper) unchangedBytes(d Document) error {
	if k.Documents == "" || len(d.SHA256) < 2 {
		return nil // a hash that was cut short differs from the ledger's line
	}
	f, err := os.Open(filepath.Join(k.Documents, d.SHA256[:2], d.SHA256))
	if errors.Is(err, fs.ErrNotExist) {
		return &ledger.Fault{Record: d.ID, Words: "the document that was sent is gone from the folder of documents: bring it back from a backup"}
	}
	if err != nil {
		return fmt.Errorf("reading document %s: %w", d.ID, err)
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return fmt.Errorf("reading document %s: %w", d.ID, err)
	}
	if hex.EncodeToString(sum.Sum(nil)) != d.SHA256 {
		return &ledger.Fault{Record: d.ID, Words: "the document in the folder differs from the one that was sent: bring it back from a backup"}
	}
	return nil
}

const sentColumns = `s.document_id, s.sent_to, s.sent_role, s.sent_on, s.way, s.address, s.template, s.reading_age, s.words_to_change, s.sent_at, s.sent_by`

// SentOf tells which documents of a record were sent, by document. The caller asks whether
// the record may be seen.
func SentOf(ctx context.Context, q store.Querier, authority string, record core.ID) (map[core.ID]Sent, error) {
	all, err := store.All[Sent](ctx, q, `
		SELECT `+sentColumns+`
		FROM   document d JOIN document_sent s ON s.authority_id = d.authority_id AND s.document_id = d.id
		WHERE  d.authority_id = $1 AND d.record_id = $2`, authority, record)
	out := make(map[core.ID]Sent, len(all))
	for _, s := range all {
		out[s.DocumentID] = s
	}
	return out, err
}
