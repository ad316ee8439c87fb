package care

import (
	"strings"

	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// An Episode is a time in care under one legal status, in one placement, with one set of
// carers. A new one begins whenever any of these changes, on the day the last one ended.
//
// Law: Children Act 1989 s22; SI 2010/959; the return's Episodes.
type Episode struct {
	record.Base
	record.Told

	Began                core.Date
	ReasonNew            string
	LegalStatus          string
	Need                 string
	Placement, Provider  string
	Ended                core.Date // blank while it goes on
	ReasonEnded          string
	ReasonChange         string // why the placement changed, where it did
	HomePost, PlacedPost string
	URN                  string // Ofsted's number of the home or agency
}

// EpisodeKind is all that the house knows of episodes of care.
var EpisodeKind = record.NewKind("care_episode", "Episode of care", func(e *Episode) form.Questions {
	return append(form.Questions{
		form.Day(&e.Began, "began_on", "When did it begin?").Needed().NotAfterToday(),
		form.Choice(&e.ReasonNew, "reason_new", "Why is this a new episode?", code.ReasonNewEpisode).Needed(),
		form.Choice(&e.LegalStatus, "legal_status", "Legal status", code.LegalStatus).Needed(),
		form.Choice(&e.Need, "category_of_need", "Category of need", code.CategoryOfNeed).Needed(),
		form.Choice(&e.Placement, "placement_type", "Type of placement", code.PlacementType).Needed().Under("Placement"),
		form.Choice(&e.Provider, "placement_provider", "Who provides it?", code.PlacementProvider),
		form.Words(&e.HomePost, "home_postcode", "Postcode of the child's home").Sensitive(form.Personal),
		form.Words(&e.PlacedPost, "placement_postcode", "Postcode of the placement").Sensitive(form.Personal),
		form.Words(&e.URN, "placement_urn", "Ofsted's number (URN)").Sensitive(form.Plain),
		form.Day(&e.Ended, "ended_on", "When did it end?").NotAfterToday().Under("The end"),
		form.Choice(&e.ReasonEnded, "reason_ended", "Why did it end?", code.ReasonEpisodeCeased),
		form.Choice(&e.ReasonChange, "reason_placement_change", "Why did the placement change?", code.ReasonPlacementChange),
	}, e.Asked()...)
}).
	Says("A time in care under one legal status, in one placement, with the same carers.", "Children Act 1989 s22; "+guide+", episodes").
	Many("Episodes of care").
	In("care", "In care").NotByHand().
	On(func(e *Episode) core.Date { return e.Began }).
	Lasts(func(e *Episode) (from, until core.Date) { return e.Began, e.Ended }).
	Card(func(e *Episode) string {
		return joined(code.PlacementType.Label(e.Placement), code.LegalStatus.Label(e.LegalStatus))
	}).
	Moments(episodeMoments)

// episodeMoments are what an episode tells by its reasons. Only S starts a period of care,
// and only a reason other than X1 ends one; L alone leaves the child where they are.
func episodeMoments(e *Episode) []clock.Event {
	began := func(m clock.Moment, tags ...string) clock.Event { return record.OnDay(m, e.Began, tags...) }
	var out []clock.Event
	if e.ReasonNew == "S" {
		out = append(out, began(clock.CareStarted, e.periodTags()...))
	}
	switch e.ReasonNew {
	case "S", "L", "B", "U":
		out = append(out, began(clock.LegalStatusChanged, e.legalTags()...))
	}
	switch e.ReasonNew {
	case "S", "P", "T", "B", "U":
		out = append(out, began(clock.PlacementStarted, e.placementTags()...))
	}
	left := strings.HasPrefix(e.ReasonEnded, "E")
	if left || e.ReasonChange != "" {
		out = append(out, record.OnDay(clock.PlacementEnded, e.Ended))
	}
	if left {
		out = append(out, record.OnDay(clock.CareEnded, e.Ended))
	}
	return out
}

func (e *Episode) periodTags() []string {
	if code.LegalStatus.Group(e.LegalStatus) == "short term break" {
		return []string{clock.TagShortBreakSeries}
	}
	return nil
}

func (e *Episode) legalTags() []string {
	if e.LegalStatus == "C2" {
		return []string{clock.TagCareOrder}
	}
	return nil
}

// placementTags are what the type of placement says for sure: P1 is with a parent, U any
// foster placement, of which U1 and U4 are long-term.
func (e *Episode) placementTags() []string {
	tags := e.periodTags()
	switch {
	case e.Placement == "P1":
		tags = append(tags, clock.TagWithParent)
	case e.Placement == "U1" || e.Placement == "U4":
		tags = append(tags, clock.TagFosterCare, clock.TagLongTermFostering)
	case strings.HasPrefix(e.Placement, "U"):
		tags = append(tags, clock.TagFosterCare)
	}
	return tags
}
