package web

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/county"
	"throughline/ledger"
	"throughline/letter"
	"throughline/record"
	"throughline/store"
	"throughline/ui/browser"
)

// aRecord is a record of a kind in a state, and the first child whom it concerns.
func (d *desk) aRecord(t *testing.T, kind string, state record.State) (id, child core.ID) {
	t.Helper()
	type row struct{ ID, PersonID core.ID }
	r, known, err := store.Maybe[row](t.Context(), d.DB, `
		SELECT r.id, rp.person_id FROM record r JOIN record_person rp ON rp.authority_id = r.authority_id AND rp.record_id = r.id AND rp.place = 0
		WHERE  r.authority_id = $1 AND r.kind = $2 AND r.state = $3 ORDER BY r.id LIMIT 1`, d.Authority, kind, string(state))
	if err != nil || !known {
		t.Fatalf("no %s is %s: %v", kind, state, err)
	}
	return r.ID, r.PersonID
}

// looksAt counts the looks of one sort at a record.
func (d *desk) looksAt(t *testing.T, id core.ID, what access.What) int {
	t.Helper()
	n, err := store.One[int](t.Context(), d.DB, `SELECT count(*) FROM look WHERE authority_id = $1 AND record_id = $2 AND what = $3`, d.Authority, id, string(what))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestEveryKindPrints(t *testing.T) {
	d := onSQLite(t, 30)
	v := d.as(t, d.worker(access.Director, ""))
	kinds, err := store.All[string](t.Context(), d.DB, `SELECT DISTINCT kind FROM record WHERE authority_id = $1 ORDER BY kind`, d.Authority)
	if err != nil || len(kinds) < 8 {
		t.Fatalf("%d kinds, %v", len(kinds), err)
	}
	for _, name := range kinds {
		kind, err := d.Keeper.Kind(name)
		if err != nil {
			t.Fatal(err)
		}
		id, err := store.One[core.ID](t.Context(), d.DB, `SELECT r.id FROM record r WHERE r.authority_id = $1 AND r.kind = $2 ORDER BY r.id LIMIT 1`, d.Authority, name)
		if err != nil {
			t.Fatal(err)
		}
		a := v.get("/records/"+string(id)+"/print", http.StatusOK)
		a.says(t, "<h1>"+kind.Title+"</h1>", d.Council, "Written by", "Made for")
		if !strings.Contains(a.Header.Get("Content-Security-Policy"), letter.StylePolicy) {
			t.Errorf("%s: the policy %q lets no style through", name, a.Header.Get("Content-Security-Policy"))
		}
		if d.looksAt(t, id, access.Printed) < 1 {
			t.Errorf("%s: the print is not in the log of looks", name)
		}
	}
}

func TestAPrintIsForThoseWhoMayLook(t *testing.T) {
	d := onSQLite(t, 30)
	id, child := d.aRecord(t, "assessment", record.Agreed)
	path := "/records/" + string(id) + "/print"
	d.as(t, d.worker(access.Quality, "")).get(path, http.StatusForbidden)
	d.as(t, d.worker(access.Quality, "")).get("/records/"+string(id)+"/send", http.StatusForbidden)
	d.visitor(t).get(path, http.StatusSeeOther)
	if d.looksAt(t, id, access.Printed) != 0 {
		t.Error("a print that was refused stands as one that was made")
	}
	v := d.as(t, d.worker(access.Director, ""))
	v.get(path+"?as=pdf", http.StatusNotFound).says(t, "PDF is not set up here")
	v.get(path+"?what=letter", http.StatusNotFound).says(t, "holds no letter")
	v.get("/records/"+string(id), http.StatusOK).says(t, "Print this record", "Send it, or write a letter")
	v.get("/people/"+string(child)+"/chronology", http.StatusOK).says(t, "Print it as a document")
	v.get("/people/"+string(child)+"/chronology/print", http.StatusOK).says(t, "<h1>Chronology</h1>", `<th scope="col">Written by</th>`)
	d.as(t, d.worker(access.Quality, "")).get("/people/"+string(child)+"/chronology/print", http.StatusForbidden)
}

func TestAPDFComesWhereChromiumIs(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatalf("%v. Install Chromium: apt-get install chromium", err)
	}
	d := onSQLite(t, 30)
	d.Printer = &letter.Printer{Chromium: chromium}
	id, _ := d.aRecord(t, "assessment", record.Agreed)
	a := d.as(t, d.worker(access.Director, "")).get("/records/"+string(id)+"/print?as=pdf", http.StatusOK)
	if !strings.HasPrefix(a.body, "%PDF-") || a.Header.Get("Content-Disposition") != "inline; filename=assessment-2026-11-20.pdf" {
		t.Errorf("it came as %q with %q", a.Header.Get("Content-Disposition"), a.body[:20])
	}
}

