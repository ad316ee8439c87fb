package record

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/store"
)

// A Span says what of all that is owed is meant, as seen at an instant.
type Span struct {
	Now   core.Instant
	Soon  core.Date // the last day that counts as soon
	Until core.Date // the last day that counts at all, not before Soon
}

// A Work is what a worker owes, or the workers of a manager: counted whole, and listed as far as
// a page shows it.
type Work struct {
	Late, Due       []Owed // the first of each. What is late is listed by what presses most where there is more than is listed
	AllLate, AllDue int    // for each child, with what is not listed
	Loads           []Load // how much each worker has to do, by team and worker; none of one's own work

	Wide   bool         // all in a senior manager's reach is counted, and not by the person
	People []core.ID    // to whom it is owed, also those who may not be seen; none where it is Wide
	Next   core.Instant // when the first of it turns late; none for never
}

// WorkOf counts what a worker owes and lists the first so many of what is late, and of what is due; none with 0.
func WorkOf(ctx context.Context, q store.Querier, who access.Who, worker core.ID, s Span, most int) (Work, error) {
	w := Work{}
	found, err := standsWith(ctx, q, who, access.See, s, `NULL`, `d.worker_id = $4`, worker)
	if err != nil {
		return w, err
	}
	w.restsOn(found)
	return w, w.list(ctx, q, who, found, s, most, `d.worker_id = $4`, worker)
}

// WorkOfTeams is the work of a manager's teams, with how much each worker has to do; a senior
// manager's is all in their reach. With a worker only that one's is listed, and counted in
// AllLate and AllDue.
func WorkOfTeams(ctx context.Context, q store.Querier, who access.Who, worker core.ID, s Span, most int) (Work, error) {
	w := Work{}
	teams, args := ofTeams(who, "d", 4)
	condition, found := `1 = 1`+teams, stood{}
	var err error
	if teams != "" {
		found, err = standsWith(ctx, q, who, access.Sign, s, `d.team_id`, condition, args...)
	} else {
		found, err = standsInReach(ctx, q, who, s)
	}
	if err != nil {
		return w, err
	}
	w.Wide = teams == ""
	w.restsOn(found)
	if w.Loads, err = loadsOf(ctx, q, who, found.may); err != nil {
		return w, err
	}
	if !worker.IsZero() {
		args = append(args, worker)
		condition += ` AND d.worker_id = $` + strconv.Itoa(len(args)+3)
		found = found.of(worker)
	}
	if teams == "" { // the first that may be seen are found in the statement
		scope, values := access.ScopeOf(who, access.Sign, "d.clock", "d.person_id", "d.authority_id", len(args)+4)
		condition, args = condition+` `+scope, append(args, values...)
	}
	return w, w.list(ctx, q, who, found, s, most, condition, args...)
}

// owing is how much is owed to a person by a worker of a team.
type owing struct {
	PersonID, WorkerID, TeamID core.ID
	Area                       access.Area
	Late, Due, Soon            int // Soon are of those that are Due
	Next                       core.Instant
}

// stood is what is owed, counted, parted by whether who asks may see it.
type stood struct{ may, not []owing }

// restsOn says of whom it was counted, and until when it stands by itself.
func (w *Work) restsOn(found stood) {
	for _, o := range slices.Concat(found.may, found.not) {
		if !o.PersonID.IsZero() {
			w.People = append(w.People, o.PersonID)
		}
		if !o.Next.IsZero() && (w.Next.IsZero() || o.Next < w.Next) {
			w.Next = o.Next
		}
	}
}

// of is what one worker owes.
func (s stood) of(worker core.ID) stood {
	others := func(o owing) bool { return o.WorkerID != worker }
	return stood{slices.DeleteFunc(slices.Clone(s.may), others), slices.DeleteFunc(slices.Clone(s.not), others)}
}

const counted = `sum(CASE WHEN d.due_at < $2 THEN 1 ELSE 0 END) AS late, sum(CASE WHEN d.due_at >= $2 THEN 1 ELSE 0 END) AS due,
	min(CASE WHEN d.due_at >= $2 THEN d.due_at END) AS next`

// standsWith counts what is owed under a condition that leaves few, those of a worker or of teams;
// its values begin at $4. Who may see a person is asked once for each. team is the column
// of the team, or NULL.
func standsWith(ctx context.Context, q store.Querier, who access.Who, act access.Act, s Span, team, condition string, args ...any) (stood, error) {
	group := `d.person_id, d.worker_id, `
	if team != `NULL` {
		group += team + `, `
	}
	area, soon := access.AreaIn("d.clock"), `$`+strconv.Itoa(len(args)+4)
	rows, err := store.All[owing](ctx, q, `
		SELECT d.person_id, d.worker_id, `+team+` AS team_id, `+area+` AS area, `+counted+`,
		       sum(CASE WHEN d.due_at >= $2 AND d.due_on <= `+soon+` THEN 1 ELSE 0 END) AS soon
		FROM   due d
		WHERE  d.authority_id = $1 AND `+stillOwed+` AND d.due_on <= $3 AND `+condition+`
		GROUP  BY `+group+area, slices.Concat([]any{who.Authority, s.Now, s.Until}, args, []any{s.Soon})...)
	if err != nil {
		return stood{}, err
	}
	people := map[access.Area][]core.ID{}
	for _, r := range rows {
		people[r.Area] = append(people[r.Area], r.PersonID)
	}
	may := map[access.Area]map[core.ID]bool{}
	for area, ids := range people {
		if may[area], err = access.Among(ctx, q, who, act, area, ids); err != nil {
			return stood{}, err
		}
	}
	out := stood{}
	for _, r := range rows {
		if may[r.Area][r.PersonID] {
			out.may = append(out.may, r)
		} else {
			out.not = append(out.not, r)
		}
	}
	return out, nil
}

