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

// A PlacementPlan is how a child is cared for day by day where the child lives, and who may
// decide what.
//
// Law: SI 2010/959 regs 9, 10, 47C, Sch 2.
type PlacementPlan struct {
	record.Base

	Sort                         string
	Done                         core.Date
	Days, Health, School, Family string
	Safety, Money                string
	Signed                       string // who signed and who did not
	Delegated                    []Delegated
	Children                     []PlacementPlanChild
}

// A Delegated matter is something about which somebody may decide day by day.
type Delegated struct{ Matter, To, Words string }

// A PlacementPlanChild is what one child wants of those who care for them.
type PlacementPlanChild struct {
	record.Part
	Wishes string
}

// PlacementPlanKind is all that the house knows of placement plans.
var PlacementPlanKind = record.EachChild(record.EachRow(record.NewKind("placement_plan", "Placement plan", func(p *PlacementPlan) form.Questions {
	return form.Questions{
		form.Choice(&p.Sort, "sort", "Which plan?", code.PlacementPlanSort).Needed(),
		form.Day(&p.Done, "completed_on", "When was it agreed with the carer?").Needed().NotAfterToday(),
		form.Long(&p.Days, "days", "What does a day look like: bedtimes, food, comfort, faith?").Needed(),
		form.Long(&p.Health, "health", "What must carers know about health, medicine and allergies?").Needed(),
		form.Long(&p.School, "school", "How does the child get to school, and who goes there?").Needed(),
		form.Long(&p.Family, "family", "Whom does the child see or hear from, when and how?").Needed(),
		form.Long(&p.Safety, "safety", "What keeps the child and others safe?").Needed(),
		form.Long(&p.Money, "money", "Pocket money, savings, clothes and journeys"),
		form.Long(&p.Signed, "signed_by_all", "Who has signed, and who has not and why?").Needed().Sensitive(form.Personal),
	}
}), "delegated", "Who may decide what", func(p *PlacementPlan) *[]Delegated { return &p.Delegated }, func(d *Delegated) form.Questions {
	return form.Questions{
		form.Choice(&d.Matter, "matter", "What?", code.DelegatedMatter).Needed(),
		form.Choice(&d.To, "decided_by", "Who may decide?", code.DelegatedTo).Needed(),
		form.Words(&d.Words, "words", "On what terms?"),
	}
}), func(p *PlacementPlan) *[]PlacementPlanChild { return &p.Children }, func(c *PlacementPlanChild) form.Questions {
	return form.Questions{form.Long(&c.Wishes, "wishes", "What does the child want those who care for them to know and do?").Needed()}
}).
	RowsOf("delegated", "matter").
	Says("How children are cared for day by day where they live, and who may decide what.", "SI 2010/959 regs 9, 10, 47C, Sch 2").
	In("care", "Placements").
	Follows("care_episode").
	On(func(p *PlacementPlan) core.Date { return p.Done }).
	Card(func(p *PlacementPlan) string { return code.PlacementPlanSort.Label(p.Sort) }).
	Fills(func(_ context.Context, _ store.Querier, p *PlacementPlan, from record.Entry) (form.Sources, error) {
		episode, ok := from.(*Episode)
		if !ok {
			return nil, nil
		}
		p.Sort = "placement"
		if episode.LegalStatus == "J1" && episode.Placement == "R5" {
			p.Sort = "detention"
		}
		return form.Sources{"sort": "the placement"}, nil
	}).
	Moments(func(p *PlacementPlan) []clock.Event {
		if p.Sort == "detention" {
			return []clock.Event{record.OnDay(clock.DetentionPlacementPlanCompleted, p.Done)}
		}
		return []clock.Event{record.OnDay(clock.PlacementPlanCompleted, p.Done)}
	})

// A PlacementTold is the written notice of a placement to those who must have it.
//
// Law: SI 2010/959 reg 13; of the health team, with consent: statutory guidance on health, 2015.
type PlacementTold struct {
	record.Base

	Told      core.Date
	Whom      []string
	NotWhom   string
	Consented core.Date // consent to health assessments came
}

