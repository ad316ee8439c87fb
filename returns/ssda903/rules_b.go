package ssda903

import "slices"

var rules_b = slices.Concat(
	r302,
	r303,
	r304,
	r331,
	r333,
	r334,
	r335,
	r336,
	r344,
	r345,
	r347,
	r348,
	r351,
	r352,
	r353,
	r354,
	r355,
	r356,
	r357,
	r358,
	r359,
	r361,
	r362,
	r363,
	r364,
	r365,
	r366,
	r367,
)
