package ssda903

import "throughline/rule"

// rEPI finds a child of whom the return says next to nothing. It is not one of the
// department's published rules; its collection system warns of the same.
var rEPI = []Rule{{
	Code:     "EPI",
	Severity: rule.Warning,
	Words:    "This child has neither episodes nor care leaver information, so little else can be checked until episodes are loaded.",
	Fix:      "Load the child's episodes or care leaver information, or remove the child from the header table.",
	Flags:    rule.Fields{headers: {"CHILD"}},
	Needs:    []string{headers},
	Check:    eachHeader(func(c *Child, _ *Header) bool { return len(c.Episodes) == 0 && len(c.OC3s) == 0 }),
}}
