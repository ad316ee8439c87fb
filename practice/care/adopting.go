package care

import (
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// A Panel is what an adoption panel recommended of a child.
//
// Law: SI 2005/389 regs 18, 32.
type Panel struct {
	record.Base

	Met                  core.Date
	Recommended, Reasons string
	Minutes              core.Date // the final minutes reached the decision-maker
}

// PanelKind is all that the house knows of recommendations of adoption panels.
var PanelKind = record.NewKind("adoption_panel", "Adoption panel", func(p *Panel) form.Questions {
	return form.Questions{
		form.Day(&p.Met, "met_on", "When did it meet?").Needed().NotAfterToday(),
		form.Choice(&p.Recommended, "recommended", "What does it recommend?", code.AdoptionRecommendation).Needed(),
		form.Long(&p.Reasons, "reasons", "Why?").Needed(),
		form.Day(&p.Minutes, "minutes_on", "When did the final minutes reach the decision-maker?").NotAfterToday(),
	}
}).
	Says("What an adoption panel recommended, and when the decision-maker had it.", "SI 2005/389 regs 18, 32").
	In("care", "Adoption").
	Follows("permanence_plan", "placed_for_adoption").
	On(func(p *Panel) core.Date { return p.Met }).
	Card(func(p *Panel) string { return code.AdoptionRecommendation.Label(p.Recommended) }).
	Moments(func(p *Panel) []clock.Event {
		switch p.Recommended {
		case "match":
			e := record.OnDay(clock.AdoptionPanelRecommended, p.Minutes, clock.TagMatch)
			e.Thread = p.ID
			return []clock.Event{e}
		case "plan":
			// The plan waits for the decision from here; the one that follows answers the panel.
			began, presented := of(p.From, record.OnDay(clock.AdoptionPresented, p.Minutes)), record.OnDay(clock.AdoptionPresented, p.Minutes)
			presented.Thread = p.ID
			return []clock.Event{began, presented}
		}
		return nil
	})

// An Authority is what allows the agency to place a child for adoption.
//
// Law: Adoption and Children Act 2002 ss18 to 21, 52(3).
type Authority struct {
	record.Base

	By    string
	Given core.Date
	Words string
}

// AuthorityKind is all that the house knows of authorities to place.
var AuthorityKind = record.NewKind("adoption_authority", "Authority to place for adoption", func(a *Authority) form.Questions {
	return form.Questions{
		form.Choice(&a.By, "given_by", "What allows it?", code.AdoptionAuthority).Needed(),
		form.Day(&a.Given, "given_on", "From when?").Needed().NotAfterToday(),
		form.Long(&a.Words, "words", "Who gave consent, witnessed by whom; or which court made the order?").Needed().Sensitive(form.Personal),
	}
}).
	Says("What allows a child to be placed for adoption.", "Adoption and Children Act 2002 ss18 to 21, 52(3)").
	In("care", "Adoption").Many("Authorities to place for adoption").
	Follows("placed_for_adoption").
	On(func(a *Authority) core.Date { return a.Given }).
	Card(func(a *Authority) string { return code.AdoptionAuthority.Label(a.By) }).
	Makes(clock.AdoptionAuthorised, func(a *Authority) core.Date { return a.Given })

// An AdoptivePlacement is the day on which a child came to live with adopters.
//
// Law: SI 2005/389 regs 35, 36. A change in care follows it, to a placement of type A.
type AdoptivePlacement struct {
	record.Base

	Placed        core.Date
	Introductions string
	Wishes        string
	Family        string // letters and meetings with the birth family
	Returned      core.Date
	AskedBack     core.Date // by a parent who withdrew consent
	NotYetPlaced  string
}

// AdoptivePlacementKind is all that the house knows of placements with adopters.
var AdoptivePlacementKind = record.NewKind("adoption_placed", "Placed with adopters", func(a *AdoptivePlacement) form.Questions {
	return form.Questions{
		form.Day(&a.Placed, "placed_on", "When did the child come to live with them?").Needed().NotAfterToday(),
		form.Long(&a.Introductions, "introductions", "How did they come to know one another?").Needed(),
		form.Long(&a.Wishes, "wishes", "What does the child say, in the child's own words?").Needed(),
		form.Long(&a.Family, "family", "How does the child stay in touch with the birth family?").Needed(),
		form.Day(&a.AskedBack, "asked_back_on", "When did a parent withdraw consent and ask for the child?").NotAfterToday().Under("If it ended"),
		form.YesNo(&a.NotYetPlaced, "under_six_weeks", "Was the child under six weeks old, or not yet placed?").NeededWhen("asked_back_on-day"),
		form.Day(&a.Returned, "returned_on", "When did the child leave them?").NotAfterToday(),
	}
}).
	Says("A child's coming to live with adopters, and the end of that if it ended.", "Adoption and Children Act 2002 ss30 to 35; SI 2005/389 regs 35, 36").
	In("care", "Adoption").Many("Placements with adopters").
	Follows("adoption").
	On(func(a *AdoptivePlacement) core.Date { return a.Placed }).
	Lasts(func(a *AdoptivePlacement) (from, until core.Date) { return a.Placed, a.Returned }).
	Moments(func(a *AdoptivePlacement) []clock.Event {
		var tags []string
		if a.NotYetPlaced == "yes" {
			tags = append(tags, clock.TagNotYetPlaced)
		}
		asked, returned := record.OnDay(clock.AdoptionReturnRequested, a.AskedBack, tags...), record.OnDay(clock.AdoptionReturned, a.Returned)
		asked.Thread, returned.Thread = a.ID, a.ID
		return []clock.Event{record.OnDay(clock.AdoptionPlaced, a.Placed), asked, returned}
	})

// An AdoptionReview is a review on the way to adoption, under the adoption regulations.
//
// Law: SI 2005/389 reg 36.
type AdoptionReview struct {
	record.Base

	Sort                    string
	Held                    core.Date
	Wishes, Settling, Next  string
	Search, AdoptionStillOn string
}

// AdoptionReviewKind is all that the house knows of them.
var AdoptionReviewKind = record.NewKind("adoption_review", "Adoption review", func(a *AdoptionReview) form.Questions {
	return form.Questions{
		form.Choice(&a.Sort, "sort", "Which review?", code.AdoptionReviewSort).Needed(),
		form.Day(&a.Held, "held_on", "When was it held?").Needed().NotAfterToday(),
		form.Long(&a.Wishes, "wishes", "What does the child say, in the child's own words?").Needed(),
		form.Long(&a.Settling, "settling", "How does the child settle, and what help do the adopters need?").ShownWhen("sort", "placed").Needed(),
		form.Long(&a.Search, "search", "What was done to find a family?").ShownWhen("sort", "not_placed").Needed(),
		form.YesNo(&a.AdoptionStillOn, "still_adoption", "Is adoption still right for the child?").Needed(),
		form.Long(&a.Next, "next_steps", "Who does what, and by when?").Needed(),
	}
}).
	Says("A review of a child who may be, or is, placed for adoption.", "SI 2005/389 reg 36").
	In("care", "Adoption").
	Follows("placed_for_adoption", "adoption_authority", "adoption_placed").
	On(func(a *AdoptionReview) core.Date { return a.Held }).
	Card(func(a *AdoptionReview) string { return code.AdoptionReviewSort.Label(a.Sort) }).
	Moments(func(a *AdoptionReview) []clock.Event {
		if a.Sort == "placed" {
			return []clock.Event{record.OnDay(clock.AdoptionReviewHeld, a.Held)}
		}
		return []clock.Event{record.OnDay(clock.AdoptionNotPlacedReviewHeld, a.Held)}
	})

// An AdoptionApplication is the application of adopters to the court. A family that adopts
// without an agency, such as a step-parent, gives the council notice first.
//
// Law: Adoption and Children Act 2002 ss42, 44.
type AdoptionApplication struct {
	record.Base

	Notice, Made core.Date
	Words        string
}

// AdoptionApplicationKind is all that the house knows of applications to adopt.
var AdoptionApplicationKind = record.NewKind("adoption_application", "Application to adopt", func(a *AdoptionApplication) form.Questions {
	return form.Questions{
		form.Day(&a.Notice, "notice_on", "When did notice of the intention to adopt reach us?").NotAfterToday().Hint("Only where no agency placed the child"),
		form.Day(&a.Made, "applied_on", "When was the application made?").NotAfterToday(),
		form.Long(&a.Words, "words", "Who applies, to which court?").Needed().Sensitive(form.Personal),
	}
}).
	Says("Notice of the intention to adopt, and the application to the court.", "Adoption and Children Act 2002 ss42, 44").
	In("care", "Adoption").Many("Applications to adopt").
	Follows("adoption_placed", "referral").
	On(func(a *AdoptionApplication) core.Date { return max(a.Notice, a.Made) }).
	Checks(func(a *AdoptionApplication) []core.FieldProblem {
		if a.Notice.IsZero() && a.Made.IsZero() {
			return []core.FieldProblem{{Field: "applied_on", Words: "Say when notice reached us, or when the application was made"}}
		}
		return nil
	}).
	Moments(func(a *AdoptionApplication) []clock.Event {
		notice, made := record.OnDay(clock.AdoptionNonAgencyNotice, a.Notice), record.OnDay(clock.AdoptionApplicationMade, a.Made)
		notice.Thread, made.Thread = a.ID, a.ID
		return []clock.Event{notice, made}
	})

// An AdoptionOrder is the order that makes a child the child of the adopters. The end of
// being looked after follows it.
//
// Law: Adoption and Children Act 2002 ss46, 47.
type AdoptionOrder struct {
	record.Base

	Ordered    core.Date
	Dispensed  string // the court dispensed with consent
	Celebrated core.Date
}

// AdoptionOrderKind is all that the house knows of adoption orders.
var AdoptionOrderKind = record.NewKind("adoption_order", "Adoption order", func(a *AdoptionOrder) form.Questions {
	return form.Questions{
		form.Day(&a.Ordered, "ordered_on", "When was it made?").Needed().NotAfterToday(),
		form.YesNo(&a.Dispensed, "consent_dispensed", "Did the court dispense with a parent's consent?").Needed(),
		form.Day(&a.Celebrated, "celebrated_on", "When was it celebrated?").NotAfterToday(),
	}
}).
	Says("The order by which a child was adopted.", "Adoption and Children Act 2002 ss46, 47").
	In("care", "Adoption").
	Follows("adoption_application", "adoption_placed").
	On(func(a *AdoptionOrder) core.Date { return a.Ordered }).
	Makes(clock.AdoptionOrderMade, func(a *AdoptionOrder) core.Date { return a.Ordered }).
	Makes(clock.AdoptionCelebrated, func(a *AdoptionOrder) core.Date { return a.Celebrated })

// reason is the return's reason for the end of care by this order.
func (a *AdoptionOrder) reason() string {
	if a.Dispensed == "yes" {
		return "E12"
	}
	return "E11"
}
