package code

// The lists of the front door, of assessment, plans and conferences. They are ours, after
// common practice and Working Together to Safeguard Children 2026; a code is a plain word,
// so that a table reads without its list.

const ours = "Throughline, after common practice"

// pairs makes items of codes and labels in turn.
func pairs(words ...string) []Item {
	items := make([]Item, 0, len(words)/2)
	for i := 0; i+1 < len(words); i += 2 {
		items = append(items, Item{Code: words[i], Label: words[i+1]})
	}
	return items
}

// YesNo answers a question that must be decided.
var YesNo = &List{"yes_no", "Yes or no", ours, pairs("yes", "Yes", "no", "No")}

// YesNoNotKnown answers a question whose answer may not be known; not known is an answer.
var YesNoNotKnown = &List{"yes_no_not_known", "Yes, no or not known", ours, pairs(
	"yes", "Yes",
	"no", "No",
	"unknown", "Not known",
)}

// YesNoRefused answers a question that a person need not answer.
var YesNoRefused = &List{"yes_no_refused", "Yes, no, not known or not wished to say", ours, pairs(
	"yes", "Yes",
	"no", "No",
	"unknown", "Not known",
	"refused", "Did not wish to say",
)}

// ContactMethod is the way by which somebody told us, or we spoke to somebody.
var ContactMethod = &List{"contact_method", "How it came", ours, pairs(
	"phone", "Telephone",
	"online", "Online form",
	"email", "Email",
	"police", "Police notification",
	"visit", "In person",
	"letter", "Letter",
	"video", "Video call",
	"message", "Text or message",
	"system", "Another council's or agency's system",
	"other", "Another way",
)}

// ContactOutcome is what was decided about a contact.
var ContactOutcome = &List{"contact_outcome", "Outcome of the contact", ours, pairs(
	"referral", "New referral",
	"open_referral", "Information to an open referral",
	"strategy", "Child protection enquiry",
	"advice", "Advice or signposting",
	"early_help", "Early help",
	"private_fostering", "Private fostering",
	"missing", "Missing",
	"other_authority_plan", "Another authority's child on a plan",
	"non_agency_adoption", "Non-agency adoption",
	"no_further_action", "No further action",
)}

// ContactTag says what a contact is about; there may be several.
var ContactTag = &List{"contact_tag", "What it is about", ours, pairs(
	"domestic_abuse", "Domestic abuse notification",
	"missing", "Missing",
	"exploitation", "Exploitation",
	"neglect", "Neglect",
	"physical_abuse", "Physical abuse",
	"sexual_abuse", "Sexual abuse",
	"emotional_abuse", "Emotional abuse",
	"mental_health", "Mental health",
	"substance_use", "A parent's use of alcohol or drugs",
	"behaviour", "The child's behaviour",
	"disability", "Disability",
	"young_carer", "Young carer",
	"housing", "Housing",
	"no_recourse", "No recourse to public funds",
	"contact_dispute", "Dispute over contact",
	"unborn", "Unborn child",
	"other", "Something else",
)}

// DomesticAbuseRisk is the grade that the notifying agency gave.
var DomesticAbuseRisk = &List{"domestic_abuse_risk", "Risk grade of the notification", ours, pairs(
	"standard", "Standard",
	"medium", "Medium",
	"high", "High",
	"none", "No grade given",
)}

// ThresholdLevel is the level of need in four steps. A council may word it otherwise.
var ThresholdLevel = &List{"threshold_level", "Level of need", ours + "; the local threshold document", pairs(
	"1", "1 Universal",
	"2", "2 Additional",
	"3", "3 Complex or intensive",
	"4", "4 Specialist",
)}

// RAG is a rating in three colours. Never show the colour without the word.
var RAG = &List{"rag", "Rating", ours, pairs("red", "Red", "amber", "Amber", "green", "Green")}

// Consent is whether those who must agree have agreed. Protection, court and care do not
// rest on it; early help and help for a child in need do.
var Consent = &List{"consent", "Agreement", ours + "; Children Act 1989 s17", pairs(
	"given", "Given",
	"refused", "Refused",
	"withdrawn", "Withdrawn",
	"not_sought_safety", "Not asked, because asking could put the child at risk",
	"not_sought_needed", "Not needed for this step",
	"not_yet", "Not yet asked",
)}

// ConsentBy is who agreed.
var ConsentBy = &List{"consent_by", "Who agreed", ours, pairs(
	"parent", "A parent or somebody with parental responsibility",
	"young_person", "The young person (16 or over)",
	"child", "The child, who understands what it means",
	"court", "The court",
)}

