package browser

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// A drafts server takes drafts of the gallery's form, unless it is broken.
type drafts struct {
	mu     sync.Mutex
	taken  []string // what was written in the account of each draft
	broken bool
}

func (d *drafts) set(broken bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.broken = broken
}

func (d *drafts) last() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.taken) == 0 {
		return ""
	}
	return d.taken[len(d.taken)-1]
}

// ServeHTTP takes a draft, or breaks the connection.
func (d *drafts) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.broken {
		panic(http.ErrAbortHandler)
	}
	d.taken = append(d.taken, r.PostFormValue("account"))
	w.WriteHeader(http.StatusNoContent)
}

func galleryWithDrafts(t *testing.T) (*httptest.Server, *drafts) {
	d := &drafts{}
	pages := gallery(t)
	routes := http.NewServeMux()
	routes.Handle("POST /gallery/draft", d)
	routes.Handle("/", pages.Config.Handler)
	site := httptest.NewServer(routes)
	t.Cleanup(site.Close)
	return site, d
}

func TestAFormSavesItself(t *testing.T) {
	site, taken := galleryWithDrafts(t)
	p := Start(t).NewPage(t)
	p.Goto(site.URL)
	p.Fill("What did you see?", "Asha was at home.")
	p.WaitUntil(`document.querySelector(".tl-saved").textContent.startsWith("Saved ")`)
	if got := taken.last(); got != "Asha was at home." {
		t.Errorf("the server took %q", got)
	}
	if kept := ask[int](p, "looking at what is kept", "localStorage.length"); kept != 0 {
		t.Errorf("%d things are still kept on the device after the server took them", kept)
	}
}

func TestNothingTypedIsLost(t *testing.T) {
	site, taken := galleryWithDrafts(t)
	p := Start(t).NewPage(t)
	p.Goto(site.URL)
	taken.set(true)
	p.Fill("What did you see?", "Asha was at school.")
	p.WaitFor("Not saved: no connection; kept on this device")
	if got := taken.last(); got != "" {
		t.Fatalf("the server took %q while it was broken", got)
	}
	taken.set(false)
	p.Reload() // as after a crash
	p.WaitUntil(`document.querySelector(".tl-saved").textContent.startsWith("Saved ")`)
	if got := p.Value("What did you see?"); got != "Asha was at school." {
		t.Errorf("after a crash the form holds %q", got)
	}
	if got := taken.last(); got != "Asha was at school." {
		t.Errorf("the server took %q", got)
	}
}

func TestTypeahead(t *testing.T) {
	p := Start(t).NewPage(t)
	p.Goto(gallery(t).URL)
	for _, c := range []struct{ why, typed, keys, want string }{
		{"one is found and chosen with the keyboard", "beech", kb.ArrowDown + kb.Enter, "Beech Hill Primary"},
		{"the second of those found", "primary", kb.ArrowDown + kb.ArrowDown + kb.Enter, "Beech Hill Primary"},
		{"a whole name needs no arrow", "dale academy", kb.Tab, "Dale Academy"},
		{"what is no school is no answer: the last stays", "nowhere", kb.Tab, "Dale Academy"},
		{"blank is no answer", " ", kb.Tab, ""},
	} {
		p.Fill("School", c.typed)
		p.Keys(c.keys)
		p.Keys(kb.Tab)
		if got := ask[string](p, "reading the answer", "document.querySelector('select[name=school]').value"); got != c.want {
			t.Errorf("%s: typed %q: the answer is %q, want %q", c.why, c.typed, got, c.want)
		}
	}
	p.Fill("School", "primary")
	for _, finding := range p.Axe() {
		t.Errorf("with the list open: %s", finding)
	}
}

func TestTableFilter(t *testing.T) {
	p := Start(t).NewPage(t)
	p.Goto(gallery(t).URL)
	p.Fill("Filter: Visits due", "leo")
	p.WaitFor("1 of 8 rows")
	if text := p.Text("table[data-filterable]"); strings.Contains(text, "Mina Okoro") || !strings.Contains(text, "Leo Bright") {
		t.Errorf("filtered by leo, the table shows %q", text)
	}
}

func TestChoosingRevealsAQuestion(t *testing.T) {
	p := Start(t).NewPage(t)
	p.Goto(gallery(t).URL)
	p.Choose("How should we answer you? > By email")
	p.WaitUntil("document.getElementById('contact-phone').getClientRects().length === 0")
	p.Choose("How should we answer you? > By telephone")
	p.WaitUntil("document.getElementById('contact-phone').getClientRects().length > 0")
	p.Fill("When did you visit? > Month", "11")
	if got := p.Value("When did you visit? > Month"); got != "11" {
		t.Errorf("the month holds %q", got)
	}
}
