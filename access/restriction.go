package access

import (
	"context"

	"throughline/changed"
	"throughline/core"
	"throughline/store"
)

// A Reason is one of a list from which somebody chooses, with the words shown for it.
type Reason struct{ Code, Words string }

// RestrictionReasons are why a record may be closed off.
var RestrictionReasons = []Reason{
	{"staff", "Works here, or is a relative of somebody who does or of a councillor"},
	{"staff-child", "A child of a member of staff"},
	{"public-figure", "A public figure or their family"},
	{"high-profile", "A case in the public eye"},
	{"allegation", "An allegation against somebody who works with children"},
	{"adoption", "Adoption"},
	{"witness", "Witness protection"},
	{"honour-trafficking", "So-called honour-based abuse, or trafficking"},
	{"stalker", "Somebody dangerous is looking for the family"},
	{"serious-incident", "A serious incident"},
	{"prosecution", "A prosecution that is going on"},
}

// ConflictReasons are why a user must never open a person's record.
var ConflictReasons = []Reason{
	{"self", "It is their own record"},
	{"family", "A relative, partner or former partner"},
	{"friend", "A friend or neighbour"},
	{"colleague", "A colleague or a colleague's family"},
	{"declared", "A conflict that they declared"},
}

// has reports whether a code is one of a list's.
func has(list []Reason, code string) bool {
	for _, r := range list {
		if r.Code == code {
			return true
		}
	}
	return false
}

// reviewMonths is how often a restriction is looked at again: six months.
const reviewMonths = 6

// A Restriction closes a person's whole record off from all but those named for it.
type Restriction struct {
	ID       core.ID
	PersonID core.ID
	Reason   string // a code of [RestrictionReasons]
	Words    string
	SetBy    core.ID
	SetAt    core.Instant
	ReviewOn core.Date
}

// mayRestrictPerson asks whether who may restrict a person, and returns who is restricted
// then: whoever stands in their place. What closes off somebody who was merged into another
// goes with the merge, and nobody opens it by itself.
func mayRestrictPerson(ctx context.Context, q store.Querier, who Who, person core.ID) (core.ID, error) {
	person, err := Standing(ctx, q, who.Authority, person)
	if err != nil {
		return "", err
	}
	return person, May(ctx, q, who, Restrict, person)
}

// RestrictRecord closes a person's record off at once: from now on, only the users named
// may know that the person is here. Whoever closes it is not named unless they name
// themselves. Where the record is closed off already, it is Changed.
func RestrictRecord(ctx context.Context, tx *store.Tx, who Who, person core.ID, reason, words string, users ...core.ID) error {
	person, err := mayRestrictPerson(ctx, tx, who, person)
	if err != nil {
		return err
	}
	if !has(RestrictionReasons, reason) {
		return core.Say(core.Invalid, "Choose why the record is restricted.")
	}
	if len(users) == 0 {
		return core.Say(core.Invalid, "Name at least one user who may see the record; somebody must work with this person.")
	}
	if _, known, err := RestrictionOf(ctx, tx, who.Authority, person); err != nil || known {
		if err == nil {
			err = core.Say(core.Changed, "This record is restricted already. Change who is named instead.")
		}
		return err
	}
	id, now := core.NewID(), who.now()
	changed.Note(tx, who.Authority, changed.Everything)
	err = tx.Insert(ctx, "restriction",
		[]string{"authority_id", "id", "person_id", "reason", "words", "set_by", "set_at", "review_on"},
		who.Authority, id, person, reason, words, who.User, now, now.Date().PlusMonths(reviewMonths))
	if err != nil {
		return err
	}
	return nameFor(ctx, tx, who, person, id, users)
}

// NameFor lets exactly these users see a restricted record. At least one must be named.
func NameFor(ctx context.Context, tx *store.Tx, who Who, person core.ID, users ...core.ID) error {
	person, err := mayRestrictPerson(ctx, tx, who, person)
	if err != nil {
		return err
	}
	r, known, err := RestrictionOf(ctx, tx, who.Authority, person)
	if err != nil {
		return err
	}
	if !known {
		return core.Say(core.Missing, "This record is not restricted.")
	}
	if len(users) == 0 {
		return core.Say(core.Invalid, "Name at least one user who may see the record.")
	}
	if err := unname(ctx, tx, who, person); err != nil {
		return err
	}
	return nameFor(ctx, tx, who, person, r.ID, users)
}

func nameFor(ctx context.Context, tx *store.Tx, who Who, person, restriction core.ID, users []core.ID) error {
	once := map[core.ID]bool{}
	for _, u := range users {
		if once[u] {
			continue
		}
		once[u] = true
		_, err := Involve(ctx, tx, who.Authority, Involvement{PersonID: person, UserID: u, Role: named, FromOn: who.now().Date(), RecordID: restriction})
		if err != nil {
			return err
		}
	}
	return nil
}

// unname ends that anybody is named. The rows stay, to tell who could see the record when.
func unname(ctx context.Context, tx *store.Tx, who Who, person core.ID) error {
	changed.Note(tx, who.Authority, changed.Everything)
	_, err := store.Exec(ctx, tx, `
		UPDATE involvement SET until_on = $3, ended_on = $3, until_at = $4
		WHERE  authority_id = $1 AND person_id = $2 AND role = 'named' AND until_on IS NULL`,
		who.Authority, person, who.now().Date(), who.now())
	return err
}

