package letter

import (
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
	"sync"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"throughline/core"
)

// A Printer makes PDF of documents with a Chromium that the council has installed. The
// PDF is tagged, so that a screen reader can follow its headings and tables, and it has an
// outline. Without a Printer documents are pages to print.
//
// At most [MostAtOnce] run at a time, however many ask: each takes some hundred megabytes,
// and the pages of everybody else come first. Do not copy a Printer that was used.
type Printer struct {
	Chromium string        // the path of the program
	Wait     time.Duration // how long somebody waits for their turn; zero is the usual

	once  sync.Once
	turns chan struct{}
}

// patience is how long a document may take: a long chronology takes about two seconds.
const patience = 30 * time.Second

// MostAtOnce is how many documents are made at a time.
const MostAtOnce = 2

// turn waits until fewer documents are being made than may be at once. done gives the turn
// to the next. Whoever waits too long is told to try again, and nothing is started for them.
func (p *Printer) turn(ctx context.Context) (done func(), err error) {
	p.once.Do(func() { p.turns = make(chan struct{}, MostAtOnce) })
	done = func() { <-p.turns }
	select {
	case p.turns <- struct{}{}:
		return done, nil
	default:
	}
	wait := p.Wait
	if wait == 0 {
		wait = patience
	}
	late := time.NewTimer(wait)
	defer late.Stop()
	select {
	case p.turns <- struct{}{}:
		return done, nil
	case <-ctx.Done():
		return nil, ctx.Err() // whoever asked has gone
	case <-late.C:
		return nil, core.Say(core.Invalid, "Many documents are being made at this moment. Wait a minute and try again, or print the page from your browser.")
	}
}

// PDF makes the PDF of a document's HTML. The HTML never touches the disk, nothing is
// fetched, and the same HTML and time give the same bytes with the same Chromium.
func (p *Printer) PDF(ctx context.Context, html []byte, at core.Instant) ([]byte, error) {
	done, err := p.turn(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	ctx, stop := chromedp.NewExecAllocator(ctx, p.options()...)
	defer stop()
	ctx, closeTab := chromedp.NewContext(ctx, chromedp.WithErrorf(quiet))
	defer closeTab()
	pdf, err := chromedp.Run(ctx, func(ctx context.Context, t *chromedp.Target) ([]byte, error) {
		tree, err := cdp.Call(ctx, t, page.GetFrameTree, cdp.Empty{})
		if err != nil {
			return nil, err
		}
		_, err = cdp.Call(ctx, t, page.SetDocumentContent, page.SetDocumentContentParams{FrameID: tree.FrameTree.Frame.ID, HTML: string(html)})
		if err != nil {
			return nil, err
		}
		yes := true
		out, err := cdp.Call(ctx, t, page.PrintToPDF, page.PrintToPDFParams{
			PreferCSSPageSize: &yes, GenerateTaggedPDF: &yes, GenerateDocumentOutline: &yes,
		})
		return out.Data, err
	})
	switch {
	case errors.Is(err, context.Canceled):
		return nil, err // whoever asked has gone
	case err != nil:
		return nil, fmt.Errorf("making a PDF with %s: %w. Is it Chromium, and may this user start it?", p.Chromium, err)
	}
	return dated(pdf, at), nil
}

// quiet drops what the driver logs by itself: it takes a page whose content was set for one
// without a frame. What matters comes back as an error.
func quiet(string, ...any) {}

// options start Chromium without a network. Its sandbox stays on, but for root, who cannot have one.
func (p *Printer) options() []chromedp.ExecAllocatorOption {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(p.Chromium),
		chromedp.Flag("disable-gpu", true),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND"),
	)
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	return options
}

var pdfDate = regexp.MustCompile(`\((D:\d{14}\+00'00')\)`)

// dated writes the time of the document over that of the printing, in the same number of bytes.
func dated(pdf []byte, at core.Instant) []byte {
	stamp := []byte("(D:" + at.Time().UTC().Format("20060102150405") + "+00'00')")
	return pdfDate.ReplaceAllFunc(pdf, func(old []byte) []byte {
		if len(old) != len(stamp) {
			return old
		}
		return stamp
	})
}
