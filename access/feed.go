package access

import (
	"context"

	"throughline/core"
	"throughline/store"
)

// NewFeed makes the token of a user's calendar feed, in the place of one made before. It is
// shown once; only its hash is kept.
func NewFeed(ctx context.Context, tx *store.Tx, who Who, now core.Instant) (token string, err error) {
	if err := EndFeed(ctx, tx, who); err != nil {
		return "", err
	}
	if token, err = newToken(who.Authority); err != nil {
		return "", err
	}
	_, kept := tokenParts(token)
	return token, tx.Insert(ctx, "calendar_feed", []string{"authority_id", "user_id", "token_hash", "made_at"}, who.Authority, who.User, kept, now)
}

// EndFeed ends a user's calendar feed: its address gives nothing any more.
func EndFeed(ctx context.Context, tx *store.Tx, who Who) error {
	_, err := store.Exec(ctx, tx, `DELETE FROM calendar_feed WHERE authority_id = $1 AND user_id = $2`, who.Authority, who.User)
	return err
}

// FeedSince tells since when a user has a calendar feed; blank where there is none.
func FeedSince(ctx context.Context, q store.Querier, who Who) (core.Instant, error) {
	at, _, err := store.Maybe[core.Instant](ctx, q, `SELECT made_at FROM calendar_feed WHERE authority_id = $1 AND user_id = $2`, who.Authority, who.User)
	return at, err
}

// FeedOf returns whose feed of an authority a token is, with the rights that they have now.
// One that was renewed or ended, whose user has left, or that is another authority's is Missing.
func FeedOf(ctx context.Context, q store.Querier, authority, token string) (Who, error) {
	_, kept := tokenParts(token)
	none := core.Say(core.Missing, "This calendar was ended or renewed. Ask for a new address on the page of reviews and conferences.")
	id, known, err := store.Maybe[core.ID](ctx, q, `SELECT user_id FROM calendar_feed WHERE authority_id = $1 AND token_hash = $2`, authority, kept)
	switch {
	case err != nil:
		return Who{}, err
	case !known:
		return Who{}, none
	}
	u, err := UserOf(ctx, q, authority, id)
	if err != nil {
		return Who{}, err
	}
	if !u.Active || u.MustChange {
		return Who{}, none
	}
	return u.Who(authority), nil
}
