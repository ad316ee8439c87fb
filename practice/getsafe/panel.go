package getsafe

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

// A Panel is one meeting of the agencies about the children on its list. It manages no
// child's work: the child's worker does.
//
// Guidance: the local terms of reference of the panel (MACE).
type Panel struct {
	record.Base

	On       core.Date
	Places   string // people, places and groups common to the children
	Next     core.Date
	Members  []Member
	Actions  []PanelAction
	Children []PanelChild
}

// A Member is who came, of which agency.
type Member struct{ Agency, Name, Attended string }

// A PanelAction is something that a panel asks somebody to do.
type PanelAction struct {
	For string // the child's initials or the place it is for; no full names of several children together
	Action
}

// A PanelChild is what the panel made of one child.
type PanelChild struct {
	record.Part

	Before, Level string
	Change        string
	Known         string // what agencies told
	Making        string // what is thought to be going on
	Words         string // the child's own, or the family's
	Decision, Why string
}

// PanelKind is all that the house knows of panels.
var PanelKind = record.EachRow(record.EachRow(record.EachChild(record.NewKind("exploitation_panel", "Exploitation panel", func(p *Panel) form.Questions {
	return form.Questions{
		form.Day(&p.On, "held_on", "When was it held?").Needed().NotAfterToday(),
		form.Long(&p.Places, "common", "Which people, places and groups came up for more than one child?"),
		form.Day(&p.Next, "next_on", "When is the next panel?").Needed(),
	}
}), func(p *Panel) *[]PanelChild { return &p.Children }, panelChildQuestions),
	"member", "Who came", func(p *Panel) *[]Member { return &p.Members }, func(m *Member) form.Questions {
		return form.Questions{
			form.Choice(&m.Agency, "agency", "Agency", code.Agency).Needed(),
			form.Words(&m.Name, "name", "Name").Needed().Sensitive(form.Personal),
			form.Choice(&m.Attended, "attended", "Attended", code.Attendance).Needed(),
		}
	}),
	"action", "What will be done", func(p *Panel) *[]PanelAction { return &p.Actions }, func(a *PanelAction) form.Questions {
		return append(form.Questions{form.Words(&a.For, "for_whom", "For which child or place?").Needed()}, actionQuestions(&a.Action)...)
	}).
	Says("One meeting of the agencies about children at risk of exploitation: what each knows, what is decided for each child, who does what.",
		"Local terms of reference of the multi-agency child exploitation panel; "+harmOutside).
	In("exploitation", "Exploitation").
	Follows("exploitation_screening", "exploitation_plan", "exploitation_panel").MadeBy(access.L2).
	On(func(p *Panel) core.Date { return p.On }).
	Card(func(p *Panel) string {
		if len(p.Children) == 1 {
			return joined(code.ExploitationLevel.Label(p.Children[0].Level), code.PanelDecision.Label(p.Children[0].Decision))
		}
		return ""
	}).
	Moments(func(p *Panel) []clock.Event {
		var out []clock.Event
		for _, c := range p.Children {
			var tags []string
			switch {
			case c.Decision == "leave": // no longer on the list: the panel is not due again
			case c.Level == "high":
				tags = append(tags, clock.TagHigh)
			case c.Level == "medium":
				tags = append(tags, clock.TagMedium)
			}
			e := record.OnDay(clock.MACEReviewed, p.On, tags...)
			e.Person = c.Person
			out = append(out, e)
		}
		return out
	}).
	Fills(func(ctx context.Context, q store.Querier, p *Panel, from record.Entry) (form.Sources, error) {
		sources := form.Sources{}
		for i := range p.Children {
			c := &p.Children[i]
			b, known, err := store.Maybe[before](ctx, q, `
				SELECT screened_on, level FROM exploitation_screening_by_child
				WHERE  authority_id = $1 AND person_id = $2 AND state = 'agreed'
				ORDER  BY screened_on DESC, record_id DESC LIMIT 1`, p.Authority, c.Person)
			if err != nil {
				return nil, err
			}
			if known {
				c.Level = b.Level
				sources[record.PartField(c.Person, "level")] = "the screening of " + b.ScreenedOn.Long()
			}
		}
		if last, ok := from.(*Panel); ok {
			p.Members = last.Members
			for i := range p.Members {
				p.Members[i].Attended = ""
			}
			for _, a := range last.Actions {
				if a.Done.IsZero() {
					p.Actions = append(p.Actions, a)
				}
			}
			p.carryLevels(last, sources)
		}
		return sources, nil
	})

// carryLevels takes each child's level of the panel before as the level then.
func (p *Panel) carryLevels(last *Panel, sources form.Sources) {
	for i := range p.Children {
		for _, c := range last.Children {
			if c.Person == p.Children[i].Person {
				p.Children[i].Before = c.Level
				sources[record.PartField(c.Person, "level_before")] = "the panel of " + last.On.Long()
			}
		}
	}
}

func panelChildQuestions(c *PanelChild) form.Questions {
	return form.Questions{
		form.Choice(&c.Before, "level_before", "Level last time", code.ExploitationLevel),
		form.Choice(&c.Level, "level", "Level now", code.ExploitationLevel).Needed(),
		form.Choice(&c.Change, "risk", "How has the risk changed?", code.RiskChange).Needed(),
		form.Long(&c.Known, "agencies", "What do the agencies know?").Needed(),
		form.Long(&c.Making, "hypothesis", "What do we think is going on, and with whom?").Needed(),
		form.Long(&c.Words, "child_words", "What do the child and the family say, in their own words?").Needed(),
		form.Choice(&c.Decision, "decision", "What is decided?", code.PanelDecision).Needed(),
		form.Long(&c.Why, "why", "Why?").Needed(),
	}
}
