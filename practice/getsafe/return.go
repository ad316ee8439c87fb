package getsafe

import (
	"context"

	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Return is the conversation that every child is owed within 72 hours of coming back
// from being missing, with somebody independent of home and placement. One that the child
// did not want is recorded too, with what carers know.
//
// Guidance: see [missingGuidance].
type Return struct {
	record.Base

	Offered   core.Instant
	How       string
	Outcome   string
	Declined  core.Instant
	WhyNot    string
	Carers    string // what carers and others know, where the child did not talk
	Held      core.Instant
	Where     string
	Who       string
	WhoWords  string
	Alone     string
	Words     string // the child's own
	WhyWent   string
	WhereWent string
	With      string
	Told      string // in confidence
	Harm      string
	Help      string
	Analysis  string
	Signs     string // of exploitation
	Kinds     []string
	Slavery   string
	Danger    string // significant harm is likely
	Knows     string // the child knows who will be told
	Shared    core.Instant
	SharedTo  []string
	Actions   []Action
}

// An Action is something that somebody will do by a day.
type Action struct {
	What, Who string
	By        core.Date
	Done      core.Date
}

func actionQuestions(a *Action) form.Questions {
	return form.Questions{
		form.Words(&a.What, "action", "What will be done").Needed(),
		form.Words(&a.Who, "by_whom", "Who does it").Needed(),
		form.Day(&a.By, "by_when", "By when").Needed(),
		form.Day(&a.Done, "done_on", "Done on").NotAfterToday(),
	}
}

// ReturnKind is all that the house knows of return conversations.
var ReturnKind = record.EachRow(record.NewKind("return_conversation", "Return conversation", returnQuestions),
	"action", "What will be done", func(r *Return) *[]Action { return &r.Actions }, actionQuestions).
	Says("The conversation with a child who came back from being missing: offered, held or not wanted, in the child's own words, and what follows.", missingGuidance).
	In("missing", "Missing").ForOneChild().
	Follows("missing_period").
	On(func(r *Return) core.Date {
		if !r.Held.IsZero() {
			return r.Held.Date()
		}
		return r.Offered.Date()
	}).
	Card(func(r *Return) string {
		return joined(code.ReturnInterview.Label(r.Outcome), code.DeclinedWhy.Label(r.WhyNot))
	}).
	Checks(func(r *Return) []core.FieldProblem {
		switch {
		case !r.Held.IsZero() && r.Held < r.Offered:
			return []core.FieldProblem{{Field: "held_at", Words: "It cannot have been held before it was offered"}}
		case !r.Shared.IsZero() && r.Shared < max(r.Held, r.Declined):
			return []core.FieldProblem{{Field: "shared_at", Words: "It cannot have been shared before it was held"}}
		}
		return nil
	}).
	Moments(func(r *Return) []clock.Event {
		return []clock.Event{
			record.AtTime(clock.RHIOffered, r.Offered),
			record.AtTime(clock.RHICompleted, max(r.Held, r.Declined)),
			record.AtTime(clock.RHIShared, r.Shared),
		}
	}).
	Leads(func(ctx context.Context, q store.Querier, r *Return) ([]record.Entry, error) {
		return concernOf(ctx, q, r)
	})

func returnQuestions(r *Return) form.Questions {
	yes := "accepted"
	return form.Questions{
		form.Instant(&r.Offered, "offered_at", "When was it offered?").Needed().NotAfterToday().Under("The offer"),
		form.Words(&r.How, "offered_how", "By whom, and how?").Needed(),
		form.Choice(&r.Outcome, "outcome", "What became of it?", code.ReturnInterview).Needed(),
		form.Instant(&r.Declined, "declined_at", "When did they say no?").ShownWhen("outcome", "declined").Needed().NotAfterToday(),
		form.Choice(&r.WhyNot, "why_not_held", "Why was it not held?", code.DeclinedWhy).ShownWhen("outcome", "declined", "not_offered").Needed(),
		form.Long(&r.Carers, "carers", "What do carers and others know of where the child was?").ShownWhen("outcome", "declined", "not_offered").Needed(),
		form.Instant(&r.Held, "held_at", "When was it held?").ShownWhen("outcome", yes).Needed().NotAfterToday().Under("The conversation"),
		form.Words(&r.Where, "held_where", "Where?").ShownWhen("outcome", yes).Needed().Hint("Where the child wished it"),
		form.Choice(&r.Who, "independent_who", "Who held it, independent of home and placement?", code.IndependentWho).ShownWhen("outcome", yes).Needed(),
		form.Words(&r.WhoWords, "held_by", "Name").ShownWhen("outcome", yes).Needed().Sensitive(form.Personal),
		form.YesNo(&r.Alone, "alone", "Was the child alone with them?").ShownWhen("outcome", yes).Needed(),
		form.Long(&r.Words, "child_words", "What did the child say, in the child's own words?").ShownWhen("outcome", yes).Needed(),
		form.Long(&r.WhyWent, "why_went", "Why did the child go?").ShownWhen("outcome", yes).Needed(),
		form.Long(&r.WhereWent, "where_went", "Where were they, and how did they get there?").ShownWhen("outcome", yes).Needed(),
		form.Long(&r.With, "with_whom", "Who were they with?").ShownWhen("outcome", yes).Needed(),
		form.Long(&r.Told, "in_confidence", "What of this did the child tell in confidence?").ShownWhen("outcome", yes).Sensitive(form.Locked).Hint("It is left out of what is shared and exported"),
		form.Long(&r.Harm, "harm", "Was the child hurt, or made to do anything?").ShownWhen("outcome", yes).Needed(),
		form.Long(&r.Help, "help", "What would help, and what would stop it happening again?").ShownWhen("outcome", yes).Needed(),
		form.Long(&r.Analysis, "analysis", "What do you make of it?").Needed().Under("What follows"),
		form.YesNo(&r.Signs, "exploitation_signs", "Are there signs of exploitation?").Needed().Hint("Yes records the concern by itself, and the screening tool comes next"),
		form.Several(&r.Kinds, "exploitation_kinds", "Which kinds?", code.Exploitation).ShownWhen("exploitation_signs", "yes").Needed(),
		form.YesNo(&r.Slavery, "modern_slavery", "Are there signs of modern slavery?").ShownWhen("exploitation_signs", "yes").Needed(),
		form.YesNo(&r.Danger, "significant_harm", "Is significant harm likely?").Needed().Hint("If so call the team manager for a strategy discussion now"),
		form.YesNo(&r.Knows, "child_knows", "Does the child know who will be told what?").Needed(),
		form.Instant(&r.Shared, "shared_at", "When was it shared?").NotAfterToday(),
		form.Several(&r.SharedTo, "shared_with", "With whom?", code.SharedWith).NeededWhen("shared_at-day"),
	}
}
