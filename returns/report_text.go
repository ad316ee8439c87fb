package returns

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"throughline/rule"
)

// Text is how a report is shown in a terminal.
type Text struct {
	Colour bool
	Width  int // of a line in characters; 0 is 100
}

// Colours of a terminal.
const (
	plainInk  = "\x1b[0m"
	bold      = "\x1b[1m"
	faint     = "\x1b[2m"
	redInk    = "\x1b[31m"
	greenInk  = "\x1b[32m"
	yellowInk = "\x1b[33m"
)

// WriteText writes a summary for a person: what was read, what each rule found, which
// rules did not run and why.
func (r *Report) WriteText(w io.Writer, how Text) error {
	if how.Width <= 0 {
		how.Width = 100
	}
	p := textPage{out: bufio.NewWriter(w), Text: how}
	c, err := Named(r.Collection)
	if err != nil {
		return err
	}
	p.line("%s", p.ink(bold, capital(c.Name)+", "+fmt.Sprint(r.Year)))
	p.line("%s", printable(r.Dir))
	p.tables(r)
	p.findings(r)
	p.skipped(r)
	p.verdict(r)
	if err := p.out.Flush(); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

type textPage struct {
	out *bufio.Writer
	Text
}

func (p textPage) line(format string, args ...any) { fmt.Fprintf(p.out, format+"\n", args...) }

func (p textPage) ink(colour, s string) string {
	if !p.Colour {
		return s
	}
	return colour + s + plainInk
}

func (p textPage) tables(r *Report) {
	var parts []string
	for _, t := range r.Input.Tables {
		parts = append(parts, fmt.Sprintf("%s %d", t.Name, t.Len()))
	}
	p.wrapped("Rows read: ", strings.Join(parts, ", "))
	for _, n := range r.Input.Notes {
		p.wrapped(p.ink(yellowInk, "Note: "), printable(n.Error()))
	}
}

func (p textPage) findings(r *Report) {
	counts := r.ByRule()
	if len(counts) == 0 {
		return
	}
	p.line("")
	p.line("%s", p.ink(bold, fmt.Sprintf("%-12s %-8s %8s %9s  %s", "Rule", "", "Rows", "Children", "What is wrong")))
	for _, c := range counts {
		colour := redInk
		if c.Severity == rule.Warning {
			colour = yellowInk
		}
		head := fmt.Sprintf("%-12s %s %8d %9d  ", c.Code, p.ink(colour, fmt.Sprintf("%-8s", c.Severity)), c.Findings, c.Children)
		p.hanging(head, 12+1+8+1+8+1+9+2, c.Words)
	}
}

func (p textPage) skipped(r *Report) {
	if len(r.Skipped) == 0 {
		return
	}
	p.line("")
	p.line("%s", p.ink(bold, "Rules that did not run"))
	for _, s := range r.SkipReasons() {
		p.wrapped("", capital(s.Why)+":")
		p.wrapped("  ", p.ink(faint, strings.Join(s.Rules, " ")))
	}
}

func (p textPage) verdict(r *Report) {
	colour := greenInk
	if r.Counts.Errors > 0 {
		colour = redInk
	} else if r.Counts.Warnings > 0 {
		colour = yellowInk
	}
	p.line("")
	p.line("%s", p.ink(colour, r.Verdict()))
}

// wrapped writes words behind a head, further lines set in by two.
func (p textPage) wrapped(head, words string) { p.fill(head, len([]rune(bare(head))), 2, words) }

// hanging writes words behind a head that is wide letters wide, further lines under them.
func (p textPage) hanging(head string, wide int, words string) { p.fill(head, wide, wide, words) }

func (p textPage) fill(head string, wide, indent int, words string) {
	p.out.WriteString(head)
	at := wide
	for i, w := range strings.Fields(words) {
		n := len([]rune(bare(w)))
		if i > 0 && at+1+n > p.Width && at > indent {
			p.out.WriteString("\n" + strings.Repeat(" ", indent))
			at = indent
		} else if i > 0 {
			p.out.WriteByte(' ')
			at++
		}
		p.out.WriteString(w)
		at += n
	}
	p.out.WriteByte('\n')
}

// bare is text without the terminal's colours.
func bare(s string) string {
	for _, c := range []string{plainInk, bold, faint, redInk, greenInk, yellowInk} {
		s = strings.ReplaceAll(s, c, "")
	}
	return s
}

// printable keeps what a file says from steering the terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return '\ufffd'
		}
		return r
	}, s)
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

func childCount(n int) string {
	if n == 1 {
		return "1 child"
	}
	return fmt.Sprintf("%d children", n)
}
