package store

import (
	"slices"
	"strconv"
	"strings"

	"throughline/core"
)

// List adds ids, or other words, to the values of a statement and returns their marks, "$2, $3, $4, $5", for a
// condition that one of them holds. The last id is repeated until there are a round number,
// so that few statements do for all lists and the database keeps each prepared. No id is one
// that nothing has.
func List[T core.ID | string](args []any, ids []T) (marks string, all []any) {
	var none T
	n := 4
	for n < len(ids) {
		n *= 2
	}
	var b strings.Builder
	all = slices.Grow(args, n+10) // those that follow fit as well
	for i := range n {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString("$" + strconv.Itoa(len(all)+1))
		if len(ids) == 0 {
			all = append(all, none)
		} else {
			all = append(all, ids[min(i, len(ids)-1)])
		}
	}
	return b.String(), all
}
