package code

// The lists of missing children, exploitation and the work of several agencies against it.

// ScreeningReason is why the screening tool was used.
var ScreeningReason = &List{"screening_reason", "Why it is done", "Local exploitation pathway", pairs(
	"concern", "Somebody is worried",
	"care", "Came into care at 10 or older",
	"missing", "Missing for more than 24 hours",
	"missing_often", "Missing three times in 90 days",
	"conference", "Child protection conference at 10 or older",
	"again", "Looked at again",
)}

// ExploitationLevel is a level of risk of exploitation after the signs are weighed.
var ExploitationLevel = &List{"exploitation_level", "Level", "Local exploitation pathway", pairs(
	"low", "Low, or emerging",
	"medium", "Medium, or moderate",
	"high", "High, or significant",
)}

// DeclinedWhy is why a return conversation was not held.
var DeclinedWhy = &List{"declined_why", "Why it was not held", "Children who run away or go missing from home or care, 2014", pairs(
	"child", "The child did not want it",
	"other_adult", "The child talked with somebody else whom they trust",
	"carer", "A parent or carer said no",
	"not_reached", "The child could not be reached",
	"missing_again", "The child was missing again",
)}

// IndependentWho is who held a return conversation, seen from home and placement.
var IndependentWho = &List{"independent_who", "Who held it", "Children who run away or go missing from home or care, 2014", pairs(
	"service", "Return conversation service",
	"charity", "Voluntary organisation",
	"youth", "Youth worker",
	"early_help", "Early help worker",
	"trusted", "Somebody whom the child chose, outside home and placement",
	"worker", "The child's own social worker, because the child asked",
)}

// SharedWith is with whom information was shared.
var SharedWith = &List{"shared_with", "Shared with", ours, pairs(
	"police", "Police",
	"worker", "Social worker",
	"carer", "Parent or carer",
	"iro", "Reviewing officer",
	"school", "School",
	"health", "Health",
	"panel", "Panel",
	"area", "Council of the area",
)}

// ExploitationStrand is a part of a plan against exploitation.
var ExploitationStrand = &List{"exploitation_strand", "Part", "Local exploitation pathway: pursue, prevent, protect, prepare", pairs(
	"pursue", "Those who do harm",
	"places", "Places",
	"peers", "Friends and groups",
	"home", "Home and parents",
	"school", "School and work",
	"health", "Health and feelings",
	"online", "Online and telephone",
	"money", "Money and debts",
	"missing", "When missing",
	"trusted", "A trusted adult and good things to do",
)}

// ExploitationDecision is what a review of a plan against exploitation decides.
var ExploitationDecision = &List{"exploitation_decision", "Decision", "Local exploitation pathway", pairs(
	"continue", "The plan goes on as it is",
	"change", "The plan goes on, with changes",
	"end", "The plan ends",
)}

// PanelDecision is what a panel on exploitation decides about one child.
var PanelDecision = &List{"panel_decision", "Decision", "Local panel terms of reference", pairs(
	"keep", "Stays on the panel's list",
	"escalate", "Escalate",
	"step_down", "Step down, and look again",
	"leave", "Leaves the list",
)}

// RiskChange is how risk has changed since the last look.
var RiskChange = &List{"risk_change", "Since last time", ours, pairs(
	"new", "First time",
	"reduced", "Reduced",
	"stable", "The same",
	"increased", "Increased",
)}

// GroundsStage is a stage of the National Referral Mechanism.
var GroundsStage = &List{"grounds_stage", "Which decision", "Modern slavery statutory guidance under Modern Slavery Act 2015 s49", pairs(
	"reasonable", "Reasonable grounds",
	"conclusive", "Conclusive grounds",
	"reconsidered", "Reconsideration",
)}

// GroundsDecision is a decision of the National Referral Mechanism.
var GroundsDecision = &List{"grounds_decision", "Decision", "Modern slavery statutory guidance under Modern Slavery Act 2015 s49", pairs(
	"positive", "Positive",
	"negative", "Negative",
	"suspended", "Suspended",
	"withdrawn", "Withdrawn",
)}

// NRMConsent is on what basis somebody was referred to the National Referral Mechanism. A
// child's consent is not needed; an adult who does not consent is told of without a name.
var NRMConsent = &List{"nrm_consent", "On what basis", "Modern Slavery Act 2015 s52; statutory guidance under s49", pairs(
	"child", "A child: consent is not needed",
	"adult_yes", "An adult who consents",
	"adult_no", "An adult who does not consent: notified without a name",
)}

// Disruption is something done against those who exploit, or at a place.
var Disruption = &List{"disruption", "What", "Home Office, child exploitation disruption toolkit", pairs(
	"abduction_notice", "Child abduction warning notice",
	"sexual_risk_order", "Sexual risk or harm prevention order",
	"slavery_order", "Slavery and trafficking risk or prevention order",
	"injunction", "Injunction",
	"closure", "Closure notice or order for premises",
	"licence", "Licence looked at: taxi, takeaway, alcohol, hotel",
	"hotel_notice", "Information notice to a hotel",
	"visit", "Visit to premises",
	"patrol", "Patrols, lights or cameras at a place",
	"dispersal", "Dispersal of a group",
	"arrest", "Arrest or warrant",
	"recovery", "Recovery order for a child",
	"online", "Account or number closed",
	"other", "Other",
)}

// DisruptionResult is how far it has come.
var DisruptionResult = &List{"disruption_result", "Result", ours, pairs(
	"planned", "Planned",
	"asked", "Asked for",
	"done", "Done or made",
	"refused", "Refused",
	"breached", "Made, and breached",
	"ended", "Ended",
)}

// ContextKind is what a context of concern is.
var ContextKind = &List{"context_kind", "What it is", ours, pairs(
	"place", "Place",
	"person", "Person",
	"group", "Group",
	"vehicle", "Vehicle",
	"number", "Telephone number",
	"account", "Online account",
)}

// ContextLink is how a child is linked with a context of concern.
var ContextLink = &List{"context_link", "How the child is linked with it", ours, pairs(
	"goes", "Goes there or spends time with them",
	"found", "Was found there or with them",
	"named", "The child named it",
	"told", "Others named it",
	"harmed", "Was harmed there or by them",
	"contact", "Messages or calls",
	"lives", "Lives there or nearby",
)}

// ContextState is whether a context is still of concern.
var ContextState = &List{"context_state", "Of concern", ours, pairs(
	"active", "Yes",
	"watched", "Less, and watched",
	"closed", "No longer",
)}

// Sureness is how sure information is.
var Sureness = &List{"sureness", "How sure", ours, pairs(
	"known", "Known",
	"likely", "Likely",
	"heard", "Heard, not tested",
)}
