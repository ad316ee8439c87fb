package people

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/ledger"
	"throughline/store"
)

// The kinds of lines that this room writes into the ledger.
const (
	kindPerson       = "person"
	kindRelationship = "relationship"
	kindHousehold    = "household"
	kindNotSame      = "not the same"
)

// Save keeps the next version of a person, in the tables and in the ledger. p.Version is
// the version that p was loaded as, 0 for somebody new: if somebody saved a later one,
// the answer is Changed. p is tidied and given an id where it has none; its version
// stays as it was, so that a transaction which is run again saves the same. Load the
// person again to go on.
//
// The birth of an unborn child, and a death, are versions like any other.
func Save(ctx context.Context, tx *store.Tx, who access.Who, at core.Instant, p *Person, why string) error {
	if p.Authority == "" {
		p.Authority = who.Authority
	}
	if p.Authority != who.Authority {
		return core.Say(core.Missing, "This person is not known here.")
	}
	p.tidy()
	if err := p.check(at.Date()); err != nil {
		return err
	}
	if p.ID.IsZero() {
		p.ID = core.NewID()
	}
	asked := p.ID
	if p.Version == 0 {
		asked = "" // nobody can be involved with somebody new
	}
	if err := MayWrite(ctx, tx, who, asked); err != nil {
		return err
	}
	if !p.MergedInto.IsZero() {
		return core.Say(core.Invalid, "This person was found to be another and stands here no longer. Write about the one who does.")
	}
	return saveVersion(ctx, tx, who, at, p, why)
}

// saveVersion is [Save] without its questions.
func saveVersion(ctx context.Context, tx *store.Tx, who access.Who, at core.Instant, p *Person, why string) error {
	next := *p
	next.Version++
	if err := next.write(ctx, tx, at); err != nil {
		return err
	}
	return seal(ctx, tx, who, at, why, kindPerson, next.ID, next.Version, &next)
}

// MayWrite answers whether who may change what is known of a person; no person asks
// about somebody new. Besides those whom [access.May] allows, parents and others with
// whom nobody is involved may be written about by whoever may write about somebody they
// are related to: a child's worker keeps the telephone number of the child's grandmother.
func MayWrite(ctx context.Context, q store.Querier, who access.Who, person core.ID) error {
	refused := access.May(ctx, q, who, access.Write, person)
	if person.IsZero() || !core.IsSort(refused, core.Forbidden) {
		return refused
	}
	if err := access.May(ctx, q, who, access.Search, person); err != nil {
		return refused
	}
	for _, ends := range [][2]string{{"r.from_id", "r.to_id"}, {"r.to_id", "r.from_id"}} {
		scope, args := access.ScopeFor(who, access.Write, ends[1], "r.authority_id", 3)
		n, err := store.One[int](ctx, q, `
			SELECT count(*) FROM relationship r
			WHERE  r.authority_id = $1 AND `+ends[0]+` = $2 AND r.until IS NULL
			AND    NOT EXISTS (SELECT 1 FROM involvement i WHERE i.authority_id = r.authority_id AND i.person_id = `+ends[0]+` AND i.until_on IS NULL)
			`+scope, append([]any{who.Authority, person}, args...)...)
		if err != nil {
			return err
		}
		if n > 0 {
			return nil
		}
	}
	return refused
}

// seal writes a version into the ledger.
func seal(ctx context.Context, tx *store.Tx, who access.Who, at core.Instant, why, kind string, id core.ID, version int64, value any) error {
	body, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("writing the ledger line of a %s: %w", kind, err)
	}
	return ledger.Append(ctx, tx, &ledger.Line{
		Authority: who.Authority, At: at, Who: who.User, Why: why, Kind: kind, Record: id, Version: version, Body: body,
	})
}

// saved turns the outcome of writing a row whose version must fit into the problem
// Changed where it did not.
func saved(rows int64, err error, what string) error {
	if store.IsDuplicate(err) || err == nil && rows == 0 {
		return core.Say(core.Changed, "Somebody else saved this %s meanwhile. Look at what they wrote before you save yours.", what).Because(err)
	}
	return err
}

// Load reads a person as they are now; Missing where there is none. The caller asks
// whether the reader may see them.
func Load(ctx context.Context, q store.Querier, authority string, id core.ID) (*Person, error) {
	found, err := read(ctx, q, authority, `= $2`, id)
	if err == nil && len(found) == 0 {
		err = core.Say(core.Missing, "This person is not known here.")
	}
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

// LoadMany reads several people in the order asked for. Those who are not known are left
// out, and whoever is named twice comes twice.
func LoadMany(ctx context.Context, q store.Querier, authority string, ids []core.ID) ([]*Person, error) {
	byID := map[core.ID]*Person{}
	for part := range parts(ids) {
		marks, args := marksFrom(2, part)
		found, err := read(ctx, q, authority, `IN (`+marks+`)`, args...)
		if err != nil {
			return nil, err
		}
		for _, p := range found {
			byID[p.ID] = p
		}
	}
	var out []*Person
	for _, id := range ids {
		if p := byID[id]; p != nil {
			out = append(out, p)
		}
	}
	return out, nil
}

// AsOf reads a person as they were known at an instant; Missing where they were not
// known yet, or were erased since.
func AsOf(ctx context.Context, q store.Querier, authority string, id core.ID, at core.Instant) (*Person, error) {
	l, err := ledger.AsOf(ctx, q, authority, id, at)
	if err != nil {
		return nil, err
	}
	if l.Erased || l.Kind != kindPerson {
		return nil, core.Say(core.Missing, "Nothing is kept of this person at that time.")
	}
	p := &Person{Authority: authority}
	if err := json.Unmarshal(l.Body, p); err != nil {
		return nil, fmt.Errorf("reading ledger line %d: %w", l.Seq, err)
	}
	return p, nil
}

// Children tells what the clocks must know of some people, by their ids. Whoever is not
// known is not in it.
func Children(ctx context.Context, q store.Querier, authority string, ids []core.ID) (map[core.ID]clock.Child, error) {
	out := make(map[core.ID]clock.Child, len(ids))
	for part := range parts(ids) {
		marks, args := marksFrom(2, part)
		type row struct {
			ID             core.ID
			Born, Expected core.Date
			Code           *string
		}
		rows, err := store.All[row](ctx, q, `
			SELECT p.id, p.born, p.expected, d.code
			FROM   person p LEFT JOIN person_disability d ON d.authority_id = p.authority_id AND d.person_id = p.id
			WHERE  p.authority_id = $1 AND p.id IN (`+marks+`)`, append([]any{authority}, args...)...)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			c, known := out[r.ID]
			if !known {
				c = clock.Child{ID: r.ID, Born: r.Born, Expected: r.Expected}
			}
			if r.Code != nil && isDisability(*r.Code) && len(c.Tags) == 0 {
				c.Tags = []string{clock.TagDisabled}
			}
			out[r.ID] = c
		}
	}
	return out, nil
}

// Disabled reports that a disability is recorded.
func (p *Person) Disabled() bool {
	return slices.ContainsFunc(p.Disabilities, isDisability)
}

func isDisability(d string) bool { return d != "NONE" && code.Disability.Has(d) }
