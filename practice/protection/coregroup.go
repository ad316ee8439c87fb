package protection

import (
	"context"
	"slices"

	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A CoreGroup is one meeting of those who carry out a child protection plan with the
// family. It goes through the plan row by row; what it writes there is the plan from then.
//
// Guidance: Working Together 2026 ch. 3, core group.
type CoreGroup struct {
	record.Base

	Held       core.Date
	Method     string
	Changed    string
	Parents    string
	VisitEvery form.Number
	Next       core.Date
	Children   []CoreGroupChild
	Present    []GroupAttender
	Actions    []Action
}

// A CoreGroupChild is what one child says.
type CoreGroupChild struct {
	record.Part
	Words string
}

// A GroupAttender is somebody of the core group, and whether they came.
type GroupAttender struct{ Name, Agency, Came string }

// CoreGroupKind is all that the house knows of core groups.
var CoreGroupKind = record.EachRow(record.EachRow(record.EachChild(
	record.NewKind("core_group", "Core group", func(g *CoreGroup) form.Questions {
		return form.Questions{
			form.Day(&g.Held, "held_on", "When did you meet?").Needed().NotAfterToday(),
			form.Choice(&g.Method, "method", "How was it held?", code.MeetingMethod).Needed(),
			form.Long(&g.Changed, "changed", "What has changed for the children since the last time?").Needed(),
			form.Long(&g.Parents, "parents_views", "What does each parent say?").Needed(),
			form.Whole(&g.VisitEvery, "visit_every", "How often is each child to be seen from now on?").Hint("Every so many working days; blank for as before. The council's standard holds where this is longer").Between(1, 20),
			form.Day(&g.Next, "next_on", "When do you meet again?").Needed(),
		}
	}),
	func(g *CoreGroup) *[]CoreGroupChild { return &g.Children }, func(c *CoreGroupChild) form.Questions {
		return form.Questions{form.Long(&c.Words, "child_words", "What does the child say, in the child's own words?")}
	}),
	"invited", "Who was there", func(g *CoreGroup) *[]GroupAttender { return &g.Present }, func(a *GroupAttender) form.Questions {
		return form.Questions{
			form.Words(&a.Name, "name", "Name, and post or relationship to the child").Needed().Sensitive(form.Personal),
			form.Choice(&a.Agency, "agency", "Agency", code.Agency).Hint("Blank for the family"),
			form.Choice(&a.Came, "came", "Did they come?", code.Attendance).Needed(),
		}
	}),
	"action", "The plan", func(g *CoreGroup) *[]Action { return &g.Actions }, (*Action).grown).
	RowsOf("invited", "person").
	Says("Those who carry out the plan go through it with the family, row by row.", together+", core group").
	In("protection", "Protection").
	Follows("protection_plan", "initial_conference", "protection_review", "core_group").
	On(func(g *CoreGroup) core.Date { return g.Held }).
	Card(func(g *CoreGroup) string { return progressLine(g.Actions) }).
	Fills(fillCoreGroup).
	Checks(func(g *CoreGroup) []core.FieldProblem {
		if g.Next.NotAfter(g.Held) {
			return []core.FieldProblem{wrong("next_on", "The next meeting is after this one")}
		}
		return nil
	}).
	Leads(func(ctx context.Context, q store.Querier, g *CoreGroup) ([]record.Entry, error) {
		var out []record.Entry
		for _, child := range g.People {
			p, err := planOf(ctx, q, g.Authority, child, g.Held)
			if err != nil {
				return nil, err
			}
			if p == nil || p.ChangedOn.After(g.Held) {
				continue // a later meeting has the last word
			}
			p.Actions, p.ChangedOn = actionsFor(g.Actions, child), g.Held
			if g.VisitEvery.Known {
				p.VisitEvery = g.VisitEvery
			}
			out = append(out, p)
		}
		return out, nil
	}).
	Moments(func(g *CoreGroup) []clock.Event {
		if !g.counts() {
			return nil
		}
		e := record.OnDay(clock.CoreGroupHeld, g.Held)
		e.Every = every(g.VisitEvery)
		return []clock.Event{e}
	})

// counts reports whether at least two agencies went through the plan; a meeting of fewer
// is no core group, though it is kept.
func (g *CoreGroup) counts() bool {
	var there []string
	for _, p := range g.Present {
		if p.Came == "attended" || p.Came == "part" {
			there = once(there, p.Agency)
		}
	}
	return len(there) >= 2
}

// progressLine counts how far the rows of a plan have come.
func progressLine(actions []Action) string {
	n := map[string]int{}
	for _, a := range actions {
		n[a.Progress]++
	}
	var parts []string
	for _, p := range code.Progress.Items {
		if n[p.Code] > 0 {
			parts = append(parts, form.Number{N: int64(n[p.Code]), Known: true}.String()+" "+p.Label)
		}
	}
	return joined(parts...)
}

// fillCoreGroup takes over the plan as it stands, and asks its core group to come.
func fillCoreGroup(ctx context.Context, q store.Querier, g *CoreGroup, _ record.Entry) (form.Sources, error) {
	plans, err := plansOf(ctx, q, g.Head())
	if err != nil {
		return nil, err
	}
	g.Actions = gathered(plans)
	for _, p := range plans {
		for _, m := range p.CoreGroup {
			a := GroupAttender{Name: m.Name, Agency: m.Agency}
			if !slices.Contains(g.Present, a) {
				g.Present = append(g.Present, a)
			}
		}
	}
	return form.Sources{}, nil
}
