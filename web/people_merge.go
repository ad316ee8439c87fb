package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/merging"
	"throughline/people"
	"throughline/ui"
)

// mergeView is two people side by side, of whom somebody says that they are one; or, before
// the other is chosen, those who may be.
type mergeView struct {
	Kept, Other *people.Person
	Text        string       // whom somebody looks for
	Hits        []people.Hit // whom to choose from
	Rows        []mergeRow
	Moves       merging.Moves
	Taken       []string
	Why         string
	Wrong       []core.FieldProblem
	Merges      []*people.Merge // in which the one who stands stood before
	Names       map[core.ID]string
}

// A mergeRow is one thing that is known of two people.
type mergeRow struct {
	people.Field
	Kept, Other string
	Differ      bool // both are known, and they differ: somebody chooses
}

// showMerge answers GET /people/{id}/merge: who may be the same person and, with ?with=, both
// side by side.
func (s *Site) showMerge(w http.ResponseWriter, r *http.Request) error {
	v, err := s.mergeOf(r, r.URL.Query().Get("with"))
	if err != nil {
		return err
	}
	if v.Other != nil {
		return s.showMergeView(w, r, http.StatusOK, v)
	}
	who := access.From(r.Context())
	if v.Text, v.Hits, err = s.search(r); err == nil && v.Text == "" {
		v.Hits, err = people.Duplicates(r.Context(), s.DB, who, v.Kept, s.today())
	}
	if err != nil {
		return err
	}
	v.Hits = slices.DeleteFunc(v.Hits, func(h people.Hit) bool { return h.Person == v.Kept.ID })
	if v.Merges, err = people.Merges(r.Context(), s.DB, s.Authority, v.Kept.ID); err != nil {
		return err
	}
	var ids []core.ID
	for _, m := range v.Merges {
		ids = append(ids, m.By)
	}
	if v.Names, err = s.names(r, ids); err != nil {
		return err
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Heading: "Is this person here twice?", Caption: v.Kept.Name(), Back: "/people/" + string(v.Kept.ID), Wide: true}, mergeWithPage(v))
}

func (s *Site) showMergeView(w http.ResponseWriter, r *http.Request, status int, v *mergeView) error {
	f := ui.Frame{Heading: "Are these two one person?", Back: "/people/" + string(v.Kept.ID) + "/merge", Wide: true, Errors: len(v.Wrong) > 0}
	return s.page(w, r, status, f, mergePage(v))
}

