package access

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"throughline/changed"
	"throughline/core"
	"throughline/store"
)

// A Team is people who work together. Teams of one service have the same service manager.
type Team struct {
	ID        core.ID
	Name      string
	Service   string  // "assessment", "care"; "" is none
	ManagerID core.ID // who is told when somebody opens a record with a reason
}

// SaveTeam keeps a team, making it where it has no id, and returns its id. The caller
// asks [ManageAccounts] first.
func SaveTeam(ctx context.Context, tx *store.Tx, authority string, t Team) (core.ID, error) {
	if t.Name == "" {
		return "", core.Say(core.Invalid, "Give the team a name.")
	}
	if t.ID.IsZero() {
		t.ID = core.NewID()
	}
	changed.Note(tx, authority, changed.Everything)
	_, err := store.Exec(ctx, tx, `
		INSERT INTO team (authority_id, id, name, service, manager_id) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (authority_id, id) DO UPDATE SET name = excluded.name, service = excluded.service, manager_id = excluded.manager_id`,
		authority, t.ID, t.Name, t.Service, t.ManagerID)
	if store.IsDuplicate(err) {
		return "", core.Say(core.Invalid, "There is a team of that name already.").Because(err)
	}
	return t.ID, err
}

// Teams lists the teams by name.
func Teams(ctx context.Context, q store.Querier, authority string) ([]Team, error) {
	return store.All[Team](ctx, q, `SELECT id, name, service, manager_id FROM team WHERE authority_id = $1 ORDER BY name`, authority)
}

// teamsConcerned returns the teams of who and the team that leads with the person.
func teamsConcerned(ctx context.Context, q store.Querier, who Who, person core.ID) ([]Team, error) {
	_, lead, err := LeadWorker(ctx, q, who.Authority, person)
	if err != nil {
		return nil, err
	}
	teams, err := Teams(ctx, q, who.Authority)
	return slices.DeleteFunc(teams, func(t Team) bool { return t.ID != lead && !slices.Contains(who.Teams, t.ID) }), err
}

// sorted returns the members of a set in order.
func sorted(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }

// limit is the end of a statement that reads one page and one line more.
func limit(page int) string {
	return fmt.Sprintf(" LIMIT %d OFFSET %d", looksOnPage+1, looksOnPage*(max(page, 1)-1))
}
