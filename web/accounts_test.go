package web

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"throughline/access"
	"throughline/mail"
	"throughline/store"
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

// TestEmailsThatWaitAreSaid tells administrators of letters that the mail server has not taken.
func TestEmailsThatWaitAreSaid(t *testing.T) {
	d := onSQLite(t, 0)
	v := d.as(t, d.worker(access.Administrator, ""))
	nobody, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	host, port, err := net.SplitHostPort(nobody.Addr().String())
	if err = errors.Join(err, nobody.Close()); err != nil {
		t.Fatal(err)
	}
	says := func(words string, want bool) {
		t.Helper()
		if got := strings.Contains(v.get("/accounts", http.StatusOK).body, words); got != want {
			t.Errorf("the page says %q: %t, want %t", words, got, want)
		}
	}
	says("the mail server has not taken", false)
	sender := mail.Sender{DB: d.DB, Authority: d.Authority, Now: d.Keeper.Now, Log: slog.New(slog.DiscardHandler), Server: mail.Server{Host: host, Port: port, From: "door@throughshire.example"}}
	for i, words := range []string{"An email waits", "2 emails wait"} {
		d.write(t, func(ctx context.Context, tx *store.Tx) error {
			return mail.Put(ctx, tx, d.Authority, mail.Message{To: "ines@example.org", Subject: "Hello", Body: "Words"}, deskNow.Plus(-time.Duration(i)*time.Hour))
		})
		if taken, err := sender.SendDue(t.Context()); taken != 0 || err != nil {
			t.Fatalf("%d letters were taken, %v", taken, err)
		}
		says(words, true)
	}
	says("It is of", false)
	says("cannot be reached", true)
	says("ines@example.org", false)
	d.write(t, func(ctx context.Context, tx *store.Tx) error {
		_, err := store.Exec(ctx, tx, `UPDATE outbox SET sent_at = made_at, next_at = NULL`)
		return err
	})
	says("emails wait", false)
}
