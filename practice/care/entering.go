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

// An Entering is how a child, or several of a family, came into care. A senior manager
// signs it, for a placement in the night on the next working day. It begins the episode.
//
// Law: Children Act 1989 ss20, 21, 22, 22C, 31; SI 2010/959 reg 4.
type Entering struct {
	record.Base

	Began       core.Instant
	LegalStatus string
	AgreedBy    []string // who agreed under s20
	AgreedOn    core.Date
	Explained   string // how it was explained, with which interpreter
	Detention   string // remanded to youth detention accommodation
	Planned     string
	OnCall      string // who agreed where it was not planned
	Need        string
	Why, Tried  string
	Parents     string // what they say
	Consents    []string
	Children    []EnteringChild
}

// An EnteringChild is where one child came to live, and what they say and bring.
type EnteringChild struct {
	record.Part

	Wishes, Brings                  string
	Placement, Provider, Carer, URN string
	HomePost, PlacedPost            string
	Facts                           []string
	Siblings, SiblingsWhy           string
	Order, OrderAuthority, Ordered  string // earlier permanence
	Mother                          string
	ChildBorn                       core.Date
	ReasonNoUPN                     string
}

// EnteringKind is all that the house knows of coming into care.
var EnteringKind = record.EachChild(record.NewKind("coming_into_care", "Coming into care", func(e *Entering) form.Questions {
	return form.Questions{
		form.Instant(&e.Began, "began_at", "When did care begin?").Needed().NotAfterToday(),
		form.Choice(&e.LegalStatus, "legal_status", "Under which law?", code.LegalStatus).Needed(),
		form.Several(&e.AgreedBy, "agreed_by", "Who agreed?", code.AccommodationAgreedBy).ShownWhen("legal_status", "V2", "V3", "V4").Needed(),
		form.Day(&e.AgreedOn, "agreed_on", "When did they agree?").ShownWhen("legal_status", "V2", "V3", "V4").Needed().NotAfterToday(),
		form.Long(&e.Explained, "explained", "How do you know that they understood, and could agree?").ShownWhen("legal_status", "V2", "V3", "V4").Needed().
			Hint("Who explained it, in which language, that they may take the child home, and that they may see a solicitor"),
		form.YesNo(&e.Detention, "youth_detention", "Remanded to youth detention accommodation?").ShownWhen("legal_status", "J1").Needed(),
		form.Choice(&e.Need, "category_of_need", "Category of need", code.CategoryOfNeed).Needed(),
		form.YesNo(&e.Planned, "planned", "Was it planned?").Needed().Under("The decision"),
		form.Words(&e.OnCall, "on_call", "Who agreed at the time?").ShownWhen("planned", "no").Needed().Sensitive(form.Personal),
		form.Long(&e.Why, "why", "Why can the child not live at home now?").Needed(),
		form.Long(&e.Tried, "tried", "What was tried, and who in the family was asked?").Needed(),
		form.Long(&e.Parents, "parents_views", "What do the parents say?").Needed().Hint("Also a parent who lives elsewhere, and how you tried to reach them"),
		form.Several(&e.Consents, "consents", "What have they agreed to in writing?", code.CareConsent),
	}
}), func(e *Entering) *[]EnteringChild { return &e.Children }, func(c *EnteringChild) form.Questions {
	return form.Questions{
		form.Long(&c.Wishes, "wishes", "What does the child say, in the child's own words?").Needed().Hint("A baby's day and ways, as you saw them"),
		form.Long(&c.Brings, "brings", "What did the child bring, and what has the child been told?"),
		form.Choice(&c.Placement, "placement_type", "Type of placement", code.PlacementType).Needed().Under("Where the child lives"),
		form.Choice(&c.Provider, "placement_provider", "Who provides it?", code.PlacementProvider),
		form.Words(&c.Carer, "carer", "Who cares for the child there?").Needed().Sensitive(form.Personal),
		form.Words(&c.PlacedPost, "placement_postcode", "Postcode of the placement").Sensitive(form.Personal),
		form.Words(&c.URN, "placement_urn", "Ofsted's number (URN)").Sensitive(form.Plain).Hint("XXXXXXX where there is none"),
		form.Several(&c.Facts, "placement_facts", "What is true of the placement?", code.PlacementFact),
		form.Words(&c.HomePost, "home_postcode", "Postcode of the child's home").Sensitive(form.Personal),
		form.Choice(&c.Siblings, "siblings", "Brothers and sisters", code.SiblingsPlaced).Needed(),
		form.Long(&c.SiblingsWhy, "siblings_why", "Why apart, and when will they see each other?").ShownWhen("siblings", "some", "apart").Needed(),
		form.Choice(&c.Order, "permanence_order", "Did the child leave care before by an order?", code.PreviousPermanence).Needed().Under("What else is known"),
		form.Choice(&c.OrderAuthority, "permanence_authority", "Which authority had looked after the child?", code.PreviousPermanenceAuthority).ShownWhen("permanence_order", "P1", "P2", "P3", "P4").Needed(),
		form.Words(&c.Ordered, "permanence_on", "When was that order made?").ShownWhen("permanence_order", "P1", "P2", "P3", "P4").Needed().Sensitive(form.Plain).
			Hint("dd/mm/yyyy; write zz or zzzz for a part that is not known"),
		form.Choice(&c.Mother, "is_mother", "Is she a mother?", code.Mother).Hint("For a girl"),
		form.Day(&c.ChildBorn, "own_child_born_on", "When was her child born?").ShownWhen("is_mother", "1").Needed().Sensitive(form.Personal),
		form.Choice(&c.ReasonNoUPN, "reason_no_upn", "Why is there no pupil number?", code.UnknownUPN).Hint("Leave blank where there is one"),
	}
}).
	Says("How children came into care: under which law, who agreed, what was tried, what each child says and where each lives.", "Children Act 1989 ss20, 22, 22C, 31; SI 2010/959 reg 4").
	In("care", "In care").Many("Coming into care").
	Follows("referral", "contact_decision", "assessment", "legal_planning_meeting", "police_protection", "emergency_protection", "court_order").SignedAt(access.L4).
	On(func(e *Entering) core.Date { return e.Began.Date() }).
	Card(func(e *Entering) string { return code.LegalStatus.Label(e.LegalStatus) }).
	Fills(fillEntering).
	Checks(checkEntering).
	Guards(guardEntering).
	Then(func(ctx context.Context, tx *store.Tx, _ access.Who, e *Entering) error {
		return nothingRestsOn(ctx, tx, e.Head())
	}).
	Leads(leadEntering).
	Moments(enteringMoments)

