package web

import (
	"context"
	"net/http"
	"net/url"
	"strconv"

	"throughline/access"
	"throughline/core"
	"throughline/mail"
	"throughline/store"
	"throughline/ui"
)

// accountsPage is the users and teams of the authority.
type accountsPage struct {
	Users []access.User
	Teams []access.Team
	Names map[core.ID]string // of teams
	Mail  mail.Backlog       // letters by e-mail that do not go out
}

// userPage is one account being looked at or made.
type userPage struct {
	User  access.User
	Teams []access.Team
	Wrong []core.FieldProblem
	Link  string // a one-time link that was just made, shown once
}

// teamForm is one team being changed or made.
type teamForm struct {
	Team  access.Team
	Users []access.User
	Wrong []core.FieldProblem
}

// showAccounts answers GET /accounts.
func (s *Site) showAccounts(w http.ResponseWriter, r *http.Request) error {
	p := accountsPage{Names: map[core.ID]string{}}
	var err error
	if p.Users, err = access.Users(r.Context(), s.DB, s.Authority); err != nil {
		return err
	}
	if p.Teams, err = access.Teams(r.Context(), s.DB, s.Authority); err != nil {
		return err
	}
	for _, t := range p.Teams {
		p.Names[t.ID] = t.Name
	}
	if p.Mail, err = mail.BacklogOf(r.Context(), s.DB, s.Authority); err != nil {
		return err
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Heading: "Accounts", Wide: true}, accounts(&p))
}

// mailWaits says that letters by e-mail are not taken by the mail server, and why.
func mailWaits(b mail.Backlog) string {
	waiting := strconv.Itoa(b.Letters) + " emails wait: the mail server has not taken them. The oldest is of "
	if b.Letters == 1 {
		waiting = "An email waits: the mail server has not taken it. It is of "
	}
	waiting += b.Since.Long() + "; what waits is tried again by itself."
	if b.Why != "" {
		waiting += " What stood in the way: " + b.Why
	}
	return waiting
}

// newUser answers GET /accounts/new.
func (s *Site) newUser(w http.ResponseWriter, r *http.Request) error {
	return s.userWith(w, r, http.StatusOK, userPage{User: access.User{Active: true}})
}

// showUser answers GET /accounts/{id}.
func (s *Site) showUser(w http.ResponseWriter, r *http.Request) error {
	id, err := core.ParseID(r.PathValue("id"))
	if err != nil {
		return err
	}
	u, err := access.UserOf(r.Context(), s.DB, s.Authority, id)
	if err != nil {
		return err
	}
	return s.userWith(w, r, http.StatusOK, userPage{User: u})
}

func (s *Site) userWith(w http.ResponseWriter, r *http.Request, status int, p userPage) error {
	var err error
	if p.Teams, err = access.Teams(r.Context(), s.DB, s.Authority); err != nil {
		return err
	}
	heading := p.User.Name
	switch {
	case p.User.ID.IsZero():
		heading = "Add a user"
	case heading == "":
		heading = "Change a user"
	}
	return s.page(w, r, status, ui.Frame{Heading: heading, Caption: "Accounts", Back: "/accounts", Errors: len(p.Wrong) > 0}, userForm(&p))
}

// userOf reads an account out of a form.
func userOf(f url.Values, id core.ID) (access.User, error) {
	u := access.User{ID: id, Name: f.Get("name"), Email: f.Get("email"), Title: f.Get("title"), Active: f.Get("active") == "yes"}
	level, err := strconv.Atoi(f.Get("level"))
	if err != nil {
		level = -1 // the account says what is wrong
	}
	u.Level = access.Level(level)
	for _, role := range f["roles"] {
		u.Roles = append(u.Roles, access.Role(role))
	}
	for _, text := range f["teams"] {
		team, err := core.ParseID(text)
		if err != nil {
			return u, err
		}
		u.Teams = append(u.Teams, team)
	}
	return u, nil
}

// addUser answers POST /accounts: a new account, with a link for its password.
func (s *Site) addUser(w http.ResponseWriter, r *http.Request) error {
	u, err := s.sentUser(r, "")
	if err != nil {
		return err
	}
	u.Active = true
	var token string
	err = s.DB.Write(r.Context(), func(ctx context.Context, tx *store.Tx) (err error) {
		if u.ID, err = access.CreateUser(ctx, tx, s.Authority, u, s.Keeper.Now()); err != nil {
			return err
		}
		token, err = access.Invite(ctx, tx, s.Authority, u.ID, s.Keeper.Now())
		return err
	})
	if err != nil {
		u.ID = ""
	}
	return s.afterUser(w, r, u, token, err)
}

