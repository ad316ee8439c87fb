// Package assessment is the child and family assessment: opened on a referral, visits in
// which the child is seen, the manager's checks on the way, and the assessment itself.
package assessment

import (
	"context"
	"embed"
	"slices"
	"strings"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// Migrations are the tables of assessments.
//
//go:embed *.sql
var Migrations embed.FS

// An Opened assessment is one that a manager decided on; it has not been written yet.
//
// Law: Children Act 1989 s17; Working Together 2026 ch. 3, 45 working days from the referral.
type Opened struct {
	record.Base

	Started   core.Date
	Why       string
	Questions string // what it should answer
	Again     string // "yes" for a further assessment on a case that is open, with no new referral
}

// OpenedKind is all that the house knows of the opening of an assessment.
var OpenedKind = record.NewKind("assessment_opened", "Assessment opened", func(o *Opened) form.Questions {
	return form.Questions{
		form.Day(&o.Started, "started_on", "When does it start?").Needed().NotAfterToday(),
		form.Long(&o.Why, "why", "Why is it needed?").Needed(),
		form.Long(&o.Questions, "questions", "What should it answer?").Needed(),
		form.YesNo(&o.Again, "reassessment", "Is it a further assessment on an open case?").Kept(),
	}
}).
	Says("A manager's decision to assess, and what the assessment should answer.", "Children Act 1989 s17; Working Together 2026 ch. 3").
	In("assessment", "Assessment").Many("Assessments opened").
	Follows("referral", "assessment", "cin_plan", "protection_plan", "care_episode").MadeBy(access.L2).
	On(func(o *Opened) core.Date { return o.Started }).
	Fills(fillOpened).
	Moments(func(o *Opened) []clock.Event {
		var tags []string
		if o.Again == "yes" {
			tags = append(tags, clock.TagReassessment)
		}
		return []clock.Event{record.OnDay(clock.AssessmentStarted, o.Started, tags...)}
	})

// A Visit of an assessment is a time that the worker went to see the child.
//
// Law: Children Act 1989 s17(4A), the child's wishes and feelings.
type Visit struct {
	record.Base

	On       core.Date
	Place    string
	Home     string // the home and where the child sleeps
	Account  string
	Children []VisitChild
}

// A VisitChild is what one child said and how they were.
type VisitChild struct {
	record.Part
	Seen, WhyNot, Words, Method string
}

// VisitKind is all that the house knows of visits in an assessment.
var VisitKind = record.EachChild(record.NewKind("assessment_visit", "Assessment visit", func(v *Visit) form.Questions {
	return form.Questions{
		form.Day(&v.On, "visited_on", "When did you visit?").Needed().NotAfterToday(),
		form.Choice(&v.Place, "place", "Where?", code.VisitPlace).Needed(),
		form.Long(&v.Account, "account", "What happened?").Needed(),
		form.Long(&v.Home, "home", "What is the home like, and where does each child sleep?"),
	}
}), func(v *Visit) *[]VisitChild { return &v.Children }, func(c *VisitChild) form.Questions {
	return form.Questions{
		form.Choice(&c.Seen, "seen", "Was the child seen?", code.Seen).Needed(),
		form.Words(&c.WhyNot, "why_not", "Why not, and what did you do?").ShownWhen("seen", "not_seen", "refused", "no_answer").Needed(),
		form.Long(&c.Words, "child_words", "What did the child say, in the child's own words?"),
		form.Words(&c.Method, "method", "How did you find out what the child wants and feels?"),
	}
}).
	Says("A visit to the children during an assessment, written once for all of them.", "Children Act 1989 s17(4A)").
	In("assessment", "Visits").
	Follows("assessment_opened").
	On(func(v *Visit) core.Date { return v.On }).
	Card(func(v *Visit) string { return code.VisitPlace.Label(v.Place) }).
	Moments(func(v *Visit) []clock.Event {
		var out []clock.Event
		for _, c := range v.Children {
			if c.Seen == "alone" || c.Seen == "seen" {
				e := record.OnDay(clock.AssessmentChildSeen, v.On)
				e.Person = c.Person
				out = append(out, e)
			}
		}
		return out
	})

// A Checkpoint is a manager's look at an assessment on the way.
type Checkpoint struct {
	record.Base

	Held      core.Date
	View      string
	Next      string
	Longer    string
	Until     core.Date
	WhyLonger string
}

// CheckpointKind is all that the house knows of checkpoints.
var CheckpointKind = record.NewKind("assessment_checkpoint", "Assessment checkpoint", func(c *Checkpoint) form.Questions {
	return form.Questions{
		form.Day(&c.Held, "held_on", "When did you look?").Needed().NotAfterToday(),
		form.Long(&c.View, "view", "What do you make of it so far?").Needed(),
		form.Long(&c.Next, "next_steps", "What should happen next?").Needed(),
		form.YesNo(&c.Longer, "longer", "Does it need more than 45 working days?").Needed().Under("More time"),
		form.Day(&c.Until, "longer_until", "Until when?").ShownWhen("longer", "yes").Needed(),
		form.Long(&c.WhyLonger, "why_longer", "Why, for this child?").ShownWhen("longer", "yes").Needed(),
	}
}).
	Says("A manager's look at an assessment on the way: go on, stop, widen, or give it longer with a reason.", "Working Together 2026 ch. 3, review points").
	In("assessment", "Assessment").
	Follows("assessment_opened", "prebirth_opened").MadeBy(access.L2).
	On(func(c *Checkpoint) core.Date { return c.Held }).
	Moments(func(c *Checkpoint) []clock.Event {
		held := record.OnDay(clock.AssessmentCheckpointHeld, c.Held)
		longer := record.OnDay(clock.AssessmentExtended, c.Held)
		longer.Until = c.Until
		if c.Longer != "yes" {
			return []clock.Event{held}
		}
		return []clock.Event{held, longer}
	})

// An Assessment is the child and family assessment as written, signed by a manager.
//
// Law: Children Act 1989 s17; Working Together 2026 ch. 3; the census's factors.
type Assessment struct {
	record.Base

	History  string
	Parents  string // what parents can do
	Family   string // family and environment
	Views    string // each parent's view, also of those not in the home
	Agencies string
	Worries  string
	Working  string
	Change   string
	Danger   string // the danger statement
	Scale    form.Number
	Comments string // what the family says about the assessment
	Given    string // the family has a copy
	WhyNot   string
	NotSeen  string // why the assessment can be agreed although a child was not seen
	Children []AssessmentChild
}

// An AssessmentChild is the assessment of one child; twins differ.
type AssessmentChild struct {
	record.Part
	Health, Education, Feelings, Identity string
	Relationships, SelfCare               string
	Day, Words                            string // a day in the child's life; the child's own words
	Seen                                  string
	Factors                               []string
	Outcome, Why                          string
}

// Kind is all that the house knows of assessments.
var Kind = record.EachChild(record.NewKind("assessment", "Child and family assessment", assessmentQuestions),
	func(a *Assessment) *[]AssessmentChild { return &a.Children }, assessmentChildQuestions).
	Says("What life is like for each child, what must change, and what happens next.", "Children Act 1989 s17; Working Together 2026 ch. 3").
	In("assessment", "Assessment").
	Follows("assessment_opened").SignedAt(access.L2).
	Card(func(a *Assessment) string {
		var out []string
		for _, c := range a.Children {
			out = append(out, code.AssessmentOutcome.Label(c.Outcome))
		}
		return listed(out)
	}).
	Checks(checkAssessment).
	Fills(fillAssessment).
	Then(func(_ context.Context, _ *store.Tx, who access.Who, a *Assessment) error {
		if a.State == record.Agreed && a.SignedBy == who.User && who.Level < access.L3 && a.notAllSeen() {
			return core.Say(core.Forbidden, "A child was not seen: somebody of level L%d or above must sign it.", access.L3)
		}
		return nil
	}).
	Moments(func(a *Assessment) []clock.Event {
		if a.State != record.Agreed {
			return nil
		}
		var out []clock.Event
		for _, c := range a.Children {
			out = append(out, completed(a.SignedAt, c.Person, c.Outcome)...)
		}
		return out
	})

// listed puts outcomes into one line, each once.
func listed(outcomes []string) string {
	var out []string
	for _, o := range outcomes {
		if o != "" && !slices.Contains(out, o) {
			out = append(out, o)
		}
	}
	return strings.Join(out, ", ")
}

// completed are what a signed assessment of one child makes, by its outcome.
func completed(at core.Instant, person core.ID, outcome string) []clock.Event {
	var tags []string
	if outcome == "child_in_need" {
		tags = append(tags, clock.TagToCIN)
	}
	e := record.AtTime(clock.AssessmentCompleted, at, tags...)
	e.Person = person
	out := []clock.Event{e}
	if next, leads := map[string]clock.Moment{
		"no_further_action": clock.CaseClosed, "strategy": clock.StrategyNeeded, "early_help": clock.EarlyHelpStepDownAgreed,
	}[outcome]; leads {
		e.Moment, e.Tags = next, nil
		out = append(out, e)
	}
	return out
}

func assessmentQuestions(a *Assessment) form.Questions {
	return form.Questions{
		form.Long(&a.History, "history", "What has happened before?").Needed().Under("The family"),
		form.Long(&a.Parents, "parents", "What can the parents do?").Needed().Hint("Care, safety, warmth, stimulation, guidance, stability"),
		form.Long(&a.Family, "family", "What is around the family?").Needed().Hint("Wider family, home, work, money, friends, help nearby"),
		form.Long(&a.Views, "parents_views", "What does each parent say, those not in the home too?").Needed(),
		form.Long(&a.Agencies, "agencies", "What do other agencies say?"),
		form.Long(&a.Worries, "worries", "What are we worried about?").Needed().Under("What we make of it"),
		form.Long(&a.Working, "working", "What is working well?").Needed(),
		form.Long(&a.Change, "change", "What needs to change?").Needed(),
		form.Long(&a.Danger, "danger_statement", "What could happen to the children if nothing changes?"),
		form.Whole(&a.Scale, "scale", "How safe is it, from 0 to 10?").Hint("10: safe enough to close. 0: the children cannot stay tonight.").Needed().Between(0, 10),
		form.Long(&a.Comments, "family_comments", "What does the family say about this assessment?"),
		form.YesNo(&a.Given, "copy_given", "Does the family have a copy?").Needed().Under("The family's copy"),
		form.Words(&a.WhyNot, "why_no_copy", "Why not?").ShownWhen("copy_given", "no").Needed(),
		form.Words(&a.NotSeen, "why_not_seen", "If a child was not seen, why can this be agreed?"),
	}
}

func assessmentChildQuestions(c *AssessmentChild) form.Questions {
	return form.Questions{
		form.Choice(&c.Seen, "seen", "Was the child seen?", code.Seen).Needed(),
		form.Long(&c.Words, "child_words", "What does the child say, in the child's own words?"),
		form.Long(&c.Day, "day", "What is a day like for this child?").Needed(),
		form.Long(&c.Health, "health", "Health"),
		form.Long(&c.Education, "education", "Learning"),
		form.Long(&c.Feelings, "feelings", "Feelings and behaviour"),
		form.Long(&c.Identity, "identity", "Who the child is"),
		form.Long(&c.Relationships, "relationships", "Family and friends"),
		form.Long(&c.SelfCare, "self_care", "Looking after themselves"),
		form.Several(&c.Factors, "factors", "Factors found", code.AssessmentFactor).Needed(),
		form.Choice(&c.Outcome, "outcome", "What happens next?", code.AssessmentOutcome).Needed(),
		form.Long(&c.Why, "why", "Why?").Needed(),
	}
}

// notAllSeen reports that some child was not seen.
func (a *Assessment) notAllSeen() bool {
	return slices.ContainsFunc(a.Children, func(c AssessmentChild) bool {
		return c.Seen != "" && c.Seen != "alone" && c.Seen != "seen"
	})
}

// checkAssessment holds what the code lists cannot: "no factors" stands alone, and a
// child who was not seen needs a reason.
func checkAssessment(a *Assessment) []core.FieldProblem {
	var wrong []core.FieldProblem
	for _, c := range a.Children {
		if len(c.Factors) > 1 && slices.Contains(c.Factors, "21") {
			wrong = append(wrong, core.FieldProblem{Field: record.PartField(c.Person, "factors"), Words: "“No factors” cannot stand with other factors"})
		}
	}
	if a.notAllSeen() && a.NotSeen == "" {
		wrong = append(wrong, core.FieldProblem{Field: "why_not_seen", Words: "A child was not seen: say why this can be agreed"})
	}
	return wrong
}

// Kinds are the kinds of record of this part, in the order of the work.
var Kinds = []*record.Kind{
	OpenedKind.Kind,
	VisitKind.Kind,
	CheckpointKind.Kind,
	Kind.Kind,
	PrebirthOpenedKind.Kind,
	PrebirthKind.Kind,
	BirthPlanKind.Kind,
	BirthKind.Kind,
}
