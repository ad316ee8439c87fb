package ssda903

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"throughline/access"
	"throughline/core"
	"throughline/form"
	"throughline/practice/care"
	"throughline/practice/leavingcare"
	"throughline/record"
	"throughline/store"
)

// The birthdays around which the return asks of care leavers, and the months before and
// after one in which a contact tells of it.
//
// Source: Department for Education, guide to the SSDA903 collection, OC3.
const (
	firstAsked, lastAsked     = 17, 21
	monthsBefore, monthsAfter = 3, 1
)

// careLeavers makes the yearly rows of care leavers of the times in touch with them that
// were written here. Years of which a return that was imported told are left as told.
func careLeavers(ctx context.Context, q store.Querier, k *record.Keeper, who access.Who, person core.ID) ([]record.Entry, error) {
	kinds, err := k.OfKinds(ctx, q, who, person, "leaving_care_status", "keeping_in_touch")
	if err != nil {
		return nil, err
	}
	touches := map[core.ID][]*leavingcare.Touch{}
	for _, es := range kinds {
		for _, e := range es {
			b := e.Head()
			if !b.State.Standing() || len(b.People) == 0 {
				continue
			}
			of := b.People[0]
			if _, known := touches[of]; !known {
				touches[of] = nil // known here as a care leaver, in touch or not
			}
			if t, ok := e.(*leavingcare.Touch); ok {
				touches[of] = append(touches[of], t)
			}
		}
	}
	if len(touches) == 0 {
		return nil, nil
	}
	told, err := record.LastTold(ctx, q, who.Authority, "care_leaver_outcome")
	if err != nil {
		return nil, err
	}
	var out []record.Entry
	for _, id := range slices.Sorted(maps.Keys(touches)) {
		known, err := leavingcare.KnownOf(ctx, q, who.Authority, id)
		if err != nil {
			return nil, err
		}
		l := leaver{who.Authority, id, known, touches[id]}
		for age := firstAsked; age <= lastAsked && !known.Born.IsZero(); age++ {
			if row := l.around(known.Born.Birthday(age), k.Today()); row != nil && row.Year.N > int64(told) {
				row.State, row.Author = record.Agreed, who.User
				out = append(out, row)
			}
		}
	}
	return out, nil
}

// A leaver is what is known of a young person, and the times in touch with them.
type leaver struct {
	authority string
	person    core.ID
	known     leavingcare.Known
	touches   []*leavingcare.Touch
}

// around is the row of the year of a birthday; nil where none is asked, or not yet known.
func (l leaver) around(birthday, today core.Date) *care.Leaver {
	year := birthday.Year()
	if _, end := period(year); birthday.After(end) {
		year++
	}
	if _, end := period(year); birthday.After(today) || !l.left(birthday, end) {
		return nil
	}
	row := care.LeaverKind.New(l.authority, l.person).(*care.Leaver)
	row.Year, row.InTouch, row.Doing, row.Living = form.Number{N: int64(year), Known: true}, "NO", "0", "0"
	from, until := birthday.PlusMonths(-monthsBefore), birthday.PlusMonths(monthsAfter)
	contact := l.last(from, until)
	switch died := l.known.Died; {
	case !died.IsZero() && died.NotAfter(until):
		row.InTouch = "DIED"
	case contact == nil && !until.Before(today):
		return nil // there may be one yet
	case contact != nil:
		row.InTouch = contact.InTouch
		if contact.InTouch != "DIED" && contact.InTouch != "RHOM" {
			row.Doing, row.Living = cmp.Or(contact.Doing, "0"), cmp.Or(contact.Living, "0")
		}
	}
	return row
}

// last is the last contact between two days; an attempt is none.
func (l leaver) last(from, until core.Date) *leavingcare.Touch {
	var last *leavingcare.Touch
	for _, t := range l.touches {
		if t.How != "tried" && t.On.Within(from, until) && (last == nil || t.On.NotBefore(last.On)) {
			last = t
		}
	}
	return last
}

// left reports whether the young person had left care before a birthday, having been in
// care for 13 weeks since 14 and after 16, and did not come back in the year of it.
func (l leaver) left(birthday, yearEnd core.Date) bool {
	end := ""
	for _, c := range l.known.Care {
		if c.ShortBreaks || c.From.After(yearEnd) {
			continue
		}
		if c.Until.IsZero() || c.Until.NotBefore(birthday) {
			return false
		}
		end = c.End
	}
	switch end {
	case "", "E2", "E3", "E11", "E12": // died in care, another council's, adopted
		return false
	}
	s := leavingcare.Work(l.known, birthday)
	became := func(on core.Date) bool { return !on.IsZero() && on.NotAfter(birthday) }
	return became(s.EligibleOn) || became(s.RelevantOn)
}
