package county

import (
	"context"
	"fmt"
	"maps"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/record"
)

// Do takes a step by the records themselves, as the pages would. The keeper's clock must
// stand at the step's moment.
func (l *Telling) Do(ctx context.Context, s Step) error {
	w, err := l.Worker(s.By)
	if err != nil {
		return err
	}
	who := w.Who
	who.At = l.When(s)
	if s.Sign != "" {
		return l.sign(ctx, who, s.Sign, s)
	}
	e, err := l.write(ctx, who, s)
	if err != nil {
		return fmt.Errorf("%s: %w", s.At, err)
	}
	if s.Signed == "" {
		return nil
	}
	if w, err = l.Worker(s.Signed); err != nil {
		return err
	}
	return l.sign(ctx, w.Who, e.Head().Kind, s)
}

// write hands in the new record of a step, or its change to one, with what is known filled in.
func (l *Telling) write(ctx context.Context, who access.Who, s Step) (record.Entry, error) {
	var began record.Started
	base := int64(0)
	if s.Change != "" {
		id, err := l.Latest(ctx, s.Change, s)
		if err != nil {
			return nil, err
		}
		if began.Entry, began.Kind, err = l.Keeper.Load(ctx, l.Keeper.DB, who, id); err != nil {
			return nil, err
		}
		base = began.Entry.Head().Version
	} else {
		from, err := l.Latest(ctx, s.From, s)
		if err != nil {
			return nil, err
		}
		if began, err = l.Keeper.Start(ctx, l.Keeper.DB, who, s.Write, from, l.About(s)...); err != nil {
			return nil, fmt.Errorf("beginning a %s: %w", s.Write, err)
		}
	}
	kind, e := began.Kind, began.Entry
	answers, err := l.Typed(kind, e, s)
	if err != nil {
		return nil, err
	}
	typed := kind.Typed(e)
	for set := range s.Rows {
		maps.DeleteFunc(typed, func(name string, _ []string) bool { return strings.HasPrefix(name, "row-"+set+"-") })
	}
	maps.Copy(typed, answers)
	wrong := kind.Read(e, typed, l.When(s).Date())
	if len(wrong) == 0 {
		if wrong, err = l.Keeper.Guard(ctx, l.Keeper.DB, e); err != nil {
			return nil, err
		}
	}
	if len(wrong) > 0 {
		return nil, core.Say(core.Invalid, "a %s cannot be handed in: %s: %s", kind.Name, wrong[0].Field, wrong[0].Words)
	}
	if err := l.Keeper.Save(ctx, who, e, base, "handed in"); err != nil {
		return nil, fmt.Errorf("handing in a %s: %w", kind.Name, err)
	}
	return e, nil
}

func (l *Telling) sign(ctx context.Context, who access.Who, kind string, s Step) error {
	id, err := l.Latest(ctx, kind, s)
	if err != nil {
		return err
	}
	who.At = l.When(s)
	e, _, err := l.Keeper.Load(ctx, l.Keeper.DB, who, id)
	if err != nil {
		return err
	}
	if err := l.Keeper.Sign(ctx, who, id, e.Head().Version); err != nil {
		return fmt.Errorf("%s: signing a %s: %w", s.At, kind, err)
	}
	return nil
}
