package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// MostDocument is the most that one document may hold, in bytes.
const MostDocument = 20 << 20

// largeDocument is said of one that holds more.
const largeDocument = "The document is larger than 20 MB. Make it smaller, or send it in parts."

// allowed are the types of documents that are taken, by what they hold, with the endings
// of their names. Office files are zip files inside, so their ending says which they are.
var allowed = []struct {
	holds, ending, kept string
}{
	{"application/pdf", ".pdf", "application/pdf"},
	{"image/png", ".png", "image/png"},
	{"image/jpeg", ".jpg", "image/jpeg"},
	{"image/jpeg", ".jpeg", "image/jpeg"},
	{"image/gif", ".gif", "image/gif"},
	{"application/zip", ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
	{"application/zip", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
	{"application/zip", ".odt", "application/vnd.oasis.opendocument.text"},
	{"text/plain", ".txt", "text/plain"},
	{"text/plain", ".csv", "text/plain"},
	{"text/plain", ".eml", "text/plain"},
}

// shown are the types that a browser shows; every other one is downloaded. Pages are only
// those that we made and sent: nobody can add one.
var shown = []string{"application/pdf", "image/png", "image/jpeg", "image/gif", "text/html"}

// filesOf are the documents of a record. The caller has asked whether it may be seen.
func (s *Site) filesOf(r *http.Request, id core.ID) ([]form.Option, error) {
	docs, err := record.DocumentsOf(r.Context(), s.DB, s.Authority, id)
	if err != nil {
		return nil, err
	}
	sent, err := record.SentOf(r.Context(), s.DB, s.Authority, id)
	out := make([]form.Option, len(docs))
	for i, d := range docs {
		out[i] = form.Option{ID: d.ID, Text: d.Name, Hint: sizeOf(d.Size) + ", added on " + d.AddedAt.Long()}
		if to, was := sent[d.ID]; was {
			out[i].Hint = sizeOf(d.Size) + ", " + sentWords(to)
		}
	}
	return out, err
}

// addDocument answers POST /records/{id}/documents.
func (s *Site) addDocument(w http.ResponseWriter, r *http.Request) error {
	id, err := core.ParseID(r.PathValue("id"))
	if err != nil {
		return err
	}
	who := access.From(r.Context())
	e, _, err := s.Keeper.Load(r.Context(), s.DB, who, id)
	if err != nil {
		return err
	}
	if err := s.Keeper.MayWrite(r.Context(), s.DB, who, e); err != nil {
		return err
	}
	if !s.Pace.Uploads.Allow(user(r)) {
		return errTooMany
	}
	d, err := s.keepDocument(r)
	if err != nil {
		return err
	}
	d.RecordID = id
	err = s.DB.Write(r.Context(), func(ctx context.Context, tx *store.Tx) error { return s.Keeper.AddDocument(ctx, tx, who, &d) })
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/records/"+string(id)+"?done=added", http.StatusSeeOther)
	return nil
}

// keepDocument reads the document that was sent, makes sure of what it is, and keeps its bytes.
func (s *Site) keepDocument(r *http.Request) (record.Document, error) {
	file, head, err := r.FormFile("document")
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return record.Document{}, err
	case err != nil:
		return record.Document{}, core.Say(core.Invalid, "Choose a document first.").Because(err)
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, MostDocument+1))
	if err != nil {
		return record.Document{}, fmt.Errorf("reading a document: %w", err)
	}
	name := path.Base(strings.ReplaceAll(head.Filename, `\`, "/"))
	kept, err := typeOf(name, content)
	if err != nil {
		return record.Document{}, err
	}
	sum := sha256.Sum256(content)
	d := record.Document{Name: name, Type: kept, Size: int64(len(content)), SHA256: hex.EncodeToString(sum[:])}
	return d, s.writeDocument(d.SHA256, content)
}

// typeOf is what a document is, by what it holds and by the ending of its name, which must agree.
func typeOf(name string, content []byte) (string, error) {
	if len(content) == 0 {
		return "", core.Say(core.Invalid, "The document is empty.")
	}
	if len(content) > MostDocument {
		return "", core.Say(core.Invalid, largeDocument)
	}
	holds, _, err := mime.ParseMediaType(http.DetectContentType(content))
	if err != nil {
		return "", fmt.Errorf("telling what a document is: %w", err)
	}
	ending := strings.ToLower(path.Ext(name))
	for _, a := range allowed {
		if a.holds == holds && a.ending == ending {
			return a.kept, nil
		}
	}
	return "", core.Say(core.Invalid, "Documents may be PDF, Word, Excel, OpenDocument or plain text, or a picture. This one is something else, or its name says what it is not.")
}

// documentFile is where the bytes of a document lie.
func (s *Site) documentFile(sum string) string {
	return filepath.Join(s.Documents, sum[:2], sum)
}

// writeDocument keeps bytes under their SHA-256: whole or not at all, and only once.
func (s *Site) writeDocument(sum string, content []byte) error {
	to := s.documentFile(sum)
	if _, err := os.Stat(to); err == nil {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return fmt.Errorf("making the folder of documents: %w", err)
	}
	part, err := os.CreateTemp(filepath.Dir(to), "part-*")
	if err != nil {
		return fmt.Errorf("keeping a document: %w", err)
	}
	_, err = part.Write(content)
	if err = errors.Join(err, part.Sync(), part.Close()); err == nil {
		err = os.Rename(part.Name(), to)
	}
	if err != nil {
		return fmt.Errorf("keeping a document: %w", errors.Join(err, os.Remove(part.Name())))
	}
	return nil
}

// showDocument answers GET /documents/{id}, for those who may see its record.
func (s *Site) showDocument(w http.ResponseWriter, r *http.Request) error {
	id, err := core.ParseID(r.PathValue("id"))
	if err != nil {
		return err
	}
	d, err := record.DocumentOf(r.Context(), s.DB, s.Authority, id)
	if err != nil {
		return err
	}
	e, _, err := s.Keeper.Load(r.Context(), s.DB, access.From(r.Context()), d.RecordID)
	if err != nil {
		return err
	}
	content, err := os.ReadFile(s.documentFile(d.SHA256))
	if err != nil {
		return fmt.Errorf("reading document %s: %w", d.ID, err)
	}
	if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != d.SHA256 {
		return fmt.Errorf("document %s is not what was kept: its file was changed; bring it back from a backup", d.ID)
	}
	if err := s.look(r, e.Head().People, d.RecordID, access.Downloaded); err != nil {
		return err
	}
	how := "attachment"
	if slices.Contains(shown, d.Type) {
		how = "inline"
	}
	h := w.Header()
	h.Set("Content-Type", d.Type)
	h.Set("Content-Length", strconv.Itoa(len(content)))
	h.Set("Content-Disposition", mime.FormatMediaType(how, map[string]string{"filename": d.Name}))
	h.Set("Content-Security-Policy", "sandbox; frame-ancestors 'none'; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'")
	_, err = w.Write(content)
	return err
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
