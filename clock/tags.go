package clock

import (
	"slices"

	"throughline/core"
)

// Tags are the facts that conditions ask for. A record puts them on the event it
// makes; a few stand on the child. Some moments have standing tags: what is said of a
// placement when it starts is true of everything until it ends (see standing), so a
// visit need not say again what sort of placement it was made to.
const (
	TagRed   = "red"   // a contact: rated red on first look
	TagAmber = "amber" // a contact: rated amber on first look
	TagGreen = "green" // a contact: rated green on first look

	TagToAssessment = "to-assessment" // a contact's decision: assess
	TagToStrategy   = "to-strategy"   // a contact's decision: strategy discussion
	TagToS47        = "to-s47"        // a contact's decision: s47 enquiry
	TagToCIN        = "to-cin"        // an assessment's outcome: child in need plan
	TagNoConference = "no-conference" // an outcome of a s47 enquiry without a conference
	TagNoPlan       = "no-plan"       // a conference that decides against a plan
	TagChildSeen    = "child-seen"    // a visit: the child was seen
	TagDisabled     = "disabled"      // the child: disabled within s17(11)
	TagYoungCarer   = "young-carer"   // the child, or a referral: a young carer
	TagShortBreaks  = "short-breaks"  // a child in need plan: low-risk short breaks under s17 only
	TagLookedAfter  = "looked-after"  // stands from care.started to care.ended
	TagOnCPPlan     = "on-cp-plan"    // stands from cp.plan-started to cp.plan-ended
	TagOnCINPlan    = "on-cin-plan"   // stands from cin.plan-agreed to cin.plan-ended
	TagUnderS47     = "under-s47"     // stands from s47.started until the case is closed
	TagBorn         = "born"          // stands from the birth
	TagCINMoved     = "child-in-need" // a move from another authority: child in need, no protection plan
)

// standing says which moments' tags stand for the person, until what, and what tag
// the moment itself gives.
var standing = []struct {
	from, again, to Moment // again is a later moment that replaces the tags
	gives           string
}{
	{CareStarted, "", CareEnded, TagLookedAfter},
	{LegalStatusChanged, "", CareEnded, ""},
	{PlacementStarted, PlacementTermsChanged, PlacementEnded, ""},
	{CPPlanStarted, "", CPPlanEnded, TagOnCPPlan},
	{CINPlanAgreed, "", CINPlanEnded, TagOnCINPlan},
	{S47Started, "", CaseClosed, TagUnderS47},
	{ChildBorn, "", "", TagBorn},
}

// has reports whether the child or the event carries a tag.
func has(c Child, e Event, tag string) bool {
	return slices.Contains(e.Tags, tag) || slices.Contains(c.Tags, tag)
}

// with holds when the child or the event carries one of the tags.
func with(tags ...string) func(Child, Event) bool {
	return func(c Child, e Event) bool {
		return slices.ContainsFunc(tags, func(t string) bool { return has(c, e, t) })
	}
}

// without holds when the child and the event carry none of the tags.
func without(tags ...string) func(Child, Event) bool {
	any := with(tags...)
	return func(c Child, e Event) bool { return !any(c, e) }
}

// aged holds when the child is of an age, both years included. A child with no date of
// birth is held to be of that age: a limit too many is better than one too few.
func aged(from, to int) func(Child, Event) bool {
	return func(c Child, e Event) bool {
		age := c.Born.AgeOn(e.At.Date())
		return c.Born == core.Date(0) || from <= age && age <= to
	}
}

// all holds when every condition does.
func all(conditions ...func(Child, Event) bool) func(Child, Event) bool {
	return func(c Child, e Event) bool {
		for _, holds := range conditions {
			if !holds(c, e) {
				return false
			}
		}
		return true
	}
}
