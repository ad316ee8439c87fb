package site

import (
	"archive/zip"
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"throughline/core"
	"throughline/practice/all"
	"throughline/practice/frontdoor"
	"throughline/store"
	"throughline/testkit"
)

func sqliteTown(t testing.TB) *town {
	t.Helper()
	return newTown(t, testkit.Database(t, store.SQLite, all.Sources()...))
}

func TestComingBackWithTheCode(t *testing.T) {
	testkit.EachEngine(t, all.Sources(), func(t *testing.T, db *store.DB) {
		w := newTown(t, db)
		v := w.visitor(t)
		v.post("/early-help/you", "sender", "public").is(200, "/early-help/contact")
		v.post("/early-help/contact", "sender_name", "Ravi\x00 Shah", "sender_email", "not an address", "do", "later").is(200, "/saved", "not sent yet")
		reference, code := v.ticket()

		other := w.visitor(t)
		other.get("/early-help/contact").is(404, "/early-help/contact", "We cannot find the form")
		w.now = w.now.Plus(27 * 24 * time.Hour)
		other.post("/follow", "reference", reference, "code", code).is(200, "/early-help/check", "Ravi Shah", "not an address")
		other.post("/early-help/check").is(422, "/early-help/check", "Write the email address like", "/early-help/story?check")
		other.get("/early-help/story?check").is(200, "/early-help/story", "There is a problem")
		other.post("/early-help/contact", "sender_name", "Ravi Shah", "do", "later").is(200, "/saved")

		w.now = w.now.Plus(29 * 24 * time.Hour)
		other.post("/follow", "reference", reference, "code", code).is(422, "/follow", "We find nothing")
		if err := w.TidyOnce(t.Context()); err != nil {
			t.Fatal(err)
		}
		if n, err := store.One[int](t.Context(), db, `SELECT count(*) FROM site_draft`); err != nil || n != 0 {
			t.Errorf("%d drafts are left (%v), want none", n, err)
		}
	})
}

func TestWrongCode(t *testing.T) {
	w := sqliteTown(t)
	v := w.visitor(t)
	v.post("/worry/you", "sender", "public", "do", "later").is(200, "/saved")
	reference, code := v.ticket()
	robber := w.visitor(t)
	for range 8 {
		robber.post("/follow", "reference", reference, "code", "2222-2222-2222").is(422, "/follow", "We find nothing")
	}
	robber.post("/follow", "reference", strings.ToLower(reference), "code", "2222-2222-2222").is(429, "/follow", "many tries")
	other := w.visitor(t)
	other.post("/worry/you", "sender", "public", "do", "later").is(200, "/saved")
	ref2, code2 := other.ticket()
	robber.post("/follow", "reference", ref2, "code", code).is(422, "/follow")
	robber.post("/follow", "reference", ref2, "code", code2).is(200, "/worry/check")
	for _, secret := range []string{code, code2} {
		for _, column := range []string{"code_hash", "typed", "reference"} {
			n, err := store.One[int](t.Context(), w.Keeper.DB, `SELECT count(*) FROM site_draft WHERE `+column+` LIKE $1`, "%"+secret+"%")
			if err != nil || n != 0 {
				t.Errorf("the code stands in %s (%v)", column, err)
			}
		}
	}
}

func TestAChildTells(t *testing.T) {
	w := sqliteTown(t)
	v := w.visitor(t)
	v.get("/worry/you")
	v.post("/worry/you", "sender", "child").is(200, "/worry/contact", "A number where we can ring you")
	v.post("/worry/contact").is(200, "/worry/children", "How old are you?")
	if strings.Contains(v.page, "Add another child") {
		t.Error("a child is asked for other children")
	}
	v.post("/worry/children", "child1_name", "Asha", "child1_age", "12").is(200, "/worry/story", "Childline")
	v.post("/worry/story", "story", "").is(422, "/worry/story", "Answer: What is happening?")
	v.post("/worry/story", "story", "Mum is not well").is(200, "/worry/documents")
	v.get("/worry/agreement").is(404, "/worry/agreement")
	v.upload("/worry/documents", "", nil, "next").is(200, "/worry/check")
	v.post("/worry/check").is(200, "/sent")
	if worry := w.onlyWorry(t); worry.Sender != "child" || worry.Name != "Asha" {
		t.Errorf("the worry came from %q, %q", worry.Sender, worry.Name)
	}
	v.post("/forget").is(200, "/")
	v.get("/sent").is(200, "/follow")
}

