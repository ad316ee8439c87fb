package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/practice/getsafe"
	"throughline/record"
	"throughline/store"
	"throughline/ui"
)

// getSafePage is the desk of the team for children who are missing or exploited.
type getSafePage struct {
	*getsafe.Desk
	Now      core.Instant
	Names    map[core.ID]string
	Begins   map[string]bool // the kinds of record that the reader may begin, of the right children
	Mapping  bool            // the reader may see places and people of concern
	MayAdd   bool            // and add to them
	LateBack int             // conversations on return that are late, counted by child
}

// showGetSafe answers GET /get-safe.
func (s *Site) showGetSafe(w http.ResponseWriter, r *http.Request) error {
	who := access.From(r.Context())
	p := getSafePage{Now: s.Keeper.Now(), Begins: map[string]bool{}, Mapping: access.Reads(who, getsafe.ContextKind.Name)}
	err := s.DB.Read(r.Context(), func(ctx context.Context, tx *store.Tx) (err error) {
		p.Desk, err = getsafe.DeskOf(ctx, tx, who, p.Now, s.Keeper.Calendar)
		return err
	})
	if err != nil {
		return err
	}
	p.MayAdd = p.Mapping && access.MayIn(r.Context(), s.DB, who, access.Write, access.Mapping, "") == nil
	for _, k := range getsafe.Kinds {
		p.Begins[k.Name] = who.Level >= k.By
	}
	for _, o := range p.Returns {
		if o.Late(p.Now) {
			p.LateBack += len(o.People)
		}
	}
	if p.Names, err = s.names(r, p.ids()); err != nil {
		return err
	}
	slices.SortFunc(p.Uses, func(a, b getsafe.TeamUse) int { return strings.Compare(p.Names[a.Team], p.Names[b.Team]) })
	return s.page(w, r, http.StatusOK, ui.Frame{Heading: "Get Safe", Caption: "Children who are missing or exploited", Wide: true}, getSafe(&p))
}

// ids are all whom the page names.
func (p *getSafePage) ids() []core.ID {
	var ids []core.ID
	for _, h := range p.Leads {
		ids = append(ids, h.Worker, h.Team)
	}
	for child := range p.Leads {
		ids = append(ids, child)
	}
	for _, a := range p.Missing {
		ids = append(ids, a.PersonID)
	}
	for _, f := range p.Refusals {
		ids = append(ids, f.PersonID)
	}
	for _, u := range p.Unscreened {
		ids = append(ids, u.Person)
	}
	for _, owed := range [][]record.Owed{p.Returns, p.PanelsDue, p.Owed} {
		for _, o := range owed {
			ids = append(append(ids, o.People...), o.Worker)
		}
	}
	for _, l := range p.Levels {
		ids = append(ids, l.People...)
	}
	for _, h := range p.Panels {
		ids = append(ids, h.People...)
	}
	for _, c := range p.Contexts {
		ids = append(ids, c.Keeper)
		for _, l := range c.Linked {
			ids = append(ids, l.PersonID)
		}
	}
	return ids
}

// figures are the numbers at the top, each a way to its list.
func (p *getSafePage) figures() ui.Figures {
	high, late := 0, 0
	for _, l := range p.Levels {
		if l.Level == "high" {
			high++
		}
	}
	for _, u := range p.Unscreened {
		if u.By.Before(p.Now.Date()) {
			late++
		}
	}
	tone := func(n int) ui.Tone {
		if n > 0 {
			return ui.Bad
		}
		return ui.Plain
	}
	return ui.Figures{Items: []ui.Figure{
		{Value: strconv.Itoa(len(p.Missing)), Label: "missing or away now", Href: "#missing", Tone: tone(len(p.Missing))},
		{Value: strconv.Itoa(p.LateBack), Label: "conversations on return late, of " + strconv.Itoa(owedCount(p.Returns)) + " owed", Href: "#returns", Tone: tone(p.LateBack)},
		{Value: strconv.Itoa(high), Label: "at the high level, of " + strconv.Itoa(len(p.Levels)) + " at medium or high", Href: "#levels"},
		{Value: strconv.Itoa(late), Label: "screenings late, of " + strconv.Itoa(len(p.Unscreened)) + " to do", Href: "#screenings", Tone: tone(late)},
	}}
}

// whose is the lead worker of a child.
func (p *getSafePage) whose(child core.ID) ui.TableCell {
	h := p.Leads[child]
	return ui.TableCell{Text: either(p.Names[h.Worker], either(p.Names[h.Team], "Nobody yet"))}
}

