package ssda903

import (
	"slices"

	"throughline/core"
)

// foreign reports that a text is given and is none of the codes.
func foreign(s string, codes ...string) bool { return s != "" && !among(s, codes) }

// where picks the episodes of which keep is true, in file order. Where these stand
// together they are not copied.
func where(es []Episode, keep func(*Episode) bool) []Episode {
	from, to := 0, 0 // what is kept so far
	for i := range es {
		switch {
		case !keep(&es[i]):
		case from == to:
			from, to = i, i+1
		case to == i:
			to++
		default:
			return pick(es, keep)
		}
	}
	return es[from:to:to]
}

func pick(es []Episode, keep func(*Episode) bool) (kept []Episode) {
	for i := range es {
		if keep(&es[i]) {
			kept = append(kept, es[i])
		}
	}
	return kept
}

// sameDay reports two known days that are equal; two blanks are not.
func sameDay(a, b core.Date) bool { return !a.IsZero() && a == b }

// temporary are the placements that last while the usual one is away.
var temporary = []string{"T0", "T1", "T2", "T3", "T4"}

// endsOfCare are the reasons for which an episode ceased and none began straight after it.
var endsOfCare = []string{"E2", "E3", "E4A", "E4B", "E5", "E6", "E7", "E8", "E9", "E11", "E12", "E13",
	"E14", "E15", "E16", "E17", "E41", "E45", "E46", "E47", "E48"}

// reasonsCeased are all reasons for which an episode may cease.
var reasonsCeased = append([]string{"X1"}, endsOfCare...)

// details are the three answers that describe a care leaver.
func (o *OC3) details() []string { return []string{o.InTouch, o.Activ, o.Accom} }

// details are the six answers that describe an adoption, as text.
func (a *AD1) details() []string {
	return []string{a.DateInt.Text, a.DateMatch.Text, a.FosterCare, a.NbAdoptr, a.SexAdoptr, a.LSAdoptr}
}

// alwaysAsked are the health items that every child of OC2 needs.
func (o *OC2) alwaysAsked() []string {
	return []string{o.Immunisations, o.TeethCheck, o.HealthAssessment, o.SubstanceMisuse}
}

// sometimesAsked are the offending and health items that depend on age or on an answer before.
func (o *OC2) sometimesAsked() []string {
	return []string{o.Convicted, o.HealthCheck, o.InterventionReceived, o.InterventionOffered}
}

// items are all the offending and health items, without those of the SDQ.
func (o *OC2) items() []string {
	return []string{o.Immunisations, o.TeethCheck, o.HealthAssessment, o.SubstanceMisuse,
		o.Convicted, o.HealthCheck, o.InterventionReceived, o.InterventionOffered}
}

// anyBlank reports that at least one text is blank.
func anyBlank(texts ...string) bool { return slices.Contains(texts, "") }

// anyLastHeader reports that something is true of a header of last year's.
func (c *Child) anyLastHeader(is func(*Header) bool) bool {
	for i := range c.Last.Headers {
		if is(&c.Last.Headers[i]) {
			return true
		}
	}
	return false
}

// noURN stands in the URN of a placement that has no registration number.
const noURN = "XXXXXXX"

// HasURN reports an episode that gives the registration number of a provider.
func (e *Episode) HasURN() bool { return e.URN != "" && e.URN != noURN }

var unlisted = []Provider{{}}

// anyListed reports that something is true of what the lists of providers hold of an
// episode's URN: see [Return.Listed].
func (r *Return) anyListed(e *Episode, is func(*Provider) bool) bool {
	listed := r.Listed(e)
	for i := range listed {
		if is(&listed[i]) {
			return true
		}
	}
	return false
}

// Listed returns what the lists of providers hold of an episode's URN: a single empty
// entry where they do not have it, and nothing where no number is given.
func (r *Return) Listed(e *Episode) []Provider {
	switch found := e.listed; {
	case !e.HasURN():
		return nil
	case len(found) == 0:
		return unlisted
	default:
		return found
	}
}
