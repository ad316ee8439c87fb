package web

import (
	"slices"

	"throughline/form"
)

// readable leaves out of what is shown the seal of the code by which whoever told us looks
// up their worry. What is locked was left out when the record was read: see the locks of package access.
func readable(qs form.Questions) form.Questions {
	return slices.DeleteFunc(qs, func(q *form.Question) bool { return q.Name == "code_hash" })
}
