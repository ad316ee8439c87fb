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

// A Plan is a child's care plan: what the child needs, where the child shall live for good,
// and who does what by when.
//
// Law: SI 2010/959 regs 4, 5, Sch 1; Children Act 1989 s31A.
type Plan struct {
	record.Base

	Done                                    core.Date
	Wishes, Parents                         string
	Permanence, Parallel                    string // [code.PermanenceRoute]
	Health, School, Identity, Family, Needs string
	IfNot                                   string // what happens if the placement ends
	Court                                   string // the plan before a court, s31A
	Actions                                 []PlanAction
}

// A PlanAction is what somebody does, for which outcome, by when.
type PlanAction struct {
	Outcome, Action, Who string
	By                   core.Date
}

// PlanKind is all that the house knows of care plans.
var PlanKind = record.EachRow(record.NewKind("care_plan", "Care plan", func(p *Plan) form.Questions {
	return form.Questions{
		form.Day(&p.Done, "completed_on", "When was it completed?").Needed().NotAfterToday(),
		form.Long(&p.Wishes, "wishes", "What does the child want, in the child's own words?").Needed(),
		form.Long(&p.Parents, "parents_views", "What do the parents say?").Needed(),
		form.Choice(&p.Permanence, "permanence", "What is the plan for good?", code.PermanenceRoute).Needed().Under("A home for good"),
		form.Choice(&p.Parallel, "parallel", "And if that cannot be?", code.PermanenceRoute),
		form.Choice(&p.Court, "court_plan", "The plan before the court", code.CourtPlan).Hint("Where there are proceedings"),
		form.Long(&p.Needs, "needs", "What does the child need: feelings, behaviour, care?").Needed().Under("The child's needs"),
		form.Long(&p.Health, "health", "Health").Needed(),
		form.Long(&p.School, "school", "Learning").Needed(),
		form.Long(&p.Identity, "identity", "Identity, language, faith and story").Needed(),
		form.Long(&p.Family, "family", "Family and friends").Needed(),
		form.Long(&p.IfNot, "contingency", "What happens if the child cannot stay there?").Needed(),
	}
}), "action", "Who does what", func(p *Plan) *[]PlanAction { return &p.Actions }, func(a *PlanAction) form.Questions {
	return form.Questions{
		form.Words(&a.Outcome, "outcome", "What shall be better for the child?").Needed(),
		form.Words(&a.Action, "action", "What is done?").Needed(),
		form.Words(&a.Who, "who", "Who?").Needed().Sensitive(form.Personal),
		form.Day(&a.By, "by_on", "By when?").Needed(),
	}
}).
	Says("What a child in care needs, where the child shall live for good, and who does what by when.", "SI 2010/959 regs 4, 5, Sch 1; Children Act 1989 s31A").
	In("care", "In care").
	Follows("care_episode", "care_review", "coming_into_care").SignedAt(access.L2).
	On(func(p *Plan) core.Date { return p.Done }).
	Card(func(p *Plan) string { return code.PermanenceRoute.Label(p.Permanence) }).
	Makes(clock.CarePlanCompleted, func(p *Plan) core.Date { return p.Done })

// A plan reads the plans before it, so it learns how when they are all known.
func init() { PlanKind.Fills(fillPlan) }

// fillPlan takes over the plan before, so that a review changes what it changed and no more.
func fillPlan(ctx context.Context, q store.Querier, p *Plan, _ record.Entry) (form.Sources, error) {
	if len(p.People) == 0 {
		return nil, nil
	}
	plans, err := PlanKind.OfPerson(ctx, q, p.Authority, p.People[0])
	if err != nil || len(plans) == 0 {
		return nil, err
	}
	was := plans[len(plans)-1]
	base := p.Base
	*p = *was
	p.Base, p.Done, p.Wishes = base, 0, ""
	sources := form.Sources{}
	for _, question := range PlanKind.Questions(p) {
		source(sources, question.Name, question.PlainText(), "the plan before")
	}
	return sources, nil
}

// A Permanence is the plan for a home for good, and the one beside it.
//
// Guidance: Children Act 1989 guidance and regulations vol 2; SI 2010/959 reg 5(1)(a).
type Permanence struct {
	record.Base

	Agreed          core.Date
	AtReview        string
	Route, Parallel string
	Why, Wishes     string
	Siblings        string // together or apart, and why
	By              core.Date
	OffTrack        string
}

// PermanenceKind is all that the house knows of permanence plans.
var PermanenceKind = record.NewKind("permanence_plan", "Permanence plan", func(p *Permanence) form.Questions {
	return form.Questions{
		form.Day(&p.Agreed, "agreed_on", "When was it agreed?").Needed().NotAfterToday(),
		form.YesNo(&p.AtReview, "at_review", "Agreed at a review?").Needed(),
		form.Choice(&p.Route, "route", "What is the plan for good?", code.PermanenceRoute).Needed(),
		form.Choice(&p.Parallel, "parallel", "And if that cannot be?", code.PermanenceRoute),
		form.Long(&p.Why, "why", "Why is this best for the child, for life?").Needed(),
		form.Long(&p.Wishes, "wishes", "What does the child want, in the child's own words?").Needed(),
		form.Long(&p.Siblings, "siblings", "Brothers and sisters: together or apart, and why?").Needed(),
		form.Day(&p.By, "by_on", "By when shall the child live there?").Needed(),
		form.Long(&p.OffTrack, "off_track", "If it takes longer: why, and what is done?"),
	}
}).
	Says("Where a child in care shall live for good, why, and by when.", "Children Act 1989 guidance and regulations vol 2; SI 2010/959 reg 5(1)(a)").
	In("care", "In care").
	Follows("care_review", "care_plan", "care_episode").SignedAt(access.L2).
	On(func(p *Permanence) core.Date { return p.Agreed }).
	Card(func(p *Permanence) string { return code.PermanenceRoute.Label(p.Route) }).
	Fills(fillPermanence).
	Makes(clock.PermanencePlanAgreed, func(p *Permanence) core.Date { return p.Agreed }).
	Moments(func(p *Permanence) []clock.Event {
		if p.Route != "adoption" || p.AtReview != "yes" {
			return nil
		}
		e := record.OnDay(clock.AdoptionPlanAgreedAtReview, p.Agreed)
		e.Thread = p.ID // what leads to the decision follows from this plan
		return []clock.Event{e}
	})

func fillPermanence(ctx context.Context, q store.Querier, p *Permanence, from record.Entry) (form.Sources, error) {
	sources := form.Sources{}
	if r, ok := from.(*Review); ok {
		p.AtReview, p.Agreed, p.Route = "yes", r.Reviewed, r.Permanence
		sources["at_review"], sources["agreed_on"] = "the review", "the review"
		source(sources, "route", p.Route, "the review")
	}
	if len(p.People) == 0 {
		return sources, nil
	}
	plans, err := PlanKind.OfPerson(ctx, q, p.Authority, p.People[0])
	if err != nil || len(plans) == 0 {
		return sources, err
	}
	last := plans[len(plans)-1]
	if p.Route == "" {
		p.Route = last.Permanence
		source(sources, "route", p.Route, "the care plan")
	}
	p.Parallel = last.Parallel
	source(sources, "parallel", p.Parallel, "the care plan")
	return sources, nil
}
