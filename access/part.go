package access

import (
	"context"
	"slices"

	"throughline/changed"
	"throughline/core"
	"throughline/store"
)

// Part brings back what [Join] changed. What began with the one who stands since then stays
// with them, but for what was made by records that go back, which the caller names. What was
// decided since about who may not see them holds for both: it was decided of one person,
// and nobody knew of which.
func Part(ctx context.Context, tx *store.Tx, who Who, kept, other core.ID, j Joined, records []core.ID) error {
	restriction, restricted, err := RestrictionOf(ctx, tx, who.Authority, kept)
	if err != nil {
		return err
	}
	named, err := namedRows(ctx, tx, who.Authority, kept)
	if err != nil {
		return err
	}
	back := slices.Clone(j.ClosedFor)
	if restricted {
		if back, err = j.namedStill(ctx, tx, who, named); err != nil {
			return err
		}
	}
	if err := j.bringBack(ctx, tx, who, kept, other, append(slices.Clone(j.Unnamed), back...), records); err != nil {
		return err
	}
	if err := j.barSince(ctx, tx, who, kept, other); err != nil {
		return err
	}
	r, closed, err := RestrictionOf(ctx, tx, who.Authority, other)
	switch {
	case err != nil:
		return err
	case !closed && restricted && restriction.ID != j.Stood: // restricted since
		_, err = restrictAs(ctx, tx, who, other, restriction, named)
	case closed && len(j.ClosedFor) > 0 && len(back) == 0: // others are named since
		err = nameFor(ctx, tx, who, other, r.ID, usersOf(named))
	}
	return err
}

// namedStill are those who were named for the other, but for whoever was named for the one
// who stands too and was taken off that list since.
func (j *Joined) namedStill(ctx context.Context, q store.Querier, who Who, named []Involvement) ([]core.ID, error) {
	user := func(involvement core.ID) (core.ID, error) {
		return store.One[core.ID](ctx, q, `SELECT user_id FROM involvement WHERE authority_id = $1 AND id = $2`, who.Authority, involvement)
	}
	now := usersOf(named)
	var off, still []core.ID
	for _, id := range j.Named {
		u, err := user(id)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(now, u) {
			off = append(off, u)
		}
	}
	for _, id := range j.ClosedFor {
		u, err := user(id)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(off, u) {
			still = append(still, id)
		}
	}
	return still, nil
}

// barSince has whoever was found since to be in conflict with the one who stands be in
// conflict with the other too.
func (j *Joined) barSince(ctx context.Context, tx *store.Tx, who Who, kept, other core.ID) error {
	users, err := store.All[core.ID](ctx, tx, `SELECT user_id FROM conflict WHERE authority_id = $1 AND person_id = $2 ORDER BY user_id`, who.Authority, kept)
	if err != nil {
		return err
	}
	for _, u := range users {
		if slices.Contains(j.Barred, u) {
			continue
		}
		_, err := store.Exec(ctx, tx, `INSERT INTO conflict (authority_id, person_id, user_id, reason, set_by, set_at)
			SELECT authority_id, $3, user_id, reason, set_by, set_at FROM conflict WHERE authority_id = $1 AND person_id = $2 AND user_id = $4
			ON CONFLICT (authority_id, person_id, user_id) DO NOTHING`, who.Authority, kept, other, u)
		if err != nil {
			return err
		}
	}
	return nil
}

// bringBack undoes what was changed, row by row. named are those who are named again, as far
// as the restriction for which they were still stands.
func (j *Joined) bringBack(ctx context.Context, tx *store.Tx, who Who, kept, other core.ID, named, records []core.ID) error {
	changed.Note(tx, who.Authority, changed.Everything)
	some := func(id core.ID) []core.ID {
		if id.IsZero() {
			return nil
		}
		return []core.ID{id}
	}
	for _, do := range []struct {
		query string
		ids   []core.ID
		args  []any
	}{
		{`DELETE FROM merged_person WHERE authority_id = $1 AND person_id = $2`, some(other), nil},
		{`UPDATE involvement SET person_id = $3 WHERE authority_id = $1 AND id = $2`, j.Involvements, []any{other}},
		{`UPDATE involvement SET role = 'lead worker' WHERE authority_id = $1 AND id = $2`, j.Leads, nil},
		{`UPDATE involvement SET person_id = $4 WHERE authority_id = $1 AND record_id = $2 AND person_id = $3 AND role <> 'lead worker'`, records, []any{kept, other}},
		{`UPDATE notice SET person_id = $3 WHERE authority_id = $1 AND id = $2`, j.Notices, []any{other}},
		{`DELETE FROM conflict WHERE authority_id = $1 AND user_id = $2 AND person_id = $3`, j.Conflicts, []any{kept}},
		{`UPDATE restriction SET ended_by = $3, ended_at = $4 WHERE authority_id = $1 AND id = $2 AND ended_at IS NULL`, append(some(j.Restriction), some(j.Closed)...), []any{who.User, who.now()}},
		{`UPDATE involvement SET until_on = $3, ended_on = $3, until_at = $4 WHERE authority_id = $1 AND record_id = $2 AND role = 'named' AND until_on IS NULL`,
			some(j.Restriction), []any{who.now().Date(), who.now()}},
		{`UPDATE involvement SET until_on = NULL, ended_on = NULL, until_at = NULL WHERE authority_id = $1 AND id = $2 AND EXISTS (
			SELECT 1 FROM restriction r WHERE r.authority_id = involvement.authority_id AND r.id = involvement.record_id AND r.ended_at IS NULL)`, named, nil},
	} {
		for _, id := range do.ids {
			if _, err := store.Exec(ctx, tx, do.query, append([]any{who.Authority, id}, do.args...)...); err != nil {
				return err
			}
		}
	}
	return nil
}
