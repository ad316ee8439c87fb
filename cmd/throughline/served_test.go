package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"throughline/core"
	"throughline/county"
	"throughline/practice/all"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// filled is an invented county of some families, with a data folder of its own.
type filled struct {
	store.Config
	children []core.ID // about whom contacts are
}

func fill(t *testing.T, engine store.Engine, families int) *filled {
	t.Helper()
	f := &filled{Config: testkit.Config(t, engine, all.Sources()...)}
	if f.Data == "" {
		f.Data = t.TempDir()
	}
	k, err := all.Open(t.Context(), f.Config, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = county.Fill(t.Context(), k, 3, families, core.InstantOf(time.Now().Add(-24*time.Hour)), nil); err == nil {
		f.children, err = store.All[core.ID](t.Context(), k.DB, `
			SELECT DISTINCT p.person_id FROM record_person p JOIN record r ON r.authority_id = p.authority_id AND r.id = p.record_id
			WHERE  r.kind = 'contact'`)
	}
	if err = errors.Join(err, k.DB.Close()); err != nil {
		t.Fatal(err)
	}
	return f
}

// at is a command line that works where the county is.
func (f *filled) at(command ...string) []string {
	return append([]string{"--data", f.Data, "--database", f.Database}, command...)
}

// served is the program as it serves a county, in a process of its own.
type served struct {
	*exec.Cmd
	*filled
	staff, public string // the addresses of its sites
	log           spoken
}

// spoken is what a process writes while others read it.
type spoken struct {
	sync.Mutex
	text bytes.Buffer
}

func (l *spoken) Write(p []byte) (int, error) {
	l.Lock()
	defer l.Unlock()
	return l.text.Write(p)
}

func (l *spoken) String() string {
	l.Lock()
	defer l.Unlock()
	return l.text.String()
}

var siteLine = regexp.MustCompile(`^The (staff|public)'s site: (http://\S+)$`)

// serve starts the program and waits until both sites can be asked. It is killed when the
// test ends, unless it has ended by then.
func (f *filled) serve(t *testing.T, flags ...string) *served {
	t.Helper()
	s := f.begin(t, flags...)
	if s.public == "" {
		t.Fatalf("the sites are not served:\n%s", &s.log)
	}
	return s
}

// begin is serve of a program that may have ended before its sites could be asked.
func (f *filled) begin(t *testing.T, flags ...string) *served {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	line := f.at(append([]string{"serve", "--authority", county.Authority, "--listen", "127.0.0.1:0", "--public", "127.0.0.1:0"}, flags...)...)
	s := &served{Cmd: exec.Command(self, line...), filled: f}
	s.Env = append(os.Environ(), asProgram+"=1")
	s.Stderr = &s.log
	out, err := s.StdoutPipe()
	if err == nil {
		err = s.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if s.ProcessState == nil {
			s.kill(t)
		}
	})
	for lines := bufio.NewScanner(out); (s.staff == "" || s.public == "") && lines.Scan(); {
		switch found := siteLine.FindStringSubmatch(lines.Text()); {
		case found == nil:
		case found[1] == "staff":
			s.staff = found[2]
		default:
			s.public = found[2]
		}
	}
	if s.public == "" {
		var ended *exec.ExitError
		if err := s.Wait(); !errors.As(err, &ended) {
			t.Fatalf("it served nothing and ended with %v", err)
		}
	}
	return s
}

// kill ends the program with no time to say goodbye.
func (s *served) kill(t *testing.T) {
	t.Helper()
	if err := s.Process.Kill(); err != nil {
		t.Error(err)
	}
	var ended *exec.ExitError
	if err := s.Wait(); !errors.As(err, &ended) || ended.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
		t.Errorf("it had ended by itself: %v\n%s", err, &s.log)
	}
}

// newBrowser is a browser that follows no redirect. It outlives the server that it asks.
func newBrowser(t *testing.T) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	b := &http.Client{Jar: jar, Transport: &http.Transport{}, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	t.Cleanup(b.CloseIdleConnections)
	return b
}

// frontDoor is the e-mail address of somebody who takes contacts.
const frontDoor = "nadia.farrow@throughshire.example"

// signedIn is a browser in which a worker of the county has signed in.
func (s *served) signedIn(t *testing.T, email string) *http.Client {
	t.Helper()
	b := newBrowser(t)
	if a := ask(t, b, s.staff+"/sign-in", url.Values{"email": {email}, "password": {county.Password}}); a.status != http.StatusSeeOther {
		t.Fatalf("signing in was answered with %d:\n%s", a.status, a.body)
	}
	return b
}

// answer is what a site answered.
type answer struct {
	status int
	body   string
}

// ask sends a form, or asks for a page where there is none, and must be answered.
func ask(t *testing.T, b *http.Client, address string, form url.Values) answer {
	t.Helper()
	a, err := asked(b, address, form)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func asked(b *http.Client, address string, form url.Values) (answer, error) {
	a, err := read(b, address, form)
	a.body = wordsOf(a.body)
	return a, err
}

// read is what a site answered as it was written.
func read(b *http.Client, address string, form url.Values) (answer, error) {
	var res *http.Response
	var err error
	if form == nil {
		res, err = b.Get(address)
	} else {
		res, err = b.PostForm(address, form)
	}
	if err != nil {
		return answer{}, err
	}
	body, err := io.ReadAll(res.Body)
	return answer{res.StatusCode, string(body)}, errors.Join(err, res.Body.Close())
}

var (
	mainOf = regexp.MustCompile(`(?s)^.*<main[^>]*>(.*)</main>.*$`)
	marks  = regexp.MustCompile(`(?s)<[^>]*>`)
)

// wordsOf is what a page says, but for its head and foot.
func wordsOf(page string) string {
	return strings.Join(strings.Fields(marks.ReplaceAllString(mainOf.ReplaceAllString(page, "$1"), " ")), " ")
}

// contact is the form of a new contact about one of the children, of yesterday. The same id
// and story give the same form.
func (f *filled) contact(id core.ID, story string) url.Values {
	child := f.children[int(id[len(id)-1])%len(f.children)]
	y, m, d := core.InstantOf(time.Now().Add(-24 * time.Hour)).Date().Split()
	return url.Values{
		"_id": {string(id)}, "_base": {"0"}, "_do": {"hand in"}, "_person": {string(child)},
		record.PartField(child, "child_words"): {"“I had my coat yesterday.”"},
		"received_at-day":                      {strconv.Itoa(d)}, "received_at-month": {strconv.Itoa(int(m))}, "received_at-year": {strconv.Itoa(y)}, "received_at-time": {"10:15"},
		"method": {"phone"}, "source": {"1A"}, "referrer_anonymous": {"no"}, "about": {"neglect"}, "danger": {"no"}, "story": {story},
		"siblings": {"None known."}, "parents_know": {"know_agree"}, "consent": {"given"}, "consent_by": {"parent"},
		"rating": {"amber"}, "why_rating": {"Needs a decision within the day"}, "level": {"3"}, "recommended": {"referral"},
	}
}

// most is the most memory that the program has had, in bytes.
func (s *served) most(t *testing.T) int64 {
	t.Helper()
	text, err := os.ReadFile("/proc/" + strconv.Itoa(s.Process.Pid) + "/status")
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(text), "VmHWM:")
	kilobytes, err := strconv.ParseInt(strings.Fields(after)[0], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return kilobytes << 10
}
