package code

// The lists of allegations against people who work with children.

// AllegationHarm is why an allegation concerns the designated officer; there may be several.
var AllegationHarm = &List{"allegation_harm", "Why it concerns the designated officer", "Working Together 2026; Keeping Children Safe in Education, part 4", pairs(
	"harmed", "Harmed a child, or may have",
	"offence", "May have committed an offence against or related to a child",
	"risk", "Behaved in a way that may be a risk to children",
	"unsuitable", "Behaved, also away from work, in a way that may make them unsuitable",
)}

// TrustRole is the work with children of somebody against whom there is an allegation.
var TrustRole = &List{"trust_role", "Work with children", ours, pairs(
	"teacher", "Teacher",
	"school", "Other work in a school or college",
	"early_years", "Nursery worker or childminder",
	"foster_carer", "Foster carer",
	"adopter", "Prospective adopter",
	"residential", "Worker in a children's home",
	"social_care", "Social care",
	"health", "Health",
	"police", "Police or youth justice",
	"faith", "Faith organisation",
	"sport", "Sport or leisure",
	"transport", "Transport",
	"volunteer", "Volunteer elsewhere",
	"other", "Other",
)}

// AllegationMeeting is which meeting about an allegation it was.
var AllegationMeeting = &List{"allegation_meeting", "Meeting", ours, pairs(
	"first", "First meeting",
	"review", "Review",
	"final", "Final meeting",
)}

// EmployerAction is what the employer did while an allegation was looked into.
var EmployerAction = &List{"employer_action", "What the employer did", ours, pairs(
	"none", "Goes on as before",
	"supervised", "Works under supervision",
	"moved", "Works without children",
	"suspended", "Suspended, a neutral act",
	"dismissed", "Dismissed",
	"resigned", "Resigned",
	"approval_ended", "Approval as a carer ended",
)}

// AllegationReferral is to whom somebody was referred after an allegation.
var AllegationReferral = &List{"allegation_referral", "Referred to", "Safeguarding Vulnerable Groups Act 2006 s35", pairs(
	"dbs", "Disclosure and Barring Service",
	"tra", "Teaching Regulation Agency",
	"ofsted", "Ofsted",
	"swe", "Social Work England",
	"health", "A health regulator",
	"other", "Another regulator",
)}
