package access

import (
	"context"

	"throughline/changed"
	"throughline/core"
	"throughline/store"
)

// A Sight is what it hangs on whom somebody may see and sign for, beside their account, restrictions and
// conflicts of interest, which all that is kept hangs on. See package [changed].
type Sight struct {
	About []string
	Until core.Instant // when a look of a day of theirs ends; none where none goes on
}

// SightOf tells on what it hangs whom somebody may see: that is changed when they, one of their teams, or of
// their service's, come to work with somebody or cease to; for those who see whom nobody works with,
// when anybody does.
func SightOf(ctx context.Context, q store.Querier, who Who) (Sight, error) {
	s := Sight{About: changed.Of(append([]core.ID{who.User}, who.Teams...)...)}
	service, waits := false, false
	for _, role := range who.Roles {
		for _, r := range Rights[role] {
			far, waiting := r.Reach.and(r.Reason).how()
			service, waits = service || far == OwnService, waits || waiting
		}
	}
	if waits {
		s.About = append(s.About, changed.Workers)
	}
	if service && len(who.Teams) > 0 {
		teams, err := serviceOf(ctx, q, who)
		if err != nil {
			return s, err
		}
		s.About = append(s.About, changed.Of(teams...)...)
	}
	type with struct {
		PersonID core.ID
		UntilAt  core.Instant
	}
	people, err := store.All[with](ctx, q, `
		SELECT person_id, until_at FROM involvement WHERE authority_id = $1 AND user_id = $2 AND until_on IS NULL
		UNION ALL SELECT person_id, until_at FROM involvement WHERE authority_id = $1 AND user_id = $2 AND until_on >= $3`, who.Authority, who.User, who.now().Date())
	for _, p := range people {
		s.About = append(s.About, string(p.PersonID))
		if p.UntilAt > who.now() && (s.Until.IsZero() || p.UntilAt < s.Until) {
			s.Until = p.UntilAt
		}
	}
	return s, err
}
