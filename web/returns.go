package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/returns"
	"throughline/rule"
	"throughline/ui"
	"throughline/upload"
)

// checksFiles marks the route that takes the files of a return and sets its own limit.
const checksFiles = "Check the files of a return"

// returnsForm is the page on which files are dropped.
type returnsForm struct {
	Typed url.Values        // as typed
	Wrong map[string]string // what to put right, by field
	Mine  []checkLine
	Kept  []keptLine
}

// A checkLine is a check that the session holds.
type checkLine struct{ Href, Text, State string }

// A keptLine is an upload that somebody kept.
type keptLine struct{ ID, Text, Note string }

// showReturns answers GET /returns: the form, what this session holds and what was kept.
func (s *Site) showReturns(w http.ResponseWriter, r *http.Request) error {
	year := min(s.today().PlusMonths(-3).Year(), returns.SSDA903.LastYear) // whose collection ended last
	return s.showReturnsForm(w, r, http.StatusOK, returnsForm{Typed: url.Values{"collection": {"903"}, "year": {strconv.Itoa(year)}}})
}

func (s *Site) showReturnsForm(w http.ResponseWriter, r *http.Request, status int, f returnsForm) error {
	who := access.From(r.Context())
	if err := s.sweep(r.Context()); err != nil {
		return err
	}
	for _, c := range s.mine(who) {
		f.Mine = append(f.Mine, checkLine{"/returns/" + string(c.ID), c.title() + ": " + c.named(), c.state()})
	}
	all, err := upload.List(r.Context(), s.DB, who)
	if err != nil {
		return err
	}
	ids := make([]core.ID, len(all))
	for i, k := range all {
		ids[i] = k.UserID
	}
	names, err := s.names(r, ids)
	if err != nil {
		return err
	}
	for _, k := range all {
		f.Kept = append(f.Kept, keptLine{string(k.ID), strings.ToUpper(k.Collection) + " of " + strconv.Itoa(k.Year), "kept by " + names[k.UserID] + " on " + k.KeptAt.Long()})
	}
	return s.page(w, r, status, ui.Frame{Heading: "Check a statutory return", Title: "Returns", Errors: len(f.Wrong) > 0}, returnsPage(f))
}

// title is the return and its year.
func (c *check) title() string {
	return upper(c.Collection.Name) + ", " + strconv.Itoa(c.Options.Year)
}

// state says in a few words how far a check is.
func (c *check) state() string {
	p := c.progress()
	switch {
	case p.Stage != "":
		return p.words()
	case p.Wrong != nil:
		return "Could not be checked"
	}
	return c.report.Verdict()
}

// words say how far a check is.
func (p progress) words() string {
	if p.All > 0 && p.Done < p.All {
		return fmt.Sprintf("%s: %d of %s done", p.Stage, p.Done, count(p.All, "child's record"))
	}
	return p.Stage
}

// checkReturn answers POST /returns: the files are taken, and checked while the page that
// follows tells how far it is.
func (s *Site) checkReturn(w http.ResponseWriter, r *http.Request) error {
	if !s.Pace.Uploads.Allow(user(r)) {
		return errTooMany
	}
	typed, files, err := readUpload(r)
	if err != nil {
		return err
	}
	c, wrong := s.newCheck(access.From(r.Context()), typed, files)
	if len(wrong) == 0 {
		err := c.open()
		if err == nil {
			err = s.take(r.Context(), c)
		}
		if err == nil {
			http.Redirect(w, r, "/returns/"+string(c.ID), http.StatusSeeOther)
			return nil
		}
		var p *core.Problem
		if !errors.As(err, &p) {
			return err
		}
		wrong = map[string]string{"files": p.Words}
	}
	return s.showReturnsForm(w, r, http.StatusUnprocessableEntity, returnsForm{Typed: typed, Wrong: wrong})
}

