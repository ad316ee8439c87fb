package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"

	"throughline/access"
	"throughline/county"
	"throughline/store"
)

// A heard is a log at its most talkative, written by many at once.
type heard struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (h *heard) Write(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.b.Write(p)
}

func (h *heard) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.b.String()
}

var leadsTo = regexp.MustCompile(`(?:href|action|src)="([^"]*)"`)

// TestNoNameOrWordIsLogged has several people work at once at every address of a county in
// which each word is known, with forms that are refused, errors and panics, and the database
// taken away. None of the words stands in the log, in a letter by e-mail, in an address, or
// on a page that says no.
func TestNoNameOrWordIsLogged(t *testing.T) {
	eachDesk(t, 0, func(t *testing.T, d *desk) {
		log := &heard{}
		d.Log = slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug - 8}))
		g := newGround(t, d)
		d.workAtOnce(t, g)
		d.provoke(t, g)
		letters, err := store.All[string](t.Context(), d.DB, `SELECT subject || ' ' || body FROM outbox`)
		if err != nil {
			t.Fatal(err)
		}
		if err := d.DB.Close(); err != nil {
			t.Fatal(err)
		}
		d.workAtOnce(t, g)
		said := log.String()
		for _, want := range []string{"answered", "a page failed", "panic", "level=DEBUG", "level=ERROR"} {
			if !strings.Contains(said, want) {
				t.Errorf("the log never says %q: nothing went wrong that was to be heard of", want)
			}
		}
		for _, word := range append(marks, "zqtyped", "zqpanic") {
			if i := strings.Index(said, word); i >= 0 {
				t.Errorf("the log says %q: %s", word, said[max(0, i-300):min(len(said), i+100)])
			}
			if strings.Contains(strings.Join(letters, " "), word) {
				t.Errorf("a letter by e-mail says %q", word)
			}
		}
	})
}

// workAtOnce has four people go to every address, with and without something typed.
func (d *desk) workAtOnce(t *testing.T, g ground) {
	t.Helper()
	site, cookies := d.Handler(), []*http.Cookie{{Name: d.cookieName(), Value: d.Authority + ".nobody"}}
	for _, w := range []county.Worker{d.worker(access.Director, ""), d.worker(access.SocialWorker, ""), d.worker(access.FrontDoorWorker, ""), d.worker(access.Administrator, "")} {
		if _, err := store.One[int](t.Context(), d.DB, `SELECT 1`); err == nil {
			cookies = append(cookies, d.session(t, w))
		}
	}
	typed := url.Values{"_base": {"1"}, "_id": {"zqtyped"}, "_person": {"zqtyped"}, "received_at-day": {"zqtyped"}, "person": {"zqtyped"}, "month": {"zqtyped"}}
	for name := range typedSpoilt() {
		if name != "next" { // which leads back to what was asked
			typed.Set(name, spoiltFamily+" zqtyped\x00")
		}
	}
	var busy sync.WaitGroup
	for _, cookie := range cookies {
		busy.Go(func() {
			for _, r := range d.routes() {
				method, path := g.address(t, r.pattern)
				if r.pattern == "POST /sign-out" {
					continue
				}
				if method == http.MethodGet {
					d.tellsNothing(t, r, answers(site, method, path, nil, cookie))
					at, _, _ := strings.Cut(path, "?")
					d.tellsNothing(t, route{}, answers(site, method, at+"?"+typed.Encode(), nil, cookie))
					continue
				}
				d.tellsNothing(t, r, answers(site, method, path, typed, cookie))
			}
		})
	}
	busy.Wait()
}

// sentBack is what somebody sent, in the form that lets them send it again: it goes to nobody else.
var sentBack = regexp.MustCompile(`<input type="hidden" name="[^"]*" value="[^"]*"`)

// tellsNothing reads where an answer leads, and what a page says that says no. Of an address
// in which somebody typed words themselves, no pattern is given.
func (d *desk) tellsNothing(t *testing.T, r route, a *http.Response) {
	page, err := io.ReadAll(a.Body)
	if err != nil {
		t.Error(err)
	}
	if r.pattern == "" {
		return
	}
	says := a.Header.Get("Location")
	for _, to := range leadsTo.FindAllStringSubmatch(string(page), -1) {
		says += " " + to[1]
	}
	if a.StatusCode == http.StatusForbidden || a.StatusCode == http.StatusNotFound || a.StatusCode == http.StatusInternalServerError {
		says += " " + sentBack.ReplaceAllString(string(page), "")
	}
	for _, word := range append(marks, "zqtyped") {
		if strings.Contains(says, word) {
			t.Errorf("%s answers %d with %q in an address, or on a page that says no", r.pattern, a.StatusCode, word)
		}
	}
}

// provoke makes pages fail: a database that refuses, a panic that holds a name, and errors of
// the program itself.
func (d *desk) provoke(t *testing.T, g ground) {
	t.Helper()
	v := d.as(t, d.worker(access.Director, ""))
	rename := func(from, to string) {
		d.write(t, func(ctx context.Context, tx *store.Tx) error {
			_, err := store.Exec(ctx, tx, `ALTER TABLE `+from+` RENAME TO `+to)
			return err
		})
	}
	rename("moment", "moment_away")
	v.post("/new/contact", http.StatusInternalServerError, contactForm(g.record[:35]+"0", g.child, spoiltStory+" zqtyped")...)
	rename("moment_away", "moment")
	for _, fails := range []func(http.ResponseWriter, *http.Request) error{
		func(http.ResponseWriter, *http.Request) error { panic("zqpanic") },
		func(http.ResponseWriter, *http.Request) error { panic(fmt.Errorf("zqpanic: %w", io.EOF)) },
		func(_ http.ResponseWriter, r *http.Request) error {
			return errors.New(r.Context().Value("zqpanic").(string))
		},
		func(http.ResponseWriter, *http.Request) error { return errors.New("out of order") },
	} {
		site := d.frame(route{pattern: "GET /fails", do: fails})
		d.tellsNothing(t, route{}, answers(site, http.MethodGet, "/fails?q=zqtyped", nil, &http.Cookie{Name: "x", Value: "x"}))
		a := answers(site, http.MethodGet, "/fails", nil, &http.Cookie{Name: "x", Value: "x"})
		if a.StatusCode != http.StatusInternalServerError {
			t.Errorf("a page that fails answers %d", a.StatusCode)
		}
		d.tellsNothing(t, route{pattern: "GET /fails"}, a)
	}
}
