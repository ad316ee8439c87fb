package protection

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

// A Review is one review conference on the child protection plans of a family. It goes
// through each plan row by row and decides for each child whether the plan goes on; its
// independent chair signs it. A plan ends only here, but for [PlanEnded].
//
// Guidance: Working Together 2026 ch. 3, review conference.
type Review struct {
	record.Base
	record.Told
	meeting

	Reviewed core.Date
}

// goesOn is the decision of a review that keeps a child on the plan.
const goesOn = "continues"

// ReviewKind is all that the house knows of them.
var ReviewKind = withRows(
	record.NewKind("protection_review", "Review of a protection plan", func(r *Review) form.Questions {
		return slices.Concat(form.Questions{
			form.Day(&r.Reviewed, "reviewed_on", "When was it held?").Needed().NotAfterToday(),
		}, r.before(), r.after(), r.Asked())
	}), func(r *Review) *meeting { return &r.meeting }, code.ReviewDecision, goesOn, (*Action).grown).
	Says("A review conference goes through the plan and decides for each child whether it goes on.", together+", review conference; "+guide+", reviews").
	Many("Reviews of protection plans").
	In("protection", "Protection").
	Follows("protection_plan", "core_group", "initial_conference", "protection_review", "conference_request").SignedBy(access.Chair, chairLevel).
	On(func(r *Review) core.Date { return r.Reviewed }).
	Card(func(r *Review) string { return r.decided(code.ReviewDecision) }).
	Fills(fillReview).
	Checks(func(r *Review) []core.FieldProblem { return r.check(r.Reviewed, "reviewed_on", goesOn) }).
	Guards(guardStuck).
	Leads(leadReviewed).
	Moments(func(r *Review) []clock.Event {
		held := record.OnDay(clock.RCPCHeld, r.Reviewed)
		if r.Years != "" && !slices.ContainsFunc(r.Children, func(c MeetingChild) bool { return c.Decision != "" }) {
			return []clock.Event{held} // a return told of it, and of nothing but its day
		}
		out := r.moments(held, func(MeetingChild) []string { return nil }, goesOn)
		for _, c := range r.Children {
			if c.Decision == "ends_early_help" {
				e := record.OnDay(clock.EarlyHelpStepDownAgreed, r.Reviewed)
				e.Person = c.Person
				out = append(out, e)
			}
		}
		return out
	})

// fillReview takes over the plans as they stand, and asks the core group to come.
func fillReview(ctx context.Context, q store.Querier, r *Review, from record.Entry) (form.Sources, error) {
	sources := form.Sources{}
	plans, err := plansOf(ctx, q, r.Head())
	if err != nil {
		return nil, err
	}
	r.Actions = gathered(plans)
	for _, p := range plans {
		r.VisitEvery = p.VisitEvery
		sources["visit_every"] = "the plan"
		for _, m := range p.CoreGroup {
			if !slices.Contains(r.CoreGroup, m) {
				r.CoreGroup = append(r.CoreGroup, m)
				r.Present = append(r.Present, Attender{Name: m.Name, Agency: m.Agency})
			}
		}
		for i := range r.Children {
			if c := &r.Children[i]; slices.Contains(p.People, c.Person) {
				c.Category = p.Latest
				sources[record.PartField(c.Person, "category")] = "the plan"
			}
		}
	}
	if asked, ok := from.(*ConferenceRequest); ok {
		r.Reviewed, r.Interpreter = asked.At.Date(), asked.Interpreter
		sources["reviewed_on"] = "the request"
	}
	return sources, fillReport(ctx, q, r.Head(), &r.meeting, sources)
}

// stuckMonths is how long a plan may run with nothing changed before legal planning is
// asked for.
const stuckMonths = 9

// guardStuck asks for a word on legal planning where a plan that goes on has run for nine
// months and an outcome is still not met.
//
// Source: safeguards of the pathway; delay in neglect is what case reviews keep finding.
func guardStuck(ctx context.Context, q store.Querier, r *Review) ([]core.FieldProblem, error) {
	if r.Legal == "yes" && r.LegalWords != "" || r.Years != "" {
		return nil, nil
	}
	for _, c := range r.Children {
		if c.Decision != goesOn {
			continue
		}
		p, err := planOf(ctx, q, r.Authority, c.Person, r.Reviewed)
		if err != nil {
			return nil, err
		}
		unmet := slices.ContainsFunc(actionsFor(r.Actions, c.Person), func(a Action) bool { return a.Progress != "met" && a.Progress != "good" })
		if p != nil && unmet && p.Began.PlusMonths(stuckMonths).NotAfter(r.Reviewed) {
			return []core.FieldProblem{wrong("legal_words", "This plan has run for nine months and something in it is not met. Consider legal planning, and say what was decided about it")}, nil
		}
	}
	return nil, nil
}

// leadReviewed lets the plan of each child grow, or ends it.
func leadReviewed(ctx context.Context, q store.Querier, r *Review) ([]record.Entry, error) {
	var out []record.Entry
	for _, c := range r.Children {
		p, err := planOf(ctx, q, r.Authority, c.Person, r.Reviewed)
		if err != nil {
			return nil, err
		}
		if p == nil || p.ChangedOn.After(r.Reviewed) {
			continue // a later meeting has the last word
		}
		p.grow(&r.meeting, c.Person)
		p.ChangedOn, p.Ended, p.EndedWhy = r.Reviewed, 0, ""
		if c.Decision == goesOn {
			p.Latest = c.Category
		} else {
			p.Ended, p.EndedWhy, p.ReviewOn = r.Reviewed, "conference", 0
		}
		out = append(out, p)
	}
	return out, nil
}
