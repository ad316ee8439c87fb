package childinneed

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

// A Review is a review of the child in need plans of a family: how far each row has come,
// and for each child whether the plan goes on. A manager signs it.
//
// Law: Children Act 1989 s17; Working Together 2026 ch. 3. Every step away needs a manager.
type Review struct {
	record.Base

	Held       core.Date
	Changed    string
	Parents    string
	Consent    string
	Drift      string
	VisitEvery form.Number
	ReviewOn   core.Date
	Children   []ReviewChild
	Present    []Attender
	Actions    []Action
}

// A ReviewChild is what one child says, and what was decided for the child.
type ReviewChild struct {
	record.Part
	Words, Decision, Reason string
}

// ReviewKind is all that the house knows of reviews of child in need plans.
var ReviewKind = record.EachRow(record.EachRow(record.EachChild(
	record.NewKind("cin_review", "Child in need review", func(r *Review) form.Questions {
		return form.Questions{
			form.Day(&r.Held, "held_on", "When did you meet?").Needed().NotAfterToday(),
			form.Long(&r.Changed, "changed", "What has changed for the children since the last time?").Needed(),
			form.Long(&r.Parents, "parents_views", "What does each parent say?").Needed(),
			form.YesNo(&r.Consent, "still_agreed", "Does the family still agree to the plan?").Needed().Hint("If not, record that the agreement was withdrawn"),
			form.Long(&r.Drift, "why_no_change", "If nothing has changed over two reviews, why go on in the same way?"),
			visitsQuestion(&r.VisitEvery).Under("How the plan is kept"),
			form.Day(&r.ReviewOn, "review_on", "When is the next review?"),
		}
	}),
	func(r *Review) *[]ReviewChild { return &r.Children }, func(c *ReviewChild) form.Questions {
		return form.Questions{
			form.Long(&c.Words, "child_words", "What does the child say, in the child's own words?"),
			form.Choice(&c.Decision, "decision", "What was decided?", code.ChildInNeedDecision).Needed(),
			form.Long(&c.Reason, "reason", "Why, for this child?").Needed(),
		}
	}),
	"invited", "Who was there", func(r *Review) *[]Attender { return &r.Present }, (*Attender).questions),
	"action", "The plan", func(r *Review) *[]Action { return &r.Actions }, (*Action).grown).
	RowsOf("invited", "person").
	Says("The family and those who help it look at how far the plan has come, and decide whether it goes on.", "Children Act 1989 s17; Working Together 2026 ch. 3").
	In("child-in-need", "Child in need").
	Follows("cin_plan", "cin_review", "cin_plan_agreed").SignedAt(access.L2).
	On(func(r *Review) core.Date { return r.Held }).
	Card(func(r *Review) string {
		var out []string
		for _, c := range r.Children {
			out = once(out, code.ChildInNeedDecision.Label(c.Decision))
		}
		return joined(out...)
	}).
	Fills(fillReview).
	Checks(checkReview).
	Guards(guardDrift).
	Leads(leadReviewed).
	Moments(reviewMoments)

func checkReview(r *Review) []core.FieldProblem {
	goesOn := slices.ContainsFunc(r.Children, func(c ReviewChild) bool { return c.Decision == "continue" || c.Decision == "step_up" })
	if goesOn && !r.ReviewOn.After(r.Held) {
		return []core.FieldProblem{wrong("review_on", "Say when the next review is, after this one")}
	}
	return nil
}

// fillReview takes over the plans as they stand, and asks those of the last meeting.
func fillReview(ctx context.Context, q store.Querier, r *Review, from record.Entry) (form.Sources, error) {
	plans, err := plansOf(ctx, q, r.Head())
	if err != nil {
		return nil, err
	}
	sources := form.Sources{}
	r.Actions = gathered(plans)
	for _, p := range plans {
		r.VisitEvery = p.VisitEvery
		sources["visit_every"] = "the plan"
	}
	var last []Attender
	switch f := from.(type) {
	case *Review:
		last = f.Present
	case *Agreed:
		last = f.Present
	case *Plan:
		last, err = presentAt(ctx, q, f)
	}
	for _, a := range last {
		r.Present = append(r.Present, Attender{Name: a.Name, Agency: a.Agency})
	}
	return sources, err
}

