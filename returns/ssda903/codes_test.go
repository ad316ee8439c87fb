package ssda903

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// A version is a code with the collection years of one of its versions; 0 is open.
type version struct {
	code         string
	since, until int
}

// published reads codes.txt.
func published(t *testing.T) []version {
	t.Helper()
	text, err := os.ReadFile("codes.txt")
	if err != nil {
		t.Fatal(err)
	}
	year := func(cell string) int {
		if cell == "-" {
			return 0
		}
		n, err := strconv.Atoi(cell)
		if err != nil {
			t.Fatalf("codes.txt: %q is neither a year nor -", cell)
		}
		return n
	}
	var all []version
	for n, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "|")
		if len(cells) != 3 {
			t.Fatalf("codes.txt line %d: %q is not code | since | until", n+1, line)
		}
		all = append(all, version{strings.TrimSpace(cells[0]), year(strings.TrimSpace(cells[1])), year(strings.TrimSpace(cells[2]))})
	}
	return all
}

// TestEveryPublishedRuleIsHere holds the rules against the list of those published.
func TestEveryPublishedRuleIsHere(t *testing.T) {
	written := map[version]int{}
	for _, r := range Rules {
		written[version{r.Code, r.From, r.Until}]++
	}
	for _, v := range published(t) {
		if written[v] == 0 {
			t.Errorf("rule %s, %s, is published and not written", v.code, v.years())
		}
		delete(written, v)
	}
	for v := range written {
		t.Errorf("rule %s, %s, is written and not published", v.code, v.years())
	}
}

// TestRulesInForce counts the rules of each collection as the department numbers them.
func TestRulesInForce(t *testing.T) {
	for year, want := range map[int]int{2023: 293, 2024: 312, 2025: 305, 2026: 311, 2027: 322} {
		inForce := map[string]int{}
		for _, r := range Rules {
			if r.In(year) {
				inForce[r.Code]++
			}
		}
		if len(inForce) != want {
			t.Errorf("%d rules are in force in %d, want %d", len(inForce), year, want)
		}
		for code, versions := range inForce {
			if versions > 1 {
				t.Errorf("rule %s has %d versions in force in %d", code, versions, year)
			}
		}
	}
}

// TestEveryRuleIsWhole asks of each rule all that its reader needs.
func TestEveryRuleIsWhole(t *testing.T) {
	for _, r := range Rules {
		switch {
		case r.Words == "" || r.Fix == "":
			t.Errorf("rule %s does not say what is wrong, or how to put it right", r.Code)
		case len(r.Flags) == 0:
			t.Errorf("rule %s blames no column", r.Code)
		case (r.Check == nil) == (r.Gather == nil) || r.Across != nil:
			t.Errorf("rule %s must have a Check or a Gather, and not both: a return does not hold all its children", r.Code)
		case len(r.Needs) == 0 && r.Unless == nil:
			t.Errorf("rule %s needs no table", r.Code)
		}
	}
}

func (v version) years() string {
	year := func(n int) string {
		if n == 0 {
			return "open"
		}
		return strconv.Itoa(n)
	}
	return year(v.since) + " to " + year(v.until)
}
