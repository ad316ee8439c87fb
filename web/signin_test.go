package web

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"throughline/access"
	"throughline/county"
	"throughline/store"
)

func TestSigningIn(t *testing.T) {
	d := onSQLite(t, 1)
	w := d.worker(access.SocialWorker, "")
	v := d.visitor(t)
	to := v.get("/records/x?asof=2026-01-01", http.StatusSeeOther).Header.Get("Location")
	if to != "/sign-in?next=%2Frecords%2Fx%3Fasof%3D2026-01-01" {
		t.Errorf("somebody not signed in is sent to %s", to)
	}
	v.get(to, http.StatusOK).says(t, "Email address", `value="/records/x?asof=2026-01-01"`)
	v.post("/sign-in", http.StatusUnprocessableEntity, "email", w.Email, "password", "wrong password here").says(t, "is wrong")
	a := v.post("/sign-in", http.StatusSeeOther, "email", w.Email, "password", county.Password, "next", "/account")
	if got := a.Header.Get("Location"); got != "/account" {
		t.Errorf("signing in leads to %s, want /account", got)
	}
	c := a.Cookies()[0]
	if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" {
		t.Errorf("the cookie is %v", c)
	}
	v.get("/account", http.StatusOK).says(t, w.Name, "Social worker")
	v.post("/sign-out", http.StatusSeeOther)
	v.get("/account", http.StatusSeeOther)
}

func TestSecureCookieIsOfThisHostOnly(t *testing.T) {
	d := onSQLite(t, 0)
	d.Secure = true
	a := d.visitor(t).post("/sign-in", http.StatusSeeOther, "email", d.workers[0].Email, "password", county.Password)
	if c := a.Cookies()[0]; c.Name != "__Host-throughline" || !c.Secure {
		t.Errorf("over https the cookie is %v", c)
	}
}

func TestNobodyIsSentElsewhere(t *testing.T) {
	for _, c := range []struct{ why, next, want string }{
		{"a page of ours", "/day?x=1", "/day?x=1"},
		{"another site", "https://example.com/day", ""},
		{"another site without a scheme", "//example.com/day", ""},
		{"what a browser reads as two slashes", `/\example.com`, ""},
		{"a path from nowhere", "day", ""},
		{"nothing", "", ""},
	} {
		if got := localPath(c.next); got != c.want {
			t.Errorf("%s: %q leads to %q, want %q", c.why, c.next, got, c.want)
		}
	}
}

func TestNothingTypedIsLostWhenTheSessionEnds(t *testing.T) {
	d := onSQLite(t, 0)
	w := d.worker(access.FrontDoorWorker, "")
	v := d.visitor(t)
	a := v.post("/new/contact", http.StatusUnauthorized, "story", `He said "go away" & left`, "_do", "check", "about", "neglect", "about", "housing")
	a.says(t, `name="was.story" value="He said &#34;go away&#34; &amp; left"`, `name="was.about" value="neglect"`, `name="was.about" value="housing"`, `name="next" value="/new/contact"`)
	a = v.post("/sign-in", http.StatusUnprocessableEntity, "email", w.Email, "password", "wrong", "again", "yes", "next", "/new/contact", "was.story", "Kept")
	a.says(t, `name="was.story" value="Kept"`)
	a = v.post("/sign-in", http.StatusOK, "email", w.Email, "password", county.Password, "again", "yes", "next", "/new/contact", "was.story", "Kept")
	a.says(t, `action="/new/contact"`, `name="story" value="Kept"`)
}

func TestWrongTriesAreSlowedAndSaySo(t *testing.T) {
	d := onSQLite(t, 0)
	v := d.visitor(t)
	for range 6 {
		v.post("/sign-in", 0, "email", d.workers[0].Email, "password", "wrong password")
	}
	v.post("/sign-in", http.StatusTooManyRequests, "email", d.workers[0].Email, "password", county.Password).says(t, "too many wrong tries. Wait")
}

func TestAccount(t *testing.T) {
	d := onSQLite(t, 0)
	w := d.workers[0]
	v := d.as(t, w)
	v.post("/account", http.StatusUnprocessableEntity, "_do", "password", "current", "not this", "password", "a new and long one", "again", "a new and long one").says(t, "Give the password with which you signed in")
	v.post("/account", http.StatusUnprocessableEntity, "_do", "password", "current", county.Password, "password", "a new and long one", "again", "another").says(t, "the two differ")
	v.post("/account", http.StatusUnprocessableEntity, "_do", "password", "current", county.Password, "password", "short", "again", "short").says(t, "at least 12 characters")
	v.post("/account", http.StatusSeeOther, "_do", "password", "current", county.Password, "password", "a new and long one", "again", "a new and long one")
	v.get("/account", http.StatusOK)

	a := v.post("/account", http.StatusOK, "_do", "enrol", "current", "a new and long one")
	_, rest, _ := strings.Cut(a.body, "<code>")
	secret, _, _ := strings.Cut(rest, "</code>")
	a.says(t, "data:image/png;base64,")
	v.post("/account", http.StatusUnprocessableEntity, "_do", "prove", "code", "000000x", "address", "otpauth://totp/x?secret="+secret).says(t, secret)
	code, err := totp.GenerateCode(secret, deskNow.Time())
	if err != nil {
		t.Fatal(err)
	}
	v.post("/account", http.StatusSeeOther, "_do", "prove", "code", code)
	other := d.visitor(t)
	other.post("/sign-in", http.StatusUnprocessableEntity, "email", w.Email, "password", "a new and long one")
	later, err := totp.GenerateCode(secret, deskNow.Plus(30*time.Second).Time())
	if err != nil {
		t.Fatal(err)
	}
	other.post("/sign-in", http.StatusSeeOther, "email", w.Email, "password", "a new and long one", "code", later)
}

func TestOneTimeLinks(t *testing.T) {
	d := onSQLite(t, 0)
	var invited string
	w := d.workers[0]
	err := d.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) (err error) {
		invited, err = access.Invite(ctx, tx, d.Authority, w.User, deskNow)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	v := d.visitor(t)
	v.get("/first/"+d.Authority+".unknown", http.StatusNotFound)
	v.get("/first/"+invited, http.StatusOK).says(t, "Choose your password")
	v.post("/first/"+invited, http.StatusUnprocessableEntity, "password", "three unlike words", "again", "other")
	v.post("/first/"+invited, http.StatusSeeOther, "password", "three unlike words", "again", "three unlike words")
	v.post("/first/"+invited, http.StatusNotFound, "password", "three unlike words", "again", "three unlike words")
	v.post("/sign-in", http.StatusSeeOther, "email", w.Email, "password", "three unlike words")
}
