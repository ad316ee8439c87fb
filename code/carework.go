package code

// The lists of the work with children in care: coming into care, placements, plans,
// reviews, health, adoption. The codes of the return of children looked after stand apart.

// AccommodationAgreedBy is who agreed that a child is accommodated, under section 20.
var AccommodationAgreedBy = &List{"accommodation_agreed_by", "Who agreed", "Children Act 1989 s20(7), (11)", pairs(
	"mother", "Mother",
	"father", "Father with parental responsibility",
	"other_pr", "Somebody else with parental responsibility",
	"child", "The young person, at 16 or 17",
	"nobody_able", "Nobody with parental responsibility is there, or able, to object",
)}

// CareConsent is what those with parental responsibility agreed to when a child came into care.
var CareConsent = &List{"care_consent", "Agreed to", ours + "; SI 2010/959 Sch 2", pairs(
	"health_assessment", "Health assessments",
	"treatment", "Routine treatment and immunisations",
	"emergency", "Emergency treatment and anaesthetic",
	"dental", "Dental treatment",
	"photographs", "Photographs",
	"overnight", "Overnight stays with friends",
	"travel", "Travel abroad",
	"school_trips", "School trips",
)}

// SiblingsPlaced is whether brothers and sisters are placed together.
//
// Law: Children Act 1989 s22C(8)(c).
var SiblingsPlaced = &List{"siblings_placed", "Brothers and sisters", "Children Act 1989 s22C(8)(c)", pairs(
	"together", "Together with all who are in care",
	"some", "Together with some of them",
	"apart", "Apart",
	"none", "None in care",
)}

// PlacementFact is what is true of a placement and decides how often the child is visited.
var PlacementFact = &List{"placement_fact", "What is true of the placement", "SI 2010/959 regs 19, 23, 24, 28", pairs(
	"reg_19", "With parents at once, before the assessment is complete (regulation 19)",
	"reg_24", "With a connected person who has temporary approval (regulation 24)",
	"reg_25", "Likewise, and the temporary approval is extended (regulation 25)",
	"outside_terms", "In an emergency, outside the carer's terms of approval (regulation 23)",
	"permanent", "Meant to last until 18, and the care plan says so",
	"fewer_visits", "Settled for a year in long-term fostering, and the child agreed to fewer visits",
	"other_arrangements", "Somebody else arranges where the child lives: hospital, custody, school",
)}

// CareChanged is what changed in a child's care.
var CareChanged = &List{"care_changed", "What changed", ours, pairs(
	"legal", "The legal status",
	"placement", "The placement",
)}

// PlacementOffer is the answer to a request for a placement.
var PlacementOffer = &List{"placement_offer", "Answer", ours, pairs(
	"offered", "Offered",
	"chosen", "Offered and chosen",
	"turned_down", "Offered, and we turned it down",
	"full", "No: no place",
	"not_matched", "No: could not meet the child's needs",
	"no_answer", "No answer",
)}

// PlacementApproval is what about a placement needs a senior manager's approval.
var PlacementApproval = &List{"placement_approval", "What is approved", "SI 2010/959 regs 11, 12, 18, 24", pairs(
	"parents", "Placement with parents (regulation 18)",
	"connected", "Temporary approval of a connected person (regulation 24)",
	"out_of_area", "Placement outside the area (regulation 11(1))",
	"distant", "Placement at a distance (regulation 11(2): the director)",
	"outside_england", "Placement outside England (regulation 12)",
)}

// PlacementTold is who must be told of a placement in writing.
var PlacementTold = &List{"placement_told", "Who was told", "SI 2010/959 reg 13(3)", pairs(
	"child", "The child",
	"parents", "Parents and others with parental responsibility",
	"contact", "Others with contact by order",
	"carer", "The carer or home",
	"health", "Integrated care board",
	"gp", "General practice",
	"school", "School and virtual school",
	"area_authority", "The council of the area",
	"iro", "Independent reviewing officer",
	"guardian", "Children's guardian",
	"visitor", "Independent visitor",
)}

// DelegatedMatter is something about which somebody must be able to decide day by day.
var DelegatedMatter = &List{"delegated_matter", "What", "SI 2010/959 Sch 2 para 4", pairs(
	"treatment", "Routine treatment",
	"immunisation", "Immunisations",
	"dentist", "Dentist and optician",
	"overnight", "Overnight stays with friends",
	"trips", "School trips",
	"holidays", "Holidays in the United Kingdom",
	"abroad", "Holidays abroad",
	"hair", "Haircuts and appearance",
	"sport", "Clubs, sport and risk",
	"online", "Telephone and online life",
	"photographs", "Photographs",
	"faith", "Faith and religious observance",
	"school_meetings", "School meetings and reports",
	"other", "Something else",
)}

