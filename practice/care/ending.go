package care

import (
	"context"
	"slices"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// An Ending is the end of being looked after, decided at the level that the law asks for,
// before it comes to pass. It ends the episode.
//
// Law: Children Act 1989 ss20, 22, 39; SI 2010/959 regs 39(4) and (5), 40, 47.
type Ending struct {
	record.Base

	Decided, Ended core.Date
	Why            string
	Parents        string
	Support        string // what help goes on, and who leads it
	IRO            string // what the reviewing officer says
	Children       []EndingChild
}

// An EndingChild is why care ended for one child, and what the child says.
type EndingChild struct {
	record.Part
	Reason, Wishes, Home string
}

// EndingKind is all that the house knows of the end of care.
var EndingKind = endingKind("care_ending", "End of being looked after", access.L4).
	Says("The end of being looked after: why, what each child says, who cares for them now and what help goes on.", "Children Act 1989 ss20, 22, 39; SI 2010/959 reg 39").
	Many("Ends of being looked after").
	Guards(func(ctx context.Context, q store.Querier, e *Ending) ([]core.FieldProblem, error) {
		return guardEnding(ctx, q, e, false)
	})

// DirectorEndingKind is the end of care of a young person of 16 or 17 who is accommodated
// under section 20, which the director of children's services alone approves.
//
// Law: SI 2010/959 reg 39(5).
var DirectorEndingKind = endingKind("care_ending_at_16", "End of being looked after at 16 or 17", access.L5).
	Says("The end of care of a young person of 16 or 17 accommodated under section 20, which the director approves.", "SI 2010/959 reg 39(5); Children Act 1989 s20").
	Many("Ends of being looked after at 16 or 17").
	Guards(func(ctx context.Context, q store.Querier, e *Ending) ([]core.FieldProblem, error) {
		return guardEnding(ctx, q, e, true)
	})

func endingKind(name, title string, level access.Level) record.Of[Ending] {
	return record.EachChild(record.NewKind(name, title, func(e *Ending) form.Questions {
		return form.Questions{
			form.Day(&e.Decided, "decided_on", "When was it decided?").Needed().NotAfterToday(),
			form.Day(&e.Ended, "ended_on", "From when is the child no longer looked after?").Needed().NotAfterToday(),
			form.Long(&e.Why, "why", "Why is it right to end it?").Needed(),
			form.Long(&e.Parents, "parents_views", "What do the parents say?").Needed(),
			form.Long(&e.IRO, "iro_views", "What does the reviewing officer say?").Needed(),
			form.Long(&e.Support, "support", "What help goes on, and who leads it?").Needed(),
		}
	}), func(e *Ending) *[]EndingChild { return &e.Children }, func(c *EndingChild) form.Questions {
		return form.Questions{
			form.Choice(&c.Reason, "reason", "Why did care end?", code.ReasonEpisodeCeased).Needed(),
			form.Words(&c.Home, "home", "Who does the child live with now?").Needed().Sensitive(form.Personal),
			form.Long(&c.Wishes, "wishes", "What does the child say about it, in the child's own words?").Needed(),
		}
	}).
		In("care", "In care").
		Follows("care_episode", "care_review", "court_order", "adoption_order").SignedAt(level).
		On(func(e *Ending) core.Date { return e.Ended }).
		Card(func(e *Ending) string {
			var reasons []string
			for _, c := range e.Children {
				reasons = append(reasons, code.ReasonEpisodeCeased.Label(c.Reason))
			}
			return joined(reasons...)
		}).
		Checks(checkEnding).
		Fills(fillEnding).
		Leads(leadEnding).
		Moments(endingMoments)
}

// endingMoments say when the decision was made, once it is signed at its level. Until then
// everything owed to the child runs on: nobody leaves care by a form handed in.
func endingMoments(e *Ending) []clock.Event {
	if e.State != record.Agreed {
		return nil
	}
	return []clock.Event{record.OnDay(clock.CareDecisionToCease, e.Decided)}
}

func checkEnding(e *Ending) []core.FieldProblem {
	var wrong []core.FieldProblem
	for _, c := range e.Children {
		if c.Reason == "X1" {
			wrong = append(wrong, core.FieldProblem{Field: record.PartField(c.Person, "reason"), Words: "X1 is a change while the child stays in care: record a change in care instead"})
		}
	}
	if e.Decided.After(e.Ended) {
		wrong = append(wrong, core.FieldProblem{Field: "decided_on", Words: "The decision comes before the end of care"})
	}
	return wrong
}

// fillEnding fills in the day and the reason where the way to it says them: an adoption, or
// an order under which somebody else brings the child up from now on.
func fillEnding(ctx context.Context, q store.Querier, e *Ending, from record.Entry) (form.Sources, error) {
	sources := form.Sources{}
	if order, ok := from.(*AdoptionOrder); ok {
		e.Ended, e.Decided = order.Ordered, order.Ordered
		sources["ended_on"], sources["decided_on"] = "the adoption order", "the adoption order"
		for i := range e.Children {
			e.Children[i].Reason = order.reason()
			sources[record.PartField(e.Children[i].Person, "reason")] = "the adoption order"
		}
		return sources, nil
	}
	type order struct {
		OrderType string
		MadeOn    core.Date
	}
	o, known, err := store.Maybe[order](ctx, q, `
		SELECT order_type, made_on FROM court_order
		WHERE  authority_id = $1 AND record_id = $2 AND order_type IN ('special_guardianship', 'child_arrangements')`, e.Authority, e.From)
	if err != nil || !known {
		return nil, err
	}
	e.Ended = o.MadeOn
	sources["ended_on"] = "the court order"
	for i := range e.Children {
		c := &e.Children[i]
		episodes, err := chainOf(ctx, q, e.Authority, c.Person)
		if err != nil {
			return nil, err
		}
		if last := episodes.before(nil); last != nil {
			c.Reason = reasonUnder(o.OrderType, last.Placement)
			source(sources, record.PartField(c.Person, "reason"), c.Reason, "the court order, and where the child lives")
		}
	}
	return sources, nil
}

// reasonUnder is the return's reason for the end of care by an order of the court, from
// where the child lived when it was made. A child who lived with no foster carer may go to
// a relative or not, which the order does not say.
func reasonUnder(order, placement string) string {
	switch {
	case order == "child_arrangements":
		return "E41"
	case slices.Contains([]string{"U1", "U2", "U3"}, placement):
		return "E45"
	}
	return ""
}

// guardEnding refuses to end the care of a child who is not in care, or before the last
// change, and holds each kind of ending to its own level.
func guardEnding(ctx context.Context, q store.Querier, e *Ending, director bool) ([]core.FieldProblem, error) {
	for _, c := range e.Children {
		episodes, err := chainOf(ctx, q, e.Authority, c.Person)
		if err != nil {
			return nil, err
		}
		last := episodes.before(nil)
		field := record.PartField(c.Person, "reason")
		switch {
		case last == nil || !last.Ended.IsZero() && (last.ReasonEnded == "X1" || e.Version == 0):
			return []core.FieldProblem{{Field: "ended_on", Words: "This child is not in care"}}, nil
		case e.Ended.Before(last.Began):
			return []core.FieldProblem{{Field: "ended_on", Words: "The last change in this child's care was on " + last.Began.Long()}}, nil
		}
		born, err := bornOn(ctx, q, e.Authority, c.Person)
		if err != nil {
			return nil, err
		}
		age := born.AgeOn(e.Ended)
		if c.Reason == "E17" && !born.IsZero() && age < 18 {
			return []core.FieldProblem{{Field: field, Words: "E17 is for a young person of 18 or over"}}, nil
		}
		by := !born.IsZero() && (age == 16 || age == 17) && last.LegalStatus == "V2"
		if by && !director {
			return []core.FieldProblem{{Field: field, Words: "The director decides for a young person of 16 or 17 accommodated under section 20: use the form End of being looked after at 16 or 17"}}, nil
		}
	}
	return nil, nil
}

// bornOn is a person's date of birth; blank where it is not known.
func bornOn(ctx context.Context, q store.Querier, authority string, person core.ID) (core.Date, error) {
	born, _, err := store.Maybe[core.Date](ctx, q, `SELECT born FROM person WHERE authority_id = $1 AND id = $2`, authority, person)
	return born, err
}

// leadEnding ends each child's episode, and the placement with it.
func leadEnding(ctx context.Context, q store.Querier, e *Ending) ([]record.Entry, error) {
	var out []record.Entry
	for _, c := range e.Children {
		episodes, err := chainOf(ctx, q, e.Authority, c.Person)
		if err != nil {
			return nil, err
		}
		last := episodes.before(nil)
		if last == nil {
			return nil, core.Say(core.Invalid, "A child here is not in care.")
		}
		out = append(out, episodes.end(last, e.Ended, c.Reason, last.ReasonChange, true)...)
	}
	return out, nil
}
