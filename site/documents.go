package site

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/practice/frontdoor"
	"throughline/record"
	"throughline/store"
)

// MostFile is the most that one document may hold, in bytes.
const MostFile = 10 << 20

// mostDocuments is how many documents one form may bring.
const mostDocuments = 10

// saveDocuments takes a document or takes one away, and goes where the button says.
func (s *Site) saveDocuments(w http.ResponseWriter, r *http.Request) error {
	wr, err := s.openForm(r)
	if err != nil {
		return err
	}
	if wr.Draft.Reference == "" {
		return lost()
	}
	if err := wr.turnTo(stepDocuments); err != nil {
		return err
	}
	if err := r.ParseMultipartForm(1 << 20); err != nil {
		var big *http.MaxBytesError
		if errors.As(err, &big) {
			return s.wrongDocument(w, r, wr, tooBig)
		}
		return badForm(err)
	}
	defer func() {
		if err := r.MultipartForm.RemoveAll(); err != nil {
			s.Log.Error("what was left of an upload could not be removed", "error", err)
		}
	}()
	do := r.PostForm.Get("do")
	if id, ok := strings.CutPrefix(do, "drop-"); ok {
		if err := s.dropDocument(r.Context(), wr, id); err != nil {
			return err
		}
		http.Redirect(w, r, wr.address(stepDocuments), http.StatusSeeOther)
		return nil
	}
	added := false
	for _, head := range r.MultipartForm.File["document"] {
		if head.Size == 0 && head.Filename == "" {
			continue
		}
		words, err := s.addDocument(r, wr, head)
		if err != nil {
			return err
		}
		if words != "" {
			return s.wrongDocument(w, r, wr, words)
		}
		added = true
	}
	to := wr.next()
	switch {
	case do == "later":
		to = "/saved"
	case do == "add" && !added:
		return s.wrongDocument(w, r, wr, "Choose a document or a picture")
	case do == "add":
		to = wr.address(stepDocuments)
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

const (
	tooBig           = "The document must be 10 MB or smaller"
	tooManyDocuments = "Many documents came at once. Wait a minute and try again"
)

func (s *Site) wrongDocument(w http.ResponseWriter, r *http.Request, wr *writing, words string) error {
	wr.Wrong = []core.FieldProblem{{Field: "document", Words: words}}
	return s.showWriting(w, r, http.StatusUnprocessableEntity, wr)
}

// addDocument keeps one document. words say why it is not taken.
func (s *Site) addDocument(r *http.Request, wr *writing, head *multipart.FileHeader) (words string, err error) {
	switch {
	case head.Size > MostFile:
		return tooBig, nil
	case head.Size == 0:
		return "The document is empty", nil
	case !s.mayPost(r):
		return tooManyDocuments, nil
	}
	if may, err := s.may(r.Context(), s.guard.documents, s.network(r)); err != nil || !may {
		return tooManyDocuments, err
	}
	f, err := head.Open()
	if err != nil {
		return "", fmt.Errorf("opening what was sent: %w", err)
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, MostFile+1))
	if err != nil {
		return "", fmt.Errorf("reading what was sent: %w", err)
	}
	kind := kindOf(content)
	if kind == "" {
		return "The document must be a PDF, a JPEG or PNG picture, or a Word document without macros (.docx)", nil
	}
	d := record.Document{RecordID: wr.Draft.Record, Name: plainName(head.Filename), Type: kind, Size: int64(len(content))}
	if d.SHA256, err = keepBytes(s.Documents, content); err != nil {
		return "", err
	}
	full := false
	err = s.Keeper.DB.Write(r.Context(), func(ctx context.Context, tx *store.Tx) error {
		n, err := store.One[int](ctx, tx, `SELECT count(*) FROM document WHERE authority_id = $1 AND record_id = $2`, s.Authority, d.RecordID)
		if full = n >= mostDocuments; err != nil || full {
			return err
		}
		return s.Keeper.AddDocument(ctx, tx, access.Public(s.Authority), &d)
	})
	if full {
		words = fmt.Sprintf("There are %d documents already. Take one away first", mostDocuments)
	}
	return words, err
}

// dropDocument takes a document off a form that is not sent yet.
func (s *Site) dropDocument(ctx context.Context, wr *writing, typed string) error {
	id, err := core.ParseID(typed)
	if err != nil {
		return err
	}
	return s.Keeper.DB.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		_, err := store.Exec(ctx, tx, `DELETE FROM document WHERE authority_id = $1 AND id = $2 AND record_id = $3`, s.Authority, id, wr.Draft.Record)
		return err
	})
}

