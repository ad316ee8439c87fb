package web

import (
	"net/http"
	"slices"
	"strings"

	"throughline/access"
	"throughline/ui"
)

// typed is one answer of a form that could not be taken.
type typed struct{ Name, Value string }

// away makes the page that is shown while the database cannot be reached. What was sent is in
// the page, to be sent once more: there is nowhere else to keep it.
func (s *Site) away(w http.ResponseWriter, r *http.Request) {
	r = r.WithContext(access.With(r.Context(), access.Who{})) // who asks stands in the database
	var sent []typed
	if r.Method == http.MethodPost && r.ParseForm() == nil {
		sent = typedIn(r.PostForm)
	}
	w.Header().Set("Retry-After", "30")
	heading := "We cannot reach our records just now"
	err := s.page(w, r, http.StatusServiceUnavailable, ui.Frame{Title: heading, Heading: heading}, awayPage(r.URL.RequestURI(), sent))
	if err != nil {
		s.Log.Error("the page of a problem failed", "error", err)
	}
}

// typedIn are the answers of a form in the order of their names. What opens an account is left
// out, and typed again.
func typedIn(form map[string][]string) []typed {
	var out []typed
	for name, values := range form {
		if strings.Contains(name, "password") || name == "code" {
			return nil
		}
		for _, v := range values {
			out = append(out, typed{name, v})
		}
	}
	slices.SortStableFunc(out, func(a, b typed) int { return strings.Compare(a.Name, b.Name) })
	return out
}
