package returns

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"throughline/exchange"
	"throughline/rule"
)

// The limits of a workbook.
const (
	maxSheetRows = 1<<20 - 1 // under the heading, as Excel has it
	maxComments  = 10_000    // of one sheet: Excel is slow with more, and the codes stand in the first column too
)

// WriteXLSX writes the workbook that data officers work from: a sheet of the rules, one of
// the children, and one for each table, on which the cells at fault are coloured and say
// in a comment what is wrong. Text never becomes a formula.
func (r *Report) WriteXLSX(w io.Writer) error {
	book := excelize.NewFile()
	err := r.fillBook(book)
	if err == nil {
		err = book.Write(w)
	}
	if err = errors.Join(err, book.Close()); err != nil {
		return fmt.Errorf("writing the report as a workbook: %w", err)
	}
	return nil
}

// A workbook is a report on its way into Excel.
type workbook struct {
	*excelize.File
	bold, wrap, red, yellow int      // styles
	cut                     []string // tables that have more faulty cells than may have a comment
}

func (r *Report) fillBook(file *excelize.File) error {
	b := &workbook{File: file}
	if err := b.styles(); err != nil {
		return err
	}
	if err := file.SetSheetName("Sheet1", "Rules"); err != nil {
		return err
	}
	if err := b.rules(r); err != nil {
		return err
	}
	if err := b.children(r); err != nil {
		return err
	}
	faults := r.faults()
	for i := range r.Input.Tables {
		if t := &r.Input.Tables[i]; len(faults[t.Name]) > 0 {
			if err := b.table(r, t, faults[t.Name]); err != nil {
				return err
			}
		}
	}
	if err := b.skipped(r); err != nil {
		return err
	}
	return b.notes(r)
}

