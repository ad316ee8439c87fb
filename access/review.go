package access

import (
	"context"
	"strings"

	"throughline/core"
	"throughline/store"
)

// Outcomes are what may be found of an opening that is looked at again.
var Outcomes = []Reason{
	{"right", "The reason stands"},
	{"asked", "I asked the worker, and the reason stands"},
	{"wrong", "There was no good reason: I deal with it"},
}

// picked is the condition of the looks l that chance picks to be looked at again: of the
// openings with a reason five in 256, about two in a hundred. The last letters of an id are
// random and never change, so the same ones are picked whenever it is asked.
const picked = `l.what = 'opened' AND substr(CAST(l.id AS TEXT), 35, 2) < '05'`

// ToReview lists openings that chance picked and nobody has looked at again, the oldest
// first: those that who may read in the log, and never their own.
func ToReview(ctx context.Context, q store.Querier, who Who) ([]LookLine, error) {
	if err := May(ctx, q, who, ReadLog, ""); err != nil {
		return nil, err
	}
	condition, args := ScopeFor(who, ReadLog, "l.person_id", "l.authority_id", 3)
	return store.All[LookLine](ctx, q, `
		SELECT l.id, l.at, l.user_id, coalesce(u.name, '') AS user_name, l.roles, l.session_id, l.person_id, l.record_id, l.what, l.reason, l.terms
		FROM   look l LEFT JOIN app_user u ON u.authority_id = l.authority_id AND u.id = l.user_id
		WHERE  l.authority_id = $1 AND l.user_id <> $2 AND `+picked+`
		AND    NOT EXISTS (SELECT 1 FROM look_review w WHERE w.authority_id = l.authority_id AND w.look_id = l.id) `+condition+`
		ORDER  BY l.at, l.id LIMIT 200`, append([]any{who.Authority, who.User}, args...)...)
}

// ReviewLook keeps what was found of an opening that is to be looked at again. Any outcome
// but that the reason stands is told in words. Missing where it is not one of [ToReview].
func ReviewLook(ctx context.Context, tx *store.Tx, who Who, look core.ID, outcome, words string) error {
	words = strings.TrimSpace(words)
	switch {
	case outcome != "right" && outcome != "asked" && outcome != "wrong":
		return core.Say(core.Invalid, "Choose what you found.")
	case outcome != "right" && words == "":
		return core.Say(core.Invalid, "Say what you found, or what you do about it.")
	}
	open, err := ToReview(ctx, tx, who)
	if err != nil {
		return err
	}
	for _, l := range open {
		if l.ID == look {
			return tx.Insert(ctx, "look_review", []string{"authority_id", "look_id", "at", "by_id", "outcome", "words"},
				who.Authority, look, who.now(), who.User, outcome, words)
		}
	}
	return core.Say(core.Missing, "This opening is not waiting to be looked at again.")
}
