package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// finders are how a person finds things on a page: by the words. Each marks what it found,
// so that the step that follows can find it, and returns "", or says what there is instead.
const finders = `
const say = (e) => (e.innerText || e.textContent || '').replace(/\s+/g, ' ').trim()
const seen = (e) => e.getClientRects().length > 0
const mark = (e) => {
  document.querySelectorAll('[data-found]').forEach((f) => f.removeAttribute('data-found'))
  e.setAttribute('data-found', '')
}
const group = (path) => {
  let root = document
  for (const words of path) {
    const found = [...root.querySelectorAll('legend,h2,h3,h4')].find((l) => say(l) === words)
    if (!found) return null
    root = found.closest('fieldset,section,article,.govuk-summary-card') || found.parentElement
  }
  return root
}
const box = (path) => {
  const words = path.pop()
  const root = group(path)
  if (!root) return 'no group "' + path.join(' > ') + '"'
  const labels = [...root.querySelectorAll('label')]
  const label = labels.find((l) => say(l) === words && l.control && (seen(l) || seen(l.control))) || labels.find((l) => say(l) === words && l.control)
  if (!label) return 'no label "' + words + '"; there are: ' + labels.map(say).join(' | ')
  mark(label.control)
  return ''
}
const press = (words) => {
  const all = [...document.querySelectorAll('a[href],button,summary,input[type=submit],[role=tab]')].filter((e) => seen(e) && !e.closest('[aria-hidden=true]'))
  const named = (e) => [e.getAttribute('aria-label'), e.value, say(e)].filter(Boolean)
  const found = all.find((e) => named(e).includes(words)) || all.find((e) => say(e).startsWith(words))
  if (!found) return 'nothing to press called "' + words + '"; there are: ' + all.map(say).join(' | ')
  mark(found)
  return ''
}
`

// found is what a finder has marked.
const found = chromedp.CSS("[data-found]")

// find runs a finder, or fails the test with what there was instead.
func (p *Page) find(what, call string) {
	p.t.Helper()
	if missing := ask[string](p, what, "(() => {"+finders+"return "+call+"})()"); missing != "" {
		p.t.Fatalf("%s: %s (at %s)", what, missing, p.URL())
	}
}

func quote(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // strings and lists of them can always be written
	}
	return string(text)
}

// path cuts "When did you visit? > Day" into the group and the label.
func path(label string) string { return quote(strings.Split(label, " > ")) }

// Fill types into the box with that label, in place of what was there. In a group, write
// the group's words first: "When did you visit? > Day".
func (p *Page) Fill(label, words string) {
	p.t.Helper()
	what := fmt.Sprintf("filling in %q", label)
	p.find(what, "box("+path(label)+")")
	p.do(what, chromedp.Focus(found))
	ask[any](p, what, "document.activeElement.select(), null")
	if words == "" {
		words = kb.Delete
	}
	p.do(what, chromedp.KeyEvent(words))
}

// Choose presses the radio or checkbox with that label.
func (p *Page) Choose(label string) {
	p.t.Helper()
	what := fmt.Sprintf("choosing %q", label)
	p.find(what, "box("+path(label)+")")
	p.do(what, chromedp.Click(found))
}

// Select chooses an option, by its words, from the list with that label.
func (p *Page) Select(label, option string) {
	p.t.Helper()
	what := fmt.Sprintf("selecting %q from %q", option, label)
	p.find(what, "box("+path(label)+")")
	missing := ask[string](p, what, `(() => {
		const list = document.querySelector('[data-found]')
		const option = [...list.options].find((o) => o.text.trim() === `+quote(option)+`)
		if (!option) return 'no such option; there are: ' + [...list.options].map((o) => o.text).join(' | ')
		list.value = option.value
		list.dispatchEvent(new Event('change', { bubbles: true }))
		return ''
	})()`)
	if missing != "" {
		p.t.Fatalf("%s: %s", what, missing)
	}
}

// Upload puts a file into the box with that label.
func (p *Page) Upload(label, file string) {
	p.t.Helper()
	what := fmt.Sprintf("uploading to %q", label)
	p.find(what, "box("+path(label)+")")
	// The box on which files are dropped gives its label to a button of its own.
	ask[any](p, what, `(() => {`+finders+`
		const marked = document.querySelector('[data-found]')
		const input = marked.type === 'file' ? marked : marked.closest('.govuk-form-group').querySelector('input[type=file]')
		if (input) mark(input)
		return null
	})()`)
	p.do(what, chromedp.SetUploadFiles(found, []string{file}))
}

// Click presses the link or button with those words, and waits for the page that comes.
func (p *Page) Click(words string) {
	p.t.Helper()
	what := fmt.Sprintf("clicking %q", words)
	p.find(what, "press("+quote(words)+")")
	p.loads(what, chromedp.Click(found))
}

// Press presses the link or button with those words, where no new page comes.
func (p *Page) Press(words string) {
	p.t.Helper()
	what := fmt.Sprintf("pressing %q", words)
	p.find(what, "press("+quote(words)+")")
	p.do(what, chromedp.Click(found))
}

// Keys types keys at whatever has the focus. The keys that write nothing are in the package kb.
func (p *Page) Keys(keys string) {
	p.t.Helper()
	p.do("typing", chromedp.KeyEvent(keys))
}

// Focused is what has the focus, as a person would call it: "Group > Label" of a box in a
// group, the label of one that stands alone, the words of a link or button.
func (p *Page) Focused() string {
	p.t.Helper()
	return ask[string](p, "looking where the focus is", `(() => {
		`+finders+`
		const e = document.activeElement
		if (!e || e === document.body) return ''
		const words = e.labels && e.labels.length ? say(e.labels[0]) : e.getAttribute('aria-label') || say(e)
		const around = e.closest('fieldset')
		const legend = e.labels && around && around.querySelector('legend')
		return (legend ? say(legend) + ' > ' : '') + words
	})()`)
}

// HTML is the inside of what a selector finds, as it stands.
func (p *Page) HTML(selector string) string {
	p.t.Helper()
	return ask[string](p, "reading the page", "document.querySelector("+quote(selector)+").innerHTML")
}

// Text is what can be read on the page, or in what a CSS selector finds.
func (p *Page) Text(selector string) string {
	p.t.Helper()
	if selector == "" {
		selector = "body"
	}
	return ask[string](p, "reading "+selector, "(() => { const e = document.querySelector("+quote(selector)+"); return e ? e.innerText : '' })()")
}

// Value is what stands in the box with that label.
func (p *Page) Value(label string) string {
	p.t.Helper()
	what := fmt.Sprintf("reading %q", label)
	p.find(what, "box("+path(label)+")")
	return ask[string](p, what, "document.querySelector('[data-found]').value")
}

// WaitFor waits until those words can be read on the page.
func (p *Page) WaitFor(words string) {
	p.t.Helper()
	p.wait("waiting for "+words, "document.body.innerText.includes("+quote(words)+")")
}

// WaitUntil waits until a JavaScript expression is true.
func (p *Page) WaitUntil(expression string) {
	p.t.Helper()
	p.wait("waiting until "+expression, expression)
}

func (p *Page) wait(what, expression string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	for {
		_, err := chromedp.Run(ctx, chromedp.Poll[bool](expression))
		switch {
		case err == nil:
			return
		case ctx.Err() == nil && (strings.Contains(err.Error(), "navigated") || strings.Contains(err.Error(), "Cannot find context")):
			continue // the page refreshed itself meanwhile
		}
		p.t.Fatalf("%s: %v (at %s)", what, err, p.URL())
	}
}
