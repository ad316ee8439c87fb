package people

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"throughline/access"
	"throughline/code"
	"throughline/core"
	"throughline/ledger"
	"throughline/store"
)

// kindMerge is the kind of the ledger's lines that say that two people are one.
const kindMerge = "merge"

// A Merge says that two people were found to be one, and all that was changed for it, so
// that it can be taken back: see [Part]. It is a record of its own in the ledger.
type Merge struct {
	Authority     string        `json:"-"`
	ID            core.ID       `json:"id"`
	Version       int64         `json:"version"`
	Kept          core.ID       `json:"kept"`  // who stands
	Other         core.ID       `json:"other"` // who stands no longer
	At            core.Instant  `json:"at"`
	By            core.ID       `json:"by"`
	Why           string        `json:"why"`
	Before        int64         `json:"before"` // the version of who stands before the merge
	After         int64         `json:"after"`  // and after it
	Relationships []core.ID     `json:"relationships,omitempty"`
	Households    []core.ID     `json:"households,omitempty"`
	Records       []core.ID     `json:"records,omitempty"`
	Drafts        []core.ID     `json:"drafts,omitempty"`
	Access        access.Joined `json:"access"`
	Parted        core.Instant  `json:"parted,omitempty"` // when it was taken back; blank while it stands
	PartedBy      core.ID       `json:"parted_by,omitempty"`
	PartedWhy     string        `json:"parted_why,omitempty"`
}

// Stands reports that the merge was not taken back.
func (m *Merge) Stands() bool { return m.Parted.IsZero() }

// A Choice is whom to keep of two people, and what to take from the other.
type Choice struct {
	Kept, Other *Person  // as they were shown
	Take        []string // names of [Differences] that come from the other
	Why         string
}

// A Field is something that a person has once.
type Field struct {
	Name, Label string
	Words       func(*Person) string // for people; "" where it is not known
	take        func(to, from *Person)
}

// Fields are all that may differ between two people who are one, in reading order.
var Fields = []Field{
	{"name", "Name", (*Person).Name, nil},
	{"home", "Address", homeWords, nil},
	{"born", "Date of birth", func(p *Person) string { return dayWords(p.Born, p.BornEstimated) }, func(to, from *Person) { to.Born, to.BornEstimated = from.Born, from.BornEstimated }},
	{"expected", "Birth expected", func(p *Person) string { return dayWords(p.Expected, false) }, func(to, from *Person) { to.Expected = from.Expected }},
	{"died", "Died", func(p *Person) string { return dayWords(p.Died, false) }, func(to, from *Person) { to.Died = from.Died }},
	coded("sex", "Sex", code.Sex, func(p *Person) *string { return &p.Sex }),
	coded("gender", "Gender identity", code.GenderIdentity, func(p *Person) *string { return &p.Gender }),
	coded("ethnicity", "Ethnicity", code.Ethnicity, func(p *Person) *string { return &p.Ethnicity }),
	coded("language", "First language", code.Language, func(p *Person) *string { return &p.Language }),
	coded("interpreter", "Interpreter needed", code.YesNoNotKnown, func(p *Person) *string { return &p.Interpreter }),
	coded("religion", "Religion", code.Religion, func(p *Person) *string { return &p.Religion }),
	coded("nationality", "Nationality", nil, func(p *Person) *string { return &p.Nationality }),
	coded("immigration", "Right to be in the country", code.ImmigrationStatus, func(p *Person) *string { return &p.Immigration }),
	coded("agency", "Agency", code.Agency, func(p *Person) *string { return &p.Agency }),
	coded("post", "Post", nil, func(p *Person) *string { return &p.Post }),
}

func coded(name, label string, list *code.List, at func(*Person) *string) Field {
	return Field{name, label, func(p *Person) string {
		if value := *at(p); list == nil || value == "" {
			return value
		}
		return list.Label(*at(p))
	}, func(to, from *Person) { *at(to) = *at(from) }}
}

func dayWords(d core.Date, about bool) string {
	if d.IsZero() {
		return ""
	}
	if about {
		return "about " + d.Long()
	}
	return d.Long()
}

// homeWords is the address at which a person lives, in one line, with what is confidential hidden.
func homeWords(p *Person) string {
	home, ok := p.homeNow()
	switch {
	case !ok:
		return ""
	case home.Confidential:
		return "Confidential"
	}
	return line(home.Lines + " " + home.Postcode)
}

// homeNow is the home that goes on.
func (p *Person) homeNow() (Address, bool) {
	for _, a := range p.Addresses {
		if a.Until.IsZero() && a.Kind != "correspondence" {
			return a, true
		}
	}
	return Address{}, false
}

