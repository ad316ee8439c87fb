package leavingcare

import (
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// A Custody is a time that a young person who is or was in care is detained, or in
// hospital. What is owed goes on.
//
// Law: Children Act 1989 s23ZA; SI 2010/2571 reg 3 for who was detained or in hospital at
// 16; statutory guidance on the transition to adulthood for care leavers.
type Custody struct {
	record.Base

	From, Until  core.Date // Until is blank while it goes on
	Where        string
	Place        string
	Accommodated string // under section 20 until then, and now sentenced
	Release      core.Date
	Plan         string
}

// CustodyKind is all that the house knows of custody and hospital.
var CustodyKind = record.NewKind("in_custody", "In custody or hospital", func(c *Custody) form.Questions {
	return form.Questions{
		form.Day(&c.From, "from_on", "From when?").Needed().NotAfterToday(),
		form.Choice(&c.Where, "place_kind", "Where?", code.Detention).Needed(),
		form.Words(&c.Place, "place", "Which one?").Needed(),
		form.YesNo(&c.Accommodated, "was_accommodated", "Were they accommodated under section 20 until then, and are they now sentenced?").Needed(),
		form.Day(&c.Release, "release_on", "When are they expected out?"),
		form.Long(&c.Plan, "plan", "What is done for them there, and for the day they come out?").Needed().Hint("Who visits, money, clothes, where they will live, who meets them at the gate"),
		form.Day(&c.Until, "until_on", "Until when?").NotAfterToday(),
	}
}).
	Says("A time that a young person who is or was in care is detained or in hospital.", "Children Act 1989 s23ZA; "+regs+" reg 3; Children Act 1989 Guidance and Regulations vol 3").
	In("leaving-care", "Leaving care").Many("Times in custody or hospital").ForOneChild().
	Follows("care_episode", "leaving_care_status", "pathway_plan", "keeping_in_touch").
	On(func(c *Custody) core.Date { return c.From }).
	Lasts(func(c *Custody) (from, until core.Date) { return c.From, c.Until }).
	Card(func(c *Custody) string { return code.Detention.Label(c.Where) }).
	Moments(func(c *Custody) []clock.Event {
		if c.Where == "hospital" {
			return nil
		}
		if c.Accommodated == "yes" {
			return []clock.Event{record.OnDay(clock.CustodyStarted, c.From, clock.TagWasAccommodated)}
		}
		return []clock.Event{record.OnDay(clock.CustodyStarted, c.From)}
	})
