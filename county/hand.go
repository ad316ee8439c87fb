package county

import (
	"embed"
	"fmt"
	"maps"
	"net/url"
	"strings"

	"gopkg.in/yaml.v3"

	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// What is written in most records of the county is chosen from answers that stand in a
// file, several for a question; only what depends on the course of things is worked out.
//
//go:embed answers.yaml
var answerFile embed.FS

// A sheet is how a kind of record is usually answered.
type sheet struct {
	Answer map[string]oneOf              `yaml:"answers"`
	Each   map[string]oneOf              `yaml:"each"` // of each child
	Rows   map[string][]map[string]oneOf `yaml:"rows"`
}

// oneOf are the answers of which one is given: a text, or a list of them.
type oneOf []string

// UnmarshalYAML reads a text as a list of one.
func (o *oneOf) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.SequenceNode {
		return n.Decode((*[]string)(o))
	}
	*o = oneOf{n.Value}
	return nil
}

var sheets = func() map[string]sheet {
	text, err := answerFile.ReadFile("answers.yaml")
	if err != nil {
		panic(err) // it is built in
	}
	var out map[string]sheet
	if err := yaml.Unmarshal(text, &out); err != nil {
		panic(fmt.Sprintf("answers.yaml: %s", err)) // so is what it says
	}
	return out
}()

// answers are given to the questions of a record by name, as [form.Question.SetText] takes
// them.
type answers map[string]string

// A writing is a record to be handed in.
type writing struct {
	kind   string
	from   core.ID // the record that it follows
	about  []*child
	answer answers
	each   func(c *child) answers // nil for none
	rows   map[string][]answers   // rows beside those of the sheet
	signed *Worker                // who signs it at once; nil for nobody
}

// write hands a record in as a worker would: what is known is filled in, then what this
// writing says, then what the sheet of its kind says of the rest.
func (l *living) write(w Worker, x writing) (record.Entry, error) {
	who := w.Who
	who.At = l.now
	s, err := l.keeper.Start(l.ctx, l.keeper.DB, who, x.kind, x.from, ids(x.about)...)
	if err != nil {
		return nil, fmt.Errorf("beginning a %s: %w", x.kind, err)
	}
	of := sheets[x.kind]
	if err := l.fill(s.Kind.Questions(s.Entry), x.answer, of.Answer, nil, w); err != nil {
		return nil, fmt.Errorf("a %s: %w", x.kind, err)
	}
	if s.Kind.HasParts() {
		for _, c := range x.about {
			var given answers
			if x.each != nil {
				given = x.each(c)
			}
			if err := l.fill(s.Kind.PartQuestions(s.Entry, c.ID), given, of.Each, c, w); err != nil {
				return nil, fmt.Errorf("a %s: %w", x.kind, err)
			}
		}
	}
	typed := s.Kind.Typed(s.Entry)
	if err := l.rows(s, x, of, typed, w); err != nil {
		return nil, fmt.Errorf("a %s: %w", x.kind, err)
	}
	if wrong := s.Kind.Read(s.Entry, typed, l.today()); len(wrong) > 0 {
		return nil, core.Say(core.Invalid, "a %s: %s: %s", x.kind, wrong[0].Field, wrong[0].Words)
	}
	if err := l.keeper.Save(l.ctx, who, s.Entry, 0, "handed in"); err != nil {
		return nil, fmt.Errorf("handing in a %s: %w", x.kind, err)
	}
	if x.signed != nil {
		return s.Entry, l.sign(*x.signed, s.Entry)
	}
	return s.Entry, nil
}

// sign agrees a record that was handed in: by the head of service where the manager has
// written it, for somebody who has left.
func (l *living) sign(w Worker, e record.Entry) error {
	if e.Head().Author == w.User {
		w = l.office.leader
	}
	who := w.Who
	who.At = l.now
	if err := l.keeper.Sign(l.ctx, who, e.Head().ID, e.Head().Version); err != nil {
		return fmt.Errorf("signing a %s: %w", e.Head().Kind, err)
	}
	return nil
}

// fill answers the questions: what is given stands, and the sheet answers what is blank.
func (l *living) fill(qs form.Questions, given answers, of map[string]oneOf, c *child, w Worker) error {
	answered := 0
	for _, q := range qs {
		text, said := given[q.Name]
		if said {
			answered++
		} else if one, there := of[q.Name]; there && q.PlainText() == "" {
			text, said = l.words(one[l.rand.IntN(len(one))], c, w), true
		}
		if !said {
			continue
		}
		if expected := q.SetText(text); expected != "" {
			return fmt.Errorf("%s is %q, which must be %s", q.Name, text, expected)
		}
	}
	if answered < len(given) {
		for name := range maps.Keys(given) {
			if qs.Find(name) == nil {
				return fmt.Errorf("it asks no %s", name)
			}
		}
	}
	return nil
}

// rows types the rows of a record: those that are filled in already are completed from the
// sheet; where there are none, the sheet's are taken.
func (l *living) rows(s record.Started, x writing, of sheet, typed url.Values, w Worker) error {
	for set := range of.Rows {
		if s.Kind.RowSet(set) == nil {
			return fmt.Errorf("it has no rows called %s", set)
		}
	}
	for _, set := range s.Kind.RowSets() {
		given, usual := x.rows[set.Name], of.Rows[set.Name]
		there := set.Rows(s.Entry)
		for i := range max(len(there), len(given), len(usual)) {
			if i >= len(there) && len(there) > 0 && len(given) == 0 {
				break
			}
			qs := set.Asked(s.Kind)
			if i < len(there) {
				qs = there[i]
			}
			var say answers
			if i < len(given) {
				say = given[i]
			} else if len(given) == 1 {
				say = given[0] // the same of every row
			}
			var row map[string]oneOf
			if len(usual) > 0 {
				row = usual[min(i, len(usual)-1)]
			}
			if err := l.fill(qs, say, row, nil, w); err != nil {
				return err
			}
			for name, values := range qs.Typed() {
				typed[set.Field(i+1, name)] = values
			}
		}
	}
	return nil
}

// day and time write an answer.
func onDay(d core.Date) string       { return d.String() }
func atTime(at core.Instant) string  { return at.String() }
func several(codes ...string) string { return strings.Join(codes, " ") }
