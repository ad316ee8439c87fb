package record

import (
	"context"
	"fmt"
	"net/url"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/form"
	"throughline/store"
)

// A Kind is all that the house knows of one kind of record. Make one with [NewKind].
type Kind struct {
	Name   string // "contact": its table, its address, its name in the ledger
	Title  string // "Contact"
	Plural string // "Contacts"
	Help   string // what it is for, for the form and the dictionary
	Law    string // what law or guidance it serves
	Area   string // the part of the service, "front-door"
	Sign   access.Level
	Signed bool         // it needs a signature of level Sign
	Signer access.Role  // only somebody with this role signs it; "" is anybody of the level
	Own    bool         // whoever may sign it and writes it signs it by handing it in
	By     access.Level // the least level that may make it
	Apart  bool         // whoever made the record that it came from may not make it
	After  []string     // the kinds that it may follow; none is by itself
	Also   access.Act   // lets somebody make it of people they do not work with; see [Of.AlsoFor]
	Any    bool         // it may follow a record of any kind: a mark on what happened
	Nobody bool         // it may concern nobody: a worry that names no child yet, a place
	Single bool         // it is about one child, never about several: a talk with the child alone
	Unborn bool         // it is about a child who is not born yet, and is offered of no other
	Hidden bool         // it is not offered for making by hand: imported or made by another record
	Track  string       // the lane of the child's line in which it is drawn; "" for none

	gathers bool   // several records add to one of the kind
	awaits  string // the kind that must follow it; see [Of.Awaits]

	blank    func() Entry
	copy     func(Entry) Entry // a copy of its own; lists within are shared
	ask      func(Entry) form.Questions
	local    []LocalQuestion
	parts    *parts
	rows     []*RowSet
	moments  func(Entry) []clock.Event
	card     func(Entry) string
	span     func(Entry) (from, until core.Date)
	fill     func(ctx context.Context, q store.Querier, e Entry, from Entry) (form.Sources, error)
	check    func(Entry) []core.FieldProblem
	complete func(ctx context.Context, q store.Querier, e Entry) error
	guard    func(ctx context.Context, q store.Querier, e Entry) ([]core.FieldProblem, error)
	then     func(ctx context.Context, tx *store.Tx, who access.Who, e Entry) error
	lead     func(ctx context.Context, q store.Querier, e Entry) ([]Entry, error)
	happens  func(Entry) core.Date
	locks    func(Entry) bool // whether the locked answers are kept from others
}

// parts is how a kind keeps a part for each child.
type parts struct {
	len   func(Entry) int
	at    func(Entry, int) (*Part, form.Questions)
	add   func(Entry, core.ID) form.Questions
	clear func(Entry)
}

// Of is a kind with the type of its records.
type Of[T any] struct{ *Kind }

// entry is a pointer to T that embeds Base.
type entry[T any] interface {
	*T
	Entry
}

// NewKind makes a kind from its name and its questions.
func NewKind[T any, P entry[T]](name, title string, questions func(P) form.Questions) Of[T] {
	return Of[T]{&Kind{
		Name: name, Title: title, Plural: title + "s",
		blank: func() Entry { return P(new(T)) },
		copy:  func(e Entry) Entry { t := *typed[T](e); return P(&t) },
		ask:   func(e Entry) form.Questions { return questions(e.(P)) },
		locks: func(Entry) bool { return true },
	}}
}

// typed narrows a record to its type. A record of another kind here is our fault.
func typed[T any](e Entry) *T {
	t, ok := e.(any).(*T)
	if !ok {
		panic(fmt.Sprintf("a record of kind %s was taken for another", e.Head().Kind))
	}
	return t
}

// Says sets what the kind is for and the law or guidance that it serves.
func (k Of[T]) Says(help, law string) Of[T] { k.Help, k.Law = help, law; return k }

// In sets the part of the service and the lane of the child's line.
func (k Of[T]) In(area, track string) Of[T] { k.Area, k.Track = area, track; return k }

// Many sets the plural, where it is not the title with an s.
func (k Of[T]) Many(plural string) Of[T] { k.Plural = plural; return k }

// SignedAt makes the kind one that needs a signature of a level, never the author's.
func (k Of[T]) SignedAt(l access.Level) Of[T] { k.Sign, k.Signed = l, true; return k }

// SignedBy makes the kind one that only somebody with a role signs, whose level is high
// enough as well: a conference is signed by a chair, who is outside the line of management.
func (k Of[T]) SignedBy(role access.Role, l access.Level) Of[T] {
	k.Sign, k.Signed, k.Signer = l, true, role
	return k
}

// SignsOwn lets whoever may sign a record of the kind sign it by handing it in themselves. It
// is for what one officer answers for alone, with nobody above them in it; somebody else may
// write it down, and then it waits for the officer.
func (k Of[T]) SignsOwn() Of[T] { k.Own = true; return k }

