package frontdoor

import (
	"cmp"
	"context"
	"slices"
	"time"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/store"
)

// A Stage is what a row of the board waits for.
type Stage string

// The stages, in the order of the work.
const (
	NotTaken    Stage = "worry"      // nobody has taken it yet
	ToDecide    Stage = "contact"    // waits for a manager's decision
	CheckOut    Stage = "check"      // a partner has not answered
	Unallocated Stage = "allocation" // a referral without a worker
)

// The ratings that the board itself gives; see [code.RAG].
const (
	redRating   = "red"
	amberRating = "amber"
)

// Working hours, for telling how long something has waited.
const (
	officeOpens  = 9  // o'clock
	officeCloses = 17 // o'clock
)

// A Waiting is one row of the front door's board.
type Waiting struct {
	Stage     Stage
	Record    core.ID
	Reference string // of a worry; it concerns nobody on record yet
	People    []core.ID
	Rating    string // a code of [code.RAG]
	Why       string // why this rating
	Since     core.Instant
	Due       core.Instant // blank where nothing sets a time
	Worker    core.ID      // blank where nobody has it
	what      string       // codes of what it is; see [Waiting.What]
}

// What is what the row is about, in a few words.
func (w Waiting) What() string {
	switch w.Stage {
	case NotTaken:
		return WorryFor.Label(w.what)
	case CheckOut:
		return code.Agency.Label(w.what)
	}
	return tagWords(w.what)
}

// Late reports whether it should have been done by an instant.
func (w Waiting) Late(now core.Instant) bool { return !w.Due.IsZero() && w.Due < now }

