package code

// The lists of private fostering.

// PFRelation is who a private foster carer is to the child. Close relatives are none.
var PFRelation = &List{"pf_relation", "Who the carer is to the child", "Children Act 1989 ss66, 105", pairs(
	"friend", "Friend of the family",
	"distant_relative", "Distant relative: great-aunt, cousin",
	"ex_partner", "A parent's former partner",
	"friends_parent", "Parent of the child's friend",
	"host", "Host family of a school or course",
	"stranger", "Not known before",
	"other", "Other",
)}

// PFBasis is how a child came to live with a private foster carer.
var PFBasis = &List{"pf_basis", "Why the child lives there", ours, pairs(
	"parents_abroad", "The parents live or study abroad",
	"from_abroad", "The child came from abroad for school or a course",
	"estranged", "Does not get on with the parents at home",
	"illness", "A parent is ill, in prison or away",
	"trafficking", "May have been trafficked",
	"sought_asylum", "Came seeking asylum",
	"other", "Other",
)}

// PFNotifier is who told us of private fostering.
var PFNotifier = &List{"pf_notifier", "Who told us", "SI 2005/1533 regs 3 to 6", pairs(
	"carer", "The carer",
	"parent", "A parent",
	"arranger", "Somebody else who arranged it",
	"agency", "A school, health or another agency",
	"public", "Somebody from the public",
	"found", "We found it ourselves",
)}

// PFSuitability is whether a private fostering arrangement suits the child.
var PFSuitability = &List{"pf_suitability", "Is it suitable?", "SI 2005/1533 regs 4, 7, Schs 2, 3", pairs(
	"suitable", "Suitable",
	"requirements", "Suitable with requirements",
	"not_suitable", "Not suitable",
)}

// PFChange is a change that a private foster carer must tell of.
var PFChange = &List{"pf_change", "What changed", "SI 2005/1533 reg 9", pairs(
	"address", "The carer's address",
	"joined", "Somebody came to live there",
	"left", "Somebody left",
	"offence", "Somebody was convicted, disqualified or prohibited",
	"other", "Something else",
)}

// PFEnd is how private fostering ended.
var PFEnd = &List{"pf_end", "How it ended", ours, pairs(
	"home", "The child went back to the parents",
	"relative", "The child went to a close relative",
	"another", "The child went to another private foster carer",
	"care", "The child came into care",
	"abroad", "The child left the country",
	"moved", "The family moved to another authority",
	"age", "The child reached 16, or 18 if disabled",
	"prohibited", "We prohibited it",
	"order", "The carer got a court order",
	"other", "Other",
)}
