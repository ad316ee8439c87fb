package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/door"
	"throughline/store"
	"throughline/ui"
)

// signInPage is the form of signing in, with where to go and what to carry there.
type signInPage struct {
	Email string
	Wrong string     // what went wrong, in words
	Next  string     // the path to go on to; "" for the first page
	Kept  url.Values // what was typed into a form that was sent when the session had ended
	Again bool       // Kept is to be sent to Next once more
	Lost  bool       // what was sent held files, which cannot be carried
}

// keptPrefix stands before the names of answers that are carried through signing in.
const keptPrefix = "was."

// cookieName is the name of the cookie; a browser keeps the second only from https, for
// this host and every path.
func (s *Site) cookieName() string {
	if s.Secure {
		return "__Host-throughline"
	}
	return "throughline"
}

func (s *Site) setCookie(w http.ResponseWriter, token string, seconds int) {
	http.SetCookie(w, &http.Cookie{Name: s.cookieName(), Value: token, Path: "/", MaxAge: seconds,
		HttpOnly: true, Secure: s.Secure, SameSite: http.SameSiteLaxMode})
}

// whoAsks is who sends a request, by the session cookie; nobody without one, or where the
// session has ended.
func (s *Site) whoAsks(r *http.Request) (access.Who, error) {
	c, err := r.Cookie(s.cookieName())
	if err != nil || c.Value == "" {
		return access.Who{}, nil //nolint:nilerr // no cookie is an answer: nobody
	}
	who, err := access.SessionOf(r.Context(), s.DB, c.Value, s.Keeper.Now())
	if core.IsSort(err, core.Forbidden) || err == nil && who.Authority != s.Authority {
		return access.Who{}, nil
	}
	if err != nil {
		return access.Who{}, err
	}
	if err = access.KeepAlive(r.Context(), s.DB, who); store.CannotWrite(err) {
		s.Log.Error("a session could not be kept alive; pages can be read until it ends", "error", err)
		err = nil
	}
	return who, err
}

// askToSignIn sends a reader to sign in and back; what somebody typed is carried in the
// form of signing in and sent again afterwards, so that nothing is lost.
func (s *Site) askToSignIn(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		http.Redirect(w, r, "/sign-in?"+url.Values{"next": {r.URL.RequestURI()}}.Encode(), http.StatusSeeOther)
		return
	}
	p := signInPage{Next: r.URL.Path, Again: true, Wrong: "You were away too long. Sign in again; what you typed is kept."}
	if err := r.ParseForm(); err != nil || strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
		p.Again, p.Lost, p.Next = false, true, ""
		p.Wrong = "You were away too long. Sign in again, then choose the document once more."
	}
	p.Kept = r.PostForm
	if err := s.showSignIn(w, r, http.StatusUnauthorized, p); err != nil {
		s.fail(w, r, err)
	}
}

func (s *Site) showSignIn(w http.ResponseWriter, r *http.Request, status int, p signInPage) error {
	return s.page(w, r, status, ui.Frame{Heading: "Sign in", Errors: p.Wrong != ""}, signIn(p))
}

// showSignInForm answers GET /sign-in.
func (s *Site) showSignInForm(w http.ResponseWriter, r *http.Request) error {
	next := localPath(r.URL.Query().Get("next"))
	if !access.From(r.Context()).Nobody() {
		http.Redirect(w, r, either(next, "/"), http.StatusSeeOther)
		return nil
	}
	return s.showSignIn(w, r, http.StatusOK, signInPage{Next: next})
}

// signInNow answers POST /sign-in.
func (s *Site) signInNow(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return core.Say(core.Invalid, "The form could not be read. Try again.").Because(err)
	}
	f := r.PostForm
	p := signInPage{Email: f.Get("email"), Next: localPath(f.Get("next")), Again: f.Get("again") == "yes", Kept: keptOf(f)}
	now := s.Keeper.Now()
	who, err := access.SignIn(r.Context(), s.DB, s.Key, s.Authority, p.Email, f.Get("password"), f.Get("code"), door.From(r, s.Secure), now)
	var problem *core.Problem
	if asProblem(err, &problem) && problem.Sort != core.Missing {
		p.Wrong = problem.Words
		status := http.StatusUnprocessableEntity
		if problem.Sort == core.Forbidden {
			status = http.StatusTooManyRequests
		}
		return s.showSignIn(w, r, status, p)
	}
	if err != nil {
		return err
	}
	who.Session = access.From(r.Context()).Session
	if err := s.begin(w, r, who); err != nil {
		return err
	}
	if p.Again && p.Next != "" {
		who.Authority = s.Authority
		r = r.WithContext(access.With(r.Context(), who))
		return s.page(w, r, http.StatusOK, ui.Frame{Heading: "You are signed in again"}, sendAgain(p))
	}
	http.Redirect(w, r, either(p.Next, "/"), http.StatusSeeOther)
	return nil
}

// begin starts a session and gives its cookie.
func (s *Site) begin(w http.ResponseWriter, r *http.Request, who access.Who) error {
	var token string
	err := s.DB.Write(r.Context(), func(ctx context.Context, tx *store.Tx) (err error) {
		token, err = access.StartSession(ctx, tx, who, door.From(r, s.Secure), r.UserAgent(), s.Timeouts, s.Keeper.Now())
		return err
	})
	if err == nil {
		s.setCookie(w, token, 0)
	}
	return err
}

// signOut answers POST /sign-out.
func (s *Site) signOut(w http.ResponseWriter, r *http.Request) error {
	who := access.From(r.Context())
	if !who.Nobody() {
		err := s.DB.Write(r.Context(), func(ctx context.Context, tx *store.Tx) error {
			return access.EndSession(ctx, tx, who, who.User, who.Session)
		})
		if err != nil {
			return err
		}
	}
	s.setCookie(w, "", -1)
	http.Redirect(w, r, "/sign-in", http.StatusSeeOther)
	return nil
}

// home answers GET /: the first page of whoever asks, by what they may do.
func (s *Site) home(w http.ResponseWriter, r *http.Request) error {
	to := "/account"
	items := s.nav(r, access.From(r.Context()))
	if len(items) > 0 {
		to = items[0].Href
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// keptOf are the answers that a form of signing in carries.
func keptOf(f url.Values) url.Values {
	kept := url.Values{}
	for name, values := range f {
		if own, ok := strings.CutPrefix(name, keptPrefix); ok {
			kept[own] = values
		}
	}
	return kept
}

// localPath is a path on this site, or "" for anything that would lead elsewhere.
func localPath(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.Scheme != "" || u.Host != "" || !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.Contains(next, `\`) {
		return ""
	}
	return next
}

// look writes into the log that somebody looked at people, each once.
func (s *Site) look(r *http.Request, people []core.ID, record core.ID, what access.What) error {
	looks := make([]access.Looked, 0, len(people)+1)
	for _, p := range people {
		looks = append(looks, access.Looked{What: what, Person: p, Record: record})
	}
	if len(people) == 0 {
		looks = append(looks, access.Looked{What: what, Record: record})
	}
	return access.LookNow(r.Context(), s.DB, access.From(r.Context()), slices.Clip(looks)...)
}
