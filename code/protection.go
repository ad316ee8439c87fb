package code

// The lists of child protection and of the plan for a child in need. Where no source is
// named they are ours, after common practice.

const together = "Working Together 2026 ch. 3"

// InitialDecision is what an initial child protection conference decided about one child.
var InitialDecision = &List{"initial_conference_decision", "Decision of the conference", together, pairs(
	"plan", "Child protection plan begins",
	"child_in_need", "No plan: child in need",
	"early_help", "No plan: early help",
	"no_action", "No plan and no further action",
)}

// ReviewDecision is what a review conference decided about one child.
var ReviewDecision = &List{"review_conference_decision", "Decision of the review", together, pairs(
	"continues", "The plan continues",
	"ends_child_in_need", "The plan ends: child in need",
	"ends_early_help", "The plan ends: early help",
	"ends_care", "The plan ends: the child's care plan keeps the child safe",
	"ends_no_action", "The plan ends and nothing follows",
)}

// ProtectionEnd is why a child protection plan ended.
var ProtectionEnd = &List{"protection_plan_end", "Why the plan ended", together, pairs(
	"conference", "A review conference ended it",
	"turned_18", "The young person turned 18",
	"died", "The child died",
	"moved", "Moved, and the other authority has held its own conference",
)}

// EndWithoutConference is why a child protection plan may end without a review conference.
var EndWithoutConference = &List{"protection_plan_end_without", "Why it ends without a conference", together, ProtectionEnd.Items[1:]}

// MedicalExamination is what was decided about a medical examination in an enquiry.
var MedicalExamination = &List{"medical_examination", "Medical examination", ours, pairs(
	"not_needed", "Not needed",
	"arranged", "Arranged",
	"done", "Done",
	"refused", "Needed, and refused",
)}

// ConferenceSort is what sort of child protection conference is asked for.
var ConferenceSort = &List{"conference_sort", "Which conference", together, pairs(
	"initial", "Initial conference",
	"review", "Review conference",
	"transfer", "Transfer-in conference",
)}

// AdvocateOffer is whether a child had an advocate at a conference or a review.
var AdvocateOffer = &List{"advocate_offer", "Advocate", together, pairs(
	"used", "Offered, and had one",
	"not_wanted", "Offered, and not wanted",
	"young", "Not offered: too young to be asked",
	"not_offered", "Not offered",
)}

// TransferDirection is whether a child moved here or away.
var TransferDirection = &List{"transfer_direction", "Which way", ours, pairs(
	"in", "The child has moved here",
	"out", "The child has moved away",
)}

// TransferStatus is what a child who moves is to the authority that tells of it.
var TransferStatus = &List{"transfer_status", "What the child is there", ours, pairs(
	"plan", "On a child protection plan",
	"child_in_need", "A child in need",
)}

// LongPlanDecision is what a senior manager decided about a plan that has run long.
var LongPlanDecision = &List{"long_plan_decision", "Decision", ours, pairs(
	"continue", "Go on as it is",
	"change", "Change the plan",
	"conference", "Bring the conference forward",
	"legal", "Legal planning meeting",
	"step_up", "Strategy discussion",
	"close", "Close, or step down",
)}

// SeriousIncident is what makes an incident one that may have to be notified.
var SeriousIncident = &List{"serious_incident", "What happened", "Children Act 2004 s16C; Working Together 2026 ch. 5", pairs(
	"died_abuse", "A child died, and abuse or neglect is known or suspected",
	"harmed_abuse", "A child was seriously harmed, and abuse or neglect is known or suspected",
	"died_in_care", "A child in care died",
	"died_care_leaver", "A care leaver up to the 25th birthday died",
)}

// ChildInNeedDecision is what a review of a child in need plan decided about one child.
var ChildInNeedDecision = &List{"child_in_need_decision", "Decision of the review", ours, pairs(
	"continue", "The plan goes on",
	"step_down", "Step down to early help",
	"close", "Close",
	"step_up", "Step up: a strategy discussion is needed",
)}

// WithdrawalDecision is what a manager decided when a family withdrew its agreement.
var WithdrawalDecision = &List{"withdrawal_decision", "Decision", "Children Act 1989 s17", pairs(
	"end", "The plan ends; the worries do not need more",
	"early_help", "The plan ends; early help goes on with the family's agreement",
	"talk", "Talk with the family again before we decide",
	"strategy", "The worries are too grave: a strategy discussion is needed",
)}
