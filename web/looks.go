package web

import (
	"context"
	"net/http"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/store"
	"throughline/ui"
)

// openings are those that chance picked to be looked at again.
type openings struct {
	Lines []access.LookLine
	Names map[core.ID]string
	Wrong string
	At    core.ID // the opening at which something is to be put right
	Words string  // what was typed there
	Found string
}

// showOpenings answers GET /looks: openings with a reason, two in a hundred, that are to be
// looked at again.
func (s *Site) showOpenings(w http.ResponseWriter, r *http.Request) error {
	return s.openingsWith(w, r, http.StatusOK, openings{})
}

func (s *Site) openingsWith(w http.ResponseWriter, r *http.Request, status int, o openings) (err error) {
	if o.Lines, err = access.ToReview(r.Context(), s.DB, access.From(r.Context())); err != nil {
		return err
	}
	var ids []core.ID
	for _, l := range o.Lines {
		ids = append(ids, l.PersonID)
	}
	if o.Names, err = s.names(r, ids); err != nil {
		return err
	}
	return s.page(w, r, status, ui.Frame{Heading: "Openings to look at again", Errors: o.Wrong != ""}, openingsPage(&o))
}

// reviewOpening answers POST /looks/{id}: what was found of an opening.
func (s *Site) reviewOpening(w http.ResponseWriter, r *http.Request) error {
	id, err := core.ParseID(r.PathValue("id"))
	if err != nil {
		return err
	}
	found, words := r.PostFormValue("outcome"), r.PostFormValue("words")
	err = s.DB.Write(r.Context(), func(ctx context.Context, tx *store.Tx) error {
		return access.ReviewLook(ctx, tx, access.From(ctx), id, found, words)
	})
	var p *core.Problem
	if asProblem(err, &p) && p.Sort == core.Invalid {
		return s.openingsWith(w, r, http.StatusUnprocessableEntity, openings{Wrong: p.Words, At: id, Words: words, Found: found})
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/looks?done=saved", http.StatusSeeOther)
	return nil
}

// rolesThen are the roles that somebody had when they looked.
func rolesThen(l access.LookLine) string {
	var roles []string
	for role := range strings.FieldsSeq(l.Roles) {
		roles = append(roles, access.RoleName(access.Role(role)))
	}
	return strings.Join(roles, "; ")
}

// facts are what is known of an opening.
func (o *openings) facts(l access.LookLine) []ui.SummaryRow {
	return []ui.SummaryRow{
		row("Who opened", either(l.UserName, "Not an account")+", "+rolesThen(l)),
		row("Whose record", either(o.Names[l.PersonID], "Somebody not named here")),
		row("When", l.At.Long()),
		row("The reason given", either(l.Reason, "None")),
	}
}

// outcomes is the question of what was found, with what was typed where it must be put right.
func (o *openings) outcomes(l access.LookLine) ui.Radios {
	q := ui.Radios{
		IDPrefix: "outcome-" + string(l.ID), Name: "outcome", Items: reasonItems(access.Outcomes), Classes: "govuk-radios--small",
		Fieldset: ui.Fieldset{Legend: ui.Legend{Text: "What did you find?", Classes: "govuk-fieldset__legend--s"}},
	}
	if o.At == l.ID {
		q.Value, q.ErrorMessage = o.Found, ui.ErrorMessage{Text: o.Wrong}
	}
	return q
}

func (o *openings) wordsOf(l access.LookLine) ui.Textarea {
	t := ui.Textarea{ID: "words-" + string(l.ID), Name: "words", Rows: 2, Label: ui.Label{Text: "In your own words"}}
	if o.At == l.ID {
		t.Value = o.Words
	}
	return t
}
