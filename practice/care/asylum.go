package care

import (
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// AsylumSeeking says that a child in care came unaccompanied to seek asylum, and when that
// status ends or ended, often on the 18th birthday.
//
// Guidance: Care of unaccompanied migrant children and child victims of modern slavery, 2017;
// the National Transfer Scheme protocol.
type AsylumSeeking struct {
	record.Base
	record.Told

	StatusEnds                  core.Date
	Arrived                     core.Date
	Age, AgeWords               string
	AgeDecided                  core.Date
	Claim, Solicitor, Words     string
	Family                      string // tracing, those here and elsewhere
	SchemeReferred, Transferred core.Date
}

// AsylumSeekingKind is all that the house knows of them.
var AsylumSeekingKind = record.NewKind("asylum_seeking", "Unaccompanied asylum seeking", func(a *AsylumSeeking) form.Questions {
	return append(form.Questions{
		form.Day(&a.Arrived, "arrived_on", "When did the child come to notice here?").NotAfterToday(),
		form.Long(&a.Words, "child_words", "What does the child say, in the child's own words, and with which interpreter?"),
		form.Choice(&a.Age, "age", "The child's age", code.AgeAssessment).Under("Age"),
		form.Day(&a.AgeDecided, "age_decided_on", "When was it decided?").NotAfterToday(),
		form.Long(&a.AgeWords, "age_why", "Who assessed, with whom beside the child, and why so?").NeededWhen("age", "child", "adult", "disputed"),
		form.Long(&a.Claim, "claim", "Where does the claim stand?").Under("The claim"),
		form.Words(&a.Solicitor, "solicitor", "Who is the solicitor?").Sensitive(form.Personal),
		form.Long(&a.Family, "family", "Whom does the child have here and elsewhere, and what is done to find them?"),
		form.Day(&a.SchemeReferred, "scheme_referred_on", "When was the child referred to the national transfer scheme?").NotAfterToday(),
		form.Day(&a.Transferred, "transferred_on", "When did the child move to the council that takes over?").NotAfterToday(),
		form.Day(&a.StatusEnds, "status_ends_on", "When does or did the status end?").Hint("On the 18th birthday, or the day of a decision on the claim"),
	}, a.Asked()...)
}).
	Says("A child in care who came unaccompanied to seek asylum.", "Care of unaccompanied migrant children and child victims of modern slavery, 2017; "+guide+", UASC").
	Many("Unaccompanied asylum seeking").
	In("care", "In care").Follows("care_episode", "coming_into_care", "referral").
	Card(func(a *AsylumSeeking) string {
		if a.StatusEnds.IsZero() {
			return ""
		}
		return "until " + a.StatusEnds.Long()
	}).
	Makes(clock.NTSReferred, func(a *AsylumSeeking) core.Date { return a.SchemeReferred }).
	Makes(clock.NTSTransferred, func(a *AsylumSeeking) core.Date { return a.Transferred })
