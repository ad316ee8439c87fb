package protection

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"throughline/core"
)

// What a core group is shown of several children's plans, and takes up unchanged, puts each
// child's plan back as it was, whichever rows they share.
func TestGatheredRowsGoBackToTheirPlans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		row := rapid.Custom(func(t *rapid.T) Action {
			return Action{Change: rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "change"), Progress: rapid.SampledFrom([]string{"", "same", "met"}).Draw(t, "progress")}
		})
		var plans []*Plan
		for range rapid.IntRange(1, 4).Draw(t, "children") {
			p := &Plan{Actions: rapid.SliceOfNDistinct(row, 0, 5, func(a Action) Action { return a }).Draw(t, "rows")}
			p.People = []core.ID{core.NewID()}
			plans = append(plans, p)
		}
		all := gathered(plans)
		for _, p := range plans {
			back := actionsFor(all, p.People[0])
			if len(back) != len(p.Actions) || slices.ContainsFunc(back, func(a Action) bool { return !slices.Contains(p.Actions, a) }) {
				t.Fatalf("a plan of\n%v came back as\n%v", p.Actions, back)
			}
		}
	})
}

func TestAConferenceIsQuorate(t *testing.T) {
	came := func(agency, how string) Attender { return Attender{Name: "x", Agency: agency, Came: how} }
	for _, c := range []struct {
		why     string
		present []Attender
		said    string
		quorate bool
	}{
		{"social care and two others", []Attender{came("social_care", "attended"), came("police", "attended"), came("school", "part")}, "", true},
		{"two of one agency are one", []Attender{came("social_care", "attended"), came("police", "attended"), came("police", "attended")}, "", false},
		{"a report is not a person", []Attender{came("social_care", "attended"), came("police", "attended"), came("school", "report")}, "", false},
		{"three agencies without social care", []Attender{came("gp", "attended"), came("police", "attended"), came("school", "attended")}, "", false},
		{"the family is no agency", []Attender{came("social_care", "attended"), came("police", "attended"), came("", "attended")}, "", false},
		{"somebody says why it went on", []Attender{came("social_care", "attended")}, "A snowstorm; it meets again on Monday.", true},
	} {
		m := meeting{Present: c.present, NotQuorate: c.said}
		if wrong := m.check(core.Day(2026, 3, 26), "held_on", onPlan); (len(wrong) == 0) != c.quorate {
			t.Errorf("%s: wrong are %v, want quorate %t", c.why, wrong, c.quorate)
		}
	}
}

func TestAMeetingOfOneAgencyIsNoCoreGroup(t *testing.T) {
	for _, c := range []struct {
		why     string
		present []GroupAttender
		want    bool
	}{
		{"two agencies, though the family did not come", []GroupAttender{{"a", "social_care", "attended"}, {"b", "school", "attended"}, {"c", "", "absent"}}, true},
		{"the worker and the mother: the family is no agency", []GroupAttender{{"a", "social_care", "attended"}, {"c", "", "attended"}}, false},
		{"the school sent apologies", []GroupAttender{{"a", "social_care", "attended"}, {"b", "school", "apologies"}}, false},
	} {
		if g := (CoreGroup{Present: c.present}); g.counts() != c.want {
			t.Errorf("%s: it counts as a core group: %t, want %t", c.why, !c.want, c.want)
		}
	}
}
