package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"throughline/access"
	"throughline/core"
	"throughline/form"
	"throughline/ledger"
	"throughline/record"
	"throughline/ui"
)

// recordView is what the page of a record shows.
type recordView struct {
	Entry     record.Entry
	Kind      *record.Kind
	Names     map[core.ID]string
	Lines     []ledger.Line
	Next      []*record.Kind
	CameFrom  *record.Card  // nil where it came from no other, or one that may not be seen
	Followed  []record.Card // what came from it
	Files     []form.Option
	MaySign   bool
	MayStrike bool
	AsOf      core.Date
}

// showRecord answers GET /records/{id}: the record as it stands, or with asof as it stood
// at the end of that day.
func (s *Site) showRecord(w http.ResponseWriter, r *http.Request) error {
	id, err := core.ParseID(r.PathValue("id"))
	if err != nil {
		return err
	}
	who := access.From(r.Context())
	asOf, at, err := asOfDay(r)
	if err != nil {
		return err
	}
	v := recordView{AsOf: asOf}
	if v.Entry, v.Kind, err = s.loadAsOf(r, id, at); err != nil {
		return err
	}
	if v.Lines, err = s.linesOf(r, id, at); err != nil {
		return err
	}
	b := v.Entry.Head()
	if err := s.look(r, b.People, id, "record"); err != nil {
		return err
	}
	if asOf.IsZero() {
		if v.CameFrom, v.Followed, err = s.Keeper.Chain(r.Context(), s.DB, who, v.Entry); err != nil {
			return err
		}
	}
	ids := append(slices.Clone(b.People), b.Author, b.Worker, b.SignedBy)
	ids = append(ids, peopleIn(v.Kind, v.Entry)...)
	for _, l := range v.Lines {
		ids = append(ids, l.Who)
	}
	if v.Names, err = s.names(r, ids); err != nil {
		return err
	}
	if v.Files, err = s.filesOf(r, id); err != nil {
		return err
	}
	v.MaySign = v.Kind.MaySign(who, b) == nil
	v.MayStrike = access.CanSign(who, access.L2)
	for _, k := range s.Keeper.Kinds() {
		if slices.Contains(k.After, v.Kind.Name) && who.Level >= k.By && b.State.Standing() && !(k.Apart && b.Author == who.User) && !k.Hidden && access.Reads(who, k.Name) {
			v.Next = append(v.Next, k)
		}
	}
	f := ui.Frame{Heading: v.Kind.Title, Caption: namesOf(b.People, v.Names)}
	if len(b.People) > 0 {
		f.Back = "/people/" + string(b.People[0])
	}
	if !asOf.IsZero() {
		f.Caption += ", as of " + asOf.Long()
	}
	panel, err := s.panelOf(r, v.Entry)
	if err != nil {
		return err
	}
	return s.page(w, r, http.StatusOK, f, templ.Join(panel, recordPage(&v)))
}

// loadAsOf reads a record as it stands, or as it stood at an instant where one is given.
func (s *Site) loadAsOf(r *http.Request, id core.ID, at core.Instant) (record.Entry, *record.Kind, error) {
	who := access.From(r.Context())
	if at.IsZero() {
		return s.Keeper.Load(r.Context(), s.DB, who, id)
	}
	return s.Keeper.AsOf(r.Context(), s.DB, who, id, at)
}

// linesOf are the versions of a record, up to an instant where one is given.
func (s *Site) linesOf(r *http.Request, id core.ID, until core.Instant) ([]ledger.Line, error) {
	lines, err := ledger.History(r.Context(), s.DB, s.Authority, id)
	if err != nil || until.IsZero() {
		return lines, err
	}
	return slices.DeleteFunc(lines, func(l ledger.Line) bool { return l.At > until }), nil
}

// asOfDay reads ?asof=2026-03-01: the day, and its last instant in London.
func asOfDay(r *http.Request) (core.Date, core.Instant, error) {
	text := r.URL.Query().Get("asof")
	d, err := core.ParseDate(text)
	if err != nil {
		return 0, 0, core.Say(core.Invalid, "The day must be written as 2026-11-03.")
	}
	if d.IsZero() {
		return 0, 0, nil
	}
	return d, core.At(d.Plus(1), 0, 0) - 1, nil
}

// decide answers POST /records/{id}/sign, return, cancel and strike.
func (s *Site) decide(done string, do func(r *http.Request, who access.Who, id core.ID, base int64, reason string) error) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		id, err := core.ParseID(r.PathValue("id"))
		if err != nil {
			return err
		}
		base, err := strconv.ParseInt(r.PostFormValue("_base"), 10, 64)
		if err != nil {
			return core.Say(core.Invalid, "The form does not say which version you looked at. Open the record again.")
		}
		if err := do(r, access.From(r.Context()), id, base, strings.TrimSpace(r.PostFormValue("reason"))); err != nil {
			return err
		}
		http.Redirect(w, r, "/records/"+string(id)+"?done="+done, http.StatusSeeOther)
		return nil
	}
}

