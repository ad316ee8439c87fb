package web

import (
	"context"
	"slices"
	"sync"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/record"
	"throughline/store"
)

// limitCount is how the time limits stand for each team, as counted now and then: to count a
// county's for every page would read all that is open and a year of what was met. Children who are
// closed to some are not in it, and are counted for each page; doc/decisions/0007.
type limitCount struct {
	mu     sync.Mutex
	at     core.Instant
	closed []core.ID // who was left out
	teams  []record.TeamTally
}

// CountsEach is how often the program counts how the time limits stand; countedFor is how long a
// count is shown before a page counts anew itself.
const (
	CountsEach = 10 * time.Minute
	countedFor = CountsEach + 5*time.Minute
)

// CountLimits counts how the time limits stand, for the pages until the next count.
func (s *Site) CountLimits(ctx context.Context) error {
	return s.DB.Read(ctx, func(ctx context.Context, tx *store.Tx) error {
		s.limits.mu.Lock()
		defer s.limits.mu.Unlock()
		return s.countLimits(ctx, tx)
	})
}

func (s *Site) countLimits(ctx context.Context, tx *store.Tx) error {
	y := s.year(s.Keeper.Now())
	closed, err := closedTo(ctx, tx, s.Authority)
	if err != nil {
		return err
	}
	teams, err := record.TeamTallies(ctx, tx, s.Authority, y)
	if err != nil {
		return err
	}
	s.limits.at, s.limits.closed, s.limits.teams = y.Now, closed, teams
	return nil
}

// closedTo are the people who are closed to some, in order.
func closedTo(ctx context.Context, q store.Querier, authority string) ([]core.ID, error) {
	return store.All[core.ID](ctx, q, access.Closed("$1")+` ORDER BY 1`, authority)
}

// year is the time over which limits are counted at an instant.
func (s *Site) year(now core.Instant) record.Year {
	return record.Year{Now: now, Soon: s.soon(), Since: s.today().PlusMonths(-12)}
}

// tallies tells how the limits stand over the children of the teams that who may see, and when they
// were counted. For those who see only whom they work with by name they are counted now.
func (s *Site) tallies(ctx context.Context, tx *store.Tx, who access.Who) (map[string]record.Tally, core.Instant, error) {
	reach, err := access.TeamsFor(ctx, tx, who, access.See)
	if err != nil {
		return nil, 0, err
	}
	if reach.Own {
		now := s.Keeper.Now()
		out, err := record.TalliesWith(ctx, tx, who, false, s.year(now))
		return out, now, err
	}
	closed, err := closedTo(ctx, tx, s.Authority)
	if err != nil {
		return nil, 0, err
	}
	teams, at, err := s.counted(ctx, tx, closed)
	if err != nil {
		return nil, 0, err
	}
	out := map[string]record.Tally{}
	for _, t := range teams {
		if reach.Has(t.TeamID) && access.Reads(who, t.Clock) {
			record.AddTallies(out, map[string]record.Tally{t.Clock: t.Tally})
		}
	}
	if len(closed) == 0 {
		return out, at, nil
	}
	more, err := record.TalliesWith(ctx, tx, who, true, s.year(at))
	record.AddTallies(out, more)
	return out, at, err
}

// counted are the kept counts: counted anew where they are old, or where others are closed to some
// than were then, so that nobody is counted whom the reader may not know of.
func (s *Site) counted(ctx context.Context, tx *store.Tx, closed []core.ID) ([]record.TeamTally, core.Instant, error) {
	s.limits.mu.Lock()
	defer s.limits.mu.Unlock()
	if age := s.Keeper.Now().Sub(s.limits.at); s.limits.at.IsZero() || age < 0 || age > countedFor || !slices.Equal(s.limits.closed, closed) {
		if err := s.countLimits(ctx, tx); err != nil {
			return nil, 0, err
		}
	}
	return s.limits.teams, s.limits.at, nil
}
