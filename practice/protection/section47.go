package protection

import (
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// A Section47 is one enquiry into whether a child suffers or is likely to suffer
// significant harm.
//
// Law: Children Act 1989 s47; Working Together 2026 ch. 3.
type Section47 struct {
	record.Base
	record.Told

	Began       core.Date // the strategy discussion that agreed on it
	Target      core.Date // by when the conference was to be held
	Conference  core.Date // the initial child protection conference
	NotRequired string    // the conference was not required
}

// Section47Kind is all that the house knows of them.
var Section47Kind = record.NewKind("section47", "Section 47 enquiry", func(s *Section47) form.Questions {
	return append(form.Questions{
		form.Day(&s.Began, "began_on", "When did it begin?").Needed().NotAfterToday(),
		form.Day(&s.Target, "conference_by", "By when was the conference to be held?"),
		form.Day(&s.Conference, "conference_on", "When was the initial conference held?").NotAfterToday(),
		form.Choice(&s.NotRequired, "conference_not_required", "Was the conference not required?", code.Boolean),
	}, s.Asked()...)
}).
	Says("One enquiry into whether a child suffers or is likely to suffer significant harm.", "Children Act 1989 s47; Working Together 2026 ch. 3; "+guide+", section 47").
	Many("Section 47 enquiries").
	In("protection", "Protection").NotByHand().Follows("cin_episode").
	On(func(s *Section47) core.Date { return s.Began }).
	Card(func(s *Section47) string {
		switch {
		case !s.Conference.IsZero():
			return "conference " + s.Conference.Long()
		case s.NotRequired == "true" || s.NotRequired == "1":
			return "no conference required"
		}
		return ""
	}).
	Makes(clock.S47Started, func(s *Section47) core.Date { return s.Began }).
	Makes(clock.ICPCHeld, func(s *Section47) core.Date { return s.Conference })
