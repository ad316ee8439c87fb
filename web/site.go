// Package web is the staff's site: signing in, my day, the Front Door board, records, the
// child's page, people, lists, returns, and the API. Pages show; they decide nothing.
//
// All routes stand in one table ([Site.routes]) with the right that each needs beside it.
package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/a-h/templ"

	"throughline/access"
	"throughline/changed"
	"throughline/core"
	"throughline/door"
	"throughline/letter"
	"throughline/record"
	"throughline/returns/outside"
	"throughline/store"
	"throughline/ui"
)

// A Site is the staff's site of one authority.
type Site struct {
	DB        *store.DB
	Keeper    *record.Keeper
	Authority string // its id in every key
	Council   string // its name as shown
	Documents string // the folder that holds documents by their hash
	Secure    bool   // cookies only over https
	Key       access.Key
	Timeouts  access.Timeouts // of sessions; zero is the usual
	Log       *slog.Logger
	Pace      Pace // how fast is too fast

	// Lists of postcodes and providers for the checks of returns; without one, the rules
	// that need it are skipped and named.
	Lists *outside.Lists

	// Printer makes PDF of documents; nil where the council has no Chromium, and documents are pages.
	Printer *letter.Printer

	desk    returnsDesk
	found   record.Recall[foundIn, []childReturn] // of children in the returns
	recent  recentPeople
	pages   record.Recall[readerOf, keptPage] // the first pages about children
	sheets  record.Recall[sheetOf, sheet]     // pages of work
	changes changed.Feed
	limits  limitCount
}

// A route is one address of the site.
type route struct {
	pattern string     // as net/http has it: "GET /day"
	right   access.Act // what it takes; "" is open to anybody, signedIn to whoever has an account
	says    string     // what it is for, in doc/access.md
	do      func(http.ResponseWriter, *http.Request) error
}

// signedIn is the right of whoever has signed in, whatever their roles.
const signedIn access.Act = "signed in"

// Handler returns the site.
func (s *Site) Handler() http.Handler {
	s.pages.Most, s.sheets.Most, s.found.Most = mostPages, mostSheets, mostFound
	mux := http.NewServeMux()
	for _, r := range s.routes() {
		mux.Handle(r.pattern, s.frame(r))
	}
	mux.Handle("GET /assets/", ui.Assets())
	mux.Handle("/", s.frame(route{do: func(http.ResponseWriter, *http.Request) error {
		return core.Say(core.Missing, "There is no page at this address.")
	}}))
	return door.Secured(http.NewCrossOriginProtection().Handler(mux), s.Secure)
}

// MostBody is the most that a form may send, files apart.
const MostBody = 4 << 20

// frame stands round every handler: it finds out who asks, refuses who may not, and makes
// a page of what went wrong. Nothing of what a person typed is logged: of a panic its sort and place,
// since its words may hold what was being read.
func (s *Site) frame(r route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		start := time.Now()
		defer func() {
			if p := recover(); p != nil {
				s.Log.Error("a page failed", "route", r.pattern, "panic", fmt.Sprintf("%T", p), "stack", string(debug.Stack()))
				s.fail(w, req, errors.New("panic"))
			}
		}()
		most := r.most()
		if req.ContentLength > most { // refused before any of it is read
			s.fail(w, req, &http.MaxBytesError{Limit: most})
			return
		}
		req.Body = http.MaxBytesReader(w, req.Body, most)
		who, err := s.whoAsks(req)
		if err == nil {
			req = req.WithContext(access.With(req.Context(), who))
			switch {
			case r.right == "":
			case who.Nobody():
				s.askToSignIn(w, req)
				return
			case who.MustChange && req.URL.Path != "/account":
				http.Redirect(w, req, "/account", http.StatusSeeOther)
				return
			case r.right == signedIn:
			default:
				err = access.May(req.Context(), s.DB, who, r.right, "")
				if core.IsSort(err, core.Forbidden) {
					if failed := s.logRefused(req, who, r); failed != nil {
						err = failed
					}
				}
			}
		}
		if err == nil {
			err = r.do(w, req)
		}
		if err != nil {
			s.fail(w, req, err)
		}
		s.Log.Debug("answered", "route", r.pattern, "took", time.Since(start))
	})
}

// logRefused writes into the log that somebody asked for a page whose right they have by no
// role: about whom or of which record, as far as the address says.
func (s *Site) logRefused(r *http.Request, who access.Who, of route) error {
	look := access.Looked{What: access.Refused, Reason: of.says}
	if id, err := core.ParseID(r.PathValue("id")); err == nil {
		switch {
		case strings.Contains(of.pattern, "/people/{id}"):
			look.Person = id
		case strings.Contains(of.pattern, "/records/{id}"):
			look.Record = id
		}
	}
	return access.LookNow(r.Context(), s.DB, who, look)
}

// uploads marks the route that takes a document.
const uploads = "Add a document"

// aroundFile is what a form may send around a document.
const aroundFile = 1 << 20

// most is how many bytes a form may send.
func (r route) most() int64 {
	switch r.says {
	case uploads:
		return MostDocument + aroundFile
	case checksFiles:
		return mostSent
	}
	return MostBody
}

