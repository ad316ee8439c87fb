package site

import (
	"context"
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"throughline/core"
	"throughline/form"
	"throughline/practice/frontdoor"
	"throughline/record"
	"throughline/store"
	"throughline/ui"
)

// A writing is a form that somebody is filling in, as one page of it shows it.
type writing struct {
	Form      string // as in the address
	AsksFor   string
	Steps     []step
	Step      step
	At        int // the place of the step
	Typed     url.Values
	Wrong     []core.FieldProblem
	Questions form.Questions
	Documents []record.Document
	Draft     frontdoor.PublicDraft // its reference is blank until the first page is saved
	Code      string
	Trap      bool // show the box that ought to be left blank
	Busy      bool // too many came at once: ask to press again
}

// place names the cookie that holds which draft a browser writes on: its reference and code.
// It goes when the browser is closed. Over https a browser takes it from this host alone, so
// that no neighbour gives somebody a draft that they know.
func (s *Site) place() string {
	if s.Secure {
		return "__Host-place"
	}
	return "place"
}

// placeOf returns the reference and the code that a browser holds; blank for none.
func (s *Site) placeOf(r *http.Request) (reference, code string) {
	c, err := r.Cookie(s.place())
	if err != nil {
		return "", ""
	}
	reference, code, _ = strings.Cut(c.Value, ".")
	return reference, code
}

func (s *Site) holdPlace(w http.ResponseWriter, reference, code string) {
	c := &http.Cookie{Name: s.place(), Value: reference + "." + code, Path: "/", HttpOnly: true, Secure: s.Secure, SameSite: http.SameSiteLaxMode}
	if reference == "" {
		c.Value, c.MaxAge = "", -1
	}
	http.SetCookie(w, c)
}

// formOf is the form that an address is about.
func formOf(r *http.Request) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	return name
}

// openForm finds what this browser is writing on the form of the address. A draft of the
// other form is left alone: its reference and code were shown.
func (s *Site) openForm(r *http.Request) (*writing, error) {
	wr := &writing{Form: formOf(r), AsksFor: forms[formOf(r)].asksFor, Typed: url.Values{}}
	reference, code := s.placeOf(r)
	if reference != "" {
		d, known, err := frontdoor.FindPublicDraft(r.Context(), s.Keeper.DB, s.Authority, reference, code, s.now())
		if err != nil {
			return nil, err
		}
		if known && d.Typed.Get("asks_for") == wr.AsksFor {
			wr.Draft, wr.Code, wr.Typed = d, code, d.Typed
			if wr.Documents, err = record.DocumentsOf(r.Context(), s.Keeper.DB, s.Authority, d.Record); err != nil {
				return nil, err
			}
		}
	}
	wr.Steps = steps(wr.AsksFor, wr.Typed)
	return wr, nil
}

// turnTo goes to a page of the form.
func (wr *writing) turnTo(name string) error {
	st, at, known := find(wr.Steps, name)
	if !known {
		return nothingHere()
	}
	wr.Step, wr.At = st, at
	wr.Questions = st.questions(&frontdoor.Worry{}, wr.AsksFor, wr.Typed)
	return nil
}

// address is that of a page of the form.
func (wr *writing) address(step string) string { return "/" + wr.Form + "/" + step }

// next is the address of the page after this one.
func (wr *writing) next() string {
	_, at, _ := find(wr.Steps, wr.Step.name)
	return wr.address(wr.Steps[min(at+1, len(wr.Steps)-1)].name)
}

// back is the address of the page before this one.
func (wr *writing) back() string {
	if wr.At == 0 {
		return "/" + wr.Form
	}
	return wr.address(wr.Steps[wr.At-1].name)
}

// find returns a question of this page.
func (wr *writing) find(name string) *form.Question { return wr.Questions.Find(name) }

// lost is said to a browser that has no place in a form.
func lost() error {
	return core.Say(core.Missing, "We cannot find the form that you were writing. Go on with it by its reference and code, or begin again. "+
		"If this happens after every page, your browser does not keep the cookie that holds your place: allow cookies for this site.")
}

func (s *Site) showStart(w http.ResponseWriter, r *http.Request) error {
	wr, err := s.openForm(r)
	if err != nil {
		return err
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Heading: forms[wr.Form].title, Back: "/"}, startPage(wr))
}

// startAfresh leaves what this browser was writing, which its reference and code still open.
func (s *Site) startAfresh(w http.ResponseWriter, r *http.Request) error {
	s.holdPlace(w, "", "")
	http.Redirect(w, r, "/"+formOf(r)+"/you", http.StatusSeeOther)
	return nil
}

// showPage shows one page of a form with what was typed on it.
func (s *Site) showPage(w http.ResponseWriter, r *http.Request) error {
	wr, err := s.openForm(r)
	if err != nil {
		return err
	}
	if err := wr.turnTo(r.PathValue("page")); err != nil {
		return err
	}
	if wr.At > 0 && wr.Draft.Reference == "" {
		return lost()
	}
	if r.URL.Query().Has("check") { // from the last page: say what is missing
		wr.Wrong = wr.Step.read(&frontdoor.Worry{}, wr.AsksFor, wr.Typed, s.Keeper.Today())
	}
	return s.showWriting(w, r, http.StatusOK, wr)
}

func (s *Site) showWriting(w http.ResponseWriter, r *http.Request, status int, wr *writing) error {
	f := ui.Frame{Title: wr.Step.title, Heading: wr.Step.title, Caption: forms[wr.Form].title, Back: wr.back(), Errors: len(wr.Wrong) > 0}
	if wr.Step.name == stepDocuments {
		return s.page(w, r, status, f, documentsPage(wr))
	}
	return s.page(w, r, status, f, writingPage(wr))
}

