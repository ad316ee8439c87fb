package web

import (
	"net/http"
	"slices"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/record"
	"throughline/ui"
)

// A driftList is children whose case drifts in one way: what is owed under some clocks,
// due up to so many days from today.
type driftList struct {
	ID, Title, Says string
	Clocks          []string
	Ahead           int // days; -1 is only what is late
}

// driftLists are the ways in which a case drifts, the most pressing first.
var driftLists = []driftList{
	{"police-protection", "Under police protection", "It ends after 72 hours, weekends included.", []string{"court.police-protection"}, 4},
	{"visits", "Not visited for longer than their frequency", "The next visit should have been made by now.", visitClocks(), -1},
	{"plans", "Plan past its review", "The review or conference should have been held by now.",
		append(slices.Clone(meetingClocks), "cin.review-first", "cin.review", "care.care-plan", "care.permanence"), -1},
	{"long-plans", "On a protection plan for long", "A plan of 15 months wants a senior review; few last for two years.", []string{"cp.plan-15-months", "cp.plan-2-years"}, 60},
	{"long-need", "Child in need for long", "A plan that goes on wants a senior review.", []string{"cin.long-running"}, 14},
	{"before-court", "Before court for long", "Pre-proceedings should end, or be extended by a decision.", []string{"court.pre-proceedings-length"}, 14},
	{"26-weeks", "Near 26 weeks in court", "Proceedings should end within 26 weeks.", []string{"court.proceedings-26-weeks"}, 42},
}

// visitClocks are all time limits of visits to children.
func visitClocks() []string {
	out := []string{"cp.visit", "cin.visit", "leaving-care.visit", "leaving-care.keep-in-touch"}
	for _, c := range clock.All {
		if len(c.ID) > 11 && c.ID[:11] == "care.visit-" && c.ID != "care.visit-record" {
			out = append(out, c.ID)
		}
	}
	return out
}

// driftPage is every list with the children on it.
type driftPage struct {
	Lists []driftFound
	Again []record.PlannedAgain
	Now   core.Instant
	Names map[core.ID]string
}

// driftFound is a list and what is on it.
type driftFound struct {
	driftList
	Owed []record.Owed
}

// showDrift answers GET /clocks/drift.
func (s *Site) showDrift(w http.ResponseWriter, r *http.Request) (err error) {
	who, today := access.From(r.Context()), s.today()
	p := driftPage{Now: s.Keeper.Now()}
	var ids []core.ID
	for _, l := range driftLists {
		owed, err := record.OwedBetween(r.Context(), s.DB, who, l.Clocks, 0, today.Plus(max(l.Ahead, 0)), false)
		if err != nil {
			return err
		}
		if l.Ahead < 0 {
			owed = slices.DeleteFunc(owed, func(o record.Owed) bool { return !o.Late(p.Now) })
		}
		for _, o := range owed {
			ids = append(append(ids, o.People...), o.Worker)
		}
		p.Lists = append(p.Lists, driftFound{l, owed})
	}
	if p.Again, err = record.OnPlanAgain(r.Context(), s.DB, who); err != nil {
		return err
	}
	for _, a := range p.Again {
		ids = append(ids, a.PersonID, a.WorkerID)
	}
	if p.Names, err = s.names(r, ids); err != nil {
		return err
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Heading: "Drift", Caption: "Time limits", Back: "/clocks", Wide: true}, drift(&p))
}

func (p *driftPage) againRows() [][]ui.TableCell {
	rows := make([][]ui.TableCell, len(p.Again))
	for i, a := range p.Again {
		rows[i] = []ui.TableCell{{HTML: peopleLinks([]core.ID{a.PersonID}, p.Names)}, {HTML: recordLink(a.RecordID, "Since "+a.BeganOn.Long())},
			{Text: either(p.Names[a.WorkerID], "Nobody yet")}}
	}
	return rows
}
