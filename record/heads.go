package record

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// A Head is the least that is known of a record: enough to choose which of many are read.
type Head struct {
	ID    core.ID
	Of    *Kind
	On    core.Date
	State State
}

// Heads returns the heads of what [Keeper.OfPerson] returns whole, the latest first, for somebody
// who may see that person. It is one question that one index answers, with a line for each kind.
func (k *Keeper) Heads(ctx context.Context, q store.Querier, who access.Who, person core.ID) ([]Head, error) {
	if err := access.May(ctx, q, who, access.See, person); err != nil {
		return nil, err
	}
	type line struct{ Kind, Records string }
	lines, err := store.All[line](ctx, q, `
		SELECT kind, string_agg(CAST(happened_on AS TEXT) || ' ' || record_id || ' ' || state, ',') AS records
		FROM   record_person WHERE authority_id = $1 AND person_id = $2 AND NOT gone GROUP BY kind`, who.Authority, person)
	if err != nil {
		return nil, err
	}
	var heads []Head
	for _, l := range lines {
		kind, err := k.Kind(l.Kind)
		if err != nil {
			return nil, err
		}
		if !access.Reads(who, kind.Name) {
			continue
		}
		for words := range strings.SplitSeq(l.Records, ",") {
			h, err := kind.head(words)
			if err != nil {
				return nil, err
			}
			if h.State != StruckOut || access.CanSign(who, access.L2) {
				heads = append(heads, h)
			}
		}
	}
	slices.SortFunc(heads, func(a, b Head) int { return cmp.Or(cmp.Compare(b.On, a.On), cmp.Compare(b.ID, a.ID)) })
	return heads, nil
}

// head reads a head as [Keeper.Heads] asks for it.
func (k *Kind) head(words string) (Head, error) {
	on, rest, _ := strings.Cut(words, " ")
	id, state, whole := strings.Cut(rest, " ")
	day, err := core.ParseDate(on)
	if err == nil && !whole {
		err = fmt.Errorf("expected a day, an id and a state, got %q", words)
	}
	if err != nil {
		return Head{}, fmt.Errorf("reading which records of kind %s there are: %w", k.Name, err)
	}
	return Head{core.ID(id), k, day, State(state)}, nil
}

// CardsOf reads the records of some heads that concern a person, the latest first. Those that
// whole names are read with all their answers; of the others only who, when and whose is known:
// their Entry is nil, and Line, Since and Until are blank.
func (k *Keeper) CardsOf(ctx context.Context, q store.Querier, who access.Who, person core.ID, heads []Head, whole func(Head) bool) ([]Card, error) {
	if len(heads) == 0 {
		return nil, nil
	}
	bases, err := basesOf(ctx, q, who.Authority, heads)
	if err != nil {
		return nil, err
	}
	ids := map[*Kind][]core.ID{}
	var cards []Card
	for _, h := range heads {
		b := bases[h.ID]
		switch {
		case b == nil || !slices.Contains(b.People, person): // it was changed meanwhile
		case whole(h):
			ids[h.Of] = append(ids[h.Of], h.ID)
		default:
			b.Kind = h.Of.Name
			cards = append(cards, Card{Base: *b, Title: h.Of.Title, Of: h.Of})
		}
	}
	for _, kind := range slices.SortedFunc(maps.Keys(ids), func(a, b *Kind) int { return strings.Compare(a.Name, b.Name) }) {
		es, err := kind.readOn(ctx, q, who.Authority, ids[kind], bases)
		if err != nil {
			return nil, err
		}
		for _, e := range es {
			c, err := k.shownTo(ctx, q, who, kind, e)
			if err != nil {
				return nil, err
			}
			cards = append(cards, c)
		}
	}
	slices.SortFunc(cards, latestFirst)
	return cards, nil
}

// shownTo is a record as a card, without locked answers that who may not read.
func (k *Keeper) shownTo(ctx context.Context, q store.Querier, who access.Who, kind *Kind, e Entry) (Card, error) {
	locked := kind.holdsLocked(e) && kind.locks(e)
	e, err := k.unlocked(ctx, q, who, kind, e)
	if err != nil {
		return Card{}, err
	}
	c := kind.cardOf(e)
	c.Locked = locked
	return c, nil
}

// basesOf reads what every record has, of some records, in two statements.
func basesOf(ctx context.Context, q store.Querier, authority string, heads []Head) (map[core.ID]*Base, error) {
	ids := make([]core.ID, len(heads))
	for i, h := range heads {
		ids[i] = h.ID
	}
	marks, args := store.List([]any{authority}, ids)
	bases := make(map[core.ID]*Base, len(heads))
	err := store.Each(ctx, q, `SELECT `+baseColumns+` FROM record r WHERE r.authority_id = $1 AND r.id IN (`+marks+`)`, args,
		func(scan func(...any) error) error {
			b := &Base{Authority: authority}
			err := scan(b.dest()...)
			bases[b.ID] = b
			return err
		})
	if err != nil {
		return nil, err
	}
	return bases, store.Each(ctx, q, `
		SELECT record_id, person_id FROM record_person
		WHERE  authority_id = $1 AND record_id IN (`+marks+`) AND NOT gone ORDER BY record_id, place`, args,
		func(scan func(...any) error) error {
			var record, person core.ID
			err := scan(&record, &person)
			if b := bases[record]; b != nil {
				b.People = append(b.People, person)
			}
			return err
		})
}

