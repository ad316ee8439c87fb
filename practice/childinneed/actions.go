package childinneed

import (
	"slices"

	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
)

// An Action is one row of a child in need plan: what the child needs, what shall come of
// it, what is done, by whom and by when, and how far it has come.
type Action struct {
	Need     string
	Outcome  string
	Doing    string
	Who      string
	By       core.Date
	Progress string
	Child    core.ID // for whom; none is every child of the record
}

// questions are those of a row that stands in one child's plan.
func (a *Action) questions() form.Questions {
	return form.Questions{
		form.Long(&a.Need, "need", "What does the child need?").Needed(),
		form.Long(&a.Outcome, "outcome", "What shall be different?").Needed(),
		form.Long(&a.Doing, "doing", "What will be done?").Needed(),
		form.Words(&a.Who, "by_whom", "By whom?").Needed().Sensitive(form.Personal),
		form.Day(&a.By, "by_when", "By when?"),
		form.Choice(&a.Progress, "progress", "How far has it come?", code.Progress),
	}
}

// begun are the questions of a row before anything was done.
func (a *Action) begun() form.Questions { return slices.Concat(a.questions()[:5], a.forChild()) }

// grown are the questions of a row of a review.
func (a *Action) grown() form.Questions { return append(a.questions(), a.forChild()...) }

func (a *Action) forChild() form.Questions {
	return form.Questions{form.Person(&a.Child, "for_child", "For which child?").Hint("Blank for all of them").Sensitive(form.Plain)}
}

// actionsFor are the rows that hold for one child, as they stand in that child's plan.
func actionsFor(all []Action, child core.ID) []Action {
	var out []Action
	for _, a := range all {
		if a.Child.IsZero() || a.Child == child {
			a.Child = ""
			out = append(out, a)
		}
	}
	return out
}

// gathered are the rows of several children's plans as one list. A row that stands in
// every plan in the same words is for all of the children.
func gathered(plans []*Plan) []Action {
	var out []Action
	for _, p := range plans {
		for _, a := range p.Actions {
			inAll := !slices.ContainsFunc(plans, func(o *Plan) bool { return !slices.Contains(o.Actions, a) })
			if !inAll && len(p.People) > 0 {
				a.Child = p.People[0]
			}
			if !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
	}
	return out
}

// An Attender is somebody who was asked to a meeting, and whether they came.
type Attender struct{ Name, Agency, Came string }

func (a *Attender) questions() form.Questions {
	return form.Questions{
		form.Words(&a.Name, "name", "Name, and post or relationship to the child").Needed().Sensitive(form.Personal),
		form.Choice(&a.Agency, "agency", "Agency", code.Agency).Hint("Blank for the family"),
		form.Choice(&a.Came, "came", "Did they come?", code.Attendance).Needed(),
	}
}

// every is the frequency of visits that a number of working days says; none for no answer.
func every(n form.Number) clock.Length {
	if !n.Known {
		return clock.Length{}
	}
	return clock.WorkingDays(int(n.N))
}

// visitsQuestion asks how often the children are to be seen.
func visitsQuestion(to *form.Number) *form.Question {
	return form.Whole(to, "visit_every", "How often is each child to be seen?").
		Hint("Every so many working days. The council's standard holds where this is longer").Between(1, 30)
}
