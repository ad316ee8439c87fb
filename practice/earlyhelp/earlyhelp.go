// Package earlyhelp is help for a family before, or after, children's social care: with
// the family's agreement and a lead practitioner from any agency.
package earlyhelp

import (
	"context"
	"embed"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// Migrations are the tables of early help.
//
//go:embed *.sql
var Migrations embed.FS

// EarlyHelp is a request for early help that was accepted, and who leads it.
//
// Law: Children Act 2004 s10; Working Together 2026 ch. 3. It rests on agreement.
type EarlyHelp struct {
	record.Base

	Began     core.Date
	Agreed    string
	AgreedOn  core.Date
	AgreedBy  string
	Lead      string // the lead practitioner, of any agency
	Agency    string
	LeadPhone string
	Why       string
	StepDown  string // it follows social care
}

// Kind is all that the house knows of early help.
var Kind = record.NewKind("early_help", "Early help", func(e *EarlyHelp) form.Questions {
	return form.Questions{
		form.Day(&e.Began, "began_on", "From when?").Needed().NotAfterToday(),
		form.Choice(&e.Agreed, "consent", "Has the family agreed?", code.Consent).Needed().Under("Agreement"),
		form.Choice(&e.AgreedBy, "consent_by", "Who agreed?", code.ConsentBy).ShownWhen("consent", "given").Needed(),
		form.Day(&e.AgreedOn, "consent_on", "When did they agree?").ShownWhen("consent", "given").Needed().NotAfterToday(),
		form.Words(&e.Lead, "lead_practitioner", "Who is the lead practitioner?").Needed().Sensitive(form.Personal).Under("Who leads"),
		form.Choice(&e.Agency, "lead_agency", "From which agency?", code.Agency).Needed(),
		form.Words(&e.LeadPhone, "lead_phone", "How are they reached?").Sensitive(form.Personal),
		form.Long(&e.Why, "why", "What does the family want help with?").Needed(),
		form.YesNo(&e.StepDown, "step_down", "Does it follow children's social care?").Needed(),
	}
}).
	Says("Help for a family with its agreement, led by somebody it knows.", "Children Act 2004 s10; Working Together 2026 ch. 3").
	In("early-help", "Early help").Many("Early help").
	Follows("contact_decision", "assessment").
	On(func(e *EarlyHelp) core.Date { return e.Began }).
	Card(func(e *EarlyHelp) string { return "led by " + code.Agency.Label(e.Agency) }).
	Checks(func(e *EarlyHelp) []core.FieldProblem {
		if e.Agreed != "" && e.Agreed != "given" {
			return []core.FieldProblem{{Field: "consent", Words: "Early help needs the family's agreement; without it, go back to the front door"}}
		}
		return nil
	}).
	Fills(fillEarlyHelp).
	Makes(clock.EarlyHelpRequested, func(e *EarlyHelp) core.Date { return e.Began })

func fillEarlyHelp(ctx context.Context, q store.Querier, e *EarlyHelp, from record.Entry) (form.Sources, error) {
	if from == nil {
		return nil, nil
	}
	e.StepDown = "no"
	if from.Head().Kind == "assessment" {
		e.StepDown = "yes"
	}
	type contact struct{ Consent, ConsentBy, Story *string }
	c, known, err := store.Maybe[contact](ctx, q, `
		SELECT consent, consent_by, story FROM contact WHERE authority_id = $1 AND record_id = $2`, e.Authority, from.Head().From)
	if err != nil || !known {
		return form.Sources{"step_down": "the step before"}, err
	}
	sources := form.Sources{"step_down": "the step before"}
	for _, f := range []struct {
		name string
		to   *string
		is   *string
	}{{"consent", &e.Agreed, c.Consent}, {"consent_by", &e.AgreedBy, c.ConsentBy}, {"why", &e.Why, c.Story}} {
		if f.is != nil {
			*f.to = *f.is
			sources[f.name] = "the contact"
		}
	}
	return sources, nil
}

// A FamilyAssessment is the early help assessment, shared with the family.
type FamilyAssessment struct {
	record.Base

	Done       core.Date
	Strengths  string
	Worries    string
	ChildViews string
	Wants      string
	Scale      form.Number
	Plan       string
	Shared     string
}

// AssessmentKind is all that the house knows of early help assessments.
var AssessmentKind = record.NewKind("early_help_assessment", "Early help assessment", func(a *FamilyAssessment) form.Questions {
	return form.Questions{
		form.Day(&a.Done, "done_on", "When was it finished?").Needed().NotAfterToday(),
		form.Long(&a.Strengths, "strengths", "What is going well?").Needed(),
		form.Long(&a.Worries, "worries", "What is worrying?").Needed(),
		form.Long(&a.ChildViews, "child_views", "What do the children say, in their own words?").Needed(),
		form.Long(&a.Wants, "wants", "What does the family want to be different?").Needed(),
		form.Whole(&a.Scale, "family_scale", "Where does the family put itself, from 0 to 10?").Needed().Between(0, 10),
		form.Long(&a.Plan, "plan", "Who will do what, and by when?").Needed(),
		form.YesNo(&a.Shared, "shared", "Does the family have a copy?").Needed(),
	}
}).
	Says("What the family and those around it see, want and will do.", "Working Together 2026 ch. 3").
	In("early-help", "Early help").
	Follows("early_help").
	On(func(a *FamilyAssessment) core.Date { return a.Done }).
	Makes(clock.EarlyHelpAssessmentCompleted, func(a *FamilyAssessment) core.Date { return a.Done }).
	Makes(clock.EarlyHelpPlanAgreed, func(a *FamilyAssessment) core.Date { return a.Done })

// A Meeting is a meeting of the team around the family.
type Meeting struct {
	record.Base

	Held     core.Date
	There    string
	Progress string
	Scale    form.Number
	Next     string
}

// MeetingKind is all that the house knows of meetings of the team around the family.
var MeetingKind = record.NewKind("early_help_meeting", "Team around the family", func(m *Meeting) form.Questions {
	return form.Questions{
		form.Day(&m.Held, "held_on", "When did you meet?").Needed().NotAfterToday(),
		form.Long(&m.There, "present", "Who was there?").Needed().Sensitive(form.Personal),
		form.Long(&m.Progress, "progress", "What has changed?").Needed(),
		form.Whole(&m.Scale, "family_scale", "Where does the family put itself, from 0 to 10?").Between(0, 10),
		form.Long(&m.Next, "next_steps", "Who will do what, and by when?").Needed(),
	}
}).
	Says("A meeting of the family and those who help it.", "Working Together 2026 ch. 3").
	In("early-help", "Early help").Many("Team around the family meetings").
	Follows("early_help").
	On(func(m *Meeting) core.Date { return m.Held }).
	Makes(clock.EarlyHelpMeetingHeld, func(m *Meeting) core.Date { return m.Held })

// A Closing ends early help.
type Closing struct {
	record.Base

	Ended  core.Date
	Reason string
	Level  string
	Words  string
	Scale  form.Number
}

// ClosingReason is why early help ended.
var ClosingReason = &code.List{Name: "early_help_closing", Title: "Why it ended", Source: "Throughline", Items: []code.Item{
	{Code: "met", Label: "The family has what it needed"},
	{Code: "step_up", Label: "Step up: a new contact to the front door"},
	{Code: "withdrew", Label: "The family no longer wants it"},
	{Code: "moved", Label: "The family moved away"},
	{Code: "other", Label: "Another reason"},
}}

// ClosingKind is all that the house knows of the end of early help.
var ClosingKind = record.NewKind("early_help_closed", "Early help ended", func(c *Closing) form.Questions {
	return form.Questions{
		form.Day(&c.Ended, "ended_on", "When did it end?").Needed().NotAfterToday(),
		form.Choice(&c.Reason, "reason", "Why?", ClosingReason).Needed(),
		form.Choice(&c.Level, "level", "What level of need is left?", code.ThresholdLevel).ShownWhen("reason", "withdrew").Needed().Hint("Complex or more: consult the front door next, with a contact"),
		form.Long(&c.Words, "summary", "What changed, in words the family would know?").Needed(),
		form.Whole(&c.Scale, "family_scale", "Where does the family put itself, from 0 to 10?").Between(0, 10),
	}
}).
	Says("The end of early help, and why.", "Working Together 2026 ch. 3").
	In("early-help", "Early help").Many("Early help ended").
	Follows("early_help").
	On(func(c *Closing) core.Date { return c.Ended }).
	Card(func(c *Closing) string { return ClosingReason.Label(c.Reason) }).
	Makes(clock.EarlyHelpClosed, func(c *Closing) core.Date { return c.Ended }).
	Makes(clock.CaseClosed, func(c *Closing) core.Date {
		if c.Reason == "step_up" { // the front door goes on with it
			return 0
		}
		return c.Ended
	}).
	Then(endLead)

// endLead ends the work of whoever led it for this early help, and of nobody who was given
// the child for something else.
func endLead(ctx context.Context, tx *store.Tx, _ access.Who, c *Closing) error {
	for _, child := range c.People {
		n, err := store.One[int](ctx, tx, `
			SELECT count(*) FROM involvement i JOIN record r ON r.authority_id = i.authority_id AND r.id = i.record_id
			WHERE  i.authority_id = $1 AND i.person_id = $2 AND i.role = 'lead worker' AND r.thread_id = $3
			AND    (i.until_on IS NULL OR i.ended_on = $4)`, c.Authority, child, c.Thread, c.Ended)
		if err != nil {
			return err
		}
		if n == 0 {
			continue
		}
		if err := access.EndLead(ctx, tx, c.Authority, child, c.Ended, c.State.Standing() && c.Reason != "step_up"); err != nil {
			return err
		}
	}
	return nil
}

// Kinds are the kinds of record of this part, in the order of the work.
var Kinds = []*record.Kind{
	Kind.Kind,
	AssessmentKind.Kind,
	MeetingKind.Kind,
	ClosingKind.Kind,
}
