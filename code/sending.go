package code

// Recipient is who somebody is to whom a letter or a record is sent.
var Recipient = &List{"recipient", "To whom it is sent", ours, pairs(
	"child", "The child or young person",
	"parent", "A parent, or somebody else with parental responsibility",
	"family", "Somebody else of the family or close to it",
	"carer", "A foster carer or a children's home",
	"school", "School or college",
	"health", "Health",
	"police", "Police",
	"court", "Court, a guardian or a lawyer",
	"authority", "Another authority",
	"other", "Somebody else",
)}