// changeUser answers POST /accounts/{id}: change it, or with _do=link make a new link, or
// with _do=code take its code away, or with _do=out end its sessions.
func (s *Site) changeUser(w http.ResponseWriter, r *http.Request) error {
	id, err := core.ParseID(r.PathValue("id"))
	if err != nil {
		return err
	}
	who := access.From(r.Context())
	u, err := s.sentUser(r, id)
	if err != nil {
		return err
	}
	if id == who.User && !u.Active {
		return core.Say(core.Invalid, "You cannot close your own account. Ask another administrator.")
	}
	var token string
	err = s.DB.Write(r.Context(), func(ctx context.Context, tx *store.Tx) (err error) {
		switch r.PostForm.Get("_do") {
		case "link":
			token, err = access.Invite(ctx, tx, s.Authority, id, s.Keeper.Now())
			return err
		case "code":
			return access.DropTOTP(ctx, tx, s.Authority, id)
		case "out":
			return access.EndAllSessions(ctx, tx, who, id)
		}
		before, err := access.UserOf(ctx, tx, s.Authority, id)
		if err != nil {
			return err
		}
		u.MustChange = before.MustChange
		return access.UpdateUser(ctx, tx, s.Authority, u)
	})
	return s.afterUser(w, r, u, token, err)
}

func (s *Site) sentUser(r *http.Request, id core.ID) (access.User, error) {
	if err := r.ParseForm(); err != nil {
		return access.User{}, core.Say(core.Invalid, "The form could not be read. Try again.").Because(err)
	}
	return userOf(r.PostForm, id)
}

// afterUser shows what came of a change: what is wrong, the link that was made, or the list.
func (s *Site) afterUser(w http.ResponseWriter, r *http.Request, u access.User, token string, err error) error {
	var p *core.Problem
	if asProblem(err, &p) && len(p.Fields) > 0 {
		return s.userWith(w, r, http.StatusUnprocessableEntity, userPage{User: u, Wrong: p.Fields})
	}
	if err != nil {
		return err
	}
	if token == "" {
		http.Redirect(w, r, "/accounts?done=saved", http.StatusSeeOther)
		return nil
	}
	if u, err = access.UserOf(r.Context(), s.DB, s.Authority, u.ID); err != nil {
		return err
	}
	scheme := "http://"
	if s.Secure {
		scheme = "https://"
	}
	return s.userWith(w, r, http.StatusOK, userPage{User: u, Link: scheme + r.Host + "/first/" + token})
}

// newTeam answers GET /accounts/teams/new.
func (s *Site) newTeam(w http.ResponseWriter, r *http.Request) error {
	return s.teamWith(w, r, http.StatusOK, teamForm{})
}

// showTeamForm answers GET /accounts/teams/{id}.
func (s *Site) showTeamForm(w http.ResponseWriter, r *http.Request) error {
	id, err := core.ParseID(r.PathValue("id"))
	if err != nil {
		return err
	}
	teams, err := access.Teams(r.Context(), s.DB, s.Authority)
	if err != nil {
		return err
	}
	for _, t := range teams {
		if t.ID == id {
			return s.teamWith(w, r, http.StatusOK, teamForm{Team: t})
		}
	}
	return core.Say(core.Missing, "There is no such team.")
}

func (s *Site) teamWith(w http.ResponseWriter, r *http.Request, status int, p teamForm) error {
	var err error
	if p.Users, err = access.Users(r.Context(), s.DB, s.Authority); err != nil {
		return err
	}
	heading := either(p.Team.Name, "Add a team")
	return s.page(w, r, status, ui.Frame{Heading: heading, Caption: "Accounts", Back: "/accounts", Errors: len(p.Wrong) > 0}, teamFormPage(&p))
}

// saveTeam answers POST /accounts/teams and POST /accounts/teams/{id}.
func (s *Site) saveTeam(w http.ResponseWriter, r *http.Request) error {
	id, err := optionalID(r.PathValue("id"))
	if err != nil {
		return err
	}
	manager, err := optionalID(r.PostFormValue("manager"))
	if err != nil {
		return err
	}
	t := access.Team{ID: id, Name: r.PostFormValue("name"), Service: r.PostFormValue("service"), ManagerID: manager}
	err = s.DB.Write(r.Context(), func(ctx context.Context, tx *store.Tx) error {
		_, err := access.SaveTeam(ctx, tx, s.Authority, t)
		return err
	})
	var p *core.Problem
	if asProblem(err, &p) && p.Sort == core.Invalid {
		return s.teamWith(w, r, http.StatusUnprocessableEntity, teamForm{Team: t, Wrong: []core.FieldProblem{{Field: "name", Words: p.Words}}})
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/accounts?done=saved", http.StatusSeeOther)
	return nil
}
