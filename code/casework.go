package code

// The lists of the work that is the same whatever brought a child to us: visits, notes,
// warnings. They are ours, after common practice.

// VisitDuty is a duty to visit a child; one visit may meet several. The regimes within care
// are not told apart here: what sort of placement it is stands with the placement.
var VisitDuty = &List{"visit_duty", "Which visit it is", ours + "; SI 2010/959 reg 28 and the regulations of each duty", pairs(
	"assessment", "In an assessment",
	"section47", "In a section 47 enquiry",
	"child_in_need", "Child in need plan",
	"protection", "Child protection plan",
	"care", "In care",
	"short_breaks", "In a series of short breaks",
	"adoption", "Placed for adoption",
	"private_fostering", "Private fostering",
	"pathway", "Care leaver",
	"custody", "In custody, in care until then",
	"section85", "In hospital, a care home or a residential school (section 85)",
)}

// VisitSeen is whether a child was seen on a visit. Of an unborn child the mother is seen.
var VisitSeen = &List{"visit_seen", "Whether the child was seen", ours, append(pairs(
	"alone", "Seen, and alone",
	"seen", "Seen, not alone",
	"mother", "Not born yet: the mother was seen",
), Seen.Items[2:]...)}

// VoiceMethod is how a worker found out what a child wants and feels; there may be several.
var VoiceMethod = &List{"voice_method", "How it was found out", ours + "; Children Act 1989 ss17(4A), 22(4), 47(5A)", pairs(
	"talk", "Talking",
	"play", "Playing",
	"drawing", "Drawing",
	"sheets", "Wishes and feelings sheets, three houses, cards",
	"scaling", "Scaling",
	"walk", "A walk or something done together",
	"letter", "A letter, message or app",
	"interpreter", "With an interpreter",
	"signing", "Signing or symbols",
	"advocate", "Through an advocate",
	"watching", "Watching: face, body, play, with each carer",
)}

// NoteKind is what a case note tells of.
var NoteKind = &List{"note_kind", "What it was", ours, pairs(
	"child", "Talk or time with the child",
	"family", "Talk with the family",
	"carer", "Talk with the carer",
	"professional", "Talk with another professional",
	"meeting", "Meeting",
	"message", "Letter, email or message",
	"decision", "A manager's decision outside supervision",
	"attempt", "We tried, and reached nobody",
	"event", "Something that happened",
	"other", "Something else",
)}

// AlertKind is what those who work with a child must be warned of.
var AlertKind = &List{"alert_kind", "What it is about", ours, pairs(
	"violence", "Violence or threats",
	"not_alone", "Do not visit alone",
	"weapon", "Weapons",
	"animal", "A dangerous animal",
	"home", "A danger in the home",
	"address", "Do not tell anybody the address",
	"person", "Somebody must not see or come near the child",
	"allergy", "Allergy",
	"health", "Health need that cannot wait",
	"communication", "How to speak with the child or family",
	"other", "Something else",
)}

// AlertAudience is whom a warning reaches unasked.
var AlertAudience = &List{"alert_audience", "Who must see it", ours, pairs(
	"everybody", "Everybody who opens the child's page",
	"visitors", "Whoever visits",
	"carers", "Whoever looks after the child",
	"out_of_hours", "Front door and out of hours",
)}

// FamilyGroupOffer is how a family took the offer of a family group conference.
var FamilyGroupOffer = &List{"family_group_offer", "How the family took the offer", "Children Act 1989 s31ZA; " + ours, pairs(
	"accepted", "Somebody said yes",
	"declined", "Nobody wanted it",
	"thinking", "They have not answered yet",
	"not_offered", "Not offered: it would not be in the child's best interests",
)}

// SummaryFor is the occasion on which a case summary is brought up to date.
var SummaryFor = &List{"summary_for", "Why it is written now", ours, pairs(
	"quarter", "It is time: every three months",
	"review", "Before a review or conference",
	"change", "Something important changed",
	"transfer", "The child gets another team or worker",
	"closing", "We are ending our work",
)}

// BirthPlanTold is who has the plan for a birth and for going home from hospital.
var BirthPlanTold = &List{"birth_plan_told", "Who has the plan", ours, pairs(
	"mother", "The mother",
	"father", "The father or other parent",
	"midwifery", "Midwifery and the hospital",
	"health_visitor", "Health visitor",
	"out_of_hours", "Our out of hours team",
	"police", "Police",
)}

// SchoolPlace is where a child learns.
var SchoolPlace = &List{"school_place", "Where a child learns", ours, pairs(
	"school", "School",
	"nursery", "Nursery or childminder",
	"special", "Special school",
	"alternative", "Alternative provision",
	"college", "College",
	"home", "Taught at home",
	"none", "Nowhere: missing education",
)}
