package getsafe

import (
	"context"

	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Referral is one to the National Referral Mechanism for victims of modern slavery. A
// child's consent is not needed; of an adult who does not consent the Home Office is told
// without a name.
//
// Law: Modern Slavery Act 2015 ss49, 52.
type Referral struct {
	record.Base

	On        core.Date
	Reference string
	Consent   string
	Harm      []string
	Signs     string
	Where     string
	Who       string // the alleged exploiter
	Police    string
	Home      string // where the child lives is safe
	Guardian  string
	Adviser   string // on immigration
	Defence   string
	Words     string
}

// ReferralKind is all that the house knows of these referrals.
var ReferralKind = record.NewKind("nrm_referral", "National Referral Mechanism referral", func(r *Referral) form.Questions {
	return form.Questions{
		form.Day(&r.On, "referred_on", "When was it sent?").Needed().NotAfterToday(),
		form.Words(&r.Reference, "reference", "Reference").Sensitive(form.Plain),
		form.Choice(&r.Consent, "consent", "On what basis?", code.NRMConsent).Needed(),
		form.Several(&r.Harm, "harm", "What kinds of exploitation?", code.Exploitation).Needed(),
		form.Long(&r.Signs, "signs", "What are the signs?").Needed(),
		form.Words(&r.Where, "where_harmed", "Where did it happen?").Needed(),
		form.Words(&r.Who, "alleged_exploiter", "Who is thought to do it?"),
		form.Words(&r.Police, "police_reference", "Police reference").Sensitive(form.Plain),
		form.Long(&r.Home, "safe_home", "Is the child safe where they live, and how do we know?").Needed().Under("Meanwhile"),
		form.YesNo(&r.Guardian, "guardian_asked", "Was an independent child trafficking guardian asked for?").Needed(),
		form.Words(&r.Adviser, "immigration_adviser", "Immigration adviser, where one is needed").Sensitive(form.Personal),
		form.Words(&r.Defence, "defence", "Is the child charged with anything? Does the defence of section 45 apply, and who was told?"),
		form.Long(&r.Words, "child_words", "What does the child understand and say of this, in the child's own words?").Needed(),
	}
}).
	Says("A referral of a possible victim of modern slavery to the National Referral Mechanism.", slavery).
	In("exploitation", "Exploitation").ForOneChild().
	Follows("exploitation_concern", "exploitation_screening", "exploitation_plan", "exploitation_panel").
	On(func(r *Referral) core.Date { return r.On }).
	Card(func(r *Referral) string { return r.Reference }).
	Fills(func(ctx context.Context, q store.Querier, r *Referral, from record.Entry) (form.Sources, error) {
		switch f := from.(type) {
		case *Concern:
			r.Harm, r.Signs = f.Kinds, f.What
			return form.Sources{"harm": "the concern", "signs": "the concern"}, nil
		case *Screening:
			r.Harm, r.Signs = f.Kinds, f.Evidence
			return form.Sources{"harm": "the screening", "signs": "the screening"}, nil
		}
		return nil, nil
	}).
	Makes(clock.NRMReferred, func(r *Referral) core.Date { return r.On })

// A Grounds is one decision of the competent authority on a referral.
//
// Law: Nationality and Borders Act 2022 ss60, 61; statutory guidance under the Modern
// Slavery Act 2015 s49.
type Grounds struct {
	record.Base

	On       core.Date
	Stage    string
	Decision string
	Why      string
	Asked    string // to be looked at again
	Told     string
	Words    string
}

// GroundsKind is all that the house knows of these decisions.
var GroundsKind = record.NewKind("nrm_decision", "National Referral Mechanism decision", func(g *Grounds) form.Questions {
	return form.Questions{
		form.Day(&g.On, "decided_on", "When did the decision come?").Needed().NotAfterToday(),
		form.Choice(&g.Stage, "stage", "Which decision?", code.GroundsStage).Needed(),
		form.Choice(&g.Decision, "decision", "What was decided?", code.GroundsDecision).Needed(),
		form.Long(&g.Why, "why", "Why, and what does it mean for the child?").Needed(),
		form.Words(&g.Asked, "reconsideration", "Will it be asked to look again? Why, or why not?").NeededWhen("decision", "negative"),
		form.YesNo(&g.Told, "child_told", "Has the child been told?").Needed(),
		form.Long(&g.Words, "child_words", "What does the child say, in the child's own words?"),
	}
}).
	Says("A decision of the competent authority: reasonable grounds, conclusive grounds, or a reconsideration.", slavery).
	In("exploitation", "Exploitation").ForOneChild().
	Follows("nrm_referral").
	On(func(g *Grounds) core.Date { return g.On }).
	Card(func(g *Grounds) string {
		return joined(code.GroundsStage.Label(g.Stage), code.GroundsDecision.Label(g.Decision))
	}).
	Moments(func(g *Grounds) []clock.Event {
		switch g.Stage {
		case "reasonable":
			return []clock.Event{record.OnDay(clock.NRMReasonableGrounds, g.On)}
		case "conclusive":
			return []clock.Event{record.OnDay(clock.NRMConclusiveGrounds, g.On)}
		}
		return nil
	})

// A Disrupted is something done against those who exploit a child, or at a place.
//
// Guidance: Home Office, child exploitation disruption toolkit.
type Disrupted struct {
	record.Base

	On     core.Date
	What   string
	Who    string // of which agency
	Target string // the person, place or group
	Result string
	Until  core.Date
	Notes  string
	Child  string // how the child is kept safe while it is done
}

// DisruptionKind is all that the house knows of disruption.
var DisruptionKind = record.NewKind("disruption_action", "Disruption", func(d *Disrupted) form.Questions {
	return form.Questions{
		form.Day(&d.On, "done_on", "On which day?").Needed(),
		form.Choice(&d.What, "action", "What?", code.Disruption).Needed(),
		form.Choice(&d.Who, "agency", "By which agency?", code.Agency).Needed(),
		form.Words(&d.Target, "target", "Against whom, or where?").Needed().Sensitive(form.Locked),
		form.Choice(&d.Result, "result", "How far has it come?", code.DisruptionResult).Needed(),
		form.Day(&d.Until, "until_on", "Until when does it hold?"),
		form.Long(&d.Child, "child_safety", "How is the child kept safe while it is done, and does it give away what the child told?").Needed(),
		form.Long(&d.Notes, "notes", "What happened?"),
	}
}).
	Says("Something done against those who exploit a child, or at a place: an order, a notice, a visit to premises.", "Home Office, child exploitation disruption toolkit").
	In("exploitation", "Exploitation").Many("Disruption").
	Follows("exploitation_concern", "exploitation_screening", "exploitation_plan", "exploitation_panel", "mapping_link").
	On(func(d *Disrupted) core.Date { return d.On }).
	Card(func(d *Disrupted) string {
		return joined(code.Disruption.Label(d.What), code.DisruptionResult.Label(d.Result))
	})
