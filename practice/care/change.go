package care

import (
	"context"
	"slices"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Change is a new legal status or a new placement of children in care. It ends the
// episode that ran and begins the next; the reasons of the return are worked out from what
// differs, and nobody types them.
//
// Law: Children Act 1989 ss22, 22C, 31; SI 2010/959 regs 9, 11, 14.
type Change struct {
	record.Base

	Changed   core.Date
	What      []string
	Why       string
	Unplanned string // the last placement ended in a way that nobody had planned
	Children  []ChangeChild
}

// A ChangeChild is how one child lives from then on, and what the child says of it.
type ChangeChild struct {
	record.Part

	Wishes                                      string
	LegalStatus                                 string
	Placement, Provider, Carer, PlacedPost, URN string
	Facts                                       []string
	Same                                        string // the same people go on caring
	ReasonChange                                string
}

// ChangeKind is all that the house knows of changes in care.
var ChangeKind = record.EachChild(record.NewKind("care_change", "Change in care", func(c *Change) form.Questions {
	return form.Questions{
		form.Day(&c.Changed, "changed_on", "From when?").Needed().NotAfterToday(),
		form.Several(&c.What, "what", "What changes?", code.CareChanged).Needed(),
		form.Long(&c.Why, "why", "Why?").Needed(),
		form.YesNo(&c.Unplanned, "unplanned", "Did the last placement end in a way that nobody had planned?").NeededWhen("what", "placement").ShownWhen("what", "placement"),
	}
}), func(c *Change) *[]ChangeChild { return &c.Children }, func(c *ChangeChild) form.Questions {
	return form.Questions{
		form.Long(&c.Wishes, "wishes", "What does the child say about it, in the child's own words?").Needed(),
		form.Choice(&c.LegalStatus, "legal_status", "Legal status from then on", code.LegalStatus).Needed(),
		form.Choice(&c.Placement, "placement_type", "Type of placement from then on", code.PlacementType).Needed().Under("Where the child lives from then on"),
		form.Choice(&c.Provider, "placement_provider", "Who provides it?", code.PlacementProvider),
		form.Words(&c.Carer, "carer", "Who cares for the child there?").Needed().Sensitive(form.Personal),
		form.Words(&c.PlacedPost, "placement_postcode", "Postcode of the placement").Sensitive(form.Personal),
		form.Words(&c.URN, "placement_urn", "Ofsted's number (URN)").Sensitive(form.Plain).Hint("XXXXXXX where there is none"),
		form.Several(&c.Facts, "placement_facts", "What is true of the placement?", code.PlacementFact),
		form.YesNo(&c.Same, "same_carers", "Do the same people go on caring for the child?").Needed(),
		form.Choice(&c.ReasonChange, "reason_placement_change", "Why does the placement change?", code.ReasonPlacementChange).
			Hint("Leave blank where only the legal status changes, and before or after a temporary placement"),
	}
}).
	Says("A new legal status or placement of children in care; what runs is filled in, so that only what changes is typed.", "Children Act 1989 ss22, 22C, 31; SI 2010/959 regs 9, 11, 14").
	In("care", "In care").Many("Changes in care").
	Follows("care_episode", "placement_search", "placement_approval", "court_order", "adoption_placed").SignedAt(access.L2).
	On(func(c *Change) core.Date { return c.Changed }).
	Card(func(c *Change) string { return labels(code.CareChanged, c.What) }).
	Fills(fillChange).
	Checks(func(c *Change) []core.FieldProblem {
		var wrong []core.FieldProblem
		for _, p := range c.Children {
			wrong = append(wrong, placementProblems(p.Person, p.Placement, p.Provider)...)
		}
		return wrong
	}).
	Guards(guardChange).
	Then(func(ctx context.Context, tx *store.Tx, _ access.Who, c *Change) error {
		return nothingRestsOn(ctx, tx, c.Head())
	}).
	Leads(leadChange).
	Moments(changeMoments)

// changeMoments tell of an ending that nobody planned, and, for as long as the change waits
// for its signature, of the placement: the child has moved whether or not somebody has signed.
func changeMoments(c *Change) []clock.Event {
	var out []clock.Event
	if c.Unplanned == "yes" {
		e := record.OnDay(clock.PlacementDisruption, c.Changed)
		e.Thread = c.ID
		out = append(out, e)
	}
	if c.State == record.Agreed || !slices.Contains(c.What, "placement") {
		return out
	}
	for i := range c.Children {
		p := &c.Children[i]
		e := record.OnDay(clock.PlacementStarted, c.Changed, p.episode(&Episode{}).placementTags()...)
		e.Person = p.Person
		out = append(out, e)
	}
	return out
}

// episode writes how the child lives from then on into an episode.
func (p *ChangeChild) episode(to *Episode) *Episode {
	to.LegalStatus, to.Placement, to.Provider, to.Carer = p.LegalStatus, p.Placement, p.Provider, p.Carer
	to.PlacedPost, to.URN, to.Facts = p.PlacedPost, p.URN, p.Facts
	return to
}

// fillChange fills in how each child lives now, and the legal status of a court order.
func fillChange(ctx context.Context, q store.Querier, c *Change, from record.Entry) (form.Sources, error) {
	sources := form.Sources{}
	order, known, err := orderMade(ctx, q, c.Authority, c.From)
	if err != nil {
		return nil, err
	}
	for i := range c.Children {
		p := &c.Children[i]
		episodes, err := chainOf(ctx, q, c.Authority, p.Person)
		if err != nil {
			return nil, err
		}
		now := episodes.open()
		if now == nil {
			continue
		}
		p.LegalStatus, p.Placement, p.Provider, p.Carer = now.LegalStatus, now.Placement, now.Provider, now.Carer
		p.PlacedPost, p.URN = now.PlacedPost, now.URN
		p.Facts = episodes.placement(now).factsNow()
		for _, f := range []struct{ name, answer string }{{"legal_status", p.LegalStatus}, {"placement_type", p.Placement}, {"placement_provider", p.Provider},
			{"carer", p.Carer}, {"placement_postcode", p.PlacedPost}, {"placement_urn", p.URN}} {
			source(sources, record.PartField(p.Person, f.name), f.answer, "how the child lives now")
		}
		if known {
			p.LegalStatus, p.Same, c.Changed, c.What = order.LegalStatus, "yes", order.MadeOn, []string{"legal"}
			for _, name := range []string{record.PartField(p.Person, "legal_status"), record.PartField(p.Person, "same_carers"), "changed_on", "what"} {
				sources[name] = "the court order"
			}
		}
		if s, ok := from.(*Search); ok && s.Carer != "" {
			p.Facts = nil // what was true of the last placement is said afresh of the next
			p.Placement, p.Provider, p.Carer, p.PlacedPost, p.URN = s.Placement, s.Provider, s.Carer, s.PlacedPost, s.URN
			c.What = []string{"placement"}
			for _, name := range []string{"placement_type", "placement_provider", "carer", "placement_postcode", "placement_urn"} {
				sources[record.PartField(p.Person, name)] = "the search"
			}
		}
	}
	return sources, nil
}

// madeOrder is what a court order says of the legal status of the children.
type madeOrder struct {
	LegalStatus string
	MadeOn      core.Date
}

// orderMade reads the court order that a record follows, where it gives a legal status.
func orderMade(ctx context.Context, q store.Querier, authority string, from core.ID) (madeOrder, bool, error) {
	if from.IsZero() {
		return madeOrder{}, false, nil
	}
	return store.Maybe[madeOrder](ctx, q, `
		SELECT legal_status, made_on FROM court_order
		WHERE  authority_id = $1 AND record_id = $2 AND legal_status IS NOT NULL`, authority, from)
}

// guardChange refuses a change of a child who is not in care, one that changes nothing, and
// a day that lies before what it changes.
func guardChange(ctx context.Context, q store.Querier, c *Change) ([]core.FieldProblem, error) {
	for i := range c.Children {
		p := &c.Children[i]
		episodes, err := chainOf(ctx, q, c.Authority, p.Person)
		if err != nil {
			return nil, err
		}
		own := episodes.madeBy(c.ID)
		was := episodes.before(own)
		problem := func(field, words string) ([]core.FieldProblem, error) {
			return []core.FieldProblem{{Field: field, Words: words}}, nil
		}
		if was == nil || own == nil && !was.Ended.IsZero() {
			return problem("changed_on", "This child is not in care, so nothing can change")
		}
		if c.Changed.Before(was.Began) || own != nil && !own.Ended.IsZero() && c.Changed.After(own.Ended) {
			return problem("changed_on", "The day lies outside the time that this changes: the episode before it began on "+was.Began.Long())
		}
		reason := reasonNew(was, p.episode(&Episode{}), p.Same == "yes")
		moves := reason != "" && reason != "L"
		placed := record.PartField(p.Person, "reason_placement_change")
		switch {
		case reason == "":
			return problem(record.PartField(p.Person, "legal_status"), "This is how the child lives now: say what changes")
		case moves != slices.Contains(c.What, "placement") || (reason != "P" && reason != "T") != slices.Contains(c.What, "legal"):
			return problem("what", "What you say changes is not what differs from how the child lives now")
		case moves && p.ReasonChange == "" && !temporary(was.Placement) && !temporary(p.Placement):
			return problem(placed, "Answer: Why does the placement change?")
		}
	}
	return nil, nil
}

// leadChange ends each child's episode with X1 and begins the next.
func leadChange(ctx context.Context, q store.Querier, c *Change) ([]record.Entry, error) {
	var out []record.Entry
	for i := range c.Children {
		p := &c.Children[i]
		episodes, err := chainOf(ctx, q, c.Authority, p.Person)
		if err != nil {
			return nil, err
		}
		next := episodes.madeBy(c.ID)
		was := episodes.before(next)
		if was == nil {
			return nil, core.Say(core.Invalid, "A child here is not in care, so nothing can change.")
		}
		if next == nil {
			next = EpisodeKind.Make(c, p.Person)
		}
		p.episode(next)
		next.Began, next.ReasonNew = c.Changed, reasonNew(was, next, p.Same == "yes")
		next.Need, next.HomePost = was.Need, was.HomePost
		moves, why := next.ReasonNew != "L", p.ReasonChange
		if !moves || temporary(was.Placement) || temporary(next.Placement) {
			why = ""
		}
		if first := episodes.placement(was); !moves && next.Placement == "P1" {
			// At home an interim order and a full one have visits of their own.
			first.term(Term{Changed: c.Changed, Facts: next.Facts, LegalStatus: next.LegalStatus, Source: string(c.ID)})
		}
		out = append(out, episodes.end(was, c.Changed, "X1", why, moves)...)
		out = append(out, next)
	}
	return out, nil
}
