package web

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"throughline/access"
	"throughline/changed"
	"throughline/clock"
	"throughline/core"
	"throughline/practice/leavingcare"
	"throughline/record"
	"throughline/store"
	"throughline/ui"
)

// dayPage is one worker's day.
type dayPage struct {
	record.Work
	Now      core.Instant
	Whole    string // the list that is shown whole: "news"; blank for none
	SentBack []record.Line
	ToSign   []record.Line
	Drafts   []record.Draft
	News     []record.Line
	Since    core.Instant // of the news
	Notices  []access.Notice
	Tells    []leavingcare.Telling // the care leavers of a personal adviser who do not know all yet
	Manager  bool
	Team     loadSum
	Titles   map[string]string // of kinds of record
	Names    map[core.ID]string
}

// ahead is how far the day looks ahead, in days.
const ahead = 14

// mostShown is how many of each list the day and the team show; the rest is one link away.
const mostShown = 20

// first are so many of a list, or all where there are fewer.
func first[T any](all []T, most int) []T { return all[:min(len(all), most)] }

// most is how many of a list the day shows: all of the one that was asked for.
func (p *dayPage) most(list string) int {
	if list == p.Whole {
		return math.MaxInt
	}
	return mostShown
}

// showDay answers GET /day; with all, that list is shown whole: /day?all=news.
func (s *Site) showDay(w http.ResponseWriter, r *http.Request) error {
	who, ctx := access.From(r.Context()), r.Context()
	p := dayPage{Now: s.Keeper.Now(), Titles: s.titles(), Whole: r.URL.Query().Get("all")}
	var err error
	if p.Since, err = s.Keeper.LookAtDay(ctx, who); err != nil {
		return err
	}
	// Drafts are kept while somebody types, and so are asked for each time.
	if p.Drafts, err = s.Keeper.Drafts(ctx, who); err != nil {
		return err
	}
	f := ui.Frame{Heading: "My day", Caption: s.today().Time().Format("Monday 2 January 2006"), Wide: true}
	return s.sheet(w, r, f, fmt.Sprintln(p.Whole, p.Since, draftsKept(p.Drafts)), func(on *rests) (templ.Component, error) {
		err := s.DB.Read(ctx, func(ctx context.Context, tx *store.Tx) error { return s.readDay(ctx, tx, who, &p, on) })
		if err != nil {
			return nil, err
		}
		ids := p.ids()
		on.on(ids...)
		p.Names, err = s.names(r, ids)
		return day(&p), err
	})
}

// draftsKept says which drafts there are, and when each was kept.
func draftsKept(drafts []record.Draft) string {
	var b strings.Builder
	for _, d := range drafts {
		fmt.Fprint(&b, d.ID, d.Saved, " ")
	}
	return b.String()
}

func (s *Site) readDay(ctx context.Context, tx *store.Tx, who access.Who, p *dayPage, on *rests) error {
	err := on.sight(ctx, tx, who)
	if err != nil {
		return err
	}
	if p.Work, err = record.WorkOf(ctx, tx, who, who.User, s.span(), mostShown); err != nil {
		return err
	}
	on.work(p.Work)
	on.owed(p.Late, p.Now)
	on.signs(s.Keeper, who)
	on.about = append(on.about, changed.Notices)
	if p.SentBack, err = s.Keeper.SentBack(ctx, tx, who); err != nil {
		return err
	}
	if p.ToSign, err = s.Keeper.ToSign(ctx, tx, who); err != nil {
		return err
	}
	if p.News, err = s.Keeper.NewSince(ctx, tx, who, p.Since); err != nil {
		return err
	}
	if p.Notices, err = access.Notices(ctx, tx, who, true); err != nil {
		return err
	}
	if who.Is(access.PersonalAdviser) {
		if p.Tells, err = leavingcare.TellingsFor(ctx, tx, who, s.today()); err != nil {
			return err
		}
	}
	if access.May(ctx, tx, who, access.Sign, "") != nil {
		return nil
	}
	p.Manager = true
	teams, err := record.WorkOfTeams(ctx, tx, who, "", s.span(), 0)
	on.work(teams)
	p.Team = sumOf(teams.Loads)
	return err
}

