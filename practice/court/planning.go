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

// A Request asks for a legal planning meeting: a manager thinks that the threshold for
// court may be met.
//
// Guidance: Court orders and pre-proceedings 2014; the five working days are local.
type Request struct {
	record.Base

	Requested core.Date
	Urgent    string
	Why       string
	Tried     string
	Question  string
}

// RequestKind is all that the house knows of requests for legal planning.
var RequestKind = record.NewKind("legal_planning_request", "Request for legal planning", func(r *Request) form.Questions {
	return form.Questions{
		form.Day(&r.Requested, "requested_on", "When is it asked for?").Needed().NotAfterToday(),
		form.YesNo(&r.Urgent, "urgent", "Must it be held today?").Needed(),
		form.Long(&r.Why, "why", "Why now?").Needed(),
		form.Long(&r.Tried, "tried", "What has been tried, and why was it not enough?").Needed(),
		form.Long(&r.Question, "question", "What should the lawyer advise on?").Needed(),
	}
}).
	Says("A manager asks for a legal planning meeting, since the threshold for court may be met.", practiceGuidance).
	In("court", "Court").Many("Requests for legal planning").
	Follows("protection_plan", "protection_review", "cin_plan", "section47", "assessment", "prebirth_assessment", "edge_of_care", "police_protection").MadeBy(access.L2).
	On(func(r *Request) core.Date { return r.Requested }).
	Card(func(r *Request) string { return map[string]string{"yes": "urgent"}[r.Urgent] }).
	Fills(func(ctx context.Context, q store.Querier, r *Request, _ record.Entry) (form.Sources, error) {
		for _, child := range r.People {
			a, known, err := lastAssessment(ctx, q, r.Authority, child)
			if err != nil || !known || text(a.DangerStatement) == "" {
				continue
			}
			r.Why = text(a.DangerStatement)
			return form.Sources{"why": "the assessment of " + a.HappenedOn.Long()}, nil
		}
		return nil, nil
	}).
	Makes(clock.LPMRequested, func(r *Request) core.Date { return r.Requested })

// A Planning is a legal planning meeting: whether the threshold is met and what follows,
// for each child. What the lawyer advised is privileged and stands apart. The decision
// to begin pre-proceedings or to issue is the nominated officer's, by signing.
//
// Law: Children Act 1989 s31.
type Planning struct {
	record.Base

	Held      core.Date
	Chair     string
	Lawyer    string
	Present   string
	Summary   string
	Facts     string
	Options   string
	Network   string
	Family    string // how far family group decision-making has come
	FamilyWhy string
	Assess    string
	Timetable string
	Advice    string // privileged
	Children  []PlanningChild
}

// A PlanningChild is what the meeting decided for one child.
type PlanningChild struct {
	record.Part
	Words     string
	Threshold string
	Grounds   string
	Decision  string
	Why       string
	Plan      string // for the court, were we to issue
}

// PlanningKind is all that the house knows of legal planning meetings.
var PlanningKind = record.EachChild(record.NewKind("legal_planning_meeting", "Legal planning meeting", planningQuestions),
	func(p *Planning) *[]PlanningChild { return &p.Children }, planningChildQuestions).
	Says("Whether the threshold for a court order is met, and what follows for each child. The nominated officer decides by signing.",
		"Children Act 1989 s31; "+practiceGuidance).
	In("court", "Court").
	Follows("legal_planning_request").MadeBy(access.L2).SignedAt(access.L4).
	On(func(p *Planning) core.Date { return p.Held }).
	Card(func(p *Planning) string {
		var each []string
		for _, c := range p.Children {
			each = append(each, code.LegalPlanningDecision.Label(c.Decision))
		}
		return outcomes(each)
	}).
	Fills(fillPlanning).
	Moments(planningMoments)

