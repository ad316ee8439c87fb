package access

import (
	"strconv"
	"strings"
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
	return scope(who, who.aim(act, act.Usual()), person, authority, first)
}

// A condition is SQL in the making, with its values. Names of tables begin with ac_, so
// that none can catch a column of the statement round it.
type condition struct {
	who   Who
	sql   strings.Builder
	args  []any
	first int
	in    *strings.Replacer
}

// value adds a value and returns its mark.
func (c *condition) value(v any) string {
	c.args = append(c.args, v)
	return "$" + strconv.Itoa(c.first+len(c.args)-1)
}

// say adds text, with {person}, {authority} and {user} filled in.
func (c *condition) say(text string) { c.sql.WriteString(c.in.Replace(text)) }

// scope writes the condition of one aim. Every part is a look-up by a key that begins
// with the authority and the person.
func scope(who Who, a aim, person, authority string, first int) (string, []any) {
	for _, column := range []string{person, authority} {
		if !strings.Contains(column, ".") && !strings.HasPrefix(column, "$") {
			panic("access.Scope: " + column + " must be written with its table, or an inner table would catch it")
		}
	}
	far, waiting := a.reach.how()
	if who.Nobody() || who.Authority == "" || far < Own && !waiting {
		return "AND 1=0", nil
	}
	c := &condition{who: who, first: first}
	c.in = strings.NewReplacer("{person}", person, "{authority}", authority, "{user}", c.value(who.User))
	c.say(`AND {authority} = ` + c.value(who.Authority))
	c.say(` AND NOT EXISTS (SELECT 1 FROM conflict ac_c WHERE ac_c.authority_id = {authority} AND ac_c.person_id = {person} AND ac_c.user_id = {user})`)
	if !(a.act == Restrict || a.act == ReadLog) || !mayRestrict(who) {
		c.unrestricted()
	}
	if far != Everybody {
		c.reached(a, far, waiting)
	}
	return c.sql.String(), c.args
}

// unrestricted leaves out restricted people but for those named, and, where the roles
// let the glass of a restricted record be broken, for those who broke it.
func (c *condition) unrestricted() {
	let := `ac_n.role = 'named' AND ac_n.until_on IS NULL`
	if _, restricted := c.who.glass(); restricted {
		let = `(` + let + ` OR ac_n.role = 'break-glass' AND ac_n.until_at > ` + c.value(c.who.now()) + `)`
	}
	c.say(` AND NOT EXISTS (SELECT 1 FROM restriction ac_r WHERE ac_r.authority_id = {authority} AND ac_r.person_id = {person} AND ac_r.ended_at IS NULL` +
		` AND NOT EXISTS (SELECT 1 FROM involvement ac_n WHERE ac_n.authority_id = {authority} AND ac_n.person_id = {person} AND ac_n.user_id = {user} AND ` + let + `))`)
}

// reached keeps the people with whom the user works, as far as the reach goes, and those
// with whom nobody works where the reach has them.
func (c *condition) reached(a aim, far Reach, waiting bool) {
	today := c.value(c.who.now().Date())
	standing := `EXISTS (SELECT 1 FROM involvement ac_i WHERE ac_i.authority_id = {authority} AND ac_i.person_id = {person}` +
		` AND ac_i.from_on <= ` + today + ` AND (ac_i.until_on IS NULL OR ac_i.until_on >= ` + today + `)`
	var either []string
	if far >= Own {
		mine := ` AND (ac_i.until_at IS NULL OR ac_i.until_at > ` + c.value(c.who.now()) + `)`
		if a.reason == None {
			mine += ` AND ac_i.role <> 'look with reason'`
		}
		either = append(either, standing+mine+` AND `+c.whose(far)+`)`)
	}
	if waiting { // a look of a day, a name on a list, a conference or review to chair, or an audit is not yet work with the person
		either = append(either, `NOT `+standing+` AND ac_i.until_at IS NULL AND ac_i.role NOT IN ('named', 'conference chair', 'reviewing officer', 'quality audit'))`)
	}
	c.say(` AND (` + strings.Join(either, " OR ") + `)`)
}

// whose says whose involvement counts, for a reach from Own to OwnService.
func (c *condition) whose(far Reach) string {
	own := `ac_i.user_id = {user}`
	if far == Own || len(c.who.Teams) == 0 {
		return own
	}
	marks := make([]string, len(c.who.Teams))
	for i, id := range c.who.Teams {
		marks[i] = c.value(id)
	}
	teams := strings.Join(marks, ", ")
	if far == OwnTeam {
		return `(` + own + ` OR ac_i.team_id IN (` + teams + `))`
	}
	return `(` + own + ` OR ac_i.team_id IN (` + teams + `) OR ac_i.team_id IN (SELECT ac_t.id FROM team ac_m JOIN team ac_t` +
		` ON ac_t.authority_id = ac_m.authority_id AND ac_t.service = ac_m.service` +
		` WHERE ac_m.authority_id = {authority} AND ac_m.id IN (` + teams + `) AND ac_m.service <> ''))`
}
