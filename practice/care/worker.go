package care

import (
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// A WorkerEpisode is a time in which a child in care had one social worker.
type WorkerEpisode struct {
	record.Base
	record.Told

	Number      string // the worker's registration with Social Work England
	From, Until core.Date
	Reason      string
}

// WorkerEpisodeKind is all that the house knows of them. It makes no moment: whose work a
// child is, is said by an allocation.
var WorkerEpisodeKind = record.NewKind("social_worker_episode", "Time with a social worker", func(w *WorkerEpisode) form.Questions {
	return append(form.Questions{
		form.Words(&w.Number, "worker_number", "The worker's registration number").Needed().Sensitive(form.Personal),
		form.Day(&w.From, "from_on", "From when?").Needed().NotAfterToday(),
		form.Day(&w.Until, "until_on", "Until when?").NotAfterToday(),
		form.Choice(&w.Reason, "reason", "Why did the worker change?", code.SocialWorkerChange),
	}, w.Asked()...)
}).
	Says("A time in which a child in care had one social worker.", guide+", social worker episodes, from 2024").
	Many("Times with a social worker").
	In("care", "Social worker").NotByHand().
	On(func(w *WorkerEpisode) core.Date { return w.From }).
	Lasts(func(w *WorkerEpisode) (from, until core.Date) { return w.From, w.Until }).
	Card(func(w *WorkerEpisode) string { return code.SocialWorkerChange.Label(w.Reason) })
