package record

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/store"
)

// An Owed is one thing that is due, for all the children to whom one record makes it due.
type Owed struct {
	clock.Due
	People       []core.ID
	Worker, Team core.ID
}

// Title is what is owed, "First review".
func (o Owed) Title() string {
	if c, ok := clock.ByID(o.Clock); ok {
		return c.Title
	}
	return o.Clock
}

// owedRow is a row of the table due.
type owedRow struct {
	PersonID core.ID
	Clock    string
	RecordID core.ID
	DueAt    core.Instant
	DueOn    core.Date
	Legal    core.Date
	State    string
	WorkerID core.ID
	TeamID   core.ID
}

// stillOwed is the condition of what is not done yet.
const stillOwed = `(d.state = 'running' OR d.state = 'excepted' AND d.met_at IS NULL)`

// OwedBy lists what a worker owes up to a day, what is late first.
func OwedBy(ctx context.Context, q store.Querier, who access.Who, worker core.ID, until core.Date) ([]Owed, error) {
	rows, err := fewOwed(ctx, q, who, access.See, `d.worker_id = $2 AND d.due_on <= $3`, worker, until)
	return together(rows), err
}

// OwedUnder lists what is owed under one clock, to the children whom who may see.
func OwedUnder(ctx context.Context, q store.Querier, who access.Who, clockID string) ([]Owed, error) {
	return owed(ctx, q, who, access.See, `d.clock = $2`, clockID)
}

// ofTeams narrows to the teams of who, for those who manage teams; whoever manages more
// sees all that the scope lets through. table holds the column team_id.
func ofTeams(who access.Who, table string, first int) (string, []any) {
	if who.Level > access.L2 || len(who.Teams) == 0 {
		return "", nil
	}
	marks, args := make([]string, len(who.Teams)), make([]any, len(who.Teams))
	for i, t := range who.Teams {
		marks[i], args[i] = fmt.Sprintf("$%d", first+i), t
	}
	return ` AND ` + table + `.team_id IN (` + strings.Join(marks, ", ") + `)`, args
}

// mostOwed bounds a list of what is owed; nobody reads on.
const mostOwed = 500

func owed(ctx context.Context, q store.Querier, who access.Who, act access.Act, condition string, args ...any) ([]Owed, error) {
	rows, err := manyOwed(ctx, q, who, act, condition, args...)
	return together(rows), err
}

// manyOwed reads what is owed under a condition whose values begin at $2. Who may see each is
// asked in the same statement, so that the first of all that may be seen are found.
func manyOwed(ctx context.Context, q store.Querier, who access.Who, act access.Act, condition string, args ...any) ([]owedRow, error) {
	args = append([]any{who.Authority}, args...)
	scope, values := access.ScopeOf(who, act, "d.clock", "d.person_id", "d.authority_id", len(args)+1)
	return readOwed(ctx, q, mostOwed, condition+` `+scope, append(args, values...)...)
}