func (b *workbook) styles() error {
	var err error
	style := func(s excelize.Style) int {
		n, wrong := b.NewStyle(&s)
		err = errors.Join(err, wrong)
		return n
	}
	fill := func(colour string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	b.bold = style(excelize.Style{Font: &excelize.Font{Bold: true}})
	b.wrap = style(excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	b.red = style(excelize.Style{Fill: fill("F8CBAD")})
	b.yellow = style(excelize.Style{Fill: fill("FFE699")})
	return err
}

// A column of a sheet: its heading and its width in characters.
type sheetColumn struct {
	heading string
	width   float64
}

// sheet writes a sheet with a heading that stays in view and can be filtered. row gives
// the cells of a row.
func (b *workbook) sheet(name string, columns []sheetColumn, rows int, row func(i int) []any) error {
	if i, err := b.GetSheetIndex(name); err != nil {
		return err
	} else if i < 0 {
		if _, err := b.NewSheet(name); err != nil {
			return err
		}
	}
	rows = min(rows, maxSheetRows)
	last, err := excelize.CoordinatesToCellName(max(1, len(columns)), rows+1)
	if err != nil {
		return err
	}
	if err := b.AutoFilter(name, "A1:"+last, nil); err != nil {
		return err
	}
	out, err := b.NewStreamWriter(name)
	if err != nil {
		return err
	}
	heading := make([]any, len(columns))
	for i, c := range columns {
		heading[i] = excelize.Cell{StyleID: b.bold, Value: exchange.SafeText(c.heading)}
		if err := out.SetColWidth(i+1, i+1, c.width); err != nil {
			return err
		}
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := out.SetRow("A1", heading); err != nil {
		return err
	}
	for i := range rows {
		if err := out.SetRow("A"+strconv.Itoa(i+2), row(i)); err != nil {
			return err
		}
	}
	return out.Flush()
}

func (b *workbook) rules(r *Report) error {
	counts := r.ByRule()
	columns := []sheetColumn{{"Rule", 12}, {"Severity", 10}, {"What is wrong", 70}, {"How to put it right", 50}, {"Rows", 10}, {"Children", 10}}
	return b.sheet("Rules", columns, len(counts), func(i int) []any {
		c := counts[i]
		return []any{c.Code, c.Severity.String(), excelize.Cell{StyleID: b.wrap, Value: c.Words}, excelize.Cell{StyleID: b.wrap, Value: c.Fix}, c.Findings, c.Children}
	})
}

func (b *workbook) children(r *Report) error {
	counts := r.ChildCounts()
	columns := []sheetColumn{{"Child", 20}, {"Errors", 10}, {"Warnings", 10}, {"Rules", 60}}
	return b.sheet("Children", columns, len(counts), func(i int) []any {
		c := counts[i]
		return []any{exchange.SafeText(c.Child), c.Errors, c.Warnings, strings.Join(c.Rules, " ")}
	})
}

func (b *workbook) skipped(r *Report) error {
	columns := []sheetColumn{{"Rule", 12}, {"Why it did not run", 100}}
	return b.sheet("Not run", columns, len(r.Skipped), func(i int) []any {
		return []any{r.Skipped[i].Rule, r.Skipped[i].Why}
	})
}

func (b *workbook) notes(r *Report) error {
	var notes []string
	for _, n := range r.Input.Notes {
		notes = append(notes, n.Error())
	}
	for _, t := range b.cut {
		notes = append(notes, fmt.Sprintf("Only the first %d faulty cells of %s have a comment. All are coloured, and the first column names their rules.", maxComments, t))
	}
	return b.sheet("Notes", []sheetColumn{{"What else is to be known", 120}}, len(notes), func(i int) []any {
		return []any{exchange.SafeText(notes[i])}
	})
}

// faults gathers the findings by table and row.
func (r *Report) faults() map[string]map[int][]*rule.Finding {
	out := map[string]map[int][]*rule.Finding{}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Row == nil {
			continue
		}
		if out[f.Table] == nil {
			out[f.Table] = map[int][]*rule.Finding{}
		}
		out[f.Table][*f.Row] = append(out[f.Table][*f.Row], f)
	}
	return out
}

// table writes a table with what was found in it. The first column names the rules, so
// that the rows can be filtered by them.
func (b *workbook) table(r *Report, t *Table, faults map[int][]*rule.Finding) error {
	columns := []sheetColumn{{"Rules", 18}}
	for _, c := range t.Columns {
		columns = append(columns, sheetColumn{c, 16})
	}
	if i, err := b.GetSheetIndex(t.Name); err != nil {
		return err
	} else if i < 0 {
		if _, err := b.NewSheet(t.Name); err != nil {
			return err
		}
	}
	comments := 0
	for n := range min(t.Len(), maxSheetRows) {
		if comments > maxComments {
			b.cut = append(b.cut, t.Name)
			break
		}
		put, err := b.remark(t, n, faults[n])
		if err != nil {
			return err
		}
		comments += put
	}
	return b.sheet(t.Name, columns, t.Len(), func(n int) []any {
		found := faults[n]
		cells := []any{strings.Join(codesOf(found), " ")}
		for i, text := range t.Row(n) {
			cell := excelize.Cell{}
			if text != "" {
				cell.Value = exchange.SafeText(text)
			}
			for _, f := range found {
				if slices.Contains(columnsOf(t, f), i) && cell.StyleID != b.red {
					cell.StyleID = b.yellow
					if f.Severity == rule.Error.String() {
						cell.StyleID = b.red
					}
				}
			}
			cells = append(cells, cell)
		}
		return cells
	})
}

// remark puts comments on the cells of a row and returns how many. Excelize wants them
// before the cells.
func (b *workbook) remark(t *Table, row int, found []*rule.Finding) (put int, err error) {
	said := map[int][]string{}
	for _, f := range found {
		for _, i := range columnsOf(t, f) {
			said[i] = append(said[i], fmt.Sprintf("%s (%s): %s", f.Rule, f.Severity, f.Message))
		}
	}
	for i, lines := range said {
		cell, err := excelize.CoordinatesToCellName(i+2, row+2)
		if err != nil {
			return 0, err
		}
		text := strings.Join(lines, "\n")
		comment := excelize.Comment{Cell: cell, Author: "Throughline", Text: text, Width: 360, Height: uint(40 + 18*(len(lines)+len(text)/55))}
		if err := b.AddComment(t.Name, comment); err != nil {
			return 0, err
		}
	}
	return len(said), nil
}

// columnsOf are the columns that a finding blames, or the first where it blames none that
// the table has.
func columnsOf(t *Table, f *rule.Finding) []int {
	var out []int
	for i, c := range t.Columns {
		if slices.ContainsFunc(f.Fields, func(field string) bool { return columnKey(field) == columnKey(c) }) {
			out = append(out, i)
		}
	}
	if len(out) == 0 {
		out = append(out, 0)
	}
	return out
}

func codesOf(found []*rule.Finding) []string {
	var codes []string
	for _, f := range found {
		if !slices.Contains(codes, f.Rule) {
			codes = append(codes, f.Rule)
		}
	}
	return codes
}
