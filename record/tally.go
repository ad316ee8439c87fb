package record

import (
	"context"
	"strconv"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// A Tally is how one clock stands over some children.
type Tally struct {
	Clock   string
	Running int
	Soon    int // of those running: due up to the day asked for, and not late
	Late    int // of those running
	OnTime  int // met in time since the day asked for
	TooLate int // met late since then
}

// plus adds two tallies of one clock.
func (t Tally) plus(o Tally) Tally {
	return Tally{o.Clock, t.Running + o.Running, t.Soon + o.Soon, t.Late + o.Late, t.OnTime + o.OnTime, t.TooLate + o.TooLate}
}

// A Year is the time over which tallies are counted: what runs as it stands at Now, and what was
// met since a day.
type Year struct {
	Now   core.Instant
	Soon  core.Date // the last day that counts as soon
	Since core.Date // the first day on which what was met counts
}

// A TeamTally is a tally of one team; a blank team is what belongs to none.
type TeamTally struct {
	TeamID core.ID
	Tally
}

// TeamTallies counts how every clock stands for each team, over all children of an authority but those
// that are closed to some ([access.Closed]): they are for [TalliesWith]. It asks nobody's rights
// and reads all that is open and a year of what was met, so it is for keeping and not for a page.
func TeamTallies(ctx context.Context, q store.Querier, authority string, y Year) ([]TeamTally, error) {
	var all []TeamTally
	for _, p := range y.parts(authority) {
		rows, err := store.All[TeamTally](ctx, q, `
			SELECT d.team_id, d.clock, `+p.counts+` FROM due d
			WHERE  d.authority_id = $1 AND `+p.condition+` AND d.person_id NOT IN (`+access.Closed("$1")+`)
			GROUP  BY d.clock, d.team_id`, p.args...)
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
	}
	return all, nil
}

// TalliesWith tells how every clock stands over the children with whom who works by name and whom they
// may see, or, with closed, over those children closed to some whom who may see all the same.
func TalliesWith(ctx context.Context, q store.Querier, who access.Who, closed bool, y Year) (map[string]Tally, error) {
	out := map[string]Tally{}
	for _, p := range y.parts(who.Authority) {
		people, args := access.Closed("$1"), p.args
		if !closed {
			args = append(args, who.User)
			people = `SELECT i.person_id FROM involvement i WHERE i.authority_id = $1 AND i.user_id = $` + strconv.Itoa(len(args)) + ` AND i.until_on IS NULL`
		}
		scope, values := access.Scope(who, "p.id", "p.authority_id", len(args)+1)
		rows, err := store.All[Tally](ctx, q, `
			WITH mine AS MATERIALIZED (SELECT p.id FROM person p WHERE p.authority_id = $1 AND p.id IN (`+people+`) `+scope+`)
			SELECT d.clock, `+p.counts+` FROM mine CROSS JOIN due d
			WHERE  d.authority_id = $1 AND d.person_id = mine.id AND `+p.condition+access.Hidden(who, "d.clock")+`
			GROUP  BY d.clock`, append(args, values...)...)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			out[r.Clock] = out[r.Clock].plus(r)
		}
	}
	return out, nil
}

// tallied is one half of a tally: what runs, or what was met; $1 is the authority.
type tallied struct {
	condition, counts string
	args              []any
}

func (y Year) parts(authority string) []tallied {
	return []tallied{
		{stillOwed, `count(*) AS running, sum(CASE WHEN d.due_at >= $2 AND d.due_on <= $3 THEN 1 ELSE 0 END) AS soon,
			sum(CASE WHEN d.due_at < $2 THEN 1 ELSE 0 END) AS late, 0 AS on_time, 0 AS too_late`, []any{authority, y.Now, y.Soon}},
		{`(d.state = 'met' OR d.state = 'met late') AND d.met_at >= $2`, `0 AS running, 0 AS soon, 0 AS late,
			sum(CASE WHEN d.state = 'met' THEN 1 ELSE 0 END) AS on_time, sum(CASE WHEN d.state = 'met late' THEN 1 ELSE 0 END) AS too_late`,
			[]any{authority, core.At(y.Since, 0, 0)}},
	}
}

// AddTallies adds tallies to those of the same clocks.
func AddTallies(to map[string]Tally, more map[string]Tally) {
	for id, t := range more {
		to[id] = to[id].plus(t)
	}
}
