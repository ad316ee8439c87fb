package web

import (
	"net/http"
	"strconv"

	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// filesOf are the documents of a record. The caller has asked whether it may be seen.
func (s *Site) filesOf(r *http.Request, id core.ID) ([]form.Option, error) {
	docs, err := record.DocumentsOf(r.Context(), s.DB, s.Authority, id)
	out := make([]form.Option, len(docs))
	for i, d := range docs {
		out[i] = form.Option{ID: d.ID, Text: d.Name, Hint: sizeOf(d.Size) + ", added on " + d.AddedAt.Long()}
	}
	return out, err
}

// sizeOf tells a size to a person.
func sizeOf(n int64) string {
	switch {
	case n < 1<<10:
		return strconv.FormatInt(n, 10) + " bytes"
	case n < 1<<20:
		return strconv.FormatInt(n>>10, 10) + " kB"
	}
	return strconv.FormatFloat(float64(n)/(1<<20), 'f', 1, 64) + " MB"
}
