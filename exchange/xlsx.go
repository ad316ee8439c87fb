package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// ReadXLSX reads every sheet of a workbook that holds anything, in the order of the
// book. The first row that is not blank is the header; longer rows beneath it add
// columns without a name, so that a title above the header does no harm: see
// [Table.Below]. Dates come out as dd/mm/yyyy (with hh:mm after it if there is a time),
// numbers in plain figures, ticks as TRUE or FALSE, formulas as their last result.
//
// Whatever is wrong is a [*Problem]. The whole book is held in memory, so that nothing
// of it is ever left in a temporary file.
func ReadXLSX(name string, r io.ReaderAt, size int64) (tables []*Table, err error) {
	if size > MaxFile {
		return nil, tooLarge(name, MaxFile)
	}
	defer func() {
		// The library was not written for files made to harm; what it trips over is a
		// broken file, and one person's upload may not end the service.
		if recover() != nil {
			tables, err = nil, notWorkbook(name)
		}
	}()
	if err := checkZip(name, r, size, MaxBook); err != nil {
		return nil, err
	}
	book, err := excelize.OpenReader(io.NewSectionReader(r, 0, size),
		excelize.Options{UnzipSizeLimit: MaxBook, UnzipXMLSizeLimit: MaxBook})
	if err != nil {
		return nil, notWorkbook(name)
	}
	defer func() {
		if closing := book.Close(); err == nil && closing != nil {
			tables, err = nil, fmt.Errorf("closing %s: %w", name, closing)
		}
	}()
	if err := plainStyles(book); err != nil {
		return nil, notWorkbook(name)
	}
	for _, sheet := range book.GetSheetList() {
		t, err := readSheet(book, name, sheet)
		if err != nil {
			return nil, err
		}
		if t != nil {
			tables = append(tables, t)
		}
	}
	if len(tables) == 0 {
		return nil, &Problem{File: name, What: "all sheets of the workbook are empty", Want: "at least one sheet with a row of column names"}
	}
	return tables, nil
}

func notWorkbook(name string) *Problem {
	return &Problem{File: name, What: "the workbook cannot be read",
		Want: "an Excel workbook (.xlsx) without a password; open it in Excel and save it again"}
}

// readSheet reads one sheet; nil if it is empty or not a table but a chart.
func readSheet(book *excelize.File, file, sheet string) (*Table, error) {
	rows, err := book.Rows(sheet)
	var missing excelize.ErrSheetNotExist
	if errors.As(err, &missing) {
		return nil, nil
	}
	if err != nil {
		return nil, notSheet(file, sheet, err)
	}
	t := &Table{Name: sheet, File: file, Sheet: sheet}
	width, line, cells := 0, 0, 0
	for rows.Next() {
		line++
		row, err := rows.Columns()
		if err != nil {
			return nil, notSheet(file, sheet, errors.Join(err, rows.Close()))
		}
		if row = trimBlank(row); len(row) == 0 {
			continue
		}
		width = max(width, len(row))
		if cells += width; cells > MaxCells || width > MaxColumns {
			return nil, notSheet(file, sheet, rows.Close())
		}
		for i, cell := range row {
			row[i] = wholeDay(cell)
		}
		t.Rows, t.Lines = append(t.Rows, row), append(t.Lines, line)
	}
	if err := rows.Close(); err != nil {
		return nil, notSheet(file, sheet, err)
	}
	if len(t.Rows) == 0 {
		return nil, nil
	}
	for i, row := range t.Rows {
		t.Rows[i] = append(row, make([]string, width-len(row))...)
	}
	return t.Below(0), nil
}

// notSheet says that a sheet is broken or too large; the cause, which may quote a cell,
// is not passed on.
func notSheet(file, sheet string, cause error) error {
	what := "the sheet is too large"
	if cause != nil {
		what = "the sheet cannot be read"
	}
	return &Problem{File: file, Field: sheet, What: what,
		Want: fmt.Sprintf("at most %d columns and %d cells; open it in Excel and save it again", MaxColumns, MaxCells)}
}

// plainStyles makes every style of a book that shows a date show it as we want it, and
// every other number plainly. The library formats as it reads, so this is done first.
func plainStyles(book *excelize.File) error {
	if _, err := book.GetStyle(0); err != nil && book.Styles == nil { // this loads the styles
		return err
	}
	styles := book.Styles
	if styles == nil || styles.CellXfs == nil {
		return nil
	}
	custom := map[int]string{}
	if styles.NumFmts != nil {
		for _, f := range styles.NumFmts.NumFmt {
			custom[f.NumFmtID] = f.FormatCode
		}
	}
	day, err := book.NewStyle(&excelize.Style{CustomNumFmt: &dayFormat})
	if err != nil {
		return err
	}
	moment, err := book.NewStyle(&excelize.Style{CustomNumFmt: &momentFormat})
	if err != nil {
		return err
	}
	clock, err := book.NewStyle(&excelize.Style{CustomNumFmt: &clockFormat})
	if err != nil {
		return err
	}
	xf := styles.CellXfs.Xf
	dayID, momentID, clockID := xf[day].NumFmtID, xf[moment].NumFmtID, xf[clock].NumFmtID
	plain := -1 // no format has this number, so the cell's text is left alone
	for i := range xf {
		if xf[i].NumFmtID == nil {
			continue
		}
		hasDay, hasTime := dateParts(*xf[i].NumFmtID, custom)
		switch {
		case hasDay && hasTime:
			xf[i].NumFmtID = momentID
		case hasDay:
			xf[i].NumFmtID = dayID
		case hasTime:
			xf[i].NumFmtID = clockID
		default:
			xf[i].NumFmtID = &plain
		}
	}
	return nil
}

