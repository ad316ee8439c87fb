package people

import (
	"context"

	"throughline/access"
	"throughline/code"
	"throughline/core"
	"throughline/store"
)

// A Relationship says that From is Kind to To: From is the mother of To. It is written
// once and shown from both sides.
type Relationship struct {
	Authority string  `json:"-"`
	ID        core.ID `json:"id"`
	Version   int64   `json:"version"`
	From      core.ID `json:"from"`
	To        core.ID `json:"to"`
	Kind      string  `json:"kind"` // code.Relationship
	// ParentalResponsibility is whether From has it for To, code.YesNoNotKnown; blank where nobody would ask.
	ParentalResponsibility string    `json:"parental_responsibility,omitempty"`
	CameBy                 string    `json:"came_by,omitempty"` // code.ParentalResponsibility: how From came to have it
	Since                  core.Date `json:"since,omitempty"`
	Until                  core.Date `json:"until,omitempty"` // last day; blank while it goes on
	Note                   string    `json:"note,omitempty"`
}

// otherWay says what somebody is to their mother, aunt, carer. A kind that is not here
// is the same both ways.
var otherWay = map[string]string{
	"mother": "Child", "father": "Child", "adoptive_parent": "Adopted child",
	"step_mother": "Stepchild", "step_father": "Stepchild",
	"parent_partner": "Partner's child", "former_partner": "Former partner's child",
	"child": "Parent", "brother": "Sibling", "sister": "Sibling",
	"half_brother": "Half-sibling", "half_sister": "Half-sibling",
	"grandparent": "Grandchild", "great_grandparent": "Great-grandchild", "grandchild": "Grandparent",
	"aunt_uncle": "Niece or nephew", "niece_nephew": "Aunt or uncle",
	"guardian": "Ward", "special_guardian": "Child under special guardianship",
	"foster_carer": "Foster child", "connected_carer": "Child cared for (family and friends)",
	"private_foster_carer": "Privately fostered child", "prospective_adopter": "Child placed for adoption",
	"other_carer": "Child cared for", "trusted_adult": "Child who trusts them",
}

// Seen returns the other person, and what the other person is to the one whose page it
// is: on the child's page "Mother", on the mother's "Child".
func (r Relationship) Seen(by core.ID) (other core.ID, words string) {
	label := code.Relationship.Label(r.Kind)
	if by == r.To {
		return r.From, label
	}
	if words, ok := otherWay[r.Kind]; ok {
		return r.To, words
	}
	return r.To, label
}

func (r *Relationship) check() error {
	var f faults
	if r.From.IsZero() || r.To.IsZero() || r.From == r.To {
		f.add("to", "Choose two people.")
	}
	if r.Kind == "" {
		f.add("kind", "Say what one is to the other.")
	}
	f.coded("kind", r.Kind, code.Relationship)
	f.coded("parental_responsibility", r.ParentalResponsibility, code.YesNoNotKnown)
	f.coded("came_by", r.CameBy, code.ParentalResponsibility)
	f.span("until", r.Since, r.Until)
	return f.problem("This relationship cannot be kept as it is.")
}

// SaveRelationship keeps the next version of a relationship; see [Save] for versions. It
// asks that who may write about one of the two.
func SaveRelationship(ctx context.Context, tx *store.Tx, who access.Who, at core.Instant, r *Relationship, why string) error {
	r.Authority = who.Authority
	r.Note = lines(r.Note)
	if err := r.check(); err != nil {
		return err
	}
	if err := mayWriteOne(ctx, tx, who, r.From, r.To); err != nil {
		return err
	}
	if r.ID.IsZero() {
		r.ID = core.NewID()
	}
	return saveTie(ctx, tx, who, at, r, why)
}

// saveTie is [SaveRelationship] without its questions.
func saveTie(ctx context.Context, tx *store.Tx, who access.Who, at core.Instant, r *Relationship, why string) error {
	next := *r
	next.Version++
	values := []any{next.Authority, next.ID, next.Version, next.From, next.To, next.Kind, next.ParentalResponsibility, next.CameBy, next.Since, next.Until, next.Note}
	query := `INSERT INTO relationship (authority_id, id, version, from_id, to_id, kind, parental_responsibility, came_by, since, until, note)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`
	if r.Version > 0 {
		query = `UPDATE relationship SET version = $3, from_id = $4, to_id = $5, kind = $6, parental_responsibility = $7, came_by = $8,
			since = $9, until = $10, note = $11 WHERE authority_id = $1 AND id = $2 AND version = $12`
		values = append(values, r.Version)
	}
	rows, err := store.Exec(ctx, tx, query, values...)
	if err := saved(rows, err, "relationship"); err != nil {
		return err
	}
	return seal(ctx, tx, who, at, why, kindRelationship, next.ID, next.Version, &next)
}

// mayWriteOne asks that who may write about one of several people, and may know of all.
func mayWriteOne(ctx context.Context, q store.Querier, who access.Who, people ...core.ID) error {
	var refused error
	may := false
	for _, p := range people {
		if err := access.May(ctx, q, who, access.Search, p); err != nil {
			return err
		}
		err := MayWrite(ctx, q, who, p)
		if err != nil && !core.IsSort(err, core.Forbidden) {
			return err
		}
		may = may || err == nil
		refused = err
	}
	if may {
		return nil
	}
	return refused
}

// EndRelationship gives a relationship its last day. version is the one that was shown.
func EndRelationship(ctx context.Context, tx *store.Tx, who access.Who, at core.Instant, id core.ID, version int64, until core.Date, why string) error {
	r, err := store.One[Relationship](ctx, tx, relationships+`AND id = $2`, who.Authority, id)
	if err != nil {
		return err
	}
	r.Version, r.Until = version, until
	if until.IsZero() {
		return core.Say(core.Invalid, "Say on which day it ended.")
	}
	return SaveRelationship(ctx, tx, who, at, &r, why)
}

const relationships = `
	SELECT authority_id AS authority, id, version, from_id AS "from", to_id AS "to", kind, parental_responsibility, came_by, since, until, note
	FROM   relationship WHERE authority_id = $1 `

// Relationships lists what anybody is or was to a person, and the person to anybody, as
// it was written, in the order in which it was. See [Relationship.Seen].
func Relationships(ctx context.Context, q store.Querier, authority string, person core.ID) ([]Relationship, error) {
	from, err := store.All[Relationship](ctx, q, relationships+`AND from_id = $2 ORDER BY id`, authority, person)
	if err != nil {
		return nil, err
	}
	to, err := store.All[Relationship](ctx, q, relationships+`AND to_id = $2 ORDER BY id`, authority, person)
	return append(to, from...), err
}
