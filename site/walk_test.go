package site

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/people"
	"throughline/practice/all"
	"throughline/practice/frontdoor"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
	"throughline/ui/pagecheck"
)

// town is a public's site of an invented council, with a clock that the test sets.
type town struct {
	*Site
	server *httptest.Server
	now    core.Instant
	log    bytes.Buffer
}

func newTown(t testing.TB, db *store.DB) *town {
	t.Helper()
	w := &town{now: core.At(core.Day(2026, 3, 6), 10, 0)}
	k, err := all.Keep(t.Context(), db, "", func() core.Instant { return w.now })
	if err != nil {
		t.Fatal(err)
	}
	w.Site = &Site{Keeper: k, Authority: "x", Council: "Ambridge Council", Documents: t.TempDir(), Log: slog.New(slog.NewTextHandler(&w.log, nil))}
	w.server = httptest.NewServer(w.Handler())
	t.Cleanup(w.server.Close)
	return w
}

// A visitor is one browser without JavaScript.
type visitor struct {
	t    testing.TB
	town *town
	http.Client
	status int
	at     string
	page   string
}

func (w *town) visitor(t testing.TB) *visitor {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &visitor{t: t, town: w, Client: http.Client{Jar: jar}}
}

func (v *visitor) took(res *http.Response, err error) *visitor {
	v.t.Helper()
	if err != nil {
		v.t.Fatal(err)
	}
	body, err := io.ReadAll(res.Body)
	if err := res.Body.Close(); err != nil {
		v.t.Fatal(err)
	}
	if err != nil {
		v.t.Fatal(err)
	}
	v.status, v.page, v.at = res.StatusCode, string(body), res.Request.URL.Path
	if wrong := pagecheck.Problems(v.page); len(wrong) > 0 {
		v.t.Errorf("%s: %s", v.at, strings.Join(wrong, "\n"))
	}
	return v
}

func (v *visitor) get(path string) *visitor {
	v.t.Helper()
	return v.took(v.Get(v.town.server.URL + path))
}

func (v *visitor) post(path string, answers ...string) *visitor {
	v.t.Helper()
	typed := url.Values{}
	for i := 0; i < len(answers); i += 2 {
		typed.Set(answers[i], answers[i+1])
	}
	return v.took(v.PostForm(v.town.server.URL+path, typed))
}

// upload sends a document; do is the button.
func (v *visitor) upload(path, name string, content []byte, do string) *visitor {
	v.t.Helper()
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	f, err := m.CreateFormFile("document", name)
	if err == nil {
		_, err = f.Write(content)
	}
	if err == nil {
		err = m.WriteField("do", do)
	}
	if err == nil {
		err = m.Close()
	}
	if err != nil {
		v.t.Fatal(err)
	}
	return v.took(v.Post(v.town.server.URL+path, m.FormDataContentType(), &body))
}

// is fails the test unless the page has this status and address, and these words.
func (v *visitor) is(status int, at string, words ...string) {
	v.t.Helper()
	if v.status != status || v.at != at {
		v.t.Fatalf("the page is %d %s, want %d %s\n%s\n%s", v.status, v.at, status, at, v.page, v.town.log.String())
	}
	for _, w := range words {
		if !strings.Contains(v.page, w) {
			v.t.Errorf("%s does not say %q:\n%s", at, w, v.page)
		}
	}
}

var ticket = regexp.MustCompile(`(?s)Reference\s*</dt>\s*<dd[^>]*>\s*([A-Z0-9-]+)\s*</dd>.*?Code\s*</dt>\s*<dd[^>]*>\s*([A-Z0-9-]+)\s*</dd>`)

// ticket reads the reference and the code off the page.
func (v *visitor) ticket() (reference, code string) {
	v.t.Helper()
	m := ticket.FindStringSubmatch(v.page)
	if m == nil {
		v.t.Fatalf("%s shows no reference and code:\n%s", v.at, v.page)
	}
	return m[1], m[2]
}

var pdf = []byte("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n")

// tell walks through the whole form as a teacher does, up to the page that checks.
func (v *visitor) tell() {
	v.t.Helper()
	v.get("/worry").is(200, "/worry", "immediate danger")
	v.get("/worry/you").is(200, "/worry/you")
	v.post("/worry/you", "sender", "professional").is(200, "/worry/contact")
	v.post("/worry/contact", "sender_name", "Ines Okafor", "sender_agency", "Ambridge Primary School", "sender_phone", "01632 960001", "sender_email", "ines@example.org").is(200, "/worry/children")
	v.post("/worry/children", "child1_name", "Asha Lind", "child1_age", "7", "do", "add").is(200, "/worry/children", "Child 2")
	v.post("/worry/children", "child1_name", "Asha Lind", "child1_age", "7", "child2_name", "Tom Lind", "address", "5 Mill Lane").is(200, "/worry/story")
	v.post("/worry/story", "story", "Asha says that nobody\r\nwas at home.", "child_says", "I was on my own", "danger", "no").is(200, "/worry/agreement")
	v.post("/worry/agreement", "parents_know", "do_not_know", "consent", "not_yet", "why_no_consent", "I wanted to ask you first").is(200, "/worry/documents")
	v.upload("/worry/documents", `C:\notes\letter.pdf`, pdf, "add").is(200, "/worry/documents", "letter.pdf")
	v.upload("/worry/documents", "", nil, "next").is(200, "/worry/check", "Asha Lind", "Tom Lind", "nobody\nwas at home", "letter.pdf", "I wanted to ask you first")
}

