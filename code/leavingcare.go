package code

// The lists of young people who leave care beside those that the returns publish.

// TouchMethod is how a personal adviser was in touch, or tried to be.
var TouchMethod = &List{"touch_method", "How", ours, pairs(
	"home", "Visit where they live",
	"elsewhere", "Met somewhere else",
	"custody", "Visit in custody",
	"phone", "Telephone call",
	"video", "Video call",
	"message", "Messages, answered",
	"tried", "Tried, with no answer",
)}

// AdviserChange is why a personal adviser follows another.
var AdviserChange = &List{"adviser_change", "Why the adviser changes", ours, pairs(
	"first", "The first personal adviser",
	"asked", "The young person asked",
	"left", "The adviser left",
	"moved", "The young person moved",
	"team", "The work was shared out anew",
	"other", "Other",
)}

// PathwayHeading is a part of life that a pathway plan covers.
//
// Law: SI 2010/959 reg 43 and Sch 8; SI 2010/2571 reg 6 and Sch 1.
var PathwayHeading = &List{"pathway_heading", "Part of life", "SI 2010/959 Sch 8; SI 2010/2571 Sch 1", pairs(
	"home", "Home",
	"learning", "Education, training and work",
	"health", "Health",
	"feelings", "Feelings",
	"money", "Money",
	"people", "Family and friends",
	"skills", "Skills for life",
	"identity", "Identity and documents",
	"immigration", "Immigration",
	"safety", "Safety",
)}

// PathwayReviewDecision is what a review of a pathway plan decides.
var PathwayReviewDecision = &List{"pathway_review_decision", "Decision", "SI 2010/2571 reg 7", pairs(
	"continue", "The plan goes on as it is",
	"change", "The plan goes on, with changes",
	"end", "The plan ends",
)}

// StayingOn is whether a young person stays with, or close to, those who cared for them.
var StayingOn = &List{"staying_on", "Staying put or close", "Children Act 1989 ss23CZA, 23CZAA", pairs(
	"put", "Staying put with former foster carers",
	"close", "Staying close to a former children's home",
	"offered", "Offered, not wished",
	"none", "Not possible",
	"later", "To be decided",
)}

// Entitlement is something that care leavers are owed or offered. What each is, and for
// whom, stands beside the code in the part that tells young people of them.
var Entitlement = &List{"entitlement", "Entitlement", "Children Act 1989 ss22D to 24D; the council's local offer", pairs(
	"adviser", "A personal adviser to 25",
	"pathway_plan", "A pathway plan of my own",
	"advocate", "An advocate",
	"records", "Seeing my records",
	"setting_up", "Setting up home grant",
	"staying_put", "Staying put with foster carers to 21",
	"housing", "Help with housing, and priority if homeless",
	"council_tax", "Council tax help",
	"bursary_16_19", "Bursary at 16 to 19",
	"higher_education", "Higher education bursary and holiday housing",
	"apprenticeship", "Apprenticeship bursary",
	"benefits", "Help to claim benefits early",
	"prescriptions", "Help with health costs",
	"documents", "Birth certificate, passport and bank account",
	"voting", "Being on the register of voters",
	"local_offer", "The local offer for care leavers",
	"complaints", "Complaining and being heard",
)}

// ToldInForm is in what form somebody was told of an entitlement.
var ToldInForm = &List{"told_in_form", "In what form", ours, pairs(
	"talk", "Talked through in person",
	"paper", "Talked through, and given on paper",
	"online", "Message or web page",
	"post", "By post",
)}

// TakenUp is how far an entitlement was taken up.
var TakenUp = &List{"taken_up", "Taken up", ours, pairs(
	"not_yet", "Not yet",
	"asked", "Asked for",
	"having", "Having it",
	"had", "Had it",
	"not_wanted", "Not wanted now",
	"not_for_me", "Does not apply",
)}

// Detention is where somebody is held, or in hospital.
var Detention = &List{"detention", "Where", ours, pairs(
	"prison", "Prison",
	"yoi", "Young offender institution",
	"secure_school", "Secure school or secure training centre",
	"secure_home", "Secure children's home",
	"immigration", "Immigration detention",
	"hospital", "Hospital",
)}

// SupportAnswer is what a request for support from a care leaver led to.
var SupportAnswer = &List{"support_answer", "Answer", "Children Act 1989 s23CZB", pairs(
	"given", "Advice or help given",
	"plan", "Needs assessed and a pathway plan begins",
	"elsewhere", "Another service helps, and we went with them to it",
	"not_possible", "Could not be given",
)}

// HomelessWhy is why a young person has nowhere to stay.
var HomelessWhy = &List{"homeless_why", "Why there is nowhere to stay", ours, pairs(
	"told_to_leave", "Told to leave by parents or carers",
	"unsafe", "Not safe at home",
	"left", "Left home",
	"other_family", "Friends or relatives can no longer have them",
	"tenancy", "A tenancy or placement ended",
	"custody", "Left custody or hospital",
	"other", "Other",
)}

// SafeTonight is where a young person stays on the day they say they have nowhere. Bed and
// breakfast is not among the answers: it is never suitable.
//
// Guidance: Prevention of homelessness and provision of accommodation for 16 and 17 year
// old young people, 2018.
var SafeTonight = &List{"safe_tonight", "Where they stay tonight", "Prevention of homelessness of 16 and 17 year olds, 2018", pairs(
	"home", "At home, and it is safe",
	"network", "With family or friends, and it is safe",
	"section_20", "Accommodated by us",
	"supported", "Emergency supported accommodation",
	"not_found", "Nowhere safe found yet",
)}

// HomelessChoice is what a young person of 16 or 17 chose, having heard what each means.
var HomelessChoice = &List{"homeless_choice", "The young person's choice", "Children Act 1989 ss17, 20; Housing Act 1996 Part 7", pairs(
	"section_20", "Looked after under section 20",
	"section_17", "Housing and help under section 17",
	"home", "Home or family, with help",
	"housing", "Help from the housing service alone",
	"undecided", "Not decided yet",
)}
