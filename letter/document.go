package letter

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"

	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// A Document is something to print: a record, a chronology or a letter. It holds all that
// it shows, so that the same document always gives the same bytes.
type Document struct {
	Council  string
	Title    string
	About    string // whom it is about; blank on a letter, which says so itself
	Facts    []Fact // who wrote and signed it, and when
	Letter   string // Markdown: a letter, or blank
	Sections []Section
	Foot     string // at the end: for whom it was made and when
	Draft    bool   // it is not agreed, and says so on every page
}

// A Fact is a question as people read it, and its answer.
type Fact struct{ Key, Value string }

// A Section is some answers, or a table, under a heading.
type Section struct {
	Heading string // blank goes on under the one before
	Under   bool   // it is a part of the section before
	Facts   []Fact
	Table   Table
}

// A Table is rows under their heads. The first column says what each row is.
type Table struct {
	Caption string
	Head    []string
	Rows    [][]string
}

//go:embed document.css
var style string

// StylePolicy is the source by which a content security policy lets the style of a
// document through, and no other.
var StylePolicy = func() string {
	sum := sha256.Sum256([]byte(style))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}()

// HTML is the document as one page that needs nothing beside it: to look at, to print, and
// to make a PDF of.
func (d *Document) HTML(ctx context.Context) ([]byte, error) {
	var body string
	if d.Letter != "" {
		var err error
		if body, err = fromMarkdown(d.Letter); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	if err := documentPage(d, body).Render(ctx, &out); err != nil {
		return nil, fmt.Errorf("making a document: %w", err)
	}
	return out.Bytes(), nil
}

// allowedHTML is what a letter may hold: words, headings, lists and emphasis. Links and
// pictures would fetch something, so there are none.
var allowedHTML = bluemonday.NewPolicy().AllowElements("p", "br", "h2", "h3", "ul", "ol", "li", "strong", "em", "blockquote")

// markdown reads what a letter may hold. Links and tags are none of it: what looks like one
// is read as the words that were typed, and not one of them is lost.
var markdown = goldmark.New(goldmark.WithParser(parser.NewParser(
	parser.WithBlockParsers(
		util.Prioritized(parser.NewSetextHeadingParser(), 100),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 450), // else what is moved far in is left out
		util.Prioritized(parser.NewATXHeadingParser(), 500),
		util.Prioritized(parser.NewBlockquoteParser(), 600),
		util.Prioritized(parser.NewParagraphParser(), 700)),
	parser.WithInlineParsers(util.Prioritized(parser.NewEmphasisParser(), 100)),
)))

