package peopletest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/people"
	"throughline/store"
)

// A Town is invented people in families, with names as unevenly common as in England,
// households, telephones and numbers. One seed makes one town, but for the ids.
type Town struct {
	People   []*people.Person
	Siblings map[core.ID][]*people.Person // brothers and sisters of a child
	Ties     []people.Relationship        // who is mother or father to whom
	r        *rand.Rand
	today    core.Date
	number   int // of the last person, for numbers of which each is one person's
}

// NewTown invents at least n people; the last family is whole.
func NewTown(seed uint64, n int, authority string, today core.Date) *Town {
	t := &Town{Siblings: map[core.ID][]*people.Person{}, r: rand.New(rand.NewPCG(seed, 7)), today: today}
	for len(t.People) < n {
		t.family(authority)
	}
	return t
}

// TownOf is the town of everybody whom a database knows by a given and a family's name and
// a date of birth. Children of one mother are brothers and sisters.
func TownOf(ctx context.Context, q store.Querier, authority string, today core.Date) (*Town, error) {
	ids, err := store.All[core.ID](ctx, q, `SELECT id FROM person WHERE authority_id = $1 ORDER BY id`, authority)
	if err != nil {
		return nil, err
	}
	t := &Town{Siblings: map[core.ID][]*people.Person{}, today: today}
	all, err := people.LoadMany(ctx, q, authority, ids)
	if err != nil {
		return nil, err
	}
	known := map[core.ID]*people.Person{}
	for _, p := range all {
		if len(p.Names) > 0 && p.Names[0].Given != "" && p.Names[0].Family != "" && !p.Born.IsZero() {
			t.People, known[p.ID] = append(t.People, p), p
		}
	}
	mothers, err := store.All[struct{ FromID, ToID core.ID }](ctx, q, `SELECT from_id, to_id FROM relationship WHERE authority_id = $1 AND kind = 'mother' ORDER BY from_id, to_id`, authority)
	if err != nil {
		return nil, err
	}
	for i, m := range mothers {
		for j := i - 1; j >= 0 && mothers[j].FromID == m.FromID; j-- {
			one, other := known[m.ToID], known[mothers[j].ToID]
			if one != nil && other != nil {
				t.Siblings[one.ID], t.Siblings[other.ID] = append(t.Siblings[one.ID], other), append(t.Siblings[other.ID], one)
			}
		}
	}
	return t, nil
}

// rank picks a place in a list, the first far likelier than the last.
func (t *Town) rank(n int) int {
	for {
		if i := t.r.IntN(n); t.r.IntN(i+8) < 8 {
			return i
		}
	}
}

func (t *Town) pick(list []string) string { return list[t.rank(len(list))] }

// name picks the name of a family; half of those of the large stock are rare ones.
func (s *stock) name(t *Town) string {
	if len(s.before) > 0 && t.r.IntN(100) < 55 {
		return s.before[t.r.IntN(len(s.before))] + s.behind[t.r.IntN(len(s.behind))]
	}
	return t.pick(s.families)
}

func (t *Town) stock() *stock {
	at := t.r.IntN(100)
	for i := range stocks {
		if at -= stocks[i].share; at < 0 {
			return &stocks[i]
		}
	}
	return &stocks[0]
}

