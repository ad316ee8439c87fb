// Package site is the public's site: telling us of a worry about a child, asking for early
// help, and following what became of it. Nobody has an account here, and nothing that is on
// record is shown.
//
// All routes stand in one table ([Site.routes]). Every page is whole without JavaScript.
package site

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"

	"github.com/a-h/templ"

	"throughline/access"
	"throughline/core"
	"throughline/door"
	"throughline/record"
	"throughline/store"
	"throughline/ui"
)

// A Site is the public's site of one authority.
type Site struct {
	Keeper    *record.Keeper
	Authority string     // its id in every key
	Council   string     // its name as shown
	Documents string     // the folder that holds documents by their hash
	Secure    bool       // reached over https through a proxy, which names the sender's address
	Key       access.Key // marks whom a limit counts, so that no address is kept
	Log       *slog.Logger

	guard *guard
}

// A route is one address of the site.
type route struct {
	pattern string // as net/http has it: "GET /worry"
	most    int64  // bytes that may be sent
	do      func(http.ResponseWriter, *http.Request) error
}

// The most that a form may send, and one with a document.
const (
	mostForm = 512 << 10
	mostFile = MostFile + 64<<10
)

// farTooMuch is how many times over something must be too large to be refused unread. Somebody
// whose picture is a little too large is told so in the form that they are filling in.
const farTooMuch = 10

// routes is every address of the site, in reading order.
func (s *Site) routes() []route {
	all := []route{
		{"GET /{$}", 0, s.showHome},
	}
	for _, name := range []string{"worry", "early-help"} {
		at := "/" + name
		all = append(all,
			route{"GET " + at, 0, s.showStart},
			route{"POST " + at, mostForm, s.startAfresh},
			route{"GET " + at + "/{page}", 0, s.showPage},
			route{"POST " + at + "/{page}", mostForm, s.savePage},
			route{"POST " + at + "/documents", mostFile, s.saveDocuments},
			route{"GET " + at + "/check", 0, s.showCheck},
			route{"POST " + at + "/check", mostForm, s.send},
		)
	}
	return append(all, []route{
		{"GET /saved", 0, s.showSaved},
		{"GET /sent", 0, s.showReceipt},
		{"GET /follow", 0, s.showFollow},
		{"POST /follow", mostForm, s.follow},
		{"POST /forget", mostForm, s.forget},
		{"GET /privacy", 0, s.showPrivacy},
		{"GET /accessibility", 0, s.showAccessibility},
	}...)
}

// Handler returns the site.
func (s *Site) Handler() http.Handler {
	s.guard = newGuard()
	mux := http.NewServeMux()
	for _, r := range s.routes() {
		mux.Handle(r.pattern, s.frame(r))
	}
	mux.Handle("GET /assets/", ui.Assets())
	mux.Handle("/", s.frame(route{do: func(http.ResponseWriter, *http.Request) error { return nothingHere() }}))
	return door.Secured(http.NewCrossOriginProtection().Handler(mux), s.Secure)
}

// frame stands round every handler and makes a page of what went wrong. Nothing of what a
// person typed is logged, nor where they wrote from.
func (s *Site) frame(r route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		defer func() {
			if p := recover(); p != nil {
				s.Log.Error("a public page failed", "route", r.pattern, "panic", fmt.Sprintf("%T", p), "stack", string(debug.Stack()))
				s.fail(w, req, errors.New("panic"))
			}
		}()
		if req.ContentLength > farTooMuch*r.most { // refused before any of it is read
			s.fail(w, req, &http.MaxBytesError{Limit: r.most})
			return
		}
		req.Body = http.MaxBytesReader(w, req.Body, r.most)
		if err := r.do(w, req); err != nil {
			s.fail(w, req, err)
		}
	})
}

func nothingHere() error { return core.Say(core.Missing, "There is no page at this address.") }

// errTooMany is the status of a page that asks to wait.
var errTooMany = errors.New("too many at once")

// fail makes the page of a problem. What is our fault is logged and not shown.
func (s *Site) fail(w http.ResponseWriter, r *http.Request, err error) {
	title, status, words := "Something went wrong", http.StatusInternalServerError,
		"Something went wrong on our side. The pages you had finished are saved. Wait a minute and try again."
	var p *core.Problem
	var big *http.MaxBytesError
	var sent ui.SendAgainForm
	switch {
	case errors.Is(err, context.Canceled):
		return
	case errors.Is(err, errTooMany):
		title, status, words = "Please wait a moment", http.StatusTooManyRequests,
			"Too many forms came at once. The pages you had finished are saved. Wait a minute, go back and press the button again."
		w.Header().Set("Retry-After", "60")
	case errors.As(err, &big):
		title, status, words = "That is too much at once", http.StatusRequestEntityTooLarge,
			"What you sent is too big to take. Go back and make it shorter. A document may have up to 10 MB."
	case errors.As(err, &p) && p.Sort == core.Missing:
		title, status, words = "There is nothing here", http.StatusNotFound, p.Words
	case errors.As(err, &p):
		title, status, words = "Something needs putting right", http.StatusUnprocessableEntity, p.Words
	default:
		s.Log.Error("a public page failed", "route", r.Pattern, "error", err)
		if sent = ui.SentForm(r); store.Away(err) || store.CannotWrite(err) {
			title, status = "We cannot take anything in just now", http.StatusServiceUnavailable
			words = "The pages you had finished are saved. This usually lasts less than a minute."
			w.Header().Set("Retry-After", "30")
		}
	}
	if err := s.page(w, r, status, ui.Frame{Heading: title}, problemPage(words, sent)); err != nil {
		s.Log.Error("the page of a problem failed", "error", err)
	}
}

// page writes a page in its frame.
func (s *Site) page(w http.ResponseWriter, r *http.Request, status int, f ui.Frame, body templ.Component) error {
	f.Authority, f.Service, f.Public = s.Council, "Family Front Door", true
	if f.Title == "" {
		f.Title = f.Heading
	}
	f.Footer = []ui.Link{
		{Text: "Privacy", Href: "/privacy"}, {Text: "Accessibility", Href: "/accessibility"},
		{Text: "Leave this site now", Href: leaveTo},
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	return ui.Page(f).Render(templ.WithChildren(r.Context(), body), w)
}

// leaveTo is where somebody goes who must not be seen here.
const leaveTo = "https://www.bbc.co.uk/weather"

func (s *Site) now() core.Instant { return s.Keeper.Now() }

func (s *Site) showHome(w http.ResponseWriter, r *http.Request) error {
	return s.page(w, r, http.StatusOK, ui.Frame{Title: "Home", Heading: "Tell us about a child or ask for help"}, homePage())
}

func (s *Site) showPrivacy(w http.ResponseWriter, r *http.Request) error {
	return s.page(w, r, http.StatusOK, ui.Frame{Heading: "Your information"}, privacyPage(s.Council))
}

func (s *Site) showAccessibility(w http.ResponseWriter, r *http.Request) error {
	return s.page(w, r, http.StatusOK, ui.Frame{Heading: "Using this site"}, accessibilityPage(s.Council))
}
