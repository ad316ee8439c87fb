package ssda903

import "throughline/rule"

// r167 finds a review of which it is not said how the child took part. A row with neither
// date nor code is left to rule 166.
var r167 = []Rule{{
	Code:  "167",
	Words: "The code for how the child took part in the review is blank or not allowed.",
	Fix:   "Record PN0 to PN7.",
	Flags: rule.Fields{reviews: {"REVIEW_CODE"}},
	Needs: []string{reviews},
	Only:  rule.Clues{noneOf(reviews, "REVIEW_CODE", waysToTakePart...).Or(rule.Blank(reviews, "REVIEW"))},
	Check: eachReview(func(_ *Child, v *Review) bool {
		right := v.Review.Given() && oneOf(v.ReviewCode, waysToTakePart...)
		return !right && (v.Review.Given() || v.ReviewCode != "")
	}),
}}

var waysToTakePart = []string{"PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7"}
