package people

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// mostAmong bounds how many people one question asks of: engines bound their values.
const mostAmong = 500

// Among returns those of some people to whom somebody may do an act, such as those about
// whom they may write: for a page that offers what to do next beside each of its rows.
func Among(ctx context.Context, q store.Querier, who access.Who, act access.Act, ids []core.ID) (map[core.ID]bool, error) {
	ids = slices.DeleteFunc(slices.Clone(ids), core.ID.IsZero)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	out := map[core.ID]bool{}
	for some := range slices.Chunk(ids, mostAmong) {
		marks, args := make([]string, len(some)), []any{who.Authority}
		for i, id := range some {
			args = append(args, id)
			marks[i] = fmt.Sprintf("$%d", len(args))
		}
		scope, values := access.ScopeFor(who, act, "p.id", "p.authority_id", len(args)+1)
		found, err := store.All[core.ID](ctx, q, `
			SELECT p.id FROM person p WHERE p.authority_id = $1 AND p.id IN (`+strings.Join(marks, ", ")+`) `+scope, append(args, values...)...)
		if err != nil {
			return nil, err
		}
		for _, id := range found {
			out[id] = true
		}
	}
	return out, nil
}
