package ssda903

import (
	"slices"

	"throughline/rule"
)

// r184 finds a decision for adoption before the birth of the child. The date of birth is the
// row's own; Header's only where the table has no such column.
var r184 = []Rule{{
	Code:  "184",
	Words: "DATE_PLACED is earlier than the birth of the child, or the birth date is missing.",
	Fix:   "Correct the date of the decision or the date of birth.",
	Flags: rule.Fields{placedAdoption: {"DATE_PLACED", "DOB"}},
	Needs: []string{headers, placedAdoption},
	Check: eachPlacedAdoption(func(c *Child, p *PlacedAdoption) bool {
		births := []rule.Date{p.DOB}
		if !c.HasColumn(placedAdoption, "DOB") && len(c.Headers) > 0 {
			births = nil
			for _, h := range c.Headers {
				births = append(births, h.DOB)
			}
		}
		return !p.DatePlaced.IsZero() && slices.ContainsFunc(births, func(dob rule.Date) bool {
			return !p.DatePlaced.NotBefore(dob.Date)
		})
	}),
}}
