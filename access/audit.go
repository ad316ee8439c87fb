package access

import (
	"context"

	"throughline/core"
	"throughline/store"
)

// auditRole is the role of somebody who looks again at what was chosen for the quality service.
const auditRole = "quality audit"

// auditDays is for how long an auditor may read what was chosen.
const auditDays = 28

// BeginAudit lets an auditor read the people of a record that was chosen for the quality
// service, for four weeks. Whoever is restricted or hidden from the auditor stays so.
//
// Source: the council's table of who needs what (a sample, with an expiry).
func BeginAudit(ctx context.Context, tx *store.Tx, who Who, record core.ID) error {
	scope, args := ScopeFor(who, Audit, "rp.person_id", "rp.authority_id", 4)
	people, err := store.All[core.ID](ctx, tx, `
		SELECT rp.person_id FROM quality_sample s
		JOIN   record_person rp ON rp.authority_id = s.authority_id AND rp.record_id = s.record_id AND rp.gone = $3
		WHERE  s.authority_id = $1 AND s.record_id = $2 `+scope+` ORDER BY rp.place`, append([]any{who.Authority, record, false}, args...)...)
	if err != nil {
		return err
	}
	if len(people) == 0 {
		return core.Say(core.Missing, "Nothing was chosen by that address.")
	}
	today := who.now().Date()
	for _, p := range people {
		_, err := Involve(ctx, tx, who.Authority, Involvement{PersonID: p, UserID: who.User, Role: auditRole, FromOn: today, UntilOn: today.Plus(auditDays), RecordID: record})
		if err != nil {
			return err
		}
	}
	return nil
}
