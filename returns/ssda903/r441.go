package ssda903

import "throughline/rule"

// r441 finds children under 4 who are said to have taken part in their review, or not.
var r441 = []Rule{{
	Code:  "441",
	Words: "The review records how the child took part, which is for children of 4 and over, but the child was under 4 on the day.",
	Fix:   "Enter PN0, or correct the date of birth or of the review.",
	Flags: rule.Fields{reviews: {"DOB", "REVIEW", "REVIEW_CODE"}},
	Needs: []string{reviews},
	Check: eachReview(func(_ *Child, v *Review) bool {
		return oneOf(v.ReviewCode, "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7") &&
			v.Review.Before(birthday(v.DOB, 4))
	}),
}}