// together is who stands after a merge: what was chosen of the other, what was not known,
// and all names, numbers and addresses of both, the other's as former ones. yesterday is
// the last day of what stands no longer.
func together(c Choice, yesterday core.Date) *Person {
	p := *c.Kept
	for _, f := range Fields {
		mine, theirs := f.Words(c.Kept), f.Words(c.Other)
		if f.take != nil && theirs != "" && (mine == "" || slices.Contains(c.Take, f.Name)) {
			f.take(&p, c.Other)
		}
	}
	first, second := c.Kept, c.Other
	if slices.Contains(c.Take, "name") {
		first, second = second, first
	}
	p.Names = namesOf(first, second)
	p.Addresses = addressesOf(c, yesterday)
	p.Identifiers = slices.Clone(c.Kept.Identifiers)
	for _, i := range c.Other.Identifiers {
		if slices.ContainsFunc(p.Identifiers, func(k Identifier) bool { return k.Kind == i.Kind && k.Value == i.Value }) {
			continue
		}
		if c.Kept.Identifier(i.Kind) != "" && i.Until.IsZero() {
			i.Until = max(yesterday, i.From)
		}
		p.Identifiers = append(p.Identifiers, i)
	}
	p.Phones, p.Emails = union(c.Kept.Phones, c.Other.Phones), union(c.Kept.Emails, c.Other.Emails)
	p.Disabilities = union(c.Kept.Disabilities, c.Other.Disabilities)
	return &p
}

// union is one list and what another has beside.
func union[T comparable](one, other []T) []T {
	out := slices.Clone(one)
	for _, o := range other {
		if !slices.Contains(out, o) {
			out = append(out, o)
		}
	}
	return out
}

// namesOf are the names of the first, and those of the second by which the person was known.
func namesOf(first, second *Person) []Name {
	out := slices.Clone(first.Names)
	for _, n := range second.Names {
		if slices.ContainsFunc(out, func(o Name) bool { return o.Given == n.Given && o.Family == n.Family }) {
			continue
		}
		if n.Kind == Legal || n.Kind == Preferred {
			n.Kind = AlsoKnown
		}
		out = append(out, n)
	}
	return out
}

// addressesOf are the addresses of both. Of two homes that go on, the one that was not
// chosen has ended.
func addressesOf(c Choice, yesterday core.Date) []Address {
	mine, theirs := slices.Clone(c.Kept.Addresses), slices.Clone(c.Other.Addresses)
	_, one := c.Kept.homeNow()
	_, two := c.Other.homeNow()
	if one && two {
		over := theirs
		if slices.Contains(c.Take, "home") {
			over = mine
		}
		for i, a := range over {
			if a.Until.IsZero() && a.Kind != "correspondence" {
				over[i].Until = max(yesterday, a.From)
			}
		}
	}
	out := mine
	for _, a := range theirs {
		if !slices.ContainsFunc(c.Kept.Addresses, func(k Address) bool { return k.Lines == a.Lines && k.Postcode == a.Postcode && k.Kind == a.Kind }) {
			out = append(out, a)
		}
	}
	return out
}

// Join makes one person of two, as far as people go: names, numbers, addresses, relationships
// and households. The row of the other stays as it was and says in whose place it no longer
// stands. The caller moves records and access, fills that into the merge, and keeps it with
// [KeepMerge]: see package merging. It asks that who may merge both.
func Join(ctx context.Context, tx *store.Tx, who access.Who, at core.Instant, c Choice) (*Merge, error) {
	c.Why = lines(c.Why)
	switch {
	case c.Kept.ID == c.Other.ID:
		return nil, core.Say(core.Invalid, "Choose two people.")
	case !c.Kept.MergedInto.IsZero() || !c.Other.MergedInto.IsZero():
		return nil, core.Say(core.Changed, "One of these two was found to be somebody already. Look again at who stands.")
	case c.Why == "":
		return nil, core.Say(core.Invalid, "Say how you know that these two are one person.")
	case c.Kept.Professional != c.Other.Professional:
		return nil, core.Say(core.Invalid, "One of these two is known through their work and the other is not. They stay two: a colleague's record is no client's.")
	}
	for _, p := range []core.ID{c.Kept.ID, c.Other.ID} {
		if err := access.May(ctx, tx, who, access.Merge, p); err != nil {
			return nil, err
		}
	}
	m := &Merge{Authority: who.Authority, ID: core.NewID(), Kept: c.Kept.ID, Other: c.Other.ID, At: at, By: who.User, Why: c.Why,
		Before: c.Kept.Version, After: c.Kept.Version + 1}
	one := together(c, at.Date().Plus(-1))
	one.tidy()
	if err := one.check(at.Date()); err != nil {
		return nil, err
	}
	gone := *c.Other
	gone.MergedInto = c.Kept.ID
	for _, p := range []*Person{one, &gone} {
		if err := saveVersion(ctx, tx, who, at, p, "found to be one person: "+c.Why); err != nil {
			return nil, err
		}
	}
	if err := m.moveTies(ctx, tx, who, at); err != nil {
		return nil, err
	}
	return m, m.moveHomes(ctx, tx, who, at)
}