// MadeBy sets the least level that may make it.
func (k Of[T]) MadeBy(l access.Level) Of[T] { k.By = l; return k }

// NotByTheSame keeps whoever made the record that it follows from making it.
func (k Of[T]) NotByTheSame() Of[T] { k.Apart = true; return k }

// Follows names the kinds that it may follow.
func (k Of[T]) Follows(kinds ...string) Of[T] { k.After = kinds; return k }

// AlsoFor lets whoever may do an act make a record of the kind of people with whom they do not
// work, where it follows a record of the front door about those very people. What they read is
// the record that it follows.
func (k Of[T]) AlsoFor(act access.Act) Of[T] { k.Also = act; return k }

// FollowsAny lets it follow a record of whatever kind, which a page must offer by name.
func (k Of[T]) FollowsAny() Of[T] { k.Any = true; return k }

// NotByHand keeps it from being offered for making by hand.
func (k Of[T]) NotByHand() Of[T] { k.Hidden = true; return k }

// AboutNobody lets records of the kind concern nobody, or nobody yet.
func (k Of[T]) AboutNobody() Of[T] { k.Nobody = true; return k }

// ForOneChild makes each record of the kind about one child alone, also where the record
// that it follows is about several: no two children say or risk the same.
func (k Of[T]) ForOneChild() Of[T] { k.Single = true; return k }

// ForUnborn makes each record of the kind one about a child who is not born when it is
// begun. The kind's own guard says so to whoever tries with another.
func (k Of[T]) ForUnborn() Of[T] { k.Unborn = true; return k }

// On gives the day that the record is about.
func (k Of[T]) On(day func(*T) core.Date) Of[T] {
	k.happens = func(e Entry) core.Date { return day(typed[T](e)) }
	return k
}

// Lasts gives the first and last day of something that goes on, drawn as a bar; a blank
// last day is still going on.
func (k Of[T]) Lasts(span func(*T) (from, until core.Date)) Of[T] {
	k.span = func(e Entry) (core.Date, core.Date) { return span(typed[T](e)) }
	return k
}

// Card gives the one line by which the record is known in lists.
func (k Of[T]) Card(line func(*T) string) Of[T] {
	k.card = func(e Entry) string { return line(typed[T](e)) }
	return k
}

// Makes says that a record makes a moment on a day, as soon as it is handed in. A blank
// day makes none.
func (k Of[T]) Makes(m clock.Moment, on func(*T) core.Date) Of[T] {
	return k.Moments(func(t *T) []clock.Event { return []clock.Event{OnDay(m, on(t))} })
}

// Moments gives the moments that a record makes, given its state. Events without a time
// are dropped; person, record and thread are filled in, and an event without a person is
// one of every child that the record concerns. Called twice, both hold.
func (k Of[T]) Moments(events func(*T) []clock.Event) Of[T] {
	before := k.moments
	k.moments = func(e Entry) []clock.Event {
		var out []clock.Event
		if before != nil {
			out = before(e)
		}
		return append(out, events(typed[T](e))...)
	}
	return k
}

// Fills pre-fills a new record from what is known: the record it comes from, and what the
// database knows of the people. It says where each answer came from.
func (k Of[T]) Fills(fill func(ctx context.Context, q store.Querier, t *T, from Entry) (form.Sources, error)) Of[T] {
	k.fill = func(ctx context.Context, q store.Querier, e, from Entry) (form.Sources, error) {
		return fill(ctx, q, typed[T](e), from)
	}
	return k
}

// Checks adds what must hold between answers, beside what each question asks.
func (k Of[T]) Checks(check func(*T) []core.FieldProblem) Of[T] {
	k.check = func(e Entry) []core.FieldProblem { return check(typed[T](e)) }
	return k
}

// Completes adds to a new record, as it is handed in, what whoever writes it may not read and
// the record that it follows holds locked. It must add to locked answers alone.
func (k Of[T]) Completes(complete func(ctx context.Context, q store.Querier, t *T) error) Of[T] {
	k.complete = func(ctx context.Context, q store.Querier, e Entry) error { return complete(ctx, q, typed[T](e)) }
	return k
}

// Then does what else a save means, in its transaction: an allocation tells who is
// involved. It must be repeatable and derive all it writes from the record.
func (k Of[T]) Then(do func(ctx context.Context, tx *store.Tx, who access.Who, t *T) error) Of[T] {
	k.then = func(ctx context.Context, tx *store.Tx, who access.Who, e Entry) error {
		return do(ctx, tx, who, typed[T](e))
	}
	return k
}

// child is a pointer to C that embeds Part.
type child[C any] interface {
	*C
	Owner() *Part
}