// family adds one or two parents and one to four children, most of them in one home.
func (t *Town) family(authority string) {
	s := t.stock()
	family := s.name(t)
	home := people.Address{Kind: "home", Lines: fmt.Sprintf("%d %s %s", 1+t.r.IntN(180), streetFirst[t.r.IntN(len(streetFirst))], streetLast[t.r.IntN(len(streetLast))]),
		Postcode: t.postcode()}
	phone := t.phone()
	mother := t.person(authority, s, s.girls, family, t.today.Plus(-365*(19+t.r.IntN(30))-t.r.IntN(365)))
	mother.Sex = "F"
	if t.r.IntN(3) == 0 { // a married name and the one before
		mother.Names = append(mother.Names, people.Name{Kind: people.Former, Given: mother.Names[0].Given, Family: t.stock().name(t), Until: mother.Born.PlusYears(22)})
	}
	parents := []*people.Person{mother}
	if t.r.IntN(3) > 0 {
		parents = append(parents, t.person(authority, s, s.boys, family, t.today.Plus(-365*(20+t.r.IntN(32))-t.r.IntN(365))))
	}
	var children []*people.Person
	for range 1 + t.r.IntN(4)*t.r.IntN(2) + t.r.IntN(2) {
		children = append(children, t.child(authority, s, family))
	}
	for _, c := range children {
		for _, p := range parents {
			t.Ties = append(t.Ties, people.Relationship{From: p.ID, To: c.ID, Kind: map[bool]string{true: "mother", false: "father"}[p == mother]})
		}
		t.Siblings[c.ID] = slices.DeleteFunc(slices.Clone(children), func(o *people.Person) bool { return o == c })
	}
	for _, p := range slices.Concat(parents, children) {
		p.Addresses = []people.Address{home}
		if t.r.IntN(4) == 0 {
			p.Phones = []people.Detail{{Kind: "home_phone", Value: phone}}
		}
	}
	for _, p := range parents {
		p.Phones = append(p.Phones, people.Detail{Kind: "mobile", Value: t.phone()})
	}
	t.People = append(t.People, slices.Concat(parents, children)...)
}

func (t *Town) person(authority string, s *stock, givens []string, family string, born core.Date) *people.Person {
	t.number++
	p := people.New(authority)
	given := t.pick(givens)
	if t.r.IntN(4) == 0 {
		given += " " + t.pick(givens)
	}
	p.Names = []people.Name{{Kind: people.Legal, Given: given, Family: family}}
	p.Born = born
	p.Identifiers = []people.Identifier{{Kind: "nhs", Value: nhs(t.number)}, {Kind: "local", Value: fmt.Sprintf("TL%07d", t.number)}}
	return p
}

func (t *Town) child(authority string, s *stock, family string) *people.Person {
	sex, givens := "F", s.girls
	if t.r.IntN(2) == 0 {
		sex, givens = "M", s.boys
	}
	if t.r.IntN(8) == 0 {
		family = s.name(t) // the other parent's
	}
	p := t.person(authority, s, givens, family, t.today.Plus(-1-t.r.IntN(18*365)))
	p.Sex = sex
	if t.r.IntN(10) == 0 {
		p.Names = append(p.Names, people.Name{Kind: people.Former, Given: p.Names[0].Given, Family: s.name(t), Until: t.today.Plus(-t.r.IntN(900))})
	}
	if p.Born.Before(t.today.PlusYears(-5)) {
		p.Identifiers = append(p.Identifiers, people.Identifier{Kind: "upn", Value: people.UPN(fmt.Sprintf("999%09d", t.number))})
	}
	return p
}

// nhs makes a well-formed number of those that are kept for tests.
func nhs(n int) string {
	for tried := 0; ; tried++ {
		digits := fmt.Sprintf("999%06d", (n+tried*700_001)%1_000_000)
		for last := '0'; last <= '9'; last++ {
			if i := (people.Identifier{Kind: "nhs", Value: digits + string(last)}); i.Wrong() == "" {
				return i.Value
			}
		}
	}
}

func (t *Town) postcode() string {
	const letters = "ABDEFGHJLNPQRSTUWXYZ"
	return fmt.Sprintf("ZZ%d %d%c%c", 1+t.r.IntN(60), t.r.IntN(10), letters[t.r.IntN(len(letters))], letters[t.r.IntN(len(letters))])
}

func (t *Town) phone() string { return fmt.Sprintf("07700 9%05d", t.r.IntN(100_000)) }

// Save writes the town into a database through the doors of the house, some hundreds in a
// transaction.
func (t *Town) Save(tb testing.TB, db *store.DB, who access.Who) {
	tb.Helper()
	now := core.InstantOf(time.Now())
	for part := range slices.Chunk(t.People, 500) {
		err := db.Write(tb.Context(), func(ctx context.Context, tx *store.Tx) error {
			for _, p := range part {
				if err := people.Save(ctx, tx, who, now, p, "invented"); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			tb.Fatal(err)
		}
	}
	for part := range slices.Chunk(t.Ties, 500) {
		err := db.Write(tb.Context(), func(ctx context.Context, tx *store.Tx) error {
			for _, tie := range part { // a copy: a transaction may run twice
				if err := people.SaveRelationship(ctx, tx, who, now, &tie, "invented"); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			tb.Fatal(err)
		}
	}
}
