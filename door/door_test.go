package door

import (
	"fmt"
	"net/http/httptest"
	"testing"

	"golang.org/x/time/rate"
)

func TestWhereARequestComesFrom(t *testing.T) {
	for _, c := range []struct {
		why, remote, told string
		behind            bool
		want              string
	}{
		{"straight", "192.0.2.7:5000", "", false, "192.0.2.7"},
		{"what anybody can claim", "192.0.2.7:5000", "198.51.100.1", false, "192.0.2.7"},
		{"the proxy's own word is the last", "127.0.0.1:5000", "198.51.100.1, 203.0.113.9", true, "203.0.113.9"},
		{"one computer has many addresses", "[2001:db8:1:2:3:4:5:6]:5000", "", false, "2001:db8:1:2::/64"},
		{"a proxy that tells the port as well", "127.0.0.1:5000", "203.0.113.9:51000", true, "203.0.113.9"},
		{"a proxy that tells nothing", "127.0.0.1:5000", "", true, "127.0.0.1"},
		{"no address", "pipe", "", false, "unknown"},
	} {
		t.Run(c.why, func(t *testing.T) {
			r := httptest.NewRequest("GET", "/", nil)
			r.RemoteAddr = c.remote
			if c.told != "" {
				r.Header.Set("X-Forwarded-For", c.told)
			}
			if got := Network(r, c.behind); got != c.want {
				t.Errorf("%s is %q, want %q", c.why, got, c.want)
			}
		})
	}
}

func TestBucketsEmptyAndForget(t *testing.T) {
	b := NewBuckets(rate.Limit(0), 3)
	for i := range 3 {
		if !b.Left("a") || !b.Allow("a") {
			t.Fatalf("try %d was not let through", i+1)
		}
	}
	if b.Left("a") || b.Allow("a") {
		t.Error("a fourth try was let through")
	}
	if !b.Allow("b") {
		t.Error("one who tries too often stops another")
	}
	for i := range mostHeld {
		b.Allow(fmt.Sprint(i))
	}
	if len(b.held) > mostHeld {
		t.Errorf("%d keys are held, want at most %d", len(b.held), mostHeld)
	}
	var none *Buckets
	if !none.Allow("a") || !none.Left("a") {
		t.Error("where there is no limit, nothing is let through")
	}
}
