package assessment

import (
	"testing"

	"throughline/clock"
	"throughline/core"
)

func TestTheWeeksOfAPregnancy(t *testing.T) {
	for _, c := range []struct {
		why, expected, day string
		want               int
	}{
		{"the day on which the birth is expected", "2026-07-29", "2026-07-29", 40},
		{"the day before: the week is not whole yet", "2026-07-29", "2026-07-28", 39},
		{"a week late", "2026-07-29", "2026-08-05", 41},
		{"half way", "2026-07-29", "2026-03-11", 20},
		{"over a leap day", "2028-03-07", "2028-02-22", 38},
	} {
		t.Run(c.why, func(t *testing.T) {
			if got := weeksOn(core.MustDate(c.expected), core.MustDate(c.day)); got != c.want {
				t.Errorf("expected %s, on %s: %d weeks, want %d", c.expected, c.day, got, c.want)
			}
		})
	}
}

func TestWhatASignedAssessmentMakes(t *testing.T) {
	at := core.At(core.Day(2026, 3, 12), 16, 0)
	for _, c := range []struct {
		why, outcome string
		want         []clock.Moment
		tag          string
	}{
		{"a plan follows, which has its own limit", "child_in_need", []clock.Moment{clock.AssessmentCompleted}, clock.TagToCIN},
		{"nothing more: we are no longer involved", "no_further_action", []clock.Moment{clock.AssessmentCompleted, clock.CaseClosed}, ""},
		{"harm is suspected: a discussion is owed", "strategy", []clock.Moment{clock.AssessmentCompleted, clock.StrategyNeeded}, ""},
		{"early help goes on", "early_help", []clock.Moment{clock.AssessmentCompleted, clock.EarlyHelpStepDownAgreed}, ""},
	} {
		t.Run(c.why, func(t *testing.T) {
			got := completed(at, "child", c.outcome)
			if len(got) != len(c.want) {
				t.Fatalf("it makes %v, want %v", got, c.want)
			}
			for i, e := range got {
				if e.Moment != c.want[i] || e.Person != "child" || e.At != at {
					t.Errorf("moment %d is %+v, want %s of the child", i, e, c.want[i])
				}
			}
			if c.tag != "" && (len(got[0].Tags) != 1 || got[0].Tags[0] != c.tag) {
				t.Errorf("its tags are %v, want %s", got[0].Tags, c.tag)
			}
		})
	}
}
