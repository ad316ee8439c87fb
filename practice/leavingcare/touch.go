package leavingcare

import (
	"context"
	"slices"

	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Touch is one time that a personal adviser was in touch with a young person, or tried
// to be. Near a birthday from the 17th to the 21st it is what the yearly return of
// children looked after tells of them.
//
// Law: Children Act 1989 ss23B(1), 23C(2); SI 2010/2571 reg 8.
type Touch struct {
	record.Base

	On       core.Date
	How      string
	InTouch  string
	Living   string // the return's code: the kind of home, then whether it is suitable
	Doing    string
	WhyNot   string // why the home is not suitable and what is being done
	OurHome  string
	Words    string
	Account  string
	NextStep string
	NextOn   core.Date
}

// TouchKind is all that the house knows of keeping in touch.
var TouchKind = record.NewKind("keeping_in_touch", "Keeping in touch", func(t *Touch) form.Questions {
	answered := []string{"home", "elsewhere", "custody", "phone", "video", "message"}
	return form.Questions{
		form.Day(&t.On, "contact_on", "When?").Needed().NotAfterToday(),
		form.Choice(&t.How, "how", "How?", code.TouchMethod).Needed(),
		form.Choice(&t.InTouch, "in_touch", "Are we in touch?", code.InTouch).Needed(),
		form.Long(&t.Words, "child_words", "What did the young person say, in their own words?").ShownWhen("how", answered...),
		form.Choice(&t.Living, "accommodation", "Where do they live, and is it suitable?", code.CareLeaverAccommodation).ShownWhen("how", answered...).Needed().Under("Home and activity"),
		form.Words(&t.WhyNot, "why_not_suitable", "Why is it not suitable, and what are we doing?").NeededWhen("accommodation", unsuitable()...).ShownWhen("accommodation", unsuitable()...),
		form.YesNo(&t.OurHome, "our_home", "Is it a home that we provide?").ShownWhen("how", answered...).Needed(),
		form.Choice(&t.Doing, "activity", "Main activity", code.CareLeaverActivity).ShownWhen("how", answered...).Needed(),
		form.Long(&t.Account, "account", "What happened?").Needed().Under("What follows"),
		form.Words(&t.NextStep, "next_step", "What happens next?").Hint("After no answer: how and when we try again").NeededWhen("how", "tried"),
		form.Day(&t.NextOn, "next_on", "When is the next contact?"),
	}
}).
	Says("One time that a personal adviser was in touch with a young person, or tried: how they are, where they live, what they do.",
		"Children Act 1989 ss23B(1), 23C(2); "+regs+" reg 8; Department for Education, children looked-after by local authorities in England: guide to the SSDA903 collection, OC3").
	In("leaving-care", "Leaving care").Many("Times in touch").ForOneChild().
	Follows("personal_adviser", "pathway_plan", "leaving_care_status", "leaver_home", "in_custody", "keeping_in_touch").
	On(func(t *Touch) core.Date { return t.On }).
	Card(func(t *Touch) string { return joined(code.TouchMethod.Label(t.How), code.InTouch.Label(t.InTouch)) }).
	Fills(fillTouch).
	Moments(func(t *Touch) []clock.Event {
		if t.How == "tried" {
			return nil // a message with no reply is an attempt
		}
		var tags []string
		if t.OurHome == "yes" {
			tags = append(tags, clock.TagOurAccommodation)
		}
		out := []clock.Event{record.OnDay(clock.PAContactMade, t.On)}
		if t.How == "home" || t.How == "elsewhere" || t.How == "custody" {
			out = append(out, record.OnDay(clock.PAVisitMade, t.On, tags...))
		}
		if t.How == "custody" {
			out = append(out, record.OnDay(clock.CustodyVisitMade, t.On))
		}
		if t.Living != "" && t.Doing != "" {
			out = append(out, record.OnDay(clock.LCBirthdayContact, t.On))
		}
		return out
	})

// unsuitable are the codes of homes that are not suitable.
func unsuitable() []string {
	var out []string
	for _, i := range code.CareLeaverAccommodation.Items {
		if i.Code[len(i.Code)-1] == '2' {
			out = append(out, i.Code)
		}
	}
	return out
}

// fillTouch takes over where they live and what they do from the last time, and whether
// the home is ours from the last move.
func fillTouch(ctx context.Context, q store.Querier, t *Touch, _ record.Entry) (form.Sources, error) {
	if len(t.People) == 0 {
		return nil, nil
	}
	type last struct {
		ContactOn               core.Date
		Accommodation, Activity *string
		OurHome                 *string
	}
	sources := form.Sources{}
	l, known, err := store.Maybe[last](ctx, q, `
		SELECT contact_on, accommodation, activity, our_home FROM keeping_in_touch_by_child
		WHERE  authority_id = $1 AND person_id = $2 AND accommodation IS NOT NULL
		ORDER  BY contact_on DESC, record_id DESC LIMIT 1`, t.Authority, t.People[0])
	if err != nil {
		return nil, err
	}
	if known {
		source := "the contact of " + l.ContactOn.Long()
		t.InTouch = "YES"
		for _, a := range []struct {
			to   *string
			from *string
			name string
		}{{&t.Living, l.Accommodation, "accommodation"}, {&t.Doing, l.Activity, "activity"}, {&t.OurHome, l.OurHome, "our_home"}} {
			if a.from != nil {
				*a.to, sources[a.name] = *a.from, source
			}
		}
	}
	ours, moved, err := store.Maybe[string](ctx, q, lastHome, t.Authority, t.People[0])
	if moved {
		t.OurHome, sources["our_home"] = ours, "where they last moved in"
	}
	return sources, err
}

// A Home is a move of a care leaver into a home.
//
// Law: Children Act 1989 ss23B(8), 23C(4), 24B; SI 2010/2571 regs 7(3), 8(2) and 9.
type Home struct {
	record.Base

	On       core.Date
	Living   string
	OurHome  string
	Address  string
	Suitable string
	Reviewed core.Date // of a child still in care: the review by the reviewing officer before the move
	Words    string
}

// HomeKind is all that the house knows of moves of care leavers.
var HomeKind = record.NewKind("leaver_home", "New home of a care leaver", func(h *Home) form.Questions {
	return form.Questions{
		form.Day(&h.On, "moved_on", "When did they move in?").Needed().NotAfterToday(),
		form.Choice(&h.Living, "accommodation", "What kind of home, and is it suitable?", code.CareLeaverAccommodation).Needed(),
		form.Address(&h.Address, "address", "Where?").Needed(),
		form.YesNo(&h.OurHome, "our_home", "Is it a home that we provide?").Hint("Under sections 23B, 23C or 24B: we pay for it or find it").Needed(),
		form.Long(&h.Suitable, "suitability", "How does it suit this young person?").Hint("Safe, affordable, near people and work, condition, landlord, what they think of it").Needed(),
		form.Long(&h.Words, "child_words", "What does the young person say of it, in their own words?").Needed(),
		form.Day(&h.Reviewed, "reviewed_on", "If still in care: when did the reviewing officer hold a review of this move?").NotAfterToday(),
	}
}).
	Says("A care leaver's move into a home, and how it suits them.", "Children Act 1989 ss23B(8), 23C(4), 24B; "+regs+" regs 7(3), 8(2), 9").
	In("leaving-care", "Leaving care").Many("New homes of care leavers").ForOneChild().
	Follows("leaving_care_status", "pathway_plan", "leaver_home").
	On(func(h *Home) core.Date { return h.On }).
	Card(func(h *Home) string { return code.CareLeaverAccommodation.Label(h.Living) }).
	Guards(guardHome).
	Moments(func(h *Home) []clock.Event {
		if h.OurHome != "yes" {
			return nil
		}
		return []clock.Event{record.OnDay(clock.LCMovedIn, h.On, clock.TagOurAccommodation)}
	})

// guardHome refuses to move an eligible child, still in care, with no review before; and a
// child of 16 or 17 into bed and breakfast.
//
// Law: SI 2010/959 reg 33; guidance: bed and breakfast is never suitable for a child.
func guardHome(ctx context.Context, q store.Querier, h *Home) ([]core.FieldProblem, error) {
	if len(h.People) == 0 || h.On.IsZero() {
		return nil, nil
	}
	k, err := KnownOf(ctx, q, h.Authority, h.People[0])
	if err != nil {
		return nil, err
	}
	s := Work(k, h.On)
	switch {
	case k.Born.AgeOn(h.On) < adult && slices.Contains([]string{"W1", "W2"}, h.Living):
		return []core.FieldProblem{{Field: "accommodation", Words: "Bed and breakfast is never suitable for somebody under 18: find another place"}}, nil
	case s.Code == "eligible" && !h.Reviewed.NotAfter(h.On):
		return []core.FieldProblem{{Field: "reviewed_on", Words: "They are still in care: a review chaired by the reviewing officer comes before the move. Say when it was held"}}, nil
	}
	return nil, nil
}
