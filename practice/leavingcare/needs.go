package leavingcare

import (
	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// Needs is the assessment of what a young person needs to leave care well.
//
// Law: Children Act 1989 Sch 2 para 19B(4), s23B(3); SI 2010/959 reg 42; SI 2010/2571 reg 5.
type Needs struct {
	record.Base

	On     core.Date
	Words  string // the young person's own
	Others string // parents, carer, school, reviewing officer and who else was asked
	Parts
	Support  string // that family and others can give
	Need     string // for care, support and a home
	Advocate string
	Copy     string
}

// Parts are the parts of life that the needs assessment and the pathway plan both cover,
// so that the plan begins with what was found.
type Parts struct{ Home, Learning, Health, Feelings, Money, People, Skills, Identity, Safety string }

// partQuestions asks for the parts of life.
func (p *Parts) questions() form.Questions {
	return form.Questions{
		form.Long(&p.Home, "home", "Home").Needed().Under("Part by part").Hint("Where they live, where they want to live, staying put or close"),
		form.Long(&p.Learning, "learning", "Education, training and work").Needed(),
		form.Long(&p.Health, "health", "Health").Needed(),
		form.Long(&p.Feelings, "feelings", "Feelings").Needed(),
		form.Long(&p.Money, "money", "Money").Needed().Hint("Income, savings, debts, benefits, bank account"),
		form.Long(&p.People, "people", "Family and friends").Needed(),
		form.Long(&p.Skills, "skills", "Skills for life").Needed(),
		form.Long(&p.Identity, "identity", "Identity, documents and immigration").Needed(),
		form.Long(&p.Safety, "safety", "Safety").Needed(),
	}
}

// NeedsKind is all that the house knows of needs assessments.
var NeedsKind = record.NewKind("leaving_care_needs", "Leaving care needs assessment", func(n *Needs) form.Questions {
	qs := form.Questions{
		form.Day(&n.On, "assessed_on", "When was it finished?").Needed().NotAfterToday(),
		form.Long(&n.Words, "child_words", "What does the young person want and feel, in their own words?").Needed(),
		form.Long(&n.Others, "others", "What do parents, the carer, school or college and others say?").Needed(),
		form.YesNo(&n.Advocate, "advocate_offered", "Was an advocate offered?").Needed(),
	}
	qs = append(qs, n.Parts.questions()...)
	return append(qs,
		form.Long(&n.Support, "support", "What can family and others give?").Needed().Under("What follows"),
		form.Long(&n.Need, "need", "What care, support and home will they need from us?").Needed(),
		form.YesNo(&n.Copy, "copy_given", "Does the young person have a copy?").Needed(),
	)
}).
	Says("What a young person needs to leave care well, in their own words and part by part.",
		"Children Act 1989 Sch 2 para 19B(4); Care Planning, Placement and Case Review (England) Regulations 2010 reg 42; "+regs+" reg 5").
	In("leaving-care", "Leaving care").ForOneChild().
	Follows("leaving_care_status").SignedAt(access.L2).
	On(func(n *Needs) core.Date { return n.On }).
	Moments(func(n *Needs) []clock.Event {
		if n.State != record.Agreed {
			return nil
		}
		return []clock.Event{record.AtTime(clock.LeavingCareNeedsAssessed, n.SignedAt)}
	})
