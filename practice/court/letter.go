package court

import (
	"context"
	_ "embed"
	"fmt"
	"strings"
	"text/template"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

//go:embed letter_before_proceedings.txt
var letterText string

// letterTemplate is the letter before proceedings in plain words; what stands in [brackets]
// only the worker can know.
//
// Guidance: Court orders and pre-proceedings 2014, annex; Public Law Working Group 2021.
var letterTemplate = template.Must(template.New("letter").Parse(letterText))

// A Letter is the letter before proceedings to one parent, or to parents who live together
// safely. Each who lives apart gets their own.
//
// Guidance: Court orders and pre-proceedings 2014, annex.
type Letter struct {
	record.Base

	To       string
	Language string
	Needs    string
	Meeting  core.Instant
	Place    string
	Offers   string // it offers a family group meeting
	Text     string
	Lawyer   string
	Files    []core.ID
}

// LetterKind is all that the house knows of letters before proceedings.
var LetterKind = record.NewKind("letter_before_proceedings", "Letter before proceedings", func(l *Letter) form.Questions {
	return form.Questions{
		form.Words(&l.To, "letter_to", "To whom?").Needed().Hint("As the letter addresses them. Parents who live apart get a letter each").Sensitive(form.Personal),
		form.Choice(&l.Language, "language", "In which language?", code.Language).Needed(),
		form.Words(&l.Needs, "needs", "What helps them to take part?").Hint("An interpreter, an advocate, an intermediary, easy words, somebody to read it aloud"),
		form.Instant(&l.Meeting, "meeting_at", "When is the meeting?").Needed().Under("The meeting"),
		form.Words(&l.Place, "meeting_place", "Where?").Needed(),
		form.Long(&l.Text, "letter_text", "The letter").Needed().Under("The letter").Hint("Replace what stands in [brackets]. Short sentences, and a day for everything that happened"),
		form.YesNo(&l.Offers, "offers_family_meeting", "Does it offer a family group meeting?").Needed(),
		form.Words(&l.Lawyer, "lawyer", "Which lawyer has read it?").Needed(),
		form.File(&l.Files, "files", "What comes with it").Hint("The list of solicitors, a copy in another language"),
	}
}).
	Says("The letter that tells parents in plain words what we are worried about, what must change, and that a solicitor is free.", practiceGuidance).
	In("court", "Court").Many("Letters before proceedings").
	Follows("legal_planning_meeting").SignedAt(access.L2).
	On(func(l *Letter) core.Date { return l.Made.Date() }).
	Card(func(l *Letter) string { return joined(code.Language.Label(l.Language)) }).
	Fills(fillLetter).
	Guards(func(ctx context.Context, q store.Querier, l *Letter) ([]core.FieldProblem, error) {
		if i := strings.Index(l.Text, "["); i >= 0 && strings.Contains(l.Text[i:], "]") {
			return []core.FieldProblem{{Field: "letter_text", Words: "The letter still has something in [brackets]. Write it, or take it out"}}, nil
		}
		return decidedOn(ctx, q, &l.Base, "letter_text", "The nominated officer has not agreed on pre-proceedings for this child", "B")
	})

// fillLetter writes the letter out of the planning meeting and the last assessment.
func fillLetter(ctx context.Context, q store.Querier, l *Letter, from record.Entry) (form.Sources, error) {
	p, ok := from.(*Planning)
	if !ok {
		return nil, nil
	}
	known := struct{ To, Children, Worries, Well, Change, Said, Worker string }{To: "[name]", Worries: p.Facts, Worker: access.From(ctx).Name}
	var names, said []string
	for _, c := range p.Children {
		name, has, err := store.Maybe[string](ctx, q, `SELECT shown_name FROM person WHERE authority_id = $1 AND id = $2`, p.Authority, c.Person)
		if err != nil {
			return nil, fmt.Errorf("reading the name of a child for the letter: %w", err)
		}
		if !has {
			name = "[name of the child]"
		}
		names = append(names, name)
		if c.Words != "" {
			said = append(said, name+": “"+strings.Trim(c.Words, `"“” `)+"”")
		}
		a, found, err := lastAssessment(ctx, q, p.Authority, c.Person)
		if err != nil {
			return nil, err
		}
		if found {
			known.Well, known.Change = text(a.Working), text(a.Change)
		}
	}
	known.Children, known.Said = listed(names), strings.Join(said, "\n\n")
	var b strings.Builder
	if err := letterTemplate.Execute(&b, known); err != nil {
		return nil, fmt.Errorf("writing the letter before proceedings: %w", err)
	}
	l.Text, l.Offers, l.Language = b.String(), "yes", "en"
	return form.Sources{"letter_text": "the planning meeting and the assessment, in the plain words of the template", "offers_family_meeting": "the template"}, nil
}

// listed puts names into a sentence: "Asha, Ben and Cora".
func listed(names []string) string {
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}

// decidedOn finds a child for whom no agreed planning meeting of this piece of work decided
// one of these.
func decidedOn(ctx context.Context, q store.Querier, b *record.Base, field, words string, decisions ...string) ([]core.FieldProblem, error) {
	for _, child := range b.People {
		got, err := store.All[string](ctx, q, `
			SELECT c.decision
			FROM   legal_planning_meeting_child c JOIN record r ON r.authority_id = c.authority_id AND r.id = c.record_id
			WHERE  c.authority_id = $1 AND c.person_id = $2 AND r.thread_id = $3 AND r.state = 'agreed' AND c.decision IS NOT NULL`,
			b.Authority, child, b.Thread)
		if err != nil {
			return nil, err
		}
		if !anyOf(got, decisions) {
			return []core.FieldProblem{{Field: field, Words: words}}, nil
		}
	}
	return nil, nil
}

func anyOf(got, want []string) bool {
	for _, g := range got {
		for _, w := range want {
			if g == w {
				return true
			}
		}
	}
	return false
}

// A Served is how a letter before proceedings reached the parent, and whether they
// understood it. The meeting is due from this day.
type Served struct {
	record.Base

	To         string
	On         core.Date
	How        string
	Safe       string
	Read       string
	Understood string
	WhyNot     string
	Reply      string
}

// ServedKind is all that the house knows of the giving of letters.
var ServedKind = record.NewKind("letter_served", "Letter before proceedings given", func(s *Served) form.Questions {
	return form.Questions{
		form.Words(&s.To, "given_to", "To whom?").Needed().Sensitive(form.Personal),
		form.Day(&s.On, "given_on", "When was it given?").Needed().NotAfterToday(),
		form.Choice(&s.How, "how", "How?", code.ServiceMethod).Needed(),
		form.YesNo(&s.Safe, "safe_address", "Was the address checked to be safe for this parent?").Needed(),
		form.YesNo(&s.Read, "read_aloud", "Was it read to them?").Needed(),
		form.YesNo(&s.Understood, "understood", "Asked to say it back, did they understand it?").Needed(),
		form.Long(&s.WhyNot, "why_not_understood", "What will help them to understand it?").ShownWhen("understood", "no").Needed(),
		form.Long(&s.Reply, "reply", "What did they say?"),
	}
}).
	Says("When and how a parent got the letter before proceedings, and whether they understood it.", practiceGuidance).
	In("court", "Court").Many("Letters before proceedings given").
	Follows("letter_before_proceedings").
	On(func(s *Served) core.Date { return s.On }).
	Card(func(s *Served) string { return code.ServiceMethod.Label(s.How) }).
	Fills(func(_ context.Context, _ store.Querier, s *Served, from record.Entry) (form.Sources, error) {
		l, ok := from.(*Letter)
		if !ok {
			return nil, nil
		}
		s.To = l.To
		return form.Sources{"given_to": "the letter"}, nil
	}).
	Guards(func(ctx context.Context, q store.Querier, s *Served) ([]core.FieldProblem, error) {
		state, known, err := store.Maybe[string](ctx, q, `SELECT state FROM record WHERE authority_id = $1 AND id = $2`, s.Authority, s.From)
		if err == nil && known && state != string(record.Agreed) {
			return []core.FieldProblem{{Field: "given_on", Words: "A manager has not agreed the letter yet. It cannot have been given"}}, nil
		}
		return nil, err
	}).
	Makes(clock.PLOLetterSent, func(s *Served) core.Date { return s.On })
