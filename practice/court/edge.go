package court

import (
	"throughline/access"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// An Edge is intensive help to a family whose child might otherwise come into care.
//
// Law: Children Act 1989 s17 and Sch 2 para 7, steps to reduce the need for care proceedings.
type Edge struct {
	record.Base

	Began, Ended core.Date // Ended is blank while it runs
	Why          string
	Help         string
	Who          string
	Change       string
	Outcome      string
	Learnt       string
	Children     []EdgeChild
}

// An EdgeChild is what one child wants from it.
type EdgeChild struct {
	record.Part
	Words string
}

// EdgeKind is all that the house knows of support at the edge of care.
var EdgeKind = record.EachChild(record.NewKind("edge_of_care", "Edge of care support", func(e *Edge) form.Questions {
	return form.Questions{
		form.Day(&e.Began, "began_on", "When does it begin?").Needed().NotAfterToday(),
		form.Long(&e.Why, "why", "What could bring the child into care?").Needed(),
		form.Long(&e.Help, "help", "What help does the family get?").Needed(),
		form.Words(&e.Who, "helper", "Who gives it?").Needed(),
		form.Long(&e.Change, "change", "How will we know that it is enough?").Needed(),
		form.Day(&e.Ended, "ended_on", "When did it end?").NotAfterToday().Under("The end"),
		form.Choice(&e.Outcome, "outcome", "How did it end?", code.EdgeOfCareOutcome).NeededWhen("ended_on-day"),
		form.Long(&e.Learnt, "learnt", "What worked, and what did not?"),
	}
}), func(e *Edge) *[]EdgeChild { return &e.Children }, func(c *EdgeChild) form.Questions {
	return form.Questions{form.Long(&c.Words, "child_words", "What does the child want, in the child's own words?")}
}).
	Says("Intensive help to a family whose child might otherwise come into care.", "Children Act 1989 s17, Sch 2 para 7").
	In("court", "Court").Many("Edge of care support").
	Follows("assessment", "cin_plan", "protection_plan", "legal_planning_meeting").MadeBy(access.L2).
	On(func(e *Edge) core.Date { return e.Began }).
	Lasts(func(e *Edge) (from, until core.Date) { return e.Began, e.Ended }).
	Card(func(e *Edge) string { return joined(e.Who, code.EdgeOfCareOutcome.Label(e.Outcome)) }).
	Checks(func(e *Edge) []core.FieldProblem {
		return inOrder("ended_on", "It cannot end before it began", e.Began, e.Ended)
	})

// inOrder finds a second day that lies before the first.
func inOrder(field, words string, first, second core.Date) []core.FieldProblem {
	if second.Before(first) {
		return []core.FieldProblem{{Field: field, Words: words}}
	}
	return nil
}
