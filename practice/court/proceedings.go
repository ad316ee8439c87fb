package court

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

// A Proceedings is an application to the family court, from the day of issue to the last
// order. The court should conclude it within 26 weeks beginning with the day of issue.
//
// Law: Children Act 1989 ss31, 32; Family Procedure Rules 2010, Practice Direction 12A.
type Proceedings struct {
	record.Base

	Applied     string
	Issued      core.Date
	CaseNumber  string
	Court       string
	Judge       string
	Urgent      string
	WhyUrgent   string
	Parties     string
	Lawyer      string
	ParentsTold core.Date
	Guardian    string
	Appointed   core.Date
	Solicitor   string
	Directions  core.Date
	Served      core.Date
	Further     string
	Threshold   string
	Ended       core.Date
	How         string
	Files       []core.ID
}

// ProceedingsKind is all that the house knows of proceedings.
var ProceedingsKind = record.NewKind("proceedings", "Proceedings", proceedingsQuestions).
	Says("An application to the family court, from the day of issue to the last order. Come back to it as the case goes on.",
		"Children Act 1989 ss31 and 32; "+outline).
	In("court", "Court").Many("Proceedings").
	Follows("legal_planning_meeting", "pre_proceedings_decision", "police_protection", "emergency_protection").MadeBy(access.L1).
	On(func(p *Proceedings) core.Date { return p.Issued }).
	Lasts(func(p *Proceedings) (from, until core.Date) { return p.Issued, p.Ended }).
	Card(func(p *Proceedings) string { return joined(code.CourtApplication.Label(p.Applied), p.CaseNumber) }).
	Fills(fillProceedings).
	Guards(guardProceedings).
	Checks(func(p *Proceedings) []core.FieldProblem {
		return inOrder("concluded_on", "They cannot end before they were issued", p.Issued, p.Ended)
	}).
	Moments(func(p *Proceedings) []clock.Event {
		issued := record.OnDay(clock.ProceedingsIssued, p.Issued)
		if p.Further == "yes" {
			issued.Tags = []string{clock.TagFurtherHearing}
		}
		return []clock.Event{
			issued,
			record.OnDay(clock.GuardianAppointed, p.Appointed),
			record.OnDay(clock.ProceedingsStandardDirections, p.Directions),
			record.OnDay(clock.ProceedingsDocumentsServed, p.Served),
			record.OnDay(clock.ProceedingsConcluded, p.Ended),
		}
	})

func proceedingsQuestions(p *Proceedings) form.Questions {
	return form.Questions{
		form.Choice(&p.Applied, "application", "What do we apply for?", code.CourtApplication).Needed().Under("The application"),
		form.Day(&p.Issued, "issued_on", "When did the court issue it?").Needed().NotAfterToday().Hint("This is day 1 of the 26 weeks"),
		form.Words(&p.CaseNumber, "case_number", "Case number").Sensitive(form.Personal),
		form.Words(&p.Court, "court", "Which court?").Needed(),
		form.Words(&p.Judge, "judge", "Which judge?"),
		form.YesNo(&p.Urgent, "urgent", "Was it issued at short notice?").Needed(),
		form.Long(&p.WhyUrgent, "why_urgent", "Why?").ShownWhen("urgent", "yes").Needed(),
		form.Long(&p.Threshold, "threshold", "How is the threshold pleaded?").Needed(),
		form.Long(&p.Parties, "parties", "Who are the parties, and who acts for them?").Sensitive(form.Personal),
		form.Words(&p.Lawyer, "lawyer", "Which lawyer acts for us?"),
		form.Day(&p.ParentsTold, "parents_told_on", "When were the parents told in writing that we go to court?").NotAfterToday(),
		form.Day(&p.Directions, "standard_directions_on", "When did the court give standard directions?").NotAfterToday().Under("The first days"),
		form.Day(&p.Served, "documents_served_on", "When were our documents filed and served?").NotAfterToday().
			Hint("Chronology, statement and genogram, assessments, care plan, index: by day 2"),
		form.Words(&p.Guardian, "guardian", "Who is the children's guardian?"),
		form.Day(&p.Appointed, "guardian_appointed_on", "When was the guardian appointed?").NotAfterToday(),
		form.Words(&p.Solicitor, "child_solicitor", "Who is the child's solicitor?"),
		form.YesNo(&p.Further, "further_hearing", "Is a further case management hearing needed?"),
		form.Day(&p.Ended, "concluded_on", "When did they end?").NotAfterToday().Under("The end"),
		form.Choice(&p.How, "conclusion", "How?", code.ProceedingsEnd).NeededWhen("concluded_on-day"),
		form.File(&p.Files, "files", "Documents"),
	}
}

// fillProceedings takes over what the planning meeting knew.
func fillProceedings(ctx context.Context, q store.Querier, p *Proceedings, _ record.Entry) (form.Sources, error) {
	type planned struct{ ThresholdFacts, Lawyer *string }
	l, known, err := store.Maybe[planned](ctx, q, `
		SELECT m.threshold_facts, m.lawyer
		FROM   legal_planning_meeting m JOIN record r ON r.authority_id = m.authority_id AND r.id = m.record_id
		WHERE  m.authority_id = $1 AND r.thread_id = $2 AND r.state = 'agreed'
		ORDER  BY r.happened_on DESC, r.id DESC LIMIT 1`, p.Authority, p.Thread)
	if err != nil || !known {
		return nil, err
	}
	p.Threshold, p.Lawyer = text(l.ThresholdFacts), text(l.Lawyer)
	return form.Sources{"threshold": "the planning meeting", "lawyer": "the planning meeting"}, nil
}

