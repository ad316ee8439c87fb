package care

import (
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// An Adoption is what is returned of a child who was adopted.
//
// Law: Adoption and Children Act 2002; SI 2005/389.
type Adoption struct {
	record.Base
	record.Told

	Decided, Matched   core.Date // that adoption is best for the child; child and adopters matched
	ByFosterCarers     string
	Adopters           string
	Sex, LegalStatusOf string // of the adopters
}

// AdoptionKind is all that the house knows of them.
var AdoptionKind = record.NewKind("adoption", "Adoption", func(a *Adoption) form.Questions {
	return append(form.Questions{
		form.Day(&a.Decided, "decided_on", "When was it decided that the child should be placed for adoption?").Needed().NotAfterToday(),
		form.Day(&a.Matched, "matched_on", "When were child and adopters matched?").Needed().NotAfterToday(),
		form.Choice(&a.ByFosterCarers, "by_foster_carers", "Were they the child's foster carers?", code.AdoptedByFosterCarers),
		form.Choice(&a.Adopters, "adopters", "How many adopters?", code.NumberOfAdopters),
		form.Choice(&a.Sex, "adopters_sex", "Sex of the adopters", code.SexOfAdopters),
		form.Choice(&a.LegalStatusOf, "adopters_legal_status", "Legal status of the adopters", code.LegalStatusOfAdopters),
	}, a.Asked()...)
}).
	Says("What is returned of a child who was adopted.", "Adoption and Children Act 2002; "+guide+", AD1").
	In("care", "Adoption").NotByHand().
	On(func(a *Adoption) core.Date { return a.Matched }).
	Card(func(a *Adoption) string { return code.NumberOfAdopters.Label(a.Adopters) }).
	Makes(clock.AdoptionMatched, func(a *Adoption) core.Date { return a.Matched })

// A PlacedForAdoption is the decision that a child should be placed for adoption, until it
// is reversed or the child is adopted.
//
// Law: Adoption and Children Act 2002 ss18, 19, 21; SI 2005/389 reg 19.
type PlacedForAdoption struct {
	record.Base
	record.Told

	Decided, Reversed core.Date
	ReasonReversed    string
}

// PlacedForAdoptionKind is all that the house knows of them.
var PlacedForAdoptionKind = record.NewKind("placed_for_adoption", "Decision to place for adoption", func(p *PlacedForAdoption) form.Questions {
	return append(form.Questions{
		form.Day(&p.Decided, "decided_on", "When was it decided?").Needed().NotAfterToday(),
		form.Day(&p.Reversed, "reversed_on", "When was it reversed?").NotAfterToday(),
		form.Choice(&p.ReasonReversed, "reason_reversed", "Why was it reversed?", code.ReasonNoLongerPlaced),
	}, p.Asked()...)
}).
	Says("The decision that a child should be placed for adoption, and its reversal.", "Adoption and Children Act 2002 ss18, 19, 21; "+guide+", placed for adoption").
	Many("Decisions to place for adoption").
	In("care", "Adoption").NotByHand().
	On(func(p *PlacedForAdoption) core.Date { return p.Decided }).
	Lasts(func(p *PlacedForAdoption) (from, until core.Date) { return p.Decided, p.Reversed }).
	Card(func(p *PlacedForAdoption) string { return code.ReasonNoLongerPlaced.Label(p.ReasonReversed) }).
	Moments(func(p *PlacedForAdoption) []clock.Event {
		return []clock.Event{record.OnDay(clock.AdoptionADMDecided, p.Decided, clock.TagPlanAdoption)}
	})
