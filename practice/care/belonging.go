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

// A Contact is the plan of whom a child in care sees and hears from.
//
// Law: Children Act 1989 s34, Sch 2 para 15.
type Contact struct {
	record.Base

	Begins, Look  core.Date // from when; when it is looked at again
	Wishes, Harms string
	With          []ContactWith
}

// A ContactWith is how the child is in touch with somebody.
type ContactWith struct {
	Who, Relation, How, Often, Basis, Terms string
}

// ContactKind is all that the house knows of them.
var ContactKind = record.EachRow(record.NewKind("family_contact", "Family and friends", func(c *Contact) form.Questions {
	return form.Questions{
		form.Day(&c.Begins, "from_on", "From when?").Needed(),
		form.Long(&c.Wishes, "wishes", "Whom does the child want to see, in the child's own words?").Needed(),
		form.Long(&c.Harms, "safety", "What makes it safe, and what would stop it?").Needed(),
		form.Day(&c.Look, "review_on", "When do you look at it again?").Needed(),
	}
}), "person", "Whom, how and how often", func(c *Contact) *[]ContactWith { return &c.With }, func(w *ContactWith) form.Questions {
	return form.Questions{
		form.Words(&w.Who, "who", "Who?").Needed().Sensitive(form.Personal),
		form.Choice(&w.Relation, "relationship", "Who are they to the child?", code.Relationship).Needed(),
		form.Choice(&w.How, "how", "How?", code.FamilyContact).Needed(),
		form.Words(&w.Often, "often", "How often?").Needed(),
		form.Choice(&w.Basis, "basis", "What does it rest on?", code.FamilyContactBasis).Needed(),
		form.Words(&w.Terms, "terms", "On what terms?"),
	}
}).
	Says("Whom a child in care sees and hears from, how, how often, and what makes it safe.", "Children Act 1989 s34, Sch 2 para 15").
	In("care", "Family").Many("Plans of family and friends").
	Follows("care_episode", "care_plan", "care_review", "family_contact", "court_order").
	On(func(c *Contact) core.Date { return c.Begins }).
	Fills(func(_ context.Context, _ store.Querier, c *Contact, from record.Entry) (form.Sources, error) {
		before, ok := from.(*Contact)
		if !ok {
			return nil, nil
		}
		c.With, c.Harms = before.With, before.Harms
		return form.Sources{"safety": "the plan before"}, nil
	})

// A LifeStory is the work by which a child keeps their own story: its parts, and who holds them.
//
// Guidance: Children Act 1989 guidance and regulations vol 2; adoption statutory guidance, 2013.
type LifeStory struct {
	record.Base

	Started, Given core.Date
	Who, Wishes    string
	Words          string // the story in words for this child
	Parts          []StoryPart
}

// A StoryPart is one piece of the story and who holds it.
type StoryPart struct {
	What, Words, Holder string
	Given               core.Date
}

// LifeStoryKind is all that the house knows of them.
var LifeStoryKind = record.EachRow(record.NewKind("life_story", "Life story", func(l *LifeStory) form.Questions {
	return form.Questions{
		form.Day(&l.Started, "started_on", "When did the work start?").Needed().NotAfterToday(),
		form.Words(&l.Who, "who", "Who does it with the child?").Needed().Sensitive(form.Personal),
		form.Long(&l.Wishes, "wishes", "What does the child want to know?").Needed(),
		form.Long(&l.Words, "story", "How do we tell the child why they do not live at home?").Needed().Hint("The same words for all who care for the child"),
		form.Day(&l.Given, "given_on", "When was the book given to the child?").NotAfterToday(),
	}
}), "part", "Its parts", func(l *LifeStory) *[]StoryPart { return &l.Parts }, func(p *StoryPart) form.Questions {
	return form.Questions{
		form.Choice(&p.What, "what", "What?", code.LifeStoryPart).Needed(),
		form.Words(&p.Words, "words", "Of what, of whom?"),
		form.Words(&p.Holder, "holder", "Who holds it?").Needed().Sensitive(form.Personal),
		form.Day(&p.Given, "given_on", "When did the child get it?").NotAfterToday(),
	}
}).
	Says("The parts of a child's story, who holds them, and how it is told.", "Children Act 1989 guidance and regulations vol 2; adoption statutory guidance, 2013").
	In("care", "Family").Many("Life stories").
	Follows("care_episode", "care_review", "adoption_placed", "adoption_order").
	On(func(l *LifeStory) core.Date { return l.Started }).
	Lasts(func(l *LifeStory) (from, until core.Date) { return l.Started, l.Given }).
	Makes(clock.LifeStoryStarted, func(l *LifeStory) core.Date { return l.Started }).
	Makes(clock.LifeStoryCompleted, func(l *LifeStory) core.Date { return l.Given })

