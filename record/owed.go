package record

import (
	"context"
	"fmt"
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

// readOwed reads what is owed under a condition, what is due first; $1 is the authority. The day
// leads the order, and the indexes of what is open have it: where there is much, no more is read
// than is listed.
func readOwed(ctx context.Context, q store.Querier, most int, condition string, args ...any) ([]owedRow, error) {
	return readOwedFirst(ctx, q, "", most, condition, args...)
}

// readOwedFirst is [readOwed] with what comes before the day in the order: "", or columns with a
// comma after them.
func readOwedFirst(ctx context.Context, q store.Querier, first string, most int, condition string, args ...any) ([]owedRow, error) {
	return store.All[owedRow](ctx, q, `
		SELECT d.person_id, d.clock, d.record_id, d.due_at, d.due_on, d.legal, d.state, d.worker_id, d.team_id
		FROM   due d
		WHERE  d.authority_id = $1 AND `+stillOwed+` AND `+condition+`
		ORDER  BY `+first+`d.due_on, d.due_at, d.clock, d.record_id, d.person_id LIMIT `+strconv.Itoa(most), args...)
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
