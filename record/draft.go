package record

import (
	"context"
	"net/url"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// A Draft is what somebody is typing: kept as typed, right or wrong, until it is handed
// in. It survives a lost connection, a closed tab, a session that ended and a killed
// server. A draft belongs to one user; two people who write on one record have one each.
type Draft struct {
	ID     core.ID // of a new record, its id to be
	User   core.ID
	Kind   string
	Record core.ID // the record that it changes; none for a new one
	From   core.ID // the record that a new one follows
	People []core.ID
	Base   int64 // the version that the text started from
	Typed  url.Values
	Saved  core.Instant
}

type draftRow struct {
	ID          core.ID
	UserID      core.ID
	Kind        string
	RecordID    core.ID
	FromID      core.ID
	People      string
	BaseVersion int64
	Typed       string
	SavedAt     core.Instant
}

const draftColumns = `id, user_id, kind, record_id, from_id, people, base_version, typed, saved_at`

func (r draftRow) draft() (Draft, error) {
	typed, err := url.ParseQuery(r.Typed)
	if err != nil {
		return Draft{}, err
	}
	d := Draft{ID: r.ID, User: r.UserID, Kind: r.Kind, Record: r.RecordID, From: r.FromID, Base: r.BaseVersion, Typed: typed, Saved: r.SavedAt}
	for _, p := range strings.Fields(r.People) {
		d.People = append(d.People, core.ID(p))
	}
	return d, nil
}

// KeepDraft keeps what was typed so far and says when it was kept.
func (k *Keeper) KeepDraft(ctx context.Context, who access.Who, d Draft) (core.Instant, error) {
	if who.Nobody() {
		return 0, core.Say(core.Forbidden, "Sign in to keep what you typed.")
	}
	people := make([]string, len(d.People))
	for i, p := range d.People {
		people[i] = string(p)
	}
	at := k.Now()
	err := k.DB.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		if err := k.mayDraft(ctx, tx, who, d); err != nil {
			return err
		}
		n, err := store.Exec(ctx, tx, `
			INSERT INTO draft (authority_id, id, user_id, kind, record_id, from_id, people, base_version, typed, saved_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
			ON CONFLICT (authority_id, id) DO UPDATE
			SET people = excluded.people, typed = excluded.typed, saved_at = excluded.saved_at, base_version = excluded.base_version
			WHERE draft.user_id = excluded.user_id`,
			who.Authority, d.ID, who.User, d.Kind, d.Record, d.From, strings.Join(people, " "), d.Base, d.Typed.Encode(), at)
		if err == nil && n == 0 {
			err = core.Say(core.Forbidden, "This draft is somebody else's.")
		}
		return err
	})
	return at, err
}

// LoadDraft returns a draft of who's.
func (k *Keeper) LoadDraft(ctx context.Context, who access.Who, id core.ID) (Draft, error) {
	r, err := store.One[draftRow](ctx, k.DB, `SELECT `+draftColumns+` FROM draft WHERE authority_id = $1 AND id = $2 AND user_id = $3`,
		who.Authority, id, who.User)
	if err != nil {
		return Draft{}, err
	}
	return r.draft()
}

// DraftOf returns who's draft of a change to a record, if there is one.
func (k *Keeper) DraftOf(ctx context.Context, who access.Who, record core.ID) (Draft, bool, error) {
	r, known, err := store.Maybe[draftRow](ctx, k.DB, `
		SELECT `+draftColumns+` FROM draft WHERE authority_id = $1 AND record_id = $2 AND user_id = $3 ORDER BY saved_at DESC LIMIT 1`,
		who.Authority, record, who.User)
	if err != nil || !known {
		return Draft{}, false, err
	}
	d, err := r.draft()
	return d, true, err
}

// Drafts lists who's drafts, the latest first.
func (k *Keeper) Drafts(ctx context.Context, who access.Who) ([]Draft, error) {
	rows, err := store.All[draftRow](ctx, k.DB, `
		SELECT `+draftColumns+` FROM draft WHERE authority_id = $1 AND user_id = $2 ORDER BY saved_at DESC LIMIT 100`, who.Authority, who.User)
	if err != nil {
		return nil, err
	}
	out := make([]Draft, len(rows))
	for i, r := range rows {
		if out[i], err = r.draft(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// DropDraft throws a draft of who's away, because who says so.
func (k *Keeper) DropDraft(ctx context.Context, who access.Who, id core.ID) error {
	return k.DB.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		_, err := store.Exec(ctx, tx, `DELETE FROM draft WHERE authority_id = $1 AND id = $2 AND user_id = $3`, who.Authority, id, who.User)
		return err
	})
}
