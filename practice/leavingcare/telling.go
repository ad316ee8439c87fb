package leavingcare

import (
	"context"
	"slices"

	"throughline/access"
	"throughline/core"
	"throughline/record"
	"throughline/store"
)

// A Telling is what a care leaver does not know yet of what the law gives them.
type Telling struct {
	Person core.ID
	Status string    // of [throughline/code.CareLeaverStatus], as the law has it on the day
	Until  core.Date // when that ends; blank where no day is known
	Said   string    // the status that was last written down for them; blank where none was
	Rights []Owing   // what they are entitled to and have not said that they understand
	Record core.ID   // the last record of their status, from which the talk begins; none where there is none
}

// An Owing is an entitlement of which somebody has not said in a year that they understand it.
type Owing struct {
	Entitlement
	ToldOn core.Date // when they were told of it in that year, and have not answered; blank where nobody told them
}

// Changed reports that the status is another than the one that was last written down.
func (t Telling) Changed() bool { return t.Status != t.Said }

// Unanswered counts what they were told of and have not answered.
func (t Telling) Unanswered() (n int) {
	for _, o := range t.Rights {
		if !o.ToldOn.IsZero() {
			n++
		}
	}
	return n
}

// TellingOf works out what one person does not know yet on a day; known is false for somebody
// whom the law on care leavers does not reach. The caller asks who may see them.
func TellingOf(ctx context.Context, q store.Querier, authority string, person core.ID, today core.Date) (t Telling, known bool, err error) {
	k, err := KnownOf(ctx, q, authority, person)
	if err != nil {
		return t, false, err
	}
	is := Work(k, today)
	t.Person, t.Status, t.Until = person, is.Code, is.Until
	if t.Status == "none" {
		return t, false, nil
	}
	type told struct {
		RecordID core.ID
		Status   string
	}
	last, _, err := store.Maybe[told](ctx, q, `
		SELECT k.record_id, coalesce(k.status, '') AS status FROM `+record.AnswersAbout("leaving_care_status")+` AND p.state NOT IN ('cancelled', 'struck out')
		ORDER  BY k.worked_out_on DESC, k.record_id DESC LIMIT 1`, authority, person)
	if err != nil {
		return t, false, err
	}
	t.Said, t.Record = last.Status, last.RecordID
	t.Rights, err = untold(ctx, q, authority, person, k, today)
	return t, true, err
}

// TellingsFor lists the care leavers of whom somebody is the personal adviser or the lead
// worker and who do not know all yet, those of the least known first.
func TellingsFor(ctx context.Context, q store.Querier, who access.Who, today core.Date) ([]Telling, error) {
	scope, values := access.Scope(who, "i.person_id", "i.authority_id", 4)
	people, err := store.All[core.ID](ctx, q, `
		SELECT DISTINCT i.person_id FROM involvement i
		WHERE  i.authority_id = $1 AND i.user_id = $2 AND i.role IN ('personal adviser', 'lead worker')
		AND    i.from_on <= $3 AND (i.until_on IS NULL OR i.until_on >= $3) `+scope+`
		ORDER  BY i.person_id`, append([]any{who.Authority, who.User, today}, values...)...)
	if err != nil {
		return nil, err
	}
	var out []Telling
	for _, p := range people {
		t, known, err := TellingOf(ctx, q, who.Authority, p, today)
		if err != nil {
			return nil, err
		}
		if known && (t.Changed() || len(t.Rights) > 0) {
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(a, b Telling) int { return len(b.Rights) - len(a.Rights) })
	return out, nil
}