func (v *recordView) act(what string) templ.SafeURL {
	return templ.SafeURL("/records/" + string(v.Entry.Head().ID) + "/" + what)
}

func (v *recordView) base() templ.Component { return baseField(v.Entry.Head().Version) }

// head is what every record says of itself.
func (v *recordView) head() []ui.SummaryRow {
	b := v.Entry.Head()
	rows := []ui.SummaryRow{
		row("About", namesOf(b.People, v.Names)),
		row("Day", b.Happened.Long()),
		row("State", strings.ToUpper(string(b.State[:1]))+string(b.State[1:])),
		row("Written by", v.Names[b.Author]+", "+b.Saved.Long()),
	}
	if !b.SignedBy.IsZero() {
		rows = append(rows, row("Signed by", v.Names[b.SignedBy]+", "+b.SignedAt.Long()))
	}
	if b.Reason != "" {
		rows = append(rows, row("Reason", b.Reason))
	}
	if b.Saved.Date().After(b.Happened.Plus(7)) && b.Version == 1 {
		rows = append(rows, row("Recorded late", "It happened on "+b.Happened.Long()+" and was recorded on "+b.Made.Date().Long()))
	}
	return rows
}

func (v *recordView) versions() [][]ui.TableCell {
	var out [][]ui.TableCell
	for _, l := range v.Lines {
		out = append(out, ui.Cells(strconv.FormatInt(l.Version, 10), l.At.Long(), v.Names[l.Who], l.Why))
	}
	return out
}

func row(key, value string) ui.SummaryRow {
	return ui.SummaryRow{Key: ui.Content{Text: key}, Value: ui.Content{Text: value}}
}

// summaryRows are the answers that were given.
func summaryRows(qs form.Questions, names map[core.ID]string) []ui.SummaryRow {
	var rows []ui.SummaryRow
	for _, q := range qs {
		text := answerText(q, names)
		if q.Sort == form.SortFile || text == "" {
			continue
		}
		r := row(q.Label, text)
		r.Value.Classes = "tl-lines"
		rows = append(rows, r)
	}
	return rows
}

// namesOf says who: "Asha Thorne, Ben Thorne and Cora Thorne".
func namesOf(ids []core.ID, names map[core.ID]string) string {
	var out []string
	for _, id := range ids {
		name := names[id]
		if name == "" {
			name = "Somebody not named here"
		}
		out = append(out, name)
	}
	if n := len(out); n > 1 {
		return strings.Join(out[:n-1], ", ") + " and " + out[n-1]
	}
	return strings.Join(out, "")
}

func sortedNames(typed url.Values) []string {
	names := make([]string, 0, len(typed))
	for name := range typed {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// find is the question of a field of the form, a child's part included.
func (wr *writing) find(field string) *form.Question {
	if q := wr.Kind.Questions(wr.Entry).Find(field); q != nil {
		return q
	}
	for _, p := range wr.Entry.Head().People {
		if name, ok := strings.CutPrefix(field, record.PartField(p, "")); ok {
			return wr.Kind.PartQuestions(wr.Entry, p).Find(name)
		}
	}
	return wr.rowQuestion(field)
}

// onTopOf is the same text as a change to the version that somebody else saved.
func (wr *writing) onTopOf() *writing {
	again := *wr
	again.Base = wr.Theirs.Head().Version
	return &again
}

// compared puts both texts of a clash beside each other.
func (wr *writing) compared() []ui.ComparedField {
	var out []ui.ComparedField
	theirs := wr.Kind.Questions(wr.Theirs)
	for i, q := range wr.Kind.Questions(wr.Entry) {
		out = append(out, ui.ComparedField{Label: q.Label, Yours: q.Text(), Theirs: theirs[i].Text()})
	}
	for _, p := range wr.Entry.Head().People {
		theirs := wr.Kind.PartQuestions(wr.Theirs, p)
		for _, q := range wr.Kind.PartQuestions(wr.Entry, p) {
			their := ""
			if t := theirs.Find(q.Name); t != nil {
				their = t.Text()
			}
			out = append(out, ui.ComparedField{Label: wr.Names[p] + ": " + q.Label, Yours: q.Text(), Theirs: their})
		}
	}
	for _, set := range wr.Kind.RowSets() {
		out = append(out, ui.ComparedField{Label: set.Title, Yours: rowsInWords(set, wr.Entry, wr.Names), Theirs: rowsInWords(set, wr.Theirs, wr.Names)})
	}
	return slices.DeleteFunc(out, func(f ui.ComparedField) bool { return f.Yours == f.Theirs })
}
