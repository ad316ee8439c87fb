package childinneed

import (
	"context"
	"strings"

	"throughline/core"
	"throughline/store"
)

// stillOpen are the things that keep a child's case open: each a word for people, and the
// question whether the child has one on a day ($3).
//
// Source: rules for closing of the pathway. Tasks from complaints and audits are kept nowhere yet.
var stillOpen = []struct{ words, query string }{
	{"a section 47 enquiry", `SELECT count(*) FROM section47 k ` + standing + ` AND k.completed_on IS NULL AND k.conference_on IS NULL
		AND coalesce(k.conference_not_required, '') NOT IN ('true', '1') AND k.began_on <= $3`},
	{"a child protection plan", `SELECT count(*) FROM protection_plan k ` + standing + ` AND k.began_on <= $3 AND (k.ended_on IS NULL OR k.ended_on > $3)`},
	{"a time in care", `SELECT count(*) FROM care_episode k ` + standing + ` AND k.began_on <= $3 AND (k.ended_on IS NULL OR k.ended_on > $3)`},
	{"a direction of the court that is not met", `SELECT count(*) FROM court_direction k ` + standing + ` AND k.made_on <= $3 AND (k.filed_on IS NULL OR k.filed_on > $3)`},
	{"a supervision or family assistance order", `SELECT count(*) FROM court_order k ` + standing + ` AND k.made_on <= $3
		AND k.order_type IN ('interim_supervision', 'supervision', 'family_assistance') AND (k.ended_on IS NULL OR k.ended_on > $3)
		AND (coalesce(k.extended_until, k.ends_on) IS NULL OR coalesce(k.extended_until, k.ends_on) > $3)`},
	{"a high risk of exploitation", `SELECT count(*) FROM exploitation_screening k ` + standing + ` AND k.level = 'high' AND k.screened_on <= $3 AND NOT EXISTS (
		SELECT 1 FROM exploitation_screening l
		JOIN   record lr ON lr.authority_id = l.authority_id AND lr.id = l.record_id
		JOIN   record_person lp ON lp.authority_id = l.authority_id AND lp.record_id = l.record_id
		WHERE  l.authority_id = $1 AND lp.person_id = $2 AND lr.state = 'agreed' AND l.screened_on <= $3
		AND    (l.screened_on > k.screened_on OR l.screened_on = k.screened_on AND l.record_id > k.record_id))`},
	{"a plan against exploitation", `SELECT count(*) FROM exploitation_plan k ` + standing + ` AND k.agreed_on <= $3 AND (k.ended_on IS NULL OR k.ended_on > $3)`},
	{"a time missing from which the child is not back", `SELECT count(*) FROM missing_period k ` + standing + ` AND k.from_on <= $3 AND (k.until_on IS NULL OR k.until_on > $3)`},
	{"a private fostering arrangement", `SELECT count(*) FROM private_fostering k ` + standing + ` AND k.known_on <= $3 AND (k.ended_on IS NULL OR k.ended_on > $3)`},
}

const standing = `
	JOIN record r ON r.authority_id = k.authority_id AND r.id = k.record_id
	JOIN record_person p ON p.authority_id = k.authority_id AND p.record_id = k.record_id
	WHERE k.authority_id = $1 AND p.person_id = $2 AND r.state IN ('submitted', 'agreed')`

// stillOwed are the time limits that keep a case open while they run, by how their ids begin;
// a late one only from the day after it was due.
var stillOwed = []struct {
	words, clock string
	late         bool
}{
	{"a strategy discussion that is due", "cp.strategy-discussion", false},
	{"a visit that is overdue", "cp.visit", true},
	{"a visit that is overdue", "cin.visit", true},
	{"a time missing without a return conversation", "missing.return-interview", false},
	{"a duty to a care leaver", "leaving-care.", false},
}

// openFor says what keeps the case of a child open on a day, in words.
func openFor(ctx context.Context, q store.Querier, authority string, child core.ID, day core.Date) ([]string, error) {
	var open []string
	for _, o := range stillOpen {
		n, err := store.One[int](ctx, q, o.query, authority, child, day)
		if err != nil {
			return nil, err
		}
		if n > 0 {
			open = once(open, o.words)
		}
	}
	type owed struct {
		Clock string
		DueOn core.Date
	}
	running, err := store.All[owed](ctx, q, `
		SELECT clock, due_on FROM due WHERE authority_id = $1 AND person_id = $2 AND state = 'running' ORDER BY clock`, authority, child)
	for _, o := range stillOwed {
		for _, d := range running {
			if strings.HasPrefix(d.Clock, o.clock) && (!o.late || d.DueOn.Before(day)) {
				open = once(open, o.words)
			}
		}
	}
	return open, err
}
