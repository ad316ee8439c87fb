package web

import (
	"context"
	"errors"
	"net/http"
	"time"

	"golang.org/x/time/rate"

	"throughline/access"
	"throughline/core"
	"throughline/door"
	"throughline/store"
)

// A Pace slows whoever does too much of one thing: a script that reads the county out by
// searching, or that tries secret addresses. The zero value slows nobody.
type Pace struct {
	Searches, Uploads *door.Buckets // by user
	Guesses           *door.Buckets // of one-time links and calendars, by where they come from; counted over all servers too
}

// guesses are counted by every server for itself and by all of them together.
var guesses = access.Pace{Sort: "link", Each: 10 * time.Second, Burst: 100}

// UsualPace is far above what anybody does by hand. Calendars that were ended are asked for
// by telephones for months, and count as guesses of their office.
func UsualPace() Pace {
	return Pace{
		Searches: door.NewBuckets(1, 120), Uploads: door.NewBuckets(rate.Every(5*time.Second), 60),
		Guesses: door.NewBuckets(rate.Every(guesses.Each), guesses.Burst),
	}
}

// errTooMany is answered to who is to wait.
var errTooMany = errors.New("too many at once")

// user is by whom a limit counts.
func user(r *http.Request) string { return string(access.From(r.Context()).User) }

// guessed stands before what a secret address opens: what is not found is taken for a guess.
func (s *Site) guessed(open func(http.ResponseWriter, *http.Request) error) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		from := door.Network(r, s.Secure)
		left, err := s.mayGuess(r, from, guesses.Left)
		if err != nil {
			return err
		}
		if !left || !s.Pace.Guesses.Left(from) {
			return errTooMany
		}
		err = open(w, r)
		if core.IsSort(err, core.Missing) && s.Pace.Guesses.Allow(from) {
			if _, wrong := s.mayGuess(r, from, guesses.Allow); wrong != nil {
				return wrong
			}
		}
		return err
	}
}

// mayGuess asks the count that all servers share, unless this one slows nobody.
func (s *Site) mayGuess(r *http.Request, from string, ask func(context.Context, *store.DB, access.Key, string, string, core.Instant) (bool, error)) (bool, error) {
	if s.Pace.Guesses == nil {
		return true, nil
	}
	return ask(r.Context(), s.DB, s.Key, s.Authority, from, s.Keeper.Now())
}
