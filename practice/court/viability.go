package court

import (
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// A Viability is a first look at somebody who might care for a child. It is begun when
// their name is known, so that nobody who was named is forgotten.
//
// Guidance: Public Law Working Group, March 2021; the ten working days are local.
type Viability struct {
	record.Base

	Carer     string
	Relation  string
	NamedBy   string
	Named     core.Date
	Visited   core.Date
	Account   string
	Checks    string
	Wishes    string
	Completed core.Date
	Outcome   string
	Why       string
	Told      core.Date
}

// ViabilityKind is all that the house knows of first looks at possible carers.
var ViabilityKind = record.NewKind("viability_assessment", "Viability assessment", func(v *Viability) form.Questions {
	return form.Questions{
		form.Words(&v.Carer, "carer", "Who might care for the child?").Needed().Sensitive(form.Personal),
		form.Words(&v.Relation, "relation", "Who are they to the child?").Needed(),
		form.Words(&v.NamedBy, "named_by", "Who named them?").Needed(),
		form.Day(&v.Named, "named_on", "When were they named?").Needed().NotAfterToday(),
		form.Day(&v.Visited, "visited_on", "When were they seen?").NotAfterToday().Under("The assessment"),
		form.Long(&v.Account, "account", "What did they say, and what is their home like?"),
		form.Long(&v.Checks, "checks", "What do checks and our own records say?"),
		form.Long(&v.Wishes, "child_wishes", "What do the child and the parents think of it?"),
		form.Day(&v.Completed, "completed_on", "When was it finished?").NotAfterToday().Under("The outcome"),
		form.Choice(&v.Outcome, "outcome", "What came of it?", code.Viability).NeededWhen("completed_on-day"),
		form.Long(&v.Why, "why", "Why?").NeededWhen("completed_on-day"),
		form.Day(&v.Told, "told_on", "When were they told in writing, and how to challenge it?").NeededWhen("completed_on-day").NotAfterToday(),
	}
}).
	Says("A first look at somebody from the family or among friends who might care for the child.", practiceGuidance).
	In("court", "Court").
	Follows("legal_planning_meeting", "pre_proceedings_meeting", "proceedings", "hearing", "assessment", "prebirth_assessment").
	On(func(v *Viability) core.Date { return v.Named }).
	Card(func(v *Viability) string { return joined(v.Relation, code.Viability.Label(v.Outcome)) }).
	Checks(func(v *Viability) []core.FieldProblem {
		return inOrder("completed_on", "It cannot be finished before they were named", v.Named, v.Completed)
	}).
	Makes(clock.KinshipCarerIdentified, func(v *Viability) core.Date { return v.Named }).
	Makes(clock.KinshipViabilityCompleted, func(v *Viability) core.Date { return v.Completed })
