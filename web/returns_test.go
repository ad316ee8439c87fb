package web

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/county"
	"throughline/people"
	"throughline/returns"
	"throughline/store"
	"throughline/ui/browser"
)

// sent is one file of an upload; last year's where its field is previous.
type sent struct{ field, name, content string }

// sendReturn uploads files and returns the address of the check.
func (v *visitor) sendReturn(want int, files []sent, pairs ...string) answer {
	v.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for i := 0; i < len(pairs); i += 2 {
		if err := form.WriteField(pairs[i], pairs[i+1]); err != nil {
			v.t.Fatal(err)
		}
	}
	for _, f := range files {
		part, err := form.CreateFormFile(f.field, f.name)
		if err == nil {
			_, err = part.Write([]byte(f.content))
		}
		if err != nil {
			v.t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		v.t.Fatal(err)
	}
	req, err := http.NewRequest(http.MethodPost, v.d.server.URL+"/returns", &body)
	if err != nil {
		v.t.Fatal(err)
	}
	req.Header.Set("Content-Type", form.FormDataContentType())
	return v.do(req, want)
}

// checked uploads files, watches until the check is over and returns its address.
func (v *visitor) checked(files []sent, pairs ...string) string {
	v.t.Helper()
	at := v.sendReturn(http.StatusSeeOther, files, pairs...).Header.Get("Location")
	v.watch(at)
	return at
}

// download gets a file, which is no page of the site.
func (v *visitor) download(path string) answer {
	v.t.Helper()
	res, err := v.client.Get(v.d.server.URL + path)
	if err != nil {
		v.t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		v.t.Fatalf("%s answers %d (%v)", path, res.StatusCode, err)
	}
	return answer{res, string(body)}
}

func (v *visitor) watch(at string) answer {
	v.t.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); {
		a := v.get(at, http.StatusOK)
		if a.Header.Get("Refresh") == "" {
			return a
		}
	}
	v.t.Fatal("the check is not over after a minute")
	return answer{}
}

func (d *desk) analyst() county.Worker { return d.worker(access.Analyst, "") }

// oneYear is the published sample of one year.
func oneYear(t *testing.T) []sent {
	t.Helper()
	names, err := filepath.Glob("../returns/testdata/one-year/*.csv")
	if err != nil || len(names) == 0 {
		t.Fatalf("the sample is not there (%v)", err)
	}
	var files []sent
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, sent{"files", filepath.Base(name), string(b)})
	}
	return files
}

func TestTheSiteFindsWhatTheCommandFinds(t *testing.T) {
	d := onSQLite(t, 0)
	v := d.as(t, d.analyst())
	at := v.checked(oneYear(t), "collection", "903", "year", "2026")
	b, err := os.ReadFile("../returns/testdata/golden/one-year-2026.json")
	if err != nil {
		t.Fatal(err)
	}
	var want struct{ Counts returns.Counts }
	if err := json.Unmarshal(b, &want); err != nil {
		t.Fatal(err)
	}
	var got struct{ Counts returns.Counts }
	if err := json.Unmarshal([]byte(v.get(at+"/files/json", http.StatusOK).body), &got); err != nil {
		t.Fatal(err)
	}
	if got.Counts.Findings != want.Counts.Findings || got.Counts.Errors != want.Counts.Errors || got.Counts.Rules != want.Counts.Rules || want.Counts.Findings == 0 {
		t.Errorf("the site finds %d (%d errors, %d rules), the command %d (%d, %d)", got.Counts.Findings, got.Counts.Errors, got.Counts.Rules,
			want.Counts.Findings, want.Counts.Errors, want.Counts.Rules)
	}
	v.get(at, http.StatusOK).says(t, fmt.Sprint(want.Counts.Errors), "/findings?rule=101")
	for code, n := range want.Counts.ByRule {
		if n == 1413 { // one rule's list, to its last page
			v.get(at+"/findings?rule="+code+"&page=71", http.StatusOK).says(t, "1413 findings", "How to put it right")
		}
	}
	v.get(at+"?by=child&page=3", http.StatusOK)
	v.get(at+"?by=team", http.StatusOK).says(t, "Not known")
	for format, begins := range map[string]string{"txt": "", "csv": "", "html": "<!doctype html>", "xlsx": "PK"} {
		a := v.download(at + "/files/" + format)
		if !strings.HasPrefix(strings.ToLower(a.body), strings.ToLower(begins)) || len(a.body) < 500 || !strings.Contains(a.Header.Get("Content-Disposition"), "findings-903-2026."+format) {
			t.Errorf("%s: %d bytes that begin %.40q, named %q", format, len(a.body), a.body, a.Header.Get("Content-Disposition"))
		}
	}
	v.get(at+"/files/exe", http.StatusNotFound)
	exports, err := store.One[int](t.Context(), d.DB, `SELECT count(*) FROM look WHERE what = 'export'`)
	if err != nil || exports != 5 {
		t.Errorf("the log tells of %d downloads, want 5 (%v)", exports, err)
	}
}

