package care

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

// A Search is the search for a place for children to live: what they need, who was asked
// in what order, what was offered and turned down, and what was chosen and why.
//
// Law: Children Act 1989 ss22C, 22G (sufficiency); SI 2010/959 reg 9.
type Search struct {
	record.Base

	Asked                                       core.Instant
	By                                          core.Date // needed by
	Needs, Wishes, Together                     string
	Offers                                      []Offer
	Carer, Placement, Provider, PlacedPost, URN string // what was chosen
	Why                                         string
}

// An Offer is one carer, home or agency that was asked.
type Offer struct {
	Who      string
	Provider string
	Asked    core.Date
	Answer   string
	Why      string
	Weekly   form.Number // pence
}

// SearchKind is all that the house knows of searches.
var SearchKind = record.EachRow(record.NewKind("placement_search", "Search for a placement", func(s *Search) form.Questions {
	return form.Questions{
		form.Instant(&s.Asked, "asked_at", "When did the search begin?").Needed().NotAfterToday(),
		form.Day(&s.By, "needed_by", "By when is it needed?").Needed(),
		form.Long(&s.Needs, "needs", "What do the children need from those who care for them?").Needed().Hint("School, health, language, faith, the people who matter to them, how far from home"),
		form.Long(&s.Wishes, "wishes", "What do the children say they want?").Needed(),
		form.Choice(&s.Together, "siblings", "Brothers and sisters", code.SiblingsPlaced).Needed(),
		form.Words(&s.Carer, "carer", "Which carer or home was chosen?").Sensitive(form.Personal).Under("What was chosen"),
		form.Choice(&s.Placement, "placement_type", "Type of placement", code.PlacementType).NeededWhen("carer"),
		form.Choice(&s.Provider, "placement_provider", "Who provides it?", code.PlacementProvider),
		form.Words(&s.PlacedPost, "placement_postcode", "Postcode of the placement").Sensitive(form.Personal),
		form.Words(&s.URN, "placement_urn", "Ofsted's number (URN)").Sensitive(form.Plain),
		form.Long(&s.Why, "why", "Why this one, and what of the children's needs does it not meet?").NeededWhen("carer"),
	}
}), "offer", "Who was asked", func(s *Search) *[]Offer { return &s.Offers }, func(o *Offer) form.Questions {
	return form.Questions{
		form.Words(&o.Who, "who", "Who?").Needed().Sensitive(form.Personal),
		form.Choice(&o.Provider, "provider", "Of which kind?", code.PlacementProvider).Needed(),
		form.Day(&o.Asked, "asked_on", "When?").Needed().NotAfterToday(),
		form.Choice(&o.Answer, "answer", "Answer", code.PlacementOffer),
		form.Words(&o.Why, "why", "Why?").NeededWhen("answer", "turned_down", "not_matched"),
		form.Money(&o.Weekly, "weekly_cost", "Cost a week"),
	}
}).
	Says("The search for a place to live: what is needed, who was asked, what was chosen and why.", "Children Act 1989 ss22C, 22G; SI 2010/959 reg 9").
	In("care", "Placements").Many("Searches for a placement").
	Follows("care_episode", "assessment", "referral").
	On(func(s *Search) core.Date { return s.Asked.Date() }).
	Card(func(s *Search) string { return joined(code.PlacementType.Label(s.Placement)) })

// An Approval is a senior manager's approval of a placement that needs one.
//
// Law: SI 2010/959 regs 11, 12, 17 to 19, 24.
type Approval struct {
	record.Base

	Of         string
	Decided    core.Date
	Approved   string
	Assessment string
	Why        string
	Wishes     string
	AreaTold   core.Date // the council of the area was told
}

// ApprovalKind is all that the house knows of approvals.
var ApprovalKind = approvalKind("placement_approval", "Approval of a placement", access.L4).
	Says("The nominated officer's approval of a placement with parents, with a connected person, or out of the area.", "SI 2010/959 regs 11(1), 12, 18, 24").
	Many("Approvals of placements").
	Checks(func(a *Approval) []core.FieldProblem {
		if a.Of == "distant" {
			return []core.FieldProblem{{Field: "approval_of", Words: "The director approves a placement at a distance: use the form Director's approval of a placement"}}
		}
		return nil
	})

// DirectorApprovalKind is the approval of a placement at a distance, which the director of
// children's services cannot delegate.
//
// Law: SI 2010/959 reg 11(2).
var DirectorApprovalKind = approvalKind("placement_approval_director", "Director's approval of a placement", access.L5).
	Says("The director's approval of a placement at a distance.", "SI 2010/959 reg 11(2)").
	Many("Director's approvals of placements")

func approvalKind(name, title string, level access.Level) record.Of[Approval] {
	return record.NewKind(name, title, func(a *Approval) form.Questions {
		return form.Questions{
			form.Choice(&a.Of, "approval_of", "What is approved?", code.PlacementApproval).Needed(),
			form.Long(&a.Assessment, "assessment", "What does the assessment say?").Needed().Hint("Of the home, of those who live there, of what this child needs"),
			form.Long(&a.Wishes, "wishes", "What does the child say, in the child's own words?").Needed(),
			form.Long(&a.Why, "why", "Why is this the best available?").Needed(),
			form.Day(&a.AreaTold, "area_told_on", "When was the council of the area told?").NeededWhen("approval_of", "out_of_area", "distant").NotAfterToday(),
			form.Day(&a.Decided, "decided_on", "When was it decided?").Needed().NotAfterToday(),
			form.YesNo(&a.Approved, "approved", "Approved?").Needed(),
		}
	}).
		In("care", "Placements").
		Follows("care_episode", "placement_search", "parents_assessment").SignedAt(level).
		On(func(a *Approval) core.Date { return a.Decided }).
		Card(func(a *Approval) string { return code.PlacementApproval.Label(a.Of) }).
		Moments(func(a *Approval) []clock.Event {
			if a.Of != "parents" {
				return nil
			}
			return []clock.Event{record.OnDay(clock.PWPDecisionMade, a.Decided)}
		})
}

