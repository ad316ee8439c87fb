package journeys

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"throughline/core"
	"throughline/county"
	"throughline/ui/browser"
)

// A person sits at a browser of their own.
type person struct {
	someone
	*browser.Page
	way way
}

// Someone walks pages, with a browser or with what does as one does and shows nothing.
type someone struct {
	pages
	t      *testing.T
	office *office
	site   string // where they are: the staff's site or the public's
}

// What both a [browser.Page] and a [browser.Plain] can do.
type pages interface {
	Goto(address string)
	URL() string
	Text(selector string) string
	HTML(selector string) string
	Fill(label, words string)
	Answer(typed url.Values, instead ...string)
	Click(words string)
}

// A way is how people use the sites.
type way struct {
	name     string
	noScript bool // scripts are off
	look     bool // every page is judged by axe, and its picture taken
}

// visitor is somebody on the public's site, who has no account.
func (o *office) visitor(t *testing.T, w way) *person {
	t.Helper()
	tab := browser.Start(t).NewPage(t)
	p := &person{someone{tab, t, o, o.public.URL}, tab, w}
	if w.noScript {
		p.JavaScript(false)
	}
	return p
}

// sitDown is a worker who has signed in.
func (o *office) sitDown(t *testing.T, w way, name string) *person {
	t.Helper()
	p := o.visitor(t, w)
	p.site = o.staff.URL
	p.signIn(name)
	return p
}

func (p *someone) signIn(name string) {
	p.t.Helper()
	p.open("/sign-in")
	p.Fill("Email address", p.office.worker(p.t, name).Email)
	p.Fill("Password", county.Password)
	p.Click("Sign in")
	p.says("Sign out")
}

// open goes to a page of the person's site.
func (p *someone) open(path string) {
	p.t.Helper()
	p.Goto(p.site + path)
}

// says fails unless all of these words can be read on the page.
func (p *someone) says(words ...string) {
	p.t.Helper()
	text := strings.Join(strings.Fields(p.Text("body")), " ")
	for _, w := range words {
		if !strings.Contains(text, w) {
			p.t.Fatalf("%s does not say %q:\n%s", p.URL(), w, text)
		}
	}
}

// silent fails if any of these words can be read on the page.
func (p *someone) silent(words ...string) {
	p.t.Helper()
	text := p.Text("body")
	for _, w := range words {
		if strings.Contains(text, w) {
			p.t.Errorf("%s says %q, which it must not:\n%s", p.URL(), w, text)
		}
	}
}

// holds fails unless a box holds these words.
func (p *person) holds(label, words string) {
	p.t.Helper()
	if got := p.Value(label); got != words {
		p.t.Errorf("%s: %q holds %q, want %q", p.URL(), label, got, words)
	}
}

// day fills in the three boxes of a day.
func (p *person) day(question string, d core.Date) {
	p.t.Helper()
	y, m, dd := d.Split()
	p.Fill(question+" > Day", strconv.Itoa(dd))
	p.Fill(question+" > Month", strconv.Itoa(int(m)))
	p.Fill(question+" > Year", strconv.Itoa(y))
}

// instant fills in a day and a time.
func (p *person) instant(question string, at core.Instant) {
	p.t.Helper()
	p.day(question, at.Date())
	p.Fill(question+" > Time, like 14:05", at.Time().Format("15:04"))
}

// pick chooses from a long list, which the page's script makes a box to type in.
func (p *person) pick(label, option string) {
	p.t.Helper()
	if p.way.noScript {
		p.Select(label, option)
		return
	}
	p.Fill(label, option)
	p.Keys("\t")
}

// handIn checks the answers and hands them in.
func (p *person) handIn(page string) {
	p.t.Helper()
	p.Click("Check your answers")
	p.says("Hand in")
	p.look(page + "-check")
	p.Click("Hand in")
	p.says("Saved.")
	p.look(page + "-saved")
}

// look judges the page as it stands on a desk and on a telephone, and takes its picture.
func (p *person) look(page string) {
	p.t.Helper()
	if !p.way.look {
		return
	}
	folder := os.Getenv("THROUGHLINE_PICTURES")
	for _, width := range []int{390, 1280} {
		p.Width(width)
		for _, wrong := range p.Axe() {
			p.t.Errorf("%s at %s, %d pixels wide: %s", page, p.URL(), width, wrong)
		}
		if folder != "" {
			p.Screenshot(filepath.Join(folder, fmt.Sprintf("%s-%s-%d.png", p.way.name, page, width)), width)
		}
	}
}