// ParentsKnow is whether the parents know of a contact.
var ParentsKnow = &List{"parents_know", "Whether the parents know", ours, pairs(
	"know_agree", "They know and agree",
	"know_disagree", "They know and do not agree",
	"do_not_know", "They do not know",
	"unknown", "Not known",
)}

// ReferralOutcome is what was decided about a referral; there may be several.
var ReferralOutcome = &List{"referral_outcome", "Outcome of the referral", ours, pairs(
	"assessment", "Single assessment",
	"strategy", "Strategy discussion",
	"care", "Request for the child to be looked after",
	"private_fostering", "Private fostering",
	"transfer_in", "Transfer in of a child on a plan",
	"care_leaver", "Care leaver",
	"homeless", "Homeless at 16 or 17",
	"no_further_action", "No further action",
	"other", "Other",
)}

// AssessmentOutcome is what follows a child and family assessment.
var AssessmentOutcome = &List{"assessment_outcome", "Outcome of the assessment", ours, pairs(
	"no_further_action", "No further action",
	"early_help", "Early help",
	"child_in_need", "Child in need plan",
	"strategy", "Strategy discussion",
	"conference", "Child protection conference",
	"care", "Request for the child to be looked after",
	"private_fostering", "Private fostering",
	"legal", "Legal action",
	"short_breaks", "Short breaks",
	"specialist", "Specialist assessment",
	"elsewhere", "Referral elsewhere",
)}

// Seen is whether the worker saw the child.
var Seen = &List{"seen", "Whether the child was seen", ours, pairs(
	"alone", "Seen, and alone",
	"seen", "Seen, not alone",
	"not_seen", "Not seen",
	"refused", "Not seen: access refused",
	"no_answer", "Not seen: nobody there",
)}

// VisitPlace is where a child was seen.
var VisitPlace = &List{"visit_place", "Where", ours, pairs(
	"home", "At home",
	"placement", "In the placement",
	"school", "School, nursery or college",
	"office", "Council office",
	"health", "Hospital or clinic",
	"family", "A relative's home",
	"community", "Elsewhere",
	"video", "By video",
)}

// MeetingMethod is how a meeting or discussion was held.
var MeetingMethod = &List{"meeting_method", "How it was held", ours, pairs(
	"in_person", "In person",
	"video", "By video",
	"phone", "By telephone",
	"mixed", "Some in person and some not",
)}

// Attendance is how somebody who was invited took part.
var Attendance = &List{"attendance", "Attendance", ours, pairs(
	"attended", "Attended",
	"part", "Attended in part",
	"report", "Did not attend, sent a report",
	"apologies", "Sent apologies",
	"absent", "Did not attend",
	"excluded", "Excluded, with reasons",
)}

// StrategyOutcome is what a strategy discussion decided.
var StrategyOutcome = &List{"strategy_outcome", "Decision", "Children Act 1989 s47; Working Together 2026 ch. 3", pairs(
	"s47_joint", "Section 47 enquiry with the police",
	"s47_single", "Section 47 enquiry by social care alone",
	"police_single", "Police enquiry alone",
	"assessment", "No section 47 enquiry, but an assessment",
	"other", "Other",
)}

// Section47Outcome is what a section 47 enquiry found.
var Section47Outcome = &List{"section47_outcome", "Finding", "Children Act 1989 s47; Working Together 2026 ch. 3", pairs(
	"not_substantiated", "Concerns not substantiated",
	"no_longer_likely", "Substantiated, but the child is not likely to suffer significant harm now",
	"continuing_risk", "Substantiated, and the child is at continuing risk",
)}

// Section47Action is what follows a section 47 enquiry; there may be several.
var Section47Action = &List{"section47_action", "What follows", ours, pairs(
	"conference", "Child protection conference",
	"legal", "Legal action",
	"services", "Services under section 17",
	"short_breaks", "Short breaks",
	"assessment", "Continue the assessment",
	"monitor", "Other agencies to monitor",
	"none", "Nothing more",
)}

// Progress is how far an outcome of a plan has come.
var Progress = &List{"progress", "Progress", ours, pairs(
	"worse", "Worse",
	"same", "No change",
	"some", "Some progress",
	"good", "Good progress",
	"met", "Met",
)}

// PlanEndReason is why a plan of help ended.
var PlanEndReason = &List{"plan_end_reason", "Reason for the end", ours, pairs(
	"needs_met", "Needs met",
	"step_down", "Step down",
	"step_up", "Step up",
	"withdrew", "The family withdrew",
	"moved", "Moved away",
	"looked_after", "Became looked after",
	"turned_18", "Turned 18",
	"died", "Died",
	"other", "Other",
)}

// WorksAs is as what somebody works with a child.
var WorksAs = &List{"works_as", "As what", ours, pairs(
	"lead", "Lead worker",
	"key", "Key worker of another team, beside the lead worker",
)}
