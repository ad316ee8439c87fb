package ssda903

import "slices"

var rules_c = slices.Concat[[]Rule]()