// small is a return of three children with a Header; a blank day of birth is rule 102's.
func small(born ...string) []sent {
	var header, episodes strings.Builder
	header.WriteString("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n")
	episodes.WriteString("CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n")
	for i, day := range born {
		fmt.Fprintf(&header, "T%d,1,%s,WBRI,UN5,,\n", i+1, day)
		fmt.Fprintf(&episodes, "T%d,01/06/2025,S,C2,N1,U1,PR1,,,,,,SC000001\n", i+1)
	}
	return []sent{{"files", "header.csv", header.String()}, {"files", "episodes.csv", episodes.String()}}
}

func TestASecondUploadIsCompared(t *testing.T) {
	d := onSQLite(t, 0)
	v := d.as(t, d.analyst())
	first := v.checked(small("", "", "01/02/2012"), "collection", "903", "year", "2026")
	v.get(first+"/findings?standing=new", http.StatusNotFound)
	// The first child's day is put right, the third's is lost, and the rows have moved.
	files := small("01/02/2011", "", "")
	files[0].content = strings.Replace(files[0].content, "T1,", "T0,1,01/01/2010,WBRI,UN5,,\nT1,", 1)
	second := v.checked(files, "collection", "903", "year", "2026")
	for _, c := range []struct{ why, standing, child, others string }{
		{"it was not blank before", isNew, "T3", "T1 T2"},
		{"it was put right", isFixed, "T1", "T2 T3"},
		{"it was blank and is", isStill, "T2", "T1 T3"},
	} {
		a := v.get(second+"/findings?rule=102&standing="+c.standing, http.StatusOK)
		a.says(t, "1 finding", "child="+c.child, "At fault", "Record the child's date of birth")
		for _, other := range strings.Fields(c.others) {
			if strings.Contains(a.body, "child="+other) {
				t.Errorf("%s: the findings that are %s name %s too", c.why, c.standing, other)
			}
		}
	}
	v.get(second, http.StatusOK).says(t, "Since the upload of", "still there")
	// Another year is not compared.
	other := v.checked(small(""), "collection", "903", "year", "2025")
	v.get(other+"/findings?standing=new", http.StatusNotFound)
}

func TestWhoMayNotRunReturnsSeesNone(t *testing.T) {
	d := onSQLite(t, 0)
	mine := d.as(t, d.analyst())
	at := mine.checked(small(""), "collection", "903", "year", "2026")
	again := d.as(t, d.analyst())
	again.get(at, http.StatusNotFound) // the same person in another session
	for _, w := range d.workers {
		if access.May(t.Context(), d.DB, w.Who, access.RunReturns, "") == nil {
			continue
		}
		v := d.as(t, w)
		for _, path := range []string{"/returns", at, at + "/findings", at + "/files/csv"} {
			if a := v.get(path, http.StatusForbidden); strings.Contains(a.body, "T1") {
				t.Errorf("%s is refused to %s and yet names a child", path, w.Title)
			}
		}
		v.sendReturn(http.StatusForbidden, small(""), "collection", "903", "year", "2026")
		v.post(at+"/keep", http.StatusForbidden)
		v.post("/returns/kept/"+string(core.NewID())+"/open", http.StatusForbidden)
	}
	if got := len(d.desk.held); got != 1 {
		t.Fatalf("%d checks are held, want one", got)
	}
	mine.post("/sign-out", http.StatusSeeOther)
	again.get("/returns", http.StatusOK)
	if got := len(d.desk.held); got != 0 {
		t.Errorf("%d checks are held after signing out, want none", got)
	}
}