func TestTheOutcomeIsForProfessionalsOnly(t *testing.T) {
	w := sqliteTown(t)
	v := w.visitor(t)
	v.post("/worry/you", "sender", "public")
	v.post("/worry/contact")
	v.post("/worry/children", "child1_name", "The boy at number 5")
	v.post("/worry/story", "story", "Shouting each night")
	v.post("/worry/agreement")
	v.upload("/worry/documents", "", nil, "next")
	v.post("/worry/check").is(200, "/sent")
	reference, code := v.ticket()
	w.answer(t, w.answer(t, w.onlyWorry(t), "contact", 0), "contact_decision", 4)
	v.post("/follow", "reference", reference, "code", code).is(200, "/follow", "We have looked at what you told us")
	if strings.Contains(v.page, "help is offered") {
		t.Error("a member of the public is told the outcome")
	}
}

func TestRemovingAChildMovesTheOthersUp(t *testing.T) {
	w := sqliteTown(t)
	v := w.visitor(t)
	v.post("/worry/you", "sender", "public")
	v.post("/worry/children", "child1_name", "Asha", "do", "add")
	v.post("/worry/children", "child1_name", "Asha", "child2_name", "Tom", "do", "add")
	v.post("/worry/children", "child1_name", "Asha", "child2_name", "Tom", "child3_name", "Mia", "child3_born_on-day", "4", "do", "remove-2").is(200, "/worry/children", "Mia", `value="4"`)
	if strings.Contains(v.page, "Tom") || strings.Contains(v.page, "Remove child 3") {
		t.Error("the child that was removed is still there")
	}
}

func TestTheTrapShowsItselfAndLosesNothing(t *testing.T) {
	w := sqliteTown(t)
	v := w.visitor(t)
	v.post("/worry/you", "sender", "public")
	v.post("/worry/contact", "sender_name", "Ravi Shah", trap, "http://spam.example").is(422, "/worry/contact", "Leave the box", "Ravi Shah")
	if strings.Contains(v.page, `aria-hidden="true"><label`) {
		t.Error("somebody who filled in the box cannot see it")
	}
	v.post("/worry/contact", "sender_name", "Ravi Shah").is(200, "/worry/children")
}

func TestAFloodIsSlowedAndASchoolIsNot(t *testing.T) {
	w := sqliteTown(t)
	v := w.visitor(t)
	for range 20 { // the people of one school, each with a form of their own
		teacher := w.visitor(t)
		teacher.post("/worry/you", "sender", "public").is(200, "/worry/contact")
	}
	v.post("/worry/you", "sender", "public").is(200, "/worry/contact")
	for v.status == 200 {
		v.post("/worry/contact", "sender_name", "Ravi Shah")
		if v.status == 200 && v.at != "/worry/children" {
			t.Fatalf("went to %s", v.at)
		}
	}
	v.is(429, "/worry/contact", "Ravi Shah", "not saved yet")
	if v.get("/worry/contact").status != 200 {
		t.Error("the page cannot be read during a flood")
	}
}

