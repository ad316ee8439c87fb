package web

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"os"
	"strings"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/record"
)

// send sends a document to a record.
func (v *visitor) send(id core.ID, name, content string, want int) answer {
	v.t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	part, err := m.CreateFormFile("document", name)
	if err == nil {
		_, err = part.Write([]byte(content))
	}
	if err == nil {
		err = m.Close()
	}
	if err != nil {
		v.t.Fatal(err)
	}
	req, err := http.NewRequest(http.MethodPost, v.d.server.URL+"/records/"+string(id)+"/documents", &b)
	if err != nil {
		v.t.Fatal(err)
	}
	req.Header.Set("Content-Type", m.FormDataContentType())
	return v.do(req, want)
}

func TestTypeOfDocument(t *testing.T) {
	const png = "\x89PNG\x0D\x0A\x1A\x0A"
	for _, c := range []struct{ why, name, content, want string }{
		{"a PDF", "letter.pdf", "%PDF-1.7\n", "application/pdf"},
		{"a PDF with a shouting name", "LETTER.PDF", "%PDF-1.7\n", "application/pdf"},
		{"a picture", "bruise.png", png, "image/png"},
		{"a Word file is a zip file", "report.docx", "PK\x03\x04rest", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
		{"plain words", "notes.txt", "He said so.", "text/plain"},
		{"a web page by its name", "page.html", "<html><script>", ""},
		{"a web page that says it is a PDF", "letter.pdf", "<html><script>", ""},
		{"a web page that says it is plain text", "notes.txt", "<html><script>", ""},
		{"a program", "setup.exe", "MZ\x90\x00", ""},
		{"a picture that can hold scripts", "drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'>", ""},
		{"nothing", "empty.pdf", "", ""},
		{"too much", "large.txt", strings.Repeat("a", MostDocument+1), ""},
	} {
		got, err := typeOf(c.name, []byte(c.content))
		if got != c.want || core.IsSort(err, core.Invalid) != (c.want == "") {
			t.Errorf("%s: %q (%v), want %q", c.why, got, err, c.want)
		}
	}
}

func FuzzTypeOf(f *testing.F) {
	f.Add("letter.pdf", []byte("%PDF-1.7"))
	f.Add("a.docx", []byte("PK\x03\x04"))
	f.Add("", []byte{0})
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		got, err := typeOf(name, content)
		if (got == "") != (err != nil) || strings.Contains(got, "html") || strings.Contains(got, "svg") {
			t.Errorf("%q is taken as %q, %v", name, got, err)
		}
	})
}

func TestADocumentIsForThoseWhoSeeItsRecord(t *testing.T) {
	d := onSQLite(t, 3)
	child, _, _ := d.someChild(t)
	id := d.contact(t, "neglect", deskNow-60_000_000, "no", child)
	v := d.as(t, d.worker(access.Director, ""))
	v.send(id, `C:\letters\School letter.pdf`, "%PDF-1.7 the letter", http.StatusSeeOther)
	v.send(id, "page.html", "<html>", http.StatusUnprocessableEntity)
	v.get("/records/"+string(id), http.StatusOK).says(t, "School letter.pdf", "19 bytes")
	docs, err := record.DocumentsOf(t.Context(), d.DB, d.Authority, id)
	if err != nil || len(docs) != 1 {
		t.Fatalf("%d documents, %v", len(docs), err)
	}
	path := "/documents/" + string(docs[0].ID)
	a := v.get(path, http.StatusOK)
	for header, want := range map[string]string{"Content-Type": "application/pdf", "Content-Disposition": `inline; filename="School letter.pdf"`, "X-Content-Type-Options": "nosniff"} {
		if got := a.Header.Get(header); got != want {
			t.Errorf("%s is %q, want %q", header, got, want)
		}
	}
	if !strings.HasPrefix(a.Header.Get("Content-Security-Policy"), "sandbox") || a.body != "%PDF-1.7 the letter" {
		t.Errorf("the document came as %q under %q", a.body, a.Header.Get("Content-Security-Policy"))
	}
	d.as(t, d.worker(access.Quality, "")).get(path, http.StatusForbidden)
	d.visitor(t).get(path, http.StatusSeeOther)
	d.visitor(t).send(id, "a.pdf", "%PDF-1.7", http.StatusUnauthorized).says(t, "choose the document once more")
	if err := os.WriteFile(d.documentFile(docs[0].SHA256), []byte("%PDF-1.7 a forgery"), 0o600); err != nil {
		t.Fatal(err)
	}
	v.get(path, http.StatusInternalServerError)
}
