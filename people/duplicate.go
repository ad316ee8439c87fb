package people

import (
	"context"
	"slices"
	"strings"

	"throughline/access"
	"throughline/code"
	"throughline/core"
	"throughline/store"
)

// Duplicates finds people who may be the one about to be written down, the likeliest
// first, each with what is alike. Pairs known to be two people are left out, and so is
// the person. today is for ages.
func Duplicates(ctx context.Context, q store.Querier, who access.Who, p *Person, today core.Date) ([]Hit, error) {
	if err := access.May(ctx, q, who, access.Search, ""); err != nil {
		return nil, err
	}
	one := *p
	one.tidy()
	keys := keysOf(&one)
	for _, d := range []core.Date{one.Born, one.Expected} {
		if swapped, slips := nearDates(d); !d.IsZero() {
			for _, near := range append(slips, swapped) {
				keys.add(keyBorn+near.String(), 10)
			}
		}
	}
	if len(keys) == 0 {
		return nil, nil
	}
	found, err := guesses(ctx, q, who, keys)
	if err != nil {
		return nil, err
	}
	other, err := knownApart(ctx, q, who.Authority, one.ID)
	if err != nil {
		return nil, err
	}
	var hits []Hit
	for _, f := range found {
		if f.ID == one.ID || slices.Contains(other, f.ID) {
			continue
		}
		if score, why := alike(&one, f); score >= 1 {
			hits = append(hits, Hit{Person: f.ID, Name: f.Name(), Age: f.Age(today), Area: f.Area(today), Score: score, Why: why})
		}
	}
	best(hits)
	return hits, addWorkers(ctx, q, who.Authority, hits)
}

// alike weighs what two people have in common; 1 and above is worth a look: the same
// number; the same or a like name with the same or a like date of birth, address or
// telephone; the same full name where one of the dates is not known.
func alike(p, other *Person) (score float64, why []string) {
	add := func(points float64, words string) { score += points; why = append(why, words) }
	name := namesAlike(p, other)
	switch {
	case name >= 0.995:
		add(0.6, "Same name")
	case name >= 0.88:
		add(0.5, "Name is alike")
	}
	score += datesAlike(p, other, add) // adds its words; what it returns is a reckoning against
	mine, theirs := keysOf(p), keysOf(other)
	for _, i := range p.Identifiers {
		if k := keyIdent + plainNumber(i.Value); theirs[k] > 0 {
			add(1, "Same "+withinSentence(code.IdentifierKind.Label(i.Kind)))
		}
	}
	for k := range mine {
		switch {
		case theirs[k] == 0:
		case strings.HasPrefix(k, keyPost):
			add(0.4, "Same postcode")
		case strings.HasPrefix(k, keyPhone):
			add(0.5, "Same telephone")
		}
	}
	return score, why
}

// withinSentence makes the first letter small, unless the word is an abbreviation.
func withinSentence(label string) string {
	if len(label) > 1 && strings.ToUpper(label[:2]) == label[:2] {
		return label
	}
	return strings.ToLower(label[:min(1, len(label))]) + label[min(1, len(label)):]
}

// datesAlike compares dates of birth. Two dates that are quite unlike count against.
func datesAlike(p, other *Person, add func(float64, string)) (against float64) {
	one, two := p.Born, other.Born
	if one.IsZero() {
		one = p.Expected
	}
	if two.IsZero() {
		two = other.Expected
	}
	if one.IsZero() || two.IsZero() {
		if p.Names != nil && namesAlike(p, other) >= 0.995 {
			add(0.4, "Date of birth not known")
		}
		return 0
	}
	switch dateFits(one, two) {
	case 1:
		add(0.6, "Same date of birth")
	case 0.9:
		add(0.5, "Day and month of birth exchanged")
	case 0.8:
		add(0.5, "Date of birth nearly the same")
	default:
		unborn := p.Unborn() != other.Unborn()
		if unborn && one.Within(two.Plus(-60), two.Plus(60)) {
			add(0.5, "Born about when a birth was expected")
			return 0
		}
		return -0.4
	}
	return 0
}

// namesAlike is the likeness of the two names that are most alike, word by word.
func namesAlike(p, other *Person) float64 {
	most := 0.0
	for _, n := range p.Names {
		a := asked{words: fold(n.Whole())}
		if len(a.words) == 0 {
			continue
		}
		sum, _ := a.fitsName(other)
		most = max(most, sum/float64(len(a.words)))
	}
	return most
}

// A notSame is a pair who were looked at and are two people.
type notSame struct {
	Authority string  `json:"-"`
	ID        core.ID `json:"id"`
	Version   int64   `json:"version"`
	OneID     core.ID `json:"one"`
	OtherID   core.ID `json:"other"`
	Reason    string  `json:"reason"`
}

const notSames = `SELECT authority_id AS authority, id, version, one_id, other_id, reason FROM not_same WHERE authority_id = $1 `

// NotTheSame remembers that two people who look alike are two, with the reason, so that
// nobody is asked again. Saying it twice is no error; the first reason stands.
func NotTheSame(ctx context.Context, tx *store.Tx, who access.Who, at core.Instant, a, b core.ID, reason string) error {
	n := notSame{Authority: who.Authority, ID: core.NewID(), Version: 1, OneID: min(a, b), OtherID: max(a, b), Reason: lines(reason)}
	if n.Reason == "" {
		return core.Say(core.Invalid, "Say how you know that these are two people.")
	}
	if a == b {
		return core.Say(core.Invalid, "Choose two people.")
	}
	if err := mayWriteOne(ctx, tx, who, a, b); err != nil {
		return err
	}
	rows, err := store.Exec(ctx, tx, `
		INSERT INTO not_same (authority_id, id, version, one_id, other_id, reason) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (authority_id, one_id, other_id) DO NOTHING`, n.Authority, n.ID, n.Version, n.OneID, n.OtherID, n.Reason)
	if err != nil || rows == 0 {
		return err
	}
	return seal(ctx, tx, who, at, "not the same person", kindNotSame, n.ID, n.Version, n)
}

// knownApart are those who are known not to be a person.
func knownApart(ctx context.Context, q store.Querier, authority string, person core.ID) ([]core.ID, error) {
	if person.IsZero() {
		return nil, nil
	}
	one, err := store.All[core.ID](ctx, q, `SELECT other_id FROM not_same WHERE authority_id = $1 AND one_id = $2`, authority, person)
	if err != nil {
		return nil, err
	}
	two, err := store.All[core.ID](ctx, q, `SELECT one_id FROM not_same WHERE authority_id = $1 AND other_id = $2`, authority, person)
	return append(one, two...), err
}
