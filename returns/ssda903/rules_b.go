package ssda903

import "slices"

var rules_b = slices.Concat[[]Rule]()
