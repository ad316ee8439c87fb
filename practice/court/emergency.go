package court

import (
	"context"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Police is a time in police protection: 72 hours at most, by the clock, from the
// moment that a constable acted.
//
// Law: Children Act 1989 s46; the enquiries that follow, s47(1)(a).
type Police struct {
	record.Base

	Started    core.Instant
	Officer    string
	Station    string
	Designated string
	Why        string
	Where      string
	Handed     core.Instant
	Parents    string
	WhyNot     string
	Ended      core.Instant
	How        string
	Children   []PoliceChild
}

// A PoliceChild is what one child was told and said.
type PoliceChild struct {
	record.Part
	Told  string
	Words string
}

// PoliceKind is all that the house knows of police protection.
var PoliceKind = record.EachChild(record.NewKind("police_protection", "Police protection", func(p *Police) form.Questions {
	return form.Questions{
		form.Instant(&p.Started, "started_at", "When did the constable act?").Needed().NotAfterToday().Hint("Day and time: it ends 72 hours later"),
		form.Words(&p.Officer, "officer", "Which constable, with number?").Needed(),
		form.Words(&p.Station, "station", "Which station?").Needed(),
		form.Words(&p.Designated, "designated_officer", "Who is the designated officer?").Needed(),
		form.Long(&p.Why, "why", "Why?").Needed(),
		form.Words(&p.Where, "place", "Where is the child?").Needed().Sensitive(form.Personal),
		form.Instant(&p.Handed, "handed_over_at", "When was the child handed over to us?").NotAfterToday(),
		form.YesNo(&p.Parents, "parents_told", "Have the parents been told, with the reasons?").Needed(),
		form.Words(&p.WhyNot, "why_not_told", "Why not?").ShownWhen("parents_told", "no").Needed(),
		form.Instant(&p.Ended, "ended_at", "When did it end?").NotAfterToday().Under("The end"),
		form.Choice(&p.How, "ended_how", "How did it end?", code.EmergencyEnd).NeededWhen("ended_at-day"),
	}
}), func(p *Police) *[]PoliceChild { return &p.Children }, func(c *PoliceChild) form.Questions {
	return form.Questions{
		form.YesNo(&c.Told, "child_told", "Does the child know what is happening?").Needed(),
		form.Long(&c.Words, "child_words", "What does the child say, in the child's own words?"),
	}
}).
	Says("A child whom a constable has taken into protection. Seventy-two hours at most; enquiries must begin.", "Children Act 1989 ss46, 47(1)(a)").
	In("court", "Court").Many("Police protection").
	On(func(p *Police) core.Date { return p.Started.Date() }).
	Lasts(func(p *Police) (from, until core.Date) { return p.Started.Date(), p.Ended.Date() }).
	Card(func(p *Police) string { return joined(p.Station, code.EmergencyEnd.Label(p.How)) }).
	Checks(func(p *Police) []core.FieldProblem {
		if !p.Ended.IsZero() && p.Ended < p.Started {
			return []core.FieldProblem{{Field: "ended_at", Words: "It cannot end before it began"}}
		}
		return nil
	}).
	Moments(func(p *Police) []clock.Event {
		return []clock.Event{
			record.AtTime(clock.PoliceProtectionStarted, p.Started),
			record.AtTime(clock.StrategyNeeded, p.Started), // s47(1)(a): the duty to enquire
			record.AtTime(clock.PoliceProtectionEnded, p.Ended),
		}
	})

// An Emergency is an emergency protection order.
//
// Law: Children Act 1989 ss44, 45. Eight days, or less; in police protection they run from
// its beginning (s45(3)); once seven more (s45(4) to (6)).
type Emergency struct {
	record.Base

	MadeAt    core.Instant
	Court     string
	Applicant string
	Why       string
	Ends      core.Date
	Contact   string
	Medical   string
	Exclusion string
	Decided   string
	Extended  core.Date
	Until     core.Date
	Ended     core.Date
	How       string
	Children  []PoliceChild
}

// EmergencyKind is all that the house knows of emergency protection orders.
var EmergencyKind = record.EachChild(record.NewKind("emergency_protection", "Emergency protection order", emergencyQuestions),
	func(e *Emergency) *[]PoliceChild { return &e.Children }, func(c *PoliceChild) form.Questions {
		return form.Questions{
			form.YesNo(&c.Told, "child_told", "Does the child know what is happening?").Needed(),
			form.Long(&c.Words, "child_words", "What does the child say, in the child's own words?"),
		}
	}).
	Says("An emergency protection order: eight days at most, and once seven more.", "Children Act 1989 ss44, 45").
	In("court", "Court").
	Follows("police_protection", "legal_planning_meeting", "section47", "referral", "protection_plan").MadeBy(access.L2).
	On(func(e *Emergency) core.Date { return e.MadeAt.Date() }).
	Lasts(func(e *Emergency) (from, until core.Date) { return e.MadeAt.Date(), e.Ended }).
	Card(func(e *Emergency) string { return joined(e.Court, code.EmergencyEnd.Label(e.How)) }).
	Fills(func(_ context.Context, _ store.Querier, e *Emergency, from record.Entry) (form.Sources, error) {
		p, ok := from.(*Police)
		if !ok {
			return nil, nil
		}
		// Section 45(3): the eight days run from the beginning of police protection.
		e.Ends, e.Why = p.Started.Date().Plus(8), p.Why
		return form.Sources{"ends_on": "police protection: eight days from its beginning", "why": "police protection"}, nil
	}).
	Checks(func(e *Emergency) []core.FieldProblem {
		wrong := inOrder("ends_on", "It cannot end before it was made", e.MadeAt.Date(), e.Ends)
		wrong = append(wrong, inOrder("ended_on", "It cannot have ended before it was made", e.MadeAt.Date(), e.Ended)...)
		return append(wrong, inOrder("extended_until", "It cannot be extended to a day before it ends", e.Ends, e.Until)...)
	}).
	Leads(leadEmergency).
	Moments(func(e *Emergency) []clock.Event {
		made := record.AtTime(clock.EPOMade, e.MadeAt)
		made.Until = e.Ends
		longer := record.OnDay(clock.EPOExtended, e.Extended)
		longer.Until = e.Until
		return []clock.Event{made, longer, record.OnDay(clock.EPOEnded, e.Ended)}
	})

func emergencyQuestions(e *Emergency) form.Questions {
	return form.Questions{
		form.Instant(&e.MadeAt, "order_made_at", "When was it made?").Needed().NotAfterToday().Under("The order"),
		form.Words(&e.Court, "court", "By which court?").Needed(),
		form.Words(&e.Applicant, "applicant", "Who applied?").Needed(),
		form.Words(&e.Decided, "decided_by", "Which head of service agreed to the application?").Needed(),
		form.Long(&e.Why, "why", "What made it necessary?").Needed(),
		form.Day(&e.Ends, "ends_on", "Until when?").Needed().Hint("Eight days at most. After police protection they run from its beginning"),
		form.Long(&e.Contact, "contact", "What did the court say about whom the child sees?"),
		form.Long(&e.Medical, "medical", "What did it say about medical examinations?"),
		form.Long(&e.Exclusion, "exclusion", "Must somebody leave the home?"),
		form.Day(&e.Extended, "extended_on", "When was it extended?").NotAfterToday().Under("What became of it"),
		form.Day(&e.Until, "extended_until", "Until when?").NeededWhen("extended_on-day"),
		form.Day(&e.Ended, "ended_on", "When did it end?").NotAfterToday(),
		form.Choice(&e.How, "ended_how", "How did it end?", code.EmergencyEnd).NeededWhen("ended_on-day"),
	}
}

// leadEmergency makes the court order of each child, from which the change in care follows.
func leadEmergency(ctx context.Context, q store.Querier, e *Emergency) ([]record.Entry, error) {
	orders, err := OrderKind.FromRecord(ctx, q, e.Authority, e.ID)
	if err != nil {
		return nil, err
	}
	var out []record.Entry
	for _, child := range e.People {
		o := take(&orders, func(o *Order) bool { return o.People[0] == child })
		if o == nil {
			o = OrderKind.Make(e, child)
		}
		o.Type, o.MadeOn, o.Ends, o.Status = "emergency_protection", e.MadeAt.Date(), e.Ends, code.StatusUnder("emergency_protection")
		o.Extended, o.Until, o.Ended = e.Extended, e.Until, e.Ended
		out = append(out, o)
	}
	return out, nil
}

// A Refusal is contact that was refused to a child in care in an emergency: seven days at
// most without the court.
//
// Law: Children Act 1989 s34(6); SI 2010/959 reg 8.
type Refusal struct {
	record.Base

	Refused core.Date
	Whom    string
	Why     string
	Told    string
	WhyNot  string
	Ended   core.Date
	How     string
}

// ContactRefusedKind is all that the house knows of contact refused in an emergency.
var ContactRefusedKind = record.NewKind("contact_refused", "Contact refused in an emergency", func(r *Refusal) form.Questions {
	return form.Questions{
		form.Day(&r.Refused, "refused_on", "From which day is contact refused?").Needed().NotAfterToday(),
		form.Words(&r.Whom, "whom", "Contact with whom?").Needed().Sensitive(form.Personal),
		form.Long(&r.Why, "why", "Why can it not wait for the court?").Needed(),
		form.YesNo(&r.Told, "told", "Have the child, the parents and the reviewing officer been told in writing?").Needed(),
		form.Words(&r.WhyNot, "why_not_told", "Who has not, and why?").ShownWhen("told", "no").Needed(),
		form.Day(&r.Ended, "ended_on", "When did the court decide, or contact begin again?").NotAfterToday().Under("The end"),
		form.Words(&r.How, "ended_how", "Which?").NeededWhen("ended_on-day"),
	}
}).
	Says("Contact between a child in care and the family that was refused as a matter of urgency: seven days at most.", "Children Act 1989 s34(6); SI 2010/959 reg 8").
	In("court", "Court").Many("Contact refused in an emergency").
	Follows("care_episode", "court_order").MadeBy(access.L3).
	On(func(r *Refusal) core.Date { return r.Refused }).
	Lasts(func(r *Refusal) (from, until core.Date) { return r.Refused, r.Ended }).
	Makes(clock.ContactRefused, func(r *Refusal) core.Date { return r.Refused }).
	Makes(clock.ContactOrderDecided, func(r *Refusal) core.Date { return r.Ended })
