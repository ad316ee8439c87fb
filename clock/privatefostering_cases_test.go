package clock

import "testing"

// privateFosteringStories cover every limit of private fostering.
var privateFosteringStories = []story{
	{"still within 28 days", "private-fostering.28-days", "", "pf.arrangement-started 2026-02-01", "waiting 2026-03-01"},
	{"known on the day it begins to count", "private-fostering.28-days", "", "pf.arrangement-started 2026-02-01 thread=a; pf.arrangement-known 2026-03-01 thread=a", "met 2026-03-01"},

	{"six weeks before", "private-fostering.notify-proposal", "", "pf.arrangement-started 2026-09-01 thread=a; pf.proposal-notified 2026-07-21 thread=a", "met 2026-07-21"},
	{"a day too few", "private-fostering.notify-proposal", "", "pf.arrangement-started 2026-09-01 thread=a; pf.proposal-notified 2026-07-22 thread=a", "met late 2026-07-21"},

	{"48 hours from midnight", "private-fostering.notify-started", "", "pf.arrangement-started 2026-12-25; pf.carer-notified 2026-12-26 20:00", "met 2026-12-27 00:00"},
	{"Christmas gives no more", "private-fostering.notify-started", "", "pf.arrangement-started 2026-12-25; pf.carer-notified 2026-12-29 09:00", "met late 2026-12-27 00:00"},

	{"the seventh working day over Christmas", "private-fostering.initial-visit", "", "pf.arrangement-known 2026-12-22 thread=a; pf.visit-made 2027-01-05 thread=a", "met 2027-01-05"},
	{"the eighth", "private-fostering.initial-visit", "", "pf.arrangement-known 2026-12-22 thread=a; pf.visit-made 2027-01-06 thread=a", "met late 2027-01-05"},
	{"it ended first", "private-fostering.initial-visit", "", "pf.arrangement-known 2026-03-02; pf.ended 2026-03-05", "not needed 2026-03-11"},
	{"18 before it is due", "private-fostering.initial-visit", "2008-03-06", "pf.arrangement-known 2026-03-02", "not needed 2026-03-11"},

	{"forty-five working days over Easter and May", "private-fostering.suitability", "", "pf.arrangement-known 2026-03-02; pf.suitability-decided 2026-05-07", "met 2026-05-07"},
	{"a day late", "private-fostering.suitability", "", "pf.arrangement-known 2026-03-02; pf.suitability-decided 2026-05-08", "met late 2026-05-07"},

	{"every six weeks in the first year", "private-fostering.visit-year1", "", "pf.arrangement-known 2026-03-02; pf.visit-made 2026-04-13; pf.visit-made 2026-05-26", "met 2026-04-13; met late 2026-05-25; running 2026-07-07"},
	{"until it ends", "private-fostering.visit-year1", "", "pf.arrangement-known 2026-03-02; pf.visit-made 2026-04-13; pf.ended 2026-04-20", "met 2026-04-13; not needed 2026-05-25"},
	{"every twelve weeks from the second", "private-fostering.visit", "", "pf.arrangement-known 2025-03-02; pf.visit-made 2026-03-02; pf.visit-made 2026-05-26", "met late 2026-05-25; running 2026-08-18"},
	{"in time", "private-fostering.visit", "", "pf.arrangement-known 2025-03-02; pf.visit-made 2026-03-02; pf.visit-made 2026-05-25", "met 2026-05-25; running 2026-08-17"},

	{"told in advance", "private-fostering.change", "", "pf.change-occurred 2026-06-01 09:00 thread=a; pf.change-notified 2026-06-03 09:00 thread=a", "met 2026-06-03 09:00"},
	{"a minute late", "private-fostering.change", "", "pf.change-occurred 2026-06-01 09:00 thread=a; pf.change-notified 2026-06-03 09:01 thread=a", "met late 2026-06-03 09:00"},
	{"told of another change", "private-fostering.change", "", "pf.change-occurred 2026-06-01 09:00 thread=a; pf.change-notified 2026-06-02 09:00 thread=b", "running 2026-06-03 09:00"},

	{"told within 48 hours", "private-fostering.end", "", "pf.ended 2026-10-24 12:00; pf.end-notified 2026-10-26 11:00", "met 2026-10-26 11:00"},
	{"when the clocks go back an hour is still an hour", "private-fostering.end", "", "pf.ended 2026-10-24 12:00; pf.end-notified 2026-10-26 11:30", "met late 2026-10-26 11:00"},

	{"yearly, from a leap day", "private-fostering.annual-report", "", "pf.report-made 2028-02-29; pf.report-made 2029-02-28", "met 2029-02-28; running 2030-02-28"},
	{"a day late", "private-fostering.annual-report", "", "pf.report-made 2028-02-29; pf.report-made 2029-03-01", "met late 2029-02-28; running 2030-03-01"},
}

func TestPrivateFostering(t *testing.T) { tell(t, privateFosteringStories) }

func TestEveryLimitOfPrivateFosteringIsTold(t *testing.T) {
	everyLimitIsTold(t, "private-fostering", privateFosteringStories)
}
