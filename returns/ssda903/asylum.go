package ssda903

import "throughline/rule"

// Rules 205A to 205D hold the asylum-seeking status of two years against each other. A
// child's status stands in Header; where a year's Header was not loaded, the UASC table
// stands in for it.

// A status says whether a child was an unaccompanied asylum-seeking child in a year.
type status struct {
	code string   // "1", "0" or blank
	row  rule.Row // of Header, or of what stands in for it
}

// statuses are a child's of one year ("" or last), one for each row that gives any.
func (c *Child) statuses(rows *Rows, year string) []status {
	var all []status
	if c.Has(headers + year) {
		for _, h := range rows.Headers {
			all = append(all, status{h.UASC, h.Row})
		}
		return all
	}
	for _, u := range rows.UASCs {
		code := "0"
		if u.Sex != "" || u.DUC.Given() { // more than who the child is
			code = "1"
		}
		all = append(all, status{code, u.Row})
	}
	return all
}

// An asylum is a row of this year's UASC table with one of the statuses of the year, and
// a row and a status of last year; blank where there is none.
type asylum struct {
	now, before        UASC
	status, lastStatus string
}

// eachAsylum flags the UASC row and the Header row of which bad is true.
func eachAsylum(bad func(*Child, *asylum) bool) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		var statusesBefore []status
		if len(c.Last.UASCs) > 0 { // last year's Header counts only beside a row of its UASC table
			statusesBefore = c.statuses(&c.Last, last)
		}
		for _, now := range c.UASCs {
			for _, s := range orBlank(c.statuses(&c.Rows, "")) {
				for _, before := range orBlank(c.Last.UASCs) {
					for _, b := range orBlank(statusesBefore) {
						switch bad := bad(c, &asylum{now, before, s.code, b.code}); {
						case bad && s.row.Table == headers:
							found(now.Row, s.row)
						case bad:
							found(now.Row)
						}
					}
				}
			}
		}
	}
}

// asylumUnknown says why 205A to 205C cannot run.
func asylumUnknown(r *Return) string {
	switch {
	case r.From == "":
		return "it is not known whether the return was read from CSV or XML"
	case r.From == "xml" && !r.Has(headers):
		return r.Lacks(headers)
	case r.From == "xml" && !r.Has(headers+last):
		return r.Lacks(headers + last)
	}
	return statusLacking(r)
}

// statusLacking says which Header has no asylum-seeking status.
func statusLacking(r *Return) string {
	for _, year := range []string{"", last} {
		if r.Has(headers+year) && !r.HasColumn(headers+year, "UASC") {
			return headers + year + " does not say who is an unaccompanied asylum-seeking child: " + uascs + year + " is not there"
		}
	}
	return ""
}