// readOn reads the answers of some records of the kind whose bases are known.
func (k *Kind) readOn(ctx context.Context, q store.Querier, authority string, ids []core.ID, bases map[core.ID]*Base) ([]Entry, error) {
	names := ""
	for _, question := range k.Questions(k.New(authority)) {
		names += ", k." + question.Name
	}
	marks, args := store.List([]any{authority}, ids)
	out, byID := []Entry{}, map[core.ID]Entry{}
	err := store.Each(ctx, q, `SELECT k.record_id`+names+` FROM `+k.Name+` k WHERE k.authority_id = $1 AND k.record_id IN (`+marks+`)`, args,
		func(scan func(...any) error) error {
			e := k.New(authority)
			b := e.Head()
			if err := scan(append([]any{&b.ID}, dests(k.Questions(e))...)...); err != nil {
				return err
			}
			b.take(bases[b.ID])
			k.matchParts(e)
			out = append(out, e)
			byID[b.ID] = e
			return nil
		})
	if err != nil {
		return nil, err
	}
	condition := `r.id IN (` + marks + `)`
	if err := k.readRows(ctx, q, authority, condition, args, byID); err != nil {
		return nil, err
	}
	return out, k.readParts(ctx, q, authority, condition, args, byID)
}

// take takes over all that the table of records keeps, and whom the record concerns.
func (b *Base) take(from *Base) {
	kind, local := b.Kind, b.local
	*b = *from
	b.Kind, b.local = kind, local
}

// AnswersAbout is, for a statement, the FROM and WHERE of the answers k of the records of a kind that
// concern person $2 of authority $1, and of what stands beside whom they concern, p, such as their
// state. It begins with the person, where a view by child reads every record of theirs.
func AnswersAbout(kind string) string {
	return `record_person p CROSS JOIN ` + kind + ` k
		WHERE p.authority_id = $1 AND p.person_id = $2 AND p.kind = '` + kind + `' AND NOT p.gone
		AND   k.authority_id = p.authority_id AND k.record_id = p.record_id`
}

// A Follower is a record that came from another.
type Follower struct {
	From, ID core.ID
	Kind     string
}

// Followers returns what came from some records and stands, in no order. It asks no access:
// whoever shows what follows asks whether it may be seen.
func Followers(ctx context.Context, q store.Querier, authority string, of []core.ID) ([]Follower, error) {
	if len(of) == 0 {
		return nil, nil
	}
	marks, args := store.List([]any{authority}, of)
	return store.All[Follower](ctx, q, `
		SELECT from_id AS "from", id, kind FROM record
		WHERE  authority_id = $1 AND from_id IN (`+marks+`) AND state NOT IN ('cancelled', 'struck out')`, args...)
}

// Saying returns, of each kind that asks some questions, the latest standing record about a
// person in which one of them has an answer, or one of some answers. It asks no access.
func (k *Keeper) Saying(ctx context.Context, q store.Querier, authority string, person core.ID, questions []string, answers ...string) ([]core.ID, error) {
	key := strings.Join(questions, ",") + "=" + strings.Join(answers, ",")
	query, known := k.sayings.Load(key)
	if !known {
		query, _ = k.sayings.LoadOrStore(key, k.saying(questions, answers))
	}
	if query == "" { // no kind asks it
		return nil, nil
	}
	return store.All[core.ID](ctx, q, query.(string), authority, person)
}

// saying is the statement of [Keeper.Saying]: a look-up in an index for each kind and question.
func (k *Keeper) saying(questions, answers []string) string {
	var parts []string
	for _, kind := range k.kinds {
		for _, name := range questions {
			table, ofChild := kind.Name, ""
			switch {
			case kind.Questions(kind.New("")).Find(name) != nil:
			case kind.parts != nil && kind.PartQuestions(kind.New("", "nobody"), "nobody").Find(name) != nil:
				table, ofChild = kind.Name+"_child", ` AND k.person_id = p.person_id`
			default:
				continue
			}
			says := `k.` + name + ` <> ''`
			if len(answers) > 0 {
				says = `k.` + name + ` IN ('` + strings.Join(answers, `', '`) + `')`
			}
			parts = append(parts, `SELECT * FROM (SELECT p.record_id FROM record_person p CROSS JOIN `+table+` k
				WHERE p.authority_id = $1 AND p.person_id = $2 AND p.kind = '`+kind.Name+`' AND NOT p.gone AND p.state NOT IN ('cancelled', 'struck out')
				AND   k.authority_id = p.authority_id AND k.record_id = p.record_id`+ofChild+` AND `+says+`
				ORDER BY p.happened_on DESC, p.record_id DESC LIMIT 1) t`)
		}
	}
	return strings.Join(parts, ` UNION ALL `)
}