func TestStrangersMayNotPostForAVisitor(t *testing.T) {
	w := sqliteTown(t)
	r := httptest.NewRequest("POST", "/worry/you", strings.NewReader("sender=public"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	got := httptest.NewRecorder()
	w.Handler().ServeHTTP(got, r)
	if got.Code != http.StatusForbidden {
		t.Errorf("a page of another site may post: %d", got.Code)
	}
	for name, want := range map[string]string{"Content-Security-Policy": "default-src 'self'", "Cache-Control": "no-store"} {
		if !strings.Contains(got.Header().Get(name), want) {
			t.Errorf("%s is %q", name, got.Header().Get(name))
		}
	}
}

// word makes a Word document of these parts.
func word(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		if _, err := z.Create(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestDocuments(t *testing.T) {
	w := sqliteTown(t)
	v := w.visitor(t)
	v.post("/worry/you", "sender", "public")
	for _, c := range []struct {
		why, name string
		content   []byte
		status    int
		words     string
	}{
		{"a PDF", "a.pdf", pdf, 200, "a.pdf"},
		{"a picture under a wrong name", "a.txt", []byte("\x89PNG\r\n\x1a\n rest"), 200, "a.txt"},
		{"a Word document", "letter.docx", word(t, "[Content_Types].xml", "word/document.xml"), 200, "letter.docx"},
		{"macros", "m.docx", word(t, "word/document.xml", "word/vbaProject.bin"), 422, "without macros"},
		{"another zip", "z.docx", word(t, "evil.exe"), 422, "must be a PDF"},
		{"a page that says it is a PDF", "page.pdf", []byte("<html><script>x()</script>"), 422, "must be a PDF"},
		{"a program", "a.exe", []byte("MZ\x90\x00"), 422, "must be a PDF"},
		{"nothing in it", "empty.pdf", nil, 422, "empty"},
		{"no document at all", "", nil, 422, "Choose a document"},
		{"too large", "big.pdf", append(bytes.Clone(pdf), make([]byte, MostFile)...), 422, "10 MB or smaller"},
		{"far too large", "big.pdf", append(bytes.Clone(pdf), make([]byte, 2*MostFile)...), 422, "10 MB or smaller"},
	} {
		t.Run(c.why, func(t *testing.T) {
			v.t = t
			v.upload("/worry/documents", c.name, c.content, "add").is(c.status, "/worry/documents", c.words)
		})
	}
	type kept struct{ ID, Sha256 string }
	docs, err := store.All[kept](t.Context(), w.Keeper.DB, `SELECT id, sha256 FROM document`)
	if err != nil || len(docs) != 3 {
		t.Fatalf("%d documents are kept (%v), want 3", len(docs), err)
	}
	got, err := os.ReadFile(fileOf(w.Documents, docs[0].Sha256))
	if err != nil || !bytes.Equal(got, pdf) {
		t.Errorf("the first document holds %q (%v)", got, err)
	}
	v.t = t
	v.upload("/worry/documents", "", nil, "drop-"+docs[0].ID).is(200, "/worry/documents", "letter.docx")
	if strings.Contains(v.page, "a.pdf") {
		t.Error("the document that was taken away is still there")
	}
	w.now = w.now.Plus(30 * 24 * time.Hour)
	if err := w.TidyOnce(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(fileOf(w.Documents, docs[1].Sha256)); !os.IsNotExist(err) {
		t.Errorf("the document of a draft that is too old is still there (%v)", err)
	}
}

func TestPlainPages(t *testing.T) {
	w := sqliteTown(t)
	v := w.visitor(t)
	for _, path := range []string{"/", "/worry", "/early-help", "/worry/you", "/early-help/you", "/follow", "/privacy", "/accessibility"} {
		v.get(path).is(200, path)
	}
	v.get("/nowhere").is(404, "/nowhere", "no page at this address")
	v.get("/worry/nowhere").is(404, "/worry/nowhere")
	v.post("/worry/you", "sender", "public")
	v.get("/worry").is(200, "/worry", "Begin a new one")
	v.get("/early-help/you").is(200, "/early-help/you")
	v.post("/worry").is(200, "/worry/you")
	v.get("/worry/check").is(404, "/worry/check")
}

func TestAPageWhoseFormWasSentIsNotLost(t *testing.T) {
	w := sqliteTown(t)
	v := w.visitor(t)
	v.tell()
	v.post("/worry/check").is(200, "/sent")
	v.post("/worry/children", "sender", "professional", "children", "2", "child2_name", "Mia Lind").is(422, "/worry/children", "Mia Lind", "Child 2")
	v.post("/worry/children", "child1_name", "Asha Lind", "child2_name", "Mia Lind").is(200, "/worry/story")
	v.post("/worry/check").is(422, "/worry/check", "Answer: What are you worried about?", "Mia Lind")
}

// TestTwoWindows: what is saved in one window is not lost by the other.
func TestTwoWindows(t *testing.T) {
	testkit.EachEngine(t, all.Sources(), func(t *testing.T, db *store.DB) {
		w := newTown(t, db)
		v := w.visitor(t)
		v.post("/worry/you", "sender", "public", "do", "later")
		reference, code := v.ticket()
		done := make(chan error)
		names := []string{"sender_name", "address", "story", "tried"}
		for _, name := range names {
			go func() {
				done <- w.Keeper.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
					_, _, err := frontdoor.ChangePublicDraft(ctx, tx, "x", reference, code, w.now, func(d *frontdoor.PublicDraft) error {
						d.Typed.Set(name, "kept")
						return nil
					})
					return err
				})
			}()
		}
		for range names {
			if err := <-done; err != nil {
				t.Fatal(err)
			}
		}
		d, _, err := frontdoor.FindPublicDraft(t.Context(), db, "x", reference, code, w.now)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if d.Typed.Get(name) != "kept" {
				t.Errorf("%s was lost", name)
			}
		}
	})
}

// FuzzForm: whatever is sent to a page, the answer is never our fault, and it is a page.
func FuzzForm(f *testing.F) {
	f.Add("worry", "you", "sender=public&do=next")
	f.Add("worry", "children", "child1_name=%00%ff&child1_born_on-day=99&do=add")
	f.Add("early-help", "story", "story=a%0d%0ab&danger=maybe&do=later")
	f.Add("worry", "check", "do=%F0%9F%98%80")
	f.Add("worry", "agreement", "consent=refused&why_no_consent=%EF%BF%BE")
	f.Add("worry", "children", "do=remove-999999999999999999999")
	f.Add("worry", "documents", "do=drop-x")
	f.Add("worry", "contact", "sender_email=a%40b&sender_phone=%zz")
	w := sqliteTown(f)
	w.now = core.At(core.Day(2026, 3, 6), 10, 0)
	f.Fuzz(func(t *testing.T, name, page, body string) {
		w.guard = newGuard()
		v := w.visitor(t)
		v.post("/worry/you", "sender", "public")
		for range 2 { // as the draft is, and again over what was kept
			at := w.server.URL + "/" + url.PathEscape(name) + "/" + url.PathEscape(page)
			v.took(v.Post(at, "application/x-www-form-urlencoded", strings.NewReader(body)))
			if v.status >= 500 {
				t.Fatalf("%s: %d\n%s", v.at, v.status, w.log.String())
			}
		}
		if v.get("/worry/check"); v.status >= 500 {
			t.Fatalf("the page that checks: %d\n%s", v.status, w.log.String())
		}
	})
}

// FuzzDocument: a name holds no folder and no sign, and what is no document is refused
// without harm.
func FuzzDocument(f *testing.F) {
	f.Add("C:\\a\\b.pdf", pdf)
	f.Add("../../etc/passwd", []byte("PK\x03\x04"))
	f.Add("\xff\x00", word(f, "word/document.xml"))
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		got := plainName(name)
		if got == "" || len([]rune(got)) > 120 || strings.ContainsAny(got, "/\\\x00\n\r") {
			t.Errorf("%q becomes %q", name, got)
		}
		kindOf(content)
	})
}