// readUpload reads what was sent into memory, so that no file lies about on the disk.
func readUpload(r *http.Request) (url.Values, []upload.File, error) {
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, nil, core.Say(core.Invalid, "The form could not be read. Go back and choose the files again.").Because(err)
	}
	typed, files := url.Values{}, []upload.File(nil)
	for parted := 0; ; parted++ {
		if parted > mostParts {
			return nil, nil, core.Say(core.Invalid, "There are more than %d files. Put them into a zip, or use the command throughline returns check.", mostParts)
		}
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return typed, files, nil
		}
		var b []byte
		if err == nil {
			b, err = io.ReadAll(part)
		}
		var large *http.MaxBytesError
		switch {
		case errors.As(err, &large):
			return nil, nil, err
		case err != nil:
			return nil, nil, core.Say(core.Invalid, "The files did not arrive whole. Go back and send them again.").Because(err)
		}
		files = addPart(typed, files, part, b)
	}
}

// addPart takes a field or a file; the box of a file that was not chosen is nothing.
func addPart(typed url.Values, files []upload.File, part *multipart.Part, b []byte) []upload.File {
	name := part.FormName()
	if name != "files" && name != "previous" {
		typed.Add(name, strings.TrimSpace(string(b)))
		return files
	}
	if part.FileName() == "" {
		return files
	}
	return append(files, upload.File{Name: path.Base(part.FileName()), Previous: name == "previous", Bytes: b})
}

// newCheck understands what was asked, or says what to put right.
func (s *Site) newCheck(who access.Who, typed url.Values, files []upload.File) (*check, map[string]string) {
	c := &check{ID: core.NewID(), Session: who.Session, Who: who, At: s.Keeper.Now(), Files: files}
	wrong := map[string]string{}
	var err error
	if c.Collection, err = returns.Named(typed.Get("collection")); err != nil {
		wrong["collection"] = "Choose which return it is"
	}
	if c.Options.Year, err = strconv.Atoi(typed.Get("year")); err != nil {
		wrong["year"] = "Choose a collection year"
	} else if c.Collection != nil {
		if err := c.Collection.Knows(c.Options.Year); err != nil {
			wrong["year"] = wordsFor(err)
		}
	}
	for _, day := range []struct {
		name string
		to   *core.Date
	}{{"start", &c.Options.Start}, {"end", &c.Options.End}} {
		text := typed.Get(day.name)
		if *day.to = max(rule.ISODate(text), rule.SlashedDate(text)); text != "" && day.to.IsZero() {
			wrong[day.name] = "Write the day as 2025-04-01 or 01/04/2025"
		}
	}
	c.Options.LA, c.Options.Outside = strings.ToUpper(typed.Get("la")), s.Lists
	if !hasThisYear(files) {
		wrong["files"] = "Choose the files of the return"
	}
	return c, wrong
}

func hasThisYear(files []upload.File) bool {
	for _, f := range files {
		if !f.Previous {
			return true
		}
	}
	return false
}

// dropCheck answers POST /returns/{id}/drop: files and findings are forgotten.
func (s *Site) dropCheck(w http.ResponseWriter, r *http.Request) error {
	c, err := s.checkAsked(r)
	if err != nil {
		return err
	}
	s.forget(c)
	http.Redirect(w, r, "/returns?done=dropped-return", http.StatusSeeOther)
	return nil
}

