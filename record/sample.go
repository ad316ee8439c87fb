package record

import (
	"context"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// A Sample is a record that was chosen to be looked at again by the quality service.
type Sample struct {
	RecordID core.ID
	Kind     string
	ChosenAt core.Instant
	Why      string
	Begun    bool // who asks has begun with it and may still read
	People   []core.ID
}

// Samples lists what was chosen in the last twelve months, the latest first, of people whom
// who may audit.
func Samples(ctx context.Context, q store.Querier, who access.Who) ([]Sample, error) {
	if err := access.May(ctx, q, who, access.Audit, ""); err != nil {
		return nil, err
	}
	type row struct {
		RecordID core.ID
		Kind     string
		ChosenAt core.Instant
		Why      string
		Begun    int
	}
	today := access.Today(who)
	scope, args := access.ScopeFor(who, access.Audit, "rp.person_id", "rp.authority_id", 6)
	rows, err := store.All[row](ctx, q, `
		SELECT s.record_id, s.kind, s.chosen_at, s.why,
		       (SELECT count(*) FROM involvement i WHERE i.authority_id = s.authority_id AND i.record_id = s.record_id AND i.user_id = $2
		        AND i.role = 'quality audit' AND i.until_on >= $3) AS begun
		FROM   quality_sample s
		WHERE  s.authority_id = $1 AND s.chosen_at > $4
		AND    EXISTS (SELECT 1 FROM record_person rp WHERE rp.authority_id = s.authority_id AND rp.record_id = s.record_id AND rp.gone = $5 `+scope+`)
		ORDER  BY s.chosen_at DESC, s.record_id LIMIT 200`,
		append([]any{who.Authority, who.User, today, core.At(today.PlusMonths(-12), 0, 0), false}, args...)...)
	if err != nil {
		return nil, err
	}
	out, ids := make([]Sample, len(rows)), make([]core.ID, len(rows))
	for i, r := range rows {
		out[i], ids[i] = Sample{RecordID: r.RecordID, Kind: r.Kind, ChosenAt: r.ChosenAt, Why: r.Why, Begun: r.Begun > 0}, r.RecordID
	}
	of, err := PeopleOf(ctx, q, who.Authority, ids)
	for i := range out {
		out[i].People = of[out[i].RecordID]
	}
	return out, err
}