func TestWhatIsSentIsKeptAsItWasSent(t *testing.T) {
	d := onSQLite(t, 30)
	id, _ := d.aRecord(t, "assessment", record.Agreed)
	v := d.as(t, d.worker(access.Director, ""))
	path := "/records/" + string(id) + "/send"
	v.get(path, http.StatusOK).says(t, "This sends the record as it stands", "Letter to say what we decided")
	v.get(path+"?template=decision", http.StatusOK).says(t, "What we decided about", "It takes a reading age of about")
	v.get(path+"?template=no-such", http.StatusNotFound)
	said := "Dear Ms Thorne\n\n# What we decided\n\nWe will help you. We will see you on Monday. Your siblings can come.\n"
	v.post(path, http.StatusOK, "_do", "check", "template", "decision", "text", said).says(t, "Nothing has been sent", "brothers and sisters")
	v.post(path, http.StatusUnprocessableEntity, "_do", "send", "template", "decision", "text", said+"[Write more]", "to", "", "way", "post", "on", "2026-11-21").
		says(t, "Fill in [Write more] in line 6", "Say to whom it is sent", "Choose who that is", "The day must be today or in the past", "Give the address", "Make sure that it is safe")
	if d.looksAt(t, id, access.Shared) != 0 {
		t.Error("what was not sent stands as shared")
	}
	v.post(path+"/draft", http.StatusOK, "template", "decision", "text", said, "to", "Ms Tho", "safe", "yes").says(t, `{"saved":"15:00"}`)
	v.get(path, http.StatusOK).says(t, "Draft kept", `value="Ms Tho"`, "Your siblings can come.")
	v.get("/day", http.StatusOK).says(t, "To be sent about")
	if other := d.as(t, d.worker(access.NominatedOfficer, "")).get(path, http.StatusOK); strings.Contains(other.body, "Ms Tho") {
		t.Error("somebody else reads the draft")
	}
	v.post(path, http.StatusSeeOther, "_do", "send", "template", "decision", "text", said, "to", "Ms Thorne", "role", "parent", "way", "post", "address", "14 Mill Lane", "on", "2026-11-20", "safe", "yes")
	v.get("/records/"+string(id), http.StatusOK).says(t, "Letter to say what we decided", "sent to Ms Thorne by post, signed for, on 20 November 2026")
	if d.looksAt(t, id, access.Shared) < 1 {
		t.Error("what was sent does not stand in the log of looks")
	}
	docs, err := record.DocumentsOf(t.Context(), d.DB, d.Authority, id)
	if err != nil || len(docs) != 1 {
		t.Fatalf("%d documents, %v", len(docs), err)
	}
	a := v.get("/documents/"+string(docs[0].ID), http.StatusOK)
	a.says(t, "<h2>What we decided</h2>", "Your siblings can come.")
	if !strings.HasPrefix(a.Header.Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("the letter is shown under %q", a.Header.Get("Content-Security-Policy"))
	}
	sent, err := record.SentOf(t.Context(), d.DB, d.Authority, id)
	if strings.Contains(v.get(path, http.StatusOK).body, "Draft kept") {
		t.Error("what was sent is a draft still")
	}
	if s := sent[docs[0].ID]; err != nil || s.SentRole != "parent" || s.Template != "decision" || s.WordsToChange.N != 1 || !s.ReadingAge.Known {
		t.Errorf("kept as %+v, %v", s, err)
	}
}

func TestNothingIsSentThatIsNotAgreed(t *testing.T) {
	d := onSQLite(t, 30)
	id, _ := d.aRecord(t, "assessment", record.Submitted)
	v := d.as(t, d.worker(access.Director, ""))
	v.get("/records/"+string(id)+"/send", http.StatusUnprocessableEntity).says(t, "not agreed yet")
	v.get("/records/"+string(id)+"/print", http.StatusOK).says(t, "Not agreed yet: this may still change.")
}