// standsInReach counts what is owed by each worker in the reach of a senior manager.
func standsInReach(ctx context.Context, q store.Querier, who access.Who, s Span) (stood, error) {
	scope, values := access.ScopeOf(who, access.Sign, "d.clock", "d.person_id", "d.authority_id", 5)
	rows, err := store.All[owing](ctx, q, `
		SELECT NULL AS person_id, d.worker_id, d.team_id, '' AS area, `+counted+`, sum(CASE WHEN d.due_at >= $2 AND d.due_on <= $4 THEN 1 ELSE 0 END) AS soon
		FROM   due d
		WHERE  d.authority_id = $1 AND `+stillOwed+` AND d.due_on <= $3 `+scope+`
		GROUP  BY d.worker_id, d.team_id`, append([]any{who.Authority, s.Now, s.Until, s.Soon}, values...)...)
	return stood{may: rows}, err
}

// pressingFirst is the order in which what is late is listed where there is more than is listed:
// what leaves a child unseen or unsafe soonest, and of that the latest, which can be mended best.
var pressingFirst = `CASE WHEN d.clock IN ('` + strings.Join(clock.Pressing, `', '`) + `') THEN 0 ELSE 1 END, d.due_on DESC, `

// list lists the first of what was counted, by the condition by which it was.
func (w *Work) list(ctx context.Context, q store.Querier, who access.Who, found stood, s Span, most int, condition string, args ...any) (err error) {
	for _, o := range found.may {
		w.AllLate, w.AllDue = w.AllLate+o.Late, w.AllDue+o.Due
	}
	if most == 0 {
		return nil
	}
	args = append([]any{who.Authority, s.Now, s.Until}, args...)
	read := func(order string, n int, when string) ([]owedRow, error) {
		// As many more are read as may not be seen, so that the list is full all the same.
		rows, err := readOwedFirst(ctx, q, order, n+found.hidden(), `d.due_on <= $3 AND `+when+` AND `+condition, args...)
		return found.seen(rows), err
	}
	if w.AllLate <= most { // what is late is due before all else
		rows, err := read("", 2*most, `(d.due_at >= $2 OR d.due_at < $2)`)
		late := min(w.AllLate, len(rows))
		w.Late, w.Due = together(rows[:late]), together(rows[late:min(len(rows), late+most)])
		return err
	}
	late, err := read(pressingFirst, most, `d.due_at < $2`)
	if err != nil {
		return err
	}
	w.Late = together(late[:min(len(late), most)])
	due, err := read("", most, `d.due_at >= $2`)
	w.Due = together(due[:min(len(due), most)])
	return err
}

// hidden is how many rows may not be seen, rounded up so that few statements are made.
func (s stood) hidden() (n int) {
	all := 0
	for _, o := range s.not {
		all += o.Late + o.Due
	}
	for n < all {
		n = max(4, 2*n)
	}
	return n
}

// seen leaves out the rows that may not be seen.
func (s stood) seen(rows []owedRow) []owedRow {
	if len(s.not) == 0 {
		return rows
	}
	return slices.DeleteFunc(rows, func(r owedRow) bool {
		return slices.ContainsFunc(s.not, func(o owing) bool { return o.PersonID == r.PersonID && o.Area == access.AreaOf(r.Clock) })
	})
}

// AllWork lists what a worker owes, or with no worker what a manager's teams do, what is due first:
// what is late, or else what is due, beginning after so many rows.
func AllWork(ctx context.Context, q store.Querier, who access.Who, act access.Act, worker core.ID, s Span, late bool, after, most int) ([]Owed, error) {
	condition, args := `d.due_on <= $3 AND d.due_at >= $2`, []any{who.Authority, s.Now, s.Until}
	if late {
		condition = `d.due_on <= $3 AND d.due_at < $2`
	}
	if act != access.See {
		teams, values := ofTeams(who, "d", len(args)+1)
		condition, args = condition+teams, append(args, values...)
	}
	if !worker.IsZero() {
		args = append(args, worker)
		condition += ` AND d.worker_id = $` + strconv.Itoa(len(args))
	}
	scope, values := access.ScopeOf(who, act, "d.clock", "d.person_id", "d.authority_id", len(args)+1)
	rows, err := readOwed(ctx, q, after+most, condition+` `+scope, append(args, values...)...)
	return together(rows[min(after, len(rows)):]), err
}
