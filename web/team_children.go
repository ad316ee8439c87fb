package web

import (
	"net/http"
	"strconv"
	"strings"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/record"
	"throughline/ui"
)

// teamChildrenPage is each child of a manager's teams at a glance.
type teamChildrenPage struct {
	Children []record.Glance
	Titles   map[string]string
	Now      core.Instant
}

// showTeamChildren answers GET /team/children.
func (s *Site) showTeamChildren(w http.ResponseWriter, r *http.Request) error {
	p := teamChildrenPage{Titles: s.titles(), Now: s.Keeper.Now()}
	var err error
	if p.Children, err = s.Keeper.Glances(r.Context(), s.DB, access.From(r.Context()), s.today()); err != nil {
		return err
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Heading: "Children at a glance", Caption: "Team", Back: "/team", Wide: true}, teamChildren(&p))
}

func (p *teamChildrenPage) rows() [][]ui.TableCell {
	rows := make([][]ui.TableCell, len(p.Children))
	for i, c := range p.Children {
		rows[i] = []ui.TableCell{
			{HTML: twoLines(ui.Link{Text: either(c.Name, "Unborn child"), Href: "/people/" + string(c.Person)}, either(c.WorkerName, "Nobody yet")+", "+count(int(p.Now.Date()-c.From), "day"))},
			{HTML: glanceNow(p.stage(c), warningWords(c))}, {HTML: glanceNext(p.next(c))},
			{HTML: glanceSeen(lastSeenWords(c), either(c.Supervised.Long(), "not recorded"))}, {Text: quoted(c)},
		}
	}
	return rows
}

// stage is what is done for a child, of which category, and for how long.
func (p *teamChildrenPage) stage(c record.Glance) string {
	if c.Stage.Kind == "" {
		return "No plan yet"
	}
	words := p.Titles[c.Stage.Kind]
	if c.Category != "" {
		words += ", " + lower(code.CategoryOfAbuse.Label(c.Category))
	}
	return words + ", " + inWeeks(int(p.Now.Date()-c.Stage.Since))
}

// next is how much is late, and the longest of it, then what is due first, with how it stands.
func (p *teamChildrenPage) next(c record.Glance) []string {
	var words []string
	if c.Late > 1 {
		words = append(words, strconv.Itoa(c.Late)+" things are late, the longest of them:")
	}
	for _, o := range c.Next {
		words = append(words, o.Title()+": "+clock.Words(o.Due, p.Now))
	}
	return words
}

func lastSeenWords(c record.Glance) string {
	switch {
	case c.Seen.IsZero():
		return "Never"
	case c.Alone == c.Seen:
		return c.Seen.Long() + ", alone"
	case c.Alone.IsZero():
		return c.Seen.Long() + "; never alone"
	}
	return c.Seen.Long() + "; alone on " + c.Alone.Long()
}

func warningWords(c record.Glance) string {
	var words []string
	for _, w := range c.Warnings {
		words = append(words, code.AlertKind.Label(w))
	}
	return strings.Join(words, "; ")
}

// quoted is what the child said last, in one pair of quotation marks however it was typed, and
// cut where it is long.
func quoted(c record.Glance) string {
	const most = 160
	words := []rune(strings.Trim(c.Words, `"“” `))
	switch {
	case len(words) == 0:
		return ""
	case len(words) > most:
		words = append(words[:most], '…')
	}
	return "“" + string(words) + "” (" + c.WordsOn.Long() + ")"
}
