package ssda903

import "throughline/rule"

// r399 finds reviews and motherhood of children who only have short breaks. Every header
// is held together with every review: where either gives something, both are at fault,
// and so is every episode.
var r399 = []Rule{{
	Code:  "399",
	Words: "Mother or review details are given for a child whose every episode is a short break (V3 or V4).",
	Fix:   "Remove the answer on motherhood and the reviews, or correct the legal status of the episodes.",
	Flags: rule.Fields{episodes: {"LS"}, headers: {"MOTHER"}, reviews: {"REVIEW", "REVIEW_CODE"}},
	Needs: []string{episodes, headers, reviews},
	Only:  rule.Clues{rule.OneOf(episodes, "LS", "V3", "V4")},
	Check: func(c *Child, found rule.Found) {
		if c.ID == "" || len(c.Episodes) == 0 || !c.onlyShortBreaks() {
			return
		}
		var rows []rule.Row
		for _, h := range orBlank(c.Headers) {
			for _, v := range orBlank(c.Reviews) {
				if h.Mother != "" || v.Review.Given() || v.ReviewCode != "" {
					rows = append(rows, there(h.Row, v.Row)...)
				}
			}
		}
		if len(rows) == 0 {
			return
		}
		for _, e := range c.Episodes {
			rows = append(rows, e.Row)
		}
		found(rows...)
	},
}}
