package ssda903

import (
	"slices"

	"throughline/rule"
)

// eachEpisodeAfter makes a check of a test that looks at an episode and the one directly
// before it. A child's first episode is not looked at, nor rows without an identifier.
func eachEpisodeAfter(bad func(before, e *Episode) bool) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		c.Neighbours(func(before, e, _ *Episode) {
			if before != nil && bad(before, e) {
				found(e.Row)
			}
		})
	}
}

// eachEpisodeWithHeader makes a check of a test that needs something of the child's
// header. Episodes of a child who has no header are not looked at; of several headers,
// any one may show the fault.
func eachEpisodeWithHeader(bad func(c *Child, e *Episode, h *Header) bool) func(*Child, rule.Found) {
	return eachEpisode(func(c *Child, e *Episode) bool {
		for i := range c.Headers {
			if bad(c, e, &c.Headers[i]) {
				return true
			}
		}
		return false
	})
}

// orBlank returns the rows, or one blank row where there is none: the child who lacks
// the table is judged as one whose answers are blank.
func orBlank[T any](rows []T) []T {
	if len(rows) == 0 {
		return make([]T, 1)
	}
	return rows
}

// differ reports that two texts are not the same. A blank differs from everything, also
// from another blank.
func differ(a, b string) bool { return a == "" || a != b }

// placementDetails are the four columns that together say where the child is placed.
func (e *Episode) placementDetails() [4]string {
	return [4]string{e.Place, e.PlPost, e.URN, e.PlaceProvider}
}

// onlyShortBreaks reports that no episode is anything but a short break; it is true of a
// child without episodes.
func (c *Child) onlyShortBreaks() bool {
	for i := range c.Episodes {
		if !c.Episodes[i].ShortBreak() {
			return false
		}
	}
	return true
}

// there leaves out the rows that a join made up where it found none.
func there(rows ...rule.Row) []rule.Row {
	return slices.DeleteFunc(rows, func(row rule.Row) bool { return row.Table == "" })
}
