package protection

import (
	"context"
	"errors"

	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Section47 is one enquiry into whether a child suffers or is likely to suffer
// significant harm. The strategy discussion that agrees on it opens it for each child; its
// outcome and the conference are put in by the records that decide them.
//
// Law: Children Act 1989 s47; Working Together 2026 ch. 3.
type Section47 struct {
	record.Base
	record.Told

	Began       core.Date    // the strategy discussion that agreed on it
	BeganAt     core.Instant // the same with its time; blank where an import told only the day
	Joint       string
	Target      core.Date // by when the conference was to be held
	Completed   core.Date
	Finding     string
	Conference  core.Date // the initial child protection conference
	NotRequired string    // the conference was not required
	HeldIn      core.ID   // the record of the conference, which makes its own moments
}

// Section47Kind is all that the house knows of them.
var Section47Kind = record.NewKind("section47", "Section 47 enquiry", func(s *Section47) form.Questions {
	return append(form.Questions{
		form.Day(&s.Began, "began_on", "When did it begin?").Needed().NotAfterToday(),
		form.Instant(&s.BeganAt, "began_at", "At what time was it agreed?").NotAfterToday(),
		form.YesNo(&s.Joint, "joint", "Is it carried out with the police?"),
		form.Day(&s.Target, "conference_by", "By when was the conference to be held?"),
		form.Day(&s.Completed, "completed_on", "When was it completed?").NotAfterToday(),
		form.Choice(&s.Finding, "finding", "What did it find?", code.Section47Outcome),
		form.Day(&s.Conference, "conference_on", "When was the initial conference held?").NotAfterToday(),
		form.Choice(&s.NotRequired, "conference_not_required", "Was the conference not required?", code.Boolean),
		form.Person(&s.HeldIn, "conference_record", "Record of the conference").Meaning("The id of the record of the initial conference held here; blank where a return told of the conference.").Sensitive(form.Plain).Kept(),
	}, s.Asked()...)
}).
	Says("One enquiry into whether a child suffers or is likely to suffer significant harm. The strategy discussion opens it.", "Children Act 1989 s47; "+together+"; "+guide+", section 47").
	Many("Section 47 enquiries").
	In("protection", "Protection").NotByHand().Follows("cin_episode", "strategy_discussion").
	On(func(s *Section47) core.Date { return s.Began }).
	Lasts(func(s *Section47) (from, until core.Date) {
		until = max(s.Completed, s.Conference)
		if until.IsZero() && isTrue(s.NotRequired) {
			until = max(s.Began, s.Target) // a return does not say when it ended
		}
		return s.Began, until
	}).
	Card(func(s *Section47) string {
		conference := ""
		switch {
		case !s.Conference.IsZero():
			conference = "conference " + s.Conference.Long()
		case isTrue(s.NotRequired):
			conference = "no conference required"
		}
		return joined(code.Section47Outcome.Label(s.Finding), conference)
	}).
	Moments(func(s *Section47) []clock.Event {
		began := record.OnDay(clock.S47Started, s.Began)
		if !s.BeganAt.IsZero() {
			began = record.AtTime(clock.S47Started, s.BeganAt)
		}
		out := []clock.Event{began}
		if s.HeldIn.IsZero() {
			out = append(out, record.OnDay(clock.ICPCHeld, s.Conference))
		}
		return out
	})

// lastDay is after every day.
var lastDay = core.Day(9999, 12, 31)

// isTrue reports whether an answer of the census is yes.
func isTrue(boolean string) bool { return boolean == "true" || boolean == "1" }

// conferenceBy is the last day in time for an initial conference on an enquiry, as the
// census asks for it; blank where the calendar of bank holidays does not reach.
func conferenceBy(began core.Date) (core.Date, error) {
	by, err := clock.WorkingDays(15).From(began, clock.DayAfter, clock.England())
	var missing clock.MissingYear
	if errors.As(err, &missing) {
		return 0, nil
	}
	return by, err
}

// enquiryOf is the last enquiry of a child in a chain of work that began on or before a
// day; nil for none.
func enquiryOf(ctx context.Context, q store.Querier, of record.Entry, person core.ID, day core.Date) (*Section47, error) {
	b := of.Head()
	all, err := Section47Kind.OfPerson(ctx, q, b.Authority, person)
	if err != nil {
		return nil, err
	}
	var last *Section47
	for _, e := range all {
		if e.Thread == b.Thread && e.Began.NotAfter(day) && (last == nil || e.Began >= last.Began) {
			last = e
		}
	}
	return last, nil
}
