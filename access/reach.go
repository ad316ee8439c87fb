package access

import (
	"context"
	"slices"

	"throughline/core"
	"throughline/store"
)

// A TeamReach is how far a right reaches when it is told in teams, for totals that are counted by
// team and name nobody.
type TeamReach struct {
	All   bool
	Teams []core.ID
	None  bool // what belongs to no team counts as well: those who take on children see who waits
	Own   bool // it reaches no team: only those with whom the user works by name
}

// Has reports whether what belongs to a team counts; "" is no team.
func (t TeamReach) Has(team core.ID) bool {
	return t.All || team.IsZero() && t.None || !team.IsZero() && slices.Contains(t.Teams, team)
}

// TeamsFor tells in teams how far somebody may do an act with children's records.
func TeamsFor(ctx context.Context, q store.Querier, who Who, act Act) (TeamReach, error) {
	far, waiting := who.aim(act, act.Usual()).reach.how()
	t := TeamReach{All: far == Everybody, None: waiting, Own: far <= Own || far < Everybody && len(who.Teams) == 0}
	if t.All || t.Own {
		return t, nil
	}
	t.Teams = slices.Clone(who.Teams)
	if far < OwnService {
		return t, nil
	}
	more, err := serviceOf(ctx, q, who)
	t.Teams = append(t.Teams, more...)
	return t, err
}

// serviceOf are all teams of the services of somebody's teams.
func serviceOf(ctx context.Context, q store.Querier, who Who) ([]core.ID, error) {
	marks, args := store.List([]any{who.Authority}, who.Teams)
	return store.All[core.ID](ctx, q, `
		SELECT DISTINCT t.id FROM team m JOIN team t ON t.authority_id = m.authority_id AND t.service = m.service
		WHERE  m.authority_id = $1 AND m.id IN (`+marks+`) AND m.service <> ''`, args...)
}

// Closed is the question, within SQL, which people of an authority are closed to some who would see
// them by their roles: restricted, or with somebody who has a conflict of interest. They are few. authority
// is its mark, "$1".
func Closed(authority string) string {
	return `SELECT ac_r.person_id FROM restriction ac_r WHERE ac_r.authority_id = ` + authority + ` AND ac_r.ended_at IS NULL` +
		` UNION SELECT ac_c.person_id FROM conflict ac_c WHERE ac_c.authority_id = ` + authority
}