// rescue lets a page begin a new draft whose own was sent from another window or is too old:
// each page says what its questions depend on, so that nothing typed on it is lost.
func (wr *writing) rescue(sent url.Values) {
	for _, name := range []string{"sender", "children"} {
		if text := cleaned(sent.Get(name)); text != "" {
			wr.Typed.Set(name, text)
		}
	}
	wr.Steps = steps(wr.AsksFor, wr.Typed)
}

// trap is the name of the box that people do not see and robots fill in.
const trap = "website"

// savePage keeps what was typed on one page, right or wrong, and then goes where the button
// says: on, back later, or to the same page with one child more or less.
func (s *Site) savePage(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return badForm(err)
	}
	wr, err := s.openForm(r)
	if err != nil {
		return err
	}
	if wr.Draft.Reference == "" {
		wr.rescue(r.PostForm)
	}
	if err := wr.turnTo(r.PathValue("page")); err != nil {
		return err
	}
	wr.Trap = strings.TrimSpace(r.PostForm.Get(trap)) != ""
	may := !wr.Trap && s.mayPost(r)
	if may && wr.Draft.Reference == "" {
		if may, err = s.may(r.Context(), s.guard.starts, s.network(r)); err != nil {
			return err
		}
	}
	if !may {
		return s.askAgain(w, r, wr)
	}
	do := r.PostForm.Get("do")
	if err := s.keepPage(r.Context(), wr, r.PostForm, do); err != nil {
		return err
	}
	s.holdPlace(w, wr.Draft.Reference, wr.Code)
	switch {
	case do == "later":
		http.Redirect(w, r, "/saved", http.StatusSeeOther)
		return nil
	case do == "add" || strings.HasPrefix(do, "remove-"):
		http.Redirect(w, r, wr.address(wr.Step.name), http.StatusSeeOther)
		return nil
	}
	wr.Wrong = wr.Step.read(&frontdoor.Worry{}, wr.AsksFor, wr.Typed, s.Keeper.Today())
	if len(wr.Wrong) > 0 {
		wr.Questions = wr.Step.questions(&frontdoor.Worry{}, wr.AsksFor, wr.Typed)
		return s.showWriting(w, r, http.StatusUnprocessableEntity, wr)
	}
	http.Redirect(w, r, wr.next(), http.StatusSeeOther)
	return nil
}

// askAgain shows the page as it was typed, to be sent once more: nothing is lost.
func (s *Site) askAgain(w http.ResponseWriter, r *http.Request, wr *writing) error {
	wr.Step.take(wr.AsksFor, wr.Typed, r.PostForm)
	if wr.Trap {
		wr.Wrong = []core.FieldProblem{{Field: trap, Words: "Leave the box “Website” blank. It is there to stop robots"}}
		return s.showWriting(w, r, http.StatusUnprocessableEntity, wr)
	}
	wr.Busy = true
	w.Header().Set("Retry-After", "60")
	return s.showWriting(w, r, http.StatusTooManyRequests, wr)
}

// keepPage puts a page into the draft, and begins one with the first page.
func (s *Site) keepPage(ctx context.Context, wr *writing, sent url.Values, do string) error {
	change := func(typed url.Values) {
		wr.Step.take(wr.AsksFor, typed, sent)
		typed.Set("asks_for", wr.AsksFor)
		if wr.Step.name != "children" {
			return
		}
		if do == "add" {
			typed.Set("children", strconv.Itoa(min(childrenAsked(typed)+1, frontdoor.MostChildren)))
		}
		if n, err := strconv.Atoi(strings.TrimPrefix(do, "remove-")); err == nil {
			removeChild(typed, n)
		}
	}
	err := s.Keeper.DB.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		if wr.Draft.Reference != "" {
			d, known, err := frontdoor.ChangePublicDraft(ctx, tx, s.Authority, wr.Draft.Reference, wr.Code, s.now(), func(d *frontdoor.PublicDraft) error {
				change(d.Typed)
				return nil
			})
			if err == nil && !known { // sent from another window, or too old by now
				err = lost()
			}
			if err == nil {
				wr.Draft = d
			}
			return err
		}
		typed := maps.Clone(wr.Typed)
		change(typed)
		var err error
		wr.Draft, wr.Code, err = frontdoor.BeginPublicDraft(ctx, tx, s.Authority, typed, s.now())
		return err
	})
	if err == nil {
		wr.Typed = wr.Draft.Typed
		wr.Steps = steps(wr.AsksFor, wr.Typed)
	}
	return err
}

// badForm says what is wrong with a form that cannot be read.
func badForm(err error) error {
	return core.Say(core.Invalid, "The form did not arrive whole. Go back and press the button again.").Because(err)
}

// showSaved tells the reference and the code of what is saved.
func (s *Site) showSaved(w http.ResponseWriter, r *http.Request) error {
	reference, code := s.placeOf(r)
	d, known, err := frontdoor.FindPublicDraft(r.Context(), s.Keeper.DB, s.Authority, reference, code, s.now())
	if err != nil {
		return err
	}
	if !known {
		return lost()
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Heading: "Your form is saved"}, savedPage(d, code, addressOfDraft(d)))
}

// addressOfDraft is where somebody goes on with a draft: its first page that wants an answer
// is found there.
func addressOfDraft(d frontdoor.PublicDraft) string {
	for name, f := range forms {
		if f.asksFor == d.Typed.Get("asks_for") {
			return "/" + name + "/" + stepCheck
		}
	}
	return "/"
}

// forget lets go of a browser's place in a form, for a computer that others use.
func (s *Site) forget(w http.ResponseWriter, r *http.Request) error {
	s.holdPlace(w, "", "")
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return nil
}
