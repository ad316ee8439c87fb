package protection

import (
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// A PreProceedings is one round of pre-proceedings and family group decision making. The
// census collects it from 2027.
//
// Law: Children Act 1989 s31; Family Procedure Rules 2010, Practice Direction 12A.
type PreProceedings struct {
	record.Base
	record.Told

	Decided      core.Date // to begin
	LetterSent   core.Date // before proceedings
	Offered      string    // a family group decision making meeting, in the letter
	Facilitated  string
	FirstMeeting core.Date
	Reviews      form.Number // meetings after the first
	StepDecided  core.Date   // to step up or down
	Outcome      string
	Applied      core.Date // for care proceedings
	ParentsTold  core.Date // by letter, of the proceedings
}

// PreProceedingsKind is all that the house knows of them.
var PreProceedingsKind = record.NewKind("pre_proceedings_round", "Round of pre-proceedings", func(p *PreProceedings) form.Questions {
	return append(form.Questions{
		form.Day(&p.Decided, "decided_on", "When was it decided to begin?").Needed().NotAfterToday(),
		form.Day(&p.LetterSent, "letter_sent_on", "When was the letter before proceedings sent?").NotAfterToday(),
		form.Choice(&p.Offered, "family_meeting_offered", "Did the letter offer a family group decision making meeting?", code.Boolean),
		form.Choice(&p.Facilitated, "family_meeting_facilitated", "Was one facilitated?", code.Boolean),
		form.Day(&p.FirstMeeting, "first_meeting_on", "When was the first meeting?").NotAfterToday(),
		form.Whole(&p.Reviews, "review_meetings", "How many meetings after the first?").Between(0, 100),
		form.Day(&p.StepDecided, "step_decided_on", "When was it decided to step up or down?").NotAfterToday(),
		form.Choice(&p.Outcome, "outcome", "Outcome", code.PreProceedingsOutcome),
		form.Day(&p.Applied, "applied_on", "When was the application for care proceedings made?").NotAfterToday(),
		form.Day(&p.ParentsTold, "proceedings_letter_on", "When was the letter about the proceedings sent to the parents?").NotAfterToday(),
	}, p.Asked()...)
}).
	Says("One round of pre-proceedings and family group decision making.", "Children Act 1989 s31; Family Procedure Rules 2010, Practice Direction 12A; "+guide+", pre-proceedings, from 2027").
	Many("Rounds of pre-proceedings").
	In("protection", "Court").NotByHand().Follows("cin_episode").
	On(func(p *PreProceedings) core.Date { return p.Decided }).
	Lasts(func(p *PreProceedings) (from, until core.Date) { return p.Decided, p.StepDecided }).
	Card(func(p *PreProceedings) string { return code.PreProceedingsOutcome.Label(p.Outcome) }).
	Makes(clock.PLODecisionPreProceedings, func(p *PreProceedings) core.Date { return p.Decided }).
	Makes(clock.PLOLetterSent, func(p *PreProceedings) core.Date { return p.LetterSent }).
	Makes(clock.PLOMeetingHeld, func(p *PreProceedings) core.Date { return p.FirstMeeting })
