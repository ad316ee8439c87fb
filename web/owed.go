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

// owedPage is all that is late, or due, of a worker or of a manager's teams, a page at a time.
type owedPage struct {
	Words string // "late"
	All   int    // for each child, with those of other pages
	Owed  []record.Owed
	Whose bool // each row says whose it is
	Pages ui.Pagination
	Now   core.Instant
	Names map[core.ID]string
}

// owedOnPage is how many rows a page of all that is owed has.
const owedOnPage = 50

// showOwed answers GET /day/late, /day/due, /team/late and /team/due: what is late, or else what is
// due in the next fortnight, of who asks, or, for those who sign, of their teams; with worker,
// of that worker of them.
func (s *Site) showOwed(late bool, act access.Act) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		who := access.From(r.Context())
		p := owedPage{Words: "due", Now: s.Keeper.Now(), Whose: act == access.Sign}
		f := ui.Frame{Heading: "Due in the next fortnight", Caption: "My day", Back: "/day", Wide: true}
		if late {
			p.Words, f.Heading = "late", "Late"
		}
		worker, base := who.User, "/day/"+p.Words
		if p.Whose {
			var err error
			if worker, err = optionalID(r.URL.Query().Get("worker")); err != nil {
				return err
			}
			base, f.Caption, f.Back = "/team/"+p.Words+"?worker="+string(worker), "Team", "/team"
		}
		page, err := strconv.Atoi(r.URL.Query().Get("page"))
		if err != nil {
			page = 1 // the first where none is named
		}
		if err := s.DB.Read(r.Context(), func(ctx context.Context, tx *store.Tx) error {
			return p.read(ctx, tx, who, act, worker, s.span(), late, max(1, page), base)
		}); err != nil {
			return err
		}
		ids := []core.ID{worker}
		for _, o := range p.Owed {
			ids = append(append(ids, o.People...), o.Worker)
		}
		if p.Names, err = s.names(r, ids); err != nil {
			return err
		}
		if p.Whose && !worker.IsZero() {
			f.Caption, f.Back = p.Names[worker], "/team?worker="+string(worker)
		}
		return s.page(w, r, http.StatusOK, f, allOwed(&p))
	}
}

func (p *owedPage) read(ctx context.Context, tx *store.Tx, who access.Who, act access.Act, worker core.ID, span record.Span, late bool, page int, base string) error {
	count := record.WorkOf
	if p.Whose {
		count = record.WorkOfTeams
	}
	work, err := count(ctx, tx, who, worker, span, 0)
	if err != nil {
		return err
	}
	if p.All = work.AllDue; late {
		p.All = work.AllLate
	}
	from, to, pages := paged(p.All, owedOnPage, page, base)
	p.Pages = pages
	p.Owed, err = record.AllWork(ctx, tx, who, act, worker, span, late, from, to-from)
	return err
}

func (p *owedPage) heads() []ui.TableHead {
	if p.Whose {
		return ui.Heads("Who", "What", "How it stands", "Whose")
	}
	return ui.Heads("Who", "What", "How it stands")
}
