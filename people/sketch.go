package people

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// A sketch is as much of a person as it takes to find them, to weigh how well they fit and
// to show them in a list. It stands in one row, since a search looks at dozens.
type sketch struct {
	*Person               // only what [sketchText] keeps
	words   [][]string    // of the name that is shown, then of each name, folded
	halves  [][2][]string // of each name, the given words and the family's
}

// sketchText writes a sketch as lines, each a letter for what it is and values parted by
// tabs; tidied values hold neither. What is confidential of an address is left out.
func sketchText(p *Person) string {
	var b strings.Builder
	add := func(sort byte, values ...string) {
		b.WriteByte(sort)
		b.WriteString(strings.Join(values, "\t"))
		b.WriteByte('\n')
	}
	for _, n := range p.Names {
		add('n', string(n.Kind), n.Given, n.Family, dayText(n.Until), strings.Join(fold(n.Given), " "), strings.Join(fold(n.Family), " "))
	}
	for _, d := range []struct {
		sort byte
		day  core.Date
	}{{'b', p.Born}, {'e', p.Expected}, {'x', p.Died}} {
		if !d.day.IsZero() {
			add(d.sort, d.day.String())
		}
	}
	if p.BornEstimated {
		add('~')
	}
	if p.Sex != "" {
		add('s', p.Sex)
	}
	for _, i := range p.Identifiers {
		add('i', i.Kind, plainNumber(i.Value))
	}
	for _, a := range p.Addresses {
		if a.Confidential {
			add('c', a.Kind, dayText(a.From), dayText(a.Until))
			continue
		}
		add('a', a.Kind, dayText(a.From), dayText(a.Until), a.Postcode, strings.ReplaceAll(a.Lines, "\n", ", "))
	}
	for _, d := range p.Phones {
		if number := plainPhone(d.Value); number != "" {
			add('t', number)
		}
	}
	return b.String()
}

// dayText is a day as it is stored; "" for none.
func dayText(d core.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// readSketch reads what [sketchText] wrote.
func readSketch(id core.ID, text string) (sketch, error) {
	s := sketch{Person: &Person{ID: id}, words: make([][]string, 1, 4)}
	p := s.Person
	var failed error
	day := func(text string) core.Date {
		if text == "" {
			return 0
		}
		d, err := core.ParseDate(text)
		if err != nil {
			failed = fmt.Errorf("reading what a person is known by: %w", err)
		}
		return d
	}
	for l := range strings.Lines(text) {
		v := strings.Split(strings.TrimSuffix(l[1:], "\n"), "\t")
		for len(v) < 6 {
			v = append(v, "")
		}
		switch l[0] {
		case 'n':
			p.Names = append(p.Names, Name{Kind: NameKind(v[0]), Given: v[1], Family: v[2], Until: day(v[3])})
			given, family := strings.Fields(v[4]), strings.Fields(v[5])
			s.words = append(s.words, append(given[:len(given):len(given)], family...))
			s.halves = append(s.halves, [2][]string{given, family})
		case 'b':
			p.Born = day(v[0])
		case 'e':
			p.Expected = day(v[0])
		case 'x':
			p.Died = day(v[0])
		case '~':
			p.BornEstimated = true
		case 's':
			p.Sex = v[0]
		case 'i':
			p.Identifiers = append(p.Identifiers, Identifier{Kind: v[0], Value: v[1]})
		case 'c':
			p.Addresses = append(p.Addresses, Address{Kind: v[0], From: day(v[1]), Until: day(v[2]), Confidential: true})
		case 'a':
			p.Addresses = append(p.Addresses, Address{Kind: v[0], From: day(v[1]), Until: day(v[2]), Postcode: v[3], Lines: v[4]})
		case 't':
			p.Phones = append(p.Phones, Detail{Value: v[0]})
		}
	}
	if shown, named := s.shown(), false; shown.Whole() != "" {
		for _, n := range s.Names {
			named = named || n.Given == shown.Given && n.Family == shown.Family
		}
		if !named { // the preferred name with what it lacks from the legal one
			s.words[0] = fold(shown.Whole())
			s.halves = append(s.halves, [2][]string{fold(shown.Given), fold(shown.Family)})
		}
	}
	return s, failed
}

// nameAt is the name whose words stand at a place of s.words.
func (s sketch) nameAt(i int) string {
	if i == 0 {
		return s.shown().Whole()
	}
	return s.Names[i-1].Whole()
}

// sketchOf is the sketch of a person who need not be saved.
func sketchOf(p *Person) (sketch, error) { return readSketch(p.ID, sketchText(p)) }

// sketchesAtOnce is how many sketches one statement reads.
const sketchesAtOnce = 24

var sketchMarks = func() string {
	marks := make([]string, sketchesAtOnce)
	for i := range marks {
		marks[i] = fmt.Sprintf("$%d", i+2)
	}
	return strings.Join(marks, ", ")
}()

// sketches reads the sketches of those marked whom who may know of.
func sketches(ctx context.Context, q store.Querier, who access.Who, marks []int64) ([]sketch, error) {
	scope, more := access.ScopeFor(who, access.Search, "s.person_id", "s.authority_id", sketchesAtOnce+2)
	return readSketches(ctx, q, who.Authority, marks, scope, more)
}

// readSketches is [sketches] under a condition on s, whose values follow the marks.
func readSketches(ctx context.Context, q store.Querier, authority string, marks []int64, scope string, more []any) ([]sketch, error) {
	var out []sketch
	for part := range slices.Chunk(marks, sketchesAtOnce) {
		args := append(append([]any{authority}, filled(part, sketchesAtOnce)...), more...)
		err := store.Each(ctx, q, `SELECT s.person_id, s.sketch FROM person_sketch s WHERE s.authority_id = $1 AND s.mark IN (`+sketchMarks+`) `+scope, args,
			func(scan func(...any) error) error {
				var id core.ID
				var text string
				if err := scan(&id, &text); err != nil {
					return err
				}
				s, err := readSketch(id, text)
				out = append(out, s)
				return err
			})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
