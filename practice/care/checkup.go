package care

import (
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// A Checkup is a health assessment, initial or review, and the health plan that comes of it.
//
// Law: SI 2010/959 reg 7; statutory guidance on health, 2015.
type Checkup struct {
	record.Base

	Sort, Happened, By           string
	On                           core.Date
	Words, Plan                  string
	Checks                       string // developmental checks, under five
	Substances, Offered, Getting string
}

// CheckupKind is all that the house knows of health assessments.
var CheckupKind = record.NewKind("health_assessment", "Health assessment", func(h *Checkup) form.Questions {
	return form.Questions{
		form.Choice(&h.Sort, "sort", "Which one?", code.HealthAssessmentSort).Needed(),
		form.Day(&h.On, "assessed_on", "When?").Needed().NotAfterToday(),
		form.Choice(&h.Happened, "happened", "What happened?", code.HealthDone).Needed(),
		form.Choice(&h.By, "assessed_by", "Who assessed?", code.HealthBy).ShownWhen("happened", "done").Needed(),
		form.Long(&h.Words, "child_words", "What does the child say about health, in the child's own words?").ShownWhen("happened", "done"),
		form.Long(&h.Plan, "plan", "What is in the health plan: who does what, and by when?").ShownWhen("happened", "done").Needed(),
		form.YesNo(&h.Checks, "developmental_checks", "Are developmental checks up to date?").ShownWhen("happened", "done").Hint("For a child under five"),
		form.YesNo(&h.Substances, "substance_misuse", "Is there a problem with drugs or alcohol?").ShownWhen("happened", "done").Needed(),
		form.YesNo(&h.Getting, "intervention_received", "Is the child getting help with it?").ShownWhen("substance_misuse", "yes").Needed(),
		form.YesNo(&h.Offered, "intervention_offered", "Was help offered?").ShownWhen("intervention_received", "no").Needed(),
	}
}).
	Says("A health assessment of a child in care, and the plan that comes of it.", "SI 2010/959 reg 7; Promoting the health and wellbeing of looked-after children, 2015").
	In("care", "Health").
	Follows("care_episode", "coming_into_care", "care_review", "health_assessment").
	On(func(h *Checkup) core.Date { return h.On }).
	Card(func(h *Checkup) string {
		return joined(code.HealthAssessmentSort.Label(h.Sort), code.HealthDone.Label(h.Happened))
	}).
	Checks(func(h *Checkup) []core.FieldProblem {
		if h.Sort == "initial" && h.Happened == "done" && h.By != "" && h.By != "doctor" {
			return []core.FieldProblem{{Field: "assessed_by", Words: "A doctor makes the initial assessment (regulation 7)"}}
		}
		return nil
	}).
	Moments(func(h *Checkup) []clock.Event {
		switch {
		case h.Happened != "done": // a refusal is recorded and does not count as done
			return nil
		case h.Sort == "initial":
			return []clock.Event{record.OnDay(clock.HealthIHACompleted, h.On)}
		}
		return []clock.Event{record.OnDay(clock.HealthRHACompleted, h.On)}
	})

// Dental is a dentist's check.
//
// Guidance: Promoting the health and wellbeing of looked-after children, 2015.
type Dental struct {
	record.Base

	On             core.Date
	Happened, Next string
}

// DentalKind is all that the house knows of dental checks.
var DentalKind = record.NewKind("dental_check", "Dental check", func(d *Dental) form.Questions {
	return form.Questions{
		form.Day(&d.On, "checked_on", "When?").Needed().NotAfterToday(),
		form.Choice(&d.Happened, "happened", "What happened?", code.HealthDone).Needed(),
		form.Words(&d.Next, "next", "What follows?"),
	}
}).
	Says("A dentist's check of a child in care.", "Promoting the health and wellbeing of looked-after children, 2015").
	In("care", "Health").
	Follows("care_episode", "health_assessment").
	On(func(d *Dental) core.Date { return d.On }).
	Card(func(d *Dental) string { return code.HealthDone.Label(d.Happened) }).
	Moments(func(d *Dental) []clock.Event {
		if d.Happened != "done" {
			return nil
		}
		return []clock.Event{record.OnDay(clock.HealthDentalChecked, d.On)}
	})

// An Immunised is whether a child's immunisations are up to date, as of a day.
//
// Guidance: the national schedule; Promoting the health and wellbeing of looked-after children, 2015.
type Immunised struct {
	record.Base

	On              core.Date
	UpToDate, Given string
}

// ImmunisedKind is all that the house knows of immunisations.
var ImmunisedKind = record.NewKind("immunisation", "Immunisations", func(i *Immunised) form.Questions {
	return form.Questions{
		form.Day(&i.On, "checked_on", "As of when?").Needed().NotAfterToday(),
		form.YesNo(&i.UpToDate, "up_to_date", "Are they up to date?").Needed(),
		form.Words(&i.Given, "words", "Which were given, are missing, or were refused?").NeededWhen("up_to_date", "no"),
	}
}).
	Says("Whether a child's immunisations are up to date.", "Promoting the health and wellbeing of looked-after children, 2015").
	In("care", "Health").Many("Immunisations").
	Follows("care_episode", "health_assessment").
	On(func(i *Immunised) core.Date { return i.On })

// A SDQ is a strengths and difficulties questionnaire as the main carer filled it in.
//
// Guidance: Promoting the health and wellbeing of looked-after children, 2015, annex B.
type SDQ struct {
	record.Base

	On          core.Date
	Score       form.Number // 0 to 40
	Reason      string      // why there is none
	School, Own form.Number // the school's score, and the young person's own
	Follows     string
}

// SDQKind is all that the house knows of them.
var SDQKind = record.NewKind("sdq", "Strengths and difficulties", func(s *SDQ) form.Questions {
	return form.Questions{
		form.Day(&s.On, "scored_on", "When?").Needed().NotAfterToday(),
		form.Whole(&s.Score, "score", "The carer's score").Between(0, 40).Hint("0 to 13 is usual, 14 to 16 in between, 17 and more a concern"),
		form.Choice(&s.Reason, "reason", "Why is there no score?", code.SDQReason),
		form.Whole(&s.School, "school_score", "The school's score").Between(0, 40),
		form.Whole(&s.Own, "own_score", "The young person's own score").Between(0, 40),
		form.Long(&s.Follows, "follows", "What follows from it?").Hint("Needed at 17 and more: talk with child mental health services"),
	}
}).
	Says("How a child in care fares in feelings and behaviour, by the carer's questionnaire.", "Promoting the health and wellbeing of looked-after children, 2015").
	In("care", "Health").Many("Strengths and difficulties questionnaires").
	Follows("care_episode", "health_assessment").
	On(func(s *SDQ) core.Date { return s.On }).
	Card(func(s *SDQ) string {
		if s.Score.Known {
			return "score " + s.Score.String()
		}
		return code.SDQReason.Label(s.Reason)
	}).
	Checks(func(s *SDQ) []core.FieldProblem {
		switch {
		case s.Score.Known == (s.Reason != ""):
			return []core.FieldProblem{{Field: "score", Words: "Give the score, or say why there is none, and not both"}}
		case s.Score.Known && s.Score.N >= sdqConcern && s.Follows == "":
			return []core.FieldProblem{{Field: "follows", Words: "A score of 17 or more: say what follows from it"}}
		}
		return nil
	}).
	Moments(func(s *SDQ) []clock.Event {
		if !s.Score.Known {
			return nil
		}
		return []clock.Event{record.OnDay(clock.HealthSDQCompleted, s.On)}
	})

// sdqConcern is the score from which a child's feelings and behaviour are a concern.
//
// Source: the questionnaire's published bands, as the guidance of 2015 quotes them.
const sdqConcern = 17

// A HealthHistory is the health history that a young person takes along on leaving care.
//
// Guidance: Promoting the health and wellbeing of looked-after children, 2015.
type HealthHistory struct {
	record.Base

	Given core.Date
	Words string
}

// HealthHistoryKind is all that the house knows of them.
var HealthHistoryKind = record.NewKind("health_history", "Health history given", func(h *HealthHistory) form.Questions {
	return form.Questions{
		form.Day(&h.Given, "given_on", "When was it given to the young person?").Needed().NotAfterToday(),
		form.Long(&h.Words, "words", "What does the young person say about it?").Hint("In their own words; also if they did not want it"),
	}
}).
	Says("The health history that a young person takes along on leaving care.", "Promoting the health and wellbeing of looked-after children, 2015").
	In("care", "Health").Many("Health histories given").
	Follows("care_episode", "health_assessment").
	On(func(h *HealthHistory) core.Date { return h.Given }).
	Makes(clock.HealthPassportGiven, func(h *HealthHistory) core.Date { return h.Given })