func planningQuestions(p *Planning) form.Questions {
	return form.Questions{
		form.Day(&p.Held, "held_on", "When was it held?").Needed().NotAfterToday().Under("The meeting"),
		form.Words(&p.Chair, "chair", "Who was in the chair?").Needed().Hint("A service manager or above"),
		form.Words(&p.Lawyer, "lawyer", "Which lawyer of the authority was there?").Needed(),
		form.Words(&p.Present, "present", "Who else was there?"),
		form.Long(&p.Summary, "summary", "What has happened so far?").Needed().Under("The threshold"),
		form.Long(&p.Facts, "threshold_facts", "Which facts do we rely on?").Needed().Hint("What happened, when, how often, and who saw it"),
		form.Long(&p.Options, "options", "Which ways forward were looked at?").Needed().Under("What could be done"),
		form.Long(&p.Network, "network", "Who in the family or among friends could care for the child?").Needed().Sensitive(form.Story),
		form.Choice(&p.Family, "family_meeting", "Has the family been offered a family group meeting?", code.FamilyMeeting).Needed(),
		form.Long(&p.FamilyWhy, "family_meeting_why", "Why not?").ShownWhen("family_meeting", "unsafe", "not_yet").Needed(),
		form.Long(&p.Assess, "assessments_needed", "Which assessments are still needed?"),
		form.Long(&p.Timetable, "timetable", "Who does what, by when?").Needed(),
		form.Long(&p.Advice, "legal_advice", "What did the lawyer advise?").Sensitive(form.Locked).Under("Privileged").
			Hint("Only those who instruct the lawyer read this. It is never shown to the family or to the court").
			Meaning("Legal advice, privileged: read only by those who instruct the lawyer."),
	}
}

func planningChildQuestions(c *PlanningChild) form.Questions {
	return form.Questions{
		form.Long(&c.Words, "child_words", "What does the child say, in the child's own words?"),
		form.Choice(&c.Threshold, "threshold", "Is the threshold met?", code.Threshold).Needed(),
		form.Long(&c.Grounds, "grounds", "What harm, and how does it come from the care given?").Needed(),
		form.Choice(&c.Decision, "decision", "What follows?", code.LegalPlanningDecision).Needed(),
		form.Long(&c.Why, "why", "Why?").Needed(),
		form.Choice(&c.Plan, "court_plan", "Which plan would we put to the court?", code.CourtPlan).NeededWhen("decision", "C", "D"),
	}
}

// fillPlanning takes over the request and what the last assessment of each child says.
func fillPlanning(ctx context.Context, q store.Querier, p *Planning, from record.Entry) (form.Sources, error) {
	sources := form.Sources{}
	if r, ok := from.(*Request); ok {
		p.Summary = r.Tried
		sources["summary"] = "the request"
	}
	for i := range p.Children {
		c := &p.Children[i]
		a, known, err := lastAssessment(ctx, q, p.Authority, c.Person)
		if err != nil {
			return nil, err
		}
		if !known {
			continue
		}
		said := "the assessment of " + a.HappenedOn.Long()
		c.Words, c.Grounds = text(a.Own), text(a.DangerStatement)
		for field, answer := range map[string]string{"child_words": c.Words, "grounds": c.Grounds} {
			if answer != "" {
				sources[record.PartField(c.Person, field)] = said
			}
		}
		if p.Facts == "" && text(a.Worries) != "" {
			p.Facts, sources["threshold_facts"] = text(a.Worries), said
		}
	}
	return sources, nil
}

// planningMoments are the meeting, and, once the nominated officer has signed, the
// decision for each child.
func planningMoments(p *Planning) []clock.Event {
	out := []clock.Event{record.OnDay(clock.LPMHeld, p.Held)}
	if p.State != record.Agreed {
		return out
	}
	for _, c := range p.Children {
		e := record.AtTime("", p.SignedAt)
		e.Person = c.Person
		switch c.Decision {
		case "B":
			e.Moment = clock.PLODecisionPreProceedings
		case "C", "D":
			e.Moment = clock.PLODecisionIssue
		default:
			continue
		}
		out = append(out, e)
	}
	return out
}
