package clock

import "strings"

// Pressing are the ids of the limits whose lateness leaves a child unseen or unsafe soonest, in
// the order of the catalogue: those that are counted in hours, those of protection and of
// missing children, and visits. Of a long list of what is late they come first.
var Pressing = func() (ids []string) {
	for i := range All {
		if All[i].pressing() {
			ids = append(ids, All[i].ID)
		}
	}
	return ids
}()

func (c *Clock) pressing() bool {
	_, name, _ := strings.Cut(c.ID, ".")
	return c.Limit.Unit == InHours || c.Area == "child-protection" || c.Area == "missing" ||
		name == "visit" || strings.HasPrefix(name, "visit-") && name != "visit-record"
}
