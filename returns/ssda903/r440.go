package ssda903

import "throughline/rule"

// r440 finds children of 4 and over who are said to be too young for their review.
var r440 = []Rule{{
	Code:  "440",
	Words: "The review says the child was too young (under 4) to take part, but the child was over 4 on the day of the review.",
	Fix:   "Record how the child took part, or correct the date of birth or of the review.",
	Flags: rule.Fields{reviews: {"DOB", "REVIEW", "REVIEW_CODE"}},
	Needs: []string{reviews},
	Only:  rule.Clues{rule.OneOf(reviews, "REVIEW_CODE", "PN0")},
	Check: eachReview(func(_ *Child, v *Review) bool {
		return v.ReviewCode == "PN0" && v.Review.After(birthday(v.DOB, 4))
	}),
}}
