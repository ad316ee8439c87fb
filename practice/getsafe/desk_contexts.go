package getsafe

import (
	"throughline/access"
	"throughline/code"
	"throughline/core"
	"throughline/store"
)

// An OpenContext is a place, a person, a group, a vehicle or a number of concern, with the
// children who are linked with it and what was last done.
type OpenContext struct {
	RecordID core.ID
	Kind     string // of [throughline/code.ContextKind]
	Name     string // blank for whoever may see that there is one and not which
	State    string // of [throughline/code.ContextState]
	SinceOn  core.Date
	Done     string // what is being done, in the words of whoever keeps an eye on it
	Keeper   core.ID
	Linked   []Linked  // the children whom the reader may see, while the link lasts
	Last     string    // the last step against it; blank where none is on record
	LastOn   core.Date // its day
}

// contexts lists what is of concern now, for those who may see places and people of concern.
func (r reading) contexts(d *Desk) error {
	if !access.Reads(r.who, ContextKind.Name) {
		return nil
	}
	type row struct {
		RecordID          core.ID
		Kind, Name, State string
		SinceOn           core.Date
		Done              string
		LeadWorker        core.ID
	}
	rows, err := store.All[row](r.ctx, r.q, `
		SELECT k.record_id, coalesce(k.context_kind, '') AS kind, coalesce(k.name, '') AS name, k.context_state AS state, k.since_on,
			coalesce(k.done, '') AS done, k.lead_worker
		FROM   context_of_concern k
		JOIN   record r ON r.authority_id = k.authority_id AND r.id = k.record_id AND r.state NOT IN ('cancelled', 'struck out')
		WHERE  k.authority_id = $1 AND k.context_state <> 'closed'
		ORDER  BY k.context_kind, k.since_on, k.record_id`, r.who.Authority)
	if err != nil || len(rows) == 0 {
		return err
	}
	linked, err := r.linked()
	if err != nil {
		return err
	}
	steps, err := r.steps()
	if err != nil {
		return err
	}
	named, err := access.Unlocks(r.ctx, r.q, r.who, ContextKind.Name, "", nil)
	for _, c := range rows {
		o := OpenContext{RecordID: c.RecordID, Kind: c.Kind, State: c.State, SinceOn: c.SinceOn, Done: c.Done, Keeper: c.LeadWorker, Linked: linked[c.RecordID]}
		if named {
			o.Name = c.Name
			if step, known := steps[plain(c.Name)]; known {
				o.Last, o.LastOn = joined(code.Disruption.Label(step.Action), code.DisruptionResult.Label(step.Result)), step.DoneOn
			}
		}
		d.Contexts = append(d.Contexts, o)
	}
	return err
}

// linked are the lasting links of children whom the reader may see with what is of concern
// now, by the record of the context.
func (r reading) linked() (map[core.ID][]Linked, error) {
	scope, args := r.scope("rp.person_id", "rp.authority_id", r.today)
	type row struct {
		PersonID, RecordID, ContextID core.ID
		How                           string
		SinceOn, EndedOn              core.Date
	}
	rows, err := store.All[row](r.ctx, r.q, `
		SELECT rp.person_id, k.record_id, k.context_id, coalesce(k.how, '') AS how, k.since_on, k.ended_on
		FROM   context_of_concern o
		JOIN   mapping_link k ON k.authority_id = o.authority_id AND k.context_id = CAST(o.record_id AS TEXT)
		JOIN   record r ON r.authority_id = k.authority_id AND r.id = k.record_id AND r.state NOT IN ('cancelled', 'struck out')
		JOIN   record_person rp ON rp.authority_id = k.authority_id AND rp.record_id = k.record_id AND NOT rp.gone
		WHERE  o.authority_id = $1 AND o.context_state <> 'closed' AND (k.ended_on IS NULL OR k.ended_on >= $2) `+scope+`
		ORDER  BY k.since_on, k.record_id, rp.place`, args...)
	out := map[core.ID][]Linked{}
	for _, l := range rows {
		out[l.ContextID] = append(out[l.ContextID], Linked(l))
	}
	return out, err
}

// A step is something done against those who exploit children, or at a place.
type step struct {
	Target, Action, Result string
	DoneOn                 core.Date
}

// steps are the last steps against each target, by its name without regard to letters large
// or small. They are locked in each child's record, so only who reads all of them has any.
func (r reading) steps() (map[string]step, error) {
	reads, err := access.Unlocks(r.ctx, r.q, r.who, DisruptionKind.Name, "", nil)
	if err != nil || !reads {
		return nil, err
	}
	scope, args := r.scope("rp.person_id", "rp.authority_id", r.today.Plus(-actedBack))
	rows, err := store.All[step](r.ctx, r.q, `
		SELECT coalesce(k.target, '') AS target, coalesce(k.action, '') AS action, coalesce(k.result, '') AS result, k.done_on
		FROM   disruption_action k
		JOIN   record r ON r.authority_id = k.authority_id AND r.id = k.record_id AND r.state NOT IN ('cancelled', 'struck out')
		JOIN   record_person rp ON rp.authority_id = k.authority_id AND rp.record_id = k.record_id AND NOT rp.gone
		WHERE  k.authority_id = $1 AND k.done_on >= $2 `+scope+`
		ORDER  BY k.done_on, k.record_id`, args...)
	out := map[string]step{}
	for _, s := range rows {
		out[plain(s.Target)] = s
	}
	return out, err
}
