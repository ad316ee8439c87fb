package county

import (
	"context"
	"fmt"
	"net/url"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/form"
	"throughline/people"
	"throughline/record"
	"throughline/store"
)

// A Telling is a story being told in a county: with people of its own, and its days moved
// by so many. A browser tells it by its pages, the county by the records themselves.
type Telling struct {
	*Story
	Moved  int // days by which every day of the story is later
	Keeper *record.Keeper

	staff  staff
	people map[string]core.ID
}

// Tell begins the telling of a story: its people are written down by the first worker, an
// hour before the first step. number gives a local number to those who have none.
func Tell(ctx context.Context, k *record.Keeper, workers []Worker, s *Story, moved int, number func() string) (*Telling, error) {
	l := &Telling{Story: s, Moved: moved, Keeper: k, staff: staff{all: workers}, people: map[string]core.ID{}}
	teams, err := access.Teams(ctx, k.DB, Authority)
	if err != nil {
		return nil, err
	}
	l.staff.teams = map[string]core.ID{}
	for _, t := range teams {
		l.staff.teams[t.Name] = t.ID
	}
	who, err := l.Worker(s.Steps[0].By)
	if err != nil {
		return nil, err
	}
	at := l.When(s.Steps[0]).Plus(-3600_000_000_000)
	who.At = at
	return l, k.DB.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		for _, f := range s.People {
			p := l.person(f, number)
			if err := people.Save(ctx, tx, who.Who, at, p, "added"); err != nil {
				return fmt.Errorf("%s: %w", f.Key, err)
			}
			l.people[f.Key] = p.ID
		}
		return l.relate(ctx, tx, who.Who, at)
	})
}

func (l *Telling) person(f Figure, number func() string) *people.Person {
	p := people.New(Authority)
	if l.Keeper.NewID != nil {
		p.ID = l.Keeper.NewID()
	}
	p.Names = []people.Name{{Kind: people.Legal, Given: f.Given, Family: f.Family}}
	p.Born, p.Expected = l.move(f.Born), l.move(f.Expected)
	p.Sex, p.Ethnicity, p.Disabilities = f.Sex, f.Ethnicity, []string{"NONE"}
	if f.Number == "" {
		f.Number = number()
	}
	p.Identifiers = []people.Identifier{{Kind: "local", Value: f.Number}}
	if f.UPN != "" {
		p.Identifiers = append(p.Identifiers, people.Identifier{Kind: "upn", Value: f.UPN})
	}
	if at := strings.LastIndex(f.Home, ","); at > 0 {
		p.Addresses = []people.Address{{Kind: "home", Lines: strings.ReplaceAll(f.Home[:at], ", ", "\n"), Postcode: strings.TrimSpace(f.Home[at+1:])}}
	}
	return p
}

func (l *Telling) relate(ctx context.Context, tx *store.Tx, who access.Who, at core.Instant) error {
	for _, f := range l.People {
		relate := func(kind, pr string, to ...string) error {
			for _, key := range to {
				r := &people.Relationship{From: l.people[f.Key], To: l.people[key], Kind: kind, ParentalResponsibility: pr}
				if err := people.SaveRelationship(ctx, tx, who, at, r, "added"); err != nil {
					return fmt.Errorf("%s and %s: %w", f.Key, key, err)
				}
			}
			return nil
		}
		if err := relate("mother", "yes", f.MotherOf...); err != nil {
			return err
		}
		if err := relate("father", "yes", f.FatherOf...); err != nil {
			return err
		}
		for _, other := range f.Related {
			if err := relate(other.Kind, "", other.To); err != nil {
				return err
			}
		}
	}
	return nil
}

// Worker is somebody of the staff by name.
func (l *Telling) Worker(name string) (Worker, error) {
	for _, w := range l.staff.all {
		if w.Name == name {
			return w, nil
		}
	}
	return Worker{}, fmt.Errorf("nobody called %s works in the county", name)
}

// Person is the id of somebody of the story.
func (l *Telling) Person(key string) core.ID { return l.people[key] }

// When is the moment of a step as it is told.
func (l *Telling) When(s Step) core.Instant {
	at, err := s.When()
	if err != nil {
		panic(err) // ReadStory has read it before
	}
	return core.At(at.Date().Plus(l.Moved), at.Time().Hour(), at.Time().Minute())
}

func (l *Telling) move(day string) core.Date {
	d, err := core.ParseDate(day)
	if err != nil || d.IsZero() {
		return 0
	}
	return d.Plus(l.Moved)
}

