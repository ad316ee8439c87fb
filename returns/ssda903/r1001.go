package ssda903

import (
	"slices"

	"throughline/rule"
)

// r1001 finds care leaver details of a young person whose time in care makes them no
// relevant or former relevant child: fewer than 91 days since the 14th birthday, none since
// the 16th, or adopted.
//
// Young people of 20 or over, and those without a date of birth in Header, are flagged
// whatever their episodes say.
var r1001 = []Rule{{
	Code:  "1001",
	Words: "Care leaver details have been entered, but the young person's episodes this year and last do not make them a relevant or former relevant child (too little time in care after the 14th and 16th birthdays, or adopted).",
	Fix:   "Remove the care leaver details, or complete the young person's episodes of both years.",
	Flags: rule.Fields{oc3s: {"IN_TOUCH", "ACTIV", "ACCOM"}},
	Needs: []string{episodes, oc3s, headers, episodes + last},
	Unless: func(r *Return) string {
		switch {
		case r.rowsOf(episodes) == 0:
			return "Episodes has no rows"
		case r.rowsOf(episodes+last) == 0:
			return "last year's Episodes has no rows"
		case r.rowsOf(oc3s) == 0:
			return "OC3 has no rows"
		case r.rowsOf(headers) == 0:
			return "Header has no rows"
		}
		return ""
	},
	Gather: func(*Return) rule.Gathering[Child] {
		anyStays := false
		var rows []rule.Row
		return rule.Gathering[Child]{
			See: func(c *Child) {
				anyStays = anyStays || len(c.stays(c.merged())) > 0
				if len(c.OC3s) > 0 && !c.becameCareLeaver() {
					for i := range c.OC3s {
						rows = append(rows, c.OC3s[i].Row)
					}
				}
			},
			Found: func(found rule.Found) {
				for i := range rows {
					if anyStays {
						found(rows[i])
					}
				}
			},
		}
	},
}}

// merged are the episodes of this year and last, one for each day of beginning: of two
// that began together the one that ceased first. The latest, where it has not ceased,
// ends with the collection.
func (c *Child) merged() []*Episode {
	merged := make([]*Episode, 0, len(c.Episodes)+len(c.Last.Episodes))
	for _, es := range [][]Episode{c.Episodes, c.Last.Episodes} {
		for i := range es {
			e := &es[i]
			twin := slices.IndexFunc(merged, func(m *Episode) bool { return m.Decom.Date == e.Decom.Date })
			switch {
			case twin < 0:
				merged = append(merged, e)
			case compareDates(e.Dec.Date, merged[twin].Dec.Date) < 0:
				merged[twin] = e
			}
		}
	}
	if i := c.latestOf(merged); i >= 0 && merged[i].Dec.IsZero() {
		ended := *merged[i]
		ended.Dec = rule.DateOn(c.End)
		merged[i] = &ended
	}
	return merged
}

// latestOf is the place of the episode that began last, the first of several; negative where
// none has a day.
func (c *Child) latestOf(es []*Episode) int {
	latest := -1
	for i, e := range es {
		if c.ID != "" && !e.Decom.IsZero() && (latest < 0 || e.Decom.After(es[latest].Decom.Date)) {
			latest = i
		}
	}
	return latest
}

// A stay is an episode of a young person under 20, with the date of birth of one of
// their Header rows.
type stay struct {
	*Episode
	dob rule.Date
}

// stays are those of the child's merged episodes.
func (c *Child) stays(merged []*Episode) []stay {
	var stays []stay
	for _, h := range c.Headers {
		if !birthday(h.DOB, 20).After(c.End) {
			continue
		}
		for _, e := range merged {
			if !e.ShortBreak() {
				stays = append(stays, stay{e, h.DOB})
			}
		}
	}
	return stays
}

// days counts the days of the stay since a birthday.
func (s stay) days(age int) int {
	from := max(s.Decom.Date, birthday(s.dob, age))
	if s.Dec.IsZero() {
		return 0
	}
	return max(0, int(s.Dec.Date-from))
}

func (c *Child) becameCareLeaver() bool {
	merged := c.merged()
	if i := c.latestOf(merged); c.ID == "" || i >= 0 && merged[i].Adopted() {
		return false
	}
	since14, since16 := 0, 0
	for _, s := range c.stays(merged) {
		since14 += s.days(14)
		since16 += s.days(16)
	}
	return since14 >= 91 && since16 >= 1
}
