package clock

import "slices"

// All holds every clock, area by area.
var All = slices.Concat(
	frontDoor,
	earlyHelp,
	assessment,
	childInNeed,
	protection,
	court,
	care,
	careVisits,
	kinship,
	health,
	education,
	leavingCare,
	missing,
	exploitation,
	fostering,
	adoption,
	privateFostering,
	supervision,
	send,
	complaints,
	allegations,
	records,
	quality,
)

var byID = func() map[string]*Clock {
	m := make(map[string]*Clock, len(All))
	for _, c := range All {
		m[c.ID] = c
	}
	return m
}()

// ByID returns the clock with an id, "care.review-first".
func ByID(id string) (*Clock, bool) {
	c, ok := byID[id]
	return c, ok
}
