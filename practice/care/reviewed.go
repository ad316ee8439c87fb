package care

import (
	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// A ReviewRecord says when the decisions and the full record of a review were sent out.
//
// Guidance: IRO Handbook 2010 ch. 3.
type ReviewRecord struct {
	record.Base

	DecisionsSent, Completed, Sent core.Date
	ChildTold                      string
}

// ReviewRecordKind is all that the house knows of them.
var ReviewRecordKind = record.NewKind("review_record", "Record of a review sent out", func(r *ReviewRecord) form.Questions {
	return form.Questions{
		form.Day(&r.DecisionsSent, "decisions_sent_on", "When were the decisions sent out?").Needed().NotAfterToday(),
		form.Day(&r.Completed, "completed_on", "When was the full record complete?").NotAfterToday(),
		form.Day(&r.Sent, "sent_on", "When was the full record sent out?").NotAfterToday(),
		form.Long(&r.ChildTold, "child_told", "What was the child told, in words for the child?"),
	}
}).
	Says("When the decisions and the record of a review were sent out.", "IRO Handbook 2010 ch. 3").
	In("care", "In care").Many("Records of reviews sent out").
	Follows("care_review").
	On(func(r *ReviewRecord) core.Date { return r.DecisionsSent }).
	Moments(func(r *ReviewRecord) []clock.Event {
		return ofReview(r.From, record.OnDay(clock.CLAReviewDecisionsShared, r.DecisionsSent),
			record.OnDay(clock.CLAReviewRecordCompleted, r.Completed), record.OnDay(clock.CLAReviewRecordDistributed, r.Sent))
	})

// ofReview makes events answer one review and no other.
func ofReview(review core.ID, events ...clock.Event) []clock.Event {
	for i := range events {
		events[i].Thread = review
	}
	return events
}

// A ReviewAnswer is the team manager's answer to the decisions of a review.
//
// Guidance: IRO Handbook 2010 ch. 3.
type ReviewAnswer struct {
	record.Base

	Answered     core.Date
	Answer, What string
}

// ReviewAnswerKind is all that the house knows of them.
var ReviewAnswerKind = record.NewKind("review_response", "Manager's answer to a review", func(a *ReviewAnswer) form.Questions {
	return form.Questions{
		form.Day(&a.Answered, "answered_on", "When?").Needed().NotAfterToday(),
		form.Choice(&a.Answer, "answer", "Do you agree with the decisions?", code.ReviewResponse).Needed(),
		form.Long(&a.What, "what", "Which, and why?").ShownWhen("answer", "queried", "refused").Needed(),
	}
}).
	Says("Whether the team manager agrees with the decisions of a review.", "IRO Handbook 2010 ch. 3").
	In("care", "In care").Many("Managers' answers to reviews").
	Follows("care_review").MadeBy(access.L2).NotByTheSame().
	On(func(a *ReviewAnswer) core.Date { return a.Answered }).
	Card(func(a *ReviewAnswer) string { return code.ReviewResponse.Label(a.Answer) }).
	Moments(func(a *ReviewAnswer) []clock.Event {
		return ofReview(a.From, record.OnDay(clock.CLAReviewManagerResponse, a.Answered))
	})

// A Dispute is a concern of the reviewing officer that was not settled by talking.
//
// Law: Children Act 1989 s25B(3); SI 2010/959 reg 45; IRO Handbook 2010 ch. 6.
type Dispute struct {
	record.Base

	Raised, Resolved core.Date
	About            string
	Stage            string
	Effect           string
}

// DisputeKind is all that the house knows of disputes of reviewing officers.
var DisputeKind = record.NewKind("iro_dispute", "Reviewing officer's concern", func(d *Dispute) form.Questions {
	return form.Questions{
		form.Day(&d.Raised, "raised_on", "When was it raised?").Needed().NotAfterToday(),
		form.Long(&d.About, "about", "What is not right for the child?").Needed(),
		form.Choice(&d.Stage, "stage", "How far has it gone?", code.DisputeStage).Needed(),
		form.Day(&d.Resolved, "resolved_on", "When was it settled, or referred to Cafcass?").NotAfterToday(),
		form.Long(&d.Effect, "effect", "What changed for the child?").NeededWhen("resolved_on-day"),
	}
}).
	Says("A concern of the reviewing officer, how far it went and what changed.", "Children Act 1989 s25B(3); SI 2010/959 reg 45; IRO Handbook 2010 ch. 6").
	In("care", "In care").Many("Reviewing officers' concerns").
	Follows("care_review", "care_episode", "iro_appointed").
	On(func(d *Dispute) core.Date { return d.Raised }).
	Lasts(func(d *Dispute) (from, until core.Date) { return d.Raised, d.Resolved }).
	Card(func(d *Dispute) string { return code.DisputeStage.Label(d.Stage) }).
	Moments(func(d *Dispute) []clock.Event {
		return ofReview(d.ID, record.OnDay(clock.IRODisputeRaised, d.Raised), record.OnDay(clock.IRODisputeResolved, d.Resolved))
	})
