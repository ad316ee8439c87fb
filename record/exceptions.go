package record

import (
	"context"
	"slices"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// An Exception is something that must not stay as it is, and that the managers of a level
// see without looking for it.
//
// Source: the safeguards of the pathway.
type Exception struct {
	ID, Title string
	Says      string       // why it is an exception
	Level     access.Level // the least level that sees it
	act       access.Act   // in whose reach the children are
	query     string       // gives the columns of [Excepted] but for the worker; $1 is the authority, $2 a day or an instant
	from      func(now core.Instant) any
	keep      func(e Excepted, today core.Date) bool // what sums of days decide; nil keeps all
}

// An Excepted is a child of whom an exception holds.
type Excepted struct {
	PersonID, RecordID, WorkerID core.ID
	SinceOn                      core.Date    // since when, or the day that was missed
	FiledOn                      core.Date    // of a direction: when it was filed; blank where it is not
	StartedAt                    core.Instant // of a visit: when the one before was made
	LateBefore                   int          // of a visit: 1 where the one before was late
}

func theDay(now core.Instant) any { return now.Date() }

// Exceptions are all of them, the most pressing first.
var Exceptions = []Exception{
	{
		ID: "unconfirmed", Title: "Placed unplanned, and not confirmed", Level: access.L4,
		Says: "A child came into care without a plan 24 hours ago or more, and nobody of level L4 has confirmed it.",
		act:  access.Sign,
		from: func(now core.Instant) any { return now.Plus(-unconfirmed) },
		query: `
			SELECT rp.person_id, r.id AS record_id, r.happened_on AS since_on, NULL AS filed_on, NULL AS started_at, 0 AS late_before
			FROM   record r
			JOIN   coming_into_care k ON k.authority_id = r.authority_id AND k.record_id = r.id
			JOIN   record_person rp ON rp.authority_id = r.authority_id AND rp.record_id = r.id AND NOT rp.gone
			WHERE  r.authority_id = $1 AND r.kind = 'coming_into_care' AND r.state IN ('submitted', 'returned') AND k.planned = 'no' AND k.began_at <= $2`,
	},
	{
		ID: "no-worker", Title: "Waiting for a worker", Level: access.L2,
		Says: "A referral was accepted, and the child has no lead worker, whoever else is involved.",
		act:  access.See, // no team signs for a child whom nobody works with
		from: theDay,
		query: `
			SELECT d.person_id, d.record_id, coalesce(r.happened_on, d.due_on) AS since_on, NULL AS filed_on, NULL AS started_at, 0 AS late_before
			FROM   due d
			LEFT   JOIN record r ON r.authority_id = d.authority_id AND r.id = d.record_id
			WHERE  d.authority_id = $1 AND d.clock = 'front-door.allocate' AND d.state = 'running' AND NOT EXISTS (
				SELECT 1 FROM involvement i WHERE i.authority_id = $1 AND i.person_id = d.person_id AND i.role = 'lead worker'
				AND    i.from_on <= $2 AND (i.until_on IS NULL OR i.until_on >= $2))`,
	},
	{
		ID: "visits", Title: "Two visits missed in a row", Level: access.L3,
		Says: "The child is on a protection plan. The last visit was late and the next one is, or two in a row were not made at all.",
		act:  access.Sign,
		from: theDay,
		query: `
			SELECT d.person_id, d.record_id, d.due_on AS since_on, NULL AS filed_on, d.started_at, (
				SELECT count(*) FROM due m WHERE m.authority_id = d.authority_id AND m.person_id = d.person_id AND m.clock = d.clock
				AND    m.state = 'met late' AND m.met_at = d.started_at) AS late_before
			FROM   due d
			WHERE  d.authority_id = $1 AND d.clock = 'cp.visit' AND d.state = 'running' AND d.due_on < $2`,
		keep: func(e Excepted, today core.Date) bool {
			every := e.SinceOn - e.StartedAt.Date()
			return e.LateBefore > 0 || today.After(e.SinceOn.Plus(int(every)))
		},
	},
	{
		ID: "stuck", Title: "On a plan for nine months with an outcome unmet", Level: access.L3,
		Says: "Nobody has met for legal planning since the protection plan began. Ask for it.",
		act:  access.Sign,
		from: func(now core.Instant) any { return now.Date().PlusMonths(-stuckMonths) },
		query: `
			SELECT rp.person_id, r.id AS record_id, k.began_on AS since_on, NULL AS filed_on, NULL AS started_at, 0 AS late_before
			FROM   record r
			JOIN   protection_plan k ON k.authority_id = r.authority_id AND k.record_id = r.id
			JOIN   record_person rp ON rp.authority_id = r.authority_id AND rp.record_id = r.id AND NOT rp.gone
			WHERE  r.authority_id = $1 AND r.kind = 'protection_plan' AND r.state = 'agreed' AND k.ended_on IS NULL AND k.began_on <= $2
			AND    EXISTS (SELECT 1 FROM protection_plan_action a WHERE a.authority_id = k.authority_id AND a.record_id = k.record_id
				AND coalesce(a.progress, '') NOT IN ('met', 'good'))
			AND    NOT EXISTS (
				SELECT 1 FROM record_person lp JOIN record l ON l.authority_id = lp.authority_id AND l.id = lp.record_id
				WHERE  lp.authority_id = $1 AND lp.person_id = rp.person_id AND l.kind = 'legal_planning_meeting' AND l.state IN ('submitted', 'agreed')
				AND    l.happened_on >= k.began_on)`,
	},
	{
		ID: "filing", Title: "Filed late, or not filed", Level: access.L3,
		Says: "The court directed us to file something by a day that has gone by. What was filed late stands here for four weeks.",
		act:  access.Sign,
		from: theDay,
		query: `
			SELECT rp.person_id, r.id AS record_id, k.due_on AS since_on, k.filed_on, NULL AS started_at, 0 AS late_before
			FROM   record r
			JOIN   court_direction k ON k.authority_id = r.authority_id AND k.record_id = r.id
			JOIN   record_person rp ON rp.authority_id = r.authority_id AND rp.record_id = r.id AND NOT rp.gone
			WHERE  r.authority_id = $1 AND r.kind = 'court_direction' AND r.state IN ('submitted', 'agreed') AND k.by_whom = 'us'
			AND    k.due_on < coalesce(k.filed_on, $2)`,
		keep: func(e Excepted, today core.Date) bool {
			return e.FiledOn.IsZero() || e.FiledOn.Plus(filedShown).NotBefore(today)
		},
	},
	{
		ID: "dual", Title: "On a protection plan and in care", Level: access.L3,
		Says: "Few children need both. A conference or a review should say why, or end the plan.",
		act:  access.Sign,
		from: theDay,
		query: `
			SELECT rp.person_id, r.id AS record_id, k.began_on AS since_on, NULL AS filed_on, NULL AS started_at, 0 AS late_before
			FROM   record r
			JOIN   protection_plan k ON k.authority_id = r.authority_id AND k.record_id = r.id
			JOIN   record_person rp ON rp.authority_id = r.authority_id AND rp.record_id = r.id AND NOT rp.gone
			WHERE  r.authority_id = $1 AND r.kind = 'protection_plan' AND r.state = 'agreed' AND k.began_on <= $2 AND k.ended_on IS NULL
			AND    EXISTS (
				SELECT 1 FROM record_person cp JOIN record c ON c.authority_id = cp.authority_id AND c.id = cp.record_id
				JOIN   care_episode e ON e.authority_id = c.authority_id AND e.record_id = c.id
				WHERE  cp.authority_id = $1 AND cp.person_id = rp.person_id AND c.kind = 'care_episode' AND c.state = 'agreed' AND e.ended_on IS NULL)`,
	},
	{
		ID: "section-20", Title: "Accommodated under section 20 while in pre-proceedings", Level: access.L3,
		Says: "The parents agreed to care while a letter before proceedings stands. Their agreement must be free and informed: look whether it is, and whether an application is due.",
		act:  access.Sign,
		from: theDay,
		query: `
			SELECT cp.person_id, c.id AS record_id, e.began_on AS since_on, NULL AS filed_on, NULL AS started_at, 0 AS late_before
			FROM   care_episode e
			JOIN   record c ON c.authority_id = e.authority_id AND c.id = e.record_id
			JOIN   record_person cp ON cp.authority_id = c.authority_id AND cp.record_id = c.id AND NOT cp.gone
			WHERE  c.authority_id = $1 AND c.kind = 'care_episode' AND c.state = 'agreed' AND e.legal_status = 'V2' AND e.ended_on IS NULL AND e.began_on <= $2
			AND    EXISTS (SELECT 1 FROM due d WHERE d.authority_id = $1 AND d.person_id = cp.person_id AND d.clock IN ('court.pre-proceedings-meeting', 'court.pre-proceedings-length') AND d.state = 'running')`,
	},
	{
		ID: "lost", Title: "Early help withdrawn from with serious worries, and the front door not asked", Level: access.L2,
		Says: "The family wants no early help, and the need is complex or more. A contact to the front door should follow.",
		act:  access.See, // nobody may be involved any more
		from: theDay,
		query: `
			SELECT rp.person_id, r.id AS record_id, r.happened_on AS since_on, NULL AS filed_on, NULL AS started_at, 0 AS late_before
			FROM   record r
			JOIN   early_help_closed k ON k.authority_id = r.authority_id AND k.record_id = r.id
			JOIN   record_person rp ON rp.authority_id = r.authority_id AND rp.record_id = r.id AND NOT rp.gone
			WHERE  r.authority_id = $1 AND r.kind = 'early_help_closed' AND r.state = 'agreed' AND k.reason = 'withdrew' AND k.level IN ('3', '4') AND r.happened_on <= $2
			AND    NOT EXISTS (
				SELECT 1 FROM record_person np JOIN record n ON n.authority_id = np.authority_id AND n.id = np.record_id
				WHERE  np.authority_id = $1 AND np.person_id = rp.person_id AND n.kind = 'contact' AND n.state IN ('submitted', 'agreed')
				AND    n.happened_on >= r.happened_on)`,
	},
}

const (
	unconfirmed = 24 * time.Hour
	stuckMonths = 9  // as in a review of the plan
	filedShown  = 28 // days
)

// Excepted lists the children of whom an exception holds and whom who may see, those of
// the longest time first. Whoever is below the
// level of the exception is refused.
func (x *Exception) Excepted(ctx context.Context, q store.Querier, who access.Who, now core.Instant) ([]Excepted, error) {
	if !access.CanSign(who, x.Level) {
		return nil, core.Say(core.Forbidden, "This is for somebody of level L%d or above.", x.Level)
	}
	scope, values := access.ScopeFor(who, x.act, "x.person_id", "x.authority_id", 3)
	out, err := store.All[Excepted](ctx, q, `
		SELECT x.person_id, x.record_id, x.since_on, x.filed_on, x.started_at, x.late_before, (
			SELECT i.user_id FROM involvement i WHERE i.authority_id = x.authority_id AND i.person_id = x.person_id AND i.role = 'lead worker'
			AND i.until_on IS NULL) AS worker_id
		FROM   (SELECT $1 AS authority_id, e.* FROM (`+x.query+`) e) x
		WHERE  1 = 1 `+scope+`
		ORDER  BY x.since_on, x.person_id LIMIT 200`, append([]any{who.Authority, x.from(now)}, values...)...)
	if x.keep != nil {
		out = slices.DeleteFunc(out, func(e Excepted) bool { return !x.keep(e, now.Date()) })
	}
	return out, err
}
