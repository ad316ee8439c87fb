package ssda903

import "throughline/rule"

// r166 finds a review without its date.
var r166 = []Rule{{
	Code:  "166",
	Words: "The review date is blank or is not a real date.",
	Fix:   "Record the day of the review, as dd/mm/yyyy.",
	Flags: rule.Fields{reviews: {"REVIEW"}},
	Needs: []string{reviews},
	Only:  rule.Clues{noDay(reviews, "REVIEW")},
	Check: eachReview(func(_ *Child, v *Review) bool { return v.Review.IsZero() }),
}}
