package cin

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"throughline/core"
	"throughline/rule"
)

// The notions that many rules share. Each means what the comment says and nothing else.

// blank reports a day that is not given, or that cannot be read.
func blank(d rule.Date) bool { return d.IsZero() }

// present is the opposite of [blank].
func present(d rule.Date) bool { return !d.IsZero() }

// oneOf reports that a text is one of the codes, in their very case.
func oneOf(s string, codes []string) bool { return slices.Contains(codes, s) }

// isTrue and isFalse read a flag: true or 1, false or 0, in any case. Blank is neither.
func isTrue(s string) bool  { return s == "1" || strings.EqualFold(s, "true") }
func isFalse(s string) bool { return s == "0" || strings.EqualFold(s, "false") }

// NFA reports a referral that led to no further action.
func (d *Details) NFA() bool { return isTrue(d.ReferralNFA) }

// TakenFurther reports a referral of which it is said that it led to further action.
func (d *Details) TakenFurther() bool { return isFalse(d.ReferralNFA) }

// Open reports an episode that has not been closed.
func (d *Details) Open() bool { return blank(d.CINclosureDate) }

// AfterAssessment reports an episode closed straight after assessment: with no further
// action, or referred to early help.
func (d *Details) AfterAssessment() bool {
	return d.ReasonForClosure == "RC8" || d.ReasonForClosure == "RC9"
}

// NotRequired reports an enquiry of which it is said that it needs no conference.
func (s *Section47) NotRequired() bool { return isTrue(s.ICPCnotRequired) }

// Required reports an enquiry of which it is said that it needs a conference.
func (s *Section47) Required() bool { return isFalse(s.ICPCnotRequired) }

// Has reports an assessment whose factors hold a code, in any case.
func (a *Assessment) Has(code string) bool {
	return slices.ContainsFunc(a.Factors, func(f string) bool { return strings.ToUpper(f) == code })
}

// anyTakenFurther reports a child with a referral that led to further action.
func (c *Child) anyTakenFurther() bool {
	return slices.ContainsFunc(c.Details, (*Details).TakenFurther)
}

// reviewsOf are the reviews of a plan of the module.
func (m *Module) reviewsOf(p *CPPlan) []*Review {
	if !m.HasColumn(reviews, "CPPID") {
		return m.Reviews // a table that cannot name the plan
	}
	var out []*Review
	for _, r := range m.Reviews {
		if r.CPPID == p.CPPID {
			out = append(out, r)
		}
	}
	return out
}

// inPeriod reports a day of the census period, both ends included.
func (r *Return) inPeriod(d rule.Date) bool { return d.Within(r.Start, r.End) }

// outsidePeriod reports a day that is known to lie before or after the census period.
func (r *Return) outsidePeriod(d rule.Date) bool { return d.Before(r.Start) || d.After(r.End) }

// startsDuring reports that start falls from begun to ended, both included; where ended
// is blank it counts as the last day of the census period.
func (r *Return) startsDuring(start, begun, ended rule.Date) bool {
	if blank(ended) {
		return start.NotBefore(begun.Date) && start.NotAfter(r.End)
	}
	return start.NotBefore(begun.Date) && start.NotAfter(ended.Date)
}

// weekend reports a Saturday or a Sunday.
func weekend(d core.Date) bool {
	return d != 0 && (d.Weekday() == time.Saturday || d.Weekday() == time.Sunday)
}

// issues takes the rows at fault. Rows given under one key make up one issue.
type issues func(key string, rows ...rule.Row)

// keyed makes a check of one whose rows belong together by a key.
func keyed(check func(c *Child, at issues)) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		var keys []string
		var gathered map[string][]rule.Row
		check(c, func(key string, rows ...rule.Row) {
			if gathered == nil {
				gathered = map[string][]rule.Row{}
			}
			if _, known := gathered[key]; !known {
				keys = append(keys, key)
			}
			gathered[key] = append(gathered[key], rows...)
		})
		for _, k := range keys {
			found(gathered[k]...)
		}
	}
}

// key is the key of an issue within a child: module numbers, days and codes. Blank parts
// are equal.
func key(parts ...any) string { return fmt.Sprintf("%q", parts) }

// rowsOf are the rows of typed records.
func rowsOf[T any](records []*T, row func(*T) rule.Row) []rule.Row {
	out := make([]rule.Row, len(records))
	for i, r := range records {
		out[i] = row(r)
	}
	return out
}

// count is 1 where it is so.
func count(so bool) int {
	if so {
		return 1
	}
	return 0
}

// allDigits reports a text of digits, at least one.
func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
