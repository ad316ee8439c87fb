package people

import (
	"cmp"
	"slices"

	"throughline/core"
	"throughline/store"
)

const (
	kinOf   = 10  // of how many who were found brothers and sisters are looked at
	kinLess = 0.8 // a brother or sister counts so much of the one who was found
)

// kinRow says that Person is a brother or sister of Of.
type kinRow struct{ Of, Person core.ID }

const kinKinds = `('sibling', 'brother', 'sister', 'half_sibling', 'half_brother', 'half_sister', 'step_sibling')`

// kin are the brothers and sisters of people: those who were written down as such, and the
// other children of a mother or father.
func (f *finder) kin(of []match) ([]kinRow, error) {
	ids := make([]core.ID, len(of))
	for i, m := range of {
		ids[i] = m.ID
	}
	var all []kinRow
	for part := range parts(ids) {
		marks, args := marksFrom(2, part)
		rows, err := store.All[kinRow](f.ctx, f.q, `
			SELECT r.from_id AS of, r.to_id AS person FROM relationship r
			WHERE  r.authority_id = $1 AND r.from_id IN (`+marks+`) AND r.kind IN `+kinKinds+` AND r.until IS NULL
			UNION
			SELECT r.to_id, r.from_id FROM relationship r
			WHERE  r.authority_id = $1 AND r.to_id IN (`+marks+`) AND r.kind IN `+kinKinds+` AND r.until IS NULL
			UNION
			SELECT a.to_id, b.to_id FROM relationship a JOIN relationship b ON b.authority_id = a.authority_id AND b.from_id = a.from_id
			WHERE  a.authority_id = $1 AND a.to_id IN (`+marks+`) AND a.kind IN ('mother', 'father') AND b.kind IN ('mother', 'father') AND b.to_id <> a.to_id`,
			append([]any{f.who.Authority}, args...)...)
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
	}
	return all, nil
}

// leaders are the likeliest so far.
func (f *finder) leaders(n int) []match {
	slices.SortStableFunc(f.found, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.ID, b.ID))
	})
	return slices.Clone(f.found[:min(len(f.found), n)])
}

// lookAmongKin weighs the brothers and sisters of the likeliest with their words: "rowan
// sister of asha thorne".
func (f *finder) lookAmongKin() error {
	if len(f.w.words) < 3 {
		return nil
	}
	return f.weighKin(f.leaders(kinOf), func(of match, s sketch) match {
		each, _ := f.w.fitsName(s, slices.Concat(of.words...))
		m := match{sketch: s, kin: of.Name()}
		for _, fit := range each.fits {
			m.score += fit
		}
		m.score = (m.score - each.spare) / float64(len(f.w.words))
		return m
	})
}

// addKin puts the brothers and sisters of the one who was found beneath them, where it is
// clear who that is.
func (f *finder) addKin() error {
	if len(f.w.words) == 0 {
		return nil
	}
	first := f.leaders(2)
	if len(first) == 0 || first[0].score < clearly || first[0].kin != "" || len(first) > 1 && first[1].score > first[0].score-0.05 {
		return nil
	}
	return f.weighKin(first[:1], func(of match, s sketch) match {
		return match{sketch: s, kin: of.Name(), score: kinLess * of.score}
	})
}

// weighKin weighs brothers and sisters; who was found already keeps the better of both.
func (f *finder) weighKin(of []match, weigh func(of match, s sketch) match) error {
	if len(of) == 0 {
		return nil
	}
	rows, err := f.kin(of)
	if err != nil || len(rows) == 0 {
		return err
	}
	whose := map[core.ID][]match{}
	var marks []int64
	for _, r := range rows {
		for _, m := range of {
			if m.ID == r.Of {
				whose[r.Person] = append(whose[r.Person], m)
			}
		}
		marks = append(marks, markOf(r.Person))
	}
	slices.Sort(marks)
	read, err := sketches(f.ctx, f.q, f.who, slices.Compact(marks))
	if err != nil {
		return err
	}
	for _, s := range read {
		for _, m := range whose[s.ID] {
			f.keep(weigh(m, s))
		}
	}
	return nil
}

// keep takes a match among those found, in place of a worse one of the same person.
func (f *finder) keep(m match) {
	f.weighed[markOf(m.ID)] = true
	delete(f.promise, markOf(m.ID))
	for i, known := range f.found {
		if known.ID == m.ID {
			if m.score > known.score {
				f.found[i] = m
			}
			return
		}
	}
	f.found = append(f.found, m)
}
