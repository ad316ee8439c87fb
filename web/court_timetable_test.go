package web

import (
	"testing"

	"throughline/core"
	"throughline/practice/court"
	"throughline/record"
	"throughline/ui"
)

func TestCourtTimetable(t *testing.T) {
	p := &court.Proceedings{Issued: core.Day(2026, 6, 5)}
	p.Thread = "t"
	card := func(e record.Entry) record.Card {
		b := e.Head()
		b.Thread, b.State = "t", record.Agreed
		return record.Card{Base: *b, Entry: e}
	}
	other := card(&court.Hearing{Which: "IRH", On: core.Day(2026, 7, 1)})
	other.Thread = "of another piece of work"
	l := timetable(p, []record.Card{
		other,
		card(&court.Hearing{Which: "final", On: core.Day(2026, 11, 20), LongerFrom: core.Day(2026, 12, 3), Longer: core.Day(2027, 1, 28)}),
		card(&court.Direction{What: "Final statement", Due: core.Day(2026, 8, 14), Filed: core.Day(2026, 8, 17)}),
		card(&court.Direction{What: "Care plan", Due: core.Day(2026, 9, 1)}),
	}, core.Day(2026, 9, 2))
	if got := l.Lanes[0].Bars; len(got) != 2 || got[0].To != core.Day(2026, 12, 3) || got[1].To != core.Day(2027, 1, 28) {
		t.Errorf("the 26 weeks and the longer time are %+v", got)
	}
	if got := l.Lanes[1].Points; len(got) != 1 || got[0].Text != "Final hearing" {
		t.Errorf("the hearings are %+v", got)
	}
	for i, want := range []string{"Final statement, filed late", "Care plan, overdue"} {
		if got := l.Lanes[2].Points[i]; got.Text != want || got.Tone != ui.Bad {
			t.Errorf("direction %d is %q, want %q", i, got.Text, want)
		}
	}
}
