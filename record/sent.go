package record

import (
	"context"

	"throughline/access"
	"throughline/core"
	"throughline/form"
	"throughline/store"
)

// A Sent is the sending of a document, which is kept as it was sent and never made anew.
type Sent struct {
	DocumentID    core.ID
	SentTo        string
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
	return tx.Insert(ctx, "document_sent",
		[]string{"authority_id", "document_id", "sent_to", "sent_on", "way", "address", "template", "reading_age", "words_to_change", "sent_at", "sent_by"},
		who.Authority, s.DocumentID, s.SentTo, s.SentOn, s.Way, s.Address, s.Template, s.ReadingAge, s.WordsToChange, s.SentAt, s.SentBy)
}

// SentOf tells which documents of a record were sent, by document. The caller asks whether
// the record may be seen.
func SentOf(ctx context.Context, q store.Querier, authority string, record core.ID) (map[core.ID]Sent, error) {
	all, err := store.All[Sent](ctx, q, `
		SELECT s.document_id, s.sent_to, s.sent_on, s.way, s.address, s.template, s.reading_age, s.words_to_change, s.sent_at, s.sent_by
		FROM   document d JOIN document_sent s ON s.authority_id = d.authority_id AND s.document_id = d.id
		WHERE  d.authority_id = $1 AND d.record_id = $2`, authority, record)
	out := make(map[core.ID]Sent, len(all))
	for _, s := range all {
		out[s.DocumentID] = s
	}
	return out, err
}
