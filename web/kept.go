package web

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/a-h/templ"

	"throughline/access"
	"throughline/changed"
	"throughline/clock"
	"throughline/core"
	"throughline/record"
	"throughline/store"
	"throughline/ui"
)

// mostSheets is how many bytes of pages of work are kept as they were shown last.
const mostSheets = 16 << 20

// sheetOf is whose page of work it is, and which.
type sheetOf struct {
	user core.ID
	path string
}

// A sheet is a page of work (my day, Team, the board) as one reader was shown it. It is shown again while
// nothing of what it rests on was changed, which is asked each time; see package [changed].
type sheet struct {
	number      int64  // of the last change before it was read
	around      string // the reader's rights, the day, and what the page asks each time
	rests       []string
	from, until core.Instant // when it was made, and when it says something else by time alone
	html        []byte
}

// rests gathers what a page that is being made rests on.
type rests struct {
	about []string
	until core.Instant
}

// on says that the page rests on people, users and teams.
func (r *rests) on(ids ...core.ID) { r.about = append(r.about, changed.Of(ids...)...) }

// ends says that the page says something else at an instant; none is never.
func (r *rests) ends(at core.Instant) {
	if !at.IsZero() {
		r.until = min(r.until, at)
	}
}

// sight says that the page rests on whom its reader may see.
func (r *rests) sight(ctx context.Context, tx *store.Tx, who access.Who) error {
	s, err := access.SightOf(ctx, tx, who)
	r.about = append(r.about, s.About...)
	r.ends(s.Until)
	return err
}

// owed says that the page shows what is owed: it says something else when one turns late, and of what turned
// late today with each hour.
func (r *rests) owed(owed []record.Owed, now core.Instant) {
	for _, o := range owed {
		r.on(append(o.People, o.Worker)...)
		r.due(o.Due, now)
	}
}

func (r *rests) due(d clock.Due, now core.Instant) {
	switch {
	case d.DueAt.IsZero():
	case d.DueAt >= now:
		r.ends(d.DueAt + 1)
	case d.DueOn == now.Date():
		r.ends(d.DueAt.Plus(now.Sub(d.DueAt).Truncate(time.Hour) + time.Hour))
	}
}

// signs says that the page shows what waits for a signature.
func (r *rests) signs(k *record.Keeper, who access.Who) {
	for _, kind := range k.Kinds() {
		if kind.Signed && access.CanSign(who, kind.Sign) {
			r.about = append(r.about, changed.Kind(kind.Name))
		}
	}
}

// work says that the page counts what is owed; what a senior manager's workers owe together
// is of everybody.
func (r *rests) work(w record.Work) {
	r.on(w.People...)
	if !w.Next.IsZero() {
		r.ends(w.Next + 1)
	}
	if w.Wide {
		r.about = append(r.about, changed.Anything)
	}
}

// all are what the page rests on, each once.
func (r *rests) all() []string {
	slices.Sort(r.about)
	return slices.Clip(slices.Compact(r.about))
}

// sheet answers with a page of work: as it was shown last where it would be the same, or made anew and
// kept. around is what the page asks each time.
func (s *Site) sheet(w http.ResponseWriter, r *http.Request, f ui.Frame, around string, read func(on *rests) (templ.Component, error)) error {
	who, now := access.From(r.Context()), s.Keeper.Now()
	number, err := s.changes.Now(r.Context(), s.DB, s.Authority)
	if err != nil {
		return err
	}
	day := s.today()
	around = fmt.Sprintln(day, who.Level, who.Roles, who.Teams, around)
	of := sheetOf{who.User, r.URL.Path}
	k, known := s.sheets.Of(of)
	if known && k.around == around && now >= k.from && now < k.until && !s.changes.Changed(k.number, k.rests) {
		return s.page(w, r, http.StatusOK, f, raw(k.html))
	}
	on := &rests{until: core.At(day.Plus(1), 0, 0)}
	body, err := read(on)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := body.Render(r.Context(), &b); err != nil {
		return err
	}
	if on.until > now {
		k := sheet{number, around, on.all(), now, on.until, b.Bytes()}
		s.sheets.Keep(of, k, len(k.html)+len(around)+40*len(k.rests))
	}
	return s.page(w, r, http.StatusOK, f, raw(b.Bytes()))
}
