package web

import (
	"fmt"
	"net/http"
	"strconv"

	"github.com/a-h/templ"

	"throughline/core"
	"throughline/returns"
	"throughline/ui"
)

// showRules answers GET /returns/rules?collection=903&year=2026: the rules of a collection
// year. Without either it shows those of the children looked after, of the latest year.
func (s *Site) showRules(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	collection := returns.Collections[0]
	if code := q.Get("collection"); code != "" {
		var err error
		if collection, err = returns.Named(code); err != nil {
			return err
		}
	}
	year := min(s.today().Year()+1, collection.LastYear)
	if text := q.Get("year"); text != "" {
		var err error
		if year, err = strconv.Atoi(text); err != nil {
			return core.Say(core.Invalid, "The collection year is the year in which the collection ends, such as 2026.")
		}
	}
	if err := collection.Knows(year); err != nil {
		return err
	}
	rules := collection.Rules(year)
	rows := make([][]ui.TableCell, len(rules))
	for i, rule := range rules {
		rows[i] = ui.Cells(rule.Code, rule.Severity.String(), rule.Words, rule.Fix, rule.Columns(), rule.Years())
	}
	table := ui.Table{
		Caption: fmt.Sprintf("%d rules of the %s in %d", len(rules), collection.Name, year), CaptionClasses: "govuk-table__caption--m",
		Head: ui.Heads("Rule", "Severity", "What is wrong", "How to put it right", "Columns", "Years"), Rows: rows,
		FirstCellIsHeader: true, Cards: true, Filterable: true,
	}
	var others ui.SubNavigation
	others.Label = "Other returns and years"
	for _, c := range returns.Collections {
		for y := c.FirstYear; y <= c.LastYear; y++ {
			others.Items = append(others.Items, ui.NavItem{
				Text: fmt.Sprintf("%s %d", upper(c.Code), y), Href: fmt.Sprintf("/returns/rules?collection=%s&year=%d", c.Code, y), Current: c == collection && y == year,
			})
		}
	}
	f := ui.Frame{Heading: "The rules of a return", Back: "/returns", Wide: true}
	return s.page(w, r, http.StatusOK, f, templ.Join(others, table))
}
