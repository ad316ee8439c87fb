package record

import (
	"cmp"
	"context"
	"fmt"
	"slices"
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
	Name, WorkerName     string    // what they are called; blank for an unborn child without a name, and where only a team has the child
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

	turn int64     // of the child, when it was read
	day  core.Date // on which it was
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
//
// What is on record of a child and due to them is kept by the child's turn and the day; who is
// whose lead worker, what they are called, and whom who asks may see, is asked each time.
func (k *Keeper) Glances(ctx context.Context, q store.Querier, who access.Who, today core.Date) ([]Glance, error) {
	teams, args := ofTeams(who, "i", 2)
	scope, values := access.ScopeFor(who, access.Sign, "i.person_id", "i.authority_id", len(args)+2)
	type lead struct {
		PersonID, UserID, TeamID core.ID
		FromOn                   core.Date
		Turn                     int64
		Name, WorkerName         string
	}
	leads, err := store.All[lead](ctx, q, `
		SELECT i.person_id, i.user_id, i.team_id, i.from_on, coalesce(t.turn, 0) AS turn, p.shown_name AS name, coalesce(u.name, '') AS worker_name
		FROM   involvement i
		JOIN   person p ON p.authority_id = i.authority_id AND p.id = i.person_id
		LEFT JOIN app_user u ON u.authority_id = i.authority_id AND u.id = i.user_id
		LEFT JOIN person_turn t ON t.authority_id = i.authority_id AND t.person_id = i.person_id
		WHERE  i.authority_id = $1 AND i.role = 'lead worker' AND i.until_on IS NULL`+teams+` `+scope+`
		ORDER  BY i.user_id, i.from_on, i.person_id LIMIT `+strconv.Itoa(mostGlances), append(append([]any{who.Authority}, args...), values...)...)
	if err != nil || len(leads) == 0 {
		return nil, err
	}
	hidden := access.Hidden(who, "d.clock")
	out, at := make([]Glance, len(leads)), map[core.ID]*Glance{}
	var anew []core.ID
	for i, l := range leads {
		kept, known := k.glances.Of(glanceOf{who.Authority, l.PersonID, hidden})
		if known = known && store.Outside(q) && kept.turn == l.Turn && kept.day == today; known {
			out[i] = kept
		} else {
			out[i] = Glance{turn: l.Turn, day: today}
			at[l.PersonID] = &out[i]
			anew = append(anew, l.PersonID)
		}
		out[i].Person, out[i].Worker, out[i].Team, out[i].From, out[i].Name, out[i].WorkerName = l.PersonID, l.UserID, l.TeamID, l.FromOn, l.Name, l.WorkerName
	}
	if err := glance(ctx, q, who, today, anew, at); err != nil {
		return nil, err
	}
	for _, g := range at {
		if store.Outside(q) {
			k.glances.Keep(glanceOf{who.Authority, g.Person, hidden}, *g, g.bytes())
		}
	}
	return out, nil
}

// mostGlanced is how many bytes of glances are kept.
const mostGlanced = 8 << 20

// glanceOf is whose glance it is, and which time limits are left out of it.
type glanceOf struct {
	authority string
	person    core.ID
	hidden    string
}

// bytes is about how many bytes a glance takes.
func (g *Glance) bytes() int { return 600 + len(g.Words) + 32*len(g.Warnings) + 250*len(g.Next) }

// glance reads what matters of some children.
func glance(ctx context.Context, q store.Querier, who access.Who, today core.Date, ids []core.ID, at map[core.ID]*Glance) error {
	if len(ids) == 0 {
		return nil
	}
	marks, args := store.List([]any{who.Authority, today}, ids)
	notes, err := store.All[glanced](ctx, q, noted(marks), args...)
	if err != nil {
		return fmt.Errorf("reading what matters of each child: %w", err)
	}
	slices.SortFunc(notes, func(a, b glanced) int { return strings.Compare(a.Noted, b.Noted) })
	for _, n := range notes {
		if err := at[n.PersonID].take(n); err != nil {
			return err
		}
	}
	return nextOf(ctx, q, who, today, ids, at)
}

// A glanced is one thing noted of a child: what it is, and the day and the words together,
// "2026-11-20alone".
type glanced struct {
	What     string
	PersonID core.ID
	Noted    string
}

// What is noted of a child. A stage is noted under its own kind.
const (
	notedSeen       = "seen"
	notedAlone      = "alone"
	notedWords      = "words"
	notedSupervised = "supervised"
	notedAlert      = "alert"
)

// A stage is something that is done for a child: its kind, what is said of it, and the question
// whose blank answer says that it goes on.
type stage struct{ kind, says, ends string }

// stages stand with what weighs most last.
var stages = []stage{
	{"cin_episode", `''`, "closed_on"}, {"cin_plan", `''`, "ended_on"},
	{"protection_plan", `coalesce(k.latest_category, '')`, "ended_on"}, {"care_episode", `''`, "ended_on"},
}

// seers are the kinds whose part of a child says how the child was seen, and tellers those
// that quote the child; the table of each is named after its kind.
var (
	seers   = []string{"visit_child", "assessment_visit_child", "section47_visit_child"}
	tellers = append(slices.Clone(seers), "return_conversation", "keeping_in_touch",
		"cin_review_child", "core_group_child", "initial_conference_child", "protection_review_child")
)

// noted is the statement that reads what matters of some children, whose marks are given; $1
// is the authority and $2 the day. Of each child and each kind it looks the latest record up
// that says something, and reads no others.
func noted(marks string) string {
	var parts []string
	latest := func(what, table, says, condition string) {
		parts = append(parts, `SELECT '`+what+`' AS what, c.id AS person_id, (SELECT `+dayAnd(says)+` FROM `+standingOf(table)+condition+`
			ORDER BY p.happened_on DESC, p.record_id DESC LIMIT 1) AS noted FROM c`)
	}
	for _, s := range stages {
		latest(s.kind, s.kind, s.says, `AND k.`+s.ends+` IS NULL`)
	}
	for _, table := range seers {
		latest(notedSeen, table, `''`, `AND k.seen IN ('alone', 'seen')`)
		latest(notedAlone, table, `''`, `AND k.seen = 'alone'`)
	}
	for _, table := range tellers {
		latest(notedWords, table, `k.child_words`, `AND k.child_words <> ''`)
	}
	latest(notedSupervised, "supervision", `''`, ``)
	parts = append(parts, `SELECT '`+notedAlert+`', c.id, `+dayAnd(`k.alert_kind`)+` FROM c CROSS JOIN `+standingOf("alert")+`AND (k.until_on IS NULL OR k.until_on > $2)`)
	return `WITH c AS MATERIALIZED (SELECT id FROM person WHERE authority_id = $1 AND id IN (` + marks + `))
		SELECT a.what, a.person_id, a.noted FROM (` + strings.Join(parts, ` UNION ALL `) + `) a WHERE a.noted IS NOT NULL`
}

// dayAnd is the value of a note.
func dayAnd(says string) string { return `CAST(p.happened_on AS TEXT) || ` + says }

// standingOf are the standing records up to the day that concern child c, with their answers
// or the child's part of them k, for a FROM. CROSS JOIN is a plain join that SQLite does in
// this order: left to itself it begins with the kind, and reads all there ever was of it.
func standingOf(table string) string {
	kind := strings.TrimSuffix(table, "_child")
	sql := `record_person p CROSS JOIN ` + table + ` k
		WHERE p.authority_id = $1 AND p.person_id = c.id AND p.kind = '` + kind + `' AND p.happened_on <= $2 AND NOT p.gone AND p.state IN ('submitted', 'agreed')
		AND   k.authority_id = p.authority_id AND k.record_id = p.record_id `
	if kind != table {
		sql += `AND k.person_id = p.person_id `
	}
	return sql
}

// take puts a note where it belongs. Of notes of one sort the later day holds.
func (g *Glance) take(n glanced) error {
	const long = len("2026-11-20")
	if len(n.Noted) < long {
		return fmt.Errorf("what is noted as %s has no day", n.What)
	}
	day, err := core.ParseDate(n.Noted[:long])
	if err != nil {
		return fmt.Errorf("what is noted as %s: %w", n.What, err)
	}
	says := n.Noted[long:]
	switch n.What {
	case notedSeen:
		g.Seen = max(g.Seen, day)
	case notedAlone:
		g.Alone = max(g.Alone, day)
	case notedWords:
		if day >= g.WordsOn { // which is blank at first
			g.Words, g.WordsOn = says, day
		}
	case notedSupervised:
		g.Supervised = day
	case notedAlert:
		g.Warnings = append(g.Warnings, says)
	default:
		weighs := func(kind string) int { return slices.IndexFunc(stages, func(s stage) bool { return s.kind == kind }) }
		if weighs(n.What) > weighs(g.Stage.Kind) {
			g.Stage = Stage{n.What, day}
		}
		g.Category = cmp.Or(says, g.Category)
	}
	return nil
}

// nextOf counts what is late for each of some children, and finds what is late longest and due
// first.
func nextOf(ctx context.Context, q store.Querier, who access.Who, today core.Date, ids []core.ID, of map[core.ID]*Glance) error {
	marks, args := store.List([]any{who.Authority}, ids)
	rows, err := readOwed(ctx, q, mostGlances*mostOwed, `d.met_by IS NULL AND d.due_on IS NOT NULL`+access.Hidden(who, "d.clock")+` AND d.person_id IN (`+marks+`)`, args...)
	for _, r := range rows {
		c, late := of[r.PersonID], r.DueOn.Before(today)
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
