package web

import (
	"net/http"
	"slices"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/form"
	"throughline/people"
)

// mayHold are the roles whose people may hold a case.
var mayHold = []access.Role{access.SocialWorker, access.EarlyHelpWorker, access.PersonalAdviser, access.Fostering, access.TeamManager}

// optionsFor gives the people, users, teams and documents that can be chosen for the
// questions of what is being written.
func (s *Site) optionsFor(r *http.Request, wr *writing) (func(*form.Question) []form.Option, error) {
	by := map[string][]form.Option{}
	var family []form.Option // asked for once, and only where somebody of it can be chosen
	for _, q := range allQuestions(wr.Kind, wr.Entry) {
		if by[q.Name] != nil {
			continue
		}
		var err error
		switch {
		case q.Sort == form.SortFile:
			by[q.Name], err = s.filesOf(r, wr.Entry.Head().ID)
		case q.Sort != form.SortPerson && q.Sort != form.SortPeople:
			continue
		case q.Name == "chair_worker" || q.Name == "reviewing_officer":
			by[q.Name], err = s.workers(r, access.Chair)
		case strings.HasSuffix(q.Name, "_worker"):
			by[q.Name], err = s.workers(r, mayHold...)
		case q.Name == "lead_team":
			by[q.Name], err = s.teams(r)
		default:
			if family == nil {
				family, err = s.family(r, wr.Entry.Head().People)
			}
			by[q.Name] = family
			if q.Name == "for_child" { // what is done for one child is for one of whom the record is
				by[q.Name] = only(family, wr.Entry.Head().People)
			}
		}
		if err != nil {
			return nil, err
		}
	}
	return func(q *form.Question) []form.Option { return by[q.Name] }, nil
}

// only keeps the options that are some people.
func only(options []form.Option, of []core.ID) []form.Option {
	return slices.DeleteFunc(slices.Clone(options), func(o form.Option) bool { return !slices.Contains(of, o.ID) })
}

// workers are the users who have one of some roles.
func (s *Site) workers(r *http.Request, roles ...access.Role) ([]form.Option, error) {
	users, err := access.Users(r.Context(), s.DB, s.Authority)
	if err != nil {
		return nil, err
	}
	var out []form.Option
	for _, u := range users {
		if u.Active && u.Who(s.Authority).Is(roles...) {
			out = append(out, form.Option{ID: u.ID, Text: u.Name + ", " + u.Title})
		}
	}
	return out, nil
}

func (s *Site) teams(r *http.Request) ([]form.Option, error) {
	teams, err := access.Teams(r.Context(), s.DB, s.Authority)
	out := make([]form.Option, len(teams))
	for i, t := range teams {
		out[i] = form.Option{ID: t.ID, Text: t.Name}
	}
	return out, err
}

// family are the people of a record and those related to them, as far as the asker may
// know of them.
func (s *Site) family(r *http.Request, of []core.ID) ([]form.Option, error) {
	out, seen := []form.Option{}, map[core.ID]bool{}
	for _, id := range of {
		f, err := people.FamilyOf(r.Context(), s.DB, access.From(r.Context()), id)
		if err != nil {
			return nil, err
		}
		for _, p := range f.People {
			if !seen[p.ID] {
				seen[p.ID] = true
				out = append(out, form.Option{ID: p.ID, Text: p.Name(), Hint: p.Age(s.today())})
			}
		}
	}
	return out, nil
}
