package ledger

import (
	"context"

	"throughline/store"
)

// Aside are the lines of a transaction that is never kept, in their order: whoever tells
// something in a database of its own and carries it into another ([AppendAll]) seals each line
// there, and need not lock and unlock it here. They are sealed here as well only when somebody
// asks for the ledger.
type Aside struct {
	Lines  []Line
	sealed int // how many of them stand in the ledger
	undone int // how many steps had been undone when they were sealed
}

type asideKey struct{}

// With returns a context in which [Append] puts lines aside. It is for one transaction, whose
// steps do not stand within one another.
func (a *Aside) With(ctx context.Context) context.Context {
	return context.WithValue(ctx, asideKey{}, a)
}

// asideOf is what lines are put into; nil where they are sealed.
func asideOf(ctx context.Context) *Aside {
	a, _ := ctx.Value(asideKey{}).(*Aside)
	return a
}

func (a *Aside) put(lines []any) {
	for _, l := range lines {
		a.Lines = append(a.Lines, *l.(*Line))
	}
}

// seal seals what is not, for a question that is about to be asked.
func (a *Aside) seal(ctx context.Context, tx *store.Tx) error {
	if a == nil {
		return nil
	}
	if a.sealed > 0 && a.undone != tx.Undone() { // what was sealed may be gone with a step that was undone
		a.sealed = 0
		for _, table := range []string{"ledger", "ledger_key", "ledger_head"} {
			if _, err := store.Exec(ctx, tx, `DELETE FROM `+table); err != nil {
				return err
			}
		}
	}
	lines := make([]any, 0, len(a.Lines)-a.sealed)
	for i := a.sealed; i < len(a.Lines); i++ {
		lines = append(lines, &a.Lines[i])
	}
	a.sealed, a.undone = len(a.Lines), tx.Undone()
	return sealAll(context.WithValue(ctx, asideKey{}, (*Aside)(nil)), tx, lines)
}
