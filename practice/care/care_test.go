package care

import (
	"strings"
	"testing"

	"throughline/clock"
	"throughline/core"
)

func TestWhatAnEpisodeTells(t *testing.T) {
	began, ended := core.Day(2026, 1, 5), core.Day(2026, 2, 6)
	for _, c := range []struct {
		why     string
		episode Episode
		want    string
	}{
		{"a child comes into care with foster carers", Episode{ReasonNew: "S", LegalStatus: "V2", Placement: "U6"},
			"care.started legal-status.changed placement.started[foster-care]"},
		{"only the legal status changes: the child does not move", Episode{ReasonNew: "L", LegalStatus: "C2", Placement: "U4"},
			"legal-status.changed[care-order]"},
		{"a move to a long-term foster placement", Episode{ReasonNew: "P", LegalStatus: "C2", Placement: "U4"},
			"placement.started[foster-care long-term-fostering]"},
		{"a move home while the order goes on, then another move", Episode{ReasonNew: "P", LegalStatus: "C2", Placement: "P1", ReasonEnded: "X1", ReasonChange: "CARPL"},
			"placement.started[with-parent] placement.ended"},
		{"the legal status changes at the end: the placement goes on", Episode{ReasonNew: "P", LegalStatus: "C1", Placement: "K2", ReasonEnded: "X1"},
			"placement.started"},
		{"the child leaves care", Episode{ReasonNew: "L", LegalStatus: "C2", Placement: "K2", ReasonEnded: "E4A"},
			"legal-status.changed[care-order] placement.ended care.ended"},
		{"a series of short breaks", Episode{ReasonNew: "S", LegalStatus: "V4", Placement: "K2"},
			"care.started[short-break-series] legal-status.changed placement.started[short-break-series] short-break.first-placement"},
		{"the first of two placements under one order ended later, in another episode", Episode{ReasonNew: "S", LegalStatus: "C1", Placement: "U6", ReasonEnded: "X1", PlacementUntil: core.Day(2026, 3, 1)},
			"care.started legal-status.changed placement.started[foster-care] placement.ended"},
		{"at home under an interim order, then a full one", Episode{ReasonNew: "S", LegalStatus: "C1", Placement: "P1", Terms: []Term{{Changed: core.Day(2026, 2, 1), LegalStatus: "C2"}}},
			"care.started legal-status.changed placement.started[with-parent interim-order-home] placement.terms-changed[with-parent]"},
		{"placed at once with parents, before the assessment", Episode{ReasonNew: "P", LegalStatus: "C2", Placement: "P1", Facts: []string{"reg_19"}},
			"placement.started[with-parent reg-19] pwp.immediate-started"},
		{"a grandmother approved for a time, extended, then in full", Episode{ReasonNew: "S", LegalStatus: "C1", Placement: "U3", Facts: []string{"reg_24"},
			Terms: []Term{{Changed: core.Day(2026, 2, 1), Facts: []string{"reg_25"}, LegalStatus: "C1"}, {Changed: core.Day(2026, 3, 1), LegalStatus: "C1"}}},
			"care.started legal-status.changed placement.started[foster-care reg-24] reg24.started reg24.extended reg24.ended placement.terms-changed[foster-care reg-24] placement.terms-changed[foster-care]"},
		{"a code that nobody knows tells nothing", Episode{ReasonNew: "Q", LegalStatus: "C2", ReasonEnded: "Q"}, ""},
	} {
		c.episode.Began, c.episode.Ended = began, ended
		if got := told(episodeMoments(&c.episode)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}

// TestMissingMoments: the third time makes the agencies meet, unless they met while the
// child was missing.
func TestMissingMoments(t *testing.T) {
	from, until := core.Day(2026, 3, 2), core.Day(2026, 3, 6)
	for _, c := range []struct {
		why     string
		missing Missing
		want    string
	}{
		{"once", Missing{Type: "M", Repeat: "no"}, "missing.started missing.ended"},
		{"again and again", Missing{Type: "M", Repeat: "yes"}, "missing.started missing.ended[repeat]"},
		{"they met while the child was missing", Missing{Type: "M", Repeat: "yes", MetAt: core.At(core.Day(2026, 3, 5), 9, 0)}, "missing.started missing.ended missing.meeting-held"},
		{"they met afterwards", Missing{Type: "M", Repeat: "yes", MetAt: core.At(core.Day(2026, 3, 9), 9, 0)}, "missing.started missing.ended[repeat] missing.meeting-held"},
		{"they met on the day of coming back, after it", Missing{Type: "M", Repeat: "yes", UntilAt: core.At(until, 8, 0), MetAt: core.At(until, 9, 0)}, "missing.started missing.ended[repeat] missing.meeting-held"},
		{"a meeting before the child went", Missing{Type: "M", Repeat: "yes", MetAt: core.At(core.Day(2026, 3, 1), 9, 0)}, "missing.started missing.ended[repeat] missing.meeting-held"},
		{"not missing but away", Missing{Type: "A", Repeat: "yes"}, ""},
	} {
		c.missing.From, c.missing.Until = from, until
		if got := told(missingMoments(&c.missing)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}

func told(events []clock.Event) string {
	var out []string
	for _, e := range events {
		if e.At.IsZero() {
			continue // a blank day makes none
		}
		s := string(e.Moment)
		if len(e.Tags) > 0 {
			s += "[" + strings.Join(e.Tags, " ") + "]"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}
