package allegation

import (
	"context"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// A Waiting is what the designated officer was told of and nobody has taken on.
type Waiting struct {
	ID       core.ID
	AuthorID core.ID // who told
	MadeAt   core.Instant
	LearntOn core.Date
	Role     string // code.TrustRole
	Danger   string
}

// Untaken lists what nobody has taken on, the oldest first, for who may read allegations.
func Untaken(ctx context.Context, q store.Querier, who access.Who) ([]Waiting, error) {
	if err := access.MayIn(ctx, q, who, access.See, access.Trust, ""); err != nil {
		return nil, err
	}
	return store.All[Waiting](ctx, q, `
		SELECT r.id, r.author_id, r.made_at, t.learnt_on, t.role, t.danger
		FROM   record r JOIN allegation_told t ON t.authority_id = r.authority_id AND t.record_id = r.id
		WHERE  r.authority_id = $1 AND r.kind = 'allegation_told' AND r.state = 'agreed'
		AND    NOT EXISTS (SELECT 1 FROM record n WHERE n.authority_id = r.authority_id AND n.from_id = r.id AND n.kind = 'allegation'
		                   AND n.state NOT IN ('cancelled', 'struck out'))
		ORDER  BY r.made_at, r.id`, who.Authority)
}

// A Running is an allegation that is not concluded.
type Running struct {
	ID         core.ID
	PersonID   core.ID // against whom
	ReceivedOn core.Date
	Role       string // code.TrustRole
}

// Unconcluded lists the allegations that are not concluded, the oldest first, as far as
// who may see them.
func Unconcluded(ctx context.Context, q store.Querier, who access.Who) ([]Running, error) {
	scope, args := access.ScopeOf(who, access.See, "r.kind", "rp.person_id", "rp.authority_id", 3)
	return store.All[Running](ctx, q, `
		SELECT r.id, rp.person_id, a.received_on, a.role
		FROM   record r JOIN allegation a ON a.authority_id = r.authority_id AND a.record_id = r.id
		JOIN   record_person rp ON rp.authority_id = r.authority_id AND rp.record_id = r.id AND rp.gone = $2
		WHERE  r.authority_id = $1 AND r.kind = 'allegation' AND r.state NOT IN ('cancelled', 'struck out') AND a.ended_on IS NULL `+scope+`
		ORDER  BY a.received_on, r.id`, append([]any{who.Authority, false}, args...)...)
}
