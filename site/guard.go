package site

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// A guard slows floods without shutting out a school whose people all come from one
// address: buckets are deep and fill again quickly. It looks at nothing but how many come.
type guard struct {
	pages, starts, documents, guesses *buckets
	all                               *rate.Limiter
}

func newGuard() *guard {
	return &guard{
		pages:     newBuckets(2, 300),                        // saved pages of one address: 40 people at once, and 2 a second after
		starts:    newBuckets(rate.Every(6*time.Second), 60), // new forms of one address
		documents: newBuckets(rate.Every(6*time.Second), 60), // documents of one address
		guesses:   newBuckets(rate.Every(30*time.Second), 8), // codes tried for one reference
		all:       rate.NewLimiter(100, 2000),                // saved pages of everybody
	}
}

// buckets are limiters by a key, an address or a reference. They are held in memory only.
type buckets struct {
	each  rate.Limit
	burst int

	mu   sync.Mutex
	held map[string]*rate.Limiter
}

func newBuckets(each rate.Limit, burst int) *buckets {
	return &buckets{each: each, burst: burst, held: map[string]*rate.Limiter{}}
}

// mostHeld is how many keys are held before those that are at rest are let go.
const mostHeld = 20_000

// allow takes one from the bucket of a key, and reports whether there was one.
func (b *buckets) allow(key string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	l := b.held[key]
	if l == nil {
		if len(b.held) >= mostHeld {
			b.letGo()
		}
		l = rate.NewLimiter(b.each, b.burst)
		b.held[key] = l
	}
	return l.Allow()
}

// letGo drops every full bucket, and all of them if none is full: a flood from so many
// addresses is the affair of the limit on all.
func (b *buckets) letGo() {
	for key, l := range b.held {
		if l.Tokens() >= float64(b.burst) {
			delete(b.held, key)
		}
	}
	if len(b.held) >= mostHeld {
		clear(b.held)
	}
}

// address is where a request comes from, for the guard alone: it is not kept. Behind a proxy
// it is what the proxy added last. Of an IPv6 address the network counts, since one computer
// has many.
func (s *Site) address(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	if told := r.Header.Values("X-Forwarded-For"); s.Secure && len(told) > 0 {
		last := told[len(told)-1]
		host = strings.TrimSpace(last[strings.LastIndexByte(last, ',')+1:])
	}
	a, err := netip.ParseAddr(host)
	if err != nil {
		return "unknown"
	}
	if a = a.Unmap(); a.Is6() {
		return netip.PrefixFrom(a, 64).Masked().String()
	}
	return a.String()
}

// mayPost reports whether one more page is taken from where the request comes.
func (s *Site) mayPost(r *http.Request) bool {
	return s.guard.all.Allow() && s.guard.pages.allow(s.address(r))
}
