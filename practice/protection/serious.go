package protection

import (
	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// An Incident is one that meets, or may meet, the test for notifying the national Panel.
//
// Law: Children Act 2004 s16C(1); Children Act 1989 Sch 2 para 20; Working Together 2026 ch. 5.
type Incident struct {
	record.Base

	Known core.Date
	Sort  string
	Words string
	Safe  string
	Why   string
}

// IncidentKind is all that the house knows of serious incidents.
var IncidentKind = record.NewKind("serious_incident", "Serious incident", func(i *Incident) form.Questions {
	return form.Questions{
		form.Day(&i.Known, "known_on", "When did we learn that it may meet the test?").Needed().NotAfterToday(),
		form.Choice(&i.Sort, "sort", "What happened?", code.SeriousIncident).Needed(),
		form.Long(&i.Words, "words", "What is known of it?").Needed(),
		form.Long(&i.Why, "why_test", "Why does it meet the test, or may it?").Needed(),
		form.Long(&i.Safe, "others_safe", "What keeps other children safe?").Needed(),
	}
}).
	Says("A child died or was seriously harmed, and it may have to be notified to the national Panel.", "Children Act 2004 s16C(1); Working Together 2026 ch. 5").
	In("protection", "Serious incident").MadeBy(access.L2).
	On(func(i *Incident) core.Date { return i.Known }).
	Card(func(i *Incident) string { return code.SeriousIncident.Label(i.Sort) }).
	Makes(clock.SeriousIncidentKnown, func(i *Incident) core.Date { return i.Known })

// A Notification tells the national Panel of a serious incident.
type Notification struct {
	record.Base

	Sent      core.Date
	Reference string
	Told      string
}

// NotificationKind is all that the house knows of notifications.
var NotificationKind = record.NewKind("serious_incident_notified", "Serious incident notified", func(n *Notification) form.Questions {
	return form.Questions{
		form.Day(&n.Sent, "notified_on", "When was the national Panel notified?").Needed().NotAfterToday(),
		form.Words(&n.Reference, "reference", "The Panel's reference").Sensitive(form.Plain),
		form.Words(&n.Told, "partners_told", "Which safeguarding partners were told?").Needed(),
	}
}).
	Says("The national Panel, and with it Ofsted, is told of a serious incident through the online service.", "Children Act 2004 s16C(1)").
	Many("Serious incidents notified").
	In("protection", "Serious incident").Follows("serious_incident").MadeBy(access.L4).
	On(func(n *Notification) core.Date { return n.Sent }).
	Card(func(n *Notification) string { return n.Reference }).
	Makes(clock.SeriousIncidentNotified, func(n *Notification) core.Date { return n.Sent })

// A RapidReview is the rapid review of a serious incident, and whether a local practice
// review follows it.
type RapidReview struct {
	record.Base

	Sent    core.Date
	Learned string
	Local   string
	Decided core.Date
	Why     string
}

// RapidReviewKind is all that the house knows of rapid reviews.
var RapidReviewKind = record.NewKind("rapid_review", "Rapid review", func(r *RapidReview) form.Questions {
	return form.Questions{
		form.Day(&r.Sent, "sent_on", "When did it reach the national Panel?").Needed().NotAfterToday(),
		form.Long(&r.Learned, "learned", "What was learned, and what changes at once?").Needed(),
		form.YesNo(&r.Local, "local_review", "Do the partners carry out a local practice review?").Needed(),
		form.Day(&r.Decided, "decided_on", "When did they decide so?").ShownWhen("local_review", "yes").Needed().NotAfterToday(),
		form.Long(&r.Why, "why", "Why, or why not?").Needed(),
	}
}).
	Says("The first look at a serious incident, sent to the national Panel.", "Working Together 2026 ch. 5").
	In("protection", "Serious incident").Follows("serious_incident_notified").MadeBy(access.L3).
	On(func(r *RapidReview) core.Date { return r.Sent }).
	Makes(clock.RapidReviewSent, func(r *RapidReview) core.Date { return r.Sent }).
	Makes(clock.LCSPRDecided, func(r *RapidReview) core.Date { return r.Decided })

// A PracticeReview is a local child safeguarding practice review on its way to publication.
type PracticeReview struct {
	record.Base

	Delayed   core.Date
	Until     core.Date
	WhyDelay  string
	ToPanel   core.Date
	Published core.Date
	Findings  string
}

// PracticeReviewKind is all that the house knows of local practice reviews.
var PracticeReviewKind = record.NewKind("practice_review", "Local practice review", func(r *PracticeReview) form.Questions {
	return form.Questions{
		form.Day(&r.Delayed, "delay_told_on", "If a trial or an inquest prevents it, when were the Panel and the Secretary of State told?").NotAfterToday(),
		form.Day(&r.Until, "delayed_until", "Until when?").NeededWhen("why_delayed"),
		form.Long(&r.WhyDelay, "why_delayed", "Why?"),
		form.Day(&r.ToPanel, "sent_to_panel_on", "When was the final report sent to the Panel and the Secretary of State?").NotAfterToday(),
		form.Day(&r.Published, "published_on", "When is it published?"),
		form.Long(&r.Findings, "findings", "What does it find, and what changes?"),
	}
}).
	Says("The partners' own review of a serious incident: sent to the Panel, then published.", "Working Together 2026 ch. 5; Child Safeguarding Practice Review and Relevant Agency (England) Regulations 2018").
	In("protection", "Serious incident").Follows("rapid_review", "practice_review").MadeBy(access.L3).
	Card(func(r *PracticeReview) string {
		if r.Published.IsZero() {
			return ""
		}
		return "published " + r.Published.Long()
	}).
	Moments(func(r *PracticeReview) []clock.Event {
		delayed := record.OnDay(clock.ReviewPracticeDelayed, r.Delayed)
		delayed.Until = r.Until
		return []clock.Event{delayed, record.OnDay(clock.LCSPRSentToPanel, r.ToPanel), record.OnDay(clock.LCSPRPublished, r.Published)}
	})

// A Death is the death of a child, of whatever cause.
//
// Guidance: Child Death Review statutory and operational guidance (2018).
type Death struct {
	record.Base

	Died     core.Instant
	Expected string
	Where    string
	Joint    string
	Notified core.Instant
	Family   string
}

// DeathKind is all that the house knows of a child's death.
var DeathKind = record.NewKind("child_death", "Death of a child", func(d *Death) form.Questions {
	return form.Questions{
		form.Instant(&d.Died, "died_at", "When did the child die?").Needed().NotAfterToday(),
		form.YesNo(&d.Expected, "expected", "Was the death expected?").Needed(),
		form.Words(&d.Where, "place", "Where?"),
		form.Long(&d.Joint, "joint_response", "What was decided about a joint agency response?").ShownWhen("expected", "no", "unknown").Needed(),
		form.Instant(&d.Notified, "overview_told_at", "When was the child death overview process told?").NotAfterToday(),
		form.Long(&d.Family, "family_support", "Who supports the family?").Needed(),
	}
}).
	Says("A child has died. The child death overview process is told, whatever the cause.", "Children Act 2004 s16M; Child Death Review statutory and operational guidance (2018)").
	Many("Deaths of children").
	In("protection", "Serious incident").MadeBy(access.L2).
	On(func(d *Death) core.Date { return d.Died.Date() }).
	Moments(func(d *Death) []clock.Event {
		return []clock.Event{record.AtTime(clock.ChildDied, d.Died), record.AtTime(clock.CDOPNotified, d.Notified)}
	})