// EachChild gives every child that the record concerns a part of its own.
func EachChild[T, C any, PC child[C]](k Of[T], list func(*T) *[]C, questions func(PC) form.Questions) Of[T] {
	find := func(e Entry) *[]C { return list(typed[T](e)) }
	k.parts = &parts{
		len: func(e Entry) int { return len(*find(e)) },
		at: func(e Entry, i int) (*Part, form.Questions) {
			c := PC(&(*find(e))[i])
			return c.Owner(), questions(c)
		},
		add: func(e Entry, person core.ID) form.Questions {
			l := find(e)
			*l = append(*l, *new(C))
			c := PC(&(*l)[len(*l)-1])
			c.Owner().Person = person
			return questions(c)
		},
		clear: func(e Entry) { *find(e) = nil },
	}
	return k
}

// OnDay is a moment of which only the day is known; with a blank day it is none.
func OnDay(m clock.Moment, day core.Date, tags ...string) clock.Event {
	return clock.Event{Moment: m, At: core.At(day, 0, 0), DayOnly: true, Tags: tags}
}

// AtTime is a moment at an instant; with a blank one it is none.
func AtTime(m clock.Moment, at core.Instant, tags ...string) clock.Event {
	return clock.Event{Moment: m, At: at, Tags: tags}
}

// New returns an empty record of the kind about some people.
func (k *Kind) New(authority string, people ...core.ID) Entry {
	e := k.blank()
	b := e.Head()
	b.Authority, b.Kind, b.ID, b.People = authority, k.Name, core.NewID(), people
	b.Thread = b.ID
	k.matchParts(e)
	return e
}

// Questions returns the questions of a record, bound to it, the council's own at the end.
func (k *Kind) Questions(e Entry) form.Questions {
	qs := k.ask(e)
	for _, l := range k.local {
		qs = append(qs, l.bind(e.Head()))
	}
	return qs
}

// HasParts reports whether each child has a part of its own.
func (k *Kind) HasParts() bool { return k.parts != nil }

// PartQuestions returns the questions of one child's part, bound to it; their names in
// the form are prefixed with the child's id. nil where the kind has no parts.
func (k *Kind) PartQuestions(e Entry, person core.ID) form.Questions {
	if k.parts == nil {
		return nil
	}
	for i := range k.parts.len(e) {
		if p, qs := k.parts.at(e, i); p.Person == person {
			return qs
		}
	}
	return nil
}

// PartField is the name of a child's answer in the form.
func PartField(person core.ID, question string) string {
	return "child-" + string(person) + "." + question
}

// Read reads what was typed into the record and returns what is wrong.
func (k *Kind) Read(e Entry, typed url.Values, today core.Date) []core.FieldProblem {
	wrong := k.Questions(e).Read(typed, today)
	k.matchParts(e)
	if k.parts != nil {
		for i := range k.parts.len(e) {
			p, qs := k.parts.at(e, i)
			for _, w := range qs.Read(answersUnder(typed, PartField(p.Person, "")), today) {
				wrong = append(wrong, core.FieldProblem{Field: PartField(p.Person, w.Field), Words: w.Words})
			}
		}
	}
	for _, s := range k.rows {
		wrong = append(wrong, s.read(e, typed, today)...)
	}
	if k.check != nil {
		wrong = append(wrong, k.check(e)...)
	}
	return wrong
}

// Typed writes the record's answers as they would be typed.
func (k *Kind) Typed(e Entry) url.Values {
	typed := k.Questions(e).Typed()
	if k.parts != nil {
		for i := range k.parts.len(e) {
			p, qs := k.parts.at(e, i)
			for name, values := range qs.Typed() {
				typed[PartField(p.Person, name)] = values
			}
		}
	}
	for _, s := range k.rows {
		s.typeInto(e, typed)
	}
	return typed
}

// matchParts gives every person of the record a part, in order, keeping what is there.
func (k *Kind) matchParts(e Entry) {
	if k.parts == nil {
		return
	}
	kept := map[core.ID]url.Values{}
	for i := range k.parts.len(e) {
		p, qs := k.parts.at(e, i)
		kept[p.Person] = plain(qs)
	}
	k.parts.clear(e)
	for _, person := range e.Head().People {
		qs := k.parts.add(e, person)
		for _, q := range qs {
			q.SetText(kept[person].Get(q.Name))
		}
	}
}

func plain(qs form.Questions) url.Values {
	out := url.Values{}
	for _, q := range qs {
		out.Set(q.Name, q.PlainText())
	}
	return out
}

// CardLine is the line by which a record is known in lists.
func (k *Kind) CardLine(e Entry) string {
	if k.card == nil {
		return ""
	}
	return k.card(e)
}

// Span is the first and last day of something that goes on; blank where it does not.
func (k *Kind) Span(e Entry) (from, until core.Date) {
	if k.span == nil {
		return 0, 0
	}
	return k.span(e)
}

// GoesOn reports whether records of the kind last, rather than happen on a day.
func (k *Kind) GoesOn() bool { return k.span != nil }