// fromMarkdown makes HTML of a letter. A heading of the first order becomes one of the
// second, since the document's own title is the first.
func fromMarkdown(text string) (string, error) {
	rows := strings.Split(strings.NewReplacer("\r\n", "\n", `\`, `\\`, "&", `\&`).Replace(text), "\n")
	for i, l := range rows {
		if out := strings.TrimLeft(l, " \t"); itemText(out) == out {
			rows[i] = out // what is moved in is no code
		}
	}
	made := slices.Clone(rows)
	for i, l := range rows {
		switch {
		case strings.HasPrefix(l, "# "):
			made[i] = "#" + l
		case isHeading(rows, i) && !strings.HasPrefix(l, "#"):
			made[i] = "## " + strings.TrimSpace(l)
		case i+1 < len(rows) && plainRow(rows, i) && plainRow(rows, i+1):
			made[i] = l + "  " // a line stays a line, as it was typed
		}
	}
	var out bytes.Buffer
	if err := markdown.Convert([]byte(strings.Join(made, "\n")), &out); err != nil {
		return "", fmt.Errorf("reading a letter: %w", err)
	}
	return allowedHTML.Sanitize(out.String()), nil
}

// plainRow reports whether a row is neither blank nor a heading nor an item of a list.
func plainRow(rows []string, i int) bool {
	return strings.TrimSpace(rows[i]) != "" && !isHeading(rows, i) && itemText(rows[i]) == rows[i]
}

// A Source is what the document of a record is made from.
type Source struct {
	Council string
	Kind    *record.Kind
	Entry   record.Entry
	Names   map[core.ID]string // of everybody whom the record names
	// Readable leaves out the answers that whoever prints it may not read.
	Readable func(form.Questions) form.Questions
	For      string       // who prints it
	At       core.Instant // when
}

// Of makes the document of a record: its answers under their headings as people read them,
// its rows as tables, each child's part, and who wrote and signed it.
func Of(s Source) *Document {
	b := s.Entry.Head()
	d := &Document{
		Council: s.Council, Title: s.Kind.Title, About: s.named(b.People...), Draft: b.State != record.Agreed,
		Foot: "Made for " + s.For + " on " + s.At.Long() + ". It holds personal data: keep it safe, and destroy it when you no longer need it.",
	}
	d.Facts = append(d.Facts, Fact{"Day", b.Happened.Long()}, Fact{"State", capital(string(b.State))},
		Fact{"Written by", s.named(b.Author) + ", " + b.Saved.Long()})
	if !b.SignedBy.IsZero() {
		d.Facts = append(d.Facts, Fact{"Signed by", s.named(b.SignedBy) + ", " + b.SignedAt.Long()})
	}
	if b.Reason != "" {
		d.Facts = append(d.Facts, Fact{"Reason", b.Reason})
	}
	for _, sec := range s.Readable(s.Kind.Questions(s.Entry)).Sections() {
		if facts := s.answers(sec.Questions); len(facts) > 0 {
			d.Sections = append(d.Sections, Section{Heading: sec.Heading, Facts: facts})
		}
	}
	for _, set := range s.Kind.RowSets() {
		if t := s.table(set); len(t.Rows) > 0 {
			d.Sections = append(d.Sections, Section{Heading: set.Title, Table: t})
		}
	}
	if !s.Kind.HasParts() {
		return d
	}
	for _, person := range b.People {
		heading := s.named(person)
		for i, sec := range s.Readable(s.Kind.PartQuestions(s.Entry, person)).Sections() {
			facts := s.answers(sec.Questions)
			if len(facts) == 0 {
				continue
			}
			if sec.Heading != "" && i > 0 {
				d.Sections = append(d.Sections, Section{Heading: sec.Heading, Under: true, Facts: facts})
				continue
			}
			d.Sections = append(d.Sections, Section{Heading: heading, Facts: facts})
		}
	}
	return d
}

// LetterOf is the letter that a record holds; "" where it holds none. A kind keeps it in
// the answer named letter_text.
func LetterOf(k *record.Kind, e record.Entry) string {
	if q := k.Questions(e).Find("letter_text"); q != nil {
		return q.Text()
	}
	return ""
}

// answers are the answers that were given. Documents of a record are not printed with it.
func (s Source) answers(qs form.Questions) []Fact {
	var out []Fact
	for _, q := range qs {
		if text := s.text(q); text != "" {
			out = append(out, Fact{q.Label, text})
		}
	}
	return out
}

func (s Source) text(q *form.Question) string {
	switch q.Sort {
	case form.SortFile:
		return ""
	case form.SortPerson, form.SortPeople:
		var ids []core.ID
		for _, id := range strings.Fields(q.PlainText()) {
			ids = append(ids, core.ID(id))
		}
		return s.named(ids...)
	}
	return q.Text()
}

// table is a set of rows; a column that nobody answered is left out.
func (s Source) table(set *record.RowSet) Table {
	t := Table{Caption: set.Title}
	rows := set.Rows(s.Entry)
	for i := range rows {
		rows[i] = s.Readable(rows[i])
	}
	if len(rows) == 0 {
		return t
	}
	for i, asked := range rows[0] {
		if !slices.ContainsFunc(rows, func(row form.Questions) bool { return s.text(row[i]) != "" }) {
			continue
		}
		t.Head = append(t.Head, asked.Label)
		if t.Rows == nil {
			t.Rows = make([][]string, len(rows))
		}
		for n, row := range rows {
			t.Rows[n] = append(t.Rows[n], s.text(row[i]))
		}
	}
	return t
}

// named says who: "Asha Thorne and Ben Thorne".
func (s Source) named(ids ...core.ID) string {
	var out []string
	for _, id := range ids {
		name := s.Names[id]
		if name == "" {
			name = "Somebody not named here"
		}
		out = append(out, name)
	}
	if n := len(out); n > 1 {
		return strings.Join(out[:n-1], ", ") + " and " + out[n-1]
	}
	return strings.Join(out, "")
}

func capital(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
