package web

import (
	"context"
	"sync"

	"throughline/core"
	"throughline/people"
	"throughline/store"
)

// mostPeople bounds how many people are kept as they were read last.
const mostPeople = 4000

// recentPeople keeps people as they were read a short while ago. A version never changes,
// so only which one stands must be asked.
type recentPeople struct {
	mu    sync.Mutex
	known map[core.ID]*people.Person
}

// person reads a person for showing. Others may be shown the same one: it is not to be
// changed. The caller asks who may see them.
func (s *Site) person(ctx context.Context, id core.ID) (*people.Person, error) {
	version, err := store.One[int64](ctx, s.DB, `SELECT version FROM person WHERE authority_id = $1 AND id = $2`, s.Authority, id)
	if err != nil {
		return nil, err
	}
	s.recent.mu.Lock()
	p := s.recent.known[id]
	s.recent.mu.Unlock()
	if p != nil && p.Version == version {
		return p, nil
	}
	// All tables of the person are read at one moment, or two versions might be mixed for good.
	err = s.DB.Read(ctx, func(ctx context.Context, tx *store.Tx) (err error) {
		p, err = people.Load(ctx, tx, s.Authority, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	s.recent.mu.Lock()
	defer s.recent.mu.Unlock()
	if len(s.recent.known) >= mostPeople || s.recent.known == nil {
		s.recent.known = map[core.ID]*people.Person{}
	}
	s.recent.known[id] = p
	return p, nil
}
