package ui

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestAssetsAreServed(t *testing.T) {
	for _, c := range []struct{ why, path, encoding, wantCache, wantEncoding string }{
		{"the address that pages use may be kept for a year", Asset("mark.svg"), "", "public, max-age=31536000, immutable", ""},
		{"an address without its version must be asked again", "/assets/mark.svg", "", "no-cache", ""},
		{"an old version must be asked again", "/assets/mark.svg?v=0", "", "no-cache", ""},
		{"a browser that can unpack gets it packed", Asset("mark.svg"), "gzip, br", "public, max-age=31536000, immutable", "gzip"},
	} {
		t.Run(c.why, func(t *testing.T) {
			r := httptest.NewRequest(http.MethodGet, c.path, nil)
			r.Header.Set("Accept-Encoding", c.encoding)
			w := httptest.NewRecorder()
			Assets().ServeHTTP(w, r)
			if w.Code != http.StatusOK || w.Body.Len() == 0 {
				t.Fatalf("GET %s: status %d and %d bytes, want 200 and some", c.path, w.Code, w.Body.Len())
			}
			for name, want := range map[string]string{"Cache-Control": c.wantCache, "Content-Encoding": c.wantEncoding, "Content-Type": "image/svg+xml"} {
				if got := w.Header().Get(name); got != want {
					t.Errorf("GET %s: %s is %q, want %q", c.path, name, got, want)
				}
			}
		})
	}
}

func TestAnAssetThatIsNotThere(t *testing.T) {
	w := httptest.NewRecorder()
	Assets().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/assets/../go.mod", nil))
	if w.Code != http.StatusNotFound {
		t.Errorf("status %d, want 404", w.Code)
	}
}

// The licence of GDS Transport covers GOV.UK domains only, and the crown is not ours.
func TestStyleSheetIsOurOwn(t *testing.T) {
	css, there := assets()["throughline.css"]
	if !there {
		t.Fatal(HowToBuild)
	}
	for _, never := range []string{"GDS Transport", "@font-face", "crest", "crown"} {
		if strings.Contains(string(css.plain), never) {
			t.Errorf("the style sheet holds %q", never)
		}
	}
}

// Every address in the style sheet must be one that we serve.
func TestStyleSheetFindsItsPictures(t *testing.T) {
	css := string(assets()["throughline.css"].plain)
	for _, after := range strings.Split(css, "url(")[1:] {
		name, _, _ := strings.Cut(after, ")")
		if _, there := assets()[strings.TrimPrefix(name, "/assets/")]; !there {
			t.Errorf("the style sheet asks for %s, which is not built", name)
		}
	}
}
