package casework

import (
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// A SchoolPlace is where a child learns, from a first day to a last one: a school, a
// nursery, a college, teaching at home, or nowhere, which is a fact too.
//
// Law: Education Act 1996 ss7, 14 and 436A; Working Together 2026 ch. 1.
type SchoolPlace struct {
	record.Base

	From, Until core.Date // Until is blank while it goes on
	Sort        string
	Name, URN   string
	Support     string
	WhyEnded    string
}

// SchoolKind is all that the house knows of them.
var SchoolKind = record.NewKind("school_place", "School", func(s *SchoolPlace) form.Questions {
	return form.Questions{
		form.Choice(&s.Sort, "place_kind", "Where does the child learn?", code.SchoolPlace).Needed(),
		form.Words(&s.Name, "name", "Its name").NeededWhen("place_kind", "school", "nursery", "special", "alternative", "college").Sensitive(form.Personal),
		form.Words(&s.URN, "urn", "Its number (URN)").AtMost(7).Sensitive(form.Plain),
		form.Choice(&s.Support, "sen_status", "Special educational needs", code.SENStatus),
		form.Day(&s.From, "from_on", "From when?").Needed().NotAfterToday(),
		form.Day(&s.Until, "until_on", "Until when?").NotAfterToday().Hint("Leave blank while it goes on").Under("The end"),
		form.Words(&s.WhyEnded, "why_ended", "Why did it end?").NeededWhen("until_on-day"),
	}
}).
	Says("Where a child learns, and since when; nowhere is an answer too.", "Education Act 1996 ss7, 14 and 436A").
	In(area, "School").ForOneChild().
	On(func(s *SchoolPlace) core.Date { return s.From }).
	Lasts(func(s *SchoolPlace) (from, until core.Date) { return s.From, s.Until }).
	Card(func(s *SchoolPlace) string { return joined(s.Name, code.SchoolPlace.Label(s.Sort)) }).
	Checks(func(s *SchoolPlace) []core.FieldProblem {
		if !s.Until.IsZero() && s.Until < s.From {
			return []core.FieldProblem{{Field: "until_on", Words: "It cannot end before it began"}}
		}
		return nil
	})
