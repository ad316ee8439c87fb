package web

import (
	"context"
	"net/http"

	"throughline/access"
	"throughline/core"
	"throughline/store"
	"throughline/ui"
)

// wayIn is the form by which somebody opens a record that is not theirs.
type wayIn struct {
	Person  core.ID
	Words   string // why it is refused
	Glass   bool   // in an emergency; else with a reason
	Reasons []access.Reason
	Chosen  string
	Typed   string
	Wrong   []core.FieldProblem
	// Restrict leads whoever may to the names of those who may see a restricted record.
	Restrict bool
}

// showRefusal says no, with the form of a lawful way in where there is one.
func (s *Site) showRefusal(w http.ResponseWriter, r *http.Request, id core.ID, way access.Way, refused error) error {
	who := access.From(r.Context())
	var p *core.Problem
	if !asProblem(refused, &p) || p.Sort != core.Forbidden {
		return refused
	}
	form := wayIn{Person: id, Words: p.Words, Restrict: access.May(r.Context(), s.DB, who, access.Restrict, id) == nil}
	if way != access.WithReason && way != access.WithGlass && !form.Restrict {
		return refused
	}
	return s.showWayIn(w, r, http.StatusForbidden, way, form)
}

func (s *Site) showWayIn(w http.ResponseWriter, r *http.Request, status int, way access.Way, form wayIn) error {
	switch way {
	case access.WithReason:
		form.Reasons = access.LookReasons
	case access.WithGlass:
		form.Reasons, form.Glass = access.GlassReasons, true
	}
	f := ui.Frame{Heading: "You do not work with this person", Errors: len(form.Wrong) > 0, Back: "/people"}
	return s.page(w, r, status, f, wayInPage(form))
}

// openPerson answers POST /people/{id}/open: a look with a reason, or the breaking of the
// glass, whichever the roles of who asks allow.
func (s *Site) openPerson(w http.ResponseWriter, r *http.Request) error {
	id, err := core.ParseID(r.PathValue("id"))
	if err != nil {
		return err
	}
	who := access.From(r.Context())
	way, err := access.WayIn(r.Context(), s.DB, who, id)
	if err != nil {
		return err
	}
	form := wayIn{Person: id, Chosen: r.PostFormValue("reason"), Typed: r.PostFormValue("words"), Words: "Say why you need to open this record."}
	err = s.DB.Write(r.Context(), func(ctx context.Context, tx *store.Tx) error {
		if way == access.WithReason {
			return access.LookWithReason(ctx, tx, who, id, form.Chosen, form.Typed)
		}
		if way == access.Open {
			return nil
		}
		return access.BreakGlass(ctx, tx, who, id, form.Chosen, form.Typed)
	})
	var p *core.Problem
	if asProblem(err, &p) && p.Sort == core.Invalid {
		form.Wrong = p.Fields
		return s.showWayIn(w, r, http.StatusUnprocessableEntity, way, form)
	}
	if err != nil {
		if core.IsSort(err, core.Forbidden) || core.IsSort(err, core.Missing) {
			if logged := s.look(r, []core.ID{id}, "", access.Refused); logged != nil {
				return logged
			}
		}
		return err
	}
	http.Redirect(w, r, "/people/"+string(id)+"?done=opened", http.StatusSeeOther)
	return nil
}

// reasonItems are reasons to choose from.
func reasonItems(reasons []access.Reason) []ui.ChoiceItem {
	out := make([]ui.ChoiceItem, len(reasons))
	for i, r := range reasons {
		out[i] = ui.ChoiceItem{Value: r.Code, Text: r.Words}
	}
	return out
}

// reasonWords are the words of a reason's code.
func reasonWords(reasons []access.Reason, code string) string {
	for _, r := range reasons {
		if r.Code == code {
			return r.Words
		}
	}
	return code
}