func (s *Site) checkAsked(r *http.Request) (*check, error) {
	id, err := core.ParseID(r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	return s.checkOf(access.From(r.Context()), id)
}

// keepCheck answers POST /returns/{id}/keep: the files stay until somebody deletes them.
func (s *Site) keepCheck(w http.ResponseWriter, r *http.Request) error {
	c, err := s.checkAsked(r)
	if err != nil {
		return err
	}
	c.keeping.Lock() // a second press waits, and keeps nothing twice
	defer c.keeping.Unlock()
	if c.Kept.IsZero() {
		u := upload.Kept{Collection: c.Collection.Code, Year: c.Options.Year, StartOn: c.Options.Start, EndOn: c.Options.End, LA: c.Options.LA}
		if c.Kept, err = upload.Keep(r.Context(), s.DB, s.Documents, access.From(r.Context()), s.Keeper.Now(), u, c.Files); err != nil {
			return err
		}
	}
	http.Redirect(w, r, "/returns?done=kept-return", http.StatusSeeOther)
	return nil
}

// openKept answers POST /returns/kept/{id}/open: kept files are checked again.
func (s *Site) openKept(w http.ResponseWriter, r *http.Request) error {
	id, err := core.ParseID(r.PathValue("id"))
	if err != nil {
		return err
	}
	who := access.From(r.Context())
	u, files, err := upload.Load(r.Context(), s.DB, s.Documents, who, id)
	if err != nil {
		return err
	}
	c := &check{ID: core.NewID(), Session: who.Session, Who: who, At: s.Keeper.Now(), Files: files, Kept: u.ID,
		Options: returns.Options{Year: u.Year, Start: u.StartOn, End: u.EndOn, LA: u.LA, Outside: s.Lists}}
	if c.Collection, err = returns.Named(u.Collection); err != nil {
		return err
	}
	if err := c.open(); err != nil {
		return err
	}
	if err := s.take(r.Context(), c); err != nil {
		return err
	}
	http.Redirect(w, r, "/returns/"+string(c.ID), http.StatusSeeOther)
	return nil
}

// deleteKept answers POST /returns/kept/{id}/delete.
func (s *Site) deleteKept(w http.ResponseWriter, r *http.Request) error {
	id, err := core.ParseID(r.PathValue("id"))
	if err != nil {
		return err
	}
	if err := upload.Delete(r.Context(), s.DB, s.Documents, access.From(r.Context()), id); err != nil {
		return err
	}
	http.Redirect(w, r, "/returns?done=deleted-return", http.StatusSeeOther)
	return nil
}

// downloads are the formats of a report: the media type, and how it is written.
var downloads = map[string]struct {
	media string
	write func(*returns.Report, io.Writer) error
}{
	"txt":  {"text/plain; charset=utf-8", func(r *returns.Report, w io.Writer) error { return r.WriteText(w, returns.Text{}) }},
	"json": {"application/json", (*returns.Report).WriteJSON},
	"csv":  {"text/csv; charset=utf-8", (*returns.Report).WriteCSV},
	"xlsx": {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (*returns.Report).WriteXLSX},
	"html": {"text/html; charset=utf-8", (*returns.Report).WriteHTML},
}

// downloadFindings answers GET /returns/{id}/files/{format}, and the log tells of it.
func (s *Site) downloadFindings(w http.ResponseWriter, r *http.Request) error {
	c, err := s.checkAsked(r)
	if err != nil {
		return err
	}
	format := r.PathValue("format")
	d, known := downloads[format]
	if p := c.progress(); !known || p.Stage != "" || p.Wrong != nil {
		return core.Say(core.Missing, "There is no such file of this check.")
	}
	// Whole before the first byte goes out, so that a file is never cut off unnoticed.
	var b bytes.Buffer
	if err := d.write(c.report, &b); err != nil {
		return err
	}
	if err := s.logExport(r.Context(), c); err != nil {
		return err
	}
	name := fmt.Sprintf("findings-%s-%d.%s", c.Collection.Code, c.Options.Year, format)
	w.Header().Set("Content-Type", d.media)
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	w.Header().Set("Content-Length", strconv.Itoa(b.Len()))
	_, err = b.WriteTo(w)
	return err
}

func (s *Site) logExport(ctx context.Context, c *check) error {
	terms := fmt.Sprintf("findings of the return %s of %d", c.Collection.Code, c.Options.Year)
	return access.LookNow(ctx, s.DB, access.From(ctx), access.Looked{What: access.Exported, Terms: terms})
}
