package clock

// Tags are the facts that conditions ask for. A record puts them on the event it
// makes; a few stand on the child. Some moments have standing tags: what is said of a
// placement when it starts is true of everything until it ends (see standing), so a
// visit need not say again what sort of placement it was made to.
const (
	// Of a contact and its decision.
	TagRed          = "red"           // rated red on first look
	TagAmber        = "amber"         // rated amber on first look
	TagGreen        = "green"         // rated green on first look
	TagSpoken       = "spoken"        // a referral: made by word of mouth, not in writing
	TagToAssessment = "to-assessment" // the decision: assess
	TagToStrategy   = "to-strategy"   // the decision: a strategy discussion
	TagToS47        = "to-s47"        // the decision, also of a strategy discussion: s47 enquiries

	// Of assessments, plans and conferences.
	TagReassessment = "reassessment"  // an assessment on a case that is open, with no new referral
	TagToCIN        = "to-cin"        // an assessment's outcome: a child in need plan
	TagShortBreaks  = "short-breaks"  // a child in need plan for low-risk short breaks under s17 alone
	TagNoConference = "no-conference" // the outcome of s47 enquiries: no conference
	TagToCPPlan     = "to-cp-plan"    // a conference's decision: a child protection plan
	TagChildSeen    = "child-seen"    // a visit: the child was seen; before birth, the mother
	TagCINMoved     = "child-in-need" // notice from another authority: in need, on no protection plan

	// Of the child, on the child or on the event.
	TagDisabled       = "disabled"         // disabled within s17(11)
	TagYoungCarer     = "young-carer"      // is, or may be, a young carer
	TagOfChild        = "of-child"         // supervision: on a child's record, not the worker's own
	TagPlacedByOthers = "placed-by-others" // s85: a health body, school or home accommodates the child

	// Of a placement; said when it starts or its terms change, and true until it ends.
	TagReg19             = "reg-19"              // with parents at once, before the assessment is complete
	TagReg24             = "reg-24"              // with a connected person who has temporary approval
	TagInterimOrderHome  = "interim-order-home"  // with a parent under an interim care order
	TagWithParent        = "with-parent"         // with a parent
	TagPermanent         = "permanent"           // meant to last until 18, recorded in the care plan
	TagLongTermFostering = "long-term-fostering" // a long-term foster placement as reg 2 defines it
	TagFewerVisits       = "fewer-visits"        // the child, of enough understanding, has agreed to fewer visits
	TagOtherArrangements = "other-arrangements"  // another person arranges where the child lives: hospital, custody, school
	TagShortBreakSeries  = "short-break-series"  // a series of short breaks under reg 48; also of a period of care
	TagFosterCare        = "foster-care"         // with a foster carer

	// Of legal status and the court.
	TagCareOrder        = "care-order"        // a full care order; of legal status or of the order made
	TagYouthDetention   = "youth-detention"   // remanded to youth detention accommodation
	TagWasAccommodated  = "was-accommodated"  // of custody: was under s20 until detained, now sentenced
	TagExtensionGranted = "extension-granted" // an order that extends the 26 weeks
	TagFurtherHearing   = "further-hearing"   // a further case management hearing is needed
	TagExtended         = "extended"          // of an order, complaint or request: the longer time held from its start
	TagFurtherOrder     = "further-order"     // a second or later secure order
	TagAppeal           = "appeal"            // an order against which an appeal is considered
	TagAppealShort      = "appeal-short"      // an interim order or case management decision, likewise

	// Of care leavers, missing and exploited children.
	TagOurAccommodation = "our-accommodation" // a home that the authority provides under s23B or s24B
	TagRepeat           = "repeat"            // the local trigger for repeat missing episodes is reached
	TagHigh             = "high"              // exploitation: high risk
	TagMedium           = "medium"            // exploitation: medium risk
	TagModernSlavery    = "modern-slavery"    // exploitation: signs of modern slavery

	// Of carers, adoption and special guardianship.
	TagConnectedCarer  = "connected-carer"  // a family and friends foster carer
	TagDBS             = "dbs"              // a check: criminal record
	TagMedical         = "medical"          // a check: medical
	TagHomeSafety      = "home-safety"      // a check: the home
	TagNotApproved     = "not-approved"     // a decision not to approve, or a withdrawal
	TagWithLeave       = "with-leave"       // an application for special guardianship: the court gave leave, or asked for the report itself
	TagRegularPayments = "regular-payments" // special guardianship support with regular payments
	TagPlanAdoption    = "plan-adoption"    // the plan, or the decision, is adoption
	TagMatch           = "match"            // a recommendation of a match
	TagNotYetPlaced    = "not-yet-placed"   // consent withdrawn before placing, or under 6 weeks of age

	// Of schools, complaints and allegations.
	TagPost16          = "post-16"          // an EHC move to education after 16
	TagPost16Move      = "post-16-move"     // an EHC move between institutions after 16
	TagCorporate       = "corporate"        // a complaint outside the 2006 regulations
	TagFosteringAgency = "fostering-agency" // a complaint about a fostering agency
	TagFosterCarer     = "foster-carer"     // an allegation against a foster carer
	TagBarring         = "barring"          // a conclusion for which a barring referral is owed

	// Worked out by [Run]; nobody records them.
	TagLookedAfter     = "looked-after"      // from care.started to care.ended
	TagOnCPPlan        = "on-cp-plan"        // from cp.plan-started to cp.plan-ended
	TagUnderS47        = "under-s47"         // from s47.started until the case is closed
	TagBorn            = "born"              // from the birth
	TagInProceedings   = "in-proceedings"    // from proceedings.issued to proceedings.concluded
	TagEverLookedAfter = "ever-looked-after" // was looked after at any time
	TagEverInNeed      = "ever-in-need"      // was ever referred or privately fostered
	TagCareLeaver      = "care-leaver"       // became an eligible or a relevant child
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
	{S47Started, "", CaseClosed, TagUnderS47},
	{ProceedingsIssued, "", ProceedingsConcluded, TagInProceedings},
	{ChildBorn, "", "", TagBorn},
}

// stands reports that the tags of a moment stand until they are replaced, so that they
// are not also carried along by what the moment opened.
func stands(m Moment) bool {
	for _, s := range standing {
		if m == s.from || m == s.again {
			return true
		}
	}
	return false
}

// ever says what a moment makes true of the person for all time, before it and after.
var ever = []struct {
	moment Moment
	gives  string
}{
	{CareStarted, TagEverLookedAfter},
	{ReferralAccepted, TagEverInNeed},
	{PFArrangementKnown, TagEverInNeed},
	{EligibleBecame, TagCareLeaver},
	{RelevantBecame, TagCareLeaver},
}
