package returns

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"throughline/exchange"
)

// WriteCSV writes one line a finding, for people to open in a spreadsheet: what it would
// run as a formula is made text. row counts the data rows from 0, as the JSON does; line
// is where that row stands in its file.
func (r *Report) WriteCSV(w io.Writer) error {
	buffered := bufio.NewWriterSize(w, 64<<10)
	buffered.WriteString(exchange.BOM) // an error is kept for Flush
	out := csv.NewWriter(buffered)
	out.UseCRLF = true
	fixes := map[string]string{}
	for _, i := range r.Infos() {
		fixes[i.Code] = i.Fix
	}
	line := []string{"rule", "severity", "table", "row", "line", "child", "fields", "message", "fix"}
	for i := -1; i < len(r.Findings); i++ {
		if i >= 0 {
			f := &r.Findings[i]
			row, at := "", ""
			if f.Row != nil {
				row = strconv.Itoa(*f.Row)
			}
			if n := r.Line(f); n > 0 {
				at = strconv.Itoa(n)
			}
			line = append(line[:0], f.Rule, f.Severity, f.Table, row, at, exchange.SafeText(f.Child), strings.Join(f.Fields, " "), f.Message, fixes[f.Rule])
		}
		if err := out.Write(line); err != nil {
			return fmt.Errorf("writing the report as CSV: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("writing the report as CSV: %w", err)
	}
	if err := buffered.Flush(); err != nil {
		return fmt.Errorf("writing the report as CSV: %w", err)
	}
	return nil
}