// draftWords say what a draft is, and about whom.
func (p *dayPage) draftWords(d record.Draft) string {
	if len(d.People) == 0 {
		return p.Titles[d.Kind]
	}
	return p.Titles[d.Kind] + " about " + namesOf(d.People, p.Names)
}

// span is what counts as late, soon and ahead, as of now.
func (s *Site) span() record.Span {
	return record.Span{Now: s.Keeper.Now(), Soon: s.soon(), Until: s.today().Plus(ahead)}
}

// soon is the last day of the five working days to come.
func (s *Site) soon() core.Date {
	day, err := s.Keeper.Calendar.AddWorkingDays(s.today(), 5)
	if err != nil { // beyond the calendar: a week is five working days as a rule
		return s.today().Plus(7)
	}
	return day
}

// titles are what the kinds of record are called.
func (s *Site) titles() map[string]string {
	titles := map[string]string{}
	for _, k := range s.Keeper.Kinds() {
		titles[k.Name] = k.Title
	}
	titles[sendDraft] = "To be sent"
	return titles
}

// ids are all whom the page names.
func (p *dayPage) ids() []core.ID {
	var ids []core.ID
	for _, owed := range [][]record.Owed{p.Late, p.Due} {
		for _, o := range owed {
			ids = append(ids, o.People...)
		}
	}
	for list, lines := range map[string][]record.Line{"sent-back": p.SentBack, "to-sign": p.ToSign, "news": p.News} {
		for _, l := range first(lines, p.most(list)) {
			ids = append(append(ids, l.People...), l.AuthorID)
		}
	}
	for _, d := range first(p.Drafts, p.most("drafts")) {
		ids = append(ids, d.People...)
	}
	for _, t := range first(p.Tells, p.most("rights")) {
		ids = append(ids, t.Person)
	}
	for _, n := range first(p.Notices, p.most("notices")) {
		ids = append(ids, n.ByID, n.PersonID)
	}
	return ids
}

// owedRows are rows of what is owed; with whose, the worker's name stands in each.
func owedRows(owed []record.Owed, now core.Instant, names map[core.ID]string, whose bool) [][]ui.TableCell {
	rows := make([][]ui.TableCell, len(owed))
	for i, o := range owed {
		rows[i] = []ui.TableCell{{HTML: peopleLinks(o.People, names)}, {HTML: recordLink(o.Record, o.Title())}, {HTML: dueWords(o, now)}}
		if whose {
			rows[i] = append(rows[i], ui.TableCell{Text: either(names[o.Worker], "Nobody yet")})
		}
	}
	return rows
}

// lineRows are rows of records: what, about whom, by whom, when, and what was said on
// sending it back.
func lineRows(lines []record.Line, titles map[string]string, names map[core.ID]string, reason bool) [][]ui.TableCell {
	rows := make([][]ui.TableCell, len(lines))
	for i, l := range lines {
		rows[i] = []ui.TableCell{{HTML: recordLink(l.ID, titles[l.Kind])}, {HTML: peopleLinks(l.People, names)},
			{Text: names[l.AuthorID]}, {Text: l.SavedAt.Long()}}
		if reason {
			rows[i][2] = ui.TableCell{Text: l.Reason}
		}
	}
	return rows
}

// dueWords says how something owed stands; the colour repeats the words.
func dueWords(o record.Owed, now core.Instant) templ.Component {
	words, colour := clock.Words(o.Due, now), "grey"
	switch {
	case o.Late(now):
		colour = "red"
	case o.DueOn.NotAfter(now.Date().Plus(3)):
		colour = "yellow"
	}
	return ui.Tag{Text: words, Classes: "govuk-tag--" + colour + " tl-due"}
}

// seeNotice answers POST /notices/{id}/seen.
func (s *Site) seeNotice(w http.ResponseWriter, r *http.Request) error {
	id, err := core.ParseID(r.PathValue("id"))
	if err != nil {
		return err
	}
	err = s.DB.Write(r.Context(), func(ctx context.Context, tx *store.Tx) error {
		return access.SeeNotice(ctx, tx, access.From(r.Context()), id)
	})
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/day", http.StatusSeeOther)
	return nil
}
