package web

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"throughline/access"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/people"
	"throughline/store"
	"throughline/ui"
)

// newPerson is somebody who is being written down.
type newPerson struct {
	*personForm
	Of      core.ID // the person on whose family page this was begun; blank for none
	OfName  string
	Kind    string       // what the new person is to Of, code.Relationship
	Alike   []people.Hit // who may be the same
	Because string       // why it is none of them
}

// newPersonOf begins a new person, perhaps for the family of somebody.
func (s *Site) newPersonOf(r *http.Request, of string) (*newPerson, error) {
	id, err := optionalID(of)
	if err != nil {
		return nil, err
	}
	n := &newPerson{personForm: shortForm(people.New(s.Authority)), Of: id}
	names, err := s.names(r, []core.ID{id})
	if n.OfName = names[id]; n.OfName != "" {
		n.ask("What they are to each other", form.Choice(&n.Kind, "kind", "What is the new person to "+n.OfName+"?", code.Relationship).Needed())
	}
	return n, err
}

// askNewPerson answers GET /people/new.
func (s *Site) askNewPerson(w http.ResponseWriter, r *http.Request) error {
	n, err := s.newPersonOf(r, r.URL.Query().Get("of"))
	if err != nil {
		return err
	}
	if err := people.MayWrite(r.Context(), s.DB, access.From(r.Context()), ""); err != nil {
		return err
	}
	return s.showNewPerson(w, r, http.StatusOK, n)
}

func (s *Site) showNewPerson(w http.ResponseWriter, r *http.Request, status int, n *newPerson) error {
	return s.page(w, r, status, ui.Frame{Heading: "Add a person", Back: "/people", Errors: len(n.Wrong) > 0}, newPersonPage(n))
}

// addPerson answers POST /people/new: whoever looks alike is shown first, and it takes a
// reason to say that it is none of them.
func (s *Site) addPerson(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return core.Say(core.Invalid, "The form could not be read. Try again.").Because(err)
	}
	n, err := s.newPersonOf(r, r.PostForm.Get("_of"))
	if err != nil {
		return err
	}
	who, do := access.From(r.Context()), r.PostForm.Get("_do")
	n.Because = strings.TrimSpace(r.PostForm.Get("_because"))
	n.read(answersOf(r.PostForm), s.today())
	if len(n.Wrong) == 0 && n.Person.Names[0].Whole() == "" && n.Person.Expected.IsZero() {
		n.Wrong = []core.FieldProblem{{Field: "names.0.given", Words: "Write a name, or the day on which a birth is expected"}}
	}
	switch {
	case len(n.Wrong) > 0:
		return s.showNewPerson(w, r, http.StatusUnprocessableEntity, n)
	case do == "back":
		return s.showNewPerson(w, r, http.StatusOK, n)
	}
	if n.Alike, err = people.Duplicates(r.Context(), s.DB, who, n.Person, s.today()); err != nil {
		return err
	}
	if len(n.Alike) > 0 && (do != "add" || n.Because == "") {
		status := http.StatusOK
		if do == "add" {
			status = http.StatusUnprocessableEntity
			n.Wrong = []core.FieldProblem{{Field: "because", Words: "Say how you know that it is none of these"}}
		}
		f := ui.Frame{Heading: "Is it one of these?", Errors: len(n.Wrong) > 0}
		return s.page(w, r, status, f, twicePage(n))
	}
	return s.keepNewPerson(w, r, n)
}

func (s *Site) keepNewPerson(w http.ResponseWriter, r *http.Request, n *newPerson) error {
	who, now := access.From(r.Context()), s.Keeper.Now()
	typed := n.Person.Identifiers
	err := s.DB.Write(r.Context(), func(ctx context.Context, tx *store.Tx) error {
		n.Person.Identifiers = slices.Clone(typed) // a number that was given in a failed try is another's
		if err := people.GiveNumber(ctx, tx, n.Person); err != nil {
			return err
		}
		if err := people.Save(ctx, tx, who, now, n.Person, "added"); err != nil {
			return err
		}
		if !n.Of.IsZero() {
			rel := people.Relationship{From: n.Person.ID, To: n.Of, Kind: n.Kind}
			if err := people.SaveRelationship(ctx, tx, who, now, &rel, "added"); err != nil {
				return err
			}
		}
		for _, h := range n.Alike {
			err := people.NotTheSame(ctx, tx, who, now, n.Person.ID, h.Person, n.Because)
			if core.IsSort(err, core.Forbidden) {
				// Who may write about neither may still add: the reason stays with the search.
				if err := access.Look(ctx, tx, who, access.Looked{What: access.Searched, Person: h.Person, Reason: "Not the same person: " + n.Because}); err != nil {
					return err
				}
				continue
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	var p *core.Problem
	if asProblem(err, &p) && p.Sort == core.Invalid {
		n.refuse(p)
		return s.showNewPerson(w, r, http.StatusUnprocessableEntity, n)
	}
	if err != nil {
		return err
	}
	to := "/people/" + string(n.Person.ID) + "?done=added"
	if !n.Of.IsZero() {
		to = "/people/" + string(n.Of) + "/family?done=added"
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}
