package site

import (
	"context"
	"net/http"
	"time"

	"golang.org/x/time/rate"

	"throughline/access"
	"throughline/door"
)

// A guard slows floods without shutting out a school whose people all come from one
// address: buckets are deep and fill again quickly. It looks at nothing but how many come.
// Pages that are saved are each server's own work, and counted by each for itself.
type guard struct {
	pages                      *door.Buckets
	all                        *rate.Limiter
	starts, documents, guesses limit
}

// A limit is counted over all servers by its pace, and before that by each for itself: what
// is too much there does not reach the database.
type limit struct {
	here *door.Buckets
	pace access.Pace
}

func newLimit(p access.Pace) limit {
	return limit{here: door.NewBuckets(rate.Every(p.Each), p.Burst), pace: p}
}

func newGuard() *guard {
	return &guard{
		pages:     door.NewBuckets(2, 300),                                                   // saved pages of one address: 40 people at once, and 2 a second after
		all:       rate.NewLimiter(100, 2000),                                                // saved pages of everybody
		starts:    newLimit(access.Pace{Sort: "start", Each: 6 * time.Second, Burst: 60}),    // new forms of one address
		documents: newLimit(access.Pace{Sort: "document", Each: 6 * time.Second, Burst: 60}), // documents of one address
		guesses:   newLimit(access.Pace{Sort: "code", Each: 30 * time.Second, Burst: 8}),     // codes tried for one reference
	}
}

// mayPost reports whether one more page is taken from where the request comes.
func (s *Site) mayPost(r *http.Request) bool {
	return s.guard.all.Allow() && s.guard.pages.Allow(s.network(r))
}

// may reports whether one more of what a limit counts is taken, of an address or a reference.
func (s *Site) may(ctx context.Context, l limit, whose string) (bool, error) {
	if !l.here.Allow(whose) {
		return false, nil
	}
	return l.pace.Allow(ctx, s.Keeper.DB, s.Key, s.Authority, whose, s.now())
}

// network is where a request comes from, for the guard alone: it is not kept.
func (s *Site) network(r *http.Request) string { return door.Network(r, s.Secure) }
