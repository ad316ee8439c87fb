package web

import (
	"net/http"
	"net/url"
	"slices"

	"github.com/a-h/templ"

	"throughline/access"
	"throughline/core"
	"throughline/record"
	"throughline/ui"
)

// chronology is the line of a child as a document to read and print, oldest first.
type chronology struct {
	*childFile
	Kinds   []ui.ChoiceItem // to choose from
	Chosen  []string
	Entries []record.Card
	Printed core.Instant
	By      string
}

// showChronology answers GET /people/{id}/chronology: what happened, in order, of the
// kinds chosen by ?kind=.
func (s *Site) showChronology(w http.ResponseWriter, r *http.Request) error {
	id, err := s.open(w, r)
	if id.IsZero() {
		return err
	}
	f, err := s.fileOf(r, id)
	if err != nil {
		return err
	}
	c := f.chronology(r.URL.Query())
	c.Printed, c.By = s.Keeper.Now(), access.From(r.Context()).Name
	if err := s.look(r, []core.ID{id}, "", access.ChildPage); err != nil {
		return err
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Title: "Chronology"}, chronologyPage(c))
}

func (f *childFile) chronology(q url.Values) *chronology {
	c := &chronology{childFile: f, Chosen: q["kind"]}
	seen := map[string]bool{}
	for _, card := range slices.Backward(f.Cards) {
		if card.State == record.StruckOut {
			continue
		}
		if !seen[card.Kind] {
			seen[card.Kind] = true
			c.Kinds = append(c.Kinds, ui.ChoiceItem{Value: card.Kind, Text: card.Of.Plural})
		}
		if len(c.Chosen) == 0 || slices.Contains(c.Chosen, card.Kind) {
			c.Entries = append(c.Entries, card)
		}
	}
	return c
}

// printHref is the address of the same chronology as a document.
func (c *chronology) printHref() templ.SafeURL {
	q := url.Values{"kind": c.Chosen}
	if !c.AsOf.IsZero() {
		q.Set("asof", c.AsOf.String())
	}
	return templ.SafeURL("/people/" + string(c.Person.ID) + "/chronology/print?" + q.Encode())
}

// rows are the entries as a table.
func (c *chronology) rows() [][]ui.TableCell {
	var out [][]ui.TableCell
	for _, e := range c.Entries {
		day := e.Happened.Long()
		if !e.Since.IsZero() && !e.Until.IsZero() {
			day = e.Since.Long() + " to " + e.Until.Long()
		}
		what := e.Line
		if !c.whole(e) {
			what = ""
		}
		if !e.State.Standing() {
			what = upper(string(e.State)) + dash(what)
		}
		out = append(out, []ui.TableCell{{Text: day}, {HTML: ui.Link{Text: e.Title, Href: c.recordHref(e.ID)}}, {Text: what}, {Text: c.Names[e.Author]}})
	}
	return out
}
