package frontdoor

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

// A Decision is a manager's decision on a contact, with a reason, for each child. Who
// wrote the contact does not decide on it.
//
// Guidance: Working Together 2026 ch. 3, a decision within one working day.
type Decision struct {
	record.Base

	Decided  core.Instant
	Pattern  string // why the outcome is right although this keeps coming; see the safeguards
	Told     string // whether the referrer was told
	ToldAt   core.Instant
	WhyNot   string // why the referrer was not told
	Children []DecisionChild
}

// A DecisionChild is what was decided for one child.
type DecisionChild struct {
	record.Part
	Outcome, Level, Reason string
}

// DecisionKind is all that the house knows of decisions on contacts.
var DecisionKind = record.EachChild(record.NewKind("contact_decision", "Decision on a contact", func(d *Decision) form.Questions {
	return form.Questions{
		form.Instant(&d.Decided, "decided_at", "When did you decide?").Needed().NotAfterToday(),
		form.Long(&d.Pattern, "pattern", "Why is this right, given the contacts before?").Hint("Needed at the third contact in three months, or the third domestic abuse notification in twelve"),
		form.YesNo(&d.Told, "referrer_told", "Has the referrer been told?").Needed().Under("The referrer"),
		form.Instant(&d.ToldAt, "referrer_told_at", "When?").ShownWhen("referrer_told", "yes").Needed().NotAfterToday(),
		form.Words(&d.WhyNot, "why_not_told", "Why not?").ShownWhen("referrer_told", "no").Needed(),
	}
}), func(d *Decision) *[]DecisionChild { return &d.Children }, func(c *DecisionChild) form.Questions {
	return form.Questions{
		form.Choice(&c.Outcome, "outcome", "What happens next?", code.ContactOutcome).Needed(),
		form.Choice(&c.Level, "level", "Level of need", code.ThresholdLevel).Needed(),
		form.Long(&c.Reason, "reason", "Why?").Needed(),
	}
}).
	Says("A manager's decision on a contact, for each child, with the reason.", "Working Together 2026 ch. 3").
	In("front-door", "Front Door").Many("Decisions on contacts").
	Follows("contact").MadeBy(access.L2).NotByTheSame().AlsoFor(access.DecideContacts).
	On(func(d *Decision) core.Date { return d.Decided.Date() }).
	Card(func(d *Decision) string {
		var outcomes []string
		for _, c := range d.Children {
			if o := code.ContactOutcome.Label(c.Outcome); !slices.Contains(outcomes, o) {
				outcomes = append(outcomes, o)
			}
		}
		return joined(outcomes...)
	}).
	Fills(fillDecision).
	Guards(guardDecision).
	Then(func(ctx context.Context, tx *store.Tx, _ access.Who, d *Decision) error {
		return sampleDecision(ctx, tx, d)
	}).
	Moments(func(d *Decision) []clock.Event {
		var out []clock.Event
		for _, c := range d.Children {
			e := record.AtTime(clock.ContactDecisionRecorded, d.Decided, decisionTags(c.Outcome)...)
			e.Person = c.Person
			out = append(out, e)
			if c.Outcome == "strategy" {
				needed := record.AtTime(clock.StrategyNeeded, d.Decided)
				needed.Person = c.Person
				out = append(out, needed)
			}
		}
		return append(out, record.AtTime(clock.ReferralAcknowledged, d.ToldAt))
	})

func decisionTags(outcome string) []string {
	switch outcome {
	case "referral":
		return []string{clock.TagToAssessment}
	case "strategy":
		return []string{clock.TagToStrategy}
	}
	return nil
}

// fillDecision takes over what the worker recommended.
func fillDecision(_ context.Context, _ store.Querier, d *Decision, from record.Entry) (form.Sources, error) {
	c, ok := from.(*Contact)
	if !ok {
		return nil, nil
	}
	sources := form.Sources{}
	for i := range d.Children {
		p := &d.Children[i]
		p.Outcome, p.Level = c.Recommended, c.Level
		if p.Outcome != "" {
			sources[record.PartField(p.Person, "outcome")] = "what the worker recommends"
		}
		if p.Level != "" {
			sources[record.PartField(p.Person, "level")] = "the contact"
		}
	}
	return sources, nil
}
