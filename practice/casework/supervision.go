package casework

import (
	"context"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Supervision is a manager's and a worker's thinking together about children, with the
// decision and its reason on the children's record. What is the worker's own (wellbeing,
// learning, leave) does not belong here.
//
// Guidance: employer standards for social workers in England; Working Together 2026 ch. 3.
type Supervision struct {
	record.Base

	Held       core.Date
	Supervised core.ID
	Life       string
	Reflection string
	Visits     string // whether the child is visited often enough
	Decision   string
	Why        string
	Actions    []Action
}

// An Action is what somebody does by a day.
type Action struct {
	What, Who string
	By        core.Date
	Done      core.Date
}

// actionQuestions are asked of each action.
func actionQuestions(a *Action) form.Questions {
	return form.Questions{
		form.Words(&a.What, "what", "What?").Needed(),
		form.Words(&a.Who, "who", "Who?").Needed(),
		form.Day(&a.By, "by_on", "By when?").Needed(),
		form.Day(&a.Done, "done_on", "Done on").NotAfterToday(),
	}
}

// SupervisionKind is all that the house knows of supervision.
var SupervisionKind = record.EachRow(record.NewKind("supervision", "Supervision", func(s *Supervision) form.Questions {
	return form.Questions{
		form.Day(&s.Held, "held_on", "When did you talk?").Needed().NotAfterToday(),
		form.Person(&s.Supervised, "supervised_worker", "With whom?").Needed(),
		form.Long(&s.Life, "life", "What is life like for the child now?").Needed(),
		form.Long(&s.Reflection, "reflection", "What do we make of it: what worries, what works, what might we be missing?").Needed(),
		form.YesNo(&s.Visits, "visits_enough", "Is the child visited often enough for what we know?").Needed(),
		form.Long(&s.Decision, "decision", "What do you decide?").Needed(),
		form.Long(&s.Why, "why", "Why?").Needed(),
	}
}), "action", "What was done, and what is to be done", func(s *Supervision) *[]Action { return &s.Actions }, actionQuestions).
	Says("A manager's and a worker's thinking together about a child, with the decision and its reason.", "Employer standards for social workers in England; Working Together 2026 ch. 3").
	Many("Supervision").
	In(area, "Supervision").MadeBy(access.L1).
	On(func(s *Supervision) core.Date { return s.Held }).
	Fills(fillSupervision).
	Moments(func(s *Supervision) []clock.Event {
		return []clock.Event{
			record.OnDay(clock.SupervisionHeld, s.Held, clock.TagOfChild),
			record.OnDay(clock.SupervisionChildDiscussed, s.Held),
			record.AtTime(clock.SupervisionRecorded, s.Made),
		}
	})

// fillSupervision takes the lead worker, and the actions of the last supervision that are
// still to be done.
func fillSupervision(ctx context.Context, q store.Querier, s *Supervision, _ record.Entry) (form.Sources, error) {
	if len(s.People) == 0 {
		return nil, nil
	}
	sources := form.Sources{}
	lead, known, err := store.Maybe[core.ID](ctx, q, `
		SELECT user_id FROM involvement
		WHERE  authority_id = $1 AND person_id = $2 AND role = 'lead worker' AND until_on IS NULL
		ORDER  BY from_on DESC LIMIT 1`, s.Authority, s.People[0])
	if err != nil {
		return nil, err
	}
	if known {
		s.Supervised, sources["supervised_worker"] = lead, "the lead worker"
	}
	last, known, err := store.Maybe[core.ID](ctx, q, `
		SELECT r.id
		FROM   record_person p JOIN record r ON r.authority_id = p.authority_id AND r.id = p.record_id
		WHERE  p.authority_id = $1 AND p.person_id = $2 AND p.gone = $3 AND r.kind = 'supervision' AND r.state = 'agreed'
		ORDER  BY r.happened_on DESC, r.id DESC LIMIT 1`, s.Authority, s.People[0], false)
	if err != nil || !known {
		return sources, err
	}
	type row struct {
		What, Who string
		ByOn      core.Date
	}
	rows, err := store.All[row](ctx, q, `
		SELECT coalesce(what, '') AS what, coalesce(who, '') AS who, by_on FROM supervision_action
		WHERE  authority_id = $1 AND record_id = $2 AND done_on IS NULL ORDER BY place`, s.Authority, last)
	for _, r := range rows {
		s.Actions = append(s.Actions, Action{What: r.What, Who: r.Who, By: r.ByOn})
	}
	return sources, err
}
