package clock

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strings"
	"testing"
)

func TestClocksAreThoseOfTheReference(t *testing.T) {
	text, err := os.ReadFile("testdata/clock-ids.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Split(strings.TrimSpace(string(text)), "\n")
	var got []string
	for _, c := range All {
		n, unit := "-", "-"
		if !c.Limit.IsZero() {
			n, unit = fmt.Sprint(c.Limit.N), string(c.Limit.Unit)
		}
		got = append(got, strings.Join([]string{c.ID, string(c.Kind), n, unit, string(c.Counting)}, "\t"))
	}
	slices.Sort(got)
	if len(want) != 335 {
		t.Errorf("the list holds %d clocks, want 335", len(want))
	}
	for _, line := range got {
		if !slices.Contains(want, line) {
			t.Errorf("not in the list, or not like this: %s", line)
		}
	}
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("not among the clocks: %s", line)
		}
	}
}

func TestEveryClockIsWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range All {
		wrong := func(what string) { t.Errorf("%s: %s", c.ID, what) }
		if seen[c.ID] {
			wrong("stands twice in the list")
		}
		seen[c.ID] = true
		if c.Title == "" || c.Area == "" || c.Law == "" || c.Owner == "" || c.Basis == "" || c.Confidence == "" {
			wrong("lacks its title, area, law, owner, basis or confidence")
		}
		if len(c.Starts) == 0 || len(c.Meets) == 0 {
			wrong("lacks a start or a meeting")
		}
		for _, m := range moments(c) {
			if !m.Known() {
				wrong(fmt.Sprintf("names %q, which is no moment", m))
			}
		}
		if c.Limit.IsZero() && c.Kind != Prompt && c.Kind != FixedDate {
			wrong("has no figure and is neither a prompt nor a fixed date")
		}
		if (c.Limit.Unit == InHours) != (c.Counting == Exact) {
			wrong("counts hours other than exactly")
		}
		if c.Override == Free && c.Basis != Local || c.Override == TighterOnly && c.Basis == Local {
			wrong("is free though national, or fixed though local")
		}
		conditional := c.Applies != nil || c.Turn.First > 0 || c.Phase.Since != "" || len(c.Ends) > 0
		if c.When != "" && !conditional {
			wrong("has a condition in words that nothing tests")
		}
		if c.Applies != nil && c.When == "" {
			wrong("has a condition that no words say")
		}
		for _, w := range c.WarnAt {
			if w.After.IsZero() == w.Before.IsZero() {
				wrong("has a warning that is not one of after the start or before it is due")
			}
		}
	}
}

// moments lists every moment that a clock names.
func moments(c *Clock) []Moment {
	out := slices.Concat(c.Starts, c.Meets, c.Opens)
	for _, e := range c.Ends {
		out = append(out, e.On)
		if e.Undone != "" {
			out = append(out, e.Undone)
		}
	}
	for _, m := range []Moment{c.StartsAgain, c.Turn.Since, c.Phase.Since, c.Extension.On, c.Pause.Stop, c.Pause.Go} {
		if m != "" {
			out = append(out, m)
		}
	}
	return out
}

// The areas gone over by hand have a story for each clock.
func TestEveryClockOfTheseAreasHasAStory(t *testing.T) {
	told := map[string]bool{}
	for _, s := range slices.Concat(frontDoorStories, cinStories, protectionStories, careStories, visitStories) {
		told[s.clock] = true
	}
	for _, c := range All {
		switch c.Area {
		case "front-door", "early-help", "assessment", "child-protection", "care":
			if !told[c.ID] {
				t.Errorf("no story tells %s", c.ID)
			}
		}
	}
}

// The list of moments and the comments on their names say the same, and each is there once.
func TestMomentsSayWhatTheirCommentsSay(t *testing.T) {
	comments := map[string]string{}
	for _, name := range []string{"moments.go", "ours.go"} {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if v, ok := n.(*ast.ValueSpec); ok && v.Doc != nil && len(v.Values) == 1 {
				if lit, ok := v.Values[0].(*ast.BasicLit); ok {
					_, words, _ := strings.Cut(strings.TrimSpace(v.Doc.Text()), ": ")
					comments[strings.Trim(lit.Value, `"`)] = strings.TrimSuffix(words, ".")
				}
			}
			return true
		})
	}
	if len(comments) != len(Moments) {
		t.Errorf("%d moments are named and %d are listed", len(comments), len(Moments))
	}
	for _, m := range Moments {
		if comments[string(m.Moment)] != m.Words {
			t.Errorf("%s is listed as %q, and its comment says %q", m.Moment, m.Words, comments[string(m.Moment)])
		}
	}
}
