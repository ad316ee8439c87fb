package record

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"throughline/code"
	"throughline/core"
	"throughline/form"
)

// A LocalQuestion is a council's own question on a kind of record. It becomes a column
// of the kind's table. It may add to what is asked and make it stricter; it can loosen
// nothing, since it cannot name a question of ours.
type LocalQuestion struct {
	Kind    string
	Name    string // its column, with local_ before it
	Label   string
	Hint    string
	Type    form.Sort
	List    *code.List
	Needed  bool
	Shown   *form.When
	Section string
}

// bind makes the question of one record.
func (l LocalQuestion) bind(b *Base) *form.Question {
	if b.local == nil {
		b.local = map[string]any{}
	}
	var q *form.Question
	switch l.Type {
	case form.SortDay:
		q = form.Day(answerOf[core.Date](b, l.Name), l.Name, l.Label)
	case form.SortWhole:
		q = form.Whole(answerOf[form.Number](b, l.Name), l.Name, l.Label)
	case form.SortMoney:
		q = form.Money(answerOf[form.Number](b, l.Name), l.Name, l.Label)
	case form.SortYesNo:
		q = form.YesNo(answerOf[string](b, l.Name), l.Name, l.Label)
	case form.SortChoice:
		q = form.Choice(answerOf[string](b, l.Name), l.Name, l.Label, l.List)
	case form.SortSeveral:
		q = form.Several(answerOf[[]string](b, l.Name), l.Name, l.Label, l.List)
	case form.SortLong:
		q = form.Long(answerOf[string](b, l.Name), l.Name, l.Label)
	default:
		q = form.Words(answerOf[string](b, l.Name), l.Name, l.Label)
	}
	q.Local = true
	q.Hint(l.Hint).Under(l.Section)
	if l.Needed {
		q.Needed()
	}
	if l.Shown != nil {
		q.ShownWhen(l.Shown.Question, l.Shown.Is...)
	}
	return q
}

func answerOf[T any](b *Base, name string) *T {
	if p, ok := b.local[name].(*T); ok {
		return p
	}
	p := new(T)
	b.local[name] = p
	return p
}

// localFile is the file as written.
type localFile struct {
	Questions []yamlQuestion `yaml:"questions"`
}

type yamlQuestion struct {
	Kind      string            `yaml:"kind"`
	Name      string            `yaml:"name"`
	Asks      string            `yaml:"asks"`
	Hint      string            `yaml:"hint"`
	Type      form.Sort         `yaml:"type"`
	Answers   []yamlAnswer      `yaml:"answers"`
	Needed    bool              `yaml:"needed"`
	ShownWhen map[string]string `yaml:"shown_when"`
	Section   string            `yaml:"section"`
}

type yamlAnswer struct {
	Code  string `yaml:"code"`
	Label string `yaml:"label"`
}

var localName = regexp.MustCompile(`^[a-z][a-z0-9_]{1,40}$`)

var localTypes = map[form.Sort]bool{
	form.SortDay: true, form.SortWhole: true, form.SortMoney: true, form.SortYesNo: true,
	form.SortChoice: true, form.SortSeveral: true, form.SortLong: true, form.SortWords: true,
}

// ReadLocal reads a council's own questions and gives them to their kinds. A mistake is
// reported with its line and what was expected, and nothing is taken. The file:
//
//	questions:
//	  - kind: contact
//	    name: ward
//	    asks: Which ward does the family live in?
//	    type: choice
//	    answers: [{code: N, label: North}, {code: S, label: South}]
//	    needed: true
func ReadLocal(file string, r io.Reader, kinds []*Kind) error {
	var doc yaml.Node
	if err := yaml.NewDecoder(r).Decode(&doc); err != nil && err != io.EOF {
		return fmt.Errorf("%s: %w", file, err)
	}
	var f localFile
	if err := doc.Decode(&f); err != nil && len(doc.Content) > 0 {
		return fmt.Errorf("%s: %w", file, err)
	}
	at := questionLines(&doc)
	byName := map[string]*Kind{}
	for _, k := range kinds {
		byName[k.Name] = k
	}
	added := map[string][]LocalQuestion{}
	for i, q := range f.Questions {
		l, err := q.read(byName[q.Kind])
		if err == nil && slices.ContainsFunc(added[q.Kind], func(o LocalQuestion) bool { return o.Name == l.Name }) {
			err = fmt.Errorf("%s is asked twice of %s", q.Name, q.Kind)
		}
		if err != nil {
			return fmt.Errorf("%s line %d: %w", file, at[i], err)
		}
		added[q.Kind] = append(added[q.Kind], l)
	}
	for name, ls := range added {
		byName[name].local = ls
	}
	return nil
}

// read checks a question against the kind of record that it is for.
func (q yamlQuestion) read(k *Kind) (LocalQuestion, error) {
	l := LocalQuestion{Kind: q.Kind, Name: "local_" + q.Name, Label: q.Asks, Hint: q.Hint, Type: q.Type, Needed: q.Needed, Section: q.Section}
	switch {
	case k == nil:
		return l, fmt.Errorf("there is no kind of record called %q", q.Kind)
	case !localName.MatchString(q.Name):
		return l, fmt.Errorf("name %q must be small letters, digits and _, beginning with a letter", q.Name)
	case k.Questions(k.blank()).Find(q.Name) != nil:
		return l, fmt.Errorf("%s already asks %q; a local question cannot replace one of ours", q.Kind, q.Name)
	case strings.TrimSpace(q.Asks) == "":
		return l, fmt.Errorf("asks is blank: write the question as people will read it")
	case !localTypes[q.Type]:
		return l, fmt.Errorf("type %q is none of day, whole, money, yesno, choice, several, words, long", q.Type)
	case (q.Type == form.SortChoice || q.Type == form.SortSeveral) && len(q.Answers) < 2:
		return l, fmt.Errorf("a %s needs at least two answers, each with code and label", q.Type)
	}
	for _, a := range q.Answers {
		if a.Code == "" || a.Label == "" || strings.ContainsAny(a.Code, " \t\n") {
			return l, fmt.Errorf("each answer needs a label and a code without blanks")
		}
		if l.List == nil {
			l.List = &code.List{Name: l.Name, Title: q.Asks, Source: "the council's own question"}
		}
		l.List.Items = append(l.List.Items, code.Item{Code: a.Code, Label: a.Label})
	}
	for question, is := range q.ShownWhen {
		if k.Questions(k.blank()).Find(question) == nil {
			return l, fmt.Errorf("shown_when names %q, which %s does not ask", question, q.Kind)
		}
		l.Shown = &form.When{Question: question, Is: strings.Fields(is)}
	}
	return l, nil
}

// questionLines are the lines on which the questions of the file begin.
func questionLines(doc *yaml.Node) map[int]int {
	lines := map[int]int{}
	if len(doc.Content) == 0 {
		return lines
	}
	top := doc.Content[0]
	for i := 0; i+1 < len(top.Content); i += 2 {
		if top.Content[i].Value == "questions" {
			for n, q := range top.Content[i+1].Content {
				lines[n] = q.Line
			}
		}
	}
	return lines
}
