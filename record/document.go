package record

import (
	"context"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// A Document is a letter, report or picture that belongs to a record. Its bytes lie in
// the folder of documents under their SHA-256.
type Document struct {
	ID       core.ID
	RecordID core.ID
	Name     string // as its sender called it
	Type     string // by what it holds, "application/pdf"
	Size     int64  // bytes
	SHA256   string // hexadecimal
	AddedAt  core.Instant
	AddedBy  core.ID
}

// AddDocument keeps what a document is; the caller has kept its bytes.
func (k *Keeper) AddDocument(ctx context.Context, tx *store.Tx, who access.Who, d *Document) error {
	if d.ID.IsZero() {
		d.ID = core.NewID()
	}
	d.AddedAt, d.AddedBy = k.Now(), who.User
	return tx.Insert(ctx, "document",
		[]string{"authority_id", "id", "record_id", "name", "type", "size", "sha256", "added_at", "added_by"},
		who.Authority, d.ID, d.RecordID, d.Name, d.Type, d.Size, d.SHA256, d.AddedAt, d.AddedBy)
}

const documentColumns = `id, record_id, name, type, size, sha256, added_at, added_by`

// DocumentsOf lists the documents of a record, the oldest first. The caller asks whether
// the record may be seen.
func DocumentsOf(ctx context.Context, q store.Querier, authority string, record core.ID) ([]Document, error) {
	return store.All[Document](ctx, q, `
		SELECT `+documentColumns+` FROM document WHERE authority_id = $1 AND record_id = $2 ORDER BY added_at, id`, authority, record)
}

// DocumentOf reads one document; Missing where there is none. The caller asks whether its
// record may be seen.
func DocumentOf(ctx context.Context, q store.Querier, authority string, id core.ID) (Document, error) {
	return store.One[Document](ctx, q, `SELECT `+documentColumns+` FROM document WHERE authority_id = $1 AND id = $2`, authority, id)
}
