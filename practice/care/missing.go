package care

import (
	"context"

	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Missing is a time that children were missing, or away from placement without
// authorisation. One record serves all who went and came back together; a child who came
// back at another time has a record of their own. The talk on return follows it.
//
// Guidance: Children who run away or go missing from home or care, 2014.
type Missing struct {
	record.Base
	record.Told

	Type                   string
	From, Until            core.Date // Until is blank while the child is not back
	FromAt, UntilAt        core.Instant
	By, Last               string // who told us; where and with whom last seen
	Risk, Police           string
	PoliceAt               core.Instant
	Why, Plan, Back, Words string
	Repeat                 string       // the third time in ninety days, or more
	EscalatedAt, MetAt     core.Instant // the senior manager told; the agencies met
}

// MissingKind is all that the house knows of them.
var MissingKind = record.NewKind("missing_period", "Time missing", func(m *Missing) form.Questions {
	return append(form.Questions{
		form.Choice(&m.Type, "missing_type", "Missing, or away?", code.MissingType).Needed().Hint("Away: it is known where the child is, and the child should not be there"),
		form.Day(&m.From, "from_on", "From when?").Needed().NotAfterToday(),
		form.Instant(&m.FromAt, "reported_at", "When were the children reported?").NotAfterToday(),
		form.Words(&m.By, "reported_by", "Who told us?").Sensitive(form.Personal),
		form.Long(&m.Last, "last_seen", "Where, when and with whom were they last seen, and in what clothes?"),
		form.Long(&m.Why, "why", "Why do those who know them think they went, and where might they be?"),
		form.Instant(&m.PoliceAt, "police_at", "When were the police told?").NotAfterToday().Under("What is done"),
		form.Words(&m.Police, "police_reference", "Police reference").Sensitive(form.Personal),
		form.Choice(&m.Risk, "police_grade", "The police's grade", code.MissingRisk),
		form.Long(&m.Plan, "plan", "What is done to find them, and by whom?"),
		form.YesNo(&m.Repeat, "again", "Is it the third time in 90 days, or more?"),
		form.Instant(&m.EscalatedAt, "escalated_at", "When was a senior manager told?").NotAfterToday().Hint("At 24 hours at the latest"),
		form.Instant(&m.MetAt, "meeting_at", "When did the agencies meet?").NotAfterToday().Hint("At 72 hours at the latest, and after the third time in 90 days"),
		form.Day(&m.Until, "until_on", "Until when?").NotAfterToday().Under("Back"),
		form.Instant(&m.UntilAt, "returned_at", "At what time were they found, or back?").NotAfterToday(),
		form.Long(&m.Back, "found", "How and where were they found, and are they well?"),
		form.Long(&m.Words, "child_words", "What do they say, in their own words?"),
	}, m.Asked()...)
}).
	Says("A time that children were missing, or away without authorisation: reported, looked for, found.", "Children who run away or go missing from home or care, 2014; "+guide+", missing").
	Many("Times missing").
	In("care", "Missing").
	On(func(m *Missing) core.Date { return m.From }).
	Lasts(func(m *Missing) (from, until core.Date) { return m.From, m.Until }).
	Card(func(m *Missing) string { return code.MissingType.Label(m.Type) }).
	Checks(checkMissing).
	Moments(missingMoments)

// often is how many times missing in how many days make the agencies meet.
//
// Source: local protocols, commonly.
const (
	often     = 3
	oftenDays = 90
)

// It reads the times before, so it learns how when they are all known.
func init() { MissingKind.Guards(guardMissing) }

// guardMissing has the worker say that it happens again and again, which makes a meeting
// due, at the third time in ninety days.
func guardMissing(ctx context.Context, q store.Querier, m *Missing) ([]core.FieldProblem, error) {
	if m.Type != "M" || m.Repeat == "yes" {
		return nil, nil
	}
	for _, child := range m.People {
		all, err := MissingKind.OfPerson(ctx, q, m.Authority, child)
		if err != nil {
			return nil, err
		}
		times := 1
		for _, o := range all {
			if o.ID != m.ID && o.Type == "M" && o.From.Within(m.From.Plus(-oftenDays), m.From) {
				times++
			}
		}
		if times >= often {
			return []core.FieldProblem{{Field: "again", Words: "This is the third time in ninety days, or more: answer yes, and the agencies meet"}}, nil
		}
	}
	return nil, nil
}

// missingMoments are told of a child who is missing, not of one whose whereabouts are known.
// The times of day count where they are known: the hours of the guidance are hours. Agencies
// who met while the child was missing looked at how often it happens as well: coming back
// then makes no other meeting due.
func missingMoments(m *Missing) []clock.Event {
	if m.Type != "M" {
		return nil
	}
	started, ended := record.OnDay(clock.MissingStarted, m.From), record.OnDay(clock.MissingEnded, m.Until)
	if !m.FromAt.IsZero() {
		started = record.AtTime(clock.MissingStarted, m.FromAt)
	}
	if !m.UntilAt.IsZero() {
		ended = record.AtTime(clock.MissingEnded, m.UntilAt)
	}
	met := record.AtTime(clock.MissingMeetingHeld, m.MetAt)
	if m.Repeat == "yes" && (m.MetAt.IsZero() || m.MetAt < started.At || m.MetAt > ended.At) {
		ended.Tags = append(ended.Tags, clock.TagRepeat)
	}
	return ofReview(m.ID, started, ended, record.AtTime(clock.MissingEscalated, m.EscalatedAt), met)
}

func checkMissing(m *Missing) []core.FieldProblem {
	wrong := func(field, words string) []core.FieldProblem {
		return []core.FieldProblem{{Field: field, Words: words}}
	}
	switch {
	case m.Until.Before(m.From):
		return wrong("until_on", "They came back after they went, not before")
	case !m.FromAt.IsZero() && m.FromAt.Date().Before(m.From):
		return wrong("reported_at", "They were reported after they went, not before")
	case !m.UntilAt.IsZero() && m.UntilAt.Date() != m.Until:
		return wrong("returned_at", "The time that they were back lies on another day than the day given")
	}
	return nil
}
