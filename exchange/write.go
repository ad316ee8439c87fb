package exchange

import (
	"bufio"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// BOM is the mark that makes Excel read a CSV file as UTF-8. Write it first into files
// that people open; the statutory returns go without.
const BOM = "\ufeff"

// WriteCSV writes the header and the rows in UTF-8, with commas, quotation marks where
// they are needed, and CRLF. Cells go out as they are; for files that people open, give
// it [Table.Safe].
func WriteCSV(w io.Writer, t *Table) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(t.Columns); err != nil {
		return fmt.Errorf("writing %s: %w", t.Name, err)
	}
	if err := out.WriteAll(t.Rows); err != nil {
		return fmt.Errorf("writing %s: %w", t.Name, err)
	}
	return nil
}

// WriteXML writes a tree in UTF-8, one element a line, each level set in by two blanks.
// An element has children or text; where it has both, its text is left out.
func WriteXML(w io.Writer, e *Element) error {
	out := bufio.NewWriter(w)
	out.WriteString(`<?xml version="1.0" encoding="utf-8"?>` + "\n")
	if err := writeElement(out, e, 0); err != nil {
		return fmt.Errorf("writing XML: %w", err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing XML: %w", err)
	}
	return nil
}

// writeElement leaves errors of writing to the final Flush, which repeats the first.
func writeElement(out *bufio.Writer, e *Element, depth int) error {
	if !isName(e.Name) {
		return fmt.Errorf("%q cannot be the name of an element, which starts with a letter and holds letters, digits, hyphens, full stops and underscores", e.Name)
	}
	indent := strings.Repeat("  ", depth)
	out.WriteString(indent + "<" + e.Name)
	switch {
	case len(e.Children) > 0:
		out.WriteString(">\n")
		for _, c := range e.Children {
			if err := writeElement(out, c, depth+1); err != nil {
				return err
			}
		}
		out.WriteString(indent + "</" + e.Name + ">\n")
	case e.Text != "":
		out.WriteString(">")
		if err := xml.EscapeText(out, []byte(e.Text)); err != nil {
			return err
		}
		out.WriteString("</" + e.Name + ">\n")
	default:
		out.WriteString("/>\n")
	}
	return nil
}

// isName reports whether the plain names that we write would be taken for a name.
func isName(s string) bool {
	for i, c := range s {
		letter := c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		if !letter && (i == 0 || c != '-' && c != '.' && (c < '0' || c > '9')) {
			return false
		}
	}
	return s != ""
}
