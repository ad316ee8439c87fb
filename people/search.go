package people

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// A Query is what was typed into the one box: part of a name, misspelt, in any order, a
// short form, a former name; a date of birth; a number, a postcode, a telephone.
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
	mostGuesses = 200 // of whom the best are shown; the rest make up for those who are hidden
)

// Search finds people, the likeliest first, at most 50. It finds people whom who does not
// work with too, so that a child who is known is known to be known, but never those who
// are restricted or in conflict with who. The caller writes the look, with its terms,
// into the log.
func Search(ctx context.Context, q store.Querier, who access.Who, query Query) ([]Hit, error) {
	if err := access.May(ctx, q, who, access.Search, ""); err != nil {
		return nil, err
	}
	a := readAsked(query.Text, query.Today)
	if a.empty() {
		return nil, nil
	}
	found, err := guesses(ctx, q, who, a.keys())
	if err != nil {
		return nil, err
	}
	hits := make([]Hit, 0, len(found))
	for _, p := range found {
		score, also := a.fits(p)
		if score < leastLikely {
			continue
		}
		hits = append(hits, Hit{Person: p.ID, Name: p.Name(), Also: also, Age: p.Age(query.Today), Area: p.Area(query.Today), Score: score})
	}
	best(hits)
	return hits, addWorkers(ctx, q, who.Authority, hits)
}

// best puts the likeliest first.
func best(hits []Hit) {
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Person, b.Person))
	})
}

// guesses are the 50 people with whom the keys share most, whom who may know of.
func guesses(ctx context.Context, q store.Querier, who access.Who, keys keySet) ([]*Person, error) {
	values, args := keyRows(keys, 2)
	args = append([]any{who.Authority}, args...)
	scope, more := access.ScopeFor(who, access.Search, "g.person_id", "g.authority_id", len(args)+1)
	ids, err := store.All[core.ID](ctx, q, `
		WITH asked (key, weight) AS (VALUES `+values+`)
		SELECT g.person_id
		FROM  (SELECT k.authority_id, k.person_id, SUM(a.weight * k.weight) AS likely
		       FROM   asked a CROSS JOIN person_key k
		       WHERE  k.authority_id = $1 AND k.key = a.key
		       GROUP  BY k.authority_id, k.person_id
		       ORDER  BY likely DESC, k.person_id
		       LIMIT  `+fmt.Sprint(mostGuesses)+`) g
		WHERE  1 = 1 `+scope+`
		ORDER  BY g.likely DESC, g.person_id
		LIMIT  `+fmt.Sprint(mostHits), append(args, more...)...)
	if err != nil {
		return nil, err
	}
	return LoadMany(ctx, q, who.Authority, ids)
}

// keyRows writes keys as rows of values, their number filled up to one of a few, so that
// few statements are made. CROSS JOIN above keeps SQLite from reading the large table
// first.
func keyRows(keys keySet, first int) (string, []any) {
	n := 16
	for n < len(keys) {
		n *= 2
	}
	args := make([]any, 0, 2*n)
	for key, weight := range keys {
		args = append(args, key, weight)
	}
	for len(args) < 2*n {
		args = append(args, "", 0)
	}
	rows := make([]string, n)
	for i := range rows {
		rows[i] = fmt.Sprintf("(CAST($%d AS TEXT), CAST($%d AS INTEGER))", first+2*i, first+2*i+1)
	}
	return strings.Join(rows, ", "), args
}

// fits is how well a person fits what was asked, about 1 at best, and by which other
// name, if not by the one that is shown. Each part of what was asked counts alike.
func (a asked) fits(p *Person) (score float64, also string) {
	keys := keysOf(p)
	total, parts := 0.0, 0.0
	if len(a.words) > 0 {
		var sum float64
		sum, also = a.fitsName(p)
		total, parts = total+sum, parts+float64(len(a.words))
	}
	for _, d := range a.dates {
		parts += 1.5
		total += 1.5 * max(dateFits(d, p.Born), dateFits(d, p.Expected))
	}
	for _, sort := range []struct {
		key  string
		of   []string
		more string
	}{{keyIdent, a.numbers, ""}, {keyPost, a.posts, ""}, {keyPhone, a.phones, keyIdent}} {
		for _, n := range sort.of {
			parts++
			if keys[sort.key+n] > 0 || sort.more != "" && keys[sort.more+n] > 0 {
				total++
			}
		}
	}
	if also == p.Name() {
		also = ""
	}
	return total / parts, also
}

// fitsName is how well the words fit the best of a person's names, a point for each
// word, less a trifle for each word of the name that was not asked for.
func (a asked) fitsName(p *Person) (best float64, name string) {
	best = -1
	for _, n := range append([]Name{p.shown()}, p.Names...) {
		words := fold(n.Whole())
		sum := 0.0
		taken := make([]bool, len(words))
		for _, w := range a.words {
			like, at := 0.0, -1
			for i, word := range words {
				if l := likeness(w, word); l > like && !taken[i] {
					like, at = l, i
				}
			}
			if like < 0.7 {
				like = 0 // two names that have some letters in common are two names
			}
			if sum += like; at >= 0 && like > 0 {
				taken[at] = true
			}
		}
		for _, t := range taken {
			if !t {
				sum -= 0.005
			}
		}
		if sum > best {
			best, name = sum, n.Whole()
		}
	}
	return max(best, 0), name
}

// dateFits is 1 for the same date, less for day and month exchanged, less for one figure
// mistaken, and 0 for another date.
func dateFits(asked, born core.Date) float64 {
	if asked.IsZero() || born.IsZero() {
		return 0
	}
	if asked == born {
		return 1
	}
	swapped, slips := nearDates(asked)
	switch {
	case swapped == born:
		return 0.9
	case slices.Contains(slips, born):
		return 0.8
	}
	return 0
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
