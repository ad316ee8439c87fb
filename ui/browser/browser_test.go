package browser

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"throughline/ui"
)

// policy is the content security policy that our sites send: nothing but our own files.
const policy = "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'"

// gallery serves the gallery as our sites serve pages.
func gallery(t *testing.T) *httptest.Server {
	t.Helper()
	if !ui.Built() {
		t.Fatal(ui.HowToBuild)
	}
	routes := http.NewServeMux()
	routes.Handle("GET /assets/", ui.Assets())
	routes.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if err := ui.Gallery().Render(r.Context(), w); err != nil {
			t.Error(err)
		}
	})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		routes.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server
}

func TestGalleryInABrowser(t *testing.T) {
	p := Start(t).NewPage(t)
	site := gallery(t)
	for _, width := range []int{1280, 390} {
		p.Width(width)
		p.Goto(site.URL)
		for _, finding := range p.Axe() {
			t.Errorf("%d pixels wide: %s", width, finding)
		}
		if across := ask[int](p, "measuring", "document.documentElement.scrollWidth"); across > width {
			t.Errorf("%d pixels wide: the page is %d wide and must be scrolled sideways: %s", width, across, ask[string](p, "looking for what is too wide",
				"[...document.querySelectorAll('main *')].filter((e) => e.getBoundingClientRect().right > innerWidth && !e.closest('.tl-picture__scroll')).map((e) => e.tagName + '.' + e.className).slice(0, 5).join(' | ')"))
		}
	}
	for _, complaint := range p.Complaints() {
		t.Error(complaint)
	}
	if folder := os.Getenv("THROUGHLINE_PICTURES"); folder != "" {
		p.Screenshot(filepath.Join(folder, "gallery-1280.png"), 1280)
		p.Screenshot(filepath.Join(folder, "gallery-390.png"), 390)
	}
}

func TestGalleryWithoutJavaScript(t *testing.T) {
	p := Start(t).NewPage(t)
	p.JavaScript(false)
	p.Goto(gallery(t).URL)
	if text := p.Text("body"); !strings.Contains(text, "Two earlier plans.") || !strings.Contains(text, "Last assessed on 3 November 2025.") {
		t.Error("without JavaScript, what stands in tabs and accordions cannot be read")
	}
}
