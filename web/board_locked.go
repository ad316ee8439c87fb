package web

import (
	"slices"

	"throughline/access"
	"throughline/core"
	"throughline/form"
	"throughline/practice/frontdoor"
	"throughline/record"
)

// readable leaves out the answers that somebody may not read: seals always, and the
// details of a referrer who asked that the family not know, for those who may not sign
// at L2.
//
// Source: safeguards of the pathway, anonymous referrers.
func readable(who access.Who, e record.Entry, qs form.Questions) form.Questions {
	// What is being written for the first time is not kept from who writes it.
	locked := frontdoor.Locked(e) && !access.CanSign(who, access.L2) && e.Head().Version > 0
	return slices.DeleteFunc(qs, func(q *form.Question) bool {
		return q.Name == "code_hash" || locked && q.Sensitivity == form.Locked
	})
}

// mayChange refuses the form of a record whose answers hold what somebody may not read.
func mayChange(who access.Who, e record.Entry) error {
	if frontdoor.Locked(e) && !access.CanSign(who, access.L2) {
		return core.Say(core.Forbidden, "The details of whoever told us are locked, since they asked that the family not know. A team manager can change this record.")
	}
	return nil
}
