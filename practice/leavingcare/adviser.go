package leavingcare

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

// An Adviser is the personal adviser of a young person, from one day to another. The one
// before ends when the next begins.
//
// Law: Children Act 1989 Sch 2 para 19C, ss23B(2), 23CA(2); SI 2010/2571 reg 8.
type Adviser struct {
	record.Base

	From, Until core.Date // Until is blank while it goes on; the next adviser's beginning sets it
	Who         core.ID   // a user
	Reason      string
	Choice      string // the young person had a say
	Reach       string // how the young person reaches them
	Told        core.Date
}

// AdviserKind is all that the house knows of personal advisers.
var AdviserKind = record.NewKind("personal_adviser", "Personal adviser", func(a *Adviser) form.Questions {
	return form.Questions{
		form.Day(&a.From, "from_on", "From when?").Needed(),
		form.Person(&a.Who, "adviser_worker", "Who is the personal adviser?").Needed(),
		form.Choice(&a.Reason, "reason", "Why?", code.AdviserChange).Needed(),
		form.YesNo(&a.Choice, "had_a_say", "Did the young person have a say in who it is?").Needed(),
		form.Words(&a.Reach, "reached_by", "How does the young person reach them?").Hint("The telephone number that the young person was given").Needed().Sensitive(form.Personal),
		form.Day(&a.Told, "told_on", "When was the young person told?").NotAfterToday(),
		form.Day(&a.Until, "until_on", "Until").Kept().Meaning("The day on which the next adviser began; blank while this one is the adviser."),
	}
}).
	Says("The personal adviser of a young person, how they are reached, and since when.", "Children Act 1989 Sch 2 para 19C, ss23B(2), 23CA(2); "+regs+" reg 8").
	In("leaving-care", "Personal adviser").ForOneChild().
	Follows("leaving_care_status", "leaving_care_needs", "pathway_plan", "personal_adviser").MadeBy(access.L1).
	On(func(a *Adviser) core.Date { return a.From }).
	Lasts(func(a *Adviser) (from, until core.Date) { return a.From, a.Until }).
	Card(func(a *Adviser) string { return code.AdviserChange.Label(a.Reason) }).
	Fills(func(_ context.Context, _ store.Querier, a *Adviser, from record.Entry) (form.Sources, error) {
		if from != nil && from.Head().Kind == "leaving_care_status" {
			a.Reason = "first"
			return form.Sources{"reason": "there is none before"}, nil
		}
		return nil, nil
	}).
	Makes(clock.PAAppointed, func(a *Adviser) core.Date { return a.From }).
	Then(involve)

// What follows from an adviser names the kind itself, so it is said once the kind is there.
func init() { AdviserKind.Leads(endAdvisersBefore) }

// endAdvisersBefore ends the adviser before on the day that this one begins.
func endAdvisersBefore(ctx context.Context, q store.Querier, a *Adviser) ([]record.Entry, error) {
	var out []record.Entry
	for _, person := range a.People {
		all, err := AdviserKind.OfPerson(ctx, q, a.Authority, person)
		if err != nil {
			return nil, err
		}
		for _, o := range all {
			if o.ID != a.ID && o.Until.IsZero() && o.From.NotAfter(a.From) {
				o.Until = a.From
				out = append(out, o)
			}
		}
	}
	return out, nil
}

// adviserRole is the adviser's role in an involvement: it is what lets them read.
const adviserRole = "personal adviser"

// involve lets the adviser work with the young person while they are the adviser.
func involve(ctx context.Context, tx *store.Tx, _ access.Who, a *Adviser) error {
	return access.InTurn(ctx, tx, a.Authority, access.Involvement{UserID: a.Who, Role: adviserRole, FromOn: a.From, UntilOn: a.Until, RecordID: a.ID}, a.People, a.State.Standing())
}
