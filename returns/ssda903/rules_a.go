package ssda903

import "slices"

var rules_a = slices.Concat(
	r1000,
	r101,
)