// Board is all that waits at the front door, the most urgent first: by rating, then what is late
// as of now, then what has waited longest. It holds no child whom who may not see there.
func Board(ctx context.Context, q store.Querier, who access.Who, now core.Instant) ([]Waiting, error) {
	if err := access.May(ctx, q, who, access.SeeFrontDoor, ""); err != nil {
		return nil, err
	}
	var all []Waiting
	for _, read := range []func(context.Context, store.Querier, access.Who) ([]Waiting, error){worriesWaiting, contactsWaiting, checksWaiting, referralsWaiting} {
		some, err := read(ctx, q, who)
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	order := map[string]int{redRating: 1, amberRating: 2, "green": 3}
	late := map[bool]int{false: 1}
	slices.SortStableFunc(all, func(a, b Waiting) int {
		return cmp.Or(cmp.Compare(order[a.Rating], order[b.Rating]), cmp.Compare(late[a.Late(now)], late[b.Late(now)]),
			cmp.Compare(a.Since, b.Since), cmp.Compare(a.Record, b.Record))
	})
	return all, nil
}

// worriesWaiting are the worries of which nobody has made anything yet.
func worriesWaiting(ctx context.Context, q store.Querier, who access.Who) ([]Waiting, error) {
	type row struct {
		ID        core.ID
		Reference string
		CameAt    core.Instant
		AsksFor   string
		Danger    string
	}
	rows, err := store.All[row](ctx, q, `
		SELECT r.id, coalesce(w.reference, '') AS reference, w.came_at, coalesce(w.asks_for, '') AS asks_for, coalesce(w.danger, '') AS danger
		FROM   waiting t CROSS JOIN record r CROSS JOIN worry w
		WHERE  t.authority_id = $1 AND t.kind = 'worry' AND r.authority_id = t.authority_id AND r.id = t.record_id AND r.state IN ('submitted', 'agreed')
		AND    w.authority_id = r.authority_id AND w.record_id = r.id
		ORDER  BY r.made_at`, who.Authority)
	out := make([]Waiting, len(rows))
	for i, r := range rows {
		out[i] = Waiting{Stage: NotTaken, Record: r.ID, Reference: r.Reference, Since: r.CameAt, what: r.AsksFor,
			Rating: amberRating, Why: "Nobody has looked at it yet"}
		if r.Danger == "yes" {
			out[i].Rating, out[i].Why = redRating, "They say that a child is in danger now"
		}
	}
	return out, err
}

// held is a row with the children of a record, one child a row.
type held struct {
	ID        core.ID
	PersonID  core.ID
	Rating    string
	WhyRating string
	What      string
	Since     core.Instant
	DueAt     core.Instant
	WorkerID  core.ID
}

// ofChildren makes one row of the board of a record's children.
func ofChildren(stage Stage, rows []held) []Waiting {
	at, out := map[core.ID]int{}, []Waiting(nil)
	for _, r := range rows {
		i, known := at[r.ID]
		if !known {
			i = len(out)
			at[r.ID] = i
			out = append(out, Waiting{Stage: stage, Record: r.ID, Rating: r.Rating, Why: r.WhyRating, what: r.What, Since: r.Since, Due: r.DueAt, Worker: r.WorkerID})
		}
		if !slices.Contains(out[i].People, r.PersonID) {
			out[i].People = append(out[i].People, r.PersonID)
		}
		if !r.DueAt.IsZero() && (out[i].Due.IsZero() || r.DueAt < out[i].Due) {
			out[i].Due = r.DueAt
		}
	}
	return out
}

// contactsWaiting are the contacts on which no manager has decided.
func contactsWaiting(ctx context.Context, q store.Querier, who access.Who) ([]Waiting, error) {
	scope, values := access.ScopeFor(who, access.SeeFrontDoor, "rp.person_id", "rp.authority_id", 3)
	rows, err := store.All[held](ctx, q, `
		SELECT r.id, rp.person_id, coalesce(c.rating, '') AS rating, coalesce(c.why_rating, '') AS why_rating, coalesce(c.about, '') AS what,
			c.received_at AS since, d.due_at, r.worker_id
		FROM   waiting t CROSS JOIN record r
		JOIN   contact c ON c.authority_id = r.authority_id AND c.record_id = r.id
		JOIN   record_person rp ON rp.authority_id = r.authority_id AND rp.record_id = r.id AND rp.gone = $2
		LEFT   JOIN due d ON d.authority_id = r.authority_id AND d.person_id = rp.person_id AND d.record_id = r.id AND d.state = 'running' AND d.clock LIKE 'front-door.%'
		WHERE  t.authority_id = $1 AND t.kind = 'contact' AND r.authority_id = t.authority_id AND r.id = t.record_id AND r.state IN ('submitted', 'agreed')
		`+scope+` ORDER BY r.made_at, r.id, rp.place`, append([]any{who.Authority, false}, values...)...)
	return ofChildren(ToDecide, rows), err
}

// checksWaiting are the questions that partners have not answered.
func checksWaiting(ctx context.Context, q store.Querier, who access.Who) ([]Waiting, error) {
	scope, values := access.ScopeFor(who, access.SeeFrontDoor, "rp.person_id", "rp.authority_id", 3)
	rows, err := store.All[held](ctx, q, `
		SELECT r.id, rp.person_id, coalesce(c.rating, '') AS rating, coalesce(c.why_rating, '') AS why_rating, coalesce(k.agency, '') AS what,
			k.asked_at AS since, k.due_at, r.worker_id
		FROM   record r
		JOIN   partner_check k ON k.authority_id = r.authority_id AND k.record_id = r.id
		JOIN   record_person rp ON rp.authority_id = r.authority_id AND rp.record_id = r.id AND rp.gone = $2
		LEFT   JOIN contact c ON c.authority_id = r.authority_id AND c.record_id = r.from_id
		WHERE  r.authority_id = $1 AND r.kind = 'partner_check' AND r.state IN ('submitted', 'agreed') AND k.answered_at IS NULL
		`+scope+` ORDER BY k.due_at, r.id, rp.place`, append([]any{who.Authority, false}, values...)...)
	return ofChildren(CheckOut, rows), err
}

// referralsWaiting are the accepted children who have no worker yet.
func referralsWaiting(ctx context.Context, q store.Querier, who access.Who) ([]Waiting, error) {
	scope, values := access.ScopeFor(who, access.SeeFrontDoor, "d.person_id", "d.authority_id", 2)
	rows, err := store.All[held](ctx, q, `
		SELECT d.record_id AS id, d.person_id, coalesce(c.rating, '') AS rating, coalesce(c.why_rating, '') AS why_rating, coalesce(c.about, '') AS what,
			d.started_at AS since, d.due_at, NULL AS worker_id
		FROM   due d
		JOIN   record r ON r.authority_id = d.authority_id AND r.id = d.record_id
		LEFT   JOIN contact c ON c.authority_id = r.authority_id AND c.record_id = r.from_id
		WHERE  d.authority_id = $1 AND d.clock = 'front-door.allocate' AND d.state = 'running'
		`+scope+` ORDER BY d.due_at, d.record_id, d.person_id`, append([]any{who.Authority}, values...)...)
	return ofChildren(Unallocated, rows), err
}

// tagWords are the labels of what a contact is about.
func tagWords(tags string) string {
	c := Contact{}
	for _, q := range contactQuestions(&c) {
		if q.Name == "about" && q.SetText(tags) == "" {
			return q.Text()
		}
	}
	return ""
}

// OfficeUntil is when so many more whole minutes than [OfficeMinutes] counts now will have gone by, where that is
// today; none where it is not.
func OfficeUntil(cal *clock.Calendar, from, now core.Instant, more int) (core.Instant, error) {
	day := now.Date()
	working, err := cal.IsWorking(day)
	if err != nil || !working {
		return 0, err
	}
	begin, end := max(from, core.At(day, officeOpens, 0)), core.At(day, officeCloses, 0)
	today := max(0, now.Sub(begin)).Truncate(time.Minute)
	until := begin.Plus(today + time.Duration(more)*time.Minute)
	if now >= end || until > end {
		return 0, nil
	}
	return until, nil
}

// OfficeMinutes counts whole working minutes from one instant to another: 9 to 17 o'clock on
// working days. A year beyond the calendar is an error.
func OfficeMinutes(cal *clock.Calendar, from, to core.Instant) (int, error) {
	minutes := 0
	for day := from.Date(); day.NotAfter(to.Date()); day = day.Plus(1) {
		working, err := cal.IsWorking(day)
		if err != nil {
			return 0, err
		}
		if !working {
			continue
		}
		begin, end := max(from, core.At(day, officeOpens, 0)), min(to, core.At(day, officeCloses, 0))
		if begin < end {
			minutes += int(end.Sub(begin).Minutes())
		}
	}
	return minutes, nil
}
