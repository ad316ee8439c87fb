package ssda903

import (
	"fmt"

	"throughline/core"
	"throughline/rule"
)

// The rules INT01 to INT21 hold the tables against the header table. They are not the
// department's published rules.

// rINTMissing finds rows of children whom the header table does not have.
var rINTMissing = []Rule{
	notInHeader("INT01", ad1s, "AD1 (adoptions)"),
	notInHeader("INT02", placedAdoption, "PlacedAdoption"),
	notInHeader("INT03", episodes, "Episodes"),
	notInHeader("INT04", missings, "Missing"),
	notInHeader("INT05", oc2s, "OC2 (health and offending)"),
	notInHeader("INT06", oc3s, "OC3 (care leavers)"),
	notInHeader("INT07", prevPerms, "PrevPerm"),
	notInHeader("INT08", reviews, "Reviews"),
	notInHeader("INT09", uascs, "UASC"),
}

// rINTBirth finds rows whose date of birth is not the header's.
var rINTBirth = []Rule{
	bornOtherwise("INT11", ad1s, "adoption table"),
	bornOtherwise("INT12", placedAdoption, "table of decisions to place for adoption"),
	bornOtherwise("INT13", missings, "missing table"),
	bornOtherwise("INT14", oc2s, "OC2 (health and offending) table"),
	bornOtherwise("INT15", oc3s, "OC3 (care leaver) table"),
	bornOtherwise("INT16", prevPerms, "previous permanence table"),
	bornOtherwise("INT17", reviews, "reviews table"),
	bornOtherwise("INT18", uascs, "unaccompanied asylum seekers table"),
}

// rINT21 finds an unaccompanied child whose sex is not the header's.
var rINT21 = []Rule{{
	Code:  "INT21",
	Words: "The sex in the unaccompanied asylum seekers table is not the one in the header table.",
	Fix:   "Find out which is right and correct the other.",
	Flags: rule.Fields{uascs: {"SEX"}},
	Needs: []string{headers, uascs},
	Check: eachUASC(func(c *Child, u *UASC) bool {
		for _, h := range c.Headers {
			if u.Sex != "" && h.Sex != "" && u.Sex != h.Sex {
				return true
			}
		}
		return false
	}),
}}

func notInHeader(code, table, said string) Rule {
	return Rule{
		Code:  code,
		Words: fmt.Sprintf("Header has no entry for the child on this row of %s.", said),
		Fix:   "Add the child to the header table, or correct the child's identifier.",
		Flags: rule.Fields{table: {"CHILD"}},
		Needs: []string{headers, table},
		Check: func(c *Child, found rule.Found) {
			if len(c.Headers) == 0 {
				c.all(table, func(row rule.Row, _ core.Date) { found(row) })
			}
		},
	}
}

func bornOtherwise(code, table, said string) Rule {
	return Rule{
		Code:  code,
		Words: fmt.Sprintf("The date of birth in the %s is not the one in the header table.", said),
		Fix:   "Find out which is right and correct the other.",
		Flags: rule.Fields{table: {"DOB"}},
		Needs: []string{headers, table},
		Check: func(c *Child, found rule.Found) {
			c.all(table, func(row rule.Row, dob core.Date) {
				for _, h := range c.Headers {
					if !dob.IsZero() && !h.DOB.IsZero() && dob != h.DOB.Date {
						found(row)
					}
				}
			})
		},
	}
}
