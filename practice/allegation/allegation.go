// Package allegation is the store of the designated officer (LADO): allegations against
// people who work with children, the meetings about them, what came of them, and whom the
// person was referred to.
//
// A record here is about the adult; the children concerned are named in it, so that it
// stands on no child's page. Every kind of this part begins with "allegation": by that
// name access keeps it from everybody but the designated officer.
package allegation

import (
	"context"
	"embed"

	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// Migrations are the tables of allegations.
//
//go:embed *.sql
var Migrations embed.FS

// guidance is what all kinds here serve.
const guidance = "Working Together 2026, people in positions of trust; Keeping Children Safe in Education, part 4"

// An Allegation is one against somebody who works with children, paid or not.
//
// Guidance: Working Together 2026; told to the designated officer within one working day.
type Allegation struct {
	record.Base

	Received   core.Date
	Told       core.Date
	Referrer   string
	Employer   string
	Role       string
	Elsewhere  string
	Harm       []string
	Account    string
	Words      string
	Children   []core.ID
	Others     string
	Danger     string
	Done       string
	Discussed  core.Date
	Discussion string
	Support    string
	Ended      core.Date // told by the record of the outcome
}

// Kind is all that the house knows of allegations.
var Kind = record.NewKind("allegation", "Allegation", func(a *Allegation) form.Questions {
	return form.Questions{
		form.Day(&a.Received, "received_on", "When did the employer or service learn of it?").Needed().NotAfterToday().Under("How it came"),
		form.Day(&a.Told, "told_on", "When was the designated officer told?").Needed().NotAfterToday(),
		form.Words(&a.Referrer, "referrer", "Who told, and from which organisation?").Needed().Sensitive(form.Personal),
		form.Choice(&a.Role, "role", "What is the person's work with children?", code.TrustRole).Needed(),
		form.Words(&a.Employer, "employer", "For whom?").Needed(),
		form.Long(&a.Elsewhere, "elsewhere", "Where else does the person meet children: other work, clubs, own children?").Needed(),
		form.Several(&a.Harm, "harm", "Why does it concern the designated officer?", code.AllegationHarm).Needed().Under("The allegation"),
		form.Long(&a.Account, "account", "What is alleged: what, when, where, who saw it?").Needed(),
		form.Long(&a.Words, "child_words", "What did the child say, in the child's own words?"),
		form.People(&a.Children, "children", "Which children does it concern?").Hint("Those who are on record and can be chosen here"),
		form.Long(&a.Others, "other_children", "Which other children?").Sensitive(form.Personal),
		form.YesNo(&a.Danger, "danger", "Is a child in danger now?").Needed(),
		form.Long(&a.Done, "done", "What was done to keep children safe?").Needed(),
		form.Day(&a.Discussed, "discussed_on", "When did the designated officer and the referrer talk it through?").NotAfterToday().Under("First discussion"),
		form.Long(&a.Discussion, "discussion", "What was agreed: police, strategy discussion, employer, nothing more?").NeededWhen("discussed_on-day"),
		form.Words(&a.Support, "support", "Who supports the person meanwhile?").Hint("For a foster carer somebody other than their own social worker").NeededWhen("role", "foster_carer"),
		form.Day(&a.Ended, "ended_on", "Last day").Meaning("The day on which it was concluded, as the record of the outcome tells.").Kept(),
	}
}).
	Says("An allegation against somebody who works with children. It is about the adult, and only the designated officer reads it.", guidance).
	In("allegations", "Allegations").
	On(func(a *Allegation) core.Date { return a.Received }).
	Lasts(func(a *Allegation) (from, until core.Date) { return a.Received, a.Ended }).
	Follows("allegation_told").
	Fills(fromTold).
	Card(func(a *Allegation) string { return code.TrustRole.Label(a.Role) }).
	Checks(func(a *Allegation) []core.FieldProblem {
		if len(a.Children) == 0 && a.Others == "" {
			return []core.FieldProblem{{Field: "other_children", Words: "Say which children it concerns, or that none is known"}}
		}
		if a.Told.Before(a.Received) {
			return []core.FieldProblem{{Field: "told_on", Words: "The designated officer cannot have been told before it was known"}}
		}
		return nil
	}).
	Moments(func(a *Allegation) []clock.Event {
		received := record.OnDay(clock.AllegationReceived, a.Received)
		if a.Role == "foster_carer" {
			received.Tags = []string{clock.TagFosterCarer}
		}
		return []clock.Event{received, record.OnDay(clock.AllegationLADOTold, a.Told), record.OnDay(clock.AllegationInitialDiscussionHeld, a.Discussed)}
	})

// A Meeting is one about an allegation.
//
// Guidance: Working Together 2026; the days between meetings are local.
type Meeting struct {
	record.Base

	Held     core.Date
	Which    string
	Account  string
	Employer string
	Child    string
	Person   string
	Next     core.Date
	Present  []Present
	Actions  []Action
}

// A Present is somebody who took part.
type Present struct{ Who, Agency string }

// An Action is who does what by when.
type Action struct {
	What, Who string
	By        core.Date
}

// MeetingKind is all that the house knows of meetings about allegations.
var MeetingKind = record.EachRow(record.EachRow(record.NewKind("allegation_meeting", "Allegation meeting", func(m *Meeting) form.Questions {
	return form.Questions{
		form.Day(&m.Held, "held_on", "When was it held?").Needed().NotAfterToday(),
		form.Choice(&m.Which, "which", "Which meeting?", code.AllegationMeeting).Needed(),
		form.Long(&m.Account, "account", "What is known now, and what is still to be found out?").Needed(),
		form.Choice(&m.Employer, "employer_action", "What does the employer do meanwhile?", code.EmployerAction).Needed(),
		form.Long(&m.Child, "child_support", "How are the children, and who helps them?").Needed(),
		form.Long(&m.Person, "person_support", "What has the person been told, and who supports them?").Needed(),
		form.Day(&m.Next, "next_on", "When is the next meeting?"),
	}
}), "present", "Who took part", func(m *Meeting) *[]Present { return &m.Present }, func(p *Present) form.Questions {
	return form.Questions{
		form.Words(&p.Who, "who", "Who?").Needed().Sensitive(form.Personal),
		form.Choice(&p.Agency, "agency", "From where?", code.Agency).Needed(),
	}
}), "action", "Actions", func(m *Meeting) *[]Action { return &m.Actions }, func(a *Action) form.Questions {
	return form.Questions{
		form.Words(&a.What, "what", "What?").Needed().Sensitive(form.Story),
		form.Words(&a.Who, "who", "Who?").Needed().Sensitive(form.Personal),
		form.Day(&a.By, "by_on", "By when?").Needed(),
	}
}).
	RowsOf("present", "person").
	Says("A meeting about an allegation: what is known, what the employer does, who does what by when.", guidance).
	In("allegations", "Allegations").
	Follows("allegation", "allegation_meeting").
	On(func(m *Meeting) core.Date { return m.Held }).
	Card(func(m *Meeting) string { return code.AllegationMeeting.Label(m.Which) }).
	Fills(func(_ context.Context, _ store.Querier, m *Meeting, from record.Entry) (form.Sources, error) {
		before, ok := from.(*Meeting)
		if !ok {
			m.Which = "first"
			return form.Sources{"which": "the allegation"}, nil
		}
		m.Which, m.Employer = "review", before.Employer
		m.Present, m.Actions = append(m.Present, before.Present...), append(m.Actions, before.Actions...)
		return form.Sources{"which": "the meeting before", "employer_action": "the meeting before"}, nil
	}).
	Makes(clock.AllegationMeetingHeld, func(m *Meeting) core.Date { return m.Held })

// An Outcome is what came of an allegation.
//
// Guidance: Keeping Children Safe in Education, part 4, the five outcomes; Safeguarding
// Vulnerable Groups Act 2006 s35, the duty to refer.
type Outcome struct {
	record.Base

	Concluded core.Date
	Outcome   string
	Why       string
	Police    string
	Employer  string
	Barring   string
	Person    core.Date
	Family    string
	Learnt    string
}

// OutcomeKind is all that the house knows of outcomes.
var OutcomeKind = record.NewKind("allegation_outcome", "Outcome of an allegation", func(o *Outcome) form.Questions {
	return form.Questions{
		form.Day(&o.Concluded, "concluded_on", "When was it concluded?").Needed().NotAfterToday(),
		form.Choice(&o.Outcome, "outcome", "What came of it?", code.AllegationOutcome).Needed(),
		form.Long(&o.Why, "why", "On what evidence?").Needed(),
		form.Words(&o.Police, "police", "What came of the police's enquiries?"),
		form.Choice(&o.Employer, "employer_action", "What did the employer do in the end?", code.EmployerAction).Needed(),
		form.YesNo(&o.Barring, "barring", "Was the person removed from work with children, or would have been?").Needed().Hint("Then they must be referred to the Disclosure and Barring Service"),
		form.Day(&o.Person, "person_told_on", "When was the person told in writing?").NotAfterToday(),
		form.Words(&o.Family, "family_told", "What were the child and the family told?").Needed(),
		form.Long(&o.Learnt, "learnt", "What should be learnt from it?"),
	}
}).
	Says("What came of an allegation, on what evidence, and whether a referral is owed.", guidance+"; Safeguarding Vulnerable Groups Act 2006 s35").
	In("allegations", "Allegations").Many("Outcomes of allegations").
	Follows("allegation", "allegation_meeting").
	On(func(o *Outcome) core.Date { return o.Concluded }).
	Card(func(o *Outcome) string { return code.AllegationOutcome.Label(o.Outcome) }).
	Checks(func(o *Outcome) []core.FieldProblem {
		if o.Barring == "no" && o.Outcome == "substantiated" && o.Employer == "dismissed" {
			return []core.FieldProblem{{Field: "barring", Words: "A person who was dismissed since it is substantiated was removed: a referral is owed"}}
		}
		return nil
	}).
	Leads(func(ctx context.Context, q store.Querier, o *Outcome) ([]record.Entry, error) {
		all, err := Kind.OfPerson(ctx, q, o.Authority, o.People[0])
		if err != nil {
			return nil, err
		}
		for _, a := range all {
			if a.Thread == o.Thread {
				a.Ended = o.Concluded
				return []record.Entry{a}, nil
			}
		}
		return nil, nil
	}).
	Moments(func(o *Outcome) []clock.Event {
		e := record.OnDay(clock.AllegationConcluded, o.Concluded)
		if o.Barring == "yes" {
			e.Tags = []string{clock.TagBarring}
		}
		return []clock.Event{e}
	})

// A Referral is the referral of somebody to the barring service or to a regulator.
//
// Law: Safeguarding Vulnerable Groups Act 2006 s35.
type Referral struct {
	record.Base

	Referred  core.Date
	To        string
	By        string
	Reference string
}

// ReferralKind is all that the house knows of these referrals.
var ReferralKind = record.NewKind("allegation_referral", "Referral after an allegation", func(r *Referral) form.Questions {
	return form.Questions{
		form.Day(&r.Referred, "referred_on", "When was the person referred?").Needed().NotAfterToday(),
		form.Choice(&r.To, "referred_to", "To whom?", code.AllegationReferral).Needed(),
		form.Words(&r.By, "referred_by", "By whom?").Needed(),
		form.Words(&r.Reference, "reference", "Their reference").Sensitive(form.Personal),
	}
}).
	Says("The person was referred to the barring service or to a regulator.", "Safeguarding Vulnerable Groups Act 2006 s35").
	In("allegations", "Allegations").Many("Referrals after allegations").
	Follows("allegation_outcome", "allegation_meeting").
	On(func(r *Referral) core.Date { return r.Referred }).
	Card(func(r *Referral) string { return code.AllegationReferral.Label(r.To) }).
	Moments(func(r *Referral) []clock.Event {
		if r.To != "dbs" {
			return nil
		}
		return []clock.Event{record.OnDay(clock.AllegationDBSReferred, r.Referred)}
	})

// Kinds are the kinds of record of this part, in the order of the work.
var Kinds = []*record.Kind{
	ToldKind.Kind,
	Kind.Kind,
	MeetingKind.Kind,
	OutcomeKind.Kind,
	ReferralKind.Kind,
}
