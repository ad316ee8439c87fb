package care

import (
	"cmp"
	"slices"
	"strings"

	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// An Episode is a time in care under one legal status, in one placement, with one set of
// carers. A new one begins whenever any of these changes, on the day the last one ended.
// Nobody types one: coming into care, a change in care and the end of care make them.
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
	Carer                string    // who cares for the child there: a household or a home
	Facts                []string  // what is true of the placement: [code.PlacementFact]
	Ended                core.Date // blank while it goes on
	ReasonEnded          string
	ReasonChange         string // why the placement changed, where it did
	HomePost, PlacedPost string
	URN                  string // Ofsted's number of the home or agency

	// PlacementUntil is the day on which the placement that began with this episode ended,
	// be it in a later episode. NoticeGiven is the day on which notice of that was given.
	PlacementUntil, NoticeGiven core.Date
	Terms                       []Term // of the placement that began with it, as they changed since
}

// A Term is what a placement is meant to be from a day on, while the child stays.
//
// Law: SI 2010/959 regs 22B, 24, 28.
type Term struct {
	Changed     core.Date
	Facts       []string // [code.PlacementFact]
	LegalStatus string
	Source      string // the id of the record that said so
}

// EpisodeKind is all that the house knows of episodes of care.
var EpisodeKind = record.EachRow(record.NewKind("care_episode", "Episode of care", func(e *Episode) form.Questions {
	return append(form.Questions{
		form.Day(&e.Began, "began_on", "When did it begin?").Needed().NotAfterToday(),
		form.Choice(&e.ReasonNew, "reason_new", "Why is this a new episode?", code.ReasonNewEpisode).Needed(),
		form.Choice(&e.LegalStatus, "legal_status", "Legal status", code.LegalStatus).Needed(),
		form.Choice(&e.Need, "category_of_need", "Category of need", code.CategoryOfNeed).Needed(),
		form.Choice(&e.Placement, "placement_type", "Type of placement", code.PlacementType).Needed().Under("Placement"),
		form.Choice(&e.Provider, "placement_provider", "Who provides it?", code.PlacementProvider),
		form.Words(&e.Carer, "carer", "Who cares for the child there?").Sensitive(form.Personal),
		form.Several(&e.Facts, "placement_facts", "What is true of the placement?", code.PlacementFact),
		form.Words(&e.HomePost, "home_postcode", "Postcode of the child's home").Sensitive(form.Personal),
		form.Words(&e.PlacedPost, "placement_postcode", "Postcode of the placement").Sensitive(form.Personal),
		form.Words(&e.URN, "placement_urn", "Ofsted's number (URN)").Sensitive(form.Plain),
		form.Day(&e.NoticeGiven, "notice_given_on", "When was notice given to end the placement?").Kept(),
		form.Day(&e.PlacementUntil, "placement_until", "When did the placement that began here end?").Kept().
			Meaning("The day on which the placement that began with this episode ended, be it in a later episode; blank where it goes on, and for imported episodes."),
		form.Day(&e.Ended, "ended_on", "When did it end?").NotAfterToday().Under("The end"),
		form.Choice(&e.ReasonEnded, "reason_ended", "Why did it end?", code.ReasonEpisodeCeased),
		form.Choice(&e.ReasonChange, "reason_placement_change", "Why did the placement change?", code.ReasonPlacementChange),
	}, e.Asked()...)
}), "term", "Changes of what the placement is meant to be", func(e *Episode) *[]Term { return &e.Terms }, func(t *Term) form.Questions {
	return form.Questions{
		form.Day(&t.Changed, "changed_on", "From when?").Needed(),
		form.Several(&t.Facts, "placement_facts", "What is true of the placement from then on?", code.PlacementFact),
		form.Choice(&t.LegalStatus, "legal_status", "Legal status then", code.LegalStatus),
		form.Words(&t.Source, "said_by", "Which record says so?").Sensitive(form.Plain).Kept(),
	}
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
	if e.beginsPlacement() {
		out = append(out, e.placementMoments()...)
	}
	left := strings.HasPrefix(e.ReasonEnded, "E")
	if e.PlacementUntil.IsZero() && (left || e.ReasonChange != "") {
		out = append(out, record.OnDay(clock.PlacementEnded, e.Ended))
	}
	if left {
		out = append(out, record.OnDay(clock.CareEnded, e.Ended))
	}
	return out
}

// placementMoments are those of the placement that begins with the episode. Its end is told
// from here too, since a clock that began with this record is ended by this record.
func (e *Episode) placementMoments() []clock.Event {
	tags := e.placementTags()
	out := []clock.Event{record.OnDay(clock.PlacementStarted, e.Began, tags...)}
	for _, f := range []struct {
		fact string
		m    clock.Moment
	}{{"reg_19", clock.PWPImmediateStarted}, {"outside_terms", clock.PlacementEmergencyOutsideTerms}} {
		if slices.Contains(e.Facts, f.fact) {
			out = append(out, record.OnDay(f.m, e.Began))
		}
	}
	if e.ReasonNew == "S" && slices.Contains(tags, clock.TagShortBreakSeries) {
		out = append(out, record.OnDay(clock.ShortBreakFirstPlacement, e.Began))
	}
	out = append(out, e.approvalMoments()...)
	for _, t := range e.Terms {
		then := *e
		then.Facts, then.LegalStatus = t.Facts, t.LegalStatus
		out = append(out, record.OnDay(clock.PlacementTermsChanged, t.Changed, then.placementTags()...))
	}
	return append(out, record.OnDay(clock.PlacementNoticeGiven, e.NoticeGiven), record.OnDay(clock.PlacementEnded, e.PlacementUntil))
}

// term adds what a placement is meant to be from a day on, or changes what the same record,
// or one of the same day, said before.
func (e *Episode) term(t Term) {
	i := slices.IndexFunc(e.Terms, func(o Term) bool { return o.Source == t.Source || o.Changed == t.Changed })
	if i < 0 {
		e.Terms = append(e.Terms, t)
	} else {
		e.Terms[i] = t
	}
	slices.SortFunc(e.Terms, func(a, b Term) int { return cmp.Compare(a.Changed, b.Changed) })
}

// factsNow are the facts of the placement that began with the episode, as last said.
func (e *Episode) factsNow() []string {
	if n := len(e.Terms); n > 0 {
		return e.Terms[n-1].Facts
	}
	return e.Facts
}

// legalNow is the legal status that the terms of the placement last named.
func (e *Episode) legalNow() string {
	if n := len(e.Terms); n > 0 && e.Terms[n-1].LegalStatus != "" {
		return e.Terms[n-1].LegalStatus
	}
	return e.LegalStatus
}

// approvalMoments are those of a connected person's temporary approval: it begins with the
// placement, may be extended once, and ends with full approval or with the placement.
//
// Law: SI 2010/959 regs 24, 25.
func (e *Episode) approvalMoments() []clock.Event {
	approved := func(facts []string) bool { return slices.Contains(facts, "reg_24") || slices.Contains(facts, "reg_25") }
	if !approved(e.Facts) {
		return nil
	}
	out := []clock.Event{record.OnDay(clock.Reg24Started, e.Began)}
	for _, t := range e.Terms {
		switch {
		case slices.Contains(t.Facts, "reg_25"):
			out = append(out, record.OnDay(clock.Reg24Extended, t.Changed))
		case !approved(t.Facts):
			return append(out, record.OnDay(clock.Reg24Ended, t.Changed))
		}
	}
	return append(out, record.OnDay(clock.Reg24Ended, e.PlacementUntil))
}

// beginsPlacement reports whether a placement begins with the episode.
func (e *Episode) beginsPlacement() bool {
	switch e.ReasonNew {
	case "S", "P", "T", "B", "U":
		return true
	}
	return false
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

// placementTags are what the type of placement says for sure, and what is said of the one
// placement: P1 is with a parent, U any foster placement, of which U1 and U4 are long-term.
func (e *Episode) placementTags() []string {
	tags := e.periodTags()
	switch {
	case e.Placement == "P1" && e.LegalStatus == "C1":
		tags = append(tags, clock.TagWithParent, clock.TagInterimOrderHome)
	case e.Placement == "P1":
		tags = append(tags, clock.TagWithParent)
	case e.Placement == "U1" || e.Placement == "U4":
		tags = append(tags, clock.TagFosterCare, clock.TagLongTermFostering)
	case strings.HasPrefix(e.Placement, "U"):
		tags = append(tags, clock.TagFosterCare)
	}
	for _, f := range e.Facts {
		if tag := factTags[f]; tag != "" {
			tags = append(tags, tag)
		}
	}
	return tags
}

// factTags are the tags of the facts of a placement that clocks ask for.
var factTags = map[string]string{
	"reg_19": clock.TagReg19, "reg_24": clock.TagReg24, "reg_25": clock.TagReg24, "permanent": clock.TagPermanent,
	"fewer_visits": clock.TagFewerVisits, "other_arrangements": clock.TagOtherArrangements,
}
