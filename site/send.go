package site

import (
	"context"
	"net/http"

	"throughline/access"
	"throughline/core"
	"throughline/form"
	"throughline/mail"
	"throughline/practice/frontdoor"
	"throughline/record"
	"throughline/store"
	"throughline/ui"
)

// An answered is one step with its questions answered, for checking.
type answered struct {
	step  step
	asked form.Questions
	wrong []core.FieldProblem
}

// readAll reads every step into one worry.
func (wr *writing) readAll(w *frontdoor.Worry, today core.Date) (all []answered, whole bool) {
	whole = true
	for _, st := range wr.Steps {
		if len(st.asks) == 0 {
			continue
		}
		a := answered{step: st, wrong: st.read(w, wr.AsksFor, wr.Typed, today)}
		a.asked = st.questions(w, wr.AsksFor, wr.Typed)
		whole = whole && len(a.wrong) == 0
		all = append(all, a)
	}
	return all, whole
}

// showCheck shows all the answers before they are sent.
func (s *Site) showCheck(w http.ResponseWriter, r *http.Request) error {
	wr, err := s.openForm(r)
	if err != nil {
		return err
	}
	if wr.Draft.Reference == "" {
		return lost()
	}
	return s.showAnswers(w, r, http.StatusOK, wr, false)
}

// showAnswers shows the answers; asked says that somebody wanted to send them.
func (s *Site) showAnswers(w http.ResponseWriter, r *http.Request, status int, wr *writing, asked bool) error {
	if err := wr.turnTo(stepCheck); err != nil {
		return err
	}
	all, whole := wr.readAll(&frontdoor.Worry{}, s.Keeper.Today())
	f := ui.Frame{Heading: wr.Step.title, Caption: forms[wr.Form].title, Back: wr.back(), Errors: asked && !whole}
	return s.page(w, r, status, f, checkPage(wr, all, asked && !whole))
}

// send makes a worry of the draft. The worry, the end of the draft and the e-mail that says
// so are written together or not at all, so that pressing twice sends once.
func (s *Site) send(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return badForm(err)
	}
	if !s.mayPost(r) {
		return errTooMany
	}
	reference, code := s.placeOf(r)
	wr, err := s.openForm(r)
	if err != nil {
		return err
	}
	if wr.Draft.Reference == "" {
		_, sent, err := frontdoor.ProgressOf(r.Context(), s.Keeper.DB, s.Authority, reference, code)
		if err != nil || !sent {
			return orLost(err)
		}
		http.Redirect(w, r, "/sent", http.StatusSeeOther)
		return nil
	}
	whole, err := s.sendDraft(r.Context(), wr)
	if err != nil {
		return err
	}
	if !whole {
		return s.showAnswers(w, r, http.StatusUnprocessableEntity, wr, true)
	}
	http.Redirect(w, r, "/sent", http.StatusSeeOther)
	return nil
}

func orLost(err error) error {
	if err != nil {
		return err
	}
	return lost()
}

// sendDraft hands the worry in; false is that answers are missing.
func (s *Site) sendDraft(ctx context.Context, wr *writing) (whole bool, err error) {
	err = s.Keeper.DB.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		d, known, err := frontdoor.ChangePublicDraft(ctx, tx, s.Authority, wr.Draft.Reference, wr.Code, s.now(), func(*frontdoor.PublicDraft) error { return nil })
		if err != nil || !known {
			whole = true // nothing is left to send: it went from another window
			return err
		}
		wr.Draft, wr.Typed = d, d.Typed
		wr.Steps = steps(wr.AsksFor, wr.Typed)
		e := frontdoor.WorryKind.New(s.Authority)
		worry := e.(*frontdoor.Worry)
		if _, whole = wr.readAll(worry, s.Keeper.Today()); !whole {
			return nil
		}
		if err := s.finish(ctx, tx, worry, wr); err != nil {
			return err
		}
		if err := s.Keeper.SaveIn(ctx, tx, access.Public(s.Authority), e, 0, "sent through the public's site"); err != nil {
			return err
		}
		if worry.Email != "" {
			m := mail.Message{To: worry.Email, Subject: receiptSubject, Body: receiptBody(s.Council, worry.Reference, worry.Came)}
			if err := mail.Put(ctx, tx, s.Authority, m, s.now()); err != nil {
				return err
			}
		}
		return frontdoor.DropPublicDraft(ctx, tx, s.Authority, d.Reference)
	})
	return whole, err
}