// guardProceedings holds that nobody goes to court for a child without the nominated
// officer's decision, but in an emergency.
func guardProceedings(ctx context.Context, q store.Querier, p *Proceedings) ([]core.FieldProblem, error) {
	emergency, err := store.One[int](ctx, q, `
		SELECT count(*) FROM record
		WHERE  authority_id = $1 AND thread_id = $2 AND kind IN ('police_protection', 'emergency_protection')
		AND    state IN ('submitted', 'agreed')`, p.Authority, p.Thread)
	if err != nil || emergency > 0 {
		return nil, err
	}
	for _, child := range p.People {
		decided, err := store.One[int](ctx, q, `
			SELECT count(*)
			FROM   pre_proceedings_decision_child c JOIN record r ON r.authority_id = c.authority_id AND r.id = c.record_id
			WHERE  c.authority_id = $1 AND c.person_id = $2 AND r.thread_id = $3 AND r.state = 'agreed' AND c.decision = 'issue'`,
			p.Authority, child, p.Thread)
		if err != nil {
			return nil, err
		}
		if decided > 0 {
			continue
		}
		one := record.Base{Authority: p.Authority, Thread: p.Thread, People: []core.ID{child}}
		wrong, err := decidedOn(ctx, q, &one, "application", "The nominated officer has not decided to go to court for each of these children", "C", "D")
		if err != nil || len(wrong) > 0 {
			return wrong, err
		}
	}
	return nil, nil
}

// A CarePlan is the plan for a child that the court is asked to approve.
//
// Law: Children Act 1989 ss31(3A) and 31A; the permanence provisions of s31(3B).
type CarePlan struct {
	record.Base

	Written  core.Date
	Stage    string
	Children []CarePlanChild
}

// A CarePlanChild is the plan for one child.
type CarePlanChild struct {
	record.Part
	Plan       string
	Live       string
	Permanence string
	Needs      string
	Contact    string
	Words      string
	Views      string
	Fallback   string
	Approved   string
}

// CarePlanKind is all that the house knows of care plans for the court.
var CarePlanKind = record.EachChild(record.NewKind("court_care_plan", "Care plan for the court", func(p *CarePlan) form.Questions {
	return form.Questions{
		form.Day(&p.Written, "written_on", "When was it written?").Needed().NotAfterToday(),
		form.Choice(&p.Stage, "stage", "Which plan is it?", code.CourtPlanStage).Needed(),
	}
}), func(p *CarePlan) *[]CarePlanChild { return &p.Children }, func(c *CarePlanChild) form.Questions {
	return form.Questions{
		form.Choice(&c.Plan, "plan", "Which order do we ask for?", code.CourtPlan).Needed(),
		form.Long(&c.Live, "lives", "Where will the child live, and with whom?").Needed(),
		form.Long(&c.Permanence, "permanence", "How will the child have a home for good?").Needed(),
		form.Long(&c.Needs, "needs", "What does the child need, and who will see to it?").Needed().Hint("Health, learning, feelings, identity, and the harm that was done"),
		form.Long(&c.Contact, "family_time", "Whom in the family will the child see, and how?").Needed(),
		form.Long(&c.Words, "child_words", "What does the child say, in the child's own words?"),
		form.Long(&c.Views, "parents_views", "What do the parents say?"),
		form.Long(&c.Fallback, "fallback", "What if this plan does not work?").Needed(),
		form.Choice(&c.Approved, "approved", "Did the court approve it?", code.YesNoNotKnown),
	}
}).
	Says("The plan for each child that the court is asked to approve, agreed by the nominated officer.", "Children Act 1989 ss31(3A), 31A").
	In("court", "Court").Many("Care plans for the court").
	Follows("proceedings", "court_care_plan", "hearing").SignedAt(access.L4).
	On(func(p *CarePlan) core.Date { return p.Written }).
	Card(func(p *CarePlan) string {
		each := []string{code.CourtPlanStage.Label(p.Stage)}
		for _, c := range p.Children {
			each = append(each, code.CourtPlan.Label(c.Plan))
		}
		return outcomes(each)
	}).
	Fills(fillCarePlan)

// fillCarePlan takes over the plan before; the first one starts from the planning meeting.
func fillCarePlan(ctx context.Context, q store.Querier, p *CarePlan, from record.Entry) (form.Sources, error) {
	sources := form.Sources{}
	if before, ok := from.(*CarePlan); ok {
		for i := range p.Children {
			for _, b := range before.Children {
				if b.Person == p.Children[i].Person {
					p.Children[i] = b
					p.Children[i].Approved = ""
				}
			}
			for _, field := range []string{"plan", "lives", "permanence", "needs", "family_time", "child_words", "parents_views", "fallback"} {
				sources[record.PartField(p.Children[i].Person, field)] = "the plan of " + before.Written.Long()
			}
		}
		return sources, nil
	}
	p.Stage = "initial"
	for i := range p.Children {
		c := &p.Children[i]
		type planned struct{ CourtPlan, ChildWords *string }
		l, known, err := store.Maybe[planned](ctx, q, `
			SELECT c.court_plan, c.child_words
			FROM   legal_planning_meeting_child c JOIN record r ON r.authority_id = c.authority_id AND r.id = c.record_id
			WHERE  c.authority_id = $1 AND c.person_id = $2 AND r.thread_id = $3 AND r.state = 'agreed'
			ORDER  BY r.happened_on DESC, r.id DESC LIMIT 1`, p.Authority, c.Person, p.Thread)
		if err != nil {
			return nil, err
		}
		if c.Plan, c.Words = text(l.CourtPlan), text(l.ChildWords); known && c.Plan != "" {
			sources[record.PartField(c.Person, "plan")] = "the planning meeting"
		}
	}
	return sources, nil
}