// About are the people of a step; none where the step names none.
func (l *Telling) About(s Step) []core.ID {
	var out []core.ID
	for _, key := range s.About {
		out = append(out, l.people[key])
	}
	return out
}

// Latest is the last standing record of a kind about the first person of a step, or where
// the step names nobody, about the first person of the story; of a kind that concerns
// nobody, the last there is. No kind gives none.
func (l *Telling) Latest(ctx context.Context, kind string, s Step) (core.ID, error) {
	if kind == "" {
		return "", nil
	}
	if of, err := l.Keeper.Kind(kind); err != nil || of.Nobody {
		id, _, err := store.Maybe[core.ID](ctx, l.Keeper.DB, `
			SELECT id FROM record WHERE authority_id = $1 AND kind = $2 AND state NOT IN ('cancelled', 'struck out') ORDER BY made_at DESC, id DESC LIMIT 1`, Authority, kind)
		return id, err
	}
	key := l.People[0].Key
	if len(s.About) > 0 {
		key = s.About[0]
	}
	id, found, err := store.Maybe[core.ID](ctx, l.Keeper.DB, `
		SELECT r.id FROM record r JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id
		WHERE  r.authority_id = $1 AND r.kind = $2 AND p.person_id = $3 AND r.state NOT IN ('cancelled', 'struck out')
		ORDER  BY r.made_at DESC, r.id DESC LIMIT 1`, Authority, kind, l.people[key])
	if err == nil && !found {
		err = fmt.Errorf("%s: there is no %s about %s to go on from", s.At, kind, key)
	}
	return id, err
}

// Typed are the answers of a step as they would be typed into the form of a record.
func (l *Telling) Typed(kind *record.Kind, e record.Entry, s Step) (url.Values, error) {
	typed := url.Values{}
	put := func(qs form.Questions, prefix string, answers map[string]string) error {
		for name, text := range answers {
			q := qs.Find(name)
			if q == nil {
				return fmt.Errorf("%s: a %s asks no %s", s.At, kind.Name, prefix+name)
			}
			plain, err := l.plain(q, text)
			if err != nil {
				return fmt.Errorf("%s: %s: %s: %w", s.At, kind.Name, name, err)
			}
			if expected := q.SetText(plain); expected != "" {
				return fmt.Errorf("%s: %s: %s is %q, which must be %s", s.At, kind.Name, name, text, expected)
			}
			one := url.Values{}
			q.Type(one)
			for field, values := range one {
				typed[prefix+field] = values
			}
		}
		return nil
	}
	scratch := kind.New(e.Head().Authority, e.Head().People...)
	if err := put(kind.Questions(scratch), "", s.Answer); err != nil {
		return nil, err
	}
	for key, answers := range s.Each {
		if err := put(kind.PartQuestions(scratch, l.people[key]), record.PartField(l.people[key], ""), answers); err != nil {
			return nil, err
		}
	}
	for name, rows := range s.Rows {
		for i, answers := range rows {
			set := kind.RowSet(name)
			if set == nil {
				return nil, fmt.Errorf("%s: a %s has no rows called %s", s.At, kind.Name, name)
			}
			if err := put(set.Asked(kind), set.Field(i+1, ""), answers); err != nil {
				return nil, err
			}
		}
	}
	return typed, nil
}

// plain is an answer as the question takes it: people by their ids, days moved.
func (l *Telling) plain(q *form.Question, text string) (string, error) {
	switch {
	case strings.HasPrefix(text, "@"):
		var ids []string
		for _, one := range strings.Split(text, ", ") {
			id, err := l.named(strings.TrimPrefix(one, "@"))
			if err != nil {
				return "", err
			}
			ids = append(ids, string(id))
		}
		return strings.Join(ids, " "), nil
	case q.Sort == form.SortDay:
		return l.move(text).String(), nil
	case q.Sort == form.SortInstant:
		at, err := storyTime(text)
		if err != nil {
			return "", err
		}
		return core.At(at.Date().Plus(l.Moved), at.Time().Hour(), at.Time().Minute()).String(), nil
	}
	return text, nil
}

// named is somebody of the story, a worker or a team.
func (l *Telling) named(name string) (core.ID, error) {
	if id, ok := l.people[name]; ok {
		return id, nil
	}
	if id, ok := l.staff.teams[name]; ok {
		return id, nil
	}
	w, err := l.Worker(name)
	return w.User, err
}
