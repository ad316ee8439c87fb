package web

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/people"
	"throughline/store"
	"throughline/ui"
)

// guarded reads the name of a person for a page whose right is not that of seeing them:
// who reads the log or restricts a record need not see what stands in it.
func (s *Site) guarded(r *http.Request, act access.Act) (*people.Person, error) {
	id, err := core.ParseID(r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	if id, err = access.Standing(r.Context(), s.DB, s.Authority, id); err != nil {
		return nil, err
	}
	if refused := access.May(r.Context(), s.DB, access.From(r.Context()), act, id); refused != nil {
		if core.IsSort(refused, core.Forbidden) || core.IsSort(refused, core.Missing) {
			if err := s.look(r, []core.ID{id}, "", access.Refused); err != nil {
				return nil, err
			}
		}
		return nil, refused
	}
	return people.Load(r.Context(), s.DB, s.Authority, id)
}

// lookLog is a page of who looked at a person.
type lookLog struct {
	Person *people.Person
	Nav    []ui.NavItem
	Lines  []access.LookLine
	Page   int
	More   bool
}

// showLooks answers GET /people/{id}/log: who looked, when, and why.
func (s *Site) showLooks(w http.ResponseWriter, r *http.Request) error {
	p, err := s.guarded(r, access.ReadLog)
	if err != nil {
		return err
	}
	l := lookLog{Person: p, Page: 1, Nav: s.navOf(r, p.ID)}
	if n, err := strconv.Atoi(r.URL.Query().Get("page")); err == nil && n > 1 && n < 100_000 {
		l.Page = n
	}
	if l.Lines, l.More, err = access.Looks(r.Context(), s.DB, access.From(r.Context()), p.ID, l.Page); err != nil {
		return err
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Heading: "Who looked", Caption: p.Name(), Wide: true}, looksPage(l))
}

func (l lookLog) rows() [][]ui.TableCell {
	var out [][]ui.TableCell
	for _, line := range l.Lines {
		what := ui.TableCell{Text: upper(line.What)}
		if !line.RecordID.IsZero() {
			what.HTML = ui.Link{Text: what.Text, Href: "/records/" + string(line.RecordID)}
		}
		var roles []string
		for role := range strings.FieldsSeq(line.Roles) {
			roles = append(roles, access.RoleName(access.Role(role)))
		}
		out = append(out, []ui.TableCell{{Text: line.At.Long()}, {Text: either(line.UserName, "Not an account")}, {Text: strings.Join(roles, "; ")}, what, {Text: line.Reason}})
	}
	return out
}

func (l lookLog) pages() ui.Pagination {
	var p ui.Pagination
	at := "/people/" + string(l.Person.ID) + "/log?page="
	if l.Page > 1 {
		p.Previous = ui.PageLink{Href: at + strconv.Itoa(l.Page-1)}
	}
	if l.More {
		p.Next = ui.PageLink{Href: at + strconv.Itoa(l.Page+1)}
	}
	return p
}

// restriction is the page that closes a record off.
type restriction struct {
	Person *people.Person
	Nav    []ui.NavItem
	Now    access.Restriction
	Stands bool
	Users  []ui.ChoiceItem
	Named  []string
	Reason string
	Words  string
	Wrong  []core.FieldProblem
}

// showRestrict answers GET /people/{id}/restrict.
func (s *Site) showRestrict(w http.ResponseWriter, r *http.Request) error {
	p, err := s.guarded(r, access.Restrict)
	if err != nil {
		return err
	}
	return s.restrictWith(w, r, http.StatusOK, restriction{Person: p})
}

// restrictWith shows the form; those who are named, or who work with the person, are ticked.
func (s *Site) restrictWith(w http.ResponseWriter, r *http.Request, status int, v restriction) (err error) {
	ctx, who := r.Context(), access.From(r.Context())
	if v.Now, v.Stands, err = access.RestrictionOf(ctx, s.DB, s.Authority, v.Person.ID); err != nil {
		return err
	}
	var near []core.ID
	if v.Stands {
		near, err = access.NamedFor(ctx, s.DB, who, v.Person.ID)
	} else {
		near, err = s.workingWith(ctx, v.Person.ID)
	}
	if err != nil {
		return err
	}
	if v.Wrong == nil {
		for _, id := range near {
			v.Named = append(v.Named, string(id))
		}
	}
	users, err := access.Users(ctx, s.DB, s.Authority)
	if err != nil {
		return err
	}
	for _, u := range users {
		if u.Active {
			v.Users = append(v.Users, ui.ChoiceItem{Value: string(u.ID), Text: u.Name + ", " + u.Title})
		}
	}
	slices.SortStableFunc(v.Users, func(a, b ui.ChoiceItem) int {
		return order(slices.Contains(near, core.ID(a.Value))) - order(slices.Contains(near, core.ID(b.Value)))
	})
	v.Nav = s.navOf(r, v.Person.ID)
	f := ui.Frame{Heading: "Restrict this record", Caption: v.Person.Name(), Errors: len(v.Wrong) > 0}
	return s.page(w, r, status, f, restrictPage(v))
}

func order(first bool) int {
	if first {
		return 0
	}
	return 1
}

// workingWith are the users who work with a person today.
func (s *Site) workingWith(ctx context.Context, person core.ID) ([]core.ID, error) {
	all, err := access.Involvements(ctx, s.DB, s.Authority, person)
	var out []core.ID
	for _, i := range all {
		if !i.UserID.IsZero() && i.UntilAt.IsZero() && (i.UntilOn.IsZero() || i.UntilOn.NotBefore(s.today())) {
			out = append(out, i.UserID)
		}
	}
	return out, err
}

// restrict answers POST /people/{id}/restrict, where _do says what: restrict, name, review or open.
func (s *Site) restrict(w http.ResponseWriter, r *http.Request) error {
	p, err := s.guarded(r, access.Restrict)
	if err != nil {
		return err
	}
	if err := r.ParseForm(); err != nil {
		return core.Say(core.Invalid, "The form could not be read. Try again.").Because(err)
	}
	v := restriction{Person: p, Reason: r.PostForm.Get("reason"), Words: strings.TrimSpace(r.PostForm.Get("words")), Named: r.PostForm["user"]}
	_, users, err := idsOf("", v.Named)
	if err != nil {
		return err
	}
	who := access.From(r.Context())
	err = s.DB.Write(r.Context(), func(ctx context.Context, tx *store.Tx) error {
		switch r.PostForm.Get("_do") {
		case "restrict":
			return access.RestrictRecord(ctx, tx, who, p.ID, v.Reason, v.Words, users...)
		case "name":
			return access.NameFor(ctx, tx, who, p.ID, users...)
		case "review":
			return access.ReviewRestriction(ctx, tx, who, p.ID)
		case "open":
			return access.Unrestrict(ctx, tx, who, p.ID)
		}
		return core.Say(core.Missing, "The form does not say what to do. Open the page again.")
	})
	var problem *core.Problem
	if asProblem(err, &problem) && problem.Sort == core.Invalid {
		field := "user"
		if len(users) > 0 {
			field = "reason"
		}
		v.Wrong = []core.FieldProblem{{Field: field, Words: problem.Words}}
		return s.restrictWith(w, r, http.StatusUnprocessableEntity, v)
	}
	if err != nil {
		return err
	}
	done := "saved"
	if r.PostForm.Get("_do") == "restrict" {
		done = "restricted"
	}
	http.Redirect(w, r, "/people/"+string(p.ID)+"/restrict?done="+done, http.StatusSeeOther)
	return nil
}
