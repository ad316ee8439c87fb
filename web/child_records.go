package web

import (
	"net/http"
	"net/url"
	"strconv"

	"throughline/access"
	"throughline/core"
	"throughline/record"
	"throughline/ui"
)

// A story is everything on record of a child, the latest first, perhaps only of one kind or one
// year, a page of it at a time.
type story struct {
	*childFile
	Kinds, Years []ui.NavItem // every kind and year there is, as a link that shows only that
	Cards        []record.Card
	From, All    int // the first that is shown, counted from 1, and how many there are
	Pages        ui.Pagination
}

// storySize is how many records stand on a page.
const storySize = 20

// showRecords answers GET /people/{id}/records: all that is on record, each to open in place.
// ?kind= and ?year= narrow it, ?page= turns the page.
func (s *Site) showRecords(w http.ResponseWriter, r *http.Request) error {
	f, err := s.openFile(w, r)
	if f == nil {
		return err
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Title: "Records", Wide: true}, recordsPage(f.story(r.URL.Query())))
}

// openFile reads the file for a page of the person of an address, for who may see them, and logs
// the look. nil says that the answer has been given or is the error.
func (s *Site) openFile(w http.ResponseWriter, r *http.Request) (*childFile, error) {
	id, err := s.open(w, r)
	if id.IsZero() {
		return nil, err
	}
	f, err := s.fileOf(r, id)
	if err != nil {
		return nil, err
	}
	if !f.Person.MergedInto.IsZero() {
		return nil, s.toStanding(w, r, id)
	}
	f.Head.Alerts = append(f.warnings(), f.Head.Alerts...)
	return f, s.look(r, []core.ID{id}, "", access.ChildPage)
}

// at is the address of another page of the child, as of the same day.
func (f *childFile) at(path string) string {
	path = "/people/" + string(f.Person.ID) + path
	if f.AsOf.IsZero() {
		return path
	}
	return path + "?asof=" + f.AsOf.String()
}

// story narrows the records and turns to a page of them.
func (f *childFile) story(q url.Values) *story {
	st := &story{childFile: f}
	kind, year := q.Get("kind"), q.Get("year")
	link := func(kind, year, page string) string {
		v := url.Values{}
		for name, value := range map[string]string{"kind": kind, "year": year, "page": page, "asof": f.AsOf.String()} {
			if value != "" {
				v.Set(name, value)
			}
		}
		return "?" + v.Encode()
	}
	st.Kinds = []ui.NavItem{{Text: "Everything", Href: link("", year, ""), Current: kind == ""}}
	st.Years = []ui.NavItem{{Text: "All years", Href: link(kind, "", ""), Current: year == ""}}
	kinds, years := map[string]bool{}, map[string]bool{}
	var all []record.Card
	for _, c := range f.Cards {
		y, _, _ := c.Happened.Split()
		of := strconv.Itoa(y)
		if !kinds[c.Kind] {
			kinds[c.Kind] = true
			st.Kinds = append(st.Kinds, ui.NavItem{Text: c.Of.Plural, Href: link(c.Kind, year, ""), Current: kind == c.Kind})
		}
		if !years[of] {
			years[of] = true
			st.Years = append(st.Years, ui.NavItem{Text: of, Href: link(kind, of, ""), Current: year == of})
		}
		if (kind == "" || kind == c.Kind) && (year == "" || year == of) {
			all = append(all, c)
		}
	}
	st.All = len(all)
	last := max(1, (len(all)+storySize-1)/storySize)
	page, err := strconv.Atoi(either(q.Get("page"), "1"))
	if err != nil || page < 1 {
		page = 1
	}
	page = min(page, last)
	st.From = (page-1)*storySize + 1
	st.Cards = all[min(len(all), st.From-1):min(len(all), page*storySize)]
	if page > 1 {
		st.Pages.Previous = ui.PageLink{Href: link(kind, year, strconv.Itoa(page-1))}
	}
	if page < last {
		st.Pages.Next = ui.PageLink{Href: link(kind, year, strconv.Itoa(page+1))}
	}
	return st
}

// shown says which of how many are shown.
func (st *story) shown() string {
	if st.All == 0 {
		return "Nothing is on record here."
	}
	return strconv.Itoa(st.From) + " to " + strconv.Itoa(st.From+len(st.Cards)-1) + " of " + strconv.Itoa(st.All) + ", the latest first."
}

// What happened last stands on the first page: at most mostLatest of the last year, and the last
// few also where they are older.
const (
	mostLatest  = 20
	fewestShown = 5
)

// allOnRecord leads to all records, by how many there are.
func allOnRecord(n int) string {
	if n == 1 {
		return "Read the record"
	}
	return "All " + strconv.Itoa(n) + " records, by year and kind"
}

// latest are the records that happened last.
func (f *childFile) latest() []record.Card {
	year := f.Day.PlusYears(-1)
	for i, c := range f.Cards {
		if i == mostLatest || i >= fewestShown && c.Happened.Before(year) {
			return f.Cards[:i]
		}
	}
	return f.Cards
}

// line says a record in one line, as far as who asks may read it.
func (f *childFile) line(c record.Card) string {
	words := c.Line
	if !f.whole(c) {
		words = ""
	}
	if c.State != record.Agreed {
		words = stateTag(c.State).Text + dash(words)
	}
	return words
}

// author is who wrote a record.
func (f *childFile) author(c record.Card) string {
	if c.Author == access.PublicUser {
		return "the public's site"
	}
	return f.Names[c.Author]
}

// stateTag says how far a record has come.
func stateTag(state record.State) ui.Tag {
	colour := map[record.State]string{record.Submitted: "yellow", record.Returned: "orange", record.Agreed: "green", record.Cancelled: "grey", record.StruckOut: "red"}[state]
	words := upper(string(state))
	if state == record.Submitted {
		words = "Waits for signature"
	}
	return ui.Tag{Text: words, Classes: "govuk-tag--" + colour}
}

// card is a record in the list of all, with its answers to open in place.
func (f *childFile) card(c record.Card) ui.RecordCard {
	out := ui.RecordCard{
		ID: "r-" + string(c.ID), Kind: c.Title, Title: c.Line, Href: f.recordHref(c.ID), Level: 2,
		Date: ui.Datetime{Timestamp: c.Happened.String(), Text: c.Happened.Long()}, By: f.author(c),
	}
	if c.Line == "" { // the kind says it all
		out.Kind, out.Title = "", c.Title
	}
	if c.Of.Signed || c.State != record.Agreed {
		out.State = stateTag(c.State)
	}
	if !f.whole(c) {
		out.Summary = "It also concerns somebody whose record you may not see, so only its line is shown."
		return out
	}
	if rows := f.answers(c); len(rows) > 0 {
		out.HTML = ui.SummaryList{Rows: rows}
	}
	return out
}

// answers are the common answers of a record and those of this child's part.
func (f *childFile) answers(c record.Card) []ui.SummaryRow {
	rows := summaryRows(readable(c.Of.Questions(c.Entry)), f.Names)
	return append(rows, summaryRows(c.Of.PartQuestions(c.Entry, f.Person.ID), f.Names)...)
}
