package web

import (
	"context"
	"net/http"

	"github.com/a-h/templ"

	"throughline/access"
	"throughline/core"
	"throughline/people"
	"throughline/practice/frontdoor"
	"throughline/record"
)

// knownChild is what is already known of one child, in one look.
type knownChild struct {
	ID        core.ID
	Pattern   frontdoor.Pattern
	Worker    core.ID
	Household []core.ID
	GoingOn   []record.Card // plans, care and other things that last; only for those who may see the child
	Hidden    bool          // who asks may not see the child's records
}

// knownPanel is what is already known of the people of a contact, for the side of its
// form and of the decision on it.
func (s *Site) knownPanel(r *http.Request, of []core.ID) (templ.Component, error) {
	children := make([]knownChild, len(of))
	ids := of
	for i, id := range of {
		c, err := s.known(r.Context(), access.From(r.Context()), id)
		if err != nil {
			return nil, err
		}
		children[i] = c
		ids = append(append(ids, c.Household...), c.Worker)
	}
	names, err := s.names(r, ids)
	return knownAside(children, names), err
}

func (s *Site) known(ctx context.Context, who access.Who, id core.ID) (knownChild, error) {
	c := knownChild{ID: id}
	var err error
	if c.Pattern, err = frontdoor.PatternOf(ctx, s.DB, s.Authority, id, s.today()); err != nil {
		return c, err
	}
	if c.Worker, _, err = access.LeadWorker(ctx, s.DB, s.Authority, id); err != nil {
		return c, err
	}
	homes, err := people.Households(ctx, s.DB, s.Authority, id)
	if err != nil {
		return c, err
	}
	for _, h := range homes {
		for _, p := range h.Living(s.today()) {
			if p != id {
				c.Household = append(c.Household, p)
			}
		}
	}
	cards, err := s.Keeper.OfPerson(ctx, s.DB, who, id)
	if core.IsSort(err, core.Forbidden) || core.IsSort(err, core.Missing) {
		c.Hidden = true
		return c, nil
	}
	for _, card := range cards {
		if card.Of.GoesOn() && card.State.Standing() && (card.Until.IsZero() || card.Until.NotBefore(s.today())) {
			c.GoingOn = append(c.GoingOn, card)
		}
	}
	return c, err
}
