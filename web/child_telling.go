package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"throughline/code"
	"throughline/core"
	"throughline/practice/leavingcare"
	"throughline/record"
	"throughline/ui"
)

// telling finds what a care leaver does not know yet; nothing for anybody else, or on a day
// gone by.
func (s *Site) telling(r *http.Request, f *childFile, mayWrite bool) (telling, error) {
	t, err := s.leaver(r, f)
	if err != nil || t == nil || !t.Changed() && len(t.Rights) == 0 {
		return telling{}, err
	}
	out := telling{Tell: t}
	if mayWrite {
		q := url.Values{"person": {string(f.Person.ID)}}
		if !t.Record.IsZero() {
			q.Set("from", string(t.Record))
		}
		out.TellHref = "/new/entitlement?" + q.Encode()
	}
	return out, nil
}

// leaver is what the law on care leavers makes of somebody of 16 or older who was in care, and what
// they do not know of it, asked once for a file; nil for others, and on a day gone by.
func (s *Site) leaver(r *http.Request, f *childFile) (*leavingcare.Telling, error) {
	cared := slices.ContainsFunc(f.Cards, func(c record.Card) bool { return c.Kind == "care_episode" && c.State.Standing() })
	if f.leaves != nil || !cared || !f.AsOf.IsZero() || f.Person.Born.IsZero() || f.Person.Born.AgeOn(f.Day) < 16 {
		return f.leaves, nil
	}
	t, known, err := leavingcare.TellingOf(r.Context(), s.DB, s.Authority, f.Person.ID, f.Day)
	if err == nil && known {
		f.leaves = &t
	}
	return f.leaves, err
}

// tellingStatus says that somebody's status is another than the one they were told.
func tellingStatus(t leavingcare.Telling) string {
	is := lower(code.CareLeaverStatus.Label(t.Status))
	if t.Said == "" {
		return "By law they are: " + is + ". Nobody has told them what that means for them."
	}
	return "By law they are now: " + is + ". They were last told: " + lower(code.CareLeaverStatus.Label(t.Said)) + "."
}

// tellingRights says how many entitlements somebody does not know of.
func tellingRights(t leavingcare.Telling) string {
	told := t.Unanswered()
	words := count(len(t.Rights)-told, "entitlement") + " of which nobody has told them in a year"
	switch {
	case told == len(t.Rights):
		words = "They were told of " + count(told, "entitlement") + " and have not said that they understood"
	case told > 0:
		words += ", and " + strconv.Itoa(told) + " that they have not answered"
	}
	return words + "."
}

// tellingRows are the care leavers of a day who do not know all yet.
func tellingRows(tells []leavingcare.Telling, names map[core.ID]string) [][]ui.TableCell {
	rows := make([][]ui.TableCell, len(tells))
	for i, t := range tells {
		status := "Told"
		if t.Changed() {
			status = tellingStatus(t)
		}
		rights := "All told and understood"
		if len(t.Rights) > 0 {
			rights = tellingRights(t)
		}
		rows[i] = []ui.TableCell{{HTML: peopleLinks([]core.ID{t.Person}, names)}, {Text: status}, {Text: rights},
			{HTML: beginLink("/people/"+string(t.Person)+"/open#rights", "Which", namesOf([]core.ID{t.Person}, names))}}
	}
	return rows
}
