package code

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// published reads the codes as the department publishes them.
func published(t *testing.T) map[string][]Item {
	t.Helper()
	text, err := os.ReadFile("testdata/published.txt")
	if err != nil {
		t.Fatal(err)
	}
	lists := map[string][]Item{}
	for n, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		f := strings.Fields(line)
		if len(f) != 4 {
			t.Fatalf("line %d has %d words, want 4", n+1, len(f))
		}
		lists[f[0]] = append(lists[f[0]], Item{Code: f[1], From: year(t, f[2]), Until: year(t, f[3])})
	}
	return lists
}

func year(t *testing.T, s string) int {
	t.Helper()
	if s == "-" {
		return 0
	}
	y, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return y
}

func TestPublishedCodesAreHereWithTheirYears(t *testing.T) {
	for name, items := range published(t) {
		l := Named(name)
		if l == nil {
			t.Errorf("there is no list %s", name)
			continue
		}
		if len(l.Items) != len(items) {
			t.Errorf("%s has %d codes, want %d", name, len(l.Items), len(items))
		}
		for _, want := range items {
			if !l.Has(want.Code) {
				t.Errorf("%s lacks %s", name, want.Code)
			}
			for y := 2018; y <= 2028; y++ {
				if got := l.HasIn(want.Code, y); got != want.GoodIn(y) {
					t.Errorf("%s %s in %d: good is %t, want %t", name, want.Code, y, got, want.GoodIn(y))
				}
			}
		}
	}
}

func TestEveryListIsWhole(t *testing.T) {
	names, word := map[string]bool{}, regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	for _, l := range All {
		if !word.MatchString(l.Name) || l.Title == "" || l.Source == "" || len(l.Items) == 0 {
			t.Errorf("list %q lacks a name in lower case, a title, a source or items", l.Name)
		}
		if names[l.Name] {
			t.Errorf("two lists are called %s", l.Name)
		}
		names[l.Name] = true
		codes, labels := map[string]bool{}, map[string]bool{}
		for _, i := range l.Items {
			switch {
			case i.Code == "" || strings.TrimSpace(i.Code) != i.Code || i.Label == "":
				t.Errorf("%s: item %q labelled %q lacks a code or a label", l.Name, i.Code, i.Label)
			case codes[i.Code]:
				t.Errorf("%s has %s twice", l.Name, i.Code)
			case labels[i.Label] && l != Boolean && l != Sex:
				t.Errorf("%s has two codes labelled %q", l.Name, i.Label)
			case i.Until != 0 && i.From > i.Until:
				t.Errorf("%s %s ends before it begins", l.Name, i.Code)
			}
			codes[i.Code], labels[i.Label] = true, true
		}
	}
}

func TestEveryListIsInAll(t *testing.T) {
	declared := regexp.MustCompile(`(?m)^\tName: +"(\w+)"|^var \w+ = &List\{"(\w+)"`)
	n := 0
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range declared.FindAllStringSubmatch(string(text), -1) {
			n++
			if name := m[1] + m[2]; Named(name) == nil {
				t.Errorf("%s declares %s, which All lacks", file, name)
			}
		}
	}
	if n != len(All) {
		t.Errorf("%d lists are declared, All has %d", n, len(All))
	}
}

func TestWhatAListAnswers(t *testing.T) {
	for _, c := range []struct {
		why       string
		got, want any
	}{
		{"a label is for people", LegalStatus.Label("C2"), "Full care order"},
		{"an unknown code has no label", LegalStatus.Label("C9"), ""},
		{"codes are compared in their own case", LegalStatus.Has("c2"), false},
		{"supported accommodation began in 2025", PlacementType.HasIn("K3", 2024), false},
		{"supported accommodation goes on", PlacementType.HasIn("K3", 2026), true},
		{"Z1 was split in 2026", PlacementType.HasIn("Z1", 2026), false},
		{"sex was a figure until 2024", Sex.HasIn("1", 2025), false},
		{"a form of 2026 offers three", len(Sex.In(2026)), 3},
		{"the returns' kinds of legal status", LegalStatus.Group("V3"), "short term break"},
		{"what counts as adopted", strings.Join(ReasonEpisodeCeased.InGroup("adopted"), " "), "E11 E12"},
		{"an authority is named", PreviousPermanenceAuthority.Label("908"), "Cornwall"},
		{"a pupil number of a new authority", UPNAuthority.HasIn("942", 2023), false},
		{"there is no such list", Named("colour") == nil, true},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %v, want %v", c.why, c.got, c.want)
		}
	}
}
