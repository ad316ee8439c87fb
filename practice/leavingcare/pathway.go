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

// A Plan is a pathway plan: what will be done, by whom and by when, so that a young person
// can live well on their own. It is theirs: their words stand first and their signature last.
//
// Law: Children Act 1989 ss23B(3), 23C(3), 23E, Sch 2 para 19B(4); SI 2010/959 reg 43 and
// Sch 8; SI 2010/2571 reg 6 and Sch 1.
type Plan struct {
	record.Base

	On      core.Date
	Status  string
	Words   string
	Dream   string
	Parts   Parts
	Staying string
	Plan2   string // contingency: what if it goes wrong
	Actions []Action
	Signed  string // the young person signed it, or said in their own way that it is theirs
	SignOn  core.Date
	WhyNot  string
	Copy    string
	Ended   core.Date // set by the review that ends it, or the plan that follows it
}

// An Action is one thing that a pathway plan says will be done.
type Action struct {
	Heading, Need, What, Who string
	By                       core.Date
	Progress                 string // as the last review found it
}

func actionQuestions(a *Action) form.Questions {
	return form.Questions{
		form.Choice(&a.Heading, "part", "Part of life", code.PathwayHeading).Needed(),
		form.Words(&a.Need, "need", "What I need or want").Needed(),
		form.Words(&a.What, "action", "What will be done").Needed(),
		form.Words(&a.Who, "by_whom", "Who does it").Needed(),
		form.Day(&a.By, "by_when", "By when").Needed(),
	}
}

// PlanKind is all that the house knows of pathway plans.
var PlanKind = record.EachRow(record.NewKind("pathway_plan", "Pathway plan", planQuestions),
	"action", "Actions", func(p *Plan) *[]Action { return &p.Actions }, actionQuestions).
	Says("What will be done, by whom and by when, so that a young person can live well on their own; in their words and with their signature.",
		"Children Act 1989 ss23B(3), 23C(3), 23E, Sch 2 para 19B(4); Care Planning, Placement and Case Review (England) Regulations 2010 reg 43; "+regs+" reg 6").
	In("leaving-care", "Leaving care").ForOneChild().
	Follows("leaving_care_needs", "pathway_review", "support_answer").SignedAt(access.L2).
	On(func(p *Plan) core.Date { return p.On }).
	Lasts(func(p *Plan) (from, until core.Date) { return p.On, p.Ended }).
	Card(func(p *Plan) string { return joined(code.CareLeaverStatus.Label(p.Status), p.Dream) }).
	Checks(func(p *Plan) []core.FieldProblem {
		if len(p.Actions) == 0 {
			return []core.FieldProblem{{Field: "row-action-1.action", Words: "A plan says at least one thing that will be done"}}
		}
		return nil
	}).
	Guards(func(ctx context.Context, q store.Querier, p *Plan) ([]core.FieldProblem, error) {
		if len(p.People) == 0 || p.On.IsZero() {
			return nil, nil
		}
		s, err := Status(ctx, q, p.Authority, p.People[0], p.On)
		p.Status = s.Code
		return nil, err
	}).
	Moments(func(p *Plan) []clock.Event {
		if p.State != record.Agreed {
			return nil
		}
		return []clock.Event{record.AtTime(clock.PathwayPlanCompleted, p.SignedAt)}
	})

func planQuestions(p *Plan) form.Questions {
	qs := form.Questions{
		form.Day(&p.On, "agreed_on", "From when does the plan hold?").Needed().NotAfterToday(),
		form.Choice(&p.Status, "status", "Status", code.CareLeaverStatus).Kept().Meaning("What the law made of the young person on the day of the plan; worked out, never typed."),
		form.Long(&p.Words, "child_words", "What I want, in my own words").Needed().Under("My words"),
		form.Words(&p.Dream, "hope", "Where I hope to be in a year"),
	}
	qs = append(qs, p.Parts.questions()...)
	return append(qs,
		form.Choice(&p.Staying, "staying", "Staying put or close", code.StayingOn).Needed().Under("If things go wrong"),
		form.Long(&p.Plan2, "contingency", "If this does not work out, what then?").Needed().Hint("Where they can stay, whom they call, at any hour"),
		form.YesNo(&p.Signed, "signed", "Has the young person signed it as their own?").Needed().Under("The young person's signature"),
		form.Day(&p.SignOn, "signed_on", "When?").ShownWhen("signed", "yes").Needed().NotAfterToday(),
		form.Words(&p.WhyNot, "why_not_signed", "Why not, and what would they change?").ShownWhen("signed", "no").Needed(),
		form.YesNo(&p.Copy, "copy_given", "Does the young person have a copy?").Needed(),
		form.Day(&p.Ended, "ended_on", "Ended on").Kept().Meaning("Set by the review that ended the plan, or the plan that followed it."),
	)
}

// fillPlan begins with what the needs assessment found, or with the plan before.
func fillPlan(ctx context.Context, q store.Querier, p *Plan, from record.Entry) (form.Sources, error) {
	sources := form.Sources{}
	say := func(source string) {
		for _, question := range p.Parts.questions() {
			if question.PlainText() != "" {
				sources[question.Name] = source
			}
		}
		if p.Words != "" {
			sources["child_words"] = source
		}
	}
	if n, ok := from.(*Needs); ok {
		p.Parts, p.Words = n.Parts, n.Words
		say("the needs assessment")
		return sources, nil
	}
	if len(p.People) == 0 {
		return nil, nil
	}
	before, err := PlanKind.OfPerson(ctx, q, p.Authority, p.People[0])
	if err != nil || len(before) == 0 {
		return nil, err
	}
	last := before[len(before)-1]
	p.Parts, p.Dream, p.Staying, p.Plan2, p.Words = last.Parts, last.Dream, last.Staying, last.Plan2, last.Words
	p.Actions = last.Actions
	say("the plan before")
	if r, ok := from.(*Review); ok {
		p.Words, p.Actions = r.Words, nil
		for _, a := range r.Actions {
			if a.Progress != "met" {
				p.Actions = append(p.Actions, a)
			}
		}
		sources["child_words"] = "the review"
	}
	return sources, nil
}

// What follows from a plan names the kind itself, so it is said once the kind is there.
func init() {
	PlanKind.Fills(fillPlan).Leads(func(ctx context.Context, q store.Querier, p *Plan) ([]record.Entry, error) {
		return endPlans(ctx, q, p.Authority, p.People, p.ID, p.On)
	})
}

// endPlans ends the plans of some people that still hold, but for one.
func endPlans(ctx context.Context, q store.Querier, authority string, people []core.ID, but core.ID, on core.Date) ([]record.Entry, error) {
	var out []record.Entry
	for _, person := range people {
		plans, err := PlanKind.OfPerson(ctx, q, authority, person)
		if err != nil {
			return nil, err
		}
		for _, p := range plans {
			if p.ID != but && p.State == record.Agreed && p.Ended.IsZero() && p.On.NotAfter(on) {
				p.Ended = on
				out = append(out, p)
			}
		}
	}
	return out, nil
}
