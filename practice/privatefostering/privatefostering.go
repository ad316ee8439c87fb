// Package privatefostering is the work with children whom their parents have placed with
// somebody who is no close relative: the notification, whether it is suitable, what
// changes, the end. Visits are of the kind that all visits are.
//
// The authority does not arrange private fostering; it must satisfy itself that the child
// is safe there.
package privatefostering

import (
	"context"
	"embed"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// Migrations are the tables of private fostering.
//
//go:embed *.sql
var Migrations embed.FS

// An Arrangement is private fostering of children by one carer, proposed or under way,
// from the day on which the authority came to know of it.
//
// Law: Children Act 1989 s66; SI 2005/1533 regs 3 to 6, Sch 1.
type Arrangement struct {
	record.Base

	Known      core.Date
	Notifier   string
	Notified   core.Instant
	Proposed   string
	Starts     core.Date
	Until      core.Date
	Carer      string
	Relation   string
	Address    string
	Household  string
	Parents    string
	Basis      string
	Account    string
	Agreements string
	Ended      core.Date // told by the record of the end
	Children   []ArrangementChild
}

// An ArrangementChild is what is said of one child.
type ArrangementChild struct {
	record.Part
	Words    string
	Disabled string
	School   string
	Needs    string
}

// ArrangementKind is all that the house knows of private fostering arrangements.
var ArrangementKind = record.EachChild(record.NewKind("private_fostering", "Private fostering arrangement", arrangementQuestions),
	func(a *Arrangement) *[]ArrangementChild { return &a.Children }, func(c *ArrangementChild) form.Questions {
		return form.Questions{
			form.YesNo(&c.Disabled, "disabled", "Is the child disabled?").Needed().Hint("Then it is private fostering until 18, not 16"),
			form.Words(&c.School, "school", "School or nursery").Sensitive(form.Personal),
			form.Long(&c.Needs, "needs", "What does the child need: health, learning, language, faith?"),
			form.Long(&c.Words, "child_words", "What does the child say, in the child's own words?"),
		}
	}).
	Says("A child lives, or is to live, with somebody who is no close relative, for 28 days or more. The first visit is due in seven working days.",
		"Children Act 1989 s66; SI 2005/1533 regs 3 to 6").
	In("private-fostering", "Private fostering").
	Follows("contact_decision", "referral", "assessment").MadeBy(access.L0).
	On(func(a *Arrangement) core.Date { return a.Known }).
	Lasts(func(a *Arrangement) (from, until core.Date) {
		if from = a.Starts; from.IsZero() || from.After(a.Known) {
			from = a.Known
		}
		return from, a.Ended
	}).
	Card(func(a *Arrangement) string { return code.PFRelation.Label(a.Relation) }).
	Fills(func(ctx context.Context, q store.Querier, a *Arrangement, _ record.Entry) (form.Sources, error) {
		type told struct {
			ReceivedAt core.Instant
			Story      *string
		}
		c, known, err := store.Maybe[told](ctx, q, `
			SELECT c.received_at, c.story
			FROM   contact c JOIN record r ON r.authority_id = c.authority_id AND r.id = c.record_id
			WHERE  c.authority_id = $1 AND r.thread_id = $2
			ORDER  BY r.made_at LIMIT 1`, a.Authority, a.Thread)
		if err != nil || !known {
			return nil, err
		}
		a.Known, a.Notified = c.ReceivedAt.Date(), c.ReceivedAt
		sources := form.Sources{"known_on": "the contact", "notified_at": "the contact"}
		if c.Story != nil {
			a.Account, sources["account"] = *c.Story, "the contact"
		}
		return sources, nil
	}).
	Guards(guardAge).
	Moments(func(a *Arrangement) []clock.Event {
		out := []clock.Event{record.OnDay(clock.PFArrangementKnown, a.Known)}
		if a.Proposed == "yes" {
			return append(out, record.AtTime(clock.PFProposalNotified, a.Notified), record.OnDay(clock.PFArrangementStarted, a.Starts))
		}
		out = append(out, record.OnDay(clock.PFArrangementStarted, a.Starts))
		if a.Notifier == "carer" || a.Notifier == "parent" {
			out = append(out, record.AtTime(clock.PFCarerNotified, a.Notified))
		}
		return out
	})

func arrangementQuestions(a *Arrangement) form.Questions {
	return form.Questions{
		form.Day(&a.Known, "known_on", "When did we come to know of it?").Needed().NotAfterToday().Under("How we know"),
		form.Choice(&a.Notifier, "notifier", "Who told us?", code.PFNotifier).Needed(),
		form.Instant(&a.Notified, "notified_at", "When did they tell us?").NeededWhen("notifier", "carer", "parent", "arranger").NotAfterToday(),
		form.YesNo(&a.Proposed, "proposed", "Is it still to begin?").Needed().Under("The arrangement"),
		form.Day(&a.Starts, "started_on", "When did it begin, or when will it?").Needed(),
		form.Day(&a.Until, "meant_until", "Until when is it meant to last?"),
		form.Words(&a.Carer, "carer", "Who is the carer?").Needed().Sensitive(form.Personal),
		form.Choice(&a.Relation, "relation", "Who is the carer to the child?", code.PFRelation).Needed(),
		form.Address(&a.Address, "address", "Where do they live?").Needed(),
		form.Long(&a.Household, "household", "Who else lives there?").Needed().Sensitive(form.Personal),
		form.Long(&a.Parents, "parents", "Where are the parents, and how are they reached?").Needed().Sensitive(form.Personal),
		form.Choice(&a.Basis, "basis", "Why does the child live there?", code.PFBasis).Needed(),
		form.Long(&a.Account, "account", "How did it come about?").Needed(),
		form.Long(&a.Agreements, "agreements", "What have parents and carer agreed: money, school, doctor, who decides what?"),
		form.Day(&a.Ended, "ended_on", "Last day").Meaning("The day on which it ended, as the record of the end tells.").Kept(),
	}
}

// guardAge holds that private fostering ends at 16, or at 18 for a disabled child.
//
// Law: Children Act 1989 s66(1), (4).
func guardAge(ctx context.Context, q store.Querier, a *Arrangement) ([]core.FieldProblem, error) {
	for _, c := range a.Children {
		born, known, err := store.Maybe[core.Date](ctx, q, `SELECT born FROM person WHERE authority_id = $1 AND id = $2`, a.Authority, c.Person)
		if err != nil {
			return nil, err
		}
		if !known || born.IsZero() {
			continue
		}
		if age := born.AgeOn(a.Known); age >= 18 || age >= 16 && c.Disabled != "yes" {
			return []core.FieldProblem{{Field: record.PartField(c.Person, "disabled"),
				Words: "Private fostering ends at 16, or at 18 if the child is disabled. Look at the date of birth"}}, nil
		}
	}
	return nil, nil
}

// Kinds are the kinds of record of this part, in the order of the work.
var Kinds = []*record.Kind{
	ArrangementKind.Kind,
	SuitabilityKind.Kind,
	ProhibitionKind.Kind,
	ChangeKind.Kind,
	EndKind.Kind,
	ReportKind.Kind,
}
