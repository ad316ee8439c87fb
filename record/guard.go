package record

import (
	"context"

	"throughline/core"
	"throughline/store"
)

// Guards adds what must hold between the answers and what else is on record: a third
// contact needs a reason that a first does not. It is asked when the answers are checked,
// and again in the transaction that saves them.
func (k Of[T]) Guards(guard func(ctx context.Context, q store.Querier, t *T) ([]core.FieldProblem, error)) Of[T] {
	k.guard = func(ctx context.Context, q store.Querier, e Entry) ([]core.FieldProblem, error) {
		return guard(ctx, q, typed[T](e))
	}
	return k
}

// Guard returns what is wrong with a record in view of what else is on record.
func (k *Keeper) Guard(ctx context.Context, q store.Querier, e Entry) ([]core.FieldProblem, error) {
	kind, err := k.Kind(e.Head().Kind)
	if err != nil || kind.guard == nil {
		return nil, err
	}
	return kind.guard(ctx, q, e)
}

// guarded is [Keeper.Guard] as one problem, for saving.
func (k *Keeper) guarded(ctx context.Context, q store.Querier, e Entry) error {
	wrong, err := k.Guard(ctx, q, e)
	if err == nil && len(wrong) > 0 {
		err = &core.Problem{Sort: core.Invalid, Words: wrong[0].Words, Fields: wrong}
	}
	return err
}