// mergeOf reads the two people of an address, as far as who asks may know of where they live.
func (s *Site) mergeOf(r *http.Request, with string) (*mergeView, error) {
	id, err := core.ParseID(r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	other, err := optionalID(with)
	if err != nil {
		return nil, err
	}
	if id, err = access.Standing(r.Context(), s.DB, s.Authority, id); err != nil {
		return nil, err
	}
	v := &mergeView{}
	if v.Kept, err = s.mayMerge(r, id); err != nil || other.IsZero() {
		return v, err
	}
	if v.Other, err = s.mayMerge(r, other); err != nil {
		return nil, err
	}
	if v.Moves, err = merging.MovesOf(r.Context(), s.DB, access.From(r.Context()), v.Kept.ID, v.Other.ID); err != nil {
		return nil, err
	}
	who := access.From(r.Context())
	kept, gone := people.ConfidentialHidden(who, v.Kept, false), people.ConfidentialHidden(who, v.Other, false)
	for _, f := range people.Fields {
		row := mergeRow{Field: f, Kept: f.Words(kept), Other: f.Words(gone)}
		row.Differ = row.Kept != "" && row.Other != "" && row.Kept != row.Other
		if row.Kept != "" || row.Other != "" {
			v.Rows = append(v.Rows, row)
		}
	}
	return v, s.look(r, []core.ID{v.Kept.ID, v.Other.ID}, "", access.ChildPage)
}

// mayMerge reads a person whom who asks may merge.
func (s *Site) mayMerge(r *http.Request, id core.ID) (*people.Person, error) {
	if err := access.May(r.Context(), s.DB, access.From(r.Context()), access.Merge, id); err != nil {
		return nil, err
	}
	return people.Load(r.Context(), s.DB, s.Authority, id)
}

// merge answers POST /people/{id}/merge: two people are one, or are not.
func (s *Site) merge(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return core.Say(core.Invalid, "The form could not be read. Try again.").Because(err)
	}
	v, err := s.mergeOf(r, r.PostForm.Get("with"))
	if err != nil {
		return err
	}
	if v.Other == nil {
		return core.Say(core.Invalid, "Choose the person who may be the same.")
	}
	v.Why = strings.TrimSpace(r.PostForm.Get("why"))
	for _, row := range v.Rows {
		if row.Differ && r.PostForm.Get("take-"+row.Name) == "other" {
			v.Taken = append(v.Taken, row.Name)
		}
	}
	if v.Why == "" {
		words := "Say how you know that these two are one person"
		if r.PostForm.Get("do") == "apart" {
			words = "Say how you know that these are two people"
		}
		v.Wrong = []core.FieldProblem{{Field: "why", Words: words}}
		return s.showMergeView(w, r, http.StatusUnprocessableEntity, v)
	}
	if r.PostForm.Get("do") == "apart" {
		return s.sayApart(w, r, v.Kept.ID, v.Other.ID, v.Why)
	}
	for _, p := range []*people.Person{v.Kept, v.Other} { // as they were shown
		if p.Version, err = strconv.ParseInt(r.PostForm.Get("version-"+string(p.ID)), 10, 64); err != nil {
			return core.Say(core.Invalid, "The form does not say which versions it is about. Open it again.")
		}
	}
	m, err := merging.Merge(r.Context(), s.Keeper, access.From(r.Context()), people.Choice{Kept: v.Kept, Other: v.Other, Take: v.Taken, Why: v.Why})
	var p *core.Problem
	if asProblem(err, &p) && p.Sort == core.Invalid {
		v.Wrong = append(p.Fields, core.FieldProblem{Field: "why", Words: p.Words})
		return s.showMergeView(w, r, http.StatusUnprocessableEntity, v)
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/merges/"+string(m.ID)+"?done=merged", http.StatusSeeOther)
	return nil
}

// takes reports whether an answer comes from the other.
func (v *mergeView) takes(name string) bool { return slices.Contains(v.Taken, name) }

// mergedView is a merge, and how to take it back.
type mergedView struct {
	*people.Merge
	Kept, Other *people.Person
	Names       map[core.ID]string
	Since       []sinceRow // written since, of which somebody must say whose it is
	Why         string
	Wrong       []core.FieldProblem
}

// A sinceRow is a record that was written of the one who stands since a merge.
type sinceRow struct {
	ID          core.ID
	Title, Line string
	Goes        string // "kept" or "other"; "" where nobody has said yet
}

// showMerged answers GET /merges/{id}: a merge, and what it would take to take it back.
func (s *Site) showMerged(w http.ResponseWriter, r *http.Request) error {
	v, err := s.mergedOf(r)
	if err != nil {
		return err
	}
	return s.showMergedView(w, r, http.StatusOK, v)
}

func (s *Site) showMergedView(w http.ResponseWriter, r *http.Request, status int, v *mergedView) error {
	heading := "Found to be one person"
	if !v.Stands() {
		heading = "Found to be two people after all"
	}
	f := ui.Frame{Heading: heading, Caption: v.Kept.Name(), Back: "/people/" + string(v.Kept.ID), Errors: len(v.Wrong) > 0}
	return s.page(w, r, status, f, mergedPage(v))
}

func (s *Site) mergedOf(r *http.Request) (*mergedView, error) {
	id, err := core.ParseID(r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	v := &mergedView{}
	if v.Merge, err = people.LoadMerge(r.Context(), s.DB, s.Authority, id); err != nil {
		return nil, err
	}
	if v.Kept, err = s.mayMerge(r, v.Merge.Kept); err != nil {
		return nil, err
	}
	if v.Other, err = s.mayMerge(r, v.Merge.Other); err != nil {
		return nil, err
	}
	if v.Stands() {
		cards, err := merging.Since(r.Context(), s.Keeper, s.DB, access.From(r.Context()), v.Merge)
		if err != nil {
			return nil, err
		}
		for _, c := range cards {
			v.Since = append(v.Since, sinceRow{ID: c.ID, Title: c.Title, Line: strings.TrimSpace(c.Happened.Long() + ". " + c.Line)})
		}
	}
	v.Names, err = s.names(r, []core.ID{v.By, v.PartedBy})
	return v, err
}

// part answers POST /merges/{id}: two people again.
func (s *Site) part(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return core.Say(core.Invalid, "The form could not be read. Try again.").Because(err)
	}
	v, err := s.mergedOf(r)
	if err != nil {
		return err
	}
	v.Why = strings.TrimSpace(r.PostForm.Get("why"))
	var back []core.ID
	for i, row := range v.Since {
		v.Since[i].Goes = r.PostForm.Get("of-" + string(row.ID))
		switch v.Since[i].Goes {
		case "other":
			back = append(back, row.ID)
		case "kept":
		default:
			v.Wrong = append(v.Wrong, core.FieldProblem{Field: "of-" + string(row.ID), Words: "Say of whom this was written: " + row.Title})
		}
	}
	if v.Why == "" {
		v.Wrong = append(v.Wrong, core.FieldProblem{Field: "why", Words: "Say how you know that these are two people"})
	}
	if len(v.Wrong) > 0 {
		return s.showMergedView(w, r, http.StatusUnprocessableEntity, v)
	}
	err = merging.Part(r.Context(), s.Keeper, access.From(r.Context()), v.ID, back, v.Why)
	var p *core.Problem
	if asProblem(err, &p) && p.Sort == core.Invalid {
		v.Wrong = []core.FieldProblem{{Field: "why", Words: p.Words}}
		return s.showMergedView(w, r, http.StatusUnprocessableEntity, v)
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/merges/"+string(v.ID)+"?done=parted", http.StatusSeeOther)
	return nil
}
