package clock

import (
	"testing"

	"throughline/core"
)

func TestWords(t *testing.T) {
	for _, c := range []struct{ why, clock, events, now, want string }{
		{"to come", "front-door.decision", "contact.received 2026-11-04", "2026-11-04", "due Thursday 5 November"},
		{"next year", "cp.icpc", "s47.started 2026-12-10", "2026-12-11", "due Tuesday 5 January 2027"},
		{"today", "front-door.decision", "contact.received 2026-11-04", "2026-11-05", "due today"},
		{"overdue over a weekend", "front-door.decision", "contact.received 2026-11-04", "2026-11-10", "3 working days late"},
		{"overdue on a Saturday", "cp.s47-complete", "s47.started 2026-10-16", "2026-11-07", "1 day late"},
		{"done in time", "front-door.decision", "contact.received 2026-11-03; contact.decision-recorded 2026-11-04", "2026-11-10", "met on 4 November, on time"},
		{"done late", "front-door.decision", "contact.received 2026-11-03; contact.decision-recorded 2026-11-05", "2026-11-10", "met on 5 November, 1 working day late"},
		{"hours", "front-door.mash-red", "contact.received 2026-11-03 09:30 red", "2026-11-03", "due today at 13:30"},
		{"late by hours", "front-door.mash-red", "contact.received 2026-11-03 00:30 red; contact.decision-recorded 2026-11-03 06:40", "2026-11-03", "met on 3 November, 2 hours late"},
		{"late by minutes", "front-door.mash-red", "contact.received 2026-11-03 00:30 red; contact.decision-recorded 2026-11-03 04:40", "2026-11-03", "met on 3 November, less than an hour late"},
		{"fallen away", "care.review-first", "care.started 2026-11-03; care.ended 2026-11-05", "2026-11-10", "not needed since 5 November"},
		{"fallen away when it was late", "care.review-first", "care.started 2026-11-03; care.ended 2026-12-03", "2026-12-10", "fell away on 3 December, 2 working days late"},
		{"given longer", "assessment.complete", "referral.accepted 2026-03-02; assessment.extended 2026-05-01 until=2026-05-21", "2026-05-11", "due Thursday 21 May (first 7 May)"},
		{"given longer and late", "assessment.complete", "referral.accepted 2026-03-02; assessment.extended 2026-05-01 until=2026-05-21", "2026-05-22", "1 working day late"},
		{"standing still", "send.final", "ehc.requested 2026-03-02; ehc.exception-started 2026-04-01", "2026-12-01", "the time stands still"},
		{"no number in law", "care.visit-on-request", "cla-visit.requested 2026-11-03", "2026-11-20", "no date is set"},
		{"a window", "front-door.re-referral-window", "case.closed 2026-11-03", "2026-11-20", "until Wednesday 3 November 2027"},
		{"too early", "adoption.apply-10-weeks", "adoption.placed 2026-03-02; adoption.application-made 2026-05-10", "2026-05-20", "done on 10 May, before it was allowed"},
		{"excepted for good", "health.iha", "care.started 2026-03-02; clock.excepted 2026-03-20 health.iha", "2026-05-20", "excepted on 20 March"},
	} {
		t.Run(c.why, func(t *testing.T) {
			for _, d := range run(t, "", c.events, nil) {
				if d.Clock == c.clock {
					if got := Words(d, core.At(core.MustDate(c.now), 9, 0)); got != c.want {
						t.Errorf("%s on %s: %q, want %q", c.events, c.now, got, c.want)
					}
					return
				}
			}
			t.Errorf("nothing was owed under %s", c.clock)
		})
	}
}

func TestLateIsAskedNotStored(t *testing.T) {
	d := run(t, "", "contact.received 2026-11-04", nil)[0]
	if d.Late(core.At(core.MustDate("2026-11-05"), 23, 59)) {
		t.Error("late within the last minute of the day it is due")
	}
	if !d.Late(core.At(core.MustDate("2026-11-06"), 0, 0)) {
		t.Error("not late at the first minute of the day after")
	}
}
