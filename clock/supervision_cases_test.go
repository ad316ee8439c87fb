package clock

import "testing"

// supervisionCases are the limits of supervision and of case notes, each met in time, met
// late, and at the edge that can bite it. The days were worked out by hand.
var supervisionCases = []story{
	{"a month later", "supervision.worker", "", "supervision.held 2026-03-06; supervision.held 2026-04-06", "met 2026-04-06; running 2026-05-06"},
	{"a day late", "supervision.worker", "", "supervision.held 2026-03-06; supervision.held 2026-04-07", "met late 2026-04-06; running 2026-05-07"},
	{"the 31st of January, and a month without one", "supervision.worker", "", "supervision.held 2026-01-31", "running 2026-02-28"},
	{"on a child's record it is not the worker's own", "supervision.worker", "", "supervision.held 2026-03-06 of-child", ""},
	{"from the allocation", "supervision.child", "", "case.allocated 2026-01-12", "running 2026-03-09"},
	{"talked about on the last day, and again eight weeks on", "supervision.child", "", "case.allocated 2026-01-12; supervision.child-discussed 2026-03-09", "met 2026-03-09; running 2026-05-04"},
	{"a day late", "supervision.child", "", "case.allocated 2026-01-12; supervision.child-discussed 2026-03-10; case.closed 2026-03-20", "met late 2026-03-09; not needed 2026-05-05"},
	{"a new worker has eight weeks of their own", "supervision.child", "", "case.allocated 2026-01-12 rec=a; supervision.child-discussed 2026-02-02 rec=b; case.allocated 2026-02-16 rec=c", "met 2026-03-09; running 2026-03-30; running 2026-04-13"},
	{"nobody is supervised for a closed case", "supervision.child", "", "case.allocated 2026-01-12; case.closed 2026-02-02; supervision.child-discussed 2026-02-09", "not needed 2026-03-09"},
	{"written up on the fifth working day", "supervision.record", "", "supervision.held 2026-12-23 rec=a; supervision.recorded 2027-01-04 rec=a", "met 2027-01-04"},
	{"a day late", "supervision.record", "", "supervision.held 2026-12-23 rec=a; supervision.recorded 2027-01-05 rec=a", "met late 2027-01-04"},
	{"the record of another child's does not count", "supervision.record", "", "supervision.held 2026-03-06 rec=a; supervision.recorded 2026-03-06 rec=b", "running 2026-03-13"},
	{"weekly for a new worker", "supervision.asye-weekly", "", "worker.started-asye 2026-03-02; supervision.held 2026-03-09", "met 2026-03-09; running 2026-03-16"},
	{"a day late", "supervision.asye-weekly", "", "worker.started-asye 2026-03-02; supervision.held 2026-03-10", "met late 2026-03-09; running 2026-03-17"},
	{"fortnightly after six weeks", "supervision.asye-fortnightly", "", "worker.started-asye 2026-03-02; supervision.held 2026-04-20; supervision.held 2026-05-04", "met 2026-05-04; running 2026-05-18"},
	{"fortnightly, a day late", "supervision.asye-fortnightly", "", "worker.started-asye 2026-03-02; supervision.held 2026-04-20; supervision.held 2026-05-05", "met late 2026-05-04; running 2026-05-19"},
	{"the second working day, over a weekend", "recording.case-note", "", "case-note.event 2026-03-06 rec=a; case-note.made 2026-03-10 rec=a", "met 2026-03-10"},
	{"a day late", "recording.case-note", "", "case-note.event 2026-03-06 rec=a; case-note.made 2026-03-11 rec=a", "met late 2026-03-10"},
	{"over Christmas", "recording.case-note", "", "case-note.event 2026-12-24 rec=a", "running 2026-12-30"},
}

func TestSupervisionCases(t *testing.T) { tell(t, supervisionCases) }
