package access

import (
	"strconv"
	"strings"

	"throughline/core"
)

// Scope returns the condition that every list, count, search, export and letter carries,
// so that it holds only people whose children's records who may see: it begins "AND "
// and its values follow the statement's own. person and authority are the columns that
// hold the person's id and the authority, with their table ("rp.person_id",
// "rp.authority_id"), and first is the number of the first free $. For nobody it is
// "AND 1=0". [May] asks the same condition of one person.
func Scope(who Who, person, authority string, first int) (sql string, args []any) {
	return ScopeFor(who, See, person, authority, first)
}

// ScopeFor is [Scope] for another act: [SeeFrontDoor] for the board of contacts, [Search]
// for finding people, which reaches everybody who is not restricted or in conflict.
func ScopeFor(who Who, act Act, person, authority string, first int) (sql string, args []any) {
	reach, _ := who.reach(act, act.usual())
	return scope(who, act, reach, person, authority, first)
}

// A condition is SQL in the making, with its values.
type condition struct {
	sql   strings.Builder
	args  []any
	first int
}

// value adds a value and returns its mark.
func (c *condition) value(v any) string {
	c.args = append(c.args, v)
	return "$" + strconv.Itoa(c.first+len(c.args)-1)
}

// values adds several and returns their marks with commas between.
func (c *condition) values(ids []core.ID) string {
	marks := make([]string, len(ids))
	for i, id := range ids {
		marks[i] = c.value(id)
	}
	return strings.Join(marks, ", ")
}

// scope writes the condition of one reach. Every part is a look-up by a key that begins
// with the authority and the person; names of tables begin with ac_, so that none can
// catch a column of the statement round it.
func scope(who Who, act Act, reach Reach, person, authority string, first int) (string, []any) {
	for _, column := range []string{person, authority} {
		if !strings.Contains(column, ".") && !strings.HasPrefix(column, "$") {
			panic("access.Scope: " + column + " must be written with its table, or an inner table would catch it")
		}
	}
	far, waiting := reach.how()
	if who.Nobody() || who.Authority == "" || far < Own && !waiting {
		return "AND 1=0", nil
	}
	c := &condition{first: first}
	user := c.value(who.User)
	at := strings.NewReplacer("{person}", person, "{authority}", authority, "{user}", user)
	say := func(text string) { c.sql.WriteString(at.Replace(text)) }

	say(`AND NOT EXISTS (SELECT 1 FROM conflict ac_c WHERE ac_c.authority_id = {authority} AND ac_c.person_id = {person} AND ac_c.user_id = {user})`)
	if !(act == Restrict || act == ReadLog) || !mayRestrict(who) {
		named := `ac_n.role = 'named' AND ac_n.until_on IS NULL`
		if _, restricted := who.glass(); restricted {
			named = `(` + named + ` OR ac_n.role = 'break-glass' AND ac_n.until_at > ` + c.value(who.now()) + `)`
		}
		say(` AND NOT EXISTS (SELECT 1 FROM restriction ac_r WHERE ac_r.authority_id = {authority} AND ac_r.person_id = {person} AND ac_r.ended_at IS NULL` +
			` AND NOT EXISTS (SELECT 1 FROM involvement ac_n WHERE ac_n.authority_id = ac_r.authority_id AND ac_n.person_id = ac_r.person_id AND ac_n.user_id = {user} AND ` + named + `))`)
	}
	if far == Everybody {
		return c.sql.String(), c.args
	}
	today := c.value(who.now().Date())
	standing := `SELECT 1 FROM involvement ac_i WHERE ac_i.authority_id = {authority} AND ac_i.person_id = {person}` +
		` AND ac_i.from_on <= ` + today + ` AND (ac_i.until_on IS NULL OR ac_i.until_on >= ` + today + `)`
	var either []string
	if far >= Own {
		mine := ` AND (ac_i.until_at IS NULL OR ac_i.until_at > ` + c.value(who.now()) + `)`
		if act != See {
			mine += ` AND ac_i.role <> 'look with reason'`
		}
		either = append(either, `EXISTS (`+standing+mine+` AND `+c.whose(who, far, authority)+`)`)
	}
	if waiting {
		either = append(either, `NOT EXISTS (`+standing+` AND ac_i.until_at IS NULL)`)
	}
	say(` AND (` + strings.Join(either, " OR ") + `)`)
	return c.sql.String(), c.args
}

// whose says whose involvement counts, for a reach from Own to OwnService.
func (c *condition) whose(who Who, far Reach, authority string) string {
	own := `ac_i.user_id = {user}`
	if far == Own || len(who.Teams) == 0 {
		return own
	}
	teams := c.values(who.Teams)
	if far == OwnTeam {
		return `(` + own + ` OR ac_i.team_id IN (` + teams + `))`
	}
	return `(` + own + ` OR ac_i.team_id IN (` + teams + `) OR ac_i.team_id IN (SELECT ac_t.id FROM team ac_m JOIN team ac_t` +
		` ON ac_t.authority_id = ac_m.authority_id AND ac_t.service = ac_m.service` +
		` WHERE ac_m.authority_id = ` + authority + ` AND ac_m.id IN (` + teams + `) AND ac_m.service <> ''))`
}
