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

// owing is what a worker of a team has late, and due soon.
type owing struct {
	WorkerID, TeamID core.ID
	Late, Soon       int
}

// OfTeams tells how much each worker of a manager has to do, by team and worker, and what they
// owe up to a day, what is late first; a senior manager's are all in their reach. soon is
// the last day that counts as soon, and no later than until.
func OfTeams(ctx context.Context, q store.Querier, who access.Who, now core.Instant, soon, until core.Date) ([]Load, []Owed, error) {
	teams, args := ofTeams(who, "d", 3)
	read := fewOwed
	if teams == "" {
		read = manyOwed
	}
	rows, err := read(ctx, q, who, access.Sign, `d.due_on <= $2`+teams, append([]any{until}, args...)...)
	if err != nil {
		return nil, nil, err
	}
	var owe []owing
	if len(rows) == mostOwed { // there may be more than the list holds
		if owe, err = owingOf(ctx, q, who, now, soon); err != nil {
			return nil, nil, err
		}
	} else {
		for _, r := range rows {
			if o := (owing{WorkerID: r.WorkerID, TeamID: r.TeamID}); r.DueOn.NotAfter(soon) {
				if r.DueAt < now {
					o.Late = 1
				} else {
					o.Soon = 1
				}
				owe = append(owe, o)
			}
		}
	}
	loads, err := loadsOf(ctx, q, who, owe)
	return loads, together(rows), err
}

// Loads tells how much each worker of a manager has to do, by team and worker. soon is the
// last day that counts as soon.
func Loads(ctx context.Context, q store.Querier, who access.Who, now core.Instant, soon core.Date) ([]Load, error) {
	if teams, _ := ofTeams(who, "d", 1); teams != "" {
		loads, _, err := OfTeams(ctx, q, who, now, soon, soon)
		return loads, err
	}
	owe, err := owingOf(ctx, q, who, now, soon)
	if err != nil {
		return nil, err
	}
	return loadsOf(ctx, q, who, owe)
}

// owingOf counts what each worker of a manager has late, and due up to a day.
func owingOf(ctx context.Context, q store.Querier, who access.Who, now core.Instant, soon core.Date) ([]owing, error) {
	teams, args := ofTeams(who, "d", 4)
	scope, values := access.ScopeOf(who, access.Sign, "d.clock", "d.person_id", "d.authority_id", len(args)+4)
	return store.All[owing](ctx, q, `
		SELECT d.worker_id, d.team_id, sum(CASE WHEN d.due_at < $2 THEN 1 ELSE 0 END) AS late, sum(CASE WHEN d.due_at >= $2 THEN 1 ELSE 0 END) AS soon
		FROM   due d
		WHERE  d.authority_id = $1 AND `+stillOwed+` AND d.due_on <= $3`+teams+` `+scope+`
		GROUP  BY d.worker_id, d.team_id`, slices.Concat([]any{who.Authority, now, soon}, args, values)...)
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