// enteringMoments are those of the episode for as long as it waits for the signature, since
// the child is in care whether or not somebody has signed; and a remand's own.
func enteringMoments(e *Entering) []clock.Event {
	var out []clock.Event
	on := e.Began.Date()
	if e.State != record.Agreed {
		for i := range e.Children {
			episode := e.episode(&Episode{}, &e.Children[i])
			for _, ev := range episodeMoments(episode) {
				ev.Person = e.Children[i].Person
				out = append(out, ev)
			}
		}
	}
	if e.LegalStatus == "J1" {
		var tags []string
		if e.Detention == "yes" {
			tags = append(tags, clock.TagYouthDetention)
		}
		out = append(out, record.OnDay(clock.RemandStarted, on, tags...))
	}
	return out
}

// episode writes what was said of one child into the episode that begins.
func (e *Entering) episode(to *Episode, c *EnteringChild) *Episode {
	to.Began, to.ReasonNew, to.LegalStatus, to.Need = e.Began.Date(), "S", e.LegalStatus, e.Need
	to.Placement, to.Provider, to.Carer, to.Facts = c.Placement, c.Provider, c.Carer, c.Facts
	to.HomePost, to.PlacedPost, to.URN = c.HomePost, c.PlacedPost, c.URN
	return to
}

// leadEntering begins each child's episode, and keeps what the return asks of the child.
func leadEntering(ctx context.Context, q store.Querier, e *Entering) ([]record.Entry, error) {
	var out []record.Entry
	for i := range e.Children {
		c := &e.Children[i]
		episodes, err := chainOf(ctx, q, e.Authority, c.Person)
		if err != nil {
			return nil, err
		}
		episode := episodes.madeBy(e.ID)
		if episode == nil {
			episode = EpisodeKind.Make(e, c.Person)
		}
		before, err := PreviousPermanenceKind.FromRecord(ctx, q, e.Authority, e.ID)
		if err != nil {
			return nil, err
		}
		earlier := ofChild(before, c.Person)
		if earlier == nil {
			earlier = PreviousPermanenceKind.Make(e, c.Person)
		}
		earlier.Order, earlier.Authority, earlier.Ordered = c.Order, c.OrderAuthority, c.Ordered
		details, err := c.details(ctx, q, e)
		if err != nil {
			return nil, err
		}
		out = append(out, e.episode(episode, c), earlier, details)
	}
	return out, nil
}

