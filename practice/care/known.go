package care

import (
	"context"

	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// fillEntering takes over the need from the referral, the law from an order or an emergency,
// and each child's home.
func fillEntering(ctx context.Context, q store.Querier, e *Entering, from record.Entry) (form.Sources, error) {
	sources := form.Sources{}
	need, known, err := store.Maybe[*string](ctx, q, `
		SELECT f.primary_need
		FROM   referral f JOIN record r ON r.authority_id = f.authority_id AND r.id = f.record_id
		WHERE  r.authority_id = $1 AND r.thread_id = $2 AND r.state IN ('submitted', 'agreed')
		ORDER  BY r.id DESC LIMIT 1`, e.Authority, e.Thread)
	if err != nil {
		return nil, err
	}
	if known && need != nil && *need >= "N1" && *need <= "N8" {
		e.Need = *need
		sources["category_of_need"] = "the referral"
	}
	order, known, err := orderMade(ctx, q, e.Authority, e.From)
	if err != nil {
		return nil, err
	}
	switch {
	case known:
		e.LegalStatus = order.LegalStatus
		sources["legal_status"] = "the court order"
	case from != nil && byLaw[from.Head().Kind] != "":
		e.LegalStatus = byLaw[from.Head().Kind]
		sources["legal_status"] = "the step before"
	}
	for i := range e.Children {
		c := &e.Children[i]
		if c.HomePost, err = homePostcode(ctx, q, e.Authority, c.Person); err != nil {
			return nil, err
		}
		source(sources, record.PartField(c.Person, "home_postcode"), c.HomePost, "the child's address")
	}
	return sources, nil
}

// byLaw is the legal status that follows from an emergency.
var byLaw = map[string]string{"police_protection": "L1", "emergency_protection": "L2"}

// homePostcode is the postcode of a child's home, the latest begun that has not ended.
func homePostcode(ctx context.Context, q store.Querier, authority string, child core.ID) (string, error) {
	post, _, err := store.Maybe[string](ctx, q, `
		SELECT postcode FROM person_address
		WHERE  authority_id = $1 AND person_id = $2 AND kind = 'home' AND until_on IS NULL AND NOT confidential
		ORDER  BY coalesce(from_on, '0001-01-01') DESC, place LIMIT 1`, authority, child)
	return post, err
}

// placementNow is the episode with which a child's present placement began; nil where the
// child is not in care.
func placementNow(ctx context.Context, q store.Querier, authority string, child core.ID) (*Episode, error) {
	episodes, err := chainOf(ctx, q, authority, child)
	now := episodes.open()
	if err != nil || now == nil {
		return nil, err
	}
	return episodes.placement(now), nil
}

// labels are the labels of several codes in one line.
func labels(l *code.List, codes []string) string {
	var out []string
	for _, c := range codes {
		out = append(out, l.Label(c))
	}
	return joined(out...)
}
