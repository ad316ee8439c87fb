package testkit

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
)

var (
	pdfObject  = regexp.MustCompile(`(?s)(?:^|\n)(\d+) 0 obj\s*(.*?)\nendobj`)
	pdfStream  = regexp.MustCompile(`(?s)^(.*?)stream\r?\n(.*)\nendstream$`)
	pdfFont    = regexp.MustCompile(`/(F\d+) (\d+) 0 R`)
	pdfMap     = regexp.MustCompile(`/ToUnicode (\d+) 0 R`)
	pdfActs    = regexp.MustCompile(`/(URI|JavaScript|JS|Launch|SubmitForm|ImportData|GoToR|OpenAction|AA|EmbeddedFile|RichMedia)\b`)
	pdfChar    = regexp.MustCompile(`(?m)^<([0-9A-F]{4})> <([0-9A-F]+)>$`)
	pdfRange   = regexp.MustCompile(`(?m)^<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]{4})>$`)
	pdfWriting = regexp.MustCompile(`/(F\d+) [\d.]+ Tf|<([0-9A-F]*)>`)
	pdfQuoted  = regexp.MustCompile(`\((?:[^()\\]|\\.)*\)`)
)

// ReadPDF reads a PDF as Chromium makes them: the text that stands on its pages, without
// white space, since lines are broken where the page ends; and what a reader would do by
// itself or on a click: the links that lead out of it, scripts, files.
func ReadPDF(pdf []byte) (text string, acts []string, err error) {
	heads, bodies := map[string]string{}, map[string]string{}
	var order []string
	for _, o := range pdfObject.FindAllSubmatch(pdf, -1) {
		name, head := string(o[1]), string(o[2])
		if s := pdfStream.FindSubmatch(o[2]); s != nil {
			head = string(s[1])
			if bodies[name], err = inflated(head, s[2]); err != nil {
				return "", nil, fmt.Errorf("object %s: %w", name, err)
			}
		}
		heads[name] = head
		order = append(order, name)
		acts = append(acts, pdfActs.FindAllString(pdfQuoted.ReplaceAllString(head, "()"), -1)...)
	}
	fonts := map[string]map[uint16]string{}
	for _, name := range order {
		for _, f := range pdfFont.FindAllStringSubmatch(heads[name], -1) {
			if m := pdfMap.FindStringSubmatch(heads[f[2]]); m != nil && fonts[f[1]] == nil {
				if fonts[f[1]], err = glyphs(bodies[m[1]]); err != nil {
					return "", nil, err
				}
			}
		}
	}
	var b strings.Builder
	for _, name := range order {
		if strings.Contains(bodies[name], " Tf") {
			if err := writeText(&b, bodies[name], fonts); err != nil {
				return "", nil, err
			}
		}
	}
	return strings.Join(strings.Fields(b.String()), ""), acts, nil
}

func inflated(head string, body []byte) (string, error) {
	if !strings.Contains(head, "/FlateDecode") {
		return string(body), nil
	}
	z, err := zlib.NewReader(bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	text, err := io.ReadAll(z)
	return string(text), err
}

// glyphs reads which letters the numbers of a font stand for.
func glyphs(table string) (map[uint16]string, error) {
	is := map[uint16]string{}
	for _, c := range pdfChar.FindAllStringSubmatch(table, -1) {
		units, err := numbers(c[2])
		if err != nil {
			return nil, err
		}
		glyph, err := numbers(c[1])
		if err != nil {
			return nil, err
		}
		is[glyph[0]] = string(utf16.Decode(units))
	}
	for _, r := range pdfRange.FindAllStringSubmatch(table, -1) {
		n, err := numbers(r[1] + r[2] + r[3])
		if err != nil {
			return nil, err
		}
		for g := n[0]; g <= n[1] && g >= n[0]; g++ {
			is[g] = string(rune(n[2] + g - n[0]))
		}
	}
	return is, nil
}

// writeText writes what one page's drawing says.
func writeText(to *strings.Builder, drawing string, fonts map[string]map[uint16]string) error {
	var font map[uint16]string
	for _, m := range pdfWriting.FindAllStringSubmatch(drawing, -1) {
		if m[1] != "" {
			font = fonts[m[1]]
			continue
		}
		drawn, err := numbers(m[2])
		if err != nil {
			return err
		}
		for _, g := range drawn {
			letter, known := font[g]
			if !known {
				return fmt.Errorf("the glyph %s is no letter of its font", strconv.Itoa(int(g)))
			}
			to.WriteString(letter)
		}
	}
	return nil
}

// numbers reads pairs of bytes in hexadecimal.
func numbers(text string) ([]uint16, error) {
	b, err := hex.DecodeString(text)
	if err != nil || len(b)%2 != 0 {
		return nil, fmt.Errorf("%q is no text of pairs of bytes: %w", text, err)
	}
	n := make([]uint16, len(b)/2)
	for i := range n {
		n[i] = uint16(b[2*i])<<8 | uint16(b[2*i+1])
	}
	return n, nil
}
