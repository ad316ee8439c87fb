package code

// The lists of court, care, leaving care, fostering, missing and school beside those that
// the returns publish.

// LegalPlanningDecision is what a legal planning meeting decided.
var LegalPlanningDecision = &List{"legal_planning_decision", "Decision", ours, pairs(
	"A", "Continue with the plan",
	"B", "Begin pre-proceedings",
	"C", "Issue proceedings",
	"D", "Issue proceedings urgently",
)}

// CourtPlan is the council's plan for a child before the court, first and final.
var CourtPlan = &List{"court_plan", "Plan for the child", ours, pairs(
	"A", "Care order",
	"B", "Care order with the child at home",
	"C", "Adoption",
	"D", "Supervision order",
	"E", "Special guardianship",
	"F", "Private law order",
	"G", "Other",
)}

// Hearing is the kind of a hearing in care proceedings.
var Hearing = &List{"hearing", "Hearing", "Family Procedure Rules 2010, Practice Direction 12A", pairs(
	"CMH", "Case management hearing",
	"FCMH", "Further case management hearing",
	"IRH", "Issues resolution hearing",
	"final", "Final hearing",
	"interim", "Contested interim hearing",
	"other", "Other",
)}

// PermanenceRoute is the way to a home for good.
var PermanenceRoute = &List{"permanence_route", "Plan for permanence", ours, pairs(
	"home", "Return home",
	"family_care_order", "With family under a care order",
	"special_guardianship", "Special guardianship",
	"child_arrangements", "Child arrangements order",
	"adoption", "Adoption",
	"long_term_foster", "Long-term fostering",
	"residential", "Long-term residential care",
	"independence", "Independence at 18",
)}

// CareLeaverStatus is what a young person is owed. It is worked out, never typed.
//
// Law: Children Act 1989 ss23A, 23C, 24 and Sch 2 para 19B.
var CareLeaverStatus = &List{"care_leaver_status", "Status", "Children Act 1989 ss23A, 23C, 24, Sch 2 para 19B", pairs(
	"eligible", "Eligible",
	"relevant", "Relevant",
	"former_relevant", "Former relevant",
	"qualifying", "Qualifying",
	"none", "None",
)}

// FosteringType is a kind of fostering that carers offer or think of.
var FosteringType = &List{"fostering_type", "Type of fostering", ours, pairs(
	"long_term", "Long-term",
	"short_term", "Short-term",
	"emergency", "Emergency",
	"respite", "Respite or short breaks",
	"parent_child", "Parent and child",
	"remand", "Remand",
	"for_adoption", "Fostering for adoption or concurrent",
	"connected", "Family and friends (connected)",
	"specialist", "Specialist or therapeutic",
	"unaccompanied", "Unaccompanied children",
)}

// FosteringEnquiryChannel is how somebody asked about fostering.
var FosteringEnquiryChannel = &List{"fostering_enquiry_channel", "How they asked", ours, pairs(
	"web", "Website",
	"phone", "Telephone",
	"event", "Event",
	"friend", "Friend or carer",
	"staff", "Member of staff",
	"hub", "Recruitment hub",
	"other", "Other",
)}

// FosteringEnquiryOutcome is what became of an enquiry.
var FosteringEnquiryOutcome = &List{"fostering_enquiry_outcome", "Outcome of the enquiry", ours, pairs(
	"information", "Information sent",
	"visit", "Visit arranged",
	"deferred", "Deferred",
	"ineligible", "Not eligible",
	"duplicate", "Asked before",
	"withdrawn", "Withdrawn by the enquirer",
)}

// FosteringWithdrawal is why applicants leave before panel.
var FosteringWithdrawal = &List{"fostering_withdrawal", "Reason for withdrawing", "Ofsted fostering data collection, from 2023-24", pairs(
	"AW1", "Fostering was not what they expected",
	"AW2", "The assessment was not what they expected",
	"AW3", "The household changed (not money)",
	"AW4", "Could not go on because of money",
	"AW5", "Worried about allegations",
	"AW0", "Other or not known",
)}

// AllegationOutcome is the finding on an allegation against a person of trust.
var AllegationOutcome = &List{"allegation_outcome", "Outcome", "Keeping Children Safe in Education, part 4", pairs(
	"substantiated", "Substantiated",
	"false", "False",
	"malicious", "Malicious",
	"unfounded", "Unfounded",
	"unsubstantiated", "Unsubstantiated",
)}

// MissingRisk is the police's grade of a missing child.
var MissingRisk = &List{"missing_risk", "Police grade", "College of Policing, missing persons", pairs(
	"none", "No apparent risk",
	"low", "Low",
	"medium", "Medium",
	"high", "High",
)}

// ReturnInterview is what became of the talk that a child is owed after being missing.
var ReturnInterview = &List{"return_interview", "Return interview", "Statutory guidance on children who run away or go missing, 2014", pairs(
	"accepted", "Offered and accepted",
	"declined", "Offered and declined",
	"not_offered", "Not offered",
	"still_missing", "Still missing",
)}

// Exploitation is the kind of exploitation of which there are signs; there may be several.
var Exploitation = &List{"exploitation", "Kind of exploitation", ours, pairs(
	"sexual", "Sexual",
	"criminal", "Criminal",
	"county_lines", "County lines",
	"labour", "Labour",
	"domestic", "Domestic servitude",
	"trafficking", "Trafficking",
	"online", "Online",
	"radicalisation", "Radicalisation",
	"other", "Other",
)}

// Indicator is whether a sign is there, and how lately.
var Indicator = &List{"indicator", "Sign seen", ours, pairs(
	"now", "Yes, now",
	"recent", "Yes, in the past 6 months",
	"earlier", "Yes, earlier",
	"no", "No",
	"unknown", "Not known",
)}

// RiskLevel is a level of risk after all is weighed.
var RiskLevel = &List{"risk_level", "Level of risk", ours, pairs(
	"low", "Low",
	"medium", "Medium",
	"high", "High",
	"unknown", "Not yet assessed",
)}

// SENStatus is a pupil's special educational needs provision.
var SENStatus = &List{"sen_status", "Special educational needs", "School census: SEN provision", pairs(
	"N", "None",
	"K", "SEN support",
	"E", "Education, health and care plan",
)}