// details are the child's, there before or new; what was not asked stays as it was.
func (c *EnteringChild) details(ctx context.Context, q store.Querier, e *Entering) (*Details, error) {
	known, err := DetailsKind.OfPerson(ctx, q, e.Authority, c.Person)
	if err != nil {
		return nil, err
	}
	d := ofChild(known, c.Person)
	if d == nil {
		d = DetailsKind.Make(e, c.Person)
	}
	if c.Mother != "" {
		d.Mother, d.ChildBorn = c.Mother, c.ChildBorn
	}
	if c.ReasonNoUPN != "" {
		d.ReasonNoUPN = c.ReasonNoUPN
	}
	return d, nil
}

// ofChild is the last of some records that is first about a child; nil for none.
func ofChild[T any, P interface {
	*T
	record.Entry
}](of []P, child core.ID) P {
	for _, e := range slices.Backward(of) {
		if people := e.Head().People; len(people) > 0 && people[0] == child {
			return e
		}
	}
	return nil
}

// checkEntering holds the law and the placement against each other.
func checkEntering(e *Entering) []core.FieldProblem {
	var wrong []core.FieldProblem
	for _, c := range e.Children {
		wrong = append(wrong, placementProblems(c.Person, c.Placement, c.Provider)...)
		if c.Placement == "P1" && !slices.Contains(code.LegalStatus.InGroup("care order"), e.LegalStatus) && e.LegalStatus != "" {
			wrong = append(wrong, core.FieldProblem{Field: record.PartField(c.Person, "placement_type"), Words: "A child is placed with parents only under a care order"})
		}
	}
	return wrong
}

// placementProblems are what cannot be true of a placement and who provides it.
func placementProblems(child core.ID, placement, provider string) []core.FieldProblem {
	field := record.PartField(child, "placement_provider")
	none := temporary(placement) || slices.Contains([]string{"Z1", "Z11", "Z12", "Z13", "Z14"}, placement)
	switch {
	case placement == "":
		return nil
	case none && provider != "":
		return []core.FieldProblem{{Field: field, Words: "Leave the provider blank for this type of placement"}}
	case !none && provider == "":
		return []core.FieldProblem{{Field: field, Words: "Answer: Who provides it?"}}
	case (provider == "PR0") != (placement == "P1"):
		return []core.FieldProblem{{Field: field, Words: "Parents as providers go with a placement with parents, and the other way round"}}
	}
	return nil
}

// guardEntering refuses to begin a period of care for a child who is in care.
func guardEntering(ctx context.Context, q store.Querier, e *Entering) ([]core.FieldProblem, error) {
	for _, c := range e.Children {
		episodes, err := chainOf(ctx, q, e.Authority, c.Person)
		if err != nil {
			return nil, err
		}
		own := episodes.madeBy(e.ID)
		for _, other := range episodes {
			if own == nil && (other.Ended.IsZero() || other.Ended.After(e.Began.Date())) {
				return []core.FieldProblem{{Field: "began_at", Words: "This child is in care already: record a change, or the end of that care, first"}}, nil
			}
		}
	}
	return nil, nil
}