// finish puts into the worry what nobody typed.
func (s *Site) finish(ctx context.Context, tx *store.Tx, w *frontdoor.Worry, wr *writing) error {
	w.ID, w.Thread = wr.Draft.Record, wr.Draft.Record
	w.Reference, w.CodeHash = wr.Draft.Reference, frontdoor.SealOfCode(wr.Draft.Reference, wr.Code)
	w.Came, w.For = s.now(), wr.AsksFor
	if w.Sender == "child" {
		w.Name = w.Children[0].Name
	}
	docs, err := record.DocumentsOf(ctx, tx, s.Authority, wr.Draft.Record)
	for _, d := range docs {
		w.Files = append(w.Files, d.ID)
	}
	return err
}

// showReceipt says that it came, and what happens next.
func (s *Site) showReceipt(w http.ResponseWriter, r *http.Request) error {
	reference, code := s.placeOf(r)
	p, known, err := frontdoor.ProgressOf(r.Context(), s.Keeper.DB, s.Authority, reference, code)
	if err != nil {
		return err
	}
	if !known {
		http.Redirect(w, r, "/follow", http.StatusSeeOther)
		return nil
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Title: "We have what you told us"}, receiptPage(reference, code, p))
}

// showFollow asks for a reference and a code.
func (s *Site) showFollow(w http.ResponseWriter, r *http.Request) error {
	return s.showFollowing(w, r, http.StatusOK, &following{})
}

// A following is the page that asks for a reference and a code.
type following struct {
	Reference string // as typed; the code is not shown again
	Wrong     []core.FieldProblem
}

func (s *Site) showFollowing(w http.ResponseWriter, r *http.Request, status int, f *following) error {
	return s.page(w, r, status, ui.Frame{Heading: "Go on with a form, or see what happened", Back: "/", Errors: len(f.Wrong) > 0}, followPage(f))
}

// follow opens what a reference and code stand for: the draft to go on with, or how far the
// answer to what was sent has come. It never says which of the two was wrong.
func (s *Site) follow(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return badForm(err)
	}
	f := &following{Reference: cleaned(r.PostForm.Get("reference"))}
	may := s.mayPost(r)
	if may {
		var err error
		if may, err = s.may(r.Context(), s.guard.guesses, frontdoor.TidyCode(f.Reference)); err != nil {
			return err
		}
	}
	if !may {
		f.Wrong = []core.FieldProblem{{Field: "code", Words: "There were many tries with this reference. Wait five minutes and try again"}}
		w.Header().Set("Retry-After", "300")
		return s.showFollowing(w, r, http.StatusTooManyRequests, f)
	}
	code := cleaned(r.PostForm.Get("code"))
	d, known, err := frontdoor.FindPublicDraft(r.Context(), s.Keeper.DB, s.Authority, f.Reference, code, s.now())
	if err != nil {
		return err
	}
	if known {
		s.holdPlace(w, d.Reference, frontdoor.TidyCode(code))
		http.Redirect(w, r, addressOfDraft(d), http.StatusSeeOther)
		return nil
	}
	p, known, err := frontdoor.ProgressOf(r.Context(), s.Keeper.DB, s.Authority, f.Reference, code)
	if err != nil {
		return err
	}
	if !known {
		f.Wrong = []core.FieldProblem{{Field: "reference", Words: "We find nothing under this reference and code. Check both. A form that was not sent is kept for 28 days"}}
		return s.showFollowing(w, r, http.StatusUnprocessableEntity, f)
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Heading: "What happened to what you told us", Back: "/follow"}, progressPage(p))
}
