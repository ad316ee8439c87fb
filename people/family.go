package people

import (
	"context"
	"slices"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// ConfidentialHidden returns the person without what a confidential address says, for
// all but the allocated worker, the nominated officer and above, and the records officer.
// That there is such an address stays, so that nobody thinks that none is known. The
// person given is not changed.
func ConfidentialHidden(who access.Who, p *Person, allocated bool) *Person {
	if seesConfidential(who, allocated) {
		return p
	}
	out := *p
	out.Addresses = slices.Clone(p.Addresses)
	for i, a := range out.Addresses {
		if a.Confidential {
			out.Addresses[i] = Address{Kind: a.Kind, From: a.From, Until: a.Until, Confidential: true}
		}
	}
	return &out
}

// seesConfidential reports whether a confidential address is shown.
func seesConfidential(who access.Who, allocated bool) bool {
	return allocated || who.Level >= access.L4 || who.Is(access.RecordsOfficer)
}

// Hidden returns the household without what its confidential address and its note say;
// see [ConfidentialHidden]. The household given is not changed.
func (h *Household) Hidden(who access.Who, allocated bool) *Household {
	if !h.Confidential || seesConfidential(who, allocated) {
		return h
	}
	out := *h
	out.Lines, out.Postcode, out.Note = "", "", ""
	return &out
}

// A Family is what a family tree is drawn of.
type Family struct {
	People        []*Person // the one asked for first
	Relationships []Relationship
}

// familySize is how many people a tree holds: a page cannot show more.
const familySize = 60

// FamilyOf returns a person, those related to them, and those related to those, up to 60
// people. People who are hidden from who are left out, with all that ties others to
// them, and confidential addresses are hidden.
func FamilyOf(ctx context.Context, q store.Querier, who access.Who, person core.ID) (*Family, error) {
	f := &Family{}
	ids, seen := []core.ID{person}, map[core.ID]bool{}
	steps := map[core.ID]int{person: 0}
	for i := 0; i < len(ids); i++ {
		if steps[ids[i]] == 2 {
			continue
		}
		found, err := Relationships(ctx, q, who.Authority, ids[i])
		if err != nil {
			return nil, err
		}
		for _, r := range found {
			other, _ := r.Seen(ids[i])
			if _, known := steps[other]; !known && len(ids) < familySize {
				steps[other] = steps[ids[i]] + 1
				ids = append(ids, other)
			}
			if !seen[r.ID] {
				seen[r.ID] = true
				f.Relationships = append(f.Relationships, r)
			}
		}
	}
	shown, err := findable(ctx, q, who, ids)
	if err != nil {
		return nil, err
	}
	f.Relationships = slices.DeleteFunc(f.Relationships, func(r Relationship) bool {
		return !slices.Contains(shown, r.From) || !slices.Contains(shown, r.To)
	})
	if f.People, err = LoadMany(ctx, q, who.Authority, shown); err != nil {
		return nil, err
	}
	for i, p := range f.People {
		f.People[i] = ConfidentialHidden(who, p, false)
	}
	return f, nil
}

// findable returns those of the people whom who may know of, in the order given.
func findable(ctx context.Context, q store.Querier, who access.Who, ids []core.ID) ([]core.ID, error) {
	may := map[core.ID]bool{}
	for part := range parts(ids) {
		marks, args := marksFrom(2, part)
		scope, more := access.ScopeFor(who, access.Search, "p.id", "p.authority_id", 2+len(args))
		found, err := store.All[core.ID](ctx, q, `SELECT p.id FROM person p WHERE p.authority_id = $1 AND p.id IN (`+marks+`) `+scope,
			append(append([]any{who.Authority}, args...), more...)...)
		if err != nil {
			return nil, err
		}
		for _, id := range found {
			may[id] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(ids), func(id core.ID) bool { return !may[id] }), nil
}
