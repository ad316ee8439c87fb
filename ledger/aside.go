package ledger

import (
	"context"

	"throughline/store"
)

// An Aside holds the lines of a transaction that is never kept: whoever tells something in a
// database of its own and carries it into another ([AppendAll]) seals each line there, and need
// not lock and unlock it here. They are sealed here as well only when somebody asks for the
// ledger.
type Aside struct {
	tx    *store.Tx
	lines []asideLine
}

// asideLine is a line, the step that told it, and that in which it was sealed; -1 for none.
type asideLine struct {
	Line
	step, sealed int
}

type asideKey struct{}

// With returns a context in which [Append] puts lines aside. It is for one transaction.
func (a *Aside) With(ctx context.Context) context.Context {
	return context.WithValue(ctx, asideKey{}, a)
}

// Lines are those that were put aside, in their order, but for those of steps that were undone.
func (a *Aside) Lines() []Line {
	out := make([]Line, 0, len(a.lines))
	for i := range a.lines {
		if !a.tx.Gone(a.lines[i].step) {
			out = append(out, a.lines[i].Line)
		}
	}
	return out
}

// asideOf is what lines are put into; nil where they are sealed.
func asideOf(ctx context.Context) *Aside {
	a, _ := ctx.Value(asideKey{}).(*Aside)
	return a
}

func (a *Aside) put(tx *store.Tx, lines []any) {
	a.tx = tx
	for _, l := range lines {
		a.lines = append(a.lines, asideLine{*l.(*Line), tx.Step(), -1})
	}
}

// seal seals what is not, for a question that is about to be asked.
func (a *Aside) seal(ctx context.Context, tx *store.Tx) error {
	if a == nil {
		return nil
	}
	var lines []any
	for i := range a.lines {
		l := &a.lines[i]
		if !tx.Gone(l.step) && (l.sealed < 0 || tx.Gone(l.sealed)) {
			l.sealed = tx.Step()
			lines = append(lines, &l.Line)
		}
	}
	return sealAll(context.WithValue(ctx, asideKey{}, (*Aside)(nil)), tx, lines)
}
