package ssda903

import "throughline/rule"

// r406 finds distances from a home that the council cannot know.
var r406 = []Rule{{
	Code:   "406",
	Words:  "A distance from home arises for a child who is or was an unaccompanied asylum seeker, for whom there should be none.",
	Fix:    "Remove the home postcode.",
	Flags:  rule.Fields{episodes: {"PL_DISTANCE"}},
	Needs:  []string{episodes, "PL_DISTANCE"},
	Unless: uascNotKnown,
	Check:  eachEpisode(func(c *Child, e *Episode) bool { return c.EverUASC() && e.PlDistance.Known }),
}}
