package record

import (
	"context"
	"strconv"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// A Glance is what a manager sees of one child of a team without opening the record.
//
// Source: management oversight in the pathway.
type Glance struct {
	Person, Worker, Team core.ID
	From                 core.Date // since when the worker works with the child
	Late                 int       // how much is late
	Next                 []Owed    // what is late longest, then what is due first: three at most
	Seen, Alone          core.Date // last seen, and last seen alone
	Stage                Stage
	Category             string // of a protection plan
	Supervised           core.Date
	Warnings             []string // codes of [throughline/code.AlertKind]
	Words                string   // what the child was last quoted with
	WordsOn              core.Date
}

// A Stage is what is done for a child now, by its kind, and since when.
type Stage struct {
	Kind  string
	Since core.Date
}

// mostGlances bounds the children on one page.
const mostGlances = 400

// Glances lists the children whose lead worker is of a manager's teams, or all in a senior
// manager's reach, with what matters of each. It asks a few questions for all of them
// together and none for each.
func Glances(ctx context.Context, q store.Querier, who access.Who, today core.Date) ([]Glance, error) {
	teams, args := ofTeams(who, "i", 2)
	scope, values := access.ScopeFor(who, access.Sign, "i.person_id", "i.authority_id", len(args)+2)
	type lead struct {
		PersonID, UserID, TeamID core.ID
		FromOn                   core.Date
	}
	leads, err := store.All[lead](ctx, q, `
		SELECT i.person_id, i.user_id, i.team_id, i.from_on FROM involvement i
		WHERE  i.authority_id = $1 AND i.role = 'lead worker' AND i.until_on IS NULL`+teams+` `+scope+`
		ORDER  BY i.user_id, i.from_on, i.person_id LIMIT `+strconv.Itoa(mostGlances), append(append([]any{who.Authority}, args...), values...)...)
	if err != nil || len(leads) == 0 {
		return nil, err
	}
	out, at := make([]Glance, len(leads)), map[core.ID]*Glance{}
	g := glancing{ctx: ctx, q: q, of: at, args: []any{who.Authority, today}}
	for i, l := range leads {
		out[i] = Glance{Person: l.PersonID, Worker: l.UserID, Team: l.TeamID, From: l.FromOn}
		at[l.PersonID] = &out[i]
		g.args = append(g.args, l.PersonID)
	}
	for _, read := range []func() error{g.stages, g.seen, g.words, g.supervised, g.warned} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	return out, g.next(who, today)
}

// glancing is the reading of what matters of some children.
type glancing struct {
	ctx  context.Context
	q    store.Querier
	of   map[core.ID]*Glance
	args []any // the authority, the day and the children
}

// A noted is one thing noted of a child.
type noted struct {
	PersonID core.ID
	OnDay    core.Date
	Says     string
}

// notes reads what some statement notes of the children: person_id, on_day and says, of
// standing records r about the children p up to the day.
func (g *glancing) notes(says, from, condition string) ([]noted, error) {
	// CROSS JOIN is a plain join that SQLite does in this order, from the children on: left
	// to itself it begins with the kind, and reads all there ever was of it.
	return store.All[noted](g.ctx, g.q, `
		SELECT p.person_id, r.happened_on AS on_day, `+says+` AS says
		FROM   record_person p CROSS JOIN record r `+from+`
		WHERE  p.authority_id = $1 AND NOT p.gone AND p.person_id IN (`+marksFrom(3, len(g.args)-2)+`)
		AND    r.authority_id = p.authority_id AND r.id = p.record_id
		AND    r.state IN ('submitted', 'agreed') AND r.happened_on <= $2 `+condition+`
		ORDER  BY r.happened_on, r.id`, g.args...)
}

// join joins the answers of a kind, or a child's part of them: their table, and the condition.
func join(table string) (from, condition string) {
	condition = `AND k.authority_id = p.authority_id AND k.record_id = p.record_id `
	if strings.HasSuffix(table, "_child") {
		condition += `AND k.person_id = p.person_id `
	}
	return `CROSS JOIN ` + table + ` k`, condition
}

// stages finds what is done for each child, what weighs most last.
func (g *glancing) stages() error {
	for _, s := range []struct{ kind, says, ends string }{
		{"cin_episode", `''`, "closed_on"}, {"cin_plan", `''`, "ended_on"},
		{"protection_plan", `coalesce(k.latest_category, '')`, "ended_on"}, {"care_episode", `''`, "ended_on"},
	} {
		from, of := join(s.kind)
		rows, err := g.notes(s.says, from, of+`AND k.`+s.ends+` IS NULL`)
		if err != nil {
			return err
		}
		for _, n := range rows {
			c := g.of[n.PersonID]
			c.Stage = Stage{s.kind, n.OnDay}
			if n.Says != "" {
				c.Category = n.Says
			}
		}
	}
	return nil
}

func (g *glancing) seen() error {
	for _, table := range []string{"visit_child", "assessment_visit_child", "section47_visit_child"} {
		from, of := join(table)
		rows, err := g.notes(`k.seen`, from, of+`AND k.seen IN ('alone', 'seen')`)
		if err != nil {
			return err
		}
		for _, n := range rows {
			c := g.of[n.PersonID]
			c.Seen = max(c.Seen, n.OnDay)
			if n.Says == "alone" {
				c.Alone = max(c.Alone, n.OnDay)
			}
		}
	}
	return nil
}

// words finds what each child was last quoted with, where somebody met the child.
func (g *glancing) words() error {
	for _, table := range []string{
		"visit_child", "assessment_visit_child", "section47_visit_child", "return_conversation", "keeping_in_touch",
		"cin_review_child", "core_group_child", "initial_conference_child", "protection_review_child",
	} {
		from, of := join(table)
		rows, err := g.notes(`k.child_words`, from, of+`AND k.child_words <> ''`)
		if err != nil {
			return err
		}
		for _, n := range rows {
			if c := g.of[n.PersonID]; n.OnDay.NotBefore(c.WordsOn) {
				c.Words, c.WordsOn = n.Says, n.OnDay
			}
		}
	}
	return nil
}

func (g *glancing) supervised() error {
	rows, err := g.notes(`''`, ``, `AND r.kind = 'supervision'`)
	for _, n := range rows {
		g.of[n.PersonID].Supervised = n.OnDay
	}
	return err
}

func (g *glancing) warned() error {
	from, of := join("alert")
	rows, err := g.notes(`k.alert_kind`, from, of+`AND (k.until_on IS NULL OR k.until_on > $2)`)
	for _, n := range rows {
		c := g.of[n.PersonID]
		c.Warnings = append(c.Warnings, n.Says)
	}
	return err
}

// next counts what is late for each child, and finds what is late longest and due first.
func (g *glancing) next(who access.Who, today core.Date) error {
	args := append([]any{g.args[0]}, g.args[2:]...)
	rows, err := store.All[owedRow](g.ctx, g.q, `
		SELECT d.person_id, d.clock, d.record_id, d.due_at, d.due_on, d.legal, d.state, d.worker_id, d.team_id
		FROM   due d
		WHERE  d.authority_id = $1 AND `+stillOwed+` AND d.due_on IS NOT NULL`+access.Hidden(who, "d.clock")+`
		AND    d.person_id IN (`+marksFrom(2, len(args)-1)+`)
		ORDER  BY d.due_at, d.clock, d.record_id`, args...)
	for _, r := range rows {
		c, late := g.of[r.PersonID], r.DueOn.Before(today)
		if late {
			c.Late++
		}
		// What is long late must not hide what is due tomorrow.
		if len(c.Next) < 3 && (!late || c.Late == 1) {
			c.Next = append(c.Next, together([]owedRow{r})...)
		}
	}
	return err
}

// marksFrom is a list of so many marks for values, from a number on.
func marksFrom(first, n int) string {
	marks := make([]string, n)
	for i := range marks {
		marks[i] = "$" + strconv.Itoa(first+i)
	}
	return strings.Join(marks, ", ")
}
