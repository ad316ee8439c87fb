package care

import (
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// A Missing is a time that a child in care was missing, or away from placement without
// authorisation.
//
// Guidance: Children who run away or go missing from home or care, 2014.
type Missing struct {
	record.Base
	record.Told

	Type        string
	From, Until core.Date // Until is blank while the child is not back
}

// MissingKind is all that the house knows of them.
var MissingKind = record.NewKind("missing_period", "Time missing", func(m *Missing) form.Questions {
	return append(form.Questions{
		form.Choice(&m.Type, "missing_type", "Missing, or away?", code.MissingType).Needed(),
		form.Day(&m.From, "from_on", "From when?").Needed().NotAfterToday(),
		form.Day(&m.Until, "until_on", "Until when?").NotAfterToday(),
	}, m.Asked()...)
}).
	Says("A time that a child in care was missing, or away without authorisation.", "Children who run away or go missing from home or care, 2014; "+guide+", missing").
	Many("Times missing").
	In("care", "Missing").NotByHand().
	On(func(m *Missing) core.Date { return m.From }).
	Lasts(func(m *Missing) (from, until core.Date) { return m.From, m.Until }).
	Card(func(m *Missing) string { return code.MissingType.Label(m.Type) }).
	Moments(func(m *Missing) []clock.Event {
		if m.Type != "M" {
			return nil // away without authorisation: where the child is, is known
		}
		return []clock.Event{record.OnDay(clock.MissingStarted, m.From), record.OnDay(clock.MissingEnded, m.Until)}
	})
