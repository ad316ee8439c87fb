package care

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

// A PlacedForAdoption is the decision that a child should be placed for adoption, until it
// is reversed or the child is adopted. The agency's decision-maker alone decides.
//
// Law: Adoption and Children Act 2002 ss1, 18, 19, 21; SI 2005/389 regs 17, 19.
type PlacedForAdoption struct {
	record.Base
	record.Told

	Presented              core.Date // to the decision-maker
	Decided, Reversed      core.Date
	ReasonReversed         string
	Why, Wishes            string
	ToldOrally, ToldByPost core.Date // the parents
}

// PlacedForAdoptionKind is all that the house knows of them.
var PlacedForAdoptionKind = record.NewKind("placed_for_adoption", "Decision to place for adoption", func(p *PlacedForAdoption) form.Questions {
	return append(form.Questions{
		form.Day(&p.Presented, "presented_on", "When was it put before the decision-maker?").NotAfterToday(),
		form.Day(&p.Decided, "decided_on", "When was it decided?").Needed().NotAfterToday(),
		form.Long(&p.Why, "why", "Why will nothing else do for this child?"),
		form.Long(&p.Wishes, "wishes", "What does the child say, in the child's own words?"),
		form.Day(&p.ToldOrally, "parents_told_on", "When were the parents told?").NotAfterToday().Under("The parents"),
		form.Day(&p.ToldByPost, "parents_written_on", "When was it sent to them in writing?").NotAfterToday(),
		form.Day(&p.Reversed, "reversed_on", "When was it reversed?").NotAfterToday().Under("If the plan changed"),
		form.Choice(&p.ReasonReversed, "reason_reversed", "Why was it reversed?", code.ReasonNoLongerPlaced).NeededWhen("reversed_on-day"),
	}, p.Asked()...)
}).
	Says("The decision that a child should be placed for adoption, and its reversal.", "Adoption and Children Act 2002 ss1, 18, 19, 21; SI 2005/389 regs 17, 19; "+guide+", placed for adoption").
	Many("Decisions to place for adoption").
	In("care", "Adoption").
	Follows("permanence_plan", "adoption_panel").MadeBy(access.L4).NotByTheSame().
	On(func(p *PlacedForAdoption) core.Date { return p.Decided }).
	Lasts(func(p *PlacedForAdoption) (from, until core.Date) { return p.Decided, p.Reversed }).
	Card(func(p *PlacedForAdoption) string { return code.ReasonNoLongerPlaced.Label(p.ReasonReversed) }).
	Checks(func(p *PlacedForAdoption) []core.FieldProblem {
		if p.Reversed.Before(p.Decided) {
			return []core.FieldProblem{{Field: "reversed_on", Words: "It was reversed after it was decided, not before"}}
		}
		return nil
	}).
	Moments(func(p *PlacedForAdoption) []clock.Event {
		presented := record.OnDay(clock.AdoptionPresented, p.Presented)
		decided := record.OnDay(clock.AdoptionADMDecided, p.Decided, clock.TagPlanAdoption)
		orally, written := record.OnDay(clock.AdoptionParentsToldOrally, p.ToldOrally), record.OnDay(clock.AdoptionParentsToldInWriting, p.ToldByPost)
		return []clock.Event{of(p.From, presented), of(p.From, decided), of(p.From, orally), of(p.From, written)}
	})

// of makes an event answer the record that its own came from: the plan, or the panel, whose
// clock it meets. An event of a record that came from none answers any.
func of(from core.ID, e clock.Event) clock.Event {
	if !from.IsZero() {
		e.Thread = from
	}
	return e
}

// An Adoption is the match of a child with adopters, as the decision-maker agreed it, and
// what is returned of it once the child is adopted.
//
// Law: Adoption and Children Act 2002; SI 2005/389 regs 31 to 35.
type Adoption struct {
	record.Base
	record.Told

	Decided, Matched   core.Date // that adoption is best for the child; child and adopters matched
	ByFosterCarers     string
	Adopters           string
	Sex, LegalStatusOf string // of the adopters
	Why                string
}

// AdoptionKind is all that the house knows of them.
var AdoptionKind = record.NewKind("adoption", "Match with adopters", func(a *Adoption) form.Questions {
	return append(form.Questions{
		form.Day(&a.Decided, "decided_on", "When was it decided that the child should be placed for adoption?").Needed().NotAfterToday(),
		form.Day(&a.Matched, "matched_on", "When were child and adopters matched?").Needed().NotAfterToday(),
		form.Long(&a.Why, "why", "Why these adopters for this child?"),
		form.Choice(&a.ByFosterCarers, "by_foster_carers", "Were they the child's foster carers?", code.AdoptedByFosterCarers),
		form.Choice(&a.Adopters, "adopters", "How many adopters?", code.NumberOfAdopters),
		form.Choice(&a.Sex, "adopters_sex", "Sex of the adopters", code.SexOfAdopters),
		form.Choice(&a.LegalStatusOf, "adopters_legal_status", "Legal status of the adopters", code.LegalStatusOfAdopters),
	}, a.Asked()...)
}).
	Says("The match of a child with adopters, as it was agreed and as it is returned.", "Adoption and Children Act 2002; SI 2005/389 regs 31 to 35; "+guide+", AD1").
	Many("Matches with adopters").
	In("care", "Adoption").
	Follows("placed_for_adoption", "adoption_panel").MadeBy(access.L4).NotByTheSame().
	On(func(a *Adoption) core.Date { return a.Matched }).
	Card(func(a *Adoption) string { return code.NumberOfAdopters.Label(a.Adopters) }).
	Fills(fillAdoption).
	Makes(clock.AdoptionMatched, func(a *Adoption) core.Date { return a.Matched }).
	Moments(func(a *Adoption) []clock.Event {
		if a.From.IsZero() {
			return nil // as a return told it: the decision on a match has no record of its own there
		}
		return []clock.Event{of(a.From, record.OnDay(clock.AdoptionADMDecided, a.Matched, clock.TagMatch))}
	})

// fillAdoption takes over the day on which adoption was decided.
func fillAdoption(ctx context.Context, q store.Querier, a *Adoption, _ record.Entry) (form.Sources, error) {
	decided, err := decisionFor(ctx, q, a.Authority, a.People)
	if err != nil || decided.IsZero() {
		return nil, err
	}
	a.Decided = decided
	return form.Sources{"decided_on": "the decision to place for adoption"}, nil
}

// decisionFor is the day of the decision to place the first child for adoption that was not
// reversed; blank for none.
func decisionFor(ctx context.Context, q store.Querier, authority string, children []core.ID) (core.Date, error) {
	if len(children) == 0 {
		return 0, nil
	}
	all, err := PlacedForAdoptionKind.OfPerson(ctx, q, authority, children[0])
	var last core.Date
	for _, p := range all {
		if p.Reversed.IsZero() {
			last = max(last, p.Decided)
		}
	}
	return last, err
}