// kindOf says what a document is by what it holds, never by its name; blank is none that
// we take.
func kindOf(content []byte) string {
	switch kind := http.DetectContentType(content); kind {
	case "application/pdf", "image/jpeg", "image/png":
		return kind
	case "application/zip":
		if isWord(content) {
			return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
		}
	}
	return ""
}

// isWord reports whether a zip is a Word document without macros. Nothing is unpacked.
func isWord(content []byte) bool {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return false
	}
	text := false
	for _, f := range z.File {
		if strings.HasSuffix(strings.ToLower(f.Name), "vbaproject.bin") {
			return false
		}
		text = text || f.Name == "word/document.xml"
	}
	return text
}

// plainName is a document's name without folders and signs.
func plainName(name string) string {
	name = cleaned(name[strings.LastIndexAny(name, `/\`)+1:])
	name = strings.Join(strings.Fields(name), " ")
	if letters := []rune(name); len(letters) > 120 {
		name = string(letters[len(letters)-120:])
	}
	if name == "" {
		return "document"
	}
	return name
}

// keepBytes puts bytes into the folder of documents under their SHA-256, and returns that.
// The same bytes are kept once.
func keepBytes(folder string, content []byte) (string, error) {
	sum := sha256.Sum256(content)
	name := hex.EncodeToString(sum[:])
	file := fileOf(folder, name)
	if _, err := os.Stat(file); err == nil {
		return name, nil
	} else if !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("looking for a document: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return "", fmt.Errorf("making the folder of documents: %w", err)
	}
	part, err := os.CreateTemp(filepath.Dir(file), ".part-*")
	if err != nil {
		return "", fmt.Errorf("keeping a document: %w", err)
	}
	_, err = part.Write(content)
	if err == nil {
		err = part.Sync()
	}
	if err = errors.Join(err, part.Close()); err == nil {
		err = os.Rename(part.Name(), file)
	}
	if err != nil {
		return "", errors.Join(fmt.Errorf("keeping a document: %w", err), os.Remove(part.Name()))
	}
	return name, nil
}

// fileOf is where the bytes of a SHA-256 lie.
func fileOf(folder, sum string) string { return filepath.Join(folder, sum[:2], sum) }

// tidying is how often drafts that are too old are looked for.
const tidying = time.Hour

// Tidy takes away drafts that are too old, with their documents, every hour until it is
// told to stop.
func (s *Site) Tidy(ctx context.Context) {
	tick := time.NewTicker(tidying)
	defer tick.Stop()
	for {
		if err := s.TidyOnce(ctx); err != nil && ctx.Err() == nil {
			s.Log.Error("old drafts of the public could not be taken away", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// TidyOnce takes away what is too old now.
func (s *Site) TidyOnce(ctx context.Context) error {
	var loose []string
	err := s.Keeper.DB.Write(ctx, func(ctx context.Context, tx *store.Tx) (err error) {
		if loose, err = frontdoor.ExpirePublicDrafts(ctx, tx, s.Authority, s.now()); err != nil {
			return err
		}
		return access.ForgetPaces(ctx, tx, s.Authority, s.now())
	})
	if err != nil {
		return err
	}
	var errs []error
	for _, sum := range loose {
		if err := os.Remove(fileOf(s.Documents, sum)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, fmt.Errorf("removing a document of an old draft: %w", err))
		}
	}
	return errors.Join(errs...)
}
