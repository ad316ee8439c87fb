package people

import (
	"cmp"
	"context"
	"slices"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// A Query is what was typed into the one box: part of a name, misspelt, in any order, a
// short form, a former name; a date of birth; a number, a postcode, a telephone; a house
// and its road; the name of a brother or sister.
type Query struct {
	Text  string
	Today core.Date // for ages, and for years of two figures
}

// A Hit is somebody found: no more than is needed to know whether this is the person
// looked for. It shows nothing of why the service knows them.
type Hit struct {
	Person core.ID
	Name   string
	Also   string // the other name by which they were found; mostly blank
	Kin    string // whose brother or sister they are, where they were found by that; mostly blank
	Age    string
	Area   string // outward half of the postcode; blank where confidential
	Open   bool   // somebody works with them now
	Worker string // the lead worker's name; blank where there is none
	Score  float64
	Why    []string // of [Duplicates]: what is alike
}

const (
	mostHits    = 50
	leastLikely = 0.5 // about half of what was asked fits
	muchLess    = 0.3 // who fits so much worse than the best is not shown
	clearly     = 0.9 // who fits so well is the one who was meant
	fairly      = 0.75
)

// Search finds people, the likeliest first, at most 50. It finds people whom who does not
// work with too, so that a child who is known is known to be known, but never those who
// are restricted or in conflict with who. The caller writes the look, with its terms,
// into the log.
//
// What was typed is looked for as it stands first; only where nobody fits it clearly are
// misspelt words put right, then single words and slips tried.
func Search(ctx context.Context, q store.Querier, who access.Who, query Query) ([]Hit, error) {
	if err := access.May(ctx, q, who, access.Search, ""); err != nil {
		return nil, err
	}
	a := readAsked(query.Text, query.Today)
	if a.empty() {
		return nil, nil
	}
	f := newFinder(ctx, q, who, a)
	if err := f.find(); err != nil {
		return nil, err
	}
	least := max(leastLikely, f.best()-muchLess)
	var hits []Hit
	for _, m := range f.found {
		if m.score >= least {
			hits = append(hits, m.hit(query.Today))
		}
	}
	best(hits)
	hits = hits[:min(len(hits), mostHits)]
	return hits, addWorkers(ctx, q, who.Authority, hits)
}

// A match is somebody weighed.
type match struct {
	sketch
	score float64
	also  string
	kin   string
	why   []string
}

func (m match) hit(today core.Date) Hit {
	return Hit{Person: m.ID, Name: m.Name(), Also: m.also, Kin: m.kin, Age: m.Age(today), Area: m.Area(today), Score: m.score, Why: m.why}
}

// best puts the likeliest first.
func best(hits []Hit) {
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Person, b.Person))
	})
}

// find looks wider step by step until somebody fits.
func (f *finder) find() error {
	if err := f.look(f.w.closeKeys().all, mostOfKey); err != nil {
		return err
	}
	if len(f.w.words) == 1 {
		if err := f.lookBeginning(f.w.words[0]); err != nil {
			return err
		}
	}
	steps := []struct {
		until float64
		do    func() error
	}{{clearly, f.lookAmongKin}, {clearly, f.lookRespelt}, {fairly, f.lookSingly}}
	for _, s := range steps {
		if f.best() >= s.until {
			break
		}
		if err := s.do(); err != nil {
			return err
		}
	}
	return f.addKin()
}

// lookRespelt looks for the words of names that may have been meant, and for beginnings
// of names.
func (f *finder) lookRespelt() error {
	words := f.w.pairing()
	meant := make([][]string, len(words))
	for i, w := range words {
		var err error
		if meant[i], err = wordsFor(f.ctx, f.q, f.who.Authority, w); err != nil {
			return err
		}
		f.meant = append(f.meant, meant[i]...)
	}
	var keys keySet
	for i := range words {
		for j := range i {
			keys.addStarts(words[i], words[j])
			for _, one := range append([]string{words[i]}, meant[i]...) {
				for _, other := range append([]string{words[j]}, meant[j]...) {
					keys.addPair(one, other)
				}
			}
		}
	}
	if len(words) == 1 {
		for _, w := range meant[0] {
			keys.add(keyName + w)
		}
	}
	return f.look(keys.all[:min(len(keys.all), mostKeys)], mostOfKey)
}

// lookSingly looks for each word alone, and for one slip in a date or a number.
func (f *finder) lookSingly() error {
	var keys keySet
	for _, w := range append(slices.Clone(f.w.words), f.meant...) {
		keys.add(keyName + w)
	}
	if len(f.w.words) < 2 {
		for _, d := range f.w.dates {
			for _, s := range slips(d) {
				keys.add(keyBorn + s.String())
			}
		}
	}
	for _, n := range append(slices.Clone(f.w.numbers), f.w.phones...) {
		for i := range len(n) - 1 { // two figures exchanged
			other := n[:i] + n[i+1:i+2] + n[i:i+1] + n[i+2:]
			keys.add(keyIdent + other)
			keys.add(keyPhone + other)
		}
	}
	return f.look(keys.all[:min(len(keys.all), 2*mostKeys)], mostOfWord)
}

// addWorkers says of each who works with them now.
func addWorkers(ctx context.Context, q store.Querier, authority string, hits []Hit) error {
	places := map[core.ID]int{}
	var ids []core.ID
	for i, h := range hits {
		places[h.Person] = i
		ids = append(ids, h.Person)
	}
	type row struct {
		PersonID core.ID
		Role     string
		Name     string
	}
	for part := range parts(ids) {
		marks, args := marksFrom(2, part)
		found, err := store.All[row](ctx, q, `
			SELECT i.person_id, i.role, COALESCE(u.name, '') AS name
			FROM   involvement i LEFT JOIN app_user u ON u.authority_id = i.authority_id AND u.id = i.user_id
			WHERE  i.authority_id = $1 AND i.person_id IN (`+marks+`) AND i.until_on IS NULL AND i.until_at IS NULL AND i.role <> 'named'`,
			append([]any{authority}, args...)...)
		if err != nil {
			return err
		}
		for _, r := range found {
			h := &hits[places[r.PersonID]]
			h.Open = true
			if r.Role == access.Lead {
				h.Worker = r.Name
			}
		}
	}
	return nil
}
