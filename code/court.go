package code

// The lists of the time before court and of the court.

// EdgeOfCareOutcome is how support at the edge of care ended.
var EdgeOfCareOutcome = &List{"edge_of_care_outcome", "How it ended", ours, pairs(
	"home", "The child stays at home",
	"family", "The child went to live with family or friends",
	"care", "The child came into care",
	"refused", "The family did not want it",
	"other", "Another way",
)}

// Threshold is whether the grounds for a care or supervision order are thought to be met.
var Threshold = &List{"threshold", "Threshold", "Children Act 1989 s31(2)", pairs(
	"met", "Met",
	"likely", "Likely to be met, more evidence is needed",
	"not_met", "Not met",
)}

// FamilyMeeting is how far family group decision-making has come.
var FamilyMeeting = &List{"family_meeting", "Family group decision-making", ours + "; Children Act 1989 s31ZA", pairs(
	"held", "Held",
	"arranged", "Offered and being arranged",
	"declined", "Offered, and the family did not want it",
	"unsafe", "Not offered: it is not in the child's best interests",
	"not_yet", "Not yet offered",
)}

// ServiceMethod is how a letter or an application reached somebody.
var ServiceMethod = &List{"service_method", "How it was given", ours, pairs(
	"by_hand", "By hand, in person",
	"post", "By post, signed for",
	"first_class", "By first-class post",
	"email", "By email",
	"solicitor", "Through their solicitor",
)}

// PreProceedingsMeeting is which meeting before proceedings it was.
var PreProceedingsMeeting = &List{"pre_proceedings_meeting", "Meeting", ours + "; Public Law Working Group, March 2021", pairs(
	"first", "First meeting",
	"review", "Review",
	"final", "Final meeting",
)}

// PreProceedingsDecision is what was decided about going on before proceedings.
var PreProceedingsDecision = &List{"pre_proceedings_decision", "Decision", ours, pairs(
	"issue", "Issue proceedings",
	"step_down_cp", "Step down to the child protection plan",
	"step_down_cin", "Step down to help for a child in need",
	"extend", "Go on for longer, until a day",
	"end", "End it for another reason",
)}

// PreProceedingsAssessment is an assessment commissioned before proceedings or in them.
var PreProceedingsAssessment = &List{"pre_proceedings_assessment", "Assessment", ours, pairs(
	"parenting", "Parenting assessment",
	"pams", "Parenting assessment for parents with a learning disability",
	"cognitive", "Cognitive assessment",
	"psychological", "Psychological assessment",
	"psychiatric", "Psychiatric assessment",
	"substance", "Testing for alcohol or drugs",
	"domestic_abuse", "Domestic abuse risk assessment",
	"viability", "Viability of family or friends",
	"sibling", "Brothers and sisters, together or apart",
	"other", "Other",
)}

// CourtApplication is what was applied for.
var CourtApplication = &List{"court_application", "Application", "Family Procedure Rules 2010; form C110A", pairs(
	"care", "Care order",
	"supervision", "Supervision order",
	"care_placement", "Care order and placement order",
	"placement", "Placement order",
	"discharge", "Discharge of a care order",
	"other", "Other",
)}

// ProceedingsEnd is how proceedings ended.
var ProceedingsEnd = &List{"proceedings_end", "How they ended", ours, pairs(
	"final_order", "Final order",
	"no_order", "No order",
	"withdrawn", "Withdrawn with leave",
	"dismissed", "Dismissed",
	"transferred", "Transferred to another authority",
)}

// HearingOutcome is whether a hearing took place.
var HearingOutcome = &List{"hearing_outcome", "Did it take place?", ours, pairs(
	"held", "Held",
	"adjourned", "Adjourned",
	"vacated", "Taken out of the list",
)}

// DirectedTo is who must do what the court directed.
var DirectedTo = &List{"directed_to", "Who", ours, pairs(
	"us", "The local authority",
	"mother", "Mother",
	"father", "Father",
	"guardian", "Children's guardian",
	"expert", "Expert",
	"health", "Health",
	"police", "Police",
	"other", "Somebody else",
)}

// CourtOrder is an order of the family court about a child.
var CourtOrder = &List{"court_order", "Order", "Children Act 1989; Adoption and Children Act 2002", pairs(
	"interim_care", "Interim care order",
	"care", "Care order",
	"placement", "Placement order",
	"emergency_protection", "Emergency protection order",
	"child_assessment", "Child assessment order",
	"interim_supervision", "Interim supervision order",
	"supervision", "Supervision order",
	"special_guardianship", "Special guardianship order",
	"child_arrangements", "Child arrangements order",
	"contact", "Order about contact with a child in care",
	"prohibited_steps", "Prohibited steps order",
	"specific_issue", "Specific issue order",
	"family_assistance", "Family assistance order",
	"recovery", "Recovery order",
	"discharge", "Discharge of an order",
	"no_order", "No order",
	"other", "Other order",
)}

// courtOrderStatus is the legal status that an order gives a child who is looked after
// under it.
var courtOrderStatus = map[string]string{
	"interim_care": "C1", "care": "C2", "placement": "E1", "emergency_protection": "L2", "child_assessment": "L3",
}

// StatusUnder returns the legal status ([LegalStatus]) under an order ([CourtOrder]); ""
// for an order that gives none.
func StatusUnder(order string) string { return courtOrderStatus[order] }

// Appeal is whether an appeal against an order is thought of, and how much time there is.
var Appeal = &List{"appeal", "Appeal", "Family Procedure Rules 2010 r30.4", pairs(
	"no", "No",
	"final", "Yes, against a final order (21 days)",
	"interim", "Yes, against an interim order or a case management decision (7 days)",
)}

// CourtPlanStage is whether a plan for the court is the first or the last.
var CourtPlanStage = &List{"court_plan_stage", "Which plan", "Children Act 1989 s31A", pairs(
	"initial", "First plan",
	"interim", "Changed in the proceedings",
	"final", "Final plan",
)}

// EmergencyEnd is how police protection or an emergency order ended.
var EmergencyEnd = &List{"emergency_end", "How it ended", ours, pairs(
	"home", "The child went home",
	"family", "The child went to family or friends",
	"accommodated", "Accommodated with agreement, section 20",
	"emergency_order", "An emergency protection order was made",
	"interim_order", "An interim care order was made",
	"discharged", "The court discharged it",
	"lapsed", "The time ran out",
)}

// Viability is what came of a first look at somebody who might care for a child.
var Viability = &List{"viability", "Outcome", ours + "; Family Rights Group, initial family and friends care assessment", pairs(
	"positive", "Positive: go on to a full assessment",
	"negative", "Negative",
	"withdrew", "They withdrew",
)}

// CourtReport is a report that the court may direct the authority to make.
var CourtReport = &List{"court_report", "Report", "Children Act 1989 ss7, 37", pairs(
	"s7", "Welfare report, section 7",
	"s37", "Investigation, section 37",
)}
