package court

import (
	"context"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Secure is a time in secure accommodation: 72 hours without the court, then under
// orders of three months and of six.
//
// Law: Children Act 1989 s25; Children (Secure Accommodation) Regulations 1991.
type Secure struct {
	record.Base

	Placed  core.Instant
	Home    string
	Why     string
	Tried   string
	Ended   core.Date
	Orders  []SecureOrder
	Approve string // the Secretary of State's, for a child under 13
	Wishes  string
}

// A SecureOrder is one order of the court.
type SecureOrder struct {
	Made, Ends core.Date
}

// SecureKind is all that the house knows of secure accommodation.
var SecureKind = record.EachRow(record.NewKind("secure_accommodation", "Secure accommodation", func(s *Secure) form.Questions {
	return form.Questions{
		form.Instant(&s.Placed, "placed_at", "When was the child placed?").Needed().NotAfterToday().Hint("Day and time: without the court it ends 72 hours later"),
		form.Words(&s.Home, "home", "In which secure home?").Needed().Sensitive(form.Personal),
		form.Long(&s.Why, "why", "Why would the child run away and come to harm, or hurt somebody, anywhere else?").Needed(),
		form.Long(&s.Tried, "tried", "What else was tried?").Needed(),
		form.Long(&s.Wishes, "child_words", "What does the child say, in the child's own words?"),
		form.Words(&s.Approve, "under_13_approval", "If the child is under 13: the Secretary of State's approval").Sensitive(form.Plain),
		form.Day(&s.Ended, "ended_on", "When did the child leave?").NotAfterToday().Under("The end"),
	}
}), "court_order", "Orders of the court", func(s *Secure) *[]SecureOrder { return &s.Orders }, func(o *SecureOrder) form.Questions {
	return form.Questions{
		form.Day(&o.Made, "made_on", "Made when?").Needed().NotAfterToday(),
		form.Day(&o.Ends, "ends_on", "Until when?").Needed().Hint("Three months at most; six from the second on"),
	}
}).
	Says("A child in secure accommodation, agreed by the director.", "Children Act 1989 s25; Children (Secure Accommodation) Regulations 1991").
	In("court", "Court").Many("Secure accommodation").
	Follows("care_episode").SignedAt(access.L5).
	On(func(s *Secure) core.Date { return s.Placed.Date() }).
	Lasts(func(s *Secure) (from, until core.Date) { return s.Placed.Date(), s.Ended }).
	Card(func(s *Secure) string {
		if n := len(s.Orders); n > 0 {
			return "order until " + s.Orders[n-1].Ends.Long()
		}
		return "without an order"
	}).
	Guards(func(ctx context.Context, q store.Querier, s *Secure) ([]core.FieldProblem, error) {
		for _, child := range s.People {
			born, known, err := store.Maybe[core.Date](ctx, q, `SELECT born FROM person WHERE authority_id = $1 AND id = $2`, s.Authority, child)
			if err != nil {
				return nil, err
			}
			if known && !born.IsZero() && born.AgeOn(s.Placed.Date()) < 13 && s.Approve == "" {
				return []core.FieldProblem{{Field: "under_13_approval", Words: "The child is under 13: the Secretary of State must approve first (regulation 4)"}}, nil
			}
		}
		return nil, nil
	}).
	Moments(func(s *Secure) []clock.Event {
		out := []clock.Event{record.AtTime(clock.SecurePlaced, s.Placed), record.OnDay(clock.SecureEnded, s.Ended)}
		for i, o := range s.Orders {
			e := record.OnDay(clock.SecureAuthorised, o.Made)
			e.Until = o.Ends
			if i > 0 {
				e.Tags = []string{clock.TagFurtherOrder}
			}
			out = append(out, e)
		}
		return out
	})

// A SecureReview is the look of three people, one of them from outside, at whether a child
// must still be in secure accommodation.
//
// Law: Children (Secure Accommodation) Regulations 1991 regs 15, 16.
type SecureReview struct {
	record.Base

	Held        core.Date
	Panel       string
	Independent string
	Words       string
	Still       string
	Why         string
}

// SecureReviewKind is all that the house knows of these reviews.
var SecureReviewKind = record.NewKind("secure_review", "Secure accommodation review", func(r *SecureReview) form.Questions {
	return form.Questions{
		form.Day(&r.Held, "held_on", "When was it held?").Needed().NotAfterToday(),
		form.Words(&r.Panel, "panel", "Who are the three?").Needed(),
		form.Words(&r.Independent, "independent", "Which of them is independent of us?").Needed(),
		form.Long(&r.Words, "child_words", "What did the child say, in the child's own words?").Needed(),
		form.YesNo(&r.Still, "still_needed", "Must the child still be there?").Needed(),
		form.Long(&r.Why, "why", "Why, and what else could do?").Needed(),
	}
}).
	Says("Three people, one of them independent, look at whether a child must still be in secure accommodation.", "Children (Secure Accommodation) Regulations 1991 regs 15, 16").
	In("court", "Court").
	Follows("secure_accommodation", "secure_review").
	On(func(r *SecureReview) core.Date { return r.Held }).
	Makes(clock.SecureReviewHeld, func(r *SecureReview) core.Date { return r.Held })
