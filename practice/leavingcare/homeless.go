package leavingcare

import (
	"context"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// jointGuidance is what all kinds about homeless young people serve.
const jointGuidance = "Children Act 1989 ss17, 20; Housing Act 1996 Part 7; Prevention of homelessness and provision of accommodation for 16 and 17 year old young people (2018); R (G) v Southwark [2009] UKHL 26"

// A Homeless young person says that they have nowhere to stay, to us or to the housing
// service: the answer is the same. Care leavers of 18 and older are among them.
//
// Law: see [jointGuidance].
type Homeless struct {
	record.Base

	Came     core.Instant
	To       string
	Why      string
	Words    string
	Danger   string
	Tonight  string
	Where    string
	FoundAt  core.Instant
	Together string // seen by both services together
	Advocate string
}

// HomelessKind is all that the house knows of young people with nowhere to stay.
var HomelessKind = record.NewKind("homeless_young_person", "Young person with nowhere to stay", func(h *Homeless) form.Questions {
	found := []string{"home", "network", "section_20", "supported"}
	return form.Questions{
		form.Instant(&h.Came, "came_at", "When did they say so?").Needed().NotAfterToday(),
		form.Words(&h.To, "told", "Whom did they tell first?").Hint("Us, the housing service, somebody else").Needed(),
		form.Choice(&h.Why, "why", "Why?", code.HomelessWhy).Needed(),
		form.Long(&h.Words, "child_words", "What happened, in their own words?").Needed(),
		form.Long(&h.Danger, "dangers", "What could harm them, at home or out?").Needed().Hint("Violence, exploitation, health, drugs, who else knows where they are"),
		form.Choice(&h.Tonight, "tonight", "Where do they stay tonight?", code.SafeTonight).Needed().Under("Safe tonight"),
		form.Words(&h.Where, "where_tonight", "Where is that, and how do we know that it is safe?").Sensitive(form.Personal).ShownWhen("tonight", found...).Needed(),
		form.Instant(&h.FoundAt, "found_at", "When were they safe there?").ShownWhen("tonight", found...).Needed().NotAfterToday(),
		form.YesNo(&h.Together, "joint_interview", "Did we and the housing service see them together?").Needed(),
		form.YesNo(&h.Advocate, "advocate_offered", "Was an advocate offered?").Needed(),
	}
}).
	Says("A young person says that they have nowhere to stay; and where they are safe tonight.", jointGuidance).
	In("assessment", "Homeless").Many("Young people with nowhere to stay").ForOneChild().
	Follows("contact", "contact_decision", "referral", "leaving_care_status", "pathway_plan", "keeping_in_touch").
	On(func(h *Homeless) core.Date { return h.Came.Date() }).
	Card(func(h *Homeless) string {
		return joined(code.HomelessWhy.Label(h.Why), code.SafeTonight.Label(h.Tonight))
	}).
	Checks(func(h *Homeless) []core.FieldProblem {
		if !h.FoundAt.IsZero() && h.FoundAt < h.Came {
			return []core.FieldProblem{{Field: "found_at", Words: "They cannot have been safe there before they came"}}
		}
		return nil
	}).
	Moments(func(h *Homeless) []clock.Event {
		return []clock.Event{record.AtTime(clock.HomelessPresented, h.Came), record.AtTime(clock.HomelessAccommodated, h.FoundAt)}
	})

// A HomelessAssessment is the joint assessment of a young person with nowhere to stay: can
// they go home, do they need to be looked after, what did they choose. Where section 20 fits
// and the young person is not looked after, the nominated officer decides ([NotLookedAfter]).
//
// Law: see [jointGuidance]; Children Act 1989 s20(1), (3), (6) and (11).
type HomelessAssessment struct {
	record.Base

	On        core.Date
	Home      string // can they go home
	Network   string
	Threshold string // section 20 is met
	Why       string
	Explained core.Date // the options, in writing
	By        string
	Advocate  string
	Words     string
	Choice    string
	WhyNot    string // why not under section 20, though it is met
	Plan      string
	Review    core.Date
}

// HomelessAssessmentKind is all that the house knows of these assessments.
var HomelessAssessmentKind = record.NewKind("homeless_assessment", "Joint assessment of a homeless young person", homelessQuestions).
	Says("Whether a young person can go home, whether section 20 fits, what was explained in writing, and what they chose.", jointGuidance).
	In("assessment", "Homeless").Many("Joint assessments of homeless young people").ForOneChild().
	Follows("homeless_young_person").SignedAt(access.L2).
	On(func(h *HomelessAssessment) core.Date { return h.On }).
	Card(func(h *HomelessAssessment) string { return code.HomelessChoice.Label(h.Choice) }).
	Checks(func(h *HomelessAssessment) []core.FieldProblem {
		if h.Review.After(h.On.Plus(14)) {
			return []core.FieldProblem{{Field: "review_on", Words: "Ask again within two weeks, by " + h.On.Plus(14).Long()}}
		}
		return nil
	}).
	Fills(func(ctx context.Context, q store.Querier, h *HomelessAssessment, from record.Entry) (form.Sources, error) {
		p, ok := from.(*Homeless)
		if !ok || p.Advocate == "" {
			return nil, nil
		}
		h.Advocate = p.Advocate
		return form.Sources{"advocate_offered": "the day they came"}, nil
	}).
	Moments(func(h *HomelessAssessment) []clock.Event {
		if h.State != record.Agreed {
			return nil
		}
		out := []clock.Event{record.OnDay(clock.HomelessAssessed, h.On)}
		if h.Choice != "undecided" && !h.needsOfficer() {
			out = append(out, record.OnDay(clock.HomelessChoiceRecorded, h.On))
		}
		return out
	})

// needsOfficer reports whether the nominated officer must decide before the choice counts.
func (h *HomelessAssessment) needsOfficer() bool {
	return h.Threshold == "yes" && h.Choice != "section_20"
}

func homelessQuestions(h *HomelessAssessment) form.Questions {
	other := []string{"section_17", "home", "housing", "undecided"}
	return form.Questions{
		form.Day(&h.On, "assessed_on", "When was it finished?").Needed().NotAfterToday(),
		form.Long(&h.Home, "go_home", "Can they go home, and be safe? What was tried?").Hint("Talking with parents, mediation, respite").Needed(),
		form.Long(&h.Network, "network", "Who in the family or among friends could have them?").Needed(),
		form.YesNo(&h.Threshold, "section_20_met", "Does section 20 fit?").Hint("Nobody has parental responsibility, they are lost or abandoned, or those who cared for them are prevented from giving a suitable home or care").Needed().Under("What the law says"),
		form.Long(&h.Why, "why", "Why, or why not?").Needed(),
		form.Day(&h.Explained, "explained_on", "When were the options explained in writing?").Needed().NotAfterToday().Under("The choice"),
		form.Words(&h.By, "explained_by", "By whom?").Needed().Hint("Both services, with what each choice means at 18 and after"),
		form.YesNo(&h.Advocate, "advocate_offered", "Was an advocate offered?").Needed(),
		form.Long(&h.Words, "child_words", "What do they understand and want, in their own words?").Needed(),
		form.Choice(&h.Choice, "choice", "What did they choose?", code.HomelessChoice).Needed(),
		form.Long(&h.WhyNot, "why_not_section_20", "If section 20 fits: why are they not looked after, and do they understand what they give up?").ShownWhen("choice", other...).NeededWhen("section_20_met", "yes"),
		form.Long(&h.Plan, "plan", "What happens now, and who helps?").Needed(),
		form.Day(&h.Review, "review_on", "When do we ask again?").Hint("Within two weeks: a no today is asked again").Needed(),
	}
}

// NotLookedAfter is the nominated officer's decision on a young person for whom section 20
// fits and who is not looked after: that their choice is informed, or that it is not and
// they are to be accommodated.
//
// Law: see [jointGuidance].
type NotLookedAfter struct {
	record.Base

	On       core.Date
	Informed string
	Why      string
	Then     string
}

// NotLookedAfterKind is all that the house knows of these decisions.
var NotLookedAfterKind = record.NewKind("section20_declined", "Not looked after though section 20 fits", func(n *NotLookedAfter) form.Questions {
	return form.Questions{
		form.Day(&n.On, "decided_on", "When did you decide?").Needed().NotAfterToday(),
		form.YesNo(&n.Informed, "informed", "Is their choice informed: explained in writing, with an advocate offered, understood?").Needed(),
		form.Long(&n.Why, "why", "Why?").Needed(),
		form.Long(&n.Then, "next_steps", "What happens now?").Needed(),
	}
}).
	Says("The nominated officer's decision on a young person for whom section 20 fits and who is not looked after.", jointGuidance).
	In("assessment", "Homeless").Many("Decisions not to look after though section 20 fits").ForOneChild().
	Follows("homeless_assessment").MadeBy(access.L4).NotByTheSame().
	On(func(n *NotLookedAfter) core.Date { return n.On }).
	Moments(func(n *NotLookedAfter) []clock.Event {
		if n.Informed != "yes" {
			return nil
		}
		return []clock.Event{record.OnDay(clock.HomelessChoiceRecorded, n.On)}
	})

// A HomelessReview asks the young person again, two weeks on and when things change.
//
// Guidance: see [jointGuidance].
type HomelessReview struct {
	record.Base

	On     core.Date
	Safe   string
	Words  string
	Choice string
	Plan   string
	Next   core.Date
}

// HomelessReviewKind is all that the house knows of these reviews.
var HomelessReviewKind = record.NewKind("homeless_review", "Review of a homeless young person's choice", func(h *HomelessReview) form.Questions {
	return form.Questions{
		form.Day(&h.On, "held_on", "When did you ask again?").Needed().NotAfterToday(),
		form.Long(&h.Safe, "safe", "Are they safe where they stay, and is it suitable?").Needed(),
		form.Long(&h.Words, "child_words", "What do they say now, in their own words?").Needed(),
		form.Choice(&h.Choice, "choice", "What do they choose now?", code.HomelessChoice).Needed(),
		form.Long(&h.Plan, "plan", "What happens next?").Needed(),
		form.Day(&h.Next, "next_on", "When do we ask again?"),
	}
}).
	Says("The young person is asked again, two weeks on and when things change.", jointGuidance).
	In("assessment", "Homeless").Many("Reviews of homeless young people's choices").ForOneChild().
	Follows("homeless_assessment", "homeless_review").
	On(func(h *HomelessReview) core.Date { return h.On }).
	Card(func(h *HomelessReview) string { return code.HomelessChoice.Label(h.Choice) }).
	Moments(func(h *HomelessReview) []clock.Event {
		if h.Choice == "undecided" {
			return nil
		}
		return []clock.Event{record.OnDay(clock.HomelessChoiceRecorded, h.On)}
	})
