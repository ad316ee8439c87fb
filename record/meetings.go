package record

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// OwedBetween lists what is owed under some clocks and due from one day to another, what is
// late first; a blank first day is any day before. With mine it is only what who owes, or
// what is owed to children with whom who works by name.
func OwedBetween(ctx context.Context, q store.Querier, who access.Who, clocks []string, from, until core.Date, mine bool) ([]Owed, error) {
	if from.IsZero() {
		from = core.Day(1900, 1, 1)
	}
	args := []any{from, until, who.User}
	marks := make([]string, len(clocks))
	for i, c := range clocks {
		args = append(args, c)
		marks[i] = fmt.Sprintf("$%d", len(args)+1)
	}
	condition := `d.due_on >= $2 AND d.due_on <= $3 AND d.clock IN (` + strings.Join(marks, ", ") + `)`
	if mine {
		condition += ` AND ` + byName("d.person_id", "d.authority_id", "d.worker_id")
	} else {
		condition += ` AND $4 <> ''` // both engines want every value used
	}
	return owed(ctx, q, who, access.See, condition, args...)
}

// byName is the condition that user $4 is the worker of a row or works with its person by name.
func byName(person, authority, worker string) string {
	return `(` + worker + ` = $4 OR EXISTS (
		SELECT 1 FROM involvement i
		WHERE  i.authority_id = ` + authority + ` AND i.person_id = ` + person + ` AND i.user_id = $4 AND i.until_on IS NULL AND i.until_at IS NULL))`
}

// A Booking is a meeting whose day is set.
type Booking struct {
	OnDay    core.Date
	RecordID core.ID // the record that set the day
	PersonID core.ID
	WorkerID core.ID
	Title    string // what the meeting is
}

// A BookedBy is a question of a kind whose answer is the day of a meeting to come.
type BookedBy struct{ Kind, Question, Title string }

// longestAhead is how many days before a meeting its day may have been set. It keeps the
// list from being looked for among all the records there ever were.
const longestAhead = 400

// Bookings lists the meetings that records set from one day to another, the earliest
// first, but for those that a later record of the same kind about the same child took the
// place of. With mine it is only those of children with whom who works by name.
func Bookings(ctx context.Context, q store.Querier, who access.Who, by []BookedBy, from, until core.Date, mine bool) ([]Booking, error) {
	var out []Booking
	for _, b := range by {
		args := []any{who.Authority, from, until, who.User, false, b.Kind, core.At(from.Plus(-longestAhead), 0, 0)}
		condition := `$4 <> ''`
		if mine {
			condition = byName("rp.person_id", "rp.authority_id", "r.worker_id")
		}
		scope, values := access.ScopeFor(who, access.See, "rp.person_id", "rp.authority_id", len(args)+1)
		rows, err := store.All[Booking](ctx, q, `
			SELECT k.`+b.Question+` AS on_day, r.id AS record_id, rp.person_id, r.worker_id, '' AS title
			FROM   record r CROSS JOIN `+b.Kind+` k CROSS JOIN record_person rp
			WHERE  k.authority_id = r.authority_id AND k.record_id = r.id AND rp.authority_id = r.authority_id AND rp.record_id = r.id AND rp.gone = $5
			AND    r.authority_id = $1 AND r.kind = $6 AND r.state IN ('agreed', 'submitted', 'returned') AND r.made_at >= $7
			AND    k.`+b.Question+` >= $2 AND k.`+b.Question+` <= $3 AND `+condition+`
			AND    NOT EXISTS (
				SELECT 1 FROM record_person lp JOIN record l ON l.authority_id = lp.authority_id AND l.id = lp.record_id
				WHERE  lp.authority_id = $1 AND lp.person_id = rp.person_id AND lp.gone = $5 AND l.kind = r.kind
				AND    l.state IN ('agreed', 'submitted', 'returned') AND (l.happened_on > r.happened_on OR l.happened_on = r.happened_on AND l.made_at > r.made_at))
			`+scope, append(args, values...)...)
		if err != nil {
			return nil, fmt.Errorf("reading the days set by %s: %w", b.Kind, err)
		}
		for _, r := range rows {
			r.Title = b.Title
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b Booking) int {
		if c := int(a.OnDay) - int(b.OnDay); c != 0 {
			return c
		}
		return strings.Compare(string(a.PersonID), string(b.PersonID))
	})
	return out, nil
}

