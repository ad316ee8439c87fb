package web

import (
	"context"
	"errors"
	"net/http"

	"throughline/access"
	"throughline/core"
	"throughline/record"
	"throughline/store"
)

// handIn answers POST /new/{kind}: check the answers, keep them for later, or hand in. What
// is not handed in there and then is kept as a draft, whatever happens: nothing typed is lost.
func (s *Site) handIn(w http.ResponseWriter, r *http.Request) error {
	wr, err := s.sent(r)
	if err != nil {
		return err
	}
	do := r.PostForm.Get("_do")
	var refused error
	if do == "hand in" {
		var saved bool
		if saved, refused = s.saved(r, wr); !saved && !store.Away(refused) {
			var err error
			if saved, err = s.Keeper.HandedIn(r.Context(), s.DB, access.From(r.Context()), wr.Entry, wr.Base); err != nil {
				refused = errors.Join(refused, err)
			}
		}
		if saved {
			http.Redirect(w, r, afterHandingIn(access.From(r.Context()), wr.Entry), http.StatusSeeOther)
			return nil
		}
	}
	if store.Away(refused) || store.CannotWrite(refused) {
		return refused // a draft could not be kept either: what was typed stays in the page
	}
	if err := s.keepTyped(r, wr); err != nil {
		return errors.Join(refused, err)
	}
	if refused != nil {
		return s.notSaved(w, r, wr, refused)
	}
	if wr.changeRows(do) {
		return s.showWriting(w, r, http.StatusOK, wr)
	}
	switch do {
	case "later":
		http.Redirect(w, r, startOf(access.From(r.Context()))+"?done=saved", http.StatusSeeOther)
		return nil
	case "back":
		return s.showWriting(w, r, http.StatusOK, wr)
	case "hand in": // and it was not saved, because of what is wrong
	default:
		if err := s.checked(r, wr); err != nil {
			return err
		}
	}
	if len(wr.Wrong) > 0 {
		return s.showWriting(w, r, http.StatusUnprocessableEntity, wr)
	}
	return s.showCheck(w, r, wr)
}

// checked reads the answers into the record and notes what is wrong with them.
func (s *Site) checked(r *http.Request, wr *writing) (err error) {
	if wr.Wrong = wr.Kind.Read(wr.Entry, wr.Typed, s.today()); len(wr.Wrong) == 0 {
		wr.Wrong, err = s.Keeper.Guard(r.Context(), s.DB, wr.Entry)
	}
	return err
}

// saved hands the record in, if its answers are right. It keeps no draft before it: saving
// removes the draft in the same transaction, and one that is about to be removed need not be
// written to the disk first. Should saving panic, what was typed is kept on the way out.
func (s *Site) saved(r *http.Request, wr *writing) (saved bool, err error) {
	defer func() {
		if p := recover(); p != nil {
			if err := s.keepTyped(r, wr); err != nil {
				s.Log.Error("what was typed could not be kept", "route", r.Pattern, "error", err)
			}
			panic(p)
		}
	}()
	if err := s.checked(r, wr); err != nil || len(wr.Wrong) > 0 {
		return false, err
	}
	err = s.Keeper.Save(r.Context(), access.From(r.Context()), wr.Entry, wr.Base, "handed in")
	return err == nil, err
}

// keepTyped keeps the draft, also when whoever typed it has gone away meanwhile.
func (s *Site) keepTyped(r *http.Request, wr *writing) (err error) {
	wr.Saved, err = s.Keeper.KeepDraft(context.WithoutCancel(r.Context()), access.From(r.Context()), wr.draft())
	return err
}

// notSaved answers that a record was not saved. Where somebody else saved meanwhile, both
// texts are shown to whoever may read theirs.
func (s *Site) notSaved(w http.ResponseWriter, r *http.Request, wr *writing, refused error) (err error) {
	if !core.IsSort(refused, core.Changed) {
		return refused
	}
	if wr.Theirs, _, err = s.Keeper.Load(r.Context(), s.DB, access.From(r.Context()), wr.Entry.Head().ID); err != nil {
		return errors.Join(refused, err)
	}
	return s.showClash(w, r, wr)
}

// afterHandingIn leads to the record, or away from one that whoever handed it in may not
// read, such as what the designated officer is told.
func afterHandingIn(who access.Who, e record.Entry) string {
	if access.Reads(who, e.Head().Kind) {
		return "/records/" + string(e.Head().ID) + "?done=saved"
	}
	return startOf(who) + "?done=handed-over"
}
