// Package browser drives a real Chromium for tests: it opens pages, fills in forms by
// the words of their labels, as a person would, and checks pages with axe. A [Plain] walks
// pages without one. Tests only.
package browser

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// patience is how long a step may take before the test fails.
const patience = 20 * time.Second

// A Browser is one Chromium. There is one for the whole test process.
type Browser struct{ ctx context.Context }

var start = sync.OnceValues(func() (*Browser, error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.NoSandbox,
		chromedp.Flag("disable-gpu", true),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
		// What is left out would make ready for a person who goes back or opens another tab.
		chromedp.Flag("disable-features", "Translate,BackForwardCache,SpareRendererForSitePerProcess,PaintHolding,MediaRouter,OptimizationHints"),
	)
	// Neither is cancelled: Chromium ends with the process that started it.
	allocator, _ := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, _ := chromedp.NewContext(allocator)
	return &Browser{ctx}, chromedp.Do(ctx)
})

// Start returns the browser of this test process, and starts it if need be.
func Start(t testing.TB) *Browser {
	t.Helper()
	b, err := start()
	if err != nil {
		t.Fatalf("starting Chromium: %v. Is it installed? (apt-get install chromium)", err)
	}
	return b
}

// A Page is one tab, with cookies of its own, as of one person at one computer.
type Page struct {
	t   testing.TB
	ctx context.Context

	mu         sync.Mutex
	complaints []string // what the browser said on its console: errors and refusals
}

// NewPage opens a tab 1,280 pixels wide. It closes when the test ends.
func (b *Browser) NewPage(t testing.TB) *Page {
	t.Helper()
	ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	p := &Page{t: t, ctx: ctx}
	// The tab lives as long as the context of its first step, so that one has no time limit.
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("opening a tab: %v", err)
	}
	p.do("opening a tab", chromedp.EmulateViewport(1280, 900))
	console := chromedp.Console(ctx)
	go func() {
		for m, err := range console {
			if err != nil {
				return // the tab was closed
			}
			if m.IsException() || m.Type == "error" || m.Type == "warning" {
				p.mu.Lock()
				p.complaints = append(p.complaints, m.String())
				p.mu.Unlock()
			}
		}
	}()
	return p
}

// do runs steps, and fails the test if one fails.
func (p *Page) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.t.Fatalf("%s: %v (at %s)", what, err, p.URL())
	}
}

// ask evaluates JavaScript and returns what it gives, or fails the test.
func ask[T any](p *Page, what, script string) T {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	answer, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%s: %v", what, err)
	}
	return answer
}

// Goto opens an address and waits until it is loaded.
func (p *Page) Goto(url string) {
	p.t.Helper()
	p.do("opening "+url, chromedp.Navigate(url))
}

// Back goes to the page before.
func (p *Page) Back() {
	p.t.Helper()
	p.do("going back", chromedp.NavigateBack())
}

// Reload loads the page again.
func (p *Page) Reload() {
	p.t.Helper()
	p.do("loading again", chromedp.Reload())
}

// URL is the address of the page.
func (p *Page) URL() string {
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	url, err := chromedp.Run(ctx, chromedp.Location())
	if err != nil {
		return "an address that cannot be read: " + err.Error()
	}
	return url
}

// Title is the title of the page.
func (p *Page) Title() string {
	p.t.Helper()
	return ask[string](p, "reading the title", "document.title")
}

// Width sets the width of the window in pixels: 390 is a phone.
func (p *Page) Width(pixels int) {
	p.t.Helper()
	p.do("setting the width", chromedp.EmulateViewport(int64(pixels), 900))
}

// JavaScript switches the scripts of pages on or off, from the next page opened.
func (p *Page) JavaScript(on bool) {
	p.t.Helper()
	p.do("switching JavaScript", func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
		return chromedp.Void{}, err
	})
}

// Screenshot writes a picture of the whole page, at a width in pixels, to a PNG file.
func (p *Page) Screenshot(path string, width int) {
	p.t.Helper()
	p.Width(width)
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	picture, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err != nil {
		p.t.Fatalf("taking a picture of %s: %v", p.URL(), err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(path, picture, 0o644); err != nil {
		p.t.Fatal(err)
	}
}

// Complaints are the errors and warnings that the browser wrote on its console since the
// tab was opened, such as what the security policy refused.
func (p *Page) Complaints() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.complaints...)
}

// loads runs steps and waits until a page has loaded.
func (p *Page) loads(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	loaded := chromedp.Events(ctx, page.LoadEventFired)
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.t.Fatalf("%s: %v (at %s)", what, err, p.URL())
	}
	for _, err := range loaded {
		if err != nil {
			p.t.Fatalf("%s: no page came: %v (at %s)", what, err, p.URL())
		}
		return
	}
	p.t.Fatalf("%s: no page came (at %s)", what, p.URL())
}
