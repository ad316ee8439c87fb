package clock

import "testing"

// allegationStories cover every limit of allegations against people who work with children.
var allegationStories = []story{
	{"told the next working day", "allegations.lado", "", "allegation.received 2026-04-02 thread=a; allegation.lado-told 2026-04-07 thread=a", "met 2026-04-07"},
	{"a day late after Easter", "allegations.lado", "", "allegation.received 2026-04-02 thread=a; allegation.lado-told 2026-04-08 thread=a", "met late 2026-04-07"},
	{"told of another", "allegations.lado", "", "allegation.received 2026-03-06 thread=a; allegation.lado-told 2026-03-06 thread=b", "running 2026-03-09"},
	{"over a weekend", "allegations.initial-discussion", "", "allegation.lado-told 2026-03-06; allegation.initial-discussion-held 2026-03-09", "met 2026-03-09"},
	{"on the Tuesday", "allegations.initial-discussion", "", "allegation.lado-told 2026-03-06; allegation.initial-discussion-held 2026-03-10", "met late 2026-03-09"},
	{"three working days over Christmas", "allegations.meeting", "", "allegation.initial-discussion-held 2026-12-23; allegation.meeting-held 2026-12-30", "met 2026-12-30"},
	{"four", "allegations.meeting", "", "allegation.initial-discussion-held 2026-12-23; allegation.meeting-held 2026-12-31", "met late 2026-12-30"},
	{"every four weeks until it is concluded", "allegations.review", "", "allegation.meeting-held 2026-03-13 thread=a; allegation.meeting-held 2026-04-10 thread=a; allegation.concluded 2026-04-30 thread=a", "met 2026-04-10; not needed 2026-05-08"},
	{"a day late", "allegations.review", "", "allegation.meeting-held 2026-03-13 thread=a; allegation.meeting-held 2026-04-11 thread=a", "met late 2026-04-10; running 2026-05-09"},
	{"a month has no 31st", "allegations.one-month", "", "allegation.received 2026-01-31; allegation.concluded 2026-02-28", "met 2026-02-28"},
	{"three months from the last of November", "allegations.three-months", "", "allegation.received 2025-11-30; allegation.concluded 2026-03-01", "not needed 2026-02-28"},
	{"a year from a leap day", "allegations.twelve-months", "", "allegation.received 2028-02-29; allegation.concluded 2029-02-28", "met 2029-02-28"},
	{"within a month of the conclusion", "allegations.dbs", "", "allegation.concluded 2026-01-31 barring; allegation.dbs-referred 2026-02-28", "met 2026-02-28"},
	{"a day later", "allegations.dbs", "", "allegation.concluded 2026-01-31 barring; allegation.dbs-referred 2026-03-01", "met late 2026-02-28"},
	{"nobody was removed", "allegations.dbs", "", "allegation.concluded 2026-01-31", ""},
	{"a foster carer, two working days", "allegations.fostering-support", "", "allegation.received 2026-03-06 foster-carer; allegation.initial-discussion-held 2026-03-10", "met 2026-03-10"},
	{"three", "allegations.fostering-support", "", "allegation.received 2026-03-06 foster-carer; allegation.initial-discussion-held 2026-03-11", "met late 2026-03-10"},
	{"a teacher", "allegations.fostering-support", "", "allegation.received 2026-03-06", ""},
}

func TestAllegations(t *testing.T) { tell(t, allegationStories) }

func TestEveryLimitOfAllegationsIsTold(t *testing.T) {
	everyLimitIsTold(t, "allegations", allegationStories)
}
