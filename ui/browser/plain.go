package browser

import (
	"bytes"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// Plain is a browser that shows nothing and runs no script, with cookies of its own. It
// fetches pages, follows links, and fills in forms and sends them as any browser does. What
// it walks is whole without JavaScript. It costs next to nothing beside a [Page].
type Plain struct {
	t      testing.TB
	client http.Client
	at     *url.URL
	page   *html.Node
	typed  map[*html.Node]url.Values // what stands in the forms of the page
}

// NewPlain returns a plain browser that has opened nothing yet.
func NewPlain(t testing.TB) *Plain {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	t.Cleanup(transport.CloseIdleConnections)
	return &Plain{t: t, client: http.Client{Jar: jar, Transport: transport, Timeout: time.Minute}, at: &url.URL{}}
}

// Goto opens an address.
func (p *Plain) Goto(address string) {
	p.t.Helper()
	req, err := http.NewRequestWithContext(p.t.Context(), http.MethodGet, p.to(address), nil)
	if err != nil {
		p.t.Fatal(err)
	}
	p.comes(req)
}

// URL is the address of the page.
func (p *Plain) URL() string { return p.at.String() }

// Text is what can be read in the first element of that name, and "" where there is none.
func (p *Plain) Text(element string) string {
	p.t.Helper()
	if e := p.first(func(n *html.Node) bool { return n.Data == element }); e != nil {
		return say(e)
	}
	return ""
}

// HTML is the inside of the first element of that name, as it stands.
func (p *Plain) HTML(element string) string {
	p.t.Helper()
	e := p.first(func(n *html.Node) bool { return n.Data == element })
	if e == nil {
		p.t.Fatalf("there is no %s at %s", element, p.URL())
	}
	var b bytes.Buffer
	for child := range e.ChildNodes() {
		if err := html.Render(&b, child); err != nil {
			p.t.Fatal(err)
		}
	}
	return b.String()
}

// Fill types into the box with that label, in place of what was there.
func (p *Plain) Fill(label, words string) {
	p.t.Helper()
	l := p.first(func(n *html.Node) bool { return n.Data == "label" && say(n) == label })
	if l == nil {
		p.t.Fatalf("there is no box %q at %s", label, p.URL())
	}
	box := p.first(func(n *html.Node) bool { return attr(n, "id") == attr(l, "for") })
	if box == nil || within(box, "form") == nil {
		p.t.Fatalf("the label %q belongs to no box of a form at %s", label, p.URL())
	}
	p.form(within(box, "form")).Set(attr(box, "name"), words)
}

// Answer gives the answers of the form that saves itself, by the names of its fields. A
// field that is not there, and an answer that a field does not offer, fail the test. Boxes
// that are ticked and not among a group's answers are cleared, and so is what stands in
// other fields whose names begin with one of the prefixes. See [Page.Answer].
func (p *Plain) Answer(typed url.Values, instead ...string) {
	p.t.Helper()
	form := p.first(func(n *html.Node) bool { return n.Data == "form" && hasAttr(n, "data-autosave") })
	if form == nil {
		p.t.Fatalf("there is no form that saves itself at %s", p.URL())
	}
	now := p.form(form)
	for name := range now {
		if slices.ContainsFunc(instead, func(prefix string) bool { return strings.HasPrefix(name, prefix) }) {
			now.Del(name)
		}
	}
	for name, values := range typed {
		known, offered := offers(form, name)
		if !known {
			p.t.Fatalf("the form at %s does not ask %s", p.URL(), name)
		}
		for _, v := range values {
			if offered != nil && !slices.Contains(offered, v) {
				p.t.Fatalf("the form at %s does not take %s = %s", p.URL(), name, v)
			}
		}
		now[name] = values
	}
}

// Click follows the link or presses the button with those words.
func (p *Plain) Click(words string) {
	p.t.Helper()
	pressed := func(same func(string) bool) *html.Node {
		return p.first(func(n *html.Node) bool {
			return (n.Data == "a" && hasAttr(n, "href") || n.Data == "button") && attr(n, "aria-hidden") != "true" && (same(attr(n, "aria-label")) || same(say(n)))
		})
	}
	found := pressed(func(s string) bool { return s == words })
	if found == nil {
		found = pressed(func(s string) bool { return strings.HasPrefix(s, words) })
	}
	switch {
	case found == nil:
		p.t.Fatalf("there is nothing to press called %q at %s", words, p.URL())
	case found.Data == "a":
		p.Goto(attr(found, "href"))
	case within(found, "form") == nil:
		p.t.Fatalf("the button %q belongs to no form at %s", words, p.URL())
	default:
		p.send(within(found, "form"), found)
	}
}

// send sends a form by one of its buttons.
func (p *Plain) send(form, button *html.Node) {
	p.t.Helper()
	values := p.form(form)
	if name := attr(button, "name"); name != "" {
		values.Set(name, attr(button, "value"))
	}
	action := attr(form, "action")
	if hasAttr(button, "formaction") {
		action = attr(button, "formaction")
	}
	if attr(form, "method") != "post" {
		p.Goto(action + "?" + values.Encode())
		return
	}
	req, err := http.NewRequestWithContext(p.t.Context(), http.MethodPost, p.to(action), strings.NewReader(values.Encode()))
	if err != nil {
		p.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Origin", p.at.Scheme+"://"+p.at.Host)
	req.Header.Set("Sec-Fetch-Site", "same-origin")
	p.comes(req)
}

// to is an address as the page means it.
func (p *Plain) to(address string) string {
	p.t.Helper()
	u, err := p.at.Parse(address)
	if err != nil {
		p.t.Fatal(err)
	}
	return u.String()
}

// comes asks for a page, and holds what is answered.
func (p *Plain) comes(req *http.Request) {
	p.t.Helper()
	answer, err := p.client.Do(req)
	if err != nil {
		p.t.Fatal(err)
	}
	defer answer.Body.Close()
	if p.page, err = html.Parse(answer.Body); err != nil {
		p.t.Fatalf("reading %s: %v", answer.Request.URL, err)
	}
	p.at, p.typed = answer.Request.URL, map[*html.Node]url.Values{}
}
