package getsafe

import (
	"cmp"
	"context"
	"slices"

	"throughline/clock"
	"throughline/core"
	"throughline/store"
)

// The rule of who is to be screened, whatever anybody thinks of the child: a child of ten
// or older who comes into care or has an initial child protection conference; a child
// missing for more than a day, or three times in 90 days; and any child of whom somebody is
// worried. Each is to be screened within five working days.
//
// Source: the local exploitation pathway. Inspectors found the tool used for some children
// in care and not for others.
const (
	screenFrom = 10 // years
	screenIn   = 5  // working days
	longAway   = 1  // days: missing from one day to a later one than the next
)

// A Due is a child who was or is to be screened, and whether they were.
type Due struct {
	Person core.ID
	Why    string    // of [code.ScreeningReason]
	Since  core.Date // what made it due
	By     core.Date // the last day in time
	Done   core.Date // the first screening on or after that day; blank while there is none
}

// InTime reports whether the child was screened in time.
func (d Due) InTime() bool { return d.Done.NotAfter(d.By) }

// trigger is one thing that makes a screening due.
type trigger struct {
	PersonID core.ID
	Why      string
	OnDay    core.Date
	UntilOn  core.Date
	Born     core.Date
}

// DueFor lists who was to be screened because of something from one day to another, and
// whether they were: it measures whether the tool is used for every child. One child is
// listed once, by what came first. The caller shows totals, or asks of each child.
func DueFor(ctx context.Context, q store.Querier, authority string, from, to core.Date, cal *clock.Calendar) ([]Due, error) {
	triggers, err := store.All[trigger](ctx, q, `
		SELECT e.person_id, 'care' AS why, e.began_on AS on_day, e.ended_on AS until_on, p.born
		FROM   care_episode_by_child e JOIN person p ON p.authority_id = e.authority_id AND p.id = e.person_id
		WHERE  e.authority_id = $1 AND e.reason_new = 'S' AND e.legal_status NOT IN ('V3', 'V4') AND e.began_on BETWEEN $2 AND $3
		UNION ALL
		SELECT m.person_id, 'missing', m.from_on, m.until_on, p.born
		FROM   missing_period_by_child m JOIN person p ON p.authority_id = m.authority_id AND p.id = m.person_id
		WHERE  m.authority_id = $1 AND m.missing_type = 'M' AND m.from_on BETWEEN $4 AND $3
		UNION ALL
		SELECT s.person_id, 'conference', s.conference_on, NULL, p.born
		FROM   section47_by_child s JOIN person p ON p.authority_id = s.authority_id AND p.id = s.person_id
		WHERE  s.authority_id = $1 AND s.conference_on BETWEEN $2 AND $3
		UNION ALL
		SELECT c.person_id, 'concern', c.concern_on, NULL, p.born
		FROM   exploitation_concern_by_child c JOIN person p ON p.authority_id = c.authority_id AND p.id = c.person_id
		WHERE  c.authority_id = $1 AND c.concern_on BETWEEN $2 AND $3`, authority, from, to, from.Plus(-repeatDays))
	if err != nil {
		return nil, err
	}
	done, err := screenings(ctx, q, authority, from)
	if err != nil {
		return nil, err
	}
	out := firstOf(triggers, from, to)
	for i := range out {
		d := &out[i]
		if d.By, err = clock.WorkingDays(screenIn).From(d.Since, clock.DayAfter, cal); err != nil {
			return nil, err
		}
		for _, on := range done[d.Person] { // the earliest first
			if on.NotBefore(d.Since) {
				d.Done = on
				break
			}
		}
	}
	return out, nil
}

// firstOf is what first made a screening due for each child, from one day to another.
func firstOf(triggers []trigger, from, to core.Date) []Due {
	slices.SortStableFunc(triggers, func(a, b trigger) int {
		return cmp.Or(cmp.Compare(a.PersonID, b.PersonID), cmp.Compare(a.OnDay, b.OnDay))
	})
	var out []Due
	var times []core.Date // the days on which the child went missing, so far
	for i, t := range triggers {
		if i == 0 || triggers[i-1].PersonID != t.PersonID {
			times = nil
		}
		why, since := t.Why, t.OnDay
		if t.Why == "missing" {
			times = append(times, t.OnDay)
			why, since = t.missing(times, to)
		} else if t.Why != "concern" && !t.Born.IsZero() && t.Born.AgeOn(t.OnDay) < screenFrom {
			continue
		}
		if why == "" || !since.Within(from, to) {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Person == t.PersonID {
			continue // by what came first
		}
		out = append(out, Due{Person: t.PersonID, Why: why, Since: since})
	}
	return out
}

// missing is why a time missing makes a screening due, and from when; "" where it does not.
func (t trigger) missing(times []core.Date, to core.Date) (string, core.Date) {
	recent := 0
	for _, d := range times {
		if d.After(t.OnDay.Plus(-repeatDays)) {
			recent++
		}
	}
	until := t.UntilOn
	if until.IsZero() {
		until = to
	}
	switch {
	case recent >= repeatMissing:
		return "missing_often", t.OnDay
	case until.After(t.OnDay.Plus(longAway)):
		return "missing", t.OnDay.Plus(longAway)
	}
	return "", 0
}

// screenings are the days from one on of each child's screenings, signed or still to be
// signed, the earliest first.
func screenings(ctx context.Context, q store.Querier, authority string, from core.Date) (map[core.ID][]core.Date, error) {
	type screened struct {
		PersonID   core.ID
		ScreenedOn core.Date
	}
	rows, err := store.All[screened](ctx, q, `
		SELECT rp.person_id, k.screened_on
		FROM   exploitation_screening k
		JOIN   record r ON r.authority_id = k.authority_id AND r.id = k.record_id AND r.state IN ('submitted', 'agreed')
		JOIN   record_person rp ON rp.authority_id = k.authority_id AND rp.record_id = k.record_id AND NOT rp.gone
		WHERE  k.authority_id = $1 AND k.screened_on >= $2
		ORDER  BY k.screened_on, k.record_id`, authority, from)
	out := map[core.ID][]core.Date{}
	for _, s := range rows {
		out[s.PersonID] = append(out[s.PersonID], s.ScreenedOn)
	}
	return out, err
}

// A Use is how the screening tool is used: for how many it was due, done, and in time.
type Use struct{ Due, Done, InTime int }

// UseOf counts [DueFor]; a share of a small number says little and may name a child.
func UseOf(dues []Due) Use {
	u := Use{Due: len(dues)}
	for _, d := range dues {
		if !d.Done.IsZero() {
			u.Done++
		}
		if d.InTime() {
			u.InTime++
		}
	}
	return u
}
