package clock

import (
	"testing"

	"throughline/core"
)

// TestWorkedExamples holds every worked example of section 5 of the domain text on
// counting days.
func TestWorkedExamples(t *testing.T) {
	tell(t, []story{
		{"a Friday", "front-door.decision", "", "contact.received 2026-03-06", "running 2026-03-09"},
		{"a weekend", "front-door.decision", "", "contact.received 2026-03-07", "running 2026-03-09"},
		{"before Easter", "front-door.decision", "", "contact.received 2026-04-02", "running 2026-04-07"},
		{"over Christmas", "front-door.decision", "", "contact.received 2026-12-24", "running 2026-12-29"},
		{"two Easter days and one May day", "assessment.complete", "", "referral.accepted 2026-03-02", "running 2026-05-07"},
		{"Christmas and New Year", "assessment.complete", "", "referral.accepted 2025-12-01", "running 2026-02-05"},
		{"the 2022 jubilee and after", "assessment.complete", "", "referral.accepted 2022-05-09", "running 2022-07-13"},
		{"the 2022 State Funeral", "assessment.complete", "", "referral.accepted 2022-08-15", "running 2022-10-19"},
		{"over New Year", "cp.icpc", "", "s47.started 2026-12-10", "running 2027-01-05"},
		{"the 2023 Coronation", "cp.icpc", "", "s47.started 2023-04-21", "running 2023-05-16"},
		{"VE Day year", "cp.icpc", "", "s47.started 2020-04-24", "running 2020-05-18"},
		{"over Easter", "cp.core-group-first", "", "icpc.held 2026-03-26 to-cp-plan", "running 2026-04-13"},
		{"30 November has no 30 February", "cp.rcpc-first", "", "icpc.held 2025-11-30 to-cp-plan", "running 2026-02-28"},
		{"31 August plus six months", "cp.rcpc", "", "rcpc.held 2026-08-31", "running 2027-02-28"},
		{"Christmas and New Year lie between", "care.review-first", "", "care.started 2026-12-14", "running 2027-01-14"},
		{"over Easter", "care.placement-plan", "", "placement.started 2026-04-02", "running 2026-04-13"},
		{"over Christmas", "care.care-plan", "", "placement.started 2026-12-21", "running 2027-01-07"},
		{"a week is the same weekday", "care.visit-first", "", "placement.started 2026-02-04", "running 2026-02-11"},
		{"from the first visit", "care.visit-year1", "", "placement.started 2026-02-04; cla-visit.made 2026-02-11", "met 2026-03-18; running 2026-03-25"},
		{"in a permanent placement", "care.visit-permanent", "", "placement.started 2025-06-01 permanent; cla-visit.made 2026-11-30", "running 2027-02-28"},
		{"sixteen weeks", "kinship.reg24", "", "reg24.started 2026-01-09", "running 2026-05-01"},
		{"extended by eight weeks", "kinship.reg24", "", "reg24.started 2026-01-09; reg24.extended 2026-04-20", "excepted 2026-06-26"},
		{"week 26 ends 181 days after issue", "court.proceedings-26-weeks", "", "proceedings.issued 2026-01-12", "running 2026-07-12"},
		{"day 18, issue is day 1", "court.cmh", "", "proceedings.issued 2026-03-23", "running 2026-04-17"},
		{"eight days of an order", "court.epo", "", "epo.made 2026-12-18", "running 2026-12-26"},
		{"over the summer", "health.iha", "", "care.started 2026-07-31", "running 2026-08-28"},
		{"30 August plus six months", "health.rha-under5", "2024-01-01", "care.started 2026-08-01; health.iha-completed 2026-08-30", "running 2027-02-28"},
		{"three months after the 16th birthday", "leaving-care.needs-assessment", "2010-11-30", "eligible.became 2026-11-30", "running 2027-02-28"},
		{"seven working days over Christmas", "fostering.adm-decision", "", "fostering.panel-recommended 2026-12-22", "running 2027-01-05"},
		{"seven working days over May Day", "private-fostering.initial-visit", "", "pf.arrangement-known 2026-05-01", "running 2026-05-13"},
		{"twelve weeks in a later year", "private-fostering.visit", "", "pf.arrangement-known 2025-04-01; pf.visit-made 2026-05-01", "running 2026-07-24"},
		{"six weeks through the holidays", "send.decision", "", "ehc.requested 2026-07-20", "running 2026-08-31"},
		{"twenty weeks", "send.final", "", "ehc.requested 2026-07-20", "running 2026-12-07"},
		{"beginning with the day known", "send.transfer-out", "", "ehc.move-known 2026-03-30", "running 2026-04-21"},
		{"over Christmas", "complaints.stage1", "", "complaint.received 2026-12-17", "running 2027-01-05"},
		{"extended to 65 working days", "complaints.stage2", "", "complaint.stage2-started 2026-01-05; complaint.stage2-extended 2026-01-20", "excepted 2026-04-08"},
		{"extended when it began", "complaints.stage2-extended", "", "complaint.stage2-started 2026-01-05 extended", "running 2026-04-08"},
		{"over Easter", "serious.notify", "", "serious-incident.known 2026-04-01", "running 2026-04-10"},
		{"backward over Easter", "cp.report-icpc", "", "icpc.held 2026-04-08", "running 2026-04-02"},
		{"the corresponding date", "records.sar", "", "sar.received 2026-11-30", "running 2026-12-30"},
		{"a weekend moves on", "records.sar", "", "sar.received 2026-01-31", "running 2026-03-02"},
		{"elapsed hours", "court.police-protection", "", "police-protection.started 2026-12-18 17:40", "running 2026-12-21 17:40"},
		{"elapsed hours over a weekend", "missing.return-interview", "", "missing.ended 2026-03-05 23:15", "running 2026-03-08 23:15"},
	})
	if got, err := WorkingDays(12).From(core.MustDate("2026-03-23"), Inclusive, England()); err != nil || got != core.MustDate("2026-04-09") {
		t.Errorf("the earliest day of a case management hearing is %s, %v, want day 12: 2026-04-09", got, err)
	}
}

func TestYearsOfTheCalendar(t *testing.T) {
	for _, c := range []struct{ year, holidays, worked int }{
		{2018, 8, 253}, {2019, 8, 253}, {2020, 8, 254}, {2021, 8, 253}, {2022, 10, 250}, {2023, 9, 251}, {2024, 8, 254},
		{2025, 8, 253}, {2026, 8, 253}, {2027, 8, 253}, {2028, 8, 252}, {2029, 8, 253}, {2030, 8, 253},
	} {
		holidays, worked := 0, 0
		for d := core.Day(c.year, 1, 1); d.Year() == c.year; d++ {
			is, err := England().IsWorking(d)
			if err != nil {
				t.Fatal(err)
			}
			if is {
				worked++
			}
			if England().Holiday(d) != "" {
				holidays++
			}
		}
		if holidays != c.holidays || worked != c.worked {
			t.Errorf("%d has %d holidays and %d working days, want %d and %d", c.year, holidays, worked, c.holidays, c.worked)
		}
	}
}
