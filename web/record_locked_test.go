package web

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/form"
	"throughline/store"
)

// with makes somebody work with a child.
func (d *desk) with(t *testing.T, who access.Who, child core.ID) {
	t.Helper()
	err := d.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		_, err := access.Involve(ctx, tx, d.Authority, access.Involvement{PersonID: child, UserID: who.User, Role: "co-worker", FromOn: deskNow.Date()})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Every page and paper that shows a record leaves out its locked answers for whoever may
// not read them, and keeps them from changing it. Who that is stands in access.
func TestLockedAnswersStandOnNoPage(t *testing.T) {
	d := onSQLite(t, 2)
	child, _, _ := d.someChild(t)
	var records []core.ID
	for _, l := range access.Locks {
		kind, err := d.Keeper.Kind(l.Kind)
		if err != nil {
			t.Fatal(err)
		}
		if kind.Nobody && l.Kind != "contact" {
			continue // it stands on no child's page
		}
		e := kind.New(d.Authority, child)
		for _, q := range kind.Questions(e) {
			if q.Sensitivity == form.Locked {
				q.SetText("Zennor")
			}
			if q.Name == "referrer_anonymous" {
				q.SetText("yes")
			}
		}
		if err := d.Keeper.Save(t.Context(), access.Import(d.Authority), e, 0, "told"); err != nil {
			t.Fatal(err)
		}
		records = append(records, e.Head().ID)
	}
	for _, c := range []struct {
		role  access.Role
		reads bool
	}{{access.SocialWorker, false}, {access.Quality, false}, {access.Director, true}} {
		v, who := d.signedInAs(t, c.role)
		d.with(t, who, child)
		pages := []string{"/people/" + string(child), "/people/" + string(child) + "/chronology", "/people/" + string(child) + "/chronology/print"}
		for _, id := range records {
			at := "/records/" + string(id)
			if c.reads {
				v.get(at, http.StatusOK).says(t, "Zennor")
				v.get(at+"/print", http.StatusOK).says(t, "Zennor")
				continue
			}
			pages = append(pages, at, at+"/print", at+"?asof="+deskNow.Date().String())
			if c.role == access.SocialWorker {
				v.get(at+"/change", http.StatusForbidden)
			}
		}
		for _, at := range pages {
			if !c.reads && strings.Contains(v.get(at, http.StatusOK).body, "Zennor") {
				t.Errorf("%s: %s shows a locked answer", c.role, strings.Replace(at, string(child), "…", 1))
			}
		}
	}
}

// A conference is offered for signing to its chair alone, on its page and in the chair's day.
func TestOnlyAChairIsOfferedAConferenceToSign(t *testing.T) {
	d := onSQLite(t, 2)
	child, _, _ := d.someChild(t)
	kind, err := d.Keeper.Kind("initial_conference")
	if err != nil {
		t.Fatal(err)
	}
	e := kind.New(d.Authority, child)
	if err := d.Keeper.Save(t.Context(), d.worker(access.Director, "").Who, e, 0, "handed in"); err != nil {
		t.Fatal(err)
	}
	at := "/records/" + string(e.Head().ID)
	for _, c := range []struct {
		role access.Role
		want bool
	}{{access.Chair, true}, {access.TeamManager, false}, {access.SocialWorker, false}} {
		v, who := d.signedInAs(t, c.role)
		d.with(t, who, child)
		if got := strings.Contains(v.get(at, http.StatusOK).body, `action="`+at+`/sign"`); got != c.want {
			t.Errorf("%s is offered to sign: %t, want %t", c.role, got, c.want)
		}
		if got := strings.Contains(v.get("/day", http.StatusOK).body, `id="to-sign"`); got != c.want {
			t.Errorf("%s has it in their day: %t, want %t", c.role, got, c.want)
		}
	}
}
