package ui

import (
	"bytes"
	"context"
	"html"
	"io"
)

// tableRows writes the rows of a table. Rows are most of what most pages are made of, so those
// cells that are as most are get written as bytes, a row at a time: as templates each
// cost some ten small pieces of memory. What is different about a cell is left to its template.
type tableRows Table

// Render writes the rows.
func (r tableRows) Render(ctx context.Context, w io.Writer) error {
	t := Table(r)
	row, role, open, before, after := `<tr class="govuk-table__row">`, "", make([]string, len(t.Head)), "", ""
	if t.Cards {
		row, role, before, after = `<tr class="govuk-table__row" role="row">`, ` role="cell"`, "<div>", "</div>"
		for n, h := range t.Head {
			open[n] = ` data-label="` + html.EscapeString(h.Text) + `"`
		}
	}
	var b bytes.Buffer
	for _, cells := range t.Rows {
		b.WriteString(row)
		for n, c := range cells {
			if !t.plain(n, c) {
				if err := tableCell(t, c, n).Render(ctx, &b); err != nil {
					return err
				}
				continue
			}
			b.WriteString(`<td class="govuk-table__cell`)
			if c.Format != "" {
				b.WriteString(` govuk-table__cell--` + html.EscapeString(c.Format))
			}
			b.WriteString(`"` + role)
			if n < len(open) {
				b.WriteString(open[n])
			}
			b.WriteByte('>')
			if err := c.write(ctx, &b, before, after); err != nil {
				return err
			}
			b.WriteString(`</td>`)
		}
		b.WriteString(`</tr>`)
		if _, err := w.Write(b.Bytes()); err != nil {
			return err
		}
		b.Reset()
	}
	return nil
}

// write writes what a cell says between two pieces of markup, and nothing for a blank cell.
func (c TableCell) write(ctx context.Context, b *bytes.Buffer, before, after string) error {
	if c.HTML == nil && c.Text == "" {
		return nil
	}
	b.WriteString(before)
	if c.HTML != nil {
		if err := c.HTML.Render(ctx, b); err != nil {
			return err
		}
	} else {
		b.WriteString(html.EscapeString(c.Text))
	}
	b.WriteString(after)
	return nil
}

// plain reports whether a cell is as most are: its words, and perhaps how they are set.
func (t Table) plain(column int, c TableCell) bool {
	return (column > 0 || !t.FirstCellIsHeader) && c.Classes == "" && c.Colspan == 0 && c.Rowspan == 0 && len(c.Attributes) == 0
}
