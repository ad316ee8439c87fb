package clock

import "testing"

// healthCases hold each limit of the health of a child in care in time, late, and at the
// edge that bites: the fifth birthday, a leap day, 31 March.
var healthCases = []story{
	{"told in time", "health.notify", "", "care.started 2026-03-02; health.notified 2026-03-09", "met 2026-03-09"},
	{"a day late", "health.notify", "", "care.started 2026-03-02; health.notified 2026-03-10", "met late 2026-03-09"},
	{"over Christmas", "health.notify", "", "care.started 2026-12-23", "running 2027-01-04"},
	{"in time", "health.iha", "", "care.started 2026-03-02; health.iha-completed 2026-03-30", "met 2026-03-30"},
	{"a day late", "health.iha", "", "care.started 2026-03-02; health.iha-completed 2026-03-31", "met late 2026-03-30"},
	{"left care first", "health.iha", "", "care.started 2026-03-02 rec=a; care.ended 2026-03-10 rec=a", "not needed 2026-03-30"},
	{"a baby, in time", "health.rha-under5", "2025-01-01", "care.started 2026-01-02; health.iha-completed 2026-01-20; health.rha-completed 2026-07-20", "met 2026-07-20; running 2027-01-20"},
	{"a baby, a day late", "health.rha-under5", "2025-01-01", "care.started 2026-01-02; health.iha-completed 2026-01-20; health.rha-completed 2026-07-21", "met late 2026-07-20; running 2027-01-21"},
	{"five on the very day that six months are past", "health.rha-under5", "2021-07-20", "care.started 2026-01-02; health.iha-completed 2026-01-20", ""},
	{"so the year counts", "health.rha-5plus", "2021-07-20", "care.started 2026-01-02; health.iha-completed 2026-01-20", "running 2027-01-20"},
	{"in time, to a leap day and on", "health.rha-5plus", "2015-01-01", "care.started 2027-01-04; health.iha-completed 2027-03-01; health.rha-completed 2028-02-29", "met 2028-03-01; running 2029-02-28"},
	{"a day late", "health.rha-5plus", "2015-01-01", "care.started 2026-01-02; health.iha-completed 2026-01-20; health.rha-completed 2027-01-21", "met late 2027-01-20; running 2028-01-21"},
	{"within the first year", "health.dental", "", "care.started 2026-03-02; health.dental-checked 2027-03-02", "met 2027-03-02; running 2028-03-02"},
	{"a day late", "health.dental", "", "care.started 2026-03-02; health.dental-checked 2027-03-03", "met late 2027-03-02; running 2028-03-03"},
	{"into care on 31 March", "health.immunisations", "", "care.started 2026-03-31", "running 2026-03-31"},
	{"in time", "health.immunisations", "", "care.started 2026-04-01; health.rha-completed 2027-03-31", "met 2027-03-31"},
	{"a day late", "health.immunisations", "", "care.started 2026-04-01; health.rha-completed 2027-04-01", "met late 2027-03-31"},
	{"in time", "health.sdq", "2015-01-01", "care.started 2026-03-02; health.sdq-completed 2027-03-02", "met 2027-03-02; running 2028-03-02"},
	{"a day late", "health.sdq", "2015-01-01", "care.started 2026-03-02; health.sdq-completed 2027-03-03", "met late 2027-03-02; running 2028-03-03"},
	{"four on the day of coming into care", "health.sdq", "2022-03-02", "care.started 2026-03-02", "running 2027-03-02"},
	{"a day too young", "health.sdq", "2022-03-03", "care.started 2026-03-02", ""},
	{"given at 18, to the day", "health.passport", "2010-03-02", "care.started 2025-01-02; health.passport-given 2028-03-02", "met 2028-03-02"},
	{"a day late", "health.passport", "2010-03-02", "care.started 2025-01-02; health.passport-given 2028-03-03", "met late 2028-03-02"},
	{"never in care", "health.passport", "2010-03-02", "referral.accepted 2025-01-02", ""},
	{"told of within a day", "missing.escalate-24h", "", "missing.started 2026-03-28 23:00; missing.escalated 2026-03-29 23:59", "met 2026-03-30 00:00"},
	{"told of too late", "missing.escalate-24h", "", "missing.started 2026-03-02 22:00; missing.escalated 2026-03-03 22:01", "met late 2026-03-03 22:00"},
	{"met in three days and nights", "missing.meeting-72h", "", "missing.started 2026-03-06 22:00; missing.meeting-held 2026-03-09 21:00", "met 2026-03-09 22:00"},
	{"found first", "missing.meeting-72h", "", "missing.started 2026-03-06 22:00 thread=a; missing.ended 2026-03-09 20:00 thread=a", "not needed 2026-03-09 22:00"},
	{"the third time in 90 days", "missing.meeting-repeat", "", "missing.ended 2026-04-02 10:00 repeat; missing.meeting-held 2026-04-13 09:00", "met 2026-04-13"},
	{"a day late", "missing.meeting-repeat", "", "missing.ended 2026-03-02 10:00 repeat; missing.meeting-held 2026-03-10 09:00", "met late 2026-03-09"},
	{"one meeting answers both times", "missing.meeting-repeat", "", "missing.ended 2026-03-02 10:00 repeat thread=a; missing.ended 2026-03-04 10:00 repeat thread=b; missing.meeting-held 2026-03-06 09:00 thread=b", "met 2026-03-09; met 2026-03-11"},
	{"late for the first, in time for the second", "missing.meeting-repeat", "", "missing.ended 2026-03-02 10:00 repeat thread=a; missing.ended 2026-03-09 10:00 repeat thread=b; missing.meeting-held 2026-03-10 09:00 thread=b", "met late 2026-03-09; met 2026-03-16"},
	{"a time after the meeting owes another", "missing.meeting-repeat", "", "missing.ended 2026-03-02 10:00 repeat thread=a; missing.meeting-held 2026-03-04 09:00 thread=a; missing.ended 2026-03-05 10:00 repeat thread=b", "met 2026-03-09; running 2026-03-12"},
	{"the first time", "missing.meeting-repeat", "", "missing.ended 2026-03-02 10:00", ""},
}

func TestHealthCases(t *testing.T) { tell(t, healthCases) }