// presentAt are those who were asked to the last meeting about a plan: a review, or the
// meeting that agreed on it.
func presentAt(ctx context.Context, q store.Querier, p *Plan) ([]Attender, error) {
	for _, meeting := range []string{"cin_review", "cin_plan_agreed"} {
		rows, err := store.All[struct{ Name, Agency *string }](ctx, q, `
			SELECT i.name, i.agency FROM `+meeting+`_invited i
			WHERE  i.authority_id = $1 AND i.record_id = (
				SELECT r.id FROM record r JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id
				WHERE  r.authority_id = $1 AND r.kind = $2 AND p.person_id = $3 AND r.state IN ('submitted', 'agreed')
				ORDER  BY r.happened_on DESC, r.id DESC LIMIT 1)
			ORDER  BY i.place`, p.Authority, meeting, p.People[0])
		if err != nil || len(rows) > 0 {
			var out []Attender
			for _, r := range rows {
				out = append(out, Attender{Name: text(r.Name), Agency: text(r.Agency)})
			}
			return out, err
		}
	}
	return nil, nil
}

// stuck reports whether no row of a review has come any further.
func (r *Review) stuck() bool {
	return len(r.Actions) > 0 && !slices.ContainsFunc(r.Actions, func(a Action) bool {
		return a.Progress != "same" && a.Progress != "worse"
	})
}

// guardDrift asks why a plan goes on in the same way when nothing has changed over two
// reviews.
//
// Source: safeguards of the pathway; drift is what plans for children in need die of.
func guardDrift(ctx context.Context, q store.Querier, r *Review) ([]core.FieldProblem, error) {
	if r.Drift != "" || !r.stuck() || !slices.ContainsFunc(r.Children, func(c ReviewChild) bool { return c.Decision == "continue" }) {
		return nil, nil
	}
	for _, child := range r.People {
		was, err := stuckBefore(ctx, q, r, child)
		if err != nil {
			return nil, err
		}
		if was {
			return []core.FieldProblem{wrong("why_no_change", "Nothing has changed over two reviews: say why the plan goes on in the same way, or change it")}, nil
		}
	}
	return nil, nil
}

// stuckBefore reports whether nothing had changed at the last review of a child's plan
// before this one either.
func stuckBefore(ctx context.Context, q store.Querier, r *Review, child core.ID) (bool, error) {
	before, known, err := store.Maybe[core.ID](ctx, q, `
		SELECT r.id FROM record r JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id
		WHERE  r.authority_id = $1 AND r.kind = 'cin_review' AND p.person_id = $2 AND r.happened_on < $3 AND r.id <> $4
		AND    r.state IN ('submitted', 'agreed')
		ORDER  BY r.happened_on DESC, r.id DESC LIMIT 1`, r.Authority, child, r.Held, r.ID)
	if err != nil || !known {
		return false, err
	}
	rows, err := store.All[string](ctx, q, `
		SELECT coalesce(progress, '') FROM cin_review_action WHERE authority_id = $1 AND record_id = $2`, r.Authority, before)
	moved := slices.ContainsFunc(rows, func(progress string) bool { return progress != "same" && progress != "worse" })
	return len(rows) > 0 && !moved, err
}

// leadReviewed lets the plan of each child grow, or ends it.
func leadReviewed(ctx context.Context, q store.Querier, r *Review) ([]record.Entry, error) {
	var out []record.Entry
	for _, c := range r.Children {
		p, err := planOf(ctx, q, r.Authority, c.Person, r.Held)
		if err != nil {
			return nil, err
		}
		if p == nil || p.ChangedOn.After(r.Held) {
			continue // a later meeting has the last word
		}
		p.Actions, p.ChangedOn, p.ReviewOn, p.Ended, p.EndedWhy = actionsFor(r.Actions, c.Person), r.Held, r.ReviewOn, 0, ""
		if r.VisitEvery.Known {
			p.VisitEvery = r.VisitEvery
		}
		switch c.Decision {
		case "close":
			p.Ended, p.EndedWhy, p.ReviewOn = r.Held, "needs_met", 0
		case "step_down":
			p.Ended, p.EndedWhy, p.ReviewOn = r.Held, "step_down", 0
		}
		out = append(out, p)
	}
	return out, nil
}

// reviewMoments: the meeting stands as soon as it is written down; what it decided, once a
// manager has signed it. A worry that needs a strategy discussion waits for no signature.
func reviewMoments(r *Review) []clock.Event {
	var out []clock.Event
	for _, c := range r.Children {
		e := record.OnDay(clock.CINReviewHeld, r.Held)
		e.Person, e.Every = c.Person, every(r.VisitEvery)
		out = append(out, e)
		next := record.OnDay(clock.StrategyNeeded, r.Held)
		next.Person = c.Person
		switch {
		case c.Decision == "step_up":
			out = append(out, next)
		case c.Decision == "step_down" && r.State == record.Agreed:
			next.Moment = clock.EarlyHelpStepDownAgreed
			out = append(out, next)
		}
	}
	return out
}