// moveTies has the one who stands be to everybody what the other was. What both were is
// not said twice: the other's stays with the other.
func (m *Merge) moveTies(ctx context.Context, tx *store.Tx, who access.Who, at core.Instant) error {
	mine, err := Relationships(ctx, tx, who.Authority, m.Kept)
	if err != nil {
		return err
	}
	theirs, err := Relationships(ctx, tx, who.Authority, m.Other)
	if err != nil {
		return err
	}
	for _, r := range theirs {
		moved := r
		moved.From, moved.To = replaced(r.From, m.Other, m.Kept), replaced(r.To, m.Other, m.Kept)
		same := func(k Relationship) bool {
			return k.From == moved.From && k.To == moved.To && k.Kind == moved.Kind && k.Until == moved.Until
		}
		if moved.From == moved.To || slices.ContainsFunc(mine, same) {
			continue
		}
		if err := saveTie(ctx, tx, who, at, &moved, "found to be one person"); err != nil {
			return err
		}
		m.Relationships = append(m.Relationships, r.ID)
	}
	return nil
}

func (m *Merge) moveHomes(ctx context.Context, tx *store.Tx, who access.Who, at core.Instant) error {
	theirs, err := Households(ctx, tx, who.Authority, m.Other)
	if err != nil {
		return err
	}
	for _, h := range theirs {
		if slices.ContainsFunc(h.Members, func(one Member) bool { return one.Person == m.Kept }) {
			continue
		}
		if err := moveHome(ctx, tx, who, at, h, m.Other, m.Kept, "found to be one person"); err != nil {
			return err
		}
		m.Households = append(m.Households, h.ID)
	}
	return nil
}

func moveHome(ctx context.Context, tx *store.Tx, who access.Who, at core.Instant, h *Household, from, to core.ID, why string) error {
	h.Members = slices.Clone(h.Members)
	for i, one := range h.Members {
		h.Members[i].Person = replaced(one.Person, from, to)
	}
	return saveHome(ctx, tx, who, at, h, why)
}

func replaced(id, from, to core.ID) core.ID {
	if id == from {
		return to
	}
	return id
}

// KeepMerge writes the next version of a merge, into its table and into the ledger.
func KeepMerge(ctx context.Context, tx *store.Tx, who access.Who, at core.Instant, m *Merge, why string) error {
	m.Version++
	body, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("writing a merge: %w", err)
	}
	query := `INSERT INTO merge (authority_id, id, version, kept_id, other_id, merged_at, parted_at, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`
	args := []any{m.Authority, m.ID, m.Version, m.Kept, m.Other, m.At, m.Parted, string(body)}
	if m.Version > 1 {
		query = `UPDATE merge SET version = $3, kept_id = $4, other_id = $5, merged_at = $6, parted_at = $7, body = $8
			WHERE authority_id = $1 AND id = $2 AND version = $9`
		args = append(args, m.Version-1)
	}
	rows, err := store.Exec(ctx, tx, query, args...)
	if err := saved(rows, err, "merge"); err != nil {
		return err
	}
	return ledger.Append(ctx, tx, &ledger.Line{Authority: m.Authority, At: at, Who: who.User, Why: why, Kind: kindMerge, Record: m.ID, Version: m.Version, Body: body})
}

// Merges are the merges in which a person stands or stood, the latest first.
func Merges(ctx context.Context, q store.Querier, authority string, person core.ID) ([]*Merge, error) {
	return readMerges(ctx, q, authority, `(kept_id = $2 OR other_id = $2) ORDER BY merged_at DESC, id`, person)
}

// LoadMerge reads a merge; Missing where there is none.
func LoadMerge(ctx context.Context, q store.Querier, authority string, id core.ID) (*Merge, error) {
	found, err := readMerges(ctx, q, authority, `id = $2`, id)
	if err == nil && len(found) == 0 {
		err = core.Say(core.Missing, "There is no such merge.")
	}
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

func readMerges(ctx context.Context, q store.Querier, authority, which string, args ...any) ([]*Merge, error) {
	bodies, err := store.All[string](ctx, q, `SELECT body FROM merge WHERE authority_id = $1 AND `+which, append([]any{authority}, args...)...)
	if err != nil {
		return nil, err
	}
	out := make([]*Merge, len(bodies))
	for i, b := range bodies {
		out[i] = &Merge{Authority: authority}
		if err := json.Unmarshal([]byte(b), out[i]); err != nil {
			return nil, fmt.Errorf("reading a merge: %w", err)
		}
	}
	return out, nil
}
