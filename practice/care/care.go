// Package care is children looked after: coming into care, episodes, placements, plans,
// reviews, times missing, health, adoption, and the end of care.
//
// The kinds hold every column of the yearly return of children looked after, whether it was
// imported or comes out of the work. Episodes of care are never typed: coming into care
// begins the first, each change ends one and begins the next, the end of care ends the last.
package care

import (
	"embed"
	"strings"

	"throughline/record"
)

// Migrations are the tables of children looked after.
//
//go:embed *.sql
var Migrations embed.FS

// guide is the return that all kinds here serve.
const guide = "Department for Education, children looked-after by local authorities in England: guide to the SSDA903 collection"

// joined puts what is known into one line.
func joined(parts ...string) string {
	var known []string
	for _, p := range parts {
		if p != "" {
			known = append(known, p)
		}
	}
	return strings.Join(known, ", ")
}

// Kinds are the kinds of record of this part, in the order of the work.
var Kinds = []*record.Kind{
	EnteringKind.Kind,
	EpisodeKind.Kind,
	DetailsKind.Kind,
	PreviousPermanenceKind.Kind,
	SearchKind.Kind,
	ApprovalKind.Kind,
	DirectorApprovalKind.Kind,
	ParentsAssessmentKind.Kind,
	ChangeKind.Kind,
	TermsKind.Kind,
	PlacementPlanKind.Kind,
	PlacementToldKind.Kind,
	NoticeGivenKind.Kind,
	DisruptionMeetingKind.Kind,
	PlanKind.Kind,
	PermanenceKind.Kind,
	IROKind.Kind,
	PreparationKind.Kind,
	ReviewKind.Kind,
	ReviewRecordKind.Kind,
	ReviewAnswerKind.Kind,
	DisputeKind.Kind,
	EndingKind.Kind,
	DirectorEndingKind.Kind,
	MissingKind.Kind,
	CheckupKind.Kind,
	DentalKind.Kind,
	ImmunisedKind.Kind,
	SDQKind.Kind,
	HealthKind.Kind,
	HealthHistoryKind.Kind,
	ContactKind.Kind,
	LifeStoryKind.Kind,
	SavingsKind.Kind,
	AlarmKind.Kind,
	LongStayKind.Kind,
	LeaverKind.Kind,
	PlacedForAdoptionKind.Kind,
	PanelKind.Kind,
	AuthorityKind.Kind,
	AdoptionKind.Kind,
	AdoptivePlacementKind.Kind,
	AdoptionReviewKind.Kind,
	AdoptionApplicationKind.Kind,
	AdoptionOrderKind.Kind,
	AsylumSeekingKind.Kind,
	WorkerEpisodeKind.Kind,
	LibertyOrderKind.Kind,
}
