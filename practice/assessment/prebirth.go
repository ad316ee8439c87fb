package assessment

import (
	"context"
	"fmt"
	"slices"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A PrebirthOpened is a manager's decision to assess before a birth.
//
// Guidance: Working Together 2026 ch. 3, which brings unborn children into scope; local
// pre-birth procedures.
type PrebirthOpened struct {
	record.Base

	Received  core.Date
	Why       string
	Questions string
	Hospital  string
}

// PrebirthOpenedKind is all that the house knows of them.
var PrebirthOpenedKind = record.NewKind("prebirth_opened", "Pre-birth assessment opened", func(o *PrebirthOpened) form.Questions {
	return form.Questions{
		form.Day(&o.Received, "received_on", "When was the referral about the baby accepted?").Needed().NotAfterToday(),
		form.Long(&o.Why, "why", "Why is it needed before the birth?").Needed(),
		form.Long(&o.Questions, "questions", "What should it answer?").Needed(),
		form.Words(&o.Hospital, "hospital", "Which hospital and midwife?").Sensitive(form.Personal),
	}
}).
	Says("A manager's decision to assess before a birth, and what the assessment should answer.", "Working Together 2026 ch. 3; local pre-birth procedures").
	In("assessment", "Assessment").Many("Pre-birth assessments opened").
	Follows("referral", "contact_decision").MadeBy(access.L2).
	On(func(o *PrebirthOpened) core.Date { return o.Received }).
	Fills(func(ctx context.Context, q store.Querier, o *PrebirthOpened, from record.Entry) (form.Sources, error) {
		type referral struct {
			ReferredOn core.Date
			Reason     string
		}
		r, known, err := store.Maybe[referral](ctx, q, `SELECT referred_on, coalesce(reason, '') AS reason FROM referral WHERE authority_id = $1 AND record_id = $2`, o.Authority, o.From)
		if err != nil || !known {
			return nil, err
		}
		o.Received, o.Why = r.ReferredOn, r.Reason
		return form.Sources{"received_on": "the referral", "why": "the referral"}, nil
	}).
	Guards(func(ctx context.Context, q store.Querier, o *PrebirthOpened) ([]core.FieldProblem, error) {
		if o.Version > 0 {
			return nil, nil // it may be put right after the birth too
		}
		for _, person := range o.People {
			on, err := expected(ctx, q, o.Authority, person)
			if err != nil {
				return nil, err
			}
			if on.IsZero() {
				return []core.FieldProblem{{Field: "received_on", Words: "There is somebody here who is born, or for whom no birth is expected: open a child and family assessment for them, or write down when the birth is expected"}}, nil
			}
		}
		return nil, nil
	}).
	Moments(func(o *PrebirthOpened) []clock.Event {
		return []clock.Event{record.OnDay(clock.PregnancyConcernReceived, o.Received), record.OnDay(clock.AssessmentStarted, o.Received)}
	})

// expected is the day on which somebody is expected to be born; blank where they are born,
// or nobody expects them.
func expected(ctx context.Context, q store.Querier, authority string, person core.ID) (core.Date, error) {
	on, _, err := store.Maybe[core.Date](ctx, q, `
		SELECT expected FROM person WHERE authority_id = $1 AND id = $2 AND born IS NULL AND expected IS NOT NULL`, authority, person)
	return on, err
}

// pregnancy is how many days a pregnancy is reckoned to last, from which its weeks are counted.
const pregnancy = 280

// weeksOn is how many whole weeks a pregnancy has lasted on a day, by the day on which the
// birth is expected: 40 on that day itself.
func weeksOn(expected, day core.Date) int { return (pregnancy - int(expected-day)) / 7 }

// A Prebirth is the assessment before a birth, signed by a manager.
//
// Guidance: Working Together 2026 ch. 3; local pre-birth procedures.
type Prebirth struct {
	record.Base

	Expected  core.Date // the birth, as it stood when this was begun
	Care      string    // before the birth, by midwives
	Ready     string
	Removed   string
	Removals  string
	InCare    string
	InCareHow string
	Father    string
	Parents   string
	Family    string
	Words     string
	Worries   string
	Working   string
	Change    string
	Danger    string
	Scale     form.Number
	Given     string
	WhyNot    string
	Children  []PrebirthChild
}

// A PrebirthChild is what was found of one unborn child; twins differ.
type PrebirthChild struct {
	record.Part
	Health       string
	Factors      []string
	Outcome, Why string
}

// PrebirthKind is all that the house knows of assessments before birth.
var PrebirthKind = record.EachChild(record.NewKind("prebirth_assessment", "Pre-birth assessment", prebirthQuestions),
	func(p *Prebirth) *[]PrebirthChild { return &p.Children }, func(c *PrebirthChild) form.Questions {
		return form.Questions{
			form.Long(&c.Health, "health", "How is the baby, and what will this baby need?").Needed(),
			form.Several(&c.Factors, "factors", "Factors found", code.AssessmentFactor).Needed(),
			form.Choice(&c.Outcome, "outcome", "What happens next?", code.AssessmentOutcome).Needed(),
			form.Long(&c.Why, "why", "Why?").Needed(),
		}
	}).
	Says("What life will be like for a baby who is not born yet, what must change before the birth, and what happens next.", "Working Together 2026 ch. 3; local pre-birth procedures").
	In("assessment", "Assessment").
	Follows("prebirth_opened").SignedAt(access.L2).
	Card(func(p *Prebirth) string {
		var out []string
		for _, c := range p.Children {
			out = append(out, code.AssessmentOutcome.Label(c.Outcome))
		}
		if day := p.Made.Date(); !p.Expected.IsZero() && !p.Made.IsZero() {
			out = append(out, fmt.Sprintf("at %d weeks", weeksOn(p.Expected, day)))
		}
		return listed(out)
	}).
	Fills(fillPrebirth).
	Checks(func(p *Prebirth) []core.FieldProblem {
		var wrong []core.FieldProblem
		for _, c := range p.Children {
			if len(c.Factors) > 1 && slices.Contains(c.Factors, "21") {
				wrong = append(wrong, core.FieldProblem{Field: record.PartField(c.Person, "factors"), Words: "“No factors” cannot stand with other factors"})
			}
		}
		return wrong
	}).
	Moments(func(p *Prebirth) []clock.Event {
		if p.State != record.Agreed {
			return nil
		}
		var out []clock.Event
		for _, c := range p.Children {
			done := record.AtTime(clock.PrebirthAssessmentCompleted, p.SignedAt)
			done.Person = c.Person
			out = append(append(out, done), completed(p.SignedAt, c.Person, c.Outcome)...)
		}
		return out
	})

func prebirthQuestions(p *Prebirth) form.Questions {
	return form.Questions{
		form.Day(&p.Expected, "expected_on", "When was the birth expected?").Kept(),
		form.Long(&p.Care, "antenatal_care", "When did care by midwives begin, and does the mother go?").Needed(),
		form.Long(&p.Ready, "readiness", "How do the parents get ready for this baby?").Needed(),
		form.YesNo(&p.Removed, "removed_before", "Was a child of either parent ever removed from them?").Needed().Under("The parents"),
		form.Long(&p.Removals, "removals", "Who, when and why, and what is different now?").ShownWhen("removed_before", "yes").Needed(),
		form.YesNo(&p.InCare, "parent_in_care", "Was a parent in care as a child?").Needed(),
		form.Long(&p.InCareHow, "parent_in_care_help", "What did that mean for them, and who helps them as a care leaver?").ShownWhen("parent_in_care", "yes").Needed(),
		form.Long(&p.Father, "father", "Who is the father, and what do we know of him?").Needed().Hint("If nobody says, write what you asked and whom"),
		form.Long(&p.Parents, "parents", "What can the parents do for a newborn baby?").Needed().Hint("Care, safety, warmth; alcohol, drugs, mental health, violence"),
		form.Long(&p.Family, "family", "What and who is around them?").Needed(),
		form.Long(&p.Words, "parents_words", "What does each parent say, in their own words?").Needed(),
		form.Long(&p.Worries, "worries", "What are we worried about?").Needed().Under("What we make of it"),
		form.Long(&p.Working, "working", "What is working well?").Needed(),
		form.Long(&p.Change, "change", "What needs to change before the birth?").Needed(),
		form.Long(&p.Danger, "danger_statement", "What could happen to the baby if nothing changes?").Needed(),
		form.Whole(&p.Scale, "scale", "How safe would it be tonight, from 0 to 10?").Hint("10: safe enough to close. 0: the baby could not go home.").Needed().Between(0, 10),
		form.YesNo(&p.Given, "copy_given", "Do the parents have a copy?").Needed().Under("The parents' copy"),
		form.Words(&p.WhyNot, "why_no_copy", "Why not?").ShownWhen("copy_given", "no").Needed(),
	}
}

// fillPrebirth remembers when the birth is expected, from which the weeks are worked out.
func fillPrebirth(ctx context.Context, q store.Querier, p *Prebirth, _ record.Entry) (form.Sources, error) {
	if len(p.People) == 0 {
		return nil, nil
	}
	var err error
	p.Expected, err = expected(ctx, q, p.Authority, p.People[0])
	return nil, err
}

// A BirthPlan is the plan for a birth and for going home from hospital, known to the
// midwives and to the parents before the birth.
//
// Guidance: local pre-birth procedures.
type BirthPlan struct {
	record.Base

	Shared    core.Date
	Told      []string
	Where     string
	AtBirth   string
	OnWard    string
	Home      string
	IfNot     string
	Discharge core.Date
	Flagged   string
	Words     string
}

// BirthPlanKind is all that the house knows of them.
var BirthPlanKind = record.NewKind("birth_plan", "Plan for the birth", func(p *BirthPlan) form.Questions {
	return form.Questions{
		form.Words(&p.Where, "born_where", "Where will the baby be born?").Needed(),
		form.Long(&p.AtBirth, "at_birth", "Who may be there at the birth, and who may not?").Needed(),
		form.Long(&p.OnWard, "on_ward", "Who may be with the baby on the ward, and who is there to watch?").Needed(),
		form.Long(&p.Home, "home", "Where does the baby go from hospital, with whom, and who decides?").Needed(),
		form.Long(&p.IfNot, "if_not", "What happens if the plan does not hold, at night too?").Needed(),
		form.Long(&p.Words, "parents_words", "What do the parents say about it, in their own words?").Needed(),
		form.Day(&p.Discharge, "discharge_on", "When is the discharge meeting?").Hint("Leave blank if it waits for the birth"),
		form.Day(&p.Shared, "shared_on", "When was it shared?").Needed().NotAfterToday().Under("Who knows it"),
		form.Several(&p.Told, "told", "Who has it?", code.BirthPlanTold).Needed(),
		form.YesNo(&p.Flagged, "flagged", "Does the hospital's system show it?").Needed(),
	}
}).
	Says("Who may be with a baby at the birth and after, where the baby goes from hospital, and what happens if that does not hold.", "Local pre-birth procedures").
	Many("Plans for births").
	In("assessment", "Assessment").
	Follows("prebirth_opened", "prebirth_assessment", "protection_plan", "cin_plan").
	On(func(p *BirthPlan) core.Date { return p.Shared }).
	Moments(func(p *BirthPlan) []clock.Event {
		parent := slices.Contains(p.Told, "mother") || slices.Contains(p.Told, "father")
		if !parent || !slices.Contains(p.Told, "midwifery") {
			return nil // it is shared when those who act on it have it
		}
		return []clock.Event{record.OnDay(clock.PrebirthPlanShared, p.Shared)}
	})
