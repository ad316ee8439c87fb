package people

import (
	"context"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// A Household is the people who live at an address together, with their days.
type Household struct {
	Authority    string   `json:"-"`
	ID           core.ID  `json:"id"`
	Version      int64    `json:"version"`
	Lines        string   `json:"lines,omitempty"` // the address without its postcode
	Postcode     string   `json:"postcode,omitempty"`
	Confidential bool     `json:"confidential,omitempty"`
	Note         string   `json:"note,omitempty"`
	Members      []Member `json:"members,omitempty"`
}

// A Member is one person's time in a household.
type Member struct {
	Person core.ID   `json:"person"`
	From   core.Date `json:"from,omitempty"`
	Until  core.Date `json:"until,omitempty"` // last day; blank while it goes on
}

// Living lists who lives in the household on a day.
func (h *Household) Living(on core.Date) []core.ID {
	var ids []core.ID
	for _, m := range h.Members {
		if !m.From.After(on) && !m.Until.Before(on) {
			ids = append(ids, m.Person)
		}
	}
	return ids
}

// SaveHousehold keeps the next version of a household; see [Save] for versions. It asks
// that who may write about one of its members.
func SaveHousehold(ctx context.Context, tx *store.Tx, who access.Who, at core.Instant, h *Household, why string) error {
	h.Authority = who.Authority
	h.Lines, h.Postcode, h.Note = lines(h.Lines), Postcode(h.Postcode), lines(h.Note)
	var f faults
	var ids []core.ID
	for _, m := range h.Members {
		f.span("members", m.From, m.Until)
		ids = append(ids, m.Person)
	}
	if len(ids) == 0 {
		f.add("members", "Say who lives here.")
	}
	if err := f.problem("This household cannot be kept as it is."); err != nil {
		return err
	}
	if err := mayWriteOne(ctx, tx, who, ids...); err != nil {
		return err
	}
	if h.ID.IsZero() {
		h.ID = core.NewID()
	}
	return saveHome(ctx, tx, who, at, h, why)
}

// saveHome is [SaveHousehold] without its questions.
func saveHome(ctx context.Context, tx *store.Tx, who access.Who, at core.Instant, h *Household, why string) error {
	next := *h
	next.Version++
	if err := next.write(ctx, tx); err != nil {
		return err
	}
	return seal(ctx, tx, who, at, why, kindHousehold, next.ID, next.Version, &next)
}

func (h *Household) write(ctx context.Context, tx *store.Tx) error {
	values := []any{h.Authority, h.ID, h.Version, h.Lines, h.Postcode, h.Confidential, h.Note}
	query := `INSERT INTO household (authority_id, id, version, lines, postcode, confidential, note) VALUES ($1, $2, $3, $4, $5, $6, $7)`
	if h.Version > 1 {
		query = `UPDATE household SET version = $3, lines = $4, postcode = $5, confidential = $6, note = $7
			WHERE authority_id = $1 AND id = $2 AND version = $8`
		values = append(values, h.Version-1)
	}
	rows, err := store.Exec(ctx, tx, query, values...)
	if err := saved(rows, err, "household"); err != nil {
		return err
	}
	if _, err := store.Exec(ctx, tx, `DELETE FROM household_member WHERE authority_id = $1 AND household_id = $2`, h.Authority, h.ID); err != nil {
		return err
	}
	for i, m := range h.Members {
		err := tx.Insert(ctx, "household_member", []string{"authority_id", "household_id", "place", "person_id", "from_on", "until_on"},
			h.Authority, h.ID, i, m.Person, m.From, m.Until)
		if err != nil {
			return err
		}
	}
	return nil
}

const households = `
	SELECT authority_id AS authority, id, version, lines, postcode, confidential, note
	FROM   household WHERE authority_id = $1 `

// Households lists the households in which a person lives or lived.
func Households(ctx context.Context, q store.Querier, authority string, person core.ID) ([]*Household, error) {
	return readHouseholds(ctx, q, authority,
		`IN (SELECT m.household_id FROM household_member m WHERE m.authority_id = $1 AND m.person_id = $2)`, person)
}

// readHouseholds reads households in the order of their ids; see [read] for which.
func readHouseholds(ctx context.Context, q store.Querier, authority, which string, args ...any) ([]*Household, error) {
	args = append([]any{authority}, args...)
	heads, err := store.All[Household](ctx, q, households+`AND id `+which+` ORDER BY id`, args...)
	if err != nil || len(heads) == 0 {
		return nil, err
	}
	byID := map[core.ID]*Household{}
	all := make([]*Household, len(heads))
	for i := range heads {
		all[i] = &heads[i]
		byID[heads[i].ID] = all[i]
	}
	type row struct {
		HouseholdID core.ID
		Member
	}
	members, err := store.All[row](ctx, q, `
		SELECT household_id, person_id AS person, from_on AS "from", until_on AS "until" FROM household_member
		WHERE  authority_id = $1 AND household_id `+which+` ORDER BY household_id, place`, args...)
	for _, r := range members {
		if h := byID[r.HouseholdID]; h != nil {
			h.Members = append(h.Members, r.Member)
		}
	}
	return all, err
}