func (p *getSafePage) who(child core.ID) ui.TableCell {
	return ui.TableCell{HTML: peopleLinks([]core.ID{child}, p.Names)}
}

// next is a link that begins the record that comes next, or a blank cell for whoever may
// not begin it about all of these children.
func (p *getSafePage) next(kind, words string, from core.ID, children ...core.ID) ui.TableCell {
	if !p.Begins[kind] || slices.ContainsFunc(children, func(c core.ID) bool { return !p.Writes[c] }) {
		return ui.TableCell{}
	}
	q := url.Values{}
	if !from.IsZero() {
		q.Set("from", string(from))
	}
	for _, c := range children {
		q.Add("person", string(c))
	}
	return ui.TableCell{HTML: beginLink("/new/"+kind+"?"+q.Encode(), words, namesOf(children, p.Names))}
}

// withNext is a table whose last column says what to write next. Whoever may begin nothing of
// it, such as somebody who works with none of these children, reads the table without it.
func withNext(t ui.Table) ui.Table {
	last := len(t.Head) - 1
	if slices.ContainsFunc(t.Rows, func(row []ui.TableCell) bool { return row[last].HTML != nil }) {
		return t
	}
	t.Head = t.Head[:last]
	for i := range t.Rows {
		t.Rows[i] = t.Rows[i][:last]
	}
	return t
}

func (p *getSafePage) missingRows() [][]ui.TableCell {
	rows := make([][]ui.TableCell, len(p.Missing))
	for i, a := range p.Missing {
		since := a.FromOn.Long()
		if !a.ReportedAt.IsZero() {
			since += ", reported " + a.ReportedAt.Long()
		}
		back := ui.TableCell{}
		if p.Writes[a.PersonID] {
			back.HTML = beginLink("/records/"+string(a.RecordID)+"/change", "Write what is known", namesOf([]core.ID{a.PersonID}, p.Names))
		}
		rows[i] = []ui.TableCell{p.who(a.PersonID), {HTML: recordLink(a.RecordID, since)}, {Text: p.awayWords(a)},
			{Text: either(code.MissingRisk.Label(a.PoliceGrade), "Not recorded")}, p.whose(a.PersonID), back}
	}
	return rows
}

// awayWords say how long somebody is away: in hours where the hour is known, else in days.
func (p *getSafePage) awayWords(a getsafe.Away) string {
	words := inWeeks(int(p.Now.Date() - a.FromOn))
	if hours := int(p.Now.Sub(a.ReportedAt) / time.Hour); !a.ReportedAt.IsZero() && hours < 72 {
		words = count(hours, "hour")
	}
	return either(code.MissingType.Label(a.MissingType), "Missing") + ", " + words
}

// returnRows are a row for each child: no two are talked with together.
func (p *getSafePage) returnRows() [][]ui.TableCell {
	var rows [][]ui.TableCell
	for _, o := range p.Returns {
		for _, child := range o.People {
			rows = append(rows, []ui.TableCell{p.who(child), {HTML: recordLink(o.Record, timeWords(p.Times[o.Record]))},
				{HTML: hoursTag(o.Due, p.Now)}, p.whose(child), p.next("return_conversation", "Write the conversation", o.Record, child)})
		}
	}
	return rows
}

// timeWords are the days of a time missing.
func timeWords(t getsafe.Time) string {
	switch t.UntilOn {
	case 0:
		return "Since " + t.FromOn.Long()
	case t.FromOn:
		return t.FromOn.Long()
	}
	return t.FromOn.Long() + " to " + t.UntilOn.Long()
}

// hoursTag says how a limit of hours stands: a weekend counts, so working days would say less.
func hoursTag(d clock.Due, now core.Instant) templ.Component {
	hours := int(now.Sub(d.DueAt) / time.Hour)
	switch {
	case !d.Late(now) && hours > -24:
		return ui.Tag{Text: clock.Words(d, now) + ", in " + count(-hours, "hour"), Classes: "govuk-tag--yellow tl-due"}
	case !d.Late(now):
		return ui.Tag{Text: clock.Words(d, now), Classes: "govuk-tag--grey tl-due"}
	case hours < 72:
		return ui.Tag{Text: count(hours, "hour") + " late", Classes: "govuk-tag--red tl-due"}
	}
	return ui.Tag{Text: count(hours/24, "day") + " late", Classes: "govuk-tag--red tl-due"}
}

