package frontdoor

import (
	"context"
	"slices"
	"strings"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Referral is a contact that a manager accepted as a request for children's social
// care. Its date starts the 45 working days of the assessment.
//
// Law: Children Act 1989 s17; the children in need census counts it.
type Referral struct {
	record.Base

	Referred core.Date
	Source   string
	Need     string
	Again    string // a referral within twelve months of one before
	Outcomes []string
	Told     string
	WhyNot   string
	Reason   string
	Spoken   string    // a professional told it by word of mouth
	Written  core.Date // when that was confirmed in writing; blank until it is
}

// ReferralKind is all that the house knows of referrals.
var ReferralKind = record.NewKind("referral", "Referral", func(r *Referral) form.Questions {
	return form.Questions{
		form.Day(&r.Referred, "referred_on", "Date of the referral").Needed().NotAfterToday(),
		form.Choice(&r.Source, "source", "Source of the referral", code.ReferralSource).Needed(),
		form.Choice(&r.Need, "primary_need", "Primary need", code.PrimaryNeed).Needed(),
		form.YesNo(&r.Again, "re_referral", "Is there a referral in the 12 months before?").Needed(),
		form.Several(&r.Outcomes, "outcomes", "What happens next?", code.ReferralOutcome).Needed(),
		form.Long(&r.Reason, "reason", "Why?").Needed(),
		form.YesNo(&r.Told, "family_told", "Have the child and the parents been told?").Needed(),
		form.Words(&r.WhyNot, "why_not_told", "Why not?").ShownWhen("family_told", "no").Needed(),
		form.YesNo(&r.Spoken, "spoken", "Did a professional tell it by word of mouth?"),
		form.Day(&r.Written, "written_on", "When did they confirm it in writing?").ShownWhen("spoken", "yes").NotAfterToday(),
	}
}).
	Says("A contact that a manager accepted as a request for children's social care.", "Children Act 1989 s17; Working Together 2026 ch. 3").
	In("front-door", "Front Door").
	Follows("contact_decision").MadeBy(access.L2).AlsoFor(access.DecideContacts).
	On(func(r *Referral) core.Date { return r.Referred }).
	Card(func(r *Referral) string {
		return joined(code.PrimaryNeed.Label(r.Need), map[string]string{"yes": "re-referral"}[r.Again])
	}).
	Fills(fillReferral).
	Makes(clock.ReferralWrittenUp, func(r *Referral) core.Date { return r.Written }).
	Moments(func(r *Referral) []clock.Event {
		accepted := record.OnDay(clock.ReferralAccepted, r.Referred)
		if r.Spoken == "yes" {
			accepted.Tags = []string{clock.TagSpoken}
		}
		return []clock.Event{accepted}
	})

// byMouth are the ways in which a contact comes without anything in writing.
var byMouth = []string{"phone", "visit", "video"}

// fillReferral takes over the decision, and looks for an earlier referral.
func fillReferral(ctx context.Context, q store.Querier, r *Referral, from record.Entry) (form.Sources, error) {
	d, ok := from.(*Decision)
	if !ok {
		return nil, nil
	}
	r.Referred = d.Decided.Date()
	sources := form.Sources{"referred_on": "the decision"}
	for _, c := range d.Children {
		r.Reason = c.Reason
		sources["reason"] = "the decision"
	}
	type contact struct{ Source, Method string }
	c, known, err := store.Maybe[contact](ctx, q,
		`SELECT source, method FROM contact WHERE authority_id = $1 AND record_id = $2`, d.Authority, d.From)
	if err != nil {
		return nil, err
	}
	if known {
		r.Source, r.Spoken = c.Source, "no"
		if !strings.HasPrefix(c.Source, "1") && slices.Contains(byMouth, c.Method) {
			r.Spoken = "yes"
		}
		sources["source"], sources["spoken"] = "the contact", "how the contact came"
	}
	again := 0
	for _, person := range r.People {
		n, err := ReferralsSince(ctx, q, r.Authority, person, r.Referred.PlusMonths(-12))
		if err != nil {
			return nil, err
		}
		again += n
	}
	r.Again = "no"
	if again > 0 {
		r.Again = "yes"
	}
	sources["re_referral"] = "the referrals on record"
	return sources, nil
}

// ReferralsSince counts a child's referrals on or after a day.
func ReferralsSince(ctx context.Context, q store.Querier, authority string, person core.ID, since core.Date) (int, error) {
	return store.One[int](ctx, q, `
		SELECT count(*)
		FROM   record_person rp
		JOIN   record r ON r.authority_id = rp.authority_id AND r.id = rp.record_id
		WHERE  rp.authority_id = $1 AND rp.person_id = $2 AND rp.gone = $3
		AND    r.kind = 'referral' AND r.happened_on >= $4 AND r.state IN ('submitted', 'agreed')`,
		authority, person, false, since)
}
