package clock

import (
	"strings"
	"testing"

	"throughline/core"
)

func TestSettings(t *testing.T) {
	for _, c := range []struct{ why, yaml, wrong string }{
		{"a local figure is free", "cin.visit: 30 working days", ""},
		{"a national figure may be tighter", "assessment.complete: 35 working days", ""},
		{"tighter in another unit", "care.visit-year1: 30 days", ""},
		{"a year is twelve months", "fostering.review: 1 year", ""},
		{"nothing is set", "", ""},
		{"with dates of force", "court.fgdm-offer: {limit: 5 working days, from: 2026-09-01}", ""},
		{"looser", "cin.visit: 4 weeks\nassessment.complete: 50 working days", "line 2: assessment.complete may not be longer than the national 45 working days; 50 working days was given"},
		{"perhaps looser, in another unit", "care.review-first: 4 weeks", "line 1: care.review-first may not be longer than the national 20 working days"},
		{"shorter notice is looser", "fostering.panel-papers: 3 working days", "line 1: fostering.panel-papers may not be shorter than the national 5 working days"},
		{"longer notice is tighter", "fostering.panel-papers: 7 working days", ""},
		{"a shorter wait is looser", "adoption.apply-10-weeks: 8 weeks", "may not be shorter than the national 10 weeks"},
		{"a measure", "cp.plan-2-years: 12 months", "cp.plan-2-years is a national measure"},
		{"law in force cannot be put off", "care.review-first: {from: 2099-01-01}", "care.review-first is national law in force"},
		{"a local standard may begin on a day", "cin.visit: {from: 2026-01-01}", ""},
		{"the court's own day", "court.directed-date: 4 weeks", "court.directed-date has its day from the court"},
		{"no such clock", "\ncin.visits: 4 weeks", `line 2: there is no clock "cin.visits"`},
		{"no length", "cin.visit: often", `line 1: "often" is not a length`},
		{"no unit", "cin.visit: 20", `line 1: "20" is not a length`},
		{"a field that is none", "cin.visit: {limits: 4 weeks}", `line 1: "limits" is not a field`},
		{"a day that does not exist", "cin.visit: {from: 2026-02-30}", "line 1: \"2026-02-30\" is not a date"},
		{"twice", "cin.visit: 4 weeks\ncin.visit: 3 weeks", `line 2: clock "cin.visit" is set twice`},
		{"a list", "- cin.visit", "line 1: expected the id of a clock"},
		{"no YAML", "cin.visit: [", "not readable as YAML"},
	} {
		t.Run(c.why, func(t *testing.T) {
			_, err := ParseSettings([]byte(c.yaml))
			switch {
			case c.wrong == "" && err != nil:
				t.Errorf("refused: %v", err)
			case c.wrong != "" && (err == nil || !strings.Contains(err.Error(), c.wrong)):
				t.Errorf("got %v, want %q", err, c.wrong)
			}
		})
	}
}

func TestALocalFigureKeepsTheNationalDate(t *testing.T) {
	s, err := ParseSettings([]byte("assessment.complete: 35 working days\ncare.visit-on-request: 2 working days"))
	if err != nil {
		t.Fatal(err)
	}
	dues := run(t, "", "referral.accepted 2026-03-02; cla-visit.requested 2026-03-02", s)
	for _, d := range dues {
		switch d.Clock {
		case "assessment.complete":
			if d.DueOn != core.MustDate("2026-04-22") || d.Legal != core.MustDate("2026-05-07") || d.Why == "" {
				t.Errorf("due %s, nationally %s, because %q; want 2026-04-22, 2026-05-07 and a reason", d.DueOn, d.Legal, d.Why)
			}
		case "care.visit-on-request":
			if d.DueOn != core.MustDate("2026-03-04") || !d.Legal.IsZero() {
				t.Errorf("a prompt with a local figure is due %s, nationally %s", d.DueOn, d.Legal)
			}
		}
	}
}

func TestALocalFigureInHoursIsKeptToTheMinute(t *testing.T) {
	s, err := NewSettings(map[string]Setting{"cp.strategy-discussion": {Limit: Hours(24)}})
	if err != nil {
		t.Fatal(err)
	}
	dues := run(t, "", "strategy.needed 2026-03-02 10:00; strategy.held 2026-03-03 10:01", s)
	if got := told(dues, "cp.strategy-discussion"); got != "met late 2026-03-03 10:00" {
		t.Errorf("got %q, want met late 2026-03-03 10:00", got)
	}
}

// Nobody can meet a limit of records that are not kept here yet: it runs once a council says so.
func TestALimitThatAwaitsItsRecords(t *testing.T) {
	const events = "care.started 2026-03-02 rec=c; placement.started 2026-03-02 rec=a; vs.notified 2026-03-03; placement.started 2026-05-05 rec=b"
	if got := told(run(t, "", events, nil), "education.vs-notified"); got != "" {
		t.Errorf("its records are not kept yet, and yet %q", got)
	}
	s, err := ParseSettings([]byte("education.vs-notified: {from: 2026-01-01}"))
	if err != nil {
		t.Fatal(err)
	}
	// Told once when a child comes into care, and again at each move.
	if got := told(run(t, "", events, s), "education.vs-notified"); got != "met 2026-03-04; running 2026-05-07" {
		t.Errorf("got %q", got)
	}
}

func TestLawThatHasNotBegun(t *testing.T) {
	const issue = "plo.decision-issue 2026-09-01"
	if got := told(run(t, "", issue, nil), "court.fgdm-offer"); got != "" {
		t.Errorf("not begun, and yet %q", got)
	}
	s, err := ParseSettings([]byte("court.fgdm-offer: {from: 2026-09-01, until: 2027-09-01}"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ why, events, want string }{
		{"the first day of force", issue, "running"},
		{"the day before", "plo.decision-issue 2026-08-31", ""},
		{"the day after the last", "plo.decision-issue 2027-09-02", ""},
	} {
		if got := told(run(t, "", c.events, s), "court.fgdm-offer"); got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}

func FuzzParseSettings(f *testing.F) {
	for _, s := range []string{"cin.visit: 4 weeks", "cin.visit: {limit: 4 weeks, from: 2026-01-01}", "- a", "a: [", "? {a: b}\n: c", "cin.visit: &x 1 day\ncp.visit: *x"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		s, err := ParseSettings(text)
		if (s == nil) == (err == nil) {
			t.Errorf("settings %v and error %v", s, err)
		}
		if err == nil {
			if _, err := NewSettings(s.own); err != nil {
				t.Errorf("what was read is refused: %v", err)
			}
		}
	})
}

func FuzzParseLength(f *testing.F) {
	f.Add("15 working days")
	f.Add("1 month")
	f.Fuzz(func(t *testing.T, text string) {
		l, err := ParseLength(text)
		if err != nil {
			return
		}
		if back, err := ParseLength(l.String()); err != nil || back != l {
			t.Errorf("%q was read as %v and read back as %v, %v", text, l, back, err)
		}
	})
}
