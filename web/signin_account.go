package web

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"image/png"
	"net/http"

	"github.com/pquerna/otp"

	"throughline/access"
	"throughline/core"
	"throughline/store"
	"throughline/ui"
)

// accountPage is somebody's own account.
type accountPage struct {
	User     access.User
	Own      core.ID // the session from which this is asked
	Sessions []access.Session
	Wrong    []core.FieldProblem
	Must     bool // a new password must be chosen first
	// Enrol is a secret that was made and not yet proved; Picture is it as a data address.
	Enrol   access.Enrolment
	Picture string
}

// asProblem reports whether an error is one to be told to a person.
func asProblem(err error, p **core.Problem) bool { return err != nil && errors.As(err, p) }

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// showAccount answers GET /account.
func (s *Site) showAccount(w http.ResponseWriter, r *http.Request) error {
	return s.accountWith(w, r, http.StatusOK, accountPage{})
}

func (s *Site) accountWith(w http.ResponseWriter, r *http.Request, status int, p accountPage) error {
	who := access.From(r.Context())
	var err error
	if p.User, err = access.UserOf(r.Context(), s.DB, s.Authority, who.User); err != nil {
		return err
	}
	if p.Sessions, err = access.ListSessions(r.Context(), s.DB, who, who.User); err != nil {
		return err
	}
	p.Own, p.Must = who.Session, who.MustChange
	f := ui.Frame{Heading: "Your account", Errors: len(p.Wrong) > 0}
	return s.page(w, r, status, f, account(p))
}

// changeAccount answers POST /account, where _do says what: password, enrol, prove, drop or end.
func (s *Site) changeAccount(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return core.Say(core.Invalid, "The form could not be read. Try again.").Because(err)
	}
	do := map[string]func(http.ResponseWriter, *http.Request) error{
		"password": s.changePassword, "enrol": s.enrol, "prove": s.prove, "drop": s.dropCode, "end": s.endSession,
	}[r.PostForm.Get("_do")]
	if do == nil {
		return core.Say(core.Invalid, "The form does not say what to do. Open your account again.")
	}
	err := do(w, r)
	var p *core.Problem
	if asProblem(err, &p) && p.Sort == core.Invalid {
		wrong := p.Fields
		if len(wrong) == 0 {
			wrong = []core.FieldProblem{{Field: "current-" + currentOf(r.PostForm.Get("_do")), Words: p.Words}}
		}
		return s.accountWith(w, r, http.StatusUnprocessableEntity, accountPage{Wrong: wrong})
	}
	return err
}

// verified makes sure that whoever sits there knows the password.
func (s *Site) verified(r *http.Request, do func(ctx context.Context, tx *store.Tx, who access.Who) error) error {
	who := access.From(r.Context())
	err := access.Verify(r.Context(), s.DB, who, r.PostFormValue("current"))
	if core.IsSort(err, core.Invalid) {
		return &core.Problem{Sort: core.Invalid, Words: "This is not your password.",
			Fields: []core.FieldProblem{{Field: "current-" + currentOf(r.PostFormValue("_do")), Words: "Give the password with which you signed in"}}}
	}
	if err != nil {
		return err
	}
	return s.DB.Write(r.Context(), func(ctx context.Context, tx *store.Tx) error { return do(ctx, tx, who) })
}

// currentOf names the box of the present password beside a button.
func currentOf(do string) string {
	if do == "password" {
		return "password"
	}
	return "enrol"
}

func (s *Site) changePassword(w http.ResponseWriter, r *http.Request) error {
	if r.PostFormValue("password") != r.PostFormValue("again") {
		return &core.Problem{Sort: core.Invalid, Words: "The two new passwords differ.",
			Fields: []core.FieldProblem{{Field: "again", Words: "Type the new password twice; the two differ"}}}
	}
	err := s.verified(r, func(ctx context.Context, tx *store.Tx, who access.Who) error {
		return access.SetPassword(ctx, tx, s.Authority, who.User, r.PostFormValue("password"), false)
	})
	if err != nil {
		return err
	}
	// A new password ends every session, this one too; whoever changed it goes on.
	if err := s.begin(w, r, access.From(r.Context())); err != nil {
		return err
	}
	http.Redirect(w, r, "/account?done=password", http.StatusSeeOther)
	return nil
}

func (s *Site) enrol(w http.ResponseWriter, r *http.Request) error {
	var e access.Enrolment
	err := s.verified(r, func(ctx context.Context, tx *store.Tx, who access.Who) (err error) {
		e, err = access.EnrolTOTP(ctx, tx, s.Key, who, s.Council)
		return err
	})
	if err != nil {
		return err
	}
	picture, err := pictureOf(e.Address)
	if err != nil {
		return err
	}
	return s.accountWith(w, r, http.StatusOK, accountPage{Enrol: e, Picture: picture})
}

