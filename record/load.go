package record

import (
	"cmp"
	"context"
	"slices"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// A Load is how much one worker has to do.
type Load struct {
	Worker, Team core.ID
	Children     int // whose lead worker it is
	Late         int
	Soon         int // due up to the day asked for, and not late
}

// Loads tells how much each worker of a manager has to do, by team and worker.
func Loads(ctx context.Context, q store.Querier, who access.Who, s Span) ([]Load, error) {
	w, err := WorkOfTeams(ctx, q, who, "", s, 0)
	return w.Loads, err
}

// loadsOf puts what workers owe beside how many children they have.
func loadsOf(ctx context.Context, q store.Querier, who access.Who, owe []owing) ([]Load, error) {
	type count struct {
		WorkerID, TeamID core.ID
		Number           int
	}
	teams, args := ofTeams(who, "i", 2)
	scope, values := access.ScopeFor(who, access.Sign, "i.person_id", "i.authority_id", len(args)+2)
	rows, err := store.All[count](ctx, q, `
		SELECT i.user_id AS worker_id, i.team_id, count(DISTINCT i.person_id) AS number FROM involvement i
		WHERE  i.authority_id = $1 AND i.role = 'lead worker' AND i.until_on IS NULL`+teams+` `+scope+`
		GROUP  BY i.user_id, i.team_id`, slices.Concat([]any{who.Authority}, args, values)...)
	if err != nil {
		return nil, err
	}
	of := map[core.ID]*Load{}
	load := func(worker, team core.ID) *Load {
		l := of[worker]
		if l == nil {
			l = &Load{Worker: worker}
			of[worker] = l
		}
		l.Team = cmp.Or(l.Team, team)
		return l
	}
	for _, r := range rows {
		load(r.WorkerID, r.TeamID).Children += r.Number
	}
	for _, o := range owe {
		l := load(o.WorkerID, o.TeamID)
		l.Late, l.Soon = l.Late+o.Late, l.Soon+o.Soon
	}
	out := make([]Load, 0, len(of))
	for _, l := range of {
		out = append(out, *l)
	}
	slices.SortFunc(out, func(a, b Load) int { return cmp.Or(cmp.Compare(a.Team, b.Team), cmp.Compare(a.Worker, b.Worker)) })
	return out, nil
}
