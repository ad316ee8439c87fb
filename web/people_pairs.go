package web

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/people"
	"throughline/store"
	"throughline/ui"
)

// pairsView is the page of people who may be one.
type pairsView struct {
	Pairs []people.Pair
	All   int
	Last  core.Instant // when they were last looked for; blank where never
}

// showPairs answers GET /duplicates: people who may be one, as they were last looked for.
func (s *Site) showPairs(w http.ResponseWriter, r *http.Request) error {
	var v pairsView
	var err error
	if v.Pairs, v.All, err = people.Pairs(r.Context(), s.DB, access.From(r.Context()), s.today()); err != nil {
		return err
	}
	if v.Last, err = people.LastLooked(r.Context(), s.DB, s.Authority); err != nil {
		return err
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Heading: "People who may be one", Back: "/people", Wide: true}, pairsPage(v))
}

// lookForPairs answers POST /duplicates: they are looked for anew.
func (s *Site) lookForPairs(w http.ResponseWriter, r *http.Request) error {
	if err := people.LookForPairs(r.Context(), s.DB, s.Authority, s.Keeper.Now()); err != nil {
		return err
	}
	http.Redirect(w, r, "/duplicates?done=looked", http.StatusSeeOther)
	return nil
}

// sayApart keeps that two people are two, and shows the next pair.
func (s *Site) sayApart(w http.ResponseWriter, r *http.Request, one, other core.ID, why string) error {
	err := s.DB.Write(r.Context(), func(ctx context.Context, tx *store.Tx) error {
		return people.NotTheSame(ctx, tx, access.From(ctx), s.Keeper.Now(), one, other, why)
	})
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/duplicates?done=apart", http.StatusSeeOther)
	return nil
}

// rows are the pairs as a table.
func (v pairsView) rows() [][]ui.TableCell {
	var out [][]ui.TableCell
	for _, p := range v.Pairs {
		out = append(out, []ui.TableCell{
			{Text: p.Words()}, {HTML: pairOne(p.One)}, {HTML: pairOne(p.Other)}, {Text: strings.Join(p.Why, "; ")},
			{HTML: compareLink(p)},
		})
	}
	return out
}

// count says how many pairs there are.
func (v pairsView) count() string {
	switch {
	case v.All == 1:
		return "1 pair waits for an answer."
	case v.All > len(v.Pairs):
		return strconv.Itoa(v.All) + " pairs wait for an answer; these are the likeliest."
	}
	return strconv.Itoa(v.All) + " pairs wait for an answer, the likeliest first."
}
