package web

import (
	"net/http"
	"slices"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// names tells what people, users and teams are called, in one question. Somebody whom the
// asker may not know of is left out.
func (s *Site) names(r *http.Request, ids []core.ID) (map[core.ID]string, error) {
	ids = slices.DeleteFunc(slices.Clone(ids), core.ID.IsZero)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	names := map[core.ID]string{}
	if len(ids) == 0 {
		return names, nil
	}
	who := access.From(r.Context())
	marks, args := store.List([]any{s.Authority}, ids)
	type named struct {
		ID   core.ID
		Name string
	}
	scope, values := access.ScopeFor(who, knows(r, s, who), "p.id", "p.authority_id", len(args)+1)
	all, err := store.All[named](r.Context(), s.DB, `
		SELECT id, name FROM app_user WHERE authority_id = $1 AND id IN (`+marks+`)
		UNION ALL SELECT id, name FROM team WHERE authority_id = $1 AND id IN (`+marks+`)
		UNION ALL SELECT p.id, CASE WHEN p.shown_name = '' AND p.expected IS NOT NULL THEN 'Unborn child' ELSE p.shown_name END AS name
		FROM   person p WHERE p.authority_id = $1 AND p.id IN (`+marks+`) `+scope, append(args, values...)...)
	if err != nil {
		return nil, err
	}
	for _, n := range all {
		names[n.ID] = n.Name
	}
	return names, nil
}

// knows is the act by which somebody may know of people at all.
func knows(r *http.Request, s *Site, who access.Who) access.Act {
	if access.May(r.Context(), s.DB, who, access.Search, "") == nil {
		return access.Search
	}
	return access.See
}
