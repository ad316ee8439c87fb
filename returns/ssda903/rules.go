package ssda903

import "slices"

// Rules lists every rule of every year from 2023 on, in the order of their codes.
var Rules = slices.Concat(rules_a, rules_b, rules_c)
