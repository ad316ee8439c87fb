package leavingcare

import (
	"context"

	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Review is one look at a pathway plan with the young person: at least every six months,
// when they or their adviser ask, and after a move into a home that we provide.
//
// Law: SI 2010/2571 reg 7; for a young person in care also SI 2010/959 Part 6.
type Review struct {
	record.Base

	On       core.Date
	Who      string // who took part
	There    string // the young person took part
	Words    string
	Changed  string
	OurHome  string
	Advocate string
	Actions  []Action
	Decision string
	Why      string
	Next     core.Date
}

// ReviewKind is all that the house knows of reviews of pathway plans.
var ReviewKind = record.EachRow(record.NewKind("pathway_review", "Pathway plan review", func(r *Review) form.Questions {
	return form.Questions{
		form.Day(&r.On, "held_on", "When was it held?").Needed().NotAfterToday(),
		form.YesNo(&r.There, "took_part", "Did the young person take part?").Needed(),
		form.Long(&r.Words, "child_words", "How does the young person say it is going, in their own words?").Needed(),
		form.Words(&r.Who, "took_part_with", "Who else took part?"),
		form.YesNo(&r.Advocate, "advocate_offered", "Was an advocate offered?").Needed(),
		form.Long(&r.Changed, "changed", "What has changed since the plan was made?").Needed(),
		form.YesNo(&r.OurHome, "our_home", "Do they live in a home that we provide?").Needed(),
		form.Choice(&r.Decision, "decision", "What is decided?", code.PathwayReviewDecision).Needed().Under("What is decided"),
		form.Long(&r.Why, "why", "Why?").Needed(),
		form.Day(&r.Next, "next_on", "When is the next review?").Hint("Within six months").ShownWhen("decision", "continue", "change").Needed(),
	}
}), "action", "How each action of the plan has gone", func(r *Review) *[]Action { return &r.Actions }, func(a *Action) form.Questions {
	return append(actionQuestions(a), form.Choice(&a.Progress, "progress", "How has it gone?", code.Progress).Needed())
}).
	Says("One look at a pathway plan with the young person: what has changed, how each action has gone, what is decided.", regs+" reg 7").
	In("leaving-care", "Leaving care").ForOneChild().
	Follows("pathway_plan").
	On(func(r *Review) core.Date { return r.On }).
	Card(func(r *Review) string { return code.PathwayReviewDecision.Label(r.Decision) }).
	Checks(func(r *Review) []core.FieldProblem {
		if r.Next.After(r.On.PlusMonths(6)) {
			return []core.FieldProblem{{Field: "next_on", Words: "The next review must be within six months of this one, by " + r.On.PlusMonths(6).Long()}}
		}
		return nil
	}).
	Fills(func(ctx context.Context, q store.Querier, r *Review, from record.Entry) (form.Sources, error) {
		p, ok := from.(*Plan)
		if !ok {
			return nil, nil
		}
		r.Actions = p.Actions
		sources := form.Sources{}
		ours, known, err := store.Maybe[string](ctx, q, lastHome, r.Authority, p.People[0])
		if known {
			r.OurHome = ours
			sources["our_home"] = "where they last moved in"
		}
		return sources, err
	}).
	Moments(func(r *Review) []clock.Event {
		var tags []string
		if r.OurHome == "yes" {
			tags = append(tags, clock.TagOurAccommodation)
		}
		out := []clock.Event{record.OnDay(clock.PathwayReviewed, r.On, tags...)}
		if r.Decision == "end" {
			out = append(out, record.OnDay(clock.LeavingCareEnded, r.On))
		}
		return out
	}).
	Leads(func(ctx context.Context, q store.Querier, r *Review) ([]record.Entry, error) {
		if r.Decision != "end" {
			return nil, nil
		}
		return endPlans(ctx, q, r.Authority, r.People, "", r.On)
	})

// lastHome asks whether the home into which a person last moved is one that we provide.
const lastHome = `
	SELECT our_home FROM leaver_home_by_child
	WHERE  authority_id = $1 AND person_id = $2 AND our_home IS NOT NULL
	ORDER  BY moved_on DESC, record_id DESC LIMIT 1`
