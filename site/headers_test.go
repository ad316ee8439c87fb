package site

import (
	"net/http/httptest"
	"strings"
	"testing"

	"throughline/testkit"
)

// TestHeadersOfEveryPublicAnswer walks every address of the public's site, over https and
// without, and a page that is not there: nothing of a worry stays in the browser.
func TestHeadersOfEveryPublicAnswer(t *testing.T) {
	w := sqliteTown(t)
	for _, https := range []bool{false, true} {
		w.Secure = https
		site := w.Handler()
		patterns := []string{"GET /nowhere", "POST /nowhere"}
		for _, r := range w.routes() {
			patterns = append(patterns, r.pattern)
		}
		for _, pattern := range patterns {
			method, path, _ := strings.Cut(strings.NewReplacer("{page}", "you", "{$}", "").Replace(pattern), " ")
			r := httptest.NewRequest(method, path, strings.NewReader("sender=public&do=next"))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			got := httptest.NewRecorder()
			site.ServeHTTP(got, r)
			for _, wrong := range testkit.WrongHeaders(got.Header(), https) {
				t.Errorf("%s (https %t) answers %d: %s", pattern, https, got.Code, wrong)
			}
			for _, c := range got.Result().Cookies() {
				if !c.HttpOnly || c.Secure != https || c.SameSite == 0 || https != strings.HasPrefix(c.Name, "__Host-") {
					t.Errorf("%s (https %t) sets the cookie %s", pattern, https, c.Name)
				}
			}
			if to := got.Header().Get("Location"); to != "" && (!strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//")) {
				t.Errorf("%s leads to %q", pattern, to)
			}
		}
	}
}
