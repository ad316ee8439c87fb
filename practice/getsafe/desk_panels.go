package getsafe

import (
	"cmp"
	"slices"

	"throughline/core"
	"throughline/record"
	"throughline/store"
)

// An AtLevel is a child whose last signed screening gave medium or high, and which is to be
// repeated; the embedded Owed is when.
type AtLevel struct {
	record.Owed
	Level      string    // of [throughline/code.ExploitationLevel]
	ScreenedOn core.Date // the last screening; the embedded Record is it
	Panel      PanelOf   // the last panel that looked at the child; none where the zero value stands
}

// A PanelOf is one panel's look at a child.
type PanelOf struct {
	PersonID, RecordID core.ID
	HeldOn             core.Date
	Decision           string // of [throughline/code.PanelDecision]
}

// levels lists those at a level that leads to work. The clock of the next screening runs for
// them and for nobody whose plan was ended, or who is grown up.
func (r reading) levels(d *Desk) error {
	owed, err := record.OwedUnder(r.ctx, r.q, r.who, "exploitation.rescreen")
	if err != nil || len(owed) == 0 {
		return err
	}
	var ids, children []core.ID
	for _, o := range owed {
		ids, children = append(ids, o.Record), append(children, o.People...)
	}
	type screened struct {
		RecordID   core.ID
		ScreenedOn core.Date
		Level      string
	}
	rows, err := store.All[screened](r.ctx, r.q, `
		SELECT record_id, screened_on, coalesce(level, '') AS level FROM exploitation_screening
		WHERE  authority_id = $1 AND record_id IN (`+marks(2, len(ids))+`)`, append([]any{r.who.Authority}, values(ids)...)...)
	if err != nil {
		return err
	}
	panels, err := r.panelsOf(children)
	if err != nil {
		return err
	}
	of := map[core.ID]screened{}
	for _, s := range rows {
		of[s.RecordID] = s
	}
	for _, o := range owed {
		if s := of[o.Record]; s.Level == "medium" || s.Level == "high" {
			d.Levels = append(d.Levels, AtLevel{Owed: o, Level: s.Level, ScreenedOn: s.ScreenedOn, Panel: panels[o.People[0]]})
		}
	}
	slices.SortStableFunc(d.Levels, func(a, b AtLevel) int { return cmp.Compare(rank[b.Level], rank[a.Level]) })
	return nil
}

// panelsOf finds the last panel that looked at each of some children.
func (r reading) panelsOf(children []core.ID) (map[core.ID]PanelOf, error) {
	rows, err := store.All[PanelOf](r.ctx, r.q, `
		SELECT c.person_id, c.record_id, k.held_on, coalesce(c.decision, '') AS decision
		FROM   exploitation_panel_child c
		JOIN   exploitation_panel k ON k.authority_id = c.authority_id AND k.record_id = c.record_id
		JOIN   record r ON r.authority_id = c.authority_id AND r.id = c.record_id AND r.state NOT IN ('cancelled', 'struck out')
		WHERE  c.authority_id = $1 AND c.person_id IN (`+marks(2, len(children))+`)
		ORDER  BY k.held_on, c.record_id`, append([]any{r.who.Authority}, values(children)...)...)
	out := map[core.ID]PanelOf{}
	for _, p := range rows {
		out[p.PersonID] = p
	}
	return out, err
}

// A Held is a panel that was held, with those of its actions that are not done.
type Held struct {
	RecordID core.ID
	HeldOn   core.Date
	NextOn   core.Date // the next panel, as this one set it
	People   []core.ID
	Actions  []PanelAction
}

// panels lists the panels of half a year, and of a year where something that they asked for
// is not done. A panel shows to those who may see every child on
// it, as its own page does: what it says of one child tells of the others.
func (r reading) panels(d *Desk) error {
	scope, args := r.scope("sp.id", "sp.authority_id", r.today.Plus(-openBack))
	type row struct {
		RecordID       core.ID
		HeldOn, NextOn core.Date
	}
	rows, err := store.All[row](r.ctx, r.q, `
		SELECT k.record_id, k.held_on, k.next_on
		FROM   exploitation_panel k
		JOIN   record r ON r.authority_id = k.authority_id AND r.id = k.record_id AND r.state NOT IN ('cancelled', 'struck out')
		WHERE  k.authority_id = $1 AND k.held_on >= $2
		AND    NOT EXISTS (
			SELECT 1 FROM record_person rp
			WHERE  rp.authority_id = k.authority_id AND rp.record_id = k.record_id AND NOT rp.gone
			AND    NOT EXISTS (SELECT 1 FROM person sp WHERE sp.authority_id = rp.authority_id AND sp.id = rp.person_id `+scope+`))
		ORDER  BY k.held_on DESC, k.record_id DESC LIMIT 100`, args...)
	if err != nil || len(rows) == 0 {
		return err
	}
	ids := make([]core.ID, len(rows))
	for i, p := range rows {
		ids[i] = p.RecordID
		d.Panels = append(d.Panels, Held{RecordID: p.RecordID, HeldOn: p.HeldOn, NextOn: p.NextOn})
	}
	on, err := record.PeopleOf(r.ctx, r.q, r.who.Authority, ids)
	if err != nil {
		return err
	}
	open, err := r.openActions(ids)
	for i := range d.Panels {
		d.Panels[i].People, d.Panels[i].Actions = on[d.Panels[i].RecordID], open[d.Panels[i].RecordID]
	}
	d.Panels = slices.DeleteFunc(d.Panels, func(p Held) bool {
		return len(p.Actions) == 0 && p.HeldOn.Before(r.today.Plus(-panelsBack))
	})
	return err
}

// openActions are what panels asked for and nobody did. Where a later panel follows, it took
// over what was open, and says how that stands.
func (r reading) openActions(panels []core.ID) (map[core.ID][]PanelAction, error) {
	type row struct {
		RecordID                core.ID
		ForWhom, Action, ByWhom string
		ByWhen                  core.Date
	}
	rows, err := store.All[row](r.ctx, r.q, `
		SELECT a.record_id, coalesce(a.for_whom, '') AS for_whom, coalesce(a.action, '') AS action, coalesce(a.by_whom, '') AS by_whom, a.by_when
		FROM   exploitation_panel_action a
		WHERE  a.authority_id = $1 AND a.done_on IS NULL AND a.record_id IN (`+marks(2, len(panels))+`)
		AND    NOT EXISTS (SELECT 1 FROM record n WHERE n.authority_id = a.authority_id AND n.from_id = a.record_id AND n.kind = 'exploitation_panel'
			AND n.state NOT IN ('cancelled', 'struck out'))
		ORDER  BY a.record_id, a.by_when, a.place`, append([]any{r.who.Authority}, values(panels)...)...)
	out := map[core.ID][]PanelAction{}
	for _, a := range rows {
		out[a.RecordID] = append(out[a.RecordID], PanelAction{For: a.ForWhom, Action: Action{What: a.Action, Who: a.ByWhom, By: a.ByWhen}})
	}
	return out, err
}
