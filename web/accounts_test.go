package web

import (
	"net/http"
	"strings"
	"testing"

	"throughline/access"
)

func TestAnAccountFromFirstToLast(t *testing.T) {
	d := onSQLite(t, 0)
	v := d.as(t, d.worker(access.Administrator, ""))
	v.get("/accounts", http.StatusOK).says(t, "Nadia Farrow", "Assessment North")
	v.get("/accounts/new", http.StatusOK)
	v.post("/accounts", http.StatusUnprocessableEntity, "name", "", "email", "nobody", "level", "9").says(t, "Give the user's name", "Give an e-mail address", "Choose a level")
	a := v.post("/accounts", http.StatusOK, "name", "Wren Abara", "email", "Wren.Abara@throughshire.example", "title", "Social worker",
		"level", "0", "roles", string(access.SocialWorker), "teams", string(d.worker(access.SocialWorker, "Assessment South").Teams[0]))
	_, rest, _ := strings.Cut(a.body, "/first/")
	token, _, _ := strings.Cut(rest, "<")
	new := d.visitor(t)
	new.get("/first/"+token, http.StatusOK)
	new.post("/first/"+token, http.StatusSeeOther, "password", "lantern gravel spoon", "again", "lantern gravel spoon")
	new.post("/sign-in", http.StatusSeeOther, "email", "wren.abara@throughshire.example", "password", "lantern gravel spoon")
	new.get("/day", http.StatusOK)
	new.get("/accounts", http.StatusForbidden)

	users, err := access.Users(t.Context(), d.DB, d.Authority)
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range users {
		if u.Name == "Wren Abara" {
			v.get("/accounts/"+string(u.ID), http.StatusOK)
			v.post("/accounts/"+string(u.ID), http.StatusSeeOther, "name", u.Name, "email", u.Email, "level", "1", "_do", "save")
		}
	}
	new.get("/day", http.StatusSeeOther) // closed accounts are signed out at once
	own := string(d.worker(access.Administrator, "").User)
	v.post("/accounts/"+own, http.StatusUnprocessableEntity, "name", "Dana Mirza", "email", "dana.mirza@throughshire.example", "level", "0", "_do", "save").says(t, "your own account")
}

func TestTeamsAreKept(t *testing.T) {
	d := onSQLite(t, 0)
	v := d.as(t, d.worker(access.Administrator, ""))
	v.get("/accounts/teams/new", http.StatusOK)
	v.post("/accounts/teams", http.StatusUnprocessableEntity, "name", "Early Help").says(t, "team of that name already")
	v.post("/accounts/teams", http.StatusSeeOther, "name", "Short Breaks", "service", "Care")
	a := v.get("/accounts", http.StatusOK)
	a.says(t, "Short Breaks")
	id := string(d.worker(access.TeamManager, "Assessment North").Teams[0])
	v.get("/accounts/teams/"+id, http.StatusOK).says(t, "Assessment North", "Grace Okonedo")
	v.post("/accounts/teams/"+id, http.StatusSeeOther, "name", "Assessment North", "manager", string(d.worker(access.TeamManager, "Assessment North").User))
}