// fewOwed is [manyOwed] for a condition that leaves few, those of a worker or a team: who may
// see a person is asked once for each person, who has several things due as a rule.
func fewOwed(ctx context.Context, q store.Querier, who access.Who, act access.Act, condition string, args ...any) ([]owedRow, error) {
	rows, err := readOwed(ctx, q, mostOwed, condition, append([]any{who.Authority}, args...)...)
	if err != nil {
		return nil, err
	}
	if len(rows) == mostOwed { // those beyond may be the ones that may be seen
		return manyOwed(ctx, q, who, act, condition, args...)
	}
	of := map[access.Area][]core.ID{}
	for _, r := range rows {
		of[access.AreaOf(r.Clock)] = append(of[access.AreaOf(r.Clock)], r.PersonID)
	}
	may := map[access.Area]map[core.ID]bool{}
	for area, people := range of {
		if may[area], err = access.Among(ctx, q, who, act, area, people); err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(rows, func(r owedRow) bool { return !may[access.AreaOf(r.Clock)][r.PersonID] }), nil
}

// readOwed reads what is owed under a condition, what is due first; $1 is the authority.
func readOwed(ctx context.Context, q store.Querier, most int, condition string, args ...any) ([]owedRow, error) {
	return store.All[owedRow](ctx, q, `
		SELECT d.person_id, d.clock, d.record_id, d.due_at, d.due_on, d.legal, d.state, d.worker_id, d.team_id
		FROM   due d
		WHERE  d.authority_id = $1 AND `+stillOwed+` AND `+condition+`
		ORDER  BY d.due_at, d.clock, d.record_id, d.person_id LIMIT `+strconv.Itoa(most), args...)
}

// together makes one of what one record makes due to several children under one clock.
func together(rows []owedRow) []Owed {
	type same struct {
		clock  string
		record core.ID
		due    core.Instant
		worker core.ID
	}
	at, out := map[same]int{}, []Owed(nil)
	for _, r := range rows {
		key := same{r.Clock, r.RecordID, r.DueAt, r.WorkerID}
		if i, known := at[key]; known && !r.RecordID.IsZero() {
			out[i].People = append(out[i].People, r.PersonID)
			continue
		}
		at[key] = len(out)
		out = append(out, Owed{
			Due:    clock.Due{Clock: r.Clock, Person: r.PersonID, Record: r.RecordID, DueAt: r.DueAt, DueOn: r.DueOn, Legal: r.Legal, State: clock.State(r.State)},
			People: []core.ID{r.PersonID}, Worker: r.WorkerID, Team: r.TeamID,
		})
	}
	return out
}

// A Tally is how one clock stands over all children whom somebody may see.
type Tally struct {
	Clock   string
	Running int
	Soon    int // of those running: due up to the day asked for, and not late
	Late    int // of those running
	OnTime  int // met in time since the day asked for
	TooLate int // met late since then
}

// Tallies tells how every clock stands. soon is the last day that counts as soon, since
// the first from which what was met counts. Clocks of which nothing ran are left out.
func Tallies(ctx context.Context, q store.Querier, who access.Who, now core.Instant, soon, since core.Date) (map[string]Tally, error) {
	out := map[string]Tally{}
	for _, part := range []struct {
		condition, counts string
		args              []any
	}{
		{stillOwed, `count(*) AS running, sum(CASE WHEN d.due_at >= $2 AND d.due_on <= $3 THEN 1 ELSE 0 END) AS soon,
			sum(CASE WHEN d.due_at < $2 THEN 1 ELSE 0 END) AS late, 0 AS on_time, 0 AS too_late`, []any{who.Authority, now, soon}},
		{`(d.state = 'met' OR d.state = 'met late') AND d.met_at >= $2`, `0 AS running, 0 AS soon, 0 AS late,
			sum(CASE WHEN d.state = 'met' THEN 1 ELSE 0 END) AS on_time, sum(CASE WHEN d.state = 'met late' THEN 1 ELSE 0 END) AS too_late`,
			[]any{who.Authority, core.At(since, 0, 0)}},
	} {
		// Who may see a person is asked once for each of them and not once for each of their dues.
		scope, values := access.Scope(who, "p.person_id", "p.authority_id", len(part.args)+1)
		rows, err := store.All[Tally](ctx, q, `
			WITH p AS MATERIALIZED (SELECT DISTINCT d.authority_id, d.person_id FROM due d WHERE d.authority_id = $1 AND `+part.condition+`)
			SELECT d.clock, `+part.counts+`
			FROM   due d
			WHERE  d.authority_id = $1 AND `+part.condition+access.Hidden(who, "d.clock")+`
			AND    d.person_id IN (SELECT p.person_id FROM p WHERE p.authority_id = $1 `+scope+`)
			GROUP  BY d.clock`, append(part.args, values...)...)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			t := out[r.Clock]
			out[r.Clock] = Tally{r.Clock, t.Running + r.Running, t.Soon + r.Soon, t.Late + r.Late, t.OnTime + r.OnTime, t.TooLate + r.TooLate}
		}
	}
	return out, nil
}