// A ParentsAssessment is the assessment of parents with whom a child under a care order is
// to live, or lives already.
//
// Law: SI 2010/959 regs 17, 19, Sch 3.
type ParentsAssessment struct {
	record.Base

	Done                             core.Date
	Parents, Home, Others, Wishes    string
	Changed, Support, Recommendation string
}

// ParentsAssessmentKind is all that the house knows of them.
var ParentsAssessmentKind = record.NewKind("parents_assessment", "Assessment for placement with parents", func(a *ParentsAssessment) form.Questions {
	return form.Questions{
		form.Day(&a.Done, "done_on", "When was it finished?").Needed().NotAfterToday(),
		form.Long(&a.Parents, "parents", "Can the parents give this child the care that the child needs?").Needed(),
		form.Long(&a.Changed, "changed", "What has changed since the child left home?").Needed(),
		form.Long(&a.Home, "home", "Is the home safe and settled?").Needed(),
		form.Long(&a.Others, "others", "Who else lives there or comes there, and what do the checks say?").Needed(),
		form.Long(&a.Wishes, "wishes", "What does the child say, in the child's own words?").Needed(),
		form.Long(&a.Support, "support", "What help do they need?").Needed(),
		form.Long(&a.Recommendation, "recommendation", "What do you recommend, and why?").Needed(),
	}
}).
	Says("Whether a child under a care order can live with parents.", "SI 2010/959 regs 17, 19, Sch 3").
	In("care", "Placements").Many("Assessments for placement with parents").
	Follows("care_episode").SignedAt(access.L2).
	On(func(a *ParentsAssessment) core.Date { return a.Done }).
	Makes(clock.PWPAssessmentCompleted, func(a *ParentsAssessment) core.Date { return a.Done })

// Terms are what a placement is meant to be, from a day on, while the child stays: how long
// it is meant to last, how often the child is visited, whether a carer is approved by now.
//
// Law: SI 2010/959 regs 22B, 24, 28.
type Terms struct {
	record.Base

	Changed  core.Date
	Facts    []string
	Why      string
	ChildSay string
	Agreed   core.Date // the child agreed to fewer visits
}

// TermsKind is all that the house knows of the terms of placements.
var TermsKind = record.NewKind("placement_terms", "Change of what a placement is meant to be", func(t *Terms) form.Questions {
	return form.Questions{
		form.Day(&t.Changed, "changed_on", "From when?").Needed().NotAfterToday(),
		form.Several(&t.Facts, "placement_facts", "What is true of the placement from then on?", code.PlacementFact),
		form.Long(&t.Why, "why", "Why?").Needed(),
		form.Long(&t.ChildSay, "wishes", "What does the child say, in the child's own words?").Needed(),
		form.Day(&t.Agreed, "child_agreed_on", "When did the child agree to fewer visits?").NotAfterToday(),
	}
}).
	Says("What a placement is meant to be, from a day on, while the child stays.", "SI 2010/959 regs 22B, 24, 28(3A)").
	In("care", "Placements").Many("Changes of what placements are meant to be").
	Follows("care_episode").SignedAt(access.L2).
	On(func(t *Terms) core.Date { return t.Changed }).
	Card(func(t *Terms) string { return labels(code.PlacementFact, t.Facts) }).
	Checks(func(t *Terms) []core.FieldProblem {
		if slices.Contains(t.Facts, "fewer_visits") && t.Agreed.IsZero() {
			return []core.FieldProblem{{Field: "child_agreed_on", Words: "Fewer visits need the child's agreement: say when the child agreed"}}
		}
		return nil
	}).
	Fills(func(ctx context.Context, q store.Querier, t *Terms, _ record.Entry) (form.Sources, error) {
		first, err := t.placement(ctx, q)
		if err != nil || first == nil {
			return nil, err
		}
		if t.Facts = first.factsNow(); len(t.Facts) == 0 {
			return nil, nil
		}
		return form.Sources{"placement_facts": "the placement"}, nil
	}).
	Guards(func(ctx context.Context, q store.Querier, t *Terms) ([]core.FieldProblem, error) {
		first, err := t.placement(ctx, q)
		if err != nil || first != nil && t.Changed.NotBefore(first.Began) {
			return nil, err
		}
		return []core.FieldProblem{{Field: "changed_on", Words: "There is no placement on that day whose terms could change"}}, nil
	}).
	Leads(func(ctx context.Context, q store.Querier, t *Terms) ([]record.Entry, error) {
		first, err := t.placement(ctx, q)
		if err != nil || first == nil {
			return nil, err
		}
		first.term(Term{Changed: t.Changed, Facts: t.Facts, LegalStatus: first.legalNow(), Source: string(t.ID)})
		return []record.Entry{first}, nil
	})

// placement is the episode with which began the placement whose terms change; nil for none.
func (t *Terms) placement(ctx context.Context, q store.Querier) (*Episode, error) {
	if len(t.People) == 0 {
		return nil, nil
	}
	return placementNow(ctx, q, t.Authority, t.People[0])
}
