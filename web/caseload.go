package web

import (
	"context"
	"net/http"
	"strconv"

	"throughline/access"
	"throughline/core"
	"throughline/record"
	"throughline/store"
	"throughline/ui"
)

// caseSorts are the sorts of case by which a worker's children are counted. A child may be
// of several: in court and in care.
var caseSorts = []record.CaseSort{
	// An episode of need comes with files from elsewhere; whoever works here agrees a plan.
	{Title: "In need", Spans: []record.CaseSpan{{Kind: "cin_episode", Ends: "closed_on"}, {Kind: "cin_plan", Ends: "ended_on"}}},
	{Title: "On a plan", Spans: []record.CaseSpan{{Kind: "protection_plan", Ends: "ended_on"}}},
	{Title: "In court", Clock: "court.proceedings-26-weeks"},
	{Title: "In care", Spans: []record.CaseSpan{{Kind: "care_episode", Ends: "ended_on"}}},
	{Title: "Care leavers", Clock: "leaving-care.keep-in-touch"},
}

// caseloadPage is how many children each worker has, of which sort, and what waits.
type caseloadPage struct {
	teamPage
	Cases []map[core.ID]int // by sort, by worker
}

// showCaseload answers GET /caseload.
func (s *Site) showCaseload(w http.ResponseWriter, r *http.Request) error {
	p := caseloadPage{teamPage: teamPage{Now: s.Keeper.Now(), Titles: s.titles(), Teams: map[core.ID]string{}}}
	err := s.DB.Read(r.Context(), func(ctx context.Context, tx *store.Tx) error {
		who := access.From(ctx)
		for _, sort := range caseSorts {
			n, err := record.Cases(ctx, tx, who, sort)
			if err != nil {
				return err
			}
			p.Cases = append(p.Cases, n)
		}
		return s.readTeam(ctx, tx, who, &p.teamPage)
	})
	if err != nil {
		return err
	}
	var ids []core.ID
	for _, o := range p.Unallocated {
		ids = append(append(ids, o.People...), o.Worker)
	}
	for _, l := range p.Loads {
		ids = append(ids, l.Worker)
	}
	for _, l := range p.ToSign {
		ids = append(append(ids, l.People...), l.AuthorID)
	}
	if p.Names, err = s.names(r, ids); err != nil {
		return err
	}
	p.sort()
	return s.page(w, r, http.StatusOK, ui.Frame{Heading: "Caseload", Back: "/team", Wide: true}, caseload(&p))
}

func (p *caseloadPage) heads() []ui.TableHead {
	words := []string{"Worker", "Team", "Children"}
	for _, s := range caseSorts {
		words = append(words, s.Title)
	}
	return numeric(ui.Heads(append(words, "Late", "Due in five working days")...), 2)
}

func (p *caseloadPage) caseRows() [][]ui.TableCell {
	number := func(n int) ui.TableCell { return ui.TableCell{Text: strconv.Itoa(n), Format: "numeric"} }
	rows := make([][]ui.TableCell, len(p.Loads))
	for i, l := range p.Loads {
		rows[i] = []ui.TableCell{{HTML: workerLink(l.Worker, either(p.Names[l.Worker], "Nobody yet"))}, {Text: p.Teams[l.Team]}, number(l.Children)}
		for _, of := range p.Cases {
			rows[i] = append(rows[i], number(of[l.Worker]))
		}
		rows[i] = append(rows[i], number(l.Late), number(l.Soon))
	}
	return rows
}
