package clock

import "testing"

// protectionCases stand beside protectionStories: for each limit one met in time, one late,
// and the edge that can bite it. The days were counted by hand on a calendar.
var protectionCases = []story{
	{"held a day after the ten weeks before birth", "prebirth.icpc", "expected 2026-10-01", "s47.started 2026-07-01; icpc.held 2026-07-24", "met late 2026-07-23"},
	{"born before the conference", "prebirth.icpc", "expected 2026-10-01", "s47.started 2026-07-01; child.born 2026-07-20", "not needed 2026-07-23"},

	{"asked for on Christmas Eve", "cp.strategy-discussion", "", "strategy.needed 2026-12-24 10:00; strategy.held 2026-12-29 16:00", "met 2026-12-29"},
	{"a day too late after Christmas", "cp.strategy-discussion", "", "strategy.needed 2026-12-24 10:00; strategy.held 2026-12-30 09:00", "met late 2026-12-29"},
	{"asked for on a Saturday", "cp.strategy-discussion", "", "strategy.needed 2026-03-07 23:30", "running 2026-03-09"},
	{"held within the hour", "cp.strategy-discussion", "", "strategy.needed 2026-03-06 10:00; strategy.held 2026-03-06 10:45", "met 2026-03-09"},

	{"over May Day", "cp.strategy-record", "", "strategy.held 2026-05-01 17:00; strategy.record-shared 2026-05-05", "met 2026-05-05"},
	{"a day late", "cp.strategy-record", "", "strategy.held 2026-05-01 17:00; strategy.record-shared 2026-05-06", "met late 2026-05-05"},

	{"24 hours when the clocks go back", "cp.s47-see-child", "", "s47.started 2026-10-24 16:00", "running 2026-10-25 15:00"},
	{"seen at night, within the day", "cp.s47-see-child", "", "s47.started 2026-03-06 16:00; s47.child-seen 2026-03-06 22:10", "met 2026-03-07 16:00"},
	{"the enquiry ended before the child was seen", "cp.s47-see-child", "", "s47.started 2026-03-06 16:00; s47.completed 2026-03-07 09:00", "not needed 2026-03-07 16:00"},

	{"on the 15th working day", "cp.s47-complete", "", "s47.started 2026-03-09; s47.completed 2026-03-30", "met 2026-03-30"},
	{"two enquiries of one child, each its own time", "cp.s47-complete", "", "s47.started 2026-03-09 thread=a; s47.started 2026-03-16 thread=b; s47.completed 2026-03-31 thread=b", "running 2026-03-30; met 2026-04-08"},

	{"a day late", "cp.icpc", "", "s47.started 2026-03-09; icpc.held 2026-03-31", "met late 2026-03-30"},
	{"over Easter", "cp.icpc", "", "s47.started 2026-03-20; icpc.held 2026-04-14", "met 2026-04-14"},
	{"held on day 0", "cp.icpc", "", "s47.started 2026-03-09; icpc.held 2026-03-09", "met 2026-03-30"},

	{"asked for a day late", "cp.icpc-request", "", "strategy.held 2026-03-06 to-s47; icpc.requested 2026-03-10", "met late 2026-03-09"},
	{"agreed on Christmas Eve", "cp.icpc-request", "", "strategy.held 2026-12-24 to-s47", "running 2026-12-29"},

	{"dated by the request and held by another record: owed once", "cp.report-icpc", "", "icpc.dated 2026-03-09 until=2026-03-26 rec=a; cp.report-shared 2026-03-24; icpc.held 2026-03-26 rec=b", "met 2026-03-24"},
	{"put off by another record", "cp.report-icpc", "", "icpc.dated 2026-03-09 until=2026-03-26 rec=a; icpc.dated 2026-03-20 until=2026-03-31 rec=b", "running 2026-03-27"},
	{"dated in another piece of work", "cp.report-icpc", "", "icpc.dated 2026-03-09 until=2026-03-26 rec=a thread=a; icpc.dated 2026-03-20 until=2026-03-31 rec=b thread=b", "running 2026-03-24; running 2026-03-27"},

	{"each conference fixes the day of the next", "cp.report-rcpc", "", "cp.plan-started 2026-03-26 rec=p; icpc.held 2026-03-26 rec=a; rcpc.dated 2026-03-26 until=2026-06-25 rec=a; cp.report-shared 2026-06-17; rcpc.held 2026-06-25 rec=b; rcpc.dated 2026-06-25 until=2026-12-22 rec=b", "met 2026-06-18; running 2026-12-15"},
	{"the review was brought forward", "cp.report-rcpc", "", "icpc.held 2026-03-26 rec=a; rcpc.dated 2026-03-26 until=2026-06-25 rec=a; cp.report-shared 2026-05-14; rcpc.held 2026-05-20 rec=b", "met late 2026-05-13"},
	{"the plan ended before the review", "cp.report-rcpc", "", "icpc.held 2026-03-26 rec=a; rcpc.dated 2026-03-26 until=2026-06-25 rec=a; cp.plan-ended 2026-05-01", "not needed 2026-06-18"},

	{"a day late over Easter", "cp.conference-decisions", "", "icpc.held 2026-04-02; conference.decisions-shared 2026-04-08", "met late 2026-04-07"},
	{"a transfer-in conference too", "cp.conference-decisions", "", "cp.transfer-conference-held 2026-03-26", "running 2026-03-27"},
	{"on the 20th working day", "cp.conference-minutes", "", "icpc.held 2026-03-02; conference.minutes-shared 2026-03-30", "met 2026-03-30"},
	{"a day late", "cp.conference-minutes", "", "icpc.held 2026-03-02; conference.minutes-shared 2026-03-31", "met late 2026-03-30"},

	{"a day late after Easter", "cp.core-group-first", "", "icpc.held 2026-03-26 to-cp-plan; core-group.held 2026-04-14", "met late 2026-04-13"},
	{"the plan ended first", "cp.core-group-first", "", "icpc.held 2026-03-26 to-cp-plan rec=a; cp.plan-started 2026-03-26 rec=p; cp.plan-ended 2026-04-01 rec=p", "not needed 2026-04-13"},
	{"six weeks to a leap day", "cp.core-group", "", "cp.plan-started 2028-01-04; core-group.held 2028-01-18", "running 2028-02-29"},
	{"in time", "cp.core-group", "", "cp.plan-started 2026-03-26; core-group.held 2026-04-13; core-group.held 2026-05-20", "met 2026-05-25; running 2026-07-01"},
	{"due on the 18th birthday", "cp.core-group", "2010-05-25", "cp.plan-started 2028-03-26; core-group.held 2028-04-13", "not needed 2028-05-25"},

	{"late by a weekend", "cp.rcpc-first", "", "icpc.held 2026-03-26 to-cp-plan; rcpc.held 2026-06-29", "met late 2026-06-26"},
	{"30 November and three months", "cp.rcpc-first", "", "icpc.held 2026-11-30 to-cp-plan", "running 2027-02-28"},
	{"late", "cp.rcpc", "", "cp.plan-started 2025-09-26; rcpc.held 2025-12-22; rcpc.held 2026-06-23", "met late 2026-06-22; running 2026-12-23"},
	{"in time", "cp.rcpc", "", "cp.plan-started 2025-09-26; rcpc.held 2025-12-22; rcpc.held 2026-06-22", "met 2026-06-22; running 2026-12-22"},
	{"a month to the day", "cp.rcpc-after-birth", "", "cp.plan-started 2026-06-01; child.born 2026-07-31; rcpc.held 2026-08-31", "met 2026-08-31"},
	{"a day late", "cp.rcpc-after-birth", "", "cp.plan-started 2026-06-01; child.born 2026-07-31; rcpc.held 2026-09-01", "met late 2026-08-31"},
	{"born on 31 January", "cp.rcpc-after-birth", "", "cp.plan-started 2026-12-01; child.born 2027-01-31", "running 2027-02-28"},

	{"a visit on the day of the conference counts, and the next runs from it", "cp.visit", "", "cp.plan-started 2026-03-02; cp.visit-made 2026-03-02 child-seen", "met 2026-03-16; running 2026-03-16"},
	{"over Christmas", "cp.visit", "", "cp.plan-started 2026-12-14", "running 2026-12-30"},
	{"a core group agrees more often", "cp.visit", "", "cp.plan-started 2026-03-02 every=10-working-days; core-group.held 2026-03-09 every=5-working-days; cp.visit-made 2026-03-10 child-seen", "met 2026-03-16; running 2026-03-17"},
	{"a plan cannot agree to see the child less often", "cp.visit", "", "cp.plan-started 2026-03-02 every=20-working-days", "running 2026-03-16"},
	{"a plan that ends on the day on which the next begins", "cp.visit", "", "cp.plan-started 2026-01-05 rec=a; cp.plan-ended 2026-03-02 rec=a; cp.plan-started 2026-03-02 rec=b", "not needed 2026-01-19; running 2026-03-16"},

	{"a day late", "cp.transfer-in", "", "cp.transfer-notified 2026-03-02; cp.transfer-conference-held 2026-03-24", "met late 2026-03-23"},
	{"18 before it is due", "cp.transfer-in", "2008-03-20", "cp.transfer-notified 2026-03-02", "not needed 2026-03-23"},
	{"looked at in time", "cp.plan-15-months", "", "cp.plan-started 2024-11-30; cp.plan-age-review-held 2026-02-27", "met 2026-02-28"},
	{"looked at too late", "cp.plan-15-months", "", "cp.plan-started 2024-11-30; cp.plan-age-review-held 2026-03-02", "met late 2026-02-28"},
	{"still running", "cp.plan-2-years", "", "cp.plan-started 2024-02-29", "waiting 2026-02-28"},
	{"longer than two years", "cp.plan-2-years", "", "cp.plan-started 2024-02-29; cp.plan-ended 2026-03-01", "not needed 2026-02-28"},
	{"no second plan yet", "cp.second-plan", "", "cp.plan-ended 2024-02-29", "waiting 2026-02-28"},

	{"in time over Easter", "serious.notify", "", "serious-incident.known 2026-04-01; serious-incident.notified 2026-04-10", "met 2026-04-10"},
	{"learned of on a Sunday", "serious.notify", "", "serious-incident.known 2026-03-08", "running 2026-03-13"},
	{"a day late", "serious.rapid-review", "", "serious-incident.notified 2026-03-02; rapid-review.sent 2026-03-24", "met late 2026-03-23"},
	{"over Christmas", "serious.rapid-review", "", "serious-incident.notified 2026-12-10", "running 2027-01-05"},
	{"published in time", "serious.lcspr", "", "lcspr.decided 2026-08-31; lcspr.published 2027-02-26", "met 2027-02-28"},
	{"six working days before", "serious.lcspr-copy", "", "lcspr.published 2026-04-10; lcspr.sent-to-panel 2026-03-31", "met late 2026-03-30"},
	{"told within two days", "child-death.notify", "", "child.died 2026-12-25 02:00; cdop.notified 2026-12-26 09:00", "met 2026-12-27 02:00"},
	{"told a minute late", "child-death.notify", "", "child.died 2026-12-25 02:00; cdop.notified 2026-12-27 02:01", "met late 2026-12-27 02:00"},
}

func TestProtectionCases(t *testing.T) { tell(t, protectionCases) }
