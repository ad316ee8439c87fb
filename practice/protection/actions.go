package protection

import (
	"slices"

	"throughline/code"
	"throughline/core"
	"throughline/form"
)

// An Action is one row of a protection plan: what must change for a child, what is done
// about it, by whom and by when, how we shall know, and how far it has come. It carries
// from the conference to each core group and review, so that one plan grows.
type Action struct {
	Change   string
	Doing    string
	Who      string
	By       core.Date
	Measure  string
	Progress string
	Child    core.ID // for whom; none is every child of the record
}

// questions are those of a row that stands in one child's plan.
func (a *Action) questions() form.Questions {
	return form.Questions{
		form.Long(&a.Change, "change", "What must change for the child?").Needed(),
		form.Long(&a.Doing, "doing", "What will be done?").Needed(),
		form.Words(&a.Who, "by_whom", "By whom?").Needed().Sensitive(form.Personal),
		form.Day(&a.By, "by_when", "By when?"),
		form.Words(&a.Measure, "measure", "How shall we know?"),
		form.Choice(&a.Progress, "progress", "How far has it come?", code.Progress),
	}
}

// outline are the questions of a row of an outline plan, before anything was done.
func (a *Action) outline() form.Questions {
	return slices.Concat(a.questions()[:5], a.forChild())
}

// grown are the questions of a row of a core group or a review.
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
