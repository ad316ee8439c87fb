package clock

import "testing"

// cinCases stand beside cinStories: for each limit one met in time, one late, and the edge
// that can bite it. The days were counted by hand on a calendar.
var cinCases = []story{
	{"on the tenth working day, over Easter", "cin.plan", "", "assessment.completed 2026-03-26 to-cin; cin.plan-agreed 2026-04-13", "met 2026-04-13"},
	{"a day late", "cin.plan", "", "assessment.completed 2026-03-26 to-cin; cin.plan-agreed 2026-04-14", "met late 2026-04-13"},
	{"over Christmas and New Year", "cin.plan", "", "assessment.completed 2026-12-17 to-cin", "running 2027-01-05"},
	{"18 before it is due", "cin.plan", "2008-04-13", "assessment.completed 2026-03-26 to-cin", "not needed 2026-04-13"},
	{"a day late", "cin.review-first", "", "cin.plan-agreed 2026-03-02; cin.review-held 2026-04-14", "met late 2026-04-13"},
	{"a protection plan instead", "cin.review-first", "", "cin.plan-agreed 2026-03-02; cp.plan-started 2026-03-20", "not needed 2026-04-13"},
	{"short breaks alone have a review of their own", "cin.review-first", "", "cin.plan-agreed 2026-03-02 short-breaks", ""},
	{"31 August and three months, and a day late", "cin.review", "", "cin.plan-agreed 2026-07-20; cin.review-held 2026-08-31; cin.review-held 2026-12-01", "met late 2026-11-30; running 2027-03-01"},
	{"30 November and three months in a leap year", "cin.review", "", "cin.plan-agreed 2027-10-20; cin.review-held 2027-11-30", "running 2028-02-29"},
	{"twenty working days over Christmas", "cin.visit", "", "cin.plan-agreed 2026-12-01; cin.visit-made 2026-12-31", "met 2026-12-31; running 2027-01-29"},
	{"a review agrees more often", "cin.visit", "", "cin.plan-agreed 2026-03-02 every=20-working-days; cin.review-held 2026-03-09 every=5-working-days; cin.visit-made 2026-03-10", "met 2026-03-30; running 2026-03-17"},
	{"a visit before the plan is none of it", "cin.visit", "", "cin.visit-made 2026-02-27; cin.plan-agreed 2026-03-02", "running 2026-03-30"},
	{"a day late, and the next three months run from then", "cin.long-running", "", "cin.plan-agreed 2025-05-31; cin.management-review-held 2026-03-02", "met late 2026-02-28; running 2026-06-02"},
	{"due on the 18th birthday", "cin.long-running", "2008-02-28", "cin.plan-agreed 2025-05-31", "not needed 2026-02-28"},
	{"a day before the six months are up", "cin.disability-short-breaks", "", "cin.plan-agreed 2025-08-31 short-breaks; cin.review-held 2026-02-27", "met 2026-02-28; running 2026-08-27"},
	{"the plan ended", "cin.disability-short-breaks", "", "cin.plan-agreed 2025-08-31 short-breaks; cin.plan-ended 2025-12-01", "not needed 2026-02-28"},
}

func TestChildInNeedCases(t *testing.T) { tell(t, cinCases) }