// PlacementToldKind is all that the house knows of them.
var PlacementToldKind = record.NewKind("placement_notified", "Written notice of a placement", func(n *PlacementTold) form.Questions {
	return form.Questions{
		form.Day(&n.Told, "told_on", "When was it sent?").Needed().NotAfterToday(),
		form.Several(&n.Whom, "told", "Who was told?", code.PlacementTold).Needed(),
		form.Long(&n.NotWhom, "not_told", "Who was not told, and why?").Hint("Needed where telling them would put the child at risk"),
		form.Day(&n.Consented, "health_consent_on", "When did consent to health assessments come?").NotAfterToday(),
	}
}).
	Says("Who was told in writing of where a child lives.", "SI 2010/959 reg 13").
	In("care", "Placements").Many("Written notices of placements").
	Follows("care_episode").
	On(func(n *PlacementTold) core.Date { return n.Told }).
	Card(func(n *PlacementTold) string { return labels(code.PlacementTold, n.Whom) }).
	Makes(clock.PlacementNotified, func(n *PlacementTold) core.Date { return n.Told }).
	Moments(func(n *PlacementTold) []clock.Event {
		for _, w := range n.Whom {
			if w == "health" && !n.Consented.IsZero() {
				return []clock.Event{record.OnDay(clock.HealthNotified, max(n.Told, n.Consented))}
			}
		}
		return nil
	})

// A NoticeGiven is notice by a carer or home that a placement must end.
type NoticeGiven struct {
	record.Base

	Given  core.Date
	Ends   core.Date // the day from which they cannot go on
	Why    string
	Helps  string // what would keep the child there
	Child  string
	Answer string // of the stability meeting
}

// NoticeGivenKind is all that the house knows of notices to end placements.
var NoticeGivenKind = record.NewKind("placement_notice", "Notice to end a placement", func(n *NoticeGiven) form.Questions {
	return form.Questions{
		form.Day(&n.Given, "given_on", "When did the carer or home give notice?").Needed().NotAfterToday(),
		form.Day(&n.Ends, "ends_on", "Until when do they care for the child?").Needed(),
		form.Long(&n.Why, "why", "Why can they not go on?").Needed(),
		form.Long(&n.Helps, "helps", "What was tried, or could be, to keep the child there?").Needed(),
		form.Long(&n.Child, "wishes", "What does the child say, in the child's own words?").Needed(),
		form.Long(&n.Answer, "meeting", "What did the stability meeting decide?"),
	}
}).
	Says("Notice by a carer or home that a placement must end, and what was done to keep it.", "Foster care agreement or contract; SI 2010/959 reg 14").
	In("care", "Placements").Many("Notices to end placements").
	Follows("care_episode").
	On(func(n *NoticeGiven) core.Date { return n.Given }).
	Leads(func(ctx context.Context, q store.Querier, n *NoticeGiven) ([]record.Entry, error) {
		var out []record.Entry
		for _, child := range n.People {
			first, err := placementNow(ctx, q, n.Authority, child)
			if err != nil {
				return nil, err
			}
			if first != nil && n.Given.NotBefore(first.Began) {
				first.NoticeGiven = n.Given
				out = append(out, first)
			}
		}
		return out, nil
	})

// A DisruptionMeeting is the meeting that learns from a placement that ended unplanned.
type DisruptionMeeting struct {
	record.Base

	Held                             core.Date
	Present, Happened, Child, Lesson string
}

// DisruptionMeetingKind is all that the house knows of them.
var DisruptionMeetingKind = record.NewKind("disruption_meeting", "Disruption meeting", func(m *DisruptionMeeting) form.Questions {
	return form.Questions{
		form.Day(&m.Held, "held_on", "When did you meet?").Needed().NotAfterToday(),
		form.Long(&m.Present, "present", "Who was there?").Needed().Sensitive(form.Personal),
		form.Long(&m.Child, "wishes", "What does the child say happened, in the child's own words?").Needed(),
		form.Long(&m.Happened, "happened", "What led to the end?").Needed(),
		form.Long(&m.Lesson, "lessons", "What does the child need next time, and what do we do differently?").Needed(),
	}
}).
	Says("What was learned from a placement that ended unplanned.", "Local procedures; Children Act 1989 guidance vol 2").
	In("care", "Placements").
	Follows("care_change").
	On(func(m *DisruptionMeeting) core.Date { return m.Held }).
	Moments(func(m *DisruptionMeeting) []clock.Event {
		e := record.OnDay(clock.PlacementDisruptionMeetingHeld, m.Held)
		e.Thread = m.From
		return []clock.Event{e}
	})
