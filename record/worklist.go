package record

import (
	"context"
	"fmt"
	"strings"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// A Line is a record as lists of work show it.
type Line struct {
	ID         core.ID
	Kind       string
	Version    int64
	State      State
	HappenedOn core.Date
	AuthorID   core.ID
	WorkerID   core.ID
	TeamID     core.ID
	SavedAt    core.Instant
	Reason     string
	People     []core.ID // whom it concerns, the first one first
}

// mostLines bounds a list of work; nobody reads on.
const mostLines = 200

// SentBack lists what was sent back to who, the latest first.
func (k *Keeper) SentBack(ctx context.Context, q store.Querier, who access.Who) ([]Line, error) {
	return lines(ctx, q, who, access.See, `r.author_id = $2 AND r.state = 'returned'`, who.User)
}

// ToSign lists what waits for a signature that who may give, the latest first. What a role
// signs it signs of those with whom it works; all else a manager signs of the team's.
func (k *Keeper) ToSign(ctx context.Context, q store.Querier, who access.Who) ([]Line, error) {
	managers, err := k.toSign(ctx, q, who, access.Sign, func(kind *Kind) bool { return kind.Signer == "" })
	if err != nil {
		return nil, err
	}
	roles, err := k.toSign(ctx, q, who, access.Write, func(kind *Kind) bool { return kind.Signer != "" && who.Is(kind.Signer) })
	return append(managers, roles...), err
}

func (k *Keeper) toSign(ctx context.Context, q store.Querier, who access.Who, act access.Act, of func(*Kind) bool) ([]Line, error) {
	args, marks := []any{who.User}, []string{}
	for _, kind := range k.kinds {
		if kind.Signed && access.CanSign(who, kind.Sign) && of(kind) {
			args = append(args, kind.Name)
			marks = append(marks, fmt.Sprintf("$%d", len(args)+1))
		}
	}
	if len(marks) == 0 {
		return nil, nil
	}
	return lines(ctx, q, who, act, `r.author_id <> $2 AND r.state = 'submitted' AND r.kind IN (`+strings.Join(marks, ", ")+`)`, args...)
}

// NewSince lists what others wrote since an instant about people with whom who works by
// name, the latest first.
func (k *Keeper) NewSince(ctx context.Context, q store.Querier, who access.Who, since core.Instant) ([]Line, error) {
	// From the worker to the people to what was saved of them since: what others wrote about others, or before, is not read.
	return lines(ctx, q, who, access.See, `r.author_id <> $2 AND r.saved_at > $3 AND r.id IN (
		SELECT np.record_id FROM involvement i CROSS JOIN record_person np
		WHERE  np.authority_id = i.authority_id AND np.person_id = i.person_id AND np.saved_at > $3 AND np.gone = $4
		AND    i.authority_id = $1 AND i.user_id = $2 AND i.until_on IS NULL AND i.until_at IS NULL AND i.role <> 'named')`, who.User, since, false)
}

// lines reads records by a condition whose values begin at $2, where who may do an act
// with everybody whom they concern.
func lines(ctx context.Context, q store.Querier, who access.Who, act access.Act, condition string, args ...any) ([]Line, error) {
	args = append([]any{who.Authority}, args...)
	gone := fmt.Sprintf("$%d", len(args)+1)
	args = append(args, false)
	scope, values := access.ScopeOf(who, act, "r.kind", "sp.id", "sp.authority_id", len(args)+1)
	type row struct {
		ID         core.ID
		Kind       string
		Version    int64
		State      string
		HappenedOn core.Date
		AuthorID   core.ID
		WorkerID   core.ID
		TeamID     core.ID
		SavedAt    core.Instant
		Reason     string
	}
	rows, err := store.All[row](ctx, q, `
		SELECT r.id, r.kind, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id, r.saved_at, r.reason
		FROM   record r
		WHERE  r.authority_id = $1 AND `+condition+`
		AND    EXISTS (SELECT 1 FROM record_person ap WHERE ap.authority_id = r.authority_id AND ap.record_id = r.id AND ap.gone = `+gone+`)
		AND    NOT EXISTS (
			SELECT 1 FROM record_person rp
			WHERE  rp.authority_id = r.authority_id AND rp.record_id = r.id AND rp.gone = `+gone+`
			AND    NOT EXISTS (SELECT 1 FROM person sp WHERE sp.authority_id = rp.authority_id AND sp.id = rp.person_id `+scope+`))
		ORDER  BY r.saved_at DESC, r.id LIMIT `+fmt.Sprint(mostLines), append(args, values...)...)
	if err != nil {
		return nil, err
	}
	out, ids := make([]Line, len(rows)), make([]core.ID, len(rows))
	for i, r := range rows {
		out[i] = Line{ID: r.ID, Kind: r.Kind, Version: r.Version, State: State(r.State), HappenedOn: r.HappenedOn, AuthorID: r.AuthorID,
			WorkerID: r.WorkerID, TeamID: r.TeamID, SavedAt: r.SavedAt, Reason: r.Reason}
		ids[i] = r.ID
	}
	if len(out) == 0 {
		return nil, nil
	}
	of, err := PeopleOf(ctx, q, who.Authority, ids)
	for i := range out {
		out[i].People = of[out[i].ID]
	}
	return out, err
}

// PeopleOf tells whom each of some records concerns, the first one first. The caller asks
// who may see them.
func PeopleOf(ctx context.Context, q store.Querier, authority string, records []core.ID) (map[core.ID][]core.ID, error) {
	out := map[core.ID][]core.ID{}
	for len(records) > 0 {
		some := records[:min(len(records), mostLines)]
		records = records[len(some):]
		marks, args := make([]string, len(some)), []any{authority, false}
		for i, id := range some {
			args = append(args, id)
			marks[i] = fmt.Sprintf("$%d", len(args))
		}
		type row struct{ RecordID, PersonID core.ID }
		rows, err := store.All[row](ctx, q, `
			SELECT record_id, person_id FROM record_person
			WHERE  authority_id = $1 AND gone = $2 AND record_id IN (`+strings.Join(marks, ", ")+`) ORDER BY record_id, place`, args...)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			out[r.RecordID] = append(out[r.RecordID], r.PersonID)
		}
	}
	return out, nil
}

// sitting is how long somebody may be away from their day before coming back counts as
// looking anew.
const sitting = 30 * time.Minute

// LookAtDay says that who opens their day now, and returns when they had last sat down at
// it before; a week ago for the first time.
func (k *Keeper) LookAtDay(ctx context.Context, who access.Who) (before core.Instant, err error) {
	type looked struct{ LookedAt, BeforeAt core.Instant }
	now := k.Now()
	l, known, err := store.Maybe[looked](ctx, k.DB, `SELECT looked_at, before_at FROM day_look WHERE authority_id = $1 AND user_id = $2`, who.Authority, who.User)
	if err != nil {
		return 0, err
	}
	switch {
	case !known:
		l.BeforeAt = now.Plus(-7 * 24 * time.Hour)
	case now.Sub(l.LookedAt) > sitting:
		l.BeforeAt = l.LookedAt
	case now.Sub(l.LookedAt) < time.Minute:
		return l.BeforeAt, nil
	}
	return l.BeforeAt, k.DB.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		_, err := store.Exec(ctx, tx, `
			INSERT INTO day_look (authority_id, user_id, looked_at, before_at) VALUES ($1, $2, $3, $4)
			ON CONFLICT (authority_id, user_id) DO UPDATE SET looked_at = excluded.looked_at, before_at = excluded.before_at`,
			who.Authority, who.User, now, l.BeforeAt)
		return err
	})
}
