// Package all is the explicit list of the kinds of record, in the order of the journey.
// Adding a kind adds one line here, and a part's tables one.
package all

import (
	"io/fs"

	"throughline/practice/allocation"
	"throughline/practice/assessment"
	"throughline/practice/care"
	"throughline/practice/childinneed"
	"throughline/practice/earlyhelp"
	"throughline/practice/frontdoor"
	"throughline/practice/protection"
	"throughline/record"
)

// Kinds are all kinds of record.
var Kinds = []*record.Kind{
	frontdoor.WorryKind.Kind,
	frontdoor.ContactKind.Kind,
	frontdoor.PartnerCheckKind.Kind,
	frontdoor.DecisionKind.Kind,
	frontdoor.ReferralKind.Kind,
	allocation.Kind.Kind,
	earlyhelp.Kind.Kind,
	earlyhelp.AssessmentKind.Kind,
	earlyhelp.MeetingKind.Kind,
	earlyhelp.ClosingKind.Kind,
	assessment.OpenedKind.Kind,
	assessment.VisitKind.Kind,
	assessment.CheckpointKind.Kind,
	assessment.Kind.Kind,
	childinneed.DetailsKind.Kind,
	childinneed.EpisodeKind.Kind,
	childinneed.AssessmentKind.Kind,
	childinneed.PlanKind.Kind,
	childinneed.ClosingKind.Kind,
	protection.Section47Kind.Kind,
	protection.PlanKind.Kind,
	protection.ReviewKind.Kind,
	protection.PreProceedingsKind.Kind,
	care.DetailsKind.Kind,
	care.EpisodeKind.Kind,
	care.ReviewKind.Kind,
	care.MissingKind.Kind,
	care.HealthKind.Kind,
	care.LeaverKind.Kind,
	care.AdoptionKind.Kind,
	care.PlacedForAdoptionKind.Kind,
	care.PreviousPermanenceKind.Kind,
	care.AsylumSeekingKind.Kind,
	care.WorkerEpisodeKind.Kind,
	care.LibertyOrderKind.Kind,
}

// Migrations are the tables of all parts.
var Migrations = []fs.FS{
	frontdoor.Migrations,
	allocation.Migrations,
	earlyhelp.Migrations,
	assessment.Migrations,
	childinneed.Migrations,
	protection.Migrations,
	care.Migrations,
}
