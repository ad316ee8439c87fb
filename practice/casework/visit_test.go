package casework

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"throughline/clock"
	"throughline/code"
	"throughline/core"
)

func TestEveryClockThatAsksForAVisitIsADuty(t *testing.T) {
	asked, makes := map[string]bool{}, map[clock.Moment]bool{}
	for _, d := range duties {
		if !code.VisitDuty.Has(d.code) {
			t.Errorf("the duty %s cannot be chosen", d.code)
		}
		for _, id := range d.clocks {
			c, ok := clock.ByID(id)
			if !ok {
				t.Errorf("the duty %s waits for %s, which is no clock", d.code, id)
				continue
			}
			if !slices.ContainsFunc(d.moments, func(m clock.Moment) bool { return slices.Contains(c.Meets, m) }) {
				t.Errorf("a visit for the duty %s does not meet %s", d.code, id)
			}
			asked[id] = true
		}
		for _, m := range d.moments {
			makes[m] = true
		}
	}
	if len(duties) != len(code.VisitDuty.Items) {
		t.Errorf("%d duties can be chosen, and %d are known", len(code.VisitDuty.Items), len(duties))
	}
	for _, c := range clock.All {
		for _, m := range c.Meets {
			if makes[m] && !asked[c.ID] {
				t.Errorf("%s is met by a visit, and no duty names it", c.ID)
			}
		}
	}
}

func TestWhatAVisitMakes(t *testing.T) {
	for _, c := range []struct{ why, place, seen, duties, want string }{
		{"seen alone at home", "home", "alone", "protection", "cp.visit-made child-seen; visit.recorded"},
		{"one visit for two duties", "home", "seen", "child_in_need care", "cin.visit-made; cla-visit.made; visit.recorded"},
		{"nobody there: it is kept that somebody went, and meets nothing", "home", "no_answer", "protection care", "cp.visit-made; visit.recorded"},
		{"before birth the mother is seen", "home", "mother", "protection", "cp.visit-made child-seen; visit.recorded"},
		{"a video call is no visit", "video", "alone", "protection care pathway", "visit.recorded"},
		{"an adviser's visit also keeps in touch", "home", "alone", "pathway", "pa.visit-made; pa.contact-made; visit.recorded"},
		{"a visit for no duty", "school", "alone", "", "visit.recorded"},
	} {
		t.Run(c.why, func(t *testing.T) {
			at := core.At(core.Day(2026, 3, 12), 16, 0)
			v := &Visit{At: at, Place: c.place, Children: []VisitChild{{Seen: c.seen, Duties: strings.Fields(c.duties)}}}
			v.Children[0].Person, v.Made = "child", at
			var got []string
			for _, e := range visitMoments(v) {
				got = append(got, strings.TrimSpace(fmt.Sprint(e.Moment, " ", strings.Join(e.Tags, " "))))
			}
			if is := strings.Join(got, "; "); is != c.want {
				t.Errorf("got  %s\nwant %s", is, c.want)
			}
		})
	}
}

func TestADutyKeepsItsPieceOfWork(t *testing.T) {
	line := writeThreads(map[string]core.ID{"section47": "b", "assessment": "a"})
	if line != "assessment=a section47=b" {
		t.Errorf("got %q", line)
	}
	for duty, want := range map[string]core.ID{"assessment": "a", "section47": "b", "care": ""} {
		if got := threadOf(line, duty); got != want {
			t.Errorf("%s belongs to %q, want %q", duty, got, want)
		}
	}
}

func TestTheLineOfAVisit(t *testing.T) {
	for _, c := range []struct{ why, seen, want string }{
		{"one child", "alone", "At home, Seen, and alone"},
		{"every child alone", "alone alone", "At home, all seen, and alone"},
		{"every child, one not alone", "alone seen", "At home, all seen"},
		{"one child was not there", "alone not_seen seen", "At home, 2 of 3 seen"},
	} {
		v := &Visit{Place: "home"}
		for _, s := range strings.Fields(c.seen) {
			v.Children = append(v.Children, VisitChild{Seen: s})
		}
		if got := visitLine(v); got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}