func TestAnUploadIsDroppedAfterTwoHours(t *testing.T) {
	d := onSQLite(t, 0)
	v := d.as(t, d.analyst())
	at := v.checked(small(""), "collection", "903", "year", "2026")
	for range 9 { // in use all the time, so that the session lasts
		now := d.Keeper.Now().Plus(15 * time.Minute)
		d.Keeper.Now = func() core.Instant { return now }
		want := http.StatusOK
		if now.Sub(deskNow) > heldFor {
			want = http.StatusNotFound
		}
		v.get(at, want)
	}
}

func TestFilesAreKeptWhenAskedFor(t *testing.T) {
	d := onSQLite(t, 0)
	v := d.as(t, d.analyst())
	files := append(small(""), sent{"previous", "header.csv", small("01/02/2012")[0].content})
	at := v.checked(files, "collection", "ssda903", "year", "2026", "la", "e10000034")
	v.post(at+"/keep", http.StatusSeeOther)
	v.post(at+"/keep", http.StatusSeeOther) // a second press keeps nothing twice
	v.post(at+"/drop", http.StatusSeeOther)
	v.get(at, http.StatusNotFound)
	ids, err := store.All[core.ID](t.Context(), d.DB, `SELECT id FROM returns_upload`)
	if err != nil || len(ids) != 1 {
		t.Fatalf("kept: %v (%v), want one", ids, err)
	}
	other := d.as(t, d.worker(access.Director, ""))
	if access.May(t.Context(), d.DB, d.worker(access.Director, "").Who, access.RunReturns, "") != nil {
		other = d.as(t, d.analyst())
	}
	other.get("/returns", http.StatusOK).says(t, "kept by Kofi Brandt")
	again := other.post("/returns/kept/"+string(ids[0])+"/open", http.StatusSeeOther).Header.Get("Location")
	other.watch(again).says(t, "3 files")
	other.get(again+"/findings?rule=102", http.StatusOK).says(t, "1 finding")
	other.post("/returns/kept/"+string(ids[0])+"/delete", http.StatusSeeOther)
	other.post("/returns/kept/"+string(ids[0])+"/open", http.StatusNotFound)
	left, err := filepath.Glob(filepath.Join(d.Documents, "returns", "*"))
	if err != nil || len(left) > 0 {
		t.Errorf("after deleting, the folder still holds %v (%v)", left, err)
	}
}

func TestWhatCannotBeCheckedIsSaid(t *testing.T) {
	d := onSQLite(t, 0)
	v := d.as(t, d.analyst())
	for _, c := range []struct {
		why   string
		files []sent
		pairs []string
		says  string
	}{
		{"no file", nil, []string{"collection", "903", "year", "2026"}, "Choose the files of the return"},
		{"only last year's", []sent{{"previous", "header.csv", "CHILD\n1\n"}}, []string{"collection", "903", "year", "2026"}, "Choose the files of the return"},
		{"no collection", small(""), []string{"year", "2026"}, "Choose which return it is"},
		{"a year without rules", small(""), []string{"collection", "cin", "year", "2028"}, "There are no rules"},
		{"no day", small(""), []string{"collection", "903", "year", "2026", "start", "yesterday"}, "Write the day as"},
		{"a zip that is none", []sent{{"files", "return.zip", "PK but no more"}}, []string{"collection", "903", "year", "2026"}, "could not be opened"},
		{"files without end", slices.Repeat([]sent{{"files", "a.csv", ""}}, mostParts+1), nil, "There are more than 2000 files"},
	} {
		v.sendReturn(http.StatusUnprocessableEntity, c.files, c.pairs...).says(t, c.says)
	}
	at := v.checked([]sent{{"files", "shopping.csv", "milk,bread\n1,2\n"}}, "collection", "903", "year", "2026")
	v.get(at, http.StatusOK).says(t, "could not be checked", "Choose the files again")
	for range mostChecks + 2 { // the oldest make room
		v.checked(small(""), "collection", "903", "year", "2026")
	}
	if got := len(d.desk.held); got != mostChecks {
		t.Errorf("%d checks are held, want %d", got, mostChecks)
	}
}