// Savings are the account that a child in care has, after a year at the latest.
//
// Guidance: Junior ISA scheme for looked-after children.
type Savings struct {
	record.Base

	Confirmed core.Date
	Account   string
}

// SavingsKind is all that the house knows of them.
var SavingsKind = record.NewKind("savings_account", "Savings account", func(s *Savings) form.Questions {
	return form.Questions{
		form.Day(&s.Confirmed, "confirmed_on", "When was it confirmed?").Needed().NotAfterToday(),
		form.Words(&s.Account, "account", "Which account, and who holds the papers?").Needed().Sensitive(form.Personal),
	}
}).
	Says("The savings account of a child in care.", "Junior ISA scheme for looked-after children").
	In("care", "In care").
	Follows("care_episode", "care_review").
	On(func(s *Savings) core.Date { return s.Confirmed }).
	Makes(clock.JISAOpened, func(s *Savings) core.Date { return s.Confirmed })

// An Alarm is a reason to visit a child now: somebody asks, or Ofsted has a concern about
// the home.
//
// Law: SI 2010/959 reg 28(7); Care Standards Act 2000 s30A.
type Alarm struct {
	record.Base

	Came       core.Date
	Ofsted     string
	Who, Words string
}

// AlarmKind is all that the house knows of requests for visits.
var AlarmKind = record.NewKind("visit_request", "Request for a visit", func(a *Alarm) form.Questions {
	return form.Questions{
		form.Day(&a.Came, "came_on", "When did it reach us?").Needed().NotAfterToday(),
		form.YesNo(&a.Ofsted, "ofsted", "Is it Ofsted's notice of a concern about the home or agency?").Needed(),
		form.Words(&a.Who, "who", "Who asks?").Needed().Sensitive(form.Personal).Hint("The child, a parent, the carer, the reviewing officer"),
		form.Long(&a.Words, "words", "What do they say?").Needed(),
	}
}).
	Says("Somebody asks for a visit to a child in care, or Ofsted has a concern about the home.", "SI 2010/959 reg 28(7); Care Standards Act 2000 s30A").
	In("care", "Visits").Many("Requests for visits").
	Follows("care_episode").
	On(func(a *Alarm) core.Date { return a.Came }).
	Moments(func(a *Alarm) []clock.Event {
		if a.Ofsted == "yes" {
			return []clock.Event{record.OnDay(clock.HomeConcernNotified, a.Came)}
		}
		return []clock.Event{record.OnDay(clock.CLAVisitRequested, a.Came)}
	})

// A LongStay is notice by a hospital, care home or school that a child is, or will be, there
// for three months or more without being looked after.
//
// Law: Children Act 1989 ss85 to 86A; SI 2011/1010.
type LongStay struct {
	record.Base

	Notified, Since    core.Date
	Where, Why, Wishes string
}

// LongStayKind is all that the house knows of them.
var LongStayKind = record.NewKind("long_stay_notice", "Notice of a long stay away from home", func(l *LongStay) form.Questions {
	return form.Questions{
		form.Day(&l.Notified, "notified_on", "When did the notice reach us?").Needed().NotAfterToday(),
		form.Day(&l.Since, "since_on", "Since when is the child there?").Needed(),
		form.Words(&l.Where, "place", "Where?").Needed().Sensitive(form.Personal),
		form.Long(&l.Why, "why", "Why, and for how long?").Needed(),
		form.Long(&l.Wishes, "wishes", "What does the child say, in the child's own words?"),
	}
}).
	Says("Notice that a child is in hospital, a care home or a school for three months or more.", "Children Act 1989 ss85 to 86A; SI 2011/1010").
	In("care", "Visits").Many("Notices of long stays away from home").
	On(func(l *LongStay) core.Date { return l.Notified }).
	Makes(clock.S85Notified, func(l *LongStay) core.Date { return l.Notified })