// Unrestrict opens a record again, at once.
func Unrestrict(ctx context.Context, tx *store.Tx, who Who, person core.ID) error {
	person, err := mayRestrictPerson(ctx, tx, who, person)
	if err != nil {
		return err
	}
	changed.Note(tx, who.Authority, changed.Everything)
	n, err := store.Exec(ctx, tx, `
		UPDATE restriction SET ended_by = $3, ended_at = $4
		WHERE  authority_id = $1 AND person_id = $2 AND ended_at IS NULL`, who.Authority, person, who.User, who.now())
	if err != nil {
		return err
	}
	if n == 0 {
		return core.Say(core.Missing, "This record is not restricted.")
	}
	return unname(ctx, tx, who, person)
}

// ReviewRestriction says that a restriction was looked at and is still needed: it is looked
// at again in six months.
func ReviewRestriction(ctx context.Context, tx *store.Tx, who Who, person core.ID) error {
	person, err := mayRestrictPerson(ctx, tx, who, person)
	if err != nil {
		return err
	}
	changed.Note(tx, who.Authority, changed.Everything)
	n, err := store.Exec(ctx, tx, `
		UPDATE restriction SET review_on = $3 WHERE authority_id = $1 AND person_id = $2 AND ended_at IS NULL`,
		who.Authority, person, who.now().Date().PlusMonths(reviewMonths))
	if err == nil && n == 0 {
		err = core.Say(core.Missing, "This record is not restricted.")
	}
	return err
}

const restrictionColumns = `id, person_id, reason, words, set_by, set_at, review_on`

// RestrictionOf returns the restriction that stands on a person, and whether there is
// one. It asks nobody's right: it is for the house's own rooms, not for showing.
func RestrictionOf(ctx context.Context, q store.Querier, authority string, person core.ID) (Restriction, bool, error) {
	return store.Maybe[Restriction](ctx, q, `
		SELECT `+restrictionColumns+` FROM restriction
		WHERE  authority_id = $1 AND person_id = $2 AND ended_at IS NULL`, authority, person)
}

// NamedFor returns the users who are named for a person's restricted record.
func NamedFor(ctx context.Context, q store.Querier, who Who, person core.ID) ([]core.ID, error) {
	person, err := mayRestrictPerson(ctx, q, who, person)
	if err != nil {
		return nil, err
	}
	return store.All[core.ID](ctx, q, `
		SELECT user_id FROM involvement
		WHERE  authority_id = $1 AND person_id = $2 AND role = 'named' AND until_on IS NULL ORDER BY id`, who.Authority, person)
}

// Restrictions returns every restriction that stands, the soonest to be reviewed first, for
// those who may set them; conflicts of interest are left out, and so is whoever was merged
// into another: there is nothing to review of them.
func Restrictions(ctx context.Context, q store.Querier, who Who) ([]Restriction, error) {
	if err := May(ctx, q, who, Restrict, ""); err != nil {
		return nil, err
	}
	condition, args := ScopeFor(who, Restrict, "restriction.person_id", "restriction.authority_id", 2)
	return store.All[Restriction](ctx, q, `
		SELECT `+restrictionColumns+` FROM restriction
		WHERE  restriction.authority_id = $1 AND ended_at IS NULL `+condition+`
		AND    NOT EXISTS (SELECT 1 FROM merged_person m WHERE m.authority_id = restriction.authority_id AND m.person_id = restriction.person_id) ORDER BY review_on, id`,
		append([]any{who.Authority}, args...)...)
}

// AddConflict says that a user must never open a person's record, nor find it, nor break
// the glass for it. It is for those who manage accounts or restrictions, on what staff declare.
func AddConflict(ctx context.Context, tx *store.Tx, who Who, user, person core.ID, reason string) error {
	if err := mayDeclare(ctx, tx, who, user); err != nil {
		return err
	}
	if !has(ConflictReasons, reason) || user.IsZero() || person.IsZero() {
		return core.Say(core.Invalid, "Choose the user, the person, and why.")
	}
	person, err := Standing(ctx, tx, who.Authority, person)
	if err != nil {
		return err
	}
	changed.Note(tx, who.Authority, changed.Everything)
	_, err = store.Exec(ctx, tx, `
		INSERT INTO conflict (authority_id, person_id, user_id, reason, set_by, set_at) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (authority_id, person_id, user_id) DO NOTHING`,
		who.Authority, person, user, reason, who.User, who.now())
	return err
}

// EndConflict takes a conflict away again. Nobody ends their own.
func EndConflict(ctx context.Context, tx *store.Tx, who Who, user, person core.ID) error {
	if who.User == user {
		return core.Say(core.Forbidden, "Somebody else must end your own conflict of interest.")
	}
	if err := mayDeclare(ctx, tx, who, user); err != nil {
		return err
	}
	person, err := Standing(ctx, tx, who.Authority, person)
	if err != nil {
		return err
	}
	changed.Note(tx, who.Authority, changed.Everything)
	_, err = store.Exec(ctx, tx, `DELETE FROM conflict WHERE authority_id = $1 AND person_id = $2 AND user_id = $3`, who.Authority, person, user)
	return err
}

// mayDeclare lets people declare their own conflicts, and those who manage accounts or
// restrictions declare anybody's.
func mayDeclare(ctx context.Context, q store.Querier, who Who, user core.ID) error {
	if !who.Nobody() && who.User == user || mayRestrict(who) {
		return nil
	}
	return May(ctx, q, who, ManageAccounts, "")
}
