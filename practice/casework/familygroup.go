package casework

import (
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// A FamilyGroup is the offer of a family group conference, in which a family makes its own
// plan, and what came of it.
//
// Law: Children Act 1989 s31ZA (inserted in 2026, not yet in force), which asks for the offer
// before an application to court; Working Together 2026 ch. 1.
type FamilyGroup struct {
	record.Base

	Offered     core.Date
	Offer       string
	WhyNot      string
	Said        string
	Held        core.Date
	Coordinator string
	Came        string
	Plan        string
	Agreed      string
	WhyDisagree string
	Review      core.Date
	Actions     []Action
	Children    []FamilyGroupChild
}

// A FamilyGroupChild is what one child wanted the family to hear.
type FamilyGroupChild struct {
	record.Part
	Words    string
	Advocate string
}

// FamilyGroupKind is all that the house knows of them.
var FamilyGroupKind = record.EachRow(record.EachChild(record.NewKind("family_group_conference", "Family group conference", familyGroupQuestions),
	func(f *FamilyGroup) *[]FamilyGroupChild { return &f.Children }, func(c *FamilyGroupChild) form.Questions {
		return form.Questions{
			form.Long(&c.Words, "child_words", "What did the child want the family to hear, in the child's own words?"),
			form.YesNo(&c.Advocate, "advocate_offered", "Was the child offered somebody to speak for them?"),
		}
	}), "action", "The family's plan, step by step", func(f *FamilyGroup) *[]Action { return &f.Actions }, actionQuestions).
	Says("The offer of a meeting in which the family makes its own plan, and what the family decided.", "Children Act 1989 s31ZA; Working Together 2026 ch. 1").
	In(area, "Family").
	Follows("referral", "early_help", "assessment", "cin_plan", "protection_plan", "care_episode",
		"legal_planning_meeting", "pre_proceedings_meeting", "pre_proceedings_decision").
	On(func(f *FamilyGroup) core.Date { return f.Offered }).
	Card(func(f *FamilyGroup) string {
		if !f.Held.IsZero() {
			return "held on " + f.Held.Long()
		}
		return code.FamilyGroupOffer.Label(f.Offer)
	}).
	Checks(func(f *FamilyGroup) []core.FieldProblem {
		if !f.Held.IsZero() && f.Held < f.Offered {
			return []core.FieldProblem{{Field: "held_on", Words: "It cannot have been held before it was offered"}}
		}
		return nil
	}).
	Moments(func(f *FamilyGroup) []clock.Event {
		if f.Offer == "not_offered" {
			return nil
		}
		return []clock.Event{record.OnDay(clock.FGDMOffered, f.Offered)}
	})

func familyGroupQuestions(f *FamilyGroup) form.Questions {
	const yes = "accepted"
	return form.Questions{
		form.Day(&f.Offered, "offered_on", "When was it offered, or decided not to offer it?").Needed().NotAfterToday(),
		form.Choice(&f.Offer, "offer", "How did the family take it?", code.FamilyGroupOffer).Needed(),
		form.Long(&f.WhyNot, "why_not_offered", "Why is it not in the child's best interests?").ShownWhen("offer", "not_offered").Needed(),
		form.Long(&f.Said, "family_words", "What did the family say, in their own words?").ShownWhen("offer", yes, "declined", "thinking"),
		form.Words(&f.Coordinator, "coordinator", "Who brings the family together?").ShownWhen("offer", yes).Sensitive(form.Personal).Under("The meeting"),
		form.Day(&f.Held, "held_on", "When was it held?").ShownWhen("offer", yes).NotAfterToday(),
		form.Long(&f.Came, "who_came", "Who came, fathers and their families too?").ShownWhen("offer", yes).NeededWhen("held_on-day"),
		form.Long(&f.Plan, "family_plan", "What did the family decide, in their own words?").ShownWhen("offer", yes).NeededWhen("held_on-day"),
		form.YesNo(&f.Agreed, "plan_agreed", "Do we agree to the family's plan?").ShownWhen("offer", yes).NeededWhen("held_on-day"),
		form.Long(&f.WhyDisagree, "why_not_agreed", "Why not, and what would make it safe?").ShownWhen("plan_agreed", "no").Needed(),
		form.Day(&f.Review, "review_on", "When does the family look at it again?").ShownWhen("offer", yes),
	}
}
