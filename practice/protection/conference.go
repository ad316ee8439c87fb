package protection

import (
	"context"
	"slices"
	"strings"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Conference is an initial child protection conference, or the conference of an authority
// to which a child on a plan has moved. It decides for each child whether there is to be a
// plan, and its independent chair signs it; the plan follows by itself.
//
// Guidance: Working Together 2026 ch. 3, initial child protection conferences.
type Conference struct {
	record.Base
	meeting

	Held       core.Date
	TransferIn string
	WhyAgain   string
}

// onPlan is the decision of an initial conference that puts a child on a plan.
const onPlan = "plan"

// ConferenceKind is all that the house knows of initial conferences.
var ConferenceKind = withRows(
	record.NewKind("initial_conference", "Initial child protection conference", func(c *Conference) form.Questions {
		return slices.Concat(form.Questions{
			form.Day(&c.Held, "held_on", "When was it held?").Needed().NotAfterToday(),
			form.YesNo(&c.TransferIn, "transfer_in", "Is it for a child on another authority's plan who has moved here?").Needed(),
		}, c.before(), form.Questions{
			form.Long(&c.WhyAgain, "why_again", "If a child was on a plan before: why did that end, and what must be different now?"),
		}, c.after())
	}), func(c *Conference) *meeting { return &c.meeting }, code.InitialDecision, onPlan, (*Action).outline).
	Says("Those who know the children decide with the family whether each needs a child protection plan.", together+", initial child protection conferences").
	In("protection", "Protection").
	Follows("conference_request", "section47_outcome", "section47", "protection_transfer").SignedBy(access.Chair, chairLevel).
	On(func(c *Conference) core.Date { return c.Held }).
	Card(func(c *Conference) string { return c.decided(code.InitialDecision) }).
	Fills(fillConference).
	Checks(func(c *Conference) []core.FieldProblem { return c.check(c.Held, "held_on", onPlan) }).
	Guards(guardSecondPlan).
	Leads(leadPlans).
	Moments(func(c *Conference) []clock.Event {
		held := record.OnDay(clock.ICPCHeld, c.Held)
		if c.TransferIn == "yes" {
			held.Moment = clock.CPTransferConferenceHeld
		}
		return c.moments(held, func(child MeetingChild) []string {
			if child.Decision == onPlan {
				return []string{clock.TagToCPPlan}
			}
			return nil
		}, onPlan)
	})

// fillConference asks those who were invited to come, and takes over what the enquiry found
// and what each child said.
func fillConference(ctx context.Context, q store.Querier, c *Conference, from record.Entry) (form.Sources, error) {
	sources := form.Sources{}
	if from == nil {
		return sources, nil
	}
	c.TransferIn = "no"
	if from.Head().Kind == "protection_transfer" {
		c.TransferIn = "yes"
	}
	if r, ok := from.(*ConferenceRequest); ok {
		c.Held, c.Interpreter = r.At.Date(), r.Interpreter
		sources["held_on"], sources["interpreter"] = "the request", "the request"
		if r.Sort == "transfer" {
			c.TransferIn = "yes"
		}
		for _, i := range r.Invited {
			c.Present = append(c.Present, Attender{Name: i.Name, Agency: i.Agency})
		}
	}
	if err := fillReport(ctx, q, c.Head(), &c.meeting, sources); err != nil {
		return nil, err
	}
	for i := range c.Children {
		before, err := plansBefore(ctx, q, c.Authority, c.Children[i].Person, lastDay)
		if err != nil {
			return nil, err
		}
		if before != "" && !strings.Contains(c.WhyAgain, before) {
			c.WhyAgain = strings.TrimSpace(c.WhyAgain + "\n" + before)
			sources["why_again"] = "the plans on record"
		}
	}
	return sources, fillKnown(ctx, q, c.Head(), sources,
		known{&c.Worries, "worries", "section47_outcome", "analysis", "the enquiry's outcome"},
		known{&c.Harm, "harm_statement", "assessment", "danger_statement", "the assessment"},
		known{&c.Harm, "harm_statement", "prebirth_assessment", "danger_statement", "the pre-birth assessment"},
		known{&c.Strengths, "strengths", "assessment", "working", "the assessment"},
		known{&c.Strengths, "strengths", "prebirth_assessment", "working", "the pre-birth assessment"},
	)
}

// fillReport takes over when the report was shared, and what each child wanted the
// conference to know, from the last report shared since the last conference.
func fillReport(ctx context.Context, q store.Querier, b *record.Base, m *meeting, sources form.Sources) error {
	for i := range m.Children {
		c := &m.Children[i]
		reports, err := ConferenceReportKind.OfPerson(ctx, q, b.Authority, c.Person)
		if err != nil {
			return err
		}
		for _, r := range reports {
			if r.Thread != b.Thread {
				continue
			}
			m.ReportOn = max(m.ReportOn, r.Shared)
			sources["report_shared_on"] = "the report"
			for _, said := range r.Children {
				if said.Person == c.Person && said.Words != "" {
					c.Words = said.Words
					sources[record.PartField(c.Person, "child_words")] = "the report of " + r.Shared.Long()
				}
			}
		}
	}
	return nil
}

// guardSecondPlan asks why the first plan ended where a conference is about to make a
// second.
//
// Source: the census counts second and later plans; clock cp.second-plan.
func guardSecondPlan(ctx context.Context, q store.Querier, c *Conference) ([]core.FieldProblem, error) {
	if c.WhyAgain != "" {
		return nil, nil
	}
	for _, child := range c.Children {
		if child.Decision != onPlan {
			continue
		}
		before, err := plansBefore(ctx, q, c.Authority, child.Person, c.Held)
		if err != nil || before != "" {
			return []core.FieldProblem{wrong("why_again", "A child was on a plan before. Say why that ended and what must be different now")}, err
		}
	}
	return nil, nil
}

// leadPlans makes the plan of each child for whom one was decided, and puts the conference
// into the enquiry that led to it.
func leadPlans(ctx context.Context, q store.Querier, c *Conference) ([]record.Entry, error) {
	made, err := PlanKind.FromRecord(ctx, q, c.Authority, c.ID)
	if err != nil {
		return nil, err
	}
	var out []record.Entry
	for _, child := range c.Children {
		e, err := enquiryOf(ctx, q, c, child.Person, c.Held)
		if err != nil {
			return nil, err
		}
		if e != nil && c.TransferIn != "yes" {
			e.Conference, e.NotRequired, e.HeldIn = c.Held, "false", c.ID
			out = append(out, e)
		}
		if child.Decision != onPlan {
			continue
		}
		p, err := planFor(ctx, q, c, made, child)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// planFor is the plan that a conference made for a child, or a new one. What a later core
// group or review has put in stays.
func planFor(ctx context.Context, q store.Querier, c *Conference, made []*Plan, child MeetingChild) (*Plan, error) {
	var p *Plan
	if i := slices.IndexFunc(made, func(p *Plan) bool { return slices.Contains(p.People, child.Person) }); i >= 0 {
		p = made[i]
	} else {
		p = PlanKind.Make(c, child.Person)
	}
	before, err := countBefore(ctx, q, c.Authority, child.Person, c.Held, p.ID)
	if err != nil {
		return nil, err
	}
	p.Began, p.Initial, p.Before, p.VisitFirst = c.Held, child.Category, before, c.VisitEvery
	if !p.ChangedOn.After(c.Held) {
		p.Latest, p.ChangedOn = child.Category, c.Held
		p.grow(&c.meeting, child.Person)
	}
	return p, nil
}