// fail makes the page of a problem. What is our fault is logged and not shown.
func (s *Site) fail(w http.ResponseWriter, r *http.Request, err error) {
	var p *core.Problem
	if errors.Is(err, errTooMany) {
		w.Header().Set("Retry-After", "60")
		s.problem(w, r, http.StatusTooManyRequests, "Please wait a moment", "This was asked for too often in a short time. Wait a minute, then try again.")
		return
	}
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		p = tooLarge(large.Limit)
	case !errors.As(err, &p):
		if errors.Is(err, context.Canceled) {
			return
		}
		s.Log.Error("a page failed", "route", r.Pattern, "error", err)
		s.sorry(w, r, err)
		return
	}
	status := map[core.Sort]int{
		core.Invalid: http.StatusUnprocessableEntity, core.Forbidden: http.StatusForbidden,
		core.Missing: http.StatusNotFound, core.Changed: http.StatusConflict,
	}[p.Sort]
	if large != nil {
		status = http.StatusRequestEntityTooLarge
	}
	title := map[core.Sort]string{
		core.Invalid: "Something needs putting right", core.Forbidden: "You may not see this",
		core.Missing: "There is nothing here", core.Changed: "Somebody else changed this",
	}[p.Sort]
	s.problem(w, r, status, title, p.Words)
}

// problem is the page of a problem.
func (s *Site) problem(w http.ResponseWriter, r *http.Request, status int, title, words string) {
	if err := s.page(w, r, status, ui.Frame{Title: title, Heading: title}, problemPage(words)); err != nil {
		s.Log.Error("the page of a problem failed", "error", err)
	}
}

// tooLarge is what is said of a form or a file that is larger than it may be.
func tooLarge(limit int64) *core.Problem {
	switch limit {
	case MostDocument + aroundFile:
		return core.Say(core.Invalid, largeDocument)
	case mostSent:
		return core.Say(core.Invalid, "The files are larger than %s together. Put them into a zip, or use the command throughline returns check.", sizeOf(mostSent))
	}
	return core.Say(core.Invalid, "What you sent is too large to take. Go back and make it shorter, or add a long text as a document.")
}

// page writes a page in its frame.
func (s *Site) page(w http.ResponseWriter, r *http.Request, status int, f ui.Frame, body templ.Component) error {
	who := access.From(r.Context())
	f.Authority = s.Council
	if f.Title == "" {
		f.Title = f.Heading
	}
	if !who.Nobody() {
		f.User = ui.User{Name: who.Name, Role: who.Title, Href: "/account", SignOut: "/sign-out"}
		f.Nav = s.nav(r, who)
		f.ServiceURL = "/day"
		f.Footer = tellLink
	}
	if done := saidDone[r.URL.Query().Get("done")]; done != "" {
		f.Flash = ui.Flash{Text: done, Type: "success"}
	}
	whole := pages.Get().(*bytes.Buffer)
	defer pages.Put(whole)
	whole.Reset()
	if err := ui.Page(f).Render(templ.WithChildren(r.Context(), body), whole); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(whole.Len()))
	w.WriteHeader(status)
	if _, err := w.Write(whole.Bytes()); err != nil {
		s.Log.Debug("a page was not read to its end", "route", r.Pattern, "error", err)
	}
	return nil
}

// tellLink stands at the foot of every page: whoever works here may learn of something that
// the designated officer must be told within a working day.
var tellLink = []ui.Link{{Text: "Tell the designated officer (LADO) of an allegation against somebody who works with children", Href: "/new/allegation_told"}}

// pages are buffers for whole pages. A page is sent when it is whole: one that fails half
// way is answered with what went wrong, and one write costs less than twenty.
var pages = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// saidDone is what a page says after something was done; the address carries only the word.
var saidDone = map[string]string{
	"saved": "Saved.", "signed": "Signed.", "returned": "Sent back to its author.", "cancelled": "Cancelled.",
	"struck": "Struck out. It stays visible to those with the right.", "dropped": "The draft was thrown away.",
	"added": "Added.", "ended": "Ended.", "opened": "Opened for 24 hours. A manager has been told.",
	"restricted": "Restricted.", "password": "Your password is changed.", "totp": "The second step is set up.",
	"dropped-return": "The files and findings are dropped.", "kept-return": "The files are kept until somebody deletes them.",
	"sent":   "Kept as sent.",
	"merged": "The two are one person now.", "parted": "They are two people again.", "apart": "Kept: these are two people.", "looked": "Looked for anew.",
	"handed-over":    "Handed in. It is with those whose work it is; you cannot open it again.",
	"deleted-return": "The kept files are deleted.",
}

// nav is the head of every page, by what the person may do.
func (s *Site) nav(r *http.Request, who access.Who) []ui.NavItem {
	var items []ui.NavItem
	for _, n := range []struct {
		text, href string
		needs      access.Act
		in         access.Area // blank is the usual one of the act
	}{
		{"My day", "/day", access.See, ""},
		{"Front Door", "/front-door", access.SeeFrontDoor, ""},
		{"Get Safe", "/get-safe", access.SeeGetSafe, ""},
		{"Allegations", "/allegations", access.See, access.Trust},
		{"Team", "/team", access.Sign, ""},
		{"Calendar", "/calendar", access.See, ""},
		{"Find a person", "/people", access.Search, ""},
		{"Returns", "/returns", access.RunReturns, ""},
		{"Quality", "/quality", access.Audit, ""},
		{"Openings", "/looks", access.ReadLog, ""},
		{"Accounts", "/accounts", access.ManageAccounts, ""},
	} {
		if n.in == "" {
			n.in = n.needs.Usual()
		}
		if access.MayIn(r.Context(), s.DB, who, n.needs, n.in, "") == nil {
			items = append(items, ui.NavItem{Text: n.text, Href: n.href, Current: r.URL.Path == n.href})
		}
	}
	return items
}

// day is the day in London.
func (s *Site) today() core.Date { return s.Keeper.Today() }
