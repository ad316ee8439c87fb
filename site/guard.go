package site

import (
	"net/http"
	"time"

	"golang.org/x/time/rate"

	"throughline/door"
)

// A guard slows floods without shutting out a school whose people all come from one
// address: buckets are deep and fill again quickly. It looks at nothing but how many come.
type guard struct {
	pages, starts, documents, guesses *door.Buckets
	all                               *rate.Limiter
}

func newGuard() *guard {
	return &guard{
		pages:     door.NewBuckets(2, 300),                        // saved pages of one address: 40 people at once, and 2 a second after
		starts:    door.NewBuckets(rate.Every(6*time.Second), 60), // new forms of one address
		documents: door.NewBuckets(rate.Every(6*time.Second), 60), // documents of one address
		guesses:   door.NewBuckets(rate.Every(30*time.Second), 8), // codes tried for one reference
		all:       rate.NewLimiter(100, 2000),                     // saved pages of everybody
	}
}

// mayPost reports whether one more page is taken from where the request comes.
func (s *Site) mayPost(r *http.Request) bool {
	return s.guard.all.Allow() && s.guard.pages.Allow(s.network(r))
}

// network is where a request comes from, for the guard alone: it is not kept.
func (s *Site) network(r *http.Request) string { return door.Network(r, s.Secure) }
