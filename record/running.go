package record

import (
	"context"
	"slices"

	"throughline/clock"
	"throughline/core"
	"throughline/store"
)

// A Run is a clock that runs for a person, and the piece of work in which it does.
type Run struct {
	Clock    string
	ThreadID core.ID
}

// Running are the clocks of a list by which something is still owed to a person, in the order
// in which they began. Within a [Keeper.Bulk] what is due is not worked out yet, and these
// clocks alone are run over what happened.
func Running(ctx context.Context, q store.Querier, authority string, person core.ID, clocks []string) ([]Run, error) {
	if k, ok := ctx.Value(bulkKey{}).(*Keeper); ok {
		return k.running(ctx, q, whom{authority, person}, clocks)
	}
	rows, err := store.All[Run](ctx, q, `
		SELECT d.clock, d.thread_id FROM due d
		WHERE  d.authority_id = $1 AND d.person_id = $2 AND `+stillOwed+`
		ORDER  BY d.started_at, d.clock, d.record_id`, authority, person)
	return slices.DeleteFunc(rows, func(r Run) bool { return !slices.Contains(clocks, r.Clock) }), err
}

func (k *Keeper) running(ctx context.Context, q store.Querier, w whom, clocks []string) ([]Run, error) {
	events, err := k.later.eventsOf(ctx, q, w)
	if err != nil || len(events) == 0 {
		return nil, err
	}
	children, err := k.Children(ctx, q, w.authority, []core.ID{w.person})
	if err != nil {
		return nil, err
	}
	dues, err := clock.RunOnly(children[w.person], events, k.Settings, k.Calendar, clocks)
	var runs []Run
	for i := range dues {
		if d := &dues[i]; d.State == clock.Running || d.State == clock.Excepted && d.MetAt.IsZero() {
			runs = append(runs, Run{d.Clock, d.Thread})
		}
	}
	return runs, err
}

// eventsOf is what happened to a person, read once and then kept up by [later.happened].
func (l *later) eventsOf(ctx context.Context, q store.Querier, w whom) ([]clock.Event, error) {
	if l.gone != l.tx.Undone() {
		l.gone = l.tx.Undone()
		clear(l.lived)
	}
	if events, known := l.lived[w]; known {
		return events, nil
	}
	events, err := Events(ctx, q, w.authority, w.person)
	if err == nil {
		l.lived[w] = events
	}
	return events, err
}

// happened notes the moments that a version of a record makes in place of the last one's.
func (l *later) happened(b *Base, made []madeMoment) error {
	if b.Version > 1 {
		for w, events := range l.lived {
			if slices.ContainsFunc(events, func(e clock.Event) bool { return e.Record == b.ID }) {
				delete(l.lived, w) // to be read again
			}
		}
	}
	for _, m := range made {
		w := whom{b.Authority, m.PersonID}
		if _, known := l.lived[w]; !known {
			continue
		}
		e, err := (&momentRow{PersonID: m.PersonID, Moment: m.Moment, At: m.At, DayOnly: m.DayOnly, RecordID: m.RecordID,
			ThreadID: m.ThreadID, Tags: m.Tags, UntilOn: m.UntilOn, Every: m.Every}).event()
		if err != nil {
			return err
		}
		l.lived[w] = append(l.lived[w], e)
	}
	return nil
}
