package childinneed

import (
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// An Episode is a time as a child in need: from a referral to the closure of the case. What
// was done in it (assessments, plans, enquiries) follows it.
//
// Law: Children Act 1989 s17; the census's CIN details.
type Episode struct {
	record.Base
	record.Told

	Referred      core.Date
	Source        string
	Need          string
	NoFurther     string // the referral led to no further action
	Conference    core.Date
	Closed        core.Date // blank while the case is open
	ReasonClosure string
	ClosedIn      core.ID // the record of the closing, which makes its own moment
}

// EpisodeKind is all that the house knows of them.
var EpisodeKind = record.NewKind("cin_episode", "Time as a child in need", func(e *Episode) form.Questions {
	return append(form.Questions{
		form.Day(&e.Referred, "referred_on", "Date of the referral").Needed().NotAfterToday(),
		form.Choice(&e.Source, "source", "Source of the referral", code.ReferralSource).Needed(),
		form.Choice(&e.Need, "primary_need", "Primary need", code.PrimaryNeed).Needed(),
		form.Choice(&e.NoFurther, "no_further_action", "Did the referral lead to no further action?", code.Boolean).Needed(),
		form.Day(&e.Conference, "initial_conference_on", "Initial child protection conference without an enquiry here").NotAfterToday(),
		form.Day(&e.Closed, "closed_on", "When was the case closed?").NotAfterToday(),
		form.Choice(&e.ReasonClosure, "reason_closed", "Why was it closed?", code.ClosureReason),
		form.Person(&e.ClosedIn, "closing_record", "Record of the closing").Meaning("The id of the closing that was decided here; blank where a return told of it.").Sensitive(form.Plain).Kept(),
	}, e.Asked()...)
}).
	Says("A time as a child in need, from a referral to the closure of the case.", "Children Act 1989 s17; "+guide+", CIN details").
	Many("Times as a child in need").
	In("child-in-need", "Child in need").NotByHand().
	On(func(e *Episode) core.Date { return e.Referred }).
	Lasts(func(e *Episode) (from, until core.Date) { return e.Referred, e.Closed }).
	Card(func(e *Episode) string {
		return joined(code.PrimaryNeed.Label(e.Need), code.ClosureReason.Label(e.ReasonClosure))
	}).
	Moments(func(e *Episode) []clock.Event {
		if e.NoFurther == "true" || e.NoFurther == "1" {
			return nil // it was not accepted, so nothing began that could end
		}
		out := []clock.Event{record.OnDay(clock.ReferralAccepted, e.Referred), record.OnDay(clock.ICPCHeld, e.Conference)}
		if e.ClosedIn.IsZero() {
			out = append(out, record.OnDay(clock.CaseClosed, e.Closed))
		}
		return out
	})
