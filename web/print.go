package web

import (
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"throughline/access"
	"throughline/core"
	"throughline/letter"
	"throughline/record"
)

// pdfType is the type of a PDF.
const pdfType = "application/pdf"

// printed is a record as somebody prints it, with what may not be read left out.
func (s *Site) printed(r *http.Request, id core.ID) (letter.Source, error) {
	e, kind, err := s.Keeper.Load(r.Context(), s.DB, access.From(r.Context()), id)
	if err != nil {
		return letter.Source{}, err
	}
	return s.sourceOf(r, e, kind)
}

// sourceOf is what a document is made of.
func (s *Site) sourceOf(r *http.Request, e record.Entry, kind *record.Kind) (letter.Source, error) {
	who := access.From(r.Context())
	b := e.Head()
	ids := append(slices.Clone(b.People), b.Author, b.Worker, b.SignedBy)
	names, err := s.names(r, append(ids, peopleIn(kind, e)...))
	return letter.Source{
		Council: s.Council, Kind: kind, Entry: e, Names: names, For: who.Name, At: s.Keeper.Now(),
		Readable: readable,
	}, err
}

// printHref is the address of a record on paper, as it was known on a day where one is given.
func printHref(e record.Entry, asOf core.Date, what string) templ.SafeURL {
	q := url.Values{}
	if !asOf.IsZero() {
		q.Set("asof", asOf.String())
	}
	if what != "" {
		q.Set("what", what)
	}
	href := "/records/" + string(e.Head().ID) + "/print"
	if len(q) > 0 {
		href += "?" + q.Encode()
	}
	return templ.SafeURL(href)
}

// printRecord answers GET /records/{id}/print: the record as a document, or with
// ?what=letter only the letter that it holds; with ?as=pdf as a PDF;
// with ?asof= as it was known at the end of a day.
func (s *Site) printRecord(w http.ResponseWriter, r *http.Request) error {
	id, err := core.ParseID(r.PathValue("id"))
	if err != nil {
		return err
	}
	asOf, at, err := asOfDay(r)
	if err != nil {
		return err
	}
	e, kind, err := s.loadAsOf(r, id, at)
	if err != nil {
		return err
	}
	src, err := s.sourceOf(r, e, kind)
	if err != nil {
		return err
	}
	d := letter.Of(src)
	if !asOf.IsZero() {
		d.Facts = append(d.Facts, letter.Fact{Key: "As it was known on", Value: asOf.Long()})
	}
	if r.URL.Query().Get("what") == "letter" {
		text := letter.LetterOf(src.Kind, src.Entry)
		if text == "" {
			return core.Say(core.Missing, "This record holds no letter.")
		}
		d = s.letterDocument(src.Kind.Title, text, src.Entry.Head().State != record.Agreed)
	}
	if err := s.look(r, src.Entry.Head().People, id, access.Printed); err != nil {
		return err
	}
	return s.writePrint(w, r, d, src.Kind.Name)
}

// letterDocument is a letter on the council's paper.
func (s *Site) letterDocument(title, text string, draft bool) *letter.Document {
	return &letter.Document{Council: s.Council, Title: title, Letter: text, Draft: draft}
}

// printChronology answers GET /people/{id}/chronology/print: what happened to a child, of
// the kinds and as of the day that the page was asked for.
func (s *Site) printChronology(w http.ResponseWriter, r *http.Request) error {
	id, err := s.open(w, r)
	if id.IsZero() {
		return err
	}
	f, err := s.fileOf(r, id)
	if err != nil {
		return err
	}
	c := f.chronology(r.URL.Query())
	d := &letter.Document{
		Council: s.Council, Title: "Chronology", About: c.Person.Name(),
		Foot: "Made for " + access.From(r.Context()).Name + " on " + s.Keeper.Now().Long() + ". It holds personal data: keep it safe, and destroy it when you no longer need it.",
	}
	if !f.AsOf.IsZero() {
		d.Facts = append(d.Facts, letter.Fact{Key: "As it was known on", Value: f.AsOf.Long()})
	}
	table := letter.Table{Caption: "What happened", Head: []string{"Day", "What", "In a line", "Written by"}}
	for _, row := range c.rows() {
		table.Rows = append(table.Rows, []string{row[0].Text, "", row[2].Text, row[3].Text})
	}
	for i, e := range c.Entries {
		table.Rows[i][1] = e.Title
	}
	d.Sections = []letter.Section{{Table: table}}
	if err := s.look(r, []core.ID{id}, "", access.Printed); err != nil {
		return err
	}
	return s.writePrint(w, r, d, "chronology")
}

// writePrint writes a document as a page, or with ?as=pdf as a PDF. Its name says what it
// is and when it was made, and never about whom.
func (s *Site) writePrint(w http.ResponseWriter, r *http.Request, d *letter.Document, what string) error {
	content, kind, err := s.render(r, d, r.URL.Query().Get("as") == "pdf")
	if err != nil {
		return err
	}
	h := w.Header()
	if kind == pdfType {
		h.Set("Content-Type", kind)
		name := strings.ReplaceAll(what, "_", "-") + "-" + s.today().String() + ".pdf"
		h.Set("Content-Disposition", mime.FormatMediaType("inline", map[string]string{"filename": name}))
	} else {
		h.Set("Content-Type", "text/html; charset=utf-8")
		h.Set("Content-Security-Policy", "default-src 'none'; style-src "+letter.StylePolicy+"; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	}
	_, err = w.Write(content)
	return err
}

// render is a document as bytes, and of what type they are.
func (s *Site) render(r *http.Request, d *letter.Document, pdf bool) ([]byte, string, error) {
	html, err := d.HTML(r.Context())
	if err != nil || !pdf {
		return html, "text/html", err
	}
	if s.Printer == nil {
		return nil, "", core.Say(core.Missing, "PDF is not set up here. Print the page instead, and choose to save it as PDF.")
	}
	content, err := s.Printer.PDF(r.Context(), html, s.Keeper.Now())
	return content, pdfType, err
}