func (p *getSafePage) levelRows() [][]ui.TableCell {
	rows := make([][]ui.TableCell, len(p.Levels))
	for i, l := range p.Levels {
		child := l.People[0]
		panel := ui.TableCell{HTML: recordLink(l.Panel.RecordID, either(code.PanelDecision.Label(l.Panel.Decision), "Panel")+", "+l.Panel.HeldOn.Long())}
		if l.Panel.RecordID.IsZero() {
			if panel = p.next("exploitation_panel", "Not yet: write one", l.Record, child); panel.HTML == nil {
				panel.Text = "Not yet"
			}
		}
		rows[i] = []ui.TableCell{p.who(child), {HTML: levelTag(l.Level)}, {HTML: recordLink(l.Record, l.ScreenedOn.Long())},
			{HTML: dueWords(l.Owed, p.Now)}, panel, p.whose(child), p.next("exploitation_screening", "Screen again", l.Record, child)}
	}
	return rows
}

// levelTag is a level; the colour repeats the word.
func levelTag(level string) templ.Component {
	colour := map[string]string{"high": "red", "medium": "yellow"}[level]
	return ui.Tag{Text: code.ExploitationLevel.Label(level), Classes: "govuk-tag--" + either(colour, "grey")}
}

func (p *getSafePage) panelRows() [][]ui.TableCell {
	rows := make([][]ui.TableCell, len(p.Panels))
	for i, h := range p.Panels {
		rows[i] = []ui.TableCell{{HTML: recordLink(h.RecordID, h.HeldOn.Long())}, {HTML: peopleLinks(h.People, p.Names)},
			{HTML: panelActions(h.Actions, p.Now.Date())}, {Text: either(h.NextOn.Long(), "Not set")}}
	}
	return rows
}

func (p *getSafePage) panelDueRows() [][]ui.TableCell {
	rows := make([][]ui.TableCell, len(p.PanelsDue))
	for i, o := range p.PanelsDue {
		rows[i] = []ui.TableCell{{HTML: peopleLinks(o.People, p.Names)}, {HTML: recordLink(o.Record, o.Title())}, {HTML: dueWords(o, p.Now)},
			p.next("exploitation_panel", "Write the next panel", o.Record, o.People...)}
	}
	return rows
}

func (p *getSafePage) contextRows() [][]ui.TableCell {
	rows := make([][]ui.TableCell, len(p.Contexts))
	for i, c := range p.Contexts {
		last := c.Done
		if !c.LastOn.IsZero() {
			last = strings.TrimSpace(c.Last + ", " + c.LastOn.Long() + ". " + c.Done)
		}
		rows[i] = []ui.TableCell{{HTML: contextName(c)}, {Text: "Since " + c.SinceOn.Long() + stateWords(c.State)},
			{HTML: contextLinks(c.Linked, p.Names)}, {Text: either(last, "Nothing on record")}, {Text: either(p.Names[c.Keeper], "Nobody yet")}}
	}
	return rows
}

// stateWords say of a context that it is only watched.
func stateWords(state string) string {
	if state == "active" {
		return ""
	}
	return "; " + lower(code.ContextState.Label(state))
}

func (p *getSafePage) screenRows() [][]ui.TableCell {
	rows := make([][]ui.TableCell, len(p.Unscreened))
	for i, u := range p.Unscreened {
		due := clock.Due{State: clock.Running, DueOn: u.By, DueAt: core.At(u.By.Plus(1), 0, 0) - 1}
		rows[i] = []ui.TableCell{p.who(u.Person), {Text: code.ScreeningReason.Label(u.Why) + ", " + u.Since.Long()},
			{HTML: dueWords(record.Owed{Due: due}, p.Now)}, p.whose(u.Person), p.next("exploitation_screening", "Screen", "", u.Person)}
	}
	return rows
}

func (p *getSafePage) useRows() [][]ui.TableCell {
	number := func(n int) ui.TableCell { return ui.TableCell{Text: strconv.Itoa(n), Format: "numeric"} }
	rows := make([][]ui.TableCell, len(p.Uses))
	for i, u := range p.Uses {
		rows[i] = []ui.TableCell{{Text: either(p.Names[u.Team], "No team yet")}, number(u.Due), number(u.Done), number(u.InTime),
			{Text: strconv.Itoa(100*u.Done/u.Due) + "%", Format: "numeric"}}
	}
	return rows
}

func (p *getSafePage) refusalRows() [][]ui.TableCell {
	rows := make([][]ui.TableCell, len(p.Refusals))
	for i, f := range p.Refusals {
		rows[i] = []ui.TableCell{p.who(f.PersonID), {HTML: recordLink(f.RecordID, f.OfferedAt.Long())},
			{Text: code.ReturnInterview.Label(f.Outcome)}, {Text: either(code.DeclinedWhy.Label(f.WhyNot), "Not said")}, p.whose(f.PersonID)}
	}
	return rows
}
