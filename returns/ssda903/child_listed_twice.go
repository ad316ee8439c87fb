package ssda903

import (
	"fmt"

	"throughline/core"
	"throughline/rule"
)

// rINTTwice finds children whom a table lists more than once. The rules INT31 to INT36
// are not the department's published rules.
var rINTTwice = []Rule{
	listedTwice("INT31", ad1s, "adoption table"),
	listedTwice("INT32", headers, "header table"),
	listedTwice("INT33", oc2s, "OC2 (health and offending) table"),
	listedTwice("INT34", oc3s, "OC3 (care leaver) table"),
	listedTwice("INT35", prevPerms, "previous permanence table"),
	listedTwice("INT36", uascs, "unaccompanied asylum seekers table"),
}

func listedTwice(code, table, said string) Rule {
	return Rule{
		Code:  code,
		Words: fmt.Sprintf("The child is listed more than once in the %s.", said),
		Fix:   "Remove the rows that should not be there, or correct the child's identifier.",
		Flags: rule.Fields{table: {"CHILD"}},
		Needs: []string{table},
		Check: func(c *Child, found rule.Found) {
			times := 0
			c.all(table, func(rule.Row, core.Date) { times++ })
			if c.ID == "" || times < 2 {
				return
			}
			var rows []rule.Row
			c.all(table, func(row rule.Row, _ core.Date) { rows = append(rows, row) })
			found(rows...)
		},
	}
}