// pictureOf draws what a telephone photographs, as an address of a picture.
func pictureOf(address string) (string, error) {
	key, err := otp.NewKeyFromURL(address)
	if err != nil {
		return "", fmt.Errorf("reading the address of a secret: %w", err)
	}
	img, err := key.Image(220, 220)
	if err != nil {
		return "", fmt.Errorf("drawing a secret: %w", err)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return "", fmt.Errorf("drawing a secret: %w", err)
	}
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(b.Bytes()), nil
}

func (s *Site) prove(w http.ResponseWriter, r *http.Request) error {
	who := access.From(r.Context())
	err := s.DB.Write(r.Context(), func(ctx context.Context, tx *store.Tx) error {
		return access.CheckTOTP(ctx, tx, s.Key, s.Authority, who.User, r.PostFormValue("code"), s.Keeper.Now())
	})
	var p *core.Problem
	if asProblem(err, &p) && p.Sort == core.Invalid {
		// The secret is shown once more, from the page that has it; it is kept nowhere in clear.
		page := accountPage{Wrong: p.Fields, Enrol: access.Enrolment{Address: r.PostFormValue("address")}}
		key, bad := otp.NewKeyFromURL(page.Enrol.Address)
		if bad != nil {
			return core.Say(core.Invalid, "Begin setting up the code again.").Because(bad)
		}
		page.Enrol.Secret = key.Secret()
		if page.Picture, err = pictureOf(page.Enrol.Address); err != nil {
			return err
		}
		return s.accountWith(w, r, http.StatusUnprocessableEntity, page)
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/account?done=totp", http.StatusSeeOther)
	return nil
}

func (s *Site) dropCode(w http.ResponseWriter, r *http.Request) error {
	err := s.verified(r, func(ctx context.Context, tx *store.Tx, who access.Who) error {
		return access.DropTOTP(ctx, tx, s.Authority, who.User)
	})
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/account?done=ended", http.StatusSeeOther)
	return nil
}

func (s *Site) endSession(w http.ResponseWriter, r *http.Request) error {
	who := access.From(r.Context())
	session, err := core.ParseID(r.PostFormValue("session"))
	if err != nil {
		return err
	}
	err = s.DB.Write(r.Context(), func(ctx context.Context, tx *store.Tx) error {
		return access.EndSession(ctx, tx, who, who.User, session)
	})
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/account?done=ended", http.StatusSeeOther)
	return nil
}

// linkPage is the page of a one-time link.
type linkPage struct {
	Token, Name, Email string
	First              bool // the first administrator's
	Wrong              []core.FieldProblem
}

// showLink answers GET /first/{token}: the first administrator's link, or that of a new user.
func (s *Site) showLink(w http.ResponseWriter, r *http.Request) error {
	token := r.PathValue("token")
	user, err := access.LinkOf(r.Context(), s.DB, s.Authority, token, s.Keeper.Now())
	if err != nil {
		return err
	}
	return s.linkWith(w, r, http.StatusOK, linkPage{Token: token, First: user.IsZero()})
}

func (s *Site) linkWith(w http.ResponseWriter, r *http.Request, status int, p linkPage) error {
	heading := "Choose your password"
	if p.First {
		heading = "Make the first account"
	}
	return s.page(w, r, status, ui.Frame{Heading: heading, Errors: len(p.Wrong) > 0}, linkForm(p))
}

// useLink answers POST /first/{token}.
func (s *Site) useLink(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return core.Say(core.Invalid, "The form could not be read. Try again.").Because(err)
	}
	f, now := r.PostForm, s.Keeper.Now()
	p := linkPage{Token: r.PathValue("token"), Name: f.Get("name"), Email: f.Get("email"), First: f.Get("first") == "yes"}
	if f.Get("password") != f.Get("again") {
		p.Wrong = []core.FieldProblem{{Field: "again", Words: "Type the password twice; the two differ"}}
		return s.linkWith(w, r, http.StatusUnprocessableEntity, p)
	}
	var id core.ID
	err := s.DB.Write(r.Context(), func(ctx context.Context, tx *store.Tx) (err error) {
		if p.First {
			id, err = access.BecomeAdministrator(ctx, tx, s.Authority, p.Token, p.Name, p.Email, f.Get("password"), now)
			return err
		}
		id, err = access.ChoosePassword(ctx, tx, s.Authority, p.Token, f.Get("password"), now)
		return err
	})
	var problem *core.Problem
	if asProblem(err, &problem) && problem.Sort == core.Invalid {
		if p.Wrong = problem.Fields; len(p.Wrong) == 0 {
			p.Wrong = []core.FieldProblem{{Field: "password", Words: problem.Words}}
		}
		return s.linkWith(w, r, http.StatusUnprocessableEntity, p)
	}
	if err != nil {
		return err
	}
	u, err := access.UserOf(r.Context(), s.DB, s.Authority, id)
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/sign-in?done=password", http.StatusSeeOther)
	s.Log.Info("a one-time link was used", "user", u.ID)
	return nil
}
