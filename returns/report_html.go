package returns

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"throughline/rule"
)

// maxShown is how many rows of a rule a page lists; more would be read by nobody, and
// the workbook has them all.
const maxShown = 200

// WriteHTML writes the report as one page that stands by itself.
func (r *Report) WriteHTML(w io.Writer) error {
	p := page{Report: r, rules: r.ByRule(), of: map[string][]*rule.Finding{}}
	for i := range r.Findings {
		if f := &r.Findings[i]; len(p.of[f.Rule]) < maxShown {
			p.of[f.Rule] = append(p.of[f.Rule], f)
		}
	}
	if err := htmlPage(p).Render(context.Background(), w); err != nil {
		return fmt.Errorf("writing the report as a page: %w", err)
	}
	return nil
}

func (p page) title() string {
	for _, c := range Collections {
		if c.Code == p.Collection {
			return capital(c.Name) + ", " + strconv.Itoa(p.Year)
		}
	}
	return p.Collection
}

// shown says how much of a rule's findings a table shows.
func (p page) shown(c RuleCount) string {
	if c.Findings > maxShown {
		return fmt.Sprintf("The first %d of %d rows; the workbook and the CSV have them all", maxShown, c.Findings)
	}
	return count(c.Findings, "row")
}

// line is where a finding's row stands in its file, or which row of its table it is.
func (p page) line(f *rule.Finding) string {
	if n := p.Line(f); n > 0 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("row %d", *f.Row+1)
}
