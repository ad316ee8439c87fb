package web

import (
	"net/http"

	"throughline/access"
	"throughline/store"
	"throughline/ui"
)

// sorry makes the page of what is our fault: the database is away, nothing can be written, or
// something went wrong. What was sent is in the page, to be sent once more.
func (s *Site) sorry(w http.ResponseWriter, r *http.Request, err error) {
	status, heading, words := http.StatusInternalServerError, "Something went wrong", "Something went wrong on our side. We have been told; try again in a minute."
	switch {
	case store.Away(err):
		status, heading, words = http.StatusServiceUnavailable, "We cannot reach our records just now", "Nothing that was saved is lost. This usually lasts less than a minute."
		r = r.WithContext(access.With(r.Context(), access.Who{})) // who asks stands in the database
	case store.CannotWrite(err):
		status, heading, words = http.StatusServiceUnavailable, "Nothing can be saved just now", "Nothing that was saved is lost. If this lasts longer than a minute, tell whoever looks after Throughline that it cannot save: its log says why."
	}
	if status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "30")
	}
	if err := s.page(w, r, status, ui.Frame{Title: heading, Heading: heading}, sorryPage(words, ui.SentForm(r))); err != nil {
		s.Log.Error("the page of a problem failed", "error", err)
	}
}
