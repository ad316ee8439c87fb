package web

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"throughline/access"
	"throughline/changed"
	"throughline/core"
	"throughline/record"
	"throughline/store"
	"throughline/ui"
)

// teamPage is the work of a manager's teams.
type teamPage struct {
	Now    core.Instant
	Worker core.ID // whose work is shown; none is everybody's
	record.Work
	ToSign      []record.Line
	Unallocated []record.Owed
	Titles      map[string]string
	Names       map[core.ID]string
	Teams       map[core.ID]string
}

// loadSum is what all workers have to do together.
type loadSum struct{ Children, Late, Soon int }

func sumOf(loads []record.Load) (sum loadSum) {
	for _, l := range loads {
		sum.Children, sum.Late, sum.Soon = sum.Children+l.Children, sum.Late+l.Late, sum.Soon+l.Soon
	}
	return sum
}

func (l loadSum) tone() ui.Tone {
	if l.Late > 0 {
		return ui.Bad
	}
	return ui.Plain
}

// showTeam answers GET /team: the work by worker, what is late, what waits for a
// signature, and who has no worker yet; with worker, that worker's alone.
func (s *Site) showTeam(w http.ResponseWriter, r *http.Request) error {
	worker, err := optionalID(r.URL.Query().Get("worker"))
	if err != nil {
		return err
	}
	p := teamPage{Now: s.Keeper.Now(), Worker: worker, Titles: s.titles(), Teams: map[core.ID]string{}}
	f := ui.Frame{Heading: "Team", Wide: true}
	if !worker.IsZero() {
		if p.Names, err = s.names(r, []core.ID{worker}); err != nil {
			return err
		}
		f.Caption, f.Back = p.Names[worker], "/team"
	}
	return s.sheet(w, r, f, string(worker), func(on *rests) (templ.Component, error) {
		return team(&p), s.fillTeam(r, &p, on)
	})
}

// fillTeam reads the page, and whom it names.
func (s *Site) fillTeam(r *http.Request, p *teamPage, on *rests) error {
	err := s.DB.Read(r.Context(), func(ctx context.Context, tx *store.Tx) error {
		who := access.From(ctx)
		if err := on.sight(ctx, tx, who); err != nil {
			return err
		}
		on.signs(s.Keeper, who)
		return s.readTeam(ctx, tx, who, p)
	})
	if err != nil {
		return err
	}
	on.work(p.Work)
	on.owed(p.Late, p.Now)
	on.owed(p.Unallocated, p.Now)
	on.about = append(on.about, changed.Clock("front-door.allocate"))
	var ids []core.ID
	for _, owed := range [][]record.Owed{p.Late, p.Due, first(p.Unallocated, mostShown)} {
		for _, o := range owed {
			ids = append(append(ids, o.People...), o.Worker)
		}
	}
	for _, l := range p.Loads {
		ids = append(ids, l.Worker)
	}
	for _, l := range first(p.ToSign, mostShown) {
		ids = append(append(ids, l.People...), l.AuthorID)
	}
	on.on(ids...)
	if p.Names, err = s.names(r, append(ids, p.Worker)); err != nil {
		return err
	}
	p.sort()
	return nil
}

func (s *Site) readTeam(ctx context.Context, tx *store.Tx, who access.Who, p *teamPage) (err error) {
	teams, err := access.Teams(ctx, tx, s.Authority)
	if err != nil {
		return err
	}
	for _, t := range teams {
		p.Teams[t.ID] = t.Name
	}
	if p.Work, err = record.WorkOfTeams(ctx, tx, who, p.Worker, s.span(), mostShown); err != nil {
		return err
	}
	if !p.Worker.IsZero() {
		return nil // of one worker the page shows what is owed alone
	}
	if p.ToSign, err = s.Keeper.ToSign(ctx, tx, who); err != nil {
		return err
	}
	p.Unallocated, err = record.OwedUnder(ctx, tx, who, "front-door.allocate")
	return err
}

// all is where all of what is late, or due, is listed.
func (p *teamPage) all(list string) string {
	if p.Worker.IsZero() {
		return "/team/" + list
	}
	return "/team/" + list + "?worker=" + string(p.Worker)
}

// sort puts the workers in the order of their teams and names.
func (p *teamPage) sort() {
	slices.SortFunc(p.Loads, func(a, b record.Load) int {
		if c := strings.Compare(p.Teams[a.Team], p.Teams[b.Team]); c != 0 {
			return c
		}
		return strings.Compare(p.Names[a.Worker], p.Names[b.Worker])
	})
}

// owedCount counts what is owed for each child, as the table of workers does: one row may
// stand for several children of a family.
func owedCount(owed []record.Owed) (n int) {
	for _, o := range owed {
		n += len(o.People)
	}
	return n
}

func (p *teamPage) loadRows() [][]ui.TableCell {
	rows := make([][]ui.TableCell, len(p.Loads))
	for i, l := range p.Loads {
		number := func(n int) ui.TableCell { return ui.TableCell{Text: strconv.Itoa(n), Format: "numeric"} }
		rows[i] = []ui.TableCell{{HTML: workerLink(l.Worker, either(p.Names[l.Worker], "Nobody yet"))}, {Text: p.Teams[l.Team]},
			number(l.Children), number(l.Late), number(l.Soon)}
	}
	return rows
}

func numeric(head []ui.TableHead, from int) []ui.TableHead {
	for i := from; i < len(head); i++ {
		head[i].Format = "numeric"
	}
	return head
}
