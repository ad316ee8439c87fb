package people

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"throughline/access"
	"throughline/core"
	"throughline/ledger"
	"throughline/store"
)

// Part takes a merge back, as far as people go: both stand as before it, and what was
// written of the one who stands since then stays with them. The caller brings back records
// and access, and keeps the merge. It asks that who may merge the one who stands.
func Part(ctx context.Context, tx *store.Tx, who access.Who, at core.Instant, m *Merge, why string) error {
	if why = lines(why); why == "" {
		return core.Say(core.Invalid, "Say how you know that these are two people.")
	}
	if !m.Stands() {
		return core.Say(core.Changed, "This merge was taken back already.")
	}
	if err := access.May(ctx, tx, who, access.Merge, m.Kept); err != nil {
		return err
	}
	kept, err := Load(ctx, tx, who.Authority, m.Kept)
	if err != nil {
		return err
	}
	other, err := Load(ctx, tx, who.Authority, m.Other)
	if err != nil {
		return err
	}
	if !kept.MergedInto.IsZero() || other.MergedInto != m.Kept {
		return core.Say(core.Changed, "The one who stood after this merge was merged again. Take the later merge back first.")
	}
	if err := m.isLatest(ctx, tx); err != nil {
		return err
	}
	before, err := m.apart(ctx, tx, kept)
	if err != nil {
		return err
	}
	other.MergedInto = ""
	for _, p := range []*Person{before, other} {
		if err := saveVersion(ctx, tx, who, at, p, "found to be two people: "+why); err != nil {
			return err
		}
	}
	if err := m.bringBack(ctx, tx, who, at); err != nil {
		return err
	}
	m.Parted, m.PartedBy, m.PartedWhy = at, who.User, why
	return nil
}

// isLatest refuses a merge after which another person was found to be the same: what it
// changed may be what the later one stands on, such as a restriction that holds for all three.
func (m *Merge) isLatest(ctx context.Context, q store.Querier) error {
	all, err := Merges(ctx, q, m.Authority, m.Kept)
	if err != nil {
		return err
	}
	for _, o := range all {
		if o.Kept == m.Kept && o.Stands() && o.After > m.After {
			return core.Say(core.Changed, "Somebody else was found to be this person after this merge. Take the later merge back first.")
		}
	}
	return nil
}

// bringBack has the other be to everybody what they were before the merge.
func (m *Merge) bringBack(ctx context.Context, tx *store.Tx, who access.Who, at core.Instant) error {
	const why = "found to be two people"
	for _, id := range m.Relationships {
		r, err := store.One[Relationship](ctx, tx, relationships+`AND id = $2`, who.Authority, id)
		if err != nil {
			return err
		}
		r.From, r.To = replaced(r.From, m.Kept, m.Other), replaced(r.To, m.Kept, m.Other)
		if err := saveTie(ctx, tx, who, at, &r, why); err != nil {
			return err
		}
	}
	for _, id := range m.Households {
		found, err := readHouseholds(ctx, tx, who.Authority, `= $2`, id)
		if err != nil {
			return err
		}
		for _, h := range found {
			if err := moveHome(ctx, tx, who, at, h, m.Kept, m.Other, why); err != nil {
				return err
			}
		}
	}
	return nil
}

// apart is the one who stands without what the merge gave them: whatever is as the merge
// left it is as it was before, and whatever was changed since stays.
func (m *Merge) apart(ctx context.Context, q store.Querier, now *Person) (*Person, error) {
	lines, err := ledger.History(ctx, q, m.Authority, m.Kept)
	if err != nil {
		return nil, err
	}
	var before, after map[string]json.RawMessage
	for _, l := range lines {
		switch {
		case l.Kind != kindPerson || l.Erased:
			continue
		case l.Version == m.Before:
			err = json.Unmarshal(l.Body, &before)
		case l.Version == m.After:
			err = json.Unmarshal(l.Body, &after)
		}
		if err != nil {
			return nil, fmt.Errorf("reading ledger line %d: %w", l.Seq, err)
		}
	}
	if before == nil || after == nil {
		return nil, core.Say(core.Missing, "What was known of this person before the merge is no longer kept.")
	}
	text, err := json.Marshal(now)
	if err != nil {
		return nil, fmt.Errorf("writing a person as the ledger does: %w", err)
	}
	var is map[string]json.RawMessage
	if err := json.Unmarshal(text, &is); err != nil {
		return nil, fmt.Errorf("reading a person as the ledger does: %w", err)
	}
	for _, field := range []map[string]json.RawMessage{before, after} {
		for name := range field {
			if name != "id" && name != "version" {
				if is[name], err = withoutChange(before[name], after[name], is[name]); err != nil {
					return nil, err
				}
			}
		}
	}
	if text, err = json.Marshal(is); err != nil {
		return nil, fmt.Errorf("writing a person as the ledger does: %w", err)
	}
	p := &Person{Authority: m.Authority}
	if err := json.Unmarshal(text, p); err != nil {
		return nil, fmt.Errorf("reading a person as the ledger does: %w", err)
	}
	return p, nil
}

// withoutChange is what a field would be now had it not been changed from before to after:
// of a list, without what was added and with what was taken away.
func withoutChange(before, after, now json.RawMessage) (json.RawMessage, error) {
	if bytes.Equal(now, after) {
		return orNull(before), nil
	}
	var lists [3][]json.RawMessage
	for i, text := range []json.RawMessage{before, after, now} {
		if len(text) > 0 && text[0] != '[' {
			return orNull(now), nil // not a list, and changed since
		}
		if len(text) > 0 {
			if err := json.Unmarshal(text, &lists[i]); err != nil {
				return nil, fmt.Errorf("reading a list of a person: %w", err)
			}
		}
	}
	in := func(list []json.RawMessage, one json.RawMessage) bool {
		return slices.ContainsFunc(list, func(o json.RawMessage) bool { return bytes.Equal(o, one) })
	}
	out := []json.RawMessage{}
	for _, one := range lists[0] {
		if in(lists[2], one) || !in(lists[1], one) {
			out = append(out, one)
		}
	}
	for _, one := range lists[2] {
		if !in(lists[0], one) && !in(lists[1], one) {
			out = append(out, one)
		}
	}
	return json.Marshal(out)
}

func orNull(text json.RawMessage) json.RawMessage {
	if len(text) == 0 {
		return json.RawMessage("null")
	}
	return text
}
