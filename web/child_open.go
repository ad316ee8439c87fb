package web

import (
	"net/http"

	"throughline/access"
	"throughline/people"
	"throughline/ui"
)

// openView is all of which the first page about a child shows the first few: what is due, what
// is open, what a care leaver does not know yet, and what the returns would find.
type openView struct {
	*childFile
	Late, Due []dueLine
	Open      []openThing
	Found     []childReturn
	telling
}

// showOpen answers GET /people/{id}/open: everything that is late, due or open.
func (s *Site) showOpen(w http.ResponseWriter, r *http.Request) error {
	f, err := s.openFile(w, r)
	if f == nil {
		return err
	}
	v := &openView{childFile: f, Open: f.open()}
	for _, d := range f.Dues {
		if line, is := f.dueLine(d); is && line.Late {
			v.Late = append(v.Late, line)
		} else if is {
			v.Due = append(v.Due, line)
		}
	}
	may, err := s.mayWrite(r, f.Person.ID)
	if err != nil {
		return err
	}
	if v.telling, err = s.telling(r, f, may); err != nil {
		return err
	}
	if f.AsOf.IsZero() {
		if v.Found, err = s.findingsOf(r, f); err != nil {
			return err
		}
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Title: "What is due and open"}, openPage(v))
}

// showWritable answers GET /people/{id}/write: all that may be written about a child.
func (s *Site) showWritable(w http.ResponseWriter, r *http.Request) error {
	f, err := s.openFile(w, r)
	if f == nil {
		return err
	}
	if err := people.MayWrite(r.Context(), s.DB, access.From(r.Context()), f.Person.ID); err != nil {
		return err
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Title: "Write something new"}, writePage(f, s.writable(r, f)))
}
