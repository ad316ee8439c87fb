package main

import (
	"bytes"
	"encoding/csv"
	"testing"
)

// What somebody typed into a record is no formula of the analyst's spreadsheet.
func TestAnExportIsSafeToOpen(t *testing.T) {
	typed := []string{`=HYPERLINK("http://evil.example","x")`, "+1", "-cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "\r=1", "-12.5", "Asha", ""}
	want := []string{`'=HYPERLINK("http://evil.example","x")`, "'+1", "'-cmd|' /C calc'!A0", "'@SUM(1)", "'\t=1", "'\r=1", "-12.5", "Asha", ""}
	var b bytes.Buffer
	if err := writeCSV(&b, func(row func([]string) error) error { return row(typed) }); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(rows) != 1 {
		t.Fatal(len(rows), err)
	}
	for i, cell := range rows[0] {
		if cell != want[i] {
			t.Errorf("cell %d is exported as %q, want %q", i, cell, want[i])
		}
	}
}