func TestPaperAndCalendarInABrowser(t *testing.T) {
	d := onSQLite(t, 30)
	id, _ := d.aRecord(t, "assessment", record.Agreed)
	p := browser.Start(t).NewPage(t)
	p.Goto(d.server.URL + "/sign-in")
	p.Fill("Email address", d.worker(access.Director, "").Email)
	p.Fill("Password", county.Password)
	p.Click("Sign in")
	child, w := d.aChild(t)
	d.owes(t, child, w, 900, "care.review", core.Day(2026, 11, 25))
	for _, path := range []string{
		"/records/" + string(id), "/records/" + string(id) + "/print", "/records/" + string(id) + "/send",
		"/records/" + string(id) + "/send?template=decision", "/calendar?whose=all", "/caseload", "/clocks/drift",
	} {
		p.Goto(d.server.URL + path)
		for _, wrong := range p.Axe() {
			t.Errorf("%s: %s", path, wrong)
		}
	}
	for _, c := range p.Complaints() {
		t.Errorf("the browser complains: %s", c)
	}
}

// TestAChangedLetterIsFound changes what was sent by hand, and holds that the ledger says
// so: the bytes, the hash that stands beside them, to whom, and that it was sent at all.
func TestAChangedLetterIsFound(t *testing.T) {
	d := onSQLite(t, 30)
	d.Keeper.Documents = d.Documents
	id, _ := d.aRecord(t, "assessment", record.Agreed)
	v := d.as(t, d.worker(access.Director, ""))
	path := "/records/" + string(id) + "/send"
	v.post(path, http.StatusSeeOther, "_do", "send", "template", "decision", "text", "Dear Ms Thorne\n\nWe will help you.\n", "to", "Ms Thorne", "role", "parent", "way", "post", "address", "14 Mill Lane", "on", "2026-11-20", "safe", "yes")
	docs, err := record.DocumentsOf(t.Context(), d.DB, d.Authority, id)
	if err != nil || len(docs) != 1 {
		t.Fatalf("%d documents, %v", len(docs), err)
	}
	verify := func() error {
		_, err := ledger.Verify(t.Context(), d.DB, d.Authority, d.Keeper.SentAccount())
		return err
	}
	if err := verify(); err != nil {
		t.Fatal(err)
	}
	file := d.documentFile(docs[0].SHA256)
	was, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, bytes.Replace(was, []byte("We will help"), []byte("We cannot help"), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := verify(); err == nil || !strings.Contains(err.Error(), "differs from the one that was sent") {
		t.Errorf("a changed letter: %v", err)
	}
	if err := os.WriteFile(file, was, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, change := range []struct{ why, change, back string }{
		{"another reader", `UPDATE document_sent SET sent_to = 'Mr Vale'`, `UPDATE document_sent SET sent_to = 'Ms Thorne'`},
		{"another day", `UPDATE document_sent SET sent_on = '2026-11-19'`, `UPDATE document_sent SET sent_on = '2026-11-20'`},
		{"no role", `UPDATE document_sent SET sent_role = ''`, `UPDATE document_sent SET sent_role = 'parent'`},
		{"another record", `UPDATE document SET record_id = id`, `UPDATE document SET record_id = '` + string(id) + `'`},
		{"it was never sent", `DELETE FROM document_sent`, ""},
	} {
		for i, statement := range []string{change.change, change.back} {
			if statement == "" {
				continue
			}
			err := d.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
				_, err := store.Exec(ctx, tx, statement)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			var fault *ledger.Fault
			if err := verify(); errors.As(err, &fault) != (i == 0) || i == 0 && fault.Record != docs[0].ID {
				t.Errorf("%s: %v", change.why, err)
			}
		}
	}
}

// TestARecordIsPrintedAsItWasKnown prints a record that was changed, as it stood on the day before.
func TestARecordIsPrintedAsItWasKnown(t *testing.T) {
	d := onSQLite(t, 30)
	id, _ := d.aRecord(t, "assessment", record.Agreed)
	v := d.as(t, d.worker(access.Director, ""))
	v.get("/records/"+string(id)+"?asof=2026-11-20", http.StatusOK).says(t, "/print?asof=2026-11-20")
	v.get("/records/"+string(id)+"/print?asof=2026-11-20", http.StatusOK).says(t, "As it was known on", "20 November 2026")
	v.get("/records/"+string(id)+"/print?asof=2001-01-01", http.StatusNotFound)
}
