package care

import (
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// Health is a year's health, offending and wellbeing of a child who was in care for the
// whole twelve months to 31 March.
//
// Guidance: Promoting the health and wellbeing of looked-after children, 2015.
type Health struct {
	record.Base
	record.Told

	Year                                    form.Number // the collection year, which ends on 31 March
	SDQScore                                form.Number // 0 to 40
	SDQReason                               string
	Convicted                               string
	HealthCheck, Immunised, Teeth, Assessed string
	Substances, Received, Offered           string
}

// HealthKind is all that the house knows of them.
var HealthKind = record.NewKind("health_outcomes", "Health of a year", func(h *Health) form.Questions {
	flag := func(to *string, name, label string) *form.Question { return form.Choice(to, name, label, code.Flag) }
	return append(form.Questions{
		form.Whole(&h.Year, "collection_year", "Year ending 31 March").Needed(),
		form.Whole(&h.SDQScore, "sdq_score", "Strengths and difficulties score").Between(0, 40),
		form.Choice(&h.SDQReason, "sdq_reason", "Why is there no score?", code.SDQReason),
		flag(&h.Convicted, "convicted", "Convicted, or a final warning or reprimand, in the year?"),
		flag(&h.HealthCheck, "health_check", "Are developmental checks up to date?"),
		flag(&h.Immunised, "immunisations", "Are immunisations up to date?"),
		flag(&h.Teeth, "teeth_check", "Teeth checked by a dentist in the year?"),
		flag(&h.Assessed, "health_assessment", "Annual health assessment in the year?"),
		flag(&h.Substances, "substance_misuse", "A substance misuse problem in the year?"),
		flag(&h.Received, "intervention_received", "Was help with it received?"),
		flag(&h.Offered, "intervention_offered", "Was help with it offered?"),
	}, h.Asked()...)
}).
	Says("A year's health, offending and wellbeing of a child in care for the whole of it.", "Promoting the health and wellbeing of looked-after children, 2015; "+guide+", OC2").
	Many("Health of the years").
	In("care", "Health").Follows("care_episode", "health_assessment").Gathers().
	On(func(h *Health) core.Date { return yearEnd(h.Year) }).
	Card(func(h *Health) string {
		if h.SDQScore.Known {
			return "year ending " + yearEnd(h.Year).Long() + ", score recorded"
		}
		return "year ending " + yearEnd(h.Year).Long()
	})

// yearEnd is the last day of a collection year; blank where the year is none.
func yearEnd(year form.Number) core.Date {
	if !year.Known || year.N < 1990 || year.N > 9998 {
		return 0
	}
	return core.Day(int(year.N), 3, 31)
}
