package web

import (
	"context"
	"net/http"
	"strconv"

	"throughline/access"
	"throughline/core"
	"throughline/people"
	"throughline/store"
	"throughline/ui"
)

// changing is what is known of a person, being changed.
type changing struct {
	*personForm
	Head   ui.ChildHeader
	Base   int64 // the version that the text started from
	Clash  bool  // somebody else saved meanwhile
	Hidden bool  // there is a confidential address that is not for who asks
}

// changingOf begins a change to a person whom who asks may write about; nil says that the
// answer was given.
func (s *Site) changingOf(w http.ResponseWriter, r *http.Request) (*changing, error) {
	id, err := s.open(w, r)
	if id.IsZero() {
		return nil, err
	}
	who := access.From(r.Context())
	if err := people.MayWrite(r.Context(), s.DB, who, id); err != nil {
		return nil, err
	}
	p, err := people.Load(r.Context(), s.DB, s.Authority, id)
	if err != nil {
		return nil, err
	}
	lead, team, err := access.LeadWorker(r.Context(), s.DB, s.Authority, id)
	if err != nil {
		return nil, err
	}
	c := &changing{Base: p.Version}
	names, err := s.names(r, []core.ID{lead, team})
	if err != nil {
		return nil, err
	}
	if c.Head, err = s.headOf(r, p, names[lead], names[team]); err != nil {
		return nil, err
	}
	shown := people.ConfidentialHidden(who, p, isWho(r, lead))
	for i, a := range shown.Addresses {
		c.Hidden = c.Hidden || a != p.Addresses[i]
	}
	c.personForm = wholeForm(p, c.Hidden)
	return c, nil
}

// askChange answers GET /people/{id}/change.
func (s *Site) askChange(w http.ResponseWriter, r *http.Request) error {
	c, err := s.changingOf(w, r)
	if c == nil {
		return err
	}
	if err := s.look(r, []core.ID{c.Person.ID}, "", access.ChildPage); err != nil {
		return err
	}
	return s.showChange(w, r, http.StatusOK, c)
}

func (s *Site) showChange(w http.ResponseWriter, r *http.Request, status int, c *changing) error {
	return s.page(w, r, status, ui.Frame{Title: "Details", Errors: len(c.Wrong) > 0}, changePage(c))
}

// change answers POST /people/{id}/change. Where somebody else saved meanwhile, what was
// typed is shown again and nothing is lost.
func (s *Site) change(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return core.Say(core.Invalid, "The form could not be read. Try again.").Because(err)
	}
	c, err := s.changingOf(w, r)
	if c == nil {
		return err
	}
	base, err := strconv.ParseInt(r.PostForm.Get("_base"), 10, 64)
	if err != nil {
		return core.Say(core.Invalid, "The form does not say which version it changes. Open it again.")
	}
	c.read(answersOf(r.PostForm), s.today())
	if c.Person.Version != base {
		c.Clash = true
		return s.showChange(w, r, http.StatusConflict, c)
	}
	if len(c.Wrong) > 0 {
		return s.showChange(w, r, http.StatusUnprocessableEntity, c)
	}
	err = s.DB.Write(r.Context(), func(ctx context.Context, tx *store.Tx) error {
		who := access.From(r.Context())
		if err := people.Save(ctx, tx, who, s.Keeper.Now(), c.Person, "changed"); err != nil {
			return err
		}
		return s.Keeper.Recompute(ctx, tx, who.Authority, c.Person.ID) // a birth or a birthday moves what is due
	})
	var p *core.Problem
	switch {
	case asProblem(err, &p) && p.Sort == core.Invalid:
		c.refuse(p)
		return s.showChange(w, r, http.StatusUnprocessableEntity, c)
	case core.IsSort(err, core.Changed):
		c.Clash = true
		return s.showChange(w, r, http.StatusConflict, c)
	case err != nil:
		return err
	}
	http.Redirect(w, r, "/people/"+string(c.Person.ID)+"?done=saved", http.StatusSeeOther)
	return nil
}