func TestWorryFromTheFirstPageToItsOutcome(t *testing.T) {
	testkit.EachEngine(t, all.Sources(), func(t *testing.T, db *store.DB) {
		w := newTown(t, db)
		v := w.visitor(t)
		v.tell()
		v.post("/worry/check").is(200, "/sent", "We have what you told us")
		reference, code := v.ticket()

		worry := w.onlyWorry(t)
		if worry.Reference != reference || worry.CodeHash != frontdoor.SealOfCode(reference, code) || strings.Contains(worry.CodeHash, code) {
			t.Errorf("the worry is kept under %q, sealed %q; the page said %q", worry.Reference, worry.CodeHash, reference)
		}
		if worry.Children[1].Name != "Tom Lind" || worry.Story != "Asha says that nobody\nwas at home." || worry.Sender != "professional" || worry.Came != w.now || len(worry.Files) != 1 {
			t.Errorf("the worry is %+v", worry)
		}
		v.post("/worry/check").is(200, "/sent") // pressed twice
		if w.onlyWorry(t).Version != 1 {
			t.Error("pressing twice saved twice")
		}
		w.mailIsPlain(t, "ines@example.org", reference)

		other := w.visitor(t)
		other.post("/follow", "reference", strings.ToLower(reference), "code", strings.ReplaceAll(code, "-", " ")).is(200, "/follow", "We have it, and will look at it")
		contact := w.answer(t, worry, "contact", access.L0)
		other.post("/follow", "reference", reference, "code", code).is(200, "/follow", "Somebody is looking at it now")
		w.answer(t, contact, "contact_decision", access.L4)
		other.post("/follow", "reference", reference, "code", code).is(200, "/follow", "a manager has decided", "Early help is offered")
		if strings.Contains(other.page, "Lind") {
			t.Error("the tracker names a child")
		}
		w.restrict(t, contact.Head().People[0])
		other.post("/follow", "reference", reference, "code", code).is(200, "/follow", "We may not tell you more")
	})
}

// onlyWorry is the one worry on record, with one document about it.
func (w *town) onlyWorry(t *testing.T) *frontdoor.Worry {
	t.Helper()
	id, err := store.One[core.ID](t.Context(), w.Keeper.DB, `SELECT id FROM record WHERE authority_id = 'x' AND kind = 'worry'`)
	if err != nil {
		t.Fatal(err)
	}
	e, _, err := w.Keeper.Load(t.Context(), w.Keeper.DB, manager, id)
	if err != nil {
		t.Fatal(err)
	}
	return e.(*frontdoor.Worry)
}

var (
	manager = access.Who{Authority: "x", User: core.NewID(), Name: "Mara Lind", Level: access.L4, Roles: []access.Role{access.NominatedOfficer, access.OutOfHours}}
	worker  = access.Who{Authority: "x", User: core.NewID(), Name: "Oli Bell", Level: access.L0, Roles: []access.Role{access.FrontDoorWorker}}
)

// answer makes the record that follows, about a child with an id of its own.
func (w *town) answer(t *testing.T, from record.Entry, kind string, level access.Level) record.Entry {
	t.Helper()
	who := worker
	if level > access.L0 {
		who = manager
	}
	people := from.Head().People
	if len(people) == 0 {
		people = []core.ID{w.child(t)}
	}
	s, err := w.Keeper.Start(t.Context(), w.Keeper.DB, who, kind, from.Head().ID, people...)
	if err != nil {
		t.Fatal(err)
	}
	if d, ok := s.Entry.(*frontdoor.Decision); ok {
		d.Decided, d.Told, d.Children[0].Outcome = w.now, "no", "early_help"
	}
	if err := w.Keeper.Save(t.Context(), who, s.Entry, 0, "handed in"); err != nil {
		t.Fatal(err)
	}
	return s.Entry
}

// mailIsPlain reads the one letter that waits, and makes sure that it gives nothing away.
func (w *town) mailIsPlain(t *testing.T, to, reference string) {
	t.Helper()
	type letter struct{ ToAddress, Subject, Body string }
	l, err := store.One[letter](t.Context(), w.Keeper.DB, `SELECT to_address, subject, body FROM outbox WHERE authority_id = 'x'`)
	if err != nil {
		t.Fatal(err)
	}
	if l.ToAddress != to || !strings.Contains(l.Body, reference) {
		t.Errorf("the letter is %+v", l)
	}
	for _, word := range []string{"Lind", "Asha", "Ines", "home.", "child", "worr"} {
		if strings.Contains(l.Subject+l.Body, word) {
			t.Errorf("the letter says %q:\n%s", word, l.Body)
		}
	}
}

// child adds somebody to the people known.
func (w *town) child(t *testing.T) core.ID {
	t.Helper()
	p := people.New("x")
	p.Names, p.Born = []people.Name{{Kind: people.Legal, Given: "Asha", Family: "Lind"}}, core.Day(2018, 5, 1)
	err := w.Keeper.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		return people.Save(ctx, tx, worker, w.now, p, "added")
	})
	if err != nil {
		t.Fatal(err)
	}
	return p.ID
}

// restrict closes a person's record off.
func (w *town) restrict(t *testing.T, person core.ID) {
	t.Helper()
	err := w.Keeper.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		return tx.Insert(ctx, "restriction", []string{"authority_id", "id", "person_id", "reason", "set_by", "set_at", "review_on"},
			"x", core.NewID(), person, "witness", manager.User, w.now, w.now.Date().Plus(180))
	})
	if err != nil {
		t.Fatal(err)
	}
}
