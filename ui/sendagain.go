package ui

import (
	"net/http"
	"slices"
	"strings"
)

// A SendAgainForm is a form that was sent and not taken, through our fault and not the
// sender's. It is kept in the page, to be sent once more: there is nowhere else to keep it.
type SendAgainForm struct {
	Address string // where it is sent
	Sent    []Answer
}

// An Answer is one answer of a form, as it was sent.
type Answer struct{ Name, Value string }

// SentForm is the form that a request sent, its answers in the order of their names. It is
// empty where nothing was sent, and where what was sent opens something: a password or a code
// is typed again. Files cannot be kept.
func SentForm(r *http.Request) SendAgainForm {
	f := SendAgainForm{Address: r.URL.RequestURI()}
	if r.Method != http.MethodPost || strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") || r.ParseForm() != nil {
		return f
	}
	for name, values := range r.PostForm {
		if strings.Contains(name, "password") || name == "code" {
			f.Sent = nil
			return f
		}
		for _, v := range values {
			f.Sent = append(f.Sent, Answer{name, v})
		}
	}
	slices.SortStableFunc(f.Sent, func(a, b Answer) int { return strings.Compare(a.Name, b.Name) })
	return f
}
