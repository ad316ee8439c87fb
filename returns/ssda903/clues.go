package ssda903

import "throughline/rule"

// What rules say in Only, beside the clues of package rule.

// noneOf is the clue that a column is blank in some row, or holds none of the codes.
func noneOf(table, column string, codes ...string) rule.Clue {
	return rule.Blank(table, column).Or(rule.Other(table, column, codes...))
}

// noDay is the clue that a column of dates is blank in some row, or holds no date.
func noDay(table, column string) rule.Clue {
	return rule.Blank(table, column).Or(rule.Unreadable(table, column))
}

// anyOf is the clue that one of some columns is such.
func anyOf(table string, columns []string, such func(table, column string) rule.Clue) rule.Clue {
	var any rule.Clue
	for _, c := range columns {
		any = any.Or(such(table, c))
	}
	return any
}

// neitherYesNorNo is the clue that a column holds something that is neither 1 nor 0.
func neitherYesNorNo(table, column string) rule.Clue { return rule.Other(table, column, "0", "1") }

// The columns of OC2 that every child needs, and all that ask about health and offending.
var (
	alwaysAsked = []string{"IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"}
	items       = append([]string{"CONVICTED", "HEALTH_CHECK", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"}, alwaysAsked...)
)
