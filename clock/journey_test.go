package clock

import (
	"strings"
	"testing"

	"throughline/core"
)

// happened reads events, one to a line or between semicolons: a moment, a day, and in
// any order a time of day, rec=, thread=, until=, every= (as 2-weeks) and tags.
func happened(t testing.TB, text string) []Event {
	t.Helper()
	var out []Event
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == ';' }) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		day := core.MustDate(words[1])
		e := Event{Moment: Moment(words[0]), At: core.At(day, 0, 0), DayOnly: true}
		for _, w := range words[2:] {
			key, value, named := strings.Cut(w, "=")
			switch {
			case key == "rec":
				e.Record = core.ID(value)
			case key == "thread":
				e.Thread = core.ID(value)
			case key == "until":
				e.Until = core.MustDate(value)
			case key == "every":
				l, err := ParseLength(strings.ReplaceAll(value, "-", " "))
				if err != nil {
					t.Fatal(err)
				}
				e.Every = l
			case !named && strings.Contains(w, ":"):
				e.At, e.DayOnly = core.At(day, int(w[0]-'0')*10+int(w[1]-'0'), int(w[3]-'0')*10+int(w[4]-'0')), false
			default:
				e.Tags = append(e.Tags, w)
			}
		}
		if !e.Moment.Known() {
			t.Fatalf("%q is not a moment", e.Moment)
		}
		out = append(out, e)
	}
	return out
}

// run runs all clocks over a child born on a day ("" for not known), or expected on
// one ("expected 2026-05-01").
func run(t testing.TB, born, text string, s *Settings) []Due {
	t.Helper()
	child := Child{ID: "child"}
	if due, unborn := strings.CutPrefix(born, "expected "); unborn {
		child.Expected = core.MustDate(due)
	} else {
		child.Born = core.MustDate(born)
	}
	dues, err := Run(child, happened(t, text), s, England())
	if err != nil {
		t.Fatalf("Run: %v", err)
	}
	return dues
}

// told says what one clock made of it: each state and due date, in order.
func told(dues []Due, clock string) string {
	var out []string
	for _, d := range dues {
		if d.Clock != clock {
			continue
		}
		words := string(d.State)
		if !d.DueOn.IsZero() {
			words += " " + d.DueOn.String()
		}
		if !d.DueAt.IsZero() && !endsWithDay(d.DueAt) {
			words += d.DueAt.Time().Format(" 15:04")
		}
		out = append(out, words)
	}
	return strings.Join(out, "; ")
}

// A story is a case of one clock: what happened, and what is owed.
type story struct{ why, clock, born, events, want string }

func tell(t *testing.T, stories []story) {
	t.Helper()
	for _, s := range stories {
		t.Run(s.clock+": "+s.why, func(t *testing.T) {
			if _, ok := ByID(s.clock); !ok {
				t.Fatalf("there is no clock %s", s.clock)
			}
			if got := told(run(t, s.born, s.events, nil), s.clock); got != s.want {
				t.Errorf("%s\nborn %s, %s\ngot  %s\nwant %s", s.why, s.born, s.events, got, s.want)
			}
		})
	}
}
