package care

import (
	"context"
	"slices"

	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A WorkerEpisode is a time in which a child in care had one social worker. It follows an
// allocation: who, from when and why are filled in, and so is the registration number of a
// worker for whom it was ever given. The time before ends by itself.
type WorkerEpisode struct {
	record.Base
	record.Told

	Social      core.ID // the worker; blank where a return told of it
	Number      string  // the worker's registration with Social Work England
	From, Until core.Date
	Reason      string
}

// WorkerEpisodeKind is all that the house knows of them. It makes no moment: whose work a
// child is, is said by an allocation.
var WorkerEpisodeKind = record.NewKind("social_worker_episode", "Time with a social worker", func(w *WorkerEpisode) form.Questions {
	return append(form.Questions{
		form.Person(&w.Social, "social_worker", "Which worker?").Sensitive(form.Plain),
		form.Words(&w.Number, "worker_number", "The worker's registration number").Needed().Sensitive(form.Personal).Hint("SW and the number; XX and a number of ours for a worker who is not registered"),
		form.Day(&w.From, "from_on", "From when?").Needed().NotAfterToday(),
		form.Day(&w.Until, "until_on", "Until when?").NotAfterToday(),
		form.Choice(&w.Reason, "reason", "Why did the worker change?", code.SocialWorkerChange),
	}, w.Asked()...)
}).
	Says("A time in which a child in care had one social worker.", guide+", social worker episodes, from 2024").
	Many("Times with a social worker").
	In("care", "Social worker").Follows("allocation", "care_episode").
	On(func(w *WorkerEpisode) core.Date { return w.From }).
	Lasts(func(w *WorkerEpisode) (from, until core.Date) { return w.From, w.Until }).
	Card(func(w *WorkerEpisode) string { return code.SocialWorkerChange.Label(w.Reason) }).
	Fills(fillWorker)

// It reads the times before, so it learns how when they are all known.
func init() { WorkerEpisodeKind.Leads(endWorkerBefore) }

// allocated is who was last allocated to a child.
type allocated struct {
	FromOn     core.Date
	LeadWorker core.ID
	Reason     *string
	RecordID   core.ID
}

// fillWorker takes over the last allocation. The return counts a worker from the day on
// which the child came into care, also where the worker had the child before.
func fillWorker(ctx context.Context, q store.Querier, w *WorkerEpisode, _ record.Entry) (form.Sources, error) {
	if len(w.People) == 0 {
		return nil, nil
	}
	all, err := store.All[allocated](ctx, q, `
		SELECT a.from_on, a.lead_worker, a.reason, a.record_id
		FROM   allocation a
		JOIN   record r ON r.authority_id = a.authority_id AND r.id = a.record_id
		JOIN   record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
		WHERE  a.authority_id = $1 AND p.person_id = $2 AND r.state = 'agreed' AND coalesce(a.works_as, 'lead') = 'lead'
		ORDER  BY a.from_on, a.record_id`, w.Authority, w.People[0])
	if err != nil || len(all) == 0 {
		return nil, err
	}
	last := all[len(all)-1]
	episodes, err := chainOf(ctx, q, w.Authority, w.People[0])
	if err != nil {
		return nil, err
	}
	w.Social, w.From, w.Reason = last.LeadWorker, last.FromOn, "FCONTA"
	if last.Reason != nil {
		w.Reason = *last.Reason
	}
	for _, e := range slices.Backward(episodes) {
		if e.ReasonNew == "S" {
			w.From = max(w.From, e.Began)
			break
		}
	}
	sources := form.Sources{"social_worker": "the allocation", "from_on": "the allocation", "reason": "the allocation"}
	number, known, err := store.Maybe[string](ctx, q, `
		SELECT k.worker_number FROM social_worker_episode k
		WHERE  k.authority_id = $1 AND k.social_worker = $2 AND k.worker_number IS NOT NULL
		ORDER  BY k.record_id DESC LIMIT 1`, w.Authority, w.Social)
	if known {
		w.Number = number
		sources["worker_number"] = "what was given for this worker before"
	}
	return sources, err
}

// endWorkerBefore ends the time with the worker before, on the day on which this one began.
func endWorkerBefore(ctx context.Context, q store.Querier, w *WorkerEpisode) ([]record.Entry, error) {
	var out []record.Entry
	for _, child := range w.People {
		all, err := WorkerEpisodeKind.OfPerson(ctx, q, w.Authority, child)
		if err != nil {
			return nil, err
		}
		for _, o := range all {
			if o.ID != w.ID && o.Until.IsZero() && o.From.Before(w.From) {
				o.Until = w.From
				out = append(out, o)
			}
		}
	}
	return out, nil
}
