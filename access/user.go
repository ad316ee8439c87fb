package access

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"throughline/changed"
	"throughline/core"
	"throughline/store"
)

// A User is somebody who works here and has an account.
type User struct {
	ID         core.ID
	Name       string
	Email      string // in small letters; the name with which they sign in
	Title      string // the post, "Team manager"
	Level      Level
	Active     bool
	MustChange bool // a new password is asked for at the next sign-in
	HasCode    bool // a code from a telephone is asked for at sign-in
	Roles      []Role
	Teams      []core.ID
}

// CreateUser makes an account, without a password, and returns its id: send a link made by
// [Invite]. The caller asks [ManageAccounts] first; this does not, since the first
// accounts are made before anybody can be asked.
func CreateUser(ctx context.Context, tx *store.Tx, authority string, u User, now core.Instant) (core.ID, error) {
	if err := u.check(); err != nil {
		return "", err
	}
	if u.ID.IsZero() {
		u.ID = core.NewID()
	}
	err := tx.Insert(ctx, "app_user",
		[]string{"authority_id", "id", "name", "email", "title", "level", "active", "must_change", "made_at"},
		authority, u.ID, u.Name, address(u.Email), u.Title, int(u.Level), u.Active, u.MustChange, now)
	if store.IsDuplicate(err) {
		return "", taken().Because(err)
	}
	if err != nil {
		return "", err
	}
	return u.ID, keepRolesAndTeams(ctx, tx, authority, u)
}

// UpdateUser changes an account: what it is called, its level, roles and teams, and
// whether it is active. Whoever is no longer active is signed out at once.
func UpdateUser(ctx context.Context, tx *store.Tx, authority string, u User) error {
	if err := u.check(); err != nil {
		return err
	}
	n, err := store.Exec(ctx, tx, `
		UPDATE app_user SET name = $3, email = $4, title = $5, level = $6, active = $7, must_change = $8
		WHERE  authority_id = $1 AND id = $2`,
		authority, u.ID, u.Name, address(u.Email), u.Title, int(u.Level), u.Active, u.MustChange)
	if store.IsDuplicate(err) {
		return taken().Because(err)
	}
	if err != nil {
		return err
	}
	if n == 0 {
		return core.Say(core.Missing, "There is no such user.")
	}
	for _, table := range []string{"user_role", "user_team"} {
		if _, err := store.Exec(ctx, tx, `DELETE FROM `+table+` WHERE authority_id = $1 AND user_id = $2`, authority, u.ID); err != nil {
			return err
		}
	}
	if err := keepRolesAndTeams(ctx, tx, authority, u); err != nil || u.Active {
		return err
	}
	return endSessions(ctx, tx, authority, u.ID)
}

func taken() *core.Problem {
	return &core.Problem{Sort: core.Invalid, Words: "There is an account with this e-mail address already.",
		Fields: []core.FieldProblem{{Field: "email", Words: "Give another e-mail address"}}}
}

// check says what is wrong with an account.
func (u User) check() error {
	p := &core.Problem{Sort: core.Invalid, Words: "The account cannot be kept as it is."}
	wrong := func(field, words string) { p.Fields = append(p.Fields, core.FieldProblem{Field: field, Words: words}) }
	if strings.TrimSpace(u.Name) == "" {
		wrong("name", "Give the user's name")
	}
	if before, after, ok := strings.Cut(address(u.Email), "@"); !ok || before == "" || !strings.Contains(after, ".") || strings.Contains(before+after, " ") {
		wrong("email", "Give an e-mail address such as name@example.org")
	}
	if u.Level < L0 || u.Level > L5 {
		wrong("level", "Choose a level from L0 to L5")
	}
	for _, r := range u.Roles {
		if _, known := Rights[r]; !known || r == PublicSite {
			wrong("roles", "Choose roles from the list")
			break
		}
	}
	if p.Fields != nil {
		return p
	}
	return nil
}

// address is an e-mail address as it is kept and compared.
func address(email string) string { return strings.ToLower(strings.TrimSpace(clean(email))) }

// clean takes out of a text from outside what PostgreSQL does not keep.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
}

func keepRolesAndTeams(ctx context.Context, tx *store.Tx, authority string, u User) error {
	changed.Note(tx, authority, changed.Everything)
	slices.Sort(u.Roles)
	for _, r := range slices.Compact(u.Roles) {
		if err := tx.Insert(ctx, "user_role", []string{"authority_id", "user_id", "role"}, authority, u.ID, string(r)); err != nil {
			return err
		}
	}
	slices.Sort(u.Teams)
	for _, t := range slices.Compact(u.Teams) {
		if err := tx.Insert(ctx, "user_team", []string{"authority_id", "user_id", "team_id"}, authority, u.ID, t); err != nil {
			return err
		}
	}
	return nil
}

// Users lists the accounts by name, those no longer active included.
func Users(ctx context.Context, q store.Querier, authority string) ([]User, error) {
	return users(ctx, q, authority, "")
}

// UserOf returns one account; Missing where there is none.
func UserOf(ctx context.Context, q store.Querier, authority string, id core.ID) (User, error) {
	all, err := users(ctx, q, authority, id)
	if err == nil && len(all) == 0 {
		err = core.Say(core.Missing, "There is no such user.")
	}
	if err != nil {
		return User{}, err
	}
	return all[0], nil
}

// users reads one account, or all where id is none, in three questions.
func users(ctx context.Context, q store.Querier, authority string, id core.ID) ([]User, error) {
	type account struct {
		ID                 core.ID
		Name, Email, Title string
		Level              int
		Active, MustChange bool
		HasCode            bool
	}
	type role struct {
		UserID core.ID
		Role   string
	}
	type team struct{ UserID, TeamID core.ID }
	one, args := func(string) string { return "" }, []any{authority}
	if !id.IsZero() {
		one, args = func(column string) string { return " AND " + column + " = $2" }, append(args, id)
	}
	accounts, err := store.All[account](ctx, q, `
		SELECT id, name, email, title, level, active, must_change, totp IS NOT NULL AND totp_step > 0 AS has_code
		FROM   app_user WHERE authority_id = $1`+one("id")+` ORDER BY name, id`, args...)
	if err != nil {
		return nil, err
	}
	roles, err := store.All[role](ctx, q, `SELECT user_id, role FROM user_role WHERE authority_id = $1`+one("user_id")+` ORDER BY role`, args...)
	if err != nil {
		return nil, err
	}
	teams, err := store.All[team](ctx, q, `SELECT user_id, team_id FROM user_team WHERE authority_id = $1`+one("user_id")+` ORDER BY team_id`, args...)
	if err != nil {
		return nil, err
	}
	all, at := make([]User, len(accounts)), map[core.ID]*User{}
	for i, a := range accounts {
		all[i] = User{ID: a.ID, Name: a.Name, Email: a.Email, Title: a.Title, Level: Level(a.Level), Active: a.Active, MustChange: a.MustChange, HasCode: a.HasCode}
		at[a.ID] = &all[i]
	}
	for _, r := range roles {
		if u := at[r.UserID]; u != nil { // nil where the account was made after it was asked for
			u.Roles = append(u.Roles, Role(r.Role))
		}
	}
	for _, t := range teams {
		if u := at[t.UserID]; u != nil {
			u.Teams = append(u.Teams, t.TeamID)
		}
	}
	return all, nil
}

// Who returns the user as somebody who asks.
func (u User) Who(authority string) Who {
	return Who{Authority: authority, User: u.ID, Name: u.Name, Title: u.Title, Level: u.Level, Roles: u.Roles, Teams: u.Teams, MustChange: u.MustChange}
}