// A CaseSort is one sort of case that children are counted by: those with an open record of
// one of some kinds, or those to whom something is owed under a clock.
type CaseSort struct {
	Title string
	Spans []CaseSpan // blank where a clock tells
	Clock string
}

// A CaseSpan is a kind of record that goes on until a day.
type CaseSpan struct {
	Kind, Ends string // the kind, and the question whose blank answer says that it goes on
}

// Cases counts the children of each lead worker of a manager's teams in one sort of case.
func Cases(ctx context.Context, q store.Querier, who access.Who, sort CaseSort) (map[core.ID]int, error) {
	args := []any{who.Authority}
	var ways []string
	if sort.Clock != "" {
		args = append(args, sort.Clock)
		ways = append(ways, `EXISTS (SELECT 1 FROM due d WHERE d.authority_id = i.authority_id AND d.person_id = i.person_id AND d.clock = $2 AND `+stillOwed+`)`)
	}
	for _, span := range sort.Spans {
		args = append(args, span.Kind)
		ways = append(ways, `EXISTS (SELECT 1 FROM record_person rp CROSS JOIN record r CROSS JOIN `+span.Kind+` k
			WHERE r.authority_id = rp.authority_id AND r.id = rp.record_id AND NOT rp.gone AND r.kind = $`+strconv.Itoa(len(args))+` AND r.state = 'agreed'
			AND   k.authority_id = r.authority_id AND k.record_id = r.id AND rp.authority_id = i.authority_id AND rp.person_id = i.person_id AND k.`+span.Ends+` IS NULL)`)
	}
	of := `(` + strings.Join(ways, " OR ") + `)`
	teams, values := ofTeams(who, "i", len(args)+1)
	args = append(args, values...)
	scope, values := access.ScopeFor(who, access.Sign, "i.person_id", "i.authority_id", len(args)+1)
	type count struct {
		UserID core.ID
		Number int
	}
	rows, err := store.All[count](ctx, q, `
		SELECT i.user_id, count(DISTINCT i.person_id) AS number FROM involvement i
		WHERE  i.authority_id = $1 AND i.role = 'lead worker' AND i.until_on IS NULL AND `+of+teams+` `+scope+`
		GROUP  BY i.user_id`, append(args, values...)...)
	if err != nil {
		return nil, fmt.Errorf("counting %s: %w", strings.ToLower(sort.Title), err)
	}
	out := make(map[core.ID]int, len(rows))
	for _, r := range rows {
		out[r.UserID] = r.Number
	}
	return out, nil
}

// A PlannedAgain is a child on a child protection plan who was on one before.
type PlannedAgain struct {
	PersonID, RecordID, WorkerID core.ID
	BeganOn                      core.Date
}

// OnPlanAgain lists the children who are in a second or later time on a child protection
// plan, whom who may see, the longest first.
func OnPlanAgain(ctx context.Context, q store.Querier, who access.Who) ([]PlannedAgain, error) {
	scope, values := access.ScopeFor(who, access.See, "rp.person_id", "rp.authority_id", 3)
	return store.All[PlannedAgain](ctx, q, `
		SELECT rp.person_id, r.id AS record_id, r.worker_id, k.began_on
		FROM   record r
		JOIN   protection_plan k ON k.authority_id = r.authority_id AND k.record_id = r.id
		JOIN   record_person rp ON rp.authority_id = r.authority_id AND rp.record_id = r.id AND rp.gone = $2
		WHERE  r.authority_id = $1 AND r.kind = 'protection_plan' AND r.state = 'agreed' AND k.ended_on IS NULL AND k.began_on IS NOT NULL
		AND    (k.plans_before > 0 OR EXISTS (
			SELECT 1 FROM record_person ep CROSS JOIN record e CROSS JOIN protection_plan p
			WHERE  e.authority_id = ep.authority_id AND e.id = ep.record_id AND e.kind = 'protection_plan' AND e.state = 'agreed' AND e.id <> r.id
			AND    p.authority_id = e.authority_id AND p.record_id = e.id AND ep.authority_id = $1 AND ep.person_id = rp.person_id AND ep.gone = $2 AND p.ended_on <= k.began_on))
		`+scope+`
		ORDER  BY k.began_on, rp.person_id LIMIT 500`, append([]any{who.Authority, false}, values...)...)
}
