package access

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"throughline/core"
	"throughline/store"
)

// A What is what somebody did when they looked.
type What string

// What can be done with somebody's record that the log tells of.
const (
	ChildPage  What = "child page"
	RecordPage What = "record"
	Searched   What = "search"
	Printed    What = "print"
	Exported   What = "export"
	Downloaded What = "download"
	Shared     What = "share"
	Opened     What = "opened" // with a reason, or by breaking the glass
	Refused    What = "refused"
)

// A Looked is one look, for the log.
type Looked struct {
	What   What
	Person core.ID // none for a search
	Record core.ID // none for a whole page
	Reason string
	Terms  string // what was searched for; kept here and nowhere else
}

// lookColumns are the columns of the log that are written with a look.
var lookColumns = []string{"authority_id", "id", "at", "user_id", "roles", "session_id", "person_id", "record_id", "what", "reason", "terms"}

// row is a look as the log keeps it.
func (l Looked) row(who Who) []any {
	roles := make([]string, len(who.Roles))
	for i, r := range who.Roles {
		roles[i] = string(r)
	}
	return []any{who.Authority, core.NewID(), who.now(), who.User, strings.Join(roles, " "), who.Session, l.Person, l.Record, string(l.What), l.Reason, l.Terms}
}

// Look writes looks into the log, in the transaction of what was looked at where there is one.
func Look(ctx context.Context, tx *store.Tx, who Who, looks ...Looked) error {
	for _, l := range looks {
		if err := tx.Insert(ctx, "look", lookColumns, l.row(who)...); err != nil {
			return err
		}
	}
	return nil
}

// LookNow is [Look] for a page that only reads. It returns once the looks are committed,
// together with those of other pages that wait as well: no page is seen whose look is not kept.
func LookNow(ctx context.Context, db *store.DB, who Who, looks ...Looked) error {
	rows := make([][]any, len(looks))
	for i, l := range looks {
		rows[i] = l.row(who)
	}
	return db.InsertTogether(ctx, "look", lookColumns, rows...)
}

// SearchNow writes a search into the log, as [LookNow], and returns the id by which
// [SearchedFor] knows it: so what was typed need not stand in an address.
func SearchNow(ctx context.Context, db *store.DB, who Who, terms string) (core.ID, error) {
	id := core.NewID()
	row := Looked{What: Searched, Terms: terms}.row(who)
	row[slices.Index(lookColumns, "id")] = id
	return id, db.InsertTogether(ctx, "look", lookColumns, row)
}

// SearchedFor tells what somebody searched for and when, to nobody but themselves. The error
// is Missing where they made no such search.
func SearchedFor(ctx context.Context, q store.Querier, who Who, search core.ID) (terms string, at core.Instant, err error) {
	type made struct {
		Terms string
		At    core.Instant
	}
	m, ok, err := store.Maybe[made](ctx, q, `SELECT terms, at FROM look WHERE authority_id = $1 AND id = $2 AND user_id = $3 AND what = $4`,
		who.Authority, search, who.User, string(Searched))
	if err == nil && !ok {
		err = core.Say(core.Missing, "You made no such search.")
	}
	return m.Terms, m.At, err
}

// A LookLine is one line of the log.
type LookLine struct {
	ID        core.ID
	At        core.Instant
	UserID    core.ID
	UserName  string // "" where the user is no longer, or was the public's site
	Roles     string // the roles that they had then, with spaces between
	SessionID core.ID
	PersonID  core.ID
	RecordID  core.ID
	What      string
	Reason    string
	Terms     string
}

// looksOnPage is how many lines of the log stand on a page.
const looksOnPage = 50

// Looks returns a page of the log of one person, newest first, for those who may read it.
// Pages count from 1. more tells whether another page follows.
func Looks(ctx context.Context, q store.Querier, who Who, person core.ID, page int) (lines []LookLine, more bool, err error) {
	if person.IsZero() {
		return nil, false, core.Say(core.Missing, "Say whose log is meant.")
	}
	if err := May(ctx, q, who, ReadLog, person); err != nil {
		return nil, false, err
	}
	of, err := Merged(ctx, q, who.Authority, person)
	if err != nil || len(of) == 0 {
		if err != nil {
			return nil, false, err
		}
		return looks(ctx, q, `l.person_id = $2`, page, who.Authority, person)
	}
	marks, args := "$2", []any{who.Authority, person}
	for _, id := range of { // looks at those in whose place the person stands are looks at the person
		args = append(args, id)
		marks += fmt.Sprintf(", $%d", len(args))
	}
	return looks(ctx, q, `l.person_id IN (`+marks+`)`, page, args...)
}

// LooksBy returns a page of what one user looked at, newest first, for those who may read
// the log of everybody. What concerns restricted people is left out where who may not know of them.
func LooksBy(ctx context.Context, q store.Querier, who Who, user core.ID, page int) (lines []LookLine, more bool, err error) {
	if who.aim(ReadLog, House).reach != Everybody {
		return nil, false, core.Say(core.Forbidden, "Your roles do not let you read what a user looked at.")
	}
	condition, args := ScopeFor(who, ReadLog, "l.person_id", "l.authority_id", 3)
	return looks(ctx, q, `l.user_id = $2 `+condition, page, append([]any{who.Authority, user}, args...)...)
}

func looks(ctx context.Context, q store.Querier, condition string, page int, args ...any) ([]LookLine, bool, error) {
	lines, err := store.All[LookLine](ctx, q, `
		SELECT l.id, l.at, l.user_id, coalesce(u.name, '') AS user_name, l.roles, l.session_id, l.person_id, l.record_id, l.what, l.reason, l.terms
		FROM   look l LEFT JOIN app_user u ON u.authority_id = l.authority_id AND u.id = l.user_id
		WHERE  l.authority_id = $1 AND `+condition+`
		ORDER  BY l.at DESC, l.id DESC`+limit(page), args...)
	if err != nil {
		return nil, false, err
	}
	if len(lines) > looksOnPage {
		return slices.Clip(lines[:looksOnPage]), true, nil
	}
	return lines, false, nil
}
