package returns

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"throughline/rule"
)

// A RuleCount is a rule that found something, with how much.
type RuleCount struct {
	RuleInfo
	Findings, Issues, Children int
	Table                      string // of its first finding; "" where the whole return fails
	First                      int    // its row, from 0; -1 where the whole return fails
}

// ByRule counts the findings of each rule that has any: errors first, then the most.
func (r *Report) ByRule() []RuleCount {
	at := map[string]*RuleCount{}
	children, issues := map[[2]string]bool{}, map[int]bool{}
	for i := range r.Findings {
		f := &r.Findings[i]
		c := at[f.Rule]
		if c == nil {
			c = &RuleCount{RuleInfo: r.Info(f.Rule), Table: f.Table, First: -1}
			if f.Row != nil {
				c.First = *f.Row
			}
			at[f.Rule] = c
		}
		c.Findings++
		if !issues[f.Issue] {
			issues[f.Issue] = true
			c.Issues++
		}
		if who := [2]string{f.Rule, f.Child}; f.Child != "" && !children[who] {
			children[who] = true
			c.Children++
		}
	}
	out := make([]RuleCount, 0, len(at))
	for _, c := range at {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b RuleCount) int {
		return cmp.Or(cmp.Compare(a.Severity, b.Severity), cmp.Compare(b.Findings, a.Findings), strings.Compare(a.Code, b.Code))
	})
	return out
}

// A SkipReason is a reason with the rules that were skipped for it.
type SkipReason struct {
	Why   string
	Rules []string
}

// SkipReasons gathers the skipped rules by the reason, in the order of the first rule.
func (r *Report) SkipReasons() []SkipReason {
	at := map[string]int{}
	var out []SkipReason
	for _, s := range r.Skipped {
		i, known := at[s.Why]
		if !known {
			i = len(out)
			at[s.Why] = i
			out = append(out, SkipReason{Why: s.Why})
		}
		out[i].Rules = append(out[i].Rules, s.Rule)
	}
	return out
}

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
		parts = append(parts, fmt.Sprintf("%s %d", t.Name, len(t.Rows)))
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
	p.line("")
	c := r.Counts
	ran := fmt.Sprintf("%s ran, %s did not.", count(c.Rules, "rule"), count(c.Skipped, "rule"))
	switch {
	case c.Errors > 0:
		p.line("%s", p.ink(redInk, fmt.Sprintf("%s and %s, in %s. %s", count(c.Errors, "error"), count(c.Warnings, "warning"), childCount(c.Children), ran)))
	case c.Warnings > 0:
		p.line("%s", p.ink(yellowInk, fmt.Sprintf("No errors; %s, in %s. %s", count(c.Warnings, "warning"), childCount(c.Children), ran)))
	default:
		p.line("%s", p.ink(greenInk, "Nothing was found wrong. "+ran))
	}
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

// ChildCounts counts the findings of each child, errors and warnings, in the order of
// the identifiers.
func (r *Report) ChildCounts() []ChildCount {
	at := map[string]*ChildCount{}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Child == "" {
			continue
		}
		c := at[f.Child]
		if c == nil {
			c = &ChildCount{Child: f.Child, rules: map[string]bool{}}
			at[f.Child] = c
		}
		if f.Severity == rule.Error.String() {
			c.Errors++
		} else {
			c.Warnings++
		}
		c.rules[f.Rule] = true
	}
	out := make([]ChildCount, 0, len(at))
	for _, id := range slices.Sorted(maps.Keys(at)) {
		c := *at[id]
		c.Rules = slices.Sorted(maps.Keys(c.rules))
		out = append(out, c)
	}
	return out
}

// A ChildCount is a child of whom something was found.
type ChildCount struct {
	Child            string
	Errors, Warnings int      // findings
	Rules            []string // that found them
	rules            map[string]bool
}
