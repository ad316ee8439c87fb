package access

import (
	"context"

	"throughline/changed"
	"throughline/core"
	"throughline/store"
)

// A Notice tells a manager of something done in haste or outside a team. Its words hold
// no names; whoever may see the person follows PersonID.
type Notice struct {
	ID       core.ID
	At       core.Instant
	ByID     core.ID // who did it
	PersonID core.ID
	Words    string
	SeenBy   core.ID
	SeenAt   core.Instant
}

// tellManagers leaves a notice for the managers of who's teams and of the team that leads
// with the person, each once; not for who.
func tellManagers(ctx context.Context, tx *store.Tx, who Who, person core.ID, words string) error {
	teams, err := teamsConcerned(ctx, tx, who, person)
	if err != nil {
		return err
	}
	told := map[core.ID]bool{who.User: true, "": true}
	for _, t := range teams {
		if told[t.ManagerID] {
			continue
		}
		told[t.ManagerID] = true
		if err := leave(ctx, tx, who, person, t.ManagerID, 0, "", words); err != nil {
			return err
		}
	}
	return nil
}

// tellLevel leaves a notice for whoever holds a level in the services concerned, or in
// any service where none is known.
func tellLevel(ctx context.Context, tx *store.Tx, who Who, person core.ID, level Level, words string) error {
	teams, err := teamsConcerned(ctx, tx, who, person)
	if err != nil {
		return err
	}
	services := map[string]bool{}
	for _, t := range teams {
		services[t.Service] = true
	}
	if len(services) == 0 {
		services[""] = true
	}
	for _, service := range sorted(services) {
		if err := leave(ctx, tx, who, person, "", level, service, words); err != nil {
			return err
		}
	}
	return nil
}

func leave(ctx context.Context, tx *store.Tx, who Who, person, user core.ID, level Level, service, words string) error {
	changed.Note(tx, who.Authority, changed.Notices)
	return tx.Insert(ctx, "notice",
		[]string{"authority_id", "id", "at", "user_id", "level", "service", "by_id", "person_id", "words"},
		who.Authority, core.NewID(), who.now(), user, int(level), service, who.User, person, words)
}

// Notices returns the notices for somebody, newest first: their own, and those for their
// level in their services. unseen leaves out those that anybody has seen.
func Notices(ctx context.Context, q store.Querier, who Who, unseen bool) ([]Notice, error) {
	if who.Nobody() {
		return nil, core.Say(core.Forbidden, "Sign in first.")
	}
	condition, args := noticesFor(who)
	if unseen {
		condition += ` AND n.seen_at IS NULL`
	}
	return store.All[Notice](ctx, q,
		`SELECT n.id, n.at, n.by_id, n.person_id, n.words, n.seen_by, n.seen_at FROM notice n WHERE `+condition+` ORDER BY n.at DESC, n.id DESC LIMIT 200`, args...)
}

// SeeNotice says that a notice was seen by somebody for whom it was.
func SeeNotice(ctx context.Context, tx *store.Tx, who Who, id core.ID) error {
	condition, args := noticesFor(who)
	_, known, err := store.Maybe[core.ID](ctx, tx, `SELECT n.id FROM notice n WHERE `+condition+` AND n.id = $4`, append(args, id)...)
	if err != nil {
		return err
	}
	if !known || who.Nobody() {
		return core.Say(core.Missing, "There is no such notice for you.")
	}
	changed.Note(tx, who.Authority, changed.Notices)
	_, err = store.Exec(ctx, tx, `
		UPDATE notice SET seen_by = $3, seen_at = $4 WHERE authority_id = $1 AND id = $2 AND seen_at IS NULL`,
		who.Authority, id, who.User, who.now())
	return err
}

// noticesFor is the condition of the notices for somebody; it takes $1 to $3. Those who
// hold a higher level see those of the lower. Nobody is told of what they did themselves.
func noticesFor(who Who) (string, []any) {
	return `n.authority_id = $1 AND n.by_id <> $2 AND (n.user_id = $2 OR n.user_id IS NULL AND n.level <= $3 AND (n.service = '' OR n.service IN (
		SELECT t.service FROM user_team ut JOIN team t ON t.authority_id = ut.authority_id AND t.id = ut.team_id
		WHERE  ut.authority_id = n.authority_id AND ut.user_id = $2)))`, []any{who.Authority, who.User, int(who.Level)}
}