// DelegatedTo is who may decide.
var DelegatedTo = &List{"delegated_to", "Who may decide", "SI 2010/959 Sch 2 para 4", pairs(
	"carer", "The carer",
	"carer_tells", "The carer, who tells us after",
	"parent", "A parent",
	"council", "The council",
	"child", "The young person",
)}

// PlacementPlanSort is the kind of a plan of where a child lives.
var PlacementPlanSort = &List{"placement_plan_sort", "Which plan", "SI 2010/959 regs 9, 47C", pairs(
	"placement", "Placement plan",
	"detention", "Detention placement plan: remanded to youth detention",
)}

// HeardAtReview says whether a child was asked to a review.
var HeardAtReview = &List{"heard_at_review", "Invited", ours, pairs(
	"yes", "Yes, and the child is coming",
	"own_way", "Yes, and will take part in another way",
	"declined", "Yes, and does not want to come",
	"too_young", "No: too young, so those who know the child speak for them",
	"harmful", "No: it would do harm",
)}

// ReviewResponse is how the team manager answers the decisions of a review.
var ReviewResponse = &List{"review_response", "Answer", "IRO Handbook 2010 ch. 3", pairs(
	"agreed", "Agreed",
	"queried", "Queried: talking with the reviewing officer",
	"refused", "Not agreed",
)}

// DisputeStage is how far a reviewing officer's concern went.
var DisputeStage = &List{"dispute_stage", "How far it went", "IRO Handbook 2010 ch. 6", pairs(
	"team", "Team manager",
	"service", "Service manager",
	"head", "Head of service",
	"director", "Director of children's services",
	"cafcass", "Cafcass",
)}

// HealthAssessmentSort is the kind of a health assessment.
var HealthAssessmentSort = &List{"health_assessment_sort", "Which one", "SI 2010/959 reg 7", pairs(
	"initial", "Initial",
	"review", "Review",
)}

// HealthDone is what became of an appointment about a child's health.
var HealthDone = &List{"health_done", "What happened", ours, pairs(
	"done", "Done",
	"refused", "The child refused",
	"missed", "Not brought, or missed",
)}

// HealthBy is who assessed a child's health.
var HealthBy = &List{"health_by", "Who assessed", "SI 2010/959 reg 7(1), (3)", pairs(
	"doctor", "Doctor",
	"nurse", "Nurse",
	"midwife", "Midwife",
)}

// FamilyContact is a way in which a child sees or hears from somebody.
var FamilyContact = &List{"family_contact", "How", ours, pairs(
	"together", "Together, nobody else needed",
	"supervised", "Together, with somebody there",
	"overnight", "Overnight stays",
	"call", "Telephone or video",
	"letters", "Letters and cards",
	"none", "None for now",
)}

// FamilyContactBasis is what a contact rests on.
var FamilyContactBasis = &List{"family_contact_basis", "Rests on", "Children Act 1989 s34", pairs(
	"plan", "The care plan",
	"order", "A court's order",
	"child", "The child's own wish",
)}

// LifeStoryPart is a piece of a child's life story.
var LifeStoryPart = &List{"life_story_part", "What", ours, pairs(
	"book", "Life-story book",
	"later_letter", "Later-life letter",
	"photographs", "Photographs",
	"memory_box", "Memory box",
	"family_tree", "Family tree",
	"birth", "Birth and early days",
	"carers", "What carers remember",
	"people", "Letters from people who matter",
	"other", "Something else",
)}

// AgeAssessment is where an assessment of a young person's age stands.
var AgeAssessment = &List{"age_assessment", "Age", "Immigration Act 2016; Nationality and Borders Act 2022 part 4; case law", pairs(
	"accepted", "The age said is accepted",
	"pending", "Assessment under way",
	"child", "Assessed to be a child",
	"adult", "Assessed to be an adult",
	"disputed", "Assessed, and disputed",
)}

// AdoptionAuthority is what allows an agency to place a child for adoption.
var AdoptionAuthority = &List{"adoption_authority", "What allows it", "Adoption and Children Act 2002 ss19 to 21", pairs(
	"order", "Placement order",
	"consent", "Consent of the parents",
	"under_six_weeks", "Consent for a baby under six weeks old",
)}

// AdoptionReviewSort is the kind of a review on the way to adoption.
var AdoptionReviewSort = &List{"adoption_review_sort", "Which review", "SI 2005/389 reg 36", pairs(
	"not_placed", "May be placed, and is not placed yet",
	"placed", "Placed with adopters",
)}

// AdoptionRecommendation is what an adoption panel recommends.
var AdoptionRecommendation = &List{"adoption_recommendation", "What is recommended", "SI 2005/389 regs 18, 32", pairs(
	"plan", "That the child should be placed for adoption",
	"match", "A match with adopters",
	"not", "Neither",
)}
