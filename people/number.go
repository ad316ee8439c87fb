package people

import (
	"context"
	"fmt"

	"throughline/core"
	"throughline/store"
)

// GiveNumber gives a person the council's own number, where they have none and are no
// professional: the next that nobody has. It has at most ten letters and digits, as the
// returns ask. The person is saved by the caller, in the same transaction.
func GiveNumber(ctx context.Context, tx *store.Tx, p *Person) error {
	if p.Professional || p.Identifier("local") != "" {
		return nil
	}
	for {
		_, err := store.Exec(ctx, tx, `
			INSERT INTO local_number (authority_id, last) VALUES ($1, 1)
			ON CONFLICT (authority_id) DO UPDATE SET last = local_number.last + 1`, p.Authority)
		if err != nil {
			return err
		}
		last, err := store.One[int64](ctx, tx, `SELECT last FROM local_number WHERE authority_id = $1`, p.Authority)
		if err != nil {
			return err
		}
		number := fmt.Sprintf("TL%07d", last)
		_, taken, err := store.Maybe[core.ID](ctx, tx, `
			SELECT person_id FROM person_identifier WHERE authority_id = $1 AND kind = 'local' AND value = $2 LIMIT 1`, p.Authority, number)
		if err != nil {
			return err
		}
		if !taken {
			p.Identifiers = append(p.Identifiers, Identifier{Kind: "local", Value: number})
			return nil
		}
	}
}
