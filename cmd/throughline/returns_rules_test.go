package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func TestTheRulesAreListed(t *testing.T) {
	var out, errs bytes.Buffer
	if exit := run([]string{"returns", "rules", "--collection", "903", "--year", "2026", "--format", "json"}, &out, &errs); exit != 0 {
		t.Fatalf("exit %d: %s", exit, &errs)
	}
	var lines []ruleLine
	if err := json.Unmarshal(out.Bytes(), &lines); err != nil {
		t.Fatal(err)
	}
	if len(lines) != 311 {
		t.Errorf("%d rules of 2026, want 311", len(lines))
	}
	for _, l := range lines {
		if l.Message == "" || l.Fix == "" || l.Severity == "" {
			t.Errorf("rule %s lacks its message, its severity or how to put it right", l.Code)
		}
	}
	out.Reset()
	if exit := run([]string{"returns", "rules", "--collection", "cin", "--year", "2025"}, &out, &errs); exit != 0 || !strings.Contains(out.String(), "109 rules of the") {
		t.Errorf("exit %d, and the list of the census ends %q", exit, out.String()[max(0, out.Len()-80):])
	}
	if exit := run([]string{"returns", "rules", "--collection", "903", "--year", "1999"}, &out, &errs); exit != couldNot {
		t.Errorf("a year without rules: exit %d, want %d", exit, couldNot)
	}
}
