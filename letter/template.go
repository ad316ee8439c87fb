package letter

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"text/template"

	"throughline/core"
	"throughline/form"
	"throughline/record"
)

//go:embed templates/*.md
var templateFiles embed.FS

// A Template is a letter or a plan in plain words to begin from. What the records know is
// filled in; what they do not is left in square brackets for whoever writes it.
type Template struct {
	Name   string   // "letter-before-proceedings"
	Title  string   // "Letter before proceedings"
	Reader Limits   // for whom it is, and so how plain it should be
	From   []string // the kinds of record to which it belongs; none is every kind
	Law    string   // the law or guidance that it serves
	text   *template.Template
}

// Templates are all of them, in the order of their names.
var Templates = func() []Template {
	files, err := fs.Glob(templateFiles, "templates/*.md")
	if err != nil {
		panic(err)
	}
	slices.Sort(files)
	var out []Template
	for _, f := range files {
		content, err := templateFiles.ReadFile(f)
		if err != nil {
			panic(err)
		}
		t, err := parseTemplate(strings.TrimSuffix(strings.TrimPrefix(f, "templates/"), ".md"), string(content))
		if err != nil {
			panic(fmt.Sprintf("%s: %s", f, err))
		}
		out = append(out, t)
	}
	return out
}()

// parseTemplate reads a template: lines "name: value", a line of three hyphens, the text.
func parseTemplate(name, content string) (Template, error) {
	t := Template{Name: name, Reader: ForParents}
	head, text, ok := strings.Cut(content, "\n---\n")
	if !ok {
		return t, fmt.Errorf("write its title, its reader and its law, then a line of three hyphens, then the letter")
	}
	for i, l := range strings.Split(head, "\n") {
		key, value, _ := strings.Cut(l, ": ")
		switch key {
		case "title":
			t.Title = value
		case "law":
			t.Law = value
		case "from":
			t.From = strings.Fields(value)
		case "for":
			if value == ForChildren.Name {
				t.Reader = ForChildren
			}
		default:
			return t, fmt.Errorf("line %d: %q is no part of a template's head: write title, for, from or law", i+1, key)
		}
	}
	if t.Title == "" {
		return t, fmt.Errorf("the head has no title: write one as \"title: …\"")
	}
	var err error
	t.text, err = template.New(name).Option("missingkey=error").Parse(text)
	return t, err
}

// TemplateNamed finds a template.
func TemplateNamed(name string) (Template, bool) {
	i := slices.IndexFunc(Templates, func(t Template) bool { return t.Name == name })
	if i < 0 {
		return Template{}, false
	}
	return Templates[i], true
}

// TemplatesFor are the templates for a kind of record, those made for it first.
func TemplatesFor(kind string) []Template {
	var own, every []Template
	for _, t := range Templates {
		switch {
		case slices.Contains(t.From, kind):
			own = append(own, t)
		case len(t.From) == 0:
			every = append(every, t)
		}
	}
	return append(own, every...)
}

// A Fill is what is known when a letter is begun.
type Fill struct {
	Council string
	Worker  string    // who signs it
	On      core.Date // the day on it
	People  []Named   // whom the record concerns

	kind     *record.Kind
	entry    record.Entry
	names    map[core.ID]string
	readable func(form.Questions) form.Questions
}

// Named is a child as a letter speaks of them.
type Named struct {
	Name, First string
	Unborn      bool
}

// FillFrom begins a letter from a record that may be read.
func FillFrom(s Source, worker string, on core.Date, people []Named) *Fill {
	return &Fill{Council: s.Council, Worker: worker, On: on, People: people, kind: s.Kind, entry: s.Entry, names: s.Names, readable: s.Readable}
}

// Write is the letter with what is known filled in.
func (t Template) Write(f *Fill) (string, error) {
	var out bytes.Buffer
	if err := t.text.Execute(&out, f); err != nil {
		return "", fmt.Errorf("writing the letter %s: %w", t.Name, err)
	}
	return strings.TrimSpace(out.String()) + "\n", nil
}

// Children are the first names of the children: "Asha and Ben"; an unborn child is "your baby".
func (f *Fill) Children() string {
	var names []string
	for _, p := range f.People {
		if p.Unborn {
			names = append(names, "your baby")
			continue
		}
		names = append(names, p.First)
	}
	switch n := len(names); n {
	case 0:
		return "[your child's name]"
	case 1:
		return names[0]
	default:
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
}

// Child is the first name of the first child, to whom a letter may be written.
func (f *Fill) Child() string {
	if len(f.People) == 0 || f.People[0].First == "" {
		return "[your name]"
	}
	return f.People[0].First
}

// Answer is the record's first answer to one of some questions, named with a bar between:
// "meeting_on|met_on". Where there is none it is what to write, in square brackets.
func (f *Fill) Answer(questions, ask string) string {
	if f.kind != nil {
		s := Source{Names: f.names}
		qs := f.readable(f.kind.Questions(f.entry))
		for _, name := range strings.Split(questions, "|") {
			if q := qs.Find(name); q != nil {
				if text := strings.TrimSpace(s.text(q)); text != "" {
					return text
				}
			}
		}
	}
	return "[" + ask + "]"
}

// Items are the rows of the first of some sets of rows that the record has, one a line of
// a list with their answers parted by commas; what to write where there are none.
func (f *Fill) Items(sets, ask string) string {
	if f.kind != nil {
		s := Source{Names: f.names, Entry: f.entry, Readable: f.readable}
		for _, set := range f.kind.RowSets() {
			if !slices.Contains(strings.Split(sets, "|"), set.Name) {
				continue
			}
			if t := s.table(set); len(t.Rows) > 0 {
				return itemsOf(t)
			}
		}
	}
	return "- [" + ask + "]"
}

func itemsOf(t Table) string {
	var out []string
	for _, row := range t.Rows {
		cells := slices.DeleteFunc(slices.Clone(row), func(c string) bool { return c == "" })
		out = append(out, "- "+strings.ReplaceAll(strings.Join(cells, ", "), "\n", " "))
	}
	return strings.Join(out, "\n")
}