// How days and times come out, in the letters of Excel.
var dayFormat, momentFormat, clockFormat = "dd/mm/yyyy", "dd/mm/yyyy hh:mm", "hh:mm"

// dateParts reports whether a number format shows a day, a time of day, or both. The
// numbers are those of ECMA-376 part 1, 18.8.30.
func dateParts(id int, custom map[int]string) (hasDay, hasTime bool) {
	switch {
	case id >= 14 && id <= 17, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return true, false
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id >= 45 && id <= 47, id == 55, id == 56:
		return false, true
	case id == 22:
		return true, true
	}
	code := strings.ToLower(formatLetters(custom[id]))
	if strings.Contains(code, "general") {
		return false, false
	}
	hasDay = strings.ContainsAny(code, "yd") || strings.Contains(code, "mmm")
	return hasDay, strings.ContainsAny(code, "hs")
}

// formatLetters returns a number format without what is quoted, escaped, or in brackets.
func formatLetters(code string) string {
	var b strings.Builder
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '\\', '_', '*':
			i++
		case '"':
			i += 1 + max(0, strings.IndexByte(code[i+1:], '"'))
		case '[':
			i += max(0, strings.IndexByte(code[i:], ']'))
		default:
			b.WriteByte(code[i])
		}
	}
	return b.String()
}

// wholeDay drops the midnight of a date that has no time of day.
func wholeDay(cell string) string {
	if len(cell) == 16 && cell[10:] == " 00:00" && cell[2] == '/' && cell[5] == '/' {
		return cell[:10]
	}
	return cell
}

// WriteXLSX writes a workbook with a sheet for each table, its header bold and kept in
// view. Text that is a whole number of up to nine figures or a date dd/mm/yyyy becomes a
// number or a date, so that it sorts and counts, and reads back as the same text. Text
// never becomes a formula. A sheet of more than 16 MB passes through a temporary file,
// which is removed.
func WriteXLSX(w io.Writer, tables []*Table) error {
	book := excelize.NewFile()
	if err := writeBook(book, w, tables); err != nil {
		return errors.Join(err, book.Close())
	}
	return book.Close()
}

func writeBook(book *excelize.File, w io.Writer, tables []*Table) error {
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return fmt.Errorf("writing a workbook: %w", err)
	}
	day, err := book.NewStyle(&excelize.Style{CustomNumFmt: &dayFormat})
	if err != nil {
		return fmt.Errorf("writing a workbook: %w", err)
	}
	taken := map[string]bool{}
	for i, t := range tables {
		sheet := sheetName(t.Name, taken)
		if i == 0 {
			err = book.SetSheetName("Sheet1", sheet)
		} else {
			_, err = book.NewSheet(sheet)
		}
		if err == nil {
			err = writeSheet(book, sheet, t, bold, day)
		}
		if err != nil {
			return fmt.Errorf("writing sheet %s: %w", sheet, err)
		}
	}
	if err := book.Write(w); err != nil {
		return fmt.Errorf("writing a workbook: %w", err)
	}
	return nil
}

func writeSheet(book *excelize.File, sheet string, t *Table, bold, day int) error {
	out, err := book.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	cells := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		cells[i] = excelize.Cell{StyleID: bold, Value: c}
	}
	if err := out.SetRow("A1", cells); err != nil {
		return err
	}
	for i, row := range t.Rows {
		cells = cells[:0]
		for _, c := range row {
			cells = append(cells, typed(c, day))
		}
		if err := out.SetRow("A"+strconv.Itoa(i+2), cells); err != nil {
			return err
		}
	}
	return out.Flush()
}

// typed makes a number or a date of text that is plainly one.
func typed(s string, day int) any {
	if s == "" {
		return nil
	}
	if len(s) == 10 && s[2] == '/' && s[5] == '/' {
		// Excel counts a 29 February 1900 that never was; days before March stay text.
		if t, err := time.Parse("02/01/2006", s); err == nil && t.After(time.Date(1900, 2, 28, 0, 0, 0, 0, time.UTC)) {
			return excelize.Cell{StyleID: day, Value: t}
		}
	}
	if len(s) <= 9 && (s[0] != '0' || len(s) == 1) && strings.Trim(s, "0123456789") == "" {
		if n, err := strconv.Atoi(s); err == nil {
			return n
		}
	}
	return s
}

// sheetName makes a name that Excel takes: at most 31 characters, none of []:*?/\, no
// apostrophe at either end, and not yet taken.
func sheetName(name string, taken map[string]bool) string {
	name = strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) || r < ' ' {
			return ' '
		}
		return r
	}, name), " '")
	if name == "" {
		name = "Sheet"
	}
	for n := 1; ; n++ {
		suffix := ""
		if n > 1 {
			suffix = " " + strconv.Itoa(n)
		}
		letters := []rune(name)
		one := strings.TrimRight(string(letters[:min(len(letters), 31-len(suffix))]), " '") + suffix
		if key := strings.ToLower(one); !taken[key] {
			taken[key] = true
			return one
		}
	}
}

// ReadXLSXBytes is [ReadXLSX] for a book that is in memory.
func ReadXLSXBytes(name string, b []byte) ([]*Table, error) {
	return ReadXLSX(name, bytes.NewReader(b), int64(len(b)))
}