// childWithNumber adds a child with a local number, with whom a social worker's team works.
func (d *desk) childWithNumber(t *testing.T, number string) (id core.ID, team string) {
	t.Helper()
	w := d.worker(access.SocialWorker, "")
	p := people.New(d.Authority)
	p.Born = core.Day(2015, 2, 3)
	p.Names = []people.Name{{Kind: people.Legal, Given: "Isolde", Family: "Penrose"}}
	p.Identifiers = []people.Identifier{{Kind: "local", Value: number}}
	err := d.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		if err := people.Save(ctx, tx, access.Import(d.Authority), deskNow, p, "told by a return"); err != nil {
			return err
		}
		_, err := access.Involve(ctx, tx, d.Authority, access.Involvement{PersonID: p.ID, UserID: w.User, TeamID: w.Teams[0], Role: access.Lead, FromOn: deskNow.Date()})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return p.ID, w.Team
}

func TestFindingsByTeam(t *testing.T) {
	d := onSQLite(t, 10)
	_, team := d.childWithNumber(t, "t1")
	v := d.as(t, d.analyst())
	at := v.checked(small("", ""), "collection", "903", "year", "2026")
	v.get(at+"?by=team", http.StatusOK).says(t, team, noTeam)
	v.get(at+"/findings?rule=102&team="+url.QueryEscape(team), http.StatusOK).says(t, "1 finding", "child T1")
}

// TestReturnsInABrowser drops a zip, watches, opens the findings of a child, and downloads.
func TestReturnsInABrowser(t *testing.T) {
	d := onSQLite(t, 0)
	p := browser.Start(t).NewPage(t)
	clean := func(picture string) {
		t.Helper()
		for _, width := range []int{1280, 390} {
			p.Width(width)
			p.Reload()
			for _, wrong := range p.Axe() {
				t.Errorf("%s at %d: %s", picture, width, wrong)
			}
			if folder := os.Getenv("THROUGHLINE_PICTURES"); folder != "" {
				p.Screenshot(filepath.Join(folder, fmt.Sprintf("%s-%d.png", picture, width)), width)
			}
		}
		p.Width(1280)
	}
	p.Goto(d.server.URL + "/sign-in")
	p.Fill("Email address", d.analyst().Email)
	p.Fill("Password", county.Password)
	p.Click("Sign in")
	p.Goto(d.server.URL + "/returns")
	clean("returns")
	for range 2 {
		p.Goto(d.server.URL + "/returns")
		p.Select("Collection year", "2026")
		p.Upload("This year's files", zipped(t, oneYear(t)))
		p.Click("Check the return")
		p.WaitFor("What was found")
	}
	clean("returns-by-rule")
	p.WaitFor("still there")
	at := p.URL()
	p.Click("By child")
	clean("returns-by-child")
	p.Fill("Find a child by the number in the return", "566910")
	p.Click("Show the child's findings")
	p.WaitFor("How to put it right")
	if text := p.Text("main"); !strings.Contains(text, "At fault") || !strings.Contains(text, "child 566910") {
		t.Error("the child's findings mark no cell")
	}
	clean("returns-findings")
	p.Goto(at)
	p.Press("Workbook (XLSX)")
	p.Click("Keep the files")
	p.WaitFor("Kept until somebody deletes them")
	clean("returns-kept")
	for _, c := range p.Complaints() {
		t.Errorf("the browser complains: %s", c)
	}
}

// zipped writes files into a zip and returns its path.
func zipped(t *testing.T, files []sent) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "return.zip")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	for _, file := range slices.Clone(files) {
		w, err := z.Create(file.name)
		if err == nil {
			_, err = w.Write([]byte(file.content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return name
}
