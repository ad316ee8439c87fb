package door

import (
	"sync"

	"golang.org/x/time/rate"
)

// Buckets are limits by a key: an address, a user or a reference. Each holds a number of
// tries and fills again slowly, so that somebody in a hurry is let through and a flood is not. They are held
// in memory only. Nil Buckets allow everything.
type Buckets struct {
	each  rate.Limit
	burst int

	mu   sync.Mutex
	held map[string]*rate.Limiter
}

// NewBuckets makes buckets of burst tries, which fill again by each a second.
func NewBuckets(each rate.Limit, burst int) *Buckets {
	return &Buckets{each: each, burst: burst, held: map[string]*rate.Limiter{}}
}

// mostHeld is how many keys are held before those that are at rest are let go.
const mostHeld = 20_000

// Allow takes one from the bucket of a key, and reports whether there was one.
func (b *Buckets) Allow(key string) bool { return b == nil || b.of(key).Allow() }

// Left reports whether the bucket of a key holds one, and takes nothing.
func (b *Buckets) Left(key string) bool { return b == nil || b.of(key).Tokens() >= 1 }

func (b *Buckets) of(key string) *rate.Limiter {
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
	return l
}

// letGo drops every full bucket, and all of them if none is full: a flood from so many
// addresses is the affair of the limit on all.
func (b *Buckets) letGo() {
	for key, l := range b.held {
		if l.Tokens() >= float64(b.burst) {
			delete(b.held, key)
		}
	}
	if len(b.held) >= mostHeld {
		clear(b.held)
	}
}
