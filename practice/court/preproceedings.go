package court

import (
	"context"
	"fmt"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Meeting is a meeting before proceedings with the parents and their solicitors: the
// first one, a review, the last one. What was agreed is carried from one to the next.
//
// Guidance: Court orders and pre-proceedings 2014; Public Law Working Group 2021.
type Meeting struct {
	record.Base

	Held        core.Date
	Which       string
	Chair       string
	Came        string
	Solicitors  string
	Needs       string
	Progress    string
	Views       string
	Given       string
	WhyNot      string
	Next        core.Date
	Recommend   string
	Agreement   []Promise
	Assessments []Commissioned
	Children    []MeetingChild
}

// A Promise is a line of the agreement: who does what by when.
type Promise struct {
	Who, What string
	By        core.Date
	Progress  string
}

// A Commissioned is an assessment that was asked for, and whether it came.
type Commissioned struct {
	What          string
	Of, Author    string
	Due, Received core.Date
}

// A MeetingChild is how it stands for one child.
type MeetingChild struct {
	record.Part
	Words  string
	Better string
}

// MeetingKind is all that the house knows of meetings before proceedings.
var MeetingKind = record.EachRow(record.EachRow(record.EachChild(record.NewKind("pre_proceedings_meeting", "Pre-proceedings meeting", meetingQuestions),
	func(m *Meeting) *[]MeetingChild { return &m.Children }, func(c *MeetingChild) form.Questions {
		return form.Questions{
			form.Long(&c.Words, "child_words", "What does the child say, in the child's own words?"),
			form.Long(&c.Better, "change", "What has changed for this child?"),
		}
	}), "promise", "Agreement", func(m *Meeting) *[]Promise { return &m.Agreement }, func(p *Promise) form.Questions {
	return form.Questions{
		form.Words(&p.Who, "who", "Who?").Needed().Sensitive(form.Personal),
		form.Words(&p.What, "what", "Does what?").Needed().Sensitive(form.Story),
		form.Day(&p.By, "by_on", "By when?").Needed(),
		form.Choice(&p.Progress, "progress", "How is it going?", code.Progress),
	}
}), "assessment", "Assessments", func(m *Meeting) *[]Commissioned { return &m.Assessments }, func(c *Commissioned) form.Questions {
	return form.Questions{
		form.Choice(&c.What, "what", "Which assessment?", code.PreProceedingsAssessment).Needed(),
		form.Words(&c.Of, "of_whom", "Of whom?").Needed().Sensitive(form.Personal),
		form.Words(&c.Author, "author", "By whom?"),
		form.Day(&c.Due, "due_on", "Due when?").Needed(),
		form.Day(&c.Received, "received_on", "Received when?").NotAfterToday(),
	}
}).
	Says("Parents, their solicitors and we agree who does what by when, so that the child need not go to court.", practiceGuidance).
	In("court", "Court").
	Follows("letter_served", "pre_proceedings_meeting").MadeBy(access.L1).
	On(func(m *Meeting) core.Date { return m.Held }).
	Card(func(m *Meeting) string { return code.PreProceedingsMeeting.Label(m.Which) }).
	Fills(fillMeeting).
	Moments(func(m *Meeting) []clock.Event {
		if m.Which == "first" {
			return []clock.Event{record.OnDay(clock.PLOMeetingHeld, m.Held)}
		}
		return []clock.Event{record.OnDay(clock.PLOReviewHeld, m.Held)}
	})

func meetingQuestions(m *Meeting) form.Questions {
	return form.Questions{
		form.Day(&m.Held, "held_on", "When was it held?").Needed().NotAfterToday().Under("The meeting"),
		form.Choice(&m.Which, "which", "Which meeting?", code.PreProceedingsMeeting).Needed(),
		form.Words(&m.Chair, "chair", "Who was in the chair?").Needed(),
		form.Long(&m.Came, "came", "Which parents came, and who was missing?").Needed().Sensitive(form.Personal),
		form.Words(&m.Solicitors, "solicitors", "Who are the parents' solicitors?").Sensitive(form.Personal),
		form.Words(&m.Needs, "needs", "What helped them to take part?"),
		form.Long(&m.Progress, "progress", "What is better, and what is not?").Needed().Under("How it stands"),
		form.Long(&m.Views, "parents_views", "What do the parents say?").Needed(),
		form.YesNo(&m.Given, "given", "Have the parents and their solicitors got the agreement in writing?").Needed().Under("What follows"),
		form.Words(&m.WhyNot, "why_not_given", "Why not?").ShownWhen("given", "no").Needed(),
		form.Choice(&m.Recommend, "recommended", "What do you recommend?", code.PreProceedingsDecision),
		form.Day(&m.Next, "next_on", "When is the next meeting?"),
	}
}

// fillMeeting carries the agreement and the assessments from one meeting to the next; the
// first takes the children's words from the planning meeting.
func fillMeeting(ctx context.Context, q store.Querier, m *Meeting, from record.Entry) (form.Sources, error) {
	before, ok := from.(*Meeting)
	if ok {
		m.Which, m.Held, m.Chair, m.Solicitors, m.Needs = "review", before.Next, before.Chair, before.Solicitors, before.Needs
		m.Agreement, m.Assessments = append(m.Agreement, before.Agreement...), append(m.Assessments, before.Assessments...)
		said := "the meeting of " + before.Held.Long()
		sources := form.Sources{}
		for _, q := range meetingQuestions(m) {
			if q.PlainText() != "" {
				sources[q.Name] = said
			}
		}
		return sources, nil
	}
	m.Which = "first"
	sources := form.Sources{"which": "the letter"}
	for i := range m.Children {
		c := &m.Children[i]
		words, known, err := store.Maybe[string](ctx, q, `
			SELECT c.child_words
			FROM   legal_planning_meeting_child c JOIN record r ON r.authority_id = c.authority_id AND r.id = c.record_id
			WHERE  c.authority_id = $1 AND c.person_id = $2 AND r.thread_id = $3 AND r.state = 'agreed' AND c.child_words IS NOT NULL
			ORDER  BY r.happened_on DESC, r.id DESC LIMIT 1`, m.Authority, c.Person, m.Thread)
		if err != nil {
			return nil, fmt.Errorf("reading what the children said: %w", err)
		}
		if known {
			c.Words, sources[record.PartField(c.Person, "child_words")] = words, "the planning meeting"
		}
	}
	return sources, nil
}

// A Decision is the nominated officer's on pre-proceedings: go on for longer, step down,
// or issue, for each child.
//
// Guidance: Court orders and pre-proceedings 2014; more than 16 weeks needs a reason.
type Decision struct {
	record.Base

	Decided  core.Date
	Lawyer   string
	Told     core.Date
	Children []DecisionChild
}

// A DecisionChild is what was decided for one child.
type DecisionChild struct {
	record.Part
	Decision string
	Why      string
	Until    core.Date
}

// DecisionKind is all that the house knows of decisions on pre-proceedings.
var DecisionKind = record.EachChild(record.NewKind("pre_proceedings_decision", "Decision on pre-proceedings", func(d *Decision) form.Questions {
	return form.Questions{
		form.Day(&d.Decided, "decided_on", "When did you decide?").Needed().NotAfterToday(),
		form.Words(&d.Lawyer, "lawyer", "Which lawyer was asked?").Needed(),
		form.Day(&d.Told, "parents_told_on", "When were the parents told in writing?").NotAfterToday(),
	}
}), func(d *Decision) *[]DecisionChild { return &d.Children }, func(c *DecisionChild) form.Questions {
	return form.Questions{
		form.Choice(&c.Decision, "decision", "What do you decide?", code.PreProceedingsDecision).Needed(),
		form.Long(&c.Why, "why", "Why? What has changed for the child, and how do we know?").Needed(),
		form.Day(&c.Until, "until_on", "Until when?").ShownWhen("decision", "extend").Needed(),
	}
}).
	Says("The nominated officer goes on with pre-proceedings, ends them, or decides to go to court, for each child.", practiceGuidance).
	In("court", "Court").Many("Decisions on pre-proceedings").
	Follows("pre_proceedings_meeting", "letter_served", "legal_planning_meeting").MadeBy(access.L4).NotByTheSame().
	On(func(d *Decision) core.Date { return d.Decided }).
	Card(func(d *Decision) string {
		var each []string
		for _, c := range d.Children {
			each = append(each, code.PreProceedingsDecision.Label(c.Decision))
		}
		return outcomes(each)
	}).
	Fills(func(_ context.Context, _ store.Querier, d *Decision, from record.Entry) (form.Sources, error) {
		m, ok := from.(*Meeting)
		if !ok || m.Recommend == "" {
			return nil, nil
		}
		sources := form.Sources{}
		for i := range d.Children {
			d.Children[i].Decision = m.Recommend
			sources[record.PartField(d.Children[i].Person, "decision")] = "what the meeting recommends"
		}
		return sources, nil
	}).
	Checks(func(d *Decision) []core.FieldProblem {
		for _, c := range d.Children {
			if c.Until.NotAfter(d.Decided) {
				return []core.FieldProblem{{Field: record.PartField(c.Person, "until_on"), Words: "The longer time must end after today's decision"}}
			}
		}
		return nil
	}).
	Moments(func(d *Decision) []clock.Event {
		var out []clock.Event
		for _, c := range d.Children {
			e := record.OnDay(clock.PLOEnded, d.Decided)
			e.Person = c.Person
			switch c.Decision {
			case "extend":
				e.Moment, e.Until = clock.PreProceedingsExtended, c.Until
			case "issue":
				issue := e
				issue.Moment = clock.PLODecisionIssue
				out = append(out, issue)
			}
			out = append(out, e)
		}
		return out
	})
